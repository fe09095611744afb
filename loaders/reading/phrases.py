"""A sentence whose noun phrases are folded into their heads and its lists into one sign, with what the folding told.

"Sony’s upcoming thriller F, from Creed III star P and German newcomers P and P" becomes "F , from P": what stood around the
names is kept as notes (Sony makes or releases F; P is an actor of Creed III). Grammar then sees subject, verb and object.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from loaders.reading.coreference import Line
from loaders.reading.skeleton import Sign


@dataclass(frozen=True, slots=True)
class Note:
    """What a noun phrase says of two names: `what` is a credit, or how one of them belongs to the other."""

    what: str
    left: Sign
    right: Sign
    at: int
    """Where it stood in the sentence: the index of its word."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """A sentence after folding."""

    line: Line
    text: str
    notes: tuple[Note, ...]
    trades: Mapping[str, tuple[str, ...]]
    """What the sentence calls each person by trade."""
    groups: Mapping[str, tuple[Sign, ...]] = field(default_factory=dict)
    parts: tuple[Phrases, ...] = ()
    """The simple sentences that it holds besides its own wording."""

    def names(self, group: str, *kinds: str) -> list[Sign]:
        """The mentions inside a stretch, lists opened, of the given kinds (all where none is given)."""
        found: list[Sign] = []
        for char in SIGN.findall(group):
            found += self.groups.get(char) or (self.line.skeleton.signs[char],)
        return [sign for sign in found if not kinds or sign.kind in kinds]


SIGN = re.compile("[\ue000-\uf7ff]")


@cache
def table(section: str, name: str = "") -> frozenset[str]:
    """A word list of `data/phrases.toml`."""
    return _tables()[section][name]


@cache
def _tables() -> dict[str, dict[str, frozenset[str]]]:
    text = files("loaders.reading").joinpath("data/phrases.toml").read_text(encoding="utf-8")
    return {
        section: {name: frozenset(words.split()) for name, words in rows.items()}
        for section, rows in tomllib.loads(text).items()
    }


@cache
def trades() -> dict[str, tuple[str, ...]]:
    """Every noun of trade -> the credits that it means."""
    found: dict[str, list[str]] = {}
    for credit, nouns in _tables()["trades"].items():
        for noun in nouns:
            found.setdefault(noun, []).append(credit)
    return {noun: tuple(said) for noun, said in found.items()}


def modifier(word: str) -> bool:
    """Whether a lower-case word may modify a noun: no small word, and no verb by its ending."""
    if not word or not (word[0].isalpha() or word[0].isdigit()) or SIGN.match(word[0]):
        return False
    if word in table("words", "stop"):
        return False
    if "-" in word or word in table("words", "adjectival"):
        return True
    return word.endswith(("ous", "less")) or not word.endswith(("s", "ed", "ing", "’s"))
