"""Credits: who directs, writes, produces, scores and acts, and which companies make and release a film."""

from __future__ import annotations

import pytest

from graph.model import Certainty, Document, Thing
from loaders.reading.reader import read

CREDITS = {
    "actor", "director", "writer", "producer", "composer", "distributor", "production_company", "based_on", "follows", "part_of",
    "genre", "country",
}  # fmt: skip


def stated(text: str, title: str = "", certainty: Certainty = Certainty.STATED) -> list[str]:
    """The credits of a text, as "subject predicate object"."""
    return sorted(
        f"{claim.subject.name} {claim.predicate} {claim.object.name if isinstance(claim.object, Thing) else claim.object}"
        for claim in read(Document("u", text, title)).claims
        if claim.predicate in CREDITS and claim.certainty is certainty
    )


def of(film: str, **credits: str) -> list[str]:
    """Facts about one film: `of("F", actor="A B|C D")`."""
    return sorted(f"{film} {predicate} {name}" for predicate, names in credits.items() for name in names.split("|"))


ROAD = "The Salt Road"


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("‘The Salt Road’ stars Emma Stone, Paul Mescal and Letitia Wright.", of(ROAD, actor="Emma Stone|Paul Mescal|Letitia Wright")),
        ("Starring Emma Stone and Paul Mescal, ‘The Salt Road’ follows a smuggler.", of(ROAD, actor="Emma Stone|Paul Mescal")),
        ("The cast of ‘The Salt Road’ includes Emma Stone and Paul Mescal.", of(ROAD, actor="Emma Stone|Paul Mescal")),
        ("Paul Mescal and Letitia Wright round out the cast of ‘The Salt Road.’", of(ROAD, actor="Paul Mescal|Letitia Wright")),
        ("Paul Mescal is set to star in the thriller ‘The Salt Road.’", of(ROAD, actor="Paul Mescal", genre="thriller")),
        ("Emma Stone stars opposite Paul Mescal in ‘The Salt Road.’", of(ROAD, actor="Emma Stone|Paul Mescal")),
        ("‘The Salt Road’ star Emma Stone spoke to reporters.", of(ROAD, actor="Emma Stone")),
        (
            "Emma Stone leads ‘The Salt Road.’ Her film credits include John Wick opposite Keanu Reeves and Devil’s Gate opposite Milo Ventimiglia.",
            sorted(of(ROAD, actor="Emma Stone") + of("John Wick", actor="Emma Stone|Keanu Reeves") + of("Devil’s Gate", actor="Emma Stone|Milo Ventimiglia")),
        ),
        (
            "Emma Stone (pictured) stars in ‘The Salt Road.’ She can soon be seen in the comedy Northern Wives, Ana Lind’s Harbour, the Mubi feature Salt and Ash, and Tom Berg’s debut feature, Embers.",
            sorted(
                of(ROAD, actor="Emma Stone") + of("Northern Wives", actor="Emma Stone", genre="comedy") + of("Harbour", actor="Emma Stone", director="Ana Lind")
                + of("Salt and Ash", actor="Emma Stone", distributor="Mubi") + of("Embers", actor="Emma Stone", director="Tom Berg")
            ),
        ),
        (
            "Emma Stone, who directed ‘The Salt Road’ and wrote ‘Northern Lights,’ also produced ‘Harbour.’",
            sorted(of(ROAD, director="Emma Stone") + of("Northern Lights", writer="Emma Stone") + of("Harbour", producer="Emma Stone")),
        ),
        ("The ensemble of ‘The Salt Road’ includes Emma Stone, who won an Oscar last year, Paul Mescal and Letitia Wright.", of(ROAD, actor="Emma Stone|Paul Mescal|Letitia Wright")),
        ("Among its new titles are the thriller ‘The Salt Road’ (Emma Stone, Paul Mescal).", of(ROAD, actor="Emma Stone|Paul Mescal", genre="thriller")),
        ("Ana Lind directed Emma Stone in ‘The Salt Road.’", of(ROAD, director="Ana Lind", actor="Emma Stone")),
        ("‘The Salt Road’ (Spain, Ecuador), directed by Ana Lind, is shown on Friday.", of(ROAD, director="Ana Lind", country="Spain|Ecuador")),
        ("‘The Salt Road’ is a France-Latvia co-production.", of(ROAD, country="France|Latvia")),
        ("‘The Salt Road’ was produced by A24, Ana Lind and Plan B.", of(ROAD, producer="Ana Lind", production_company="A24|Plan B")),
        (
            "Tilda Swinton (Orlando), Riz Ahmed (Sound of Metal) and Anna Diop (Nanny) have joined the cast of ‘The Salt Road.’",
            sorted(
                of(ROAD, actor="Tilda Swinton|Riz Ahmed|Anna Diop")
                + of("Orlando", actor="Tilda Swinton") + of("Sound of Metal", actor="Riz Ahmed") + of("Nanny", actor="Anna Diop")
            ),
        ),
        (
            "Emma Stone, who starred in ‘Winter Light’ and ‘Paper Moons,’ will lead ‘The Salt Road.’",
            sorted(of(ROAD, actor="Emma Stone") + of("Winter Light", actor="Emma Stone") + of("Paper Moons", actor="Emma Stone")),
        ),
        (
            "Actor Paul Mescal’s credits include ‘Paper Moons,’ ‘Winter Light’ and the series ‘Harbor Street.’",
            sorted(f"{film} actor Paul Mescal" for film in ("Paper Moons", "Winter Light", "Harbor Street")),
        ),
        (
            "Emma Stone is best known for the comedy ‘Paper Moons.’",
            ["Paper Moons actor Emma Stone", "Paper Moons genre comedy"],
        ),
        ("‘The Salt Road’ was directed by Sofia Alvarez.", of(ROAD, director="Sofia Alvarez")),
        (
            "‘The Salt Road’ is directed by Sofia Alvarez from a script by Tom Stoppard and Nia Vardalos.",
            of(ROAD, director="Sofia Alvarez", writer="Tom Stoppard|Nia Vardalos"),
        ),
        (
            "Sofia Alvarez wrote and directed ‘The Salt Road,’ which was produced by Emma Thomas and Peter Chernin.",
            of(ROAD, director="Sofia Alvarez", writer="Sofia Alvarez", producer="Emma Thomas|Peter Chernin"),
        ),
        ("Sofia Alvarez’s drama ‘The Salt Road’ opens in May.", of(ROAD, director="Sofia Alvarez", genre="drama")),
        ("‘The Salt Road,’ Sofia Alvarez’s first feature, opens in May.", of(ROAD, director="Sofia Alvarez")),
        ("Director Sofia Alvarez, known for ‘Paper Moons,’ spoke first.", ["Paper Moons director Sofia Alvarez"]),
        ("Hans Zimmer composed the score for ‘The Salt Road.’", of(ROAD, composer="Hans Zimmer")),
        ("Neon has acquired North American rights to ‘The Salt Road.’", of(ROAD, distributor="Neon")),
        ("Netflix will release ‘The Salt Road’ in May.", of(ROAD, distributor="Netflix")),
        ("Also appearing in ‘The Salt Road’ are Paul Mescal and Letitia Wright.", of(ROAD, actor="Paul Mescal|Letitia Wright")),
        ("Also on the call sheet for ‘The Salt Road’ is Paul Mescal.", []),
        ("The Emma Stone-starring thriller ‘The Salt Road’ opens in May.", of(ROAD, actor="Emma Stone", genre="thriller")),
        ("The Sofia Alvarez-directed thriller ‘The Salt Road’ opens in May.", of(ROAD, director="Sofia Alvarez", genre="thriller")),
        (
            "The actor Paul Mescal played a pilot in ‘Paper Moons’ and made an uncredited appearance in the comedy ‘Winter Light.’",
            ["Paper Moons actor Paul Mescal", "Winter Light actor Paul Mescal", "Winter Light genre comedy"],
        ),
        ("Paul Mescal of ‘Paper Moons’ fame was there.", ["Paper Moons actor Paul Mescal"]),
        (
            "‘The Salt Road’ marks the feature debut of writer-director Sofia Alvarez.",
            of(ROAD, director="Sofia Alvarez", writer="Sofia Alvarez"),
        ),
        (
            "Writer-director Sofia Alvarez’s comedy ‘The Salt Road’ opens in May.",
            of(ROAD, director="Sofia Alvarez", writer="Sofia Alvarez", genre="comedy"),
        ),
        ("Sofia Alvarez will present her films ‘Paper Moons’ and ‘Winter Light.’", sorted(f"{film} director Sofia Alvarez" for film in ("Paper Moons", "Winter Light"))),
        (
            "The producers of ‘The Salt Road’ are Emma Thomas via Lantern Pictures and Peter Chernin of Mosel Films.",
            of(ROAD, producer="Emma Thomas|Peter Chernin", production_company="Lantern Pictures|Mosel Films"),
        ),
        (
            "‘The Salt Road’ is a Lantern Pictures, Cinevale and Mosel Films production.",
            of(ROAD, production_company="Lantern Pictures|Cinevale|Mosel Films"),
        ),
        ("‘The Salt Road’ was produced in association with Lantern Pictures and Mosel Films.", of(ROAD, production_company="Lantern Pictures|Mosel Films")),
        ("Warner Bros. and Legendary’s ‘The Salt Road’ opens in May.", of(ROAD, distributor="Warner Bros.", production_company="Legendary")),
        ("‘The Salt Road’ is a Danish film directed by Sofia Alvarez.", of(ROAD, country="Denmark", director="Sofia Alvarez")),
        (
            "‘The Salt Road’ is based on the novel of the same name by Lena Marsh.",
            ["The Salt Road based_on The Salt Road (novel)"],
        ),
        ("‘The Salt Road’ is based on Lena Marsh’s novel ‘Dust Devils.’", of(ROAD, based_on="Dust Devils")),
        ("‘The Salt Road’ is based on Lena Marsh’s memoir.", of(ROAD, based_on="Lena Marsh’s memoir")),
        ("‘The Salt Road,’ based on the bestselling novel by Lena Marsh, opens in May.", of(ROAD, based_on="Lena Marsh’s novel")),
        ("‘The Salt Road’ is a remake of ‘Paper Moons.’", of(ROAD, based_on="Paper Moons")),
        ("‘The Salt Road’ is a sequel to ‘Paper Moons.’", of(ROAD, follows="Paper Moons")),
        (
            "‘Night Ferry: The Return’ is the third film in the ‘Night Ferry’ franchise.",
            ["Night Ferry: The Return part_of Night Ferry"],
        ),
    ],
    ids=lambda value: value[:60] if isinstance(value, str) else "",
)
def test_a_sentence_states_its_credits(text: str, facts: list[str]) -> None:
    """Each wording gives its credits and no others."""
    assert stated(text) == facts


