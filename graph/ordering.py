"""Rows in the order that a query asks for, sorted outside the engine.

The engine looks both terms of every comparison up in the database again: sorting three thousand rows by their names takes it
three times as long as finding them. Here each term is looked up once. What is more than a list of columns is left to the engine.
"""

from __future__ import annotations

from collections.abc import Sequence

from pyoxigraph import Literal, NamedNode

from graph.frozen import dataclass
from graph.sparql import tokens
from graph.terms import Term
from graph.vocabulary import XSD

Row = tuple["Term | None", ...]

_NUMBERS = frozenset(XSD + name for name in ("integer", "decimal", "double", "float", "int", "long"))
_DAYS = frozenset(XSD + name for name in ("date", "dateTime"))


@dataclass(frozen=True, slots=True)
class Ordered:
    """A query without its last ORDER BY, and the columns by which its rows are to be sorted."""

    query: str
    keys: tuple[tuple[str, bool], ...]
    """Variables, each with whether it goes down."""
    hidden: int = 0
    """So many of the last columns are there for the order alone."""

    def table(self, columns: tuple[str, ...], rows: list[Row]) -> tuple[tuple[str, ...], list[Row]]:
        """The columns that were asked for, and the rows in their order."""
        for name, down in reversed(self.keys):
            place = columns.index(name)
            kinds = {type(row[place]) for row in rows}
            if kinds == {NamedNode}:  # most columns, which makes it worth it
                rows.sort(key=lambda row: row[place].value, reverse=down)  # type: ignore[union-attr]
            else:
                known = {term: _key(term) for term in {row[place] for row in rows}}
                rows.sort(key=lambda row: known[row[place]], reverse=down)
        if not self.hidden:
            return columns, rows
        return columns[: -self.hidden], [row[: -self.hidden] for row in rows]


def ordered(query: str) -> Ordered | None:
    """A SELECT whose last words are an ORDER BY of plain variables; None for any other.

    >>> ordered("SELECT ?film { ?film rg:n ?n } ORDER BY DESC(?n) ?film")
    Ordered(query='SELECT ?film  ?n { ?film rg:n ?n } ', keys=(('n', True), ('film', False)), hidden=1)
    """
    if "ORDER" not in query[query.rfind("}") + 1 :].upper():
        return None
    found = [each for each in tokens(query) if each[0] != "space"]
    words = [text.upper() if kind == "word" else text for kind, text, _ in found]
    if "ORDER" not in words or "{" not in words or "SELECT" not in words[: words.index("{")]:
        return None
    start = len(words) - 1 - words[::-1].index("ORDER")
    keys = None if "}" in words[start:] else _keys(words[start + 2 :])
    if keys is None:
        return None
    before, end = query[: found[start][2]], words.index("{")
    select = words[words.index("SELECT") + 1 : end]
    missing = [] if "*" in select and "(" not in select else [name for name, _ in keys if f"?{name}" not in select and f"${name}" not in select]
    if not missing:
        return Ordered(before, keys)
    if select[0] in {"DISTINCT", "REDUCED"} or "GROUP" in words[start - words[:start][::-1].index("}") : start]:
        return None
    at = found[end - (words[end - 1] == "WHERE")][2]
    return Ordered(f"{before[:at]} {' '.join('?' + name for name in missing)} {before[at:]}", keys, len(missing))


def _keys(words: Sequence[str]) -> tuple[tuple[str, bool], ...] | None:
    """The columns that an ORDER BY names; a constant, which a parameter became, sorts nothing."""
    keys: list[tuple[str, bool]] = []
    rest = list(words)
    while rest:
        if rest[0][0] in "?$":
            keys.append((rest.pop(0)[1:], False))
        elif rest[0].upper() in {"ASC", "DESC"} and len(rest) > 3 and rest[1] == "(" and rest[2][0] in "?$" and rest[3] == ")":
            keys.append((rest[2][1:], rest[0].upper() == "DESC"))
            del rest[:4]
        elif rest[0] == "(" and len(rest) > 2 and rest[1][0] in "<\"" and rest[2] == ")":
            del rest[:3]
        else:
            return None
    return tuple(keys)


def _key(term: Term | None) -> tuple[int, int, float, str]:
    """Unbound cells first, then things, then words; numbers by their value."""
    match term:
        case None:
            return 0, 0, 0.0, ""
        case NamedNode(value=iri):
            return 1, 0, 0.0, iri
        case Literal(value=text):
            return 2, *_value(term, text)
        case _:
            return 3, 0, 0.0, str(term)


def _value(term: Literal, text: str) -> tuple[int, float, str]:
    kind = term.datatype.value
    if kind in _NUMBERS:
        return 0, float(text), ""
    return (1 if kind in _DAYS else 2), 0.0, text
