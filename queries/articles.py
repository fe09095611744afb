"""The articles of a graph, by day."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from pyoxigraph import NamedNode

from graph.changes import not_read
from graph.records import Article
from graph.store import Graph
from graph.terms import DERIVED
from queries.answers import day_words
from queries.blocks import Block, Grid, Note

COLUMNS = ("day", "publisher", "headline", "claims", "article")


@dataclass(frozen=True, slots=True)
class Listed:
    """An article and how many claims rest on it."""

    article: Article
    claims: int

    def record(self) -> dict[str, Any]:
        article = self.article
        return {
            "article": article.url,
            "headline": article.title,
            "publisher": article.publisher,
            "published": article.published.edtf if article.published else None,
            "language": article.language,
            "claims": self.claims,
            "reader": article.reader,
            "unread": article.unread,
            "sha256": article.sha256,
        }


def articles(graph: Graph) -> list[Listed]:
    """Every article, the earliest first, undated ones last."""
    claims: Counter[str] = Counter()
    for found in graph.quads(None, DERIVED):
        assert isinstance(found.object, NamedNode)
        claims[found.object.value] += 1
    listed = [Listed(article, claims[article.iri.value]) for article in graph.articles()]
    return sorted(listed, key=_order)


def _order(listed: Listed) -> tuple[str, str]:
    published = listed.article.published
    return published.key[0].isoformat() if published else "~", listed.article.url


def article_blocks(listed: list[Listed]) -> list[Block]:
    rows = [
        (
            day_words(one.article.published.edtf if one.article.published else ""), one.article.publisher,
            one.article.title, one.claims, one.article.url,
        )
        for one in listed
    ]  # fmt: skip
    unread = not_read([(one.article.url, one.article.unread) for one in listed if one.article.unread])
    return [Grid(COLUMNS, rows), *map(Note, unread)]
