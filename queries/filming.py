"""What is being shot: where, who was seen there, since when, and how old the news of it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from pyoxigraph import Literal, NamedNode

from graph import terms as t
from graph.dates import PartialDate
from graph.ledger import Ledger
from graph.model import Certainty, Claim, Kind
from graph.terms import Term
from graph.vocabulary import RG
from queries.answer import Evidence
from queries.answers import day_words, quotes
from queries.blocks import Block, Heading, Note, slim
from queries.evidence import said
from queries.labels import label
from queries.releases import earliest_first
from queries.view import View

STALE = 365
"""Days after which news of a shoot says nothing about today: hardly any takes longer."""
SEEN = 45
"""Days for which somebody who was seen on location stands for a shoot that goes on."""

_STATUSES = (
    "SELECT ?film ?fact ?state ?known ?until {{ VALUES ?film {{ {films} }} ?fact rdf:subject ?film ; rdf:object \"filming\" ; rdf:predicate rg:status ; rg:state ?state . "
    "OPTIONAL {{ ?fact rg:knownFrom ?known }} OPTIONAL {{ ?fact rg:supersededOn ?until }} }}"
)
_OVER = "ASK { ?fact rdf:subject ?film ; rdf:predicate rg:status ; rdf:object ?status ; rg:state \"current\" . FILTER (?status IN (\"wrapped\", \"post-production\", \"released\", \"cancelled\")) }"
_SHOOTS = (
    "SELECT ?shoot ?film ?place ?from ?to ?spell {{ VALUES ?film {{ {films} }} ?shoot rg:film ?film ; a rg:Shoot ; schema:location ?place . "
    "OPTIONAL {{ ?shoot rg:earliest ?from }} OPTIONAL {{ ?shoot rg:latest ?to }} OPTIONAL {{ ?shoot rg:edtf ?spell }} }}"
)
_ON = (
    "SELECT DISTINCT ?film { { SELECT ?shoot { ?shoot rg:latest ?to . FILTER (?to >= ?day) } } "
    "?shoot rg:film ?film . ?shoot rg:earliest ?from . FILTER (?from <= ?day) }"
)
"""Of what has an end only shoots have a film; a test of each row for its kind takes ten times as long."""
_SPOKEN = (
    "SELECT DISTINCT ?film ?out { { SELECT ?article ?out { ?article schema:datePublished ?out . "
    "FILTER (STR(?out) >= SUBSTR(STR(?first), 1, STRLEN(STR(?out))) && STR(?out) <= STR(?day)) } } "
    "?claim prov:wasDerivedFrom ?article . ?claim rg:supports ?fact . ?fact rdf:predicate ?said . FILTER (?said IN (rg:filmedIn, rg:onLocationIn, rg:status)) "
    "?fact rdf:subject ?subject . OPTIONAL { ?fact rg:film ?whose } BIND (COALESCE(?whose, ?subject) AS ?film) }"
)
"""From the articles of those days: of all others nothing is read."""
_SAID = (
    "SELECT DISTINCT ?film ?place ?claim {{ "
    "{{ VALUES ?film {{ {films} }} ?fact rdf:subject ?film . FILTER EXISTS {{ ?fact rdf:predicate rg:filmedIn }} ?fact rdf:object ?place . ?claim rg:supports ?fact }} "
    "UNION {{ VALUES ?film {{ {films} }} ?fact rg:film ?film ; rdf:predicate rg:onLocationIn ; rdf:object ?place . ?claim rg:supports ?fact }} }}"
)
MANY = 200
"""Films that are asked for together."""


@dataclass(frozen=True, slots=True)
class Shooting:
    """A production that is shooting, as far as the news tells."""

    film: str
    iri: str
    places: tuple[str, ...]
    people: tuple[str, ...]
    since: str
    """EDTF of its first day; empty where no article says so."""
    news: PartialDate | None
    """The day of the newest sentence about it."""
    age: int
    """Days between that and the day asked about."""
    evidence: tuple[Evidence, ...]

    def record(self) -> dict[str, Any]:
        return {
            "film": self.film, "iri": self.iri, "places": list(self.places), "people": list(self.people), "since": self.since or None,
            "news": self.news.edtf if self.news else None, "age_in_days": self.age, "evidence": [one.record() for one in self.evidence],
        }  # fmt: skip


@dataclass(slots=True)
class _Shoot:
    node: NamedNode
    place: NamedNode
    start: date | None
    end: date | None
    spell: str


def filming(view: View, *, place: str = "", on: date | None = None) -> list[Shooting]:
    """Productions that shoot on a day (today), the newest news first; in a place or anywhere inside it.

    A production shoots where an article says that it is filming and none says later that it wrapped, where a shoot's days include
    the day, or where somebody was seen on location shortly before. Raises UnknownName.
    """
    day = on or view.today
    finder = _Finder(view, day)
    wanted = _inside(view, place) if place else None
    found = [shooting for film, shoots in finder.films().items() if (shooting := finder.shooting(film, shoots, wanted))]
    return sorted(found, key=lambda each: (each.age, each.film.casefold(), each.iri))


class _Finder:
    def __init__(self, view: View, day: date) -> None:
        self._graph = view.graph
        self._ledger = Ledger(view.graph.quads)
        self._day = day
        near = sorted(self._spoken_of() | self._on_the_day(), key=str)
        self._shoots: dict[str, list[_Shoot]] = {}
        self._filming: dict[str, list[Claim]] = {}
        self._said: dict[str, list[tuple[Term, NamedNode]]] = {}
        for start in range(0, len(near), MANY):
            self._read(" ".join(map(str, near[start : start + MANY])))

    def films(self) -> dict[str, list[_Shoot]]:
        """Films that are said to be filming, or have a shoot, and of which there is news of that time."""
        filming = {film for film, claims in self._filming.items() if claims}
        return {film: self._shoots.get(film, []) for film in sorted(filming | self._shoots.keys())}

    def _spoken_of(self) -> set[NamedNode]:
        """Films of which an article of the last year says where or whether they shoot."""
        found = set()
        for film, out in self._graph.select(_SPOKEN, first=self._literal(STALE), day=self._literal(0)).rows:
            latest = PartialDate.parse(out.value).latest if out else None
            if isinstance(film, NamedNode) and latest and 0 <= (self._day - latest).days <= STALE:
                found.add(film)
        return found

    def _on_the_day(self) -> set[NamedNode]:
        """Films with a shoot whose days include the day."""
        return {row[0] for row in self._graph.select(_ON, day=self._literal(0)).rows if isinstance(row[0], NamedNode)}

    def _literal(self, before: int) -> Literal:
        return Literal((self._day - timedelta(before)).isoformat(), datatype=t.DATE)

    def _read(self, films: str) -> None:
        """What is told of some films."""
        for shoot, film, place, start, end, spell in self._graph.select(_SHOOTS.format(films=films)).rows:
            assert isinstance(shoot, NamedNode)
            assert isinstance(film, NamedNode)
            assert isinstance(place, NamedNode)
            self._shoots.setdefault(film.value, []).append(_Shoot(shoot, place, _iso(start), _iso(end), spell.value if spell else ""))
        for film, fact, state, known, until in self._graph.select(_STATUSES.format(films=films)).rows:
            assert isinstance(fact, NamedNode)
            if film is not None and state is not None and state.value not in {"rumoured", "retired"} and _held(known, until, self._day):
                self._filming[film.value] = self._told(fact)
        for film, place, claim in self._graph.select(_SAID.format(films=films)).rows:
            if film is not None and place is not None and isinstance(claim, NamedNode):
                self._said.setdefault(film.value, []).append((place, claim))

    def _told(self, fact: NamedNode) -> list[Claim]:
        """The claims that a film was filming, up to the day."""
        claims = [self._ledger.entry(claim).claim for claim in self._ledger.subjects(t.SUPPORTS, fact)]
        return [claim for claim in claims if claim.certainty is Certainty.STATED and self._age(claim) >= 0]

    def _people(self, shoot: _Shoot) -> list[NamedNode]:
        people = (quad.object for quad in self._graph.quads(shoot.node, NamedNode(RG + "participant")))
        return [each for each in people if isinstance(each, NamedNode)]

    def shooting(self, film: str, shoots: Sequence[_Shoot], wanted: set[str] | None) -> Shooting | None:
        """The film as it shoots on the day; None where it does not, or not there."""
        there = [shoot for shoot in shoots if wanted is None or shoot.place.value in wanted]
        if wanted is not None and not there:
            return None
        claims = self._claims(film, there)
        live = self._filming.get(film, [])
        running = [shoot for shoot in there if _during(shoot, self._day)]
        seen = [claim for claim in claims if claim.predicate == "on_location" and 0 <= self._age(claim) <= SEEN]
        if not (live or running or (seen and not self._over(film))):
            return None
        spoken = [claim for claim in (*live, *claims) if self._age(claim) >= 0]
        newest = min(spoken, key=self._age, default=None)
        if newest is None or (self._age(newest) > STALE and not running):
            return None
        return Shooting(
            label(self._graph, NamedNode(film)), film, self._labels(shoot.place for shoot in (running or there)),
            self._labels(person for shoot in (running or there) for person in self._people(shoot)), _since(live, running),
            newest.stated_on, self._age(newest), self._evidence(film, spoken),
        )  # fmt: skip

    def _claims(self, film: str, shoots: Iterable[_Shoot]) -> list[Claim]:
        """What articles say of the film's shoots."""
        nodes: set[Term] = {shoot.place for shoot in shoots}
        claims = {claim for place, claim in self._said.get(film, ()) if place in nodes}
        return sorted((self._ledger.entry(claim).claim for claim in claims), key=earliest_first)

    def _over(self, film: str) -> bool:
        return self._graph.ask(_OVER, film=NamedNode(film))

    def _age(self, claim: Claim) -> int:
        """Days from the article to the day; negative where it came later or has no day."""
        latest = claim.stated_on.latest if claim.stated_on else None
        return (self._day - latest).days if latest else -1

    def _labels(self, terms: Iterable[NamedNode]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(sorted(label(self._graph, term) for term in terms)))

    def _evidence(self, film: str, claims: Sequence[Claim]) -> tuple[Evidence, ...]:
        name = label(self._graph, NamedNode(film))
        newest = sorted(claims, key=lambda claim: (self._age(claim), claim.article, claim.start))
        told = {claim.quote: claim for claim in reversed(newest)}
        return tuple(replace(said(self._ledger, claim, f"{name} · filming"), answer=name) for claim in [*reversed(told.values())][:3])


