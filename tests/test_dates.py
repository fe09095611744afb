"""Partial dates: their texts, their bounds, their words, and how the wordings of film news are read."""

from __future__ import annotations

from datetime import date

import pytest

from graph.dates import PartialDate

VALUES = [
    # EDTF, earliest, latest, iso, words
    ("2027-11-19", "2027-11-19", "2027-11-19", "2027-11-19", "19 November 2027"),
    ("2027-11", "2027-11-01", "2027-11-30", "2027-11", "November 2027"),
    ("2028-02", "2028-02-01", "2028-02-29", "2028-02", "February 2028"),
    ("2027", "2027-01-01", "2027-12-31", "2027", "2027"),
    ("2027-21", "2027-03-01", "2027-05-31", "2027", "spring 2027"),
    ("2027-22", "2027-06-01", "2027-08-31", "2027", "summer 2027"),
    ("2027-23", "2027-09-01", "2027-11-30", "2027", "autumn 2027"),
    ("2027-24", "2027-12-01", "2028-02-29", "2027", "winter 2027"),
    ("2027-33", "2027-01-01", "2027-03-31", "2027", "Q1 2027"),
    ("2027-35", "2027-07-01", "2027-09-30", "2027", "Q3 2027"),
    ("2027-37", "2027-01-01", "2027-04-30", "2027", "early 2027"),
    ("2027-38", "2027-05-01", "2027-08-31", "2027", "mid-2027"),
    ("2027-39", "2027-09-01", "2027-12-31", "2027", "late 2027"),
    ("2027-40", "2027-01-01", "2027-06-30", "2027", "first half of 2027"),
    ("2027-41", "2027-07-01", "2027-12-31", "2027", "second half of 2027"),
    ("202X", "2020-01-01", "2029-12-31", None, "2020s"),
    ("19XX", "1900-01-01", "1999-12-31", None, "1900–1999"),
    ("2027-XX", "2027-01-01", "2027-12-31", "2027", "2027"),
    ("2027-05-XX", "2027-05-01", "2027-05-31", "2027-05", "May 2027"),
    ("2027/2028", "2027-01-01", "2028-12-31", None, "2027 to 2028"),
    ("2027-22/2027-23", "2027-06-01", "2027-11-30", "2027", "summer 2027 to autumn 2027"),
    ("2026-05-12/2026-05-23", "2026-05-12", "2026-05-23", "2026-05", "12–23 May 2026"),
    ("2026-05-28/2026-06-02", "2026-05-28", "2026-06-02", "2026", "28 May – 2 June 2026"),
    ("2026-12-28/2027-01-02", "2026-12-28", "2027-01-02", None, "28 December 2026 to 2 January 2027"),
    ("2026-11-21~/2026-11-30~", "2026-11-21", "2026-11-30", "2026-11", "late November 2026"),
    ("2026-11-11~/2026-11-20~", "2026-11-11", "2026-11-20", "2026-11", "mid-November 2026"),
    ("[2027,2028]", "2027-01-01", "2028-12-31", None, "2027 or 2028"),
    ("[2027-03,2027-04]", "2027-03-01", "2027-04-30", "2027", "March 2027 or April 2027"),
    ("[2026-11,2027-02,2027-03]", "2026-11-01", "2027-03-31", None, "November 2026, February 2027 or March 2027"),
    ("{2027,2029}", "2027-01-01", "2029-12-31", None, "2027 and 2029"),
    ("[2026..2028]", "2026-01-01", "2028-12-31", None, "2026 to 2028"),
    ("2027/..", "2027-01-01", None, None, "from 2027"),
    ("../2028", None, "2028-12-31", None, "until 2028"),
    ("2027~", "2026-01-01", "2028-12-31", "2027", "about 2027"),
    ("2027-05~", "2027-04-01", "2027-06-30", "2027-05", "about May 2027"),
    ("2027?", "2027-01-01", "2027-12-31", "2027", "2027 (uncertain)"),
    ("2027-12-25~", "2027-12-18", "2028-01-01", "2027-12", "around Christmas 2027"),
    ("XXXX", None, None, None, "undated"),
    ("XXXX-07-04", None, None, None, "4 July"),
]


