"""What went wrong with one input, as data, so that the other inputs still load."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from graph.errors import InputError
from loaders.documents.characters import one_line


@dataclass(frozen=True, slots=True)
class Failure:
    """One line about one input: an `error` lost it, a `warning` changed or doubted something in it.

    Names of files and words of pages come into it, so nothing that could steer a terminal stays in it.

    >>> print(Failure("articles.jsonl:17", "invalid JSON (expected one object a line)"))
    articles.jsonl:17: invalid JSON (expected one object a line)
    """

    where: str
    message: str
    kind: Literal["error", "warning"] = "error"

    def __post_init__(self) -> None:
        for name in ("where", "message"):
            object.__setattr__(self, name, one_line(getattr(self, name)))

    def __str__(self) -> str:
        return f"{self.where}: {self.message}"


def failure_of(error: InputError) -> Failure:
    """The error as data; its line stays the same."""
    return Failure(error.where, str(error).removeprefix(f"{error.where}: "))


def warning(where: str, message: str) -> Failure:
    """Something that the user should know about an input that loads all the same."""
    return Failure(where, message, "warning")
