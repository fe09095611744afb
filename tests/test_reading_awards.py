"""Prizes: won, and only nominated for."""

from __future__ import annotations

import pytest

from graph.model import Document
from loaders.reading.reader import read


def prizes(text: str) -> list[str]:
    """The prizes of a text, as "subject predicate prize"."""
    return sorted(
        f"{claim.subject.name} {claim.predicate} {claim.object}"
        for claim in read(Document("u", text)).claims
        if claim.predicate in {"award", "nominated_for"}
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("‘The Salt Road’ won the Palme d’Or.", ["The Salt Road award Palme d’Or"]),
        ("Oscar winner Emma Stone leads ‘The Salt Road.’", ["Emma Stone award Oscar"]),
        ("The Oscar-nominated drama ‘The Salt Road’ returns.", ["The Salt Road nominated_for oscar"]),
        ("Emma Stone won best actress at Cannes for ‘The Salt Road.’", ["Emma Stone award best actress at Cannes"]),
        ("‘The Salt Road’ was nominated for an Oscar.", ["The Salt Road nominated_for Oscar"]),
        (
            "‘The Salt Road’ won three Academy Awards including best picture and best director.",
            ["The Salt Road award Academy Award for best director", "The Salt Road award Academy Award for best picture"],
        ),
        ("The Golden Lion went to ‘The Salt Road.’", ["The Salt Road award Golden Lion"]),
        (
            "Emma Stone and Riz Ahmed received the Hope Award and the Grace Award, respectively.",
            ["Emma Stone award Hope Award", "Riz Ahmed award Grace Award"],
        ),
        (
            "Academy Award and Golden Globe winner Emma Stone leads ‘The Salt Road.’",
            ["Emma Stone award Academy Award", "Emma Stone award Golden Globe"],
        ),
        (
            "Two-time Emmy winners Emma Stone and Riz Ahmed lead ‘The Salt Road.’",
            ["Emma Stone award Emmy", "Riz Ahmed award Emmy"],
        ),
        ("‘The Salt Road’ was shot by Academy Award–nominated cinematographer Ann Lee.", ["Ann Lee nominated_for Academy Award"]),
        ("‘The Salt Road’ premiered in Rome, where it won the Hope Award.", ["The Salt Road award Hope Award"]),
        ("Emma Stone played a nurse in ‘Paper Moons,’ winning her an Oscar in 1973.", ["Emma Stone award Oscar"]),
        (
            "Emma Stone starred in ‘Paper Moons,’ for which she won the César for best supporting actress.",
            ["Emma Stone award César for best supporting actress"],
        ),
        ("Emma Stone was a Tony nominee for her role in ‘Paper Moons.’", ["Emma Stone nominated_for Tony"]),
    ],
    ids=lambda value: value[:60] if isinstance(value, str) else "",
)
def test_a_sentence_states_its_prizes(text: str, expected: list[str]) -> None:
    """Each wording gives the prize to whoever has it."""
    got = prizes(text)
    assert [fact.casefold() for fact in got] == [fact.casefold() for fact in expected]


@pytest.mark.parametrize(
    "text",
    ["‘The Salt Road’ won the weekend box office.", "Emma Stone is best known for ‘The Salt Road.’", "‘The Salt Road’ won over critics."],
)
def test_other_victories_are_no_prizes(text: str) -> None:
    """A weekend, a reputation and the critics are won without a prize."""
    assert prizes(text) == []


def test_a_list_of_winners() -> None:
    """Categories one after the other, each with its winner and the film; the category tells the credit."""
    text = (
        "The full list follows. Best Film “The Salt Road” Best Director Sofia Alvarez – “The Salt Road” Best Actress Emma Stone – "
        "“Paper Moons” Best Original Screenplay Tom Hart and Nia Cole – “The Salt Road” Best Documentary “Winter Light”"
    )
    assert prizes(text) == [
        "Emma Stone award Best Actress",
        "Nia Cole award Best Original Screenplay",
        "Paper Moons award Best Actress",
        "Sofia Alvarez award Best Director",
        "The Salt Road award Best Director",
        "The Salt Road award Best Film",
        "The Salt Road award Best Original Screenplay",
        "Tom Hart award Best Original Screenplay",
        "Winter Light award Best Documentary",
    ]
    claims = read(Document("u", text)).claims
    assert ("Paper Moons", "actor", "Emma Stone") in {(c.subject.name, c.predicate, getattr(c.object, "name", "")) for c in claims}
