"""Atoms of identity: mentions that share kind, name and year; groups of atoms that are one thing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from graph.members import Member
from graph.model import Kind


class Atom(NamedTuple):
    """What nothing but a decision takes apart: `apart` is then the mention, or the spelling, that stands alone."""

    kind: Kind
    key: str
    year: str = ""
    apart: str = ""


class Atoms:
    """Members sorted into atoms; `apart` tells which of them a decision set apart, and under what name."""

    def __init__(self, members: Iterable[Member], apart: Mapping[Member, str]) -> None:
        self._apart = apart
        self.members: dict[Atom, list[Member]] = {}
        self.by_key: dict[tuple[Kind, str], list[Atom]] = {}
        for member in members:
            self.members.setdefault(self.of(member), []).append(member)
        for atom in sorted(self.members):
            self.by_key.setdefault((atom.kind, atom.key), []).append(atom)

    def of(self, member: Member) -> Atom:
        return Atom(member.kind, member.key, member.year, self._apart.get(member, "") if self._apart else "")


class Groups:
    """Atoms united step by step; what is forbidden to be one never is, whatever way it would come about."""

    def __init__(self, atoms: Atoms, forbidden: Iterable[tuple[frozenset[Atom], frozenset[Atom]]]) -> None:
        self.atoms = atoms
        self._root: dict[Atom, Atom] = {}
        self._parts: dict[Atom, list[Atom]] = {}
        self._forbidden = list(forbidden)

    def forbid(self, pairs: Iterable[tuple[frozenset[Atom], frozenset[Atom]]]) -> None:
        """From now on, these are not united any more; what is one already stays so."""
        self._forbidden += pairs

    def root(self, atom: Atom) -> Atom:
        """The lowest atom of its group."""
        return self._root.get(atom, atom)

    def parts(self, root: Atom) -> Sequence[Atom]:
        return self._parts.get(root, [root])

    def all(self) -> Iterator[tuple[Atom, Sequence[Atom]]]:
        for atom in self.atoms.members:
            if self.root(atom) == atom:
                yield atom, self.parts(atom)

    def unite(self, left: Atom, right: Atom) -> bool:
        """Make two groups one; False where that is forbidden."""
        first, second = sorted((self.root(left), self.root(right)))
        if first == second:
            return True
        parts = [*self.parts(first), *self.parts(second)]
        if self._forbidden and self._apart(set(self.parts(first)), set(self.parts(second))):
            return False
        self._parts.pop(second, None)
        self._parts[first] = sorted(parts)
        for atom in parts:
            self._root[atom] = first
        return True

    def _apart(self, first: set[Atom], second: set[Atom]) -> bool:
        return any(
            (first & left and second & right) or (first & right and second & left) for left, right in self._forbidden
        )
