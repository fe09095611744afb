"""The first rows of a query that has very many, without looking for the others.

Such a query says in its header by what its rows come (`# page: ASC(?latest)`), and its first sub-select binds that and little else. So
the value at which the page ends is looked up first, over that sub-select alone, and the query then asked up to there.
"""

from __future__ import annotations

import re

from pyoxigraph import Literal

from graph.errors import QueryError
from graph.store import Graph, Table
from graph.terms import DATE, Term
from queries.named import NamedQuery, named_queries
from queries.view import View

WIDER = 4
"""By so much a page is widened whose rows the rest of the query leaves too few."""


def table_of(
    view: View, query: NamedQuery, terms: dict[str, Term], rows: int, *, allow_network: bool = False
) -> tuple[Table, bool]:
    """The same, from what is kept beside the store where that tells it sooner than the graph does."""
    if query is named_queries().get("co-actors"):
        from queries.casts import co_actors  # noqa: PLC0415 - for this one alone

        if (found := co_actors(view.casts(), terms["person"])) is not None:
            return found, False
    return first_rows(view.graph, query, terms, rows, allow_network=allow_network)


def first_rows(
    graph: Graph, query: NamedQuery, terms: dict[str, Term], rows: int, *, allow_network: bool = False
) -> tuple[Table, bool]:
    """At least that many rows where there are so many, in the query's order; and whether there are others than these."""
    wanted = rows + 1
    while query.page and (end := _end(graph, query, terms, wanted)) is not None:
        table = graph.select(_until(query, end), **terms, page_end=end)
        if len(table.rows) > rows:
            return Table(table.columns, table.rows[:rows]), True
        wanted *= WIDER
    return graph.query(query.text, allow_network=allow_network, **terms).table(), False


def _end(graph: Graph, query: NamedQuery, terms: dict[str, Term], wanted: int) -> Term | None:
    """The value of that many rows of the sub-select, in their order; None where it has no more."""
    name = query.page.partition("?")[2].rstrip(")")
    text = f"SELECT ?{name} {{ {_first(query)} }} ORDER BY {query.page} LIMIT 1 OFFSET {wanted}"
    found = graph.select(text, **terms).rows
    return found[0][0] if found else None


def _until(query: NamedQuery, end: Term) -> str:
    """The query whose first sub-select ends there."""
    part, (down, name) = _first(query), query.page.rstrip(")").split("(?")
    sign = ">=" if down == "DESC" else "<="
    days = isinstance(end, Literal) and end.datatype == DATE
    test = f"?{name} {sign} ?page_end" if days else f"STR(?{name}) {sign} STR(?page_end)"
    return query.text.replace(part, f"{part[:-1].rstrip()[:-1]} FILTER ({test}) }} }}", 1)


def _first(query: NamedQuery) -> str:
    """The text of the first sub-select, with its braces. Raises QueryError where there is none."""
    start = re.search(r"\{\s*SELECT\b", query.text)
    depth = 0
    for place in range(start.start() if start else 0, len(query.text) if start else 0):
        depth += (query.text[place] == "{") - (query.text[place] == "}")
        if start and not depth:
            return query.text[start.start() : place + 1]
    raise QueryError(f"{query.name}: a query with `# page:` has no sub-select (expected one that binds what its rows come by)")
