"""Plain text: front matter, a title in the first line, and lines that only a narrow screen broke."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from graph.model import Document, Markup, Span
from loaders.documents.characters import one_line, tidy
from loaders.documents.failures import Failure, warning
from loaders.documents.fields import TITLE, article, pick

_FENCE = re.compile(r"---[ \t]*\n")
_FIELD = re.compile(r"([A-Za-z][\w -]{0,60}?)[ \t]*:(?:[ \t]+(.*))?$")
_LONGEST_TITLE = 150
_WIDEST_WRAP = 120
_NARROWEST_WRAP = 40
_NOT_A_TITLE = re.compile(r"(?i)by [A-Z]|https?:|.*[.,;:]$")


def read_plain(text: str, where: str, name: str) -> Iterator[Document | Failure]:
    """The article of a plain text."""
    fields, body, doubt = front_matter(tidy(text))
    if doubt:
        yield warning(where, doubt)
    body = unwrapped(body)
    markup: tuple[Markup, ...] = ()
    if not pick(fields, TITLE):
        first = title_line(body)
        if first:
            fields = {**fields, "title": first.of(body)}
            markup = (Markup(first, "heading"),)
    yield from article(where, fields, body, name=name, markup=markup)


def front_matter(text: str) -> tuple[dict[str, str], str, str]:
    """The fields between two lines of `---` at the very start, the text after them, and what is wrong with them."""
    opening = _FENCE.match(text)
    if not opening:
        return {}, text, ""
    lines = text[opening.end() :].split("\n")
    closing = next((at for at, line in enumerate(lines) if line.rstrip() in {"---", "..."}), None)
    if closing is None:
        return {}, text, "front matter has no closing --- line; read as text"
    fields: dict[str, str] = {}
    for line in lines[:closing]:
        found = _FIELD.match(line)
        if found:
            fields.setdefault(found[1].lower(), _unquoted((found[2] or "").strip()))
    return fields, "\n".join(lines[closing + 1 :]).lstrip("\n"), ""


def _unquoted(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1].replace('\\"', '"').replace("''", "'")
    return value


def title_line(text: str) -> Span | None:
    """Where the first line stands if it reads as a title: short, no final period, and an article after it."""
    start = len(text) - len(text.lstrip())
    end = text.find("\n", start)
    if end < 0 or not text[end:].strip():
        return None
    line = text[start:end].rstrip()
    alone = text[end : end + 2] == "\n\n" or not text[end + 1 : end + 2].islower()
    fits = len(line) <= _LONGEST_TITLE and any(letter.isalpha() for letter in line)
    if not (alone and fits) or _NOT_A_TITLE.match(line):
        return None
    return Span(start, start + len(line))


def unwrapped(text: str) -> str:
    """The text with each break that only kept a line short turned into a space (no offset moves).

    A break was for width when the next line's first word would not have fitted into the widest line of the text.
    """
    lines = text.split("\n")
    width = max(map(len, lines))
    if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return text
    pieces = [lines[0]]
    for line, following in pairwise(lines):
        first = following.split(" ", 1)[0]
        full = bool(first) and bool(line.strip()) and len(line) + 1 + len(first) > width
        pieces.append((" " if full else "\n") + following)
    return "".join(pieces)


def titled(text: str, title: str, markup: tuple[Markup, ...]) -> tuple[str, tuple[Markup, ...]]:
    """A text that begins with its headline, as its readers saw it; markup moves along."""
    title = one_line(title)
    if not title or one_line(text[: 2 * len(title)]).casefold().startswith(title.casefold()):
        return text, markup
    shift = len(title) + 2
    moved = (Markup(Span(m.span.start + shift, m.span.end + shift), m.kind, m.value) for m in markup)
    return f"{title}\n\n{text}", (Markup(Span(0, len(title)), "heading"), *moved)
