"""The wordings of dates: what stands at a place of a text, as parts that are not yet bound to any day.

Own rows instead of a date library: those turn "2027" into a full day and "Q3 2027" into March, and take a hundred times
as long. Each row of `ROWS` is a wording; none repeats inside a repetition, so none has a bad worst case.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache

from graph import edtf, holidays
from graph.beginnings import beginnings


@dataclass(frozen=True, slots=True)
class Part:
    """One wording of a date, as said: "late next summer" is unit `spell`, number 22, third `late`, shift `next`.

    `unit` is day, month, spell (a part of a year), year, decade, weekday, week, weekend, holiday, relative or undated.
    """

    unit: str
    year: int | None = None
    month: int = 0
    day: int = 0
    number: int = 0
    """Of a spell its EDTF number, of a weekday 0 to 6, of a relative day how many units on."""
    third: str = ""
    """early, mid, late, or later and earlier: than today."""
    shift: str = ""
    """this, next, last, past, coming, or after next: which one of its kind."""
    year_shift: str = ""
    """this, next or last year."""
    weekday: int | None = None
    name: str = ""
    """Of a holiday; of a relative day its unit."""
    weekend: bool = False


def days_of(part: Part) -> int:
    """The days of a part's month; of a February without a year, 29."""
    return monthrange(part.year or 2000, part.month)[1]


@dataclass(frozen=True, slots=True)
class Wording:
    """A whole wording: one part, or two joined by `to` or `or`."""

    start: int
    end: int
    first: Part
    second: Part | None = None
    joint: str = ""


Row = tuple[str, Callable[[dict[str, str]], Part]]

_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_ORDINALS = {"first": 0, "1st": 0, "second": 1, "2nd": 1, "third": 2, "3rd": 2, "fourth": 3, "4th": 3, "final": 3,
             "last": 3, "latter": 1, "back": 1}  # fmt: skip
_THIRDS = {"early": "early", "beginning of": "early", "start of": "early", "top of": "early", "mid": "mid",
           "middle of": "mid", "late": "late", "end of": "late", "tail end of": "late", "later": "later",
           "earlier": "earlier", "close of": "late"}  # fmt: skip
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SMALL = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
          "nine": 9, "ten": 10}  # fmt: skip


def _months() -> str:
    forms = []
    for name in edtf.MONTHS[1:]:
        short = "Sept?" if name == "September" else name[:3]
        forms += [name, name.upper()]
        if name != "May":
            forms += [rf"{short}\b\.?", rf"{short.upper().replace('?', '')}\b\.?"]
    return "|".join(sorted(set(forms), key=lambda form: (-len(form), form)))


_MACROS = {
    "MONTH": rf"(?P<month>{_months()})",
    "DAY": r"(?P<day>3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?",
    "WEEKDAY": r"(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY)",
    "ANYDAY": r"(?:(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Mon|Tues?|Wed|Thu|Thurs?|Fri|Sat|Sun)\b\.?,? )?",
    "SEASON": r"(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)",
    "YEAR": r"(?P<year>(?:1[89]|20)[0-9]{2})",
    "OFYEAR": r"(?:,? (?:of |in )?(?P<year>(?:1[89]|20)[0-9]{2})|,? (?:of |in )?(?P<ofyear>this|next|last) year"
    r"|,?(?: of)? ['’‘](?P<short>[0-9]{2}))",
    "MAYBE": r"(?:,? (?:of )?(?P<year>(?:1[89]|20)[0-9]{2})(?![0-9]|,[0-9])|,? (?:of |in )?(?P<ofyear>this|next|last) year"
    r"|,?(?: of)? ['’‘](?P<short>[0-9]{2})(?![0-9s]))?",
    "THIRD": r"(?:(?P<third>[Ee]arly|[Mm]id|[Ll]ate|[Ll]ater|[Ee]arlier|(?:[Bb]eginning|[Ss]tart|[Tt]op|[Mm]iddle|[Ee]nd"
    r"|[Tt]ail end|[Cc]lose) of)(?: |-| in )(?:the )?)",
    "SHIFT": r"(?P<shift>[Tt]his past|[Tt]his coming|[Tt]his|[Nn]ext|[Ll]ast|[Pp]ast|[Cc]oming|[Uu]pcoming)",
    "HOLIDAY": "(?P<holiday>"
    + "|".join(re.escape(name.title().replace("'S", "'s").replace(" Of ", " of ").replace("Mlk", "MLK"))
               .replace("4Th", "4th").replace("'", "['’]?").replace("\\ ", " ") for name in holidays.NAMES)
    + ")",
    "WEEKEND": r"(?P<weekend> [Ww]eekend| [Ww]eek\b| corridor| frame)?",
    "HOUR": r"(?:,? (?:morning|afternoon|evening|night))?",
    "END": r"(?!\w|[.,:/][0-9]|%)",
}
_QUARTER = r"(?P<ordinal>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]inal|1st|2nd|3rd|4th)[ -]quarter"
_HALF = r"(?P<ordinal>[Ff]irst|[Ss]econd|[Ll]atter|[Bb]ack|[Ll]ast|1st|2nd)[ -]half"
_THE_YEAR = r"(?: of)?(?: (?P<year>(?:1[89]|20)[0-9]{2})| (?P<ofyear>this|next|last|the) year)"


