"""The sentences that a statement rests on: from its fact to the claims, the articles and their days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pyoxigraph import NamedNode

from graph.ledger import Ledger
from graph.model import Claim
from graph.nodes import fact_id
from graph.store import Graph
from graph.terms import OPPOSES, PUBLISHER, STATE, SUPPORTS, article_iri, local
from graph.vocabulary import RELATIONS, RG
from queries.answer import Evidence
from queries.ask.grounds import Statement
from queries.labels import label

SENTENCES = 3
"""Articles told for each statement."""

_RELATION = {relation.iri: relation.label for relation in RELATIONS.values()} | {RG + "edtf": "released"}


def evidence(graph: Graph, answer: str, statement: Statement, *, against: bool = False) -> Iterator[Evidence]:
    """What articles say for a statement (or against it), the latest first."""
    subject, predicate, value = statement
    if not isinstance(subject, NamedNode):
        return
    ledger = Ledger(graph.quads)
    fact = local("fact", fact_id(subject.value, predicate, str(value)))
    claims = [ledger.entry(claim).claim for claim in ledger.subjects(OPPOSES if against else SUPPORTS, fact)]
    words = statement_words(graph, statement)
    for claim in sorted(claims, key=newest_first)[:SENTENCES]:
        yield replace(said(ledger, claim, words), answer=answer, state=ledger.value(fact, STATE))


def state_of(graph: Graph, statement: Statement) -> str:
    """Where the fact stands; empty where there is none."""
    subject, predicate, value = statement
    fact = local("fact", fact_id(subject.value, predicate, str(value)))
    return next((quad.object.value for quad in graph.quads(fact, STATE) if not isinstance(quad.object, type(quad))), "")


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
