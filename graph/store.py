"""The store behind one small protocol: `open_graph` to read what is published, `open_writer` to change it."""

from __future__ import annotations

from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from graph.changes import Changes, FactChange, Rejected
from graph.model import Decision
from graph.protocol import Graph, Results, Row, Table, Writer
from graph.records import Article
from graph.terms import Term

if TYPE_CHECKING:
    from graph.endpoint import Address

__all__ = [
    "Article", "Changes", "FactChange", "Graph", "Rejected", "Results", "Row", "Table", "Term", "Writer",
    "decisions", "is_address", "open_graph", "open_writer",
]  # fmt: skip

def open_graph(place: str | Path, *, as_of: date | None = None, include_undated: bool = False) -> Graph:
    """Open what is published, or what was known on a day (kept in a cached snapshot). Raises StoreError."""
    if address := _address(place):
        from graph.endpoint import Endpoint  # noqa: PLC0415 - readers of a folder need no HTTP
        from graph.remote import RemoteGraph, remote_as_of  # noqa: PLC0415

        graph = RemoteGraph(Endpoint(address))
        return graph if as_of is None else remote_as_of(graph, as_of, include_undated=include_undated)
    from graph.embedded import open_snapshot  # noqa: PLC0415
    from graph.folder import Folder  # noqa: PLC0415

    folder = Folder(Path(place))
    if as_of is None:
        return open_snapshot(folder)
    from graph.asof import graph_as_of  # noqa: PLC0415 - readers of today need no settlement

    return graph_as_of(folder, as_of, include_undated=include_undated)


def open_writer(place: str | Path) -> AbstractContextManager[Writer]:
    """Be the one writer of the store, which is made where there is none. Raises StoreError."""
    if address := _address(place):
        from graph.remote import writing_remotely  # noqa: PLC0415

        return writing_remotely(address)
    from graph.folder import Folder  # noqa: PLC0415
    from graph.writer import writing  # noqa: PLC0415 - readers need no settlement

    return writing(Folder(Path(place)))


def decisions(place: str | Path) -> tuple[Decision, ...]:
    """What was decided about names in this store. Raises StoreError."""
    if address := _address(place):
        from graph.endpoint import Endpoint  # noqa: PLC0415
        from graph.remote import RemoteGraph  # noqa: PLC0415

        with RemoteGraph(Endpoint(address)) as graph:
            return graph.decisions()
    from graph.decisions import read_decisions  # noqa: PLC0415

    return read_decisions(Path(place) / "decisions.jsonl")


def is_address(place: str | Path) -> bool:
    """Whether a store is an endpoint, and no folder."""
    return isinstance(place, str) and place.startswith(("http://", "https://"))


def _address(place: str | Path) -> Address | None:
    if not is_address(place):
        return None
    from graph.endpoint import Address  # noqa: PLC0415

    return Address.of(str(place))
