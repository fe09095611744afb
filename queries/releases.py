"""The releases of films as the graph holds them: where each stands, and every date that it has had."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from pyoxigraph import Literal, NamedNode

from graph import terms as t
from graph.dates import PartialDate
from graph.ledger import Ledger
from graph.model import Claim
from graph.nodes import EDTF
from graph.store import Graph
from graph.terms import Term
from queries.labels import label

_RELEASES = (
    "SELECT ?film ?node ?region ?medium ?format ?again ?status ?reason { ?film schema:releasedEvent ?node . "
    "OPTIONAL { ?node schema:location ?region } OPTIONAL { ?node rg:medium ?medium } OPTIONAL { ?node rg:format ?format } "
    "OPTIONAL { ?node rg:rerelease ?again } OPTIONAL { ?node rg:releaseStatus ?status } OPTIONAL { ?node rg:reason ?reason } }"
)
_HELD = (
    "SELECT ?node ?fact ?p ?value ?state ?known ?until { ?film schema:releasedEvent ?node . ?fact rdf:subject ?node ; rdf:predicate ?p ; "
    "rdf:object ?value ; rg:state ?state . OPTIONAL { ?fact rg:knownFrom ?known } OPTIONAL { ?fact rg:supersededOn ?until } }"
)
_ENDED = (
    "SELECT DISTINCT ?old ?node { ?claim rg:opposes ?old ; rg:supports ?new . ?old rdf:predicate rg:edtf . ?new rdf:predicate rg:edtf ; rdf:subject ?node }"
)


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
    """Every release of a graph, read at once, and the claims behind them as they are asked for."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.ledger = Ledger(graph.quads)
        self._labels: dict[Term, str] = {}
        self._by_node = {release.node: release for release in self._read()}

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
        fact = NamedNode(held.fact)
        found = [self.ledger.entry(claim).claim for claim in self.ledger.subjects(t.SUPPORTS, fact)]
        return sorted(found, key=earliest_first)

    def against(self, held: Held) -> list[Claim]:
        """What articles say against it."""
        fact = NamedNode(held.fact)
        return sorted((self.ledger.entry(claim).claim for claim in self.ledger.subjects(t.OPPOSES, fact)), key=earliest_first)

    def _read(self) -> Iterable[Release]:
        found: dict[str, Release] = {}
        for film, node, region, medium, form, again, status, reason in self.graph.select(_RELEASES).rows:
            found[_text(node)] = Release(
                self._label(film), _text(film), _text(node), self._label(region), _text(region), _text(medium), _text(form),
                _text(again) == "true", _text(status), _text(reason),
            )  # fmt: skip
        for node, fact, predicate, value, state, known, until in self.graph.select(_HELD).rows:
            when = PartialDate.parse(_text(value)) if _text(predicate) == EDTF else None
            found[_text(node)].held.append(Held(_text(fact), _text(value), when, _text(state), _date(known), _date(until)))
        by_fact = {held.fact: (release, held) for release in found.values() for held in release.held}
        for old, node in self.graph.select(_ENDED).rows:
            other, held = by_fact[_text(old)]
            release = found[_text(node)]
            if other is not release and held.state in {"superseded", "retired"}:
                release.ended.append((other, held))
        for release in found.values():
            release.ended.sort(key=lambda each: (each[0].node, each[1].value))
            release.held.sort(key=lambda each: (each.when is None, each.value))
        return found.values()

    def _label(self, term: Term | None) -> str:
        if term is None:
            return ""
        if term not in self._labels:
            self._labels[term] = label(self.graph, term)
        return self._labels[term]


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


def _date(term: Term | None) -> PartialDate | None:
    return PartialDate.parse(term.value) if term is not None else None
