"""The pieces that a sentence is put together from: noun phrases and clauses, and how they fill each other's open parts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from queries.ask.frames import frames
from queries.ask.lexicon import Joint, Relational, Verb, lexicon
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
    Trace,
    Unknown,
    When,
    Without,
    both,
    walk,
)

ANYTHING = frozenset(
    kind for frame in frames().values() for kinds in frame.parts.values() for kind in kinds
)
SCREEN = frozenset({"film", "series"})
THINGS = frozenset(
    {"film", "series", "person", "character", "franchise", "place", "organisation", "work"}
)
"""Kinds that things of the graph have; all other kinds are words and dates."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: what it means, of which kinds its members are, and what it asks (`which`, `count` or nothing)."""

    meaning: Meaning
    kinds: frozenset[str]
    ask: str = ""
    relational: Relational | None = None
    """Open while its noun still waits for "of …"."""
    bare: bool = False
    """Nothing but a noun so far."""
    capacity: str = ""
    """The frame in which it was told: "the director of X" is somebody as a director."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A verb with some of its slots filled; `fixed` instead of a verb where it says no more than a set of subjects."""

    verb: Verb | None = None
    slots: tuple[tuple[str, Phrase], ...] = ()
    when: When | None = None
    negated: bool = False
    gap: str = ""
    """A slot whose preposition stands without its noun ("directed by" whom)."""
    fixed: Phrase | None = None

    def filled(self, slot: str) -> bool:
        return any(name == slot for name, _ in self.slots)

    @property
    def asks(self) -> bool:
        """Whether one of its slots holds a question word."""
        return any(phrase.ask for _, phrase in self.slots)

    def without(self, slot: str) -> Clause:
        return replace(self, slots=tuple(one for one in self.slots if one[0] != slot))


def names_only(meaning: Meaning) -> bool:
    """Whether it is a name, or names joined by and / or."""
    match meaning:
        case Named() | Unknown():
            return True
        case Each(parts) | Either(parts):
            return all(names_only(part) for part in parts)
        case _:
            return False


# -- filling a verb's slots --------------------------------------------------------------------------


def fill(clause: Clause, slot: str, phrase: Phrase) -> Clause | None:
    """The clause with one more slot filled; None where it has no such slot, or the noun is of no fitting kind."""
    verb = clause.verb
    if verb is None or clause.filled(slot) or clause.gap:
        return None
    part = verb.subject if slot == "subject" else verb.part(slot)
    if not part or part in parts_of(clause):
        return None
    fitting = fit(verb.frame, part, phrase)
    if fitting is None:
        return None
    return replace(clause, slots=tuple(sorted((*clause.slots, (slot, fitting)), key=lambda one: one[0])))


def fit(frame: str, part: str, phrase: Phrase) -> Phrase | None:
    """The phrase as far as its members can take that part."""
    kinds = frames()[frame].parts[part] & phrase.kinds
    return replace(phrase, kinds=kinds) if kinds else None


def parts_of(clause: Clause) -> set[str]:
    """The parts of the frame that the filled slots stand for."""
    verb = clause.verb
    assert verb is not None
    return {verb.subject if slot == "subject" else verb.part(slot) for slot, _ in clause.slots}


def described(head: Phrase, clauses: tuple[Clause, ...]) -> Phrase | None:
    """The head, narrowed by clauses whose subject it is ("films directed by X")."""
    for clause in clauses:
        if clause.fixed:
            kinds, found = clause.fixed.kinds, clause.fixed.meaning
        else:
            assert clause.verb is not None
            if lacking(clause, clause.verb.subject):
                return None
            kinds = frames()[clause.verb.frame].parts[clause.verb.subject]
            found = event(clause, clause.verb.subject)
        if not kinds & head.kinds:
            return None
        head = narrowed(head, found, kinds & head.kinds, negated=clause.negated)
    return head


def gapped(head: Phrase, clause: Clause) -> Iterator[tuple[Phrase, float]]:
    """The head, narrowed by a clause in which it stands for an open part ("films that X directed"), with what that costs."""
    verb = clause.verb
    if verb is None:
        return
    if clause.gap:
        slots = [(verb.part(clause.gap), 0.0)]
    else:
        told = parts_of(clause)
        first = verb.part("obj")
        slots = [
            (part, 0.0 if part == first else 0.4)
            for part in frames()[verb.frame].parts
            if part not in told and (part == first or part not in frames()[verb.frame].needs)
        ]
    for part, cost in slots:
        kinds = frames()[verb.frame].parts[part] & head.kinds
        if kinds and not lacking(clause, part):
            yield narrowed(head, event(clause, part), kinds, negated=clause.negated), cost


