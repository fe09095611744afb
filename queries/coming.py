"""What comes out from a day on, by date, for a region and a medium."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from pyoxigraph import NamedNode

from graph.dates import PartialDate
from graph.model import Kind
from graph.store import Graph
from graph.vocabulary import RG
from queries.answer import Evidence
from queries.answers import day_words, quotes
from queries.blocks import Block, Heading, Note, slim
from queries.evidence import said
from queries.releases import AHEAD, CONTESTED, STANDING, Held, Release, Releases
from queries.view import View

MORE = "~"
OVER = ("released", "cancelled")
"""Without a date, these leave nothing to come."""


@dataclass(frozen=True, slots=True)
class Coming:
    """A date on which a film comes out, or that it has none for now (`date` is None)."""

    release: Release
    date: PartialDate | None
    held: Held
    """The date, or how it stands without one, as the graph holds it."""
    releases: Releases
    """Where it was read, for the sentences behind it."""

    @property
    def known(self) -> str:
        """EDTF of the day since when it is known; empty where unknown."""
        return self.held.known.edtf if self.held.known else ""

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The sentences that say so, the newest last; looked up when they are asked for."""
        claims, film = self.releases.claims(self.held), self.release.film
        return tuple(replace(said(self.releases.ledger, claim, f"{film} · released"), answer=film) for claim in claims)

    @property
    def news(self) -> Evidence | None:
        """The newest sentence that says so."""
        found = self.evidence
        return found[-1] if found else None

    def record(self) -> dict[str, Any]:
        release = self.release
        return {
            "film": release.film,
            "iri": release.iri,
            "date": self.date.edtf if self.date else None,
            "earliest": _iso(self.date.earliest) if self.date else None,
            "latest": _iso(self.date.latest) if self.date else None,
            "region": release.region or None,
            "medium": release.medium or None,
            "format": release.format or None,
            "rerelease": release.again,
            "status": release.standing,
            "reason": release.reason or None,
            "known_from": self.known or None,
            "previous": [each.value for each in release.before],
            "evidence": [one.record() for one in self.evidence],
        }


def coming(
    view: View, *, region: str = "", medium: str = "", since: date | None = None, until: date | None = None
) -> list[Coming]:
    """By date, undated ones last; without `medium`, no festivals; for the cinema, dates of no medium too.

    With `region`, each film's own date there, or in what contains it, or else the one of no region. A date that only says more
    vaguely what another one of the film says is left out. Raises UnknownName.
    """
    films = (AHEAD, CONTESTED, *((STANDING,) if until is None else ()))
    releases = Releases(view.graph, films, since or view.today)
    places = _places(view, region) if region else []
    found: list[Coming] = []
    for _, group in releases.of_films():
        wanted = [each for each in group if (each.medium == medium if medium else each.medium != "festival")]
        if medium == "cinema":
            wanted += [each for each in group if not each.medium and each.first]
        if places:
            wanted = _nearest(wanted, places)
        found += _listed(wanted, releases, since or view.today, until)
    return sorted(found, key=_order)


def _listed(group: Sequence[Release], releases: Releases, since: date, until: date | None) -> Iterator[Coming]:
    for release in group:
        for held in release.current:
            assert held.when is not None
            if _between(held.when, since, until) and not _told_better(release, held.when, group):
                yield Coming(release, held.when, held, releases)
        if not release.current and until is None:
            for held in release.held:
                if held.when is None and held.state in {"current", "contested"} and held.value not in OVER:
                    yield Coming(release, None, held, releases)


def _between(when: PartialDate, since: date, until: date | None) -> bool:
    """Whether the date can fall between two days."""
    if when.latest is None or when.latest < since:
        return False
    return until is None or (when.earliest is not None and when.earliest <= until)


def _told_better(release: Release, when: PartialDate, group: Iterable[Release]) -> bool:
    """Whether the film has the same date, or a finer one within it, with a region or medium where this one has none."""
    for other in group:
        if other is release or other.again != release.again or not _narrower(other, release):
            continue
        if any(held.when and when.contains(held.when) for held in other.current):
            return True
    return False


def _narrower(one: Release, other: Release) -> bool:
    parts = ((one.region, other.region), (one.medium, other.medium), (one.format, other.format))
    return all(left == right or not right for left, right in parts) and any(left != right for left, right in parts)


# -- regions --------------------------------------------------------------------------------------


def _places(view: View, region: str) -> list[str]:
    """The region and what contains it, the nearest first, and last of all: nowhere."""
    place = NamedNode(view.find(region, (Kind.PLACE,))[0].term[1:-1])
    around = {quad.object.value for quad in view.graph.quads(place, NamedNode(RG + "within")) if isinstance(quad.object, NamedNode)}
    return [place.value, *sorted(around, key=lambda iri: -_depth(view.graph, iri)), ""]


def _depth(graph: Graph, iri: str) -> int:
    return sum(1 for _ in graph.quads(NamedNode(iri), NamedNode(RG + "within")))


def _nearest(group: Sequence[Release], places: Sequence[str]) -> list[Release]:
    """Of each medium, the releases of the nearest of the places that has any date; re-releases each for itself."""
    found: list[Release] = []
    for again in (False, True):
        for medium in sorted({each.medium for each in group}):
            same = [each for each in group if each.medium == medium and each.again == again]
            for place in places:
                there = [each for each in same if each.region_iri == place]
                if any(each.current for each in there) or (there and place == places[0]):
                    found += there
                    break
            else:
                found += [each for each in same if not each.region_iri]
    return found


# -- reading it out -------------------------------------------------------------------------------

COLUMNS = ("date", "film", "where", "status", "known since", "before")


def coming_blocks(found: Sequence[Coming], heading: str, *, sentences: bool = False) -> list[Block]:
    """A table by date, what has no date below it; with `sentences`, who said so."""
    if not found:
        return [Note(f"{heading}: nothing is recorded.")]
    rows = [_row(each) for each in found]
    blocks: list[Block] = [Heading(heading, f"{len(found):,}"), slim(COLUMNS, rows)]
    if sentences:
        blocks += quotes(tuple(each.news for each in found if each.news))
    return blocks


def _row(each: Coming) -> tuple[str, ...]:
    release = each.release
    before = ", ".join(str(held.when) for held in release.before if held.when and not _finer(held.when, each.date))
    status = release.standing + (f", {release.reason}" if release.reason else "")
    known = day_words(each.known) if each.known else ""
    return str(each.date) if each.date else "no date", release.film, release.place, status, known, before


def _finer(old: PartialDate, now: PartialDate | None) -> bool:
    """Whether the date has only become more precise."""
    return now is not None and old.contains(now)


def _order(each: Coming) -> tuple[Any, ...]:
    key = each.date.key if each.date else (date.max, 0, MORE)
    return *key, each.release.film.casefold(), each.release.iri, each.release.place


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
