"""SPARQL at the door: what reaches the network is refused, and a broken query is told in one line."""

from __future__ import annotations

import re
from collections.abc import Mapping

from graph.errors import QueryError
from graph.terms import Term

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


def words(query: str) -> list[tuple[str, int]]:
    """The bare words of a query, in capitals, with their offsets; never one inside a name, an IRI, a text or a comment."""
    return [
        (match.group().upper(), match.start())
        for match in _TOKEN.finditer(query)
        if match.lastgroup == "word" and not query[: match.start()].endswith("@")
    ]


def check_query(query: str, *, allow_network: bool = False) -> None:
    """Raise QueryError where a query would change the store or reach the network.

    >>> check_query("SELECT * { SERVICE <https://example.org/sparql> { ?s ?p ?o } }")
    Traceback (most recent call last):
    ...
    graph.errors.QueryError: line 1, column 12: SERVICE reaches the network (expected --allow-network)
    """
    found = words(query)
    form = next((word for word, _ in found if word in _FORMS or word in _UPDATES), "")
    for word, start in found:
        if form in _UPDATES and word == form:
            raise QueryError(f"{place(query, start)}: {word} changes the store (expected SELECT, ASK, CONSTRUCT or DESCRIBE)")
        if word == "SERVICE" and not allow_network:
            raise QueryError(f"{place(query, start)}: SERVICE reaches the network (expected --allow-network)")
        if word == "FROM":
            raise QueryError(f"{place(query, start)}: FROM names another data set (expected none: the store is one graph)")


def place(query: str, offset: int) -> str:
    """Where an offset is, as people count."""
    before = query[:offset]
    return f"line {before.count(chr(10)) + 1}, column {offset - (before.rfind(chr(10)) + 1) + 1}"


def syntax_error(error: SyntaxError) -> QueryError:
    """The engine's complaint in one line with its position."""
    text = " ".join(str(error).split())
    if match := _POSITION.match(text):
        line, column, what = match.groups()
        return QueryError(f"line {line}, column {column}: {_short(what)}")
    return QueryError(f"the query cannot be read: {_short(text)}")


def _short(what: str) -> str:
    """Without the character classes that the parser would also have taken there."""
    for telling in ("Prefix not found", "The SELECT contains a variable that is unbound"):
        if telling in what:
            return telling[0].lower() + telling[1:]
    return what if len(what) <= 120 else what[:117] + "…"


def bind(query: str, bindings: Mapping[str, Term]) -> str:
    """The query with terms in the place of variables, in sub-selects too, whether projected or not.

    Works on tokens and writes terms as the engine does, so no value can become syntax. A projected variable stays a column.

    >>> bind("SELECT ?film ?place { ?film rg:filmedIn ?place }", {"place": Literal("x")})
    'SELECT ?film ("x" AS ?place) { ?film rg:filmedIn "x" }'
    """
    tokens = [(match.lastgroup or "", match.group()) for match in _TOKEN.finditer(query)]
    solid = [number for number, (kind, _) in enumerate(tokens) if kind != "space"]
    words = [tokens[number][1].upper() for number in solid]
    clause, depth = "", 0
    for place_of, number in enumerate(solid):
        kind, text = tokens[number]
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
                    tokens[gone] = ("", "")
                value = "true"
            elif before[-1:] in (["AS"], ["VALUES"]):
                raise QueryError(f"?{text[1:]} is a parameter; the query must not set it")
            elif depth == 0 and clause == "SELECT":
                value = f"({value} AS {text})"
            elif depth == 0 and clause == "BY":
                value = f"({value})"
            tokens[number] = ("", value)
    return "".join(text for _, text in tokens)
