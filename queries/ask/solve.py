"""From readings to an answer: the cheapest reading that the graph can answer, its rows, and what they rest on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice, product
from typing import Any

from pyoxigraph import Literal, NamedNode

from graph.sparql import bind
from graph.store import Graph
from graph.terms import Term, segment
from queries.answer import ANSWERED, NOT_RECORDED, Answer, Evidence
from queries.ask import columns
from queries.ask.compile import Compiler, NotSayable, Plan
from queries.ask.evidence import statements
from queries.ask.grammar import Piece
from queries.ask.meaning import Both, Event, Meaning, MostOften, Named, swap, walk
from queries.ask.wording import words
from queries.evidence import Statement, against, evidence
from queries.labels import label

SHOWN = 40
"""Answers whose sentences are looked up; the rest are counted and listed without."""
VARIANTS = 6
"""Homonyms that are looked into, the more frequent first."""


@dataclass(frozen=True, slots=True)
class Found:
    """One member of a meaning."""

    term: Term
    of: str = ""
    """Which homonym it belongs to, where several share the typed name."""
    loose: bool = False
    """It is in the cast of a film shot there; no article puts it there."""
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Solver:
    """Answers readings over one graph on one day."""

    graph: Graph
    today: date

    def answer(self, question: str, piece: Piece) -> Answer | None:
        """The answer to one reading; None where it means nothing that can be looked up."""
        phrase = piece.value
        meaning = phrase if piece.category == "YES" else phrase.meaning
        ask = "yes" if piece.category == "YES" else phrase.ask
        try:
            plan, found = self._found(meaning)
        except NotSayable:
            return None
        sparql = bind(plan.query, plan.bindings)
        base = Answer(question, NOT_RECORDED, _reading(ask, meaning), sparql, focus=_focus(meaning, found))
        if ask == "yes":
            return self._yes(base, meaning, found)
        if not found:
            return base
        return self._list(base, meaning, found, ask)

    def _found(self, meaning: Meaning) -> tuple[Plan, list[Found]]:
        """Members, homonym by homonym; people on a shoot first, then the cast of what was shot there."""
        first: Plan | None = None
        found: list[Found] = []
        for variant, of in _variants(self.graph, meaning):
            for loose in (False, True) if _has_shoot(variant) else (False,):
                plan = Compiler(self.today, loose=loose).select(variant)
                first = first or plan
                known = {one.term for one in found}
                rows = self.graph.select(plan.query, **plan.bindings).rows
                new = [_member(row, of, loose=loose) for row in rows if row[0] is not None and row[0] not in known]
                found += self._sorted(_top(new) if isinstance(variant, MostOften) else new)
        assert first is not None
        return first, found

    def _sorted(self, found: list[Found]) -> list[Found]:
        return sorted(found, key=lambda one: (-(one.number or 0), columns.order(self.graph, one.term)))

    # -- answers ------------------------------------------------------------------------------------------

    def _list(self, base: Answer, meaning: Meaning, found: list[Found], ask: str) -> Answer:
        event = next((part for part in walk(meaning) if isinstance(part, Event)), None)
        names, rows = columns.rows(self.graph, [one.term for one in found], event)
        names, rows = _more(names, rows, "number", [one.number for one in found])
        names, rows = _more(names, rows, "of", [one.of or None for one in found])
        if any(one.loose for one in found):
            how = ["in the cast of a film shot there" if one.loose else "on location" for one in found]
            names, rows = _more(names, rows, "how", how)
        proof = tuple(self._proof(meaning, found, [str(row[0]) for row in rows]))
        if ask == "count":
            number = len({one.term for one in found})
            listed = ", ".join(str(row[0]) for row in rows[:20]) + (", …" if len(rows) > 20 else "")
            return replace(base, status=ANSWERED, columns=("number", "which"), rows=((number, listed),), count=number, evidence=proof)
        return replace(base, status=ANSWERED, columns=names, rows=rows, count=len(rows), evidence=proof)

    def _yes(self, base: Answer, meaning: Meaning, found: list[Found]) -> Answer:
        """Yes where the graph holds it; no only where an article denies it; else not recorded."""
        if found:
            proof = tuple(self._proof(meaning, found, ["yes"] * len(found)))
            sure = any(not one.loose for one in found)
            cell = "yes" if sure else "perhaps: in the cast of a film shot there"
            return replace(
                base, status=ANSWERED, columns=("answer", "who or what"),
                rows=((cell, label(self.graph, found[0].term)),), count=1, evidence=proof,
            )  # fmt: skip
        denied = tuple(islice(self._denials(meaning), 3))
        if denied:
            return replace(base, status=ANSWERED, columns=("answer",), rows=(("no",),), count=1, evidence=denied)
        return base

    def _proof(self, meaning: Meaning, found: Sequence[Found], answers: Sequence[str]) -> Iterator[Evidence]:
        variants = dict((of, variant) for variant, of in _variants(self.graph, meaning))
        for one, answer in islice(zip(found, answers, strict=True), SHOWN):
            variant = variants.get(one.of, meaning)
            for statement in self._statements(variant, one):
                yield from evidence(self.graph, answer, statement)

    def _statements(self, meaning: Meaning, one: Found) -> list[Statement]:
        return statements(self.graph, meaning, one.term, self.today, loose=one.loose)

    def _denials(self, meaning: Meaning) -> Iterator[Evidence]:
        """Claims against what was asked, where it is one plain statement."""
        parts = meaning.parts if isinstance(meaning, Both) else ()
        subject = next((part for part in parts if isinstance(part, Named)), None)
        event = next((part for part in parts if isinstance(part, Event)), None)
        if not subject or not event:
            return
        for term in subject.terms:
            for statement in denied_statements(self.graph, event, term):
                yield from against(self.graph, "no", statement)


def denied_statements(graph: Graph, event: Event, subject: str) -> Iterator[Statement]:
    """Facts of the event between the subject and what is told, whatever their state."""
    from graph.terms import term  # noqa: PLC0415

    for _, value in event.args:
        if not isinstance(value, Named):
            continue
        for other in value.terms:
            table = graph.select(
                "SELECT ?s ?p ?o { { ?f rdf:subject ?a ; rdf:object ?b } UNION { ?f rdf:subject ?b ; rdf:object ?a } "
                "?f rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o . FILTER EXISTS { ?c rg:opposes ?f } }",
                a=term(subject), b=term(other),
            )  # fmt: skip
            for s, p, o in table.rows:
                if s is not None and o is not None and isinstance(p, NamedNode):
                    yield s, p.value, o


def _variants(graph: Graph, meaning: Meaning) -> list[tuple[Meaning, str]]:
    """The meaning once for each thing that a typed name can be, with what tells it from the others."""
    shared = [part for part in dict.fromkeys(walk(meaning)) if isinstance(part, Named) and len(part.terms) > 1]
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
    parts = meaning.parts if isinstance(meaning, Both) else (meaning,)
    return any(
        isinstance(part, Event) and part.frame == "shoot" and (part.asked == "person" or "person" in dict(part.args))
        for part in parts
    )


def _member(row: tuple[Term | None, ...], of: str, *, loose: bool) -> Found:
    assert row[0] is not None
    number = row[1] if len(row) > 1 else None
    return Found(row[0], of, loose, int(number.value) if isinstance(number, Literal) else None)


def _top(found: list[Found]) -> list[Found]:
    """Only those that share the first place."""
    return [one for one in found if one.number == found[0].number]


def _more(
    names: tuple[str, ...], rows: tuple[tuple[Any, ...], ...], name: str, values: list[Any]
) -> tuple[tuple[str, ...], tuple[tuple[Any, ...], ...]]:
    if all(value is None for value in values):
        return names, rows
    return (*names, name), tuple((*row, value) for row, value in zip(rows, values, strict=True))


def _focus(meaning: Meaning, found: Sequence[Found]) -> tuple[str, ...]:
    """What "it" means next: what was asked about, else the one answer."""
    if len(found) == 1 and isinstance(found[0].term, NamedNode) and segment(found[0].term.value) != "":
        about = [part for part in walk(meaning) if isinstance(part, Named)]
        screen = [one[1:-1] for part in about for one in part.terms if part.kind in {"film", "series"}]
        return tuple(screen[:1]) + (found[0].term.value,)
    return tuple(
        one[1:-1] for part in walk(meaning) if isinstance(part, Named) for one in part.terms if one.startswith("<")
    )


def _reading(ask: str, meaning: Meaning) -> str:
    if ask == "yes":
        return f"whether there are {words(meaning)}" if not isinstance(meaning, Both) else f"whether: {words(meaning)}"
    return f"the number of {words(meaning)}" if ask == "count" else words(meaning)
