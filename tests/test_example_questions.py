"""Questions over the news in `examples/`, with answers that are judged by its texts and not by what the program printed once.

The table is `data/example-questions.txt`; the graph is built from `data/examples.gold.txt`, so that a reader's mistake is not
in the way.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from graph.store import open_writer
from queries.answer import ANSWERED, Answer
from queries.ask.conversation import Conversation
from queries.view import View, viewing
from tests.examplefacts import examplefacts

TABLE = Path(__file__).parent / "data" / "example-questions.txt"
TODAY = date(2025, 3, 15)


@dataclass(slots=True)
class Wanted:
    """What a question is to come to."""

    status: str = ANSWERED
    answers: list[str] | None = None
    perhaps: list[str] = field(default_factory=list)
    ordered: bool = False
    words: list[str] = field(default_factory=list)


def table() -> dict[str, Wanted]:
    """Each question with what is wanted."""
    found: dict[str, Wanted] = {}
    for block in TABLE.read_text("utf-8").split("\n\n"):
        lines = [line for line in block.splitlines() if line and not line.startswith("#")]
        if lines:
            found[lines[0].removeprefix("? ")] = wanted(lines[1:])
    return found


def wanted(lines: list[str]) -> Wanted:
    one = Wanted()
    for line in lines:
        mark, text = line[0], line[2:]
        if mark in {"=", ">"}:
            one.answers, one.ordered = text.split(" ; "), mark == ">"
        elif mark == "+":
            one.perhaps, one.answers = text.split(" ; "), one.answers or []
        elif mark == ":":
            one.status, one.answers = text, []
        else:
            one.words.append(text)
    return one


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    store = tmp_path_factory.mktemp("examples") / "store"
    with open_writer(store) as writer:
        assert writer.add(examplefacts()).rejected == ()
    with viewing(str(store), TODAY) as found:
        yield found


@pytest.mark.parametrize("question", table())
def test_the_answers_are_those_of_the_texts(view: View, question: str) -> None:
    """Status, all answers and no other, those who may only have been there apart, and what is to be told besides."""
    one, answer = table()[question], Conversation(view).ask(question)
    assert answer.status == one.status
    if one.answers is not None:
        sure, perhaps = told(answer)
        assert (sure if one.ordered else sorted(sure)) == (one.answers if one.ordered else sorted(one.answers))
        assert sorted(perhaps) == sorted(one.perhaps)
    for words in one.words:
        assert words in answer.json().replace('\\"', '"')


def told(answer: Answer) -> tuple[list[str], list[str]]:
    """The answers, and apart from them those who were in the cast of a film shot there."""
    how = answer.columns.index("how") if "how" in answer.columns else None
    sure = [str(row[0]) for row in answer.rows if how is None or row[how] == "on location" or row[0] == "perhaps"]
    perhaps = [str(row[0]) for row in answer.rows if how is not None and row[how] != "on location" and row[0] != "perhaps"]
    return sure, perhaps
