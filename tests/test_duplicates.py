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
from tests.worlds import Row, article, film, person, when

TOXIC, FULL, PART = film("Toxic"), film("Toxic: A Fairytale for Grown-Ups"), film("Toxic: Part Two")
ROWS = [
    Row(TOXIC, "actor", person("Yash")), Row(FULL, "actor", person("Yash")), Row(PART, "actor", person("Yash")),
    Row(film("Fargo"), "director", person("Joel Coen")), Row(Thing(Kind.SERIES, "Fargo"), "director", person("J. Coen")),
    Row(film("Dune"), "actor", person("Zendaya"), year="2021"), Row(film("Dune"), "actor", person("Sting"), year="1984"),
    Row(film("Nope"), "actor", person("Timothee Chalamet")), Row(film("Nope"), "director", person("Timothee Chalemet")),
    Row(film("Nope"), "writer", person("Chalamet")), Row(film("Alpha"), "alternate_name", "Untitled Project"),
    Row(film("Bravo"), "alternate_name", "Untitled Project"), Row(film("Unlike"), "actor", person("Ann Lee")), Row(film("Unlike"), "actor", person("Bruce Lee")),
    Row(film("Solaris"), "actor", person("Ida Berg"), year="1972"), Row(film("Solaris"), "actor", person("Ola Dahl"), year="2002"),
    *(Row(film(title), "actor", person(name)) for title in ("Lantern Bay", "Untitled Trieste Project") for name in ("Tom Okafor", "Lena Brandt")),
    Row(film("The Cooper Gate"), "actor", person("Mia Roth")), Row(film("The Copper Gate"), "actor", person("Mia Roth")),
    Row(film("Star Road 2"), "actor", person("Mia Roth")), Row(film("Star Road 3"), "actor", person("Mia Roth")),
    *(Row(film(title), "release_date", when(day)) for title, day in (("Aria", "2027-05-05"), ("The Tenor", "2027-06-05"), ("Encore", "2031-05-05"))),
    *(Row(film(title), relation, person(name)) for title in ("Aria", "The Tenor", "Encore")
      for relation, name in (("director", "Eva Holm"), ("actor", "Jon Lund"), ("actor", "Kim Moe"))),
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
    """Short titles, titles and names spelt alike, working titles, shared aliases and casts; sequels, remakes and strangers are none."""
    assert [(each.left, each.right, each.why) for each in duplicates(graph)] == [
        ("Alpha", "Bravo", 'both are also called "untitled project"'),
        ("Aria", "The Tenor", "films of one year, and they share Eva Holm, Jon Lund, Kim Moe"),
        ("Chalamet", "Timothee Chalamet", "one name is part of the other, both of Nope"),
        ("Fargo", "Fargo", "a film and a series of one name"),
        ("Lantern Bay", "Untitled Trieste Project", "one has a working title, and they share Lena Brandt, Tom Okafor"),
        ("The Cooper Gate", "The Copper Gate", "titles spelt almost alike, and they share Mia Roth"),
        ("Timothee Chalamet", "Timothee Chalemet", "names spelt almost alike, both of Nope"),
        ("Toxic", "Toxic: A Fairytale for Grown-Ups", "one title begins the other, and they share Yash"),
    ]


def test_a_title_whose_year_nobody_tells(tmp_path: Path) -> None:
    """Of two films of one title, an article without a year may mean either."""
    with open_writer(tmp_path / "s") as writer:
        writer.add([
            article("a", Row(film("Solaris"), "actor", person("Ida Berg"), year="1972")), article("b", Row(film("Solaris"), "actor", person("Ola Dahl"), year="2002")),
            article("c", Row(film("Solaris"), "actor", person("Jon Lund")), day=None),
        ])
    with open_graph(tmp_path / "s") as opened:
        assert [each.why for each in duplicates(opened)] == ["the same title, and no year tells them apart"] * 2


def test_what_was_decided_is_not_asked_again(graph: Graph) -> None:
    """Whatever the verdict was."""
    decided = Decision("different", BASE + "film/toxic-a-fairytale-for-grown-ups", BASE + "film/toxic")
    assert "Toxic" not in {each.left for each in duplicates(graph, [decided])}


def test_the_command(store: Path) -> None:
    """A table with how to decide."""
    said = good("duplicates", "--store", str(store))
    assert "Toxic: A Fairytale for Grown-Ups" in said
    assert "reelgraph merge A B" in said
