"""From a source to its documents: files, folders, patterns, standard input and addresses, one failure costing no other."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urlsplit

from graph.errors import InputError
from graph.model import Document
from loaders.documents import files, rdf
from loaders.documents.characters import decode
from loaders.documents.failures import Failure, failure_of, warning
from loaders.documents.feeds import FeedReader, FeedState
from loaders.documents.html import read_html
from loaders.documents.markdown import read_markdown
from loaders.documents.plain import read_plain
from loaders.documents.tables import read_csv, read_json, read_json_lines, read_tsv
from loaders.documents.warc import read_warc
from loaders.documents.web import Answer, Limits, Web

__all__ = ["LARGEST_ARTICLE", "Document", "Failure", "FeedState", "Limits", "documents"]

LARGEST_ARTICLE = 10_000_000
"""Bytes of one article; the longest that a newspaper ever printed has a twentieth of that."""

Items = Iterator[Document | Failure]
_SCHEME = re.compile(r"[a-z][a-z+.-]*://", re.IGNORECASE)
_ROWS: dict[str, Callable[[BinaryIO, str], Items]] = {"jsonl": read_json_lines, "csv": read_csv, "tsv": read_tsv}
_TEXTS: dict[str, Callable[[str, str, str], Items]] = {
    "plain": read_plain,
    "markdown": read_markdown,
    "json": lambda text, where, _: read_json(text, where),
}


@dataclass(frozen=True, slots=True)
class _Reach:
    """What a load may touch: the web, what is known of feeds, and standard input."""

    web: Web
    state: FeedState
    stdin: BinaryIO | None


def documents(
    sources: Sequence[str],
    *,
    allow_private: bool = False,
    stdin: BinaryIO | None = None,
    state: FeedState | None = None,
    limits: Limits | None = None,
) -> Items:
    """Every document of the sources, in order, and a failure for each thing that could not be read.

    A source is a file, a folder, a pattern, `-` for `stdin`, or an http(s) address (private ones only when allowed) of a
    page, a feed or a sitemap; `state` knows what of feeds was loaded before. A document whose url came before replaces
    the earlier one and is said to.
    """
    seen: dict[str, str] = {}
    with Web(allow_private=allow_private, limits=limits or Limits()) as web:
        reach = _Reach(web, state or FeedState(), stdin)
        for source in sources:
            for item in _reported(_from(source, reach), source):
                yield from _once(item, source, seen) if isinstance(item, Document) else [item]


def _once(document: Document, source: str, seen: dict[str, str]) -> Items:
    sha256 = document.sha256[:16]
    known = seen.get(document.url)
    if known == sha256:
        return
    if known:
        yield warning(source, f"{document.url} came before with another text; this one replaces it")
    seen[document.url] = sha256
    yield document


def _reported(items: Items, where: str) -> Items:
    """The items, and what ends them early as the last."""
    try:
        yield from items
    except InputError as error:
        yield failure_of(error)
    except OSError as error:
        yield Failure(where, (error.strerror or str(error)).lower())


def _from(source: str, reach: _Reach) -> Items:
    if source == "-":
        yield from read_stream(reach.stdin or sys.stdin.buffer, "standard input", reach)
    elif source.lower().startswith(("http://", "https://")):
        etag, modified = reach.state.validators(source)
        answer = reach.web.get(source, etag=etag, modified=modified)
        if answer.fresh:
            yield from _answered(answer, source, reach)
    elif _SCHEME.match(source):
        raise InputError(source, "not an address that can be read", expected="http or https")
    else:
        for path in files.paths(source):
            yield from [path] if isinstance(path, Failure) else _reported(_from_file(path, reach), str(path))


def _from_file(path: Path, reach: _Reach) -> Items:
    with files.open_file(path) as stream:
        yield from read_stream(stream, str(path), reach, name=path.name)


def _answered(answer: Answer, url: str, reach: _Reach) -> Items:
    """What an address held; the article there is known by the address as it was given."""
    stream = io.BytesIO(answer.data)
    name = urlsplit(url).path.rpartition("/")[2]
    yield from read_stream(stream, url, reach, name=files.name_for(name, answer.media), answer=answer)


def read_stream(stream: BinaryIO, where: str, reach: _Reach, *, name: str = "", answer: Answer | None = None) -> Items:
    """The documents in a stream of bytes, whatever its form; `name` tells the form, and who the article is.

    An `answer` from the web is about the article at `where`, and is the only place where a feed says what is new.
    """
    try:
        head, stream = files.looked_at(stream)
        form = files.form(head, name, where)
        if form == "warc":
            yield from read_warc(stream, where)
        elif form == "feed":
            yield from _feed(stream, where, reach, answer)
        elif form in rdf.FORMS:
            yield from rdf.read_rdf(stream, where, where if answer else name, form)
        elif form in _ROWS:
            yield from _ROWS[form](stream, where)
        else:
            yield from _article(form, stream, where, name, answer)
    except files.BROKEN_GZIP as error:
        raise InputError(where, "broken gzip data", expected="a complete file") from error


def _article(form: str, stream: BinaryIO, where: str, name: str, answer: Answer | None) -> Items:
    data = files.read_whole(stream, where, LARGEST_ARTICLE)
    url, charset = (where, answer.charset) if answer else ("", "")
    if form == "html":
        yield from read_html(data, where, name=name, url=url, declared=charset)
        return
    decoded = decode(data, charset)
    if decoded.doubt:
        yield warning(where, decoded.doubt)
    for item in _TEXTS[form](decoded.text, where, url or name):
        yield replace(item, url=url) if url and form != "json" and isinstance(item, Document) else item


def _feed(stream: BinaryIO, where: str, reach: _Reach, answer: Answer | None) -> Items:
    if answer is None:
        answer = Answer("", files.read_whole(stream, where, reach.web.limits.feed))
    else:
        answer = replace(answer, data=files.read_whole(stream, where, reach.web.limits.feed))
    reader = FeedReader(reach.web, reach.state, lambda got, url: _answered(got, url, reach))
    yield from reader.load(where, answer)
