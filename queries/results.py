"""What a SPARQL query found, for people as a table and for programs in the W3C formats."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from typing import Any

from pyoxigraph import Literal, NamedNode

from graph.export import neutral
from graph.names import clean
from graph.store import Graph, Results, Table
from graph.terms import Term
from graph.vocabulary import PREFIXES, XSD
from queries.answers import readable
from queries.blocks import Block, Grid, Note
from queries.labels import labels
from queries.limits import ROWS

FORMATS = ("table", "json", "csv", "tsv", "xml", "turtle", "ntriples", "jsonld")
_WHOLE = {XSD + name for name in ("integer", "int", "long")}


def result_blocks(graph: Graph, table: Table, *, limit: int = ROWS, more: bool = False) -> Iterator[Block]:
    """Rows with the names of things instead of their IRIs; of more than `limit`, the first, and how many there are.

    `more`: the table holds the first rows of a page, and nobody has counted the others.
    """
    named = labels(graph, {term for row in table.rows[:limit] for term in row if isinstance(term, NamedNode)})
    rows = [tuple(_cell(named, term) for term in row) for row in table.rows[:limit]]
    if rows:
        yield Grid(table.columns, rows)
    count = len(table.rows)
    told = f"more than {count:,} rows" if more else "1 row" if count == 1 else f"{count:,} rows"
    shown = f"; the first {limit:,} are shown (--rows N shows more, --format csv all)" if more or count > limit else ""
    yield Note(told + shown)


def serialized(results: Results, name: str) -> bytes:
    """In a format of FORMATS; in CSV, cells that a spreadsheet would run begin with an apostrophe."""
    data = results.serialize(name)
    return _harmless(data) if name == "csv" else data


def _cell(named: Mapping[Term, str], term: Term | None) -> Any:
    if isinstance(term, Literal) and term.datatype.value in _WHOLE and re.fullmatch(r"-?\d+", term.value):
        return int(term.value)
    if isinstance(term, NamedNode) and (short := _prefixed(term.value)):
        return short
    return readable(named.get(term) or clean(term.value)) if term is not None else None


def _prefixed(iri: str) -> str:
    """A term of a vocabulary by its prefix; empty for anything else."""
    found = ((name, base) for name, base in PREFIXES.items() if iri.startswith(base))
    return next((f"{name}:{iri[len(base):]}" for name, base in found), "")


def _harmless(data: bytes) -> bytes:
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    for row in csv.reader(io.StringIO(data.decode("utf-8"), newline="")):
        writer.writerow([cell if _number(cell) else neutral(cell) for cell in row])
    return written.getvalue().encode("utf-8")


def _number(cell: str) -> bool:
    return re.fullmatch(r"[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?", cell) is not None
