"""What is being shot: where, who was seen there, since when, and how old the news of it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from pyoxigraph import Literal, NamedNode

from graph import terms as t
from graph.dates import PartialDate
from graph.ledger import Ledger
from graph.model import Certainty, Claim, Kind
from graph.terms import Term
from graph.vocabulary import RELATIONS, RG
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
    "SELECT ?film ?fact ?state ?known ?until { ?fact rdf:predicate rg:status ; rdf:object \"filming\" ; rdf:subject ?film ; rg:state ?state . "
    "OPTIONAL { ?fact rg:knownFrom ?known } OPTIONAL { ?fact rg:supersededOn ?until } }"
)
_OVER = "ASK { ?fact rdf:subject ?film ; rdf:predicate rg:status ; rdf:object ?status ; rg:state \"current\" . FILTER (?status IN (\"wrapped\", \"post-production\", \"released\", \"cancelled\")) }"
_SHOOTS = (
    "SELECT ?shoot ?film ?place ?from ?to ?spell { ?shoot a rg:Shoot ; rg:film ?film ; schema:location ?place . "
    "OPTIONAL { ?shoot rg:earliest ?from } OPTIONAL { ?shoot rg:latest ?to } OPTIONAL { ?shoot rg:edtf ?spell } }"
)
_SPOKEN = (
    "SELECT DISTINCT ?film ?day { { ?fact rdf:predicate rg:filmedIn ; rdf:subject ?film } UNION { ?fact rdf:predicate rg:onLocationIn ; rg:film ?film } "
    "UNION { ?fact rdf:predicate rg:status ; rdf:subject ?film } ?claim rg:supports ?fact ; prov:wasDerivedFrom ?article . ?article schema:datePublished ?day }"
)
_SHOT = (RELATIONS["filmed_in"].iri, RELATIONS["on_location"].iri)


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
        self._shoots = self._read_shoots()
        self._near = self._spoken_of() | {film for film, shoots in self._shoots.items() if any(_during(each, day) for each in shoots)}
        self._filming = {film: facts for film, facts in self._statuses().items() if facts}

    def films(self) -> dict[str, list[_Shoot]]:
        """Films that are said to be filming, or have a shoot, and of which there is news of that time."""
        return {film: self._shoots.get(film, []) for film in sorted({*self._filming, *self._shoots} & self._near)}

    def _read_shoots(self) -> dict[str, list[_Shoot]]:
        found: dict[str, list[_Shoot]] = {}
        for shoot, film, place, start, end, spell in self._graph.select(_SHOOTS).rows:
            assert isinstance(shoot, NamedNode)
            assert isinstance(film, NamedNode)
            assert isinstance(place, NamedNode)
            found.setdefault(film.value, []).append(_Shoot(shoot, place, _iso(start), _iso(end), spell.value if spell else ""))
        return found

    def _spoken_of(self) -> set[str]:
        """Films of which an article of the last year says where or whether they shoot: of the others nothing is read."""
        found = set()
        for film, day in self._graph.select(_SPOKEN).rows:
            out = PartialDate.parse(day.value).latest if day else None
            if film and out and 0 <= (self._day - out).days <= STALE:
                found.add(film.value)
        return found

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

    def _statuses(self) -> dict[str, list[Claim]]:
        """Of each film the claims that it was filming on the day."""
        found: dict[str, list[Claim]] = {}
        for film, fact, state, known, until in self._graph.select(_STATUSES).rows:
            assert isinstance(fact, NamedNode)
            if state is None or film is None or film.value not in self._near or state.value in {"rumoured", "retired"} or not _held(known, until, self._day):
                continue
            claims = [self._ledger.entry(claim).claim for claim in self._ledger.subjects(t.SUPPORTS, fact)]
            found[film.value] = [claim for claim in claims if claim.certainty is Certainty.STATED and self._age(claim) >= 0]
        return found

    def _claims(self, film: str, shoots: Iterable[_Shoot]) -> list[Claim]:
        """What articles say of the film's shoots."""
        nodes = {shoot.place for shoot in shoots}
        facts = {fact for fact in self._ledger.subjects(t.SUBJECT, NamedNode(film)) if self._at(fact, nodes)}
        facts |= {fact for fact in self._ledger.subjects(NamedNode(RG + "film"), NamedNode(film)) if self._at(fact, nodes)}
        claims = {claim.value: claim for fact in facts for claim in self._ledger.subjects(t.SUPPORTS, fact)}
        return sorted((self._ledger.entry(claim).claim for claim in claims.values()), key=earliest_first)

    def _at(self, fact: NamedNode, places: set[NamedNode]) -> bool:
        return self._ledger.value(fact, t.PREDICATE) in _SHOT and any(place in places for place in self._ledger.objects(fact, t.OBJECT))

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
