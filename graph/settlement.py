"""What a set of claims comes to in RDF: entities, facts, their nodes and direct triples, and the claims themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pyoxigraph import NamedNode

from graph import terms as t
from graph.identity import Entity, Known, entities
from graph.ledger import main_fact
from graph.members import place_of
from graph.model import Claim, Decision, Fact, Kind, State
from graph.names import fold
from graph.nodes import EDTF, publisher_lines
from graph.places import spellings
from graph.records import Article, Triple, claim_lines
from graph.settle import PART_OF, Settled, movie_series, subjects
from graph.vocabulary import BASE, KINDS, RG, SCHEMA

_WITHIN, _CONTAINED = NamedNode(RG + "within"), NamedNode(SCHEMA + "containedInPlace")


@dataclass(slots=True)
class Picture:
    """One state of some claims: every statement that follows from them, as lines of N-Triples, and the facts by id."""

    lines: set[str] = field(default_factory=set)
    facts: dict[str, Fact] = field(default_factory=dict)
    firsts: Counter[str] = field(default_factory=Counter)
    """How many of the facts each publisher was the first to tell."""

    @classmethod
    def of(
        cls, claims: Sequence[Claim], articles: Mapping[str, Article], decisions: Sequence[Decision]
    ) -> Picture:
        """Identity, settlement and RDF, from nothing but claims and decisions; `articles` by url."""
        return cls._whole(pictures(claims, articles, decisions))

    @classmethod
    def drawn(cls, claims: Sequence[Claim], articles: Mapping[str, Article], known: Known) -> Picture:
        """The same where it is known who is who; only what all claims together tell of franchises and publishers is left out."""
        return cls._whole(_parts(claims, articles, known))

    @classmethod
    def _whole(cls, parts: Iterable[Picture]) -> Picture:
        whole = cls()
        for part in parts:
            whole.lines |= part.lines
            whole.facts |= part.facts
            whole.firsts += part.firsts
        return whole


def pictures(claims: Sequence[Claim], articles: Mapping[str, Article], decisions: Sequence[Decision]) -> Iterator[Picture]:
    """`Picture.of` in parts, a subject each, some lines in several: no more than the claims need be in memory."""
    if not claims:
        return
    joined: list[Fact] = []
    firsts: Counter[str] = Counter()
    for part in _parts(claims, articles, entities(claims, decisions)):
        joined += [fact for fact in part.facts.values() if fact.predicate == PART_OF]
        firsts.update(part.firsts)
        yield part
    yield Picture({*movie_series(joined), *(line for name, number in firsts.items() for line in publisher_lines(name, number))})


def _parts(claims: Sequence[Claim], articles: Mapping[str, Article], known: Known) -> Iterator[Picture]:
    """Each subject with its facts and claims; then the entities, for only then is known which names do not hold."""
    denied: set[str] = set()
    for settled in subjects(claims, known):
        lines = settled.lines
        for fact in settled.facts.values():
            lines.update(fact_lines(fact))
            if fact.predicate == t.ALTERNATE.value and fact.state is not State.CURRENT:
                denied.add(direct_line(fact))  # a name that is denied, or only rumoured, finds the thing all the same
        lines.update(_claims(settled, articles))
        yield Picture(lines, settled.facts, _firsts(settled, articles))
    for entity in known:
        yield Picture({line for line in entity_lines(entity) if line not in denied})


def entity_lines(entity: Entity) -> Iterator[str]:
    iri = f"<{entity.iri}>"
    yield t.line(iri, t.TYPE, f"<{KINDS[entity.kind]}>")
    yield t.line(iri, t.NAME, t.text(entity.label))
    for alias in entity.aliases:
        yield t.line(iri, t.ALTERNATE, t.text(alias))
    for key in {fold(name) for name in _names(entity)}:
        yield t.line(iri, t.NAME_KEY, t.text(key))
    for place in entity.within:
        yield t.line(iri, _WITHIN, f"<{place}>")
    for place in entity.within[:1]:
        yield t.line(iri, _CONTAINED, f"<{place}>")


def _names(entity: Entity) -> Iterator[str]:
    """Its names, and of a place on the map also those that no article used: "UK" finds the United Kingdom."""
    yield entity.label
    yield from entity.aliases
    if entity.kind is Kind.PLACE and (place := place_of(entity.label)):
        yield from spellings(place)


def direct_line(fact: Fact) -> str:
    """What the fact states, as one triple."""
    return t.line(f"<{fact.subject}>", f"<{fact.predicate}>", fact.object)


def fact_lines(fact: Fact) -> Iterator[str]:
    """The fact's own triples, and the direct one while it is current."""
    iri, subject, predicate = f"<{BASE}fact/{fact.id}>", f"<{fact.subject}>", f"<{fact.predicate}>"
    yield t.line(iri, t.TYPE, t.FACT)
    yield t.line(iri, t.SUBJECT, subject)
    yield t.line(iri, t.PREDICATE, predicate)
    yield t.line(iri, t.OBJECT, fact.object)
    yield t.line(iri, t.STATE, t.text(fact.state.value))
    if fact.known_from:
        yield t.line(iri, t.KNOWN_FROM, t.text(fact.known_from.edtf))
    if fact.superseded_on:
        yield t.line(iri, t.SUPERSEDED_ON, t.text(fact.superseded_on.edtf))
        if fact.predicate == EDTF and fact.state is State.SUPERSEDED:
            yield t.line(iri, t.GAVE_WAY_ON, t.text(fact.superseded_on.edtf))
    if fact.state is State.CURRENT:
        yield direct_line(fact)


def _firsts(settled: Settled, articles: Mapping[str, Article]) -> Counter[str]:
    """Whoever told a fact on the day since when it is known."""
    told = {claim.id: articles[claim.article] for claim in settled.claims}
    found: Counter[str] = Counter()
    for fact in settled.facts.values():
        if fact.known_from is not None:
            found.update({each.publisher for claim in fact.supports if (each := told[claim]).published == fact.known_from and each.publisher})
    return found


def _claims(settled: Settled, articles: Mapping[str, Article]) -> Iterator[str]:
    supports: dict[str, list[str]] = {}
    opposes: dict[str, list[str]] = {}
    for fact in settled.facts.values():
        for claim in fact.supports:
            supports.setdefault(claim, []).append(fact.id)
        for claim in fact.opposes:
            opposes.setdefault(claim, []).append(fact.id)
    for each in settled.claims:
        for_it, against_it = supports.get(each.id, ()), opposes.get(each.id, ())
        main = settled.facts.get(main_fact(for_it, against_it))
        statement = Triple(main.subject, main.predicate, main.object) if main else None
        yield from claim_lines(each, articles[each.article], for_it, against_it, statement)
