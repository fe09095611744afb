"""What a store is to those who use it: `Graph` to read one state of it, `Writer` to change it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol, Self, TypeAlias

from pyoxigraph import NamedNode, Quad, Triple

from graph.changes import Changes
from graph.frozen import dataclass
from graph.model import Decision, Document, Reading
from graph.records import Article
from graph.terms import Term

Row: TypeAlias = "tuple[Term | None, ...]"


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a SELECT; a cell is None where its variable is unbound."""

    columns: tuple[str, ...]
    rows: list[Row]


class Results(Protocol):
    """What a user's query found, to be read once: as records, or written in a W3C format."""

    kind: str
    """`select`, `ask` or `construct`."""

    def table(self) -> Table:
        """The rows; an ASK has one row in the column `answer`, a CONSTRUCT the columns of a triple."""

    def serialize(self, name: str) -> bytes:
        """`json`, `xml`, `csv` or `tsv` (W3C); a CONSTRUCT takes `turtle`, `ntriples`, `jsonld`, `xml`."""


class Graph(Protocol):
    """Reading: one state of the graph that does not change while it is open."""

    state: str
    """Names that state among all of the same store, for what is kept beside it; empty where nothing can be."""

    def select(self, query: str, /, **bindings: Term) -> Table:
        """Rows of a SELECT; `bindings` stand for variables, in sub-selects too. Raises QueryError."""

    def ask(self, query: str, /, **bindings: Term) -> bool: ...

    def construct(self, query: str, /, **bindings: Term) -> Iterator[Triple]: ...

    def query(self, text: str, /, *, allow_network: bool = False, **bindings: Term) -> Results:
        """A user's own query; updates are refused, and SERVICE unless `allow_network`."""

    def quads(
        self, subject: NamedNode | None = None, predicate: NamedNode | None = None, value: Term | None = None
    ) -> Iterator[Quad]:
        """The statements of that pattern, in no order."""

    def values(self, predicate: NamedNode, subjects: Iterable[NamedNode]) -> Iterator[tuple[NamedNode, Term]]:
        """The values that these things have of one property, those of a thing together."""

    def lines(self) -> Iterator[str]:
        """Everything as lines of N-Triples, those of a subject one after the other."""

    def articles(self) -> Iterator[Article]:
        """The articles that were loaded, in no order."""

    def text(self, sha256: str) -> str:
        """The text of an article, by its hash."""

    def close(self) -> None: ...

    def __enter__(self) -> Self: ...

    def __exit__(self, *_: object) -> None: ...


class Writer(Protocol):
    """Changing: each call is complete and published when it returns, or has changed nothing."""

    def add(self, readings: Iterable[Reading]) -> Changes:
        """Take in what was read; the same again changes nothing, a changed article replaces its own claims."""

    def known(self, url: str) -> Article | None:
        """The article as it came last, which may be earlier than what readers see; None where it never came."""

    def retract(self, article: str) -> Changes:
        """Withdraw an article (its url) as if it had never been loaded. Raises UnknownName."""

    def decide(self, decision: Decision) -> Changes:
        """Put an identity decision on record and settle what it touches."""

    def undecide(self, decision: Decision) -> Changes:
        """Take a decision back (left, right and verdict tell which)."""

    def documents(self) -> Iterator[Document]:
        """Every document that was loaded, by url, with its text, for reading again."""

    def graph(self) -> Graph:
        """The state that this writer published last."""
