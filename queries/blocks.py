"""What a command shows, as data: headings, tables, sentences with their source, notes; and how it looks as plain text."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeAlias

from graph.frozen import dataclass
from graph.names import clean


@dataclass(frozen=True, slots=True)
class Heading:
    """What follows is about this."""

    text: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows under column names; a cell is a string, a number or None."""

    columns: tuple[str, ...]
    rows: Sequence[Sequence[Any]]


def slim(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> Grid:
    """A grid without the columns in which nothing stands.

    >>> slim(("date", "region"), [("2027", ""), ("2028", None)])
    Grid(columns=('date',), rows=[('2027',), ('2028',)])
    """
    kept = [place for place in range(len(columns)) if not rows or any(row[place] not in {None, ""} for row in rows)]
    return Grid(tuple(columns[place] for place in kept), [tuple(row[place] for place in kept) for row in rows])


@dataclass(frozen=True, slots=True)
class Pairs:
    """A name and what stands beside it, line by line; an empty name goes on with the one before."""

    rows: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Quote:
    """Sentences of an article, what they speak for, and where they stand."""

    about: str
    texts: tuple[str, ...]
    source: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A line in plain words."""

    text: str


@dataclass(frozen=True, slots=True)
class Text:
    """Lines that stay as they are: a query."""

    text: str


Block: TypeAlias = Heading | Grid | Pairs | Quote | Note | Text


def plain(blocks: Iterable[Block]) -> str:
    """The blocks as plain text, each line ended, one blank line between blocks (none between notes)."""
    parts: list[str] = []
    before: Block | None = None
    for block in blocks:
        if before is not None and not (isinstance(before, Note) and isinstance(block, Note)):
            parts.append("")
        parts += _lines(block)
        before = block
    return "".join(f"{line.rstrip()}\n" for line in parts)


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading(text, note):
            yield clean(f"{text}  ({note})" if note else text)
        case Grid(columns, rows):
            yield from _aligned([[cell_text(cell) for cell in row] for row in (columns, *rows)], block)
        case Pairs(rows):
            width = max((_width(clean(name)) for name, _ in rows), default=0)
            for name, value in rows:
                yield f"  {_padded(clean(name), width)}  {clean(value)}"
        case Quote(about, texts, source, _):
            if about:
                yield clean(about)
            yield from (f"  “{clean(text)}”" for text in texts)
            yield f"  {clean(source)}"
        case Note(text):
            yield clean(text)
        case Text(text):
            yield from clean(text, lines=True).split("\n")


def _aligned(rows: Sequence[Sequence[str]], grid: Grid) -> Iterator[str]:
    right = [numeric(grid, place) for place in range(len(grid.columns))]
    widths = [max(_width(row[place]) for row in rows) for place in range(len(grid.columns))]
    for line, row in enumerate(rows):
        cells = zip(row, widths, right, strict=True)
        yield "  " + "  ".join(_padded(cell, width, right=number) for cell, width, number in cells)
        if line == 0:
            yield "  " + "  ".join("─" * width for width in widths)


def numeric(grid: Grid, place: int) -> bool:
    """Whether a column holds numbers alone."""
    cells = [row[place] for row in grid.rows if row[place] is not None]
    return bool(cells) and all(isinstance(cell, int) for cell in cells)


def cell_text(cell: Any) -> str:
    """A cell in one line that no terminal obeys."""
    return "" if cell is None else clean(f"{cell:,}" if isinstance(cell, int) else str(cell))


def _width(text: str) -> int:
    """Columns on a terminal."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(letter) else 2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text
    )


def _padded(text: str, width: int, *, right: bool = False) -> str:
    blank = " " * (width - _width(text))
    return blank + text if right else text + blank

