"""What an edit makes of the graph: the statements that go and come, and the facts before and after."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pyoxigraph import NamedNode, Quad

from graph import terms as t
from graph.ledger import Pattern
from graph.members import Block
from graph.mentions import Mentions
from graph.model import Fact, Kind
from graph.records import Article
from graph.rulings import crosses
from graph.scope import Edit, Scope
from graph.settle import series_quad
from graph.settlement import Picture
from graph.vocabulary import RELATIONS

_PART_OF = RELATIONS["part_of"].iri


@dataclass(frozen=True, slots=True)
class Difference:
    """Statements to take out and to put in, and the facts of both sides by id, as far as they were looked at."""

    gone: set[Quad]
    come: set[Quad]
    before: dict[str, Fact]
    after: dict[str, Fact]


def difference(
    pattern: Pattern, edit: Edit, articles: Mapping[str, Article], local: Mapping[str, Block]
) -> Difference:
    """From what the graph holds (`pattern`) and what changes; `articles` are the records of claims that come, by url."""
    decisions = (*edit.decisions, *edit.decisions_after)
    graph = Mentions(pattern, crossed=crosses(decisions, local))
    before, after = Scope.of(graph, edit, local)
    there = {url: graph.ledger.article(t.article_iri(url).value) for url in {claim.article for claim in before.claims}}
    old = Picture.drawn(before.claims, there, before.known)
    new = Picture.drawn(after.claims, {**there, **articles}, after.known)
    gone, come = old.quads - new.quads, new.quads - old.quads
    for franchise in _franchises(old.facts, new.facts):
        _recast(graph, franchise, gone, come)
    return Difference(gone, come, old.facts, new.facts)


def _franchises(before: Mapping[str, Fact], after: Mapping[str, Fact]) -> set[str]:
    """Franchises of which something came to be a member, or ceased to be one."""
    return {
        fact.object[1:-1]
        for fact in (*before.values(), *after.values())
        if fact.predicate == _PART_OF and before.get(fact.id) != after.get(fact.id)
    }


def _recast(graph: Mentions, franchise: str, gone: set[Quad], come: set[Quad]) -> None:
    """A franchise is a film series where all its members are films, those too that the edit does not touch."""
    part_of, node = NamedNode(_PART_OF), NamedNode(franchise)
    members = set(graph.members(franchise))
    members -= _subjects(gone, part_of, node)
    members |= _subjects(come, part_of, node)
    quad = series_quad(node)
    gone.discard(quad)
    come.discard(quad)
    only_films = {t.segment(member) for member in members} == {Kind.FILM.value}
    (come if only_films else gone).add(quad)


def _subjects(quads: set[Quad], predicate: NamedNode, value: NamedNode) -> set[str]:
    return {
        quad.subject.value for quad in quads
        if (quad.predicate, quad.object) == (predicate, value) and isinstance(quad.subject, NamedNode)
    }  # fmt: skip
