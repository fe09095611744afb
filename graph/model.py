"""The records that travel from an article to a fact, each frozen, each named after what it is."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from types import MappingProxyType
from typing import TypeAlias

from graph.dates import PartialDate
from graph.frozen import dataclass
from graph.hashing import digest, hashed


class Kind(StrEnum):
    """What a thing is; the RDF class of each stands in the vocabulary."""

    FILM = "film"
    SERIES = "series"
    PERSON = "person"
    CHARACTER = "character"
    FRANCHISE = "franchise"
    PLACE = "place"
    ORGANISATION = "organisation"
    WORK = "work"

    __hash__ = str.__hash__  # the one of Enum runs in Python, and kinds are in every key


class Certainty(StrEnum):
    """How the article says it."""

    STATED = "stated"
    RUMOURED = "rumoured"
    DENIED = "denied"


class State(StrEnum):
    """Where a fact stands once all its claims are counted."""

    CURRENT = "current"
    SUPERSEDED = "superseded"
    RETIRED = "retired"
    CONTESTED = "contested"
    RUMOURED = "rumoured"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a document's text, in code points: text[start:end]."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words that stand there."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True, order=True)
class Markup:
    """A span that the page set apart: `italic`, `heading`, `link` (with its address as value)."""

    span: Span
    kind: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    r"""An article as it was published: its address, its day where known, and its text.

    `url` is the identity, as given; for a local file the page's canonical address, else the front matter's, else the
    file's base name. `published` is a partial date or None where no day is known. `text` has `\n` line ends.
    """

    url: str
    text: str
    title: str = ""
    published: PartialDate | None = None
    publisher: str = ""
    language: str = "en"
    markup: tuple[Markup, ...] = ()

    @property
    def sha256(self) -> str:
        """Hash of the text, by which a changed article is known."""
        return hashed(self.text)


@dataclass(frozen=True, slots=True, order=True)
class Thing:
    """An entity as one article knows it: its kind and the fullest name that the article gives it."""

    kind: Kind
    name: str

    def local_id(self, article: str) -> str:
        """Its identity inside one article, from content alone (16 hex digits)."""
        return digest(article, self.kind, self.name)


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A place in the text where an entity is spoken of, by whatever words."""

    span: Span
    surface: str
    thing: Thing


Value: TypeAlias = "Thing | PartialDate | str"


@dataclass(frozen=True, slots=True)
class Claim:
    """One article says one thing, in one sentence.

    `quote` is the exact text of `article` at `start:end`: no quote, no claim. `qualifiers` say more about the same
    statement (`region`, `medium`, `status`, `reason`, `character`, `film`, `start`, `end`, `position`, …; see
    `graph.vocabulary.QUALIFIERS`); values are strings. `confidence` is the reader's own, from 0 to 1.
    """

    subject: Thing
    predicate: str
    object: Value
    article: str
    quote: str
    start: int
    end: int
    certainty: Certainty = Certainty.STATED
    qualifiers: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    confidence: float = 1.0
    stated_on: PartialDate | None = None
    _id: str = field(default="", init=False, repr=False, compare=False)

    @property
    def id(self) -> str:
        """A hash of everything that the claim says and where (16 hex digits)."""
        if not self._id:
            object.__setattr__(self, "_id", self._digest())
        return self._id

    def _digest(self) -> str:
        return digest(
            self.article, self.subject.kind, self.subject.name, self.predicate, *value_key(self.object),
            json.dumps(dict(self.qualifiers), sort_keys=True, ensure_ascii=False),
            self.certainty, str(self.start), str(self.end), self.quote,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reading:
    """What one reader found in one document; no claims and `unread` empty means read, nothing found."""

    document: Document
    claims: tuple[Claim, ...]
    reader: str
    unread: str = ""
    """Why the text was not read (another language, say); empty where it was."""
    doubts: tuple[str, ...] = ()
    """What people should know of it: a date that no calendar has, say."""


@dataclass(frozen=True, slots=True)
class Decision:
    """Somebody decided that two names mean the same thing, or do not.

    `left` and `right` are entity IRIs or `article-local` ids; `day` is ISO; `by` is a person, or the rule's name.
    """

    verdict: str
    """`same`, `different` or `unsure`."""
    left: str
    right: str
    reason: str = ""
    by: str = ""
    day: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """What the claims add up to; terms are IRIs or literals in N-Triples form."""

    id: str
    subject: str
    predicate: str
    object: str
    state: State
    known_from: PartialDate | None = None
    superseded_on: PartialDate | None = None
    supports: tuple[str, ...] = ()
    opposes: tuple[str, ...] = ()


def value_key(value: Value) -> tuple[str, str]:
    """The object of a claim as (kind, text), for hashing and sorting."""
    match value:
        case Thing(kind, name):
            return kind, name
        case PartialDate():
            return "date", value.edtf
        case _:
            return "text", value
