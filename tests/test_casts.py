"""Co-actors from the file beside the store: always the rows that the graph gives, whatever comes and goes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from pyoxigraph import NamedNode

from graph.store import open_writer
from graph.vocabulary import BASE
from queries.casts import Casts, casts_of, co_actors
from queries.named import named_queries
from queries.paging import first_rows, table_of
from queries.view import View, index_names, viewing
from tests.worlds import ATWELL, CRUISE, DUNE, NOPE, PEELE, ZENDAYA, Row, article, film, news

TODAY = date(2021, 6, 1)
PEOPLE = (CRUISE, ATWELL, ZENDAYA, PEELE)


def of_graph(view: View, who: str) -> list[tuple[object, ...]]:
    return list(first_rows(view.graph, named_queries()["co-actors"], {"person": NamedNode(who)}, 1000)[0].rows)


def shown(view: View, who: str) -> list[tuple[object, ...]]:
    return list(table_of(view, named_queries()["co-actors"], {"person": NamedNode(who)}, 1000)[0].rows)


def everybody(view: View) -> list[str]:
    return [row[0].value for row in view.graph.select("SELECT DISTINCT ?p { ?f schema:actor ?p } ORDER BY ?p").rows if row[0]]


@settings(max_examples=20, deadline=None)
@given(some.lists(some.tuples(some.integers(0, 4), some.sampled_from(PEOPLE), some.booleans()), max_size=12))
def test_it_has_the_rows_of_the_graph(tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[int, object, bool]]) -> None:
    """Casts and roles of any shape, told to the file and read from it again."""
    place = tmp_path_factory.mktemp("casts") / "store"
    told = [
        Row(film(f"Film {number}"), "role" if role else "actor", who, **({"character": "Grace"} if role else {}))  # type: ignore[arg-type]
        for number, who, role in rows
    ]
    with open_writer(place) as writer:
        writer.add([article("a", *told)])
    index_names(str(place))
    with viewing(str(place), TODAY) as view:
        for who in [*everybody(view), BASE + "person/a", BASE + "person/zz"]:
            assert co_actors(view.casts(), NamedNode(who)) is not None
            assert shown(view, who) == of_graph(view, who)


def test_it_follows_what_comes_and_goes(tmp_path: Path) -> None:
    """The file of an earlier state is not asked; the next load makes it anew."""
    place = tmp_path / "store"
    cruise = BASE + "person/tom-cruise"
    with open_writer(place) as writer:
        writer.add(news())
    index_names(str(place))
    with open_writer(place) as writer:
        writer.add([article("z1", Row(NOPE, "actor", CRUISE), Row(NOPE, "actor", ZENDAYA)), article("z2", Row(DUNE, "actor", ZENDAYA), Row(DUNE, "actor", PEELE))])
    expected = [("hayley-atwell", "1"), ("zendaya", "1"), ("jordan-peele", "2")]
    for _ in range(2):
        with viewing(str(place), TODAY) as view:
            assert [(row[0].value.rpartition("/")[2], row[1].value) for row in shown(view, cruise)] == expected  # type: ignore[attr-defined]
            assert shown(view, cruise) == of_graph(view, cruise)
        index_names(str(place))
    with open_writer(place) as writer:
        writer.retract("https://example.org/z1")
    for _ in range(2):
        with viewing(str(place), TODAY) as view:
            assert len(shown(view, cruise)) == 1
        index_names(str(place))


def test_a_file_that_is_no_such_file(tmp_path: Path) -> None:
    """Cut short, of another kind or another state: the graph is asked, and the file made anew."""
    place = tmp_path / "store"
    with open_writer(place) as writer:
        writer.add(news())
    index_names(str(place))
    file = place / "casts"
    whole = file.read_bytes()
    for data in (b"", b"{}", b"[]\n", b"\xff\n", whole[:-1], whole + b"0", whole.replace(b'"format": 1', b'"format": 2')):
        file.write_bytes(data)
        with viewing(str(place), TODAY) as view:
            assert co_actors(view.casts(), NamedNode(BASE + "person/tom-cruise")) is None
            assert len(shown(view, BASE + "person/tom-cruise")) == 1
    index_names(str(place))
    assert file.read_bytes() == whole


def test_looking_back_asks_the_graph(tmp_path: Path) -> None:
    """Of an earlier day there is no file."""
    place = tmp_path / "store"
    with open_writer(place) as writer:
        writer.add(news())
    index_names(str(place))
    with viewing(str(place), TODAY, as_of=date(2020, 3, 1)) as view:
        assert view.casts() is None
        assert shown(view, BASE + "person/tom-cruise") == of_graph(view, BASE + "person/tom-cruise")


def test_its_bytes_are_those_of_the_graph(tmp_path: Path) -> None:
    """The same articles in another order give the same file, but for nothing."""
    packed = []
    for name, readings in (("s", news()), ("t", news()[::-1])):
        with open_writer(tmp_path / name) as writer:
            writer.add(readings)
        with viewing(str(tmp_path / name), TODAY) as view:
            packed.append(casts_of(view.graph).packed("1"))
    assert packed[0] == packed[1]
    found = Casts.unpacked(packed[0], "1")
    assert found is not None
    assert found.packed("1") == packed[0]
    assert Casts.unpacked(packed[0], "2") is None
