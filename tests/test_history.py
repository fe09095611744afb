"""What was known when: sequences of statements, and the history that each must give."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from graph import terms as t
from graph.identity import entities
from graph.model import Claim, Fact, Kind, Reading, Thing
from graph.nodes import EDTF, RELEASE_STATUS
from graph.settle import Settled, settle
from graph.vocabulary import BASE, MEDIA, RELEASE_STATUSES, RG, SCHEMA
from tests.worlds import Row, article, film, person, when

CASES = [block.splitlines() for block in (Path(__file__).parent / "data/histories.txt").read_text("utf-8").strip().split("\n\n")]
FILM = film("Toxic")
FILM_IRI = BASE + "film/toxic"


def named(case: list[str]) -> str:
    return case[0]


def told(case: list[str]) -> list[Reading]:
    """The articles of a case: `DAY | DATE word… ; is STATE` (a state is the film's own)."""
    lines = [line.split(" | ") for line in case[1:] if " | " in line]
    return [
        article(f"{number}", *map(stated, rows.split(" ; ")), day=None if day == "undated" else day)
        for number, (day, rows) in enumerate(lines)
    ]


def stated(text: str) -> Row:
    date, *words = text.split()
    if date == "is":
        return Row(FILM, "status", *words)
    certainty, qualifiers = "stated", {}
    for word in words:
        name, _, value = word.partition("=")
        if word in MEDIA:
            qualifiers["medium"] = word
        elif word in RELEASE_STATUSES:
            qualifiers["status"] = word
        elif value:
            qualifiers[{"in": "region", "from": "previous", "why": "reason"}.get(name, name)] = value
        elif word in {"correction", "rerelease"}:
            qualifiers[word] = "true"
        else:
            certainty = word
    return Row(FILM, "release_date", "" if date == "-" else when(date), certainty, **qualifiers)


def settled(readings: list[Reading]) -> Settled:
    claims: list[Claim] = [claim for reading in readings for claim in reading.claims]
    return settle(claims, entities(claims, ()))


def history(found: Settled) -> list[str]:
    """Each value that a release has had, and where each stands."""
    lines = [
        f"{place(found, fact.subject)}: {t.term(fact.object).value} {spell(fact)}"
        for fact in found.facts.values() if fact.predicate in {EDTF, RELEASE_STATUS}
    ]  # fmt: skip
    for node in {quad.subject for quad in t.quads(found.lines) if quad.object == NamedNode(SCHEMA + "PublicationEvent")}:
        assert isinstance(node, NamedNode)
        status = value(found, node.value, RELEASE_STATUS) or next(
            (t.term(fact.object).value for fact in found.facts.values()
             if (fact.subject, fact.predicate, fact.state) == (node.value, RELEASE_STATUS, "current")), ""
        )  # fmt: skip
        reason = value(found, node.value, RG + "reason")
        if status:
            lines.append(f"{place(found, node.value)}: is {status}" + (f", because of {reason}" if reason else ""))
    return sorted(lines)


def test_the_days_of_a_date_are_its_own() -> None:
    """Of a vague and a precise wording on one day, the node bears the bounds of the precise one."""
    found = settled([article("a", stated("2026-06"), stated("2026-06-04"), stated("2026"), day="2026-03-04")])
    (node,) = {fact.subject for fact in found.facts.values()}
    assert [value(found, node, RG + name) for name in ("earliest", "latest")] == ["2026-06-04", "2026-06-04"]


def place(found: Settled, node: str) -> str:
    region = value(found, node, SCHEMA + "location").rpartition("/")[2].title()
    parts = [value(found, node, RG + name) for name in ("medium", "format")]
    medium = " ".join(filter(None, parts)) + (" again" if value(found, node, RG + "rerelease") else "")
    return ", ".join(filter(None, (region, medium))) or "anywhere"


def value(found: Settled, node: str, predicate: str) -> str:
    quads: Iterator[Quad] = (quad for quad in t.quads(found.lines) if quad.subject == NamedNode(node) and quad.predicate.value == predicate)
    return next((quad.object.value for quad in quads if isinstance(quad.object, NamedNode | Literal)), "")


def spell(fact: Fact) -> str:
    since = f" from {fact.known_from.edtf}" if fact.known_from else ""
    until = f" to {fact.superseded_on.edtf}" if fact.superseded_on else ""
    return fact.state.value + ("," if since or until else "") + since + until


@pytest.mark.parametrize("case", CASES, ids=named)
def test_a_history(case: list[str]) -> None:
    """The whole history, and where every release stands at its end."""
    expected = [line for line in case[1:] if " | " not in line]
    assert history(settled(told(case))) == sorted(expected)


@pytest.mark.parametrize("case", CASES, ids=named)
def test_the_order_of_loading_makes_no_history(case: list[str]) -> None:
    """Articles in any order give the same."""
    readings = told(case)
    wanted = history(settled(readings))
    for order in list(permutations(readings))[:24]:
        assert history(settled(list(order))) == wanted


def test_there_are_enough_of_them() -> None:
    """Forty sequences at least, each with a name of its own."""
    assert len({named(case) for case in CASES}) == len(CASES) >= 40
    assert all(re.fullmatch(r"\S.*", named(case)) for case in CASES)


CAST = [
    ("people add up", ["2020-01-10 Ana", "2020-02-10 Ben"], ["Ana current, from 2020-01-10", "Ben current, from 2020-02-10"]),
    ("a departure retires", ["2020-01-10 Ana", "2020-02-10 Ana denied"], ["Ana retired, from 2020-01-10 to 2020-02-10"]),
    (
        "a recast", ["2020-01-10 Ana", "2020-02-10 Ana denied", "2020-02-10 Ben"],
        ["Ana retired, from 2020-01-10 to 2020-02-10", "Ben current, from 2020-02-10"],
    ),
    ("back again", ["2020-01-10 Ana", "2020-02-10 Ana denied", "2020-03-10 Ana"], ["Ana current, from 2020-01-10"]),
    ("only a rumour", ["2020-01-10 Ana rumoured"], ["Ana rumoured, from 2020-01-10"]),
    ("a rumour comes true", ["2020-01-10 Ana rumoured", "2020-02-10 Ana"], ["Ana current, from 2020-02-10"]),
    ("a rumour is denied", ["2020-01-10 Ana rumoured", "2020-02-10 Ana denied"], ["Ana retired, from 2020-01-10 to 2020-02-10"]),
    ("denied before it was stated", ["2020-01-10 Ana denied", "2020-02-10 Ana"], ["Ana current, from 2020-02-10"]),
    ("a denial wins its day", ["2020-01-10 Ana", "2020-01-10 Ana denied"], ["Ana retired, from 2020-01-10 to 2020-01-10"]),
    ("only a denial", ["2020-01-10 Ana denied"], ["Ana retired, to 2020-01-10"]),
    ("an undated article cannot bring back", ["2020-01-10 Ana denied", "undated Ana"], ["Ana retired, to 2020-01-10"]),
    ("known since unknown", ["undated Ana"], ["Ana current"]),
    ("known since the first day", ["undated Ana", "2020-03 Ana", "2020-03-10 Ana"], ["Ana current, from 2020-03-10"]),
    ("an undated denial", ["undated Ana denied", "2020-01-10 Ana"], ["Ana current, from 2020-01-10"]),
]  # fmt: skip


@pytest.mark.parametrize(("sequence", "expected"), [case[1:] for case in CAST], ids=[case[0] for case in CAST])
def test_a_relation_that_adds_up(sequence: list[str], expected: list[str]) -> None:
    """Stated, rumoured, denied, stated again: its state and days."""
    readings = []
    for number, line in enumerate(sequence):
        day, name, *certainty = line.split()
        row = Row(FILM, "actor", person(name), *certainty)
        readings.append(article(f"{number}", row, day=None if day == "undated" else day))
    found = settled(readings)
    assert sorted(f"{fact.object.rpartition('/')[2][:-1].title()} {spell(fact)}" for fact in found.facts.values()) == expected


STATUSES = [
    ("the later wins", ["2020-01-10 filming", "2020-06-10 wrapped"], ["filming superseded, from 2020-01-10 to 2020-06-10", "wrapped current, from 2020-06-10"]),
    ("the same again", ["2020-01-10 filming", "2020-06-10 filming"], ["filming current, from 2020-01-10"]),
    ("two on one day", ["2020-01-10 filming", "2020-01-10 wrapped"], ["filming contested, from 2020-01-10", "wrapped contested, from 2020-01-10"]),
    ("an undated one", ["2020-01-10 filming", "undated wrapped"], ["filming current, from 2020-01-10", "wrapped superseded, to 2020-01-10"]),
    ("a denial", ["2020-01-10 filming", "2020-02-10 filming denied"], ["filming retired, from 2020-01-10 to 2020-02-10"]),
    (
        "cancelled and revived", ["2020-01-10 cancelled", "2020-06-10 pre-production"],
        ["cancelled superseded, from 2020-01-10 to 2020-06-10", "pre-production current, from 2020-06-10"],
    ),
    ("a rumour", ["2020-01-10 filming", "2020-02-10 wrapped rumoured"], ["filming current, from 2020-01-10", "wrapped rumoured, from 2020-02-10"]),
]  # fmt: skip


@pytest.mark.parametrize(("sequence", "expected"), [case[1:] for case in STATUSES], ids=[case[0] for case in STATUSES])
def test_a_state_of_production(sequence: list[str], expected: list[str]) -> None:
    """The slot of a film's state has one current value."""
    readings = []
    for number, line in enumerate(sequence):
        day, status, *certainty = line.split()
        readings.append(article(f"{number}", Row(FILM, "status", status, *certainty), day=None if day == "undated" else day))
    found = settled(readings)
    assert sorted(f"{t.term(fact.object).value} {spell(fact)}" for fact in found.facts.values()) == expected


def test_who_leaves_a_film_plays_nobody_in_it() -> None:
    """A denial that somebody acts in it ends the role, until a role is told anew."""
    role = Row(FILM, "role", person("Ana"), character="Rita")
    gone = Row(FILM, "actor", person("Ana"), "denied", departure="true")
    states = [
        [fact.state.value for fact in settled(readings).facts.values() if "performance" in fact.object]
        for readings in (
            [article("a", role, day="2020-01-10"), article("b", gone, day="2020-02-10")],
            [article("a", role, day="2020-01-10"), article("b", gone, day="2020-02-10"), article("c", role, day="2020-03-10")],
            [article("a", gone, day="2020-01-10"), article("b", role, day="2020-02-10")],
        )
    ]
    assert states == [["retired"], ["current"], ["current"]]


def test_a_place_in_a_series_is_a_slot() -> None:
    """The later article wins, and one that tells no place changes nothing."""
    saga = Thing(Kind.FRANCHISE, "Saga")
    found = settled([
        article("a", Row(FILM, "part_of", saga, position="3"), day="2020-01-10"),
        article("b", Row(FILM, "part_of", saga, position="4"), day="2020-02-10"),
        article("c", Row(FILM, "part_of", saga), day="2020-03-10"),
    ])
    assert sorted(f"{t.term(fact.object).value.rpartition('/')[2]} {spell(fact)}" for fact in found.facts.values()) == [
        "3 superseded, from 2020-01-10 to 2020-02-10", "4 current, from 2020-02-10", "saga current, from 2020-01-10",
    ]  # fmt: skip


FIRSTS = [
    (["2021-02-01 | 2021-11-19 cinema in=US"], "2021-11-19"),
    (["2021-02-01 | 2021-11-19 cinema in=US ; 2021-11-05 cinema in=UK"], "2021-11-05"),
    (["2021-02-01 | 2021 ; 2021-11-05 cinema in=UK"], "2021-11-05"),
    (["2021-02-01 | 2021-11 cinema in=US ; 2021-12-03 cinema in=UK"], "2021-11"),
    (["2021-02-01 | 2021-09-01 festival ; 2021-11-05 cinema"], "2021-11-05"),
    (["2021-02-01 | 2021-09-01 cinema rerelease ; 2021-11-05 cinema"], "2021-11-05"),
    (["2021-02-01 | 2021-11-05 cinema", "2021-03-01 | 2022-01-07 cinema rescheduled"], "2022-01-07"),
    (["2021-02-01 | 2021-11-05 cinema", "2021-03-01 | - cinema postponed"], ""),
    (["2021-02-01 | 2021-11-05 cinema ; 2021-11-12 cinema"], ""),
    (["2021-02-01 | 2021-09-01 festival"], ""),
    (["2021-02-01 | 2021-11-05 rumoured"], ""),
]


@pytest.mark.parametrize(("lines", "day"), FIRSTS, ids=[" / ".join(lines) for lines, _ in FIRSTS])
def test_the_first_release(lines: list[str], day: str) -> None:
    """The earliest date that holds, whatever the region: no festival's, no re-release's, and none of two that are told on one day."""
    found = [line for line in settled(told(["", *lines])).lines if str(t.FIRST_RELEASE) in line]
    assert found == ([t.line(f"<{FILM_IRI}>", t.FIRST_RELEASE, t.text(day))] if day else [])
