"""Deals by territory: who releases a film where."""

from __future__ import annotations

import pytest

from graph.model import Document
from loaders.reading.reader import read

START = "‘The Salt Road’ is a new film by director Sofia Alvarez. The drama stars Emma Stone. "


def releasing(text: str) -> list[str]:
    claims = read(Document("u", START + text)).claims
    return sorted(f"{claim.subject.name}: {getattr(claim.object, 'name', '')}" for claim in claims if claim.predicate == "distributor")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The film has gone to Harbour Films in North America, Nordlicht Films in Germany and Austria, and Lume Pictures in Japan.",
            ["Harbour Films", "Lume Pictures", "Nordlicht Films"],
        ),
        ("The sellers closed deals on the film for Spain (Vertigo Films), the Baltics (Kino Pavasaris) and Taiwan (Swallow Wings Films).", ["Kino Pavasaris", "Swallow Wings Films", "Vertigo Films"]),
        ("The film was sold to Harbour Films (U.S.), Nordlicht Films (Germany) and Lume Pictures (Benelux).", ["Harbour Films", "Lume Pictures", "Nordlicht Films"]),
        ("The film has sold to Nordlicht Films for Germany, to Lume Pictures for Japan and to Harbour Films for Canada.", ["Harbour Films", "Lume Pictures", "Nordlicht Films"]),
    ],
)  # fmt: skip
def test_each_company_of_a_list_of_territories_releases_the_film(text: str, expected: list[str]) -> None:
    assert releasing(text) == [f"The Salt Road: {name}" for name in expected]


@pytest.mark.parametrize(
    "text",
    [
        "The film was shot with Emma Stone in Spain, Nia Cole in Germany and Tom Hart in Japan.",
        "Harbour Films handles international sales; Nordlicht Films in Germany and Lume Pictures in Japan made it.",
        "The film sold tickets in Spain, Germany and Japan.",
    ],
)
def test_other_lists_with_places_are_no_deals(text: str) -> None:
    """Where people worked, who made it and where it was seen tell nothing of who releases it."""
    assert releasing(text) == []
