"""How many articles sources hold, so far as that is quickly told: for a bar that knows its end."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from graph.errors import InputError
from loaders.documents.files import form_by_name, paths

LONGEST_COUNT = 4_000_000_000
"""Bytes past which even counting lines takes too long."""


def extent(sources: Iterable[str]) -> int | None:
    """About how many articles there are; None where an address, a stream or a packed file keeps it to itself."""
    total = 0
    for source in sources:
        count = _of(source)
        if count is None:
            return None
        total += count
    return total


def _of(source: str) -> int | None:
    if source == "-" or "://" in source:
        return None
    try:
        counts = [_in_file(path) for path in paths(source) if isinstance(path, Path)]
    except (InputError, OSError):
        return 0
    return None if None in counts else sum(filter(None, counts))


def _in_file(path: Path) -> int | None:
    """One article, or one a line."""
    if path.suffix == ".gz" or not path.is_file():
        return None
    if form_by_name(path.name) not in {"jsonl", "csv", "tsv"}:
        return 1
    if path.stat().st_size > LONGEST_COUNT:
        return None
    with path.open("rb") as file:
        lines = sum(block.count(b"\n") for block in iter(lambda: file.read(1 << 20), b""))
    return max(lines, 1)
