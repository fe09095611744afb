"""Extended Date/Time Format (Library of Congress, 2019): what a text can mean, in days and in words.

Taken: level 0 days, months and years; level 1 seasons, unknown digits (`202X`, `2027-XX`), qualifiers and intervals;
level 2 quarters (33–36), thirds of a year (37–39: early, mid and late), halves (40, 41), `[one of]` and `{all of}`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import TypeAlias

Bounds: TypeAlias = tuple[date | None, date | None]
"""The first and the last day that a date can mean; None: open, or not known."""

MONTHS = (
    "", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip

SPELLS: dict[int, tuple[int, int, str]] = {
    21: (3, 5, "spring {}"), 22: (6, 8, "summer {}"), 23: (9, 11, "autumn {}"), 24: (12, 14, "winter {}"),
    33: (1, 3, "Q1 {}"), 34: (4, 6, "Q2 {}"), 35: (7, 9, "Q3 {}"), 36: (10, 12, "Q4 {}"),
    37: (1, 4, "early {}"), 38: (5, 8, "mid-{}"), 39: (9, 12, "late {}"),
    40: (1, 6, "first half of {}"), 41: (7, 12, "second half of {}"),
}  # fmt: skip
"""EDTF's numbers for parts of a year: first and last month (13 is next January) and the words.

