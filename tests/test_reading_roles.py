"""Roles: who plays whom."""

from __future__ import annotations

import pytest

from graph.model import Document
from loaders.reading.reader import read


def roles(text: str) -> list[str]:
    """The roles of a text, as "film: person as character"."""
    return sorted(
        f"{claim.subject.name}: {claim.object.name} as {claim.qualifiers['character']}"  # type: ignore[union-attr]  # a role's object is a person
        for claim in read(Document("u", text)).claims
        if claim.predicate == "role"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Emma Stone plays Ines in ‘The Salt Road.’", ["The Salt Road: Emma Stone as Ines"]),
        ("‘The Salt Road’ stars Emma Stone as Ines and Riz Ahmed as Malik.", ["The Salt Road: Emma Stone as Ines", "The Salt Road: Riz Ahmed as Malik"]),
        (
            "In ‘The Salt Road,’ a smuggler named Ines (Emma Stone) crosses the desert with Malik (Riz Ahmed).",
            ["The Salt Road: Emma Stone as Ines", "The Salt Road: Riz Ahmed as Malik"],
        ),
        (
            "‘The Salt Road’ stars Emma Stone and Riz Ahmed as Ines and Malik, a couple.",
            ["The Salt Road: Emma Stone as Ines", "The Salt Road: Riz Ahmed as Malik"],
        ),
        (
            "The cast of ‘The Salt Road’ includes Emma Stone reprising her role as Ines and Riz Ahmed returning as Malik.",
            ["The Salt Road: Emma Stone as Ines", "The Salt Road: Riz Ahmed as Malik"],
        ),
        ("‘The Salt Road’ follows Malik — played by Riz Ahmed.", ["The Salt Road: Riz Ahmed as Malik"]),
        ("Emma Stone is best known for her breakout turn as Ines in ‘The Salt Road.’", ["The Salt Road: Emma Stone as Ines"]),
        ("‘The Salt Road’ stars Emma Stone, who plays a smuggler. It stars Riz Ahmed, who says Ines Vega is his aunt.", []),
        ("Emma Stone voices Roboto in ‘The Salt Road.’", ["The Salt Road: Emma Stone as Roboto"]),
        ("Emma Stone, who reprises her role as Ines, leads ‘The Salt Road.’", ["The Salt Road: Emma Stone as Ines"]),
        ("‘The Salt Road’ follows Ines, played by Emma Stone.", ["The Salt Road: Emma Stone as Ines"]),
        ("In ‘The Salt Road’ Emma Stone lends her voice to Ines, with Riz Ahmed reprising the voice of Malik.", ["The Salt Road: Emma Stone as Ines", "The Salt Road: Riz Ahmed as Malik"]),
        ("Emma Stone and Riz Ahmed star in ‘The Salt Road’ as the fearless Ines and the smuggler Malik, respectively.", ["The Salt Road: Emma Stone as Ines", "The Salt Road: Riz Ahmed as Malik"]),
        ("‘The Salt Road’ stars Emma Stone as the stubborn but generous Ines.", ["The Salt Road: Emma Stone as Ines"]),
        ("Emma Stone — who grew up in the desert — takes on the role of Ines in ‘The Salt Road.’", ["The Salt Road: Emma Stone as Ines"]),
        ("Emma Stone is playing Ines and Riz Ahmed is smuggler Malik in ‘The Salt Road.’", ["The Salt Road: Emma Stone as Ines", "The Salt Road: Riz Ahmed as Malik"]),
        ("Emma Stone heads the cast. The synopsis of ‘The Salt Road’ reads: Ines (Stone) has lost her way.", ["The Salt Road: Emma Stone as Ines"]),
        (
            "The cast of ‘The Salt Road’ includes Emma Stone (Ines), Riz Ahmed (Malik), Anna Diop (Annie) and Jude Law (Old Peter).",
            ["The Salt Road: Anna Diop as Annie", "The Salt Road: Emma Stone as Ines", "The Salt Road: Jude Law as Old Peter", "The Salt Road: Riz Ahmed as Malik"],
        ),
        ("She owns dozens of hats (Ines, played by Emma Stone, wears ten) in ‘The Salt Road.’", ["The Salt Road: Emma Stone as Ines"]),
        ("Emma Stone will headline the series ‘The Salt Road’ as Ines Vega.", ["The Salt Road: Emma Stone as Ines Vega"]),
    ],
    ids=lambda value: value[:60] if isinstance(value, str) else "",
)
def test_a_sentence_states_its_roles(text: str, expected: list[str]) -> None:
    """Each wording joins the actor and the character."""
    assert roles(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "‘The Salt Road’ stars Emma Stone as a DEA agent.",
        "Emma Stone serves as producer of ‘The Salt Road.’",
        "Emma Stone is known as Ems to friends.",
        "Emma Stone plays a smuggler in ‘The Salt Road.’",
    ],
)
def test_a_description_is_no_character(text: str) -> None:
    """What somebody is in a film, without a name, is no role."""
    assert roles(text) == []


def test_an_actor_is_stated_with_the_role_and_a_character_is_no_actor() -> None:
    """ "Emma Stone plays Ines" makes Emma Stone an actor of the film, and never Ines."""
    claims = read(Document("u", "‘The Salt Road’ stars Emma Stone as Ines Vega. Ines Vega appears in the first scene.")).claims
    assert {claim.object.name for claim in claims if claim.predicate == "actor"} == {"Emma Stone"}  # type: ignore[union-attr]
