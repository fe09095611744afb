"""With what a pattern can begin, so that of many only the few are tried that a place in a text may match."""

from __future__ import annotations

import re
from re import _constants as c  # type: ignore[attr-defined]  # how the engine itself reads a pattern
from re import _parser  # type: ignore[attr-defined]
from typing import Any

_NOWHERE = (c.AT, c.ASSERT, c.ASSERT_NOT)
"""They match between characters."""
_REPEATS = (c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT)


def beginnings(pattern: re.Pattern[str]) -> frozenset[str] | None:
    """The ASCII characters, small letters for both, with one of which each match that begins in ASCII begins; None where any may be.

    >>> sorted(beginnings(re.compile("(?i)(?:late |the )?[JM]une")))
    ['j', 'l', 'm', 't']
    """
    found, empty = _first(_parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE))
    return None if found is None or empty else frozenset(found)


def _first(tree: Any) -> tuple[set[str] | None, bool]:
    """The first characters of a sequence, and whether it may have none."""
    found: set[str] = set()
    for op, value in tree:
        if op in _NOWHERE:
            continue
        some, empty = _of(op, value)
        if some is None:
            return None, False
        found |= some
        if not empty:
            return found, False
    return found, True


def _of(op: Any, value: Any) -> tuple[set[str] | None, bool]:
    if op is c.LITERAL:
        return {chr(value).lower()}, False
    if op is c.IN:
        return _members(value), False
    if op is c.BRANCH:
        parts = [_first(branch) for branch in value[1]]
        whole = None if any(some is None for some, _ in parts) else set[str]().union(*(some for some, _ in parts if some))
        return whole, any(empty for _, empty in parts)
    if op is c.SUBPATTERN:
        return _first(value[3])
    if op is c.ATOMIC_GROUP:
        return _first(value)
    if op in _REPEATS:
        some, empty = _first(value[2])
        return some, empty or not value[0]
    return None, False


def _members(items: Any) -> set[str] | None:
    found: set[str] = set()
    for what, value in items:
        if what is c.LITERAL:
            found.add(chr(value).lower())
        elif what is c.RANGE:
            found.update(chr(code).lower() for code in range(value[0], min(value[1], 127) + 1))
        else:
            return None
    return found
