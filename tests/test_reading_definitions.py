"""Sentences as encyclopaedias write them: what a film is, at the head of the sentence, without quotation marks."""

from __future__ import annotations

import pytest

from graph.dates import PartialDate
from graph.model import Document, Thing
from loaders.reading.reader import read


def said(text: str) -> list[str]:
    """What a text states, as "subject predicate object"."""
    found = []
    for claim in read(Document("u", text)).claims:
        value = claim.object
        found.append(f"{claim.subject.name} {claim.predicate} {value.name if isinstance(value, Thing) else value.iso if isinstance(value, PartialDate) else value}")
    return sorted(set(found))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Lost Harbour is a 1994 Danish black comedy horror film directed by Ann Lee.",
            [
                "The Lost Harbour country Denmark", "The Lost Harbour director Ann Lee", "The Lost Harbour genre black comedy",
                "The Lost Harbour genre comedy horror", "The Lost Harbour release_date 1994",
            ],
        ),
        (
            "Night Ferry (Danish: Natfærgen) is a 2003 Danish-South Korean animated science fiction film.",
            ["Night Ferry country Denmark", "Night Ferry country South Korea", "Night Ferry genre animated", "Night Ferry genre science fiction", "Night Ferry release_date 2003"],
        ),
        (
            "Night Ferry is a 1951 Popeye cartoon featuring Olive Oyl and starring Goofy.",
            ["Night Ferry character Goofy", "Night Ferry character Olive Oyl", "Night Ferry character Popeye", "Night Ferry release_date 1951"],
        ),
        (
            "The Salt Clerk is a 2011 Danish film directed by Ann Lee and based on Tom Hart’s 1990 novel Letters from the Salt Works.",
            [
                "The Salt Clerk based_on Letters from the Salt Works", "The Salt Clerk country Denmark", "The Salt Clerk director Ann Lee", "The Salt Clerk release_date 2011",
            ],
        ),
        ("Salt and Iron, known in Norway as The Long Pier (Norwegian: Den lange brygga (Pir)), is a drama directed by Ann Lee.", ["Salt and Iron director Ann Lee"]),
        ("Set in Rome, Salt and Iron tells the story of a baker.", ["Salt and Iron set_in Rome"]),
        ("The Clerk 's Ferry was directed by Ann Lee.", ["The Clerk's Ferry director Ann Lee"]),
        ("Salt and Iron was made available on May 3, 2009.", ["Salt and Iron release_date 2009-05-03"]),
        ("The Lost Harbour was the second of three films that he made after the 1987 Danish documentary.", []),
        ("Winter Rowing was distributed by Neon.", ["Winter Rowing distributor Neon"]),
        ("Ann Lee was praised by critics.", []),
    ],
    ids=lambda value: value[:60] if isinstance(value, str) else "",
)  # fmt: skip
def test_a_film_is_defined_by_its_first_sentence(text: str, expected: list[str]) -> None:
    """Year, countries and genres come from the words between the verb and the noun; the title needs no quotation marks."""
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Monsieur Lanz was filmed in Montreal.", "Monsieur Lanz filmed_in Montreal"),
        ("Dune Riders 2 was shot primarily in India and Brazil.", "Dune Riders 2 filmed_in Brazil"),
        ("Stay with Me was also Singapore’s submission to the 78th Academy Awards.", "Stay with Me country Singapore"),
    ],
)
def test_what_is_shot_or_submitted_is_a_film(text: str, expected: str) -> None:
    """A name at the head of such a sentence is a title, however much it looks like a person's."""
    assert expected in {f"{c.subject.name} {c.predicate} {getattr(c.object, 'name', c.object)}" for c in read(Document("u", text)).claims}
