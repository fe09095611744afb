"""How two things are joined, film by film, each step with the sentence that says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from pyoxigraph import NamedNode

from graph.network import Edge, shortest_path
from graph.store import Graph
from graph.vocabulary import RELATIONS, RG
from queries.answer import Evidence
from queries.answers import quotes
from queries.blocks import Block, Heading, Note
from queries.evidence import Statement, evidence
from queries.labels import label
from queries.names import Entry

_ROLE = "SELECT ?film ?role { ?role schema:actor ?person ; rg:character ?character . ?film rg:performance ?role } ORDER BY ?role LIMIT 1"


def path(graph: Graph, start: Entry, end: Entry) -> list[tuple[Edge, list[Evidence]]]:
    """The shortest way, each step with what articles say for it; empty where nothing joins them."""
    edges = shortest_path(graph, start.term[1:-1], end.term[1:-1])
    return [(edge, list(evidence(graph, _words(graph, edge), _statement(graph, edge), limit=1))) for edge in edges]


def path_blocks(start: Entry, end: Entry, found: Sequence[tuple[Edge, list[Evidence]]]) -> list[Block]:
    ends = f"{start.label} – {end.label}"
    if start.term == end.term:
        return [Heading(ends), Note("They are one and the same.")]
    if not found:
        return [Heading(ends), Note("Nothing in the graph joins them.")]
    steps = "1 step" if len(found) == 1 else f"{len(found)} steps"
    return [Heading(ends, steps), *quotes(tuple(one for _, said in found for one in said))]


def path_record(graph: Graph, found: Sequence[tuple[Edge, list[Evidence]]]) -> list[dict[str, Any]]:
    return [
        {
            "subject": label(graph, NamedNode(edge[0])), "relation": edge[2], "object": label(graph, NamedNode(edge[1])),
            "evidence": [one.record() for one in said],
        }
        for edge, said in found
    ]  # fmt: skip


def _named(graph: Graph, edge: Edge) -> Iterator[str]:
    subject, value, relation = edge
    yield label(graph, NamedNode(subject))
    yield RELATIONS[relation].label if relation in RELATIONS else relation
    yield label(graph, NamedNode(value))


def _words(graph: Graph, edge: Edge) -> str:
    return " ".join(_named(graph, edge))


def _statement(graph: Graph, edge: Edge) -> Statement:
    """The fact behind an edge; of "plays", the role."""
    subject, value, relation = NamedNode(edge[0]), NamedNode(edge[1]), edge[2]
    if relation in RELATIONS:
        return subject, RELATIONS[relation].iri, value
    ((film, role),) = graph.select(_ROLE, person=subject, character=value).rows
    assert film is not None
    assert role is not None
    return film, RG + "performance", role
