"""What a pattern cannot match without: words looked for first, so that most sentences never meet the pattern."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from re import _constants as c  # type: ignore[attr-defined]  # how the engine itself reads a pattern
from re import _parser  # type: ignore[attr-defined]
from typing import Any

from loaders.reading.skeleton import CLASSES

MANY = 80
"""Alternatives past which looking for each costs more than it saves."""
SHORTEST = 2
"""Letters of a piece that is worth looking for."""
REPEATS = (c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT)


@dataclass(frozen=True, slots=True)
class Wording:
    """A pattern, with pieces of text one of which stands wherever it matches; none where nothing can be told."""

    pattern: re.Pattern[str]
    needs: tuple[str, ...]
    sign: re.Pattern[str] | None = None
    """The block of the rarest sign of a name that each match has, where it has any."""

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Every match in a text, as the pattern itself would give them."""
        if self.sign and not self.sign.search(text):
            return iter(())
        found = not self.needs or any(map(text.__contains__, self.needs))
        return self.pattern.finditer(text) if found else iter(())

    def among(self, text: str, present: frozenset[str]) -> Iterator[re.Match[str]]:
        """The same, where it has been looked which of the pieces that many patterns need stand in the text."""
        return iter(()) if self.needs and present.isdisjoint(self.needs) else self.pattern.finditer(text)


def wording(pattern: re.Pattern[str] | str) -> Wording:
    """A pattern with what it needs.

    >>> wording(r"(?:shot|filmed) in [A-Z]").needs
    ('shot', 'filmed')
    """
    compiled = re.compile(pattern)
    if compiled.flags & re.IGNORECASE:
        return Wording(compiled, ())
    tree = _parser.parse(compiled.pattern, compiled.flags & ~re.UNICODE)
    blocks = sorted(_blocks(tree), key=RARE.index)
    return Wording(compiled, _pieces(tree), SIGNS[blocks[0]] if blocks else None)


def _pieces(tree: Any) -> tuple[str, ...]:
    """Pieces of text one of which stands in each text that the pattern matches."""
    best = _sequence(tree)
    if not _worth(best):
        return ()
    return tuple(piece for piece in dict.fromkeys(best) if not any(other in piece for other in best if other != piece))


def _blocks(tree: Any) -> set[str]:
    """Blocks of signs of each of which every match has one (see `loaders/reading/skeleton.py`)."""
    found: set[str] = set()
    for op, value in tree:
        if op is c.IN:
            found |= {_BLOCKS[bounds] for what, bounds in value[:1] if len(value) == 1 and what is c.RANGE and bounds in _BLOCKS}
        elif op is c.SUBPATTERN:
            found |= _blocks(value[3])
        elif op is c.ATOMIC_GROUP:
            found |= _blocks(value)
        elif op in REPEATS and value[0]:
            found |= _blocks(value[2])
        elif op is c.BRANCH:
            found |= set.intersection(*map(_blocks, value[1]))
    return found


RARE = ("D", "X", "L", "O", "U", "H", "F", "P")
"""Signs of one kind, the rarest first."""
SIGNS = {name: re.compile(CLASSES[name]) for name in RARE}
_BLOCKS = {(ord(CLASSES[name][1]), ord(CLASSES[name][3])): name for name in RARE}


def _sequence(tree: Any) -> list[str]:
    """The most telling need of the parts that follow one another, all of which have to match."""
    options: list[list[str]] = []
    run = ""
    for op, value in tree:
        if op is c.LITERAL:
            run += chr(value)
            continue
        options.append([run])
        run = ""
        options.append(_part(op, value))
    options.append([run])
    return max(options, key=_worth)


def _part(op: Any, value: Any) -> list[str]:
    """What one part needs; nothing where it may be absent or cannot be told."""
    if op is c.SUBPATTERN:
        return [] if value[1] or value[2] else _sequence(value[3])
    if op is c.ATOMIC_GROUP:
        return _sequence(value)
    if op in REPEATS and value[0]:
        return _sequence(value[2])
    if op is c.BRANCH:
        branches = [_sequence(branch) for branch in value[1]]
        return [piece for branch in branches for piece in branch] if all(map(_worth, branches)) else []
    return []


def _worth(pieces: list[str]) -> float:
    """How much looking for these tells: long pieces, few of them; 0 where it tells nothing."""
    if not pieces or len(pieces) > MANY or min(map(len, pieces)) < SHORTEST or any(piece.isspace() for piece in pieces):
        return 0.0
    return min(len(piece.strip()) for piece in pieces) - len(pieces) / 20 + 10
