"""The columns beside an answer: what tells a film, a date, a place from another of the same name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from pyoxigraph import Literal, NamedNode

from graph.dates import PartialDate
from graph.model import Kind
from graph.store import Graph
from graph.terms import Term, segment, term
from graph.vocabulary import RG, SCHEMA
from queries.ask.frames import frames
from queries.ask.grounds import Grounds
from queries.ask.meaning import Event, Meaning, Named, top, walk
from queries.ask.patterns import first_release
from queries.labels import label

RELEASES = (
    "SELECT ?date ?film ?region ?medium ?status { ?film schema:releasedEvent ?n . ?n rg:edtf ?date . "
    "OPTIONAL { ?n schema:location ?region } OPTIONAL { ?n rg:medium ?medium } OPTIONAL { ?n rg:releaseStatus ?status } "
    + first_release("?n") + " } ORDER BY ?date ?region ?medium"
)  # fmt: skip
RELEASED = NamedNode(SCHEMA + "releasedEvent")
_SCREEN = {Kind.FILM.value, Kind.SERIES.value}
DATED = 100
"""Films of a very long list whose first date is looked up."""
JOINED = 3
"""Values of one column told for one answer."""

Columns = dict[str, list[Any]]
"""Cells by column, in the order of the answers."""


def columns(
    graph: Graph, terms: Sequence[Term], meaning: Meaning, found: Mapping[Term, Grounds], days: Mapping[Term, str] = MappingProxyType({})
) -> Columns:
    """The answers first, then what tells more about them; a column that is empty, or repeats the question, is left out."""
    event = top(meaning)
    kinds = {kind_of(one) for one in terms}
    name = next(iter(kinds)) if len(kinds) == 1 else "answer"
    if event and event.frame == "release" and event.asked == "date":
        cells = _dates(graph, terms, event)
    else:
        cells = {name or (_asked(event) if event else "answer"): [label(graph, one) for one in terms]}
        if kinds and kinds <= _SCREEN and not any("date" in one.more for one in found.values()):
            cells["released"] = [_released(graph, one, days, look=place < DATED) for place, one in enumerate(terms)]
    for column in dict.fromkeys(column for one in found.values() for column in one.more):
        cells.setdefault(column, [_joined(graph, found[one].more.get(column, ())) if one in found else None for one in terms])
    first, *others = cells
    told = {name for part in walk(meaning) if isinstance(part, Named) for name in part.labels}
    return {first: cells[first]} | {
        column: cells[column] for column in others if not {value for value in cells[column] if value is not None} <= told
    }


def _released(graph: Graph, film: Term, days: Mapping[Term, str], *, look: bool) -> str | None:
    """Its first date where that is known already, or is worth the look."""
    return days.get(film) or (first_date(graph, film) if look and film not in days else "") or None


def _asked(event: Event) -> str:
    """What words that are asked for are called: genre, status, award."""
    kinds = sorted(frames()[event.frame].parts[event.asked])
    return kinds[0].replace("_", " ") if len(kinds) == 1 else "answer"


def _dates(graph: Graph, terms: Sequence[Term], event: Event) -> Columns:
    """Dates with their region, medium and status where one film is asked about; else dates alone."""
    cells: Columns = {"date": [one.value for one in terms], "in words": [in_words(one) for one in terms]}
    film = dict(event.args).get("film")
    if not isinstance(film, Named) or len(film.terms) > 1:
        return cells
    known: dict[str, list[tuple[Term | None, ...]]] = {}
    for row in graph.select(RELEASES, film=term(film.terms[0])).rows:
        known.setdefault(str(row[0]), []).append(row)
    for place, name in enumerate(("film", "region", "medium", "status"), 1):
        cells[name] = [_several(graph, [row[place] for row in known.get(str(one), ())]) for one in terms]
    cells["state"] = [None if str(one) in known else "contested" for one in terms]
    return cells


def _several(graph: Graph, values: Sequence[Term | None]) -> str | None:
    return _joined(graph, list(dict.fromkeys(value for value in values if value is not None)))


def _joined(graph: Graph, values: Sequence[Term]) -> str | None:
    """The labels of the first few; days in the order of time."""
    names = sorted({_spell(label(graph, one)) for one in values})
    return ", ".join(names[:JOINED]) + (", …" if len(names) > JOINED else "") if names else None


def _spell(text: str) -> str:
    """A stretch of time whose end may be open, readable: `2020-10-06/..` is "from 2020-10-06".

    >>> _spell("2021-06/2021-08")
    '2021-06 to 2021-08'
    """
    first, _, last = text.partition("/")
    if not (first[:4].isdigit() and last and (last == ".." or last[:4].isdigit())):
        return text
    return f"from {first}" if last == ".." else f"{first} to {last}"


def in_words(one: Term) -> str:
    """A date literal as people write it."""
    try:
        return str(PartialDate.parse(one.value))
    except ValueError:
        return one.value


def first_date(graph: Graph, film: Term) -> str:
    """EDTF of a film's first release that is no festival screening; empty where none is known.

    Long lists ask this of every film, and no query: that would take five times as long.
    """
    events = graph.quads(film, RELEASED) if isinstance(film, NamedNode) else ()
    return min((date for event in events if isinstance(event.object, NamedNode) for date in _dates_of(graph, event.object)), default="")


def _dates_of(graph: Graph, event: NamedNode) -> list[str]:
    """The dates of a release; none of a festival screening or a re-release."""
    said: dict[str, list[str]] = {}
    for quad in graph.quads(event):
        if isinstance(quad.object, Literal):
            said.setdefault(quad.predicate.value, []).append(quad.object.value)
    aside = "festival" in said.get(RG + "medium", ()) or "true" in said.get(RG + "rerelease", ())
    return [] if aside else said.get(RG + "edtf", [])


def order(graph: Graph, one: Term, days: dict[Term, str]) -> tuple[str, str]:
    """Sorting key: films by date, undated last; everything else by name. The dates are kept in `days`."""
    if kind_of(one) in _SCREEN:
        day = days[one] = days.get(one) or first_date(graph, one)
        return day or "~", label(graph, one)
    return "", label(graph, one).casefold()


def apart(graph: Graph, one: NamedNode) -> str:
    """A thing told from others of its name: `Dune (1984, by David Lynch)`, `James Gunn (person, 12 mentions)`."""
    name, kind = label(graph, one), kind_of(one)
    if kind in _SCREEN:
        day = first_date(graph, one)[:4]
        director = graph.select("SELECT ?d { ?f schema:director ?d } ORDER BY ?d LIMIT 1", f=one).rows
        told = [day] * bool(day) + ["by " + label(graph, row[0]) for row in director]
        return f"{name} ({', '.join(told or [kind])})"
    films = sum(1 for _ in graph.quads(None, None, one))
    return f"{name} ({kind}, {films} mentions)"


def kind_of(one: Term) -> str:
    """The kind of a thing; empty for a word or date."""
    return segment(one.value) if isinstance(one, NamedNode) else ""
