"""Where films are shot and set, and who is there: sentences and what they state."""

from __future__ import annotations

import pytest

from graph.dates import PartialDate
from graph.model import Certainty, Document, Thing
from loaders.reading.reader import read

PLACED = {"filmed_in", "on_location", "set_in"}


def placed(text: str) -> list[str]:
    """The stated facts about places of a text, as "subject predicate object"."""
    claims = read(Document("u", text, published=PartialDate.parse("2026-05-12"))).claims
    return sorted(
        f"{claim.subject.name} {claim.predicate} {claim.object.name}"
        for claim in claims
        if claim.predicate in PLACED and claim.certainty is Certainty.STATED and isinstance(claim.object, Thing)
    )


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("“Harbour Lights” was shot in Lisbon.", ["Harbour Lights filmed_in Lisbon"]),
        ("The thriller “Harbour Lights” was filmed on location in Riga, Latvia.", ["Harbour Lights filmed_in Riga"]),
        (
            "“Harbour Lights,” which was shot in Bristol and Porto, opens in May.",
            ["Harbour Lights filmed_in Bristol", "Harbour Lights filmed_in Porto"],
        ),
        ("Shot entirely in Budapest, “Harbour Lights” follows a diver.", ["Harbour Lights filmed_in Budapest"]),
        ("The film “Harbour Lights” filmed at Pinewood Studios.", ["Harbour Lights filmed_in Pinewood Studios"]),
        ("“Harbour Lights” was shot in Paris, Texas.", ["Harbour Lights filmed_in Paris, Texas"]),
        ("“Harbour Lights” was shot in Paris, France.", ["Harbour Lights filmed_in Paris"]),
        ("“Harbour Lights” was filmed in the UK.", ["Harbour Lights filmed_in UK"]),
        (
            "Principal photography on “Harbour Lights” begins in June in Glasgow.",
            ["Harbour Lights filmed_in Glasgow"],
        ),
        ("Production on “Harbour Lights” wrapped in Malta last week.", ["Harbour Lights filmed_in Malta"]),
        ("“Harbour Lights” is in production in Prague.", ["Harbour Lights filmed_in Prague"]),
        (
            "“Harbour Lights” has finished filming in London and will move to Kenya for a further shoot.",
            ["Harbour Lights filmed_in Kenya", "Harbour Lights filmed_in London"],
        ),
        ("The crew spent a week in Matera, where “Harbour Lights” was partly filmed.", ["Harbour Lights filmed_in Matera"]),
        ("The Budapest-shot “Harbour Lights” opens in May.", ["Harbour Lights filmed_in Budapest"]),
        (
            "Judi Dench and Tom Hanks are set to begin shooting “Harbour Lights” in Sydney.",
            ["Harbour Lights filmed_in Sydney", "Judi Dench on_location Sydney", "Tom Hanks on_location Sydney"],
        ),
        (
            "Tom Hanks was spotted filming scenes for “Harbour Lights” in Venice.",
            ["Harbour Lights filmed_in Venice", "Tom Hanks on_location Venice"],
        ),
        (
            "Jane Campion has wrapped her drama “Harbour Lights” after a shoot in and around Munich.",
            ["Harbour Lights filmed_in Munich", "Jane Campion on_location Munich"],
        ),
        (
            "Shot in Mandarin and English in Singapore and, for eleven days, in Johor Bahru, “Harbour Lights” follows a diver.",
            ["Harbour Lights filmed_in Johor Bahru", "Harbour Lights filmed_in Singapore"],
        ),
        ("“Harbour Lights,” directed by Jane Campion, was shot last winter in Manitoba.", ["Harbour Lights filmed_in Manitoba"]),
        ("“Harbour Lights” shoots in and around Cork until July.", ["Harbour Lights filmed_in Cork"]),
        ("“Harbour Lights” has wrapped in Durham and Hexham.", ["Harbour Lights filmed_in Durham", "Harbour Lights filmed_in Hexham"]),
        ("Budapest will stand in for Paris in “Harbour Lights.”", ["Harbour Lights filmed_in Budapest"]),
        ("“Harbour Lights” is filming in Leeds. The crew moves on to York on Monday.", ["Harbour Lights filmed_in Leeds", "Harbour Lights filmed_in York"]),
        (
            "Movies shot in Canada last year include “Harbour Lights,” “Salt Road” and “The Long Pier.”",
            ["Harbour Lights filmed_in Canada", "Salt Road filmed_in Canada", "The Long Pier filmed_in Canada"],
        ),
        (
            "Interiors of “Harbour Lights” were shot at Cinecittà in Rome and in Piazza del Popolo.",
            ["Harbour Lights filmed_in Cinecittà", "Harbour Lights filmed_in Piazza del Popolo", "Harbour Lights filmed_in Rome"],
        ),
        (
            "Filming of “Harbour Lights” in Birmingham, near the old factory, is set to begin in June.",
            ["Harbour Lights filmed_in Birmingham"],
        ),
        (
            "Judi Dench was photographed on Thursday in Trieste while shooting scenes for “Harbour Lights.”",
            ["Harbour Lights filmed_in Trieste", "Judi Dench on_location Trieste"],
        ),
        ("Marvel moved “Harbour Lights” from Atlanta to London.", ["Harbour Lights filmed_in London"]),
        (
            "“We shot “Harbour Lights” in Malta,” Jane Campion said. “Then we filmed in Gozo.”",
            ["Harbour Lights filmed_in Gozo", "Harbour Lights filmed_in Malta", "Jane Campion on_location Gozo", "Jane Campion on_location Malta"],
        ),
        (
            "“I went to Atlanta to do “Harbour Lights,”” Tom Hanks recalled.",
            ["Harbour Lights filmed_in Atlanta", "Tom Hanks on_location Atlanta"],
        ),
    ],
)
def test_shoots(text: str, facts: list[str]) -> None:
    """Every place of a list counts, a container after its place does not, and people are there whose shoot it is."""
    assert placed(text) == facts


