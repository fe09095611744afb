"""Plain English to SPARQL: `ask` reads a question with a grammar and answers it from the graph alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import islice

from graph.store import Graph
from queries.answer import ANSWERED, NOT_RECORDED, NOT_UNDERSTOOD, Answer
from queries.ask import helping
from queries.ask.grammar import Piece, read
from queries.ask.linking import Links, link
from queries.ask.meaning import Named, Unknown, walk
from queries.ask.solve import Solver
from queries.ask.words import LONGEST, Question, question
from queries.names import Names

__all__ = ["ask"]

TRIED = 6
"""Readings that are looked up before the graph is said to hold nothing."""
FAR_FETCHED = 1.5
"""How much dearer than the best a reading may be."""


def ask(
    graph: Graph, text: str, *, today: date, names: Names | None = None, focus: Sequence[str] = (), suggest: bool = True
) -> Answer:
    """Answer a question in plain English; never raises for any text.

    `today` is what "this year" and "next" count from; `focus` are the IRIs that "it" can mean (`Answer.focus` of the last
    answer); `suggest` looks for questions that can be answered where this one cannot.
    """
    names = names or Names(graph)
    asked = question(text)
    if not asked.tokens:
        return helping.nothing_asked(graph, text)
    if len(asked.tokens) > LONGEST:
        return Answer(text, NOT_UNDERSTOOD, f"{len(asked.tokens):,} words are too many for one question (at most {LONGEST})")
    links = link(asked, names, today, focus)
    readings = read(len(asked.tokens), links.starts)
    answer = _best(Solver(graph, today), text, readings)
    if answer and answer.status == ANSWERED:
        return helping.explained(graph, answer, readings, names) if suggest else answer
    if not suggest:
        return answer or Answer(text, NOT_UNDERSTOOD, "")
    again = lambda other: ask(graph, other, today=today, names=names, suggest=False)  # noqa: E731 - one line says it
    if answer:
        return helping.not_recorded(graph, answer, _named(readings), again)
    if readings and (missing := _unknown(readings[0])):
        return helping.unknown_name(graph, text, missing, names, again, understood=bool(_named(readings)) or True)
    return helping.not_understood(graph, asked, links, names, again)


def _best(solver: Solver, text: str, readings: Sequence[Piece]) -> Answer | None:
    """The answer of the first reading that finds something; else of the first that can be looked up."""
    first: Answer | None = None
    for piece in islice(readings, TRIED):
        if piece.cost > readings[0].cost + FAR_FETCHED or _unknown(piece):
            break
        answer = solver.answer(text, piece)
        if answer and answer.status == ANSWERED:
            return answer
        first = first or answer
    return first


def _unknown(piece: Piece) -> list[str]:
    meaning = piece.value if piece.category == "YES" else piece.value.meaning
    return [part.typed for part in walk(meaning) if isinstance(part, Unknown)]


def _named(readings: Sequence[Piece]) -> list[Named]:
    if not readings:
        return []
    piece = readings[0]
    meaning = piece.value if piece.category == "YES" else piece.value.meaning
    return [part for part in walk(meaning) if isinstance(part, Named)]
