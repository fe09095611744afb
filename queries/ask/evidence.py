"""The sentences that an answer rests on: from the facts behind it to the claims, the articles and their days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from pyoxigraph import NamedNode

from graph.ledger import Ledger
from graph.model import Claim
from graph.store import Graph
from graph.terms import OPPOSES, PUBLISHER, STATE, SUPPORTS, Term, article_iri
from graph.vocabulary import RELATIONS, RG
from queries.answer import Evidence
from queries.ask.compile import Compiler, NotSayable
from queries.ask.meaning import Meaning
from queries.labels import label

FACTS = "SELECT ?fact { ?fact rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o }"
_RELATION = {relation.iri: relation.label for relation in RELATIONS.values()} | {RG + "edtf": "released"}

Statement = tuple[Term, str, Term]


def statements(graph: Graph, meaning: Meaning, answer: Term, today: date, *, loose: bool, limit: int = 3) -> list[Statement]:
    """The statements that make one answer a member of the meaning, each once."""
    compiler = Compiler(today, loose=loose, flat=True)
    variable = compiler.told(answer)
    try:
        body = compiler.members(meaning, variable)
    except NotSayable:
        return []
    table = graph.select(f"SELECT * {{ {body} }} LIMIT {limit}", **compiler.bindings)
    found: list[Statement] = []
    for row in table.rows:
        values = dict(zip(table.columns, row, strict=True))
        for rest in compiler.rests:
            subject, value = (
                compiler.bindings.get(name[1:]) or values.get(name[1:]) for name in (rest.subject, rest.object)
            )
            if subject is not None and value is not None and (subject, rest.predicate, value) not in found:
                found.append((subject, rest.predicate, value))
    return found


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
