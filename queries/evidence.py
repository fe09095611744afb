"""The sentences behind a statement: from its facts to the claims, the articles and their days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeAlias

from graph.ledger import Ledger
from graph.model import Claim
from graph.nodes import fact_id
from graph.store import Graph
from graph.terms import OPPOSES, PUBLISHER, STATE, SUPPORTS, Term, article_iri, local
from graph.vocabulary import RELATIONS, RG
from queries.answer import Evidence
from queries.labels import label

_RELATION = {relation.iri: relation.label for relation in RELATIONS.values()} | {RG + "edtf": "released"}

Statement: TypeAlias = tuple[Term, str, Term]
"""Subject, IRI of the predicate, object."""


SENTENCES = 3
"""Articles told for each statement."""


def evidence(
    graph: Graph, answer: str, statement: Statement, *, limit: int = SENTENCES, against: bool = False, ledger: Ledger | None = None
) -> Iterator[Evidence]:
    """What articles say for a statement (or against it), the latest first; a `ledger` that is kept reads each article once."""
    subject, predicate, value = statement
    ledger = ledger or Ledger(graph.quads)
    fact = local("fact", fact_id(subject.value, predicate, str(value)))
    claims = [ledger.entry(claim).claim for claim in ledger.subjects(OPPOSES if against else SUPPORTS, fact)]
    words = statement_words(graph, statement)
    for claim in sorted(claims, key=newest_first)[:limit]:
        yield replace(said(ledger, claim, words), answer=answer, state=ledger.value(fact, STATE))


def said(ledger: Ledger, claim: Claim, fact: str) -> Evidence:
    """A claim as evidence for a fact in words."""
    node = article_iri(claim.article)
    article = ledger.article(node.value)
    return Evidence(
        "", fact, claim.quote, claim.article, article.title, ledger.value(node, PUBLISHER),
        claim.stated_on.edtf if claim.stated_on else "", claim.certainty.value,
    )  # fmt: skip


def newest_first(claim: Claim) -> tuple[str, str, int]:
    """Sorts claims by day, undated last; then by article and place in it."""
    day = claim.stated_on.edtf if claim.stated_on else ""
    return "".join(chr(0x10FFFF - ord(letter)) for letter in day) or "\U0010ffff", claim.article, claim.start


def statement_words(graph: Graph, statement: Statement) -> str:
    subject, predicate, value = statement
    return f"{label(graph, subject)} · {_RELATION.get(predicate, predicate)} · {label(graph, value)}"
