"""From what a question means to SPARQL: told names become parameters, each step a DISTINCT sub-select, ordered by hand.

Every step begins at what is told and goes outward, so no step looks at more of the graph than its answers need; places
are taken with everything inside them through the materialised `rg:within`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field, replace
from datetime import date, timedelta

from pyoxigraph import Literal

from graph.frozen import dataclass
from graph.model import Kind
from graph.terms import DATE, Term, term
from graph.vocabulary import BASE, KINDS, RELATIONS
from queries.ask.frames import frames
from queries.ask.lexicon import lexicon
from queries.ask.meaning import (
    Both,
    Each,
    Either,
    Event,
    Every,
    Extreme,
    Meaning,
    Most,
    MostOften,
    Named,
    Prize,
    Trace,
    Unknown,
    When,
    Without,
)
from queries.ask.patterns import Event as Written
from queries.ask.patterns import Pattern, Rests, first_release, patterns, seen_to_move, short

LISTED_DAYS = 31
"""A stretch of time of no more days is looked for day by day."""
MANY = 3
"""From this reach on, members are too many to be tested one by one."""
IN_FRONT, LEADING = 25, 200
"""Rows of a count that are told, and those among which they are looked for."""
PLACES = {("shoot", "place"), ("set_in", "o")}
"""Parts that hold with everything inside a named place."""


class NotSayable(Exception):  # noqa: N818 - a reading that turns out to mean nothing, never an error of the user's
    """The graph has no pattern for this meaning ("everything", a name it does not hold)."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A query over parameters, and their values."""

    query: str
    bindings: dict[str, Term]
    leading: str = ""
    """Of a count: the same query whose rows of one number come in any order, `LEADING` of them."""


