"""Texts in the order of their keys, however many: sorted in runs that fit into memory, which wait on disk and are merged."""

from __future__ import annotations

import heapq
import tempfile
from collections.abc import Iterable, Iterator
from operator import itemgetter
from typing import IO, TypeAlias

RUN = 50_000_000
"""Characters that are sorted in memory at once."""

Record: TypeAlias = "tuple[str, str]"
"""A key, which holds no line break, and the text that stands in its place."""

_KEY = itemgetter(0)


def in_order(records: Iterable[Record]) -> Iterator[Record]:
    """The records by key. Those of one key may come in any order."""
    waiting = iter(records)
    first = _run(waiting)
    second = _run(waiting)
    if not second:
        yield from first
        return
    with tempfile.TemporaryDirectory(prefix="reelgraph-") as folder:
        files: list[IO[str]] = []
        try:
            while first:
                files.append(_kept(first, f"{folder}/{len(files)}"))
                first, second = second, _run(waiting)
            yield from heapq.merge(*map(_records, files), key=_KEY)
        finally:
            for each in files:
                each.close()


def sorted_lines(lines: Iterable[str]) -> Iterator[str]:
    """The same for lines alone, each with its line break."""
    for line, _ in in_order((line[:-1], "") for line in lines):
        yield line + "\n"


def _run(waiting: Iterator[Record]) -> list[Record]:
    found: list[Record] = []
    size = 0
    for record in waiting:
        found.append(record)
        size += len(record[0]) + len(record[1])
        if size >= RUN:
            break
    found.sort(key=_KEY)
    return found


def _kept(run: Iterable[Record], path: str) -> IO[str]:
    """The run in a file that is open at its beginning: of each record the length of its text, its key, its text."""
    file = open(path, "w+", encoding="utf-8", newline="\n")  # noqa: PTH123, SIM115
    file.writelines(f"{len(text)} {key}\n{text}" for key, text in run)
    file.seek(0)
    return file


def _records(file: IO[str]) -> Iterator[Record]:
    while head := file.readline():
        length, _, key = head.partition(" ")
        yield key[:-1], file.read(int(length))
