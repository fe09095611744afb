"""Blocks on a terminal: with colours and links, fitted to its width; nothing in them is taken for markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rich import box
from rich.cells import cell_len
from rich.console import Console, Group, JustifyMethod, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text as Words

from graph.edtf import MONTHS
from graph.names import clean
from queries.blocks import Block, Grid, Heading, Note, Pairs, Quote, Text, cell_text, numeric


def draw(blocks: Iterable[Block], console: Console | None = None) -> None:
    """Print the blocks, one blank line between them (none between notes)."""
    screen = console or Console(highlight=False, soft_wrap=False)
    before: Block | None = None
    for block in blocks:
        if before is not None and not (isinstance(before, Note) and isinstance(block, Note)):
            screen.print()
        screen.print(_drawn(block, screen.width))
        before = block


def _drawn(block: Block, width: int) -> RenderableType:
    match block:
        case Heading(text, note):
            return Words.assemble((clean(text), "bold"), (f"  {clean(note)}" if note else "", "dim"))
        case Grid():
            return _grid(block, width)
        case Pairs(rows):
            return _pairs(rows)
        case Quote():
            return _quote(block)
        case Note(text):
            return Words(clean(text))
        case Text(text):
            return Words(clean(text, lines=True))


def _grid(grid: Grid, width: int) -> RenderableType:
    """A table; where it is too wide, months are shortened, and lines break between words and never inside a date."""
    texts = [[cell_text(cell) for cell in row] for row in grid.rows]
    names = [clean(name) for name in grid.columns]
    if _needed([names, *texts]) > width:
        texts = [[_short(text) for text in row] for row in texts]
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0), header_style="bold", border_style="dim")
    for place, (name, wide) in enumerate(zip(names, _widths([names, *texts], width), strict=True)):
        justify: JustifyMethod = "right" if numeric(grid, place) else "left"
        table.add_column(Words(name), justify=justify, overflow="fold", width=wide)
    for row in texts:
        table.add_row(*(Words(text, "" if place else "cyan") for place, text in enumerate(row)))
    return Padding(table, (0, 0, 0, 2))


GAP = 2
"""Blanks between columns, and before the first."""
LONGEST = 14
"""Letters of a word that is not broken, where there is room."""


def _needed(rows: Sequence[Sequence[str]]) -> int:
    """Columns of the terminal that a table takes where nothing is broken."""
    return sum(GAP + width for width in _natural(rows))


def _natural(rows: Sequence[Sequence[str]]) -> list[int]:
    return [max(cell_len(row[place]) for row in rows) for place in range(len(rows[0]))]


def _widths(rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """How wide each column is: what is too much goes from the widest that can still be broken between words."""
    found, least = _natural(rows), _least(rows, width)
    for _ in range(max(0, _needed(rows) - width)):
        place = max(range(len(found)), key=lambda each: (found[each] > least[each], found[each]))
        found[place] = max(1, found[place] - 1)
    return found


def _least(rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """How narrow each column may become: no word is broken, or only the longest where there is no room for all."""
    longest = [max(cell_len(word) for row in rows for word in row[place].split(" ")) for place in range(len(rows[0]))]
    for most in range(LONGEST, 1, -1):
        least = [min(word, most) for word in longest]
        if sum(least) + GAP * len(least) <= width:
            return least
    return [1] * len(longest)


_DAY = re.compile(rf"\b(?:(\d{{1,2}}) )?({'|'.join(MONTHS[1:])}) (\d{{4}})\b")


def _short(text: str) -> str:
    """With "19 Mar 2027" for "19 March 2027", held together."""
    return _DAY.sub(lambda day: "\N{NO-BREAK SPACE}".join(filter(None, (day[1], day[2][:3], day[3]))), text)


def _pairs(rows: Sequence[tuple[str, str]]) -> RenderableType:
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for name, value in rows:
        table.add_row(Words(clean(name)), Words(clean(value)))
    return Padding(table, (0, 0, 0, 2))


def _quote(quote: Quote) -> RenderableType:
    source = Words(clean(quote.source), "dim")
    if quote.url.startswith(("http://", "https://")) and quote.url.isprintable() and " " not in quote.url:
        source.stylize(f"link {quote.url}")
    said = [Words(f"“{clean(text)}”", "italic") for text in quote.texts]
    words = Padding(Group(*said, source), (0, 0, 0, 2))
    return Group(Words(clean(quote.about), "cyan"), words) if quote.about else words