def lacking(clause: Clause, asked: str) -> bool:
    """Whether the verb says nothing yet: somebody acts *with* somebody."""
    assert clause.verb is not None
    return not frames()[clause.verb.frame].needs <= parts_of(clause) | {asked}


def event(clause: Clause, asked: str) -> Meaning:
    """What a clause says of those who take the part `asked`; question words in its other slots leave those open."""
    verb = clause.verb
    assert verb is not None
    args = tuple(
        (verb.subject if slot == "subject" else verb.part(slot), phrase.meaning)
        for slot, phrase in clause.slots
        if not (phrase.ask and isinstance(phrase.meaning, Every))
    )
    return related(verb.frame, asked, args, clause.when)


# -- relations -----------------------------------------------------------------------------------------

Args = tuple[tuple[str, Meaning], ...]


def related(frame: str, asked: str, args: Args, when: When | None = None) -> Meaning:
    """An event's members, with "A and B", "A or B" and "most" in its parts taken for what they mean.

    Where the way goes out from a name and back to its own part by the same relation ("films by the director of X"), the
    name itself is left out: nobody asks for it.
    """
    for place, (role, value) in enumerate(args):
        rest = args[:place], args[place + 1 :]
        match value:
            case Each(parts):
                return both(*(related(frame, asked, (*rest[0], (role, part), *rest[1]), when) for part in parts))
            case Either(parts) if all(names_only(part) for part in parts):
                return Either(tuple(related(frame, asked, (*rest[0], (role, part), *rest[1]), when) for part in parts))
            case Most(of, least):
                plain = Event(frame, asked, (*rest[0], (role, of), *rest[1]), when)
                return MostOften(plain, role, least)
            case _:
                pass
    found = Event(frame, asked, tuple(one for one in args if not _open(frame, *one)), when)
    starts = [start for role, value in args for start in _starts(frame, asked, role, value)]
    for start in starts:
        return Without(found, start)
    return found


def _open(frame: str, role: str, value: Meaning) -> bool:
    """Whether it says nothing: "films" as a part that only films can take."""
    return isinstance(value, Every) and value.kinds >= frames()[frame].parts[role]


def _starts(frame: str, asked: str, role: str, value: Meaning) -> Iterator[Meaning]:
    """The names from which a part is told by the same relation that leads back."""
    match value:
        case Both(parts):
            for part in parts:
                yield from _starts(frame, asked, role, part)
        case Event(frame=same, asked=back, args=args) if same == frame and back == role:
            yield from (name for part, name in args if part == asked and isinstance(name, Named))


def back_to_trace(meaning: Meaning, target: Meaning, role: str) -> Meaning | None:
    """Those of whom it is true that some member of a meaning, told through them, is in `target`.

    `role` is the frame in which they are spoken of ("directors"), for "their films".
    """
    match meaning:
        case Trace():
            return target
        case Both(parts):
            told = next(part for part in parts if Trace() in walk(part))
            return back_to_trace(told, both(target, *(part for part in parts if part != told)), role)
        case Event(frame, asked, args):
            if frame in {"credit", "maker"} and role in CAPACITIES:
                frame = role
            for part, value in args:
                if Trace() in walk(value):
                    return back_to_trace(value, related(frame, part, ((asked, target),)), role)
    return None


def narrowed(head: Phrase, by: Meaning, kinds: frozenset[str], *, negated: bool = False) -> Phrase:
    """The head's members that are also in `by`; "the last film directed by X" is the last among X's."""
    match head.meaning:
        case Extreme(of, which, number):
            inner = narrowed(replace(head, meaning=of), by, kinds, negated=negated)
            return replace(inner, meaning=Extreme(inner.meaning, which, number))
        case Most(of, least):
            inner = narrowed(replace(head, meaning=of), by, kinds, negated=negated)
            return replace(inner, meaning=Most(inner.meaning, least))
        case Every(every) if not negated:
            covered = members(by) <= every or isinstance(by, MostOften)
            meaning = by if covered else both(by, Every(every & kinds))
        case Event(frame="release") as first if not negated and (merged := _one_release(first, by)):
            meaning = merged
        case Event(frame, asked, args=()) if not negated and _tells(by, frame, asked):
            meaning = _as_told(by, frame)
        case base if isinstance(by, MostOften) and not negated:
            meaning = replace(by, among=base)
        case base:
            meaning = Without(base, by) if negated else both(base, by)
    return Phrase(meaning, kinds, head.ask, None)


def _one_release(first: Event, by: Meaning) -> Event | None:
    """ "Out in cinemas" and "in 2024" are said of the same release."""
    if not isinstance(by, Event) or by.frame != "release" or by.asked != first.asked or (first.when and by.when):
        return None
    if {part for part, _ in first.args} & {part for part, _ in by.args}:
        return None
    return replace(first, args=(*first.args, *by.args), when=first.when or by.when)


