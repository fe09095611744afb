"""A made-up film land of any size, as a store in memory: for measuring what only depends on how much there is."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from pyoxigraph import NamedNode, Store

from graph import terms as t
from graph.bulk import bulk_load
from graph.dates import PartialDate
from graph.documents import Documents
from graph.embedded import StoreGraph
from graph.model import Claim, Document, Fact, Kind, State, Thing
from graph.names import fold, slug
from graph.records import Triple, article_lines, article_of, claim_lines
from graph.vocabulary import BASE, KINDS, RELATIONS, RG, SCHEMA

FIRST = "Ada Ben Cleo Dev Elif Finn Gia Hugo Ines Jon Kaya Leo Mina Noor Otto Pia Quinn Rosa Sami Tess Uma Vito Wren Yara Zeno".split()  # fmt: skip
LAST = "Abara Bloom Castell Dahl Eriksen Farouk Grant Holm Ito Jansen Keller Lund Moreau Novak Okafor Petrov Quist Rossi Sato Torres Usman Vega Walsh Yilmaz Zhou".split()  # fmt: skip
WORDS = "Amber Bridge Cold Distant Evening Fallen Garden Harbour Iron June Kingdom Long Midnight North Open Paper Quiet River Silver Tides Under Violet Winter Yellow Zenith".split()  # fmt: skip
PLACES = "Rome Paris London Berlin Madrid Prague Budapest Vienna Lisbon Dublin Toronto Vancouver Atlanta Sydney Mumbai Seoul Tokyo Marrakesh Reykjavik Italy Norway Jordan Venice Glasgow Belfast".split()  # fmt: skip


@dataclass(frozen=True, slots=True)
class Spot:
    """An entity of the made-up land."""

    kind: Kind
    name: str

    @property
    def iri(self) -> str:
        return f"{BASE}{self.kind.value}/{slug(self.name)}"


def filmland(nodes: int, edges: int, seed: int = 1) -> StoreGraph:
    """A graph of exactly that many nodes and joined pairs: films with casts, shared people, places and series."""
    store = Store()
    draw = random.Random(seed)
    spots = _spots(nodes, draw)
    bulk_load(store, (line for spot in spots for line in _thing(spot)))
    facts = list(_pairs(spots, edges, draw))
    bulk_load(store, (line for number, pair in enumerate(facts) for line in _said(number, *pair, draw)))
    bulk_load(store, _released([spot for spot in spots if spot.kind is Kind.FILM], draw))
    return StoreGraph(store, _NoTexts())


class _NoTexts(Documents):
    def __init__(self) -> None: ...


def _spots(nodes: int, draw: random.Random) -> list[Spot]:
    films = max(nodes // 7, 1)
    series = max(nodes // 60, 1)
    places = min(len(PLACES), max(nodes // 25, 1))
    found = [Spot(Kind.FILM, name) for name in _names(films, WORDS, WORDS, draw)]
    found += [Spot(Kind.FRANCHISE, f"{name} Saga") for name in _names(series, WORDS, WORDS, draw)]
    found += [Spot(Kind.PLACE, name) for name in PLACES[:places]]
    return found + [Spot(Kind.PERSON, name) for name in _names(nodes - len(found), FIRST, LAST, draw)]


def _names(count: int, first: list[str], last: list[str], draw: random.Random) -> list[str]:
    found: dict[str, None] = {}
    while len(found) < count:
        name = f"{draw.choice(first)} {draw.choice(last)}"
        if name in found:
            name = f"{name} {len(found)}"
        found[name] = None
    return list(found)


def _pairs(spots: list[Spot], edges: int, draw: random.Random) -> Iterator[tuple[Spot, str, Spot]]:
    films = [spot for spot in spots if spot.kind is Kind.FILM]
    others = [spot for spot in spots if spot.kind is not Kind.FILM]
    seen: set[tuple[Spot, Spot]] = set()
    weights = [1 / (place % 97 + 2) for place in range(len(others))]
    for number in range(edges):
        pair = films[number % len(films)], others[number % len(others)]
        while pair in seen:
            pair = draw.choice(films), draw.choices(others, weights)[0]
        seen.add(pair)
        relation = {"place": "filmed_in", "franchise": "part_of"}.get(pair[1].kind.value, "")
        yield pair[0], relation or draw.choice(("actor", "actor", "actor", "director", "writer", "producer")), pair[1]


def _thing(spot: Spot) -> Iterator[str]:
    iri = NamedNode(spot.iri)
    yield t.line(iri, t.TYPE, NamedNode(KINDS[spot.kind]))
    yield t.line(iri, t.NAME, t.text(spot.name))
    yield t.line(iri, t.NAME_KEY, t.text(fold(spot.name)))


def _said(number: int, subject: Spot, relation: str, value: Spot, draw: random.Random) -> Iterator[str]:
    yield from _fact(
        number, NamedNode(subject.iri), RELATIONS[relation].iri, NamedNode(value.iri),
        Claim(
            Thing(subject.kind, subject.name), relation, Thing(value.kind, value.name), _url(number),
            f"{subject.name}, which has been talked of for months, is {RELATIONS[relation].label} {value.name}, says the studio.",
            0, 90 + len(subject.name),
        ),
        draw,
    )  # fmt: skip


def _url(number: int) -> str:
    return f"https://news.example.org/film/{number // 12}"


def _fact(number: int, subject: NamedNode, predicate: str, value: t.Term | str, claim: Claim, draw: random.Random) -> Iterator[str]:
    published = PartialDate.day(date(2019, 1, 1) + timedelta(days=number // 12 % 1800))
    article = article_of(Document(claim.article, "", f"Film news {number // 12}", published, "The Reel"), "bench")
    state = draw.choices((State.CURRENT, State.RUMOURED, State.CONTESTED), (30, 1, 1))[0]
    fact = Fact(f"{number:016x}", subject.value, predicate, str(value), state, published)
    iri = t.local("fact", fact.id)
    yield from article_lines(article)
    yield t.line(iri, t.TYPE, t.FACT)
    yield t.line(iri, t.SUBJECT, subject)
    yield t.line(iri, t.PREDICATE, NamedNode(predicate))
    yield t.line(iri, t.OBJECT, value)
    yield t.line(iri, t.STATE, t.text(state.value))
    yield t.line(iri, t.KNOWN_FROM, t.text(published.edtf))
    yield from claim_lines(claim, article, (fact.id,), (), Triple(fact.subject, fact.predicate, fact.object))


def _released(films: list[Spot], draw: random.Random) -> Iterator[str]:
    for place, film in enumerate(films):
        event = t.local("release", f"{place:016x}")
        day = PartialDate.day(date(2019, 6, 1) + timedelta(days=draw.randrange(2500)))
        yield t.line(NamedNode(film.iri), NamedNode(SCHEMA + "releasedEvent"), event)
        yield t.line(event, t.TYPE, NamedNode(SCHEMA + "PublicationEvent"))
        yield t.line(event, NamedNode(RG + "medium"), t.text("cinema"))
        number = 1_000_000 + place
        claim = Claim(Thing(film.kind, film.name), "release_date", day, _url(number), f"{film.name} opens on {day}.", 0, 9)
        yield from _fact(number, event, RG + "edtf", t.text(day.edtf), claim, draw)
