"""Headings of lists of prizes: "Best Director", "BEST ORIGINAL SCORE", "Jury Prize:", "Silver Lola for Best Film"."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from loaders.reading.words import words

ENOUGH = 4
"""Headings that make a list; fewer are prose about prizes."""
FARTHEST = 1600
"""Characters from one heading to the next; what is farther on is another list."""
LONGEST = 14
"""Words of a category."""
BEST = re.compile(r"(?<![^\s|(“\"])(?:Best|Outstanding|Worst|BEST|OUTSTANDING|WORST)(?= )")
ZONE = re.compile(r"\b(?:[Ww]inners?(?:[’']s?)? list|list of (?:[\w’'-]+ ){0,4}winners|winners (?:[a-z]+ ){0,5}(?:below|follow)|(?:[Ww]inners|WINNERS|[Nn]ominees|NOMINEES)(?: (?:are|were|include))?\s*:|(?:20\d\d |[.:] )(?:Winners|Nominees)(?= [A-Z]))")
"""What says that a list of winners or nominees follows, in which categories need not begin with "Best"."""
REACH = 5000
BARE = re.compile(r"(?<![^\s|])[A-Z][\w’'-]*(?=[ \n:(])")
TELLING = re.compile(r"\b(?:Act(?:or|ress|ing)|Director|Film|Picture|Feature|Series|Drama|Comedy|Documentary|Screenplay|Song|Score|Editing|Cinematography|Design|Award|Performance|Animation|Program(?:me)?|Short|Ensemble|Music|Entertainment|Reality)\b")
WORD = re.compile(r" ?([^\s:]+)")
SMALL = frozenset("in a an of or and by for the & / - – — and/or".split())
BRACKETS = re.compile(r" ?\([A-Z][^()\n]{1,40}\)(?=:? ?[–—-]? ?[\n“‘\"A-ZÀ-Ý0-9#])")
SIGN = re.compile(r" ?[:–—-]? ?\n*")
PROSE = re.compile(r"\b(?:the|for|a|its|her|his|their|as|of|and|won|win|wins|including|to|in|with)[ “\"(]*$")
LEADING = r"Grand|Special|Silver|Golden|Gold|Bronze|Jury|Audience|Critics[’']?|FIPRESCI|Honorary|Youth|Un Certain Regard|Queer|Main|Top|Ecumenical|Student|Public|People[’']s Choice|Directing|Editing|Best Film"
BODY = r"Prize|Award|Prix|Palme d[’']Or|Bear|Lion|Leopard|Medal|Mention|Trophy|Lola|Alexander|Cam[ée]ra d[’']Or|Dragon|Shell|Goya"
RUN = rf"(?:(?:(?:^|(?<=[.!?:)”’|\n] )|(?<=\n))(?:(?:[A-ZÀ-Ý0-9][\w’'.-]*|of|the|de|du|des|et|in|[&/–-]) ){{1,7}}?)|(?:(?:{LEADING}) ){{0,3}})"
"""What may stand before the word for a prize: after a stop anything with capitals, else only what prizes are called."""
PRIZE = re.compile(
    rf"(?<![^\s|]){RUN}(?:{BODY})(?: (?:[Ff]or|in|of|to)(?: (?:the|a|an))?(?: [A-ZÀ-Ý][\w’'-]*){{1,4}}| (?:d’argent|d’or))?"
    r"(?=\s?:\s?[“‘\"A-ZÀ-Ý0-9]|\s?\n\s*[“‘\"A-ZÀ-Ý0-9]|\s?[–—]\s?[“‘\"]|\s[“‘\"](?=[A-ZÀ-Ý0-9]))"
)
PREFIX = re.compile(rf"(?:^|(?<=\s))(Un Certain Regard |(?:(?:{LEADING}) ){{0,3}}(?:{BODY}) (?:[Ff]or )?)$")
NOUN = re.compile(r"(?:Winners?|Nominees?|Nominations?|Oscars?|Awards?|Prizes?|Races?|Honou?rs|Contenders?|Categor(?:y|ies))\b(?!:)")
"""After a category, the category is spoken of, and no winner stands there."""
FORM = re.compile(r": (?:(?:Short|Long) Form|News|Documentary)\b")


@dataclass(frozen=True, slots=True)
class Heading:
    """A category as it is written, its span, and where its winners begin."""

    category: str
    start: int
    end: int


def headings(text: str, titles: Collection[str] = ()) -> list[Heading]:
    """The headings of all lists of prizes, in order; `titles` are known not to be words of a category."""
    found = [heading for match in BEST.finditer(text) if (heading := _category(text, match.start(), titles))]
    found.extend(_bare(text, titles, {at for heading in found for at in range(heading.start, heading.end)}))
    if len(found) < ENOUGH - 1:
        return []
    taken = {at for heading in found for at in range(heading.start, heading.end)}
    found.extend(
        Heading(match.group().strip(), match.start(), _value(text, match.end()))
        for match in PRIZE.finditer(text)
        if not taken.intersection(range(match.start(), match.end())) and not PROSE.search(text, max(0, match.start() - 14), match.start())
    )
    found.sort(key=lambda heading: heading.start)
    return _dense(found)


def _bare(text: str, titles: Collection[str], taken: Collection[int]) -> list[Heading]:
    """Categories of several words without "Best", where the text says that a list of winners or nominees follows."""
    found: dict[int, Heading] = {}
    for zone in ZONE.finditer(text):
        at = zone.end()
        while match := BARE.search(text, at, zone.end() + REACH):
            heading = None if match.start() in taken or not _fits(match.group(), "title") else _category(text, match.start(), titles)
            if heading and " " in heading.category and TELLING.search(heading.category):
                found[heading.start] = heading
            at = heading.end if heading else match.end()
    return list(found.values()) if len(found) >= ENOUGH else []


def _dense(found: list[Heading]) -> list[Heading]:
    """Those that stand near each other, in lists long enough."""
    lists: list[list[Heading]] = []
    for heading in found:
        if lists and heading.start - lists[-1][-1].start <= FARTHEST:
            lists[-1].append(heading)
        else:
            lists.append([heading])
    return [heading for row in lists if len(row) >= ENOUGH for heading in row]


def _category(text: str, start: int, titles: Collection[str]) -> Heading | None:
    """The heading that begins with "Best", if one does: all in capitals, with capitals, or small after the first word."""
    if PROSE.search(text, max(0, start - 14), start) and not PREFIX.search(text, max(0, start - 60), start):
        return None
    first = WORD.match(text, start)
    at, case = (first.end(), first[1].isupper() and "upper") if first else (start, False)
    end, count, pending = at, 0, 0
    while (match := WORD.match(text, at)) and count + pending < LONGEST and text[at] == " ":
        word = match[1].rstrip(",")
        if word in SMALL or (case == "upper" and word.casefold() in SMALL):
            at, pending = match.end(), pending + 1
            continue
        case = case or ("lower" if word[0].islower() else "title")
        if not _fits(word, case) or (count and any(text.startswith(title, match.start(1)) and text.count(title) > 1 and not _of_words(title) for title in titles)):
            break
        at = end = match.start(1) + len(word)
        count, pending = count + pending + 1, 0
        if match[1].endswith(","):
            if not WORD.match(text, end + 1) or not _fits(text[end + 1 :].split(maxsplit=1)[0].rstrip(","), case):
                break
            at = end + 1
    if not count:
        return None
    if form := FORM.match(text, end):
        end = form.end()
    if brackets := BRACKETS.match(text, end):
        end = brackets.end()
    if prefix := PREFIX.search(text, max(0, start - 60), start):
        start = prefix.start()
    value = _value(text, end)
    opens = text[value : value + 1]
    if not opens or not (opens.isupper() or opens.isdigit() or opens in "“‘\"'#*¡¿(") or NOUN.match(text, value) or _goes_on(text, value):
        return None
    return Heading(re.sub(r"\s+", " ", text[start:end]).strip(" -–/&,"), start, value)


def _of_words(title: str) -> bool:
    """Whether what was taken for a title is words of categories: "Artist Performance"."""
    return " " in title and all(map(is_of_category, title.split()))


def is_of_category(word: str) -> bool:
    return all(part.casefold() in words("category") for part in re.split(r"[/-]", word.strip("()")) if part)


def _fits(word: str, case: str) -> bool:
    """Whether a word may go on with a category that is written so."""
    if not is_of_category(word):
        return False
    match case:
        case "upper":
            return word.isupper()
        case "lower":
            return word.islower()
        case _:
            return word[:1].isupper() and (not word.isupper() or word in {"TV", "VFX"})


def _goes_on(text: str, at: int) -> bool:
    """Whether the category goes on to a stop, as it does in prose."""
    match = WORD.match(text, at)
    return match is not None and match[1][-1] in ".;!?" and is_of_category(match[1].rstrip(".;!?"))


def _value(text: str, end: int) -> int:
    match = SIGN.match(text, end)
    return match.end() if match else end
