"""Prizes that stand before a name as its adjective: "Oscar-winning", "two-time Emmy nominee"."""

from __future__ import annotations

import re

from loaders.reading.folded import Folded
from loaders.reading.phrases import Note
from loaders.reading.skeleton import Sign

PRIZED = re.compile(r"^(?:(?:multi|[a-z]+-time|\d+x)-)?((?:[a-zéô’]+-)*?)(winning|winners?|nominated|nominees?|laureates?)$")
PRIZE_WORDS = frozenset("oscar emmy bafta tony grammy golden-globe césar cesar goya pulitzer peabody olivier palme".split())


def prizes_before(words: Folded, start: int, at: int) -> None:
    """Note the prizes among the words of a noun phrase."""
    for i in range(start, at):
        if match := PRIZED.search(words.words[i]):
            what = "award" if match[2].startswith(("win", "laureate")) else "nominated_for"
            for prize in _prizes(words, i, match[1]):
                words.notes += [Note(what, sign, Sign("other", prize, prize), at) for sign in words.open(at)]


def _prizes(words: Folded, at: int, inside: str) -> list[str]:
    """The prizes that "-winning" belongs to: in the same word, the name before it, and those that are joined to it."""
    named = inside.strip("-").removesuffix("-award")
    found = [named] if named and named not in {"award", "prize", "multi-award"} else []
    if inside and not found:
        body = words.open(at - 1)[0].name if named == "award" and words.kind(at - 1) in {"name", "other", "organisation"} else ""
        return [f"{body} Award"] if body else []
    joined = bool(found)
    for i in range(at - 1, max(-1, at - 9), -1):
        if prize := prize_at(words, i):
            found += [prize] if joined or not found else []
            joined = False
        elif words.words[i] in {"and", ",", "&"}:
            joined = True
        elif words.words[i] not in {"-", "—", "award"}:
            break
    return found


def prize_at(words: Folded, at: int) -> str:
    """The prize that a word of a noun phrase names, or nothing."""
    if words.kind(at) == "other" or (words.kind(at) in {"name", "person"} and words.open(at)[0].name.casefold() in PRIZE_WORDS):
        return words.name(at)
    word = words.word(at).removesuffix("-")
    return word if word in PRIZE_WORDS else ""
