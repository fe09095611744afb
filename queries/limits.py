"""What a query of the user's own may take: so many seconds, and so many rows in a table."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

ROWS = 1_000
"""Rows that a table shows."""


@contextmanager
def time_limit(seconds: float, told: Callable[[], None]) -> Iterator[None]:
    """End the process where what is done inside takes longer; `told` first says so. Zero: no limit.

    The engine cannot be asked to stop; it lets other threads run, and one of them does this. Nothing is written inside.
    """
    if not seconds:
        yield
        return
    timer = threading.Timer(seconds, _ended, (told,))
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _ended(told: Callable[[], None]) -> None:
    told()
    os._exit(1)
