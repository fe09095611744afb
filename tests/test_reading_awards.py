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
        ("Emma Stone won best actress for ‘The Salt Road.’", ["Emma Stone award best actress", "The Salt Road award best actress"]),
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
            ["Emma Stone award César for best supporting actress", "Paper Moons award César for best supporting actress"],
        ),
        (
            "The Lost Harbour was the joint winner of the Golden Lion and won a BAFTA Award for Best Short Film.",
            ["The Lost Harbour award BAFTA Award for Best Short Film", "The Lost Harbour award Golden Lion"],
        ),
        ("The Lost Harbour was the first Danish film to win the Palme d'Or.", ["The Lost Harbour award Palme d'Or"]),
        (
            "For her role in ‘Paper Moons,’ Emma Stone was nominated for the Academy Award for Best Actress.",
            ["Emma Stone nominated_for Academy Award for Best Actress", "Paper Moons nominated_for Academy Award for Best Actress"],
        ),
        (
            "The Lost Harbour sold few tickets, but won the Academy Award for Best Sound Editing and Best Visual Effects.",
            ["The Lost Harbour award Academy Award for Best Sound Editing", "The Lost Harbour award Academy Award for Best Visual Effects"],
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


LISTS = {
    "capitals": (
        "See the winners below: BEST PICTURE The Salt Road BEST DIRECTOR Sofia Alvarez — The Salt Road BEST MAKEUP AND HAIR Ana Lind, Tom Hart, and "
        "Nia Cole — Paper Moons BEST SUPPORTING ACTOR Luis Ferrer",
        [
            "Ana Lind award Best Makeup and Hair", "Luis Ferrer award Best Supporting Actor", "Nia Cole award Best Makeup and Hair",
            "Paper Moons award Best Makeup and Hair", "Sofia Alvarez award Best Director", "The Salt Road award Best Director",
            "The Salt Road award Best Picture", "Tom Hart award Best Makeup and Hair",
        ],
    ),
    "festival": (
        "The film festival gave these prizes. A full list of winners follows. Grand Prix: The Salt Road, dir. Sofia Alvarez\nJury Prize: Paper Moons, dir. Tom Hart\n"
        "Best Director: Nia Cole for Winter Light; Ana Lind for Red Tide\nBest Actress: Emma Stone for Winter Light\nBest Screenplay: Luis Ferrer for Red Tide",
        [
            "Ana Lind award Best Director", "Emma Stone award Best Actress", "Luis Ferrer award Best Screenplay", "Nia Cole award Best Director",
            "Paper Moons award Jury Prize", "Red Tide award Best Director", "Red Tide award Best Screenplay", "The Salt Road award Grand Prix",
            "Winter Light award Best Actress", "Winter Light award Best Director",
        ],
    ),
    "nominees": (
        "The full list of nominees for the film awards: Best Feature Film THE SALT ROAD | Sofia Alvarez | Spain PAPER MOONS | Tom Hart | Ireland Best Director "
        "Sofia Alvarez | THE SALT ROAD Tom Hart | PAPER MOONS Best Actress Emma Stone | PAPER MOONS Nia Cole | WINTER LIGHT Best Music Ana Lind | RED TIDE\n",
        [
            "Ana Lind nominated_for Best Music", "Emma Stone nominated_for Best Actress", "Nia Cole nominated_for Best Actress", "Paper Moons nominated_for Best Actress",
            "Paper Moons nominated_for Best Director", "Paper Moons nominated_for Best Feature Film", "Red Tide nominated_for Best Music",
            "Sofia Alvarez nominated_for Best Director", "The Salt Road nominated_for Best Director", "The Salt Road nominated_for Best Feature Film",
            "Tom Hart nominated_for Best Director", "Winter Light nominated_for Best Actress",
        ],
    ),
    "marked": (
        "All film nominees, and who won: Best actress\nEmma Stone, The Paper Moons (WINNER)\nNia Cole, The Winter Light\nBest actor\nTom Hart, Red Tide\nLuis Ferrer, The Salt Road (WINNER)\n"
        "Best film\nThe Paper Moons\nThe Salt Road (WINNER)\nBest director\nSofia Alvarez, The Salt Road (WINNER)\n",
        [
            "Emma Stone award Best actress", "Luis Ferrer award Best actor", "Nia Cole nominated_for Best actress", "Red Tide nominated_for Best actor",
            "Sofia Alvarez award Best director", "The Paper Moons award Best actress", "The Paper Moons nominated_for Best film", "The Salt Road award Best actor",
            "The Salt Road award Best director", "The Salt Road award Best film", "The Winter Light nominated_for Best actress", "Tom Hart nominated_for Best actor",
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize("form", LISTS)
def test_forms_of_lists(form: str) -> None:
    """Headings in capitals, prizes of festivals, nominees between bars, and lists that mark who won."""
    text, told = LISTS[form]
    assert prizes(text) == told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Emma Stone leads ‘The Salt Road.’ The two-time Oscar nominee recently moved to Rome.", ["Emma Stone nominated_for Oscar"]),
        ("The panel of ‘The Salt Road’ has Emma Stone, best actress winner at Venice.", ["Emma Stone award best actress"]),
        ("The studio released Oscar winners like “Paper Moons” and “Red Tide.”", ["Paper Moons award Oscar", "Red Tide award Oscar"]),
        (
            "‘The Salt Road’ won best director for Sofia Alvarez and best actress for Emma Stone.",
            ["Emma Stone award best actress", "Sofia Alvarez award best director", "The Salt Road award best actress", "The Salt Road award best director"],
        ),
        ("Nominated for best actor are Tom Hart (‘Red Tide’) and Luis Ferrer (‘Paper Moons’).", ["Luis Ferrer nominated_for best actor", "Tom Hart nominated_for best actor"]),
    ],
)  # fmt: skip
def test_prizes_shared_out_and_people_called_by_them(text: str, expected: list[str]) -> None:
    """A category goes to who stands after it; "the two-time nominee" is whom the sentence before was about."""
    assert prizes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "‘Low Tide’ won the jury prize at the festival after ‘Ebb’ received the 2014 best screenplay award, and ‘Flow’ was honored with the Un Certain Regard special jury prize.",
            ["Ebb award best screenplay", "Flow award Un Certain Regard special jury prize", "Low Tide award jury prize"],
        ),
        (
            "Mara Lind will receive the Lifetime Award at the film gala; Jon Berg the Presidents Award; and Owen Hale, editor of a magazine, the Award of Distinction.",
            ["Jon Berg award Presidents Award", "Mara Lind award Lifetime Award", "Owen Hale award Award of Distinction"],
        ),
        ("Mara Lind starred in Netflix’s ‘Salt Road’ and HBO’s ‘Low Tide,’ receiving Emmy nominations for both roles.", ["Mara Lind nominated_for Emmy"]),
        ("Ana Cruz will produce and BAFTA and RTS award winner Mara Lind will direct the film ‘Glass House.’", ["Mara Lind award BAFTA", "Mara Lind award RTS award"]),
        ("The label released ‘Salt Road,’ which famously became the first silent film to win the Oscar for best picture.", ["Salt Road award Oscar for best picture"]),
        ("The film’s Amy Marsh ended up taking home the Oscar in the best supporting actress category on Sunday.", ["Amy Marsh award Oscar for best supporting actress"]),
        ("Owen Hale wrote the film ‘Salt Road.’ Hale was nominated for Best Actor and Original Screenplay.", ["Owen Hale nominated_for best actor", "Owen Hale nominated_for best Original Screenplay"]),
        (
            "‘Salt Road’ becomes the biggest hit of 1976, notching 10 Oscar nominations and winning Best Picture.",
            ["Salt Road award Best Picture", "Salt Road nominated_for Oscar"],
        ),
        ("Ana Cruz’s ‘Low Tide’ is nominated for two Oscars and already won a Jury Prize.", ["Low Tide award Jury Prize", "Low Tide nominated_for Oscar"]),
        (
            "However, Ana Cruz’s film ‘Mondays’ won the biggest: best picture, director, actress (Mara Lind) and original screenplay.",
            [
                "Mara Lind award best actress", "Mondays award best actress", "Mondays award best director", "Mondays award best original screenplay",
                "Mondays award best picture",
            ],
        ),
        (
            "In addition to his Academy Award win for the film “Salt Road” (1983), Owen Hale was Oscar-nominated for “Ebb” and “The Judge” (2014).",
            ["Owen Hale award Academy Award", "Owen Hale nominated_for Oscar"],
        ),
        ("The film gala will see trophies going to Jon Berg (Spirit Award) and Mara Lind (Vanguard Award).", ["Jon Berg award Spirit Award", "Mara Lind award Vanguard Award"]),
        (
            "Mara Lind, winner of the best actress prize at Cannes in 2023 for Ana Cruz’s ‘Perfect Nights,’ will be there.",
            ["Mara Lind award best actress", "Perfect Nights award best actress"],
        ),
        ("Jon Berg, who also co-wrote the Oscar-nominated song from ‘Ebb,’ accepted the Icon Award for his film music.", ["Jon Berg award Icon Award"]),
        ("‘Low Tide’ received five nominations, including best film and best actor for Owen Hale.", [
            "Low Tide nominated_for best actor", "Low Tide nominated_for best film", "Owen Hale nominated_for best actor",
        ]),
        ("“Salt Road” was the co-winner of the Short Film Palme d’Or and won twelve Czech Lions including the Czech Lion for Best Film.", [
            "Salt Road award Czech Lion for Best Film", "Salt Road award Short Film Palme d’Or",
        ]),
        ("Mara Lind won the Golden Globe Award for Best Actress - Motion Picture Musical or Comedy and the Saturn Award for Best Actress. She stars in films.", [
            "Mara Lind award Golden Globe Award for Best Actress - Motion Picture Musical or Comedy", "Mara Lind award Saturn Award for Best Actress",
        ]),
        ("The composer Marc Stein was nominated for the Academy Award for Best Original Score for the American comedy “Ebb.”", [
            "Ebb nominated_for Academy Award for Best Original Score", "Marc Stein nominated_for Academy Award for Best Original Score",
        ]),
        ("The samurai epic “Shogo” swept the 2024 Emmys with a record 18 wins, including best drama series.", ["Shogo award best drama series", "Shogo award Emmy"]),
        ("The film critics honored Ana Cruz with a career award, and a special jury prize for a first feature went to Jon Berg.", ["Ana Cruz award career award", "Jon Berg award special jury prize"]),
    ],
)  # fmt: skip
def test_whoever_a_sentence_says_has_a_prize_has_it(text: str, expected: list[str]) -> None:
    """Verbs, nouns of winning, brackets and gaps each tell of one who has the prize, and of no other."""
    assert sorted(fact.casefold() for fact in prizes(text)) == sorted(fact.casefold() for fact in expected)


