"""The release tracker read out: what comes, what moved, what shoots, the round-up and the calendar."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import icalendar
import pytest
import vobject

from bench.sets import GOLD_SETS, NotHere, made, require
from graph.dates import PartialDate
from graph.model import Document, Reading
from graph.store import open_writer
from loaders.load import load
from loaders.reading.reader import read
from queries.calendar import calendar
from queries.coming import coming
from queries.digest import digest, html, markdown
from queries.filming import filming
from queries.moves import distance, moves
from queries.releases import Releases
from queries.view import View, viewing
from tests.terminal import ROOT, good, refused
from tests.worlds import CRUISE, ROME, Row, article, film, place, when

ALPHA, BRAVO, CHARLIE, DELTA, ECHO = (film(name) for name in ("Alpha", "Bravo", "Charlie", "Delta", "Echo"))
TODAY = date(2026, 5, 25)


def news() -> list[Reading]:
    """Five films: one moves, one has a festival first, one shoots, one is postponed, one is contested."""
    return [
        article("a1", Row(ALPHA, "release_date", when("2027-03-19"), status="scheduled", medium="cinema"), day="2026-01-10"),
        article(
            "a2", Row(ALPHA, "release_date", when("2027-06-04"), status="rescheduled", previous="2027-03-19", reason="because of the strike", medium="cinema"),
            day="2026-05-04",
        ),
        article("a3", Row(ALPHA, "release_date", when("2027-06-02"), medium="cinema", region="Italy"), day="2026-05-05"),
        article("b1", Row(BRAVO, "release_date", when("2027-06-04"), medium="cinema"), Row(BRAVO, "release_date", when("2027-05"), medium="festival"), day="2026-04-01"),
        article("b2", Row(BRAVO, "release_date", when("2027-06")), day="2026-04-02"),
        article(
            "c1", Row(CHARLIE, "release_date", when("2027")), Row(CHARLIE, "status", "filming", start="2026-03"), Row(CHARLIE, "filmed_in", ROME),
            Row(CRUISE, "on_location", ROME, film="Charlie"), day="2026-05-01",
        ),
        article("c2", Row(CHARLIE, "release_date", when("2027-11")), day="2026-05-20"),
        article("d1", Row(DELTA, "release_date", when("2026-12-18"), medium="cinema"), Row(DELTA, "status", "filming"), day="2025-01-01"),
        article("d2", Row(DELTA, "release_date", "", status="postponed", reason="to finish the effects"), day="2026-05-11"),
        article("e1", Row(ECHO, "release_date", when("2026-10-02")), Row(ECHO, "status", "wrapped"), day="2026-05-12"),
        article("e2", Row(ECHO, "release_date", when("2026-10-09")), Row(CRUISE, "on_location", place("Venice"), film="Echo"), day="2026-05-12"),
        article("e3", Row(ECHO, "release_date", when("2019-05-12"), rerelease="true"), Row(ECHO, "release_date", when("2026-08-07"), rerelease="true"), day="2026-05-12"),
    ]  # fmt: skip


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("releases") / "store"
    with open_writer(found) as writer:
        writer.add(news())
    return found


@pytest.fixture
def view(store: Path) -> Iterator[View]:
    with viewing(str(store), TODAY) as opened:
        yield opened


def told(view: View, **more: str) -> list[str]:
    return [
        f"{each.date or 'no date'} · {each.release.film}" + (f" ({each.release.place})" if each.release.place else "") + f" · {each.release.standing}"
        for each in coming(view, **more)  # type: ignore[arg-type]
    ]  # fmt: skip


def test_what_comes_by_date(view: View) -> None:
    """No festivals, no past, no vaguer date of the same release; contested ones side by side; undated last."""
    assert told(view) == [
        "7 August 2026 · Echo (again) · scheduled",
        "2 October 2026 · Echo · contested",
        "9 October 2026 · Echo · contested",
        "2 June 2027 · Alpha (Italy, cinema) · scheduled",
        "4 June 2027 · Alpha (cinema) · rescheduled",
        "4 June 2027 · Bravo (cinema) · scheduled",
        "November 2027 · Charlie · scheduled",
        "no date · Delta · postponed",
    ]


def test_what_comes_in_a_region(view: View) -> None:
    """A region's own date stands in the place of the one of no region, there and nowhere else."""
    there = told(view, region="Italy", medium="cinema")
    assert "2 June 2027 · Alpha (Italy, cinema) · scheduled" in there
    assert "4 June 2027 · Alpha (cinema) · rescheduled" not in there
    assert "4 June 2027 · Bravo (cinema) · scheduled" in there


