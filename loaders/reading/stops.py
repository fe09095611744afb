"""Releases that lose their date and get no new one: postponed, called off, taken from the calendar."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.reading.coreference import Line
from loaders.reading.moves import FILL, OPEN, reason_of
from loaders.reading.needs import wording
from loaders.reading.rules import WORD
from loaders.reading.skeleton import CLASSES
from loaders.reading.statement import Statement, certainty, denied

D, F, ORG = CLASSES["D"], CLASSES["F"], CLASSES["O"]
HAS = rf"(?:(?:has|have|had|is|was|been|being|now|also|again|once|more|reportedly|indefinitely|however|itself|{WORD}ly|,) ?){{1,6}}"
OFF = (
    r"(?:postponed|delayed|pushed back|put off|called off|put on hold|(?:pulled|removed|taken|dropped|bumped|withdrawn) (?:from|off) (?:the|its|their|{O}(?: 's)?) (?:[a-z'’]+ ){0,4}?(?:calendar|schedule|slate|line-?up|date)"
    r"|(?:pulled|withdrawn|removed|taken) (?:from|off) (?:its|the) (?=[a-z ]*{D}))"
).replace("{O}", ORG).replace("{D}", D)
GONE = r"(?:cancel+ed|scrapped|shelved|axed|called off for good)"
RELEASE = r"(?:(?:the|its|their|a|[a-z]+|'s) ){0,3}?(?:release|opening|premiere|debut|launch|rollout)"
FROM = rf"(?: (?:indefinitely|again|further|{WORD}ly))*(?: (?:from|off) {FILL}(?P<d>{D}))?"
PATTERNS = tuple(
    (status, wording(pattern))
    for status, words in (("postponed", OFF), ("cancelled", GONE))
    for pattern in (
        # "The release of F has been postponed from its June 4 date"; "F's release is put off"
        rf"\b{RELEASE} (?:of|for) (?P<f>{F}) (?:, [^,;—]{{1,80}} , ?)?{HAS}{words}{FROM}",
        rf"(?P<f>{F}) (?:'s )?{RELEASE} {HAS}{words}{FROM}",
        # "the studio has called off the release of F"
        rf"\b{words} {RELEASE} (?:of|for) (?:{FILL})(?P<f>{F})",
        # "F has been taken off the calendar", "F is postponed indefinitely"
        rf"(?P<f>{F}) (?:, [^,;—]{{1,80}} , ?)?{HAS}{words}{FROM}",
    )
    if not (status == "cancelled" and pattern.startswith(rf"(?P<f>{F}) (?:,"))  # a film that is cancelled is a state of its making
)
LEFT = wording(
    rf"(?P<f>{F}) (?:, [^,;—]{{1,80}} , ?)?(?:(?:has|have|will|is|also|now|quietly|officially) )*"
    rf"(?:no longer {OPEN}|vacat(?:es|ed|ing)|giv(?:es|ing) up|gave up|given up|abandon(?:s|ed|ing)|los(?:es|t|ing)) (?:(?:its|the|on|in) )?{FILL}(?P<d>{D})(?![^.]*{D})"
)
"""A date is given up, and the sentence names no other."""
THERE = re.compile(rf"^(?: [a-z]+){{0,6}}? (?:to|until|till|for|by|into) {FILL}{D}")
"""A new date, or how long it is put off: that is a move."""
NOW = re.compile(rf"^[^.;]{{0,60}}\bnow\b[^.;]{{0,60}}{D}")
"""It "will now open in June"."""
BY_TIME = re.compile(r"^(?: [a-z]+){0,3}? by (?:a|an|one|two|three|four|five|six|seven|several|\d+|nearly|about|almost) ?(?:[a-z]+ ){0,2}(?:day|week|month|year)")
PRODUCTION = re.compile(r"\b(?:production|shoot|shooting|filming|photography|start of)\b")


def statements(lines: Sequence[Line]) -> Iterator[Statement]:
    """release_date without a date, of all sentences."""
    for line in lines:
        text = line.skeleton.text
        told: set[str] = set()
        for status, pattern in (*PATTERNS, ("postponed", LEFT)):
            for match in pattern.finditer(text):
                film = line.skeleton.signs[match["f"]].name
                if film not in told and _stops(match, text):
                    told.add(film)
                    yield Statement(film, "release_date", "", line, certainty(text, match.start(), match.end()), _qualifiers(match, status, line))


def _stops(match: re.Match[str], text: str) -> bool:
    rest = text[match.end() : match.end() + 120]
    if THERE.match(rest) or NOW.match(rest) or BY_TIME.match(rest) or PRODUCTION.search(text, max(0, match.start() - 30), match.end()):
        return False
    return match.re is LEFT.pattern or not denied(text, match.start(), match.end())


def _qualifiers(match: re.Match[str], status: str, line: Line) -> dict[str, str]:
    found = {"status": status}
    date = match.groupdict().get("d")
    when = line.skeleton.signs[date].date if date else None
    if when is not None:
        found["previous"] = when.edtf
    if re.search(r"\b(?:theatrical|cinema)\b", match.group()):
        found["medium"] = "cinema"
    return found | reason_of(line)
