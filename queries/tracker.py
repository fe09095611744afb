"""What `releases` shows: the records for programs, and the blocks for people."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, TypeAlias

from queries.answers import day_words
from queries.blocks import Block
from queries.coming import coming, coming_blocks, first_coming
from queries.limits import ROWS
from queries.moves import move_blocks, moves
from queries.view import View

Records: TypeAlias = "Callable[[], list[Any]]"
"""Made when they are asked for, with the view still open: each looks its sentences up."""


def coming_page(view: View, *, region: str, medium: str, since: date | None, sentences: bool) -> tuple[Records, list[Block]]:
    """What comes out, by date: a table of the first rows, records of all."""
    found, more = first_coming(view, ROWS, region=region, medium=medium, since=since)
    heading = _heading("coming out", since or view.today, region, medium)

    def records() -> list[Any]:
        return [each.record() for each in (coming(view, region=region, medium=medium, since=since) if more else found)]

    return records, coming_blocks(found, heading, sentences=sentences, more=more)


def moved_page(view: View, *, region: str, medium: str, since: date | None, sentences: bool) -> tuple[Records, list[Block]]:
    """Which dates moved, the latest news first."""
    found = moves(view, since, view.today, region=region, medium=medium)
    heading = _heading("dates that moved", since, region, medium)
    return lambda: [each.record() for each in found], move_blocks(found, heading, sentences=sentences)


def _heading(what: str, since: date | None, region: str, medium: str) -> str:
    parts = (what, f"in {region}" if region else "", f"({medium})" if medium else "", f"since {day_words(since.isoformat())}" if since else "")
    return " ".join(filter(None, parts))
