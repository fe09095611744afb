"""Edits settle only what they touch, and come to what settling everything from nothing comes to."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from graph.members import members_of, series_of
from graph.model import Decision, Kind, Thing
from graph.terms import NAME
from graph.vocabulary import BASE
from tests.memory import Memory
from tests.worlds import Row, article, when

FILMS = [
    Thing(Kind.FILM, "Dune"), Thing(Kind.FILM, "DUNE"), Thing(Kind.FILM, "The Dune"), Thing(Kind.FILM, "Arrakis"),
    Thing(Kind.FILM, "Untitled Dune Film"), Thing(Kind.SERIES, "Dune"), Thing(Kind.SERIES, "Fargo"),
]  # fmt: skip
PEOPLE = [Thing(Kind.PERSON, name) for name in ("Zendaya", "ZENDAYA", "Timothée Chalamet", "Timothee Chalamet", "Zendaya Coleman")]
PLACES = [Thing(Kind.PLACE, name) for name in ("Rome", "Italy", "L.A.", "Los Angeles", "Rome, Georgia", "Nowhere", "nowhere")]
CHARACTERS = ("Chani", "CHANI", "Paul")
DATES = ("2021-10-22", "2021-10", "2021", "2020-12-18", "1984-12-14", "2023-11-03")
DAYS = ("2020-01-10", "2020-06-10", "2021-03-01", "2021-03", "2021-11-01", None)

certain = st.sampled_from(["stated", "stated", "stated", "rumoured", "denied"])
film, person, place = st.sampled_from(FILMS), st.sampled_from(PEOPLE), st.sampled_from(PLACES)
years = st.sampled_from([{}, {}, {"year": "1984"}, {"year": "2021"}])


def row(subject: Thing, predicate: str, value: object, certainty: str, *more: dict[str, str]) -> Row:
    qualifiers = {name: text for each in more for name, text in each.items()}
    return Row(subject, predicate, value, certainty, **qualifiers)  # type: ignore[arg-type]


def some(name: str, *values: str) -> st.SearchStrategy[dict[str, str]]:
    return st.sampled_from([{}, *({name: value} for value in values)])


rows = st.one_of(
    st.builds(row, film, st.sampled_from(["actor", "director"]), person, certain, years),
    st.builds(row, film, st.just("role"), person, certain, some("character", *CHARACTERS), years),
    st.builds(row, film, st.just("filmed_in"), place, certain, some("start", "2019-03", "2019-03-18")),
    st.builds(
        row, person, st.just("on_location"), place, certain, some("film", "Dune", "Fargo", "Arrakis"), some("start", "2019-03")
    ),
    st.builds(
        row, film, st.just("release_date"), st.sampled_from(DATES).map(when), certain,
        some("medium", "cinema", "festival"), some("region", "Italy", "Nowhere"), some("previous", "2020-12-18", "2021"),
        some("status", "rescheduled", "delayed-from"), years,
    ),
    st.builds(row, film, st.just("release_date"), st.just(""), certain, some("status", "postponed").filter(bool), some("region", "Italy")),
    st.builds(row, film, st.just("status"), st.sampled_from(["filming", "wrapped"]), certain),
    st.builds(
        row, film, st.just("part_of"), st.sampled_from([Thing(Kind.FRANCHISE, "Dune"), Thing(Kind.FRANCHISE, "DUNE")]), certain,
        some("position", "1", "2"),
    ),
    st.builds(row, film, st.just("genre"), st.sampled_from(["Drama", "drama", "war"]), certain),
    st.builds(row, film, st.just("alternate_name"), st.sampled_from(["Arrakis", "Untitled Dune Film", "Dune", "Sand"]), certain, years),
    st.builds(row, person, st.just("alternate_name"), st.sampled_from(["Zendaya Coleman", "Z"]), certain),
    st.builds(row, person, st.just("award"), st.sampled_from(["Oscar", "oscar"]), certain),
    st.builds(row, film, st.just("follows"), film, certain),
)  # fmt: skip
readings = st.builds(
    lambda name, rows, day: article(name, *rows, day=day),
    st.sampled_from(["a", "b", "c", "d", "e"]), st.lists(rows, max_size=4), st.sampled_from(DAYS),
)  # fmt: skip

IRIS = [
    BASE + end for end in (
        "film/dune", "film/arrakis", "film/the-dune", "series/dune", "series/fargo", "person/zendaya", "person/timothee-chalamet",
        "place/rome", "place/nowhere", "place/los-angeles", "character/chani", "character/paul", "franchise/dune",
    )
]  # fmt: skip
verdicts = st.sampled_from(["same", "different", "unsure"])
decisions = st.lists(st.tuples(verdicts, st.integers(0, 40), st.integers(0, 40)), max_size=2)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("put"), st.lists(readings, min_size=1, max_size=2)),
        st.tuples(st.just("retract"), st.integers(0, 9)),
        st.tuples(st.just("decide"), decisions),
    ),
    min_size=1, max_size=7,
)  # fmt: skip


def ends(memory: Memory) -> list[str]:
    """What a decision can name: IRIs of the pool, IRIs of the graph with their hashes, and article-local ids."""
    claims = [claim for reading in memory.readings.values() for claim in reading.claims]
    local = {member.id for claim in claims for member in members_of(claim, series_of(claims))}
    there = {quad.subject.value for quad in memory.quads() if quad.predicate == NAME and isinstance(quad.subject, NamedNode)}
    return [*IRIS, *sorted(local), *sorted(there - set(IRIS))]


def act(memory: Memory, kind: str, what: Any) -> None:
    match kind:
        case "put":
            memory.put(*{reading.document.url: reading for reading in what}.values())
        case "retract" if memory.readings:
            memory.retract(sorted(memory.readings)[what % len(memory.readings)])
        case "decide":
            known = ends(memory)
            memory.decide(*(Decision(verdict, known[a % len(known)], known[b % len(known)]) for verdict, a, b in what))


@settings(max_examples=int(os.environ.get("REELGRAPH_EXAMPLES", "60")), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(steps)
def test_step_by_step_is_from_nothing(steps: Sequence[tuple[str, Any]]) -> None:
    """Whatever comes, goes, changes or is decided: the graph is the one that the same claims make at once."""
    memory = Memory()
    for kind, what in steps:
        act(memory, kind, what)
        assert_same(memory)


def assert_same(memory: Memory) -> None:
    left, right = memory.quads(), memory.anew()
    assert sorted(map(str, left - right)) == sorted(map(str, right - left)) == []