def test_festivals_where_they_are_asked_for(view: View) -> None:
    """And nothing else then."""
    assert told(view, medium="festival") == ["May 2027 · Bravo (festival) · scheduled"]


def test_what_moved(view: View) -> None:
    """Old and new, by how much, who said so and why; a date that became more precise did not move."""
    found = [(each.release.film, str(each.old), str(each.new), each.by, each.status, each.why, each.day.edtf, each.evidence and each.evidence.article) for each in moves(view)]
    assert found == [
        ("Delta", "18 December 2026", "None", "", "postponed", "to finish the effects", "2026-05-11", "https://example.org/d2"),
        ("Alpha", "19 March 2027", "4 June 2027", "77 days later", "rescheduled", "because of the strike", "2026-05-04", "https://example.org/a2"),
    ]
    assert [each.release.film for each in moves(view, date(2026, 5, 5))] == ["Delta"]


def test_an_old_date_told_with_the_new_one(tmp_path: Path) -> None:
    """It is a move where one article gives one date up for another, and none where it only looks back."""
    with open_writer(tmp_path / "s") as writer:
        writer.add([
            article("1", Row(ALPHA, "release_date", when("2027-03"), status="delayed-from"), Row(ALPHA, "release_date", when("2027-06-04")), day="2026-01-10"),
            article("2", Row(ALPHA, "release_date", when("2026-12-18"), status="delayed-from"), day="2026-02-10"),
        ])
    with viewing(str(tmp_path / "s"), TODAY) as view:
        assert [(str(each.old), str(each.new), each.day.edtf) for each in moves(view)] == [("March 2027", "4 June 2027", "2026-01-10")]


def test_the_moves_of_toxic_as_they_were_told(tmp_path: Path) -> None:
    """From sentences to history: out of March into June, then postponed without a date, each on its day."""
    told = {
        "2026-02-20": "“Toxic” opens on March 19, 2026. Geetha Nair directed “Toxic.”",
        "2026-03-04": "“Toxic” has been pulled from its March 19 date because of the unrest. “Toxic” will now be released on June 4.",
        "2026-04-29": "The release of “Toxic” has been postponed from its June 4 date, the producers announced.",
    }
    with open_writer(tmp_path / "s") as writer:
        for day, text in told.items():
            writer.add([read(Document(f"https://example.org/{day}", text, published=when(day)))])
    with viewing(str(tmp_path / "s"), TODAY) as view:
        found = [(each.day.edtf, str(each.old), str(each.new or each.status), each.by) for each in reversed(moves(view))]
    assert found == [
        ("2026-03-04", "19 March 2026", "4 June 2026", "77 days later"),
        ("2026-04-29", "4 June 2026", "postponed", ""),
    ]
    with viewing(str(tmp_path / "s"), TODAY, as_of=date(2026, 4, 1)) as view:
        assert told_dates(view) == ["4 June 2026"]


def test_the_moves_of_toxic_in_the_articles_themselves(tmp_path: Path) -> None:
    """The development set's two articles: every date, day and order; a sequel that keeps its date is another film."""
    try:
        lines = made("dev", *_dev()).read_text("utf-8").splitlines()
    except NotHere as missing:
        pytest.skip(str(missing))
    source = tmp_path / "toxic.jsonl"
    source.write_text("".join(f"{line}\n" for line in lines if "Toxic: A Fairytale" in line), "utf-8")
    load([str(source)], str(tmp_path / "s"))
    with viewing(str(tmp_path / "s"), TODAY) as view:
        releases = [each for each in Releases(view.graph) if each.film.startswith("Toxic")]
        assert [(each.place, each.standing) for each in releases] == [("", "postponed")]
        history = [(held.value, str(held.known), str(held.until)) for held in releases[0].former]
        assert history == [
            ("2026-03", "4 March 2026", "4 March 2026"),
            ("2026-06-04", "4 March 2026", "29 April 2026"),
            ("2026-03-19", "29 April 2026", "29 April 2026"),
        ]
        assert [str(held.when) for held in releases[0].before] == ["19 March 2026", "4 June 2026"]
        assert [(each.day.edtf, each.old.edtf, each.new.edtf if each.new else each.status) for each in moves(view)] == [
            ("2026-04-29", "2026-06-04", "postponed"), ("2026-03-04", "2026-03", "2026-06-04"),
        ]  # fmt: skip
        (event,) = events(view).values()
        assert (event.start.isoformat(), str(event["status"])) == ("2026-06-04", "CANCELLED")
    for day, dates in (("2026-03-03", []), ("2026-03-04", ["4 June 2026"]), ("2026-04-29", ["None"])):
        with viewing(str(tmp_path / "s"), TODAY, as_of=date.fromisoformat(day)) as view:
            assert told_dates(view) == dates


