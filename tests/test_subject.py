"""What is told from other news by its words alone, and what is not turned away."""

from __future__ import annotations

import json

import pytest

from graph.model import Document, Markup, Span
from loaders.documents.sources import documents
from loaders.reading.reader import read
from loaders.reading.subject import FEW, is_film_news
from tests.terminal import ROOT

OTHER = {
    "council": "The council has raised the price of parking in the old town, and the shops there fear for their trade. ",
    "match": "The striker scored twice in the second half before his side lost its lead to a penalty in the last minute. ",
    "bank": "Shares in the bank fell by four percent after it said that profits this quarter would be lower than expected. ",
}
PARAGRAPH = (
    "Greta Moss is to direct the film ‘Red Tide’, a thriller about a harbour master. The actor Ben Kurtz stars; the producer is "
    "Ana Lund, whose drama was shown in Cannes. "
)
NOTHING = {"actress-at-the-regatta", "midfielder-signs", "ticket-prices"}
"""Articles of the corpus that are about no film."""


@pytest.mark.parametrize("name", OTHER)
def test_other_news_is_turned_away(name: str):
    """It is kept, and what is said of it differs from "nothing found"."""
    document = Document("u", OTHER[name] * 10)
    assert not is_film_news(document)
    assert read(document).unread == "no film news"
    assert read(document).document is document


@pytest.mark.parametrize("name", OTHER)
def test_a_paragraph_on_a_film_is_enough(name: str):
    """However long the article around it is."""
    assert is_film_news(Document("u", OTHER[name] * 40 + PARAGRAPH + OTHER[name] * 40))


def test_few_words_are_always_read():
    """A line or two gives no evidence against itself."""
    text = "Nightfall opens on March 5. "
    assert is_film_news(Document("u", text))
    assert not is_film_news(Document("u", text * FEW))


def test_a_title_decides_where_words_leave_doubt():
    """Words that speak of films a little count where something is set like a title."""
    text = OTHER["council"] * 6 + "An actor and fans of the series of talks are against it. "
    titled = text + "Nightfall is its name."
    assert not is_film_news(Document("u", titled))
    assert is_film_news(Document("u", titled, markup=(Markup(Span(len(text), len(text) + 9), "italic"),)))
    assert is_film_news(Document("u", text + "‘Nightfall at Sea’ is its name."))


def test_the_corpus_is_told_apart():
    """Every article of the corpus is read but those about no film."""
    found = {}
    for path in sorted((ROOT / "tests" / "corpus").glob("*.json")):
        article = next(path.parent.glob(f"{path.stem}.[!j]*"))
        (document,) = (item for item in documents([str(article)]) if isinstance(item, Document))
        found[path.stem] = is_film_news(document), bool(json.loads(path.read_text("utf-8"))["facts"])
    assert {name for name, (news, _) in found.items() if not news} == NOTHING
    assert all(news for news, facts in found.values() if facts)
