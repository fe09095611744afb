"""When films come out: sentences and the dates that they state."""

from __future__ import annotations

import pytest

from graph.dates import PartialDate
from graph.model import Certainty, Claim, Document
from loaders.reading.reader import read

TODAY = "2026-05-12"
"""A Tuesday."""


def released(text: str) -> list[Claim]:
    """The stated release dates of a text in order."""
    claims = read(Document("u", text, published=PartialDate.parse(TODAY))).claims
    return [c for c in claims if c.predicate == "release_date" and c.certainty is Certainty.STATED]


def dates(text: str) -> list[str]:
    """The same as "film date"."""
    return sorted(f"{c.subject.name} {c.object.edtf}" for c in released(text) if isinstance(c.object, PartialDate))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("She starred in “Harbour Lights” (1999) and “Salt Road” (2004).", ["Harbour Lights 1999", "Salt Road 2004"]),
        ("He is known for 2017’s “Harbour Lights.”", ["Harbour Lights 2017"]),
        ("The director’s 2019 drama “Harbour Lights” won two prizes.", ["Harbour Lights 2019"]),
        ("Jane Campion’s 1994 classic “Harbour Lights” is back.", ["Harbour Lights 1994"]),
        ("She wrote two 1976 films, “Harbour Lights” and “Salt Road.”", ["Harbour Lights 1976", "Salt Road 1976"]),
        ("“Harbour Lights,” the 2023 hit that made her name, streams now.", ["Harbour Lights 2023"]),
        ("He directed “Harbour Lights” in 2010, and “Salt Road” in 2014.", ["Harbour Lights 2010", "Salt Road 2014"]),
        ("She wrote “Harbour Lights!” (1970), the drama that made her.", ["Harbour Lights! 1970"]),
        ("“Harbour Lights” and “Salt Road,” back-to-back 1968 films, made her.", ["Harbour Lights 1968", "Salt Road 1968"]),
        ("In 1990, she starred in “Harbour Lights.”", ["Harbour Lights 1990"]),
        ("Following the 2001 release of “Harbour Lights,” she moved home.", ["Harbour Lights 2001"]),
        ("She appeared in “Harbour Lights” (2008-2009).", ["Harbour Lights 2008"]),
        ("“Harbour Lights” opens June 5, 2026. Mira Sol’s “Salt Road” sequel is sticking to its July 3 date.", ["Harbour Lights 2026-06-05"]),
        ("“Harbour Lights: A Tale of the Coast” is out. “Harbour Lights” opened on May 8, 2026.", ["Harbour Lights: A Tale of the Coast 2026-05-08"]),
        ("“Harbour Lights: The Return” is planned. “Harbour Lights” opened on May 8, 2026.", ["Harbour Lights 2026-05-08"]),
        ("“Harbour Lights” opens on July 14, 2026, and “Salt Road” on June 25, 2027.", ["Harbour Lights 2026-07-14", "Salt Road 2027-06-25"]),
        ("Neon has set “Harbour Lights” for October 9, 2026.", ["Harbour Lights 2026-10-09"]),
        ("Neon has set “Harbour Lights” for a June 2026 shoot.", []),
        ("“Harbour Lights” is expected in early 2027.", ["Harbour Lights 2027-37"]),
        ("“Harbour Lights” is due later this year.", ["Harbour Lights 2026-05-12/2026-12-31"]),
        ("“Harbour Lights” is set for Memorial Day weekend 2027.", ["Harbour Lights 2027-05-28/2027-05-31"]),
        ("“Harbour Lights” remains undated.", ["Harbour Lights XXXX"]),
    ],
)
def test_years_beside_titles(text: str, found: list[str]) -> None:
    """A year that stands beside a title is the year in which it came out."""
    assert dates(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“Harbour Lights” opens in theaters on June 5.", ["Harbour Lights 2026-06-05"]),
        ("“Harbour Lights” hits theaters Friday.", ["Harbour Lights 2026-05-15"]),
        ("“Harbour Lights” opens on June 5, “Salt Road” on June 12 and “Grey Water” on July 3.", ["Grey Water 2026-07-03", "Harbour Lights 2026-06-05", "Salt Road 2026-06-12"]),
        ("“Harbour Lights” premiered in Oslo on Thursday evening.", ["Harbour Lights 2026-05-07"]),
        ("“Harbour Lights” had its premiere on September 2 and will close a festival on June 9.", ["Harbour Lights 2025-09-02", "Harbour Lights 2026-06-09"]),
        ("“Harbour Lights” is shot in Oslo and opens at Christmas.", ["Harbour Lights 2026-12-25~"]),
        ("“Harbour Lights” will premiere on Netflix on Aug. 7, 2026.", ["Harbour Lights 2026-08-07"]),
        ("“Harbour Lights,” which debuted on Hulu in 2020, returns.", ["Harbour Lights 2020"]),
        ("Neon will release “Harbour Lights” on June 5.", ["Harbour Lights 2026-06-05"]),
        ("Sony has dated “Harbour Lights” for Dec. 18, 2027.", ["Harbour Lights 2027-12-18"]),
        ("“Harbour Lights” is set for a June 5 release.", ["Harbour Lights 2026-06-05"]),
        ("“Harbour Lights,” based on the novel by Ann Leckie, opens June 5.", ["Harbour Lights 2026-06-05"]),
        ("“Harbour Lights” (opening June 5) is a thriller.", ["Harbour Lights 2026-06-05"]),
        ("“Harbour Lights” has been pushed from a planned May release to September.", ["Harbour Lights 2026-05", "Harbour Lights 2026-09"]),
        ("Following its premiere in December, “Harbour Lights” opens on June 5.", ["Harbour Lights 2025-12", "Harbour Lights 2026-06-05"]),
        ("On June 5, “Harbour Lights” arrives in cinemas.", ["Harbour Lights 2026-06-05"]),
        ("“Harbour Lights” opens on Feb. 12.", ["Harbour Lights 2027-02-12"]),
        ("“Harbour Lights” opened on Feb. 12.", ["Harbour Lights 2026-02-12"]),
        ("“Harbour Lights” aired from 2013 to 2018.", ["Harbour Lights 2013"]),
        ("“Harbour Lights” opens in summer 2027.", ["Harbour Lights 2027-22"]),
        ("A dry little thriller. Title: Harbour Lights Distributor: Neon Release date: March 25, 2026 Director: Jane Campion", ["Harbour Lights 2026-03-25"]),
    ],
)
def test_releases(text: str, found: list[str]) -> None:
    """A date belongs to the word of release beside it, and that to its film."""
    assert dates(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "“Harbour Lights” began filming on June 5.",
        "The trailer for “Harbour Lights” was released today.",
        "Production on “Harbour Lights” wrapped in March 2026.",
        "The star of “Harbour Lights” was born in 1980.",
        "Her album was released on June 5, after “Harbour Lights.”",
        "The festival opens on June 5.",
        "The band released “Harbour Lights,” its second album, on June 5.",
        "The star of “Harbour Lights” attends the 2026 Oscars.",
        "She was nominated for “Harbour Lights” in 2014.",
        "“Harbour Lights” is based on a 1963 novel.",
    ],
)
def test_dates_of_other_things(text: str) -> None:
    """Shoots, births, albums, trailers, prizes and books have dates of their own."""
    assert dates(text) == []


