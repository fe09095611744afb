"""Things that are likely one, with the reason: for people to decide, with `merge` or `split`."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations
from typing import Any

from pyoxigraph import Literal, NamedNode

from graph import terms as t
from graph.model import Decision, Kind
from graph.names import fold
from graph.store import Graph
from graph.vocabulary import KINDS, RELATIONS
from queries.blocks import Block, Grid, Heading, Note

_PART = re.compile(r"(?:part|chapter|volume|vol|book|episode|season)\b|\d")
"""What follows the colon of a sequel."""
CLOSE = 0.85
"""How alike two names must be spelt (0 to 1) where they share a film, and two titles where they share people."""
BUSY = 40
"""Films of somebody whose company says nothing more about any two of them."""
_WORKING = re.compile(r"untitled\b|.*\bproject$")
_SCREEN = (Kind.FILM.value, Kind.SERIES.value)
_CREDITS = [NamedNode(RELATIONS[name].iri) for name in ("actor", "director", "writer", "producer")]
_OUT = "SELECT ?day { ?film schema:releasedEvent ?event . ?event rg:earliest ?day . FILTER NOT EXISTS { ?event rg:rerelease true } }"
_SAID = "SELECT DISTINCT ?more { ?fact rdf:subject ?film . ?claim rg:supports ?fact ; rg:qualifiers ?more }"


@dataclass(frozen=True, slots=True, order=True)
class Pair:
    """Two things of the graph (labels and IRIs) and why they may be one."""

    left: str
    right: str
    kind: str
    why: str
    left_iri: str
    right_iri: str

    def record(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.__slots__}


def duplicates(graph: Graph, decisions: Iterable[Decision] = ()) -> list[Pair]:
    """Likely duplicates, each once; none about which somebody decided already."""
    names = _Names(graph)
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for one, other, why in (*names.alike(), *names.shortened(), *names.company(), *names.misspelt()):
        pair = (min(one, other), max(one, other))
        if why not in found[pair]:
            found[pair].append(why)
    decided = {frozenset((each.left, each.right)) for each in decisions}
    return sorted(
        Pair(names.label[one], names.label[other], t.segment(one), "; ".join(why), one, other)
        for (one, other), why in found.items() if frozenset((one, other)) not in decided
    )  # fmt: skip


class _Names:
    """Labels, keys and credits of everything, read once."""

    def __init__(self, graph: Graph) -> None:
        self.label = {subject: value for subject, value in _texts(graph, t.NAME) if t.segment(subject) in {kind.value for kind in KINDS}}
        self._people: dict[str, set[str]] = defaultdict(set)
        self._films: dict[str, set[str]] = defaultdict(set)
        for predicate in _CREDITS:
            for quad in graph.quads(None, predicate):
                if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
                    self._people[quad.subject.value].add(quad.object.value)
                    self._films[quad.object.value].add(quad.subject.value)
        self._directors = {quad.object.value for quad in graph.quads(None, _CREDITS[1]) if isinstance(quad.object, NamedNode)}
        self._series: dict[str, set[str]] = defaultdict(set)
        for quad in graph.quads(None, NamedNode(RELATIONS["part_of"].iri)):
            if isinstance(quad.subject, NamedNode):
                self._series[quad.subject.value].add(quad.object.value if isinstance(quad.object, NamedNode) else "")
        self._graph = graph
        self._keys: dict[str, set[str]] = defaultdict(set)
        for subject, key in _texts(graph, t.NAME_KEY):
            if subject in self.label:
                self._keys[key].add(subject)

    def alike(self) -> Iterator[tuple[str, str, str]]:
        """Things that share a name: a film and a series, namesakes, or one that an article also calls by the other's name."""
        for key, bearers in self._keys.items():
            for one, other in combinations(sorted(bearers), 2):
                kinds = {t.segment(one), t.segment(other)}
                if len(kinds) == 2 and kinds == set(_SCREEN):
                    yield one, other, "a film and a series of one name"
                elif len(kinds) == 1 and kinds != {Kind.PLACE.value} and (why := self._named_alike(one, other, key)):
                    yield one, other, why

    def _named_alike(self, one: str, other: str, key: str) -> str:
        """Why two things that share a name may be one; empty where their years tell them apart."""
        labels = [label for label in (self.label[one], self.label[other]) if fold(label) == key]
        if len(labels) < 2:
            return f'an article calls one what the other is called: "{labels[0]}"' if labels else f'both are also called "{key}"'
        if t.segment(one) not in _SCREEN:
            return "namesakes"
        left, right = self._years(one), self._years(other)
        if self._apart(left, right):
            return ""
        return f"the same title and year ({max(left & right)})" if left & right else "the same title, and no year tells them apart"

    def _years(self, screen: str) -> set[int]:
        """The years in which a film first came or comes out, and those that articles put behind its title."""
        days = [value.value for (value,) in self._graph.select(_OUT, film=NamedNode(screen)).rows if isinstance(value, Literal)]
        said = [json.loads(value.value) for (value,) in self._graph.select(_SAID, film=NamedNode(screen)).rows if isinstance(value, Literal)]
        return {int(year[:4]) for year in (*days, *(each.get("year", "") for each in said)) if year[:4].isdigit()}

    @staticmethod
    def _apart(left: set[int], right: set[int]) -> bool:
        """Whether the years are known, and none is that of the other or beside it."""
        return bool(left and right) and all(abs(one - other) > 1 for one in left for other in right)

    def shortened(self) -> Iterator[tuple[str, str, str]]:
        """A title and its beginning, where they share people: "Toxic" and "Toxic: A Fairytale for Grown-Ups"."""
        titles = {fold(label): iri for iri, label in self.label.items() if t.segment(iri) in _SCREEN}
        for iri, label in self.label.items():
            title, _, more = label.partition(":")
            short = fold(title) if t.segment(iri) in _SCREEN and more and not _PART.match(fold(more)) else ""
            if (other := titles.get(short)) and other != iri:
                yield from self._sharing(other, iri, "one title begins the other")

    def company(self) -> Iterator[tuple[str, str, str]]:
        """Films that share people: of titles spelt almost alike, of a working title, or of one director, cast and year."""
        shared: dict[tuple[str, str], set[str]] = defaultdict(set)
        for person, films in self._films.items():
            if len(films) <= BUSY:
                for pair in combinations(sorted(films & self.label.keys()), 2):
                    shared[pair].add(person)
        for (one, other), people in shared.items():
            if self._series[one] & self._series[other]:
                continue
            why = self._why(one, other, people)
            if why and not self._apart(self._years(one), self._years(other)):
                names = sorted(self.label.get(each, each) for each in people)
                yield one, other, f"{why}, and they share {', '.join(names[:3])}"

    def _why(self, one: str, other: str, people: set[str]) -> str:
        left, right = fold(self.label[one]), fold(self.label[other])
        if left == right:
            return ""
        if _close(left, right) and _numbers(left) == _numbers(right):
            return "titles spelt almost alike"
        if len(people) > 1 and bool(_WORKING.match(left)) != bool(_WORKING.match(right)):
            return "one has a working title"
        alike = len(people) > 2 and people & self._directors and self._years(one) & self._years(other)
        return "films of one year" if alike else ""

    def _sharing(self, one: str, other: str, why: str) -> Iterator[tuple[str, str, str]]:
        both = self._people[one] & self._people[other]
        if both:
            names = ", ".join(sorted(self.label.get(each, each) for each in both)[:3])
            yield one, other, f"{why}, and they share {names}"

    def misspelt(self) -> Iterator[tuple[str, str, str]]:
        """People of one film whose names differ in a letter or two, or where one is only part of the other."""
        for film, people in self._people.items():
            by_last: dict[str, list[str]] = defaultdict(list)
            for person in people:
                if words := fold(self.label.get(person, "")).split():
                    by_last[words[-1][:3]].append(person)
            for group in by_last.values():
                for one, other in combinations(sorted(group), 2):
                    if why := _spelt(fold(self.label[one]), fold(self.label[other])):
                        yield one, other, f"{why}, both of {self.label.get(film, film)}"


