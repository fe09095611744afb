"""Which things of many articles are one: names that meet, names that articles equate, and what people decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from graph.aliases import Alias, aliases_of, unite_aliases
from graph.atoms import Atom, Atoms, Groups
from graph.labels import best_name
from graph.members import Member, members_of, place_label, place_of, series_of
from graph.model import Claim, Decision, Kind, digest
from graph.names import entity_iri, slug
from graph.places import Place, containers
from graph.verdicts import Verdicts
from graph.years import join_years


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing of the graph: what all its names and mentions in all articles add up to."""

    kind: Kind
    iri: str
    label: str
    aliases: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    """IRIs of the places that contain a place, the nearest first."""


@dataclass(slots=True)
class Known:
    """Every entity of some claims, and which of them an article means."""

    atoms: Atoms
    entities: dict[Atom, Entity] = field(default_factory=dict)
    series: set[tuple[str, str]] = field(default_factory=set)

    def of(self, member: Member) -> Entity:
        return self.entities[self.atoms.of(member)]

    def __iter__(self) -> Iterator[Entity]:
        return iter(dict.fromkeys(self.entities.values()))


def entities(claims: Sequence[Claim], decisions: Sequence[Decision]) -> Known:
    """Identity from nothing but claims and decisions, whatever their order."""
    series = series_of(claims)
    members = {member for claim in claims for member in members_of(claim, series)}
    members |= set(_around(members))
    verdicts = Verdicts.of(decisions, members)
    atoms = Atoms(members, verdicts.apart)
    groups = Groups(atoms, verdicts.different(atoms))
    verdicts.unite(groups)
    groups.forbid(verdicts.unsure(atoms))
    join_years(groups, claims)
    aliases = aliases_of(claims)
    unite_aliases(groups, aliases)
    return Known(atoms, _entities(groups, aliases, verdicts.kept), series)


def _around(members: Iterable[Member]) -> Iterator[Member]:
    """The places that contain the places: they are in the graph, too, though no article may name them."""
    for name in {member.name for member in members if member.kind is Kind.PLACE}:
        place = place_of(name)
        for each in containers(place) if place else ():
            yield Member(Kind.PLACE, each.full_name, "")


# -- one group, one entity ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Draft:
    """An entity that may still share its slug with another."""

    kind: Kind
    label: str
    names: frozenset[str]
    members: tuple[Member, ...]
    place: Place | None

    @property
    def slug(self) -> str:
        return slug(self.label)

    @property
    def lowest(self) -> str:
        """The lowest article-local id that it unites; a place on the map is one without articles, too."""
        if self.place:
            return digest("place", self.place.full_name)
        return min(member.id for member in self.members)


def _entities(
    groups: Groups, aliases: Sequence[Alias], kept: frozenset[str]
) -> dict[Atom, Entity]:
    stated: dict[Atom, list[Alias]] = {}
    for alias in aliases:
        stated.setdefault(groups.root(groups.atoms.of(alias.member)), []).append(alias)
    drafts = {root: _draft(groups, atoms, stated.get(root, []), kept) for root, atoms in groups.all()}
    shared: dict[tuple[Kind, str], int] = {}
    for draft in drafts.values():
        shared[draft.kind, draft.slug] = shared.get((draft.kind, draft.slug), 0) + 1
    iris = {root: _iri(draft, alone=shared[draft.kind, draft.slug] == 1) for root, draft in drafts.items()}
    places = {draft.place: iris[root] for root, draft in drafts.items() if draft.place}
    found = {root: _entity(draft, iris[root], places) for root, draft in drafts.items()}
    return {atom: found[root] for root, atoms in groups.all() for atom in atoms}


def _draft(groups: Groups, atoms: Sequence[Atom], stated: Sequence[Alias], kept: frozenset[str]) -> _Draft:
    kind = min((atom.kind for atom in atoms), key=list(Kind).index)
    members = [member for atom in atoms for member in groups.atoms.members[atom]]
    names = frozenset(member.name for member in members) | {alias.text for alias in stated}
    place = place_of(min(member.name for member in members)) if kind is Kind.PLACE else None
    if place is not None:
        return _Draft(kind, place_label(place), names, (), place)
    label = best_name({member.name for member in members}, stated, kept)
    return _Draft(kind, label, names, tuple(members), None)


def _iri(draft: _Draft, *, alone: bool) -> str:
    return entity_iri(draft.kind.value, draft.slug if alone else f"{draft.slug}-{draft.lowest[:8]}")


def _entity(draft: _Draft, iri: str, places: Mapping[Place, str]) -> Entity:
    aliases = tuple(sorted(draft.names - {draft.label}))
    within = tuple(places[each] for each in containers(draft.place)) if draft.place else ()
    return Entity(draft.kind, iri, draft.label, aliases, within)
