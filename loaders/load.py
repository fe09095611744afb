"""From sources to the store: documents are read and given to the writer batch by batch; what failed is collected."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from graph.changes import Changes, together
from graph.folder import storage
from graph.ledger import Ledger
from graph.model import Document, Reading
from graph.records import Article, article_of
from graph.store import Graph, Writer, open_writer
from graph.terms import article_iri
from loaders import rdf
from loaders.failures import Failure
from loaders.feeds import FeedState
from loaders.parallel import readings
from loaders.sources import documents

BATCH = 50_000
"""Claims that are stored and published together: bounds memory, and what an interruption loses."""

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


def load(
    sources: Sequence[str],
    store: str,
    *,
    jobs: int = 1,
    allow_private: bool = False,
    stdin: BinaryIO | None = None,
    step: Step = bool,
) -> Loaded:
    """Read and store what is new or changed in the sources; every failure is kept for the end.

    A store is made with the first document, so sources that hold none leave nothing behind. Raises StoreError.
    """
    state = _feed_state(store)
    items = documents(sources, allow_private=allow_private, stdin=stdin, state=state)
    found = Loaded()
    coming = _documents(items, found.failures)
    first = next(coming, None)
    if first is not None:
        with open_writer(store) as writer:
            found.changes = _store(writer, chain([first], coming), found.failures, jobs, state, step)
    return found


def reread(store: str, *, jobs: int = 1, step: Step = bool) -> Loaded:
    """Read every stored document again, with the reader as it is now. Raises StoreError."""
    found = Loaded()
    with open_writer(store) as writer:
        batches = _batches(_read(writer.documents(), jobs, found.failures, step))
        found.changes = together([writer.add(batch) for batch in batches])
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


def _store(
    writer: Writer, coming: Iterable[Document], failures: list[Failure], jobs: int, state: FeedState, step: Step
) -> Changes:
    unchanged: list[str] = []
    parts: list[Changes] = []
    with writer.graph() as graph:
        fresh = _fresh(coming, graph, unchanged, step)
        for batch in _batches(_read(fresh, jobs, failures, step)):
            parts.append(writer.add(batch))
            _commit(state, [reading.document.url for reading in batch])
    _commit(state, unchanged)  # and not what the reader failed on: the feed brings it again
    return together([*parts, Changes(unchanged=tuple(unchanged))])


def _commit(state: FeedState, stored: Sequence[str]) -> None:
    with storage(state.path or Path()):
        state.commit(stored)


def _documents(items: Iterable[Document | Failure], failures: list[Failure]) -> Iterator[Document]:
    for item in items:
        if isinstance(item, Failure):
            failures.append(item)
        else:
            yield item


def _fresh(coming: Iterable[Document], graph: Graph, unchanged: list[str], step: Step) -> Iterator[Document]:
    """Documents that the store does not have just so, read by this reader."""
    from loaders.reader import READER  # noqa: PLC0415 - heavy

    ledger = Ledger(graph.quads)
    for document in coming:
        reader = rdf.READER if document.language == rdf.LANGUAGE else READER
        if _known(ledger, document) == article_of(document, reader):
            unchanged.append(document.url)
            step()
        else:
            yield document


def _known(ledger: Ledger, document: Document) -> Article | None:
    try:
        return replace(ledger.article(article_iri(document.url).value), unread="")
    except KeyError:
        return None


def _read(coming: Iterable[Document], jobs: int, failures: list[Failure], step: Step) -> Iterator[Reading]:
    for outcome in readings(coming, jobs):
        step()
        if isinstance(outcome, Failure):
            failures.append(outcome)
        else:
            yield outcome


def _batches(found: Iterable[Reading]) -> Iterator[list[Reading]]:
    batch: list[Reading] = []
    size = 0
    for reading in found:
        batch.append(reading)
        size += len(reading.claims) + 1
        if size >= BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
