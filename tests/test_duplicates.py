"""Things that are likely one: suggested with a reason, until somebody decides."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.model import Decision, Kind, Thing
from graph.store import Graph, open_graph, open_writer
from graph.vocabulary import BASE
from queries.duplicates import duplicates
from tests.terminal import good
from tests.worlds import Row, article, film, person

TOXIC, FULL, PART = film("Toxic"), film("Toxic: A Fairytale for Grown-Ups"), film("Toxic: Part Two")
ROWS = [
    Row(TOXIC, "actor", person("Yash")), Row(FULL, "actor", person("Yash")), Row(PART, "actor", person("Yash")),
    Row(film("Fargo"), "director", person("Joel Coen")), Row(Thing(Kind.SERIES, "Fargo"), "director", person("J. Coen")),
    Row(film("Dune"), "actor", person("Zendaya"), year="2021"), Row(film("Dune"), "actor", person("Sting"), year="1984"),
    Row(film("Nope"), "actor", person("Timothee Chalamet")), Row(film("Nope"), "director", person("Timothee Chalemet")),
    Row(film("Nope"), "writer", person("Chalamet")), Row(film("Alpha"), "alternate_name", "Untitled Project"),
    Row(film("Bravo"), "alternate_name", "Untitled Project"), Row(film("Unlike"), "actor", person("Ann Lee")), Row(film("Unlike"), "actor", person("Bruce Lee")),
]  # fmt: skip


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("duplicates") / "store"
    with open_writer(place) as writer:
        writer.add([article("a", *ROWS)])
    return place


@pytest.fixture
def graph(store: Path) -> Iterator[Graph]:
    with open_graph(store) as opened:
        yield opened


def test_what_is_suggested_and_why(graph: Graph) -> None:
    """Short titles, names spelt alike, namesakes, shared aliases; a sequel and two strangers are none."""
    assert [(each.left, each.right, each.why) for each in duplicates(graph)] == [
        ("Alpha", "Bravo", 'both are also called "untitled project"'),
        ("Chalamet", "Timothee Chalamet", "one name is part of the other, both of Nope"),
        ("Dune", "Dune", "namesakes"),
        ("Fargo", "Fargo", "a film and a series of one name"),
        ("Timothee Chalamet", "Timothee Chalemet", "names spelt almost alike, both of Nope"),
        ("Toxic", "Toxic: A Fairytale for Grown-Ups", "one title begins the other, and they share Yash"),
    ]


def test_what_was_decided_is_not_asked_again(graph: Graph) -> None:
    """Whatever the verdict was."""
    decided = Decision("different", BASE + "film/toxic-a-fairytale-for-grown-ups", BASE + "film/toxic")
    assert "Toxic" not in {each.left for each in duplicates(graph, [decided])}


def test_the_command(store: Path) -> None:
    """A table with how to decide."""
    said = good("duplicates", "--store", str(store))
    assert "Toxic: A Fairytale for Grown-Ups" in said
    assert "reelgraph merge A B" in said
