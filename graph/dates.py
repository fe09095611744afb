"""Dates as precise as the news: a partial date is an EDTF text with its earliest and its latest day."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from graph import edtf as texts
from graph.frozen import dataclass


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A day, month, season, quarter, year or range, never more precise than it was said.

    `edtf` is Extended Date/Time Format (Library of Congress, 2019); `earliest` and `latest` bound it (None: open).
    """

    edtf: str
    earliest: date | None
    latest: date | None

    @staticmethod
    def parse(edtf: str) -> PartialDate:
        """The date that an EDTF text names; ValueError where it names none (31 June, say).

        >>> PartialDate.parse("2027-22").latest
        datetime.date(2027, 8, 31)
        """
        return _parse(texts.plain(edtf))

    @staticmethod
    def day(day: date) -> PartialDate:
        """One full day."""
        return _parse(day.isoformat()[:10])

    @property
    def iso(self) -> str | None:
        """`YYYY`, `YYYY-MM` or `YYYY-MM-DD`, as far as the date is sure; None where it has no single year."""
        return texts.prefix(self.edtf)

    @property
    def is_day(self) -> bool:
        """Whether it is one full day and said to be just that."""
        return self.earliest is not None and self.earliest == self.latest and len(self.edtf) == 10

    @property
    def key(self) -> tuple[date, int, str]:
        """What calendars sort by: the day by which it has come; of two with the same, the more precise first.

        A month so stands after its days and a year after its months; what is undated stands last.
        """
        latest = self.latest or date.max
        return latest, (latest - (self.earliest or date.min)).days, self.edtf

    def contains(self, other: PartialDate) -> bool:
        """Whether `other` says the same or more precisely the same; what is undated contains only itself."""
        if self.edtf == other.edtf:
            return True
        return any(_within(other, part) for part in _choices(self.edtf))

    def before(self, other: PartialDate) -> bool:
        """Whether it is certainly over when `other` begins: of two dates that overlap, neither is before the other."""
        return self.latest is not None and other.earliest is not None and self.latest < other.earliest

    def __str__(self) -> str:
        return texts.words(self.edtf)


@lru_cache(maxsize=65536)
def _parse(edtf: str) -> PartialDate:
    return PartialDate(edtf, *texts.bounds(edtf))


@lru_cache(maxsize=4096)
def _choices(edtf: str) -> list[texts.Bounds]:
    """Lists of releases compare the same few dates again and again."""
    return texts.choices(edtf)


def _within(when: PartialDate, bounds: texts.Bounds) -> bool:
    first, last = bounds
    if first is None and last is None:
        return False
    early = first is None or (when.earliest is not None and first <= when.earliest)
    return early and (last is None or (when.latest is not None and when.latest <= last))
