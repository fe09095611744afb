"""Archives of crawlers: the pages in them, and whatever else may stand there."""

from __future__ import annotations

import gzip
import io
import json
import zlib
from pathlib import Path
from typing import Any

import pytest

from graph.model import Document
from loaders.documents.failures import Failure
from loaders.documents.sources import documents
from loaders.documents.warc import LARGEST
from tests.terminal import good

pytest.importorskip("fastwarc", reason="the extra `archives` is not installed")

PAGE = "<html lang=en><head><title>{title}</title><meta property=article:published_time content=2026-10-01></head><body><article><p>{title}. Jane Doe directs ‘Nightfall’, which was shot in Rome and in Venice last spring, the studio said on Monday.</p><p>It opens on July 12, 2027.</p></article></body></html>"


def record(url: str, body: bytes, *, status: int = 200, media: str = "text/html; charset=utf-8", kind: str = "response", length: int | None = None, **headers: str) -> bytes:
    """One record as a crawler writes it."""
    more = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
    http = f"HTTP/1.1 {status} X\r\nContent-Type: {media}\r\n{more}\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2026-10-01T00:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{zlib.crc32(url.encode()):036d}>\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http) if length is None else length}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def page(number: int, **more: Any) -> bytes:
    return record(f"https://example.org/{number}", PAGE.format(title=f"News {number}").encode(), **more)


def told(path: Path, data: bytes) -> tuple[list[str], list[str]]:
    """Addresses of the documents, and what is said of the rest."""
    path.write_bytes(data)
    items = list(documents([str(path)]))
    said = [str(item).replace(str(path.parent), "") for item in items if isinstance(item, Failure)]
    return [item.url for item in items if isinstance(item, Document)], said


def test_pages_of_an_archive(tmp_path: Path) -> None:
    """HTML that was answered; images, errors and the crawler's own notes are counted."""
    data = b"".join([
        record("https://example.org/crawl", b"crawler", kind="warcinfo"), page(1), record("https://example.org/robots.txt", b"", media="text/plain"),
        page(2), record("https://example.org/gone", b"<html>", status=404), record("https://example.org/empty", b"<html><body>Home</body></html>"),
    ])  # fmt: skip
    addresses = ["https://example.org/1", "https://example.org/2"]
    passed = "records passed over: 1 not HTML, 1 not answered with a page, 1 without an article"
    assert told(tmp_path / "a.warc", data) == (addresses, [f"/a.warc: {passed}"])
    assert told(tmp_path / "a.warc.gz", gzip.compress(data)) == (addresses, [f"/a.warc.gz: {passed}"])


def test_a_member_for_each_record(tmp_path: Path) -> None:
    """As Common Crawl packs them; the name may tell nothing."""
    data = b"".join(gzip.compress(page(number)) for number in range(3))
    assert told(tmp_path / "crawl", data)[0] == [f"https://example.org/{number}" for number in range(3)]


def test_charsets(tmp_path: Path) -> None:
    body = PAGE.format(title="Café Amélie").encode("latin-1", "xmlcharrefreplace")
    (tmp_path / "a.warc").write_bytes(record("https://example.org/1", body, media="text/html; charset=iso-8859-1"))
    (found,) = documents([str(tmp_path / "a.warc")])
    assert isinstance(found, Document)
    assert "Café Amélie" in found.text


def test_packed_pages(tmp_path: Path) -> None:
    """What the server packed is unpacked; a header that lies is passed over."""
    packed = record("https://example.org/1", gzip.compress(PAGE.format(title="News").encode()), Content_Encoding="gzip")
    plain = page(2, Content_Encoding="gzip")
    assert told(tmp_path / "a.warc", packed + plain) == (["https://example.org/1", "https://example.org/2"], [])


def test_a_bomb_in_a_record(tmp_path: Path) -> None:
    bomb = record("https://example.org/1", gzip.compress(b"<p>" + bytes(LARGEST + 10)), Content_Encoding="gzip")
    assert told(tmp_path / "a.warc", bomb + page(2)) == (
        ["https://example.org/2"], ["/a.warc: record 1: unpacks to more than 10 MB (expected a page)"],
    )  # fmt: skip


def test_a_bomb_of_an_archive(tmp_path: Path) -> None:
    """A record larger than any page is told by its length, and not held."""
    data = page(1) + record("https://example.org/2", bytes(3 * LARGEST)) + page(3)
    found, said = told(tmp_path / "a.warc.gz", gzip.compress(data))
    assert (found, len(said)) == (["https://example.org/1", "https://example.org/3"], 1)
    assert said[0].startswith("/a.warc.gz: record 2: 30,000,0")


def test_a_record_of_two_gigabytes(tmp_path: Path) -> None:
    """It says so and ends too soon: one line, and no memory."""
    data = page(1) + record("https://example.org/2", b"<html>", length=2_000_000_000)
    found, said = told(tmp_path / "a.warc", data)
    assert (found, len(said)) == (["https://example.org/1"], 1)
    assert "2,000,000,000 bytes (expected a page of at most 10 MB)" in said[0]


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gzip"])
def test_cut_off_anywhere(tmp_path: Path, packed: bool) -> None:  # noqa: FBT001
    """The pages before stay; the one that is cut is an error."""
    whole = [page(number) for number in range(3)]
    parts = [gzip.compress(each) if packed else each for each in whole]
    for cut in (len(parts[2]) // 2, len(parts[2]) - 30):
        found, said = told(tmp_path / "a.warc", b"".join(parts[:2]) + parts[2][:cut])
        assert found == ["https://example.org/0", "https://example.org/1"]
        assert said
        assert said[0].startswith("/a.warc: record 3: ")


def test_rubbish_after_a_record(tmp_path: Path) -> None:
    found, _ = told(tmp_path / "a.warc", page(1) + b"rubbish\r\n" * 20)
    assert found == ["https://example.org/1"]


def test_no_record(tmp_path: Path) -> None:
    assert told(tmp_path / "a.warc", b"WARC/1.0\r\n") == ([], ["/a.warc: no record in this archive (expected WARC records)"])


def test_loaded(tmp_path: Path) -> None:
    """From the archive to an answer, and the same as from JSON Lines."""
    (tmp_path / "a.warc.gz").write_bytes(gzip.compress(page(1)))
    assert good("load", tmp_path / "a.warc.gz", "--store", tmp_path / "s").startswith(f"{tmp_path}/s: articles: 1 new\n")
    answer = json.loads(good("ask", "what was filmed in Rome", "--format", "json", "--store", tmp_path / "s"))
    assert [row["answer"] if isinstance(row, dict) else row[0] for row in answer["rows"]] == ["Nightfall"]


def test_a_stream_that_is_none() -> None:
    from loaders.documents.warc import read_warc  # noqa: PLC0415

    assert [str(item) for item in read_warc(io.BytesIO(page(1)[:200]), "x") if isinstance(item, Failure)]
