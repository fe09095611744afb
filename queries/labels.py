"""What to call a thing of the graph: its name, or for a release, a role, a shoot what it is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pyoxigraph import Literal, NamedNode

from graph.names import clean
from graph.store import Graph
from graph.terms import NAME, Term, segment
from graph.vocabulary import RG, SCHEMA

_ACTOR, _CHARACTER, _CHARACTER_NAME = (
    NamedNode(SCHEMA + "actor"),
    NamedNode(RG + "character"),
    NamedNode(SCHEMA + "characterName"),
)
_LOCATION, _MEDIUM, _RELEASED = (
    NamedNode(SCHEMA + "location"),
    NamedNode(RG + "medium"),
    NamedNode(SCHEMA + "releasedEvent"),
)

_NODES = frozenset({"performance", "release"})
_NAMES = "SELECT ?x ?name {{ VALUES ?x {{ {things} }} ?x schema:name ?name }}"
MANY = 500
"""Things that are asked for together."""


def label(graph: Graph, term: Term | None) -> str:
    """A term for people to read; safe for a terminal."""
    if term is None:
        return ""
    if isinstance(term, Literal):
        return clean(term.value)
    match segment(term.value):
        case "performance":
            person, character = one(graph, term, _ACTOR), one(graph, term, _CHARACTER)
            name = label(graph, character) if character else label(graph, one(graph, term, _CHARACTER_NAME))
            return f"{label(graph, person)} as {name}"
        case "release":
            return release_label(graph, term)
        case _:
            return label(graph, one(graph, term, NAME)) or clean(term.value)


def labels(graph: Graph, terms: Iterable[Term]) -> dict[Term, str]:
    """The same for many terms at once, which takes a few queries and no more."""
    wanted = list(dict.fromkeys(terms))
    found: dict[Term, str] = {}
    for one, name in pairs(graph, _NAMES, [term for term in wanted if isinstance(term, NamedNode) and segment(term.value) not in _NODES]):
        found[one] = min(found.get(one, name), name)
    return {term: clean(found[term]) if term in found else label(graph, term) for term in wanted}


def pairs(graph: Graph, query: str, things: Sequence[NamedNode]) -> Iterator[tuple[NamedNode, str]]:
    """Rows of two columns of a query with `{things}` in a VALUES, some hundred things at a time."""
    for start in range(0, len(things), MANY):
        for one, value in graph.select(query.format(things=" ".join(map(str, things[start : start + MANY])))).rows:
            if isinstance(one, NamedNode) and isinstance(value, Literal):
                yield one, value.value


def release_label(graph: Graph, node: NamedNode) -> str:
    """A release by its film, region and medium: `Dune (United Kingdom, cinema)`."""
    film = next((quad.subject for quad in graph.quads(None, _RELEASED, node)), None)
    name = label(graph, film) if isinstance(film, NamedNode) else node.value
    more = [label(graph, value) for value in (one(graph, node, _LOCATION), one(graph, node, _MEDIUM)) if value]
    return f"{name} ({', '.join(more)})" if more else name


def one(graph: Graph, subject: NamedNode, predicate: NamedNode) -> Term | None:
    """The first value of a property, in the order of its text."""
    values = [
        quad.object for quad in graph.quads(subject, predicate, None) if isinstance(quad.object, NamedNode | Literal)
    ]
    return min(values, key=str) if values else None
