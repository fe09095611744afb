"""Days and months of which the words do not tell the year: another date beside them, or further on in the article, does."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from graph.dates import PartialDate
from loaders.reading.skeleton import Sign
from loaders.reading.statement import Statement

TOLD = re.compile(r"\d{4}|['’]\d\d|\b(?:year|next|last|this|coming|week|weekend|today|tomorrow|tonight|yesterday|ago|day)\b", re.IGNORECASE)
"""Words that say of which year it is."""
SHAPE = re.compile(r"\d{4}-\d\d(?:-\d\d)?")


def yearless(sign: Sign) -> bool:
    """Whether it is a day, month or season without its year.

    >>> yearless(Sign("date", "June 4", "June 4", PartialDate.parse("2026-06-04")))
    True
    """
    return sign.date is not None and SHAPE.fullmatch(sign.date.edtf) is not None and not TOLD.search(sign.text)


def of_year(when: PartialDate, year: int) -> PartialDate | None:
    """The same day of that year; None for 29 February where it has none."""
    try:
        return PartialDate.parse(f"{year:04}{when.edtf[4:]}")
    except ValueError:
        return None


def nearest(when: PartialDate, other: PartialDate, day: PartialDate | None) -> PartialDate:
    """The same day of the year that brings it nearest to the other date, and not before the article's `day`."""
    year = int(other.edtf[:4]) if other.edtf[:4].isdigit() else 0
    near = [each for add in (-1, 0, 1) if year and (each := of_year(when, year + add)) and not (day and each.before(day))]
    return min(near, key=lambda each: (_apart(each, other), each.edtf), default=when)


def agreed(found: Sequence[Statement]) -> Iterator[Statement]:
    """The statements, those without a year in the year of what the article says in full: "moves to summer" and "June 4, 2027"."""
    full: dict[str, list[PartialDate]] = {}
    for each in found:
        if isinstance(each.object, PartialDate) and each.qualifiers.get("status") != "delayed-from" and not _open(each):
            full.setdefault(each.subject, []).append(each.object)
    for each in found:
        meant = _meant(each.object, full.get(each.subject, ())) if isinstance(each.object, PartialDate) and _open(each) else None
        yield replace(each, object=meant) if meant else each


def _meant(when: PartialDate, full: Iterable[PartialDate]) -> PartialDate | None:
    """The same in the year in which a full date lies inside it; None where none does, or its own year is one."""
    years = {other.earliest.year for other in full if other.earliest}
    found = {shifted for year in years if (shifted := of_year(when, year)) and any(shifted.contains(other) for other in full)}
    return None if when in found or len(found) != 1 else found.pop()


def _open(statement: Statement) -> bool:
    """Whether every wording of its date in the sentence is without a year."""
    signs = [sign for sign in statement.line.skeleton.signs.values() if sign.date == statement.object]
    return bool(signs) and all(map(yearless, signs))


def _apart(one: PartialDate, other: PartialDate) -> int:
    return abs(((one.earliest or date.min) - (other.earliest or date.min)).days)
