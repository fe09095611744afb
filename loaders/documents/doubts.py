"""What is wrong with the dates of an article, for people to know: nothing is mended, and nothing left out because of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from graph.dateread import wordings
from graph.dates import PartialDate
from graph.datewords import days_of
from graph.model import Certainty, Claim, Document

LATE = re.compile(r"(?<!\d)(?:29|30|31)(?!\d)")
"""Days that not every month has."""
WITHOUT_A_DAY = "no day of publication: what it says never outdates dated news, and days like “next Friday” are not read"


def doubts(document: Document, claims: Iterable[Claim]) -> Iterator[str]:
    """Days that no calendar has, days gone by that are told as still to come, and that the article has no day itself."""
    if document.published is None:
        yield WITHOUT_A_DAY
    for surface in impossible(document.text):
        yield f"“{surface}” is no day of the calendar; not read"
    for claim in claims:
        if _gone_by(claim):
            yield f"{claim.subject.name} is told to come out on {claim.object}, which was over by then"


def impossible(text: str) -> Iterator[str]:
    """The wordings that name a day and month but no day of the calendar.

    >>> list(impossible("It opens on June 31, 2027, or on June 30."))
    ['June 31, 2027']
    """
    if not LATE.search(text):
        return
    for wording in wordings(text):
        parts = [part for part in (wording.first, wording.second) if part is not None]
        if any(part.unit == "day" and part.month and part.day > days_of(part) for part in parts):
            yield text[wording.start : wording.end]


def _gone_by(claim: Claim) -> bool:
    if claim.predicate != "release_date" or claim.certainty is not Certainty.STATED or claim.stated_on is None:
        return False
    return isinstance(claim.object, PartialDate) and claim.qualifiers.get("status") == "scheduled" and claim.object.before(claim.stated_on)
