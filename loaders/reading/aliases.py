"""Other names of a film in passing: "F, also known as G in Japan, is a …" goes on about F."""

from __future__ import annotations

from loaders.reading.folded import Folded

LEADING = frozenset("also known as aka a.k.a. or simply released in and outside of under the title its original titled entitled formerly originally sometimes written".split())
"""Words on the way from a film to another name of it."""
NAMING = frozenset("as aka a.k.a. simply titled entitled or".split())
NAMES = frozenset({"film", "name", "other"})
LONGEST = 9


def take_out(words: Folded) -> None:
    """Take other names of a film out, with the words that lead to them."""
    if words.kind(0) == "film" and (verb := _verb(words)):
        del words.words[1:verb]
    for at in range(len(words.words) - 1, -1, -1):
        if words.kind(at) == "film" and (end := _end(words, at)):
            del words.words[at + 1 : end]


def _end(words: Folded, at: int) -> int:
    """Where the other name of the film at `at` ends, with its comma; 0 where none follows."""
    comma = words.word(at + 1) == ","
    i = first = at + 1 + comma
    while i < first + LONGEST and (words.word(i) in LEADING or words.kind(i) == "place"):
        i += 1
    if i == first or words.word(i - 1) not in NAMING or words.kind(i) not in NAMES:
        return 0
    i += 1
    while words.word(i) in {"in", "outside", "of", "and", "the"} or words.kind(i) == "place":
        i += 1
    if comma and words.word(i) == ",":
        return i + 1
    return i if words.word(i) in {"is", "was"} and words.word(i + 1) in {"a", "an", "the"} else 0


BRACKETS = {"(": 1, ")": -1}
CALLED = NAMING | frozenset("known called subtitled marketed billed written stylized stylised translated abbreviated".split())
FARTHEST = 70
"""Words from the head of a definition to its verb, at most."""


def _verb(words: Folded) -> int:
    """Where "is a" stands that defines the film at the head, if only brackets and its other names come before it; else 0."""
    at, depth, named, rest = 1, 0, False, 0
    while at < min(len(words.words), FARTHEST):
        word = words.word(at)
        depth = max(0, depth + BRACKETS.get(word, 0))
        if not depth and word != ")":
            if word in {"is", "was"} and words.word(at + 1) in {"a", "an", "the", "one"}:
                return at if at > 1 and (named or not rest) else 0
            named = named or word in CALLED
            rest += word != ","
            if rest and not named and (word in {";", "."} or rest > LONGEST):
                return 0
        at += 1
    return 0
