"""The kinds of events that questions speak of, read from `frames.tsv`, and how each is said."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from graph.frozen import dataclass
from graph.vocabulary import RELATIONS

_OPTIONAL = re.compile(r"\s*\[([^\]]*)\]")
_PART = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Frame:
    """A kind of event: its parts with the kinds that can take them, and the relations that it stands for."""

    name: str
    relations: tuple[str, ...]
    parts: Mapping[str, frozenset[str]]
    sayings: Mapping[str, str]
    needs: frozenset[str] = frozenset()
    """Parts (marked ! in the table) without which nothing is said: somebody acts *with* somebody."""

    def say(self, asked: str, told: Mapping[str, str]) -> str:
        """Those who take the part `asked`, in words; of several ways (|) the first whose parts are told.

        >>> frames()["role"].say("person", {"film": "The Batman"})
        'who play in The Batman'
        """
        ways = [way.strip() for way in self.sayings[asked].split("|")]
        saying = next((way for way in ways if set(_PART.findall(_OPTIONAL.sub("", way))) <= told.keys()), ways[-1])
        text = _OPTIONAL.sub(lambda match: _segment(match.group(1), told), saying)
        return _PART.sub(lambda match: told.get(match.group(1), "something"), text).strip()


def _segment(text: str, told: Mapping[str, str]) -> str:
    return " " + _PART.sub(lambda match: told[match.group(1)], text) if all(
        name in told for name in _PART.findall(text)
    ) else ""


@cache
def frames() -> dict[str, Frame]:
    """Every frame by its name."""
    found: dict[str, Frame] = {}
    for row in table("frames.tsv"):
        name, relations, parts, *sayings = row
        names = tuple(relations.split())
        needs = frozenset(one.partition("!")[0] for one in parts.split() if "!" in one)
        found[name] = Frame(name, names, _parts(names, parts.replace("!", "")), dict(_pair(one) for one in sayings), needs)
    return found


def table(name: str) -> list[list[str]]:
    """The rows of a data file beside this module; lines that begin with # are remarks."""
    text = Path(__file__).with_name(name).read_text("utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


def _parts(relations: tuple[str, ...], parts: str) -> dict[str, frozenset[str]]:
    if parts:
        return {name: frozenset(kinds.split(",")) for name, kinds in map(_pair, parts.split())}
    found: dict[str, frozenset[str]] = {"s": frozenset(), "o": frozenset()}
    for relation in (RELATIONS[name] for name in relations):
        found["s"] |= {kind.value for kind in relation.subjects}
        found["o"] |= {kind.value for kind in relation.objects} or {relation.name}
    return found


def _pair(text: str) -> tuple[str, str]:
    name, _, value = text.partition("=")
    return name, value
