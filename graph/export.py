"""The graph written out: RDF in five formats, the claims as JSON Lines, the facts as a table, the network as GraphML."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from pyoxigraph import Literal, NamedNode

from graph import terms as t
from graph import turtle
from graph.dates import PartialDate
from graph.errors import QueryError
from graph.ledger import Entry, Ledger, main_fact
from graph.model import Claim, Thing, value_key
from graph.network import edges, nodes
from graph.protocol import Graph
from graph.records import Article, Triple
from graph.vocabulary import RELATIONS, RG, SCHEMA

_RDF: dict[str, Callable[[Iterable[turtle.Block]], Iterator[str]]] = {
    "turtle": turtle.turtle,
    "ntriples": turtle.ntriples,
    "jsonld": turtle.jsonld,
    "trig": turtle.trig,
    "nquads": turtle.nquads,
}
FORMATS = (*_RDF, "graphml", "csv", "jsonl")

_RELEASED = NamedNode(SCHEMA + "releasedEvent")
_LOCATION = NamedNode(SCHEMA + "location")
_ACTOR = NamedNode(SCHEMA + "actor")
_CHARACTER = NamedNode(RG + "character")
_CHARACTER_NAME = NamedNode(SCHEMA + "characterName")
_RELATION_OF = {relation.iri: relation.name for relation in RELATIONS.values()} | {RG + "edtf": "release_date"}


def export(graph: Graph, name: str, *, facts_only: bool = False) -> Iterator[str]:
    """The graph in a format of FORMATS, piece by piece; the same claims give the same text.

    `facts_only` leaves claims and articles out of the RDF formats; the projections are what they are.
    """
    if name in _RDF:
        return _RDF[name](turtle.blocks(graph.lines(), facts_only=facts_only))
    match name:
        case "jsonl":
            return claims_jsonl(graph)
        case "csv":
            return facts_csv(graph)
        case "graphml":
            return graphml(graph)
        case _:
            raise QueryError(f"there is no format {name!r} (expected {', '.join(FORMATS)})")


# -- claims, one a line ---------------------------------------------------------------------------


def claims_jsonl(graph: Graph) -> Iterator[str]:
    """Every claim as one JSON object, article by article, in the order of its text."""
    ledger, labels = Ledger(graph.quads), Labels(graph)
    for article in sorted(graph.articles(), key=lambda each: each.url):
        for entry in ledger.claims_of(article.iri):
            yield _line(claim_row(entry, article, ledger, labels))


def claim_row(entry: Entry, article: Article, ledger: Ledger, labels: Labels) -> dict[str, Any]:
    """One claim with the labels of the graph beside the wording of the article."""
    claim = entry.claim
    main = main_fact(entry.supports, entry.opposes)
    statement = ledger.statement(main) if main else None
    subject, value = labels.ends(statement, claim)
    kind, written = value_key(claim.object)
    row: dict[str, Any] = {
        "article": article.url,
        "subject": subject,
        "subject_as_written": claim.subject.name,
        "subject_type": claim.subject.kind.value,
        "predicate": claim.predicate,
        "object": value,
        "object_as_written": _as_written(claim, written),
        "object_type": str(kind),
        "certainty": claim.certainty.value,
        "stated_on": claim.stated_on.edtf if claim.stated_on else None,
        "quote": claim.quote,
        "start": claim.start,
        "end": claim.end,
    }
    if claim.predicate == "release_date":
        row |= _release(claim, statement, labels)
    return row | {name: text for name, text in sorted(claim.qualifiers.items()) if name not in row}


def _as_written(claim: Claim, written: str) -> str:
    character = claim.qualifiers.get("character")
    return f"{written} as {character}" if claim.predicate == "role" and character else written


def _release(claim: Claim, statement: Triple | None, labels: Labels) -> dict[str, Any]:
    when = claim.object if isinstance(claim.object, PartialDate) else None
    region = labels.region(statement) or claim.qualifiers.get("region")
    return {
        "edtf": when.edtf if when else None,
        "earliest": when.earliest.isoformat() if when and when.earliest else None,
        "latest": when.latest.isoformat() if when and when.latest else None,
        "region": region,
        "medium": claim.qualifiers.get("medium"),
        "status": claim.qualifiers.get("status"),
    }


def _line(row: dict[str, Any]) -> str:
    text = json.dumps(row, ensure_ascii=False)
    for breaking in "\u0085\u2028\u2029":  # readers that split on every line break of Unicode
        text = text.replace(breaking, f"\\u{ord(breaking):04x}")
    return text + "\n"


class Labels:
    """Names for the nodes of the graph, each looked up once."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._names: dict[str, str] = {}

    def name(self, iri: str) -> str:
        """The label of an entity, or the tail of its IRI."""
        if iri not in self._names:
            self._names[iri] = (self._one(iri, t.NAME) or iri.rpartition("/")[2]) if iri else ""
        return self._names[iri]

    def ends(self, statement: Triple | None, claim: Claim) -> tuple[str, str | None]:
        """Subject and object of a claim as the graph names them; as the article does where no fact came of it."""
        if statement is None:
            return claim.subject.name, _own_value(claim)
        if claim.predicate == "release_date":
            return self._film_of(statement.subject) or claim.subject.name, _own_value(claim)
        return self.name(statement.subject), self._value(statement.object)

    def fact(self, statement: Triple) -> tuple[str, str, str]:
        """Subject, relation and object of a fact in words."""
        relation = _RELATION_OF.get(statement.predicate, statement.predicate)
        film = self._film_of(statement.subject) if t.segment(statement.subject) == "release" else ""
        return film or self.name(statement.subject), relation, self._value(statement.object)

    def region(self, statement: Triple | None) -> str:
        """Where a release takes place; nothing where that is unstated."""
        if statement is None or t.segment(statement.subject) != "release":
            return ""
        place = self._one(statement.subject, _LOCATION)
        return self.name(place) if place else ""

    def _value(self, text: str) -> str:
        if not text.startswith("<"):
            return t.term(text).value
        iri = text[1:-1]
        return self._role(iri) if t.segment(iri) == "performance" else self.name(iri)

    def _role(self, node: str) -> str:
        person, character = self._one(node, _ACTOR), self._one(node, _CHARACTER)
        played = self.name(character) if character else self._one(node, _CHARACTER_NAME)
        return f"{self.name(person)} as {played}" if played else self.name(person)

    def _film_of(self, node: str) -> str:
        found = next(iter(self._graph.quads(None, _RELEASED, NamedNode(node))), None)
        return self.name(found.subject.value) if found and isinstance(found.subject, NamedNode) else ""

    def _one(self, iri: str, predicate: NamedNode) -> str:
        values = [found.object.value for found in self._graph.quads(NamedNode(iri), predicate)
                  if isinstance(found.object, NamedNode | Literal)]  # fmt: skip
        return min(values, default="")


