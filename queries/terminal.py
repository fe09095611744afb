"""Blocks on a terminal: with colours and links, fitted to its width; nothing in them is taken for markup."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text as Words

from graph.names import clean
from queries.blocks import Block, Grid, Heading, Note, Pairs, Quote, Text, cell_text, numeric


def draw(blocks: Iterable[Block], console: Console | None = None) -> None:
    """Print the blocks, one blank line between them (none between notes)."""
    screen = console or Console(highlight=False, soft_wrap=False)
    before: Block | None = None
    for block in blocks:
        if before is not None and not (isinstance(before, Note) and isinstance(block, Note)):
            screen.print()
        screen.print(_drawn(block))
        before = block


def _drawn(block: Block) -> RenderableType:
    match block:
        case Heading(text, note):
            return Words.assemble((clean(text), "bold"), (f"  {clean(note)}" if note else "", "dim"))
        case Grid():
            return _grid(block)
        case Pairs(rows):
            return _pairs(rows)
        case Quote():
            return _quote(block)
        case Note(text):
            return Words(clean(text))
        case Text(text):
            return Words(clean(text, lines=True))


def _grid(grid: Grid) -> RenderableType:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1), header_style="bold", border_style="dim")
    for place, name in enumerate(grid.columns):
        table.add_column(Words(clean(name)), justify="right" if numeric(grid, place) else "left", overflow="fold")
    for row in grid.rows:
        table.add_row(*(Words(cell_text(cell), "" if place else "cyan") for place, cell in enumerate(row)))
    return Padding(table, (0, 0, 0, 2))


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
