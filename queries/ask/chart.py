"""A chart: every stretch of the question with the cheapest few pieces that it can be, put together from its neighbours.

A rule takes two neighbouring pieces, by their categories, and gives what they can be as one. The modules of the grammar put
their rules into the table with `rule`; `parse` tries every split of every stretch of words, short ones first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeAlias

from graph.frozen import dataclass

KEPT = 6
"""Pieces kept of one category over one stretch."""


@dataclass(frozen=True, slots=True)
class Piece:
    """What a stretch of words can be, and how far-fetched that is."""

    category: str
    value: Any
    cost: float


Made: TypeAlias = "Iterator[tuple[str, Any, float]]"
"""Category, value and added cost of what two pieces are together."""
Rule: TypeAlias = "Callable[[Any, Any], Made]"
Cell: TypeAlias = "dict[str, list[Piece]]"

_RULES: dict[tuple[str, str], list[Rule]] = defaultdict(list)


def rule(left: str, right: str) -> Callable[[Rule], Rule]:
    """Put a function into the table under each pair of categories (separated by |)."""

    def keep(function: Rule) -> Rule:
        for one in left.split("|"):
            for other in right.split("|"):
                _RULES[one, other].append(function)
        return function

    return keep


def parse(length: int, starts: Iterable[tuple[int, int, Piece]]) -> Cell:
    """What a sentence of `length` words can be as a whole; `starts` are the pieces known for stretches of it."""
    chart: dict[tuple[int, int], Cell] = defaultdict(dict)
    for start, end, piece in starts:
        _keep(chart[start, end], piece)
    for width in range(1, length + 1):
        for start in range(length - width + 1):
            end = start + width
            cell = chart[start, end]
            for middle in range(start + 1, end):
                left, right = chart.get((start, middle)), chart.get((middle, end))
                if left and right:
                    _combine(left, right, cell)
            _prune(cell)
    return chart[0, length]


def _combine(left: Cell, right: Cell, cell: Cell) -> None:
    for one, firsts in left.items():
        for other, seconds in right.items():
            for function in _RULES.get((one, other), ()):
                for first in firsts:
                    for second in seconds:
                        for category, value, cost in function(first.value, second.value):
                            _keep(cell, Piece(category, value, first.cost + second.cost + cost))
    for filler, pieces in ((left.get("FILL"), right), (right.get("FILL"), left)):
        if filler:
            for found in pieces.values():
                for piece in found:
                    _keep(cell, Piece(piece.category, piece.value, piece.cost + filler[0].cost))


def _keep(cell: Cell, piece: Piece) -> None:
    """Of two pieces that mean the same, the cheaper one stays."""
    pieces = cell.setdefault(piece.category, [])
    if len(pieces) >= 4 * KEPT:
        pieces.sort(key=lambda one: one.cost)
        del pieces[2 * KEPT :]
    for number, known in enumerate(pieces):
        if known.value == piece.value:
            if piece.cost < known.cost:
                pieces[number] = piece
            return
    pieces.append(piece)


def _prune(cell: Cell) -> None:
    for pieces in cell.values():
        pieces.sort(key=lambda piece: piece.cost)
        del pieces[KEPT:]
