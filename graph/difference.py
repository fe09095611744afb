"""What an edit makes of the graph: the statements that go and come, and the facts before and after."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from graph import terms as t
from graph.ledger import Pattern
from graph.members import Block
from graph.mentions import Mentions
from graph.model import Fact, Kind, State
from graph.nodes import node, publisher_lines
from graph.records import Article
from graph.rulings import crosses
from graph.scope import Edit, Scope
from graph.settle import series_line
from graph.settlement import Picture
from graph.vocabulary import RELATIONS

_PART_OF = RELATIONS["part_of"].iri


@dataclass(frozen=True, slots=True)
class Difference:
    """Statements to take out and to put in, and the facts of both sides by id, as far as they were looked at."""

    gone: set[str]
    come: set[str]
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
    gone, come = old.lines - new.lines, new.lines - old.lines
    left, joined = _members(old.facts, new.facts), _members(new.facts, old.facts)
    for franchise in left.keys() | joined.keys():
        members = (set(graph.members(franchise)) - left.get(franchise, set())) | joined.get(franchise, set())
        _recast(franchise, members, gone, come)
    _recount(pattern, old.firsts, new.firsts, gone, come)
    return Difference(gone, come, old.facts, new.facts)


def _members(facts: Mapping[str, Fact], others: Mapping[str, Fact]) -> dict[str, set[str]]:
    """What belongs to each franchise by these facts and not by the others."""
    found: dict[str, set[str]] = {}
    for fact in facts.values():
        if fact.predicate == _PART_OF and fact != others.get(fact.id):
            members = found.setdefault(fact.object[1:-1], set())
            if fact.state is State.CURRENT:
                members.add(fact.subject)
    return found


def _recast(franchise: str, members: set[str], gone: set[str], come: set[str]) -> None:
    """A franchise is a film series where all its members are films, those too that the edit does not touch."""
    line = series_line(NamedNode(franchise))
    gone.discard(line)
    come.discard(line)
    only_films = {t.segment(member) for member in members} == {Kind.FILM.value}
    (come if only_films else gone).add(line)


def _recount(pattern: Pattern, before: Counter[str], after: Counter[str], gone: set[str], come: set[str]) -> None:
    """What the edit adds to the number of facts that publishers were the first to tell; the others stand in the graph."""
    for name in before.keys() | after.keys():
        if change := after[name] - before[name]:
            told = next(pattern(NamedNode(node("publisher", name)), t.FIRSTS, None), None)
            number = int(told.object.value) if told is not None and isinstance(told.object, Literal) else 0
            old, new = set(publisher_lines(name, number)), set(publisher_lines(name, number + change))
            gone |= old - new
            come |= new - old
