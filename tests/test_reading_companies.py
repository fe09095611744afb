"""Who makes a film and who shows it, by the words around a company."""

from __future__ import annotations

import pytest

from graph.model import Document, Thing
from loaders.reading.reader import read


def companies(text: str) -> list[str]:
    """The companies of a text, as "film predicate company"."""
    claims = read(Document("u", text)).claims
    wanted = {"distributor", "production_company"}
    return sorted(f"{c.subject.name} {c.predicate} {c.object.name}" for c in claims if c.predicate in wanted and isinstance(c.object, Thing))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On TV, Mara Lind appeared in “City Limits” opposite Jon Berg for FX, and in the film “Ebb.”", ["City Limits distributor FX"]),
        (
            "“Avatar Fire” from 20th Century Studios opened first. The series “Salt Road” is produced by 20th Television.",
            ["Avatar Fire distributor 20th Century Studios", "Salt Road production_company 20th Television"],
        ),
        ("The drama “Clarice” — another Neon title — will premiere at the film festival.", ["Clarice distributor Neon"]),
        (
            "The film “Salt Road” is a joint production between Moonlight Film and Sanai Pictures.",
            ["Salt Road production_company Moonlight Film", "Salt Road production_company Sanai Pictures"],
        ),
        (
            "Damai Entertainment produced the film “Scare Off” with Alibaba Pictures handling distribution.",
            ["Scare Off distributor Alibaba Pictures", "Scare Off production_company Damai Entertainment"],
        ),
        ("“Hair Mysteries” is an upcoming six-part Mill Bay Media production for the BBC. The series stars Mara Lind.", ["Hair Mysteries distributor BBC"]),
        ("“Salt Road” landed at Apple TV+ after a bidding war. The film stars Mara Lind.", ["Salt Road distributor Apple TV+"]),
        ("The film “Ebb” hits Hulu on June 5, and HBO Max will carry “Flow.”", ["Ebb distributor Hulu", "Flow distributor HBO Max"]),
        ("Mara Lind played the lead of the series “Dawn Creek” for its six-season run on The WB.", ["Dawn Creek distributor The WB"]),
        ("This marks the sixth series at FX, including “Salt Road” and “Low Road.”", ["Low Road distributor FX", "Salt Road distributor FX"]),
        ("In fourth position, Fantawild Animation’s film “Bear Wood” added $13.5 million over the weekend.", ["Bear Wood production_company Fantawild Animation"]),
        ("The series “Salt Road” airs on CNN. For those without CNN, Sling TV offers a way to watch the series.", ["Salt Road distributor CNN"]),
        ("The group also owns the film site The Harbour Post, which it acquired from Verizon Media in 2021.", []),
    ],
)
def test_words_around_a_company_tell_what_it_is_to_a_film(text: str, expected: list[str]) -> None:
    """Networks show what is made for them, numbers belong to names, sellers and carriers release nothing."""
    assert companies(text) == expected
