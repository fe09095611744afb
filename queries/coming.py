"""What comes out from a day on, by date, for a region and a medium."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from pyoxigraph import Literal, NamedNode

from graph.dates import PartialDate
from graph.model import Kind
from graph.store import Graph
from graph.terms import DATE, text
from graph.vocabulary import RG
from queries.answer import Evidence
from queries.answers import day_words, quotes
from queries.blocks import Block, Heading, Note, slim
from queries.evidence import said
from queries.releases import (
    AHEAD,
    CONTESTED,
    COUNTED,
    KNOWN_ON,
    ON_DAYS,
    STANDING,
    Held,
    Release,
    Releases,
)
from queries.view import View

MORE = "~"
YEAR, YEARS = 366, 3
"""Days that are looked at together, and how often before simply everything is read."""
SPARE = 1.5
"""Releases that are read for one row: some are told better by another one, or are of another place or medium."""
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
    return Ahead(view, since or view.today, until, region, medium).all()


def first_coming(view: View, most: int, *, region: str = "", medium: str = "", since: date | None = None) -> tuple[list[Coming], bool]:
    """The first rows of `coming`, and whether there are others: of what comes later, nothing is read. Raises UnknownName."""
    return Ahead(view, since or view.today, None, region, medium).first(most)


class Ahead:
    """What comes out from a day on, read as far as it is asked for."""

    def __init__(self, view: View, since: date, until: date | None = None, region: str = "", medium: str = "") -> None:
        self._since, self._until, self._medium = since, until, medium
        self._places = _places(view, region) if region else []
        self._graph, self._releases = view.graph, Releases(view.graph, ())
        self._found: list[Coming] = []

    def all(self) -> list[Coming]:
        """Every row."""
        self._read((AHEAD, CONTESTED, *((STANDING,) if self._until is None else ())))
        return sorted(self._found, key=_order)

    def first(self, most: int) -> tuple[list[Coming], bool]:
        """So many rows, read day by day, and whether there are more.

        A film is read with all its releases: so whatever falls on a day that was looked at, or before it, is there.
        """
        self._read((CONTESTED,))
        for year in range(YEARS):
            days = [self._since + timedelta(YEAR * year + day) for day in range(YEAR)]
            counts = self._counts(days)
            while days:
                rows = [row for row in self._found if row.date and row.date.latest and row.date.latest < days[0]]
                if len(rows) > most:
                    return sorted(rows, key=_order)[:most], True
                some = _enough(days, counts, int(SPARE * (most + 1 - len(rows))))
                days = days[len(some) :]
                self._read((ON_DAYS.format(days=_literals(day for day in some if day in counts)),))
        rows = self.all()
        return rows[:most], len(rows) > most

    def known_since(self, day: date, until: date) -> list[Coming]:
        """The rows of films of whose dates one is known since one of those days, or contested."""
        if (until - day).days > YEAR:
            return self.all()
        days = {each for number in range((until - day).days + 1) for each in _spans(day + timedelta(number))}
        self._read((KNOWN_ON.format(days=" ".join(map(text, sorted(days)))), CONTESTED))
        return sorted(self._found, key=_order)

    def on(self, days: Iterable[date]) -> list[Coming]:
        """The rows of some days, and of whatever was read before."""
        if wanted := _literals(sorted(day for day in set(days) if day >= self._since)):
            self._read((ON_DAYS.format(days=wanted),))
        return sorted(self._found, key=_order)

    def _read(self, films: Iterable[str]) -> None:
        groups = [group for query in films for group in self._releases.read(query, self._since)]
        self._found += (row for group in groups for row in self._of(group))

    def _counts(self, days: Iterable[date]) -> dict[date, int]:
        """How many releases, and shoots, have each of these days for their last."""
        rows = self._graph.select(COUNTED.format(days=_literals(days))).rows
        return {date.fromisoformat(day.value): int(number.value) for day, number in rows if day and number}

    def _of(self, group: Sequence[Release]) -> Iterator[Coming]:
        """The rows of one film."""
        wanted = [each for each in group if (each.medium == self._medium if self._medium else each.medium != "festival")]
        if self._medium == "cinema":
            wanted += [each for each in group if not each.medium and each.first]
        if self._places:
            wanted = _nearest(wanted, self._places)
        return _listed(wanted, self._releases, self._since, self._until)


def _spans(day: date) -> tuple[str, ...]:
    """As articles are dated: the day, its month, its year."""
    return day.isoformat(), f"{day:%Y-%m}", f"{day:%Y}"


def _enough(days: Sequence[date], counts: Mapping[date, int], wanted: int) -> list[date]:
    """The first days on which together so many come out, or all of them."""
    total, some = 0, []
    for day in days:
        some.append(day)
        total += counts.get(day, 0)
        if total >= wanted:
            break
    return some


def _literals(days: Iterable[date]) -> str:
    return " ".join(str(Literal(day.isoformat(), datatype=DATE)) for day in days)


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
    """Whether it has all parts that the other has, and one that the other has not."""
    ours, theirs = (one.region, one.medium, one.format), (other.region, other.medium, other.format)
    return ours != theirs and ours[0] == (theirs[0] or ours[0]) and ours[1] == (theirs[1] or ours[1]) and ours[2] == (theirs[2] or ours[2])


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


def coming_blocks(found: Sequence[Coming], heading: str, *, sentences: bool = False, more: bool = False) -> list[Block]:
    """A table by date, what has no date below it; with `sentences`, who said so. `more`: these are the first, and nobody has counted the others."""
    if not found:
        return [Note(f"{heading}: nothing is recorded.")]
    rows = [_row(each) for each in found]
    blocks: list[Block] = [Heading(heading, f"the first {len(found):,}" if more else f"{len(found):,}"), slim(COLUMNS, rows)]
    if more:
        blocks.append(Note("more come out later (--since DATE goes on from there, --format json has all)"))
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