@dataclass(slots=True)
class Compiler:
    """Writes patterns; counts its variables and parameters."""

    today: date
    loose: str = ""
    flat: bool = False
    """Without sub-selects, so that every variable on the way is seen."""
    bindings: dict[str, Term] = field(default_factory=dict)
    rests: list[Rests] = field(default_factory=list)
    """The facts that the patterns written so far rest on."""
    shown: list[tuple[str, str]] = field(default_factory=list)
    """Of a flat query: columns that tell more about its members, by the outermost event."""
    more: str = ""
    """An optional pattern that binds some of them, for the end of the query."""
    _variables: int = 0
    _told: bool = False
    _branching: bool = False
    _testing: bool = False
    """Whether an event is written as a test of what is bound already."""
    _nested: bool = False
    """Whether an event is being written, and the next one is a part of it."""

    def select(self, meaning: Meaning) -> Plan:
        """The members of a meaning, each once, in the column `answer`; with `number` where they are counted."""
        if isinstance(meaning, MostOften):
            body = self._counted(meaning, "?answer")
            return Plan(f"{body} LIMIT {IN_FRONT}", dict(self.bindings), f"{body.removesuffix(' ?answer')} LIMIT {LEADING}")
        body = self.members(meaning, "?answer")
        return Plan(f"SELECT DISTINCT ?answer {{ {body} }}", dict(self.bindings))

    def members(self, meaning: Meaning, variable: str) -> str:
        """A pattern that binds the variable to each member."""
        match meaning:
            case Named(terms=terms):
                if variable[1:] in self.bindings:
                    return ""
                return f"VALUES {variable} {{ {' '.join(self._parameter(one) for one in terms)} }}"
            case Every(kinds):
                return self._every(kinds, variable)
            case Prize(names):
                ways = (f"{{ {self._fresh()}x {short(RELATIONS[name].iri)} {variable} }}" for name in ("award", "nominated_for"))
                return f"{' UNION '.join(ways)} {self._prize(names, variable)}"
            case Event():
                return self._event(meaning, variable)
            case Both(parts):
                return self._both(parts, variable)
            case Either(parts) | Each(parts):
                self._branching = True
                return " UNION ".join(f"{{ {self.members(part, variable)} }}" for part in parts)
            case Without(base) if self.flat:
                return self.members(base, variable)
            case Without(base, gone):
                return f"{self._step(base, variable)} {self._minus(gone, variable)}"
            case Extreme(of=of) | MostOften(event=of) if self.flat:
                return self.members(of, variable)
            case Extreme():
                return self._extreme(meaning, variable)
            case MostOften():
                return f"{{ SELECT {variable} {{ {{ {self._counted(meaning, variable)} LIMIT 1 }} }} }}"
            case Most(of=of):
                return self.members(of, variable)
            case Unknown(typed):
                raise NotSayable(typed)
            case Trace():
                raise NotSayable("they")

    def _step(self, meaning: Meaning, variable: str) -> str:
        body = self.members(meaning, variable)
        if self.flat or isinstance(meaning, Named | Every | Extreme | MostOften):
            return body
        return f"{{ SELECT DISTINCT {variable} {{ {body} }} }}"

    def _both(self, parts: tuple[Meaning, ...], variable: str) -> str:
        """What leaves the fewest first; the others, where they can, only test what it binds."""
        order = sorted(parts, key=_reach)
        kept = [part for part in order if not _vacuous(part) and not (self.flat and isinstance(part, Every))]
        first, *others = kept or order[:1]
        bound = variable
        if isinstance(first, Named) and len(first.terms) == 1:
            bound = self._parameter(first.terms[0])  # the engine plans better around what is known than around a variable
        many = _reach(first) >= MANY
        return " ".join([self._step(first, variable), *(self._part(part, variable, bound, many=many) for part in others)])

    def _part(self, part: Meaning, variable: str, bound: str, *, many: bool) -> str:
        """A kind of what is bound already is a test; where that is much, of the address, which names the kind."""
        if isinstance(part, Every) and many:
            return self._kind_test(part.kinds, variable) or f"{{ SELECT {variable} {{ {self._every(part.kinds, variable)} }} }}"
        if isinstance(part, Every):
            return f"FILTER EXISTS {{ {self._every(part.kinds, variable)} }}"
        if isinstance(part, Prize):
            return self._prize(part.names, variable)
        if isinstance(part, Event) and self.flat:
            return self._event(part, bound)
        if isinstance(part, Event) and bound != variable:
            return f"{{ SELECT (true AS {self._fresh()}) {{ {self._event(part, bound)} }} LIMIT 1 }}"
        if isinstance(part, Event) and _plain(part):
            return self._further(part, bound)
        return self._step(part, variable)

    def _kind_test(self, kinds: frozenset[str], variable: str) -> str:
        """Whether it is of one of the kinds, by its address; empty where some are kinds of words.

        By way of a variable, for a plain filter would go into the steps before, and the engine then plans those otherwise.
        """
        if not kinds <= {kind.value for kind in KINDS}:
            return ""
        told = f"{self._fresh()}kind"
        tests = (f'STRSTARTS(STR({variable}), "{BASE}{kind}/")' for kind in sorted(kinds))
        return f"BIND ({' || '.join(tests)} AS {told}) FILTER ({told})"

    def _further(self, event: Event, variable: str) -> str:
        """What is bound takes part in an event. The way there goes on from it: a test would be planned as if nothing were bound."""
        before, self._testing = self._testing, True
        bound, ways = self.event_ways(event, variable)
        self._testing = before
        texts = [f"{way.text} {bound}" for way in ways]
        return texts[0] if len(texts) == 1 else " UNION ".join(f"{{ {text} }}" for text in texts)

    def _test(self, event: Event, variable: str) -> str:
        """Whether what is bound takes part in an event; the engine then looks at that alone."""
        before, self._testing = self._testing, True
        bound, ways = self.event_ways(event, variable)
        self._testing = before
        return " || ".join(f"EXISTS {{ {way.text} {bound} }}" for way in ways)

    def _every(self, kinds: frozenset[str], variable: str) -> str:
        classes = [short(iri) for kind, iri in KINDS.items() if kind.value in kinds]
        literals = sorted(kind for kind in kinds if kind in RELATIONS and not RELATIONS[kind].objects)
        if len(kinds) > 4 or not (classes or literals):
            raise NotSayable("anything")
        ways = [f"{variable} a {one} ." for one in classes]
        ways += [f"{self._fresh()}x {short(RELATIONS[kind].iri)} {variable} ." for kind in literals]
        return ways[0] if len(ways) == 1 else " UNION ".join(f"{{ {way} }}" for way in ways)

    def _minus(self, gone: Meaning, variable: str) -> str:
        if isinstance(gone, Either) and all(isinstance(part, Named) for part in gone.parts):
            return " ".join(self._minus(part, variable) for part in gone.parts)
        if isinstance(gone, Named):
            return " ".join(f"FILTER ({variable} != {self._parameter(one)})" for one in gone.terms)
        if isinstance(gone, Event) and _plain(gone):
            return f"FILTER (!({self._test(gone, variable)}))"
        return f"MINUS {{ {self._step(gone, variable)} }}"

    # -- events -------------------------------------------------------------------------------------

    def _event(self, event: Event, variable: str) -> str:
        outermost = self.flat and not self._nested
        self._nested = True
        before, ways = self.event_ways(event, variable)
        self._nested = not outermost
        self.rests += [rest for way in ways for rest in way.rests]
        if outermost and (not self.shown or (event.args and not self._told)):
            self._told = bool(event.args)
            self.shown = list(dict.fromkeys(column for way in ways for column in way.shown))
            if self._branching:  # variables of one branch are free in the others
                ways = [replace(way, text=f"{way.text} {way.more}") for way in ways]
            else:
                self.more = " ".join(way.more for way in ways if way.more)
        texts = [way.text for way in ways]
        if len(texts) == 1:
            return f"{before} {texts[0]}".strip()
        return " UNION ".join(f"{{ {before} {text} }}" for text in texts)  # so that each way begins at what is told

    def event_ways(self, event: Event, variable: str) -> tuple[str, list[Pattern]]:
        """What binds the told parts, and the ways in which the event can then stand."""
        fresh = self._fresh()
        parts = {event.asked: variable}
        before = []
        for part, value in event.args:
            parts[part], text = self._argument(event.frame, part, value, fresh)
            if text:
                before.append(text)
        first = bool(event.when) and event.frame in {"release", "move"} and not (self.flat or self._testing or "film" in dict(event.args))
        ways = patterns(Written(event.frame, parts, fresh, loose=self.loose, full=self.flat, timed=bool(event.when), first=first))
        if event.when and first:
            if (event.frame, event.asked, event.args) == ("move", "film", ()):  # each film tells when it moved
                return "", [Pattern(f"{variable} rg:movedOn {fresh}on . {self._lexical(f'{fresh}on', event.when)}", ())]
            before.append(self._opening(event, fresh) if event.frame == "release" else self._moving(event.when, fresh))
        elif event.when:
            ways = [replace(way, text=f"{way.text} {self._time(event, parts, fresh)}") for way in ways]
        return " ".join(before), ways

    def _argument(self, frame: str, part: str, value: Meaning, fresh: str) -> tuple[str, str]:
        """The variable that stands for a told part, and what binds it first."""
        variable = f"{fresh}{part}"
        if isinstance(value, Named):
            if (frame, part) in PLACES and self._testing and len(value.terms) == 1:
                place = self._parameter(value.terms[0])
                return variable, f"FILTER ({variable} = {place} || EXISTS {{ {variable} rg:within {place} }})"
            if (frame, part) in PLACES:
                return variable, " UNION ".join(self._inside(one, variable) for one in value.terms)
            if value.kind == "award":
                return variable, self._prize((value,), variable)
            if len(value.terms) == 1:
                return self._parameter(value.terms[0]), ""
        if isinstance(value, Prize):
            return variable, self._prize(value.names, variable)
        if isinstance(value, Every) and value.kinds >= frames()[frame].parts[part]:
            return variable, ""
        if isinstance(value, Every) and self.flat:
            return variable, f"FILTER EXISTS {{ {self._every(value.kinds, variable)} }}"
        return variable, self._step(value, variable)

    def _prize(self, awards: Sequence[Named], variable: str) -> str:
        """Awards that go by each of these under any of its names, and every category: "Oscar", "Academy Award for Best Picture"."""
        text = f'CONCAT(" ", REPLACE(LCASE(STR({variable})), "’", "\'"), " ")'
        called = (lexicon().called(f"award {award.labels[0]}") or (award.labels[0].lower(),) for award in awards)
        tests = (" || ".join(f"CONTAINS({text}, {self._text(f' {name} ')})" for name in names) for names in called)
        return " ".join(f"FILTER ({test})" for test in tests)

    def _by_category(self, awards: Sequence[Named], variable: str, named: str) -> str:
        """The award where it is more than the name of the body: "Oscar" is one of those that are told by category beside it."""
        names = {name for award in awards for name in lexicon().called(f"award {award.labels[0]}")}
        plain = ", ".join(self._text(name) for name in sorted(names)) or '""'
        return f'BIND (IF(REPLACE(LCASE(STR({variable})), "’", "\'") IN ({plain}), {named}none, {variable}) AS {named})'

    def _inside(self, place: str, variable: str) -> str:
        parameter = self._parameter(place)
        return f"{{ {variable} rg:within {parameter} }} UNION {{ BIND ({parameter} AS {variable}) }}"

    def _time(self, event: Event, parts: dict[str, str], fresh: str) -> str:
        assert event.when is not None
        match event.frame:
            case "release":
                return self._interval(f"{fresh}release", event.when, fresh)
            case "move":
                return f"{self._lexical(f'{fresh}on', event.when)} {seen_to_move(f'{fresh}fact', f'{fresh}on')}"
            case "shoot":
                film, place = parts.get("film", f"{fresh}film"), parts.get("place", f"{fresh}place")
                if "person" in parts:
                    return self._stay(f"{fresh}shoot", event.when, fresh)
                at = f"{fresh}shot"
                return f"{at} schema:location {place} ; rg:film {film} . {self._stay(at, event.when, fresh)}"
            case frame:
                told = next((parts[part] for part in ("s", "film") if part in parts), None)
                film = told or (f"{fresh}s" if "s" in frames()[frame].parts else f"{fresh}film")
                node = f"{fresh}opening"
                return f"{film} schema:releasedEvent {node} . {first_release(node)} {self._interval(node, event.when, fresh)}"

    def _interval(self, node: str, when: When, fresh: str) -> str:
        """Dates that lie in the stretch of time as a whole; a vaguer date is never counted in."""
        first, last = f"{fresh}first", f"{fresh}last"
        start, end = self._day(when.start), self._day(when.end)
        tests = {
            "in": f"{first} >= {start} && {last} <= {end}",
            "since": f"{first} >= {start}",
            "after": f"{first} > {end}",
            "before": f"{last} < {start}",
            "until": f"{last} <= {end}",
        }
        return f"{node} rg:earliest {first} ; rg:latest {last} . FILTER ({tests[when.how]})"

    def _opening(self, event: Event, fresh: str) -> str:
        """Releases in a stretch of time, looked for before anything else: by their days, or by one look at all days."""
        node, first, last, when = f"{fresh}release", f"{fresh}first", f"{fresh}last", event.when
        assert when is not None
        aside = "" if any(part == "medium" for part, _ in event.args) else f"MINUS {{ {node} rg:medium \"festival\" }} MINUS {{ {node} rg:rerelease true }}"
        days = _days(when)
        if when.how == "in" and len(days) <= LISTED_DAYS:
            found = f"VALUES {first} {{ {' '.join(map(self._day, days))} }} {node} rg:earliest {first} ."
            return f"{{ SELECT DISTINCT {node} {{ {found} FILTER EXISTS {{ {node} rg:latest {last} FILTER ({last} <= {self._day(when.end)}) }} {aside} }} }}"
        start, end = self._day(when.start), self._day(when.end)
        begins, ends = {
            "in": (f"{first} >= {start} && {first} <= {end}", f"{last} >= {start} && {last} <= {end}"),
            "since": (f"{first} >= {start}", ""),
            "after": (f"{first} > {end}", ""),
            "before": (f"{first} < {start}", f"{last} < {start}"),
            "until": (f"{first} <= {end}", f"{last} <= {end}"),
        }[when.how]
        ended = f"{{ SELECT {node} {{ {node} rg:latest {last} . FILTER ({ends}) }} }} " if ends else ""
        return f"{{ SELECT DISTINCT {node} {{ {{ SELECT {node} {{ {node} rg:earliest {first} . FILTER ({begins}) }} }} {ended}{aside} }} }}"

    def _moving(self, when: When, fresh: str) -> str:
        """What gave way in a stretch of time, by one look at all such days."""
        fact, on = f"{fresh}fact", f"{fresh}on"
        return f"{{ SELECT {fact} {on} {{ {fact} rg:gaveWayOn {on} . {self._lexical(on, when)} }} }} {seen_to_move(fact, on)}"

    def _stay(self, node: str, when: When, fresh: str) -> str:
        """Shoots that began in the stretch of time, or went on in it; of many only the beginning is known."""
        first, last = f"{fresh}began", f"{fresh}ended"
        start, end, over = self._day(when.start), self._day(when.end), f"COALESCE({last}, {first})"
        tests = {
            "in": f"{first} <= {end} && {over} >= {start}",
            "since": f"{over} >= {start}",
            "after": f"{first} > {end}",
            "before": f"{first} < {start}",
            "until": f"{first} <= {end}",
        }
        return f"{node} rg:earliest {first} . OPTIONAL {{ {node} rg:latest {last} }} FILTER ({tests[when.how]})"

    def _lexical(self, variable: str, when: When) -> str:
        """The same over EDTF text, as far as its own precision goes."""
        start, end = self._text(when.start), self._text(when.end)
        day = f"STR({variable})"
        cut_start, cut_end = (f"SUBSTR({one}, 1, STRLEN({day}))" for one in (start, end))
        tests = {
            "in": f"{day} >= {cut_start} && {day} <= {cut_end}",
            "since": f"{day} >= {cut_start}",
            "after": f"{day} > {cut_end}",
            "before": f"{day} < {cut_start}",
            "until": f"{day} <= {cut_end}",
        }
        return f"FILTER ({tests[when.how]})"

    # -- first, last, most ------------------------------------------------------------------------------

    def _extreme(self, meaning: Extreme, variable: str) -> str:
        fresh = self._fresh()
        inner = self._step(meaning.of, variable)
        order = "DESC" if meaning.which == "last" else "ASC"
        if _dates(meaning.of):
            return f"{{ SELECT DISTINCT {variable} {{ {inner} }} ORDER BY {order}({variable}) LIMIT {meaning.number} }}"
        node, day = f"{fresh}opening", f"{fresh}day"
        today = self._day(self.today.isoformat()) if meaning.which != "first" else ""
        having = f"HAVING (MIN({day}) > {today}) " if meaning.which == "next" else f"HAVING (COUNT({day}) > 0) "
        out_first = f"ASC(MIN({day}) > {today}) " if meaning.which == "last" else ""
        return (
            f"{{ SELECT {variable} {{ {inner} OPTIONAL {{ {variable} schema:releasedEvent {node} . {node} rg:earliest {day} . "
            f"{first_release(node)} }} }} GROUP BY {variable} {having}"
            f"ORDER BY {out_first}{order}(MIN({day})) {variable} LIMIT {meaning.number} }}"
        )

    def _counted(self, meaning: MostOften, variable: str) -> str:
        """Members with the number of what they are counted by, the most (or fewest) first."""
        event, fresh = meaning.event, self._fresh()
        counted, named, number, after = f"{fresh}counted", f"{fresh}named", "", ""
        parts = {event.asked: variable, meaning.counted: counted}
        before = [self._step(meaning.among, variable)] if meaning.among else []
        all_of = not before and not event.when and all(part == meaning.counted and isinstance(value, Every) for part, value in event.args)
        for part, value in event.args:
            if isinstance(value, Every) and all_of:
                before.append(f"{{ SELECT {counted} {{ {self._every(value.kinds, counted)} }} }}")
            elif part == meaning.counted and not isinstance(value, Prize):
                before.append(self._step(value, counted))
            elif isinstance(value, Prize) and part == meaning.counted:
                before.append(self._prize(value.names, counted))
                after = self._by_category(value.names, counted, named)
                number = f"IF(COUNT(DISTINCT {named}) = 0, 1, COUNT(DISTINCT {named}))"
            else:
                parts[part], text = self._argument(event.frame, part, value, fresh)
                before.append(text)
        ways = patterns(Written(event.frame, parts, fresh, typed=all_of and bool(event.args)))
        when = self._time(event, parts, fresh) if event.when else ""
        body = " UNION ".join(f"{{ {way.text} {when} }}" for way in ways)
        if all_of:  # both are read once and joined: looking up one for each of the other takes ten times as long
            body = f"{{ SELECT {variable} {counted} {{ {body} }} }}"
        order = "ASC" if meaning.least else "DESC"
        once = "" if all_of and len(ways) == 1 else "DISTINCT "  # the pairs of one relation are each there once
        return (
            f"SELECT {variable} ({number or f'COUNT({once}{counted})'} AS ?number) {{ {' '.join(before)} {body} {after} }} "
            f"GROUP BY {variable} ORDER BY {order}(?number) {variable}"
        )

    # -- names for things ---------------------------------------------------------------------------------

    def told(self, value: Term) -> str:
        """A parameter for one member, to ask what its membership rests on."""
        return self._bound(value)

    def _fresh(self) -> str:
        self._variables += 1
        return f"?v{self._variables}"

    def _parameter(self, text: str) -> str:
        return self._bound(term(text))

    def _day(self, iso: str) -> str:
        return self._bound(Literal(iso, datatype=DATE))

    def _text(self, text: str) -> str:
        return self._bound(Literal(text))

    def _bound(self, value: Term) -> str:
        for name, known in self.bindings.items():
            if known == value:
                return f"?{name}"
        name = f"e{len(self.bindings) + 1}"
        self.bindings[name] = value
        return f"?{name}"


