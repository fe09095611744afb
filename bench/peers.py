"""Other engines over the same triples, each behind one method: what a query finds, as rows of strings."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Protocol, TypeAlias

from pyoxigraph import RdfFormat, Store

from graph.endpoint import GRAPH_IRI, Address, Endpoint
from graph.remote import RemoteGraph
from graph.sparql import bind
from graph.store import Graph, Table
from graph.terms import Term
from graph.vocabulary import PREFIXES
from tests.servers import VIRTUOSO, virtuoso

PACKAGES = ("rdflib", "pyoxigraph", "oxrdflib", "maplib")
SMALL = 150_000
"""Triples up to which engines take part that need minutes for more."""
PIECE = 4_000_000
"""Characters of a file that Virtuoso loads in one go: it refuses more than 10 MB."""

Rows: TypeAlias = "set[tuple[str, ...]]"


class Peer(Protocol):
    """An engine that holds the triples."""

    def rows(self, query: str, bindings: dict[str, Term]) -> Rows: ...


def there(package: str) -> str:
    """The version of an installed package; empty where it is not."""
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


@contextmanager
def peers(lines: Path, folder: Path, triples: int) -> Iterator[dict[str, Peer]]:
    """Those that are installed and can hold so many, by name."""
    folder.mkdir()
    with ExitStack() as open_ones:
        found: dict[str, Peer] = {"pyoxigraph": Oxigraph(_loaded(lines, folder / "pyoxigraph"))}
        if there("maplib"):
            found["maplib"] = Maplib(lines)
        if triples <= SMALL:
            if there("oxrdflib"):
                found["oxrdflib"] = Rdflib(lines, "Oxigraph")
            if there("rdflib"):
                found["rdflib"] = Rdflib(lines)
        if VIRTUOSO:
            found["virtuoso"] = Ours(open_ones.enter_context(_virtuoso(lines, folder / "virtuoso")))
        yield found


@dataclass(frozen=True, slots=True)
class Ours:
    """A graph as this project opens it, be it on a server."""

    graph: Graph

    def rows(self, query: str, bindings: dict[str, Term]) -> Rows:
        return rows_of(self.graph.select(query, **bindings))


@dataclass(frozen=True, slots=True)
class Oxigraph:
    """The engine alone, on disk, loaded in one run."""

    store: Store

    def rows(self, query: str, bindings: dict[str, Term]) -> Rows:
        found: Any = self.store.query(bind(query, bindings), prefixes=PREFIXES)
        return {tuple(cell.value if cell is not None else "" for cell in row) for row in found}


class Rdflib:
    """rdflib over a store of its own, or over Oxigraph's."""

    def __init__(self, lines: Path, store: str = "default") -> None:
        import rdflib  # noqa: PLC0415 - a peer

        self._graph = rdflib.Graph(store=store)
        self._graph.parse(str(lines), format="ox-nt" if store == "Oxigraph" else "nt")

    def rows(self, query: str, bindings: dict[str, Term]) -> Rows:
        found: Any = self._graph.query(bind(query, bindings), initNs=PREFIXES)
        return {tuple("" if cell is None else str(cell) for cell in row) for row in found}


class Maplib:
    """An engine for analyses, in memory."""

    def __init__(self, lines: Path) -> None:
        from maplib import Model  # noqa: PLC0415 - a peer

        self._model: Any = Model()
        self._model.read(str(lines), format="ntriples")

    def rows(self, query: str, bindings: dict[str, Term]) -> Rows:
        prefixes = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
        found = self._model.query(prefixes + bind(query, bindings))
        return {tuple("" if cell is None else str(cell).removeprefix("<").removesuffix(">") for cell in row) for row in found.iter_rows()}


def rows_of(table: Table) -> Rows:
    return {tuple(cell.value if cell is not None else "" for cell in row) for row in table.rows}


def _loaded(lines: Path, place: Path) -> Store:
    store = Store(str(place))
    store.bulk_load(path=str(lines), format=RdfFormat.N_TRIPLES)
    return store


@contextmanager
def _virtuoso(lines: Path, folder: Path) -> Iterator[Graph]:
    """Debian's, with the triples in the graph where this project looks for them."""
    with virtuoso(folder) as address:
        endpoint = Endpoint(Address.of(address), silence=600)
        with lines.open(encoding="utf-8") as file:
            while piece := "".join(file.readlines(PIECE)):
                (folder / "piece.nt").write_text(piece, "utf-8")
                endpoint.update(f"LOAD <file://{folder}/piece.nt> INTO GRAPH <{GRAPH_IRI}>")
        with RemoteGraph(endpoint) as graph:
            yield graph