def test_credits_without_a_title_are_of_the_film_the_article_is_about() -> None:
    """A second sentence that names no film goes on about the first one."""
    text = "‘The Salt Road’ follows a smuggler. Emma Thomas and Peter Chernin are producing via their Lantern Pictures banner."
    assert stated(text, "‘The Salt Road’ Sets Sail") == of(
        ROAD, producer="Emma Thomas|Peter Chernin", production_company="Lantern Pictures"
    )


@pytest.mark.parametrize(
    "text",
    [
        "Protagonist Pictures is handling international sales of ‘The Salt Road.’",
        "Emma Stone has not seen ‘The Salt Road.’",
        "Emma Stone praised the score of ‘The Salt Road.’",
        "Paul Mescal is represented by CAA and Sue Latimer.",
        "A clip from ‘The Salt Road’ features songs by Paul Simon.",
        "At the gala for ‘The Salt Road,’ with Emma Stone and Paul Mescal also appearing onstage, a hat was sold.",
        "Emma Stone was asked about ‘The Salt Road’ by one director in the audience.",
    ],
)
def test_what_is_no_credit(text: str) -> None:
    """Sales agents, spectators, representatives and songs are no credits."""
    assert stated(text) == []


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Paul Mescal has exited ‘The Salt Road.’", "The Salt Road actor Paul Mescal"),
        ("Director Sofia Alvarez has dropped out of ‘The Salt Road.’", "The Salt Road director Sofia Alvarez"),
        ("Emma Stone will not star in ‘The Salt Road.’", "The Salt Road actor Emma Stone"),
        ("Emma Stone is no longer attached to ‘The Salt Road.’", "The Salt Road actor Emma Stone"),
    ],
)
def test_a_denial_or_departure_is_denied(text: str, fact: str) -> None:
    """What is not so, or no longer, is a denied claim and no stated one."""
    assert stated(text, certainty=Certainty.DENIED) == [fact]
    assert stated(text) == []


