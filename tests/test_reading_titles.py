"""Which names of an article are titles of films and series, and which only look so."""

from __future__ import annotations

import pytest

from graph.model import Document
from loaders.reading import screenworks
from loaders.reading.book import open_page
from loaders.reading.evidence import FILM
from loaders.reading.trees import chance

ARTICLES = {
    "a song and an album": (
        "Lena Ortiz Sings at the Opening of ‘Winter Light’",
        "Lena Ortiz performed her single “Paper Boats” before the premiere of “Winter Light” on Friday. The song is on her second album, "
        "“A Hundred Letters to Nobody.” The singer also acts in “Winter Light,” a drama by Ana Petrov about a family in Oslo. “Winter Light” opens on June 5.",
        {"Winter Light"},
    ),
    "a saying in the headline": (
        "‘Salt Road’ Star Tom Okafor Says “We All Cried” on the Last Day",
        "Tom Okafor remembers the end of the shoot of Salt Road well. “It was raining, and we all cried,” he said. Salt Road, directed by Mara "
        "Winslow, opens in September. Okafor, who starred in Slow Horses, plays a priest.",
        {"Salt Road", "Slow Horses"},
    ),
    "buyers in brackets after their countries": (
        "Northern Sales Closes Deals for ‘The Glass Orchard’",
        "Mara Winslow’s The Glass Orchard has sold to Greece (Filmtrade), Portugal (Nitida), Poland (Kinoteka), Hungary (Mozinet) and Japan "
        "(Klockwork). The Glass Orchard premiered in Venice.",
        {"The Glass Orchard"},
    ),
}


@pytest.mark.parametrize("what", ARTICLES)
def test_titles_of_an_article(what: str) -> None:
    """Songs, sayings and companies are none, whatever quotes and capitals they have."""
    title, text, titles = ARTICLES[what]
    page = open_page(Document("u", text, title=title))
    assert {named.name for row in (*page.headline_names, *page.names) for named in row if named.kind == FILM} == titles


def test_chances_are_the_same_each_time() -> None:
    """What the trees look at is a row of one length for each name, and gives one number."""
    rows: dict[str, tuple[float, ...]] = {}

    def collect(told: screenworks.Told) -> dict[str, float]:
        rows.update(screenworks.looked_at(told))
        return screenworks.chances(told)

    title, text, _ = ARTICLES["a song and an album"]
    for _ in range(2):
        open_page(Document("u", text, title=title), weigh=collect)
    assert {len(row) for row in rows.values()} == {len(next(iter(rows.values())))}
    assert chance("title", rows["winter light"]) > chance("title", rows["hundred letters to nobody"])
