"""An answer as people read it: how the question was taken, the rows, and the sentences they rest on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from graph.dates import PartialDate
from queries.answer import ANSWERED, NOT_RECORDED, Answer, Evidence
from queries.blocks import Block, Grid, Heading, Note, Quote, Text
from queries.output import display

_CODED = re.compile(r"\d{4}-(?:2[1-4]|3[3-9]|4[01])[~?%]?")


def display_answer(answer: Answer, *, sparql: bool = False) -> None:
    """Print an answer for people."""
    display(answer_blocks(answer, sparql=sparql))


def answer_blocks(answer: Answer, *, sparql: bool = False) -> list[Block]:
    """The whole answer; with its query where asked for."""
    return [*_body(answer), *([Text(answer.sparql)] if sparql and answer.sparql else [])]


def _body(answer: Answer) -> Iterator[Block]:
    match answer.status:
        case status if status == ANSWERED:
            yield Heading(answer.reading, _count(answer.count))
            yield Grid(answer.columns, [tuple(map(readable, row)) for row in answer.rows])
            yield from quotes(answer.evidence)
        case status if status == NOT_RECORDED:
            yield Heading("Not recorded", answer.reading)
        case _:
            yield Heading("Not understood", answer.reading.removeprefix("not understood: "))
    for note in answer.notes:
        yield Note(note)
    if answer.suggestions:
        yield Grid(("try", "answers"), [(one.question, one.count) for one in answer.suggestions])


def quotes(found: tuple[Evidence, ...]) -> Iterator[Quote]:
    """Each sentence once, under all the answers that it speaks for; those of one article for the same answers together."""
    answers: dict[tuple[str, str], list[Evidence]] = {}
    for one in found:
        answers.setdefault((one.article, one.quote), []).append(one)
    told: dict[tuple[str, str], list[Evidence]] = {}
    for (article, _), speaking in answers.items():
        about = " · ".join(dict.fromkeys(_marked(one) for one in speaking))
        told.setdefault((about, article), []).append(speaking[0])
    for (about, article), speaking in told.items():
        yield Quote(about, tuple(one.quote for one in speaking), source(speaking[0]), article)


def source(one: Evidence) -> str:
    """Who said so and when: `Deadline, 6 October 2020 · https://…`."""
    said = ", ".join(part for part in (one.publisher, day_words(one.day)) if part)
    return " · ".join(part for part in (said, one.article) if part)


def day_words(day: str) -> str:
    """A day in EDTF as people write it; `undated` for none."""
    return str(PartialDate.parse(day)) if day else "undated"


def readable(cell: Any) -> Any:
    """A season, quarter or part of a year in words, for nobody reads EDTF's numbers for them; all else as it is.

    >>> readable("2027-22"), readable("2027-07-02"), readable(3)
    ('summer 2027', '2027-07-02', 3)
    """
    return str(PartialDate.parse(cell)) if isinstance(cell, str) and _CODED.fullmatch(cell) else cell


def _marked(one: Evidence) -> str:
    more = [word for word in (one.certainty, one.state) if word not in {"stated", "current"}]
    return f"{one.answer} ({', '.join(dict.fromkeys(more))})" if more else one.answer


def _count(number: int) -> str:
    return "1 answer" if number == 1 else f"{number:,} answers"
