"""A sentence with every name folded into one sign, so that grammar can be matched without the words of the names.

Each mention becomes one private-use character whose block tells its kind; the other words are lower-cased. "Tom Cruise
stars in ‘Top Gun’ (1986)" becomes "P stars in F ( D )" with P, F and D standing for those characters.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from graph.dates import PartialDate

BLOCKS = {
    "person": 0xE000, "film": 0xE400, "organisation": 0xE800, "place": 0xEC00, "other": 0xF000, "date": 0xF400,
    "name": 0xF600, "pronoun": 0xF700,
}  # fmt: skip
SIZE = 0x400
CLASSES = {
    "P": "[\ue000-\ue3ff]", "F": "[\ue400-\ue7ff]", "O": "[\ue800-\uebff]", "L": "[\uec00-\uefff]",
    "X": "[\uf000-\uf3ff]", "D": "[\uf400-\uf5ff]", "U": "[\uf600-\uf6ff]", "H": "[\uf700-\uf7ff]",
    "ANY": "[\ue000-\ue3ff\ue800-\uf3ff\uf600-\uf6ff]",
    "PN": "[\ue000-\ue3ff\uf600-\uf6ff]", "N": "[\ue000-\uefff\uf600-\uf6ff]",
    "FN": "[\ue400-\ue7ff]", "ON": "[\ue800-\uebff\uf600-\uf6ff]", "LN": "[\uec00-\uefff\uf600-\uf6ff]",
}  # fmt: skip
LABELS = frozenset({"Dir", "Dirs", "Director", "Directors", "Cast", "Screenwriter", "Screenwriters", "Producer", "Producers", "EP", "EPs", "DP"})
"""Words that pass for names where no sentence tells."""
MENTION = re.compile("[\ue000-\uf7ff]")


@dataclass(frozen=True, slots=True)
class Sign:
    """What one private-use character of a skeleton stands for."""

    kind: str
    name: str
    text: str
    date: PartialDate | None = None
    reference: bool = False
    """A noun phrase or pronoun ("the film", "he") and not a name."""


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A sentence as grammar sees it."""

    text: str
    signs: Mapping[str, Sign]

    def names(self, group: str, *kinds: str) -> list[Sign]:
        """The mentions inside a matched stretch, of the given kinds (all where none is given)."""
        found = (self.signs[char] for char in MENTION.findall(group))
        return [sign for sign in found if not kinds or sign.kind in kinds]


@dataclass(slots=True)
class Builder:
    """Collects words and mentions of one sentence."""

    parts: list[str] = field(default_factory=list)
    signs: dict[str, Sign] = field(default_factory=dict)
    _count: dict[str, int] = field(default_factory=dict)

    def word(self, text: str) -> None:
        self.parts.append(text)

    def mention(self, sign: Sign) -> None:
        if sign.text in LABELS:
            self.parts.append(sign.text.lower())
            return
        number = self._count.get(sign.kind, 0)
        limit = 0x100 if sign.kind in {"name", "pronoun", "date"} else SIZE
        if number >= limit:
            self.parts.append(sign.text)
            return
        self._count[sign.kind] = number + 1
        char = chr(BLOCKS[sign.kind] + number)
        self.signs[char] = sign
        self.parts.append(char)

    def build(self) -> Skeleton:
        return Skeleton(tidy(" ".join(self.parts)), self.signs)


def tidy(text: str) -> str:
    """Normal spacing, no quotation marks, one form of dash and possessive."""
    return " ".join(DASHES.sub("—", QUOTES.sub(" ", text)).split())


QUOTES = re.compile(r"\s*[“”\"‘]\s*|\s’(?=\s)|\s'(?=\s)")
DASHES = re.compile(r"[–—―]|--")