def test_talks_are_a_rumour() -> None:
    """Somebody in talks is not in the cast."""
    text = "Emma Stone is in talks to star in ‘The Salt Road.’"
    assert stated(text, certainty=Certainty.RUMOURED) == of(ROAD, actor="Emma Stone")
    assert stated(text) == []


def test_the_credit_block_of_a_review() -> None:
    """Labels and their lists, with the label's entry as the quote."""
    text = (
        "‘The Salt Road’ is a slow, sunburnt thriller about a smuggler who never speaks. Distributor: Neon Cast: Emma Stone, Paul "
        "Mescal, Cy Young III Director-screenwriter: Sofia Alvarez Producers: Emma Thomas and Peter Chernin Rated R, 1 hour 40 minutes"
    )
    claims = read(Document("u", text, "‘The Salt Road’ Review")).claims
    assert {claim.quote for claim in claims if claim.predicate == "actor"} == {"Cast: Emma Stone, Paul Mescal, Cy Young III"}
    assert stated(text, "‘The Salt Road’ Review") == of(
        ROAD, actor="Emma Stone|Paul Mescal|Cy Young III", director="Sofia Alvarez", writer="Sofia Alvarez",
        producer="Emma Thomas|Peter Chernin", distributor="Neon", genre="thriller",
    )  # fmt: skip


