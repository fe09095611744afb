"""Characters known from many films, named where a film is defined: "a 1942 Donald Duck cartoon", "featuring Bugs Bunny"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from loaders.reading.definitions import defined_film, raw
from loaders.reading.openings import DEFINED
from loaders.reading.phrases import Phrases
from loaders.reading.statement import Statement
from loaders.reading.words import figures

AWAY = re.compile(r"\b(?:parod|spoof|unlike|than|inspired|homage|reference|similar|like|compared|based|creator|author)\w*\b")
"""Before a name that is another film's."""
SHOWN = re.compile(r"(?:[Ss]tarring|[Ff]eatur(?:ing|es|ed|e)|[Ss]tars|appearances? of|pairing of|(?<!\d )in the)\b[^.;]{0,120}")
"""Where a sentence tells who is in the film."""


@cache
def _named() -> re.Pattern[str]:
    return re.compile(r"(?<![\w’'-])(?:" + "|".join(re.escape(name) for name in sorted(figures(), key=len, reverse=True)) + r")(?![\w-]|[’']s? (?:[A-Z]|creator|author))")


def statements(sentences: Sequence[Phrases]) -> Iterator[Statement]:
    """character of the films that sentences define."""
    for phrases in sentences:
        said = raw(phrases.line.sentence)
        match = DEFINED.match(said)
        film = match and defined_film(match["n"], phrases)
        if not match or not film:
            continue
        for start, end in (match.span("w"), *(shown.span() for shown in SHOWN.finditer(said, match.end("n")))):
            for found in _named().finditer(said, start, end):
                if not AWAY.search(said, start, found.start()) and found.group() != film:
                    yield Statement(film, "character", found.group(), phrases.line, rule="figure")


def no_actors(found: Iterator[Statement]) -> Iterator[Statement]:
    """The statements, with those who never act as characters where a wording has them in a cast."""
    for statement in found:
        yield replace(statement, predicate="character") if statement.predicate == "actor" and statement.object in figures() else statement
