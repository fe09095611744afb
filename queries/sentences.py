"""The sentences behind many facts, read together: a few look-ups a claim, where the ledger takes every statement of it apart."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from pyoxigraph import NamedNode

from graph.frozen import dataclass
from graph.store import Graph
from graph.terms import OPPOSES, SUPPORTS, Term
from queries.answer import Evidence
from queries.labels import told_of

_CLAIMS = "SELECT ?at ?claim {{{{ VALUES (?fact ?at) {{{{ {{things}} }}}} ?claim {how} ?fact }}}}"
_SAID = (
    "SELECT ?at ?quote ?start ?article ?certainty ?more {{ VALUES (?claim ?at) {{ {things} }} "
    "?claim rg:quote ?quote ; rg:start ?start ; prov:wasDerivedFrom ?article . "
    "OPTIONAL {{ ?claim rg:certainty ?certainty }} OPTIONAL {{ ?claim rg:qualifiers ?more }} }}"
)
_ARTICLES = (
    "SELECT ?at ?url ?day ?title ?publisher {{ VALUES (?article ?at) {{ {things} }} ?article schema:url ?url . "
    "OPTIONAL {{ ?article schema:datePublished ?day }} OPTIONAL {{ ?article schema:headline ?title }} OPTIONAL {{ ?article schema:publisher ?publisher }} }}"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A claim as far as it is shown: its quote, and where and when that was said."""

    quote: str
    start: int
    article: str
    title: str
    publisher: str
    day: str
    certainty: str

    def evidence(self, fact: str, answer: str = "") -> Evidence:
        """For a fact in words."""
        return Evidence(answer, fact, self.quote, self.article, self.title, self.publisher, self.day, self.certainty)


class Sentences:
    """Those of one graph; articles are looked up once."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._articles: dict[Term, tuple[str, str, str, str]] = {}

    def of_facts(self, facts: Sequence[NamedNode]) -> dict[NamedNode, list[Sentence]]:
        """What articles say for and against each, the latest first; undated ones last."""
        claims: dict[NamedNode, list[NamedNode]] = {}
        for how in (SUPPORTS, OPPOSES):
            for fact, claim in told_of(self._graph, _CLAIMS.format(how=how), facts):
                claims.setdefault(fact, []).append(claim)
        said = self.of_claims({claim for each in claims.values() for claim in each})
        return {fact: sorted((said[claim] for claim in each), key=newest_first) for fact, each in claims.items()}

    def of_claims(self, claims: Iterable[NamedNode]) -> dict[NamedNode, Sentence]:
        """What each claim says."""
        rows = list(told_of(self._graph, _SAID, sorted(claims, key=str)))
        self._look({row[3] for row in rows})
        return {claim: self._sentence(quote, start, article, certainty, more) for claim, quote, start, article, certainty, more in rows}

    def _sentence(self, quote: Term, start: Term, article: Term, certainty: Term | None, more: Term | None) -> Sentence:
        url, day, title, publisher = self._articles[article]
        stated = json.loads(more.value).get("statedOn") if more is not None else None
        return Sentence(
            quote.value, int(start.value), url, title, publisher, day if stated is None else stated, certainty.value if certainty is not None else "stated",
        )  # fmt: skip

    def _look(self, articles: set[NamedNode]) -> None:
        for article, *values in told_of(self._graph, _ARTICLES, sorted(articles - self._articles.keys(), key=str)):
            url, day, title, publisher = (value.value if value is not None else "" for value in values)
            self._articles[article] = url, day, title, publisher


def newest_first(said: Sentence) -> tuple[str, str, int]:
    """Sorts by day, undated last; then by article and place in it."""
    return "".join(chr(0x10FFFF - ord(letter)) for letter in said.day) or "\U0010ffff", said.article, said.start


