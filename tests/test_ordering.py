"""Rows come in the order that a query asks for, whoever sorts them; and the first rows of many without the others."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import Literal, Store

from graph.errors import QueryError
from graph.model import Kind, Thing
from graph.ordering import ordered
from graph.store import Graph, open_graph, open_writer
from graph.terms import DATE, Term
from graph.vocabulary import PREFIXES
from queries.named import named_queries, read_query
from queries.paging import first_rows
from tests.terminal import good
from tests.worlds import Row, article, when

BOUND: dict[str, Term] = {
    name: Literal(day, datatype=DATE) for name, day in (("from", "2020-01-01"), ("to", "9999-12-31"), ("since", "1900-01-01"))
}
DAYS = ("2021-05-03", "2021-05", "2021-07-09", "2021-07-09", "2022", "2021-12-24", "2021-11-19", "2022-02-01")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Eight films with dates, three of which move."""
    store = tmp_path_factory.mktemp("ordering") / "store"
    films = [Thing(Kind.FILM, f"Film {letter}") for letter in "HAGBFCED"]
    plans = [Row(film, "release_date", when(day), medium="cinema") for film, day in zip(films, DAYS, strict=True)]
    moves = [Row(film, "release_date", when("2023-03-03"), medium="cinema", status="rescheduled") for film in films[:3]]
    with open_writer(store) as writer:
        writer.add([article("a", *plans, day="2021-01-01"), article("b", *moves, day="2021-02-01")])
    return store


@pytest.fixture(scope="module")
def graph(place: Path) -> Iterator[Graph]:
    with open_graph(place) as opened:
        yield opened


SORTED = (
    "SELECT ?film ?day { ?film rg:firstRelease ?day } ORDER BY ?day ?film",
    "SELECT ?film ?day { ?film rg:firstRelease ?day } ORDER BY DESC(?day) ASC(?film)",
    "SELECT ?film { ?film schema:releasedEvent ?r . ?r rg:latest ?last } ORDER BY ?last ?film",
    "SELECT ?film WHERE { ?film schema:releasedEvent ?r . ?r rg:latest ?last } order by desc(?last) ?film",
    "SELECT * { ?film rg:firstRelease ?day } ORDER BY ?film",
    "SELECT ?day (COUNT(?film) AS ?n) { ?film rg:firstRelease ?day } GROUP BY ?day ORDER BY DESC(?n) ?day",
    "SELECT ?film ?old { ?film a schema:Movie . OPTIONAL { ?film schema:releasedEvent ?r . ?f rdf:subject ?r ; rdf:object ?old ; rg:state \"superseded\" } } ORDER BY ?old ?film",
    "PREFIX a: <urn:order> SELECT DISTINCT ?n { VALUES ?n { 10 9 1.5 -3 100 } } ORDER BY ?n",
)  # fmt: skip


@pytest.mark.parametrize("query", SORTED)
def test_the_order_is_that_of_the_engine(place: Path, graph: Graph, query: str) -> None:
    """Unbound cells first, numbers by value, days and names as they are written; columns that only sort stay away."""
    snapshot = max(path for path in (place / "snapshots").iterdir() if path.is_dir())
    theirs = [tuple(row) for row in Store.read_only(str(snapshot)).query(query, prefixes=PREFIXES)]  # type: ignore[union-attr]
    assert ordered(query) is not None
    assert graph.select(query).rows == theirs
    assert len(theirs) > 4


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?film { ?film rg:firstRelease ?day } ORDER BY ?day LIMIT 2",
        "SELECT DISTINCT ?film { ?film rg:firstRelease ?day } ORDER BY STRLEN(?day)",
        "SELECT DISTINCT ?film { ?film rg:firstRelease ?day } ORDER BY ?day",
        "SELECT (COUNT(*) AS ?n) { ?film rg:firstRelease ?day } GROUP BY ?day ORDER BY ?day",
        "SELECT ?film { { SELECT ?film { ?film rg:firstRelease ?day } ORDER BY ?day } }",
        "SELECT ?film { ?film rg:firstRelease ?day } # ORDER BY ?day",
        "CONSTRUCT { ?film a ?type } { ?film a ?type } ORDER BY ?film",
        "SELECT ?order { ?order a schema:Movie }",
    ],
)
def test_what_else_is_left_to_the_engine(query: str) -> None:
    """Expressions, limits, and columns that cannot be added."""
    assert ordered(query) is None


@pytest.mark.parametrize("name", ["coming", "moved"])
@pytest.mark.parametrize("rows", [1, 2, 3, 5, 7, 100])
def test_the_first_rows_are_those_of_the_whole(graph: Graph, name: str, rows: int) -> None:
    """Whatever the page holds, and whether there are more."""
    query = named_queries()[name]
    whole = graph.select(query.text, **BOUND).rows
    table, more = first_rows(graph, query, BOUND, rows)
    assert table.rows == (whole[:rows] if more else whole)
    assert more or len(table.rows) >= min(rows, len(whole))


def test_a_page_that_the_rest_leaves_too_few_of(graph: Graph) -> None:
    """It is widened until it is full: here a filter outside the sub-select drops all but the last days."""
    text = "# page: ASC(?last)\nSELECT ?last { { SELECT ?r ?last { ?r rg:latest ?last } } ?r rg:edtf ?day FILTER (STRSTARTS(?day, \"2023\")) } ORDER BY ?last"
    table, more = first_rows(graph, read_query("late", text), {}, 2)
    assert [row[0].value for row in table.rows if row[0]] == ["2023-03-03"] * 3
    assert not more


def test_a_page_of_nothing(graph: Graph) -> None:
    """A header that the query does not keep to is told in one line."""
    with pytest.raises(QueryError, match=r"mine: a query with `# page:` has no sub-select"):
        first_rows(graph, read_query("mine", "# page: ASC(?f)\nSELECT ?f { ?f a schema:Movie } ORDER BY ?f"), {}, 2)


def test_a_table_says_that_there_are_more(place: Path) -> None:
    """Nobody counts what is not shown."""
    printed = good("query", "coming", "from=2020-01-01", "--rows", "2", "--store", place)
    assert "more than 2 rows; the first 2 are shown" in printed
    assert printed.count("Film") == 2

