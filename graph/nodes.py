"""The nodes between entities: releases, performances, shoots, memberships; their ids, and what stands on them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from pyoxigraph import NamedNode

from graph import terms as t
from graph.dates import PartialDate
from graph.hashing import digest
from graph.vocabulary import BASE, RG, SCHEMA, XSD

EDTF = RG + "edtf"
RELEASE_STATUS = RG + "releaseStatus"
POSITION = SCHEMA + "position"

_EVENT, _ROLE = NamedNode(SCHEMA + "PublicationEvent"), NamedNode(SCHEMA + "PerformanceRole")
_SHOOT, _MEMBERSHIP = NamedNode(RG + "Shoot"), NamedNode(RG + "Membership")
_RELEASED, _LOCATION = NamedNode(SCHEMA + "releasedEvent"), NamedNode(SCHEMA + "location")
_START, _END = NamedNode(SCHEMA + "startDate"), NamedNode(SCHEMA + "endDate")
_EARLIEST, _LATEST = NamedNode(RG + "earliest"), NamedNode(RG + "latest")
_RG_FILM, _FRANCHISE, _CHARACTER = NamedNode(RG + "film"), NamedNode(RG + "franchise"), NamedNode(RG + "character")
_ACTOR, _CHARACTER_NAME = NamedNode(SCHEMA + "actor"), NamedNode(SCHEMA + "characterName")
_TRUE = t.typed("true", NamedNode(XSD + "boolean"))


def node(kind: str, *parts: str) -> str:
    """The IRI of a node, from what it joins."""
    return f"{BASE}{kind}/{digest(kind, *parts)}"


def fact_id(subject: str, predicate: str, value: str) -> str:
    """The id of the fact that states this.

    A claim can speak for a relation and for its place in an order; the relation is then the first of its facts.
    """
    found = digest(subject, predicate, value)
    return f"s{found}" if predicate in {POSITION, RELEASE_STATUS} else found


def thing(iri: str) -> str:
    """An IRI as facts hold it."""
    return f"<{iri}>"


def day(value: date) -> str:
    return t.typed(value.isoformat(), t.DATE)


def release_lines(
    iri: str, film: str, *, region: str = "", medium: str = "", form: str = "", rerelease: bool = False
) -> Iterator[str]:
    """What a release is, whatever its date."""
    event = thing(iri)
    yield t.line(event, t.TYPE, _EVENT)
    yield t.line(thing(film), _RELEASED, event)
    if region:
        yield t.line(event, _LOCATION, thing(region))
    for name, value in (("medium", medium), ("format", form)):
        if value:
            yield t.line(event, NamedNode(RG + name), t.text(value))
    if rerelease:
        yield t.line(event, NamedNode(RG + "rerelease"), _TRUE)


def dated_lines(iri: str, when: PartialDate) -> Iterator[str]:
    """The bounds of an event's date, typed so that every engine filters them; a start only for a full day."""
    event = thing(iri)
    if when.earliest:
        yield t.line(event, _EARLIEST, day(when.earliest))
    if when.latest:
        yield t.line(event, _LATEST, day(when.latest))
    if when.is_day and when.earliest:
        yield t.line(event, _START, day(when.earliest))


def first_line(film: str, dates: Iterable[PartialDate]) -> Iterator[str]:
    """When a film is first out, by the last days that its dates can mean: so nobody need ask for all its releases."""
    if first := min(dates, key=lambda when: (when.latest or date.max, when.edtf), default=None):
        yield t.line(thing(film), t.FIRST_RELEASE, t.text(first.edtf))


def moved_lines(film: str, days: Iterable[PartialDate]) -> Iterator[str]:
    """When the film's dates moved: so lists of such films read nothing else."""
    for edtf in {when.edtf for when in days}:
        yield t.line(thing(film), t.MOVED_ON, t.text(edtf))


def publisher_lines(name: str, firsts: int) -> Iterator[str]:
    """How many facts a publisher was the first to tell; nothing is kept of one who told none first."""
    if firsts:
        publisher = thing(node("publisher", name))
        yield t.line(publisher, t.TYPE, t.PUBLISHER_KIND)
        yield t.line(publisher, t.NAME, t.text(name))
        yield t.line(publisher, t.FIRSTS, t.typed(str(firsts), t.INTEGER))


def stands_lines(iri: str, status: str, reason: str) -> Iterator[str]:
    """Where a release stands, and why it moved."""
    if status:
        yield t.line(thing(iri), NamedNode(RELEASE_STATUS), t.text(status))
    if reason:
        yield t.line(thing(iri), NamedNode(RG + "reason"), t.text(reason))


def performance_lines(iri: str, person: str, character: str, name: str) -> Iterator[str]:
    """Who plays whom."""
    role = thing(iri)
    yield t.line(role, t.TYPE, _ROLE)
    yield t.line(role, _ACTOR, thing(person))
    if character:
        yield t.line(role, _CHARACTER, thing(character))
        yield t.line(role, _CHARACTER_NAME, t.text(name))


def membership_lines(iri: str, film: str, franchise: str) -> Iterator[str]:
    """That a film stands somewhere in a series; where, are facts."""
    member = thing(iri)
    yield t.line(member, t.TYPE, _MEMBERSHIP)
    yield t.line(member, _RG_FILM, thing(film))
    yield t.line(member, _FRANCHISE, thing(franchise))


def for_film_line(fact: str, film: str) -> str:
    """The film for which somebody is said to have been on location."""
    return t.line(thing(f"{BASE}fact/{fact}"), _RG_FILM, thing(film))


def shoot_lines(
    iri: str, film: str, place: str, *, people: set[str], start: PartialDate | None, end: PartialDate | None, units: set[str]
) -> Iterator[str]:
    """That a film is shot somewhere, by whom and when."""
    shoot = thing(iri)
    yield t.line(shoot, t.TYPE, _SHOOT)
    yield t.line(shoot, _RG_FILM, thing(film))
    yield t.line(shoot, _LOCATION, thing(place))
    for person in people:
        yield t.line(shoot, NamedNode(RG + "participant"), thing(person))
    for unit in units:
        yield t.line(shoot, NamedNode(RG + "unit"), t.text(unit))
    for predicate, when in ((_START, start), (_END, end)):
        if when is not None and when.is_day and when.earliest:
            yield t.line(shoot, predicate, day(when.earliest))
    if start is not None or end is not None:
        yield t.line(shoot, NamedNode(EDTF), t.text(spell(start, end)))
    if start is not None and start.earliest:
        yield t.line(shoot, _EARLIEST, day(start.earliest))
    if end is not None and end.latest:
        yield t.line(shoot, _LATEST, day(end.latest))


def spell(start: PartialDate | None, end: PartialDate | None) -> str:
    """"2020-10-06/.." where only the start is known; empty where neither is."""
    if start is None and end is None:
        return ""
    if start is not None and end is not None and start.edtf == end.edtf:
        return start.edtf
    return f"{start.edtf if start else '..'}/{end.edtf if end else '..'}"
