"""From sources to the store: documents are read and given to the writer batch by batch; what failed is collected."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from graph.changes import Changes, together
from graph.folder import storage
from graph.model import Document, Reading
from graph.records import article_of
from graph.store import Writer, open_writer
from loaders import cluster
from loaders.documents import rdf
from loaders.documents.failures import Failure, warning
from loaders.documents.feeds import FeedState
from loaders.documents.sources import documents
from loaders.parallel import readings
from loaders.reading.version import READER

if TYPE_CHECKING:
    from loaders.reading.reader import Reader

AHEAD = timedelta(1)
"""It is tomorrow already where some articles are written."""

Step = Callable[[], object]
"""Called once for each document that was dealt with."""


@dataclass(slots=True)
class Loaded:
    """What a load came to: the changes in the store, and what could not be read or was doubted."""

    changes: Changes = field(default_factory=Changes)
    failures: list[Failure] = field(default_factory=list)

    @property
    def failed(self) -> bool:
        """Whether something was lost."""
        return any(failure.kind == "error" for failure in self.failures)


def load(  # noqa: PLR0913 - what a load may be told
    sources: Sequence[str],
    store: str,
    *,
    jobs: int | str = 1,
    allow_private: bool = False,
    stdin: BinaryIO | None = None,
    step: Step = bool,
    today: date | None = None,
    reader: Reader | None = None,
) -> Loaded:
    """Read and store what is new or changed in the sources; every failure is kept for the end.

    Articles of a later day than `today` are told: somebody's clock is wrong.
    `jobs` is the number of processes that read, or the address of a Dask scheduler whose workers do.
    A store is made with the first document, so sources that hold none leave nothing behind. Raises StoreError.
    """
    state = _feed_state(store)
    items = documents(sources, allow_private=allow_private, stdin=stdin, state=state)
    found = Loaded()
    coming = _documents(items, found.failures, today)
    first = next(coming, None)
    if first is not None:
        with open_writer(store) as writer:
            found.changes = _store(writer, chain([first], coming), found.failures, _Work(jobs, step, reader), state)
    return found


def reread(store: str, *, jobs: int = 1, step: Step = bool, reader: Reader | None = None) -> Loaded:
    """Read every stored document again, with the reader as it is now, or another one. Raises StoreError."""
    found = Loaded()
    with open_writer(store) as writer:
        found.changes = writer.add(_read(writer.documents(), found.failures, _Work(jobs, step, reader)))
    return found


def both(parts: Iterable[Loaded]) -> Loaded:
    """Several loads told as one."""
    whole = Loaded()
    for part in parts:
        whole.changes = together([whole.changes, part.changes])
        whole.failures += part.failures
    return whole


def _feed_state(store: str) -> FeedState:
    if store.startswith(("http://", "https://")):
        return FeedState()
    return FeedState.open(Path(store) / "feeds.json")


@dataclass(frozen=True, slots=True)
class _Work:
    """How documents are read: by how many processes here or on which cluster, who is told of each, by which reader."""

    jobs: int | str
    step: Step
    reader: Reader | None = None


def _store(writer: Writer, coming: Iterable[Document], failures: list[Failure], work: _Work, state: FeedState) -> Changes:
    unchanged: list[str] = []
    stored: list[str] = []

    def noted() -> Iterator[Reading]:
        for reading in _read(_fresh(coming, writer, unchanged, work), failures, work):
            stored.append(reading.document.url)
            yield reading

    changes = writer.add(noted())
    _commit(state, [*stored, *unchanged])  # and not what the reader failed on: the feed brings it again
    return together([changes, Changes(unchanged=tuple(unchanged))])


def _commit(state: FeedState, stored: Sequence[str]) -> None:
    with storage(state.path or Path()):
        state.commit(stored)


def _documents(items: Iterable[Document | Failure], failures: list[Failure], today: date | None) -> Iterator[Document]:
    for item in items:
        if isinstance(item, Failure):
            failures.append(item)
            continue
        if today and item.published and item.published.earliest and item.published.earliest > today + AHEAD:
            failures.append(warning(item.url, f"is of {item.published}, a day that is yet to come; loaded as it says"))
        yield item


def _fresh(coming: Iterable[Document], writer: Writer, unchanged: list[str], work: _Work) -> Iterator[Document]:
    """Documents that the store does not have just so, read by this reader."""
    version = work.reader.version if work.reader else READER
    for document in coming:
        reader = rdf.READER if document.language == rdf.LANGUAGE else version
        known = writer.known(document.url)
        if known is not None and replace(known, unread="") == article_of(document, reader):
            unchanged.append(document.url)
            work.step()
        else:
            yield document


def _read(coming: Iterable[Document], failures: list[Failure], work: _Work) -> Iterator[Reading]:
    if isinstance(work.jobs, int):
        outcomes = readings(coming, work.jobs, work.reader)
    else:
        outcomes = cluster.readings(coming, work.jobs, work.reader)
    for outcome in outcomes:
        work.step()
        if isinstance(outcome, Failure):
            failures.append(outcome)
        else:
            failures += [warning(outcome.document.url, doubt) for doubt in outcome.doubts]
            yield outcome
