"""From a source to its documents: files, folders, patterns, standard input and addresses, one failure costing no other."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from graph.errors import InputError
from graph.model import Document
from loaders import files
from loaders.characters import decode
from loaders.failures import Failure, failure_of, warning
from loaders.html import read_html
from loaders.markdown import read_markdown
from loaders.plain import read_plain
from loaders.tables import read_csv, read_json, read_json_lines

__all__ = ["LARGEST_ARTICLE", "Document", "Failure", "documents"]

LARGEST_ARTICLE = 10_000_000
"""Bytes of one article; the longest that a newspaper ever printed has a twentieth of that."""

Items = Iterator[Document | Failure]
_Reader = Callable[[str, str, str], Items]
_TEXTS: dict[str, _Reader] = {
    "plain": read_plain,
    "markdown": read_markdown,
    "json": lambda text, where, _: read_json(text, where),
}


def documents(sources: Sequence[str], *, allow_private: bool = False, stdin: BinaryIO | None = None) -> Items:
    """Every document of the sources, in order, and a failure for each thing that could not be read.

    A source is a file, a folder, a pattern, `-` for `stdin`, or an http(s) address (private ones only when allowed).
    A document whose url came before replaces the earlier one and is said to.
    """
    seen: dict[str, str] = {}
    for source in sources:
        for item in _reported(source, stdin, allow_private=allow_private):
            if isinstance(item, Document):
                yield from _once(item, source, seen)
            else:
                yield item


def _once(document: Document, source: str, seen: dict[str, str]) -> Items:
    sha256 = document.sha256[:16]
    known = seen.get(document.url)
    if known == sha256:
        return
    if known:
        yield warning(source, f"{document.url} came before with another text; this one replaces it")
    seen[document.url] = sha256
    yield document


def _reported(source: str, stdin: BinaryIO | None, *, allow_private: bool) -> Items:
    try:
        yield from _from(source, stdin, allow_private=allow_private)
    except InputError as error:
        yield failure_of(error)
    except OSError as error:
        yield Failure(source, (error.strerror or str(error)).lower())


def _from(source: str, stdin: BinaryIO | None, *, allow_private: bool) -> Items:
    if source == "-":
        yield from read_stream(stdin or sys.stdin.buffer, "standard input", "")
    elif "://" in source:
        raise InputError(source, "addresses are not read yet")
    else:
        for path in files.paths(source):
            yield from [path] if isinstance(path, Failure) else _from_file(path)


def _from_file(path: Path) -> Items:
    try:
        with files.open_file(path) as stream:
            yield from read_stream(stream, str(path), path.name)
    except InputError as error:
        yield failure_of(error)
    except OSError as error:
        yield Failure(str(path), (error.strerror or str(error)).lower())


def read_stream(stream: BinaryIO, where: str, name: str) -> Items:
    """The documents in a stream of bytes, whatever its form; `name` is the identity of an article that has no other."""
    try:
        head, stream = files.looked_at(stream)
        form = files.form(head, name, where)
        yield from _of_form(form, stream, where, name)
    except files.BROKEN_GZIP as error:
        raise InputError(where, "broken gzip data", expected="a complete file") from error


def _of_form(form: str, stream: BinaryIO, where: str, name: str) -> Items:
    match form:
        case "jsonl":
            yield from read_json_lines(stream, where)
        case "csv":
            yield from read_csv(stream, where)
        case "tsv":
            yield from read_csv(stream, where, delimiter="\t")
        case "html":
            yield from read_html(files.read_whole(stream, where, LARGEST_ARTICLE), where, name=name)
        case "feed":
            raise InputError(where, "feeds are not read yet")
        case _:
            decoded = decode(files.read_whole(stream, where, LARGEST_ARTICLE))
            if decoded.doubt:
                yield warning(where, decoded.doubt)
            yield from _TEXTS[form](decoded.text, where, name)
