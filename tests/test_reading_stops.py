"""Releases that lose their date: what a sentence says, and what it does not."""

from __future__ import annotations

import pytest

from graph.dates import PartialDate
from graph.model import Claim, Document
from loaders.reading.reader import read


def stops(text: str) -> list[Claim]:
    claims = read(Document("u", text, published=PartialDate.parse("2026-04-29"))).claims
    return [claim for claim in claims if claim.predicate == "release_date" and claim.object == ""]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The release of “Salt Road” has been postponed from its June 4 date, the producers announced.", {"status": "postponed", "previous": "2026-06-04"}),
        ("Northlight has called off the release of “Salt Road,” which was to open on March 20.", {"status": "postponed"}),
        ("“Salt Road” has been taken off the calendar because of the strike.", {"status": "postponed", "reason": "the strike"}),
        ("“Salt Road” is postponed indefinitely.", {"status": "postponed"}),
        ("Northlight cancelled the release of “Salt Road.”", {"status": "cancelled"}),
        ("The theatrical release of “Salt Road” has been scrapped.", {"status": "cancelled", "medium": "cinema"}),
        ("“Salt Road” was removed from the studio’s release schedule.", {"status": "postponed"}),
    ],
)
def test_a_release_that_loses_its_date(text: str, found: dict[str, str]) -> None:
    """One claim without a date, with the old one and the reason where the sentence has them."""
    assert [(claim.subject.name, claim.qualifiers) for claim in stops(text)] == [("Salt Road", found)]


@pytest.mark.parametrize(
    "text",
    [
        "“Salt Road” has been postponed to June 4.",
        "“Salt Road” has been delayed by two weeks.",
        "Production on “Salt Road” has been postponed.",
        "“Salt Road” has not been postponed.",
        "“Salt Road” could be postponed if the strike goes on.",
        "The premiere party of “Salt Road” was loud, and nobody postponed anything.",
    ],
)
def test_what_is_none(text: str) -> None:
    """A move to a date, a state of production, a denial or a guess is no release without a date."""
    assert [claim for claim in stops(text) if claim.certainty == "stated"] == []
