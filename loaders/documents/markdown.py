"""Markdown: the text as it reads, with what was set apart in it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from graph.model import Document, Markup
from loaders.documents.characters import tidy
from loaders.documents.failures import Failure, warning
from loaders.documents.fields import TITLE, article, pick
from loaders.documents.marked import MarkedText
from loaders.documents.plain import front_matter, titled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_MARKS = {"em": "italic", "link": "link", "heading": "heading"}
_BLOCKS = ("paragraph_", "heading_", "list_item_", "blockquote_", "tr_")
LONGEST_MARKED = 100_000
"""Characters whose marks are looked for, which is more than is read of an article; the rest is kept as it is written."""


def read_markdown(text: str, where: str, name: str) -> Iterator[Document | Failure]:
    """The article of a Markdown text; its title is the front matter's or that of its first heading."""
    fields, body, doubt = front_matter(tidy(text))
    if doubt:
        yield warning(where, doubt)
    text, markup = rendered(body)
    title = pick(fields, TITLE)
    if title:
        text, markup = titled(text, title, markup)
    else:
        heading = next((mark for mark in markup if mark.kind == "heading"), None)
        fields = {**fields, "title": heading.span.of(text) if heading else ""}
    yield from article(where, fields, text, name=name, markup=markup)


def rendered(source: str) -> tuple[str, tuple[Markup, ...]]:
    """The words of a Markdown source and their marks.

    >>> rendered("She leads *Dune*.")
    ('She leads Dune.', (Markup(span=Span(start=10, end=14), kind='italic', value=''),))
    """
    out = MarkedText()
    end = len(source) if len(source) <= LONGEST_MARKED else source.rfind("\n", 0, LONGEST_MARKED) + 1 or LONGEST_MARKED
    _write(_parser().parse(source[:end]), out)
    out.block()
    out.add(source[end:])
    return out.finish()


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt  # noqa: PLC0415 - only where Markdown is read

    return MarkdownIt("commonmark").enable("table")


def _write(tokens: Sequence[Token], out: MarkedText) -> None:
    for token in tokens:
        if token.type == "inline":
            _write(token.children or [], out)
        elif token.type in {"text", "code_inline"}:
            out.add(token.content)
        elif token.type in {"softbreak", "hardbreak"}:
            out.add(" " if token.type == "softbreak" else "\n")
        elif token.type in {"fence", "code_block"}:
            out.block()
            out.add(token.content)
        elif token.type.startswith("td_") or token.type.startswith("th_"):
            out.add(" ")
        if token.type.startswith(_BLOCKS):
            out.block()
        _mark(token, out)


def _mark(token: Token, out: MarkedText) -> None:
    kind = _MARKS.get(token.type.rpartition("_")[0])
    if kind and token.nesting > 0:
        out.open(kind, str(token.attrGet("href") or "") if kind == "link" else "")
    elif kind and token.nesting < 0:
        out.close(kind)
