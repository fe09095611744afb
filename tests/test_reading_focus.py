"""Which film each sentence goes on about, where it names none or several."""

from __future__ import annotations

import pytest

from graph.dates import PartialDate
from graph.model import Document, Thing
from loaders.reading.reader import read

ARTICLES = {
    "the second entry of a box-office report": (
        "Norway Box Office: ‘The Salt Road’ Holds First Place",
        "“The Salt Road” kept the top spot with $2 million. “The Salt Road” has now earned $9 million. "
        "In second place, the thriller “Night Ferry” earned $400,000. "
        "Directed by Ida Holm and starring Nils Berg and Sara Lund, the film has reached $1 million.",
        {
            "Night Ferry actor Nils Berg", "Night Ferry actor Sara Lund", "Night Ferry director Ida Holm",
            "Night Ferry genre thriller",
        },
    ),
    "an aside about another film": (
        "‘The Salt Road’ Sets Date",
        "“The Salt Road” opens June 5, 2026. Ida Holm directed “The Salt Road.” She previously made “Night Ferry.” "
        "The film stars Nils Berg.",
        {
            "The Salt Road actor Nils Berg", "The Salt Road director Ida Holm", "Night Ferry director Ida Holm",
            "The Salt Road release_date 2026-06-05",
        },
    ),
    "the headline names another film to say who somebody is": (
        "‘The Salt Road’: ‘Night Ferry’ Star Nils Berg Joins Remake",
        "Having wrapped up his run on “Night Ferry,” Nils Berg has a new job. He joins the remake of “The Salt Road.” "
        "Ida Holm will direct the feature from a screenplay by Sara Lund.",
        {"The Salt Road actor Nils Berg", "The Salt Road director Ida Holm", "The Salt Road writer Sara Lund"},
    ),
    "a company with no word that tells it for one": (
        "‘The Salt Road’ Lands at Neon",
        "Neon has acquired “The Salt Road,” directed by Ida Holm. Holm and Nils Berg produce for their banner Quiet Principle. "
        "Sara Lund wrote the script.",
        {
            "The Salt Road director Ida Holm", "The Salt Road distributor Neon", "The Salt Road producer Ida Holm",
            "The Salt Road producer Nils Berg", "The Salt Road production_company Quiet Principle",
            "The Salt Road writer Sara Lund",
        },
    ),
    "who answers in a transcript is no film": (
        "Ida Holm on ‘The Salt Road’",
        "IDA HOLM: We shot “The Salt Road” last year. HOLM: We had Nils Berg. “The Salt Road” stars Nils Berg.",
        {"The Salt Road actor Nils Berg"},
    ),
    "a bare list of people is the cast": (
        "‘The Salt Road’ Sells",
        "The series “The Salt Road” has been sold to five countries. "
        "Nils Berg (Night Ferry), Sara Lund (The Lighthouse Keeper) and Tom Vang (Cold Bay).",
        {
            "The Salt Road actor Nils Berg", "The Salt Road actor Sara Lund", "The Salt Road actor Tom Vang",
            "Night Ferry actor Nils Berg", "The Lighthouse Keeper actor Sara Lund", "Cold Bay actor Tom Vang",
        },
    ),
    "whom the article is about, past a list of others": (
        "Nils Berg Is Not Leaving",
        "Nils Berg has denied that he is leaving. Before Nils Berg, the papers had sent home Tom Vang, Jan Moe and Ola Krog. "
        "What is certain: the actor from High Wycombe plays the title role in “The Night Ferryman.” He also appears in “Cold Bay.”",
        {"The Night Ferryman actor Nils Berg", "Cold Bay actor Nils Berg"},
    ),
    "the blocks of a line-up": (
        "All Our Reviews From Oslo",
        "Here are our reviews. The Salt Road ‘The Salt Road’ Section: Competition Director: Ida Holm Cast: Nils Berg, Sara Lund "
        "Oslo’s takeaway: A slow and lovely drama. Night Ferry ‘Night Ferry’ Section: Competition Director: Tom Vang "
        "Cast: Mia Dahl, Eva Strand Oslo’s takeaway: A loud one. Cold Bay ‘Cold Bay’ Section: Midnight Director: Jan Moe "
        "Cast: Ola Krog, Liv Ek Oslo’s takeaway: Bring a coat.",
        {
            "The Salt Road director Ida Holm", "The Salt Road actor Nils Berg", "The Salt Road actor Sara Lund",
            "Night Ferry director Tom Vang", "Night Ferry actor Mia Dahl", "Night Ferry actor Eva Strand",
            "Cold Bay director Jan Moe", "Cold Bay actor Ola Krog", "Cold Bay actor Liv Ek",
        },
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ARTICLES)
def test_facts_go_to_the_film_in_focus(name: str) -> None:
    """Every credit of an article is that of the film that its sentence is about."""
    title, text, facts = ARTICLES[name]
    document = Document("u", text, title, PartialDate.parse("2026-03-01"))
    found = set()
    for claim in read(document).claims:
        said = claim.object
        value = said.name if isinstance(said, Thing) else said.iso if isinstance(said, PartialDate) else said
        found.add(f"{claim.subject.name} {claim.predicate} {value}")
    assert found == facts


def test_an_article_about_no_one_film_says_dates_only_of_films_in_sight() -> None:
    """What is dated long after a film was named is likely something else."""
    text = (
        "The studio showed “Ebb” and “Flow” to the press, and “Tide” to buyers of films. “Flow” was liked by all, “Ebb” by some and “Tide” by nobody. Its boss spoke of tours. "
        "He praised the town. Sales were good. A new hall will open in 2027."
    )
    claims = read(Document("u", text, published=PartialDate.parse("2026-03-01"))).claims
    assert [c for c in claims if c.predicate == "release_date"] == []
