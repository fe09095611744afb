"""Which release a date is of: its region, its medium, and where it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.dates import PartialDate
from graph.places import find_place
from loaders.reading.coreference import Line

MEDIA = (
    ("festival", re.compile(
        r"\b(?:festival|fest|cannes|sundance|venice|toronto|tiff|tribeca|sxsw|berlin\w*|telluride|locarno|un certain regard|competition|sidebar|midnight|world premiere|"
        r"world premieres|fortnight|critics week)\b")),
    ("home", re.compile(r"\b(?:digital(?:ly)?|vod|on demand|blu-ray|dvd|4k|home (?:video|entertainment)|itunes|pvod)\b")),
    ("cinema", re.compile(r"\b(?:theat(?:er|re)s?|theatrical(?:ly)?|cinemas?|multiplexes|big screen|box office|imax|screens|wide|limited release)\b")),
    ("streaming", re.compile(r"\b(?:stream\w*|platform|netflix|hulu|disney\+|peacock|prime video|apple tv|mubi|max|paramount\+|shudder)\b")),
    ("tv", re.compile(r"\b(?:airs?|aired|episode|season|broadcast|series premiere|tv|channel|bbc|nbc|abc|cbs|fox|itv|pbs|hbo)\b")),
)  # fmt: skip
UNDATED = PartialDate.parse("XXXX")
AGAIN = re.compile(r"\bre-?releas|back (?:to|in|into) (?:theaters|theatres|cinemas)|anniversary|re-?issue")
FORMATS = (
    ("digital", re.compile(r"\b(?:digital(?:ly)?|vod|on demand|itunes|pvod)\b")),
    ("disc", re.compile(r"\b(?:blu-ray|dvd|4k|disc)\b")),
)
REGION = re.compile(
    r"(?:\bin|\bacross|\bfor)(?: (?:theaters|theatres|cinemas))?(?: (?:in|across))?(?: the)? (?P<l>[\uec00-\uefff\uf680-\uf6ff])"
    r"|(?P<before>[\uec00-\uefff\uf680-\uf6ff])(?: 's)? (?:theatrical |cinema )?(?:release|theaters|theatres|cinemas|premiere|debut|bow)"
)


def slot(clause: str, when: PartialDate, line: Line, *, moved: bool) -> dict[str, str]:
    """Status, medium, region and the like as far as the clause tells them."""
    found = {"status": "delayed-from" if moved else _status(clause, when, line)}
    signed, (clause, at) = clause, _with_names(clause, when, line)
    medium = _nearest(MEDIA, clause, at)
    if medium:
        found["medium"] = medium
    if medium == "home" and (form := _nearest(FORMATS, clause, at)):
        found["format"] = form
    if medium != "festival" and (region := _region(signed, when, line)):
        found["region"] = region
    if AGAIN.search(clause):
        found["rerelease"] = "true"
    return found


def _status(clause: str, when: PartialDate, line: Line) -> str:
    """Out or not yet: by the article's day where it has one, else by the tense."""
    if when == UNDATED:
        return "announced"
    if line.published is not None and when.before(line.published):
        return "scheduled" if STILL.search(clause.partition(_sign(when, line))[0][-60:]) else "released"
    if line.published is not None and line.published.before(when):
        return "scheduled"
    return "released" if PAST.search(clause) and not AHEAD.search(clause) else "scheduled"


AHEAD = re.compile(r"\b(?:set|slated|scheduled|due|expected|planned|will|going|ready) (?:also |now |then |still )?(?:to |be )")
"""Words of what is to come; "is set to hit" is no past tense."""


STILL = re.compile(r"\b(?:will|is (?:now |still |also )?(?:set|slated|scheduled|due|expected|planned) (?:to|for))\b[^,;]*$")
"""Before a day that is over, words that speak of it as yet to come: the article contradicts itself, and nobody knows that it came out."""


PAST = re.compile(r"\b(?:released|opened|premiered|debuted|bowed|launched|hit|aired|streamed|dropped|arrived|came out|was|were)\b")


def _with_names(clause: str, when: PartialDate, line: Line) -> tuple[str, int]:
    """The clause with the names of companies, festivals and places written out, since they tell the medium; where the date is."""
    kinds = {"organisation", "other", "place", "name"}
    parts: list[str] = []
    at = -1
    for char in clause:
        sign = line.skeleton.signs.get(char)
        if at < 0 and sign is not None and _same(sign.date, when):
            at = sum(map(len, parts))
        parts.append(f" {sign.text.casefold()} " if sign and sign.kind in kinds else char)
    return "".join(parts), max(at, 0)


def _sign(when: PartialDate, line: Line) -> str:
    """The sign of the date's wording; a line break, which no sentence has, where it has none."""
    return next((char for char, sign in line.skeleton.signs.items() if _same(sign.date, when)), "\n")


def _same(said: PartialDate | None, when: PartialDate) -> bool:
    """Whether the words of a date are those that it comes from: its year may be another than they seemed to mean."""
    return said is not None and (said == when or (len(when.edtf) > 4 and said.edtf[4:] == when.edtf[4:]))


def _nearest(words: Sequence[tuple[str, re.Pattern[str]]], clause: str, at: int) -> str:
    """What the words nearest to the date tell ("in cinemas in May and on Netflix in June")."""
    found = [
        (_distance(clause, match, at), rank, name) for rank, (name, pattern) in enumerate(words) for match in pattern.finditer(clause)
    ]
    return min(found, default=(0, 0, ""))[2]


def _region(clause: str, when: PartialDate, line: Line) -> str:
    at = next((i for i, char in enumerate(clause) if (s := line.skeleton.signs.get(char)) and _same(s.date, when)), 0)
    found = []
    for match in REGION.finditer(clause):
        name = line.skeleton.signs[match["l"] or match["before"]].name
        place = find_place(name)
        if place is not None and place.kind in {"country", "continent"}:
            found.append((_distance(clause, match, at), name))
    return min(found, default=(0, ""))[1]


DATE = re.compile("[\uf400-\uf5ff]")
JOINT = re.compile(r" (?:and|but|while|then|before|;|,) ")


def _distance(clause: str, match: re.Match[str], at: int) -> int:
    """Characters between a match and the date; what another date or a joint stands before belongs elsewhere."""
    between = clause[match.end() : at] if match.end() <= at else clause[at + 1 : match.start()]
    return len(between) + 100 * len(DATE.findall(between)) + (30 if JOINT.search(f"{between} ") else 0)
