"""Edits settle only what they touch, and come to what settling everything from nothing comes to."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date
from random import Random
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from graph.asof import known
from graph.members import members_of, series_of
from graph.model import Decision, Kind, Reading, State, Thing
from graph.nodes import EDTF
from graph.records import article_of
from graph.settle import STATUS
from graph.settlement import Picture
from graph.terms import NAME, line
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
        some("status", "rescheduled", "delayed-from"), some("correction", "true"), years,
    ),
    st.builds(row, film, st.just("release_date"), st.just(""), certain, some("status", "postponed").filter(bool), some("region", "Italy")),
    st.builds(row, film, st.just("status"), st.sampled_from(["filming", "wrapped", "cancelled"]), certain),
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
    there = {quad.subject.value for quad in memory.store.quads_for_pattern(None, NAME, None) if isinstance(quad.subject, NamedNode)}
    return [*IRIS, *sorted(local), *sorted(there - set(IRIS))]


def act(memory: Memory, kind: str, what: Any) -> None:
    match kind:
        case "put":
            memory.put(*{reading.document.url: reading for reading in what}.values())
        case "retract" if memory.readings:
            memory.retract(sorted(memory.readings)[what % len(memory.readings)])
        case "decide":
            named = ends(memory)
            memory.decide(*(Decision(verdict, named[a % len(named)], named[b % len(named)]) for verdict, a, b in what))


examples = settings(
    max_examples=int(os.environ.get("REELGRAPH_EXAMPLES", "60")), deadline=None, suppress_health_check=[HealthCheck.too_slow]
)


@examples
@given(steps)
def test_step_by_step_is_from_nothing(steps: Sequence[tuple[str, Any]]) -> None:
    """Whatever comes, goes, changes or is decided: the graph is the one that the same claims make at once."""
    memory = Memory()
    for kind, what in steps:
        act(memory, kind, what)
        assert_same(memory)


def assert_same(memory: Memory) -> None:
    left, right = memory.lines(), memory.anew()
    assert sorted(map(str, left - right)) == sorted(map(str, right - left)) == []


worlds = st.lists(readings, min_size=1, max_size=5, unique_by=lambda reading: reading.document.url)


@examples
@given(worlds, st.randoms(use_true_random=False))
def test_facts_do_not_depend_on_the_order_of_loading(world: list[Reading], chance: Random) -> None:
    """At once, or one by one in any order."""
    at_once, one_by_one = Memory(), Memory()
    at_once.put(*world)
    for reading in chance.sample(world, len(world)):
        one_by_one.put(reading)
    assert at_once.lines() == one_by_one.lines()


@examples
@given(worlds, st.integers(0, 4))
def test_load_then_retract_is_never_loaded(world: list[Reading], number: int) -> None:
    """Not a triple is left of an article that went."""
    gone = world[number % len(world)]
    with_it, without_it = Memory(), Memory()
    with_it.put(*world)
    with_it.retract(gone.document.url)
    without_it.put(*(reading for reading in world if reading is not gone))
    assert with_it.lines() == without_it.lines()


@examples
@given(worlds, worlds, st.sampled_from([date(2020, 1, 10), date(2020, 12, 31), date(2021, 3, 15), date(2021, 3, 31)]))
def test_later_news_never_changes_what_was_known(world: list[Reading], more: list[Reading], day: date) -> None:
    """Whatever articles of later days, of a month that was not over, or of no day say, the graph of the day stays as it was."""
    known_now = [reading for reading in more if not out(reading, day)]
    later = [article(f"later-{number}", *_rows(reading), day=_day(reading)) for number, reading in enumerate(known_now)]
    assert as_of([*world, *later], day) == as_of(world, day) == as_of([*later, *reversed(world)], day)


def out(reading: Reading, day: date) -> bool:
    return known(article_of(reading.document, reading.reader), day, include_undated=False)


def as_of(world: Sequence[Reading], day: date) -> Picture:
    return picture([reading for reading in world if out(reading, day)])


def _rows(reading: Reading) -> list[Row]:
    return [Row(claim.subject, claim.predicate, claim.object, claim.certainty, **claim.qualifiers) for claim in reading.claims]


def _day(reading: Reading) -> str | None:
    return reading.document.published.edtf if reading.document.published else None


@examples
@given(worlds)
def test_every_fact_stands_somewhere(world: list[Reading]) -> None:
    """One state each, a direct triple where it is current and nowhere else, and a claim for or against it."""
    found = picture(world)
    for fact in found.facts.values():
        assert sum(fact.state is state for state in State) == 1
        direct = line(f"<{fact.subject}>", f"<{fact.predicate}>", fact.object)
        assert (direct in found.lines) == (fact.state is State.CURRENT)
        assert fact.supports or fact.opposes
        assert (fact.superseded_on is None) or fact.state in {State.SUPERSEDED, State.RETIRED}
    slots: dict[tuple[str, str], list[State]] = {}
    for fact in found.facts.values():
        if fact.predicate in {EDTF, STATUS}:
            slots.setdefault((fact.subject, fact.predicate), []).append(fact.state)
    for states in slots.values():
        assert states.count(State.CURRENT) <= 1
        assert states.count(State.CONTESTED) != 1
        assert not (State.CURRENT in states and State.CONTESTED in states)


def picture(world: Sequence[Reading]) -> Picture:
    claims = [claim for reading in world for claim in reading.claims]
    articles = {reading.document.url: article_of(reading.document, reading.reader) for reading in world}
    return Picture.of(claims, articles, ())
