"""What is being shot: where, who was seen there, since when, and how old the news of it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from pyoxigraph import Literal, NamedNode

from graph import terms as t
from graph.dates import PartialDate
from graph.model import Kind
from graph.names import clean
from graph.records import day
from graph.store import Graph
from graph.tables import ShootingRow, ShootRow, ToldRow, full, shooting_row
from graph.vocabulary import RG
from queries.answer import Evidence
from queries.answers import day_words, quotes
from queries.blocks import Block, Heading, Note, slim
from queries.labels import labels, told_of
from queries.sentences import Sentences
from queries.view import View

STALE = 365
"""Days after which news of a shoot says nothing about today: hardly any takes longer."""
SEEN = 45
"""Days for which somebody who was seen on location stands for a shoot that goes on."""

_TABLES = "SELECT ?at ?name ?table {{ VALUES (?film ?at) {{ {things} }} ?film schema:name ?name ; rg:shootTable ?table }}"
_SPOKEN = "SELECT DISTINCT ?film {{ VALUES ?day {{ {days} }} ?film rg:shootingNews ?day }}"
_ON = "SELECT DISTINCT ?film { ?film rg:shootEnds ?last . FILTER (?last >= ?on) }"
"""Films of which there was news on one of some days, and those with a shoot that ends on a day or later."""


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
    spoken: tuple[NamedNode, ...]
    """The claims about it up to the day, the newest first."""
    sentences: Sentences

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The newest sentences, each once; looked up when they are asked for."""
        said = self.sentences.of_claims(self.spoken)
        quotes = {each.quote: each for each in map(said.__getitem__, reversed(self.spoken))}
        newest = [each for each in map(said.__getitem__, self.spoken) if quotes[each.quote] is each]
        return tuple(each.evidence(f"{self.film} · filming", self.film) for each in newest[:3])

    def record(self) -> dict[str, Any]:
        return {
            "film": self.film, "iri": self.iri, "places": list(self.places), "people": list(self.people), "since": self.since or None,
            "news": self.news.edtf if self.news else None, "age_in_days": self.age, "evidence": [one.record() for one in self.evidence],
        }  # fmt: skip


def filming(view: View, *, place: str = "", on: date | None = None) -> list[Shooting]:
    """Productions that shoot on a day (today), the newest news first; in a place or anywhere inside it.

    A production shoots where an article says that it is filming and none says later that it wrapped, where a shoot's days include
    the day, or where somebody was seen on location shortly before. Raises UnknownName.
    """
    day = on or view.today
    wanted = _inside(view, place) if place else None
    found = [each for film, name, row in _films(view.graph, day) if (each := _Film(film, name, row, day, wanted)).shoots]
    terms = {term: NamedNode(full(term)) for each in found for term in each.terms}
    named = labels(view.graph, terms.values())
    names, sentences = {short: named[term] for short, term in terms.items()}, Sentences(view.graph)
    shown = [each.shown(names, sentences) for each in found]
    return sorted(shown, key=lambda each: (each.age, each.film.casefold(), each.iri))


def newest_sentences(found: Sequence[Shooting]) -> tuple[Evidence, ...]:
    """Of each the newest sentence, looked up together."""
    said = found[0].sentences.of_claims(each.spoken[0] for each in found) if found else {}
    return tuple(said[each.spoken[0]].evidence(f"{each.film} · filming", each.film) for each in found)


def _films(graph: Graph, day: date) -> Iterator[tuple[str, str, ShootingRow]]:
    """Films with a shoot whose days may include the day, or of whose shooting there was news in the year before it."""
    spoken = _SPOKEN.format(days=" ".join(map(t.text, _days(day))))
    near = {row[0] for films in (spoken, _ON) for row in graph.select(films, on=Literal(day.isoformat(), datatype=t.DATE)).rows}
    found: dict[str, tuple[str, str]] = {}
    for film, name, table in told_of(graph, _TABLES, sorted((film for film in near if isinstance(film, NamedNode)), key=str)):
        known = found.get(film.value, (name.value, ""))
        found[film.value] = min(name.value, known[0]), table.value
    for iri, (title, said) in found.items():
        yield iri, clean(title), shooting_row(said)


