"""Other names that articles state ("now titled", "formerly known as"), and when they make two things one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.atoms import Atom, Groups
from graph.members import Block, Member, key_of, subject_of
from graph.model import Certainty, Claim, Kind

UNITING = (Kind.FILM, Kind.SERIES, Kind.FRANCHISE, Kind.ORGANISATION, Kind.WORK, Kind.PERSON)
"""Kinds whose things an alias unites. A character's ("Logan", "the Doctor") is too often somebody else's name, and a place is found on the map."""
_GENERIC = re.compile(r"(?:untitled|the|new|next|upcoming|first|second|third|sequel|prequel|project|film|movie|series|show|\d+| )+")


@dataclass(frozen=True, slots=True)
class Alias:
    """An article says that a thing is also called `text`; `stated` is its day in ISO, empty where unknown."""

    member: Member
    text: str
    stated: str

    @property
    def key(self) -> str:
        return key_of(self.member.kind, self.text)


def aliases_of(claims: Iterable[Claim]) -> list[Alias]:
    """Every other name that is stated for certain, and not denied since, in a fixed order."""
    told = [claim for claim in claims if claim.predicate == "alternate_name" and isinstance(claim.object, str)]
    denied: dict[tuple[Block, str], str] = {}
    for claim in told:
        if claim.certainty is Certainty.DENIED:
            pair = subject_of(claim).block, key_of(claim.subject.kind, str(claim.object))
            denied[pair] = max(_day(claim), denied.get(pair, ""))
    found = {Alias(subject_of(claim), str(claim.object), _day(claim)) for claim in told if claim.certainty is Certainty.STATED}
    lasting = [each for each in found if each.stated > denied.get((each.member.block, each.key), "") or (each.member.block, each.key) not in denied]
    return sorted(lasting, key=lambda alias: (alias.member, alias.text, alias.stated))


def unite_aliases(groups: Groups, aliases: Sequence[Alias]) -> None:
    """Make one what aliases equate, where there is no doubt whom they mean.

    An alias that several things claim ("Untitled Project") unites nothing, unless other aliases make those one first; so it
    goes round until nothing changes.
    """
    links = [alias for alias in aliases if _unites(alias)]
    while True:
        before = {groups.root(groups.atoms.of(alias.member)) for alias in links}
        for alias in _unambiguous(groups, links):
            meant = _meant(groups, alias)
            if meant is not None:
                groups.unite(groups.atoms.of(alias.member), meant)
        if {groups.root(groups.atoms.of(alias.member)) for alias in links} == before:
            return


def _unites(alias: Alias) -> bool:
    """Whether the name is told so that it can only be meant in full.

    The beginning of a title ("Mission: Impossible" of "Mission: Impossible 7") is a short form, and may be another film's name.
    """
    if alias.member.kind not in UNITING or _GENERIC.fullmatch(alias.key):
        return False
    if alias.member.kind is Kind.PERSON:
        return " " in alias.key
    one, other = sorted((f"{alias.key} ", f"{alias.member.key} "), key=len)
    return one == other or not other.startswith(one)


def _unambiguous(groups: Groups, links: Sequence[Alias]) -> list[Alias]:
    claimed: dict[tuple[Kind, str], set[Atom]] = {}
    for alias in links:
        claimed.setdefault((alias.member.kind, alias.key), set()).add(groups.root(groups.atoms.of(alias.member)))
    return [
        alias for alias in links
        if len(claimed[alias.member.kind, alias.key] - _bearers(groups, alias)) <= 1
    ]  # fmt: skip


def _bearers(groups: Groups, alias: Alias) -> set[Atom]:
    """The groups in which articles use the alias as the thing's name."""
    return {groups.root(atom) for atom in groups.atoms.by_key.get((alias.member.kind, alias.key), ())}


def _meant(groups: Groups, alias: Alias) -> Atom | None:
    """The one thing that articles call by the alias; None where there is none, or several namesakes of other years."""
    bearers = _bearers(groups, alias)
    if len(bearers) != 1:
        return None
    bearer = next(iter(bearers))
    own = {atom.year for atom in groups.parts(groups.root(groups.atoms.of(alias.member)))} - {""}
    others = {atom.year for atom in groups.parts(bearer)} - {""}
    return None if own and others and not own & others else bearer


def _day(claim: Claim) -> str:
    return claim.stated_on.latest.isoformat() if claim.stated_on and claim.stated_on.latest else ""
