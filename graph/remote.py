"""The graph on a SPARQL endpoint, as readers see it and as the one writer changes it; nothing of it is on this machine.

Everything stands in the named graph BASE/graph; texts, decisions, the writer's lock and a change that is under way have graphs
of their own beside it. A change of more than one request is written down there first (BASE/journal), so that whoever comes next
ends what a broken connection began.
"""

from __future__ import annotations

import base64
import json
import os
import socket
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date
from itertools import islice
from typing import Self
from uuid import uuid4

from pyoxigraph import (
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Store,
    Triple,
    parse,
    parse_query_results,
)

from graph import terms as t
from graph.changes import Changes, together
from graph.decisions import decisions_from
from graph.embedded import Found, StoreGraph, table_of
from graph.endpoint import GRAPH_IRI, Address, Endpoint
from graph.errors import QueryError, RemoteError, StoreError
from graph.folder import died
from graph.hashing import hashed
from graph.model import Decision, Document, Markup, Reading, Span
from graph.protocol import Graph, Results, Table
from graph.records import Article, article_from, article_lines
from graph.runs import sorted_lines
from graph.settlement import pictures
from graph.settling import SettlingWriter, batches
from graph.sparql import bind, check_query, form_of
from graph.vocabulary import BASE, RG

TEXTS, DECISIONS, LOCK, JOURNAL = (BASE + name for name in ("texts", "decisions", "lock", "journal"))
_TEXT, _MARKUP, _SAYS, _HELD, _STEP = (NamedNode(RG + name) for name in ("text", "markup", "decision", "heldBy", "step"))
REQUEST = 400_000
"""Characters of statements in one request, under the limits of the engines."""
TOGETHER = 500
"""Things that are asked for in one query."""
NEAR = 2_000
"""Statements that are fetched in the time in which what one claim touches is looked up over the network."""


class RemoteGraph:
    """`Graph` over an endpoint: what stands there at the moment of asking."""

    state = ""

    def __init__(self, endpoint: Endpoint) -> None:
        self._endpoint = endpoint

    def select(self, query: str, /, **bindings: t.Term) -> Table:
        return table_of(self._solutions(bind(query, bindings)))

    def ask(self, query: str, /, **bindings: t.Term) -> bool:
        found = _results(self._endpoint, bind(query, bindings))
        if not isinstance(found, QueryBoolean):
            raise QueryError("the query is no ASK")
        return bool(found)

    def construct(self, query: str, /, **bindings: t.Term) -> Iterator[Triple]:
        return _triples(self._endpoint, bind(query, bindings))

    def query(self, text: str, /, *, allow_network: bool = False, **bindings: t.Term) -> Results:
        check_query(text, allow_network=allow_network)
        bound = bind(text, bindings)
        if form_of(text) in {"SELECT", "ASK"}:
            return Found(_results(self._endpoint, bound))
        return Found(list(_triples(self._endpoint, bound)))

    def quads(
        self, subject: NamedNode | None = None, predicate: NamedNode | None = None, value: t.Term | None = None
    ) -> Iterator[Quad]:
        names = [str(term) if term is not None else name for term, name in ((subject, "?s"), (predicate, "?p"), (value, "?o"))]
        for triple in _triples(self._endpoint, f"CONSTRUCT {{ {' '.join(names)} }} WHERE {{ {' '.join(names)} }}"):
            yield Quad(triple.subject, triple.predicate, triple.object, t.GRAPH)

    def values(self, predicate: NamedNode, subjects: Iterable[NamedNode]) -> Iterator[tuple[NamedNode, t.Term]]:
        wanted = iter(subjects)
        while some := " ".join(map(str, islice(wanted, TOGETHER))):
            for subject, value in self.select(f"SELECT ?s ?o {{ VALUES ?s {{ {some} }} ?s {predicate} ?o }}").rows:
                if isinstance(subject, NamedNode) and value is not None:
                    yield subject, value

    def lines(self) -> Iterator[str]:
        return sorted_lines(f"{quad.subject} {quad.predicate} {quad.object} .\n" for quad in self.quads())

    def articles(self) -> Iterator[Article]:
        found: dict[str, dict[str, str]] = {}
        for solution in self._solutions("SELECT ?article ?property ?value { ?article a schema:NewsArticle ; ?property ?value }"):
            article, predicate, value = solution
            assert isinstance(article, NamedNode)
            assert isinstance(predicate, NamedNode)
            if isinstance(value, NamedNode | Literal):
                found.setdefault(article.value, {})[predicate.value] = value.value
        yield from map(article_from, found.values())

    def text(self, sha256: str) -> str:
        return Texts(self._endpoint).text(sha256)

    def decisions(self) -> tuple[Decision, ...]:
        """What somebody decided about names, in the order of its days."""
        found = _rows(self._endpoint, f"SELECT ?decision {{ ?s {_SAYS} ?decision }}", DECISIONS)
        return decisions_from(sorted(_values(found)), DECISIONS)

    def close(self) -> None:
        self._endpoint.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _solutions(self, query: str) -> QuerySolutions:
        return _rows(self._endpoint, query)