def test_a_company_is_named_without_its_country() -> None:
    """Of "Indonesia’s Lantern Pictures" only the last two words are the company's name."""
    assert stated("‘The Salt Road’ is produced by Indonesia’s Lantern Pictures.") == of(ROAD, production_company="Lantern Pictures")


def test_bars_part_the_entries_of_a_credit_block() -> None:
    """What a bar ends does not run on into the next label."""
    text = "‘The Salt Road’ is a slow film. Distributor: Neon| Cast: Emma Stone, Paul Mescal Director-editor: Sofia Alvarez | Producers: Emma Thomas, Peter Chernin"
    told = [fact for fact in stated(text, "‘The Salt Road’ Review") if " genre " not in fact]
    assert told == of(ROAD, actor="Emma Stone|Paul Mescal", director="Sofia Alvarez", producer="Emma Thomas|Peter Chernin", distributor="Neon")


def test_whom_a_biopic_is_about_is_not_in_it() -> None:
    """The name before "biopic" is its subject; a handle or another name in brackets is no film."""
    text = "Emma Stone leads the upcoming Ada Lovelace biopic ‘The Salt Road,’ Paul Mescal (@paulmescal9) wrote, as the Clerk (aka “Salty”)."
    assert [fact for fact in stated(text) if " actor " in fact] == of(ROAD, actor="Emma Stone")


def test_lists_with_years_hold_whole_titles() -> None:
    """Between two years stands one title, whatever its words look like."""
    text = "Emma Stone starred in 9 1/2 Harbours (1986), Old Man on Deck (1989) and The Salt Road (1997)."
    assert stated(text) == sorted(f"{film} actor Emma Stone" for film in ("9 1/2 Harbours", "Old Man on Deck", "The Salt Road"))


ENCYCLOPEDIC = {
    "The Salt Clerk is a 1953 Danish animated short directed by Ada Holm.": ("The Salt Clerk", "director", "Ada Holm"),
    "House Martens is a 2012 horror film that was written by Eric Lund.": ("House Martens", "writer", "Eric Lund"),
    "Le chant des moulins is a 1963 Canadian documentary film directed by Luc Arnaud.": ("Le chant des moulins", "director", "Luc Arnaud"),
    "Harbour Light IV, also known as Harbour Saga Four, is a 1988 horror film directed by Ricky Moss.": ("Harbour Light IV", "director", "Ricky Moss"),
}


@pytest.mark.parametrize("text", ENCYCLOPEDIC)
def test_definitions_name_their_film(text: str):
    """What an encyclopedia defines as a film is one, however few capitals it has and whatever else it is called."""
    said = {(claim.subject.name, claim.predicate, claim.object.name) for claim in read(Document("u", text)).claims if isinstance(claim.object, Thing)}
    assert ENCYCLOPEDIC[text] in said


def test_a_category_is_one_name():
    """Words of a prize's category that look like names belong to the prize."""
    (claim,) = read(Document("u", "‘The Salt Clerk’ won the Academy Award for Best Animated Short Film in 1975.")).claims
    assert (claim.predicate, claim.object) == ("award", "Academy Award for Best Animated Short Film")
