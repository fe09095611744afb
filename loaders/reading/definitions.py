"""Country, year and genres of "F is a 1994 Danish black comedy horror film", as encyclopaedias begin."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from graph.dates import PartialDate
from graph.names import fold
from graph.places import find_places
from loaders.reading.openings import DEFINED, described
from loaders.reading.phrases import Phrases
from loaders.reading.skeleton import MENTION, Sign
from loaders.reading.statement import Statement
from loaders.reading.text import Sentence
from loaders.reading.words import demonym, phrases_of

YEAR = re.compile(r"(?:18[89]|19\d|20\d)\d")
TAIL = re.compile(r"(?:[ -]+(?:film|movie|horror|comedy|drama|thriller|musical|adventure|fantasy|romance|mystery|western|Western|fiction|action|crime|war|parody|satire|documentary|anime|short|serial|series|special|noir))*")
"""What goes on after the first noun that says what it is ("comedy" + "horror film")."""
LONGEST = 4
"""Words of the longest genre."""


def statements(sentences: Sequence[Phrases]) -> Iterator[Statement]:
    """Traits of the films that sentences define by year or country; a definition without either is left to plainer wordings."""
    for phrases in sentences:
        said = raw(phrases.line.sentence)
        match = DEFINED.match(said)
        film = match and defined_film(match["n"], phrases)
        if not match or not film or not described(match):
            continue
        words = [*described(match), *said[match.start("k") : TAIL.match(said, match.end("k")).end()].split()]  # type: ignore[union-attr]
        years = [word for word in words if YEAR.fullmatch(word)]
        lands = list(countries(words))
        if not years and not lands:
            continue
        for year in years[:1]:
            yield Statement(film, "release_date", PartialDate.parse(year), phrases.line, qualifiers={"status": "released"}, rule="year defined")
        for land in lands:
            yield Statement(film, "country", land, phrases.line, rule="country defined")
        for genre in genres(words):
            yield Statement(film, "genre", genre, phrases.line, rule="genre defined")


def raw(sentence: Sentence) -> str:
    """The sentence as its tokens stand, with single spaces.

    >>> from loaders.reading.text import sentences
    >>> raw(sentences("F  (1994) is  “new”.")[0])
    'F (1994) is “new”.'
    """
    parts, at = [], sentence.start
    for token in sentence.tokens:
        parts += [" "] if token.start > at else []
        parts.append(token.text)
        at = token.end
    return "".join(parts)


def defined_film(name: str, phrases: Phrases) -> str:
    """The film that the sentence begins with, if it is the one defined."""
    first = next(iter(MENTION.findall(phrases.line.skeleton.text)), "")
    sign: Sign | None = phrases.line.skeleton.signs.get(first)
    return sign.name if sign and sign.kind == "film" and fold(sign.text).startswith(fold(name)[:12]) else ""


def countries(words: Sequence[str]) -> Iterator[str]:
    """The countries that nationalities and names among the words tell, each once.

    >>> list(countries("1998 South Korean black comedy film".split())), list(countries("a 2008 American-German Hong Kong drama".split()))
    (['South Korea'], ['United States', 'Germany', 'Hong Kong'])
    """
    parts = [part for word in words for part in (_joined(word) or [word.strip(",")])]
    found: dict[str, None] = {}
    at = 0
    while at < len(parts):
        pair, alone = _country(" ".join(parts[at : at + 2])), _country(parts[at])
        if land := pair or alone:
            found[land] = None
        at += 2 if pair else 1
    yield from found


def _joined(word: str) -> list[str]:
    """The parts of "Danish-Swedish", each with its capital; none of "Danish-language"."""
    parts = re.split(r"[-–/]", word.strip(","))
    return parts if all(part[:1].isupper() for part in parts) else []


def _country(name: str) -> str:
    land = (demonym(name) or name) if name[:1].isupper() and "-" not in name else ""
    return land if any(place.kind == "country" for place in find_places(land)) else ""


PART = re.compile(r"[a-z0-9’]+")


@cache
def _known() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(PART.findall(name)) for name in phrases_of("genres"))


def genres(words: Sequence[str]) -> Iterator[str]:
    """Every genre that the words name and that is no part of a longer one.

    >>> list(genres("a 1998 South Korean black comedy horror film".split())), list(genres("stand-up comedy special".split()))
    (['black comedy', 'comedy horror'], ['stand-up comedy'])
    """
    text = " ".join(words).casefold().replace("'", "’")
    parts = list(PART.finditer(text))
    names = [match.group() for match in parts]
    spans = [(at, at + size) for size in range(LONGEST, 0, -1) for at in range(len(names) - size + 1) if tuple(names[at : at + size]) in _known()]
    for at, end in sorted(span for span in spans if not any(o != span and o[0] <= span[0] and span[1] <= o[1] for o in spans)):
        yield text[parts[at].start() : parts[end - 1].end()]
