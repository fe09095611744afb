"""Dates in running text: where they stand, and what they mean in an article of a given day."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.dateread import find_dates
from graph.dates import PartialDate

SAID_ON = PartialDate.parse("2026-05-12")
"""A Tuesday."""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It moves from next summer to Q3 2028.", [("next summer", "2027-22"), ("Q3 2028", "2028-35")]),
        ("It opens July 23, 2027 in the US.", [("July 23, 2027", "2027-07-23")]),
        ("Out on Christmas Day 2027.", [("Christmas Day 2027", "2027-12-25")]),
        ("Over Memorial Day weekend.", [("Memorial Day weekend", "2026-05-22/2026-05-25")]),
        ("This Friday, not next Friday.", [("This Friday", "2026-05-15"), ("next Friday", "2026-05-22")]),
        ("For the summer after next.", [("the summer after next", "2028-22")]),
        ("Later this year.", [("Later this year", "2026-05-12/2026-12-31")]),
        ("In 2027 or 2028.", [("2027 or 2028", "[2027,2028]")]),
        ("The festival runs May 13-24.", [("May 13-24", "2026-05-13/2026-05-24")]),
        ("They may march and fall in May.", [("May", "2026-05")]),
        ("On 31 June 2026 it snowed.", []),
        ("It cost $2000 and 1,999 people came.", []),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_dates_of_a_sentence(text: str, found: list[tuple[str, str]]) -> None:
    """Wording and value, in order."""
    assert [(each.surface, each.value.edtf) for each in find_dates(text, SAID_ON)] == found
    assert all(text[each.start : each.end] == each.surface for each in find_dates(text, SAID_ON))


WORDINGS = [
    line.split("\t")
    for line in (Path(__file__).parent / "data/wordings.tsv").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("wording", "value"), WORDINGS, ids=[wording for wording, _ in WORDINGS])
def test_what_a_wording_means(wording: str, value: str) -> None:
    """In a sentence about what is to come, it is the one date, no more precise than it was said."""
    found = [each.value.edtf for each in find_dates(f"It opens {wording} in cinemas.", SAID_ON)]
    assert found == ([] if value == "-" else [value])


def test_every_wording_is_told_once() -> None:
    """More than 150 of them."""
    assert len({wording for wording, _ in WORDINGS}) == len(WORDINGS) >= 150
