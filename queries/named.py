"""Queries with a name and parameters: SPARQL files whose header says what they tell and what they need.

    # Where a film was shot, and who was seen there.
    # param film: film
    # param since: date = 1900-01-01 -- only what is known from that day on
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from pyoxigraph import Literal, NamedNode

from graph.dates import PartialDate
from graph.errors import QueryError
from graph.model import Kind
from graph.names import nearest
from graph.terms import DATE, Term, number
from queries.blocks import Block, Grid, Heading, Pairs, Text
from queries.view import View

FOLDER = Path(__file__).with_name("named")
VALUES = ("date", "number", "text", "iri")
"""What a parameter can be besides a thing of the graph (`film`, `person`, `place`, …, or `name` for any of them)."""
_PARAMETER = re.compile(r"#\s*param\s+(?P<name>\w+):\s*(?P<kind>[\w|]+)\s*(?:=\s*(?P<default>.*?))?\s*(?:--\s*(?P<help>.*))?$")
_PAGE = re.compile(r"#\s*page:\s*((?:ASC|DESC)\(\?\w+\))\s*$")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A variable of the query that the user sets; `default` None: it must be set, empty: it may be left open."""

    name: str
    kind: str
    default: str | None = None
    help: str = ""

    def __str__(self) -> str:
        """As in usage lines: `film=FILM`, `[since=1900-01-01]`."""
        if self.default is None:
            return f"{self.name}={self.kind.upper()}"
        return f"[{self.name}={self.default or self.kind.upper()}]"


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query as its file has it; `name` is the file's stem, `summary` the first lines of its header."""

    name: str
    text: str
    summary: str = ""
    parameters: tuple[Parameter, ...] = ()
    page: str = ""
    """By what its rows come, as in ORDER BY, where they are so many that the first ones are looked for alone."""

    @property
    def usage(self) -> str:
        return " ".join((self.name, *map(str, self.parameters)))


@cache
def named_queries() -> dict[str, NamedQuery]:
    """Those that ship, by name."""
    return {path.stem: read_query(path.stem, path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.rq"))}


def read_query(name: str, text: str) -> NamedQuery:
    """A query with what its header says: comment lines before anything else."""
    summary: list[str] = []
    parameters: list[Parameter] = []
    page = ""
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        if match := _PAGE.match(line):
            page = match[1]
        elif match := _PARAMETER.match(line):
            parameters.append(Parameter(match["name"], match["kind"], match["default"], match["help"] or ""))
        elif line.lstrip("# ").startswith("param "):
            raise QueryError(f"{name}: {line!r} (expected: # param NAME: KIND [= DEFAULT] [-- HELP])")
        else:
            summary.append(line.lstrip("# ").strip())
    return NamedQuery(name, text, " ".join(summary).strip(), tuple(parameters), page)


def listed() -> list[Block]:
    """Names, parameters and what they tell."""
    rows = [(query.usage, query.summary) for query in named_queries().values()]
    return [Grid(("query", "tells"), rows)]


def explained(query: NamedQuery) -> list[Block]:
    """What a query tells, its parameters, and itself."""
    parameters = [(parameter.name, _described(parameter)) for parameter in query.parameters]
    body = "\n".join(line for line in query.text.splitlines() if not line.startswith("#"))
    return [Heading(query.usage, query.summary), *([Pairs(parameters)] if parameters else []), Text(body.strip())]


def _described(parameter: Parameter) -> str:
    need = "" if parameter.default is None else f" (if not set: {parameter.default or 'any'})"
    return f"{parameter.kind.replace('|', ' or ')}{need}" + (f": {parameter.help}" if parameter.help else "")


def find_query(given: str) -> NamedQuery:
    """What the user means: the name of a query that ships, a file, or the query itself. Raises QueryError."""
    if given in named_queries():
        return named_queries()[given]
    if not given.strip() or re.search(r"\s|\{", given.strip()):
        return read_query("query", given)
    path = Path(given)
    try:
        return read_query(path.name, path.read_text("utf-8"))
    except FileNotFoundError:
        near = nearest(given, named_queries())
        hint = f"; did you mean {' or '.join(near)}?" if near else f" (expected SPARQL, a file, or one of {', '.join(named_queries())})"
        raise QueryError(f'no query is called "{given}"{hint}') from None
    except UnicodeDecodeError:
        raise QueryError(f"{given}: not a text (expected SPARQL in UTF-8)") from None
    except OSError as error:
        raise QueryError(f"{given}: the query cannot be read: {(error.strerror or str(error)).lower()}") from None


def bindings(query: NamedQuery, given: Sequence[str], view: View) -> tuple[dict[str, Term], list[str]]:
    """The terms for its variables, from `name=value` texts; and what else a name could have meant, a line each.

    Raises QueryError, or UnknownName with the nearest names.
    """
    values = _values(query, given)
    terms: dict[str, Term] = {}
    notes: list[str] = []
    for parameter in query.parameters:
        text = values.get(parameter.name, parameter.default)
        if text is None or (not text and parameter.default is None):
            raise QueryError(f"{query.name}: {parameter.name} is not set (expected {query.usage})")
        if text:
            terms[parameter.name] = _term(query, parameter, text, view, notes)
    return terms, notes


def _values(query: NamedQuery, given: Sequence[str]) -> Mapping[str, str]:
    known = [parameter.name for parameter in query.parameters]
    values: dict[str, str] = {}
    loose: list[str] = []
    for text in given:
        name, sign, value = text.partition("=")
        if sign and name in known:
            values[name] = value
        elif sign and re.fullmatch(r"\w+", name):
            raise QueryError(f"{query.name}: there is no parameter {name!r} (expected {query.usage})")
        else:
            loose.append(text)
    open_ones = [name for name in known if name not in values]
    if len(loose) > len(open_ones):
        raise QueryError(f"{query.name}: {loose[-1]!r} is one value too many (expected {query.usage})")
    return values | dict(zip(open_ones, loose, strict=False))


def _term(query: NamedQuery, parameter: Parameter, text: str, view: View, notes: list[str]) -> Term:
    where = f"{query.name}: {parameter.name}={text}"
    match parameter.kind:
        case "date":
            return Literal(_day(where, text, view.today).isoformat(), datatype=DATE)
        case "number":
            if not re.fullmatch(r"-?\d{1,18}", text):
                raise QueryError(f"{where}: not a number (expected 0, 1, 2, …)")
            return number(int(text))
        case "text":
            return Literal(text)
        case "iri":
            try:
                return NamedNode(text)
            except ValueError:
                raise QueryError(f"{where}: not an IRI (expected one like https://example.org/a)") from None
        case kinds:
            return _thing(kinds, text, view, notes)


def _day(where: str, text: str, today: date) -> date:
    if text == "today":
        return today
    try:
        day = PartialDate.parse(text).earliest
    except ValueError:
        day = None
    if day is None:
        raise QueryError(f"{where}: not a day (expected one like 2027-03-19, 2027-03 or 2027)")
    return day


def _thing(kinds: str, text: str, view: View, notes: list[str]) -> NamedNode:
    wanted = [] if kinds == "name" else kinds.split("|")
    if unknown := [kind for kind in wanted if kind not in set(Kind)]:
        raise QueryError(f"{unknown[0]!r} is no kind of parameter (expected name, {', '.join((*Kind, *VALUES))})")
    first, *others = view.find(text, wanted)
    if others and first.key == others[0].key:
        notes.append(f"“{text}” is taken for {first.term}; it is also {', '.join(other.term for other in others[:3])}")
    return NamedNode(first.term[1:-1])
