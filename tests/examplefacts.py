"""The articles of `examples/` with what they state, read without a mistake from `data/examples.gold.txt`.

Questions over them are judged by the texts, whatever the reader makes of these at the moment.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from graph.dates import PartialDate
from graph.model import Certainty, Claim, Document, Kind, Reading, Thing, Value
from graph.vocabulary import RELATIONS
from loaders.documents.sources import documents

ROOT = Path(__file__).parent.parent
GOLD = Path(__file__).parent / "data" / "examples.gold.txt"
READER = "by-hand-1"

_ENDS = re.compile(r"(?:[.!?][”\"’]?\s+(?=[A-Z“‘\"])|\n+)")
_OF_A_KIND = re.compile(r"(person|series|work|film): (.+)")


@dataclass(frozen=True, slots=True)
class Span:
    """A sentence of a text."""

    quote: str
    start: int
    end: int


def examplefacts() -> list[Reading]:
    """Every article of `examples/` that is in English and states something, with its claims, in the order of the file."""
    texts = {found.url: found for found in documents([str(ROOT / "examples")]) if isinstance(found, Document)}
    return [_reading(texts[url], lines) for url, lines in _articles()]


def _articles() -> Iterator[tuple[str, list[str]]]:
    for block in re.split(r"^= ", GOLD.read_text("utf-8"), flags=re.MULTILINE)[1:]:
        url, *lines = block.splitlines()
        yield url, [line for line in lines if line]


def _reading(document: Document, lines: list[str]) -> Reading:
    claims: list[Claim] = []
    where = Span("", 0, 0)
    for line in lines:
        if line.startswith('" '):
            where = sentence(document.text, line[2:])
        else:
            claims += _claims(document, where, line)
    return Reading(document, tuple({claim.id: claim for claim in claims}.values()), READER)


def sentence(text: str, piece: str) -> Span:
    """The sentence in which a piece of it stands, as it is written there."""
    found = re.search(r"\s+".join(map(re.escape, piece.split())), text)
    assert found, f"not in the text: {piece}"
    ends = list(_ENDS.finditer(text))
    start = max((end.end() for end in ends if end.end() <= found.start()), default=0)
    end = next((end.start() for end in ends if end.start() >= found.end()), len(text))
    if text[end : end + 1] in {".", "!", "?"}:
        end += 1
    return Span(text[start:end], start, end)


def _claims(document: Document, where: Span, line: str) -> Iterator[Claim]:
    about, relation, values, *more = (part.strip() for part in line.split(" | "))
    certainty = Certainty(next((word for word in more if word in {"rumoured", "denied"}), "stated"))
    qualifiers = dict(word.split("=", 1) for word in more if "=" in word)
    for value in values.split(" ; "):
        who, _, character = value.strip().partition(" as ")
        told = [(relation, qualifiers)] if not character else [("role", {**qualifiers, "character": character}), ("actor", qualifiers)]
        for name, said in told:
            yield Claim(
                _thing(about, Kind.FILM), name, _value(name, who), document.url, where.quote, where.start, where.end, certainty,
                dict(said), stated_on=document.published,
            )  # fmt: skip


def _value(relation: str, text: str) -> Value:
    kinds = RELATIONS[relation].objects
    if relation == "release_date":
        return "" if text == "none" else PartialDate.parse(text)
    return _thing(text, kinds[0]) if kinds else text


def _thing(text: str, kind: Kind) -> Thing:
    told = _OF_A_KIND.fullmatch(text)
    return Thing(Kind(told.group(1)), told.group(2)) if told else Thing(kind, text)
