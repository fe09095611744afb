"""What a set of claims comes to in RDF: entities, facts, their nodes and direct triples, and the claims themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode, Quad

from graph import terms as t
from graph.identity import Entity, Known, entities
from graph.ledger import main_fact
from graph.members import place_of
from graph.model import Claim, Decision, Fact, Kind, State
from graph.names import fold
from graph.places import spellings
from graph.records import Article, Triple, claim_quads
from graph.settle import movie_series, settle
from graph.vocabulary import KINDS, RG, SCHEMA

_WITHIN, _CONTAINED = NamedNode(RG + "within"), NamedNode(SCHEMA + "containedInPlace")


@dataclass(slots=True)
class Picture:
    """One state of some claims: every statement that follows from them, and the facts by id."""

    quads: set[Quad] = field(default_factory=set)
    facts: dict[str, Fact] = field(default_factory=dict)

    @classmethod
    def of(
        cls, claims: Sequence[Claim], articles: Mapping[str, Article], decisions: Sequence[Decision]
    ) -> Picture:
        """Identity, settlement and RDF, from nothing but claims and decisions; `articles` by url."""
        if not claims:
            return cls()
        found = cls.drawn(claims, articles, entities(claims, decisions))
        found.quads.update(movie_series(found.facts.values()))
        return found

    @classmethod
    def drawn(cls, claims: Sequence[Claim], articles: Mapping[str, Article], known: Known) -> Picture:
        """The same where it is known who is who; only what all claims together tell of a franchise is left out."""
        settled = settle(claims, known)
        quads = settled.quads
        for entity in known:
            quads.update(entity_quads(entity))
        for fact in settled.facts.values():
            if fact.predicate == t.ALTERNATE.value:  # a name that is denied, or only rumoured, finds the thing all the same
                quads.discard(direct_quad(fact))
            quads.update(fact_quads(fact))
        quads.update(_claims(claims, articles, settled.facts))
        return cls(quads, settled.facts)


def entity_quads(entity: Entity) -> Iterator[Quad]:
    iri = NamedNode(entity.iri)
    yield t.quad(iri, t.TYPE, NamedNode(KINDS[entity.kind]))
    yield t.quad(iri, t.NAME, Literal(entity.label))
    for alias in entity.aliases:
        yield t.quad(iri, t.ALTERNATE, Literal(alias))
    for key in {fold(name) for name in _names(entity)}:
        yield t.quad(iri, t.NAME_KEY, Literal(key))
    for place in entity.within:
        yield t.quad(iri, _WITHIN, NamedNode(place))
    for place in entity.within[:1]:
        yield t.quad(iri, _CONTAINED, NamedNode(place))


def _names(entity: Entity) -> Iterator[str]:
    """Its names, and of a place on the map also those that no article used: "UK" finds the United Kingdom."""
    yield entity.label
    yield from entity.aliases
    if entity.kind is Kind.PLACE and (place := place_of(entity.label)):
        yield from spellings(place)


def direct_quad(fact: Fact) -> Quad:
    """What the fact states, as one triple."""
    return t.quad(NamedNode(fact.subject), NamedNode(fact.predicate), t.term(fact.object))


def fact_quads(fact: Fact) -> Iterator[Quad]:
    """The fact's own triples, and the direct one while it is current."""
    iri, subject, predicate = t.local("fact", fact.id), NamedNode(fact.subject), NamedNode(fact.predicate)
    value = t.term(fact.object)
    yield t.quad(iri, t.TYPE, t.FACT)
    yield t.quad(iri, t.SUBJECT, subject)
    yield t.quad(iri, t.PREDICATE, predicate)
    yield t.quad(iri, t.OBJECT, value)
    yield t.quad(iri, t.STATE, Literal(fact.state.value))
    if fact.known_from:
        yield t.quad(iri, t.KNOWN_FROM, Literal(fact.known_from.edtf))
    if fact.superseded_on:
        yield t.quad(iri, t.SUPERSEDED_ON, Literal(fact.superseded_on.edtf))
    if fact.state is State.CURRENT:
        yield direct_quad(fact)


def _claims(
    claims: Iterable[Claim], articles: Mapping[str, Article], facts: Mapping[str, Fact]
) -> Iterator[Quad]:
    supports: dict[str, list[str]] = {}
    opposes: dict[str, list[str]] = {}
    for fact in facts.values():
        for claim in fact.supports:
            supports.setdefault(claim, []).append(fact.id)
        for claim in fact.opposes:
            opposes.setdefault(claim, []).append(fact.id)
    for each in claims:
        for_it, against_it = supports.get(each.id, ()), opposes.get(each.id, ())
        main = facts.get(main_fact(for_it, against_it))
        statement = Triple(main.subject, main.predicate, main.object) if main else None
        yield from claim_quads(each, articles[each.article], for_it, against_it, statement)
