"""The columns beside an answer: what tells a film, a date, a place from another of the same name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pyoxigraph import Literal, NamedNode

from graph.dates import PartialDate
from graph.model import Kind
from graph.store import Graph
from graph.terms import Term, segment, term
from graph.vocabulary import SCHEMA
from queries.ask.meaning import Event, Named
from queries.ask.patterns import first_release
from queries.labels import label

RELEASES = (
    "SELECT ?film ?date ?region ?medium ?status { ?film schema:releasedEvent ?n . ?n rg:edtf ?date . "
    "OPTIONAL { ?n schema:location ?region } OPTIONAL { ?n rg:medium ?medium } OPTIONAL { ?n rg:releaseStatus ?status } "
    + first_release("?n") + " } ORDER BY ?date ?region ?medium"
)  # fmt: skip
_FIRST_DATE = f"SELECT ?date {{ ?film schema:releasedEvent ?n . ?n rg:edtf ?date . {first_release('?n')} }} ORDER BY ?date LIMIT 1"
_CREDITS = NamedNode(SCHEMA + "actor")
_SCREEN = {Kind.FILM.value, Kind.SERIES.value}

Rows = tuple[tuple[Any, ...], ...]


def rows(graph: Graph, terms: Sequence[Term], event: Event | None) -> tuple[tuple[str, ...], Rows]:
    """A row for each answer, the answer first."""
    if event and event.asked == "date" and event.frame == "release":
        return _dates(graph, terms, event)
    kinds = {_kind(one) for one in terms}
    if kinds and kinds <= _SCREEN:
        return ("film", "released"), tuple((label(graph, one), first_date(graph, one) or None) for one in terms)
    name = next(iter(kinds)) if len(kinds) == 1 else "answer"
    return (name or "answer",), tuple((_cell(graph, one),) for one in terms)


def _dates(graph: Graph, terms: Sequence[Term], event: Event) -> tuple[tuple[str, ...], Rows]:
    """Dates with their film, region, medium and status where one film is asked about; else dates alone."""
    film = dict(event.args).get("film")
    names = ("date", "in words")
    if not isinstance(film, Named) or len(film.terms) > 1:
        return names, tuple((_cell(graph, one), in_words(one)) for one in terms)
    table = graph.select(RELEASES, film=term(film.terms[0]))
    known = {str(row[1]): row for row in reversed(table.rows)}
    found = []
    for one in terms:
        row = known.get(str(one), (None,) * 5)
        found.append((_cell(graph, one), in_words(one), label(graph, row[0]), *(label(graph, cell) or None for cell in row[2:])))
    return (*names, "film", "region", "medium", "status"), tuple(found)


def in_words(one: Term) -> str:
    """A date literal as people write it."""
    try:
        return str(PartialDate.parse(one.value))
    except ValueError:
        return one.value


def first_date(graph: Graph, film: Term) -> str:
    """EDTF of a film's first release that is no festival screening; empty where none is known."""
    found = graph.select(_FIRST_DATE, film=film).rows
    return found[0][0].value if found and found[0][0] is not None else ""


def order(graph: Graph, one: Term) -> tuple[str, str]:
    """Sorting key: films by date, undated last; everything else by name."""
    if isinstance(one, NamedNode) and _kind(one) in _SCREEN:
        return first_date(graph, one) or "~", label(graph, one)
    return "", label(graph, one).casefold()


def apart(graph: Graph, one: NamedNode) -> str:
    """A thing told from others of its name: `Dune (1984)`, `James Gunn (person, 12 films)`."""
    name, kind = label(graph, one), _kind(one)
    if kind in _SCREEN:
        day = first_date(graph, one)[:4]
        director = graph.select("SELECT ?d { ?f schema:director ?d } LIMIT 1", f=one).rows
        return f"{name} ({', '.join([day] * bool(day) + ['by ' + label(graph, row[0]) for row in director] or [kind])})"
    films = sum(1 for _ in graph.quads(None, None, one))
    return f"{name} ({kind}, {films} mentions)"


def _cell(graph: Graph, one: Term) -> Any:
    return label(graph, one)


def _kind(one: Term) -> str:
    return segment(one.value) if isinstance(one, NamedNode) else _literal_kind(one)


def _literal_kind(_: Literal) -> str:
    return ""
