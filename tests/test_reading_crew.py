"""Credits that lists, brackets and the words around the article's film tell."""

from __future__ import annotations

import pytest

from graph.model import Document, Kind, Thing
from loaders.reading.reader import read

ABOUT = "‘The Salt Road’ opens in June. "


def stated(text: str, *predicates: str) -> list[str]:
    """What a text states of films, as "Film predicate name"; a role with its character."""
    claims = read(Document("u", text)).claims
    return sorted(
        f"{c.subject.name} {c.predicate} {c.object.name if isinstance(c.object, Thing) else c.object}" + (f" as {c.qualifiers['character']}" if c.predicate == "role" else "")
        for c in claims
        if c.subject.kind is not Kind.PERSON and c.predicate in predicates
    )


@pytest.mark.parametrize(
    ("text", "predicate", "names"),
    [
        ("The film stars Emma Stone as a DEA agent, Paul Mescal, Zoë Kravitz as his sister and Willem Dafoe.", "actor", "Emma Stone|Paul Mescal|Willem Dafoe|Zoë Kravitz"),
        ("Paul Mescal, Emma Stone and Willem Dafoe are heading the cast.", "actor", "Emma Stone|Paul Mescal|Willem Dafoe"),
        ("The drama stars her mother, Emma Stone, as well as Paul Mescal.", "actor", "Emma Stone|Paul Mescal"),
        ("Emma Stone stars in the snowbound coming-of-age short alongside Paul Mescal.", "actor", "Emma Stone|Paul Mescal"),
        ("The film stars Emma Stone, with Paul Mescal, Willem Dafoe and more also appearing.", "actor", "Emma Stone|Paul Mescal|Willem Dafoe"),
        ("She praised her co-star Paul Mescal.", "actor", "Paul Mescal"),
        ("The prizes also went to lead actress Emma Stone and to co-star Paul Mescal.", "actor", "Emma Stone|Paul Mescal"),
        ("On stage after the screening were co-writer Ann Berg and producers Bo Lind and Cy Young.", "producer", "Bo Lind|Cy Young"),
        ("On stage after the screening were co-writer Ann Berg and producers Bo Lind and Cy Young.", "writer", "Ann Berg"),
        ("The film is produced by Ann Berg for Anton, Bo Lind and Cy Young for Harbor Films, and Dee Fox.", "producer", "Ann Berg|Bo Lind|Cy Young|Dee Fox"),
        ("The film is produced by Ann Berg for Harbor Films; and Bo Lind and Cy Young for Moon Pictures.", "producer", "Ann Berg|Bo Lind|Cy Young"),
        ("Ann Berg executive produces alongside Bo Lind and Cy Young.", "producer", "Ann Berg|Bo Lind|Cy Young"),
        ("The film is produced by Ann Berg’s longtime collaborator Bo Lind.", "producer", "Bo Lind"),
        ("The documentary co-directed by Ann Berg and Bo Lind is told through her eyes.", "director", "Ann Berg|Bo Lind"),
        ("The director of the film, Ann Berg, said that she was glad.", "director", "Ann Berg"),
        ("Her script was penned by Bo Lind, who is attached to direct.", "director", "Bo Lind"),
        ("Ann Berg – whose credits include ‘Moon’ and the series ‘Harbor’ – directs a cast headlined by Bo Lind.", "director", "Ann Berg"),
        ("In Ann Berg’s thriller, Paul Mescal plays a nurse.", "director", "Ann Berg"),
        ("Ann Berg is the writer and director.", "director", "Ann Berg"),
        ("Ann Berg makes her debut with the film, which she also wrote.", "writer", "Ann Berg"),
        ("Showrunner Ann Berg produces with Bo Lind and Cy Young.", "producer", "Ann Berg|Bo Lind|Cy Young"),
        ("Additional directors include Ann Berg and Bo Lind.", "director", "Ann Berg|Bo Lind"),
        ("The cast is led by Emma Stone, with support from Paul Mescal.", "actor", "Emma Stone|Paul Mescal"),
        ("She told the director’s chair story to Ann Berg.", "director", ""),
        ("The award went to casting director Ann Berg.", "director", ""),
        ("The day had been agreed with Ann Berg, who was to direct and left in May.", "director", ""),
        ("Next for her is a drama that Ann Berg directed.", "director", ""),
    ],
)  # fmt: skip
def test_the_articles_film_has_its_people(text: str, predicate: str, names: str) -> None:
    """A sentence about the article's film need not name it; lists are read to their end."""
    found = [fact for fact in stated(ABOUT + text, predicate) if fact.startswith("The Salt Road")]
    assert found == [f"The Salt Road {predicate} {name}" for name in names.split("|") if name]


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "Ann Berg is best known for directing the horror film ‘Fresh Snow,’ starring Paul Mescal and Emma Stone, and the comedy ‘Holland Park,’ starring Willem Dafoe.",
            ["Fresh Snow actor Emma Stone", "Fresh Snow actor Paul Mescal", "Fresh Snow director Ann Berg", "Holland Park actor Willem Dafoe", "Holland Park director Ann Berg"],
        ),
        ("The stars of ‘Love Letters,’ including Emma Stone (Carolyn Bessette), Paul Mescal (John Kennedy) and Willem Dafoe (Calvin Klein), gathered.", ["Love Letters role Emma Stone as Carolyn Bessette", "Love Letters role Paul Mescal as John Kennedy", "Love Letters role Willem Dafoe as Calvin Klein"]),
        ("Vying for best director are Ann Berg (‘Salt’), Bo Lind (‘Moon’) and Cy Young (‘Harbor Street’).", ["Harbor Street director Cy Young", "Moon director Bo Lind", "Salt director Ann Berg"]),
        ("The format is in fashion again, with upcoming films from Ann Berg (‘Salt’) and Bo Lind (‘Moon’).", ["Moon director Bo Lind", "Salt director Ann Berg"]),
        ("Helena Bonham Carter is leaving. Her film credits include ‘Salt’ (1999), ‘Fog’ and ‘Moon’ (2001).", ["Fog actor Helena Bonham Carter", "Moon actor Helena Bonham Carter", "Salt actor Helena Bonham Carter"]),
        ("Ann Berg worked in radio before making her feature debut with ‘Salt.’", ["Salt director Ann Berg"]),
        ("Among Ann Berg’s credits is the 2015 documentary ‘Salt,’ which she also directed.", ["Salt director Ann Berg"]),
        ("The festival shows ‘Salt’ (Ann Berg, 2005) again.", ["Salt director Ann Berg"]),
        ("The slate has the Emma Stone-led ‘Moon’ as well as Bo Lind’s ‘Salt’ with Paul Mescal, and is growing.", ["Moon actor Emma Stone", "Salt actor Paul Mescal", "Salt director Bo Lind"]),
    ],
)  # fmt: skip
def test_lists_give_each_film_its_own(text: str, facts: list[str]) -> None:
    """Casts between two titles, brackets of casts and of nominees, and debuts on the way."""
    assert stated(text, "director", "role", *(["actor"] if "actor" in facts[0] else [])) == facts


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("Emma Stone will play the lead, while Paul Mescal plays her brother, Jonas Reed.", ["The Salt Road role Paul Mescal as Jonas Reed"]),
        ("Emma Stone has joined the series in a recurring role as Mara Reed.", ["The Salt Road role Emma Stone as Mara Reed"]),
        ("Paul Mescal, as Jonas Reed, steals every scene.", ["The Salt Road role Paul Mescal as Jonas Reed"]),
        ("The film is about Jonas Reed, played with charm by Paul Mescal.", ["The Salt Road role Paul Mescal as Jonas Reed"]),
        ("Also nominated are ‘Moonfall’ (Ann Berg), ‘Harbor’ (Bo Lind) and ‘Street of Salt’ (Cy Young).", []),
    ],
)  # fmt: skip
def test_parts(text: str, facts: list[str]) -> None:
    """Parts told with what somebody is to somebody, in passing, and with how they are played."""
    assert stated(ABOUT + text, "role") == facts


