"""The same graph on SPARQL servers as in the embedded store, and servers that fail."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bench.worlds import World
from graph.endpoint import Address, Endpoint
from graph.errors import QueryError, RemoteError, StoreError
from graph.export import export
from graph.model import Decision, Reading
from graph.remote import JOURNAL, LOCK, RemoteGraph
from graph.store import open_graph, open_writer
from graph.vocabulary import BASE
from queries.coming import first_coming
from queries.digest import digest, markdown
from queries.filming import filming
from queries.named import named_queries
from queries.view import viewing
from tests.servers import VIRTUOSO, Oxigraph, oxigraph, virtuoso
from tests.terminal import refused, run
from tests.test_releases import news as listed
from tests.worlds import ATWELL, CRUISE, IMPOSSIBLE, ROME, Row, article, news

NO_VIRTUOSO = pytest.mark.skipif(VIRTUOSO is None, reason="virtuoso-opensource is not installed")
SAME = Decision("same", f"{BASE}film/mission-impossible-7", f"{BASE}film/nope", "why not", "me", "2021-01-10")


@pytest.fixture(scope="module", params=["oxigraph", pytest.param("virtuoso", marks=NO_VIRTUOSO)])
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a real server."""
    if request.param == "virtuoso":
        with virtuoso(tmp_path_factory.mktemp("virtuoso")) as url:
            yield url
    else:
        with oxigraph() as found:
            yield found.url


@pytest.fixture
def place(server: str) -> str:
    """The same with nothing in it."""
    endpoint = Endpoint(Address.of(server))
    for name in ("graph", "texts", "decisions", "lock", "journal"):
        endpoint.update(f"CLEAR SILENT GRAPH <{BASE}{name}>")
    endpoint.close()
    return server


@pytest.fixture
def failing() -> Iterator[Oxigraph]:
    with oxigraph() as found:
        yield found


def exported(place: str | Path, day: date | None = None) -> str:
    with open_graph(place, as_of=day) as graph:
        return "".join(export(graph, "nquads"))


def loaded(place: str | Path, *batches: list[Reading]) -> str:
    for batch in batches:
        with open_writer(place) as writer:
            writer.add(batch)
    return exported(place)


# -- the same as embedded ---------------------------------------------------------------------------


def test_loaded_in_any_order(place: str, tmp_path: Path) -> None:
    """Back to front and one by one, the endpoint holds what the embedded store holds, and twice changes nothing."""
    embedded = loaded(tmp_path / "s", news())
    assert loaded(place, *([each] for each in reversed(news()))) == embedded
    with open_writer(place) as writer:
        assert len(writer.add(news()).unchanged) == len(news())
        assert [each.document for each in sorted(news(), key=lambda each: each.document.url)] == list(writer.documents())
    assert exported(place) == embedded


