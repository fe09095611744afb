"""A bar on the error stream for whatever takes more than a second, on a terminal only."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress

PATIENCE = 1.0
"""Seconds after which people want to see that something goes on."""


@contextmanager
def progress(what: str, total: Callable[[], int | None] = lambda: None) -> Iterator[Callable[[], None]]:
    """Give a function that is called once a thing; the bar goes away at the end. `total` is asked only for a terminal."""
    if not sys.stderr.isatty():
        yield _nothing
        return
    bar = _Bar(what, total())
    try:
        yield bar.step
    finally:
        bar.stop()


def _nothing() -> None:
    pass


class _Bar:
    def __init__(self, what: str, total: int | None) -> None:
        self._what = what
        self._total = total
        self._since = time.monotonic()
        self._done = 0
        self._progress: Progress | None = None

    def step(self) -> None:
        self._done += 1
        if self._progress:
            self._progress.update(self._progress.task_ids[0], completed=self._done, rate=self._rate())
        elif time.monotonic() - self._since > PATIENCE:
            self._progress = self._shown()

    def stop(self) -> None:
        if self._progress:
            self._progress.stop()

    def _rate(self) -> str:
        return f"{self._done / max(time.monotonic() - self._since, 0.001):,.1f} a second"

    def _shown(self) -> Progress:
        from rich.console import Console  # noqa: PLC0415 - only on a terminal
        from rich.progress import (  # noqa: PLC0415
            BarColumn,
            Progress,
            TextColumn,
            TimeElapsedColumn,
            TimeRemainingColumn,
        )

        count = "{task.completed:,}" + (f" of {self._total:,} " if self._total else " ") + self._what
        time_column = TimeRemainingColumn() if self._total else TimeElapsedColumn()
        columns = (BarColumn(24), TextColumn(count), TextColumn("{task.fields[rate]}"), time_column)
        bar = Progress(*columns, console=Console(stderr=True), transient=True)
        bar.add_task(self._what, total=self._total, completed=self._done, rate=self._rate())
        bar.start()
        return bar
