"""Which names a sentence holds, and of which kind each is."""

from __future__ import annotations

import pytest

from graph.model import Document
from loaders.reading.book import open_page
from loaders.reading.coreference import lines, main_film
from loaders.reading.reader import statements

SENTENCES = {
    "Mara Winslow will star in The Glass Orchard for A24.": "person Mara Winslow, film The Glass Orchard, organisation A24",
    "Ridley Scott’s Gladiator II opens in November.": "person Ridley Scott, film Gladiator II",
    "The cast includes Ewan Marsh (Slow Horses), Lena Ortiz (The Bear) and Tom Okafor (Industry).": (
        "person Ewan Marsh, film Slow Horses, person Lena Ortiz, film The Bear, person Tom Okafor, film Industry"
    ),
    "He is best known for his roles in The Night Manager, Loki and High-Rise.": (
        "film The Night Manager, film Loki, film High-Rise"
    ),
    "The film was shot in Budapest and on location in Prague.": "place Budapest, place Prague",
    "Netflix has acquired “Under the Salt Moon,” which premiered at the Berlin Film Festival.": (
        "organisation Netflix, film Under the Salt Moon, other Berlin Film Festival"
    ),
    "Writer-director Ana Petrov wrote the script with Jonas Lind.": "person Ana Petrov, person Jonas Lind",
    "I’m told that Season 2 was a surprise, and We’re all glad.": "",
    "Producers are Dana Whitfield and Lee Sung-min for Harbor Lane Pictures.": (
        "person Dana Whitfield, person Lee Sung-min, organisation Harbor Lane Pictures"
    ),
    "The British actor won a BAFTA for In the Land of Saints.": "other BAFTA, film In the Land of Saints",
    "Greta Gerwig wrote and directed the hit Barbie (2023).": "person Greta Gerwig, film Barbie",
    "Night Nine has acquired “Northern Salt” from Ida Holm.": "organisation Night Nine, film Northern Salt, person Ida Holm",
    "The trailer for Wild Harbor: Return arrived during the Wild Harbor Film Festival.": "film Wild Harbor: Return, other Wild Harbor Film Festival",
}


def test_owner_before_a_title_is_no_part_of_it() -> None:
    """ "Vance’s Harvest Moon" is Vance and Harvest Moon where Vance is somebody."""
    page = open_page(Document("u", "Neon acquired the thriller from Imogen Vance. Neon also released Vance’s Harvest Moon in 2021."))
    assert [named.name for row in page.names for named in row][-2:] == ["Imogen Vance", "Harvest Moon"]


@pytest.mark.parametrize("text", SENTENCES)
def test_names_of_a_sentence(text: str) -> None:
    """People, films, companies and places are told apart by their look and by the words around them."""
    page = open_page(Document("u", text))
    found = [f"{named.kind} {named.name}" for row in page.names for named in row if named.kind != "name"]
    assert ", ".join(found) == SENTENCES[text]


def test_surname_means_the_person_named_in_full() -> None:
    """A surname alone is the short form of the one person who has it."""
    page = open_page(Document("u", "Imogen Vance leads the cast. Vance shot her scenes in May."))
    assert [named.name for row in page.names for named in row] == ["Imogen Vance", "Imogen Vance"]


def test_title_quoted_once_is_found_unquoted() -> None:
    """What the headline sets in quotes is a title wherever it stands, whatever else it looks like."""
    page = open_page(Document("u", "Nora Bell plays a nurse. Vera Cole opens in June.", title="‘Vera Cole’ Gets a Date"))
    assert ("film", "Vera Cole") in [(named.kind, named.name) for row in page.names for named in row]


def test_piece_of_a_title_is_the_title() -> None:
    """A title found in part is joined to the one title that ends so."""
    text = "Six Nights in a Green Attic opened on Friday. The comedy Green Attic stars Ida Holm."
    page = open_page(Document("u", text, title="‘Six Nights in a Green Attic’ Review"))
    assert {named.name for row in page.names for named in row if named.kind == "film"} == {"Six Nights in a Green Attic"}


@pytest.mark.parametrize(
    ("title", "text", "main"),
    [
        ("‘Salt Hill’ Star Ida Holm Joins ‘Blue Hour’", "Ida Holm of Salt Hill has joined Blue Hour. Salt Hill ran long.", "Blue Hour"),
        ("Marsh Band Comedy ‘Drumlin’ Heads to Cannes", "The Marsh Band appear in the comedy “Drumlin.” The film stars Ida Holm.", "Drumlin"),
    ],
)  # fmt: skip
def test_main_film(title: str, text: str, main: str) -> None:
    """The headline's quoted title is what the article is about, unless it only says who somebody is."""
    assert main_film(open_page(Document("u", text, title=title))) == main


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        ("Ida Holm has finished “Blue Hour.” She wrote it with Jonas Lind.", "Ida Holm"),
        ("Anna Weir is an actress. In Peter Holt’s “Low Water,” she wrote the script.", "Anna Weir"),
        ("David Lund met Julia Strand in Oslo. While Strand filmed, he wrote “Salt Bread.”", "David Lund"),
    ],
)
def test_pronouns_agree(text: str, credit: str) -> None:
    """A pronoun means somebody of its gender, and rather the subject than the owner of something."""
    page = open_page(Document("u", text))
    writers = [str(s.object) for s in statements(page, lines(page)) if s.predicate == "writer"]
    assert credit in writers
    assert set(writers) <= {credit, "Jonas Lind"}


@pytest.mark.parametrize(
    ("text", "film"),
    [
        ("Ida Sorensen’s documentary Circus of Lanterns opens on Friday.", "Circus of Lanterns"),
        ("The comedy The Gull & Heron stars Tim Okafor.", "The Gull & Heron"),
        ("In the drama The Trial of Anna Weir, Tim Okafor plays a judge.", "The Trial of Anna Weir"),
        ("Olga Maar stars in the thriller Two Lighthouse Keepers.", "Two Lighthouse Keepers"),
    ],
)
def test_titles_are_whole(text: str, film: str) -> None:
    """A small word, a sign or somebody's name inside a title does not cut it."""
    assert film in {named.name for row in open_page(Document("u", text)).names for named in row if named.kind == "film"}
