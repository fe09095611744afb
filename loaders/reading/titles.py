"""Titles that an article itself sets apart: in quotes or italics, in brackets after a name, in a list of somebody's work."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from graph.model import Document, Span
from loaders.reading.cues import name_step
from loaders.reading.names import LONGEST, titled
from loaders.reading.text import tokens
from loaders.reading.words import demonym, first_names, is_place, organisations, words

OPENING = {"“": "”", "‘": "’", '"': '"', "'": "'", "’": "′"}
"""Signs that open a quotation, and what closes it: typesetters take ’20/20′ for minutes."""

def anchors(document: Document, works: Iterable[str] = ()) -> dict[str, int]:
    """Titles that the article itself sets apart (quotes, italics) and those in its lists of work, and how often.

    >>> sorted(anchors(Document("u", "text", title="‘Zoma’ With Leonie Benesch Wraps")))
    ['Zoma']
    """
    found: dict[str, int] = {}
    for text in (document.title, document.text):
        for span in quoted(text):
            name = plain(span.of(text))
            found[name] = found.get(name, 0) + 1
    beside = () if quotes_titles(document) else bracketed(document.text)
    for name in (*beside, *works, *untitled(document.text)):
        found[name] = found.get(name, 0) + 1
    for mark in document.markup:
        name = plain(mark.span.of(document.text))
        if mark.kind == "italic" and titled([token.text for token in tokens(name)]):
            found[name] = found.get(name, 0) + 1
    return found


def quotes_titles(document: Document) -> bool:
    """Whether the article sets its titles in quotes: the one that its headline quotes stands so in the text, mostly."""
    text = document.text
    for span in quoted(document.title):
        name = span.of(document.title)
        apart = len(re.findall(rf"[“\"]{re.escape(name)}[,.!?]?[”\"]", text))
        if apart > 1 and 3 * apart >= text.count(name):
            return True
    return False


BRACKET = re.compile(r"(?<=[\w’.] )\((?P<in>[A-Z0-9¡¿‘“][^()\n]{1,150})\)")


def bracketed(text: str) -> Iterator[str]:
    """Titles in brackets after a name ("Don Lee (Eternals, Train to Busan)").

    >>> list(bracketed("with Don Lee (Eternals, Train to Busan), who"))
    ['Eternals', 'Train to Busan']
    """
    parts = _parts_played(text)
    names: dict[str, bool] = {}

    def part_of_name(word: str) -> bool:
        if word not in names and len(names) < LOOKED_UP:
            names[word] = _surname(word, text)
        return names.get(word, False)

    for match in BRACKET.finditer(text):
        if match.start() in parts:
            continue
        before = text[: match.start()].rstrip().rsplit(" ", 1)[-1]
        if not before[:1].isupper() or before in organisations() or before.isupper():
            continue
        pieces = [plain(piece) for piece in BETWEEN.split(match["in"])]
        pieces = [unquoted(piece).removeprefix("TV’s ").removeprefix("the ") for piece in pieces]
        if all(piece and titled([token.text for token in tokens(piece)]) for piece in pieces) and not part_of_name(match["in"]):
            yield from (piece for piece in pieces if may_be_title(piece))


LOOKED_UP = 300
"""Different words in brackets that are looked up in all of the text; no article has so many."""


def _parts_played(text: str) -> frozenset[int]:
    """Where the brackets of a cast begin that have a part each: "Miles Caton (Sammie), Buddy Guy (Old Sammie) and Wunmi Mosaku (Annie)"."""
    found: list[int] = []
    chain: list[re.Match[str]] = []
    for match in (*BRACKET.finditer(text), None):
        if match is not None and (not chain or BESIDE.fullmatch(text, chain[-1].end(), match.start())):
            chain.append(match)
            continue
        found += [each.start() for each in chain] if cast_in_brackets([each["in"] for each in chain]) else []
        chain = [match] if match is not None else []
    return frozenset(found)


BESIDE = re.compile(r",?(?: and| &)? (?:[a-z-]+ ){0,4}(?:[A-Z][\w.’'-]+ ?){1,4}")
"""Between two members of a list who have a bracket each: the next one's name."""


def cast_in_brackets(inside: Sequence[str]) -> bool:
    """Whether the brackets of a list hold parts and no titles: one short name each, some of them given names.

    >>> cast_in_brackets(["Sammie Moore", "Annie", "Mary"]), cast_in_brackets(["Annie", "Elvis", "Top Gun, Jerry Maguire"])
    (True, False)
    """
    if len(inside) == 2 and all(each in first_names() for each in inside):
        return True
    if len(inside) < 3 or any("," in each or len(each.split()) > 3 or SMALLISH.search(each) for each in inside):
        return False
    given = sum(each.split(" ", 1)[0] in first_names() or name_step(each.split(" ", 1)[0]) > 0 for each in inside)
    return given > 1 and 5 * given >= len(inside)


