"""An answer as people read it: how the question was taken, the rows, and the sentences they rest on."""

from __future__ import annotations

from collections.abc import Iterator

from graph.dates import PartialDate
from queries.answer import ANSWERED, NOT_RECORDED, Answer, Evidence
from queries.blocks import Block, Grid, Heading, Note, Quote, Text


def answer_blocks(answer: Answer, *, sparql: bool = False) -> list[Block]:
    """The whole answer; with its query where asked for."""
    return [*_body(answer), *([Text(answer.sparql)] if sparql and answer.sparql else [])]


def _body(answer: Answer) -> Iterator[Block]:
    match answer.status:
        case status if status == ANSWERED:
            yield Heading(answer.reading, _count(answer.count))
            yield Grid(answer.columns, answer.rows)
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
    """Each sentence once, under all the answers that it speaks for."""
    answers: dict[tuple[str, str], list[Evidence]] = {}
    for one in found:
        answers.setdefault((one.article, one.quote), []).append(one)
    for (article, quote), speaking in answers.items():
        about = " · ".join(dict.fromkeys(_marked(one) for one in speaking))
        yield Quote(about, (quote,), source(speaking[0]), article)


def source(one: Evidence) -> str:
    """Who said so and when: `Deadline, 6 October 2020 · https://…`."""
    said = ", ".join(part for part in (one.publisher, day_words(one.day)) if part)
    return " · ".join(part for part in (said, one.article) if part)


def day_words(day: str) -> str:
    """A day in EDTF as people write it; `undated` for none."""
    return str(PartialDate.parse(day)) if day else "undated"


def _marked(one: Evidence) -> str:
    more = [word for word in (one.certainty, one.state) if word not in {"stated", "current"}]
    return f"{one.answer} ({', '.join(dict.fromkeys(more))})" if more else one.answer


def _count(number: int) -> str:
    return "1 answer" if number == 1 else f"{number:,} answers"