def _own_value(claim: Claim) -> str | None:
    match claim.object:
        case PartialDate() as when:
            return when.iso
        case Thing(_, name):
            return _as_written(claim, name)
        case text:
            return text or None


# -- facts as a table -----------------------------------------------------------------------------

COLUMNS = (
    "subject", "relation", "object", "state", "known_from", "superseded_on", "articles", "article", "published", "quote",
)  # fmt: skip


def facts_csv(graph: Graph) -> Iterator[str]:
    """Every fact with its first evidence, for spreadsheets: cells that a spreadsheet would run begin with an apostrophe."""
    labels, ledger = Labels(graph), Ledger(graph.quads)
    rows = sorted(_fact_row(iri, ledger, labels) for iri in ledger.subjects(t.TYPE, t.FACT))
    yield _csv(COLUMNS)
    for row in rows:
        yield _csv(row)


def _fact_row(iri: NamedNode, ledger: Ledger, labels: Labels) -> tuple[str, ...]:
    statement = ledger.statement(iri.value.rpartition("/")[2])
    assert statement is not None
    claims = sorted(
        (ledger.entry(claim).claim for claim in ledger.subjects(t.SUPPORTS, iri)),
        key=lambda claim: (claim.stated_on.edtf if claim.stated_on else "~", claim.article, claim.start),
    )
    first = claims[0] if claims else None
    return (
        *labels.fact(statement),
        ledger.value(iri, t.STATE), ledger.value(iri, t.KNOWN_FROM), ledger.value(iri, t.SUPERSEDED_ON),
        str(len({claim.article for claim in claims})),
        first.article if first else "",
        first.stated_on.edtf if first and first.stated_on else "",
        first.quote if first else "",
    )  # fmt: skip


def _csv(cells: Iterable[str]) -> str:
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerow([neutral(cell) for cell in cells])
    return written.getvalue()


def neutral(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula.

    >>> neutral("=HYPERLINK(1)")
    "'=HYPERLINK(1)"
    """
    return f"'{cell}" if cell.lstrip().startswith(("=", "+", "-", "@")) or cell.startswith(("\t", "\r")) else cell


# -- the network ----------------------------------------------------------------------------------


_GRAPHML = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
  <key id="label" for="node" attr.name="label" attr.type="string"/>
  <key id="kind" for="node" attr.name="kind" attr.type="string"/>
  <key id="relation" for="edge" attr.name="relation" attr.type="string"/>
  <graph edgedefault="directed">
"""
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def graphml(graph: Graph) -> Iterator[str]:
    """The network of films, people, places and their like, for Gephi, yEd and Cytoscape."""
    yield _GRAPHML
    known = set()
    for iri, label, kind in sorted(nodes(graph)):
        known.add(iri)
        yield f'    <node id={_xml(iri)}>{_data("label", label)}{_data("kind", kind)}</node>\n'
    for subject, value, relation in sorted(edges(graph)):
        if subject in known and value in known:
            yield f"    <edge source={_xml(subject)} target={_xml(value)}>{_data('relation', relation)}</edge>\n"
    yield "  </graph>\n</graphml>\n"


def _xml(text: str) -> str:
    return quoteattr(_NOT_XML.sub("", text))


def _data(key: str, text: str) -> str:
    return f'<data key="{key}">{escape(_NOT_XML.sub("", text))}</data>'