Seasons are those of the northern hemisphere's calendar, where the studios are; a winter is named after its December.
"""

_ONE = re.compile(
    r"(?P<year>[0-9][0-9X]{3}|XXXX)(?:-(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX))?)?(?P<mark>[~?%]?)"
)
_LEVEL_2_MARK = re.compile(r"[~?%](?=[0-9X])")
_TIME = re.compile(r"(?<=[0-9])T[0-9:.+Z-]+$")
_THIRDS = {(1, 10): "early", (11, 20): "mid", (21, 0): "late"}
_MARKS = {"": "{}", "~": "about {}", "?": "{} (uncertain)", "%": "about {} (uncertain)"}


def plain(text: str) -> str:
    """The text without blanks around it and without a time of day."""
    return _TIME.sub("", text.strip())


def bounds(text: str) -> Bounds:
    """The first and the last day; raises ValueError where `text` is no EDTF, or names a day that does not exist."""
    try:
        ends = choices(text)
    except OverflowError:
        raise ValueError(f"{text!r}: the calendar has no such day") from None
    return _first(ends), _last(ends)


def choices(text: str) -> list[Bounds]:
    """The bounds of each of several dates ("2027 or 2028"); of one date, its own."""
    if text[:1] in {"[", "{"}:
        return [_stretch(part, "..") for part in _listed(text)]
    return [_stretch(text, "/") if "/" in text else _one(text, near=True)]


def prefix(text: str) -> str | None:
    """`YYYY`, `YYYY-MM` or `YYYY-MM-DD`: as far as the whole date agrees; None where it has no single year.

    >>> prefix("2027-22"), prefix("2026-05-12/2026-05-23"), prefix("[2027,2028]"), prefix("2027-12-25~")
    ('2027', '2026-05', None, '2027-12')
    """
    if "XX-" in text or ".." in text or text.endswith("/") or text.startswith("/"):
        return None
    parts = [_certain(part.strip()) for part in re.split(r"[/,]", text.strip("[]{}"))]
    return "-".join(_agreed(parts)) or None


def words(text: str) -> str:
    """The date as people write it, no more precise than it is.

    >>> words("2021-11"), words("2027-22"), words("[2027,2028]"), words("XXXX")
    ('November 2021', 'summer 2027', '2027 or 2028', 'undated')
    """
    if text[:1] in {"[", "{"}:
        parts = [_range_words(part, "..") for part in _listed(text)]
        joint = " or " if text[0] == "[" else " and "
        return ", ".join(parts[:-1]) + joint + parts[-1] if len(parts) > 1 else parts[0]
    return _range_words(text, "/") if "/" in text else _one_words(text)


# -- bounds ---------------------------------------------------------------------------------------


def _listed(text: str) -> list[str]:
    if text[-1:] != {"[": "]", "{": "}"}[text[0]]:
        raise _wrong(text)
    return [part.strip() for part in text[1:-1].split(",")]


def _stretch(text: str, joint: str) -> Bounds:
    left, found, right = text.partition(joint)
    if not found:
        return _one(text)
    if {left, right} <= {"", ".."}:
        raise _wrong(text)
    first = None if left in {"", ".."} else _one(left)[0]
    last = None if right in {"", ".."} else _one(right)[1]
    if first and last and first > last:
        raise ValueError(f"{text!r}: the date ends before it begins")
    return first, last


def _first(ends: list[Bounds]) -> date | None:
    days = [first for first, _ in ends]
    return None if None in days else min(day for day in days if day)


def _last(ends: list[Bounds]) -> date | None:
    days = [last for _, last in ends]
    return None if None in days else max(day for day in days if day)


def _one(text: str, *, near: bool = False) -> Bounds:
    year, month, day, mark = _parts(text)
    if year == "XXXX":
        _day(text, 2000, month, day)
        return None, None
    low, high = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if month == "XX" and day not in {None, "XX"}:
        raise _wrong(text)
    if month is None or month == "XX":
        first, last = _day(text, max(low, "X" in year), None, None), date(high, 12, 31)
    elif int(month) in SPELLS:
        first, last = _spell(low, int(month))[0], _spell(high, int(month))[1]
    else:
        first = _day(text, low, month, day)
        last = _day(text, high, month, day)
        if day is None or day == "XX":
            last = last.replace(day=monthrange(high, int(month))[1])
    return _widened(first, last) if near and mark in {"~", "%"} else (first, last)


def _parts(text: str) -> tuple[str, str | None, str | None, str]:
    """Year, month, day and mark as written; raises ValueError."""
    found = _ONE.fullmatch(_LEVEL_2_MARK.sub("", text))
    if not found:
        raise _wrong(text)
    return found["year"], found["month"], found["day"], found["mark"]


def _day(text: str, year: int, month: str | None, day: str | None) -> date:
    """The first day that these figures can mean; ValueError where the calendar has no such day."""
    figures = [1 if part in {None, "XX"} else int(part or 1) for part in (month, day)]
    try:
        return date(year, *figures)
    except ValueError:
        raise ValueError(f"{text!r}: the calendar has no such day") from None


def _spell(year: int, number: int) -> tuple[date, date]:
    first, last, _ = SPELLS[number]
    over, month = (1, last - 12) if last > 12 else (0, last)
    last_year = min(year + over, 9999)
    return date(year, first, 1), date(last_year, month, monthrange(last_year, month)[1])


def _widened(first: date, last: date) -> tuple[date, date]:
    """"About" a day is within a week of it; about a month, within a month; about a year or more, within a year."""
    if (last - first).days > 200:
        return date(max(first.year - 1, 1), 1, 1), date(min(last.year + 1, 9999), 12, 31)
    if first == last:
        return first - timedelta(7), last + timedelta(7)
    before, after = first - timedelta(1), last + timedelta(1)
    return before.replace(day=1), after.replace(day=monthrange(after.year, after.month)[1])


# -- words ----------------------------------------------------------------------------------------


def _certain(text: str) -> tuple[str, ...]:
    """Year, month, day as far as they are figures of the calendar and not merely near."""
    year, month, day, mark = _parts(text)
    if "X" in year:
        return ()
    if month is None or month == "XX" or int(month) > 12:
        return (year,)
    return (year, month) if day in {None, "XX"} or mark in {"~", "%"} else (year, month, day or "")


def _agreed(parts: list[tuple[str, ...]]) -> list[str]:
    agreed = []
    for figures in zip(*parts, strict=False):
        if len(set(figures)) > 1:
            break
        agreed.append(figures[0])
    return agreed


def _range_words(text: str, joint: str) -> str:
    left, found, right = text.partition(joint)
    if not found:
        return _one_words(text)
    if left in {"", ".."}:
        return f"until {_one_words(right)}"
    if right in {"", ".."}:
        return f"from {_one_words(left)}"
    return _third(left, right) or _days(left, right) or f"{_one_words(left)} to {_one_words(right)}"


def _third(left: str, right: str) -> str:
    """"late November 2026": the third of a month that two approximate days bound."""
    if not (left.endswith("~") and right.endswith("~") and left[:7] == right[:7] and len(left) == len(right) == 11):
        return ""
    first, last = int(left[8:10]), int(right[8:10])
    end = 0 if last == monthrange(int(left[:4]), int(left[5:7]))[1] else last
    name = _THIRDS.get((first, end))
    return f"{name}{'-' if name == 'mid' else ' '}{_one_words(left[:7])}" if name else ""


def _days(left: str, right: str) -> str:
    """"12–23 May 2026", "28 May – 2 June 2026": what two days share is said once."""
    if not (len(left) == len(right) == 10 and left.replace("-", "").isdigit() and right.replace("-", "").isdigit()):
        return ""
    if left[:7] == right[:7]:
        return f"{int(left[8:])}–{_one_words(right)}"
    if left[:4] == right[:4]:
        return f"{int(left[8:])} {MONTHS[int(left[5:7])]} – {_one_words(right)}"
    return ""


def _one_words(text: str) -> str:
    year, month, day, mark = _parts(text)
    if month == "12" and day == "25" and mark == "~":
        return f"around Christmas {year}"
    return _MARKS[mark].format(_plain(year, month, day))


def _plain(year: str, month: str | None, day: str | None) -> str:
    when = _year_words(year)
    if month is None or month == "XX":
        return when or "undated"
    if int(month) in SPELLS:
        return SPELLS[int(month)][2].format(when).strip()
    name = f"{MONTHS[int(month)]} {when}".strip()
    return name if day is None or day == "XX" else f"{int(day)} {name}"


def _year_words(year: str) -> str:
    known = year.rstrip("X")
    match len(known):
        case 4:
            return str(int(year)) if "X" not in year else year
        case 3:
            return f"{known}0s"
        case 2:
            return f"{known}00–{known}99"
        case _:
            return "" if year == "XXXX" else year


def _wrong(text: str) -> ValueError:
    return ValueError(f"{text!r} is no date (expected EDTF, as in 2027, 2027-11, 2027-11-19 or 2027-22)")
