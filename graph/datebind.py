"""Wordings bound to a day: "next Friday", said in an article of 12 May 2026, is 22 May 2026.

Words about a day that is not given ("June", "Friday") mean the nearest one, a coming one rather than a past one: news tells
what is to come. `this`, `next` and `last` follow the calendar: "next summer" is that of the year after the article's.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from graph import edtf, holidays
from graph.dates import PartialDate
from graph.datewords import Part, Wording

BACK = 120
"""Days before the article that a date without a year may still mean; else it is that of the coming year."""


def bind(wording: Wording, published: PartialDate | None) -> PartialDate | None:
    """The date that a wording means in an article of that day; None where it cannot be told, or is no day (31 June)."""
    anchor = _anchor(published)
    try:
        if wording.second is None:
            text = _bound(wording.first, anchor, published)
        else:
            text = _pair(wording, anchor, published)
        return PartialDate.parse(text) if text else None
    except (ValueError, OverflowError):
        return None


def _anchor(published: PartialDate | None) -> date | None:
    """The article's day; of a month or year, its middle."""
    if published is None or published.earliest is None or published.latest is None:
        return None
    return published.earliest + (published.latest - published.earliest) / 2


def _pair(wording: Wording, anchor: date | None, published: PartialDate | None) -> str:
    first, second = wording.first, wording.second
    assert second is not None
    if first.year is None and not (first.shift or first.year_shift):
        first, second = _shared_year(first, second, anchor)
    left, right = _bound(first, anchor, published), _bound(second, anchor, published)
    if not left or not right:
        return ""
    return f"[{left},{right}]" if wording.joint == "or" else f"{left}/{right}"


def _shared_year(first: Part, second: Part, anchor: date | None) -> tuple[Part, Part]:
    """"12 to 23 May 2026": the year stands once, and the earlier end never lies after the later one."""
    year = second.year
    if year is None and anchor is not None and (found := _bound(second, anchor, None)):
        year = int(found[:4])
    if year is None:
        return first, second
    turns = first.unit in {"month", "day"} and (first.month, first.day) > (second.month, second.day)
    return replace(first, year=year - turns), replace(second, year=year)


def _bound(part: Part, anchor: date | None, published: PartialDate | None) -> str:
    """EDTF; empty where the part needs a day that is not known."""
    if part.unit == "undated":
        return "XXXX"
    if part.unit == "decade" and part.year:
        return f"{part.year // 10}X"
    year = part.year
    if part.year_shift and anchor:
        year = anchor.year + {"this": 0, "next": 1, "last": -1, "past": -1, "coming": 1, "after next": 2}[part.year_shift]
    if year is None and anchor is None:
        return ""
    if year == 0 and part.unit == "day":
        return ""
    return _UNITS[part.unit](part, year, anchor, published)


# -- with a year, or the nearest ----------------------------------------------------------------


def _nearest(anchor: date, of_year: Callable[[int], date]) -> int:
    """The year in which a yearly day is meant: the coming one, unless the last was not long ago."""
    for year in (anchor.year - 1, anchor.year):
        if of_year(year) >= anchor - timedelta(BACK):
            return year
    return anchor.year + 1


def _shifted(part: Part, anchor: date, first: Callable[[int], date], last: Callable[[int], date]) -> int:
    """The year of a yearly stretch after `this`, `next`, `last`; the nearest without."""
    match part.shift:
        case "this":
            return anchor.year
        case "next":
            return anchor.year + 1
        case "after next":
            return anchor.year + 2
        case "last":
            return anchor.year if last(anchor.year) < anchor else anchor.year - 1
        case "coming":
            return anchor.year if first(anchor.year) > anchor else anchor.year + 1
        case _:
            return _nearest(anchor, last)


def _day(part: Part, year: int | None, anchor: date | None, _: PartialDate | None) -> str:
    if year is None:
        assert anchor is not None
        year = _nearest(anchor, lambda each: date(each, part.month, min(part.day, monthrange(each, part.month)[1])))
    return f"{year:04}-{part.month:02}-{part.day:02}"


def _month(part: Part, year: int | None, anchor: date | None, _: PartialDate | None) -> str:
    month = part.month
    if not month:
        assert anchor is not None
        return _this_month(part, anchor)
    if year is None:
        assert anchor is not None
        ends = lambda each: date(each, month, monthrange(each, month)[1])  # noqa: E731 - one line says it
        year = _shifted(part, anchor, partial(date, month=month, day=1), ends)
    return _third_of_month(year, month, part.third)


