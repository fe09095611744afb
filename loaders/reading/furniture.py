"""The furniture of a news page that got into its text: captions, bylines, related headlines, newsletters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from graph.model import Span
from loaders.reading.text import Token, tokens
from loaders.reading.words import first_names

SMALL = frozenset(
    "a an the of and or nor in on at to for from by with as is are was be it its but via vs into over after about up out "
    "off than so yet his her their that de la le du en y et amid".split()
)
RELATED = re.compile(r"\b(?:Related Stories|RELATED STORIES|Related Story|RELATED:|Related:|Related Content|Popular on Variety)\s")
ASIDE = re.compile(
    r"\b(?:Watch on Deadline|Logo text|See more|Sign Up for [\w ]{3,40}Newsletters?|Plus Icon|"
    r"Advertisement|ADVERTISEMENT|Story continues below advertisement|Watch the (?:trailer|teaser|clip|video)[^.]{0,60}\b"
    r"(?:below|above)[.:]?)(?=\W|$)"
)
BYLINE = re.compile(
    r"^.{0,400}?\bBy [A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){1,3} Plus Icon\b.{0,1200}?\bSee All\b", re.DOTALL
)
EXCLUSIVE = re.compile(r"\b(?:EXCLUSIVE|EXCLUSIVE UPDATE|UPDATED?(?: with [^:]{1,60})?|BREAKING)\s*:\s*")
CREDIT = re.compile(
    r"(?:Courtesy of |Courtesy |Getty Images|Everett Collection|AP Photo|AFP|Shutterstock|Image credit|WireImage|"
    r"FilmMagic|Photo(?:graph)? (?:by|credit)|Penske Media)"
)
STOP = re.compile(r"[.!?][”’\")]*\s+(?=\S)")
END = re.compile(r"(?:\b(?:THR|Follow us on|Comments?|Share this|Copyright ©)\W*)$")


def furniture(text: str) -> list[Span]:
    """Spans of `text` that are not the article's own words, sorted, without overlap."""
    return joined([*_head(text), *_related(text), *_asides(text), *_credits(text), *_tail(text)])


