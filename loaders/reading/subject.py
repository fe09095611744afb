"""Whether an article is about films or series at all, told by its words alone before anything else is done with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from graph.model import Document

STRETCH = 120
"""Words that are looked at together: a paragraph or two, so that one on a film is seen in any article."""
FEW = 80
"""Words up to which a text is read whatever it is about."""
DOUBTFUL, CLEAR = 18, 42
"""Weights of a stretch from which on it may be about a film, where the article has what looks like a title; and from which on it is."""
WORD = re.compile(r"[^\W\d_]++(?:-[^\W\d_]++)*+")
_SMALL = r"(?:of|the|an?|and|at|by|in|into|is|for|from|on|or|to|with|&)"
_IN_TITLE = rf"(?:[A-Z0-9][\w’'.:!?&,-]{{0,40}}|{_SMALL})"
TITLE = re.compile(
    rf"(?<!\w)[‘“\"']{_IN_TITLE}(?: {_IN_TITLE}){{0,8}}[’”\"']"
    r"|\b(?:films?|movies?|series|drama|comedy|thriller|feature|documentary|adaptation|sequel|titled|hit|season of|episode of|"
    r"cast of|star of|version of|production of|musical) (?:[a-z]{1,20} )?[A-Z]"
    r"|[a-z] [A-Z]\w{1,40} \((?:19|20)\d\d\)|’s [A-Z]\w{1,40}(?: (?:and|in|at|on|for|as|with) |,)"
)
"""What looks like a title, or like the way to one."""


def is_film_news(document: Document) -> bool:
    """Whether to look for facts in it: a few words always, more where some stretch of them speaks of films.

    >>> is_film_news(Document("u", "The council has raised the price of parking in the old town. " * 10))
    False
    """
    text = f"{document.title}\n{document.text}"
    words = WORD.findall(text.casefold())
    if len(words) <= FEW:
        return True
    most = 0
    for weight in _weights(words):
        most = max(most, weight)
        if most >= CLEAR:
            return True
    return most >= DOUBTFUL and (TITLE.search(text) is not None or any(mark.kind == "italic" for mark in document.markup))


def _weights(words: list[str]) -> Iterator[int]:
    """What the different words of each stretch weigh; stretches overlap by half."""
    known = film_words()
    telling = [(at, word) for at, word in enumerate(words) if word in known]
    for start in range(0, max(1, len(words) - STRETCH // 2), STRETCH // 2):
        yield sum(known[word] for word in {word for at, word in telling if start <= at < start + STRETCH})


@cache
def film_words() -> dict[str, int]:
    """How much each word speaks for an article about films; `bench/train/subject.py` weighs them."""
    text = files("loaders.reading").joinpath("data/film_words.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {word: int(weight) for word, weight in rows}
