"""All that is known about one thing: its facts by relation, the history of its dates, and who said so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pyoxigraph import Literal, NamedNode

from graph.model import Kind
from graph.terms import Term
from graph.vocabulary import RELATIONS, RG, SCHEMA
from queries.answer import Evidence
from queries.labels import label, labels, told_of
from queries.names import Entry
from queries.sentences import Sentence, Sentences
from queries.view import View

MOST = 500
"""Facts of one sort that are looked up; past that a dossier is no reading matter."""
HOMONYMS = 4
SHOT_INSIDE = 200
"""Films shot somewhere inside a place that are named."""

BACK = {
    "actor": "in the cast of", "role": "plays", "character": "in", "director": "directed", "writer": "wrote",
    "producer": "produced", "composer": "wrote the music of", "filmed_in": "location of",
    "on_location": "on location here", "set_in": "setting of", "part_of": "films", "follows": "followed by",
    "based_on": "source of", "distributor": "releases", "production_company": "made", "country": "country of",
}  # fmt: skip
"""What a relation is called from its other end."""

_RELATION = {relation.iri: relation for relation in RELATIONS.values()}
_OUT = "SELECT ?fact { ?fact rdf:subject ?x } ORDER BY ?fact"
_IN = "SELECT ?fact { ?fact rdf:object ?x } ORDER BY ?fact"
_ROLES = (
    "SELECT ?fact { { SELECT DISTINCT ?role { { ?role schema:actor ?x ; a schema:PerformanceRole } UNION { ?role rg:character ?x ; a schema:PerformanceRole } } } "
    "?fact rdf:object ?role } ORDER BY ?fact"
)
_SAID = (
    "SELECT ?at ?p ?s ?o ?state ?known ?until {{ VALUES (?fact ?at) {{ {things} }} ?fact rdf:predicate ?p ; rdf:subject ?s ; rdf:object ?o ; rg:state ?state . "
    "OPTIONAL {{ ?fact rg:knownFrom ?known }} OPTIONAL {{ ?fact rg:supersededOn ?until }} }}"
)
_DATES = (
    "SELECT ?fact ?date ?state ?known ?until ?region ?medium ?status { ?x schema:releasedEvent ?node . "
    "?fact rdf:subject ?node ; rdf:predicate rg:edtf ; rdf:object ?date ; rg:state ?state . "
    "OPTIONAL { ?fact rg:knownFrom ?known } OPTIONAL { ?fact rg:supersededOn ?until } "
    "OPTIONAL { ?node schema:location ?region } OPTIONAL { ?node rg:medium ?medium } OPTIONAL { ?node rg:releaseStatus ?status } }"
)
_WITHIN = "SELECT ?place { ?x rg:within ?place . ?place rg:within* ?up } GROUP BY ?place ORDER BY DESC(COUNT(?up)) ?place"
_INSIDE = "SELECT DISTINCT ?film ?where { ?where rg:within ?x . ?film rg:filmedIn ?where } ORDER BY ?film ?where"


@dataclass(frozen=True, slots=True)
class Line:
    """A fact as the thing's dossier puts it: the relation in words, and what stands at the other end."""

    relation: str
    words: str
    value: str
    state: str
    known: str = ""
    until: str = ""
    sentences: tuple[int, ...] = ()
    """Places in the dossier's evidence."""


@dataclass(frozen=True, slots=True)
class Opening:
    """One date that a release has or had."""

    date: str
    state: str
    region: str = ""
    medium: str = ""
    status: str = ""
    known: str = ""
    until: str = ""
    sentences: tuple[int, ...] = ()


@dataclass(slots=True)
class Dossier:
    """What the graph holds about one thing."""

    name: str
    kind: str
    iri: str
    aliases: list[str] = field(default_factory=list)
    within: list[str] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    dates: list[Opening] = field(default_factory=list)
    inside: list[tuple[str, str]] = field(default_factory=list)
    """Of a place: what was shot somewhere inside it, and where."""
    evidence: list[Evidence] = field(default_factory=list)

    def record(self) -> dict[str, Any]:
        """The fields as they stand in JSON."""
        return {
            "name": self.name, "kind": self.kind, "iri": self.iri, "aliases": self.aliases, "within": self.within,
            "facts": [_fields(line) for line in self.lines],
            "dates": [_fields(date) for date in self.dates],
            "shot inside": [{"film": film, "place": place} for film, place in self.inside],
            "evidence": [{**one.record()} for one in self.evidence],
        }  # fmt: skip


def dossiers(view: View, name: str) -> list[Dossier]:
    """One for each thing that the name means. Raises UnknownName."""
    first, *others = view.find(name)
    same = [entry for entry in others if entry.key == first.key]
    return [_Gathering(view, entry).dossier() for entry in [first, *same][:HOMONYMS]]


@dataclass(frozen=True, slots=True)
class _Fact:
    """A fact as the graph holds it; days in EDTF, empty where there are none."""

    iri: NamedNode
    predicate: str
    subject: Term
    object: Term
    state: str
    known: str
    until: str


