"""Places: what is called so, which of several is meant, and what contains it.

Cities, countries and continents are those of GeoNames (`cities.tsv` and `lands.tsv`, made by `bench/train/geonames.py`); regions,
studios, landmarks and other spellings stand in `places.tsv` beside them, nationalities in `demonyms.tsv`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

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
    if "," not in name:
        return _named(name.strip())
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
    key = key_of(name)
    listed = _listed().get(key, ())
    cities = [city for city in _towns(key) if not any(_covers(each, city) for each in listed)]
    spelt = {each for each in listed if each.name == name} if all(city.name != name for city in cities) else set()
    return tuple(sorted((*listed, *cities), key=lambda place: (place not in spelt, -place.population, place.within, place.name)))


def key_of(name: str) -> str:
    """By what places of one name are found, however it is spelt."""
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
        for key in {key_of(each) for each in (place.name, *spellings) if not each.startswith("(")}:
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
    for _, name, continent, at, people in _table("lands"):
        kind = "country" if continent else "continent"
        chains[name] = (_continents()[continent],) if continent else ()
        latitude, longitude = _point(at)
        yield Place(name, kind, chains[name], latitude, longitude, int(people)), spelled.get(name, ()) if continent else ()
    for name, kind, within, _, at, population, others in _table("places"):
        if kind != "country":
            first, *further = within.split(", ")
            chain = (first, *further, *chains[(further or [first])[-1]])
            chains.setdefault(name, chain if further else (first, *chains[first]))
            latitude, longitude = _point(at)
            yield Place(name, kind, chain, latitude, longitude, int(population or 0)), _parts(others)


def _point(at: str) -> tuple[float | None, float | None]:
    latitude, comma, longitude = at.partition(",")
    return (float(latitude), float(longitude)) if comma else (None, None)


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(";") if part.strip())


def _towns(key: str) -> list[Place]:
    """The cities of that key."""
    return list(map(_town, filter(None, _cities().get(key, "").split("\t"))))


def _town(row: str) -> Place:
    name, country, code, latitude, longitude, people = row.split("|")
    region = _regions().get(f"{country}.{code}")
    around = _countries()[country]
    return Place(name, "city", (region, *around) if region else around, float(latitude), float(longitude), int(people))


@cache
def _regions() -> dict[str, str]:
    return {row[3]: row[0] for row in _table("places") if row[3]}


@cache
def _middles() -> dict[tuple[str, ...], tuple[float, float]]:
    """Of regions and countries by name and chain: the mean of their cities, each weighted by its people."""
    sums: dict[tuple[str, ...], list[float]] = {}
    for key in _cities():
        for city in _towns(key):
            for number in range(len(city.within) - 1):
                total = sums.setdefault(city.within[number:], [0.0, 0.0, 0.0])
                weight = city.population or 1
                for index, value in enumerate((city.latitude or 0.0, city.longitude or 0.0, 1.0)):
                    total[index] += weight * value
    return {key: (round(north / weight, 4), round(east / weight, 4)) for key, (north, east, weight) in sums.items()}


@cache
def _cities() -> dict[str, str]:
    """Towns of more than 15,000 people by the key of their name; a row is taken apart where it is looked up."""
    return {key: rows for key, _, rows in (line.partition("\t") for line in _lines("cities"))}


@cache
def _continents() -> dict[str, str]:
    """Continents by their code."""
    return {code: name for code, name, continent, *_ in _table("lands") if not continent}


@cache
def _countries() -> dict[str, tuple[str, str]]:
    """Countries by their code, each with its continent."""
    return {code: (name, _continents()[continent]) for code, name, continent, *_ in _table("lands") if continent}


@cache
def _demonyms() -> dict[str, str]:
    return {word: place for word, place in _table("demonyms")}  # noqa: C416 - rows are tuples of any length to the type checker


@cache
def _table(name: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(line.split("\t")) for line in _lines(name))


def _lines(name: str) -> list[str]:
    text = files("graph").joinpath(f"{name}.tsv").read_text(encoding="utf-8")
    return [line for line in text.split("\n") if line and not line.startswith("#")]
