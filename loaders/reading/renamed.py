"""Titles that an article equates: "now titled", "formerly known as", "will be called"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from loaders.reading.coreference import Line
from loaders.reading.needs import wording
from loaders.reading.skeleton import CLASSES
from loaders.reading.statement import Statement, denied

F, T = CLASSES["F"], "[\ue400-\ue7ff\uf600-\uf6ff]"
TITLE = rf"(?P<g>{T})(?: — (?P<h>{T}))?"
"""A title, or one with a part after a dash that grammar took for two."""
NAMED = r"(?:called|titled|entitled|retitled|re-titled|renamed|rechristened|known as|named|dubbed)"
PATTERNS = tuple(
    wording(pattern)
    for pattern in (
        rf"(?P<f>{F})(?: ,)? (?:will be|is|was|has been|have been|had been|will now be|would be|is to be|is being|is now|are now)(?: (?:now|officially|also|since|simply|first|once|formerly|originally|previously|been))* {NAMED} {TITLE}",
        rf"(?P<f>{F}) (?:, |\( )(?:now|formerly|previously|originally|once|also|first|aka|a\.k\.a\.)(?: {NAMED})? (?P<g>{T})(?= ?[,)])",
        rf"(?P<f>{F}) (?:, |\( )(?:{NAMED}|working title|the working title|then called|a working title)(?: (?:of|was|:))? (?P<g>{T})(?= ?[,)])",
        rf"(?P<f>{F}) ,? ?(?:shot|filmed|made|known|went|going|announced|developed) under the (?:working )?(?:title|name) (?:of )?(?P<g>{T})",
        rf"(?P<f>{F}) (?:becomes|became|turns into|is simply|changes its (?:name|title) to|changed its (?:name|title) to|has a new title ,?) (?:simply )?(?P<g>{T})(?= ?(?:,|\.|$|and|;))",
    )
)


def statements(lines: Sequence[Line]) -> Iterator[Statement]:
    """alternate_name of films, each by the words of the article."""
    for line in lines:
        text = line.skeleton.text
        for pattern in PATTERNS:
            for match in pattern.finditer(text):
                one, other = line.skeleton.signs[match["f"]], line.skeleton.signs[match["g"]]
                if other.reference or one.name == other.name or denied(text, match.start(), match.end()):
                    continue
                part = match.groupdict().get("h")
                name = f"{other.name} – {line.skeleton.signs[part].name}" if part else other.name
                yield Statement(one.name, "alternate_name", name, line, rule="renamed")
