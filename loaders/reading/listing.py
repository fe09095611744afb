"""The words of a sentence with its names as letters, and for each name the list that it stands in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from loaders.reading.coreference import Line

LETTERS = {"person": "P", "film": "F", "organisation": "O", "place": "L", "other": "X", "date": "D", "name": "U", "pronoun": "H"}
JOINTS = frozenset(", and & plus or ; along with as well /".split())
LISTED = frozenset({"person", "film", "organisation", "name"})
FAR = 40
"""Words, brackets among them, between two members of a list at most."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a name stands in its list: the list's first and last word, its size, and the name's number in it."""

    first: int
    last: int
    size: int
    number: int


class Listing:
    """A sentence's words: `words` as they are, `letters` with a letter for each name, `depth` in brackets, `places` of names."""

    def __init__(self, line: Line) -> None:
        self.signs = line.skeleton.signs
        self.words = line.skeleton.text.split()
        self.letters = [LETTERS[self.signs[word].kind] if word in self.signs else word for word in self.words]
        self.depth = _depths(self.words)
        self.places: dict[int, Place] = {}
        for at, word in enumerate(self.words):
            if word in self.signs and self.signs[word].kind in LISTED and at not in self.places:
                members = self._members(at)
                for number, member in enumerate(members):
                    if member not in self.places or len(members) > self.places[member].size:
                        self.places[member] = Place(members[0], members[-1], len(members), number)

    def at(self, index: int) -> str:
        """The letter or word there, or what stands for either end."""
        return self.letters[index] if 0 <= index < len(self.letters) else "^" if index < 0 else "$"

    def _members(self, first: int) -> list[int]:
        members, kind = [first], self.signs[self.words[first]].kind
        while (following := self._next(members[-1], self.depth[first])) is not None:
            other = self.signs[self.words[following]].kind
            if other != kind and "name" not in {kind, other}:
                break
            kind = other if kind == "name" else kind
            members.append(following)
        return members

    def _next(self, at: int, depth: int) -> int | None:
        """The next member after `at`, over joints and brackets only."""
        joined = False
        for index in range(at + 1, min(at + FAR, len(self.words))):
            word = self.words[index]
            if self.depth[index] > depth:
                continue
            if word in JOINTS:
                joined = True
            elif joined and word in self.signs and self.signs[word].kind in LISTED:
                return index
            else:
                return None
        return None


def _depths(words: Sequence[str]) -> list[int]:
    depth, depths = 0, []
    for word in words:
        depth += word in {"(", "["}
        depths.append(depth)
        if word in {")", "]"} and depth:
            depth -= 1
    return depths
