"""The day on which an article says it was published, as pages, feeds and tables write it."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import UTC, date, datetime
from email.utils import parsedate

from graph.dates import PartialDate

_ISO = re.compile(r"(\d{4})(?:-(\d\d?)(?:-(\d\d?)(?=$|[T ]))?)?(?=$|[T ])")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?\d{4,6}Z?)?$")
_SLASHED = re.compile(r"(\d{4})/(\d\d?)/(\d\d?)\b")
_EPOCH = re.compile(r"(\d{10})(?:\d{3})?(?:\.\d+)?$")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_WORDED = (
    re.compile(rf"{_MONTH}\s+(?P<day>\d\d?)(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})\b", re.IGNORECASE),
    re.compile(rf"\b(?P<day>\d\d?)(?:st|nd|rd|th)?\s+{_MONTH},?\s+(?P<year>\d{{4}})\b", re.IGNORECASE),
    re.compile(rf"^{_MONTH},?\s+(?P<year>\d{{4}})$", re.IGNORECASE),
)


def read_day(wording: str) -> PartialDate | None:
    """The day (or month, or year) of publication, as it was where it was written; None where none can be read.

    Times and time zones are cut off, never converted: an article of 23:30 in Los Angeles is of that day. Figures that
    two countries read differently (03/04/2026) are not read.

    >>> read_day("2026-05-13T23:30:00-07:00").edtf
    '2026-05-13'
    >>> read_day("May 2026").edtf
    '2026-05'
    >>> read_day("03/04/2026")
    """
    wording = wording.strip()
    for pattern in (_ISO, _COMPACT, _SLASHED):
        found = pattern.match(wording)
        if found:
            return partial(*(int(part) for part in found.groups() if part))
    if _EPOCH.match(wording):
        return _of_epoch(int(wording[:10]))
    return _of_words(wording)


def partial(year: int, month: int = 0, day: int = 0) -> PartialDate | None:
    """The partial date of these figures (0: unknown), or None where the calendar has no such day."""
    try:
        first = date(year, month or 1, day or 1)
    except ValueError:
        return None
    last = date(year, month or 12, day or monthrange(year, month or 12)[1])
    edtf = f"{year:04}" + (f"-{month:02}" if month else "") + (f"-{day:02}" if day else "")
    return PartialDate(edtf, first, last)


def _of_epoch(seconds: int) -> PartialDate | None:
    moment = datetime.fromtimestamp(seconds, UTC)
    return partial(moment.year, moment.month, moment.day)


def _of_words(wording: str) -> PartialDate | None:
    for pattern in _WORDED:
        found = pattern.search(wording)
        if found:
            parts = found.groupdict()
            month = _MONTHS.index(parts["month"].lower()) + 1
            return partial(int(parts["year"]), month, int(parts.get("day") or 0))
    mail = parsedate(wording)
    return partial(*mail[:3]) if mail else None