def _dev() -> tuple[tuple[str, ...], tuple[Path, ...]]:
    (dev,) = (each for each in GOLD_SETS if each.name == "dev")
    require(*dev.needs)
    return dev.maker, dev.needs


def told_dates(view: View) -> list[str]:
    return [str(each.date) for each in coming(view)]


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The articles that ship, as the reader reads them."""
    place = tmp_path_factory.mktemp("examples") / "store"
    load([str(ROOT / "examples")], str(place), jobs=1)
    return place


def test_the_moves_of_the_examples(examples: Path) -> None:
    """Every move that an article tells in so many words, with both dates and the day of the news."""
    with viewing(str(examples), TODAY) as view:
        found = {(each.day.edtf, each.release.film, each.old.edtf, each.new.edtf if each.new else each.status) for each in moves(view)}
    assert found >= {
        ("2020-03-12", "A Quiet Place Part II", "2020-03-20", "postponed"),
        ("2020-04-24", "Mission: Impossible 7", "2021-07-23", "2021-11-19"),
        ("2021-04-09", "Mission: Impossible 7", "2021-11-19", "2022-05-27"),
        ("2021-04-09", "Top Gun: Maverick", "2021-07-02", "2021-11-19"),
        ("2021-09-01", "Top Gun: Maverick", "2021-11-19", "2022-05-27"),
        ("2021-09-01", "Jackass Forever", "2021-10-22", "2022-02-04"),
        ("2022-01-21", "Mission: Impossible 7", "2022-09-30", "2023-07-14"),
    }


@pytest.mark.parametrize(
    ("old", "new", "by"),
    [
        ("2021-11-19", "2022-05-27", "189 days later"),
        ("2022-05-27", "2022-05-26", "1 day earlier"),
        ("2027", "2028", "1 year later"),
        ("2027-03", "2026-11", "4 months earlier"),
        ("2027-03", "2027-06-04", "65 to 95 days later"),
        ("2027-12-18", "2028", "14 to 379 days later"),
        ("2027-05", "2027-22", "1 to 122 days later"),
        ("2027", "2027-06-04", ""),
        ("2027", "XXXX", ""),
    ],
)
def test_how_far_a_date_moved(old: str, new: str, by: str) -> None:
    """No more precise than the dates; nothing where nobody knows which way."""
    assert distance(PartialDate.parse(old), PartialDate.parse(new)) == by


def test_what_shoots(view: View) -> None:
    """Where, who was seen, since when, how old the news is; nothing that wrapped or that nobody has spoken of for a year."""
    found = [(each.film, each.places, each.people, each.since, each.age) for each in filming(view)]
    assert found == [("Charlie", ("Rome",), ("Tom Cruise",), "2026-03", 24)]
    assert [each.film for each in filming(view, place="Italy")] == ["Charlie"]
    assert [each.film for each in filming(view, place="Venice")] == []
    assert [each.film for each in filming(view, on=date(2025, 2, 1))] == ["Delta"]


def test_a_round_up(view: View) -> None:
    """Everything that the news since a day changed, under headings, with who else has that date."""
    text = markdown(digest(view, date(2026, 5, 1)))
    rows = {line.split(" | ")[0].strip("| "): line for line in text.splitlines() if line.startswith("| ")}
    assert [line for line in text.splitlines() if line.startswith("#")] == [
        "# Release dates, 1 May 2026 to 25 May 2026", "## Moved", "## Without a date now", "## Dated", "## Contested", "## Shooting",
    ]  # fmt: skip
    assert rows["Alpha (cinema)"].startswith("| Alpha (cinema) | 19 March 2027 | 4 June 2027 | 77 days later | because of the strike | Bravo | “Alpha")
    assert rows["Delta (cinema)"].startswith("| Delta (cinema) | 18 December 2026 | postponed | to finish the effects | “Delta")
    assert "[Example News, 4 May 2026](<https://example.org/a2>)" in rows["Alpha (cinema)"]
    assert "Nothing changed." in markdown(digest(view, date(2026, 5, 24)))


def test_a_round_up_of_hostile_titles(tmp_path: Path) -> None:
    """A title is never markup, in neither form."""
    name = '<script>alert("x")</script> [a](b) | *c*'
    with open_writer(tmp_path / "s") as writer:
        writer.add([article("x", Row(film(name), "release_date", when("2027-01-01")), day="2026-05-20")])
    with viewing(str(tmp_path / "s"), TODAY) as view:
        found = digest(view, date(2026, 5, 1))
        page = html(found)
        assert "<script>" not in page
        assert "&lt;script&gt;" in page
        assert r"\<script\>alert(\"x\")".replace(r"\"", '"') in markdown(found)
        assert r"\[a\](b) \| \*c\*" in markdown(found)


# -- calendar -------------------------------------------------------------------------------------


def events(view: View) -> dict[str, Any]:
    found: Any = icalendar.Calendar.from_ical(calendar(view))
    return {str(event["summary"]): event for event in found.walk("VEVENT")}


def test_a_calendar(view: View) -> None:
    """All-day spans, tentative until one day is known, cancelled where the date is lost, the move in the text."""
    found = events(view)
    shown = {name: (event.start.isoformat(), event.end.isoformat(), str(event["status"])) for name, event in found.items()}
    assert shown == {
        "Alpha (Italy, cinema)": ("2027-06-02", "2027-06-03", "CONFIRMED"),
        "Alpha (cinema)": ("2027-06-04", "2027-06-05", "CONFIRMED"),
        "Bravo (cinema)": ("2027-06-04", "2027-06-05", "CONFIRMED"),
        "Charlie": ("2027-11-01", "2027-12-01", "TENTATIVE"),
        "Delta (cinema)": ("2026-12-18", "2026-12-19", "CANCELLED"),
        "Echo": ("2026-10-02", "2026-10-10", "TENTATIVE"),
        "Echo (again)": ("2026-08-07", "2026-08-08", "CONFIRMED"),
    }
    assert "moved from 19 March 2027 (news of 4 May 2026)" in str(found["Alpha (cinema)"]["description"])
    assert "moved from" not in str(found["Charlie"]["description"])


def test_an_event_moves_and_is_no_second_one(tmp_path: Path) -> None:
    """The UID stays, the sequence number grows: dated, moved, postponed."""
    seen = []
    with open_writer(tmp_path / "s") as writer:
        for reading in [
            article("1", Row(ALPHA, "release_date", when("2027-03-19")), day="2026-01-10"),
            article("2", Row(ALPHA, "release_date", when("2027-06-04"), status="rescheduled"), day="2026-02-10"),
            article("3", Row(ALPHA, "release_date", when("2027-03-19"), status="rescheduled"), day="2026-03-10"),
            article("4", Row(ALPHA, "release_date", "", status="postponed"), day="2026-04-10"),
        ]:
            writer.add([reading])
            with viewing(str(tmp_path / "s"), TODAY) as view:
                (event,) = events(view).values()
            seen.append((str(event["uid"]), int(event["sequence"]), event.start.isoformat(), str(event["status"])))
    assert len({uid for uid, *_ in seen}) == 1
    numbers = [number for _, number, *_ in seen]
    assert numbers == sorted(set(numbers))
    assert [(start, status) for *_, start, status in seen] == [
        ("2027-03-19", "CONFIRMED"), ("2027-06-04", "CONFIRMED"), ("2027-03-19", "CONFIRMED"), ("2027-03-19", "CANCELLED"),
    ]  # fmt: skip


def test_a_move_of_no_medium_moves_the_event_of_the_cinema(tmp_path: Path) -> None:
    """It is said of the film, and meant the one date that it had: the same event, with where it came from; a correction is no move."""
    steps = [
        article("1", Row(ALPHA, "release_date", when("2027-03-19"), medium="cinema"), day="2026-01-10"),
        article("2", Row(ALPHA, "release_date", when("2027-06-04"), status="rescheduled", previous="2027-03-19"), day="2026-02-10"),
        article("3", Row(ALPHA, "release_date", when("2027-06-11"), status="rescheduled", previous="2027-06-04"), day="2026-03-10"),
        article("4", Row(ALPHA, "release_date", when("2027-06-18"), correction="true", previous="2027-06-11"), day="2026-03-11"),
        article("5", Row(ALPHA, "status", "cancelled"), day="2026-04-10"),
    ]
    seen = []
    with open_writer(tmp_path / "s") as writer:
        for reading in steps:
            writer.add([reading])
            with viewing(str(tmp_path / "s"), TODAY) as view:
                (event,) = events(view).values()
                before = [[each.edtf for held in row.release.before if (each := held.when)] for row in coming(view)]
            moved = [line for line in str(event["description"]).splitlines() if line.startswith("moved from")]
            seen.append((str(event["uid"]), int(event["sequence"]), event.start.isoformat(), str(event["status"]), moved, before))
    assert len({uid for uid, *_ in seen}) == 1
    numbers = [number for _, number, *_ in seen]
    assert numbers == sorted(set(numbers))
    first, second = "moved from 19 March 2027 (news of 10 February 2026)", "moved from 4 June 2027 (news of 10 March 2026)"
    assert [tuple(rest) for *_, start, status, moved, before in seen for rest in [(start, status, moved, before)]] == [
        ("2027-03-19", "CONFIRMED", [], [[]]),
        ("2027-06-04", "CONFIRMED", [first], [["2027-03-19"]]),
        ("2027-06-11", "CONFIRMED", [first, second], [["2027-03-19", "2027-06-04"]]),
        ("2027-06-18", "CONFIRMED", [first, second], [["2027-03-19", "2027-06-04"]]),
        ("2027-06-18", "CANCELLED", [first, second], []),
    ]


def test_no_event_is_told_twice(view: View) -> None:
    """Each release is one event, whatever it has lost or moved to."""
    found: Any = icalendar.Calendar.from_ical(calendar(view))
    uids = [str(event["uid"]) for event in found.walk("VEVENT")]
    assert len(uids) == len(set(uids)) == 7


def test_another_library_reads_the_same_calendar(view: View) -> None:
    """Every event with its days, through vobject and back."""
    text = calendar(view).decode()
    other = vobject.readOne(text)
    again: Any = icalendar.Calendar.from_ical(other.serialize())

    def days(found: Any) -> list[tuple[str, ...]]:
        return sorted(
            (str(event["uid"]), event["dtstart"].dt.isoformat(), event["dtend"].dt.isoformat(), str(event["summary"])) for event in found.walk("VEVENT")
        )

    assert days(again) == days(icalendar.Calendar.from_ical(text)) != []
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))


def test_the_same_graph_gives_the_same_calendar(store: Path) -> None:
    """No clock in it."""
    with viewing(str(store), TODAY) as first, viewing(str(store), TODAY) as second:
        assert calendar(first) == calendar(second)


# -- the command ----------------------------------------------------------------------------------


def test_the_commands(store: Path, tmp_path: Path) -> None:
    """Tables for people, JSON and files for programs, and any of it as of a day."""
    where = ("--store", str(store))
    assert "Alpha" in good("releases", "--since", "2026-05-25", *where)
    assert "77 days later" in good("releases", "--moved", *where)
    assert [row["film"] for row in json.loads(good("releases", "--moved", "--format", "json", *where))] == ["Delta", "Alpha"]
    before = json.loads(good("releases", "--since", "2026-01-01", "--as-of", "2026-02-01", "--format", "json", *where))
    assert [(row["film"], row["date"]) for row in before] == [("Delta", "2026-12-18"), ("Alpha", "2027-03-19")]
    good("releases", "--format", "ics", "--since", "2026-05-25", "-o", str(tmp_path / "x.ics"), *where)
    assert (tmp_path / "x.ics").read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    assert "Charlie" in good("filming", "--on", "2026-05-25", *where)
    assert good("digest", "--since", "2026-05-01", "--as-of", "2026-05-25", *where).startswith("# Release dates, 1 May 2026 to 25 May 2026\n")
    assert "<!doctype html>" in good("digest", "--since", "2026-05-01", "--format", "html", *where)
    assert 'nothing is called "Atlantis"' in refused("releases", "--region", "Atlantis", *where)
