"""From a reading to an answer: its members in the graph, what tells them apart, and what they rest on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice, product
from typing import Any, NamedTuple

from pyoxigraph import Literal, NamedNode

from graph.dates import PartialDate
from graph.frozen import dataclass
from graph.ledger import Ledger
from graph.sparql import bind
from graph.store import Graph, Row
from graph.terms import Term
from queries.answer import ANSWERED, NOT_RECORDED, Answer, Evidence, Suggestion
from queries.ask import columns, leftout
from queries.ask.chart import Piece
from queries.ask.compile import IN_FRONT, LEADING, Compiler, NotSayable, Plan
from queries.ask.grammar import named
from queries.ask.grounds import Grounds, grounds, standing
from queries.ask.meaning import (
    Both,
    Event,
    Extreme,
    Meaning,
    MostOften,
    Named,
    Prize,
    Without,
    swap,
    top,
    walk,
)
from queries.ask.prizes import tally
from queries.ask.told import Told, kind_of
from queries.ask.wording import words
from queries.evidence import evidence
from queries.labels import label

MOST = 1000
"""Answers that are listed; more are counted."""
SHOWN = 100
"""Answers of which more is told than their names."""
TOLD, TOLD_OF_MANY = 25, 10
"""Answers whose sentences are looked up: of a list that is longer, so many."""
VARIANTS = 6
"""Homonyms that are looked into, the more frequent first."""
FOCUSED = 12
"""Answers that "they" can mean in a next question."""
LISTED = 20
"""Names listed beside a number."""

HOW = {"": "on location", "actor": "in the cast of a film shot there", "director": "directed a film shot there"}
"""How somebody is known to have been at a place, the surest first."""


class Found(NamedTuple):
    """One member of a meaning; some questions have twenty thousand."""

    term: Term
    variant: Meaning
    of: str = ""
    """Which homonym it belongs to, where several share the typed name."""
    loose: str = ""
    """It has this part in a film shot there; no article puts it there."""
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Solver:
    """Answers readings over one graph on one day."""

    graph: Graph
    today: date
    told: Told
    """Names and first dates of things, once they are known."""
    brief: bool = False
    """Whether only the number of answers is wanted."""

    def answer(self, question: str, piece: Piece) -> Answer | None:
        """The answer to one reading; None where it means nothing that can be looked up."""
        meaning = piece.value if piece.category == "YES" else piece.value.meaning
        ask = "yes" if piece.category == "YES" else piece.value.ask
        try:
            plan, found = self._found(meaning)
        except NotSayable:
            return None
        sparql = bind(plan.query, plan.bindings)
        base = Answer(question, NOT_RECORDED, _reading(ask, meaning), sparql, focus=_focus(meaning, found))
        if self.brief and found:
            return replace(base, status=ANSWERED, count=1 if ask in {"yes", "count"} else len(found))
        if ask == "yes":
            return self._yes(base, meaning, found)
        if not found:
            return self._none(base, meaning)
        return self._list(base, meaning, found, ask)

    def _found(self, meaning: Meaning) -> tuple[Plan, list[Found]]:
        """Members, homonym by homonym; people on a shoot first, then the cast of what was shot there."""
        first: Plan | None = None
        found: list[Found] = []
        for variant, of in _variants(self.graph, meaning):
            for loose in _ways_to_be_there(variant):
                plan = Compiler(self.today, loose=loose).select(variant)
                first = first or plan
                known = {one.term for one in found if one.of == of}
                counted = isinstance(variant, MostOften)
                new = [
                    Found(row[0], variant, of, loose, _number(row) if counted else None)
                    for row in self._rows(plan) if row[0] is not None and row[0] not in known
                ]  # fmt: skip
                found += self._sorted(_top(new) if counted else new)
        assert first is not None
        return first, found

    def _rows(self, plan: Plan) -> list[Row]:
        """The rows of a plan. Of a count those in front, in any order: to sort all others by name takes the engine a second."""
        if plan.leading:
            rows = self.graph.select(plan.leading, **plan.bindings).rows
            if len(rows) < LEADING or _number(rows[0]) != _number(rows[-1]):
                return sorted(rows, key=lambda row: (str(row[1]) != str(rows[0][1]), str(row[0])))[:IN_FRONT]
        return self.graph.select(plan.query, **plan.bindings).rows

    def _sorted(self, found: list[Found]) -> list[Found]:
        if self.brief or len(found) > MOST:  # only the first will be shown: names and days of all others need not be looked up
            return sorted(sorted(found, key=lambda one: one.term.value), key=lambda one: -(one.number or 0))
        self.told.look(one.term for one in found)
        return sorted(found, key=lambda one: (-(one.number or 0), self.told.order(one.term)))

    # -- answers ------------------------------------------------------------------------------------------

    def _list(self, base: Answer, meaning: Meaning, found: list[Found], ask: str) -> Answer:
        everyone, found = found, found[:MOST]
        why = self._grounds(found)
        cells = columns.columns(self.told, [one.term for one in found], meaning, why)
        for name, values in (
            ("number", [one.number for one in found]),
            ("of", [one.of or None for one in found]),
            ("how", [HOW[one.loose] for one in found] if _has_shoot(meaning) else []),
        ):
            if any(value is not None for value in values):
                cells[name] = values
        first = next(iter(cells.values()))
        proof = tuple(self._proof(found, [str(cell) for cell in first], why))
        notes = self._notes(meaning, found)
        if ask == "count":
            names, rows = _counted(first, everyone, apart=_has_shoot(meaning))
            if won := tally(meaning, [str(cell) for cell in first], proof):
                rows, notes = ((won[0], *rows[0][1:]),), (*won[1], *notes)
            return replace(base, status=ANSWERED, columns=names, rows=rows, count=rows[0][0], evidence=proof, notes=notes)
        if len(everyone) > MOST:
            notes = (f"the first {MOST:,} of {len(everyone):,} are shown", *notes)
        rows = tuple(zip(*cells.values(), strict=True))
        return replace(base, status=ANSWERED, columns=tuple(cells), rows=rows, count=len(everyone), evidence=proof, notes=notes)

    def _none(self, base: Answer, meaning: Meaning) -> Answer:
        """Nothing holds; what is only rumoured, or held once, is told as that."""
        out = leftout.left_out(self.graph, meaning) if not self.brief else []
        proof = tuple(found for one in out for found in self._sentences(label(self.graph, one.answer), one))
        return replace(base, notes=(leftout.note(self.graph, out),) if out else (), evidence=proof)

    def _yes(self, base: Answer, meaning: Meaning, found: list[Found]) -> Answer:
        """Yes where the graph holds it; no only where an article denies it; else not recorded."""
        if found:
            sure = [one for one in found if not one.loose] or found
            why = self._grounds(sure)
            cell = "perhaps" if sure[0].loose else self._due(meaning, why) or "yes"
            proof = tuple(self._proof(sure, [cell] * len(sure), why))
            told = columns.columns(self.told, [one.term for one in sure], meaning, why)
            first, *more = told
            rows = tuple(zip([cell] * len(sure), told[first], *(told[name] for name in more), strict=True))
            names: tuple[str, ...] = ("answer", first, *more)
            if sure[0].loose:
                names, rows = (*names, "how"), tuple((*row, HOW[one.loose]) for row, one in zip(rows, sure, strict=True))
            return replace(base, status=ANSWERED, columns=names, rows=rows, count=len(rows), evidence=proof)
        if said := list(self._said_otherwise(meaning)):
            word = {"rumoured": "rumoured", "contested": "contested"}.get(said[0].state, "no")
            proof = tuple(found for one in said for found in self._sentences(word, one))
            return replace(base, status=ANSWERED, columns=("answer",), rows=((word,),), count=1, evidence=proof)
        return base

    def _due(self, meaning: Meaning, why: dict[Term, Grounds]) -> str:
        """Of a release, whether its day has come; a film that opens only later is not out."""
        event = top(meaning)
        if not event or event.frame != "release" or event.when:
            return ""
        days = [day.value for one in why.values() for day in one.more.get("date", ())]
        earliest = [when.earliest for when in map(PartialDate.parse, days) if when.earliest]
        return "not yet" if earliest and min(earliest) > self.today else ""

    def _said_otherwise(self, meaning: Meaning) -> Iterator[leftout.LeftOut]:
        """Facts that say just this, and do not hold."""
        parts = meaning.parts if isinstance(meaning, Both) else ()
        subject = next((part for part in parts if isinstance(part, Named)), None)
        for one in leftout.left_out(self.graph, meaning) if subject else ():
            if str(one.answer) in subject.terms:  # type: ignore[union-attr]
                yield one

    # -- what they rest on ----------------------------------------------------------------------------------

    def _grounds(self, found: Sequence[Found]) -> dict[Term, Grounds]:
        """Of the answers shown, whichever homonym and way they belong to."""
        groups: dict[tuple[str, str], list[Found]] = {}
        for one in found[:SHOWN]:
            groups.setdefault((one.of, one.loose), []).append(one)
        why: dict[Term, Grounds] = {}
        for group in groups.values():
            terms = [one.term for one in group]
            found_for = grounds(self.graph, group[0].variant, terms, self.today, loose=group[0].loose)
            why = found_for | why
        return why

    def _proof(self, found: Sequence[Found], answers: Sequence[str], why: dict[Term, Grounds]) -> Iterator[Evidence]:
        ledger = Ledger(self.graph.quads)
        for one, answer in islice(zip(found, answers, strict=True), TOLD if len(found) <= TOLD else TOLD_OF_MANY):
            for statement in standing(self.graph, why[one.term]) if one.term in why else ():
                yield from evidence(self.graph, answer, statement, ledger=ledger)

    def _sentences(self, answer: str, one: leftout.LeftOut) -> Iterator[Evidence]:
        """For a rumour what speaks for it; else what speaks against it, or for it where nothing does."""
        against = [] if one.state == "rumoured" else list(evidence(self.graph, answer, one.statement, against=True))
        yield from against or evidence(self.graph, answer, one.statement)

    def _notes(self, meaning: Meaning, found: Sequence[Found]) -> tuple[str, ...]:
        """What was left out, and what a negation cannot know."""
        notes = []
        shown = {one.term for one in found}
        if out := [one for one in leftout.left_out(self.graph, meaning) if one.answer not in shown]:
            notes.append(leftout.note(self.graph, out))
        if any(isinstance(part, Without) and not isinstance(part.gone, Named) for part in walk(meaning)):
            notes.append("so far as the articles tell: what none of them says is not known here")
        if isinstance(meaning, MostOften) and any(isinstance(part, Prize) for part in walk(meaning)):
            notes.append("counted by the awards that are named: “won five Oscars” alone counts as one")
        return tuple(notes)


def _counted(cells: Sequence[Any], found: Sequence[Found], *, apart: bool) -> tuple[tuple[str, ...], tuple[tuple[Any, ...], ...]]:
    """How many, and which; those on location apart from those who may have been there."""
    rows = []
    for loose, how in HOW.items():
        names = list(dict.fromkeys(str(cell) for cell, one in zip(cells, found, strict=False) if one.loose == loose))
        number = len({one.term for one in found if one.loose == loose})
        listed = ", ".join(names[:LISTED]) + (", …" if len(names) > LISTED else "")
        if number or not loose:
            rows.append((number, listed, how))
    return (("number", "which", "how"), tuple(rows)) if apart else (("number", "which"), (rows[0][:2],))


def _variants(graph: Graph, meaning: Meaning) -> list[tuple[Meaning, str]]:
    """The meaning once for each thing that a typed name can be, with what tells it from the others; "the new Dune" tells itself."""
    chosen_from = {part.of for part in walk(meaning) if isinstance(part, Extreme)}
    shared = [part for part in dict.fromkeys(walk(meaning)) if isinstance(part, Named) and len(part.terms) > 1 and part not in chosen_from]
    if not shared:
        return [(meaning, "")]
    found = []
    choices = [list(zip(part.terms, part.labels, strict=True)) for part in shared]
    for chosen in islice(product(*choices), VARIANTS):
        variant, of = meaning, []
        for part, (one, name) in zip(shared, chosen, strict=True):
            variant = swap(variant, part, replace(part, terms=(one,), labels=(name,)))
            of.append(columns.apart(graph, NamedNode(one[1:-1])))
        found.append((variant, ", ".join(of)))
    return found


def _has_shoot(meaning: Meaning) -> bool:
    """Whether it asks for people at a place."""
    return any(part.asked == "person" or "person" in dict(part.args) for part in _shoots(meaning))


def _shoots(meaning: Meaning) -> list[Event]:
    parts = meaning.parts if isinstance(meaning, Both) else (meaning,)
    return [part for part in parts if isinstance(part, Event) and part.frame == "shoot"]


def _ways_to_be_there(meaning: Meaning) -> tuple[str, ...]:
    """By what people are taken to have been at a place: nobody else's directors are listed, but one who is named is looked for."""
    if not _has_shoot(meaning) or any(part.when for part in _shoots(meaning)):
        return ("",)  # when a film was shot somewhere tells nothing of when its cast was there
    named = any(isinstance(dict(part.args).get("person"), Named) for part in _shoots(meaning))
    named = named or (isinstance(meaning, Both) and any(isinstance(part, Named) for part in meaning.parts))
    return tuple(HOW) if named else ("", "actor")


