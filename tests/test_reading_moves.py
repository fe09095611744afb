"""Moves of release dates, and titles that an article equates."""

from __future__ import annotations

import pytest

from graph.dates import PartialDate
from graph.model import Document
from loaders.reading.reader import read

DAY = PartialDate.parse("2026-03-10")


def dates(text: str) -> set[tuple[str, str, str]]:
    """Film, date and status of every release that the text tells."""
    return {
        (claim.subject.name, claim.object.edtf if isinstance(claim.object, PartialDate) else "", claim.qualifiers["status"])
        for claim in read(Document("u", text, published=DAY)).claims
        if claim.predicate == "release_date"
    }


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("‘Night Ferry’ moves from June 5 to Jan. 22, 2027.", {("2026-06-05", "delayed-from"), ("2027-01-22", "rescheduled")}),
        ("‘Night Ferry,’ which Neon had planned for June 5, 2026, will now open on Jan. 22, 2027.", {("2026-06-05", "delayed-from"), ("2027-01-22", "rescheduled")}),
        ("‘Night Ferry’ will not open on June 5 as planned but on Jan. 22, 2027.", {("2026-06-05", "delayed-from"), ("2027-01-22", "rescheduled")}),
        ("‘Night Ferry’ opens on Jan. 22, 2027, instead of June 5, 2026.", {("2026-06-05", "delayed-from"), ("2027-01-22", "rescheduled")}),
        ("Neon has pushed ‘Night Ferry’ from June 5 to Jan. 22, 2027.", {("2026-06-05", "delayed-from"), ("2027-01-22", "rescheduled")}),
        ("Neon is moving ‘Night Ferry’ back to Jan. 22, 2027.", {("2027-01-22", "rescheduled")}),
        ("Neon delayed ‘Night Ferry’ by half a year, to Jan. 22, 2027.", {("2027-01-22", "rescheduled")}),
        ("‘Night Ferry’ will now arrive on Jan. 22, 2027, a week later than planned.", {("2027-01-22", "rescheduled")}),
        ("‘Night Ferry’ has a new release date: Jan. 22, 2027.", {("2027-01-22", "rescheduled")}),
        ("‘Night Ferry’ moves from March 5 to June 4, 2027.", {("2027-03-05", "delayed-from"), ("2027-06-04", "rescheduled")}),
        ("‘Night Ferry’ moves from March 19, 2027, to June 4.", {("2027-03-19", "delayed-from"), ("2027-06-04", "rescheduled")}),
        ("‘Night Ferry’ moves from Jan. 8, 2027, to Dec. 18.", {("2027-01-08", "delayed-from"), ("2026-12-18", "rescheduled")}),
        ("‘Night Ferry’ opens on June 11, 2027, not June 4, 2027.", {("2027-06-04", "delayed-from"), ("2027-06-11", "rescheduled")}),
        ("‘Night Ferry’ will not open until June 5, 2026.", {("2026-06-05", "scheduled")}),
        ("‘Night Ferry’ will no longer open on June 5, 2026.", {("2026-06-05", "delayed-from"), ("", "postponed")}),
        ("‘Night Ferry’ has been pulled from its March release date and will now debut worldwide in June.", {("2026-03", "delayed-from"), ("2026-06", "rescheduled")}),
        ("‘Night Ferry’ gives up its June 5 date.", {("2026-06-05", "delayed-from"), ("", "postponed")}),
        ("‘Night Ferry’ has been pushed to Jan. 22, 2027.", {("2027-01-22", "rescheduled")}),
        ("‘Night Ferry,’ whose first date, June 5, 2026, was given up for May 2027 and then for September.", {("2026-06-05", "delayed-from"), ("2027-05", "delayed-from"), ("2027-09", "delayed-from")}),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_a_move_tells_both_dates(text: str, found: set[tuple[str, str]]) -> None:
    """The old one as such, the new one with where it came from."""
    assert dates(text) == {("Night Ferry", *each) for each in found}


