"""Credits that weights find where no wording states them."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.model import Claim, Document, Thing
from loaders.reading.book import open_page
from loaders.reading.coreference import lines
from loaders.reading.folding import fold
from loaders.reading.listing import Listing
from loaders.reading.pairs import pairs
from loaders.reading.reader import read, worded
from loaders.reading.weighing import CREDITS, LEAST, candidates

CORPUS = Path(__file__).with_name("corpus")
CAST = "‘Night Ferry’ stars Ida Lund (‘Salt Road’), Peter Holm and Anna Berg. Produced by Lotte Dahl for Harbor Films."


def claims(name: str) -> tuple[Claim, ...]:
    text = (CORPUS / name).read_text(encoding="utf-8")
    return read(Document(name, text, text.split("\n", 1)[0])).claims


@pytest.mark.parametrize(
    ("article", "found"),
    [
        ("river-of-names-documentary.txt", ("A River of Names", "director", "Nadia Bouchard")),
        ("sources-of-all-kinds.txt", ("The Visit", "director", "Ritesh Batra")),
    ],
)
def test_credits_without_a_wording(article: str, found: tuple[str, str, str]) -> None:
    """The article's claims have it."""
    assert found in {(c.subject.name, c.predicate, c.object.name) for c in claims(article) if isinstance(c.object, Thing)}


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*.txt"))[::6], ids=lambda path: path.stem)
def test_what_weights_claim(path: Path) -> None:
    """It is a credit, likely enough, and its sentence stands in the text."""
    text = path.read_text(encoding="utf-8")
    for claim in claims(path.name):
        if claim.confidence < 1:
            assert claim.predicate in {*CREDITS, "production_company"}
            assert claim.confidence >= LEAST[claim.predicate]
            assert text[claim.start : claim.end] == claim.quote


def test_pairs_have_no_names() -> None:
    """Neither words nor shapes tell which film or person it is, so that other names give the same."""
    other = CAST.replace("Night Ferry", "Cold Harbor").replace("Ida Lund", "Eva Krog").replace("Peter Holm", "Anders Falk")
    one, two = (
        [(pair.own, pair.words, pair.shape) for pair in pairs(page, [fold(line) for line in lines(page)])]
        for page in (open_page(Document("u", text)) for text in (CAST, other))
    )
    assert one == two
    assert len(one) > 5


def test_lists() -> None:
    """A list goes over brackets and joints, and what stands in a bracket is in a list of its own."""
    page = open_page(Document("u", CAST))
    listing = Listing(lines(page)[0])
    names = {listing.signs[listing.words[at]].name: (place.size, place.number) for at, place in listing.places.items()}
    assert names == {"Night Ferry": (1, 0), "Ida Lund": (3, 0), "Salt Road": (1, 0), "Peter Holm": (3, 1), "Anna Berg": (3, 2)}


def test_what_is_said_is_not_weighed() -> None:
    """No credit that a wording states is proposed again."""
    page = open_page(Document("u", CAST))
    found = lines(page)
    folded = [fold(line) for line in found]
    free = {(w.pair.film, CREDITS[w.credit], w.pair.other.name) for w in candidates(page, folded, [])}
    assert ("Night Ferry", "actor", "Ida Lund") in free
    said = list(worded(page, found, folded))
    left = {(w.pair.film, CREDITS[w.credit], w.pair.other.name) for w in candidates(page, folded, said)}
    assert not left & {(s.subject, s.predicate, str(s.object)) for s in said}
