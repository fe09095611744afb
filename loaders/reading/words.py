"""The word lists that reading goes by, loaded once from the data beside this module."""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from importlib.resources import files

from graph import places


@cache
def _table() -> dict[str, frozenset[str]]:
    text = files("loaders.reading").joinpath("data/words.toml").read_text(encoding="utf-8")
    return {name: frozenset(words.split()) for name, words in tomllib.loads(text).items()}


def words(name: str) -> frozenset[str]:
    """The word list `name` of `data/words.toml`."""
    return _table()[name]


@cache
def phrases_of(name: str) -> tuple[str, ...]:
    """A list of `data/words.toml` whose entries may be of several words, one a comma."""
    text = files("loaders.reading").joinpath("data/words.toml").read_text(encoding="utf-8")
    return tuple(" ".join(entry.split()) for entry in tomllib.loads(text)[name].split(","))


@cache
def first_names() -> frozenset[str]:
    """Given names that stand at the head of a person's name."""
    text = files("loaders.reading").joinpath("data/first_names.txt").read_text(encoding="utf-8")
    return frozenset(text.split())


@cache
def actors() -> frozenset[str]:
    """People known for acting, who have not directed."""
    text = files("loaders.reading").joinpath("data/actors.txt").read_text(encoding="utf-8")
    return frozenset(text.splitlines())


@cache
def _genders() -> dict[str, str]:
    rows = files("loaders.reading").joinpath("data/genders.tsv").read_text(encoding="utf-8").splitlines()
    return {name: row[0] for row in rows if row[0] != "#" for name in row[2:].split()}


def gender(person: str) -> str:
    """ "f" or "m" where a person's given name is of one gender only, else nothing.

    >>> gender("Rachel Mason"), gender("Olivier Assayas"), gender("Jordan Lee")
    ('f', 'm', '')
    """
    return _genders().get(person.split(" ", 1)[0], "")


@cache
def organisations() -> dict[str, tuple[str, str]]:
    """Any spelling of a known company -> (its name, its kind)."""
    text = files("loaders.reading").joinpath("data/organisations.tsv").read_text(encoding="utf-8")
    table: dict[str, tuple[str, str]] = {}
    for line in text.splitlines():
        if line.startswith("#") or not line.strip():
            continue
        name, kind, *others = line.split("\t")
        for form in (name, *(part.strip() for part in (others[0].split(";") if others else ()))):
            table.setdefault(form, (name, kind))
    return table


@cache
def demonym(word: str) -> str | None:
    """The country or region that a nationality adjective belongs to; None where the word is none."""
    parts = [word, *word.split("-")] if "-" in word else [word]
    found = [places.demonym(part) for part in parts]
    return found[-1]


@lru_cache(maxsize=65536)
def population(name: str) -> int:
    """Of the most populous place of that name; 0 where none is known, 1 where it is not counted."""
    return max((place.population or 1 for place in places.find_places(name)), default=0)


@lru_cache(maxsize=65536)
def is_place(name: str) -> bool:
    """Whether any place is called so."""
    return population(name) > 0


@cache
def figures() -> frozenset[str]:
    """Characters known from many films; names that no actor has."""
    return frozenset(phrases_of("figures")) | {name.replace("’", "'") for name in phrases_of("figures")}
