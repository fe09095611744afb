"""Articles in rows: JSON Lines, JSON and CSV, each row by itself, so that one broken row costs no other."""

from __future__ import annotations

import csv
import itertools
import json
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from graph.errors import InputError
from graph.model import Document
from loaders.documents.characters import decode, tidy
from loaders.documents.failures import Failure, warning
from loaders.documents.fields import TEXT, article, pick

LONGEST_ROW = 20_000_000
"""Bytes of one row; a longer one is not an article."""
_LONGEST_SKIP = 10 * LONGEST_ROW
_FIELDS = "one of " + ", ".join(TEXT[:3])


def read_json_lines(stream: BinaryIO, where: str) -> Iterator[Document | Failure]:
    """The articles of a JSON Lines stream; `where:17` is its line 17."""
    for number, line in enumerate(_lines(stream, where), 1):
        place = f"{where}:{number}"
        if line is None:
            yield Failure(place, f"longer than {LONGEST_ROW // 1_000_000} MB (expected one article a line)")
        elif line.strip():
            yield from _json_row(line, place)


def _lines(stream: BinaryIO, where: str) -> Iterator[bytes | None]:
    """Each line, or None for one that is too long; a stream that never ends a line is given up."""
    while line := stream.readline(LONGEST_ROW):
        if len(line) < LONGEST_ROW or line.endswith(b"\n"):
            yield line
            continue
        yield None
        skipped = len(line)
        while line and not line.endswith(b"\n"):
            line = stream.readline(1 << 20)
            skipped += len(line)
            if skipped > _LONGEST_SKIP:
                raise InputError(where, "a line without an end", expected="one JSON object a line")


def _json_row(line: bytes, place: str) -> Iterator[Document | Failure]:
    decoded = decode(line)
    if decoded.doubt:
        yield warning(place, decoded.doubt)
    try:
        row = json.loads(decoded.text.rstrip("\r\n"))
    except (ValueError, RecursionError) as error:
        column = f" at column {error.colno}" if isinstance(error, json.JSONDecodeError) else ""
        yield Failure(place, f"invalid JSON{column} (expected one object a line)")
    else:
        yield from read_row(row, place)


def read_json(text: str, where: str) -> Iterator[Document | Failure]:
    """The articles of a JSON text: one object, or a list of them; `where[3]` is the third."""
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        raise InputError(f"{where}:{error.lineno}", "invalid JSON", expected="an article or a list of articles") from error
    except (ValueError, RecursionError) as error:
        raise InputError(where, "invalid JSON", expected="an article or a list of articles") from error
    if isinstance(value, list):
        for number, row in enumerate(value, 1):
            yield from read_row(row, f"{where}[{number}]")
    else:
        yield from read_row(value, where)


def read_row(row: object, place: str) -> Iterator[Document | Failure]:
    """The article of one record; its text stays as the record has it."""
    if not isinstance(row, Mapping):
        yield Failure(place, "not an object (expected one article with its fields)")
        return
    text = tidy(pick(row, TEXT))
    if not text.strip():
        yield Failure(place, f"no text (expected {_FIELDS})")
        return
    yield from article(place, row, text)


def read_csv(stream: BinaryIO, where: str, *, delimiter: str = "") -> Iterator[Document | Failure]:
    """The articles of a table with a header row; `where:17` is the line on which the row ends."""
    csv.field_size_limit(max(csv.field_size_limit(), LONGEST_ROW))
    doubts: list[Failure] = []
    lines = _decoded(stream, where, doubts)
    header = next(lines, "")
    comma = delimiter or max(",;\t|", key=header.count)
    rows = csv.reader(itertools.chain([header], lines), delimiter=comma, strict=True)
    names: list[str] | None = None
    while True:
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield Failure(f"{where}:{rows.line_num}", f"broken row: {error} (expected {len(names or [])} cells)")
            continue
        yield from doubts
        doubts.clear()
        place = f"{where}:{rows.line_num}"
        if names is None:
            names = _header(cells, where)
        elif len(cells) != len(names):
            if any(cells):
                yield Failure(place, f"{len(cells)} cells in this row (expected {len(names)})")
        else:
            yield from read_row(dict(zip(names, cells, strict=True)), place)


def read_tsv(stream: BinaryIO, where: str) -> Iterator[Document | Failure]:
    """The same with tabs between the cells."""
    return read_csv(stream, where, delimiter="\t")


def _decoded(stream: BinaryIO, where: str, doubts: list[Failure]) -> Iterator[str]:
    for number, line in enumerate(_lines(stream, where), 1):
        if line is None:
            raise InputError(f"{where}:{number}", f"longer than {LONGEST_ROW // 1_000_000} MB", expected="one article a row")
        decoded = decode(line)
        if decoded.doubt:
            doubts.append(warning(f"{where}:{number}", decoded.doubt))
        yield decoded.text


def _header(cells: list[str], where: str) -> list[str]:
    names = [cell.strip() for cell in cells]
    if not pick(dict.fromkeys(names, "x"), TEXT):
        raise InputError(f"{where}:1", "no column for the text", expected=_FIELDS)
    return names
