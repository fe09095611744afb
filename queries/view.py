"""A store opened for reading: one state of the graph, its names, and the day that "now" means there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from graph.errors import UnknownName
from graph.frozen import dataclass
from graph.model import Kind
from graph.store import Graph, open_graph
from graph.vocabulary import BASE
from queries.names import Entry, Names

if TYPE_CHECKING:
    from queries.casts import CastFile


@dataclass(frozen=True, slots=True)
class View:
    """What every reading command begins with; `today` is the day of the view, or the caller's."""

    graph: Graph
    names: Names
    today: date
    place: str = ""
    """The store, where it can be looked back on."""
    include_undated: bool = False

    @contextmanager
    def as_of(self, day: date) -> Iterator[View]:
        """What was known on a day. Raises StoreError."""
        with viewing(self.place, self.today, as_of=min(day, self.today), include_undated=self.include_undated) as then:
            yield then

    def casts(self) -> CastFile | None:
        """Who was in a cast with whom, as it is kept beside an embedded store for today."""
        if not (self.place and self.graph.state.isdecimal() and Path(self.place).is_dir()):
            return None
        from queries.casts import CastFile  # noqa: PLC0415 - most questions need none

        return CastFile(Path(self.place) / "casts", self.graph.state)

    def find(self, name: str, kinds: Sequence[str] = ()) -> list[Entry]:
        """What the name can mean, the likeliest first: an IRI, an exact name, or one of which it is a whole part.

        Raises UnknownName with the nearest names.
        """
        if name.startswith(BASE) and next(self.graph.quads(NamedNode(name)), None):
            return [self.names.entry(name)]
        wanted = frozenset(kinds or Kind)
        for found in (self.names.exact(name), self.names.containing(name)):
            if chosen := [entry for entry in found if entry.kind in wanted]:
                return chosen
        like = self.names.like(name, 12) or self.names.resembling(name, 12)
        near = [entry.label for _, entry in like if entry.kind in wanted]
        raise UnknownName(name, list(dict.fromkeys(near))[:3])


@contextmanager
def viewing(
    place: str, today: date, *, as_of: date | None = None, include_undated: bool = False
) -> Iterator[View]:
    """Open what is published, or what was known on a day. Raises StoreError."""
    with open_graph(place, as_of=as_of, include_undated=include_undated) as graph:
        names = Names(graph, _index(place, graph), graph.state)
        try:
            yield View(graph, names, as_of or today, place, include_undated)
        finally:
            names.close()


def index_names(place: str) -> None:
    """Bring what is derived from a store up to date, so that the next question need not wait for it. Raises StoreError."""
    with viewing(place, date.min) as view:
        view.names.refresh()
        if file := view.casts():
            file.refresh(view.graph)


def _index(place: str, graph: Graph) -> Path | None:
    """Where the name index is kept: beside an embedded store; one for today, one for the last day looked back to."""
    if not graph.state or not Path(place).is_dir():
        return None
    return Path(place) / ("names.db" if graph.state.isdecimal() else "names-as-of.db")
