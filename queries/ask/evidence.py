"""The statements that an answer rests on."""

from __future__ import annotations

from datetime import date

from graph.store import Graph
from graph.terms import Term
from queries.ask.compile import Compiler, NotSayable
from queries.ask.meaning import Meaning
from queries.evidence import Statement


def statements(graph: Graph, meaning: Meaning, answer: Term, today: date, *, loose: bool, limit: int = 3) -> list[Statement]:
    """The statements that make one answer a member of the meaning, each once."""
    compiler = Compiler(today, loose=loose, flat=True)
    variable = compiler.told(answer)
    try:
        body = compiler.members(meaning, variable)
    except NotSayable:
        return []
    table = graph.select(f"SELECT * {{ {body} }} LIMIT {limit}", **compiler.bindings)
    found: list[Statement] = []
    for row in table.rows:
        values = dict(zip(table.columns, row, strict=True))
        for rest in compiler.rests:
            subject, value = (
                compiler.bindings.get(name[1:]) or values.get(name[1:]) for name in (rest.subject, rest.object)
            )
            if subject is not None and value is not None and (subject, rest.predicate, value) not in found:
                found.append((subject, rest.predicate, value))
    return found