# -- what the words of a row come to ---------------------------------------------------------------


def _year(found: dict[str, str]) -> int | None:
    if found.get("year"):
        return int(found["year"])
    if found.get("short"):
        short = int(found["short"])
        return (2000 if short < 40 else 1900) + short
    return None


def _common(found: dict[str, str]) -> dict[str, object]:
    """What any wording may have: a year, a third, a shift, a weekday."""
    shift = " ".join(found.get("shift", "").lower().split())
    third = " ".join(found.get("third", "").lower().split())
    weekday = found.get("weekday", "").lower()[:3]
    said: dict[str, object] = {"year": _year(found), "year_shift": found.get("ofyear", "").lower().replace("the", "this")}
    said |= {"shift": {"this past": "last", "past": "last", "this coming": "coming", "upcoming": "coming"}.get(shift, shift)}
    return said | {"third": _THIRDS.get(third, ""), "weekday": _WEEKDAYS.index(weekday) if weekday else None}


def _part(unit: str, found: dict[str, str], **more: object) -> Part:
    return replace(Part(unit), **(_common(found) | more))  # type: ignore[arg-type]


def _month_number(found: dict[str, str]) -> int:
    month = found["month"]
    return int(month) if month.isdigit() else next(
        number for number, name in enumerate(edtf.MONTHS) if name[:3] == month[:3].title()
    )  # fmt: skip


def day(found: dict[str, str]) -> Part:
    return _part("day", found, month=_month_number(found), day=int(found["day"]))


def _month(found: dict[str, str]) -> Part:
    return _part("month", found, month=_month_number(found))


def _season(found: dict[str, str]) -> Part:
    return _part("spell", found, number=_SEASONS[found["season"].lower()])


def _quarter(found: dict[str, str]) -> Part:
    return _part("spell", found, number=33 + _count(found))


def _half(found: dict[str, str]) -> Part:
    return _part("spell", found, number=40 + min(_count(found), 1))


def _count(found: dict[str, str]) -> int:
    said = found["ordinal"].lower()
    return int(said) - 1 if said.isdigit() else _ORDINALS[said]


def _calendar(found: dict[str, str]) -> Part:
    """"this year", "the end of next month", "later this week"."""
    unit = found["unit"].lower()
    said = _part(unit, found)
    if unit == "quarter":
        return replace(said, unit="quarter")
    return replace(said, year_shift=said.shift or "this") if unit == "year" else replace(said, shift=said.shift or "this")


def _the_calendar(found: dict[str, str]) -> Part:
    return _calendar(found | {"shift": "this"})


def _holiday(found: dict[str, str]) -> Part:
    name = found["holiday"].lower().replace("’", "'")
    name = name if name in holidays.NAMES else next(each for each in holidays.NAMES if each.replace("'", "") == name.replace("'", ""))
    return _part("holiday", found, name=name, weekend=bool(found.get("weekend")))