def test_parts_in_several_films() -> None:
    """The verb stands once."""
    text = "Paul Mescal played the villain in ‘Moonfall,’ a priest in the drama ‘Harbor’ and a mayor in ‘Street of Salt.’ The films are old."
    assert stated(text, "actor") == ["Harbor actor Paul Mescal", "Moonfall actor Paul Mescal", "Street of Salt actor Paul Mescal"]
    text = "Paul Mescal made his film debut in ‘Moonfall,’ directed by Ann Berg, and went on to star in ‘Harbor.’"
    assert stated(text, "actor", "director") == ["Moonfall actor Paul Mescal", "Moonfall director Ann Berg"]


def test_a_title_that_says_who_somebody_is() -> None:
    """What is said after it is of the article's film, unless a relative clause leans on the title."""
    text = ABOUT + "Veteran Ann Berg, an original cast member of ‘Moon,’ takes a rest, while Paul Mescal plays Jonas Reed."
    assert stated(text, "role") == ["The Salt Road role Paul Mescal as Jonas Reed"]
    text = ABOUT + "Bo Lind is back as Jonas Reed, the detective of ‘Moon,’ which Lionsgate released."
    assert "Moon distributor Lionsgate" in stated(text, "distributor")
    text = ABOUT + "In Ann Berg’s 2001 film adaptation of the novel, Paul Mescal played Jonas Reed."
    assert stated(text, "role") == []


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("Robin Wright’s ‘The Girlfriend’ opens today.", ["The Girlfriend actor Robin Wright"]),
        ("Ann Berg’s ‘The Girlfriend’ opens today.", ["The Girlfriend director Ann Berg"]),
        ("She sang a cover of Whitney Houston’s ‘Winter Light’ in the film.", []),
        ("The records include Ann Berg’s ‘Pink Harbor,’ a Grammy spokesman said in the film.", []),
        ("Title: Salt! Venue: Broadway’s Imperial Theatre Director: Ann Berg Cast: Bo Lind, Cy Young, Dee Fox Running time: 2 hrs. It was a film.", []),
        ("The series is based on the books that inspired the films starring Robin Wright. ‘Harbor Street’ is a series.", []),
        ("Cinematographer Ann Berg won. Berg’s credits include ‘Salt’ and ‘Moon.’", []),
        ("The company hired Ann Berg for its effects. Berg’s other credits include ‘Salt’ and ‘Moon.’", []),
    ],
)  # fmt: skip
def test_whose_film_it_is(text: str, facts: list[str]) -> None:
    """Whoever is known for acting acts in what is called theirs; of whom nothing is known, nothing is said."""
    assert stated(text, "actor", "director") == facts


def test_what_is_staged_is_no_film() -> None:
    """A production of a play on a stage, a podcast and a record have no casts here."""
    text = ABOUT + "On Broadway, Paul Mescal played Jonas Reed in the original production of ‘Glen Moor,’ and the film came later."
    assert stated(text, "role", "actor") == []
    assert stated(ABOUT + "Emma Stone appears on the ‘Big Moon’ podcast to speak of the film.", "actor") == []
    text = ABOUT + "The series is executive produced by Ann Berg and Bo Lind of ‘Moonfall’ fame."
    assert {"The Salt Road producer Ann Berg", "The Salt Road producer Bo Lind"} <= set(stated(text, "producer"))


def test_an_untitled_film_by_the_way() -> None:
    """The article is about what its headline quotes and the text names often, not about an untitled film of another day."""
    text = (
        "‘Murder on Main’ has a date. It opens beside the untitled Ann Berg movie in May. "
        "‘Murder on Main’ stars Emma Stone. The film is directed by Bo Lind. ‘Murder on Main’ is a comedy."
    )
    claims = read(Document("u", text, "‘Murder on Main’ Heads to May")).claims
    assert {c.subject.name for c in claims if c.predicate in {"actor", "director"}} == {"Murder on Main"}
