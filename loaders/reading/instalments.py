"""Films that are only counted: "the eighth Mission: Impossible", "the eighth film", where the article numbers its films."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from loaders.reading.text import Token

ORDINALS = {
    "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
    "eleventh": 11, "twelfth": 12, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5, "6th": 6, "7th": 7, "8th": 8, "9th": 9, "10th": 10,
}  # fmt: skip
NUMBERED = re.compile(r"(?P<base>.+?) (?P<number>[2-9]|1[0-9])")
NOUNS = frozenset({"film", "movie", "instalment", "installment", "entry", "chapter", "picture"})
VERBS = frozenset("moves moved shifts slips opens opened follows will is was remains stays comes goes arrives leaves keeps has had".split())
"""What follows "the eighth" where no noun does."""


def numbered(names: Iterable[str]) -> Mapping[str, str]:
    """The base of each numbered title: "Mission: Impossible" of "Mission: Impossible 7".

    >>> numbered(["Mission: Impossible 7", "Ocean 2 Ocean", "Dune"])
    {'Mission: Impossible': 'Mission: Impossible 7'}
    """
    return {match["base"]: name for name in sorted(names) if (match := NUMBERED.fullmatch(name))}


def named(name: str, before: str, bases: Mapping[str, str]) -> str:
    """The instalment that an ordinal before a series' name means; the name itself without."""
    number = ORDINALS.get(before.casefold())
    return f"{name} {number}" if number and name in bases else name


def counted(toks: Sequence[Token], at: int, main: str | None) -> tuple[str, int] | None:
    """At "the": the instalment of the main film's series that "the eighth (film)" means, and its length in tokens."""
    found = NUMBERED.fullmatch(main or "")
    number = ORDINALS.get(toks[at + 1].text.casefold()) if found and at + 2 < len(toks) else None
    if found is None or number is None:
        return None
    following = toks[at + 2].text.casefold()
    if following in NOUNS:
        return f"{found['base']} {number}", 3
    return (f"{found['base']} {number}", 2) if following in VERBS else None