def _this_month(part: Part, anchor: date) -> str:
    at = anchor.year * 12 + anchor.month - 1 + {"next": 1, "last": -1, "past": -1, "after next": 2, "coming": 1}.get(part.shift, 0)
    if part.third == "later":
        return f"{anchor}/{date(anchor.year, anchor.month, monthrange(anchor.year, anchor.month)[1])}"
    if part.third == "earlier":
        return f"{anchor.replace(day=1)}/{anchor}"
    return _third_of_month(at // 12, at % 12 + 1, part.third)


def _third_of_month(year: int, month: int, third: str) -> str:
    bounds = {"early": (1, 10), "mid": (11, 20), "late": (21, monthrange(year, month)[1])}.get(third)
    text = f"{year:04}-{month:02}"
    return f"{text}-{bounds[0]:02}~/{text}-{bounds[1]:02}~" if bounds else text


def _spell(part: Part, year: int | None, anchor: date | None, _: PartialDate | None) -> str:
    if year is None:
        assert anchor is not None
        first = lambda each: edtf.bounds(f"{each}-{part.number}")[0] or anchor  # noqa: E731
        last = lambda each: edtf.bounds(f"{each}-{part.number}")[1] or anchor  # noqa: E731
        year = _shifted(part, anchor, first, last)
        if part.number == 24 and part.shift in {"this", "next"} and anchor.month < 3:
            year -= 1  # in January "this winter" is the one that began last December
    return f"{year:04}-{part.number}"


def _quarter(part: Part, _: int | None, anchor: date | None, __: PartialDate | None) -> str:
    assert anchor is not None
    at = anchor.year * 4 + (anchor.month - 1) // 3 + {"next": 1, "last": -1, "past": -1, "coming": 1}.get(part.shift, 0)
    return f"{at // 4:04}-{33 + at % 4}"


def _year(part: Part, year: int | None, anchor: date | None, published: PartialDate | None) -> str:
    assert year is not None or anchor is not None
    year = year if year is not None else anchor.year  # type: ignore[union-attr]  # one of both is there
    text = f"{year:04}"
    if part.third in {"later", "earlier"} and anchor and anchor.year == year and published and published.is_day:
        return f"{anchor}/{text}-12-31" if part.third == "later" else f"{text}-01-01/{anchor}"
    number = {"early": 37, "mid": 38, "late": 39}.get(part.third)
    return f"{text}-{number}" if number else text


# -- by the week --------------------------------------------------------------------------------


def _weekday(part: Part, _: int | None, anchor: date | None, published: PartialDate | None) -> str:
    if anchor is None or part.weekday is None or not (published and published.is_day):
        return ""
    on = (part.weekday - anchor.weekday()) % 7
    match part.shift:
        case "next":
            monday = anchor - timedelta(anchor.weekday()) + timedelta(7)
            return str(monday + timedelta(part.weekday))
        case "last":
            return str(anchor + timedelta(on - 7))
        case "this" | "coming":
            return str(anchor + timedelta(on))
        case _:
            return str(anchor + timedelta(on - 7 if on > 3 else on))


def _week(part: Part, _: int | None, anchor: date | None, published: PartialDate | None) -> str:
    if anchor is None or not (published and published.is_day):
        return ""
    weeks = {"next": 1, "last": -1, "past": -1, "coming": 1, "after next": 2}.get(part.shift, 0)
    first = anchor - timedelta(anchor.weekday()) + timedelta(7 * weeks)
    if part.unit == "weekend":
        first += timedelta(4)
    last = first + timedelta(2 if part.unit == "weekend" else 6)
    if part.third == "later":
        first = anchor
    if part.third == "earlier":
        last = anchor
    return f"{first}/{last}" if first <= last else ""


def _relative(part: Part, _: int | None, anchor: date | None, published: PartialDate | None) -> str:
    assert anchor is not None
    exact = bool(published and published.is_day)
    match part.name:
        case "day":
            return str(anchor + timedelta(part.number)) if exact else ""
        case "week":
            return f"{anchor + timedelta(7 * part.number)}~" if exact else ""
        case "month":
            at = anchor.year * 12 + anchor.month - 1 + part.number
            return f"{at // 12:04}-{at % 12 + 1:02}"
        case _:
            return f"{anchor.year + part.number:04}"


def _holiday(part: Part, year: int | None, anchor: date | None, _: PartialDate | None) -> str:
    if year is None:
        assert anchor is not None
        day = lambda each: holidays.holiday(part.name, each) or anchor  # noqa: E731
        year = _shifted(part, anchor, day, day)
    if part.weekend:
        bounds = holidays.weekend(part.name, year)
        return f"{bounds[0]}/{bounds[1]}" if bounds else ""
    found = holidays.holiday(part.name, year)
    if found is None:
        return ""
    return f"{found}~" if holidays.is_loose(part.name) else str(found)


_UNITS: dict[str, Callable[[Part, int | None, date | None, PartialDate | None], str]] = {
    "day": _day, "month": _month, "spell": _spell, "quarter": _quarter, "year": _year, "weekday": _weekday,
    "week": _week, "weekend": _week, "relative": _relative, "holiday": _holiday, "decade": _year,
}  # fmt: skip
