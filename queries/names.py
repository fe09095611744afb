"""Who and what the graph knows by name: exact keys straight from the graph, parts and typos through the name index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from graph.frozen import dataclass
from graph.names import clean, fold
from graph.store import Graph
from graph.terms import ALTERNATE, NAME, NAME_KEY, segment
from graph.vocabulary import KINDS, RELATIONS

if TYPE_CHECKING:
    from queries.name_index import NameIndex

LITERAL_KINDS = {
    "genre": ("genre",), "keyword": ("keyword",), "language": ("language",), "award": ("award", "nominated_for"), "status": ("status",),
}  # fmt: skip
"""Relations whose values are words: they can be named in a question like a person can."""
HEAVIEST = 200
"""Statements about a thing that are counted to say how often the graph speaks of it."""
RANKED = 40
"""Names of one look-up that are ranked by that, the shortest first."""
LONG_WORD = 6
"""Letters of a word that may have two typos."""
TRIED = 10
"""Words that are tried for one with a typo, the nearest first."""
LIKE = 0.6
"""From here on a name is like another."""
RESEMBLING = 0.75
"""The same, for names that are compared as a whole."""


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
        self._opened: NameIndex | None = None

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
        written = [form for form in _forms(text) if next(self._graph.quads(None, None, Literal(form)), None)]
        found = []
        for kind, relations in LITERAL_KINDS.items() if written else ():
            predicates = [NamedNode(RELATIONS[name].iri) for name in relations]
            for form in written:
                if any(next(self._graph.quads(None, predicate, Literal(form)), None) for predicate in predicates):
                    found.append(Entry(kind, str(Literal(form)), form, fold(form)))
                    break
        return found

    def containing(self, text: str, limit: int = 12) -> list[Entry]:
        """What has all these words in one of its names ("Cruise", "Dead Reckoning"), a first name short or as an initial
        too ("Chris Nolan", "R. Ferguson"), or is called so by its initials ("MI7").
        """
        key = fold(text)
        if len(key) < 2:
            return []
        words = [_initial(word) for word in key.split()]
        found = self._index.with_words(words) or self._index.with_words([[*word, *_long(*word)] for word in words])
        if not found:
            found = self._index.with_initials(key.replace(" ", ""))
        best = sorted(dict(found).items(), key=lambda item: (len(item[1]), item))[:RANKED]
        return self.ranked(self._entry(NamedNode(term), name) for term, name in best)[:limit]

    def like(self, text: str, limit: int = 5) -> list[tuple[float, Entry]]:
        """What is spelt nearly like that, the likest first, with the likeness from 0 to 1 (numbers must agree)."""
        key = fold(text)
        words = [self._nearly(word) for word in key.split()]
        if not words or not all(words):
            return []
        best: dict[str, tuple[float, str]] = {}
        for term, name in self._index.with_words(words):
            likeness = alike(key, name)
            if likeness > best.get(term, (LIKE, ""))[0]:
                best[term] = likeness, name
        return self._likest(best, limit)

    def resembling(self, text: str, limit: int = 5) -> list[tuple[float, Entry]]:
        """What shares a word and most letters with it, for a hint where nothing is like it word by word."""
        key = fold(text)
        words = [word for word in key.split() if self._index.knows(word)]
        found = self._index.with_words([words]) if words else []
        scores = {term: (score, name) for term, name in found if (score := alike(key, name)) >= RESEMBLING}
        return self._likest(scores, limit)

    def _likest(self, scores: Mapping[str, tuple[float, str]], limit: int) -> list[tuple[float, Entry]]:
        first = sorted(scores.items(), key=lambda item: (-item[1][0], item[0]))[:limit]
        return [(score, self._entry(NamedNode(term), name)) for term, (score, name) in first]

    def _nearly(self, word: str) -> list[str]:
        """Words of names that this one can stand for."""
        if len(word) < 2 or word.isdigit():
            return [word]
        near = sorted((edits(word, one, 2), one) for one in self._index.near(word))
        return [one for far, one in near if far <= (2 if len(word) >= LONG_WORD else 1)][:TRIED] or ([word] if self._index.knows(word) else [])

    def starting(self, text: str, limit: int = 10) -> list[str]:
        """Labels for completion at a prompt."""
        key = fold(text)
        found = self._index.starting(key, limit) if key else []
        return list(dict.fromkeys(self.label(NamedNode(term)) for term, _ in found))

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
        """How many statements speak of it, counted so far as that matters."""
        return sum(1 for _ in islice(self._graph.quads(None, None, term), HEAVIEST))

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
        if self._opened:
            self._opened.close()
            self._opened = None

    def refresh(self) -> None:
        """Bring the index up to date now, so that the first question need not wait for it."""
        assert self._index

    @property
    def _index(self) -> NameIndex:
        if self._opened is None:
            from queries.name_index import open_index  # noqa: PLC0415 - most questions need no index

            self._opened = open_index(self._keys(), self._file, self._stamp)
        return self._opened

    def _entry(self, term: NamedNode, key: str) -> Entry:
        return Entry(segment(term.value), str(term), self.label(term), key)

    def _keys(self) -> Iterator[tuple[str, str]]:
        for quad in self._graph.quads(None, NAME_KEY, None):
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal):
                yield quad.subject.value, quad.object.value


def _initial(word: str) -> list[str]:
    """A letter alone is the beginning of a word."""
    return [word + "*"] if len(word) == 1 and word.isalpha() else [word]


def _long(word: str) -> list[str]:
    """What a first name can be short for."""
    return _nicknames().get(word, [])


@cache
def _nicknames() -> dict[str, list[str]]:
    rows = Path(__file__).with_name("nicknames.tsv").read_text("utf-8").splitlines()
    return {short: long.split() for short, _, long in (row.partition("\t") for row in rows if row and not row.startswith("#"))}


def _forms(text: str) -> list[str]:
    """How a value can be written in the graph: other capitals, one of several ("comedies", "Oscars")."""
    one = text[:-3] + "y" if text.endswith("ies") else text.removesuffix("s")
    return list(dict.fromkeys(form for each in (text, one) for form in (each, each.lower(), each.capitalize(), each.title())))


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
