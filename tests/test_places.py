"""Places: names, namesakes, what contains them, where they lie."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from bench.train import geonames
from graph import places
from graph.places import containers, coordinates, demonym, find_place, find_places, lies_in


@pytest.mark.parametrize(
    ("name", "within"),
    [
        ("Rome", "Lazio, Italy, Europe"),
        ("Roma", "Lazio, Italy, Europe"),
        ("Rome, Georgia", "Georgia, United States, North America"),
        ("Rome, Ga.", "Georgia, United States, North America"),
        ("Paris, Texas", "Texas, United States, North America"),
        ("Vancouver, B.C.", "British Columbia, Canada, North America"),
        ("Georgia", "United States, North America"),
        ("Washington, D.C.", "United States, North America"),
        ("Cologne", "North Rhine-Westphalia, Germany, Europe"),
        ("Köln", "North Rhine-Westphalia, Germany, Europe"),
        ("Los Alamos", "New Mexico, United States, North America"),
        ("Los Álamos", "Chile, South America"),
        ("Spanish Steps", "Rome, Lazio, Italy, Europe"),
        ("Leavesden", "Hertfordshire, England, United Kingdom, Europe"),
        ("Cinecitta", "Rome, Lazio, Italy, Europe"),
        ("Brooklyn", "New York City, New York, United States, North America"),
        ("Kerala", "India, Asia"),
        ("New South Wales", "Australia, Oceania"),
        ("U.K.", "Europe"),
        ("Vatican City", "Europe"),
        ("Vigata, Sicily", "Sicily, Italy, Europe"),
        ("Europe", ""),
    ],
)
def test_a_name_means_one_place_and_its_chain(name: str, within: str) -> None:
    """What contains a place is told from the nearest to the continent."""
    place = find_place(name)
    assert place is not None
    assert ", ".join(place.within) == within


@pytest.mark.parametrize(
    ("name", "context", "nearest"),
    [
        ("Rome", [], "Lazio"),
        ("Rome", ["Atlanta", "Georgia"], "Georgia"),
        ("Paris", ["France"], "Île-de-France"),
        ("Paris", ["Texas"], "Texas"),
        ("London", ["Ontario"], "Ontario"),
        ("Venice", ["California"], "California"),
        ("Manhattan", [], "New York City"),
        ("Manhattan", ["Kansas"], "Kansas"),
    ],
)
def test_namesakes_are_told_apart_by_what_the_text_names(name: str, context: list[str], nearest: str) -> None:
    """Without a container in the text, the place with most people is meant."""
    place = find_place(name, context)
    assert place is not None
    assert place.within[0] == nearest


@pytest.mark.parametrize("name", ["", " ", "Gondor", "la", "us", "Rome, Ruritania", "the", "Ruritania, "])
def test_what_is_no_place_finds_none(name: str) -> None:
    """Small words and invented lands are no places; "LA" and "US" are, as they are written."""
    assert find_place(name) is None


def test_an_unlisted_town_is_no_place_by_its_name_alone() -> None:
    """"London, Ohio" is somewhere in Ohio, never the London of the table."""
    assert find_places("London, Ohio") == ()
    assert find_place("London, Ohio") == places.Place("London", "place", ("Ohio", "United States", "North America"))


def test_every_listed_place_has_its_whole_chain() -> None:
    """Each name of a chain is a place of its own, and the chain of that one is the rest of it."""
    for row in places._rows():  # noqa: SLF001 - the table itself is what is tested
        place = row[0]
        assert [each.name for each in containers(place)] == list(place.within), place
        assert find_place(place.full_name) == place


def test_every_listed_place_lies_somewhere() -> None:
    """The page draws places on a map."""
    nowhere = [row[0].name for row in places._rows() if row[0].kind != "country" and coordinates(row[0]) is None]  # noqa: SLF001
    assert nowhere == []


@pytest.mark.parametrize(
    ("name", "latitude", "longitude"), [("Cinecittà", 41.9, 12.6), ("Italy", 43, 12), ("Texas", 31, -97), ("Vigata, Sicily", 38, 14)]
)
def test_coordinates(name: str, latitude: float, longitude: float) -> None:
    """A region lies where its people live; a place without a point of its own, where what contains it does."""
    place = find_place(name)
    assert place is not None
    assert coordinates(place) == pytest.approx((latitude, longitude), abs=1)


@pytest.mark.parametrize(
    ("name", "container", "lies"),
    [
        ("Cinecittà", "Italy", True),
        ("Leavesden", "UK", True),
        ("Rochester, New York", "NY", True),
        ("Rome", "Georgia", False),
        ("Italy", "Rome", False),
        ("Rome", "Rome", False),
    ],
)
def test_lying_in(name: str, container: str, lies: bool) -> None:  # noqa: FBT001
    """Containers go by every spelling and by the abbreviations that stand after a comma."""
    place = find_place(name)
    assert place is not None
    assert lies_in(place, container) is lies


@pytest.mark.parametrize(
    ("word", "place"),
    [("Italian", "Italy"), ("Scottish", "Scotland"), ("Dutch", "The Netherlands"), ("South Korean", "South Korea"), ("italian", None), ("Rome", None)],
)
def test_nationalities(word: str, place: str | None) -> None:
    """Only as they are written in English, with a capital."""
    assert demonym(word) == place


def test_every_nationality_belongs_to_a_known_place() -> None:
    """The table of nationalities names no place that the table of places lacks."""
    assert [(word, place) for word, place in places._table("demonyms") if find_place(place) is None] == []  # noqa: SLF001


def test_nationalities_cost_no_cities() -> None:
    """A question is understood without reading all the towns."""
    code = "from graph import places; places.demonym('Italian'); print(places._cities.cache_info().currsize)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["0"]


def test_the_tables_are_those_of_geonames() -> None:
    """As the script makes them of the package that holds GeoNames."""
    folder = Path(places.__file__).parent
    assert (folder / "cities.tsv").read_text("utf-8") == geonames.cities()
    assert (folder / "lands.tsv").read_text("utf-8") == geonames.lands()
