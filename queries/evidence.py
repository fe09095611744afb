"""The sentences behind a statement: from its facts to the claims, the articles and their days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeAlias

from pyoxigraph import NamedNode

from graph.ledger import Ledger
from graph.model import Claim
from graph.store import Graph
from graph.terms import OPPOSES, PUBLISHER, STATE, SUPPORTS, Term, article_iri
from graph.vocabulary import RELATIONS, RG
from queries.answer import Evidence
from queries.labels import label

FACTS = "SELECT ?fact { ?fact rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o }"
_RELATION = {relation.iri: relation.label for relation in RELATIONS.values()} | {RG + "edtf": "released"}

Statement: TypeAlias = tuple[Term, str, Term]
"""Subject, IRI of the predicate, object."""


def evidence(graph: Graph, answer: str, statement: Statement, limit: int = 3) -> Iterator[Evidence]:
    """What articles say for a statement, the latest first."""
    subject, predicate, value = statement
    ledger = Ledger(graph.quads)
    table = graph.select(FACTS, s=subject, p=NamedNode(predicate), o=value)
    for (fact,) in table.rows:
        assert isinstance(fact, NamedNode)
        claims = [ledger.entry(claim).claim for claim in ledger.subjects(SUPPORTS, fact)]
        claims.sort(key=newest_first)
        words = statement_words(graph, statement)
        for claim in claims[:limit]:
            yield replace(said(ledger, claim, words), answer=answer, state=ledger.value(fact, STATE))


def against(graph: Graph, answer: str, statement: Statement) -> Iterator[Evidence]:
    """What articles say against a statement."""
    subject, predicate, value = statement
    ledger = Ledger(graph.quads)
    for (fact,) in graph.select(FACTS, s=subject, p=NamedNode(predicate), o=value).rows:
        assert isinstance(fact, NamedNode)
        for iri in ledger.subjects(OPPOSES, fact):
            claim = ledger.entry(iri).claim
            found = said(ledger, claim, statement_words(graph, statement))
            yield replace(found, answer=answer, state=ledger.value(fact, STATE))


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
