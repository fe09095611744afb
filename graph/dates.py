"""Dates as precise as the news: a partial date is an EDTF text with its earliest and its latest day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A day, month, season, quarter, year or range, never more precise than it was said.

    `edtf` is Extended Date/Time Format (Library of Congress, 2019); `earliest` and `latest` bound it (None: open).
    """

    edtf: str
    earliest: date | None
    latest: date | None
