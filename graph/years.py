"""The year beside a title tells namesakes apart; a title without one belongs to the namesake that its dates point to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from graph.atoms import Atom, Groups
from graph.dates import PartialDate
from graph.members import subject_of
from graph.model import Claim

AHEAD = 4
"""Years before its release in which a film is in the news."""


def join_years(groups: Groups, claims: Iterable[Claim]) -> None:
    """Unite a title without a year with the one namesake that came out when it did, or is in the news when it is.

    "Dune" of 2020 with "Dune (2021)", and never with "Dune (1984)".
    """
    split = {key: atoms for key, atoms in groups.atoms.by_key.items() if any(atom.year for atom in atoms)}
    if not split:
        return
    released, spoken = _dated({atom for atoms in split.values() for atom in atoms}, groups, claims)
    for atoms in split.values():
        for plain in (atom for atom in atoms if not atom.year):
            namesakes = [atom for atom in atoms if atom.year.isdigit() and atom.apart == plain.apart]
            if (meant := _meant(namesakes, released.get(plain, set()), spoken.get(plain, set()))) is not None:
                groups.unite(plain, meant)


def _meant(namesakes: list[Atom], released: set[int], spoken: set[int]) -> Atom | None:
    years = {int(atom.year) for atom in namesakes}
    near = (
        years & released
        or {year for year in years if {year - 1, year + 1} & released}
        or {year for year in years if not released and any(year - AHEAD <= day <= year + 1 for day in spoken)}
    )
    found = [atom for atom in namesakes if int(atom.year) in near]
    return found[0] if len(found) == 1 else None


def _dated(
    atoms: set[Atom], groups: Groups, claims: Iterable[Claim]
) -> tuple[Mapping[Atom, set[int]], Mapping[Atom, set[int]]]:
    """Years in which each atom is said to come out, and years of the articles that speak of it."""
    released: dict[Atom, set[int]] = {}
    spoken: dict[Atom, set[int]] = {}
    for claim in claims:
        atom = groups.atoms.of(subject_of(claim))
        if atom not in atoms:
            continue
        if claim.stated_on and claim.stated_on.latest:
            spoken.setdefault(atom, set()).add(claim.stated_on.latest.year)
        if claim.predicate == "release_date" and isinstance(claim.object, PartialDate) and "rerelease" not in claim.qualifiers:
            released.setdefault(atom, set()).update(_years(claim.object))
    return released, spoken


def _years(when: PartialDate) -> set[int]:
    """The years that a date can mean, where it is no vaguer than two."""
    if when.earliest is None or when.latest is None or when.latest.year - when.earliest.year > 1:
        return set()
    return {when.earliest.year, when.latest.year}
