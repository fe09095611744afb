"""The name index: names by their words, by words spelt nearly so, and by their initials, in one SQLite file.

Derived from the graph's name keys and kept beside the store: made once, then brought up to date by the difference. Words are
looked up in an FTS5 table; a word with a typo meets the right one where both are the same with a letter
or two left out (after Garbe's symmetric deletes), so no look-up grows with the number of names.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import TypeAlias

VERSION = 2
SHORTEST = 4
"""Letters of a word that may have a typo."""
LONG = 6
"""Letters of a word that may have two typos."""
CANDIDATES = 200
"""Names looked at for one look-up."""
INITIALS = range(2, 9)
"""Letters and figures of an abbreviation by initials: "mi7", "lotr"."""

Name: TypeAlias = "tuple[str, str]"
"""IRI and key."""

_SCHEMA = """
CREATE TABLE about (stamp TEXT, version INTEGER);
CREATE TABLE names (id INTEGER PRIMARY KEY, term TEXT, key TEXT, initials TEXT);
CREATE VIRTUAL TABLE words USING fts5(key, content = names, content_rowid = id, tokenize = "unicode61 remove_diacritics 0", prefix = '1 2 3');
CREATE VIRTUAL TABLE vocabulary USING fts5vocab(words, row);
CREATE TABLE deletes (part TEXT, word TEXT, PRIMARY KEY (part, word)) WITHOUT ROWID;
"""
_INDEXES = """
CREATE UNIQUE INDEX IF NOT EXISTS by_key ON names (key, term);
CREATE INDEX IF NOT EXISTS by_initials ON names (initials) WHERE initials IS NOT NULL;
"""


class NameIndex:
    """Look-ups in one index; each gives (IRI, key) pairs in no order."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def with_words(self, words: Sequence[Iterable[str]], limit: int = CANDIDATES) -> list[Name]:
        """Names that have, for each place, one of its words; a word that ends with * stands for all that begin so."""
        query = " AND ".join(f"({' OR '.join(_quoted(word) for word in sorted(set(each)))})" for each in words)
        return self._rows(
            "SELECT term, key FROM names WHERE id IN (SELECT rowid FROM words WHERE words MATCH ? LIMIT ?)", (query, limit)
        )

    def near(self, word: str) -> list[str]:
        """Words of names that are spelt like this one but for a letter or two (more, less, others, swapped)."""
        if len(word) < SHORTEST:
            return []
        left_out = parts_of(word)
        if len(word) >= LONG:
            left_out = left_out.union(*map(parts_of, left_out))
        parts = sorted(left_out)
        marks = ", ".join("?" * len(parts))
        query = f"SELECT word, part FROM deletes WHERE part IN ({marks})"  # noqa: S608 - question marks alone
        return sorted({row[0] for row in self._rows(query, tuple(parts))})

    def knows(self, word: str) -> bool:
        """Whether some name has this word."""
        return bool(self._rows("SELECT term, doc FROM vocabulary WHERE term = ?", (word,)))

    def with_initials(self, initials: str) -> list[Name]:
        """Names whose words begin with these letters, figures whole: `mi7`."""
        return self._rows("SELECT term, key FROM names WHERE initials = ? LIMIT ?", (initials, CANDIDATES))

    def starting(self, key: str, limit: int) -> list[Name]:
        """Names whose key begins like this, in their order."""
        return self._rows("SELECT term, key FROM names WHERE key >= ? AND key < ? ORDER BY key LIMIT ?", (key, key + "\U0010ffff", limit))

    def close(self) -> None:
        self._database.close()

    def _rows(self, query: str, values: tuple[object, ...]) -> list[tuple[str, str]]:
        try:
            return self._database.execute(query, values).fetchall()
        except sqlite3.OperationalError:  # no word that the tokenizer sees: nothing has it
            return []


def open_index(names: Iterable[Name], file: Path | None, stamp: str) -> NameIndex:
    """The index of these names: as the file holds it where it bears the stamp, else made or brought up to date there.

    Without a file, or where none can be written, it is made in memory.
    """
    if file is not None:
        if found := _existing(file, stamp):
            return NameIndex(found)
        with suppress(OSError, sqlite3.Error):
            return NameIndex(_renewed(file, names, stamp))
    database = sqlite3.connect(":memory:", check_same_thread=False)
    database.executescript(_SCHEMA)
    _update(database, names, stamp)
    return NameIndex(database)


