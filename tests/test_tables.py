"""What is kept so that lists need not read everything says just what the statements say, however the graph came to be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest

from bench.worlds import World, shuffled
from graph.model import Reading
from graph.records import day
from graph.store import Graph, open_graph, open_writer
from graph.tables import full, release_rows, shooting_row
from graph.vocabulary import RG, SCHEMA
from queries.coming import coming, first_coming
from queries.view import viewing
from tests.test_releases import TODAY, news
from tests.worlds import ROME, Row, article, film, person, when

FILMS = [*news(), *World(12, seed=3).readings()]
FIRSTS = (
    "SELECT ?publisher (COUNT(DISTINCT ?fact) AS ?facts) { ?article schema:publisher ?publisher ; schema:datePublished ?day . "
    "?claim prov:wasDerivedFrom ?article ; rg:supports ?fact . ?fact rg:knownFrom ?day } GROUP BY ?publisher"
)
MOVED = (
    'SELECT DISTINCT ?film ?day { ?film schema:releasedEvent/^rdf:subject ?fact . ?fact rdf:predicate rg:edtf ; rg:state "superseded" ; '
    "rg:supersededOn ?day . FILTER (EXISTS { ?claim rg:opposes ?fact } || NOT EXISTS { ?fact rg:knownFrom ?day }) }"
)
GAVE_WAY = 'SELECT ?fact ?day { ?fact rdf:predicate rg:edtf ; rg:state "superseded" ; rg:supersededOn ?day }'


def outlets(readings: Iterable[Reading]) -> list[Reading]:
    """The same news from three publishers in turn, one of them without a name."""
    names = ("The Daily", "Film Weekly", "")
    return [
        article(f"{number}-{each.document.url.rpartition('/')[2]}", *(Row(c.subject, c.predicate, c.object, c.certainty.value, **c.qualifiers) for c in each.claims),
                day=each.document.published.edtf if each.document.published else None, publisher=names[number % 3])
        for number, each in enumerate(readings)
    ]  # fmt: skip


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Loaded in two parts, some articles withdrawn again and one told anew."""
    found = tmp_path_factory.mktemp("tables") / "store"
    told = outlets(shuffled(FILMS))
    with open_writer(found) as writer:
        writer.add(told[: len(told) // 2])
        writer.add(told[len(told) // 2 :])
        for each in told[::7]:
            writer.retract(each.document.url)
        writer.add(outlets(reversed(FILMS))[:5])
    return found


def pairs(graph: Graph, query: str) -> list[tuple[str, ...]]:
    return sorted(tuple(cell.value if cell else "" for cell in row) for row in graph.select(query).rows)


def values(graph: Graph, query: str) -> set[str]:
    return {row[0].value for row in graph.select(query).rows if row[0]}


@pytest.mark.parametrize(
    ("kept", "said"),
    [
        ("SELECT ?publisher ?n { ?x rg:firsts ?n ; schema:name ?publisher }", FIRSTS),
        ("SELECT ?film ?day { ?film rg:movedOn ?day }", MOVED),
        ("SELECT ?fact ?day { ?fact rg:gaveWayOn ?day }", GAVE_WAY),
        ("SELECT DISTINCT ?film ?day { ?film rg:shootEnds ?day }", "SELECT DISTINCT ?film ?day { ?shoot a rg:Shoot ; rg:film ?film ; rg:earliest ?from ; rg:latest ?day }"),
    ],
    ids=["firsts", "movedOn", "gaveWayOn", "shootEnds"],
)  # fmt: skip
def test_what_is_kept_is_what_is_said(store: Path, kept: str, said: str) -> None:
    """The same rows from the derived statements as from those that they follow from."""
    with open_graph(store) as graph:
        assert pairs(graph, kept) == pairs(graph, said)
        assert pairs(graph, said) or "shootEnds" in kept


def test_the_table_of_releases(store: Path) -> None:
    """Every node with its parts, every fact about it, and every date that gave way to another release's."""
    with open_graph(store) as graph:
        tables = graph.select("SELECT ?film ?table { ?film rg:releaseTable ?table }").rows
        assert {film.value for film, _ in tables if film} == values(graph, "SELECT DISTINCT ?film { ?film schema:releasedEvent ?node }")
        for film, table in tables:
            assert film is not None
            assert table is not None
            rows = release_rows(table.value)
            nodes = [full(f"release/{row.node}") for row in rows]
            assert nodes == sorted(values(graph, f"SELECT ?n {{ {film} schema:releasedEvent ?n }}"))
            for node, row in zip(nodes, rows, strict=True):
                parts = {SCHEMA + "location": full(row.region), RG + "medium": row.medium, RG + "format": row.form, RG + "releaseStatus": row.status, RG + "reason": row.reason}
                wanted = ", ".join(f"<{each}>" for each in parts)
                found = pairs(graph, f"SELECT ?p ?o {{ <{node}> ?p ?o . FILTER (?p IN ({wanted})) }}")
                assert found == sorted((name, value) for name, value in parts.items() if value)
                assert row.rerelease == graph.ask(f"ASK {{ <{node}> rg:rerelease true }}")
                facts = pairs(graph, f"SELECT ?o ?p ?state ?known ?until {{ ?f rdf:subject <{node}> ; rdf:predicate ?p ; rdf:object ?o ; rg:state ?state . OPTIONAL {{ ?f rg:knownFrom ?known }} OPTIONAL {{ ?f rg:supersededOn ?until }} }}")
                assert sorted((each.value, RG + ("edtf" if each.dated else "releaseStatus"), each.state, each.known, each.until) for each in row.held) == facts
                ended = pairs(graph, f"SELECT DISTINCT ?other ?date {{ {film} schema:releasedEvent ?other . ?old rdf:subject ?other ; rdf:predicate rg:edtf ; rdf:object ?date ; rg:state ?state . ?claim rg:opposes ?old ; rg:supports ?new . ?new rdf:predicate rg:edtf ; rdf:subject <{node}> . FILTER (?other != <{node}> && ?state IN (\"superseded\", \"retired\")) }}")
                assert [(full(f"release/{other}"), value) for other, value in row.ended] == ended


def test_the_table_of_shoots(store: Path) -> None:
    """Every shoot with who was there, whether it goes on, and the claims that say so."""
    with open_graph(store) as graph:
        tables = {film.value: shooting_row(table.value) for film, table in graph.select("SELECT ?film ?table { ?film rg:shootTable ?table }").rows if film and table}
        assert tables
        assert values(graph, "SELECT DISTINCT ?film { ?shoot a rg:Shoot ; rg:film ?film }") <= tables.keys()
        for film, row in tables.items():
            shoots = pairs(graph, f"SELECT ?s ?place ?spell {{ ?s a rg:Shoot ; rg:film <{film}> ; schema:location ?place . OPTIONAL {{ ?s rg:edtf ?spell }} }}")
            assert [(full(f"shoot/{each.node}"), full(each.place), each.spell) for each in row.shoots] == shoots
            for each in row.shoots:
                assert set(map(full, each.people)) == values(graph, f"SELECT ?who {{ <{full(f'shoot/{each.node}')}> rg:participant ?who }}")
            filming = pairs(graph, f'SELECT ?known ?until {{ ?f rdf:subject <{film}> ; rdf:predicate rg:status ; rdf:object "filming" ; rg:state ?state . OPTIONAL {{ ?f rg:knownFrom ?known }} OPTIONAL {{ ?f rg:supersededOn ?until }} FILTER (?state NOT IN ("rumoured", "retired")) }}')
            assert ([(row.since, row.until)] if row.since or row.until else []) == filming
            says = values(graph, f'SELECT ?claim {{ ?f rdf:subject <{film}> ; rdf:predicate rg:status ; rdf:object "filming" . ?claim rg:supports ?f }}')
            assert {full(f"claim/{each.claim}") for each in row.told if not each.place} == says
            there = values(graph, f"SELECT ?claim {{ ?s a rg:Shoot ; rg:film <{film}> ; schema:location ?place . ?f rdf:subject <{film}> ; rdf:predicate rg:filmedIn ; rdf:object ?place . ?claim rg:supports ?f }}")
            assert {full(f"claim/{each.claim}") for each in row.told if each.place and not each.seen} == there
            days = {each.day for each in row.told if each.day}
            assert days <= values(graph, f"SELECT ?day {{ <{film}> rg:shootingNews ?day }}")
            assert all(day(each) for each in days)


def test_what_one_publisher_told_first_is_counted_once(tmp_path: Path) -> None:
    """Two articles of a day count once, a later one not at all; and none is left of whoever told nothing."""
    rome = Row(film("Alpha"), "filmed_in", ROME)
    told = [
        article("a", rome, publisher="The Daily"), article("b", rome, publisher="The Daily"), article("c", rome, publisher="Film Weekly"),
        article("d", rome, day="2020-02-04", publisher="Late"), article("e", Row(film("Alpha"), "director", person("Ann Poe")), day=None, publisher="Undated"),
    ]  # fmt: skip
    seen: list[Counter[str]] = []
    with open_writer(tmp_path / "s") as writer:
        writer.add(told)
        for gone in ("", "https://example.org/a", "https://example.org/b", "https://example.org/c"):
            if gone:
                writer.retract(gone)
            with writer.graph() as graph:
                seen.append(Counter({name: int(number) for name, number in pairs(graph, "SELECT ?n ?f { ?x rg:firsts ?f ; schema:name ?n }")}))
    assert seen == [{"The Daily": 1, "Film Weekly": 1}, {"The Daily": 1, "Film Weekly": 1}, {"Film Weekly": 1}, {"Late": 1}]


def test_an_article_of_another_publisher(tmp_path: Path) -> None:
    """The count goes over where only who published it is told otherwise."""
    rome = Row(film("Alpha"), "filmed_in", ROME)
    with open_writer(tmp_path / "s") as writer:
        writer.add([article("a", rome, publisher="The Daily")])
        writer.add([article("a", rome, publisher="Film Weekly")])
        with writer.graph() as graph:
            assert pairs(graph, "SELECT ?n ?f { ?x rg:firsts ?f ; schema:name ?n }") == [("Film Weekly", "1")]


@pytest.mark.parametrize("medium", ["", "cinema", "festival"])
@pytest.mark.parametrize("region", ["", "United States", "Italy"])
def test_the_first_rows_of_what_comes_out(store: Path, region: str, medium: str) -> None:
    """Read day by day, they are the first of all rows, and it is said whether there are others."""
    with viewing(str(store), when("2010-06-01").earliest or TODAY) as view:
        whole = [each.record() for each in coming(view, region=region, medium=medium)]
        for most in (1, 3, len(whole) - 1, len(whole), len(whole) + 1):
            if most > 0:
                found, more = first_coming(view, most, region=region, medium=medium)
                assert [each.record() for each in found] == whole[:most]
                assert more == (len(whole) > most)
