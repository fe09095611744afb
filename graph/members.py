"""What claims speak of: every thing that a claim names, by kind, name and article, before it is known which are one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from graph.hashing import digest
from graph.model import Claim, Kind, Thing
from graph.names import fold, slug
from graph.places import Place, find_place, find_places
from graph.vocabulary import SCREEN

NAMED = {"region": Kind.PLACE, "character": Kind.CHARACTER, "film": Kind.FILM}
"""Qualifiers whose text is the name of a thing."""


class Block(NamedTuple):
    """A kind and the key of a name: mentions of one thing share it, and so may mentions of its namesakes."""

    kind: Kind
    key: str


class Member(NamedTuple):
    """A thing as one article knows it; `year` where the article gives its title one ("Dune (1984)")."""

    kind: Kind
    name: str
    article: str
    year: str = ""

    @property
    def id(self) -> str:
        """The article-local id."""
        if not self.year:
            return Thing(self.kind, self.name).local_id(self.article)
        return digest(self.article, self.kind, self.name, self.year)

    @property
    def key(self) -> str:
        return key_of(self.kind, self.name)

    @property
    def block(self) -> Block:
        return Block(self.kind, key_of(self.kind, self.name))


def subject_of(claim: Claim) -> Member:
    """Whom the claim is about."""
    kind = claim.subject.kind
    return Member(kind, claim.subject.name, claim.article, claim.qualifiers.get("year", "") if kind in SCREEN else "")


def object_of(claim: Claim) -> Member | None:
    """The thing that the claim joins its subject with; None where that is a date or a text."""
    if isinstance(claim.object, Thing):
        return Member(claim.object.kind, claim.object.name, claim.article)
    return None


def qualified(claim: Claim, qualifier: str, series: Collection[tuple[str, str]] = ()) -> Member | None:
    """The thing that a qualifier of NAMED names; `series` holds (article, name) of what the article calls a series."""
    name = claim.qualifiers.get(qualifier, "").strip()
    if not name:
        return None
    kind = NAMED[qualifier]
    return Member(Kind.SERIES if kind is Kind.FILM and (claim.article, name) in series else kind, name, claim.article)


def series_of(claims: Iterable[Claim]) -> set[tuple[str, str]]:
    """(article, name) of every series: a qualifier names a film without saying that it is one."""
    return {
        (claim.article, thing.name)
        for claim in claims
        for thing in (claim.subject, claim.object)
        if isinstance(thing, Thing) and thing.kind is Kind.SERIES
    }


def members_of(claim: Claim, series: Collection[tuple[str, str]] = ()) -> Iterator[Member]:
    """Everything that the claim names, its subject first."""
    yield subject_of(claim)
    if (value := object_of(claim)) is not None:
        yield value
    for qualifier in NAMED:
        if qualifier in claim.qualifiers and (named := qualified(claim, qualifier, series)) is not None:
            yield named


@lru_cache(maxsize=65536)
def place_of(name: str) -> Place | None:
    """The place on the map that a name means."""
    return find_place(name)


@lru_cache(maxsize=65536)
def key_of(kind: Kind, name: str) -> str:
    """What the names of one thing share: their folded form; for a place on the map, that place."""
    if kind is Kind.PLACE and (place := place_of(name)) is not None:
        return place.full_name
    return fold(name)


@lru_cache(maxsize=65536)
def place_label(place: Place) -> str:
    """The name alone for the most populous of its namesakes; the others bear the name of what contains them.

    No two places on the map have the same, so a place's IRI never depends on which other places are in the graph.
    """
    namesakes = find_places(place.name)
    if namesakes[:1] == (place,) or not place.within:
        return place.name
    near = [each for each in namesakes if each.within[:1] == place.within[:1]]
    return f"{place.name}, {place.within[0]}" if near[:1] == [place] else place.full_name


def slugs_of(member: Member) -> set[str]:
    """What an IRI of the thing may say after its kind."""
    place = place_of(member.name) if member.kind is Kind.PLACE else None
    return {slug(member.name), *([slug(place_label(place))] if place else [])}