def parts_of(word: str) -> set[str]:
    """The word, and the word with each one letter left out.

    >>> sorted(parts_of("rome"))
    ['ome', 'rme', 'roe', 'rom', 'rome']
    """
    return {word} | {word[:place] + word[place + 1 :] for place in range(len(word))}


def initials(key: str) -> str | None:
    """The first letters of a name's words, figures whole; None where nobody would abbreviate it so.

    >>> initials("mission impossible 7")
    'mi7'
    """
    words = key.split()
    found = "".join(word if word.isdigit() else word[0] for word in words)
    return found if len(words) > 1 and len(found) in INITIALS else None


# -- keeping it up to date ------------------------------------------------------------------------------


def _existing(file: Path, stamp: str | None) -> sqlite3.Connection | None:
    """The index in the file, if there is one and it bears that stamp (None: any)."""
    if not file.exists():
        return None
    try:
        database = sqlite3.connect(f"file:{file}?mode=ro", uri=True, check_same_thread=False)
        found = database.execute("SELECT stamp, version FROM about").fetchone()
        if found and found[1] == VERSION and stamp in {None, found[0]}:
            return database
        database.close()
    except sqlite3.Error:
        return None
    return None


def _renewed(file: Path, names: Iterable[Name], stamp: str) -> sqlite3.Connection:
    """Made beside its place and moved there whole, so that two readers at once do each other no harm."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(dir=file.parent, suffix=".part")
    os.close(handle)
    try:
        if old := _existing(file, None):
            old.close()
            shutil.copyfile(file, draft)
        with closing(sqlite3.connect(draft)) as database:
            database.execute("PRAGMA journal_mode = OFF")
            database.execute("PRAGMA synchronous = OFF")
            if not old:
                database.executescript(_SCHEMA)
            _update(database, names, stamp)
        Path(draft).replace(file)
    except BaseException:
        with suppress(OSError):
            Path(draft).unlink()
        raise
    return sqlite3.connect(f"file:{file}?mode=ro", uri=True, check_same_thread=False)


def _update(database: sqlite3.Connection, names: Iterable[Name], stamp: str) -> None:
    """Add and remove the difference; sorted, so that the same graph gives the same index."""
    wanted = set(names)
    there = {(term, key): number for number, term, key in database.execute("SELECT id, term, key FROM names")}
    gone = [(number, key) for (term, key), number in there.items() if (term, key) not in wanted]
    come = sorted(wanted - there.keys(), key=lambda name: (name[1], name[0]))
    with database:
        database.executemany("INSERT INTO words (words, rowid, key) VALUES ('delete', ?, ?)", gone)
        database.executemany("DELETE FROM names WHERE id = ?", [(number,) for number, _ in gone])
        last = database.execute("SELECT coalesce(max(id), 0) FROM names").fetchone()[0]
        rows = [(last + place, term, key, initials(key)) for place, (term, key) in enumerate(come, 1)]
        database.executemany("INSERT INTO names VALUES (?, ?, ?, ?)", rows)
        database.executemany("INSERT INTO words (rowid, key) VALUES (?, ?)", ((number, key) for number, _, key, _ in rows))
        database.executemany("INSERT OR IGNORE INTO deletes VALUES (?, ?)", sorted(_parts(key for _, key in come)))
        database.execute("DELETE FROM about")
        database.execute("INSERT INTO about VALUES (?, ?)", (stamp, VERSION))
    database.executescript(_INDEXES)


def _parts(keys: Iterable[str]) -> Iterator[Name]:
    words = {word for key in keys for word in key.split() if len(word) >= SHORTEST and not word.isdigit()}
    return ((part, word) for word in words for part in parts_of(word))


def _quoted(word: str) -> str:
    bare = word.removesuffix("*").replace('"', '""')
    return f'"{bare}"*' if word.endswith("*") else f'"{bare}"'