def _plain(event: Event) -> bool:
    """Whether all that it tells are names, so that nothing has to be looked for before it can be tested."""
    frame = frames()[event.frame]
    return event.frame not in {"move", "original"} and all(
        (isinstance(value, Named) and len(value.terms) == 1) or isinstance(value, Prize) or (isinstance(value, Every) and value.kinds >= frame.parts[part])
        for part, value in event.args
    )


_WIDE = {"place": 3, "date": 4, "medium": 5, "genre": 4, "keyword": 4, "language": 5, "status": 5, "award": 3}
"""How much of a graph a name of that kind leaves; of all other kinds little."""


def _reach(meaning: Meaning) -> int:
    """How many members a part of an intersection may have, roughly: those with fewer come first."""
    match meaning:
        case Named():
            return 0
        case Event(args=args, when=when):
            told = [_WIDE.get(value.kind, 1) if isinstance(value, Named) else 2 for _, value in args if not isinstance(value, Every)]
            return min(told, default=6 if when else 7)
        case Without(base=of):
            return _reach(of)
        case Either(parts) | Each(parts):
            return max(map(_reach, parts))
        case Every() | Prize():
            return 9
        case _:
            return 2


def _days(when: When) -> list[str]:
    first, last = date.fromisoformat(when.start), date.fromisoformat(when.end)
    return [(first + timedelta(number)).isoformat() for number in range((last - first).days + 1)]


def _vacuous(meaning: Meaning) -> bool:
    """A bare kind of values adds nothing to what an event already says."""
    kinds = {kind.value for kind in Kind}
    return isinstance(meaning, Every) and (len(meaning.kinds) > 4 or not meaning.kinds & kinds)


def _dates(meaning: Meaning) -> bool:
    return isinstance(meaning, Event) and meaning.asked == "date"
