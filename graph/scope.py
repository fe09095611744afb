"""Which claims an edit can touch: they are settled again, the others stay as they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from graph import terms as t
from graph.ledger import Ledger
from graph.model import Claim
from graph.records import Article


@dataclass(frozen=True, slots=True)
class Scope:
    """The claims in question before and after the edit, and the articles that they come from, by url."""

    before: list[Claim]
    after: list[Claim]
    articles: dict[str, Article]
    articles_after: dict[str, Article]

    @classmethod
    def of(cls, ledger: Ledger, put: Mapping[str, tuple[Article, tuple[Claim, ...]]], removed: Mapping[str, Article]) -> Scope:
        articles = {}
        for iri in ledger.subjects(t.TYPE, t.ARTICLE):
            article = ledger.article(iri.value)
            articles[article.url] = article
        before = [entry.claim for article in articles.values() for entry in ledger.claims_of(article.iri)]
        after = [claim for claim in before if claim.article not in removed]
        after += [claim for _, claims in put.values() for claim in claims]
        return cls(before, after, articles, articles | {url: article for url, (article, _) in put.items()})
