"""Who was in a cast with whom, as whole numbers in one file beside the store: going from cast to cast looks nothing up in the graph.

Derived like the name index, and made after each load. It bears the name of the state that it was made of; where that is another one by now,
or the graph is on a server, the query asks the graph.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import accumulate, pairwise
from pathlib import Path

from pyoxigraph import NamedNode

from graph.frozen import dataclass
from graph.protocol import Table
from graph.store import Graph
from graph.terms import Term, number, segment
from graph.vocabulary import SCHEMA

FORMAT = 1
ACTOR = NamedNode(SCHEMA + "actor")
ROLE = "performance"
"""Roles have an actor, too, and never two."""


@dataclass(frozen=True, slots=True)
class Lists:
    """Many short lists of numbers, one after the other: that at a place begins where `starts` says, and ends where the next begins."""

    starts: Sequence[int]
    items: Sequence[int]

    @classmethod
    def of(cls, lists: Iterable[Sequence[int]]) -> Lists:
        starts, items = array("I", [0]), array("I")
        for each in lists:
            items.extend(each)
            starts.append(len(items))
        return cls(starts, items)

    def all(self, places: Iterable[int]) -> set[int]:
        """Everything in the lists at these places."""
        found: set[int] = set()
        for place in places:
            found.update(self.items[self.starts[place] : self.starts[place + 1]])
        return found


@dataclass(frozen=True, slots=True)
class Casts:
    """The actors' IRIs, sorted, one after the other; the films of each actor, and the cast of each film, by number."""

    people: bytes
    ends: Sequence[int]
    """Of each IRI, after a zero: they are taken apart where one is looked at, and nowhere else."""
    films: Lists
    casts: Lists

    def person(self, number: int) -> str:
        return self.people[self.ends[number] : self.ends[number + 1]].decode()

    def around(self, person: str, films: int = 2) -> dict[str, int]:
        """Everybody within so many films, and how many it takes: 1 for who was in the same cast."""
        count = len(self.ends) - 1
        start = bisect_left(range(count), person, key=self.person)
        if start == count or self.person(start) != person:
            return {}
        found, last = {start: 0}, {start}
        for step in range(1, films + 1):
            last = self.casts.all(self.films.all(last)) - found.keys()
            found.update(dict.fromkeys(last, step))
        del found[start]
        return {self.person(other): step for other, step in found.items()}

    # -- as bytes -------------------------------------------------------------------------------------

    def packed(self, stamp: str) -> bytes:
        """A line that says what follows, then the people, then the numbers."""
        numbers = [array("I", each) for each in (self.ends, self.films.starts, self.films.items, self.casts.starts, self.casts.items)]
        parts = [self.people, *(each.tobytes() for each in numbers)]
        about = {"format": FORMAT, "stamp": stamp, "order": sys.byteorder, "parts": [len(part) for part in parts]}
        return b"".join([json.dumps(about).encode(), b"\n", *parts])

    @classmethod
    def unpacked(cls, data: bytes, stamp: str) -> Casts | None:
        """None where it was made of another state. Raises ValueError, KeyError or TypeError for anything else."""
        start = data.find(b"\n") + 1
        told = json.loads(data[:start])
        if (told["format"], told["stamp"], told["order"]) != (FORMAT, stamp, sys.byteorder):
            return None
        ends = list(accumulate(told["parts"], initial=start))
        if ends[-1] != len(data):
            raise ValueError("cut short")
        whole = memoryview(data)
        numbers = [whole[first:last].cast("I") for first, last in pairwise(ends[1:])]
        return cls(data[start : ends[1]], numbers[0], Lists(*numbers[1:3]), Lists(*numbers[3:5]))


class CastFile:
    """The casts of one state of a store, as the file holds them."""

    def __init__(self, file: Path, stamp: str) -> None:
        self._file = file
        self._stamp = stamp
        self._read: Casts | None = None

    def casts(self) -> Casts | None:
        """None where the file is not there, or not of this state."""
        if self._read is None:
            with suppress(OSError, ValueError, KeyError, TypeError):
                self._read = Casts.unpacked(self._file.read_bytes(), self._stamp)
        return self._read

    def refresh(self, graph: Graph) -> None:
        """Make it anew unless it is of this state; nothing where it cannot be written."""
        if self.casts() is None:
            with suppress(OSError):
                _replace(self._file, casts_of(graph).packed(self._stamp))


def casts_of(graph: Graph) -> Casts:
    """As the graph has them now."""
    of_films: dict[str, list[str]] = defaultdict(list)
    for film, person in _actors(graph):
        if segment(film) != ROLE:
            of_films[film].append(person)
    people = sorted({person for cast in of_films.values() for person in cast})
    names = [person.encode() for person in people]
    numbers = {person: place for place, person in enumerate(people)}
    casts = [sorted(numbers[person] for person in of_films[film]) for film in sorted(of_films)]
    films: list[list[int]] = [[] for _ in people]
    for place, cast in enumerate(casts):
        for each in cast:
            films[each].append(place)
    return Casts(b"".join(names), list(accumulate(map(len, names), initial=0)), Lists.of(films), Lists.of(casts))


def co_actors(file: CastFile | None, person: Term) -> Table | None:
    """The rows of the query `co-actors`; None where no file tells."""
    casts = file.casts() if file else None
    if casts is None:
        return None
    found = sorted(casts.around(person.value).items(), key=lambda item: (item[1], item[0]))
    return Table(("other", "films"), [(NamedNode(other), number(films)) for other, films in found])


def _actors(graph: Graph) -> Iterator[tuple[str, str]]:
    for quad in graph.quads(None, ACTOR):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
            yield quad.subject.value, quad.object.value


def _replace(file: Path, data: bytes) -> None:
    """In one step; two at once do each other no harm."""
    handle, draft = tempfile.mkstemp(dir=file.parent, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as written:
            written.write(data)
        Path(draft).replace(file)
    except BaseException:
        with suppress(OSError):
            Path(draft).unlink()
        raise
