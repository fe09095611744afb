"""Who and what the graph knows by name: exact keys straight from the graph, parts and typos through a trigram index.

The index is derived: built in memory from the graph's own name keys, or kept in a file beside the store and built anew
when it belongs to another snapshot. SQLite's FTS5 finds names that contain a run of letters, or many of the same trigrams.
"""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Literal, NamedNode

from graph.names import clean, fold
from graph.store import Graph
from graph.terms import ALTERNATE, NAME, NAME_KEY, segment
from graph.vocabulary import KINDS, RELATIONS

LITERAL_KINDS = ("genre", "keyword", "language", "award", "status")
"""Relations whose values are words: they can be named in a question like a person can."""
CANDIDATES = 200
_VERSION = 1


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """A thing of the graph under one of its names."""

    kind: str
    term: str
    """In N-Triples form."""
    label: str
    key: str


class Names:
    """Name look-up over one state of the graph."""

    def __init__(self, graph: Graph, file: Path | None = None, stamp: str = "") -> None:
        """`file` keeps the index between runs; `stamp` names the state of the graph that it must belong to."""
        self._graph = graph
        self._file = file
        self._stamp = stamp
        self._index: sqlite3.Connection | None = None

    def exact(self, text: str) -> list[Entry]:
        """What is called that, by folded key; sorted by kind, then by how often the graph speaks of it."""
        key = fold(text)
        if not key:
            return []
        found = {
            quad.subject.value: self._entry(quad.subject, key)
            for quad in self._graph.quads(None, NAME_KEY, Literal(key))
            if isinstance(quad.subject, NamedNode)
        }
        return self.ranked(self._as_typed(text, found.values()))

    def _as_typed(self, text: str, entries: Iterable[Entry]) -> list[Entry]:
        """Of several, those that are written just like that, where there are any: "Wind" is not "The Wind"."""
        found = list(entries)
        if len(found) < 2:
            return found
        typed = clean(text).strip().casefold()
        same = [
            entry
            for entry in found
            if typed in {name.casefold() for name in (entry.label, *self.aliases(NamedNode(entry.term[1:-1])))}
        ]
        return same or found

    def values(self, text: str) -> list[Entry]:
        """Genres, keywords, languages, awards and states that are written that way."""
        found = []
        for kind in LITERAL_KINDS:
            predicate = NamedNode(RELATIONS[kind].iri)
            for form in _forms(text):
                if next(self._graph.quads(None, predicate, Literal(form)), None):
                    found.append(Entry(kind, str(Literal(form)), form, fold(form)))
                    break
        return found

    def containing(self, text: str, limit: int = 12) -> list[Entry]:
        """What has these whole words in one of its names ("Cruise", "Dead Reckoning")."""
        key = fold(text)
        if len(key) < 3:
            return []
        rows = self._rows("SELECT term, key FROM names WHERE key MATCH ? LIMIT ?", (_quoted(key), CANDIDATES))
        whole = f" {key} "
        found = {term: self._entry(NamedNode(term), name) for term, name in rows if whole in f" {name} "}
        return self.ranked(found.values())[:limit]

    def like(self, text: str, limit: int = 5) -> list[tuple[float, Entry]]:
        """What is spelt nearly like that, the likest first, with the likeness from 0 to 1 (numbers must agree)."""
        key = fold(text)
        grams = trigrams(key)
        if len(key) < 4:
            return []
        query = " OR ".join(_quoted(gram) for gram in sorted(grams))
        rows = self._rows(
            "SELECT term, key FROM names WHERE key MATCH ? AND length(key) BETWEEN ? AND ? ORDER BY rank LIMIT ?",
            (query, len(key) * 2 // 3, len(key) * 3 // 2 + 1, CANDIDATES),
        )
        best: dict[str, tuple[float, str]] = {}
        for term, name in rows:
            likeness = alike(key, name)
            if likeness > best.get(term, (0.0, ""))[0]:
                best[term] = likeness, name
        first = sorted(best.items(), key=lambda item: (-item[1][0], item[0]))[:limit]
        return [(score, self._entry(NamedNode(term), name)) for term, (score, name) in first if score > 0.6]

    def starting(self, text: str, limit: int = 10) -> list[str]:
        """Labels for completion at a prompt."""
        key = fold(text)
        if not key:
            return []
        upper = key + "\U0010ffff"
        rows = self._rows(
            "SELECT term, key FROM keys WHERE key >= ? AND key < ? ORDER BY key LIMIT ?", (key, upper, limit)
        )
        return list(dict.fromkeys(self.label(NamedNode(term)) for term, _ in rows))

    def label(self, term: NamedNode) -> str:
        """The name that the graph gives it, or its address where it gives none."""
        found = next(self._graph.quads(term, NAME, None), None)
        return found.object.value if found and isinstance(found.object, Literal) else term.value

    def aliases(self, term: NamedNode) -> list[str]:
        """Its other names, sorted."""
        return sorted(
            quad.object.value for quad in self._graph.quads(term, ALTERNATE, None) if isinstance(quad.object, Literal)
        )

    def weight(self, term: NamedNode) -> int:
        """How many statements speak of it (counted to 1,000)."""
        count = 0
        for _ in self._graph.quads(None, None, term):
            count += 1
            if count == 1000:
                break
        return count

    def ranked(self, entries: Iterable[Entry]) -> list[Entry]:
        """By kind in the order of the vocabulary, then the more frequent first."""
        order = {kind.value: place for place, kind in enumerate(KINDS)}
        found = list(entries)
        if len(found) < 2:
            return found
        weights = {entry.term: self.weight(NamedNode(entry.term[1:-1])) for entry in found}
        return sorted(found, key=lambda entry: (order.get(entry.kind, 99), -weights[entry.term], entry.term))

    def entry(self, iri: str) -> Entry:
        """A thing by its IRI."""
        term = NamedNode(iri)
        label = self.label(term)
        return Entry(segment(iri), str(term), label, fold(label))

    def close(self) -> None:
        if self._index:
            self._index.close()
            self._index = None

    def _entry(self, term: NamedNode, key: str) -> Entry:
        return Entry(segment(term.value), str(term), self.label(term), key)

    def _rows(self, query: str, values: tuple[object, ...]) -> list[tuple[str, str]]:
        if self._index is None:
            self._index = self._opened()
        return self._index.execute(query, values).fetchall()

    def _opened(self) -> sqlite3.Connection:
        if self._file is None:
            index = sqlite3.connect(":memory:", check_same_thread=False)
            build(index, self._keys(), self._stamp)
            return index
        if found := _existing(self._file, self._stamp):
            return found
        return self._rebuilt(self._file)

    def _rebuilt(self, file: Path) -> sqlite3.Connection:
        """Built beside its place and moved there whole, so that two readers at once do each other no harm."""
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=file.parent, suffix=".part")
        except OSError:  # a store on a read-only disk
            index = sqlite3.connect(":memory:", check_same_thread=False)
            build(index, self._keys(), self._stamp)
            return index
        os.close(handle)
        try:
            index = sqlite3.connect(name)
            build(index, self._keys(), self._stamp)
            index.close()
            Path(name).replace(file)
        except BaseException:
            with suppress(OSError):
                Path(name).unlink()
            raise
        return sqlite3.connect(f"file:{file}?mode=ro", uri=True, check_same_thread=False)

    def _keys(self) -> Iterator[tuple[str, str]]:
        for quad in self._graph.quads(None, NAME_KEY, None):
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal):
                yield quad.subject.value, quad.object.value


