"""Every query that ships, warm: what `ask`, `show`, `releases`, `filming`, `digest` and the named queries ask of a store.

    python -m bench.shipped STORE [--slowest N] [--json FILE]

About things of which much is told: the busiest person, Rome, Italy, the largest series and company. Of a large answer, the first
thousand rows. Times are milliseconds of the processor, each query alone on a store that it has been asked of before; `p95` is
over all of them together. Today is the day of the last article, as it is for whoever asks. What is found is compared with what another
engine finds for the same SPARQL, where `bench.scale` has one at hand.
"""

from __future__ import annotations

import argparse
import json
import statistics
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from time import process_time
from typing import Any

from pyoxigraph import NamedNode

from bench.asking import ASKED, PLAIN
from graph.dates import PartialDate
from graph.model import Kind
from graph.store import Graph, open_graph
from graph.terms import Term
from queries import named
from queries.ask import ask
from queries.coming import coming_blocks, first_coming
from queries.digest import digest
from queries.dossier import dossiers
from queries.filming import filming, filming_blocks
from queries.limits import ROWS
from queries.moves import moves
from queries.paging import table_of
from queries.view import View, viewing

ROUNDS = 5
_MOST = {
    "person": "?f a schema:Movie ; schema:actor ?x",
    "franchise": "?f schema:isPartOf ?x",
    "company": "?f schema:productionCompany ?x",
}
"""By what somebody or something is the busiest of its kind."""


@dataclass(frozen=True, slots=True)
class Shipped:
    """One query as a user puts it."""

    name: str
    run: Callable[[], int]
    """Answers it, and tells how many rows there are."""
    sparql: str = ""
    """What an engine is asked, with `terms` for its variables, where that is one query."""
    terms: tuple[tuple[str, Term], ...] = ()


def busiest(graph: Graph, kind: str) -> str:
    """The name of the busiest of a kind."""
    found = graph.select(f"SELECT ?x (COUNT(*) AS ?n) {{ {_MOST[kind]} }} GROUP BY ?x ORDER BY DESC(?n) LIMIT 1").rows[0][0]
    return _name(graph, found)


def known(view: View) -> dict[str, str]:
    """Names of things of which much is told, by what a query calls them."""
    film = view.graph.select("SELECT ?f { ?f a schema:Movie ; schema:isPartOf ?p ; rg:filmedIn ?w } ORDER BY ?f LIMIT 1").rows[0][0]
    title, person = _name(view.graph, film), busiest(view.graph, "person")
    return {
        "film": title, "name": title, "person": person, "one": person, "other": person, "place": "Rome",
        "franchise": busiest(view.graph, "franchise"), "company": busiest(view.graph, "company"),
    }  # fmt: skip


def _name(graph: Graph, term: Term | None) -> str:
    assert isinstance(term, NamedNode)
    found = graph.select("SELECT ?n { ?x schema:name ?n }", x=term).rows[0][0]
    assert found is not None
    return found.value


def shipped(view: View) -> Iterator[Shipped]:
    """All of them."""
    given = known(view)
    yield from _named(view, given)
    yield from _asked(view, given)
    for name in (given["film"], given["person"], "Rome", "Italy", given["franchise"], given["company"]):
        yield Shipped(f"show {name}", lambda name=name: len(dossiers(view, name)))  # type: ignore[misc]
    month = view.today - timedelta(30)
    yield Shipped("releases", lambda: _listed(view))
    yield Shipped("releases --region 'United Kingdom' --medium cinema", lambda: _listed(view, "United Kingdom", "cinema"))
    yield Shipped("releases --moved --since a month ago", lambda: len(moves(view, month, view.today)))
    yield Shipped("filming", lambda: _shooting(view))
    yield Shipped("digest --since a month ago", lambda: len(digest(view, month).sections))


def _listed(view: View, region: str = "", medium: str = "") -> int:
    """What comes out, as it is shown."""
    found, more = first_coming(view, ROWS, region=region, medium=medium)
    coming_blocks(found, "coming out", more=more)
    return len(found)


def _shooting(view: View) -> int:
    """What is shooting, as it is shown."""
    found = filming(view)
    filming_blocks(found, "shooting")
    return len(found)


def _named(view: View, given: dict[str, str]) -> Iterator[Shipped]:
    for query in named.named_queries().values():
        for changed in ({}, {"place": "Italy"}, {"name": given["person"]}, {"name": "Rome"}):
            if not changed.keys() <= {each.name for each in query.parameters}:
                continue
            values = [f"{each.name}={(given | changed)[each.name]}" for each in query.parameters if each.name in given]
            terms, _ = named.bindings(query, values, view)
            yield Shipped(
                f"query {' '.join([query.name, *values])}",
                lambda query=query, terms=terms: len(table_of(view, query, terms, ROWS)[0].rows[:ROWS]),  # type: ignore[misc]
                query.text, tuple(terms.items()),
            )  # fmt: skip


def _asked(view: View, given: dict[str, str]) -> Iterator[Shipped]:
    names = {Kind.FILM: "film", Kind.PERSON: "person", Kind.PLACE: "place", Kind.ORGANISATION: "company", Kind.FRANCHISE: "franchise"}
    questions = [each.format(given[names[kind]]) for kind, asked in ASKED.items() for each in asked]
    for question in dict.fromkeys([*questions, *PLAIN, "who filmed in Italy", "films shot in Europe"]):
        answer = ask(view.graph, question, today=view.today, names=view.names)
        yield Shipped(f"ask {question}", lambda question=question: _answered(view, question), answer.sparql)  # type: ignore[misc]


def _answered(view: View, question: str) -> int:
    return ask(view.graph, question, today=view.today, names=view.names).count


def timed(one: Shipped) -> tuple[list[float], int]:
    """Milliseconds of each round but the first, and the rows."""
    times, rows = [], one.run()
    for _ in range(ROUNDS):
        start = process_time()
        rows = one.run()
        times.append(1000 * (process_time() - start))
    return times, rows


def measured(view: View) -> dict[str, Any]:
    """Median, worst and rows of each, and the shares over all."""
    view.names.refresh()
    found: dict[str, Any] = {}
    everything: list[float] = []
    for one in shipped(view):
        times, rows = timed(one)
        everything += times
        found[one.name] = {"median": round(statistics.median(times), 1), "worst": round(max(times), 1), "rows": rows}
    everything.sort()
    shares = {f"p{share}": round(everything[len(everything) * share // 100], 1) for share in (50, 90, 95)}
    return {**shares, "queries": len(found), "each": found}


def last_day(graph: Graph) -> date:
    """The day of the newest article."""
    days = (PartialDate.parse(row[0].value).latest for row in graph.select("SELECT DISTINCT ?d { ?a schema:datePublished ?d }").rows if row[0])
    return max(day for day in days if day)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store", type=Path)
    parser.add_argument("--slowest", type=int, default=1000)
    parser.add_argument("--json", type=Path)
    told = parser.parse_args()
    with open_graph(told.store) as graph:
        today = last_day(graph)
    with viewing(str(told.store), today) as view:
        found = measured(view)
    if told.json:
        told.json.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    for name, one in sorted(found["each"].items(), key=lambda item: -item[1]["median"])[: told.slowest]:
        print(f"{one['median']:9.1f} ms (worst {one['worst']:.1f}), {one['rows']:,} rows: {name}")
    print(", ".join(f"{name} {found[name]} ms" for name in ("p50", "p90", "p95")), f"over {found['queries']} queries, {ROUNDS} times each, today being {today}")


if __name__ == "__main__":
    main()
