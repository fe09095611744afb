"""What to call a thing of the graph: its name, or for a release, a role, a shoot what it is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

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
MANY = 1_000
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
    """The same for many terms at once, which asks a distant store few times."""
    wanted = list(dict.fromkeys(terms))
    found: dict[Term, str] = {}
    for one, value in graph.values(NAME, [term for term in wanted if isinstance(term, NamedNode) and segment(term.value) not in _NODES]):
        found[one] = min(found.get(one, value.value), value.value)
    return {term: clean(found[term]) if term in found else label(graph, term) for term in wanted}


def told_of(graph: Graph, query: str, things: Sequence[NamedNode]) -> Iterator[tuple[Any, ...]]:
    """Rows of a query with `{things}` in a `VALUES (?x ?at)`, some hundred things at a time; the thing in the place of `?at`.

    It is the first column, a number: the engine gives numbers back as they are, and looks every address up.
    """
    for start in range(0, len(things), MANY):
        some = things[start : start + MANY]
        numbered = " ".join(f"({one} {at})" for at, one in enumerate(some))
        for at, *values in graph.select(query.format(things=numbered)).rows:
            if isinstance(at, Literal):
                yield some[int(at.value)], *values


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
