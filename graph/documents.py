"""The texts beside the store: compressed, by their hash, in one file, for a better reader to read again."""

from __future__ import annotations

import json
import zlib
from collections.abc import Container, Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from graph.errors import StoreError
from graph.folder import reason
from graph.hashing import hashed
from graph.model import Document, Markup, Span

if TYPE_CHECKING:
    import sqlite3

_SCHEMA = """
CREATE TABLE IF NOT EXISTS texts (sha256 BLOB UNIQUE, text BLOB);
CREATE TABLE IF NOT EXISTS markup (sha256 BLOB, url TEXT, marks BLOB, PRIMARY KEY (sha256, url)) WITHOUT ROWID;
"""
_PATIENCE = 30.0
"""Seconds that a reader waits for a writer's commit, which takes milliseconds."""


class Shelf(Protocol):
    """Where the texts are kept."""

    def put(self, documents: Iterable[Document]) -> None: ...

    def text(self, sha256: str) -> str: ...

    def markup(self, sha256: str, url: str) -> tuple[Markup, ...]: ...

    def remove(self, sha256: str, url: str, *, shared: bool) -> None: ...


class Documents:
    """A shelf of texts; an article's headline, day and address stand in the graph, not here.

    One file, for a hundred thousand small ones would take a disk's block each.
    """

    def __init__(self, path: Path) -> None:
        self.path = path / "texts.db"

    def put(self, documents: Iterable[Document]) -> None:
        """Keep the texts, and the marked spans of these articles; a text that is there already costs nothing."""
        with self._writing() as database:
            for document in documents:
                key = bytes.fromhex(document.sha256)
                if not database.execute("SELECT 1 FROM texts WHERE sha256 = ?", (key,)).fetchone():
                    database.execute("INSERT INTO texts VALUES (?, ?)", (key, _packed(document.text)))
                if document.markup:
                    marks = json.dumps([[m.span.start, m.span.end, m.kind, m.value] for m in document.markup])
                    database.execute("INSERT OR REPLACE INTO markup VALUES (?, ?, ?)", (key, _name(document.url), _packed(marks)))

    def text(self, sha256: str) -> str:
        """The text of that hash, or StoreError where it is missing or damaged."""
        row = self._row("SELECT text FROM texts WHERE sha256 = ?", bytes.fromhex(sha256))
        if row is None:
            raise StoreError(f"{self.path}: the text {sha256} of an article is missing")
        text = self._unpacked(row)
        if hashed(text) != sha256:
            raise StoreError(f"{self.path}: the text {sha256} is not the one that was stored")
        return text

    def markup(self, sha256: str, url: str) -> tuple[Markup, ...]:
        row = self._row("SELECT marks FROM markup WHERE sha256 = ? AND url = ?", bytes.fromhex(sha256), _name(url))
        if row is None:
            return ()
        return tuple(Markup(Span(start, end), kind, value) for start, end, kind, value in json.loads(self._unpacked(row)))

    def remove(self, sha256: str, url: str, *, shared: bool) -> None:
        """Forget an article's markup, and the text too unless another article has the same (`shared`)."""
        key = bytes.fromhex(sha256)
        with self._writing() as database:
            database.execute("DELETE FROM markup WHERE sha256 = ? AND url = ?", (key, _name(url)))
            if not shared:
                database.execute("DELETE FROM texts WHERE sha256 = ?", (key,))

    def hashes(self) -> Iterator[str]:
        """The hash of every text that is kept, sorted."""
        if self.path.exists():
            with self._reading() as database:
                for (key,) in database.execute("SELECT sha256 FROM texts ORDER BY sha256"):
                    yield key.hex()

    def sweep(self, known: Container[str]) -> None:
        """Forget the texts of no known hash."""
        if self.path.exists():
            gone = [(bytes.fromhex(sha256),) for sha256 in self.hashes() if sha256 not in known]
            with self._writing() as database:
                database.executemany("DELETE FROM texts WHERE sha256 = ?", gone)
                database.executemany("DELETE FROM markup WHERE sha256 = ?", gone)

    def _row(self, query: str, *values: object) -> bytes | None:
        if not self.path.exists():
            return None
        with self._reading() as database:
            row = database.execute(query, values).fetchone()
        return row[0] if row else None

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        import sqlite3  # noqa: PLC0415 - a question reads no texts

        with self._told(), closing(sqlite3.connect(f"{self.path.absolute().as_uri()}?mode=rw", _PATIENCE, uri=True)) as database:
            yield database

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        import sqlite3  # noqa: PLC0415 - a question reads no texts

        with self._told():
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self.path, _PATIENCE)) as database:
                database.executescript(_SCHEMA)
                with database:
                    yield database

    @contextmanager
    def _told(self) -> Iterator[None]:
        import sqlite3  # noqa: PLC0415 - a question reads no texts

        try:
            yield
        except (OSError, sqlite3.Error) as error:
            raise StoreError(f"{self.path}: the texts cannot be reached: {reason(error)}") from error

    def _unpacked(self, data: bytes) -> str:
        try:
            return zlib.decompress(data).decode("utf-8", "surrogatepass")
        except (zlib.error, UnicodeDecodeError) as error:
            raise StoreError(f"{self.path}: the text of an article cannot be read: {error}") from None


def _packed(text: str) -> bytes:
    return zlib.compress(text.encode("utf-8", "surrogatepass"), 6)


def _name(url: str) -> str:
    """SQLite takes no half of a surrogate pair."""
    return url.encode("utf-8", "backslashreplace").decode("utf-8")
