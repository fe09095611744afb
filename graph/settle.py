"""What the claims add up to: facts with their state and history, and the nodes between entities."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from pyoxigraph import NamedNode

from graph import terms as t
from graph.identity import Known
from graph.members import Member, object_of, qualified, subject_of
from graph.model import Certainty, Claim, Fact, Kind, State
from graph.names import fold
from graph.nodes import (
    POSITION,
    fact_id,
    for_film_line,
    membership_lines,
    node,
    performance_lines,
    thing,
)
from graph.releases import Releases, fact_of
from graph.shoots import Shoots
from graph.slots import Slot, Statement, day_of
from graph.vocabulary import RELATIONS, SCHEMA

STATUS = RELATIONS["status"].iri
_ACTOR, _ROLE, PART_OF = RELATIONS["actor"].iri, RELATIONS["role"].iri, RELATIONS["part_of"].iri


@dataclass(slots=True)
class Settled:
    """The facts, and the statements about nodes that follow from them."""

    claims: list[Claim] = field(default_factory=list)
    facts: dict[str, Fact] = field(default_factory=dict)
    lines: set[str] = field(default_factory=set)

    def add(self, facts: Iterable[Fact]) -> None:
        self.facts.update((fact.id, fact) for fact in facts)


def settle(claims: Iterable[Claim], known: Known) -> Settled:
    """Facts from nothing but claims and who is who."""
    whole = Settled()
    for part in subjects(claims, known):
        whole.claims += part.claims
        whole.facts |= part.facts
        whole.lines |= part.lines
    return whole


def subjects(claims: Iterable[Claim], known: Known) -> Iterator[Settled]:
    """The same in parts: each subject for itself, at last the shoots, which people and films tell of together."""
    shoots = Shoots()
    by_subject: dict[str, list[Claim]] = {}
    for claim in claims:
        by_subject.setdefault(known.of(subject_of(claim)).iri, []).append(claim)
    for subject, said in by_subject.items():
        found = Settled(said)
        _Subject(subject, known, found, shoots).settle(said)
        yield found
    yield Settled(lines=set(shoots.lines()))


def movie_series(facts: Iterable[Fact]) -> Iterator[str]:
    """Franchises of which every member is a film."""
    members: dict[str, set[str]] = {}
    for fact in facts:
        if fact.predicate == PART_OF and fact.state is State.CURRENT:
            members.setdefault(fact.object, set()).add(t.segment(fact.subject))
    for franchise, kinds in members.items():
        if kinds == {Kind.FILM.value}:
            yield series_line(NamedNode(franchise[1:-1]))


def series_line(franchise: NamedNode) -> str:
    return t.line(franchise, t.TYPE, NamedNode(SCHEMA + "MovieSeries"))


@dataclass(slots=True)
class _Subject:
    """One subject, while its claims are settled."""

    iri: str
    known: Known
    found: Settled
    shoots: Shoots
    left: dict[str, list[Claim]] = field(default_factory=dict)
    """Denials that somebody acts in it, by the person's IRI: they end each of the person's roles, too."""

    def settle(self, claims: Iterable[Claim]) -> None:
        ordered = sorted(claims, key=lambda claim: (claim.predicate, claim.id))
        by_predicate = {predicate: list(group) for predicate, group in groupby(ordered, key=lambda claim: claim.predicate)}
        for predicate, said in by_predicate.items():
            match predicate:
                case "release_date":
                    dates = [(claim, self._region(claim)) for claim in said]
                    releases = Releases.of(self.iri, dates, by_predicate.get("status", ()))
                    self.found.add(releases.facts())
                    self.found.lines.update(releases.lines())
                case "status":
                    slot = self._slot(self.iri, STATUS, [_valued(claim, str(claim.object)) for claim in said])
                    self.shoots.stands(self.iri, slot)
                    for claim in said:
                        self.shoots.says(self.iri, claim)
                case _:
                    self._many(RELATIONS[predicate].iri, said)

    def _region(self, claim: Claim) -> str:
        place = qualified(claim, "region")
        return self.known.of(place).iri if place else ""

    def _slot(self, subject: str, predicate: str, statements: Iterable[Statement]) -> Slot:
        slot = Slot()
        ordered = sorted(statements, key=lambda each: (each.day, -len(each.stated.edtf if each.stated else ""), each.claim))
        for _, said in groupby(ordered, key=lambda each: each.day):
            slot.tell(list(said))
        self.found.add(fact_of(subject, predicate, t.text(held.value), held) for held in slot.held.values())
        return slot

    # -- relations that add up --------------------------------------------------------------------------

    def _many(self, predicate: str, claims: Sequence[Claim]) -> None:
        spelled = _spellings(claims)
        by_object: dict[str, list[Claim]] = {}
        for claim in claims:
            by_object.setdefault(self._object(claim, predicate, spelled), []).append(claim)
        for value, said in by_object.items():
            if predicate == _ACTOR:
                self.left[value[1:-1]] = [claim for claim in said if claim.certainty is Certainty.DENIED]
            left = self.left.get(self.known.of(_person(said[0])).iri, ()) if predicate == _ROLE else ()
            fact = added_up(self.iri, predicate, value, said, left)
            self.found.add([fact])
            self._follow(fact, said)

    def _object(self, claim: Claim, predicate: str, spelled: dict[str, str]) -> str:
        """The object as the fact holds it; of a role, its node."""
        value = object_of(claim)
        if value is None:
            return t.text(spelled[fold(str(claim.object))])
        entity = self.known.of(value)
        if predicate != _ROLE:
            return thing(entity.iri)
        character = qualified(claim, "character")
        played = self.known.of(character) if character else None
        iri = node("performance", self.iri, entity.iri, played.iri if played else "")
        self.found.lines.update(
            performance_lines(iri, entity.iri, played.iri if played else "", played.label if played else "")
        )
        return thing(iri)

    def _follow(self, fact: Fact, claims: Sequence[Claim]) -> None:
        """What else the claims of one fact tell: a place in a series, a shoot, the film that it was for."""
        if fact.predicate == PART_OF:
            self._position(fact, claims)
        elif claims[0].predicate in {"filmed_in", "on_location"}:
            for claim in claims:
                self._shot(fact, claim)

    def _position(self, fact: Fact, claims: Sequence[Claim]) -> None:
        placed = [claim for claim in claims if claim.qualifiers.get("position") and claim.certainty is Certainty.STATED]
        if not placed:
            return
        franchise = fact.object[1:-1]
        member = node("membership", self.iri, franchise)
        self.found.lines.update(membership_lines(member, self.iri, franchise))
        self._slot(member, POSITION, [_valued(claim, claim.qualifiers["position"]) for claim in placed])

    def _shot(self, fact: Fact, claim: Claim) -> None:
        place = fact.object[1:-1]
        holds = fact.state is State.CURRENT and claim.certainty is Certainty.STATED
        if claim.predicate == "filmed_in":
            self.shoots.says(self.iri, claim, place)
        if claim.predicate == "filmed_in" and holds:
            self.shoots.add(self.iri, place, claim)
        elif (film := qualified(claim, "film", self.known.series)) is not None:
            iri = self.known.of(film).iri
            self.found.lines.add(for_film_line(fact.id, iri))
            self.shoots.says(iri, claim, place)
            if holds:
                self.shoots.add(iri, place, claim, person=self.iri)


def added_up(
    subject: str, predicate: str, value: str, claims: Iterable[Claim], left: Iterable[Claim] = ()
) -> Fact:
    """A fact of a relation that adds up: current from its first statement until it is denied.

    `left` are denials that end it too, though they speak of another fact.
    """
    stated, rumoured, denied = (
        sorted((claim for claim in claims if claim.certainty is certainty), key=day_of)
        for certainty in (Certainty.STATED, Certainty.RUMOURED, Certainty.DENIED)
    )
    spoken = stated or rumoured
    last = day_of(spoken[-1]) if spoken else None
    against = sorted((*denied, *left), key=day_of)
    ending = [claim for claim in against if last is None or day_of(claim) >= last]
    since = min((claim.stated_on for claim in spoken if claim.stated_on), key=lambda when: (when.key, when.edtf), default=None)
    state = State.RETIRED if ending else State.CURRENT if stated else State.RUMOURED
    return Fact(
        fact_id(subject, predicate, value), subject, predicate, value, state, since,
        ending[0].stated_on if ending else None,
        tuple(sorted(claim.id for claim in (*stated, *rumoured))), tuple(sorted(claim.id for claim in denied)),
    )  # fmt: skip


def _person(claim: Claim) -> Member:
    person = object_of(claim)
    assert person is not None
    return person


def _valued(claim: Claim, value: str) -> Statement:
    correction = claim.qualifiers.get("correction") == "true"
    return Statement(
        claim.id, day_of(claim), claim.stated_on, value, None, "", claim.certainty, None, correction,
        claim.qualifiers.get("reason", ""),
    )  # fmt: skip


def _spellings(claims: Iterable[Claim]) -> dict[str, str]:
    """Literals that differ in case and accents alone are one: the first of them in the order of letters."""
    found: dict[str, str] = {}
    for claim in claims:
        if isinstance(claim.object, str):
            key = fold(claim.object)
            found[key] = min(claim.object, found.get(key, claim.object))
    return found

