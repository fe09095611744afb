"""Many statements at once: lines of N-Triples streamed into the engine's bulk loader."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path
from typing import IO, cast

from pyoxigraph import RdfFormat, Store

CHUNK = 4096
"""Lines handed over at once."""
RUN = 300_000
"""Lines that the engine sorts in memory at once, about 350 MB."""


def bulk_load(store: Store, lines: Iterable[str]) -> None:
    """Put them in, past the engine's log: a crash leaves some of them, so only into what is marked as unfinished."""
    waiting = iter(lines)
    while first := next(waiting, ""):
        run = chain([first], islice(waiting, RUN - 1))
        store.bulk_load(cast("IO[bytes]", _Stream(run)), format=RdfFormat.N_TRIPLES, lenient=True)


def fill(place: Path, lines: Iterable[str]) -> None:
    """Make a database of these statements and close it."""
    store = Store(str(place))
    bulk_load(store, lines)
    store.flush()


@contextmanager
def without_collector() -> Iterator[None]:
    """While millions of records come to be that all stay, looking for garbage among them takes as long as making them."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


class _Stream:
    """Lines as the file that the engine reads from, of which no more than a chunk exists at a time."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self._rest = b""

    def read(self, size: int = -1) -> bytes:
        while len(self._rest) < size or size < 0:
            chunk = "\n".join(islice(self._lines, CHUNK))
            if not chunk:
                break
            self._rest += chunk.encode() + b"\n"
        if size < 0:
            size = len(self._rest)
        given, self._rest = self._rest[:size], self._rest[size:]
        return given