def _tells(by: Meaning, frame: str, asked: str) -> bool:
    """Whether a meaning says at least what the bare noun of a relation says ("directors who directed X", "genres of X")."""
    match by:
        case Event(frame=same, asked=part):
            return (same == frame and part == asked) or not frames()[frame].parts[asked] & THINGS
        case Without(base=base):
            return _tells(base, frame, asked)
        case Both(parts):
            return any(_tells(part, frame, asked) for part in parts)
        case Either(parts):
            return all(_tells(part, frame, asked) for part in parts)
        case _:
            return False


def _as_told(by: Meaning, frame: str) -> Meaning:
    """The noun's own relation where the verb's is wider ("which topics is X about")."""
    if isinstance(by, Event) and set(frames()[frame].relations) < set(frames()[by.frame].relations):
        if frames()[frame].parts.keys() == frames()[by.frame].parts.keys():
            return replace(by, frame=frame)
    return by


def members(meaning: Meaning) -> frozenset[str]:
    """The kinds that members can have."""
    match meaning:
        case Named(kind=kind):
            return frozenset({kind})
        case Every(kinds):
            return kinds
        case Event(frame, asked):
            return frames()[frame].parts[asked]
        case MostOften(event):
            return members(event)
        case Both(parts):
            return frozenset.intersection(*(members(part) for part in parts))
        case Either(parts) | Each(parts):
            return frozenset().union(*(members(part) for part in parts))
        case Without(base=of) | Extreme(of=of) | Most(of=of):
            return members(of)
        case _:
            return ANYTHING


# -- nouns and what belongs to them ----------------------------------------------------------------------

NEVER_OF = frozenset({"with", "by", "about", "at", "near", "around", "through", "via", "~under"})
"""Prepositions that never join a relational noun to what it is of."""


def joined(head: Phrase, preposition: str, complement: Phrase) -> Iterator[tuple[Phrase, float]]:
    """A noun and what belongs to it by a preposition: "the director of X", "films with X"; with what each way costs."""
    noun = head.relational
    if noun and preposition not in NEVER_OF and (fitting := fit(noun.frame, noun.via, complement)):
        yield possessed(head, noun, fitting), 0.0 if preposition in {"of", "'s"} else 0.1
    elif noun and noun.via == "s" and preposition in {"of", "'s"} and complement.kinds == {"person"}:
        if not complement.ask:
            films = related(complement.capacity or "maker", "s", (("o", complement.meaning),))
            yield possessed(head, noun, Phrase(films, SCREEN)), 0.7
    for rank, joint in enumerate(_joints(preposition, head.kinds, complement.kinds)):
        if found := _joined(head, complement, joint):
            yield found, 0.2 + 0.2 * rank


def possessed(head: Phrase, noun: Relational, owner: Phrase) -> Phrase:
    """"The director of X"; where the owner asks ("the director of which film") and the noun does not, the owners."""
    if owner.ask and not head.ask:
        told = head.meaning if not head.bare else None
        asked = related(noun.frame, noun.via, ((noun.part, told),) if told else ())
        return narrowed(owner, asked, owner.kinds)
    found = related(noun.frame, noun.part, ((noun.via, owner.meaning),))
    kinds = frames()[noun.frame].parts[noun.part]
    return Phrase(_inside(head.meaning, found), kinds, head.ask, capacity=noun.frame)


def _inside(head: Meaning, found: Meaning) -> Meaning:
    """"The first sequel of X": what was said of the noun goes around the relation."""
    match head:
        case Extreme(_, which, number):
            return Extreme(found, which, number)
        case Most(_, least):
            return Most(found, least)
        case _:
            return found


def _joined(head: Phrase, complement: Phrase, joint: Joint) -> Phrase | None:
    frame = joint.frame
    if complement.capacity in CAPACITIES and frame in {"credit", "maker"}:
        frame = complement.capacity
    parts = frames()[frame].parts
    heads, complements = parts[joint.head] & head.kinds, parts[joint.complement] & complement.kinds
    if not (heads and complements):
        return None
    if complement.ask and not head.ask:
        return narrowed(complement, related(frame, joint.complement, ((joint.head, head.meaning),)), complements)
    return narrowed(head, related(frame, joint.head, ((joint.complement, complement.meaning),)), heads)


CAPACITIES = frozenset({"director", "writer", "actor", "producer", "composer"})


def _joints(preposition: str, heads: frozenset[str], complements: frozenset[str]) -> list[Joint]:
    table = lexicon().joints
    found = {
        joint
        for head in heads
        for complement in complements
        for joint in table.get((preposition, head, complement), ())
    }
    return sorted(found, key=lambda joint: joint.rank)
