"""Which things of many articles are one: names that meet, names that articles equate, and what people decided."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from graph.aliases import Alias, aliases_of, unite_aliases
from graph.atoms import Atom, Atoms, Groups
from graph.hashing import digest
from graph.labels import best_name
from graph.members import Block, Member, members_of, place_label, place_of, series_of
from graph.model import Claim, Decision, Kind
from graph.names import entity_iri, slug
from graph.places import Place, containers
from graph.verdicts import Verdicts
from graph.years import join_years

MAP = "\x1fmap"
"""Stands for the article of a place that contains another, and that no article need name."""


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing of the graph: what all its names and mentions in all articles add up to."""

    kind: Kind
    iri: str
    label: str
    aliases: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    """IRIs of the places that contain a place, the nearest first."""


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of things beyond the claims at hand, where those are not all."""

    members: frozenset[Member] = frozenset()
    """Further mentions; of things without namesakes, their names are enough."""
    settled: Mapping[Block, Entity] = field(default_factory=dict)
    """Things that are what they are, whatever the claims at hand say."""
    series: frozenset[tuple[str, str]] = frozenset()
    """(article, name) of further series."""


@dataclass(slots=True)
class Known:
    """Every entity of some claims, and which of them an article means."""

    atoms: Atoms
    entities: Mapping[Atom, Entity]
    series: Collection[tuple[str, str]]
    settled: Mapping[Block, Entity]
    found: dict[Member, Entity] = field(default_factory=dict)

    def of(self, member: Member) -> Entity:
        """Raises KeyError for a member of other claims."""
        entity = self.found.get(member)
        if entity is None:
            entity = self.settled.get(member.block) or self.entities[self.atoms.of(member)]
            self.found[member] = entity
        return entity

    def __iter__(self) -> Iterator[Entity]:
        """Those that the claims decide about."""
        return iter(dict.fromkeys(self.entities.values()))


def entities(claims: Sequence[Claim], decisions: Iterable[Decision], context: Context | None = None) -> Known:
    """Identity from nothing but claims and decisions, whatever their order."""
    context = context or Context()
    series = series_of(claims) | context.series
    members = {member for claim in claims for member in members_of(claim, series)} | context.members
    members |= set(_around(members))
    if context.settled:
        members = {member for member in members if member.block not in context.settled}
    verdicts = Verdicts.of(decisions, members)
    atoms = Atoms(members, verdicts.apart)
    groups = Groups(atoms, verdicts.different(atoms))
    verdicts.unite(groups)
    groups.forbid(verdicts.unsure(atoms))
    join_years(groups, claims)
    aliases = [alias for alias in aliases_of(claims) if alias.member.block not in context.settled]
    unite_aliases(groups, aliases)
    return Known(atoms, _entities(groups, aliases, verdicts.kept, context.settled), series, context.settled)


def _around(members: Iterable[Member]) -> Iterator[Member]:
    """The places that contain the places: they are in the graph, too, though no article may name them."""
    for name in {member.name for member in members if member.kind is Kind.PLACE}:
        place = place_of(name)
        for each in containers(place) if place else ():
            yield Member(Kind.PLACE, each.full_name, MAP)


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
    groups: Groups, aliases: Sequence[Alias], kept: Collection[tuple[str, str]], settled: Mapping[Block, Entity]
) -> dict[Atom, Entity]:
    stated: dict[Atom, list[Alias]] = {}
    for alias in aliases:
        stated.setdefault(groups.root(groups.atoms.of(alias.member)), []).append(alias)
    drafts = {root: _draft(groups, atoms, stated.get(root, []), kept) for root, atoms in groups.all()}
    shared: dict[tuple[Kind, str], int] = {}
    for draft in drafts.values():
        shared[draft.kind, draft.slug] = shared.get((draft.kind, draft.slug), 0) + 1
    iris = {root: _iri(draft, alone=shared[draft.kind, draft.slug] == 1) for root, draft in drafts.items()}
    places = {Block(atom.kind, atom.key): iris[root] for root, atoms in groups.all() for atom in atoms if atom.kind is Kind.PLACE}
    places |= {block: entity.iri for block, entity in settled.items() if block.kind is Kind.PLACE}
    found = {root: _entity(draft, iris[root], places) for root, draft in drafts.items()}
    return {atom: found[root] for root, atoms in groups.all() for atom in atoms}


def _draft(
    groups: Groups, atoms: Sequence[Atom], stated: Sequence[Alias], kept: Collection[tuple[str, str]]
) -> _Draft:
    kind = min((atom.kind for atom in atoms), key=list(Kind).index)
    members = tuple(member for atom in atoms for member in groups.atoms.members[atom])
    called = {member.name for member in members if member.article != MAP}
    names = frozenset(called | {alias.text for alias in stated})
    on_map = {atom.key: place for atom in atoms if atom.kind is Kind.PLACE and (place := place_of(atom.key))}
    if on_map:
        labels = frozenset(place_label(each) for each in on_map.values())
        place = on_map[min(on_map)]
        return _Draft(kind, place_label(place), names | labels, members, place)
    return _Draft(kind, best_name({atom.kind for atom in atoms}, called, stated, kept), names, members, None)


def _iri(draft: _Draft, *, alone: bool) -> str:
    return entity_iri(draft.kind.value, draft.slug if alone else f"{draft.slug}-{draft.lowest[:8]}")


def _entity(draft: _Draft, iri: str, places: Mapping[Block, str]) -> Entity:
    aliases = tuple(sorted(draft.names - {draft.label}))
    around = containers(draft.place) if draft.place else ()
    within = tuple(places[Block(Kind.PLACE, each.full_name)] for each in around)
    return Entity(draft.kind, iri, draft.label, aliases, within)
