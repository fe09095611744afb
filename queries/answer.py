"""What a question came to: the record that `ask` prints, and its JSON."""

from __future__ import annotations

import json
from typing import Any

from graph.frozen import dataclass

ANSWERED = "answered"
NOT_RECORDED = "not recorded"
NOT_UNDERSTOOD = "not understood"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One article says that an answer is so, in one sentence."""

    answer: str
    """The cell of the first column that it speaks for."""
    fact: str
    """The fact in words: `Tom Cruise · on location in · Rome`."""
    quote: str
    article: str
    """The article's address."""
    headline: str = ""
    publisher: str = ""
    day: str = ""
    """The article's day as EDTF; empty where unknown."""
    certainty: str = "stated"
    state: str = "current"

    def record(self) -> dict[str, str]:
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A question that this graph can answer, and with how many results."""

    question: str
    count: int


@dataclass(frozen=True, slots=True)
class Answer:
    """A question and what the graph says to it.

    `status` is `answered`, `not recorded` (understood, but the graph holds nothing) or `not understood`. `reading` tells
    in words how the question was read, or why it was not. The first column of `rows` holds the answers; cells are
    strings, numbers or None. `sparql` runs as it stands through `query`. `notes` say what was left out, and what is
    held nearby.
    """

    question: str
    status: str
    reading: str
    sparql: str = ""
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Any, ...], ...] = ()
    count: int = 0
    evidence: tuple[Evidence, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    notes: tuple[str, ...] = ()
    focus: tuple[tuple[str, ...], ...] = ()
    """What `it` or `they` in a next question can mean, the likeliest first, each as IRIs; never printed."""

    def record(self) -> dict[str, Any]:
        """The fields as they stand in JSON."""
        return {
            "question": self.question,
            "status": self.status,
            "reading": self.reading,
            "sparql": self.sparql,
            "columns": list(self.columns),
            "rows": [list(row) for row in self.rows],
            "count": self.count,
            "evidence": [found.record() for found in self.evidence],
            "suggestions": [{"question": one.question, "count": one.count} for one in self.suggestions],
            "notes": list(self.notes),
        }

    def json(self) -> str:
        """One line of JSON; half a surrogate pair in a question becomes a question mark."""
        text = json.dumps(self.record(), ensure_ascii=False)
        return text.encode("utf-8", "replace").decode("utf-8")