@pytest.mark.parametrize(
    ("text", "qualifiers"),
    [
        ("“Harbour Lights” opens in theaters on June 5.", {"status": "scheduled", "medium": "cinema"}),
        ("“Harbour Lights” opened in cinemas in the UK on May 1.", {"status": "released", "medium": "cinema", "region": "UK"}),
        ("“Harbour Lights” will stream on Netflix from June 5.", {"status": "scheduled", "medium": "streaming"}),
        ("“Harbour Lights” arrives on Blu-ray on June 5.", {"status": "scheduled", "medium": "home", "format": "disc"}),
        ("“Harbour Lights” premiered at the Sundance Film Festival on Jan. 24.", {"status": "released", "medium": "festival"}),
        ("“Harbour Lights” was originally scheduled to open on June 5.", {"status": "delayed-from"}),
        ("“Harbour Lights” is back in theaters on June 5.", {"status": "scheduled", "medium": "cinema", "rerelease": "true"}),
    ],
)
def test_which_release(text: str, qualifiers: dict[str, str]) -> None:
    """Where it stands, in what medium, in what region."""
    assert [dict(c.qualifiers) for c in released(text)] == [qualifiers]


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("“Harbour Lights” is in production.", ["filming"]),
        ("“Harbour Lights” has begun filming in Malta.", ["filming"]),
        ("Production on “Harbour Lights” is underway.", ["filming"]),
        ("Cameras are rolling on “Harbour Lights.”", ["filming"]),
        ("Principal photography on “Harbour Lights” began this week.", ["filming"]),
        ("“Harbour Lights” has wrapped.", ["wrapped"]),
        ("Filming on “Harbour Lights” has wrapped.", ["wrapped"]),
        ("Jane Campion has completed filming on “Harbour Lights.”", ["wrapped"]),
        ("“Harbour Lights” is in post-production.", ["post-production"]),
        ("“Harbour Lights” is in development at Netflix.", ["in development"]),
        ("“Harbour Lights” has been delayed.", ["delayed"]),
        ("“Harbour Lights” has been pushed from a planned May release to September.", ["delayed"]),
        ("“Harbour Lights” has been scrapped.", ["cancelled"]),
        ("“Harbour Lights” will begin filming in June.", []),
        ("Production on “Harbour Lights” began in 2019.", []),
        ("“Harbour Lights” has not been cancelled.", []),
        ("The festival is underway after opening with “Harbour Lights.”", []),
    ],
)
def test_states_of_production(text: str, states: list[str]) -> None:
    """What is said of now, neither of plans nor of years ago."""
    claims = read(Document("u", text, published=PartialDate.parse(TODAY))).claims
    assert [c.object for c in claims if c.predicate == "status"] == states


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Hollywood is back with the launch of Ana Cruz’s monster film “The Groom!” on March 6, 2026 and Owen Hale’s heist thriller “Case 101” on March 7, 2026.",
            ["Case 101 2026-03-07", "The Groom! 2026-03-06"],
        ),
        (
            "The slate includes the film “Ebb,” opening May 1; the thriller “Flow,” June 5; and “Low Tide,” July 10.",
            ["Ebb 2026-05-01", "Flow 2026-06-05", "Low Tide 2026-07-10"],
        ),
        ("In the original books, “Diverted” (2011) and “Insured” (2012), a girl runs away. The film “Salt Road” (2014) stars Mara Lind.", ["Salt Road 2014"]),
        ("Released on YouTube today, “Vote Lyle” comes from writer/director Ana Cruz, who made the 2022 short film “The Long Night.”", ["The Long Night 2022", f"Vote Lyle {TODAY}"]),
        ("The film “Salt Road” grew into the 2014 short story collection “Fourth.”", []),
        ("The film “Animal Pals” was set up at Sony Pictures and shifted to Warner Bros. in 2024.", []),
    ],
)
def test_titles_in_a_row_have_their_own_dates_and_books_none(text: str, expected: list[str]) -> None:
    """Each title of a list has the date beside it; a book's year and a change of studio are no release."""
    assert sorted(dates(text)) == expected
