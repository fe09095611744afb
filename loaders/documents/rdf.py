"""RDF as a source: facts in our vocabulary, with the file as the one who says so.

What a file states is written down a statement a line, `film "Dune" director person "Denis Villeneuve"`: that is the document's
text, and its lines are the quotes. Reading takes the lines apart again, so the same text always gives the same claims.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import IO, BinaryIO, cast

from pyoxigraph import Quad, RdfFormat, parse

from graph.dates import PartialDate
from graph.errors import InputError
from graph.folder import reason
from graph.model import Claim, Document, Kind, Reading, Thing, Value
from graph.names import fold
from graph.vocabulary import BASE
from loaders.documents.failures import Failure
from loaders.documents.triples import Named, Problem, Stated, Triples

FORMS = {
    "turtle": RdfFormat.TURTLE, "ntriples": RdfFormat.N_TRIPLES, "nquads": RdfFormat.N_QUADS, "trig": RdfFormat.TRIG,
    "jsonld": RdfFormat.JSON_LD,
}  # fmt: skip
LANGUAGE = "zxx"
"""ISO 639-2 for a text in no language: what tells statements from an article."""
READER = "reelgraph-rdf/1"
TOLD = 5
"""Lines that are named for one kind of mistake."""

_SCREEN = (Kind.FILM, Kind.SERIES)
_PART = re.compile(r'(\w+) ("(?:[^"\\]|\\.)*")')
_RELATION = re.compile(r'" (\w+) \w+ "')


def read_rdf(stream: BinaryIO, where: str, name: str, form: str) -> Iterator[Document | Failure]:
    """The one document of a file, and a failure for each kind of thing in it that cannot be taken in, with its lines.

    Raises InputError for broken syntax, with the line, and for a file that states nothing of the vocabulary.
    """
    triples = Triples(_parsed(stream, form, where))
    stated = list(triples.statements())
    yield from _told(triples.problems, where)
    if not stated:
        raise InputError(where, "no statement of the vocabulary", expected="facts about films, people and places")
    lines = sorted({_line(one, years) for years in [_years(stated)] for one in stated})
    yield Document(name or where, "\n".join(lines) + "\n", f"Facts of {name or where}", language=LANGUAGE)


def read(document: Document) -> Reading:
    """The claims of a document of statements, each with its line as the quote."""
    claims = []
    at = 0
    for line in document.text.split("\n"):
        if line:
            claims.append(_claim(document, line, at))
        at += len(line) + 1
    return Reading(document, tuple(claims), READER)


class Lines:
    """Bytes given out line by line, so that the number of the line being read is known."""

    def __init__(self, source: Iterable[bytes]) -> None:
        self._source = iter(source)
        self._left = b""
        self.number = 0

    def read(self, size: int = -1) -> bytes:
        """At most `size` bytes of the line at hand."""
        if not self._left:
            self._left = next(self._source, b"")
            self.number += bool(self._left)
        found, self._left = (self._left[:size], self._left[size:]) if size >= 0 else (self._left, b"")
        return found


def _parsed(stream: BinaryIO, form: str, where: str) -> Iterator[tuple[Quad, int]]:
    """Every quad with the line on which it ends."""
    lines = Lines(stream)
    try:
        for quad in parse(cast("IO[bytes]", lines), format=FORMS[form], base_iri=BASE, rename_blank_nodes=True):
            yield quad, lines.number
    except SyntaxError as error:
        text = reason(error)
        if "LoadDocumentCallback" in text or "remote context" in text.lower():
            raise InputError(where, "a remote JSON-LD context is not fetched", expected="the context inside the file") from None
        line = error.lineno or lines.number
        raise InputError(f"{where}:{line}", f"invalid {form}: {text}"[:200]) from None
    except (ValueError, OSError) as error:
        raise InputError(f"{where}:{lines.number}", f"invalid {form}: {reason(error)}"[:200]) from None


def _told(problems: Iterable[Problem], where: str) -> Iterator[Failure]:
    """Each kind of mistake once, with the first lines on which it stands."""
    lines: dict[str, list[int]] = {}
    for problem in problems:
        lines.setdefault(problem.message, []).append(problem.line)
    for message, numbers in lines.items():
        first = sorted(set(numbers))
        more = f" (also on line {', '.join(map(str, first[1:TOLD]))}{', …' if len(first) > TOLD else ''})" if len(first) > 1 else ""
        yield Failure(f"{where}:{first[0]}", message + more)


# -- a statement as a line ------------------------------------------------------------------------------


def _line(stated: Stated, years: dict[Named, str]) -> str:
    subject, value = stated.subject, stated.object
    parts = [_named(subject), stated.relation, _named(value) if isinstance(value, Named) else _valued(value)]
    more = {name: one.name if isinstance(one, Named) else one for name, one in stated.qualifiers.items()}
    if subject in years:
        more["year"] = years[subject]
    return " ".join([*parts, *(f"{name} {_quoted(text)}" for name, text in sorted(more.items()))])


def _named(one: Named) -> str:
    return f"{one.kind} {_quoted(one.name)}"


def _valued(value: PartialDate | str) -> str:
    return f"date {_quoted(value.edtf)}" if isinstance(value, PartialDate) else f"text {_quoted(value)}"


def _quoted(text: str) -> str:
    return json.dumps(" ".join(text.split()), ensure_ascii=False)


def _years(found: Sequence[Stated]) -> dict[Named, str]:
    """Films whose names meet bear the year in which they came out, so that they stay as many as the file has them."""
    opened: dict[Named, str] = {}
    for stated in found:
        one, value = stated.subject, stated.object
        if one.kind in _SCREEN:
            year = str(value.earliest.year) if isinstance(value, PartialDate) and value.earliest else "undated"
            opened[one] = min(year, opened.get(one, year))
    namesakes: dict[tuple[Kind, str], list[Named]] = {}
    for one in sorted(opened, key=lambda each: each.iri):
        namesakes.setdefault((one.kind, fold(one.name)), []).append(one)
    years: dict[Named, str] = {}
    for films in namesakes.values():
        seen: Counter[str] = Counter()
        for one in films if len(films) > 1 else ():
            seen[opened[one]] += 1
            again = seen[opened[one]]
            years[one] = opened[one] if again == 1 else f"{opened[one]} {again}"
    return years


def _claim(document: Document, line: str, at: int) -> Claim:
    (kind, name), (value_kind, value), *more = ((word, json.loads(text)) for word, text in _PART.findall(line))
    relation = _RELATION.search(line)
    assert relation is not None
    return Claim(
        Thing(Kind(kind), name), relation.group(1), _value(value_kind, value), document.url, line, at, at + len(line),
        qualifiers=dict(more), stated_on=document.published,
    )  # fmt: skip


def _value(kind: str, text: str) -> Value:
    match kind:
        case "date":
            return PartialDate.parse(text)
        case "text":
            return text
        case _:
            return Thing(Kind(kind), text)
