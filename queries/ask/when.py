"""Stretches of time in a question: "in July 2027", "since March", "between 2019 and 2021", "next year"."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from queries.ask.meaning import When

_MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sep sept", "october oct", "november nov", "december dec"), 1)
    for name in names.split()
}  # fmt: skip
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 14)}
"""First and last month; a winter is named after its December."""
_HOW = {
    "in": "in", "on": "in", "at": "in", "during": "in", "within": "in", "of": "in", "for": "in", "from": "in", "since": "since",
    "after": "after", "before": "before", "until": "until", "till": "until", "by": "until", "prior to": "before",
    "starting in": "since", "starting": "since", "beginning in": "since", "later than": "after", "earlier than": "before",
    "around": "in", "throughout": "in", "over": "in",
}  # fmt: skip
_HINTS = frozenset(_MONTHS) | _SEASONS.keys() | {
    "today", "tomorrow", "yesterday", "day", "week", "weekend", "month", "year", "christmas",
}  # fmt: skip
"""Words without which nothing is a time, figures apart."""
LONGEST_DATE = 5
"""Words."""
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:18|19|20|21)\d\d)"
_SHAPES = (
    r"(?P<year>\d{4})-(?P<number>\d\d)-(?P<day>\d\d)",
    r"(?P<year>\d{4})-(?P<number>\d\d)",
    rf"(?:the )?{_DAY}(?: of)? (?P<month>{_MONTH})(?:,? {_YEAR})?",
    rf"(?P<month>{_MONTH}) {_DAY}(?: ?,? ?{_YEAR})?",
    rf"(?P<month>{_MONTH})(?: of)?(?: {_YEAR})?",
    rf"(?:the )?(?P<season>spring|summer|autumn|fall|winter|christmas)(?: of)? {_YEAR}",
    r"(?P<relative>this|next|last|the last|the past|past|the next|the coming|the) (?P<season>spring|summer|autumn|fall|winter|christmas)",
    r"(?P<season>christmas)",
    rf"q(?P<quarter>[1-4]) {_YEAR}",
    r"(?:the )?(?P<decade>(?:18|19|20)\d0)s",
    rf"(?:(?:the )?year )?{_YEAR}",
    r"(?P<relative>this|next|last|the last|the past|past|the next|the coming) (?P<unit>day|week|weekend|month|year)",
    r"(?P<relative>today|tomorrow|yesterday)",
)


@cache
def _shapes() -> list[re.Pattern[str]]:
    """Compiled when the first time is looked for; most questions have none."""
    return [re.compile(shape) for shape in _SHAPES]


def _may_be_time(words: list[str]) -> bool:
    return any(word in _HINTS or word[:1].isdigit() or word[1:2].isdigit() for word in words)


def times(words: list[str], today: date) -> Iterator[tuple[int, int, When]]:
    """Every stretch of words that is a time, with or without its preposition."""
    if not _may_be_time(words):
        return
    for start in range(len(words)):
        for end in range(start + 1, min(start + 8, len(words)) + 1):
            if found := when(" ".join(words[start:end]), today):
                yield start, end, found


def when(text: str, today: date) -> When | None:
    """A whole wording as a time.

    >>> when("since march 2021", date(2026, 1, 1))
    When(how='since', start='2021-03-01', end='2021-03-31', words='since march 2021')
    """
    text = text.replace(" , ", " ")
    if match := re.fullmatch(r"(?:between|from) (.+) (?:and|to|until) (.+)", text):
        first, last = (stretch(one, today) for one in match.groups())
        if first and last and first[0] <= last[1]:
            return When("in", first[0].isoformat(), last[1].isoformat(), text)
        return None
    how, wording = "in", text
    for name, kind in _HOW.items():
        if text.startswith(name + " "):
            how, wording = kind, text[len(name) + 1 :]
    found = stretch(wording, today, past=how == "since")
    return When(how, found[0].isoformat(), found[1].isoformat(), text) if found else None


def as_of(question: str, today: date) -> tuple[str, date | None]:
    """A question without its "as of June 2020", and the last day of that; the question and None where it says no such thing.

    >>> as_of("when is Dune out as of June 2020?", date(2026, 1, 1))
    ('when is Dune out ?', datetime.date(2020, 6, 30))
    """
    for match in re.finditer(r"\bas (?:of|at|known (?:on|in)|it stood (?:on|in)) ", question, re.IGNORECASE):
        words = list(re.finditer(r"[^\s?!]+", question[match.end() :]))[:LONGEST_DATE]
        for last in reversed(words):
            text = question[match.end() : match.end() + last.end()].lower().rstrip(",.;:")
            if found := stretch(text.replace(",", ""), today, past=True):
                return question[: match.start()] + question[match.end() + last.end() :].lstrip(","), found[1]
    return question, None


def stretch(text: str, today: date, *, past: bool = False) -> tuple[date, date] | None:
    """First and last day of a date in words; a month without a year is the nearest one (`past`: the last one)."""
    for shape in _shapes():
        match = shape.fullmatch(text)
        if not match:
            continue
        try:
            return _days({name: value for name, value in match.groupdict().items() if value}, today, past=past)
        except ValueError:  # 31 June
            return None
    return None


def _days(said: dict[str, str], today: date, *, past: bool) -> tuple[date, date]:
    if "season" in said:
        return _season(said["season"], int(said["year"]) if "year" in said else _season_year(said.get("relative", "this"), said["season"], today))
    if "relative" in said:
        return _relative(said["relative"].removeprefix("the "), said.get("unit", "day"), today)
    if "decade" in said:
        return date(int(said["decade"]), 1, 1), date(int(said["decade"]) + 9, 12, 31)
    month = _MONTHS[said["month"]] if "month" in said else int(said.get("number", 0))
    year = int(said["year"]) if "year" in said else _nearest_year(month, today, past=past)
    if "quarter" in said:
        last = int(said["quarter"]) * 3
        return _span(year, last - 2, last)
    if "day" in said:
        day = date(year, month, int(said["day"]))
        return day, day
    return _span(year, month, month) if month else (date(year, 1, 1), date(year, 12, 31))


def _season(name: str, year: int) -> tuple[date, date]:
    if name == "christmas":
        return date(year, 12, 18), date(year + 1, 1, 1)
    return _span(year, *_SEASONS[name])


def _season_year(how: str, season: str, today: date) -> int:
    """That of "this summer" is the year of today; a winter that is still on began in the last one."""
    running = today.year - (season == "winter" and today.month < 3)
    return running + {"next": 1, "coming": 1, "last": -1, "past": -1}.get(how.removeprefix("the "), 0)


def _span(year: int, first: int, last: int) -> tuple[date, date]:
    """From the first of a month to the last of another; month 13 is the next January."""
    over, month = divmod(last - 1, 12)
    return date(year, first, 1), date(year + over, month + 1, monthrange(year + over, month + 1)[1])


def _nearest_year(month: int, today: date, *, past: bool) -> int:
    if past:
        return today.year if month <= today.month else today.year - 1
    return min((today.year - 1, today.year, today.year + 1), key=lambda year: abs((year - today.year) * 12 + month - today.month))


def _relative(how: str, unit: str, today: date) -> tuple[date, date]:
    if how in {"today", "tomorrow", "yesterday"}:
        day = today + timedelta(days={"today": 0, "tomorrow": 1, "yesterday": -1}[how])
        return day, day
    step = {"this": 0, "next": 1, "coming": 1, "last": -1, "past": -1}[how]
    match unit:
        case "day":
            day = today + timedelta(days=step)
            return day, day
        case "week":
            monday = today - timedelta(days=today.weekday()) + timedelta(weeks=step)
            return monday, monday + timedelta(days=6)
        case "weekend":
            saturday = today - timedelta(days=today.weekday()) + timedelta(weeks=step, days=5)
            return saturday - timedelta(days=1), saturday + timedelta(days=1)
        case "month":
            months = today.year * 12 + today.month - 1 + step
            return _span(months // 12, months % 12 + 1, months % 12 + 1)
        case _:
            return date(today.year + step, 1, 1), date(today.year + step, 12, 31)
