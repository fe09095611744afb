"""Prizes that stand before a name as its adjective: "Oscar-winning", "two-time Emmy nominee"."""

from __future__ import annotations

import re

from loaders.folded import Folded
from loaders.phrases import Note
from loaders.skeleton import Sign

PRIZED = re.compile(r"^(?:(?:multi|[a-z]+-time|\d+x)-)?((?:[a-zéô’]+-)*?)(winning|winners?|nominated|nominees?|laureates?)$")
PRIZE_WORDS = frozenset("oscar emmy bafta tony grammy golden-globe césar cesar goya pulitzer peabody olivier palme".split())


def prizes_before(words: Folded, start: int, at: int) -> None:
    """Note the prizes among the words of a noun phrase."""
    for i in range(start, at):
        if match := PRIZED.search(words.words[i]):
            what = "award" if match[2].startswith("win") else "nominated_for"
            if prize := _prize(words, i, match[1]):
                words.notes += [Note(what, sign, Sign("other", prize, prize), at) for sign in words.open(at)]


def _prize(words: Folded, at: int, inside: str) -> str:
    """The prize that "-winning" belongs to: in the same word, or the name before it."""
    if inside:
        return "" if inside.strip("-") in {"award", "prize", "multi-award"} else inside.strip("-").removesuffix("-award")
    for i in range(at - 1, max(-1, at - 4), -1):
        if words.kind(i) == "other":
            return words.name(i)
        if words.words[i] not in {"-", "—", "award", "and"} and not PRIZED.search(words.words[i]):
            return words.words[i] if words.words[i] in PRIZE_WORDS else ""
    return ""
