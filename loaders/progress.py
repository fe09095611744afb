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
def progress(what: str) -> Iterator[Callable[[], None]]:
    """Give a function that is called once a thing; the bar goes away at the end."""
    bar = _Bar(what)
    try:
        yield bar.step if sys.stderr.isatty() else _nothing
    finally:
        bar.stop()


def _nothing() -> None:
    pass


class _Bar:
    def __init__(self, what: str) -> None:
        self._what = what
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
        from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415

        columns = (BarColumn(24), TextColumn("{task.completed:,} " + self._what), TextColumn("{task.fields[rate]}"), TimeElapsedColumn())
        bar = Progress(*columns, console=Console(stderr=True), transient=True)
        bar.add_task(self._what, total=None, completed=self._done, rate=self._rate())
        bar.start()
        return bar
