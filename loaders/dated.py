"""Release dates: when a film opened, opens or is to open, where and in what medium."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph.dates import PartialDate
from loaders.coreference import Line
from loaders.rules import WORD, expand
from loaders.statement import Statement, certainty

D = "[\uf400-\uf5ff]"
F = "[\ue400-\ue7ff]"
YEAR_OF = tuple(
    re.compile(expand(pattern))
    for pattern in (
        rf"(?P<f>{F}) \( (?P<d>{D}) \)",
        rf"(?P<f>{F}) \( [^()]{{0,40}}, (?P<d>{D}) \)",
        rf"(?P<d>{D}) (?:'s|’s) (?:(?:{WORD}|[\uf000-\uf3ff]) ){{0,5}}?(?P<f>{F})",
        rf"(?:the|his|her|their|'s|in) (?P<d>{D}) (?:(?:{WORD}|[\uf000-\uf3ff]|[\ue800-\uebff](?: 's)?) ){{0,6}}?(?P<f>{F})",
        rf"(?P<f>{F}) in (?P<d>{D})(?= ,| and| \.| ;|$)",
        rf"(?P<f>{F}) , (?:from |released in |in )?(?P<d>{D}) ,",
    )
)
CUE = re.compile(
    r"\b(?:releas(?:e|es|ed|ing)|re-?releas\w+|opens?|opened|opening|hits?|hitting|premier(?:es?|ed|ing)|debut(?:s|ed|ing)?|bow(?:s|ed|ing)?|arriv(?:e|es|ed|ing|al)|"
    r"launch(?:es|ed|ing)?|stream(?:s|ing|ed)?|theatrical(?:ly)?|theaters|theatres|cinemas|drop(?:s|ped|ping)?|dated|slated|scheduled|rollout|roll(?:s|ed)? out|"
    r"available|airs?|aired|in multiplexes|big screen|on demand|vod|digital(?:ly)?|unspool\w*|lands?|landing|comes? out|came out|coming out|is out|back to|heads? to|returns?|date)\b"
)
NOT_RELEASE = re.compile(
    r"\b(?:shoot\w*|production|filming|filmed|photography|born|died|founded|interview|told|announced on|published|wrote|deal|signed|since|"
    r"ceremony|awards|runs from|takes place|will run|arrested|sentenced|trial|ended|joined|contract|until|through|weekend|nominations?|"
    r"book|novel|album|gala|conference|tickets|box office|gross\w*|season finale|passed away)\b"
)
MOVED = re.compile(
    r"\b(?:originally|previously|initially|first|had been|was (?:supposed|scheduled|slated|set|due|planned)|moved from|shifted from|pushed (?:back )?from|"
    r"delayed from|from (?:a |its )?(?:planned |original |previous )?|earlier)\b(?: [a-z]+){0,6} ?$"
)
FESTIVAL = re.compile(r"\b(?:festival|fest|cannes|sundance|venice|toronto|tiff|tribeca|sxsw|berlin\w*|telluride|locarno|un certain regard|competition|sidebar|midnight)\b")
STREAM = re.compile(r"\b(?:stream\w*|platform|streamer|netflix|hulu|disney\+|peacock|prime video|apple tv|mubi|max)\b")
HOME = re.compile(r"\b(?:digital(?:ly)?|vod|on demand|blu-ray|dvd|4k|home (?:video|entertainment)|itunes)\b")
CINEMA = re.compile(r"\b(?:theat(?:er|re)s?|theatrical(?:ly)?|cinemas?|multiplexes|big screen|box office|imax|screens)\b")
TELEVISION = re.compile(r"\b(?:airs?|aired|episode|season|broadcast|series premiere|tv)\b")
POSTPONED = re.compile(
    r"\b(?:postponed|pushed back|delayed|off (?:the|its) (?:release )?(?:calendar|schedule)|undated|no (?:new )?release date|not (?:currently )?have a release date|indefinitely)\b"
)


def statements(lines: Sequence[Line]) -> Iterator[Statement]:
    """release_date of all sentences."""
    for line in lines:
        text = line.skeleton.text
        taken: set[str] = set()
        for pattern in YEAR_OF:
            for match in pattern.finditer(text):
                date = line.skeleton.signs[match["d"]].date
                if date is not None and _only_year(date) and match["d"] not in taken:
                    taken.add(match["d"])
                    film = line.skeleton.signs[match["f"]]
                    if not film.reference:
                        yield Statement(film.name, "release_date", date, line, qualifiers={"status": "released"})
        yield from _cued(line, text, taken)


def _only_year(date: PartialDate) -> bool:
    return len(date.edtf) == 4 and date.edtf.isdigit()


def _cued(line: Line, text: str, taken: set[str]) -> Iterator[Statement]:
    for match in re.finditer(D, text):
        char = match.group()
        sign = line.skeleton.signs[char]
        if char in taken or sign.date is None or sign.text.isdigit() and not BARE.search(text[: match.start()]):
            continue
        start, end = _clause(text, match.start(), match.end())
        clause = text[start:end]
        at = match.start() - start
        cue = _nearest(CUE, clause, at)
        against = _nearest(NOT_RELEASE, clause, at)
        if cue is None or (against is not None and against <= cue) or cue > 75:
            continue
        film = _film(line, text, start, match.start(), end)
        if film is None:
            continue
        moved = bool(MOVED.search(text[max(0, match.start() - 60) : match.start()]))
        status = "delayed-from" if moved else ("released" if PAST.search(clause) else "scheduled")
        yield Statement(film, "release_date", sign.date, line, certainty(text, match.start(), match.end()), _slot(clause, status))


BARE = re.compile(r"\b(?:in|on|by|since|for|of|until|early|late|mid|summer|fall|spring|winter|autumn|to|a|this|and|set|from)(?: ?-)? ?$")
PAST = re.compile(r"\b(?:released|opened|premiered|debuted|bowed|launched|hit|aired|streamed|dropped|arrived|came out|was|were)\b")


def _clause(text: str, start: int, end: int) -> tuple[int, int]:
    left = max(text.rfind(sign, 0, start) for sign in (" ; ", " — ", " . "))
    right = min((at for sign in (" ; ", " — ", " . ") if (at := text.find(sign, end)) >= 0), default=len(text))
    return max(left, 0), right


def _nearest(pattern: re.Pattern[str], clause: str, at: int) -> int | None:
    """Characters between the date and the nearest cue; what stands before the date counts as nearer."""
    found = [at - m.end() if m.end() <= at else (m.start() - at) * 2 for m in pattern.finditer(clause)]
    return min(found) if found else None


def _film(line: Line, text: str, start: int, at: int, end: int) -> str | None:
    before = re.sub(r"\([^()]*\)", "", text[start:at])
    near = line.skeleton.names(before, "film")
    if near:
        return near[-1].name
    after = line.skeleton.names(text[at:end], "film")
    if after and at - start < 30:
        return after[0].name
    return line.focus


def _slot(clause: str, status: str) -> dict[str, str]:
    """Region and medium as far as the clause tells them."""
    found = {"status": status}
    for medium, pattern in (("festival", FESTIVAL), ("home", HOME), ("cinema", CINEMA), ("streaming", STREAM), ("tv", TELEVISION)):
        if pattern.search(clause):
            found["medium"] = medium
            break
    if re.search(r"\bre-?releas|back (?:to|in) (?:theaters|cinemas)|anniversary", clause):
        found["rerelease"] = "true"
    return found
