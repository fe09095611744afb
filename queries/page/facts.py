"""Everything that the page tells, read from the graph in a few passes: things, facts, sentences, articles, releases."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode

from graph import terms as t
from graph.names import clean
from graph.network import nodes
from graph.records import Article
from graph.store import Graph
from graph.vocabulary import RELATIONS, RG, SCHEMA

_DATE = "release_date"
_RELATION = {relation.iri: relation.name for relation in RELATIONS.values()} | {RG + "edtf": _DATE}
_INSIDE = frozenset({"predicate", "subjectKind", "objectKind", "confidence", "statedOn", "objectAsWritten"})
"""Qualifiers by which the store remembers what a fact does not tell; nothing for a reader of the page."""


@dataclass(frozen=True, slots=True)
class Thing:
    """A film, a person, a place or their like, as the graph names it."""

    iri: str
    kind: str
    label: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """One article says one thing in one sentence; `marks` are the stretches of it that name the two ends."""

    id: str
    article: str
    quote: str
    start: int
    certainty: str
    marks: tuple[tuple[int, int], ...] = ()
    more: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Release:
    """Where and how a film comes out: the slot that dates are facts about."""

    iri: str
    film: str
    region: str = ""
    medium: str = ""
    status: str = ""
    rerelease: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """A fact for the page: what it joins or says, where it stands, and the sentences for and against it (by id)."""

    id: str
    subject: str
    relation: str
    value: str = ""
    """The IRI of the thing at the other end; empty where the fact tells words or a date."""
    text: str = ""
    """The words; for a date its EDTF; for a role the character's name."""
    character: str = ""
    """The IRI of a role's character."""
    release: str = ""
    state: str = "current"
    known_from: str = ""
    until: str = ""
    supports: tuple[str, ...] = ()
    opposes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class World:
    """All of it, each part sorted, so that the same graph gives the same page."""

    things: dict[str, Thing]
    facts: tuple[Known, ...]
    sentences: dict[str, Sentence]
    articles: dict[str, Article]
    releases: dict[str, Release]
    positions: dict[tuple[str, str], str]
    """A film's place in a series, by film and series."""
    within: dict[str, tuple[str, ...]]
    """The places that contain a place, by IRI, in the order of their names."""


def world(graph: Graph) -> World:
    """Read the graph once; names lose what a page would obey instead of show."""
    things = _things(graph)
    articles = {article.iri.value: article for article in sorted(graph.articles(), key=lambda each: each.url)}
    return World(
        things, _facts(graph, things), dict(sorted(_sentences(graph))), articles, _releases(graph),
        _positions(graph), _within(graph),
    )  # fmt: skip


# -- steps ----------------------------------------------------------------------------------------


def _things(graph: Graph) -> dict[str, Thing]:
    aliases = _values(graph, t.ALTERNATE)
    return {
        iri: Thing(iri, kind, clean(label), tuple(sorted(clean(name) for name in aliases.get(iri, ()))))
        for iri, label, kind in sorted(nodes(graph))
    }


def _facts(graph: Graph, things: Mapping[str, Thing]) -> tuple[Known, ...]:
    subject, predicate, value = (_value(graph, each) for each in (t.SUBJECT, t.PREDICATE, t.OBJECT))
    state, since, until = (_value(graph, each) for each in (t.STATE, t.KNOWN_FROM, t.SUPERSEDED_ON))
    supports, opposes = _speaking(graph, t.SUPPORTS), _speaking(graph, t.OPPOSES)
    roles, films = _roles(graph), _value(graph, NamedNode(SCHEMA + "releasedEvent"), back=True)
    found = []
    for iri, relation_iri in predicate.items():
        relation = _RELATION.get(relation_iri)
        if relation is None:
            continue
        start = films.get(subject[iri], subject[iri])
        end, text, character = _end(value[iri], things, roles)
        if start not in things or not (end or text):
            continue
        found.append(Known(
            iri.rpartition("/")[2], start, relation, end, text, character,
            subject[iri] if relation == _DATE else "", state.get(iri, ""), since.get(iri, ""), until.get(iri, ""),
            tuple(sorted(supports.get(iri, ()))), tuple(sorted(opposes.get(iri, ()))),
        ))  # fmt: skip
    return tuple(sorted(found, key=lambda fact: (fact.subject, fact.relation, fact.value, fact.text, fact.id)))


def _end(value: str, things: Mapping[str, Thing], roles: Mapping[str, tuple[str, str, str]]) -> tuple[str, str, str]:
    """The thing, the words and the character that a fact's object stands for."""
    if value in things:
        return value, "", ""
    if value in roles:
        return roles[value]
    return ("", "", "") if t.segment(value) else ("", clean(value), "")


