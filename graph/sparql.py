"""SPARQL at the door: what reaches the network is refused, and a broken query is told in one line."""

from __future__ import annotations

import re
from collections.abc import Mapping

from graph.errors import QueryError
from graph.terms import Term
from graph.vocabulary import PREFIXES

_TOKEN = re.compile(
    r"""
    (?P<space>\s+|\#[^\r\n]*)
  | (?P<iri><[^\x00-\x20<>"{}|^`\\]*>)
  | (?P<text>\"{3}(?:\\.|[^\\])*?\"{3}|'{3}(?:\\.|[^\\])*?'{3}|"(?:\\.|[^"\\\r\n])*"|'(?:\\.|[^'\\\r\n])*')
  | (?P<variable>[?$]\w+)
  | (?P<name>(?:[^\W\d][\w.-]*)?:(?:[\w:.%-]|\\.)*)
  | (?P<word>[^\W\d]\w*)
  | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_UPDATES = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD", "WITH"})
_CLAUSES = frozenset({"SELECT", "WHERE", "BY", "HAVING", "LIMIT", "OFFSET", "VALUES"})
_FORMS = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})
_POSITION = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)


def tokens(query: str) -> list[tuple[str, str, int]]:
    """Every token with its kind and offset; those of the kind `space` are white space and comments."""
    return [(match.lastgroup or "", match.group(), match.start()) for match in _TOKEN.finditer(query)]


def words(query: str) -> list[tuple[str, int]]:
    """The bare words of a query, in capitals, with their offsets; never one inside a name, an IRI, a text or a comment."""
    return [
        (match.group().upper(), match.start())
        for match in _TOKEN.finditer(query)
        if match.lastgroup == "word" and not query[: match.start()].endswith("@")
    ]


def form_of(query: str) -> str:
    """SELECT, ASK, CONSTRUCT or DESCRIBE; empty for anything else."""
    return next((word for word, _ in words(query) if word in _FORMS), "")


def check_query(query: str, *, allow_network: bool = False) -> None:
    """Raise QueryError where a query would change the store or reach the network.

    >>> check_query("SELECT * { SERVICE <https://example.org/sparql> { ?s ?p ?o } }")
    Traceback (most recent call last):
    ...
    graph.errors.QueryError: line 1, column 12: SERVICE reaches the network (expected --allow-network)
    """
    if not query.strip():
        raise QueryError("the query is empty (expected SELECT, ASK, CONSTRUCT or DESCRIBE)")
    found = words(query)
    if not found or found[0][0] not in _FORMS | _UPDATES | {"PREFIX", "BASE"}:
        begins = query.split(maxsplit=1)[0][:30]
        raise QueryError(f"the query begins with {begins!r} (expected SELECT, ASK, CONSTRUCT or DESCRIBE)")
    form = next((word for word, _ in found if word in _FORMS or word in _UPDATES), "")
    for word, start in found:
        if form in _UPDATES and word == form:
            raise QueryError(f"{place(query, start)}: {word} changes the store (expected SELECT, ASK, CONSTRUCT or DESCRIBE)")
        if word == "SERVICE" and not allow_network:
            raise QueryError(f"{place(query, start)}: SERVICE reaches the network (expected --allow-network)")
        if word == "FROM":
            raise QueryError(f"{place(query, start)}: FROM names another data set (expected none: the store is one graph)")
    if unknown := _unknown_prefix(query):
        raise QueryError(unknown)


def place(query: str, offset: int) -> str:
    """Where an offset is, as people count."""
    before = query[:offset]
    return f"line {before.count(chr(10)) + 1}, column {offset - (before.rfind(chr(10)) + 1) + 1}"


def syntax_error(error: SyntaxError, query: str) -> QueryError:
    """The engine's complaint in one line: where, and the words at which it stopped."""
    text = " ".join(str(error).split())
    match = _POSITION.match(text)
    if match is None:
        return QueryError(f"the query cannot be read: {text[:200]}")
    line, column, what = match.groups()
    if "a variable that is unbound" in what:
        return QueryError("the SELECT names a variable that its pattern does not bind (or that is not grouped)")
    before = sum(len(each) for each in query.splitlines(keepends=True)[: int(line) - 1])
    start = _token_start(query, before + int(column) - 1)
    rest = " ".join(query[start:].split())
    stopped = f"from {rest[:30]!r} on" if rest else "at its end"
    return QueryError(f"{place(query, start)}: the query cannot be read {stopped}")


def _token_start(query: str, offset: int) -> int:
    """The engine stops inside of words; people begin at their first letter."""
    starts = (match.start() for match in _TOKEN.finditer(query) if match.start() <= offset < match.end())
    return next(starts, offset)


def _unknown_prefix(query: str) -> str:
    """What a query's names begin with that nobody declared, with its place; empty where all is well."""
    declared = set(PREFIXES)
    previous = ""
    for match in _TOKEN.finditer(query):
        if match.lastgroup == "name":
            prefix = match.group().partition(":")[0]
            if previous == "PREFIX":
                declared.add(prefix)
            elif prefix not in declared:
                known = ", ".join(PREFIXES)
                return f"{place(query, match.start())}: nothing is declared as {prefix}: (known without declaration: {known})"
        if match.lastgroup != "space":
            previous = match.group().upper()
    return ""


def bind(query: str, bindings: Mapping[str, Term]) -> str:
    """The query with terms in the place of variables, in sub-selects too, whether projected or not.

    Works on tokens and writes terms as the engine does, so no value can become syntax. A projected variable stays a column.

    >>> from pyoxigraph import Literal
    >>> bind("SELECT ?film ?place { ?film rg:filmedIn ?place }", {"place": Literal("x")})
    'SELECT ?film ("x" AS ?place) { ?film rg:filmedIn "x" }'
    """
    if not any(name in query for name in bindings):
        return query
    parts = [(match.lastgroup or "", match.group()) for match in _TOKEN.finditer(query)]
    solid = [number for number, (kind, _) in enumerate(parts) if kind != "space"]
    words = [parts[number][1].upper() for number in solid]
    clause, depth = "", 0
    for place_of, number in enumerate(solid):
        kind, text = parts[number]
        if kind == "word" and text.upper() in _CLAUSES:
            clause, depth = text.upper(), 0
        elif kind == "other":
            depth += (text == "(") - (text == ")")
            clause = "" if text in "{}" else clause
        elif kind == "variable" and text[1:] in bindings:
            value = str(bindings[text[1:]])
            before = words[max(place_of - 2, 0) : place_of]
            if before == ["BOUND", "("]:
                for gone in solid[place_of - 2 : place_of + 2]:
                    parts[gone] = ("", "")
                value = "true"
            elif before[-1:] in (["AS"], ["VALUES"]):
                raise QueryError(f"?{text[1:]} is a parameter; the query must not set it")
            elif depth == 0 and clause == "SELECT":
                value = f"({value} AS {text})"
            elif depth == 0 and clause == "BY":
                value = f"({value})"
            parts[number] = ("", value)
    return "".join(text for _, text in parts)