def _weekday(found: dict[str, str]) -> Part:
    return _part("weekday", found)


def _decade(found: dict[str, str]) -> Part:
    figures = found["decade"]
    return _part("decade", found, year=int(figures) if len(figures) == 4 else 1900 + int(figures))


def _slashed(found: dict[str, str]) -> Part:
    """US order where the figures fit no other, any order where both say the same; else no date (year 0)."""
    left, right, year = int(found["left"]), int(found["right"]), found["long"]
    number = int(year) if len(year) == 4 else (2000 if int(year) < 70 else 1900) + int(year)
    if right > 12 >= left or left == right:
        return Part("day", number, left, right)
    return Part("day", number, right, left) if left > 12 >= right else Part("day", 0)


_DAYS_ON = {"today": 0, "tonight": 0, "tomorrow": 1, "yesterday": -1}


def _near(found: dict[str, str]) -> Part:
    return Part("relative", number=_DAYS_ON[found["near"].lower()], name="day")


def _ago(found: dict[str, str]) -> Part:
    said = found["count"].lower()
    count = int(said) if said.isdigit() else _SMALL[said]
    return Part("relative", number=-count if found.get("ago") else count, name=found["unit"].lower().rstrip("s"))


def _undated(_: dict[str, str]) -> Part:
    return Part("undated")


def _after_next(found: dict[str, str]) -> Part:
    if found.get("season"):
        return replace(_season(found), shift="after next")
    unit = found["unit"].lower()
    return Part("year", year_shift="after next") if unit == "year" else Part(unit, shift="after next")


ROWS: tuple[Row, ...] = (
    ("{YEAR}-(?P<month>0[1-9]|1[0-2])-(?P<day>[0-9]{2})(?:T[0-9:.]{4,12}(?:Z|[+-][0-9:]{4,5})?)?{END}", day),
    ("{YEAR}-(?P<month>0[1-9]|1[0-2])(?!-){END}", _month),
    ("{YEAR}/(?P<month>0?[1-9]|1[0-2])/(?P<day>[0-9]{1,2}){END}", day),
    ("(?P<day>[0-9]{1,2})[.](?P<month>0?[1-9]|1[0-2])[.]{YEAR}{END}", day),
    ("(?P<left>[0-9]{1,2})/(?P<right>[0-9]{1,2})/(?P<long>[0-9]{4}|[0-9]{2}){END}", _slashed),
    ("{ANYDAY}(?:the )?{MONTH} (?:the )?{DAY}{MAYBE}{END}", day),
    ("{ANYDAY}(?:the )?{DAY}(?: of)?[ -]{MONTH}(?:-(?P<long>20[0-9]{{2}}))?{MAYBE}{END}", day),
    ("{THIRD}?{MONTH}{MAYBE}{END}", _month),
    ("{THIRD}?{MONTH}{OFYEAR}{END}", _month),
    ("{THIRD}?{SHIFT} {MONTH}{END}", _month),
    ("{THIRD}?(?:the )?{SEASON}{MAYBE}{END}", _season),
    ("{THIRD}?{SHIFT} {SEASON}{END}", _season),
    ("(?:the )?{SEASON}(?P<shift> after next){END}", _after_next),
    ("(?P<unit>[Yy]ear|[Mm]onth|[Ww]eek|[Ww]eekend) after next{END}", _after_next),
    ("[Qq](?P<ordinal>[1-4]){MAYBE}{END}", _quarter),
    ("(?P<ordinal>[1-4])Q ?{YEAR}{END}", _quarter),
    (_QUARTER + "(?:" + _THE_YEAR + ")?{END}", _quarter),
    ("[Hh](?P<ordinal>[12]) {YEAR}{END}", _half),
    (_HALF + _THE_YEAR + "{END}", _half),
    ("{THIRD}{YEAR}(?![0-9]*s){END}", lambda found: _part("year", found)),
    ("{YEAR}{END}", lambda found: _part("year", found)),
    ("{THIRD}?{SHIFT} (?P<unit>year|month|week|weekend|quarter){END}", _calendar),
    ("{THIRD}(?:the )?(?P<unit>year|month|week){END}", _the_calendar),
    ("(?P<third>[Ll]ate)r? in the (?P<unit>year|month){END}", _the_calendar),
    ("year['’]s (?P<third>end){END}", lambda _: Part("year", year_shift="this", third="late")),
    ("[Yy]ear[- ]end{END}", lambda _: Part("year", year_shift="this", third="late")),
    ("(?:{THIRD}|(?P<quote>['’]))?(?P<decade>(?:1[89]|20)[0-9]0)['’]?s{END}", _decade),
    ("{THIRD}?(?:the )?['’](?P<decade>[2-9]0)['’]?s{END}", _decade),
    ("{THIRD}(?P<decade>[3-9]0)s{END}", _decade),
    ("{HOLIDAY}{WEEKEND}{MAYBE}{END}", _holiday),
    ("{HOLIDAY}(?P<weekend> weekend)?,? (?P<year>20[0-9]{{2}}){END}", _holiday),
    ("{SHIFT} {HOLIDAY}{WEEKEND}{END}", _holiday),
    ("{SHIFT} {WEEKDAY}{HOUR}{END}", _weekday),
    ("(?P<shift>[Tt]his past|[Tt]his coming|[Ll]ast|[Nn]ext|[Tt]his) (?P<unit>[Ww]eekend){END}", _calendar),
    ("(?:[Ee]arly|[Ll]ate)? ?{WEEKDAY}{HOUR}{END}", _weekday),
    ("(?P<near>[Tt]oday|[Tt]onight|[Tt]omorrow|[Yy]esterday){HOUR}{END}", _near),
    ("(?P<count>[0-9]{1,2}|an?|two|three|four|five|six|seven|eight|nine|ten) (?P<unit>days?|weeks?|months?|years?) "
     "(?:(?P<ago>ago)|from (?:now|today)){END}", _ago),
    ("(?i:tbd|tba|tbc|undated|unscheduled|to be (?:announced|determined|confirmed|dated|decided)|date unknown){END}", _undated),
)  # fmt: skip