def _roles(graph: Graph) -> dict[str, tuple[str, str, str]]:
    """Performances as person, name of the character, character."""
    actor, character = _value(graph, NamedNode(SCHEMA + "actor")), _value(graph, NamedNode(RG + "character"))
    named, label = _value(graph, NamedNode(SCHEMA + "characterName")), _value(graph, t.NAME)
    return {
        iri: (person, clean(label.get(character.get(iri, ""), named.get(iri, ""))), character.get(iri, ""))
        for iri, person in actor.items()
        if t.segment(iri) == "performance"
    }


def _sentences(graph: Graph) -> Iterator[tuple[str, Sentence]]:
    article, quote, start = (_value(graph, each) for each in (t.DERIVED, t.QUOTE, t.START))
    certainty, more = _value(graph, t.CERTAINTY), _value(graph, t.QUALIFIERS)
    subject, value = _value(graph, t.SUBJECT_WRITTEN), _value(graph, t.OBJECT_WRITTEN)
    for iri, text in quote.items():
        said: dict[str, str] = json.loads(more.get(iri, "{}"))
        ends = (subject.get(iri, ""), value.get(iri, "") or said.get("objectAsWritten", ""), said.get("character", ""))
        shown = clean(text)
        rest = {name: clean(words) for name, words in sorted(said.items()) if name not in _INSIDE}
        name = iri.rpartition("/")[2]
        yield name, Sentence(
            name, article[iri], shown, int(start[iri]), certainty.get(iri, "stated"), marks(shown, ends), rest,
        )  # fmt: skip


def marks(quote: str, ends: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    """Where the ends of a claim stand in its sentence, by their words as written; sorted, none inside another.

    >>> marks("Tom Cruise runs in Rome.", ("Tom Cruise", "Rome"))
    ((0, 10), (19, 23))
    """
    found: list[tuple[int, int]] = []
    lower = quote.lower()
    for words in sorted({clean(end) for end in ends if end}, key=lambda each: (-len(each), each)):
        at = lower.find(words.lower())
        if at >= 0 and all(at >= end or at + len(words) <= start for start, end in found):
            found.append((at, at + len(words)))
    return tuple(sorted(found))


def _releases(graph: Graph) -> dict[str, Release]:
    region, medium = _value(graph, NamedNode(SCHEMA + "location")), _value(graph, NamedNode(RG + "medium"))
    status, again = _value(graph, NamedNode(RG + "releaseStatus")), _value(graph, NamedNode(RG + "rerelease"))
    label = _value(graph, t.NAME)
    films = _value(graph, NamedNode(SCHEMA + "releasedEvent"), back=True)
    return {
        iri: Release(
            iri, film, clean(label.get(region.get(iri, ""), "")), medium.get(iri, ""), status.get(iri, ""),
            again.get(iri) == "true",
        )
        for iri, film in sorted(films.items())
    }  # fmt: skip


def _positions(graph: Graph) -> dict[tuple[str, str], str]:
    film, franchise = _value(graph, NamedNode(RG + "film")), _value(graph, NamedNode(RG + "franchise"))
    position = _value(graph, NamedNode(SCHEMA + "position"))
    return {(film[iri], franchise[iri]): place for iri, place in sorted(position.items()) if iri in film and iri in franchise}


def _within(graph: Graph) -> dict[str, tuple[str, ...]]:
    return {iri: tuple(sorted(outer)) for iri, outer in sorted(_values(graph, NamedNode(RG + "within")).items())}


# -- bulk look-up ---------------------------------------------------------------------------------


def _values(graph: Graph, predicate: NamedNode) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for quad in graph.quads(None, predicate):
        assert isinstance(quad.subject, NamedNode)
        assert isinstance(quad.object, NamedNode | Literal)
        found[quad.subject.value].append(quad.object.value)
    return found


def _value(graph: Graph, predicate: NamedNode, *, back: bool = False) -> dict[str, str]:
    """One value each, the first by its text; `back` from value to subject."""
    if not back:
        return {subject: min(values) for subject, values in _values(graph, predicate).items()}
    found: dict[str, str] = {}
    for subject, values in _values(graph, predicate).items():
        for value in values:
            found[value] = min(subject, found.get(value, subject))
    return found


def _speaking(graph: Graph, predicate: NamedNode) -> dict[str, list[str]]:
    """The sentences for (or against) each fact."""
    found: dict[str, list[str]] = defaultdict(list)
    for quad in graph.quads(None, predicate):
        assert isinstance(quad.subject, NamedNode)
        assert isinstance(quad.object, NamedNode)
        found[quad.object.value].append(quad.subject.value.rpartition("/")[2])
    return found
