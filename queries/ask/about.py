"""What is told where somebody asks about a thing and not for something: everything that holds, thing by thing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pyoxigraph import NamedNode

from graph.store import Graph
from queries.answer import ANSWERED, Answer
from queries.ask.columns import apart
from queries.ask.meaning import Named
from queries.dossier import HOMONYMS, Dossier, dossiers
from queries.names import Names
from queries.view import View


def about(graph: Graph, names: Names, today: date, question: str, named: Named) -> Answer:
    """The facts of each thing of that name; homonyms are told apart, the more frequent first."""
    view = View(graph, names, today)
    terms = [entry.term for entry in names.exact(named.typed)] or [term for term in named.terms if term.startswith("<")]
    found = [(term, one) for term in terms[:HOMONYMS] for one in dossiers(view, term[1:-1])]
    several = len(found) > 1
    rows = [
        (value, relation, apart(graph, NamedNode(term[1:-1])) if several else None)
        for term, one in found
        for value, relation in _facts(one)
    ]
    columns = ("answer", "fact", "of") if several else ("answer", "fact")
    return Answer(
        question,
        ANSWERED,
        f"what is known about {named.labels[0]}",
        columns=columns,
        rows=tuple(row[: len(columns)] for row in rows),
        count=len(rows),
        evidence=tuple(replace(said, answer=said.answer or one.name) for _, one in found for said in one.evidence),
        focus=tuple((term[1:-1],) for term in terms),
    )


def _facts(one: Dossier) -> list[tuple[str, str]]:
    current = [(line.value, line.words) for line in one.lines if line.state == "current"]
    dates = [
        (date.date, " ".join(["released", *[part for part in (date.region and f"in {date.region}", date.medium and f"({date.medium})") if part]]))
        for date in one.dates
        if date.state == "current"
    ]
    return list(dict.fromkeys([*current, *dates]))