def _days(day: date) -> list[str]:
    """The days, months and years, as articles are dated, that end within a year before a day."""
    days = [day - timedelta(before) for before in range(STALE + 1)]
    spans = {text for each in days for text in (each.isoformat(), f"{each:%Y-%m}", f"{each:%Y}")}
    return sorted(text for text in spans if (last := PartialDate.parse(text).latest) and 0 <= (day - last).days <= STALE)


class _Film:
    """A film and how it shoots on a day, as far as its table tells."""

    def __init__(self, film: str, name: str, row: ShootingRow, day: date, wanted: set[str] | None) -> None:
        self._film, self._name, self._row, self._day = film, name, row, day
        there = [each for each in row.shoots if wanted is None or full(each.place) in wanted]
        places = {each.place for each in there}
        self._running = [each for each in there if _during(each, day)]
        self._shown = self._running or there
        told = [each for each in row.told if self._age(each) >= 0]
        self._live = [each for each in told if not each.place] if _held(row, day) else []
        said = [each for each in told if each.place in places]
        seen = not row.over and any(each.seen and self._age(each) <= SEEN for each in said)
        self._spoken = sorted((each for each in told if each in self._live or each in said), key=self._age)
        fresh = bool(self._spoken) and (self._age(self._spoken[0]) <= STALE or bool(self._running))
        self.shoots = fresh and (wanted is None or bool(there)) and bool(self._live or self._running or seen)

    @property
    def terms(self) -> Iterator[str]:
        """Places and people to be named."""
        for each in self._shown:
            yield each.place
            yield from each.people

    def shown(self, names: Mapping[str, str], sentences: Sentences) -> Shooting:
        newest = self._spoken[0]
        return Shooting(
            self._name, self._film, _sorted(names[each.place] for each in self._shown),
            _sorted(names[person] for each in self._shown for person in each.people), _since(self._live, self._running),
            day(newest.day), self._age(newest), tuple(t.local("claim", each.claim) for each in self._spoken), sentences,
        )  # fmt: skip

    def _age(self, told: ToldRow) -> int:
        """Days from the article to the day; negative where it came later or has no day."""
        latest = day(told.day).latest if told.day else None
        return (self._day - latest).days if latest else -1


def _sorted(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(sorted(names)))


def _inside(view: View, name: str) -> set[str]:
    """A place and every place inside it."""
    place = NamedNode(view.find(name, (Kind.PLACE,))[0].term[1:-1])
    inner = (quad.subject for quad in view.graph.quads(None, NamedNode(RG + "within"), place))
    return {place.value, *(each.value for each in inner if isinstance(each, NamedNode))}


def _held(row: ShootingRow, when: date) -> bool:
    """Whether its status on a day was that it films."""
    first = day(row.since).latest if row.since else None
    last = day(row.until).latest if row.until else None
    return (first is None or first <= when) and (last is None or when < last)


def _during(shoot: ShootRow, when: date) -> bool:
    """Whether a shoot's days include the day: both ends are told."""
    return bool(shoot.start and shoot.end) and shoot.start <= when.isoformat() <= shoot.end


def _since(status: Iterable[ToldRow], running: Iterable[ShootRow]) -> str:
    starts = {each.start for each in status if each.start}
    starts |= {shoot.spell.partition("/")[0] for shoot in running if shoot.spell and not shoot.spell.startswith("..")}
    return min(starts, key=lambda edtf: (PartialDate.parse(edtf).key, edtf), default="")


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
    return [Heading(heading, f"{len(found):,}"), slim(COLUMNS, rows), *quotes(newest_sentences(found))]
