"""Files, folders and globs: which files there are, and of which form what is in them is."""

from __future__ import annotations

import difflib
import glob
import gzip
import io
import re
import stat
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from graph.errors import InputError
from loaders.documents.failures import Failure, warning

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

SUFFIXES = {
    ".txt": "plain", ".text": "plain", ".md": "markdown", ".markdown": "markdown",
    ".html": "html", ".htm": "html", ".xhtml": "html", ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "json",
    ".ttl": "turtle", ".turtle": "turtle", ".nt": "ntriples", ".nq": "nquads", ".trig": "trig", ".jsonld": "jsonld",
    ".warc": "warc", ".csv": "csv", ".tsv": "tsv", ".xml": "feed", ".rss": "feed", ".atom": "feed",
}  # fmt: skip
_MEDIA = {
    "text/turtle": ".ttl", "application/n-triples": ".nt", "application/n-quads": ".nq", "application/trig": ".trig",
    "application/ld+json": ".jsonld", "text/html": ".html", "application/xhtml+xml": ".html", "text/markdown": ".md", "application/json": ".json",
    "application/x-ndjson": ".jsonl", "application/jsonl": ".jsonl", "text/csv": ".csv", "text/tab-separated-values": ".tsv",
    "application/rss+xml": ".xml", "application/atom+xml": ".xml", "application/xml": ".xml", "text/xml": ".xml",
}  # fmt: skip
EXPECTED = "plain text, Markdown, HTML, JSON Lines, CSV, WARC or RDF"
_FOREIGN = {
    b"PK\x03\x04": "a zip archive", b"PK\x05\x06": "a zip archive", b"%PDF": "a PDF", b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image", b"GIF8": "a GIF image", b"RIFF": "an image, sound or film", b"Rar!": "a RAR archive",
    b"7z\xbc\xaf": "a 7-Zip archive", b"BZh": "a bzip2 archive", b"\xfd7zXZ": "an xz archive", b"\x28\xb5\x2f\xfd": "a Zstandard archive",
    b"\x7fELF": "a program", b"MZ\x90": "a program", b"SQLite format 3": "a database", b"\xd0\xcf\x11\xe0": "an Office document",
    b"{\\rtf": "an RTF document", b"ID3": "a sound file", b"OggS": "a sound file", b"II*\0": "a TIFF image", b"MM\0*": "a TIFF image",
}  # fmt: skip
_HTML = re.compile(rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_FEED = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<\?[^>]*>\s*|<!--.*?-->\s*)*<(?:rss|feed|urlset|sitemapindex|rdf:RDF)\b", re.DOTALL)
_HEAD = 4096


def paths(source: str) -> Iterator[Path | Failure]:
    """The files that a source names, in order: itself, those under a folder, or those that a pattern matches."""
    path = Path(source)
    if path.is_dir():
        yield from _in_folder(path)
    elif path.exists() or path.is_symlink():
        yield path
    elif glob.has_magic(source):
        yield from _matching(source)
    else:
        near = difflib.get_close_matches(path.name, _siblings(path), 1)
        hint = f"; did you mean {path.with_name(near[0])}?" if near else ""
        raise InputError(source, f"no such file{hint}")


def _siblings(path: Path) -> list[str]:
    try:
        return sorted(sibling.name for sibling in path.parent.iterdir())
    except OSError:
        return []


def _matching(pattern: str) -> Iterator[Path | Failure]:
    found = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 - a Path cannot take absolute patterns
    if not found:
        raise InputError(pattern, "no file matches", expected="a file, a folder, a pattern or an address")
    for name in found:
        path = Path(name)
        if path.is_dir():
            yield from _in_folder(path)
        else:
            yield path


def _in_folder(folder: Path) -> Iterator[Path | Failure]:
    """Files of known form below a folder, sorted; hidden ones and a saved page's own files are passed over."""
    others: dict[str, int] = {}
    count = 0
    for path in _walk(folder):
        if form_by_name(path.name):
            count += 1
            yield path
        else:
            others[path.suffix or path.name] = others.get(path.suffix or path.name, 0) + 1
    if others:
        kinds = ", ".join(f"{number} {suffix}" for suffix, number in sorted(others.items())[:8])
        yield warning(str(folder), f"files of other forms passed over: {kinds}")
    if not count:
        raise InputError(str(folder), "no articles in this folder", expected=EXPECTED)


