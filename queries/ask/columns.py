"""The columns beside an answer: what tells a film, a date, a place from another of the same name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pyoxigraph import NamedNode

from graph.dates import PartialDate
from graph.store import Graph
from graph.terms import Term, term
from queries.ask.frames import frames
from queries.ask.grounds import Grounds
from queries.ask.meaning import Event, Meaning, Named, top, walk
from queries.ask.patterns import first_release
from queries.ask.told import SCREEN, Told, kind_of
from queries.labels import label

RELEASES = (
    "SELECT ?date ?film ?region ?medium ?status { ?film schema:releasedEvent ?n . ?n rg:edtf ?date . "
    "OPTIONAL { ?n schema:location ?region } OPTIONAL { ?n rg:medium ?medium } OPTIONAL { ?n rg:releaseStatus ?status } "
    + first_release("?n") + " } ORDER BY ?date ?region ?medium"
)  # fmt: skip
JOINED = 3
"""Values of one column told for one answer."""

Columns = dict[str, list[Any]]
"""Cells by column, in the order of the answers."""


def columns(told: Told, terms: Sequence[Term], meaning: Meaning, found: Mapping[Term, Grounds]) -> Columns:
    """The answers first, then what tells more about them; a column that is empty, or repeats the question, is left out."""
    event = top(meaning)
    told.look([*terms, *(value for one in found.values() for values in one.more.values() for value in values)])
    kinds = {kind_of(one) for one in terms}
    name = next(iter(kinds)) if len(kinds) == 1 else "answer"
    if event and event.frame == "release" and event.asked == "date":
        cells = _dates(told, terms, event)
    else:
        cells = {name or (_asked(event) if event else "answer"): [told.name(one) for one in terms]}
        if kinds and kinds <= SCREEN and not any("date" in one.more for one in found.values()):
            cells["released"] = [told.day(one) or None for one in terms]
    for column in dict.fromkeys(column for one in found.values() for column in one.more):
        cells.setdefault(column, [_joined(told, found[one].more.get(column, ())) if one in found else None for one in terms])
    first, *others = cells
    named = {name for part in walk(meaning) if isinstance(part, Named) for name in part.labels}
    return {first: cells[first]} | {
        column: cells[column] for column in others if not {value for value in cells[column] if value is not None} <= named
    }


def _asked(event: Event) -> str:
    """What words that are asked for are called: genre, status, award."""
    kinds = sorted(frames()[event.frame].parts[event.asked])
    return kinds[0].replace("_", " ") if len(kinds) == 1 else "answer"


def _dates(told: Told, terms: Sequence[Term], event: Event) -> Columns:
    """Dates with their region, medium and status where one film is asked about; else dates alone."""
    cells: Columns = {"date": [one.value for one in terms], "in words": [in_words(one) for one in terms]}
    film = dict(event.args).get("film")
    if not isinstance(film, Named) or len(film.terms) > 1:
        return cells
    known: dict[str, list[tuple[Term | None, ...]]] = {}
    for row in told.graph.select(RELEASES, film=term(film.terms[0])).rows:
        known.setdefault(str(row[0]), []).append(row)
    for place, name in enumerate(("film", "region", "medium", "status"), 1):
        cells[name] = [_several(told, [row[place] for row in known.get(str(one), ())]) for one in terms]
    cells["state"] = [None if str(one) in known else "contested" for one in terms]
    return cells


def _several(told: Told, values: Sequence[Term | None]) -> str | None:
    return _joined(told, list(dict.fromkeys(value for value in values if value is not None)))


def _joined(told: Told, values: Sequence[Term]) -> str | None:
    """The labels of the first few; days in the order of time."""
    names = sorted({_spell(told.name(one)) for one in values})
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


def apart(graph: Graph, one: NamedNode) -> str:
    """A thing told from others of its name: `Dune (1984, by David Lynch)`, `James Gunn (person, 12 mentions)`."""
    told = Told(graph)
    name, kind = told.name(one), kind_of(one)
    if kind in SCREEN:
        day = told.day(one)[:4]
        director = graph.select("SELECT ?d { ?f schema:director ?d } ORDER BY ?d LIMIT 1", f=one).rows
        words = [day] * bool(day) + ["by " + label(graph, row[0]) for row in director]
        return f"{name} ({', '.join(words or [kind])})"
    films = sum(1 for _ in graph.quads(None, None, one))
    return f"{name} ({kind}, {films} mentions)"