def _number(row: tuple[Term | None, ...]) -> int | None:
    number = row[1] if len(row) > 1 else None
    return int(number.value) if isinstance(number, Literal) else None


def _top(found: list[Found]) -> list[Found]:
    """Only those that share the first place."""
    return [one for one in found if one.number == found[0].number]


def _focus(meaning: Meaning, found: Sequence[Found]) -> tuple[tuple[str, ...], ...]:
    """What pronouns mean next: films that were asked about, then the answers, then whatever else was named."""
    asked = meaning.base if isinstance(meaning, Without) else meaning
    named = [part for part in walk(asked) if isinstance(part, Named) and part.terms[0].startswith("<")]
    about = [(part.kind, tuple(one[1:-1] for one in part.terms)) for part in named]
    things = tuple(islice(_each_once(one.term.value for one in found if kind_of(one.term)), FOCUSED))
    screen = [group for kind, group in about if kind in {"film", "series"}]
    others = [group for kind, group in about if kind not in {"film", "series"}]
    return tuple(dict.fromkeys([*screen, *([things] if things else []), *others]))


def _each_once(values: Iterable[str]) -> Iterator[str]:
    seen: set[str] = set()
    for value in values:
        if value not in seen:
            seen.add(value)
            yield value


def _reading(ask: str, meaning: Meaning) -> str:
    if ask == "yes":
        return f"whether: {words(meaning)}"
    return f"the number of {words(meaning)}" if ask == "count" else words(meaning)


def explained(answer: Answer, piece: Piece) -> Answer:
    """An answer with the corrections that it rests on."""
    fixed = [part for part in named(piece) if part.corrected]
    notes = [f"did you mean {' or '.join(dict.fromkeys(part.labels))}? (typed “{part.typed}”)" for part in fixed]
    better = answer.question
    for part in fixed:
        better = better.replace(part.typed, part.labels[0])
    suggestions = (Suggestion(better, answer.count),) if fixed else ()
    return replace(answer, notes=(*answer.notes, *notes), suggestions=(*answer.suggestions, *suggestions))