def _forms(text: str) -> list[str]:
    """How a value can be written in the graph: other capitals, one of several ("comedies", "Oscars")."""
    one = text[:-3] + "y" if text.endswith("ies") else text.removesuffix("s")
    return list(dict.fromkeys(form for each in (text, one) for form in (each, each.lower(), each.capitalize(), each.title())))


def build(index: sqlite3.Connection, keys: Iterable[tuple[str, str]], stamp: str) -> None:
    """Fill an empty database with (term, key) pairs; sorted, so that the same graph gives the same answers."""
    index.executescript(
        "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
        "CREATE TABLE about (stamp TEXT, version INTEGER);"
        "CREATE TABLE keys (key TEXT, term TEXT, PRIMARY KEY (key, term)) WITHOUT ROWID;"
        "CREATE VIRTUAL TABLE names USING fts5(key, term UNINDEXED, tokenize = 'trigram', detail = 'full');"
    )
    index.executemany("INSERT OR IGNORE INTO keys (term, key) VALUES (?, ?)", keys)
    index.execute("INSERT INTO names (key, term) SELECT key, term FROM keys ORDER BY key, term")
    index.execute("INSERT INTO about VALUES (?, ?)", (stamp, _VERSION))
    index.commit()


def _existing(file: Path, stamp: str) -> sqlite3.Connection | None:
    """The index in the file, if there is one and it belongs to this state of the graph."""
    if not file.exists():
        return None
    try:
        index = sqlite3.connect(f"file:{file}?mode=ro", uri=True, check_same_thread=False)
        if index.execute("SELECT stamp, version FROM about").fetchone() == (stamp, _VERSION):
            return index
        index.close()
    except sqlite3.Error:
        return None
    return None


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def trigrams(text: str) -> set[str]:
    """Runs of three characters.

    >>> sorted(trigrams("rome"))
    ['ome', 'rom']
    """
    return {text[start : start + 3] for start in range(len(text) - 2)}


def alike(left: str, right: str) -> float:
    """Likeness of two keys from 0 to 1 by the share of letters that stay when one is turned into the other.

    Numbers must be the same: "Blade Runner 2050" is not like "Blade Runner 2049". Swapped neighbours count once.

    >>> alike("hailey atwel", "hayley atwell") > 0.8
    True
    """
    if [word for word in left.split() if word.isdigit()] != [word for word in right.split() if word.isdigit()]:
        return 0.0
    longest = max(len(left), len(right))
    return 1.0 - edits(left, right, longest // 3 + 1) / longest if longest else 1.0


def edits(left: str, right: str, limit: int) -> int:
    """Insertions, deletions, replacements and swaps between two texts; anything over `limit` is `limit` + 1.

    Optimal string alignment (Damerau 1964, restricted).
    """
    if abs(len(left) - len(right)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        new = [i]
        for j, b in enumerate(right, 1):
            cost = min(row[j] + 1, new[j - 1] + 1, row[j - 1] + (a != b))
            if i > 1 and j > 1 and a == right[j - 2] and b == left[i - 2]:
                cost = min(cost, before[j - 2] + 1)
            new.append(cost)
        if min(new) > limit:
            return limit + 1
        before, row = row, new
    return min(row[-1], limit + 1)