RANGES: tuple[str, ...] = (
    "{ANYDAY}{MONTH} (?P<from>{DAYS})(?P<joint>{JOINT}){DAY}{MAYBE}{END}",
    "(?:the )?(?P<from>{DAYS})(?P<joint>{JOINT}){DAY}(?: of)? {MONTH}{MAYBE}{END}",
    "(?P<fromyear>(?:1[89]|20)[0-9]{{2}})(?P<joint>[–—-])(?P<toyear>[0-9]{{2}}){END}",
)
_THIRD_TO_THIRD = r"(?P<early>[Ee]arly|[Mm]id)[ -](?:to|or)[ -](?P<late>mid|late)[ -]"
_JOINT = r" ?[–—-] ?| to | through | thru | until | till "
_MACROS |= {"JOINT": _JOINT + "| and | & | or ", "DAYS": r"(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?"}


@cache
def compiled(row: str) -> re.Pattern[str]:
    """The pattern of a row, with its macros written out; a blank may be a line break."""
    pattern = re.sub(r"\{([A-Z]+)\}", lambda macro: _MACROS[macro[1]], row)
    pattern = pattern.replace("{{", "{").replace("}}", "}").replace("[ -]", "(?: |-)")
    return re.compile(pattern.replace(" ?", r"\s?").replace(" ", r"\s{1,2}"))


@cache
def rows_from(char: str) -> tuple[tuple[re.Pattern[str], Callable[[dict[str, str]], Part]], ...]:
    """The rows, in their order, of which a match can begin with that character, compiled."""
    return tuple((compiled(row), make) for row, make in ROWS if _may_begin(row, char))


@cache
def ranges_from(char: str) -> tuple[re.Pattern[str], ...]:
    """The same of the stretches."""
    return tuple(compiled(row) for row in RANGES if _may_begin(row, char))


def _may_begin(row: str, char: str) -> bool:
    found = beginnings(compiled(row)) if char.isascii() and char else None
    return found is None or char.lower() in found
