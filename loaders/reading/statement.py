"""What one sentence says, before it becomes a claim."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from graph.dates import PartialDate
from graph.model import Certainty
from loaders.reading.coreference import Line

TALK = re.compile(
    r"\b(?:in talks|in negotiations|in early talks|reportedly|rumou?r(?:ed|s)|is eyeing|are eyeing|circling|is being eyed|(?<!\bin )(?<!\bof )(?<!this )(?<!next )(?<!last )(?<!\bon )(?<!late )(?<!early )(?<!mid-)may(?! \d)|might|"
    r"considering|in discussions|hopes? to|would like to|wants? to|possibly|potentially|could|offered|speculat\w+|courting|"
    r"in the running|frontrunner)\b"
)
DENIED = re.compile(
    r"\b(?:not|never|no longer|won’t|won't|isn’t|isn't|wasn’t|didn’t|doesn’t|don’t|without|exits?|exited|exiting|dropped out|"
    r"drops out|replac(?:ed|es|ing) by|departed|departs|denied|denies|pulled out|bowed out|turned down|passed on|refused|rejected|instead of)\b"
)


@dataclass(frozen=True, slots=True)
class Statement:
    """Names are the article's fullest forms; the object is a name, a date or plain words."""

    subject: str
    predicate: str
    object: str | PartialDate
    line: Line
    certainty: Certainty = Certainty.STATED
    qualifiers: Mapping[str, str] = field(default_factory=dict)
    kind: str = ""
    """Kind of the object, where the predicate leaves it open."""
    rule: str = ""
    """The wording that gave it, for those who measure wordings."""
    sign: str = ""
    """Of a move, the sign of its date: no other rule reads that date again."""
    confidence: float = 1.0
    """How likely it holds, where weights and no wording gave it."""


def certainty(text: str, start: int, end: int) -> Certainty:
    """Rumoured where the words around a match say so."""
    cut = max(text.rfind(" ; ", 0, start), text.rfind(" — ", 0, start), start - 60, 0)
    return Certainty.RUMOURED if TALK.search(text, cut, end + 10) else Certainty.STATED


def denied(text: str, start: int, end: int) -> bool:
    """Whether the words of a match, or those just before it, deny it."""
    stretch = text[max(0, start - 25) : end]
    if "," in stretch[:25]:
        stretch = stretch[stretch.rfind(",", 0, 25) + 1 :]
    return bool(DENIED.search(stretch))
