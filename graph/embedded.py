"""The graph as readers see it: a published snapshot of the embedded Oxigraph store."""

from __future__ import annotations

import fcntl
import io
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING, Self, cast

from pyoxigraph import (
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    Triple,
    serialize,
)

from graph.documents import Documents, Shelf
from graph.errors import QueryError, StoreError
from graph.folder import Folder, reason
from graph.ordering import Ordered, ordered
from graph.protocol import Results, Row, Table
from graph.records import ARTICLE_PREDICATES, Article, article_from
from graph.sparql import bind, check_query, syntax_error
from graph.terms import ARTICLE, GRAPH, TYPE, Term
from graph.vocabulary import PREFIXES

if TYPE_CHECKING:
    from concurrent.futures import Future

RESULT_FORMATS = {
    "json": QueryResultsFormat.JSON,
    "xml": QueryResultsFormat.XML,
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
}
RDF_FORMATS = {
    "turtle": RdfFormat.TURTLE,
    "ntriples": RdfFormat.N_TRIPLES,
    "jsonld": RdfFormat.JSON_LD,
    "xml": RdfFormat.RDF_XML,
}


CHUNK = 1 << 18
"""Bytes of lines that are taken apart at once."""
PAUSE = 0.01
"""Seconds until more lines may have come."""


class StoreGraph:
    """`Graph` over an Oxigraph store that nobody changes meanwhile (a snapshot, or the writer's own)."""

    def __init__(self, store: Store, documents: Shelf, guard: int | None = None, state: str = "") -> None:
        self._store = store
        self._documents = documents
        self._guard = guard
        self.state = state

    def select(self, query: str, /, **bindings: Term) -> Table:
        found = self._found(bind(query, bindings))
        if found.kind != "select":
            raise QueryError("the query is no SELECT")
        return found.table()

    def ask(self, query: str, /, **bindings: Term) -> bool:
        found = self._run(bind(query, bindings))
        if not isinstance(found, QueryBoolean):
            raise QueryError("the query is no ASK")
        return bool(found)

    def construct(self, query: str, /, **bindings: Term) -> Iterator[Triple]:
        found = self._run(bind(query, bindings))
        if not isinstance(found, QueryTriples):
            raise QueryError("the query is no CONSTRUCT")
        return iter(found)

    def query(self, text: str, /, *, allow_network: bool = False, **bindings: Term) -> Results:
        check_query(text, allow_network=allow_network)
        return self._found(bind(text, bindings))

    def quads(
        self, subject: NamedNode | None = None, predicate: NamedNode | None = None, value: Term | None = None
    ) -> Iterator[Quad]:
        return iter(self._store.quads_for_pattern(subject, predicate, value, GRAPH))

    def values(self, predicate: NamedNode, subjects: Iterable[NamedNode]) -> Iterator[tuple[NamedNode, Term]]:
        """Thing by thing, which takes two thirds of the time of a query that names them all."""
        for subject in subjects:
            for quad in self._store.quads_for_pattern(subject, predicate, None, GRAPH):
                yield subject, cast("Term", quad.object)

    def column(self, predicate: NamedNode) -> Iterator[tuple[str, str]]:
        """Everything that has a property, with its value; a sixth quicker than `quads`, which tell the property every time."""
        for subject, value in cast("QuerySolutions", self._store.query(f"SELECT ?s ?o {{ ?s {predicate} ?o }}")):
            yield cast("NamedNode", subject).value, cast("Term", value).value

    def lines(self) -> Iterator[str]:
        """Given as the engine writes them, which it does in a thread of its own."""
        from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - only an export needs it
        from tempfile import NamedTemporaryFile  # noqa: PLC0415

        with NamedTemporaryFile() as file, ThreadPoolExecutor(1) as engine:
            end = engine.submit(self._store.dump, file.name, RdfFormat.N_TRIPLES, from_graph=GRAPH)
            yield from _as_they_come(file, end)

    def articles(self) -> Iterator[Article]:
        """Property by property, which lies together in the store."""
        found: dict[str, dict[str, str]] = {quad.subject.value: {} for quad in self.quads(None, TYPE, ARTICLE) if isinstance(quad.subject, NamedNode)}
        for predicate in ARTICLE_PREDICATES:
            for iri, value in self.column(predicate):
                if iri in found:
                    found[iri][predicate.value] = value
        yield from map(article_from, found.values())

    def text(self, sha256: str) -> str:
        return self._documents.text(sha256)

    def close(self) -> None:
        if self._guard is not None:
            os.close(self._guard)
            self._guard = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __len__(self) -> int:
        return len(self._store)

    def _found(self, text: str) -> Found:
        """What a query finds; where it asks for an order of rows, they are sorted here and not by the engine."""
        if (plain := ordered(text)) and isinstance(found := self._run(plain.query, text), QuerySolutions):
            return Sorted(found, plain, lambda: self._run(text))
        return Found(self._run(text))

    def _run(self, text: str, whole: str = "") -> QuerySolutions | QueryBoolean | QueryTriples:
        """`whole` is what errors are told by, where `text` is a part of it."""
        try:
            return self._store.query(text, prefixes=PREFIXES)
        except SyntaxError as error:
            raise syntax_error(error, whole or text) from None
        except OSError as error:
            raise StoreError(f"the store cannot be read: {reason(error)}") from None
        except (ValueError, RuntimeError) as error:
            raise QueryError(f"the query cannot be run: {reason(error)}") from None


