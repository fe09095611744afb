"""A language model as the reader: any endpoint that speaks OpenAI's protocol, local or hosted, held to the text.

The model is asked for facts in a fixed form, each with the sentence that says it. What does not stand in the article letter for
letter never becomes a claim. Answers are kept by what was asked, so that the same article is never paid for twice.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from graph.errors import FetchError, InputError
from graph.model import Document, Reading
from graph.vocabulary import CERTAINTIES, KINDS, RELATIONS
from loaders.reading.proposed import claims_of
from loaders.reading.reader import NO_FILM_NEWS, beginning
from loaders.reading.subject import is_film_news

HOSTED = "https://api.openai.com/v1"
LONGEST_ANSWER = 4_000
"""Tokens of one answer, at most."""
PATIENCE = 120.0
"""Seconds that an answer may take."""
VERSION = 1
"""Of what is asked: it changes with the words below, and older answers are then asked for anew."""
WORDS = ("subject", "subject_kind", "predicate", "object", "object_kind", "certainty", "quote", "character", "region", "medium")
TASK = (
    "You read film news. List every fact that the article itself states about films and series, in the given form. "
    "`quote` is the exact sentence of the article that says it, letter for letter. Use the fullest form of a name that the article has. "
    "A release_date's object is a date as precise as the article makes it (YYYY, YYYY-MM or YYYY-MM-DD). A role's object is the person, and "
    "`character` whom they play. `certainty` is rumoured for what is reported as possible, denied for what is said not to be so or no longer. "
    "Leave a text empty where there is nothing to say. The predicates are:\n"
    + "\n".join(f"{name}: {row.comment}" for name, row in RELATIONS.items())
)
FORM: Mapping[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "required": ["facts"],
    "properties": {
        "facts": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": list(WORDS),
                "properties": {word: {"type": "string"} for word in WORDS}
                | {
                    "predicate": {"type": "string", "enum": list(RELATIONS)},
                    "subject_kind": {"type": "string", "enum": [kind.value for kind in KINDS]},
                    "object_kind": {"type": "string", "enum": [*(kind.value for kind in KINDS), "text", "date"]},
                    "certainty": {"type": "string", "enum": list(CERTAINTIES)},
                },
            },
        }
    },
}


@dataclass(slots=True)
class Endpoint:
    """A reader that asks a model at an endpoint; `limit` tokens in all, and no more is asked once they are spent."""

    model: str
    url: str = HOSTED
    key: str = field(default="", repr=False)
    cache: Path | None = None
    limit: int | None = None
    spent: int = 0

    @property
    def version(self) -> str:
        return f"openai:{self.model}/{VERSION}"

    def read(self, document: Document) -> Reading:
        """What the model says the article says. Raises FetchError where it does not answer, InputError where it answers nonsense."""
        start = beginning(document)
        if document.language == "en" and not is_film_news(start):
            return Reading(document, (), self.version, NO_FILM_NEWS)
        request = self._request(start)
        kept = self.cache / f"{_name(request)}.json" if self.cache else None
        if kept and kept.exists():
            answer = kept.read_text(encoding="utf-8")
        elif self.limit is not None and self.spent >= self.limit:
            return Reading(document, (), self.version, f"the limit of {self.limit:,} tokens is reached")
        else:
            answer = self._asked(request, document.url)
            if kept:
                _keep(kept, answer)
        return Reading(document, claims_of(_facts(answer, document.url), document), self.version)

    def _request(self, document: Document) -> dict[str, Any]:
        day = str(document.published) if document.published else "unknown"
        return {
            "model": self.model,
            "temperature": 0,
            "max_tokens": LONGEST_ANSWER,
            "response_format": {"type": "json_schema", "json_schema": {"name": "facts", "strict": True, "schema": FORM}},
            "messages": [
                {"role": "system", "content": TASK},
                {"role": "user", "content": f"Headline: {document.title}\nPublished: {day}\n\n{document.text}"},
            ],
        }

    def _asked(self, request: dict[str, Any], where: str) -> str:
        """The model's words, and what they cost added to what was spent."""
        import httpx  # noqa: PLC0415 - heavy

        headers = {"authorization": f"Bearer {self.key}"} if self.key else {}
        try:
            response = httpx.post(f"{self.url.rstrip('/')}/chat/completions", json=request, headers=headers, timeout=PATIENCE)
        except httpx.HTTPError as error:
            raise FetchError(where, f"{self.url} did not answer: {type(error).__name__}") from None
        if response.is_error:
            raise FetchError(where, f"{self.url} answered {response.status_code} {response.reason_phrase}")
        try:
            answer = response.json()
            words = answer["choices"][0]["message"]["content"]
            self.spent += int((answer.get("usage") or {}).get("total_tokens") or 0)
        except (ValueError, LookupError, TypeError, AttributeError):
            raise InputError(where, f"{self.url} answered in another form", expected="a chat completion") from None
        return words if isinstance(words, str) else ""


def _name(request: Mapping[str, Any]) -> str:
    """What names an answer: all that was asked, the article's text included."""
    return sha256(json.dumps(request, sort_keys=True).encode("utf-8", "surrogatepass")).hexdigest()


def _keep(path: Path, answer: str) -> None:
    """Written beside and moved into place, so that nobody ever reads half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_suffix(f".{os.getpid()}")
    half.write_text(answer, encoding="utf-8")
    half.replace(path)


def _facts(answer: str, where: str) -> list[Mapping[str, str]]:
    """The rows of an answer that have the form that was asked for."""
    try:
        rows = json.loads(answer)["facts"]
    except (ValueError, LookupError, TypeError):
        raise InputError(where, "the model's answer is no list of facts", expected="JSON in the form that was asked for") from None
    return [row for row in rows if isinstance(row, dict) and all(isinstance(value, str) for value in row.values())] if isinstance(rows, list) else []
