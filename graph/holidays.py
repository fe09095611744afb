"""The feast days that studios release films on, computed for any year; United States dates where countries differ."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

_RULES = {
    # name: (rule, loosely meant: "Christmas 2027" is a corridor, "Christmas Day 2027" a day)
    "new year's day": ("01-01", False),
    "new year's eve": ("12-31", False),
    "new year's": ("01-01", True),
    "martin luther king jr. day": ("01 mon 3", False),
    "martin luther king day": ("01 mon 3", False),
    "mlk day": ("01 mon 3", False),
    "mlk": ("01 mon 3", True),
    "valentine's day": ("02-14", False),
    "valentine's": ("02-14", True),
    "presidents' day": ("02 mon 3", False),
    "president's day": ("02 mon 3", False),
    "presidents day": ("02 mon 3", False),
    "st. patrick's day": ("03-17", False),
    "st patrick's day": ("03-17", False),
    "good friday": ("easter -2", False),
    "easter sunday": ("easter 0", False),
    "easter monday": ("easter 1", False),
    "easter": ("easter 0", True),
    "mother's day": ("05 sun 2", False),
    "father's day": ("06 sun 3", False),
    "memorial day": ("05 mon -1", False),
    "juneteenth": ("06-19", False),
    "independence day": ("07-04", False),
    "fourth of july": ("07-04", False),
    "4th of july": ("07-04", False),
    "july fourth": ("07-04", False),
    "july 4th": ("07-04", False),
    "labor day": ("09 mon 1", False),
    "labour day": ("09 mon 1", False),
    "columbus day": ("10 mon 2", False),
    "indigenous peoples' day": ("10 mon 2", False),
    "halloween": ("10-31", True),
    "veterans day": ("11-11", False),
    "thanksgiving day": ("11 thu 4", False),
    "thanksgiving": ("11 thu 4", True),
    "black friday": ("11 thu 4 +1", False),
    "christmas eve": ("12-24", False),
    "christmas day": ("12-25", False),
    "christmas": ("12-25", True),
    "xmas": ("12-25", True),
    "boxing day": ("12-26", False),
    "lunar new year": ("lunar", True),
    "chinese new year": ("lunar", True),
    "diwali": ("diwali", True),
    "eid": ("eid", True),
    "eid al-fitr": ("eid", True),
}
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MOON = {
    "lunar": "2020-01-25 2021-02-12 2022-02-01 2023-01-22 2024-02-10 2025-01-29 2026-02-17 2027-02-06 2028-01-26 "
    "2029-02-13 2030-02-03",
    "diwali": "2020-11-14 2021-11-04 2022-10-24 2023-11-12 2024-10-31 2025-10-20 2026-11-08 2027-10-29 2028-10-17 "
    "2029-11-05 2030-10-26",
    "eid": "2020-05-24 2021-05-13 2022-05-02 2023-04-21 2024-04-10 2025-03-30 2026-03-20 2027-03-09 2028-02-26 "
    "2029-02-14 2030-02-04",
}
"""Feasts by the moon, from published almanacs; each country may keep them a day earlier or later."""

NAMES = tuple(sorted(_RULES, key=lambda name: (-len(name), name)))
"""The names in small letters and with straight apostrophes, the longest first."""


def is_loose(name: str) -> bool:
    """Whether the bare name means the days around it ("Christmas 2027") rather than one day."""
    return _RULES[name][1]


def holiday(name: str, year: int) -> date | None:
    """The day of a feast; None where the almanac of the moon does not reach.

    >>> holiday("memorial day", 2027)
    datetime.date(2027, 5, 31)
    """
    rule = _RULES[name][0]
    if rule in _MOON:
        return next((date.fromisoformat(day) for day in _MOON[rule].split() if day.startswith(str(year))), None)
    if "-" in rule and " " not in rule:
        return date.fromisoformat(f"{year:04}-{rule}")
    first, *more = rule.split()
    if first == "easter":
        return _easter(year) + timedelta(int(more[0]))
    day = _nth(year, int(first), _WEEKDAYS.index(more[0]), int(more[1]))
    return day + timedelta(int(more[2]) if len(more) > 2 else 0)


def weekend(name: str, year: int) -> tuple[date, date] | None:
    """The long weekend of a feast: from the Friday (a Thursday feast: its Wednesday) to the Sunday or the feast.

    >>> weekend("memorial day", 2027)
    (datetime.date(2027, 5, 28), datetime.date(2027, 5, 31))
    """
    day = holiday(name, year)
    if day is None:
        return None
    match day.weekday():
        case 0:
            return day - timedelta(3), day
        case 1 | 2:
            friday = day - timedelta(day.weekday() + 3)
            return friday, day if name != "valentine's day" else friday + timedelta(2)
        case 3:
            return day - timedelta(1), day + timedelta(3)
        case number:
            friday = day - timedelta(number - 4)
            return friday, friday + timedelta(2)


def _nth(year: int, month: int, weekday: int, number: int) -> date:
    """The nth such weekday of a month; -1 is the last."""
    if number < 0:
        last = date(year, month, monthrange(year, month)[1])
        return last - timedelta((last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta((weekday - first.weekday()) % 7 + 7 * (number - 1))


def _easter(year: int) -> date:
    """Western Easter by the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, chapter 8)."""
    golden, century = year % 19, year // 100
    leaps, moon = century - century // 4, (8 * century + 13) // 25
    epact = (19 * golden + leaps - moon + 15) % 30
    epact -= (epact // 28) * (1 - (epact // 28) * (29 // (epact + 1)) * ((21 - golden) // 11))
    sunday = epact - (year + year // 4 + epact + 2 - leaps) % 7
    month = 3 + (sunday + 40) // 44
    return date(year, month, sunday + 28 - 31 * (month // 4))
