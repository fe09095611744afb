"""Which claims an edit can touch: they are settled again, the others stay as they are.

What an edit changes is the difference between two pictures of the same claims, before and after. A picture of too few
claims draws some things wrongly, but it draws them wrongly twice, so that they fall out of the difference: only what the edit
touches must be there in full. That is: who is who among the names that the edit speaks of, everything about the films it speaks
of, and, where a thing comes to be called otherwise, everything that mentions it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from graph.identity import Context, Entity, Known, entities
from graph.members import (
    Block,
    Member,
    key_of,
    members_of,
    place_of,
    qualified,
    series_of,
    subject_of,
)
from graph.mentions import Mentions
from graph.model import Claim, Decision, Kind
from graph.places import Place, containers
from graph.rulings import Rulings
from graph.survivors import Survivors
from graph.vocabulary import RELATIONS, SCREEN


@dataclass(frozen=True, slots=True)
class Edit:
    """What changes: claims that come and go, and the decisions before and after."""

    come: tuple[Claim, ...] = ()
    gone: tuple[Claim, ...] = ()
    decisions: tuple[Decision, ...] = ()
    decisions_after: tuple[Decision, ...] = ()

    @property
    def claims(self) -> tuple[Claim, ...]:
        return (*self.gone, *self.come)


@dataclass(frozen=True, slots=True)
class Side:
    """The claims in question before or after an edit, and who is who in them."""

    claims: list[Claim]
    known: Known


@dataclass(slots=True)
class Scope:
    """Claims and names gathered until everything that the edit touches is there in full."""

    graph: Mentions
    edit: Edit
    rulings: Rulings
    claims: dict[str, Claim] = field(default_factory=dict)
    touched: dict[Block, list[str]] = field(default_factory=dict)
    """Names whose identity is settled anew, with the IRIs of the things that bear them now."""
    settled: dict[Block, Entity] = field(default_factory=dict)
    """Other names that the claims speak of, each borne by one thing, which stays as it is."""
    whole: set[str] = field(default_factory=set)
    """Things of which every claim is there."""
    complete: set[str] = field(default_factory=set)
    """Claims (by id) beside which everything stands that is settled together with them."""
    series: set[tuple[str, str]] = field(default_factory=set)
    """(article, name) of what articles of the graph call a series."""
    waiting: list[Block] = field(default_factory=list)
    later: set[tuple[str, str]] = field(default_factory=set)
    """What articles call a series once the edit is made, as far as it speaks of them."""
    edited: dict[Block, set[Member]] = field(default_factory=dict)
    """Everything that the edit speaks of."""
    renamed: set[Block] = field(default_factory=set)
    """Names that the edit equates with others."""

    @classmethod
    def of(cls, graph: Mentions, edit: Edit, local: Mapping[str, Block]) -> tuple[Side, Side]:
        """Before and after; `local` tells whom the article-local ids in decisions name."""
        scope = cls(graph, edit, Rulings.of((*edit.decisions, *edit.decisions_after), local))
        scope._begin()
        while True:
            scope._gather()
            if scope._meet():
                continue
            before, after = scope._sides()
            if not scope._expand(before, after):
                return before, after

    # -- names --------------------------------------------------------------------------------------

    def _begin(self) -> None:
        self.series |= series_of(self.edit.gone)
        self.later = series_of(self.edit.come)
        self._load(self.edit.gone)
        for claims, series in ((self.edit.gone, self.series), (self.edit.come, self.later)):
            for claim in claims:
                for member in members_of(claim, series):
                    self.edited.setdefault(member.block, set()).add(member)
        for claim in self.edit.claims:
            if claim.predicate == "alternate_name":
                kind = claim.subject.kind
                self.renamed |= {subject_of(claim).block, Block(kind, key_of(kind, str(claim.object)))}
        for block in self.edited.keys() | self.renamed:
            self._touch(block)
        changed = set(self.edit.decisions) ^ set(self.edit.decisions_after)
        for block in self.rulings.blocks(changed, self.graph):
            self._touch(block)

    def _touch(self, block: Block) -> None:
        if block not in self.touched:
            self.touched[block] = []
            self.settled.pop(block, None)
            self.waiting.append(block)

    def _gather(self) -> None:
        """Whoever bears a touched name: nothing more where names are enough, else every claim about them."""
        while self.waiting:
            block = self.waiting.pop()
            bearers = self.graph.called(block, self.rulings.kin(block.kind))
            self.touched[block] = bearers
            for other in self.rulings.beside(block, self._names(block, bearers), self.graph):
                self._touch(other)
            if not self._plain(block):
                for iri in bearers:
                    self._take_whole(iri)

    def _names(self, block: Block, bearers: Iterable[str]) -> set[Member]:
        """Every mention of the name that the edit brings, and the names of those who bear it already."""
        found = set(self.edited.get(block, ()))
        for iri in bearers:
            entity = self.graph.entity(iri)
            found |= {Member(block.kind, name, "") for name in _names_of(entity)}
        return found

    def _plain(self, block: Block) -> bool:
        """Whether the names of who bears it tell all there is to its identity."""
        bearers = self.touched[block]
        if block.kind in SCREEN or len(bearers) > 1 or self.whole & set(bearers):
            return False
        if block in self.renamed or self.rulings.concern(block, self._names(block, bearers)):
            return False
        return all(self.graph.plain(self.graph.entity(iri), block) for iri in bearers)

    def _take_whole(self, iri: str) -> None:
        if iri in self.whole:
            return
        self.whole.add(iri)
        claims = list(self.graph.claims_of(iri))
        self._load(claims)
        for claim in claims:
            if claim.predicate == "alternate_name":
                self._touch(Block(claim.subject.kind, key_of(claim.subject.kind, str(claim.object))))
        entity = self.graph.entity(iri)
        for name in _names_of(entity):
            for kind in self.rulings.kin(entity.kind):
                self._touch(Block(kind, key_of(kind, name)))

    def _meet(self) -> bool:
        """Look up everybody else of whom the claims speak; whether one of them has namesakes and must be gathered first."""
        for block in self._spoken():
            if block in self.touched or block in self.settled:
                continue
            bearers = self.graph.called(block, self.rulings.kin(block.kind))
            if len(bearers) == 1:
                self.settled[block] = self.graph.entity(bearers[0])
            else:
                self._touch(block)
        return bool(self.waiting)

    def _spoken(self) -> set[Block]:
        """Every name in the claims, and those of the places around a place."""
        found = {member.block for claim in self.claims.values() for member in members_of(claim, self.series)}
        found |= self.edited.keys()
        for block in [block for block in found | self.touched.keys() if block.kind is Kind.PLACE]:
            around = {Block(Kind.PLACE, each.full_name) for each in _containers(block)}
            found |= around
            if block in self.touched:
                for each in around:
                    self._touch(each)
        return found

    # -- claims -------------------------------------------------------------------------------------

    def _load(self, claims: Iterable[Claim]) -> None:
        for claim in claims:
            if claim.id not in self.claims:
                self.claims[claim.id] = claim
                if "film" in claim.qualifiers:
                    self.series |= self.graph.series_beside(claim)

    def _complete(self, claim: Claim) -> None:
        """Load what is settled together with a claim: its film's claims, or its subject's of the same relation."""
        self.complete.add(claim.id)
        subject = subject_of(claim)
        films = {qualified(claim, "film", series) for series in (self.series, self.later)} - {None}
        for member in (subject, *(film for film in films if film)):
            for iri in self.graph.called(member.block, self.rulings.kin(member.kind)):
                if member.kind in SCREEN:
                    self._load(self.graph.claims_of(iri))
                else:
                    self._load(self.graph.claims_about(iri, RELATIONS[claim.predicate].iri))

    def _expand(self, before: Side, after: Side) -> bool:
        """Gather what the edit turns out to touch, too; whether there was anything."""
        loaded = len(self.claims), len(self.touched), len(self.whole)
        for claim in self.edit.claims:
            if claim.id not in self.complete:
                self._complete(claim)
        for block, bearers in list(self.touched.items()):
            called = _named(after.known, block)
            if bearers and called and _named(before.known, block) != called:
                self._rename(block, bearers)
        there = {claim.id for claim in after.claims}
        for claim in before.claims:
            if claim.id in there and claim.id not in self.complete and self._differs(claim, before.known, after.known):
                self._complete(claim)
        return loaded != (len(self.claims), len(self.touched), len(self.whole)) or bool(self.waiting)

    def _rename(self, block: Block, bearers: Iterable[str]) -> None:
        """A thing comes to be called otherwise: everything that mentions it, and the places inside a place, change too."""
        for iri in bearers:
            if self._plain(block):
                self._take_whole(iri)
            for inner in self.graph.inside(iri):
                for name in _names_of(self.graph.entity(inner)):
                    self._touch(Block(Kind.PLACE, key_of(Kind.PLACE, name)))

    def _differs(self, claim: Claim, before: Known, after: Known) -> bool:
        for member in members_of(claim, self.series):  # a claim that stays is of an article that stays
            old, new = before.of(member), after.of(member)
            if (old.iri, old.label) != (new.iri, new.label):
                return True
        return False

    # -- the two sides ----------------------------------------------------------------------------------

    def _sides(self) -> tuple[Side, Side]:
        gone = {claim.id for claim in self.edit.gone}
        kept = [claim for claim in self.claims.values() if claim.id not in gone]
        plain = {block: bearers for block, bearers in self.touched.items() if self._plain(block)}
        changed = {claim.article for claim in self.edit.claims}
        later = {each for each in self.series if each[0] not in changed} | self.later
        come = {member.block for claim in self.edit.come for member in members_of(claim, later)}
        names = Survivors(self.graph, self.touched, plain, come, self.edit.gone, self.series)
        before = Context(frozenset(names.before()), dict(self.settled), frozenset(self.series))
        after = Context(frozenset(names.after()), dict(self.settled), frozenset(later))
        all_before, all_after = [*self.claims.values()], [*kept, *self.edit.come]
        return (
            Side(all_before, entities(all_before, self.edit.decisions, before)),
            Side(all_after, entities(all_after, self.edit.decisions_after, after)),
        )


def _names_of(entity: Entity) -> tuple[str, ...]:
    return entity.label, *entity.aliases


def _named(known: Known, block: Block) -> set[tuple[str, str]]:
    atoms = known.atoms.by_key.get(block, ())
    return {(known.entities[atom].iri, known.entities[atom].label) for atom in atoms}


def _containers(block: Block) -> tuple[Place, ...]:
    place = place_of(block.key)
    return containers(place) if place else ()
