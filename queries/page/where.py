"""Where filming places lie, as far as their names tell: a town's point, or only the middle of a country or region."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

from graph.places import Place, coordinates, find_place
from queries.page.facts import World

WIDTH, HEIGHT = 2000, 974
"""The map's own units: the whole globe in Equal Earth (Šavrič, Patterson and Jenny 2018)."""
_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_ROOT = sqrt(3) / 2
_EDGE = 2.7066299836
_AREAS = frozenset({"continent", "country", "state", "region", "sea", "desert", "mountains"})


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the map, in its units."""

    x: int
    y: int
    vague: str
    """Empty for a point; else in words what little is known: `country only`, `somewhere in Hertfordshire`."""
    inside: tuple[str, ...]
    """What contains it, the nearest first."""


def project(longitude: float, latitude: float) -> tuple[int, int]:
    """Degrees to map units, north up.

    >>> project(0, 0)
    (1000, 487)
    """
    turn = asin(_ROOT * sin(radians(latitude)))
    square = turn * turn
    sixth = square**3
    x = radians(longitude) * cos(turn) / (_ROOT * (_A1 + 3 * _A2 * square + sixth * (7 * _A3 + 9 * _A4 * square)))
    y = turn * (_A1 + _A2 * square + sixth * (_A3 + _A4 * square))
    return round(WIDTH / 2 + x * WIDTH / (2 * _EDGE)), round(HEIGHT / 2 - y * WIDTH / (2 * _EDGE))


def spots(world: World) -> dict[str, Spot]:
    """The places of the graph that can be shown on a map, by IRI."""
    found = {}
    for iri, thing in world.things.items():
        if thing.kind == "place":
            within = [world.things[outer].label for outer in world.within.get(iri, ()) if outer in world.things]
            if spot := _spot(thing.label, within):
                found[iri] = spot
    return found


def _spot(name: str, within: Sequence[str]) -> Spot | None:
    place = find_place(name, within)
    at = coordinates(place) if place else None
    if place is None or at is None:
        return None
    latitude, longitude = at
    return Spot(*project(longitude, latitude), _vague(place), place.within)


def _vague(place: Place) -> str:
    if place.kind in _AREAS:
        return f"{place.kind} only"
    return "" if place.latitude is not None else f"somewhere in {place.within[0]}" if place.within else "somewhere"
