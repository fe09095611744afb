"""Several questions one after another: a file of them, or a conversation in which "it" is what the last answer was about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import field, replace
from pathlib import Path
from typing import TextIO

from graph.errors import InputError
from graph.folder import reason
from graph.frozen import dataclass
from queries.answer import ANSWERED, NOT_UNDERSTOOD, Answer
from queries.ask import ask
from queries.ask.lexicon import lexicon
from queries.ask.linking import Focus
from queries.ask.when import as_of
from queries.names import Names
from queries.view import View

COMPLETIONS = 12
REMEMBERED = 8
"""Things spoken of that a pronoun can still mean, the latest first."""
LONGEST_NAME = 6
"""Words of a name that is completed."""


@dataclass(slots=True)
class Conversation:
    """Questions to one view; an answered one is what "it", "they" and "there" mean in the next."""

    view: View
    focus: tuple[tuple[str, ...], ...] = field(default=())

    def ask(self, question: str) -> Answer:
        """The answer, with the last one in mind."""
        answer = answer_to(self.view, question, self.focus)
        if answer.status == ANSWERED:
            self.focus = tuple(dict.fromkeys([*answer.focus, *self.focus]))[:REMEMBERED]
        return answer


def answer_to(view: View, question: str, focus: Focus = ()) -> Answer:
    """The answer to one question; where it says "as of June 2020", what was known then. Raises StoreError."""
    text, day = as_of(question, view.today)
    if day is None or not view.place:
        return ask(view.graph, question, today=view.today, names=view.names, focus=focus)
    with view.as_of(day) as then:
        found = ask(then.graph, text, today=then.today, names=then.names, focus=focus)
    said = f"{found.reading}, as known on {day.isoformat()}" if found.status != NOT_UNDERSTOOD else found.reading
    return replace(found, question=question, reading=said)


def questions(file: Path | None, stdin: TextIO) -> list[str]:
    """The lines of a file of questions; of standard input where there is none, or where it is called `-`. Raises InputError."""
    if file is None or str(file) == "-":
        return stdin.read().splitlines()
    try:
        return file.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(str(file), f"cannot be read: {reason(error)}", expected="a text file with a question a line") from None


def answers(view: View, lines: Iterable[str]) -> Iterator[Answer]:
    """The answer to each line that is not blank, each question on its own."""
    for line in lines:
        if question := line.strip():
            yield answer_to(view, question)


def completions(names: Names, line: str) -> list[str]:
    """Whole lines that this one may become: the names of the graph first, then the words of questions."""
    words = line.split(" ")
    found: list[str] = []
    for count in range(min(LONGEST_NAME, len(words)), 0, -1):
        typed = " ".join(words[-count:])
        if len(typed) > 1:
            before = line[: len(line) - len(typed)]
            found += [before + label for label in names.starting(typed, COMPLETIONS)]
    last = words[-1].lower()
    if last:
        before = line[: len(line) - len(last)]
        found += [before + word for word in sorted(lexicon().words) if word.startswith(last) and word != last]
    return list(dict.fromkeys(found))[:COMPLETIONS]
