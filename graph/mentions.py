"""What the graph says about a thing: who is called so, its names, and every claim that speaks of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from pyoxigraph import Literal, NamedNode

from graph import terms as t
from graph.identity import Entity
from graph.ledger import Entry, Ledger, Pattern
from graph.members import Block, key_of, place_label, place_of, series_of
from graph.model import Claim, Kind
from graph.names import entity_iri, fold, slug
from graph.vocabulary import RELATIONS, RG, SCHEMA

_KINDS = {kind.value: kind for kind in Kind}
_FILM, _WITHIN = NamedNode(RG + "film"), NamedNode(RG + "within")
_JOINED = (NamedNode(SCHEMA + "actor"), NamedNode(RG + "character"), NamedNode(SCHEMA + "location"), _FILM)
"""By which nodes between entities point to them."""
_RELEASED = NamedNode(SCHEMA + "releasedEvent")
_ALTERNATE = RELATIONS["alternate_name"].iri


class Mentions:
    """A graph's entities and claims by what they speak of."""

    def __init__(self, pattern: Pattern, *, crossed: bool = False) -> None:
        self._pattern = pattern
        self.crossed = crossed
        """Whether films and series may be one by decision, so that the kind of a thing does not tell that of its mentions."""
        self.ledger = Ledger(pattern)
        self._entries: dict[str, Entry] = {}
        self._entities: dict[str, Entity] = {}
        self._plain: dict[str, bool] = {}

    # -- entities -----------------------------------------------------------------------------------

    def called(self, block: Block, kinds: Collection[Kind] = ()) -> list[str]:
        """IRIs of the things of that kind (or those kinds) that have such a name, sorted; a place on the map by its own."""
        name = block.key
        if block.kind is Kind.PLACE and (place := place_of(block.key)) is not None:
            iri = entity_iri(block.kind.value, slug(place_label(place)))
            if self.exists(iri):
                return [iri]
            name = place.name
        segments = {kind.value for kind in kinds or (block.kind,)}
        found = [iri for iri in self.bearing(fold(name)) if t.segment(iri) in segments]
        return found if block.kind is not Kind.PLACE else [iri for iri in found if self._placed(iri, block)]

    def _placed(self, iri: str, block: Block) -> bool:
        """Whether a place bears the name for the same spot: namesakes on the map share their short names."""
        entity = self.entity(iri)
        return any(key_of(Kind.PLACE, name) == block.key for name in (entity.label, *entity.aliases))

    def bearing(self, key: str) -> list[str]:
        """IRIs of the things of any kind that have a name of that key, sorted."""
        return sorted(iri.value for iri in self.ledger.subjects(t.NAME_KEY, Literal(key)))

    def exists(self, iri: str) -> bool:
        return any(True for _ in self._pattern(NamedNode(iri), t.TYPE, None))

    def entity(self, iri: str) -> Entity:
        """The entity as it stands; where it lies, if it is a place, is left out."""
        if iri not in self._entities:
            self._entities[iri] = self._entity(iri)
        return self._entities[iri]

    def _entity(self, iri: str) -> Entity:
        node = NamedNode(iri)
        label = self.ledger.value(node, t.NAME)
        names = {found.value for found in self.ledger.objects(node, t.ALTERNATE)}
        return Entity(_KINDS[t.segment(iri)], iri, label, tuple(sorted(names - {label})))

    def plain(self, entity: Entity, block: Block) -> bool:
        """Whether its names tell all there is to its identity: they share one key, and none is an alias that articles state."""
        if entity.iri not in self._plain:
            keys = {key_of(block.kind, name) for name in (entity.label, *entity.aliases)}
            self._plain[entity.iri] = keys == {block.key} and not self._renamed(entity.iri)
        return self._plain[entity.iri]

    def _renamed(self, iri: str) -> bool:
        """Whether an article states another name for it."""
        return any(
            self.ledger.value(fact, t.PREDICATE) == _ALTERNATE for fact in self.ledger.subjects(t.SUBJECT, NamedNode(iri))
        )

    def inside(self, iri: str) -> Iterator[str]:
        """The places that it contains."""
        return (found.value for found in self.ledger.subjects(_WITHIN, NamedNode(iri)))

    def members(self, franchise: str) -> Iterator[str]:
        """What belongs to a franchise now."""
        part_of = NamedNode(RELATIONS["part_of"].iri)
        return (found.value for found in self.ledger.subjects(part_of, NamedNode(franchise)))

    # -- claims -------------------------------------------------------------------------------------

    def claim(self, iri: NamedNode) -> Claim:
        if iri.value not in self._entries:
            self._entries[iri.value] = self.ledger.entry(iri)
        return self._entries[iri.value].claim

    def claims_of(self, iri: str) -> Iterator[Claim]:
        """Every claim that names the thing: as subject, object, region, character or film; some more than once."""
        for fact in self._facts(NamedNode(iri)):
            yield from self.claims_for(fact)

    def claims_for(self, fact: NamedNode) -> Iterator[Claim]:
        """The claims for and against a fact."""
        for predicate in (t.SUPPORTS, t.OPPOSES):
            for claim in self.ledger.subjects(predicate, fact):
                yield self.claim(claim)

    def claims_about(self, iri: str, predicate: str) -> Iterator[Claim]:
        """The claims of one relation whose subject the thing is."""
        for fact in self.ledger.subjects(t.SUBJECT, NamedNode(iri)):
            if self.ledger.value(fact, t.PREDICATE) == predicate:
                yield from self.claims_for(fact)

    def series_beside(self, claim: Claim) -> set[tuple[str, str]]:
        """(article, name) of the series of which a claim's article speaks, where its film may be one."""
        node = t.local("claim", claim.id)
        facts = [fact for predicate in (t.SUPPORTS, t.OPPOSES) for fact in self.ledger.objects(node, predicate)]
        films = {film.value for fact in facts if isinstance(fact, NamedNode) for film in self.ledger.objects(fact, _FILM)}
        if all(t.segment(film) == Kind.FILM.value for film in films) and not self.crossed:
            return set()
        article = t.article_iri(claim.article)
        return series_of(self.claim(iri) for iri in self.ledger.subjects(t.DERIVED, article))

    def _facts(self, thing: NamedNode) -> Iterator[NamedNode]:
        yield from self.ledger.subjects(t.SUBJECT, thing)
        yield from self.ledger.subjects(t.OBJECT, thing)
        for release in self.ledger.objects(thing, _RELEASED):
            if isinstance(release, NamedNode):
                yield from self.ledger.subjects(t.SUBJECT, release)
        for predicate in _JOINED:
            for node in self.ledger.subjects(predicate, thing):
                match t.segment(node.value):
                    case "fact":
                        yield node
                    case "performance":
                        yield from self.ledger.subjects(t.OBJECT, node)
                    case "release":
                        yield from self.ledger.subjects(t.SUBJECT, node)
