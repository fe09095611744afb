"""What articles say about themselves in named fields: front matter, rows of tables and JSON objects."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from graph.hashing import digest
from graph.model import Document, Markup
from loaders.documents.characters import one_line
from loaders.documents.day import read_day
from loaders.documents.failures import Failure, warning
from loaders.documents.language import detect

TITLE = ("title", "headline")
URL = ("url", "link", "canonical_url")
PUBLISHED = ("published", "date", "publication_date", "published_at", "date_published", "datepublished")
PUBLISHER = ("publisher", "source", "site")
TEXT = ("text", "full_text", "content", "body", "articlebody")


def pick(fields: Mapping[str, object], names: tuple[str, ...]) -> str:
    """The first of these fields that says something; names are compared without case, blanks or hyphens."""
    known = {_plain(key): value for key, value in fields.items()}
    for name in names:
        value = known.get(name)
        if isinstance(value, Mapping):
            value = value.get("name") or value.get("title")
        if isinstance(value, str | int | float) and not isinstance(value, bool) and str(value).strip():
            return str(value)
    return ""


def _plain(key: object) -> str:
    return str(key).strip().lower().replace(" ", "_").replace("-", "_")


def article(
    where: str, fields: Mapping[str, object], text: str, *, name: str = "", markup: tuple[Markup, ...] = ()
) -> Iterator[Document | Failure]:
    """The document of a text and the fields that came with it, after the doubts about it.

    `name` is its identity where the fields give no url; without either, title and day name it.
    """
    title, publisher, wording = (one_line(pick(fields, names)) for names in (TITLE, PUBLISHER, PUBLISHED))
    published = read_day(wording) if wording else None
    if wording and not published:
        yield warning(where, f'"{wording[:60]}" is not a day of publication; loaded without one')
    yield Document(
        url=one_line(pick(fields, URL)) or one_line(name) or unnamed(title, publisher, wording, text),
        text=text,
        title=title,
        published=published,
        publisher=publisher,
        language=detect(text),
        markup=tuple(sorted(markup)),
    )


def unnamed(title: str, publisher: str, wording: str, text: str) -> str:
    """The identity of an article that has no address and no file: its title, so that a corrected text is still it."""
    return f"{title or 'untitled'} ({digest(title, publisher, wording, '' if title else text)[:8]})"