def _walk(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.name.startswith("."):
            continue
        if path.is_dir():
            if not path.is_symlink() and not _belongs_to_page(path):
                yield from _walk(path)
        elif path.is_file():
            yield path


def _belongs_to_page(folder: Path) -> bool:
    """Whether a browser made this folder for the images and scripts of a page that it saved."""
    page = folder.name.removesuffix("_files")
    return page != folder.name and any(folder.with_name(page + end).exists() for end in (".html", ".htm"))


def form_by_name(name: str) -> str:
    """The form that a file's name promises, `.gz` aside; empty for none."""
    return SUFFIXES.get(Path(name.lower().removesuffix(".gz")).suffix, "")


def name_for(name: str, media: str) -> str:
    """A name from the web with the suffix that its media type promises, where that says more than the name."""
    suffix = _MEDIA.get(media, "")
    return name + suffix if suffix and form_by_name(name) != SUFFIXES[suffix] else name


def open_file(path: Path) -> BinaryIO:
    """The file, open; only what can be read to an end."""
    mode = path.stat().st_mode
    if not (stat.S_ISREG(mode) or stat.S_ISFIFO(mode)):
        raise InputError(str(path), "not a file that can be read", expected=EXPECTED)
    return path.open("rb")


class _Rejoined(io.RawIOBase):
    """A stream whose first bytes were looked at already."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = io.BytesIO(head)
        self._rest = rest
        self._more: Callable[[int], bytes] = getattr(rest, "read1", rest.read)
        """So that what came before a place where gzip breaks is not lost with it."""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        view = memoryview(buffer)
        data = self._head.read(len(view)) or self._more(len(view))
        view[: len(data)] = data
        return len(data)


def looked_at(stream: BinaryIO) -> tuple[bytes, BinaryIO]:
    """The first bytes of a stream, and the stream with them still in it; gzip is unpacked on the way."""
    head = stream.read(_HEAD)
    joined: BinaryIO = io.BufferedReader(_Rejoined(head, stream), 1 << 16)
    if not head.startswith(b"\x1f\x8b"):
        return head, joined
    unpacked = cast("BinaryIO", gzip.GzipFile(fileobj=joined))
    head = unpacked.read1(_HEAD)  # type: ignore[attr-defined]  # what comes before a break is not lost
    return head, io.BufferedReader(_Rejoined(head, unpacked), 1 << 16)


def form(head: bytes, name: str, where: str) -> str:
    """The form of what begins like this: by its bytes where they are plain about it, else by its name.

    Raises InputError for what holds no text.
    """
    if not head.strip():
        raise InputError(where, "empty", expected="an article")
    for magic, what in _FOREIGN.items():
        if head.startswith(magic):
            raise InputError(where, f"{what}, not text", expected=EXPECTED)
    if head.startswith(b"WARC/1."):
        return "warc"
    if b"\0" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")):
        raise InputError(where, "binary data, not text", expected=EXPECTED)
    promised = form_by_name(name)
    if promised in {"", "plain", "feed"}:
        return _form_by_bytes(head) or promised or "plain"
    return promised


def _form_by_bytes(head: bytes) -> str:
    bare = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if _HTML.match(bare):
        return "html"
    if _FEED.match(bare):
        return "feed"
    if re.match(rb'\{\s*"', bare):
        return "jsonl" if re.search(rb"\}\s*$", bare.split(b"\n", 1)[0]) or b"\n" not in bare else "json"
    return "json" if re.match(rb'\[\s*\{\s*"', bare) else ""


def read_whole(stream: BinaryIO, where: str, limit: int) -> bytes:
    """All bytes of one article; raises InputError past the limit."""
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise InputError(where, f"larger than {limit / 1_000_000:g} MB", expected="one article")
    return data


BROKEN_GZIP = (EOFError, zlib.error, gzip.BadGzipFile)
