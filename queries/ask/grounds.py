"""Why each answer is one: the statements that make it a member, and what they tell about it besides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from datetime import date
from itertools import islice

from pyoxigraph import NamedNode

from graph.errors import QueryError
from graph.frozen import dataclass
from graph.model import Kind
from graph.nodes import fact_id
from graph.store import Graph, Row
from graph.terms import STATE, Term, local, segment
from queries.ask.compile import Compiler, NotSayable
from queries.ask.meaning import Meaning, top
from queries.ask.patterns import TOGETHER
from queries.evidence import Statement

ROWS = 8
"""Ways of being a member that are looked at for each answer."""
SINGLY = 5
"""Answers that are looked up one by one where a common question leaves them without a row."""
COMPARED = 8
"""Answers whose weight is compared with that of what was named."""
HEAVIEST = 200
"""Statements about a thing that are counted for that."""
STATEMENTS = 3
"""Statements told for each answer."""



@dataclass(slots=True)
class Grounds:
    """What one answer rests on."""

    seen: bool = False
    """Whether the graph showed a way in which it is a member."""
    statements: list[Statement] = field(default_factory=list)
    """What may be said for it; which of it is, `standing` tells."""
    more: dict[str, list[Term]] = field(default_factory=dict)
    """What else is told of it, by column."""


def grounds(
    graph: Graph, meaning: Meaning, answers: Sequence[Term], today: date, *, loose: str
) -> dict[Term, Grounds]:
    """The grounds of each answer; none for one that is a member by what the graph does not hold."""
    found = {answer: Grounds() for answer in answers}
    _look(graph, meaning, answers, today, found, loose=loose)
    if len(answers) > 1:
        for answer in [one for one in answers if not found[one].seen][:SINGLY]:
            _look(graph, meaning, [answer], today, found, loose=loose)
    return found


def standing(graph: Graph, one: Grounds) -> list[Statement]:
    """The first of an answer's statements that are facts, in whatever state: of several ways to be a member, a row shows one."""
    return list(islice((each for each in one.statements if _stands(graph, each)), STATEMENTS))


def _stands(graph: Graph, statement: Statement) -> bool:
    subject, predicate, value = statement
    fact = local("fact", fact_id(subject.value, predicate, str(value)))
    return next(graph.quads(fact, STATE), None) is not None


def _look(
    graph: Graph, meaning: Meaning, answers: Sequence[Term], today: date, found: Mapping[Term, Grounds], *, loose: str
) -> None:
    compiler = Compiler(today, loose=loose, flat=True)
    values = [compiler.told(answer) for answer in answers]
    try:
        body = compiler.members(meaning, "?answer")
        if _together(meaning) or _from_names(graph, compiler, answers):
            body = f"{{ {body} FILTER (?answer IN ({', '.join(values)})) }} {compiler.more}"
        else:
            body = f"VALUES ?answer {{ {' '.join(values)} }} {body} {compiler.more}"
        table = graph.select(f"SELECT * {{ {body} }} LIMIT {ROWS * len(answers)}", **compiler.bindings)
    except (NotSayable, QueryError):
        return
    rows = table.rows
    if " UNION " in body:  # whose branches come in any order
        rows = sorted(rows, key=lambda row: [str(value) for value in row])
    for row in rows:
        _note(compiler, table.columns, row, found)


def _from_names(graph: Graph, compiler: Compiler, answers: Sequence[Term]) -> bool:
    """Whether to look from what was named: less is said of an actor than of the genres that are the answers."""
    told = [
        value for value in compiler.bindings.values()
        if isinstance(value, NamedNode) and value not in answers and segment(value.value) != Kind.PLACE
    ]  # fmt: skip
    return bool(told) and min(_weight(graph, one) for one in told) < max(_weight(graph, one) for one in answers[:COMPARED])


def _together(meaning: Meaning) -> bool:
    """Whether they did something with one who is named, whose films are few beside theirs."""
    event = top(meaning)
    return event is not None and event.frame in TOGETHER


def _weight(graph: Graph, term: Term) -> int:
    """How many statements have it as their value, counted so far as that matters."""
    return sum(1 for _ in islice(graph.quads(None, None, term), HEAVIEST))


def _note(compiler: Compiler, columns: Sequence[str], row: Row, found: Mapping[Term, Grounds]) -> None:
    values = dict(zip(columns, row, strict=True))
    answer = values.get("answer")
    if answer is None or answer not in found:
        return
    one = found[answer]
    one.seen = True
    for rest in compiler.rests:
        subject, value = (compiler.bindings.get(name[1:]) or values.get(name[1:]) for name in (rest.subject, rest.object))
        if subject is None or value is None:
            continue
        statement = (subject, rest.predicate, value)
        if statement not in one.statements:
            one.statements.append(statement)
    for column, variable in compiler.shown:
        told = values.get(variable[1:])
        if told is not None and variable != "?answer" and told not in one.more.setdefault(column, []):
            one.more[column].append(told)
