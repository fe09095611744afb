"""Documents read by the workers of a Dask cluster: they give back sorted shards, and one that dies loses nothing.

Workers need this package and nothing else, no file and no store: what a task needs travels with it, so that the scheduler can
give it to another worker at any time.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from graph.errors import InputError
from graph.model import Document, Reading
from graph.shards import readings_in, shard
from loaders.documents.failures import Failure
from loaders.parallel import Outcome, read_one

if TYPE_CHECKING:
    from loaders.reading.reader import Reader

CHUNK = 32
"""Documents of a task: some seconds of work."""
AHEAD = 4
"""Tasks that wait for each thread of the cluster."""
PATIENCE = 30
"""Seconds to wait for the scheduler, and for its first worker."""
LIVES = 10
"""Workers that may die over one task before it is taken for the cause."""


def readings(documents: Iterable[Document], scheduler: str, reader: Reader | None = None) -> Iterator[Outcome]:
    """What the default reader finds in each, in order, wherever it was read. Raises InputError where there is no cluster."""
    if reader is not None:
        raise InputError(scheduler, "only the default reader reads on a cluster", expected="no --reader and no --catalogue")
    waiting = iter(documents)
    first = list(islice(waiting, 1))
    if first:
        client = _client(scheduler)
        try:
            yield from _shared_out(client, _chunks(first, waiting))
        finally:
            client.close()


def read_shard(documents: Sequence[Document]) -> tuple[bytes, list[Failure]]:
    """What a worker does: a sorted shard of what was read, and what could not be."""
    found = [read_one(document) for document in documents]
    return (
        shard(each for each in found if isinstance(each, Reading)),
        [each for each in found if isinstance(each, Failure)],
    )


def _client(scheduler: str) -> Any:
    try:
        from distributed import Client  # noqa: PLC0415 - an extra
    except ImportError:
        raise InputError("load", "a cluster needs Dask", expected="pip install 'reelgraph[cluster]'") from None
    try:
        client: Any = Client(scheduler, timeout=PATIENCE)  # type: ignore[no-untyped-call]
        client.wait_for_workers(1, timeout=PATIENCE)
    except (OSError, ValueError, TimeoutError) as error:
        reason = (" ".join(str(error).split()) or type(error).__name__)[:160]
        raise InputError(scheduler, f"no cluster there: {reason}", expected="a Dask scheduler with workers, as tcp://host:8786") from None
    return client


def _chunks(first: list[Document], waiting: Iterator[Document]) -> Iterator[list[Document]]:
    chunk = [*first, *islice(waiting, CHUNK - 1)]
    while chunk:
        yield chunk
        chunk = list(islice(waiting, CHUNK))


def _shared_out(client: Any, chunks: Iterator[list[Document]]) -> Iterator[Outcome]:
    """Tasks go out ahead of what is taken in, so many that no worker waits and memory stays bounded."""
    from distributed import KilledWorker  # noqa: PLC0415

    ahead: deque[tuple[list[Document], Any]] = deque()
    while True:
        room = AHEAD * max(1, sum(client.nthreads().values()))
        for chunk in islice(chunks, max(0, room - len(ahead))):
            ahead.append((chunk, client.submit(read_shard, chunk, pure=False, retries=LIVES)))
        if not ahead:
            return
        chunk, future = ahead.popleft()
        try:
            data, failures = future.result()
        except KilledWorker:
            yield from (Failure(document.url, "workers died while it was read; load again to try once more") for document in chunk)
            continue
        yield from failures
        yield from readings_in(data)