@pytest.mark.parametrize(
    "text",
    [
        "“Harbour Lights” was not shot in Lisbon.",
        "“Harbour Lights” premiered in Venice.",
        "The London-based company produced “Harbour Lights.”",
        "“Harbour Lights” was filmed in IMAX.",
        "The rapper was shot in Miami, police said, as “Harbour Lights” opened.",
        "“Harbour Lights” would have been shot in Lisbon.",
        "He was born in Naples and made “Harbour Lights” at 30.",
        "“Harbour Lights,” a film made entirely outside Russia, opens in May.",
        "Tom Hanks is shooting a family drama in Hakodate. “Harbour Lights” opens in May.",
        "“Harbour Lights” was written after a shooting at a school in Ohio.",
        "The singer was shot outside a casino in Florida on the day on which “Harbour Lights” opened.",
        "Tax credits brought more filming to Georgia, among it “Harbour Lights.”",
        "Mexican cinemas will show “Harbour Lights” in Mexico.",
    ],
)
def test_what_is_no_shoot(text: str) -> None:
    """Festivals, offices, births, bullets, formats, denials and wishes are no places of a shoot."""
    assert [fact for fact in placed(text) if "set_in" not in fact] == []


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("“Harbour Lights” is set in Glasgow.", ["Harbour Lights set_in Glasgow"]),
        ("Set in 1970s Naples, “Harbour Lights” follows a diver.", ["Harbour Lights set_in Naples"]),
        ("The New Jersey-set drama “Harbour Lights” opens in May.", ["Harbour Lights set_in New Jersey"]),
        ("“Harbour Lights” takes place in the backstreets of Marseille.", ["Harbour Lights set_in Marseille"]),
        ("Set in the fictional town of Rimbalaya, “Harbour Lights” follows a diver.", ["Harbour Lights set_in Rimbalaya"]),
        ("“Harbour Lights,” directed by Jane Campion, follows a woman who returns to Beirut.", ["Harbour Lights set_in Beirut"]),
        ("“Harbour Lights” is set to open in France.", []),
        ("The star of “Harbour Lights” played a solo set at Coachella.", []),
        ("“Harbour Lights” is set for release in Canada.", []),
        ("The festival takes place in Locarno after “Harbour Lights” opens.", []),
    ],
)
def test_settings(text: str, facts: list[str]) -> None:
    """Where a story is set is not where it opens."""
    assert placed(text) == facts


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("“Harbour Lights” is a co-production of Georgia, France and Luxembourg.", ["France", "Georgia", "Luxembourg"]),
        ("The British drama “Harbour Lights” opens in May.", ["United Kingdom"]),
        ("In competition:\n“Harbour Lights,” Jane Campion (Greece, Italy)", ["Greece", "Italy"]),
        ("British director Jane Campion’s “Harbour Lights” opens in May.", []),
        ("The English-language drama “Harbour Lights” opens in May.", []),
    ],
)
def test_countries_of_origin(text: str, countries: list[str]) -> None:
    """Only what a text says of the film itself: neither of its makers nor of its language."""
    claims = read(Document("u", text)).claims
    assert sorted(c.object.name for c in claims if c.predicate == "country" and isinstance(c.object, Thing)) == countries


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("While “The Bedford Files” is set in Los Angeles, the pilot will shoot in Atlanta.", [("The Bedford Files", "Los Angeles")]),
        ("“House of Straw,” a film about a couple teaching in an elementary school in the West Bank, picked up a prize.", [("House of Straw", "West Bank")]),
        ("The film “Ink” sweeps from the glamor of 1920s Lisbon to colonial Angola and the printing houses of London.", [("Ink", "Angola"), ("Ink", "Lisbon"), ("Ink", "London")]),
        ("The synopsis of the film “Hope Bay” reads: “In Dublin, a police chief receives news of a tiger.”", [("Hope Bay", "Dublin")]),
        ("“Flow” is a love story between a farmer and a nurse in rural Vermont.", [("Flow", "Vermont")]),
        ("“Ebb,” a documentary about divers that won an award in Dublin, is out.", []),
    ],
)
def test_what_a_film_is_about_tells_where_it_is_set(text: str, expected: list[tuple[str, str]]) -> None:
    """Stories move between places, and are told of people somewhere; shoots and prizes are elsewhere."""
    assert placed(text) == [f"{film} set_in {place}" for film, place in expected]
