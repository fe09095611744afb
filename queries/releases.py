"""The releases of films as the graph holds them: where each stands, and every date that it has had."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from pyoxigraph import Literal, NamedNode

from graph import terms as t
from graph.dates import PartialDate
from graph.ledger import Ledger
from graph.model import Claim
from graph.names import clean
from graph.nodes import EDTF, RELEASE_STATUS, fact_id
from graph.records import day
from graph.store import Graph
from graph.tables import ReleaseRow, full, release_rows, shortened
from graph.terms import Term
from queries.labels import labels, told_of

_TABLES = "SELECT ?at ?name ?table {{ VALUES (?film ?at) {{ {things} }} ?film schema:name ?name ; rg:releaseTable ?table }}"

ALL = "SELECT DISTINCT ?film { ?film schema:releasedEvent ?node }"
ON_DAYS = "SELECT DISTINCT ?film {{ VALUES ?day {{ {days} }} ?node rg:latest ?day . ?film schema:releasedEvent ?node }}"
COUNTED = "SELECT ?day (COUNT(*) AS ?releases) {{ VALUES ?day {{ {days} }} ?node rg:latest ?day }} GROUP BY ?day"
KNOWN_ON = (
    "SELECT DISTINCT ?film {{ {{ SELECT DISTINCT ?node {{ VALUES ?day {{ {days} }} ?fact rg:knownFrom ?day . ?fact rdf:subject ?node }} }} "
    "?film schema:releasedEvent ?node }}"
)
AHEAD = "SELECT DISTINCT ?film { { SELECT ?node { ?node rg:latest ?day . FILTER (?day >= ?since) } } ?film schema:releasedEvent ?node }"
CONTESTED = "SELECT DISTINCT ?film { { SELECT DISTINCT ?node { ?fact rg:state \"contested\" ; rdf:subject ?node } } ?film schema:releasedEvent ?node }"
STANDING = "SELECT DISTINCT ?film { { SELECT DISTINCT ?node { ?fact rdf:predicate rg:releaseStatus ; rdf:subject ?node } } ?film schema:releasedEvent ?node }"
MOVED = (
    "SELECT DISTINCT ?film { { SELECT ?fact { ?fact rg:gaveWayOn ?day . FILTER (STR(?day) >= SUBSTR(STR(?since), 1, STRLEN(STR(?day))) && STR(?day) <= STR(?until)) } } "
    "?fact rdf:subject ?node . ?film schema:releasedEvent ?node }"
)
"""Films with releases at all, on some days (and how many), of which something is known since some days, that come out from a day on, with a contested date, with a standing instead of a date, with a date given up."""


class Held(NamedTuple):
    """A date that a release has or had, or how it stood without one; a list reads thousands."""

    node: str
    """The IRI of the release."""
    value: str
    when: PartialDate | None
    """None where `value` is how it stood: `postponed`, say."""
    state: str
    known: PartialDate | None
    until: PartialDate | None

    @property
    def fact(self) -> NamedNode:
        """The fact that says so."""
        return t.local("fact", fact_id(self.node, EDTF if self.when else RELEASE_STATUS, t.text(self.value)))


@dataclass(slots=True)
class Release:
    """One film in one region and medium; empty texts where those are unstated."""

    film: str
    iri: str
    node: str
    region: str = ""
    region_iri: str = ""
    medium: str = ""
    format: str = ""
    again: bool = False
    status: str = ""
    reason: str = ""
    held: list[Held] = field(default_factory=list)
    ended: list[tuple[Release, Held]] = field(default_factory=list)
    """Dates of the film's other releases that gave way to one of this: "moved to June" is said of no medium, and meant the cinema's."""

    @property
    def current(self) -> list[Held]:
        """The date that holds; several where they are contested."""
        return [each for each in self.held if each.when and each.state in {"current", "contested"}]

    @property
    def former(self) -> list[Held]:
        """The dates that held, the first one first."""
        found = [each for each in self.held if each.when and each.state in {"superseded", "retired"}]
        return sorted(found, key=_when_over)

    @property
    def before(self) -> list[Held]:
        """The dates that gave way to the one that holds, its own and others', the first one first; none that only an article without a day told."""
        found = {each.value: each for each in (*(held for _, held in self.ended), *self.former) if each.known and each.state == "superseded"}
        return sorted(_told_best(list(found.values())), key=_when_over)

    @property
    def origin(self) -> Release:
        """The release of which this one goes on: itself, or the one whose date it took over when it had none yet."""
        known = [_day(each.known) for each in self.held if each.known]
        heirless = [(other, held) for other, held in self.ended if not other.current and all(day >= _day(held.until) for day in known)]
        return min(heirless, key=lambda each: (_day(each[1].known), each[0].node))[0] if heirless else self

    @property
    def standing(self) -> str:
        """`scheduled`, `postponed`, …; `contested` where articles of one day differ."""
        if any(each.state == "contested" for each in self.held):
            return "contested"
        stands = [each.value for each in self.held if each.when is None and each.state == "current"]
        return stands[0] if stands else self.status

    @property
    def place(self) -> str:
        """Region and medium in words; empty where neither is stated."""
        medium = " ".join(filter(None, (self.medium, self.format, "again" if self.again else "")))
        return ", ".join(filter(None, (self.region, medium)))

    @property
    def first(self) -> bool:
        """Whether it can be the release: no festival, no re-release."""
        return self.medium != "festival" and not self.again


