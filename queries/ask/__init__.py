"""Plain English to SPARQL: `ask` reads a question with a grammar and answers it from the graph alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import islice

from graph.frozen import dataclass
from graph.store import Graph
from queries.answer import ANSWERED, NOT_UNDERSTOOD, Answer
from queries.ask.chart import Piece
from queries.ask.grammar import named, read, unknown
from queries.ask.linking import Focus, link
from queries.ask.meaning import Either, Named, Without
from queries.ask.relations import members
from queries.ask.solve import Solver, explained
from queries.ask.told import Told
from queries.ask.words import LONGEST, question
from queries.names import Names

__all__ = ["ask"]

TRIED = 6
"""Readings that are looked up before the graph is said to hold nothing."""
FAR_FETCHED = 0.6
"""How much dearer than the best a reading may be."""


def ask(
    graph: Graph, text: str, *, today: date, names: Names | None = None, focus: Focus = (), suggest: bool = True, brief: bool = False
) -> Answer:
    """Answer a question in plain English; never raises for any text.

    `today` is what "this year" and "next" count from; `focus` is what "it" can mean (`Answer.focus` of the last
    answer); `suggest` looks for questions that can be answered where this one cannot; `brief` only counts the answers.
    """
    asking = _Asking(graph, today, names or Names(graph), text, brief)
    asked = question(text)
    if len(asked.tokens) > LONGEST:
        return Answer(text, NOT_UNDERSTOOD, f"{len(asked.tokens):,} words are too many for one question (at most {LONGEST})")
    links = link(asked, asking.names, today, focus)
    readings = read(len(asked.tokens), links.starts)
    if focus and any(token.word == "else" for token in asked.tokens):
        readings = [asking.something_else(piece, focus) for piece in readings]
    answer = asking.best(readings)
    if answer and answer.status == ANSWERED:
        return answer
    if not suggest:
        return answer or Answer(text, NOT_UNDERSTOOD, "")
    from queries.ask import helping  # noqa: PLC0415 - of use only where there is no answer

    if not asked.tokens:
        return helping.nothing_asked(graph, text, asking.again)
    if answer:
        return helping.not_recorded(graph, answer, named(readings[0]), asking.again)
    if readings and (missing := unknown(readings[0])):
        return helping.unknown_name(graph, text, missing, named(readings[0]), links, asking.names, asking.again)
    return helping.not_understood(graph, asked, links, asking.names, asking.again)


@dataclass(frozen=True, slots=True)
class _Asking:
    """One question on its way to an answer."""

    graph: Graph
    today: date
    names: Names
    text: str
    brief: bool = False

    def best(self, readings: Sequence[Piece]) -> Answer | None:
        """The answer of the first reading that finds something; else of the first that can be looked up."""
        first: Answer | None = None
        solver = Solver(self.graph, self.today, Told(self.graph), brief=self.brief)
        for piece in islice(readings, TRIED):
            if piece.cost > readings[0].cost + FAR_FETCHED or unknown(piece):
                break
            answer = self._about(piece) if piece.category == "ABOUT" else solver.answer(self.text, piece)
            if answer and answer.status == ANSWERED:
                return explained(answer, piece)
            first = first or answer
        return first

    def something_else(self, piece: Piece, focus: Focus) -> Piece:
        """ "What else did she direct": what was spoken of already is left out."""
        if piece.category != "LIST":
            return piece
        kinds = members(piece.value.meaning)
        entries = [self.names.entry(iri) for iri in dict.fromkeys(iri for group in focus for iri in group)]
        told = tuple(Named(one.label, one.kind, (one.term,), (one.label,)) for one in entries if one.kind in kinds)
        if not told:
            return piece
        gone = told[0] if len(told) == 1 else Either(told)
        return replace(piece, value=replace(piece.value, meaning=Without(piece.value.meaning, gone)))

    def again(self, text: str) -> Answer:
        """A question that is tried before it is suggested."""
        return ask(self.graph, text, today=self.today, names=self.names, suggest=False, brief=True)

    def _about(self, piece: Piece) -> Answer | None:
        from queries.ask.about import about  # noqa: PLC0415 - rarely asked

        found = named(piece)
        return about(self.graph, self.names, self.today, self.text, found[0]) if found else None
