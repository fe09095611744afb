"""Questions in a row: pronouns mean the last answer, a file is answered line by line, names and words are completed."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from graph.errors import InputError
from graph.store import open_writer
from queries.ask.conversation import Conversation, answers, completions, questions
from queries.view import View, viewing
from tests.filmnews import filmnews

TODAY = date(2026, 3, 15)


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    store = tmp_path_factory.mktemp("news") / "store"
    with open_writer(store) as writer:
        writer.add(filmnews())
    with viewing(str(store), TODAY) as found:
        yield found


CONVERSATIONS = [
    [
        ("who directed Barbie", ["Greta Gerwig"]),
        ("where was it shot", ["Los Angeles"]),
        ("what else did she direct", ["Narnia"]),
        ("when does it come out", ["2026-11-26", "2026-12-25"]),
    ],
    [
        ("where was Conclave shot", ["Rome"]),
        ("when is it out", ["2024-10-25"]),
        ("who is in it", ["Isabella Rossellini", "Ralph Fiennes", "Stanley Tucci"]),
    ],
    [
        ("films shot in Sicily", ["The Odyssey"]),
        ("who stars in it", ["Matt Damon", "Tom Holland", "Zendaya"]),
        ("which films are they in", ["Dune", "Dune: Part Two", "The Odyssey", "Dune: Part Three"]),
    ],
    [("what is the weather", []), ("who directed it", [])],
]


@pytest.mark.parametrize("turns", CONVERSATIONS, ids=lambda turns: turns[0][0])
def test_conversations(view: View, turns: list[tuple[str, list[str]]]) -> None:
    """Each question is answered with the last answer in mind."""
    conversation = Conversation(view)
    assert [(question, [row[0] for row in conversation.ask(question).rows]) for question, _ in turns] == turns


def test_a_pronoun_without_anything_before_it_is_told(view: View) -> None:
    """Nothing is guessed where nothing was spoken of."""
    answer = Conversation(view).ask("who directed it")
    assert (answer.status, answer.reading) == ("not understood", "“it” stands for nothing yet: ask about something by its name first")


def test_a_file_of_questions(view: View, tmp_path: Path) -> None:
    """Each line that is not blank is answered on its own, as one line of JSON."""
    (tmp_path / "asked.txt").write_text("who directed Dune\n\nwho directed it\n", "utf-8")
    found = [json.loads(answer.json()) for answer in answers(view, questions(tmp_path / "asked.txt", io.StringIO()))]
    assert [(one["question"], one["status"], one["count"]) for one in found] == [
        ("who directed Dune", "answered", 2),
        ("who directed it", "not understood", 0),
    ]
    assert list(found[0]) == [
        "question", "status", "reading", "sparql", "columns", "rows", "count", "evidence", "suggestions", "notes",
    ]  # fmt: skip


def test_a_missing_file_of_questions_is_told(tmp_path: Path) -> None:
    """One line says what, where and what was expected."""
    with pytest.raises(InputError, match=r"none\.txt: cannot be read: No such file"):
        questions(tmp_path / "none.txt", io.StringIO())


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("who directed Mission: Imp", "who directed Mission: Impossible 7"),
        ("films with zend", "films with Zendaya"),
        ("who dir", "who directed"),
        ("", None),
        ("🎬", None),
    ],
)
def test_completion(view: View, typed: str, wanted: str | None) -> None:
    """Names of the graph and words of questions complete a line."""
    found = completions(view.names, typed)
    assert wanted in found if wanted else found == []
