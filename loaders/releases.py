"""Which release a date is of: its region, its medium, and where it stands."""

from __future__ import annotations

import re

from graph.dates import PartialDate
from graph.places import find_place
from loaders.coreference import Line

MEDIA = (
    ("festival", re.compile(
        r"\b(?:festival|fest|cannes|sundance|venice|toronto|tiff|tribeca|sxsw|berlin\w*|telluride|locarno|un certain regard|competition|sidebar|midnight|world premiere|"
        r"world premieres|fortnight|critics week)\b")),
    ("home", re.compile(r"\b(?:digital(?:ly)?|vod|on demand|blu-ray|dvd|4k|home (?:video|entertainment)|itunes|pvod)\b")),
    ("cinema", re.compile(r"\b(?:theat(?:er|re)s?|theatrical(?:ly)?|cinemas?|multiplexes|big screen|box office|imax|screens|wide|limited release)\b")),
    ("streaming", re.compile(r"\b(?:stream\w*|platform|netflix|hulu|disney\+|peacock|prime video|apple tv|mubi|max|paramount\+|shudder)\b")),
    ("tv", re.compile(r"\b(?:airs?|aired|episode|season|broadcast|series premiere|tv|channel|bbc|nbc|abc|cbs|fox|itv|pbs|hbo)\b")),
)  # fmt: skip
AGAIN = re.compile(r"\bre-?releas|back (?:to|in|into) (?:theaters|theatres|cinemas)|anniversary|re-?issue")
DISC = re.compile(r"\b(?:blu-ray|dvd|4k|disc)\b")
DIGITAL = re.compile(r"\b(?:digital(?:ly)?|vod|on demand|itunes|pvod)\b")
REGION = re.compile(
    r"(?:\bin|\bacross|\bfor)(?: (?:theaters|theatres|cinemas))?(?: (?:in|across))?(?: the)? (?P<l>[\uec00-\uefff\uf680-\uf6ff])"
    r"|(?P<before>[\uec00-\uefff\uf680-\uf6ff])(?: 's)? (?:theatrical |cinema )?(?:release|theaters|theatres|cinemas|premiere|debut|bow)"
)


def slot(clause: str, when: PartialDate, line: Line, *, moved: bool) -> dict[str, str]:
    """Status, medium, region and the like as far as the clause tells them."""
    found = {"status": "delayed-from" if moved else _status(clause, when, line)}
    signed, clause = clause, _with_names(clause, line)
    medium = next((name for name, pattern in MEDIA if pattern.search(clause)), "")
    if medium:
        found["medium"] = medium
    if medium == "home" and DISC.search(clause) is not None and DIGITAL.search(clause) is None:
        found["format"] = "disc"
    elif medium == "home" and DIGITAL.search(clause):
        found["format"] = "digital"
    if medium != "festival" and (region := _region(signed, line)):
        found["region"] = region
    if AGAIN.search(clause):
        found["rerelease"] = "true"
    return found


def _status(clause: str, when: PartialDate, line: Line) -> str:
    """Out or not yet: by the article's day where it has one, else by the tense."""
    if line.published is not None and when.before(line.published):
        return "released"
    if line.published is not None and line.published.before(when):
        return "scheduled"
    return "released" if PAST.search(clause) and not AHEAD.search(clause) else "scheduled"


AHEAD = re.compile(r"\b(?:set|slated|scheduled|due|expected|planned|will|going|ready) (?:also |now |then |still )?(?:to |be )")
"""Words of what is to come; "is set to hit" is no past tense."""


PAST = re.compile(r"\b(?:released|opened|premiered|debuted|bowed|launched|hit|aired|streamed|dropped|arrived|came out|was|were)\b")


def _with_names(clause: str, line: Line) -> str:
    """The clause with the names of companies, festivals and places written out, since they tell the medium."""
    kinds = {"organisation", "other", "place", "name"}
    return "".join(
        f" {sign.text.casefold()} " if (sign := line.skeleton.signs.get(char)) and sign.kind in kinds else char for char in clause
    )


def _region(clause: str, line: Line) -> str:
    for match in REGION.finditer(clause):
        name = line.skeleton.signs[match["l"] or match["before"]].name
        place = find_place(name)
        if place is not None and place.kind in {"country", "continent"}:
            return name
    return ""