def test_the_reason_and_the_old_date_go_with_the_new_one() -> None:
    """In the article's words."""
    text = "‘Night Ferry’ moves from June 5 to Jan. 22, 2027, because of the strike."
    (new,) = [c for c in read(Document("u", text, published=DAY)).claims if c.qualifiers.get("status") == "rescheduled"]
    assert (new.qualifiers["previous"], new.qualifiers["reason"]) == ("2026-06-05", "the strike")


@pytest.mark.parametrize(
    "text",
    [
        "Correction: ‘Night Ferry’ opens on June 11, 2027, not June 4.",
        "An earlier version of this story misstated the release date of ‘Night Ferry.’ It is June 11, 2027, not June 4.",
        "‘Night Ferry’ will be released on June 11, 2027, not June 4, as we said in error.",
    ],
)
def test_a_correction_takes_a_date_back(text: str) -> None:
    """It is no move: the printed date was never one."""
    found = [c for c in read(Document("u", text, published=DAY)).claims if c.predicate == "release_date"]
    told = {(c.object.edtf, c.certainty.value, c.qualifiers.get("correction", "")) for c in found if isinstance(c.object, PartialDate)}
    assert told == {("2027-06-11", "stated", "true"), ("2027-06-04", "denied", "")}


def test_a_date_that_is_denied_is_no_old_plan() -> None:
    """ "Will not be released on June 5" says that there is no such date."""
    text = "The studio said that ‘Night Ferry’ will not be released on June 5, 2026."
    (claim,) = [c for c in read(Document("u", text, published=DAY)).claims if c.predicate == "release_date"]
    assert claim.certainty.value == "denied"


def test_a_film_that_is_only_counted_is_not_the_one_spoken_of() -> None:
    """ "The eighth" is another film than the article's: where that has a number, the one of the next."""
    text = "{} is finished; the eighth moves from July 7, 2026, to June 28, 2027."
    assert not dates(text.format("‘Night Ferry’"))
    assert dates(text.format("‘Night Ferry 7’")) == {
        ("Night Ferry 8", "2026-07-07", "delayed-from"), ("Night Ferry 8", "2027-06-28", "rescheduled"),
    }  # fmt: skip
    assert ("Night Ferry 6", "2018", "released") in dates("‘Night Ferry 7’ opens in May. The sixth film came out in 2018.")


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("‘Night Ferry’ will now be called ‘The Last Crossing’.", "The Last Crossing"),
        ("‘Night Ferry’ (formerly known as ‘Harbour Lights’) wraps this week.", "Harbour Lights"),
    ],
)
def test_titles_that_are_one(text: str, other: str) -> None:
    """Both names of the film."""
    found = [c for c in read(Document("u", text, published=DAY)).claims if c.predicate == "alternate_name"]
    assert [(c.subject.name, c.object) for c in found] == [("Night Ferry", other)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "‘Night Ferry’ opens in the United Kingdom on September 30, and in the United States on October 8.",
            {("2026-09-30", "United Kingdom", ""), ("2026-10-08", "United States", "")},
        ),
        (
            "‘Night Ferry’ opens in cinemas on November 23 and arrives on Netflix on December 23.",
            {("2026-11-23", "", "cinema"), ("2026-12-23", "", "streaming")},
        ),
        (
            "‘Night Ferry’ is available on digital on July 7 and on Blu-ray on August 11.",
            {("2026-07-07", "", "home"), ("2026-08-11", "", "home")},
        ),
        ("‘Night Ferry’ is to reach cinemas on November 19, 2027.", {("2027-11-19", "", "cinema")}),
        ("‘Night Ferry’ had come to Italy once before, in February 2026.", set()),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_each_date_has_its_own_region_and_medium(text: str, found: set[tuple[str, str, str]]) -> None:
    """The words nearest to a date tell which release it is of."""
    claims = [c for c in read(Document("u", text, published=DAY)).claims if c.predicate == "release_date"]
    assert {
        (c.object.edtf if isinstance(c.object, PartialDate) else "", c.qualifiers.get("region", ""), c.qualifiers.get("medium", ""))
        for c in claims
    } == found  # fmt: skip
