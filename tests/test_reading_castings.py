"""Roles that no verb of acting tells: gapped lists, copulas, parts that go to somebody; and who was watched at work."""

from __future__ import annotations

import pytest

from graph.model import Document
from loaders.reading.reader import read


def cast(text: str) -> dict[str, str]:
    """Actor -> the part, or nothing where only the actor is told, of the film that the text is about."""
    found: dict[str, str] = {}
    for claim in read(Document("u", text)).claims:
        assert not isinstance(claim.object, str)
        if claim.predicate in {"actor", "role"} and claim.subject.name == "Salt Road":
            found.setdefault(claim.object.name, "")  # type: ignore[union-attr]  # both relations are to a person
            found[claim.object.name] = claim.qualifiers.get("character", found[claim.object.name])  # type: ignore[union-attr]
    return found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "In ‘Salt Road’, Lily Stone plays Mollie Burke, Leo Carr her husband, Ernest, and Robert Nye his uncle, the cattleman William Hale.",
            {"Lily Stone": "Mollie Burke", "Leo Carr": "Ernest", "Robert Nye": "William Hale"},
        ),
        (
            "‘Salt Road’ has Tim Carver as Paul, Rebecca Frost as his mother, Lady Jessa, and Oscar Lane as Duke Leon.",
            {"Tim Carver": "Paul", "Rebecca Frost": "Lady Jessa", "Oscar Lane": "Duke Leon"},
        ),
        (
            "‘Salt Road’ opens in May. Peter Moss is the young Captain Hale, and Tom Bell plays the blacksmith Corin.",
            {"Peter Moss": "Captain Hale", "Tom Bell": "Corin"},
        ),
        ("Daniel Crane is once again Benoit Blank, the detective, in ‘Salt Road’.", {"Daniel Crane": "Benoit Blank"}),
        ("The part of Ernest in ‘Salt Road’ went to Leo Carr.", {"Leo Carr": "Ernest"}),
        ("Hannah Gray and Tom Bell are new to ‘Salt Road’.", {"Hannah Gray": "", "Tom Bell": ""}),
    ],
)
def test_parts_without_a_verb_of_acting(text: str, found: dict[str, str]) -> None:
    """All of the cast, each with the part."""
    assert cast(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Rita Vance replaces Ida Moss in ‘Salt Road’.", {("actor", "Rita Vance", "stated"), ("actor", "Ida Moss", "denied")}),
        ("Ida Moss has been replaced by Rita Vance in ‘Salt Road’.", {("actor", "Rita Vance", "stated"), ("actor", "Ida Moss", "denied")}),
        ("Ana Lind replaces Peter Moss as director of ‘Salt Road’.", {("director", "Ana Lind", "stated"), ("director", "Peter Moss", "denied")}),
        ("Rita Vance will take over from Ida Moss as Edda Holm in ‘Salt Road’.", {("actor", "Rita Vance", "stated"), ("role", "Rita Vance", "stated"), ("actor", "Ida Moss", "denied")}),
        ("‘Salt Road’ opens in May. Rita Vance will not replace Ida Moss.", set()),
        ("‘Salt Road’ opens in May. Rita Vance replaces Ida Moss as head of the studio.", set()),
    ],
)
def test_who_comes_and_who_goes(text: str, found: set[tuple[str, str, str]]) -> None:
    """A recast is two claims of one sentence."""
    claims = read(Document("u", text)).claims
    assert {(c.predicate, c.object.name, c.certainty.value) for c in claims if c.predicate != "release_date"} == found  # type: ignore[union-attr]


def test_the_title_role_of_a_film_that_is_called_like_somebody() -> None:
    """Bears the film's name; of any other film, only the actor is known."""
    claims = read(Document("u", "Ida Moss plays the title role in ‘Clara Benn’. Rita Vance has the title role in ‘The Widow’.")).claims
    roles = {(c.subject.name, c.object.name, c.qualifiers.get("character", "")) for c in claims if c.predicate == "role"}  # type: ignore[union-attr]
    assert roles == {("Clara Benn", "Ida Moss", "Clara Benn")}


@pytest.mark.parametrize(
    "text",
    [
        "‘Salt Road’ opens in May. Its producer, Peter Moss, is a friend of Greta Lund.",
        "‘Salt Road’ opens in May. Peter Moss is the agent Tom Bell.",
        "The part of Ernest in ‘Salt Road’ did not go to Leo Carr.",
    ],
)
def test_what_is_no_part(text: str) -> None:
    """Friends and agents are no characters, and what is denied is not so."""
    assert cast(text) == {}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ana Lind and Peter Moss spent the weekend filming a car chase for ‘Salt Road’ in the middle of Rome.", {("Ana Lind", "Rome"), ("Peter Moss", "Rome")}),
        ("Ana Lind was filmed on Tuesday night in the courtyard of the Doge’s Palace for ‘Salt Road’.", {("Ana Lind", "Doge’s Palace")}),
        ("Crowds gathered in Edinburgh as Peter Moss filmed a fight for ‘Salt Road’.", {("Peter Moss", "Edinburgh")}),
        ("Ana Lind has wrapped ‘Salt Road’ in Sofia.", {("Ana Lind", "Sofia")}),
        ("Ana Lind was filmed in Rome by a passer-by.", set()),
        ("‘Salt Road’ was filmed in Oslo with Ana Lind and premiered at Lincoln Center in New York City.", set()),
    ],
)
def test_who_was_watched_at_work(text: str, found: set[tuple[str, str]]) -> None:
    """on_location of everybody whom the sentence puts there."""
    claims = read(Document("u", text)).claims
    assert {(c.subject.name, c.object.name) for c in claims if c.predicate == "on_location"} == found  # type: ignore[union-attr]
    assert "Lincoln Center" not in {c.object.name for c in claims if c.predicate == "filmed_in"}  # type: ignore[union-attr]
