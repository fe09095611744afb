"""Who was seen at work on a film, where pictures of it come from, and the series that a number tells."""

from __future__ import annotations

import pytest

from graph.model import Document, Thing
from loaders.reading.reader import read


def told(text: str) -> list[tuple[str, str, str]]:
    return [
        (claim.subject.name, claim.predicate, claim.object.name if isinstance(claim.object, Thing) else str(claim.object))
        for claim in read(Document("u", text)).claims
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ida Lund and Peter Holm were spotted filming scenes for ‘Night Ferry 4’.", ("Night Ferry 4", "actor", "Peter Holm")),
        ("The new ‘Night Ferry 4’ footage from Lisbon shows Ida Lund on a tram.", ("Night Ferry 4", "filmed_in", "Lisbon")),
        ("The new ‘Night Ferry 4’ footage from Lisbon shows Ida Lund on a tram.", ("Ida Lund", "on_location", "Lisbon")),
        ("‘Night Ferry 4’ is shooting. Nothing else is known of the franchise’s fourth instalment.", ("Night Ferry 4", "part_of", "Night Ferry")),
        ("Anna Berg’s ‘Night Ferry 2’ saw Ida Lund swim the Channel back in 2011.", ("Night Ferry 2", "release_date", "2011")),
        ("Anna Berg’s ‘Night Ferry 2’ saw Ida Lund swim the Channel back in 2011.", ("Night Ferry 2", "actor", "Ida Lund")),
        ("‘Night Ferry 4’ is back on set. She talks through the scene with director Anna Berg.", ("Night Ferry 4", "director", "Anna Berg")),
    ],
)  # fmt: skip
def test_what_was_seen(text: str, found: tuple[str, str, str]) -> None:
    """The claim is among those of the text."""
    assert found in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ida Lund was not seen filming ‘Night Ferry 4’.",
        "Police have released footage from Lisbon.",
        "‘Night Ferry 4’ images from the Lisbon festival show Ida Lund.",
    ],
)
def test_what_was_not(text: str) -> None:
    """Denied, no film, or a festival: nobody was shooting."""
    assert not [row for row in told(text) if row[1] in {"actor", "filmed_in", "on_location"}]