SMALLISH = re.compile(r"\b(?i:of|the|and|in|a|to|with|both|my|is)\b|\d|:")


def _surname(word: str, text: str) -> bool:
    """Whether the one word in brackets is part of somebody's name: "Wei (Xie)" plays a part if "Xie Miao" stands in the text."""
    if not re.fullmatch(r"[A-ZÀ-Ý][\w’-]+", word):
        return False
    before = re.finditer(rf"(?<![\w’‘“-])([A-ZÀ-Ý][\w.’-]+) {word}\b(?!’s [A-Z]|[”’])", text)
    after = re.finditer(rf"(?<![\w’‘“(-]){word} ([A-ZÀ-Ý][\w-]+)", text) if len(word) < SHORT else ()
    others = [match[1] for match in (*before, *after)]
    return any(other not in words("stop") and other not in organisations() and not other.isupper() for other in others)


SHORT = 5
"""Letters below which a word may be a family name that comes first."""
BETWEEN = re.compile(r",?[”’\"]?,?\s+(?=[“‘\"])|[,;]\s+(?:and\s+|&\s+)?")
"""What stands between two titles in brackets; "and" alone is more often a part of a title."""


def may_be_title(piece: str) -> bool:
    """Whether a listed name may be a title, and is no job, company, place or person."""
    first = piece.split(maxsplit=1)[0]
    if JOB.fullmatch(piece) or "/" in piece or first in {"Director:", "Dir.", "Produced", "Image", "Photo", "Credit:", "Left", "Right", "Pictured"}:
        return False
    if all(a_person(name.split()) for name in re.split(r",? (?:and|&) ", piece)):
        return False
    if piece in organisations() or (piece.isupper() and len(piece) > 6) or re.fullmatch(r"[\d\W]+[KMB]?|[A-Z]{1,3}|(?:19|20)\d\d.*|.*\b(?:Festival|Photo|Images|Pictures)\b.*", piece) or (first in words("calendar") and re.fullmatch(r"\w+ [\d, ]+", piece)):
        return False
    return not is_place(piece) and demonym(piece) is None and piece not in words("calendar")


def a_person(name: Sequence[str]) -> bool:
    """Whether words look like somebody's name."""
    return 1 < len(name) < 4 and name[0] in first_names() and all(word[0].isupper() for word in name)


JOB = re.compile(r"(?!The )(?:[A-Z][\w-]+ ){0,3}(?:Director|Controller|President|Producer|Officer|Manager|Chairman|Head|Commissioner)(?:,? (?:of|at|for) .*)?")
"""What a bracket says of somebody's office."""


def plain(name: str) -> str:
    """A name with straight apostrophes made curly and without the comma that typesetters put inside quotes."""
    return name.strip().rstrip(",.;:").replace("'", "’").replace("‘", "’").strip()


def quoted(text: str) -> Iterator[Span]:
    """Stretches in quotation marks that are cased like a title.

    >>> [span.of("He saw ‘The Teachers’ Lounge’ and “it was good.”") for span in quoted(
    ...     "He saw ‘The Teachers’ Lounge’ and “it was good.”")]
    ['The Teachers’ Lounge']
    """
    at = 0
    while match := QUOTE.search(text, at):
        at = match.start() + 1
        sign = match.group()
        for end in _closings(text, match.end(), OPENING[sign]):
            inner = text[match.end() : end]
            if _nickname(text, match.start(), end):
                break
            if _title_like(inner, text[end + 1 : end + 30]):
                yield Span(match.end(), match.end() + len(inner.rstrip(",.; ")))
                at = end + 1
                break


QUOTE = re.compile(r"(?:(?<=[\s(\[—–/:-])|^)(?:[“‘\"'](?=[\w¡¿#$@(\[*…])|’(?=\d[^’\s]*′))")


def _closings(text: str, start: int, sign: str) -> list[int]:
    """Where the quotation may end, likeliest first: not at an apostrophe while a better end follows."""
    limit = min(len(text), start + 110)
    ends = []
    for at in range(start, limit):
        if text[at] == sign and not (sign in "’'" and text[at + 1 : at + 2].isalnum()):
            ends.append(at)
            if len(ends) == 2 or sign in "”\"":
                break
        elif text[at] in "“‘" and at > start and text[at - 1 : at].isspace():
            break
    if len(ends) == 2 and text[ends[0] - 1] == "s" and text[ends[0] + 1 : ends[0] + 2] == " ":
        between = text[ends[0] + 2 : ends[1]]
        if between[:1].isupper() and all(word[0].isupper() for word in between.split()[:3]) and "," not in between:
            return ends[::-1]
    return ends[:1]


