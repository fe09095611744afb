"""WARC archives as crawlers write them (Common Crawl News): the HTML pages in them, one by one, whatever the rest is.

A record is never held beyond the size of an article, nor unpacked beyond it; what is cut off or broken is told with its place.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

from graph.errors import InputError
from graph.model import Document
from loaders.documents.failures import Failure, failure_of, warning
from loaders.documents.html import read_html

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

LARGEST = 10_000_000
"""Bytes of one page, packed or not."""
_PAGES = ("text/html", "application/xhtml+xml")
_PACKED = {"gzip": 47, "x-gzip": 47, "deflate": -15}


def read_warc(stream: BinaryIO, where: str) -> Iterator[Document | Failure]:
    """The articles of the HTML responses in an archive; at its end, how much else there was. Needs fastwarc."""
    passed: dict[str, int] = {}
    number = 0
    for number, record in _records(stream, where):
        if isinstance(record, Failure):
            yield record
            continue
        place = f"{where}: record {number}"
        try:
            why, found = _page(record, place)
        except InputError as error:
            yield failure_of(error)
            continue
        if why:
            passed[why] = passed.get(why, 0) + 1
        yield from found
    if not number:
        raise InputError(where, "no record in this archive", expected="WARC records")
    if passed:
        yield warning(where, "records passed over: " + ", ".join(f"{count:,} {why}" for why, count in sorted(passed.items())))


def _records(stream: BinaryIO, where: str) -> Iterator[tuple[int, Any]]:
    """The responses with their numbers, and at the place where the archive breaks a failure, the last of them."""
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415 - an extra
    except ImportError:
        raise InputError(where, "a WARC archive", expected="fastwarc: pip install 'reelgraph[archives]'") from None
    number = 0
    tape = _Tape(stream)
    try:
        for record in ArchiveIterator(tape, record_types=WarcRecordType.any_type, parse_http=False):
            number += 1
            if record.record_type == WarcRecordType.response:
                yield number, record
    except (OSError, ValueError) as error:
        tape.broken = tape.broken or error
    if tape.broken is not None:
        reason = " ".join(str(tape.broken).split()) or type(tape.broken).__name__
        yield number, Failure(f"{where}: record {number + 1}", f"the archive is broken from here on: {reason}")


class _Tape:
    """A stream that only goes forward, as the library wants it; where it breaks it ends, and keeps why."""

    def __init__(self, stream: BinaryIO) -> None:
        self._more = getattr(stream, "read1", stream.read)  # what comes before a break is not lost with it
        self._at = 0
        self.broken: Exception | None = None

    def read(self, size: int = -1) -> bytes:
        try:
            data = b"" if self.broken else self._more(size)
        except (OSError, EOFError, zlib.error) as error:
            self.broken = error
            data = b""
        self._at += len(data)
        return data

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = 0) -> int:
        left = offset - (self._at if whence == 0 else 0)
        while left > 0 and (data := self.read(min(left, 1 << 20))):
            left -= len(data)
        return self._at

    def close(self) -> None:
        pass


def _page(record: WarcRecord, place: str) -> tuple[str, list[Document | Failure]]:
    """Why a record is passed over, or its article. Raises InputError where something of it is lost."""
    length = record.content_length
    if length > LARGEST:
        raise InputError(place, f"{length:,} bytes", expected=f"a page of at most {LARGEST / 1_000_000:g} MB")
    record.parse_http(auto_decode="none")
    left = record.content_length
    data = record.reader.read()
    if len(data) < left:
        raise InputError(place, f"cut off after {len(data):,} of {left:,} bytes", expected="a complete record")
    headers = record.http_headers
    if headers is None or headers.status_code != 200:
        return "not answered with a page", []
    media = (record.http_content_type or "").lower()
    if media not in _PAGES:
        return "not HTML", []
    data = _unpacked(data, headers.get("Content-Encoding") or "", place)
    url = (record.headers.get("WARC-Target-URI") or "").strip("<>")
    try:
        return "", list(read_html(data, place, name=url, url=url, declared=record.http_charset or ""))
    except InputError:
        return "without an article", []


def _unpacked(data: bytes, packing: str, place: str) -> bytes:
    """What the server packed, as far as an article goes: a bomb is not set off."""
    window = _PACKED.get(packing.strip().lower())
    if window is None:
        return data
    unpacking = zlib.decompressobj(window)
    try:
        found = unpacking.decompress(data, LARGEST + 1)
    except zlib.error:
        return data  # crawlers unpack pages and keep the header
    if len(found) > LARGEST:
        raise InputError(place, f"unpacks to more than {LARGEST / 1_000_000:g} MB", expected="a page")
    return found
