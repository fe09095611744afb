"""What a pattern cannot match without: words looked for first, so that most sentences never meet the pattern."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from re import _constants as c  # type: ignore[attr-defined]  # how the engine itself reads a pattern
from re import _parser  # type: ignore[attr-defined]
from typing import Any

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

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Every match in a text, as the pattern itself would give them."""
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
    return Wording(compiled, needed(compiled))


def needed(pattern: re.Pattern[str]) -> tuple[str, ...]:
    """Pieces of text one of which stands in each text that the pattern matches."""
    if pattern.flags & re.IGNORECASE:
        return ()
    best = _sequence(_parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE))
    if not _worth(best):
        return ()
    return tuple(piece for piece in dict.fromkeys(best) if not any(other in piece for other in best if other != piece))


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
