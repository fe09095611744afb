"""Identity decisions, applied: whom they name, what they unite, and what they keep apart."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from graph.atoms import Atom, Atoms, Groups
from graph.members import Member, slugs_of
from graph.model import Decision, Kind
from graph.vocabulary import BASE, SCREEN

_LOCAL = re.compile(r"[0-9a-f]{16}\Z")
_IRI = re.compile(re.escape(BASE) + r"([a-z]+)/(.+)\Z", re.DOTALL)
_HASHED = re.compile(r"(.+)-([0-9a-f]{8})\Z", re.DOTALL)

Pair = tuple[frozenset[Atom], frozenset[Atom]]


@dataclass(frozen=True, slots=True)
class Verdicts:
    """Decisions with the members that each side names."""

    decisions: tuple[Decision, ...]
    named: dict[str, frozenset[Member]]
    apart: dict[Member, str]
    """Members that a decision takes out of the company of their name, each with what it stands apart as."""

    @classmethod
    def of(cls, decisions: Iterable[Decision], members: Collection[Member]) -> Verdicts:
        """Who is meant: an article-local id is that mention, an IRI every mention of the name that it tells."""
        ordered = tuple(sorted(decisions, key=lambda each: (each.day, each.verdict, each.left, each.right)))
        named = _named({end for each in ordered for end in (each.left, each.right)}, members) if ordered else {}
        return cls(ordered, named, dict(_set_apart(ordered, named)))

    @property
    def kept(self) -> frozenset[tuple[str, str]]:
        """Kinds and slugs of names that somebody put first in uniting two things."""
        ends = (_IRI.match(each.left) for each in self.decisions if each.verdict == "same")
        return frozenset((end[1], end[2]) for end in ends if end)

    def different(self, atoms: Atoms) -> list[Pair]:
        """What must not become one."""
        return list(self._pairs("different", atoms))

    def unsure(self, atoms: Atoms) -> list[Pair]:
        """What only a person may make one."""
        return list(self._pairs("unsure", atoms))

    def unite(self, groups: Groups) -> None:
        """Make one what somebody said is the same; things of two kinds never are, but a film and a series."""
        for left, right in self._pairs("same", groups.atoms):
            first, *others = [*_one(left, groups), *_one(right, groups)]
            for atom in others:
                if alike(first.kind, atom.kind):
                    groups.unite(first, atom)

    def _pairs(self, verdict: str, atoms: Atoms) -> Iterator[Pair]:
        for each in self.decisions:
            if each.verdict == verdict:
                left, right = (frozenset(map(atoms.of, self.named.get(end, ()))) for end in (each.left, each.right))
                if left and right and left != right:
                    yield left, right


def _one(named: frozenset[Atom], groups: Groups) -> list[Atom]:
    """Of namesakes that one IRI now means, those that it meant when it was the only one: without a year, or the lowest."""
    roots: dict[Atom, list[Atom]] = {}
    for atom in sorted(named):
        roots.setdefault(groups.root(atom), []).append(atom)
    return next(iter(roots.values()))


def _set_apart(decisions: Sequence[Decision], named: dict[str, frozenset[Member]]) -> Iterator[tuple[Member, str]]:
    """Of two that share a name and are different, the right one leaves its company, or else the left one."""
    for each in decisions:
        if each.verdict != "different":
            continue
        left, right = named.get(each.left, frozenset()), named.get(each.right, frozenset())
        if {_company(member) for member in left} & {_company(member) for member in right}:
            yield from _leaving(each, left, right)


def _leaving(decision: Decision, left: frozenset[Member], right: frozenset[Member]) -> Iterator[tuple[Member, str]]:
    for end, leaving, staying in ((decision.right, right, left), (decision.left, left, right)):
        if not leaving & staying or leaving < staying:
            yield from ((member, end.removeprefix(BASE)) for member in leaving)
            return


def _company(member: Member) -> tuple[Kind, str, str]:
    return member.kind, member.key, member.year


def _named(ends: set[str], members: Collection[Member]) -> dict[str, frozenset[Member]]:
    """Whom each side of the decisions names; a side that names nobody is left out."""
    called: dict[tuple[Kind, str], set[Member]] = {}
    local: dict[str, set[Member]] = {}
    by_id = any(_LOCAL.match(end) for end in ends)
    for member in members:
        if by_id:
            local.setdefault(member.id, set()).add(member)
        for name in slugs_of(member):
            called.setdefault((member.kind, name), set()).add(member)
    found = {end: local.get(end) or _called(end, called) for end in ends}
    return {end: frozenset(group) for end, group in found.items() if group}


def _called(end: str, called: dict[tuple[Kind, str], set[Member]]) -> set[Member]:
    """The members of an IRI's name; of one with a hash, only those of the company that the hash tells."""
    matched = _IRI.match(end)
    if not matched or matched[1] not in set(Kind):
        return set()
    kind, tail = Kind(matched[1]), matched[2]
    if (kind, tail) in called:
        return called[kind, tail]
    head, lowest = hashed.groups() if (hashed := _HASHED.match(tail)) else ("", "")
    namesakes = called.get((kind, head), set())
    meant = {_company(member) for member in namesakes if member.id.startswith(lowest)}
    return {member for member in namesakes if _company(member) in meant}


def alike(one: Kind, other: Kind) -> bool:
    """Whether things of these kinds can be one."""
    return one is other or (one in SCREEN and other in SCREEN)


def called_by(end: str) -> set[tuple[Kind, str]]:
    """Kinds and slugs of the names that a side of a decision can mean; none for an article-local id."""
    matched = _IRI.match(end)
    if not matched or matched[1] not in set(Kind):
        return set()
    hashed = _HASHED.match(matched[2])
    return {(Kind(matched[1]), name) for name in (matched[2], *([hashed[1]] if hashed else []))}


def is_local(end: str) -> bool:
    """Whether a side of a decision is an article-local id."""
    return bool(_LOCAL.match(end))
