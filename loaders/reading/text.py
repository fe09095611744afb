"""The words of an article: tokens, sentences with offsets, and the furniture of the page around them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from graph.model import Span

TOKEN = re.compile(
    r"(?:[A-Z]\.){2,}(?:[A-Z]\b)?"  # U.S., J.J.
    r"|\b(?:Bros|Jr|Sr|Mr|Mrs|Ms|Dr|St|No|Inc|Ltd|Vol|vs|Capt|Sgt|Lt|Col|Gen|Det|Prof|Rev|Sen|Gov)\.(?=\W)"
    r"|(?<![\w.])[A-Z]\.(?= [A-Z])"  # an initial
    r"|\d+(?:[.,:]\d+)*(?:st|nd|rd|th|s|K|M|mm)?\b"
    r"|[A-Z]\w+(?=-(?:set|shot|filmed|directed|helmed|created|penned|scripted|written|produced|[Ss]tarring|[Ll]ed|fronted)\b)"  # "New Jersey-set" names New Jersey
    r"|[A-Z]\w+\+(?![\w+])"  # "Canal+"
    r"|\w+(?:(?:[-‑·]|(?<![a-z]{3})\.|\.(?!(?:The|A|In|It|He|She|This)\b))(?=\w)\w+|[’'‘](?=\w)\w+)*"
    r"|[^\w\s]"
)
ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Jr|Sr|St|Mt|Prof|Gen|Sgt|Capt|Col|Lt|Gov|Sen|Rep|Rev|Hon|vs|No|Vol|Ft|ft|feat|etc|e\.g|i\.e|"
    r"Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec|Inc|Ltd|Co|Corp|Bros|approx|dir|prod)|(?:^|[\s(“‘\".])[A-Z]|\b[ap]\.m)\.$"
)
BOUNDARY = re.compile(
    r"(?<![.!?…])[.!?…]++[”’\"')\]]*+(?=\s++[\w“‘\"'(\[—–-])|\n\s*\n|\n"
    r"|(?<=[a-z]{3}|\d\d\d)\.[”\"]?(?=(?:The|It|He|She|This|They|Directed|Written|Starring|Produced|But|Also|Its) )"
)
LONGEST_WORD = 60
"""Letters without a break that may still be a word; more are noise, and would keep every pattern busy."""
LONGEST_SENTENCE = 1_000
"""Characters that may still be one sentence: what runs on longer is cut, so that no pattern works on more at once."""
YEAR = re.compile(r"\((?:19|20)\d\d\b")
"""After a title that ends in an exclamation mark."""
STARTER = re.compile(
    r"\s*(?:[“\"‘'(]\s*)?(?:The|A|An|In|It|He|She|They|We|This|That|These|His|Her|Their|But|And|As|At|On|For|"
    r"After|Before|When|While|With|Following|Also|There|Directed|Written|Produced|Based|Set|If|No|Not|Meanwhile)\b"
)


class Token(NamedTuple):
    """A word, number or sign, with where it stands in the document's text; an article has thousands, so a tuple."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the article's own words and its tokens."""

    start: int
    end: int
    tokens: tuple[Token, ...]


def tokens(text: str, start: int = 0, end: int | None = None) -> Iterator[Token]:
    """Words and signs of `text[start:end]`.

    >>> [token.text for token in tokens("J.J. Abrams’ film, in the U.S.")]
    ['J.J.', 'Abrams', '’', 'film', ',', 'in', 'the', 'U.S.']
    """
    for match in TOKEN.finditer(text, start, len(text) if end is None else end):
        first, last = match.span()
        if last - first <= LONGEST_WORD:
            yield Token(match[0], first, last)


def sentences(text: str, skip: Sequence[Span] = ()) -> list[Sentence]:
    """Sentences outside the spans in `skip`, which are sorted and do not overlap."""
    found: list[Sentence] = []
    for part in outside(len(text), skip):
        for span in _split(text, part):
            pieces = _cut(tuple(tokens(text, span.start, span.end)))
            found += [Sentence(words[0].start, words[-1].end, words) for words in pieces if _is_said(words)]
    return found


def _is_said(words: Sequence[Token]) -> bool:
    return any(token.text[0].isalnum() for token in words)


def _cut(words: tuple[Token, ...]) -> Iterator[tuple[Token, ...]]:
    """The words of a sentence, in pieces where it is longer than any."""
    first = 0
    for at, token in enumerate(words):
        if token.end - words[first].start > LONGEST_SENTENCE:
            yield words[first:at]
            first = at
    if words:
        yield words[first:]


def outside(length: int, skip: Sequence[Span]) -> Iterator[Span]:
    """What the spans in `skip` leave of a text."""
    at = 0
    for span in skip:
        if span.start > at:
            yield Span(at, span.start)
        at = max(at, span.end)
    if at < length:
        yield Span(at, length)


def _split(text: str, part: Span) -> Iterator[Span]:
    at = part.start
    for match in BOUNDARY.finditer(text, part.start, part.end):
        if _ends(text, match, part.end):
            yield Span(at, match.end())
            at = match.end()
    if at < part.end:
        yield Span(at, part.end)


def _ends(text: str, match: re.Match[str], limit: int) -> bool:
    sign = match.group()
    if sign[0] == "\n":
        return "\n" in sign[1:] or _line_ends(text, match.start(), match.end())
    following = text[match.end() : min(match.end() + 24, limit)].lstrip()
    if sign[0] == "." and ABBREVIATION.search(text, max(0, match.start() - 12), match.start() + 1):
        return bool(STARTER.match(following)) and not _initial(text, match.start())
    if following[:1].islower() or (sign[0] in "!?" and _within(text, match.start(), match.end())):
        return False
    if sign[0] in "!?…" and ((sign[-1] in "!?" and following[:1].islower()) or YEAR.match(following)):
        return False
    return True


def _within(text: str, dot: int, end: int) -> bool:
    """Whether the sign belongs to a title in brackets or short quotation marks that goes on after it ("“Jump! Boys”")."""
    return not any(sign in text[dot:end] for sign in "”’\"')]") and bool(WITHIN.search(text, max(0, dot - 60), dot)) and bool(GOES_ON.match(text, end))


WITHIN = re.compile(r"(?:[(,] ?|[“‘(])(?:[A-Z][\w’'-]*+(?: (?=[\w&]))?(?:of |the |a |and |in |& )*){1,5}$")
"""A title up to its exclamation mark, from the sign that opens it."""
GOES_ON = re.compile(r" (?:[A-Z][\w’'-]*+[ ,]*+(?:of |the |a |and |in |& |to )*){1,6}[)”’]")
"""The rest of a title up to the sign that closes it."""


def _initial(text: str, dot: int) -> bool:
    """A single capital before the dot ("J. Abrams", not "U.K."), which starts a name rather than ends a sentence."""
    return dot >= 1 and text[dot - 1].isupper() and (dot < 2 or not (text[dot - 2].isalnum() or text[dot - 2] == "."))


def _line_ends(text: str, start: int, end: int) -> bool:
    """A single line break ends a sentence unless the line was merely wrapped."""
    before = text[max(0, start - 20) : start].rstrip()[-1:]
    line = start - (text.rfind("\n", 0, start) + 1)
    wrapped = 40 <= line <= 130 and before not in ".!?:”\"" and text[end : end + 1] not in "•*-–"
    return not (wrapped and (text[end : end + 1].islower() or line >= 60))


class Lines:
    """Which sentence an offset belongs to."""

    def __init__(self, found: Sequence[Sentence]) -> None:
        self._starts = [sentence.start for sentence in found]

    def at(self, offset: int) -> int:
        """Index of the sentence that holds `offset` (the nearest before it)."""
        return max(0, bisect_right(self._starts, offset) - 1)
