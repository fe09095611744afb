"""Dates in running text: every wording with its place, bound to the day of the article that says it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from graph import datewords, holidays
from graph.datebind import bind
from graph.dates import PartialDate
from graph.datewords import Part, Wording

_PLACED = frozenset("in of by until till since from through for late early mid this next last before after around".split())
"""A bare "May", "March", "fall" or "spring" is a date only after one of these."""
_DOUBTFUL = frozenset({"may", "march", "fall", "spring", "mon", "sun", "sat", "wed"})
_FIRST = (
    "the early mid late later earlier beginning start top middle end tail close this next last past coming upcoming "
    "spring summer autumn fall winter first second third fourth final latter back year month week weekend today tonight "
    "tomorrow yesterday a an one two three four five six seven eight nine ten tbd tba tbc undated unscheduled date"
)
"""Words that a wording can begin with, besides figures, months, weekdays and feasts."""


_RELEASE = re.compile(r" (?:(?:theatrical|worldwide|global|cinema|festival|streaming) )?(?:release|premiere|debut|bow|opening|launch|start|shoot)\b")
_MOVED = re.compile(
    r"\b(?:(?:mov|push|delay|shift|bump|postpon|chang|slid|slip|advanc|pull|brought|reschedul|jump|leap)\w*\b[^.]*|(?:goes|comes|came|come|waits) (?:back |forward |up |on )?)\bfrom (?:the )?$"
)
"""Before "X to Y": two dates and no stretch between them."""


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date as it stands in a text, in code points: `text[start:end]` is `surface`."""

    start: int
    end: int
    surface: str
    value: PartialDate


def find_dates(text: str, published: PartialDate | None) -> list[DateMention]:
    """The dates of a text in order, none inside another; what only a known day could place is left out without one.

    >>> today = PartialDate.parse("2026-05-12")
    >>> [(m.surface, m.value.edtf) for m in find_dates("It moves from next summer to Q3 2028.", today)]
    [('next summer', '2027-22'), ('Q3 2028', '2028-35')]
    """
    found = []
    for wording in wordings(text):
        value = bind(wording, published)
        if value is not None:
            found.append(DateMention(wording.start, wording.end, text[wording.start : wording.end], value))
    return found


def wordings(text: str) -> Iterator[Wording]:
    """Each wording of a date, the longest that begins at its place; two that one word joins count as one."""
    at = 0
    while trigger := _trigger().search(text, at):
        wording = _longest(text, trigger.start())
        if wording is None or _doubtful(text, wording):
            at = max(trigger.end(), trigger.start() + 1)
            continue
        yield wording
        at = wording.end


@cache
def _trigger() -> re.Pattern[str]:
    feasts = {re.escape(name.split()[0]).replace("'", "['’]") for name in holidays.NAMES}
    months = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
    days = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    letters = "|".join((*_FIRST.split(), *(f"{name}[a-z]*" for name in (*months, *days)), *sorted(feasts), "to be"))
    return re.compile(rf"(?<![\w$£€#.,:/-])(?:(?i:{letters}|[qh][1-4])(?![a-z])|['’][2-9]0s|[0-9](?![0-9]*,[0-9]))")


def _longest(text: str, at: int) -> Wording | None:
    best: Wording | None = None
    for wording in (*_ranges(text, at), *_singles(text, at)):
        if best is None or wording.end > best.end:
            best = wording
    return _joined(text, best) if best else None


def _singles(text: str, at: int) -> Iterator[Wording]:
    for pattern, make in datewords.rows_from(text[at : at + 1]):
        if match := pattern.match(text, at):
            yield Wording(at, match.end(), make(_groups(match)))


def _ranges(text: str, at: int) -> Iterator[Wording]:
    for pattern in datewords.ranges_from(text[at : at + 1]):
        if match := pattern.match(text, at):
            found = _groups(match)
            joint = "or" if found["joint"].strip() == "or" else "to"
            if "fromyear" in found:
                first = int(found["fromyear"])
                last = first - first % 100 + int(found["toyear"])
                if last > first:  # "2021-11" is a month
                    yield Wording(at, match.end(), Part("year", first), Part("year", last), joint)
            else:
                last_day = datewords.day(found)
                first_day = datewords.day(found | {"day": re.sub(r"\D", "", found["from"])})
                yield Wording(at, match.end(), first_day, last_day, joint)


def _groups(match: re.Match[str]) -> dict[str, str]:
    found = {name: value for name, value in match.groupdict().items() if value is not None}
    if len(found.get("long", "")) == 4 and "left" not in found:
        found["year"] = found["long"]
    return found


def _joined(text: str, left: Wording) -> Wording:
    """The wording with a second one of the same sort that "to" or "or" joins to it ("2027 or 2028", "May to July")."""
    joint = re.compile(r"\s?(?P<word>–|—|to|or|through)\s?").match(text, left.end)
    if left.second is not None or joint is None:
        return left
    if joint["word"] == "to" and _MOVED.search(text, max(0, left.start - 60), left.start):
        return left
    right = max(_singles(text, joint.end()), key=lambda each: each.end, default=None)
    if right is None or right.first.unit != left.first.unit or right.first.unit not in {"year", "month", "day", "spell"}:
        return left
    return Wording(left.start, right.end, left.first, right.first, "or" if joint["word"] == "or" else "to")


def _doubtful(text: str, wording: Wording) -> bool:
    """Whether the words may as well be a verb or a name: a bare month or season in no date's place."""
    surface = text[wording.start : wording.end].strip(".").casefold()
    if surface not in _DOUBTFUL:
        return False
    before = re.split(r"\W+", text[max(0, wording.start - 24) : wording.start].casefold().strip())
    return before[-1] not in _PLACED and not _of_a_release(text, wording)


def _of_a_release(text: str, wording: Wording) -> bool:
    """Whether it is the month of "a May release": a capital after a small word, before what months are said of."""
    small = re.search(r"(?:\b[a-z]+|['’]s) $", text[max(0, wording.start - 16) : wording.start])
    return small is not None and _RELEASE.match(text, wording.end) is not None and (text[wording.start].isupper() or small.group() != "to ")