def _rows(endpoint: Endpoint, query: str, graph: str = GRAPH_IRI) -> QuerySolutions:
    found = _results(endpoint, query, graph)
    if not isinstance(found, QuerySolutions):
        raise QueryError("the query is no SELECT")
    return found


def _results(endpoint: Endpoint, query: str, graph: str = GRAPH_IRI) -> QuerySolutions | QueryBoolean:
    data = _plain(endpoint.rows(query, graph))
    try:
        found = parse_query_results(data, QueryResultsFormat.JSON)
        return found if isinstance(found, QueryBoolean) else parse_query_results(_whole(data), QueryResultsFormat.JSON)
    except (SyntaxError, ValueError) as error:
        raise RemoteError(f"{endpoint.address.query}: half an answer, or none: {' '.join(str(error).split())[:120]}") from None


def _plain(data: bytes) -> bytes:
    """Virtuoso gives an ASK back as a row with a number."""
    if b"__ASK_RETVAL" not in data[:200]:
        return data
    return json.dumps({"head": {}, "boolean": b'"value": "1"' in data}).encode()


def _whole(data: bytes) -> bytes:
    """The same bytes, once it is sure that they are all there."""
    json.loads(data)
    return data


def _triples(endpoint: Endpoint, query: str) -> Iterator[Triple]:
    data = endpoint.triples(query)
    try:
        found = list(parse(data, format=RdfFormat.N_TRIPLES, lenient=True)) if data.strip() else []
    except (SyntaxError, ValueError) as error:
        raise RemoteError(f"{endpoint.address.query}: half an answer, or none: {' '.join(str(error).split())[:120]}") from None
    for quad in found:
        yield quad.triple


def _values(solutions: Iterable[Iterable[object]]) -> Iterator[str]:
    for (value,) in solutions:
        if isinstance(value, Literal | NamedNode):
            yield value.value


class Texts:
    """`Shelf` in a graph of the endpoint: packed, in letters that every engine takes."""

    def __init__(self, endpoint: Endpoint) -> None:
        self._endpoint = endpoint

    def put(self, documents: Iterable[Document]) -> None:
        lines = []
        for document in documents:
            lines.append(t.line(_text_node(document.sha256), _TEXT, t.text(_packed(document.text))))
            if document.markup:
                marks = json.dumps([[m.span.start, m.span.end, m.kind, m.value] for m in document.markup])
                lines.append(t.line(_markup_node(document.sha256, document.url), _MARKUP, t.text(_packed(marks))))
        for text in _requests("INSERT DATA", TEXTS, lines):
            self._endpoint.update(text)

    def text(self, sha256: str) -> str:
        text = self._one(_text_node(sha256), _TEXT)
        if hashed(text) != sha256:
            raise StoreError(f"{self._endpoint.address.query}: the text {sha256} of an article is missing, or another one")
        return text

    def markup(self, sha256: str, url: str) -> tuple[Markup, ...]:
        found = self._one(_markup_node(sha256, url), _MARKUP)
        return tuple(Markup(Span(start, end), kind, value) for start, end, kind, value in json.loads(found or "[]"))

    def remove(self, sha256: str, url: str, *, shared: bool) -> None:
        gone = [_markup_node(sha256, url), *([] if shared else [_text_node(sha256)])]
        for node in gone:
            self._endpoint.update(f"DELETE WHERE {{ GRAPH <{TEXTS}> {{ {node} ?p ?o }} }}")

    def _one(self, node: str, predicate: NamedNode) -> str:
        packed = next(_values(_rows(self._endpoint, f"SELECT ?value {{ {node} {predicate} ?value }}", TEXTS)), "")
        return zlib.decompress(base64.b64decode(packed)).decode("utf-8", "surrogatepass") if packed else ""


def _packed(text: str) -> str:
    return base64.b64encode(zlib.compress(text.encode("utf-8", "surrogatepass"), 6)).decode()


