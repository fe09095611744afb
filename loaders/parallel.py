"""Many documents read by several processes at once, in the order in which they came."""

from __future__ import annotations

import gc
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import chain, islice
from multiprocessing import get_context
from typing import TYPE_CHECKING

from graph.errors import InputError
from graph.model import Document, Reading
from loaders.documents import rdf
from loaders.documents.failures import Failure, failure_of

if TYPE_CHECKING:
    from loaders.reading.reader import Reader

FEW = 24
"""Documents up to which starting other processes costs more than it saves."""
CHUNK = 4
"""Documents that travel to a process at once: few, so that none has much left to do when the others are through."""

Outcome = Reading | Failure


def readings(documents: Iterable[Document], jobs: int, reader: Reader | None = None) -> Iterator[Outcome]:
    """What the default reader finds in each, in order, whatever the number of processes; another reader is asked one by one."""
    if reader is not None:
        yield from (read_one(document, reader) for document in documents)
        return
    waiting = iter(documents)
    first = list(islice(waiting, FEW + 1 if jobs > 1 else 0))
    if len(first) > FEW:
        yield from _shared_out(chain(first, waiting), jobs)
    else:
        yield from map(read_one, chain(first, waiting))


def read_one(document: Document, reader: Reader | None = None) -> Outcome:
    """One document read; a fault of the reader costs this document and no other."""
    try:
        return reader_for(document, reader)(document)
    except InputError as error:
        return failure_of(error)
    except Exception as error:  # noqa: BLE001 - thousands of others wait behind it; its kind and place are told
        return Failure(document.url, f"the reader failed: {type(error).__name__} {error} in {_place(error)}; please report it")


def reader_for(document: Document, reader: Reader | None = None) -> Callable[[Document], Reading]:
    """Statements in RDF are taken as they stand; everything else is read."""
    if document.language == rdf.LANGUAGE:
        return rdf.read
    if reader is not None:
        return reader.read
    from loaders.reading.reader import read  # noqa: PLC0415 - heavy; a load of nothing new never reads

    return read


def _shared_out(documents: Iterator[Document], jobs: int) -> Iterator[Outcome]:
    """Chunks go out ahead of what is taken in, so many that no process waits and memory stays bounded."""
    ahead: deque[Future[list[Outcome]]] = deque()
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), _begin)
    try:
        while True:
            while len(ahead) < jobs * 3 and (chunk := list(islice(documents, CHUNK))):
                with _uninterrupted():
                    ahead.append(pool.submit(_read_all, chunk))
            if not ahead:
                return
            yield from ahead.popleft().result()
    except BrokenProcessPool:
        raise InputError("load", "a reading process died", expected="enough memory; try fewer --jobs") from None
    finally:
        pool.shutdown(cancel_futures=True)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Processes that start in here never see an interrupt: it is for the one process that tells the user."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin() -> None:
    """As the command itself does, look for garbage seldom: a reading leaves none that needs looking for."""
    gc.set_threshold(200_000)


def _read_all(documents: Sequence[Document]) -> list[Outcome]:
    return [read_one(document) for document in documents]


def _place(error: Exception) -> str:
    """File and line where it was raised."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_code.co_filename.rpartition('/')[2]}:{trace.tb_lineno}" if trace else "?"