def open_snapshot(folder: Folder, path: Path | None = None) -> StoreGraph:
    """A reader's view of what is published (or of the snapshot at `path`), kept from being pruned while it is open."""
    folder.check()
    for _ in range(10):
        now = folder.published()
        if now is None and path is None:
            raise StoreError(f"{folder.path}: the store is empty; load an article first")
        place = path or folder.snapshots / (now.snapshot if now else "")
        guard = _guard(place)
        if place.is_dir():
            try:
                return StoreGraph(Store.read_only(str(place)), Documents(folder.documents), guard, place.name)
            except (OSError, RuntimeError) as error:
                _release(guard)
                if place.is_dir():
                    raise StoreError(f"{place}: the snapshot cannot be opened: {reason(error)}") from None
        else:
            _release(guard)
    raise StoreError(f"{folder.path}: the published snapshot is missing; load any article again to mend it")


def _guard(place: Path) -> int | None:
    """Hold the snapshot; None where its guard is gone (pruned) or the folder cannot be written to."""
    try:
        held = os.open(place.with_name(place.name + ".lock"), os.O_RDONLY)
        fcntl.flock(held, fcntl.LOCK_SH)
    except OSError:
        return None
    return held


def _release(guard: int | None) -> None:
    if guard is not None:
        os.close(guard)


def _as_they_come(file: IO[bytes], end: Future[bytes | None]) -> Iterator[str]:
    """Lines of a file that grows until `end`."""
    from concurrent.futures import wait  # noqa: PLC0415 - only an export needs it

    rest = b""
    while True:
        last = end.done()
        data = rest + file.read(CHUNK)
        cut = data.rfind(b"\n") + 1
        yield from io.StringIO(data[:cut].decode(), newline="\n")
        if last and len(data) == len(rest):
            break
        rest = data[cut:]
        if not cut:
            wait([end], PAUSE)
    try:
        end.result()
    except OSError as error:  # the store's disk, or that of the temporary file
        raise StoreError(f"the store cannot be written out: {reason(error)}") from None


class Found:
    """`Results` over what the engine found."""

    def __init__(self, found: QuerySolutions | QueryBoolean | QueryTriples | list[Triple]) -> None:
        self._found = found
        self.kind = {QuerySolutions: "select", QueryBoolean: "ask"}.get(type(found), "construct")

    def table(self) -> Table:
        match self._found:
            case QueryBoolean() as answer:
                return Table(("answer",), [(Literal(bool(answer)),)])
            case QueryTriples() | list() as triples:
                return Table(("subject", "predicate", "object"), [_terms(triple) for triple in triples])
            case solutions:
                return table_of(solutions)

    def serialize(self, name: str) -> bytes:
        formats = RDF_FORMATS if self.kind == "construct" else RESULT_FORMATS
        if name not in formats:
            raise QueryError(f"a {self.kind.upper()} has no format {name} (expected {', '.join(formats)})")
        if isinstance(self._found, QueryTriples | list):
            return serialize(self._found, format=RDF_FORMATS[name], prefixes=PREFIXES) or b""
        return self._found.serialize(format=RESULT_FORMATS[name]) or b""


class Sorted(Found):
    """Rows that are sorted as they are read; the engine does it where they are wanted as it writes them (`whole`)."""

    def __init__(self, found: QuerySolutions, order: Ordered, whole: Callable[[], QuerySolutions | QueryBoolean | QueryTriples]) -> None:
        super().__init__(found)
        self._order = order
        self._whole = whole

    def table(self) -> Table:
        found = super().table()
        return Table(*self._order.table(found.columns, found.rows))

    def serialize(self, name: str) -> bytes:
        return Found(self._whole()).serialize(name)


def table_of(solutions: QuerySolutions) -> Table:
    """The rows, read to their end."""
    columns = tuple(variable.value for variable in solutions.variables)
    rows = [(solution[0],) for solution in solutions] if len(columns) == 1 else [tuple(solution) for solution in solutions]  # a sixth quicker
    return Table(columns, cast("list[Row]", rows))


def _terms(row: Iterable[object]) -> tuple[Term | None, ...]:
    return tuple(cast("Iterable[Term | None]", row))