def joined(spans: Iterable[Span]) -> list[Span]:
    """The same stretches sorted, and one where they overlap."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(span.end, found[-1].end))
        else:
            found.append(span)
    return found


def _head(text: str) -> Iterator[Span]:
    """Caption, photo credit and byline before the first sentence of a flat page text."""
    if match := BYLINE.match(text):
        yield Span(0, match.end())
        return
    if match := EXCLUSIVE.search(text, 0, 600):
        yield Span(0, match.end())
        return
    credit = None
    for match in CREDIT.finditer(text, 0, 400):
        credit = match
    if credit is None or "\n" in text[: credit.start()]:
        return
    end = _headline_end(text, credit.end(), 90)
    if end is not None:
        yield Span(0, end)


def _related(text: str) -> Iterator[Span]:
    for match in RELATED.finditer(text):
        end = _headline_end(text, match.end(), 420)
        yield Span(match.start(), match.end() if end is None else end)


def _asides(text: str) -> Iterator[Span]:
    for match in ASIDE.finditer(text):
        yield Span(*match.span())


_WORD = r"[A-Z][\w.’-]{1,40}+"
PICTURE = re.compile(
    rf"(?<![\w.’-])(?:{_WORD}(?: {_WORD}){{0,3}} ?/ ?){{0,6}}(?:(?:{_WORD} ){{0,3}}/? ?(?:WireImage|Getty Images|FilmMagic|Shutterstock|Everett Collection)"
    r"(?: for (?:[A-Z][\w.&’-]+ ?){1,3})?|Courtesy (?:of )?(?:Everett Collection|(?:[A-Z][\w.&’-]+(?:/| (?=[A-Z]))?){1,3}))"
)


def _credits(text: str) -> Iterator[Span]:
    """Credits of pictures in mid-text."""
    for match in PICTURE.finditer(text):
        end = match.end()
        last = match.group().rsplit(" ", 1)
        if len(last) == 2 and last[1] in OPENERS:
            end -= len(last[1])
        yield Span(match.start(), end)


def _tail(text: str) -> Iterator[Span]:
    """Headlines of other articles after the last prose sentence."""
    if match := END.search(text, max(0, len(text) - 40)):
        yield Span(*match.span())
    at = len(text)
    for match in reversed(list(STOP.finditer(text, max(0, len(text) - 900)))):
        if not _title_case(text[match.end() : at]) and at - match.end() > 25:
            break
        at = match.end()
    rest = text[at:].strip()
    if len(LISTED.findall(rest)) > 1:
        return
    if at and len(rest) > 60 and rest[-1] not in ".!?”" and _title_case(rest):
        yield Span(at, len(text))


LISTED = re.compile(r"^[“\"‘'*•\d-].*[)”\"]$", re.MULTILINE)
"""A line of a list of films, which the page set on lines of their own."""


def _title_case(text: str) -> bool:
    words = [token.text for token in tokens(text) if token.text[0].isalpha()]
    small = sum(1 for word in words if word[0].islower() and word not in SMALL)
    return len(words) >= 4 and small <= len(words) * 0.06


def _headline_end(text: str, start: int, reach: int) -> int | None:
    """Where prose begins after title-cased furniture at `start`; None where it begins at once or never."""
    words = list(tokens(text, start, start + reach + 120))
    for index, token in enumerate(words):
        word = token.text
        if token.start - start > reach:
            break
        if word[0].islower() and word not in SMALL and len(word) > 1:
            return _back(text, words, index, start)
        if word in SMALL and index + 1 < len(words) and _prose(words, index):
            return _back(text, words, index, start)
    return None


def _prose(words: list[Token], index: int) -> bool:
    """Two lower-case words in a row of which a headline would capitalise one."""
    following = words[index + 1].text
    return following[0].islower() and following not in SMALL


OPENERS = frozenset(
    "The A An In It He She They We This That These Those His Her Their But And As At On For After Before When While With "
    "Following Also There Directed Written Produced Based Set If No Not Meanwhile Now Since During Under Per To From "
    "According Despite Although Though Last Earlier Having Described Both Other Another Its I You Our By Among".split()
)


def _back(text: str, words: list[Token], index: int, start: int) -> int:
    """The likeliest start of the sentence whose first plainly lower-case word is `words[index]`."""
    opener = name = None
    for at in range(index - 1, max(-1, index - 14), -1):
        token = words[at]
        if token.start < start:
            break
        previous = words[at - 1].text if at else ""
        if opener is None and (
            token.text in "“\""
            or previous[-1:] in {"’", "”", "'", "\"", ")"}
            or (token.text in OPENERS and previous not in SMALL and previous not in {"‘", "'", "“", ":", "-"})
        ):
            opener = at
        if token.text in first_names() and index - at < 6 and _capitals(words, at, index):
            name = at
    repeated = _name_start(text, words, index)
    found = [at for at in (opener, name if name is not None else repeated) if at is not None]
    if found:
        return words[max(found)].start
    at = index - 1
    while at > 0 and index - at < 3 and words[at - 1].text[0].isupper():
        at -= 1
    return words[max(at, 0)].start


def _capitals(words: list[Token], at: int, index: int) -> bool:
    return all(word.text[0].isupper() or word.text in {",", "and", "&", "de", "van", "von"} for word in words[at:index])


def _name_start(text: str, words: list[Token], index: int) -> int | None:
    """The longest name right before the first prose word that stands again later."""
    best = None
    for at in range(index - 1, max(-1, index - 8), -1):
        if not words[at].text[0].isupper():
            continue
        name = text[words[at].start : words[index].start].rstrip(" ,’'‘s")
        if len(name) > 3 and text.count(name) > 1:
            best = at
    return best