def _inside(view: View, name: str) -> set[str]:
    """A place and every place inside it."""
    place = NamedNode(view.find(name, (Kind.PLACE,))[0].term[1:-1])
    inner = (quad.subject for quad in view.graph.quads(None, NamedNode(RG + "within"), place))
    return {place.value, *(each.value for each in inner if isinstance(each, NamedNode))}


def _held(known: Term | None, until: Term | None, day: date) -> bool:
    """Whether a fact held on a day."""
    first = PartialDate.parse(known.value).latest if known else None
    last = PartialDate.parse(until.value).latest if until else None
    return (first is None or first <= day) and (last is None or day < last)


def _during(shoot: _Shoot, day: date) -> bool:
    """Whether a shoot's days include the day: both ends are told, or it began and the year is not over."""
    if shoot.start is None or shoot.start > day:
        return False
    return day <= shoot.end if shoot.end else False


def _since(status: Iterable[Claim], running: Iterable[_Shoot]) -> str:
    starts = {claim.qualifiers["start"] for claim in status if claim.qualifiers.get("start")}
    starts |= {shoot.spell.partition("/")[0] for shoot in running if shoot.spell and not shoot.spell.startswith("..")}
    return min(starts, key=lambda edtf: (PartialDate.parse(edtf).key, edtf), default="")


def _iso(term: Term | None) -> date | None:
    return date.fromisoformat(term.value) if isinstance(term, Literal) else None


# -- reading it out -------------------------------------------------------------------------------


def heading(view: View, place: str, on: date | None) -> str:
    where = f" in {place}" if place else ""
    return f"shooting{where} on {day_words((on or view.today).isoformat())}"


COLUMNS = ("film", "where", "who was there", "since", "news of", "days ago")


def filming_blocks(found: Sequence[Shooting], heading: str) -> list[Block]:
    """A table and the sentences behind it."""
    if not found:
        return [Note(f"{heading}: nothing is recorded.")]
    rows = [
        (
            each.film, ", ".join(each.places), ", ".join(each.people), day_words(each.since) if each.since else "",
            str(each.news) if each.news else "", each.age,
        )
        for each in found
    ]  # fmt: skip
    return [Heading(heading, f"{len(found):,}"), slim(COLUMNS, rows), *quotes(tuple(each.evidence[0] for each in found if each.evidence))]
