"""The graph as networkx sees it: films, people, characters, places, franchises, organisations and works, joined by relations."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Any, TypeAlias

from pyoxigraph import Literal, NamedNode

from graph import terms as t
from graph.errors import UnknownName
from graph.model import Kind
from graph.protocol import Graph
from graph.vocabulary import KINDS, RELATIONS, RG, SCHEMA

if TYPE_CHECKING:
    from networkx import MultiDiGraph

Edge: TypeAlias = tuple[str, str, str]
"""Subject, object and relation: two IRIs and a name of RELATIONS (or `plays`, person to character)."""

_KINDS = frozenset(kind.value for kind in Kind)
_FILMS = frozenset({Kind.FILM.value, Kind.SERIES.value})


def network(graph: Graph) -> MultiDiGraph:
    """Nodes are IRIs with `label` and `kind`; an edge's key and `relation` are its name. Sorted, so always the same."""
    from networkx import MultiDiGraph  # noqa: PLC0415 - heavy

    found = MultiDiGraph()
    for iri, label, kind in sorted(nodes(graph)):
        found.add_node(iri, label=label, kind=kind)
    for subject, value, relation in sorted(edges(graph)):
        if subject in found and value in found:
            found.add_edge(subject, value, key=relation, relation=relation)
    return found


def shortest_path(graph: Graph, start: str, end: str, found: MultiDiGraph | None = None) -> list[Edge]:
    """The fewest steps from one node to the other, each with the relation that joins them, whichever way it points.

    Every other step is a film: people meet in films, never in places, companies or awards. Of equally short paths the first
    by name. Empty where nothing joins them. Raises UnknownName for an IRI that is no node.
    """
    from networkx import NetworkXNoPath, bidirectional_shortest_path  # noqa: PLC0415 - heavy

    whole = network(graph) if found is None else found
    for iri in (start, end):
        if iri not in whole:
            raise UnknownName(iri)
    if start == end:
        return []
    try:
        nodes = bidirectional_shortest_path(_through_films(whole, {start, end}), start, end)
    except NetworkXNoPath:
        return []
    return [_joined(whole, a, b) for a, b in pairwise(nodes)]


def _through_films(whole: MultiDiGraph, ends: set[str]) -> Any:
    """Undirected, and what is neither a film nor a person with a credit only as an end."""
    from networkx import Graph as Undirected  # noqa: PLC0415 - heavy

    passing = {node for node, kind in whole.nodes(data="kind") if kind in _FILMS or kind == Kind.PERSON.value}
    plain = Undirected()
    plain.add_nodes_from(sorted(ends))
    for subject, value in sorted({(a, b) for a, b, _ in whole.edges(keys=True)}):
        kinds = {whole.nodes[subject]["kind"], whole.nodes[value]["kind"]}
        if {subject, value} <= passing | ends and (kinds & _FILMS or {subject, value} <= ends):
            plain.add_edge(subject, value)
    return plain


def _joined(whole: MultiDiGraph, a: str, b: str) -> Edge:
    there = [(a, b, relation) for relation in whole.get_edge_data(a, b) or {}]
    back = [(b, a, relation) for relation in whole.get_edge_data(b, a) or {}]
    return min(there + back, key=lambda edge: (list(RELATIONS).index(edge[2]) if edge[2] in RELATIONS else 99, edge))


def nodes(graph: Graph) -> Iterator[tuple[str, str, str]]:
    """IRI, label and kind of every entity, in no order."""
    for kind, iri in KINDS.items():
        for found in graph.quads(None, t.TYPE, NamedNode(iri)):
            assert isinstance(found.subject, NamedNode)
            if t.segment(found.subject.value) == kind.value:
                label = next((name.object for name in graph.quads(found.subject, t.NAME)), None)
                yield found.subject.value, label.value if isinstance(label, Literal) else "", kind.value


def edges(graph: Graph) -> Iterator[Edge]:
    """Every relation between two entities, in no order."""
    for relation in RELATIONS.values():
        if not relation.objects or relation.name == "role":
            continue
        for found in graph.quads(None, NamedNode(relation.iri)):
            subject, value = found.subject, found.object
            if isinstance(subject, NamedNode) and isinstance(value, NamedNode) and _entities(subject, value):
                yield subject.value, value.value, relation.name
    for found in graph.quads(None, NamedNode(RG + "character")):
        assert isinstance(found.subject, NamedNode)
        assert isinstance(found.object, NamedNode)
        for person in graph.quads(found.subject, NamedNode(SCHEMA + "actor")):
            assert isinstance(person.object, NamedNode)
            yield person.object.value, found.object.value, "plays"


def _entities(*nodes: NamedNode) -> bool:
    return all(t.segment(node.value) in _KINDS for node in nodes)