@pytest.mark.parametrize(("edtf", "earliest", "latest", "iso", "words"), VALUES, ids=[row[0] for row in VALUES])
def test_a_text_has_bounds_an_iso_form_and_words(
    edtf: str, earliest: str | None, latest: str | None, iso: str | None, words: str
) -> None:
    """An EDTF text says which days it can mean, how far it is sure, and how people write it."""
    when = PartialDate.parse(edtf)
    bounds = [day.isoformat() if day else None for day in (when.earliest, when.latest)]
    assert [when.edtf, *bounds, when.iso, str(when)] == [edtf, earliest, latest, iso, words]


@pytest.mark.parametrize(
    "text",
    ["2027-06-31", "2027-02-29", "2027-13", "2027-20", "2027-99", "0000", "", "soon", "2027/2026", "/", "../..", "[2027",
     "[]", "2027-6-3", "2027-XX-03", "XXXX-02-30", "٢٠٢٧", "+2027", "2027-06-31/2027-07-01", "12027", "0001-01-01~"],
)  # fmt: skip
def test_what_is_no_date_is_an_error(text: str) -> None:
    """An impossible day, a backward range and a text in another form are refused, never mended."""
    with pytest.raises(ValueError, match=r"date|day"):
        PartialDate.parse(text)


def test_a_time_of_day_is_cut_off() -> None:
    """A moment of publication is its day, as written."""
    assert PartialDate.parse("2026-08-31T23:30:00-07:00") == PartialDate.day(date(2026, 8, 31))


@pytest.mark.parametrize(
    ("wider", "narrower"),
    [("2021-11", "2021-11-19"), ("2021", "2021-11"), ("2021-23", "2021-11-19"), ("[2027,2028]", "2028-05"),
     ("2027/..", "2031"), ("2027", "2027"), ("2021", "2021-39"), ("XXXX", "XXXX"), ("[2026,2028]", "2028")],
)  # fmt: skip
def test_a_vaguer_date_contains_the_more_precise(wider: str, narrower: str) -> None:
    """Saying the same less precisely is no contradiction."""
    assert PartialDate.parse(wider).contains(PartialDate.parse(narrower))


@pytest.mark.parametrize(
    ("one", "other"),
    [("2021-11", "2021-12-03"), ("2021-11-19", "2021-11"), ("2027", "2027/.."), ("XXXX", "2027"), ("2027", "XXXX"),
     ("[2026,2028]", "2027"), ("2027-22", "2027-05-28")],
)  # fmt: skip
def test_a_date_contains_nothing_outside_itself(one: str, other: str) -> None:
    """Neither another day, nor something vaguer, nor what is undated."""
    assert not PartialDate.parse(one).contains(PartialDate.parse(other))


def test_order_puts_what_is_vague_behind_what_is_sure() -> None:
    """A calendar's order: a month after its days, a year after its months, the undated last."""
    texts = ["XXXX", "2027", "2027-11", "2027-11-30", "2027-11-19", "2027-12-31", "2028-01-01", "2027/..", "2027-12"]
    ordered = sorted(map(PartialDate.parse, texts), key=lambda when: when.key)
    assert [when.edtf for when in ordered] == [
        "2027-11-19", "2027-11-30", "2027-11", "2027-12-31", "2027-12", "2027", "2028-01-01", "2027/..", "XXXX",
    ]  # fmt: skip


def test_only_what_is_over_is_before() -> None:
    """Of two dates that overlap, neither is before the other."""
    november, nineteenth, december = map(PartialDate.parse, ("2027-11", "2027-11-19", "2027-12"))
    assert november.before(december)
    assert not nineteenth.before(november)
    assert not november.before(nineteenth)
    assert not PartialDate.parse("XXXX").before(december)


def test_only_a_full_day_is_a_day() -> None:
    """What is about a day, or a day of no year, is none."""
    days = [text for text, *_ in VALUES if PartialDate.parse(text).is_day]
    assert days == ["2027-11-19"]
