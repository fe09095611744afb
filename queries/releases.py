"""The releases of films as the graph holds them: where each stands, and every date that it has had."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from pyoxigraph import Literal, NamedNode

from graph import terms as t
from graph.dates import PartialDate
from graph.ledger import Ledger
from graph.model import Claim
from graph.nodes import EDTF
from graph.records import day
from graph.store import Graph
from graph.terms import Term
from graph.vocabulary import RG, SCHEMA
from queries.labels import labels

_REGION = SCHEMA + "location"

_NODES = (
    "SELECT ?film ?node ?p ?o {{ VALUES ?film {{ {films} }} ?film schema:releasedEvent ?node . ?node ?p ?o . "
    "FILTER (?p IN (rdf:type, schema:location, rg:medium, rg:format, rg:rerelease, rg:releaseStatus, rg:reason)) }}"
)
"""Each node has a type, if nothing else; what is not asked for is not looked up."""
_FACTS = (
    "SELECT ?node ?fact ?p ?o {{ VALUES ?film {{ {films} }} ?film schema:releasedEvent ?node . ?fact rdf:subject ?node . ?fact ?p ?o . "
    "FILTER (?p IN (rdf:predicate, rdf:object, rg:state, rg:knownFrom, rg:supersededOn)) }}"
)
_ENDED = (
    "SELECT DISTINCT ?old ?node {{ VALUES ?film {{ {films} }} ?film schema:releasedEvent ?other . ?old rdf:subject ?other ; rdf:predicate rg:edtf . "
    "?claim rg:opposes ?old ; rg:supports ?new . ?new rdf:predicate rg:edtf ; rdf:subject ?node }}"
)
MANY = 200
"""Films whose releases are read together."""

ALL = "SELECT DISTINCT ?film { ?film schema:releasedEvent ?node }"
AHEAD = "SELECT DISTINCT ?film { { SELECT ?node { ?node rg:latest ?day . FILTER (?day >= ?since) } } ?film schema:releasedEvent ?node }"
CONTESTED = "SELECT DISTINCT ?film { { SELECT DISTINCT ?node { ?fact rg:state \"contested\" ; rdf:subject ?node } } ?film schema:releasedEvent ?node }"
STANDING = "SELECT DISTINCT ?film { { SELECT DISTINCT ?node { ?fact rdf:predicate rg:releaseStatus ; rdf:subject ?node } } ?film schema:releasedEvent ?node }"
MOVED = (
    "SELECT DISTINCT ?film { { SELECT ?fact { ?fact rg:supersededOn ?day . FILTER (STR(?day) >= SUBSTR(STR(?since), 1, STRLEN(STR(?day))) && STR(?day) <= STR(?until)) } } "
    "?fact rdf:subject ?node . ?film schema:releasedEvent ?node }"
)
"""Films with a release that comes out from a day on, with a contested date, with a standing instead of a date, with a date given up."""


@dataclass(frozen=True, slots=True)
class Held:
    """A date that a release has or had, or how it stood without one."""

    fact: str
    """The fact's IRI."""
    value: str
    when: PartialDate | None
    """None where `value` is how it stood: `postponed`, say."""
    state: str
    known: PartialDate | None
    until: PartialDate | None


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
        self._names: dict[Term, str] = {}
        self._claims: dict[tuple[str, bool], list[Claim]] = {}
        first, last = (Literal(each.isoformat(), datatype=t.DATE) for each in (since, until))
        found = {row[0] for query in films for row in graph.select(query, since=first, until=last).rows}
        self._by_node = self._read(sorted(found, key=str))

    def __iter__(self) -> Iterator[Release]:
        """By film, region and medium."""
        return iter(sorted(self._by_node.values(), key=_order))

    def of_films(self) -> Iterator[tuple[str, list[Release]]]:
        """The releases of each film (its IRI) together."""
        films: dict[str, list[Release]] = {}
        for release in self:
            films.setdefault(release.iri, []).append(release)
        yield from films.items()

    def claims(self, held: Held) -> list[Claim]:
        """What articles say for it, the first one first; undated ones last."""
        return self._said(held, t.SUPPORTS)

    def against(self, held: Held) -> list[Claim]:
        """What articles say against it."""
        return self._said(held, t.OPPOSES)

    def _said(self, held: Held, how: NamedNode) -> list[Claim]:
        key = held.fact, how == t.SUPPORTS
        if key not in self._claims:
            claims = [self.ledger.entry(claim).claim for claim in self.ledger.subjects(how, NamedNode(held.fact))]
            self._claims[key] = sorted(claims, key=earliest_first)
        return self._claims[key]

    def _read(self, films: Sequence[Term | None]) -> dict[str, Release]:
        found: dict[str, Release] = {}
        ended: list[tuple[str, str]] = []
        for start in range(0, len(films), MANY):
            some = " ".join(map(str, films[start : start + MANY]))
            found |= self._nodes(_NODES.format(films=some))
            self._hold(found, _FACTS.format(films=some))
            ended += [(_text(old), _text(node)) for old, node in self.graph.select(_ENDED.format(films=some)).rows]
        by_fact = {held.fact: (release, held) for release in found.values() for held in release.held}
        for old, node in ended:
            other, held = by_fact[old]
            if other is not found[node] and held.state in {"superseded", "retired"}:
                found[node].ended.append((other, held))
        for release in found.values():
            release.ended.sort(key=lambda each: (each[0].node, each[1].value))
            release.held.sort(key=lambda each: (each.when is None, each.value))
        return found

    def _nodes(self, query: str) -> dict[str, Release]:
        films: dict[str, Term] = {}
        said: dict[str, dict[str, Term]] = {}
        for film, node, predicate, value in self.graph.select(query).rows:
            if film is not None and value is not None:
                films[_text(node)] = film
                said.setdefault(_text(node), {})[_text(predicate)] = value
        regions = [values[_REGION] for values in said.values() if _REGION in values]
        self._names |= labels(self.graph, {*films.values(), *regions} - self._names.keys())
        return {node: self._release(films[node], node, values) for node, values in said.items()}

    def _release(self, film: Term, node: str, said: dict[str, Term]) -> Release:
        region = said.get(_REGION)
        medium, form, again, status, reason = (_text(said.get(RG + name)) for name in ("medium", "format", "rerelease", "releaseStatus", "reason"))
        return Release(
            self._names[film], _text(film), node, self._names[region] if region else "", _text(region), medium, form, again == "true", status, reason,
        )  # fmt: skip

    def _hold(self, releases: dict[str, Release], query: str) -> None:
        facts: dict[tuple[str, str], dict[str, str]] = {}
        for node, fact, predicate, value in self.graph.select(query).rows:
            facts.setdefault((_text(node), _text(fact)), {})[_text(predicate)] = _text(value)
        for (owner, iri), said in facts.items():
            text = said[t.OBJECT.value]
            when = day(text) if said[t.PREDICATE.value] == EDTF else None
            known, until = said.get(t.KNOWN_FROM.value), said.get(t.SUPERSEDED_ON.value)
            releases[owner].held.append(Held(iri, text, when, said[t.STATE.value], day(known) if known else None, day(until) if until else None))


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
        yield replace(each, until=min((each.until, *vaguer), key=_day))


def _when_over(held: Held) -> tuple[str, str, str]:
    return _day(held.until), _day(held.known), held.value


def _order(release: Release) -> tuple[Any, ...]:
    return (
        release.film.casefold(), release.iri, release.again, release.region, release.medium, release.format,
        [each.value for each in release.held],
    )  # fmt: skip


def _day(when: PartialDate | None) -> str:
    return when.latest.isoformat() if when and when.latest else ""


def _text(term: Term | None) -> str:
    return term.value if isinstance(term, Literal | NamedNode) else ""