def _text_node(sha256: str) -> str:
    return f"<{BASE}text/{sha256}>"


def _markup_node(sha256: str, url: str) -> str:
    return f"<{BASE}text/{sha256}/{hashed(url)[:16]}>"


def _requests(verb: str, graph: str, lines: Iterable[str]) -> Iterator[str]:
    """Updates of bounded size; sorted, so that the same change makes the same requests."""
    body: list[str] = []
    size = 0
    for line in sorted(lines):
        body.append(line)
        size += len(line) + 1
        if size >= REQUEST:
            yield f"{verb} {{ GRAPH <{graph}> {{\n" + "\n".join(body) + "\n} }"
            body, size = [], 0
    if body:
        yield f"{verb} {{ GRAPH <{graph}> {{\n" + "\n".join(body) + "\n} }"


class RemoteWriter(SettlingWriter):
    """`Writer` over an endpoint: what an edit touches is read from there, settled here, and the difference sent."""

    def __init__(self, endpoint: Endpoint) -> None:
        super().__init__(Texts(endpoint))
        self._endpoint = endpoint
        self._near: Store | None = None
        self._seen: dict[tuple[object, object, object], list[Quad]] = {}
        self._deciding: tuple[str, ...] = ()
        self._end_journal()
        self._decisions = RemoteGraph(endpoint).decisions()

    def add(self, readings: Iterable[Reading]) -> Changes:
        """Take readings in, batch by batch; each is complete at the endpoint before the next."""
        return together([self._add_batch(batch) for batch in batches(readings)])

    def known(self, url: str) -> Article | None:
        return self._article(url)

    def graph(self) -> Graph:
        return RemoteGraph(Endpoint(self._endpoint.address))

    def _add_batch(self, readings: list[Reading]) -> Changes:
        if self._near is None and self._size() <= NEAR * sum(len(reading.claims) for reading in readings):
            self._near = _copy(self._endpoint)
        return self._add(readings)

    def _size(self) -> int:
        counted = next(_values(_rows(self._endpoint, "SELECT (COUNT(*) AS ?count) { ?s ?p ?o }")), "0")
        return int(counted)

    # -- where things are kept ------------------------------------------------------------------

    def _pattern(self, subject: NamedNode | None, predicate: NamedNode | None, value: t.Term | None) -> Iterator[Quad]:
        if self._near is not None:
            return self._near.quads_for_pattern(subject, predicate, value, t.GRAPH)
        key = subject, predicate, value
        if key not in self._seen:
            self._seen[key] = list(RemoteGraph(self._endpoint).quads(subject, predicate, value))
        return iter(self._seen[key])

    def _view(self) -> Graph:
        return RemoteGraph(self._endpoint) if self._near is None else _NearGraph(self._near, self._endpoint)

    @contextmanager
    def _change(self) -> Iterator[None]:
        try:
            yield
        except BaseException:
            self._near = None
            raise
        finally:
            self._seen = {}
            self._deciding = ()

    @contextmanager
    def _record(self, decisions: tuple[Decision, ...]) -> Iterator[None]:
        lines = [t.line(f"<{DECISIONS}>", _SAYS, t.text(json.dumps(asdict(each), ensure_ascii=False))) for each in decisions]
        self._deciding = (f"DROP SILENT GRAPH <{DECISIONS}>", *_requests("INSERT DATA", DECISIONS, lines))
        yield

    def _write(self, gone: set[str], come: set[str]) -> None:
        steps = [*_requests("DELETE DATA", GRAPH_IRI, gone), *_requests("INSERT DATA", GRAPH_IRI, come), *self._deciding]
        if sum(map(len, steps)) < REQUEST:
            if steps:
                self._endpoint.update(" ;\n".join(steps))
        else:
            self._write_down(steps)
            self._end_journal()
        self._seen = {}
        if self._near is not None:
            for quad in t.quads(gone):
                self._near.remove(quad)
            self._near.extend(t.quads(come))

    def _publish(self) -> None:
        pass

    def _finish(self) -> None:
        pass

    # -- changes of several requests ----------------------------------------------------------------

    def _write_down(self, steps: list[str]) -> None:
        """Every step, and at last that these are all: without that, nothing was begun."""
        for number, step in enumerate(steps):
            packed = _packed(step)
            pieces = [packed[at : at + REQUEST] for at in range(0, len(packed), REQUEST)]
            for part, piece in enumerate(pieces):
                self._endpoint.update(f'INSERT DATA {{ GRAPH <{JOURNAL}> {{ <{JOURNAL}/{number:06}/{part:03}> {_STEP} "{piece}" }} }}')
        self._endpoint.update(f'INSERT DATA {{ GRAPH <{JOURNAL}> {{ <{JOURNAL}> {_STEP} "{len(steps)}" }} }}')

    def _end_journal(self) -> None:
        """Do what is written down, from the first step: each does the same twice."""
        told: dict[str, str] = {}
        for at, step in _rows(self._endpoint, f"SELECT ?at ?step {{ ?at {_STEP} ?step }}", JOURNAL):
            assert isinstance(at, NamedNode)
            assert isinstance(step, Literal)
            told[at.value] = step.value
        if not told:
            return
        if told.pop(JOURNAL, ""):
            steps: dict[str, str] = {}
            for at in sorted(told):
                number = at.rpartition("/")[0]
                steps[number] = steps.get(number, "") + told[at]
            for packed in steps.values():
                self._endpoint.update(zlib.decompress(base64.b64decode(packed)).decode())
        self._endpoint.update(f"DROP SILENT GRAPH <{JOURNAL}>")