def test_a_change_of_many_requests(place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is written down first, and nothing of that stays."""
    monkeypatch.setattr("graph.remote.REQUEST", 20_000)
    readings = list(World(12).readings())
    assert loaded(place, readings[:20], readings[20:]) == loaded(tmp_path / "s", readings)


def test_a_withdrawal(place: str, tmp_path: Path) -> None:
    """The article was never there, and its text is gone."""
    gone = news()[0]
    without = loaded(tmp_path / "s", news()[1:])
    loaded(place, news())
    with open_writer(place) as writer:
        changes = writer.retract(gone.document.url)
        assert changes.removed == (gone.document.url,)
    assert exported(place) == without
    with open_graph(place) as graph, pytest.raises(StoreError, match="is missing"):
        graph.text(gone.document.sha256)


def test_a_changed_article(place: str, tmp_path: Path) -> None:
    changed = article("a1", Row(IMPOSSIBLE, "actor", ATWELL), day="2020-02-03")
    assert loaded(place, news(), [changed]) == loaded(tmp_path / "s", news(), [changed])


def test_decisions_and_back(place: str, tmp_path: Path) -> None:
    """What somebody decides holds there as here, until it is taken back."""
    before = loaded(place, news())
    for where in (place, tmp_path / "s"):
        with open_writer(where) as writer:
            writer.add(news())
            writer.decide(SAME)
    assert exported(place) == exported(tmp_path / "s") != before
    with open_writer(place) as writer:
        writer.undecide(SAME)
    assert exported(place) == before


def test_as_of_a_day(place: str, tmp_path: Path) -> None:
    loaded(place, news())
    loaded(tmp_path / "s", news())
    for day in (date(2020, 3, 1), date(2020, 12, 1)):
        assert exported(place, day) == exported(tmp_path / "s", day)


_ASKED = [
    ("ask", "who filmed in Rome"), ("ask", "when does Mission: Impossible 7 come out", "--format", "json"), ("ask", "who plays Grace"),
    ("ask", "who has worked with Tom Cruise"), ("ask", "which place was used by the most films"), ("ask", "which films moved since 2019"), ("ask", "films released since 2020"),
    ("show", "Tom Cruise"), ("show", "Dune"), ("releases", "--since", "2000-01-01"), ("releases", "--moved"), ("filming", "--on", "2020-03-01"),
    ("path", "Tom Cruise", "Hayley Atwell"), ("sources",), ("duplicates",), ("digest", "--since", "2000-01-01"),
    ("export",), ("export", "--format", "csv"), ("export", "--format", "jsonl"), ("export", "--format", "graphml"), ("check",),
    ("ask", "who filmed in Rome", "--as-of", "2020-05-01"), ("query", "SELECT ?s { ?s a schema:Movie } ORDER BY ?s", "--format", "csv"),
    ("query", "ASK { ?s a schema:Movie }"), ("query", "CONSTRUCT { ?s schema:name ?n } { ?s a schema:Movie ; schema:name ?n }", "--format", "ntriples"),
]  # fmt: skip
_SET = {"film": "Dune", "person": "Tom Cruise", "place": "Rome", "franchise": "Mission: Impossible", "one": "Tom Cruise", "other": "Hayley Atwell", "name": "Tom Cruise"}


def test_every_command_answers_the_same(place: str, tmp_path: Path) -> None:
    """Questions, tables, exports and all the queries that ship: the same words from the endpoint as from the folder."""
    loaded(place, news())
    loaded(tmp_path / "s", news())
    queries = [("query", query.name, *(f"{each.name}={_SET[each.name]}" for each in query.parameters if each.name in _SET)) for query in named_queries().values()]
    asked: list[tuple[str, ...]] = [*_ASKED, *queries]
    wrong = []
    for words in asked:
        there, here = run(*words, "--store", place), run(*words, "--store", tmp_path / "s")
        if _bare(there.output, place) != _bare(here.output, str(tmp_path / "s")):
            wrong.append((words, there.output, here.output))
    assert wrong == []


def test_lists_of_a_day(place: str, tmp_path: Path) -> None:
    """What is read day by day, and from one table a film, is the same: the round-up, what shoots, what comes first."""
    told = [*listed(), *World(12, seed=3).readings()]
    found = []
    for store in (place, str(tmp_path / "s")):
        loaded(store, told)
        with viewing(store, date(2012, 6, 1)) as view:
            rows, more = first_coming(view, 4, medium="cinema")
            found.append((markdown(digest(view, date(2012, 2, 1))), [each.record() for each in filming(view)], [each.record() for each in rows], more))
    assert found[0] == found[1]
    assert all(found[0])


def _bare(text: str, store: str) -> list[str]:
    """Without the store's name; N-Triples of a CONSTRUCT come in no order."""
    lines = text.replace(store, "STORE").splitlines()
    return sorted(lines) if text.startswith("<") else lines


# -- servers that fail --------------------------------------------------------------------------------


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tries again at once."""
    monkeypatch.setattr("graph.endpoint.PAUSE", 0.0)


@pytest.mark.parametrize("fault", ["500", "503", "429", "drop", "deaf"])
def test_what_passes_is_tried_again(failing: Oxigraph, tmp_path: Path, fault: str) -> None:
    """A server that is busy, or goes away with the answer, costs another try and nothing else, wherever it happens."""
    embedded = loaded(tmp_path / "s", news())
    failing.faults = ["", fault, "", fault, fault, "", fault]
    assert loaded(failing.url, news()) == embedded


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ("500", "the endpoint answered 500: out of order"), ("404", "the endpoint answered 404: out of order"),
        ("403", "refused (403; expected REELGRAPH_USER and REELGRAPH_PASSWORD of somebody who may)"),
        ("html", "the answer is text/html (expected application/sparql-results+json)"), ("drop", "the connection failed: "), ("half", "half an answer, or none: "),
    ],
)  # fmt: skip
def test_what_does_not_pass_is_one_line(failing: Oxigraph, fault: str, said: str) -> None:
    loaded(failing.url, news()[:1])
    failing.faults = [fault] * 100
    assert refused("query", "SELECT ?s { ?s ?p ?o }", "--store", failing.url).startswith(f"{failing.url}: {said}")


def test_half_of_a_construct(failing: Oxigraph) -> None:
    """What ends within a statement is no answer."""
    loaded(failing.url, news()[:1])
    failing.faults = ["half"]
    with open_graph(failing.url) as graph, pytest.raises(RemoteError, match="half an answer"):
        list(graph.quads())


def test_nobody_there() -> None:
    assert refused("sources", "--store", "http://127.0.0.1:9/query").startswith("http://127.0.0.1:9/query: the connection failed: ")


@pytest.mark.parametrize("good", range(0, 12, 2))
def test_a_connection_lost_in_a_batch(failing: Oxigraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, good: int) -> None:
    """Of a change of many requests that breaks off at any of them, the next writer makes all or nothing; load again completes it."""
    monkeypatch.setattr("graph.remote.REQUEST", 4000)
    first, rest = news()[:2], news()[2:]
    before, embedded = loaded(failing.url, first), loaded(tmp_path / "s", news())
    with open_writer(failing.url) as writer:
        monkeypatch.setattr("graph.remote.Endpoint.update", _breaking(good))
        with pytest.raises(RemoteError):
            writer.add(rest)
        monkeypatch.undo()
    with open_writer(failing.url):
        pass
    assert exported(failing.url) in {before, embedded}
    assert not failing.store.query(f"ASK {{ GRAPH <{JOURNAL}> {{ ?s ?p ?o }} }}")
    assert loaded(failing.url, rest) == embedded


def _breaking(good: int) -> object:
    """`Endpoint.update` that reaches the server so many times, and then no more."""
    left = [good]
    real = Endpoint.update

    def update(self: Endpoint, text: str) -> None:
        if left[0] == 0:
            raise RemoteError("gone")
        left[0] -= 1
        real(self, text)

    return update


def test_a_second_writer_is_told_who_holds_the_lock(failing: Oxigraph) -> None:
    """And a holder of this machine that died is passed over."""
    with open_writer(failing.url), pytest.raises(StoreError, match="is locked by process"), open_writer(failing.url):
        pass
    failing.store.update(
        f'INSERT DATA {{ GRAPH <{LOCK}> {{ <{LOCK}> <https://w3id.org/reelgraph/ns#heldBy> "{{\\"host\\": \\"{_host()}\\", \\"pid\\": 999999999}}" }} }}'
    )
    with open_writer(failing.url) as writer:
        writer.add(news()[:1])


def _host() -> str:
    import socket  # noqa: PLC0415

    return socket.gethostname()


def test_who_may(failing: Oxigraph, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name and a password from the address or the environment; the address is told without them."""
    failing.user = "ada:secret"
    assert "refused (401" in refused("sources", "--store", failing.url)
    assert loaded(failing.url.replace("//", "//ada:secret@"), news()[:1])
    monkeypatch.setenv("REELGRAPH_USER", "ada")
    monkeypatch.setenv("REELGRAPH_PASSWORD", "secret")
    assert loaded(failing.url, news()[:1])
    failing.faults = ["500"] * 10
    assert "secret" not in refused("sources", "--store", failing.url.replace("//", "//ada:secret@"))


def test_where_changes_go() -> None:
    """The update address is guessed from the query's, or named."""
    assert Address.of("http://h/sparql", {}) == Address("http://h/sparql", "http://h/sparql")
    assert Address.of("http://a:b@h:7/x/query", {}) == Address("http://h:7/x/query", "http://h:7/x/update", "a", "b")
    assert Address.of("http://h/query", {"REELGRAPH_UPDATE": "http://h/statements"}).update == "http://h/statements"


def test_what_the_endpoint_cannot_run(failing: Oxigraph) -> None:
    with open_graph(failing.url) as graph, pytest.raises(QueryError, match="the endpoint cannot run this"):
        graph.select("SELECT ?s { ?s ?p }")


def test_one_graph_among_others(failing: Oxigraph) -> None:
    """What else the server holds is neither seen nor touched."""
    failing.store.update("INSERT DATA { <urn:a> <urn:b> <urn:c> . GRAPH <urn:g> { <urn:a> <urn:b> <urn:d> } }")
    loaded(failing.url, news()[:1])
    with open_graph(failing.url) as graph:
        assert not graph.ask("ASK { <urn:a> ?p ?o }")
    with open_writer(failing.url) as writer:
        writer.retract(news()[0].document.url)
    assert len(failing.store) == 2


def test_names_of_people_and_places(place: str) -> None:
    """Words that are syntax elsewhere are letters here."""
    odd = replace(CRUISE, name='Tom "\\ \' <b> } ; DROP ALL # 🎬 é')
    reading = article("odd", Row(IMPOSSIBLE, "actor", odd), Row(IMPOSSIBLE, "filmed_in", ROME), day="2020-02-03")
    loaded(place, [reading])
    with RemoteGraph(Endpoint(Address.of(place))) as graph:
        found = graph.select('SELECT ?name { ?s a schema:Person ; schema:name ?name }').rows
    assert [name.value for (name,) in found if name] == [odd.name]