def _nickname(text: str, start: int, end: int) -> bool:
    """Whether the quotation stands inside somebody's name: "Leonard “Bones” McCoy"."""
    before = NAME_BEFORE.search(text, max(0, start - 30), start)
    after = NAME_AFTER.match(text, end + 1)
    if not before or not after:
        return False
    given = before[1] in first_names() or (text[start] == "“" and " " not in text[start + 1 : end] and name_step(before[1]) > 0)
    return given and after[1] not in first_names()


NAME_BEFORE = re.compile(r"\b([A-Z][\w-]+)(?: [A-Z]\.)? $")
NAME_AFTER = re.compile(r" ([A-Z][\w-]+)(?!’s [‘“])")
SPOKEN = re.compile(r"\W*(?:he|she|said|says|added|told|they|I|recalled|joked|explained)\b")
REPLIED = re.compile(r"\W*(?:[A-Z][\w’'-]+ )?(?:said|says|replied|asked|responded|answered|quipped|continued)\b")


def _title_like(inner: str, after: str) -> bool:
    parts = [token.text for token in tokens(inner)]
    if not 1 <= len([p for p in parts if p[0].isalnum()]) <= LONGEST or not (titled(parts) or foreign(parts)):
        return False
    if inner.rstrip()[-1:] in ".,!?" and SPOKEN.match(after[:11]):
        return False
    if inner.rstrip()[-1:] in ",!?" and REPLIED.match(after):
        return False
    return not (len(parts) == 1 and parts[0].islower())



ARTICLES = frozenset("la le les el los las il lo gli der die das den une du des del di da do y et l d em un une".split())
ENGLISH = frozenset("the and of is was to for it that with but not we you are have be this they he she in on at".split())


def foreign(parts: Sequence[str]) -> bool:
    """Whether the words may be a French, Spanish, Italian or German title, which has few capitals."""
    small = {part.casefold() for part in parts} | {part.split("’")[0].casefold() for part in parts if "’" in part}
    return parts[0][0].isupper() and len(parts) < 9 and bool(small & ARTICLES) and not small & ENGLISH


UNTITLED = re.compile(
    r"\b(?P<n>[Uu]ntitled (?:[A-Z0-9][\w.’'-]*,? |(?:and|&|of|the) (?=[A-Z])|[a-z][a-z-]+ ){0,8}?(?:film|movie|feature|project|comedy|drama|thriller|series|pic|picture|"
    r"documentary|rom-com|sequel|horror|musical|western|biopic|spinoff))\b(?! (?:film|movie|feature|project|series|comedy|drama|thriller|pic))"
)


def untitled(text: str) -> Iterator[str]:
    """Films that have no title yet, by the words that stand for it.

    >>> list(untitled("cast in Sony’s untitled Sandra Bullock romantic comedy at"))
    ['untitled Sandra Bullock romantic comedy']
    """
    for match in UNTITLED.finditer(text):
        yield re.sub(r"\s+", " ", match["n"])


KIN = re.compile(r"\b(?:the|a|its) (?:\w+ )?(sequel|prequel|spin-?off|follow-up|remake)\b")
NAMELESS = re.compile(r"(?i)untitled (?:[a-z-]+ ){0,3}[a-z-]+")


def told_apart(name: str, document: Document) -> str:
    """A name that is no more than "untitled film" with whose film it is, or else where it is spoken of: no two articles need mean one.

    >>> told_apart("untitled drama", Document("u", "Ana Lind’s still untitled drama shoots in Oslo."))
    'untitled Ana Lind drama'
    >>> told_apart("untitled drama", Document("u", "The untitled drama shoots in Oslo.", publisher="Screen Almanac"))
    'untitled drama (Screen Almanac)'
    """
    if not NAMELESS.fullmatch(name) or name != name.lower():
        return name
    _, rest = name.split(" ", 1)
    for text in (document.title, document.text):
        if owner := re.search(rf"(?P<o>[A-Z][\w.-]+(?: (?:(?:de|von|van|da|del) )?[A-Z][\w.-]+){{0,2}})(?:[’']s|(?<=s)[’']) (?:[a-z-]+ ){{0,3}}{re.escape(name)}\b", text):
            return f"untitled {owner['o']} {rest}"
    series = next((plain(span.of(document.title)) for span in quoted(document.title)), "")
    if series and (kind := KIN.search(document.text)):
        return f"untitled {series} {kind.group(1)}"
    day = str(document.published) if document.published else ""
    where = ", ".join(filter(None, (document.publisher, day))) or document.title
    return f"{name} ({where})" if where else name


def unquoted(piece: str) -> str:
    """A list's member without its quotation marks and what follows them ("“Hacks” on HBO")."""
    return plain(re.split(r"[”\"](?=[ ,])", piece.strip("“”‘’\" "))[0])
