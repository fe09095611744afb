"""The nodes between entities: releases, performances, shoots, memberships; their ids, and what stands on them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pyoxigraph import Literal, NamedNode, Quad

from graph import terms as t
from graph.dates import PartialDate
from graph.model import digest
from graph.vocabulary import RG, SCHEMA, XSD

EDTF = RG + "edtf"
RELEASE_STATUS = RG + "releaseStatus"
POSITION = SCHEMA + "position"

_EVENT, _ROLE = NamedNode(SCHEMA + "PublicationEvent"), NamedNode(SCHEMA + "PerformanceRole")
_SHOOT, _MEMBERSHIP = NamedNode(RG + "Shoot"), NamedNode(RG + "Membership")
_RELEASED, _LOCATION = NamedNode(SCHEMA + "releasedEvent"), NamedNode(SCHEMA + "location")
_START, _END = NamedNode(SCHEMA + "startDate"), NamedNode(SCHEMA + "endDate")
_EARLIEST, _LATEST = NamedNode(RG + "earliest"), NamedNode(RG + "latest")
_TRUE = Literal("true", datatype=NamedNode(XSD + "boolean"))


def node(kind: str, *parts: str) -> str:
    """The IRI of a node, from what it joins."""
    return t.local(kind, digest(kind, *parts)).value


def fact_id(subject: str, predicate: str, value: str) -> str:
    """The id of the fact that states this.

    A claim can speak for a relation and for its place in an order; the relation is then the first of its facts.
    """
    found = digest(subject, predicate, value)
    return f"s{found}" if predicate in {POSITION, RELEASE_STATUS} else found


def text(value: str) -> str:
    """A plain literal as facts hold it."""
    return str(Literal(value))


def thing(iri: str) -> str:
    """An IRI as facts hold it."""
    return f"<{iri}>"


def day(value: date) -> Literal:
    return Literal(value.isoformat(), datatype=t.DATE)


def release_quads(
    iri: str, film: str, *, region: str = "", medium: str = "", form: str = "", rerelease: bool = False
) -> Iterator[Quad]:
    """What a release is, whatever its date."""
    event = NamedNode(iri)
    yield t.quad(event, t.TYPE, _EVENT)
    yield t.quad(NamedNode(film), _RELEASED, event)
    if region:
        yield t.quad(event, _LOCATION, NamedNode(region))
    for name, value in (("medium", medium), ("format", form)):
        if value:
            yield t.quad(event, NamedNode(RG + name), Literal(value))
    if rerelease:
        yield t.quad(event, NamedNode(RG + "rerelease"), _TRUE)


def dated_quads(iri: str, when: PartialDate) -> Iterator[Quad]:
    """The bounds of an event's date, typed so that every engine filters them; a start only for a full day."""
    event = NamedNode(iri)
    if when.earliest:
        yield t.quad(event, _EARLIEST, day(when.earliest))
    if when.latest:
        yield t.quad(event, _LATEST, day(when.latest))
    if when.is_day and when.earliest:
        yield t.quad(event, _START, day(when.earliest))


def stands_quads(iri: str, status: str, reason: str) -> Iterator[Quad]:
    """Where a release stands, and why it moved."""
    if status:
        yield t.quad(NamedNode(iri), NamedNode(RELEASE_STATUS), Literal(status))
    if reason:
        yield t.quad(NamedNode(iri), NamedNode(RG + "reason"), Literal(reason))


def performance_quads(iri: str, person: str, character: str, name: str) -> Iterator[Quad]:
    """Who plays whom."""
    role = NamedNode(iri)
    yield t.quad(role, t.TYPE, _ROLE)
    yield t.quad(role, NamedNode(SCHEMA + "actor"), NamedNode(person))
    if character:
        yield t.quad(role, NamedNode(RG + "character"), NamedNode(character))
        yield t.quad(role, NamedNode(SCHEMA + "characterName"), Literal(name))


def membership_quads(iri: str, film: str, franchise: str) -> Iterator[Quad]:
    """That a film stands somewhere in a series; where, are facts."""
    member = NamedNode(iri)
    yield t.quad(member, t.TYPE, _MEMBERSHIP)
    yield t.quad(member, NamedNode(RG + "film"), NamedNode(film))
    yield t.quad(member, NamedNode(RG + "franchise"), NamedNode(franchise))


def for_film_quad(fact: str, film: str) -> Quad:
    """The film for which somebody is said to have been on location."""
    return t.quad(t.local("fact", fact), NamedNode(RG + "film"), NamedNode(film))


def shoot_quads(
    iri: str, film: str, place: str, *, people: set[str], start: PartialDate | None, end: PartialDate | None, units: set[str]
) -> Iterator[Quad]:
    """That a film is shot somewhere, by whom and when."""
    shoot = NamedNode(iri)
    yield t.quad(shoot, t.TYPE, _SHOOT)
    yield t.quad(shoot, NamedNode(RG + "film"), NamedNode(film))
    yield t.quad(shoot, _LOCATION, NamedNode(place))
    for person in people:
        yield t.quad(shoot, NamedNode(RG + "participant"), NamedNode(person))
    for unit in units:
        yield t.quad(shoot, NamedNode(RG + "unit"), Literal(unit))
    for predicate, when in ((_START, start), (_END, end)):
        if when is not None and when.is_day and when.earliest:
            yield t.quad(shoot, predicate, day(when.earliest))
    if start is not None or end is not None:
        yield t.quad(shoot, NamedNode(EDTF), Literal(_spell(start, end)))
    if start is not None and start.earliest:
        yield t.quad(shoot, _EARLIEST, day(start.earliest))
    if end is not None and end.latest:
        yield t.quad(shoot, _LATEST, day(end.latest))


def _spell(start: PartialDate | None, end: PartialDate | None) -> str:
    """"2020-10-06/.." where only the start is known."""
    if start is not None and end is not None and start.edtf == end.edtf:
        return start.edtf
    return f"{start.edtf if start else '..'}/{end.edtf if end else '..'}"
