"""What an answer leaves out: facts that were so once, that articles disagree on, or that are rumoured."""

from __future__ import annotations

from collections.abc import Iterator

from graph.frozen import dataclass
from graph.model import State
from graph.store import Graph
from graph.terms import Term, term
from graph.vocabulary import RELATIONS, RG
from queries.ask.frames import frames
from queries.ask.meaning import Event, Meaning, Named, top
from queries.ask.patterns import short
from queries.evidence import Statement
from queries.labels import label

TOLD = 6
"""Facts told one by one."""

_FACTS = (
    "SELECT DISTINCT ?state ?s ?o ?who {{ {bound} ?f rdf:subject ?s ; rdf:object ?o ; rg:state ?state . "
    'FILTER (?state != "current") FILTER EXISTS {{ ?f rdf:predicate {predicate} }} }} ORDER BY ?state ?s ?o LIMIT 100'
)
"""The predicate last: the engine would begin at all facts of that relation."""
_WORDS = {
    State.RUMOURED.value: "rumoured", State.CONTESTED.value: "contested", State.RETIRED.value: "no longer so",
    State.SUPERSEDED.value: "superseded",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A fact that would answer the question if it held."""

    answer: Term
    state: str
    statement: Statement


def left_out(graph: Graph, meaning: Meaning) -> list[LeftOut]:
    """Facts that do not hold (any more), for questions about one plain relation of something named."""
    event = top(meaning)
    found = list(_left_out(graph, event)) if event else []
    return list(dict.fromkeys(found))


def _left_out(graph: Graph, event: Event) -> Iterator[LeftOut]:
    for part, value in event.args:
        for one in value.terms if isinstance(value, Named) and value.terms[0].startswith("<") else ():
            for way in _ways(event, part):
                query = _FACTS.format(bound=way.bound, predicate=short(way.predicate))
                for state, subject, value_of, who in graph.select(query, **{way.told: term(one)}).rows:
                    answer = {"s": subject, "o": value_of, "who": who}[way.asked]
                    if answer is not None and state is not None and subject is not None and value_of is not None:
                        yield LeftOut(answer, state.value, (subject, way.predicate, value_of))


@dataclass(frozen=True, slots=True)
class _Way:
    """A fact's predicate, and which of `s`, `o`, `who` are told and asked."""

    predicate: str
    told: str
    asked: str
    bound: str = ""


def _ways(event: Event, told: str) -> Iterator[_Way]:
    frame, asked = event.frame, event.asked
    if frame == "release" and (told, asked) == ("film", "date") and len(event.args) == 1:
        yield _Way(RG + "edtf", "film", "o", "?film schema:releasedEvent ?s .")
    elif frame == "role" and (told, asked) == ("character", "person"):
        yield _Way(RG + "performance", "character", "who", "?o rg:character ?character ; schema:actor ?who .")
    elif frame == "role" and (told, asked) == ("film", "person"):
        yield _Way(RG + "performance", "s", "who", "?o schema:actor ?who .")
    elif frame == "shoot" and "place" in {told, asked}:
        other = asked if told == "place" else told
        ends = ("o", "s") if told == "place" else ("s", "o")
        yield _Way(RG + ("filmedIn" if other == "film" else "onLocationIn"), *ends)
    elif {told, asked} == {"s", "o"} and len(frames()[frame].relations) < 3:
        for name in frames()[frame].relations:
            yield _Way(RELATIONS[name].iri, told, asked)


def note(graph: Graph, facts: list[LeftOut]) -> str:
    """In one line: `left out: Nicholas Hoult (no longer so), Meryl Streep (rumoured)`."""
    said = [f"{label(graph, one.answer)} ({_WORDS.get(one.state, one.state)})" for one in facts]
    said = list(dict.fromkeys(said))
    return "left out: " + ", ".join(said[:TOLD]) + (f" and {len(said) - TOLD} more" if len(said) > TOLD else "")
