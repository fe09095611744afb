"""Readings on their way to the store: sorted shards of JSON lines, and the folder where they wait to be settled.

What is costly to have, the reading, is on disk within seconds, from whatever process or machine it comes; what is quick, the
settlement of everything, is done once. A quote is not written: it stands in the text.
"""

from __future__ import annotations

import hashlib
import json
import sys
import zlib
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from graph.folder import storage, write_through
from graph.model import (
    Certainty,
    Claim,
    Document,
    Kind,
    Markup,
    Reading,
    Span,
    Thing,
    Value,
    value_key,
)
from graph.records import Article, article_of, day, value_from

_KINDS = {kind.value: kind for kind in Kind}
_NONE: MappingProxyType[str, str] = MappingProxyType({})


def shard(readings: Iterable[Reading]) -> bytes:
    """The readings by url, packed; the same readings give the same bytes."""
    rows = sorted(json.dumps(_row(reading), ensure_ascii=True) for reading in readings)
    return zlib.compress("\n".join(rows).encode(), 1)


def readings_in(data: bytes) -> Iterator[Reading]:
    """The readings of a shard. Raises ValueError for anything else."""
    try:
        rows = zlib.decompress(data).decode().split("\n")
    except zlib.error as error:
        raise ValueError(str(error)) from None
    for row in filter(None, rows):
        yield _reading(json.loads(row))


class Incoming:
    """Shards that wait beside the store, each whole or not there; a store is made of them once."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._known: dict[str, Article] | None = None

    def put(self, readings: Sequence[Reading]) -> None:
        """Keep these until they are settled, whatever happens meanwhile."""
        data = shard(readings)
        with storage(self.path):
            self.path.mkdir(exist_ok=True)
            number = max((int(path.stem.partition("-")[0]) for path in self._shards()), default=0) + 1
            write_through(self.path / f"{number:08}-{hashlib.sha256(data).hexdigest()[:12]}.shard", data)
        self.articles().update(_articles(readings))

    def articles(self) -> dict[str, Article]:
        """The articles that wait, by url."""
        if self._known is None:
            self._known = {}
            for reading in self.readings():
                self._known.update(_articles([reading]))
        return self._known

    def readings(self) -> Iterator[Reading]:
        """What waits, in the order in which it came. A shard that cannot be read is dropped: its articles will come again."""
        for path in self._shards():
            with storage(self.path):
                data = path.read_bytes()
            try:
                yield from list(readings_in(data))
            except (ValueError, KeyError, TypeError, IndexError):
                path.unlink(missing_ok=True)

    def clear(self) -> None:
        """They are in the store."""
        with storage(self.path):
            for path in self._shards():
                path.unlink(missing_ok=True)
        self._known = None

    def __bool__(self) -> bool:
        return bool(self._shards())

    def _shards(self) -> list[Path]:
        return sorted(self.path.glob("*.shard")) if self.path.is_dir() else []


def _articles(readings: Iterable[Reading]) -> dict[str, Article]:
    return {each.document.url: article_of(each.document, each.reader, each.unread) for each in readings}


def _row(reading: Reading) -> list[object]:
    document = reading.document
    return [
        document.url, document.text, document.title, document.published.edtf if document.published else None,
        document.publisher, document.language, [[m.span.start, m.span.end, m.kind, m.value] for m in document.markup],
        reading.reader, reading.unread, [_claim_row(claim) for claim in reading.claims], reading.doubts,
    ]  # fmt: skip


def _claim_row(claim: Claim) -> list[object]:
    kind, value = value_key(claim.object)
    return [
        claim.subject.kind, claim.subject.name, claim.predicate, str(kind), value, claim.start, claim.end, claim.certainty,
        dict(claim.qualifiers), claim.confidence, claim.stated_on.edtf if claim.stated_on else None,
    ]  # fmt: skip


def _reading(row: Sequence[Any]) -> Reading:
    url, text, title, published, publisher, language, marks, reader, unread, claims, doubts = row
    document = Document(
        url, text, title, day(published) if published else None, publisher, language,
        tuple(Markup(Span(start, end), kind, value) for start, end, kind, value in marks),
    )  # fmt: skip
    return Reading(document, tuple(_claim(each, document) for each in claims), reader, unread, tuple(doubts))


def _value(kind: str, text: str) -> Value:
    return _thing(kind, text) if kind in _KINDS else value_from(kind, text)


@lru_cache(maxsize=65536)
def _thing(kind: str, name: str) -> Thing:
    """The same things come again and again; each is in memory once."""
    return Thing(_KINDS[kind], name)


def _claim(row: Sequence[Any], document: Document) -> Claim:
    subject_kind, subject, predicate, kind, value, start, end, certainty, qualifiers, confidence, stated = row
    return Claim(
        _thing(subject_kind, subject), sys.intern(predicate), _value(kind, value), document.url, document.text[start:end],
        start, end, Certainty(certainty), qualifiers or _NONE, confidence, day(stated) if stated else None,
    )  # fmt: skip