class Releases:
    """The releases of some films, and the claims behind them as they are asked for."""

    def __init__(self, graph: Graph, films: Iterable[str] = (ALL,), since: date = date.min, until: date = date.max) -> None:
        """`films` are queries for the films whose releases are read, with the two days where they ask for them."""
        self.graph = graph
        self.ledger = Ledger(graph.quads)
        self._places: dict[str, str] = {"": ""}
        self._claims: dict[tuple[NamedNode, bool], list[Claim]] = {}
        self._films: dict[str, list[Release]] = {}
        for query in films:
            self.read(query, since, until)

    def read(self, films: str, since: date = date.min, until: date = date.max) -> list[list[Release]]:
        """Read those of more films; the releases of each that was not read before."""
        first, last = (Literal(each.isoformat(), datatype=t.DATE) for each in (since, until))
        named: dict[str, tuple[str, str]] = {}
        found = [row[0] for row in self.graph.select(films, since=first, until=last).rows]
        for film, name, table in told_of(self.graph, _TABLES, [film for film in found if isinstance(film, NamedNode) and film.value not in self._films]):
            iri, title = film.value, _text(name)
            named[iri] = min(title, named[iri][0]) if iri in named else title, _text(table)
        told = {iri: (clean(title), release_rows(table)) for iri, (title, table) in named.items()}
        self._name_places({row.region for _, rows in told.values() for row in rows})
        fresh = {iri: self._of_film(iri, title, rows) for iri, (title, rows) in told.items()}
        self._films |= fresh
        return list(fresh.values())

    def __iter__(self) -> Iterator[Release]:
        """By film, region and medium."""
        return iter(sorted((each for group in self._films.values() for each in group), key=_order))

    def of_films(self) -> Iterator[tuple[str, list[Release]]]:
        """The releases of each film (its IRI) together."""
        for group in sorted(self._films.values(), key=lambda group: (group[0].film.casefold(), group[0].iri)):
            yield group[0].iri, group

    def claims(self, held: Held) -> list[Claim]:
        """What articles say for it, the first one first; undated ones last."""
        return self._said(held, t.SUPPORTS)

    def against(self, held: Held) -> list[Claim]:
        """What articles say against it."""
        return self._said(held, t.OPPOSES)

    def _said(self, held: Held, how: NamedNode) -> list[Claim]:
        key = held.fact, how == t.SUPPORTS
        if key not in self._claims:
            claims = [self.ledger.entry(claim).claim for claim in self.ledger.subjects(how, held.fact)]
            self._claims[key] = sorted(claims, key=earliest_first)
        return self._claims[key]

    def _name_places(self, regions: set[str]) -> None:
        places = [NamedNode(full(each)) for each in sorted(regions - self._places.keys())]
        self._places |= {shortened(each.value): name for each, name in labels(self.graph, places).items()}

    def _of_film(self, film: str, title: str, rows: Sequence[ReleaseRow]) -> list[Release]:
        """The releases of one film; the dates of others that gave way to one of them are those others' own."""
        found = {row.node: self._release(film, title, row) for row in rows}
        for row in rows:
            for node, value in row.ended:
                old = next(held for held in found[node].held if held.when and held.value == value)
                found[row.node].ended.append((found[node], old))
        return sorted(found.values(), key=_order_in_film)

    def _release(self, film: str, title: str, row: ReleaseRow) -> Release:
        node = full(f"release/{row.node}")
        held = [
            Held(node, each.value, day(each.value) if each.dated else None, each.state, day(each.known) if each.known else None, day(each.until) if each.until else None)
            for each in row.held
        ]  # fmt: skip
        return Release(
            title, film, node, self._places[row.region], full(row.region), row.medium, row.form, row.rerelease, row.status, row.reason, held,
        )  # fmt: skip


def earliest_first(claim: Claim) -> tuple[str, str, int]:
    """Sorts claims by day, undated last; then by article and place in it."""
    day = claim.stated_on.latest if claim.stated_on else None
    return day.isoformat() if day else "~", claim.article, claim.start


def _told_best(found: Sequence[Held]) -> Iterator[Held]:
    """One of each plan: what was "March" and later told as the 19th is the 19th, over when March was."""
    for each in found:
        others = [other for other in found if other is not each and other.when and each.when]
        if any(each.when.contains(other.when) for other in others):  # type: ignore[union-attr,arg-type]
            continue
        vaguer = [other.until for other in others if other.when.contains(each.when)]  # type: ignore[union-attr,arg-type]
        yield each._replace(until=min((each.until, *vaguer), key=_day))


def _when_over(held: Held) -> tuple[str, str, str]:
    return _day(held.until), _day(held.known), held.value


def _order(release: Release) -> tuple[Any, ...]:
    return release.film.casefold(), release.iri, *_order_in_film(release)


def _order_in_film(release: Release) -> tuple[Any, ...]:
    return release.again, release.region, release.medium, release.format, [each.value for each in release.held]


def _day(when: PartialDate | None) -> str:
    return when.latest.isoformat() if when and when.latest else ""


def _text(term: Term | None) -> str:
    return term.value if isinstance(term, Literal | NamedNode) else ""