class _NearGraph(StoreGraph):
    """The copy of a remote graph, with the texts where they are."""

    def __init__(self, store: Store, endpoint: Endpoint) -> None:
        super().__init__(store, Texts(endpoint))

    def lines(self) -> Iterator[str]:
        """Sorted, for a store in memory gives them in no order."""
        return sorted_lines(super().lines())


def _copy(endpoint: Endpoint) -> Store:
    """The whole graph in memory."""
    store = Store()
    store.bulk_extend(RemoteGraph(endpoint).quads())
    return store


def remote_as_of(graph: RemoteGraph, day: date, *, include_undated: bool = False) -> StoreGraph:
    """What was known on a day: everything is fetched and settled here, in memory."""
    from graph.asof import known  # noqa: PLC0415
    from graph.ledger import Ledger  # noqa: PLC0415

    with graph:
        near = _copy(graph._endpoint)  # noqa: SLF001
        decisions = tuple(each for each in graph.decisions() if not each.day or each.day <= day.isoformat())
    whole = _NearGraph(near, Endpoint(graph._endpoint.address))  # noqa: SLF001
    articles = {article.url: article for article in whole.articles() if known(article, day, include_undated=include_undated)}
    ledger = Ledger(whole.quads)
    claims = ledger.claims(articles.values())
    store = Store()
    for part in pictures(claims, articles, decisions):
        store.extend(t.quads(part.lines))
    for article in articles.values():
        store.extend(t.quads(article_lines(article)))
    return _NearGraph(store, Endpoint(graph._endpoint.address))  # noqa: SLF001


# -- the one writer -------------------------------------------------------------------------------


@contextmanager
def writing_remotely(address: Address) -> Iterator[RemoteWriter]:
    """Hold the lock at the endpoint, end what another left, and give the writer."""
    endpoint = Endpoint(address)
    me = json.dumps({"host": socket.gethostname(), "pid": os.getpid(), "as": uuid4().hex})
    try:
        _lock(endpoint, me)
        try:
            yield RemoteWriter(endpoint)
        finally:
            endpoint.update(f"DELETE DATA {{ GRAPH <{LOCK}> {{ <{LOCK}> {_HELD} {t.text(me)} }} }}")
    finally:
        endpoint.close()


def _lock(endpoint: Endpoint, me: str) -> None:
    """Be the one who stands in the lock's graph; a holder of this machine that died is passed over."""
    for _ in range(2):
        endpoint.update(
            f"INSERT {{ GRAPH <{LOCK}> {{ <{LOCK}> {_HELD} {t.text(me)} }} }} "
            f"WHERE {{ FILTER NOT EXISTS {{ GRAPH <{LOCK}> {{ <{LOCK}> {_HELD} ?other }} }} }}"
        )
        holder = next(_values(_rows(endpoint, f"SELECT ?who {{ <{LOCK}> {_HELD} ?who }}", LOCK)), "")
        if holder == me:
            return
        said = json.loads(holder or "{}")
        if not died(said):
            who = f"process {said.get('pid')} on {said.get('host')}"
            raise StoreError(f"{endpoint.address.query}: the store is locked by {who} (expected no other writer; drop the graph {LOCK} if it is gone)")
        endpoint.update(f"DROP SILENT GRAPH <{LOCK}>")
    raise StoreError(f"{endpoint.address.query}: the store's lock changes hands; try again")
