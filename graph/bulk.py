"""Many statements at once: lines of N-Triples streamed into the engine's bulk loader."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import chain, islice
from pathlib import Path

from pyoxigraph import RdfFormat, Store

CHUNK = 1024
"""Lines handed over at once."""
RUN = 550_000
"""Lines that the engine sorts in memory at once, about 550 MB.

It packs what it sorts so, and does not pack again what it merges later, which it begins with the third run: a million statements
in two runs take two thirds of what they take in four.
"""
PACKED = 2
"""Runs that the engine leaves as they are."""


def bulk_load(store: Store, lines: Iterable[str]) -> int:
    """Put them in, past the engine's log: a crash leaves some of them, so only into what is marked as unfinished.

    How many runs they came in.
    """
    waiting, runs = iter(lines), 0
    while first := next(waiting, ""):
        _load_run(store, chain([first], islice(waiting, RUN - 1)))
        runs += 1
    return runs


def _load_run(store: Store, lines: Iterator[str]) -> None:
    """Through a pipe: the engine reads in a thread of its own while the next lines are made."""
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - questions open stores too, and load nothing

    its, ours = os.pipe()
    with ThreadPoolExecutor(1) as engine:
        loaded = engine.submit(_take, store, its)
        with suppress(BrokenPipeError), os.fdopen(ours, "wb") as pipe:  # the engine's own error tells more
            while chunk := "\n".join(islice(lines, CHUNK)):
                pipe.write(chunk.encode() + b"\n")
        loaded.result()


def _take(store: Store, pipe: int) -> None:
    try:
        store.bulk_load(path=f"/dev/fd/{pipe}", format=RdfFormat.N_TRIPLES, lenient=True)
    finally:
        os.close(pipe)


def fill(place: Path, lines: Iterable[str]) -> None:
    """Make a database of these statements and close it.

    More runs than stay packed are made one in the end: whatever is looked up is else looked for in each of them, which takes three
    times as long.
    """
    store = Store(str(place))
    if bulk_load(store, lines) > PACKED:
        store.optimize()
    store.flush()


@contextmanager
def without_collector() -> Iterator[None]:
    """While millions of records come to be that all stay, looking for garbage among them takes as long as making them."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