class _Gathering:
    """Collects one dossier; each sentence is numbered once."""

    def __init__(self, view: View, entry: Entry) -> None:
        self._graph = view.graph
        self._node = NamedNode(entry.term[1:-1])
        self._sentences_of = Sentences(view.graph)
        self._said: dict[NamedNode, list[Sentence]] = {}
        self._found = Dossier(entry.label, entry.kind, self._node.value, view.names.aliases(self._node))
        self._numbers: dict[tuple[str, str], int] = {}

    def dossier(self) -> Dossier:
        found = self._found
        found.lines = sorted(self._lines(), key=_order)
        found.dates = sorted(self._dates(), key=lambda date: (date.region, date.medium, date.known or "~", date.date))
        if found.kind == Kind.PLACE:
            found.within = [label(self._graph, row[0]) for row in self._rows(_WITHIN)]
            inside = self._rows(_INSIDE)[:SHOT_INSIDE]
            names = labels(self._graph, {term for row in inside for term in row})
            found.inside = [(names[film], names[where]) for film, where in inside]
        return found

    def _rows(self, query: str) -> list[tuple[Any, ...]]:
        return list(self._graph.select(query, x=self._node).rows)

    def _lines(self) -> Iterator[Line]:
        roles, cast = self._facts(_ROLES), self._cast()
        in_role = {(fact.subject, fact.state) for fact in roles}
        for fact in roles:
            yield self._line(fact, self._role(fact.subject, fact.object), back=True)
        told = [
            fact for fact in self._facts(_OUT)
            if fact.predicate not in {SCHEMA + "releasedEvent", RG + "edtf"} and not (fact.predicate == SCHEMA + "actor" and fact.object in cast)
        ]
        back = [fact for fact in self._facts(_IN) if fact.predicate != SCHEMA + "actor" or (fact.subject, fact.state) not in in_role]
        names = labels(self._graph, {*(fact.object for fact in told), *(fact.subject for fact in back)})
        for fact in told:
            yield self._line(fact, names[fact.object], back=False)
        for fact in back:
            yield self._line(fact, names[fact.subject], back=True)

    def _facts(self, query: str) -> list[_Fact]:
        """The first facts that a query finds, with what is said of them."""
        first = [row[0] for row in self._rows(query)[:MOST]]
        found = [
            _Fact(fact, predicate.value, subject, value, state.value, _text(known), _text(until))
            for fact, predicate, subject, value, state, known, until in told_of(self._graph, _SAID, first)
        ]
        self._said |= self._sentences_of.of_facts(first)
        return sorted(found, key=lambda fact: fact.iri.value)

    def _cast(self) -> set[Term]:
        """People whose role says more than that they are in the cast."""
        rows = self._graph.select("SELECT ?person { ?x rg:performance ?role . ?role schema:actor ?person }", x=self._node).rows
        return {row[0] for row in rows if row[0] is not None}

    def _role(self, film: Term, role: Term) -> str:
        """ "Grace in Mission: Impossible 7" for the actor, "Hayley Atwell in …" for the character."""
        person, character = label(self._graph, role).partition(" as ")[::2]
        other = character if self._found.kind == Kind.PERSON else person
        return f"{other} in {label(self._graph, film)}"

    def _line(self, fact: _Fact, value: str, *, back: bool) -> Line:
        relation = _RELATION.get(fact.predicate)
        name = relation.name if relation else fact.predicate.rpartition("#")[2]
        words = BACK.get(name, name) if back else relation.label if relation else name
        if name == "role":
            words = "played by" if back and self._found.kind == Kind.CHARACTER else BACK["role"] if back else RELATIONS["actor"].label
        return Line(name, words, value, fact.state, fact.known, fact.until, self._sentences(fact.iri, f"{words} {value}"))

    def _dates(self) -> Iterator[Opening]:
        rows = self._rows(_DATES)
        self._said |= self._sentences_of.of_facts([row[0] for row in rows])
        for fact, day, state, known, until, region, medium, status in rows:
            current = state.value == "current"
            yield Opening(
                day.value, state.value, label(self._graph, region), label(self._graph, medium),
                _text(status) if current else "", _text(known), _text(until), self._sentences(fact, f"released {day.value}"),
            )  # fmt: skip

    def _sentences(self, fact: NamedNode, words: str) -> tuple[int, ...]:
        """The numbers of the sentences for and against a fact; new ones are put on record."""
        numbers = []
        for said in self._said.get(fact, ()):
            key = (said.article, said.quote)
            if key not in self._numbers:
                self._numbers[key] = len(self._found.evidence)
                self._found.evidence.append(said.evidence(words))
            numbers.append(self._numbers[key])
        return tuple(dict.fromkeys(numbers))


def _order(line: Line) -> tuple[int, str, str, str]:
    names = list(RELATIONS)
    place = names.index(line.relation) if line.relation in RELATIONS else len(names)
    return (names.index("actor") if line.relation == "role" else place), line.words, line.value.casefold(), line.state


def _text(term: Term | None) -> str:
    return term.value if isinstance(term, Literal | NamedNode) else ""


def _fields(record: Line | Opening) -> dict[str, Any]:
    return {name: getattr(record, name) for name in record.__slots__}