def test_voices_are_heard_as_somebody_in_a_series() -> None:
    """Between who speaks and the series stands the character, which wins nothing."""
    text = (
        "The film awards follow. Best Comedy – DAN DA DAN (season 2)\nBest Score – “Salt Road” — Ana Lind\nBest Drama – Low Tide\n"
        "Best Voice Artist Performance (Japanese) – Emma Stone — Red Rose — Paper Moons (season 2)\nBest Voice Artist Performance (Arabic) – Riz Ahmed — Blue Jay — Paper Moons"
    )
    assert [fact for fact in prizes(text) if "Voice" in fact] == [
        "Emma Stone award Best Voice Artist Performance (Japanese)", "Paper Moons award Best Voice Artist Performance (Arabic)",
        "Paper Moons award Best Voice Artist Performance (Japanese)", "Riz Ahmed award Best Voice Artist Performance (Arabic)",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Mara Lind could win an Oscar for the film ‘Low Tide.’",
        "The film’s Owen Hale is the favourite to win best actor.",
        "Ana Cruz said that Owen Hale got a standing ovation at the Emmys for the film ‘Ebb.’",
        "No performer of the film ‘Ebb’ has ever won back-to-back Emmys.",
        "The Danish auteur behind “Boogie Days” and “Magnolias” has amassed 11 Oscar nominations for film.",
        "The Golden Globes ceremony opened with a clip from ‘Low Tide.’",
    ],
)
def test_what_may_come_and_evenings_are_no_prizes(text: str) -> None:
    """Chances, denials and the galas themselves state no prize."""
    assert prizes(text) == []