def _numbers(title: str) -> list[str]:
    """What tells the parts of a series apart."""
    return re.findall(r"\d+|\b[ivx]+\b|\b(?:one|two|three|four|five)\b", title)


def _spelt(one: str, other: str) -> str:
    """Why two keys of names may be one; empty where nothing speaks for it."""
    first, second = one.split(), other.split()
    if set(first) < set(second) or set(second) < set(first):
        return "one name is part of the other"
    if first[-1] == second[-1] and first[0][0] == second[0][0] and 1 in {len(first[0]), len(second[0])}:
        return "an initial for a first name"
    return "names spelt almost alike" if _close(one, other) else ""


def _close(one: str, other: str) -> bool:
    """Whether two keys differ in a letter or two; what is cheap to see is looked at first."""
    alike = SequenceMatcher(None, one, other, autojunk=False)
    return alike.real_quick_ratio() >= CLOSE and alike.quick_ratio() >= CLOSE and alike.ratio() >= CLOSE


def _texts(graph: Graph, predicate: NamedNode) -> Iterator[tuple[str, str]]:
    for quad in graph.quads(None, predicate):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal):
            yield quad.subject.value, quad.object.value


# -- reading it out -------------------------------------------------------------------------------


def duplicate_blocks(found: list[Pair]) -> list[Block]:
    """A table, and how to decide."""
    if not found:
        return [Note("Nothing looks like a duplicate.")]
    return [
        Heading("likely one", f"{len(found):,}"),
        Grid(("one", "other", "kind", "why"), [(each.left, each.right, each.kind, each.why) for each in found]),
        Note("Decide with: reelgraph merge A B, or reelgraph split A B."),
    ]
