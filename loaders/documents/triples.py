"""What triples in our vocabulary say: statements about named things, each with the line it stands on, and what is wrong.

Facts, claims and articles of an export are passed over: a file speaks for itself, in its direct triples.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from graph import terms as t
from graph.dates import PartialDate
from graph.model import Kind
from graph.names import entity_iri, nearest, slug
from graph.schema import short
from graph.vocabulary import KINDS, RDFS, RELATIONS, RG, SCHEMA, STRUCTURE, Relation

Node: TypeAlias = NamedNode | BlankNode
Object: TypeAlias = "NamedNode | BlankNode | Literal"

LOCATION, START, END = SCHEMA + "location", SCHEMA + "startDate", SCHEMA + "endDate"
ACTOR, CHARACTER, CHARACTER_NAME = SCHEMA + "actor", RG + "character", SCHEMA + "characterName"
FILM, FRANCHISE, PARTICIPANT, POSITION = RG + "film", RG + "franchise", RG + "participant", SCHEMA + "position"
SHOOT, MEMBERSHIP, FEATURE = RG + "Shoot", RG + "Membership", SCHEMA + "MovieSeries"
EDTF, MEDIUM, STATUS, FORMAT, RERELEASE, UNIT = (
    RG + name for name in ("edtf", "medium", "releaseStatus", "format", "rerelease", "unit")
)

_CLASSES = {iri: kind for kind, iri in KINDS.items()} | {FEATURE: Kind.FRANCHISE}
_RELATIONS = {relation.iri: relation for relation in RELATIONS.values()}
_PASSED_OVER = frozenset({t.FACT.value, t.CLAIM.value, t.ARTICLE.value})
_ASIDE = frozenset({
    t.TYPE.value, t.NAME.value, t.NAME_KEY.value, t.FIRST_RELEASE.value, t.RELEASE_TABLE.value, t.MOVED_ON.value, t.SHOOT_TABLE.value, t.SHOOTING_NEWS.value, t.SHOOT_ENDS.value, t.GAVE_WAY_ON.value, t.FIRSTS.value, RDFS + "label", RG + "within", SCHEMA + "containedInPlace",
    SCHEMA + "latitude", SCHEMA + "longitude",
})  # fmt: skip
"""Properties of named things that are told with them, or that the graph works out by itself."""


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """A thing as triples know it."""

    kind: Kind
    name: str
    iri: str


@dataclass(frozen=True, slots=True)
class Stated:
    """One statement of the vocabulary, and the line of its first triple; qualifiers as in `graph.vocabulary`."""

    subject: Named
    relation: str
    object: Named | PartialDate | str
    qualifiers: Mapping[str, Named | str] = field(default_factory=dict)
    line: int = 0


@dataclass(frozen=True, slots=True)
class Problem:
    """What a line says that cannot be taken in."""

    line: int
    message: str


@dataclass(slots=True)
class _WrongError(Exception):
    message: str


class Triples:
    """All triples of one source by subject and predicate, each with its line."""

    def __init__(self, quads: Iterable[tuple[Quad, int]]) -> None:
        self._said: dict[Node, dict[str, list[tuple[Object, int]]]] = {}
        self.problems: list[Problem] = []
        for quad, line in quads:
            if isinstance(quad.subject, NamedNode | BlankNode) and isinstance(quad.object, NamedNode | BlankNode | Literal):
                self._said.setdefault(quad.subject, {}).setdefault(quad.predicate.value, []).append((quad.object, line))
            else:
                self.problems.append(Problem(line, "a triple about a triple (expected plain triples)"))

    def statements(self) -> Iterator[Stated]:
        """Everything that holds together; the rest is put among the problems."""
        for subject, said in self._said.items():
            classes = {value.value for value, _ in said.get(t.TYPE.value, ())}
            if classes & _PASSED_OVER:
                continue
            if SHOOT in classes:
                yield from self._kept(self._shoot(subject, said), said)
            elif MEMBERSHIP in classes:
                yield from self._kept(self._membership(subject, said), said)
            elif not self._is_part(subject, said):
                for predicate, values in said.items():
                    for value, line in values:
                        yield from self._kept(self._statement(subject, predicate, value, line), {"": [(value, line)]})

    def _kept(self, found: Iterator[Stated], said: Mapping[str, list[tuple[Object, int]]]) -> Iterator[Stated]:
        try:
            yield from found
        except _WrongError as wrong:
            self.problems.append(Problem(min(line for values in said.values() for _, line in values), wrong.message))

    def _is_part(self, subject: Node, said: Mapping[str, object]) -> bool:
        """Whether it is a release or a role, which the film's own triple tells of."""
        return t.NAME.value not in said and self._kind(subject) is None and bool(said.keys() & {EDTF, MEDIUM, ACTOR, CHARACTER, START})

    # -- single statements ----------------------------------------------------------------------------

    def _statement(self, subject: Node, predicate: str, value: Object, line: int) -> Iterator[Stated]:
        if predicate in _ASIDE:
            return
        relation = _RELATIONS.get(predicate)
        if relation is None:
            raise _WrongError(_stranger(predicate))
        about = self.named(subject, relation.subjects, relation)
        match relation.name:
            case "role":
                yield self._role(about, self._node(value, relation), line)
            case "release_date":
                yield self._release(about, self._node(value, relation), line)
            case name if relation.objects:
                yield Stated(about, name, self.named(self._node(value, relation), relation.objects, relation), {}, line)
            case name:
                yield Stated(about, name, _text(value, relation), {}, line)

    def _role(self, film: Named, node: Node, line: int) -> Stated:
        relation = RELATIONS["role"]
        actor = self._one(node, ACTOR)
        if actor is None:
            raise _WrongError("a role without an actor (expected schema:actor)")
        played = self._one(node, CHARACTER)
        named = self.named(self._node(played, relation), (Kind.CHARACTER,), relation) if played else None
        name = self._one(node, CHARACTER_NAME)
        character = named or (name.value if isinstance(name, Literal) else "")
        person = self.named(self._node(actor, relation), relation.objects, relation)
        return Stated(film, "role" if character else "actor", person, {"character": character} if character else {}, line)

    def _release(self, film: Named, node: Node, line: int) -> Stated:
        relation = RELATIONS["release_date"]
        said = self._one(node, EDTF) or self._one(node, START)
        if said is None:
            raise _WrongError("a release without a date (expected rg:edtf or schema:startDate)")
        more: dict[str, Named | str] = {}
        if region := self._one(node, LOCATION):
            more["region"] = self.named(self._node(region, relation), (Kind.PLACE,), relation)
        for name, iri in (("medium", MEDIUM), ("status", STATUS), ("format", FORMAT), ("rerelease", RERELEASE)):
            if isinstance(value := self._one(node, iri), Literal):
                more[name] = value.value
        return Stated(film, relation.name, _date(said), more, line)

    def _shoot(self, node: Node, said: Mapping[str, list[tuple[Object, int]]]) -> Iterator[Stated]:
        shot, on_location = RELATIONS["filmed_in"], RELATIONS["on_location"]
        film_node, place_node = self._one(node, FILM), self._one(node, LOCATION)
        if film_node is None or place_node is None:
            raise _WrongError("a shoot without its film or place (expected rg:film and schema:location)")
        film = self.named(self._node(film_node, shot), shot.subjects, shot)
        place = self.named(self._node(place_node, shot), shot.objects, shot)
        line = said[FILM][0][1]
        more: dict[str, Named | str] = {
            name: value.value
            for name, iri in (("start", START), ("end", END), ("unit", UNIT))
            if isinstance(value := self._one(node, iri), Literal)
        }
        yield Stated(film, "filmed_in", place, more, line)
        for person, at in said.get(PARTICIPANT, ()):
            who = self.named(self._node(person, on_location), on_location.subjects, on_location)
            yield Stated(who, "on_location", place, {**more, "film": film}, at)

    def _membership(self, node: Node, said: Mapping[str, list[tuple[Object, int]]]) -> Iterator[Stated]:
        relation = RELATIONS["part_of"]
        film, series, position = self._one(node, FILM), self._one(node, FRANCHISE), self._one(node, POSITION)
        if film is None or series is None:
            raise _WrongError("a membership without its film or franchise (expected rg:film and rg:franchise)")
        about = self.named(self._node(film, relation), relation.subjects, relation)
        whole = self.named(self._node(series, relation), relation.objects, relation)
        more = {"position": position.value} if isinstance(position, Literal) else {}
        yield Stated(about, "part_of", whole, more, said[FILM][0][1])

    # -- named things -------------------------------------------------------------------------------------

    def named(self, node: Node, kinds: Iterable[Kind], relation: Relation) -> Named:
        """The thing with its kind and name; the kind may go without saying where only one is possible."""
        allowed = tuple(kinds)
        kind = self._kind(node) or (allowed[0] if len(allowed) == 1 else None)
        where = short(node.value) if isinstance(node, NamedNode) else "a node without an address"
        if kind is None:
            raise _WrongError(f"{where} has no kind (expected rdf:type {_either(short(KINDS[each]) for each in allowed)})")
        if kind not in allowed:
            raise _WrongError(f"{where} is a {kind} (expected {_either(allowed)} with {short(relation.iri)})")
        name = self._one(node, t.NAME.value) or self._one(node, RDFS + "label")
        if not isinstance(name, Literal) or not name.value.strip():
            raise _WrongError(f"{where} has no name (expected schema:name)")
        iri = node.value if isinstance(node, NamedNode) else entity_iri(kind, slug(name.value))
        return Named(kind, name.value.strip(), iri)

    def _kind(self, node: Node) -> Kind | None:
        for value, _ in self._said.get(node, {}).get(t.TYPE.value, ()):
            if value.value in _CLASSES:
                return _CLASSES[value.value]
        segment = t.segment(node.value) if isinstance(node, NamedNode) else ""
        return Kind(segment) if segment in {kind.value for kind in Kind} else None

    def _one(self, node: Node, predicate: str) -> Object | None:
        values = self._said.get(node, {}).get(predicate, ())
        return min((value for value, _ in values), key=str, default=None)

    def _node(self, value: Object, relation: Relation) -> Node:
        if isinstance(value, Literal):
            raise _WrongError(f"{short(relation.iri)} takes a thing, and {str(value)[:60]} is a text (expected an IRI)")
        return value


def _text(value: Object, relation: Relation) -> str:
    if not isinstance(value, Literal) or not value.value.strip():
        raise _WrongError(f"{short(relation.iri)} takes a text (expected a literal)")
    return value.value.strip()


def _date(value: Object) -> PartialDate:
    try:
        return PartialDate.parse(value.value)
    except ValueError:
        raise _WrongError(f"{value.value[:40]!r} is no date (expected one like 2027-03-19, 2027-03 or 2027)") from None


def _either(names: Iterable[str]) -> str:
    return " or ".join(names)


def _stranger(predicate: str) -> str:
    known = {short(iri): iri for iri in (*_RELATIONS, *(RG + term.name for term in STRUCTURE))}
    near = nearest(short(predicate), known, 1)
    return f"{short(predicate)} is not in the vocabulary" + (f"; did you mean {near[0]}?" if near else "")
