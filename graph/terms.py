"""The RDF terms that the store speaks in: named nodes of the vocabulary, and terms from and to N-Triples text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TypeAlias
from urllib.parse import quote

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, parse

from graph.vocabulary import BASE, PROV, RDF, RG, SCHEMA, XSD

Term: TypeAlias = "NamedNode | Literal"

GRAPH = DefaultGraph()

TYPE = NamedNode(RDF + "type")
SUBJECT = NamedNode(RDF + "subject")
PREDICATE = NamedNode(RDF + "predicate")
OBJECT = NamedNode(RDF + "object")

FACT = NamedNode(RG + "Fact")
CLAIM = NamedNode(RG + "Claim")
ARTICLE = NamedNode(SCHEMA + "NewsArticle")

STATE = NamedNode(RG + "state")
KNOWN_FROM = NamedNode(RG + "knownFrom")
SUPERSEDED_ON = NamedNode(RG + "supersededOn")
SUPPORTS = NamedNode(RG + "supports")
OPPOSES = NamedNode(RG + "opposes")
DERIVED = NamedNode(PROV + "wasDerivedFrom")
QUOTE = NamedNode(RG + "quote")
START = NamedNode(RG + "start")
END = NamedNode(RG + "end")
SUBJECT_WRITTEN = NamedNode(RG + "subjectAsWritten")
OBJECT_WRITTEN = NamedNode(RG + "objectAsWritten")
CERTAINTY = NamedNode(RG + "certainty")
QUALIFIERS = NamedNode(RG + "qualifiers")

NAME = NamedNode(SCHEMA + "name")
ALTERNATE = NamedNode(SCHEMA + "alternateName")
NAME_KEY = NamedNode(RG + "nameKey")
FIRST_RELEASE = NamedNode(RG + "firstRelease")
RELEASE_TABLE = NamedNode(RG + "releaseTable")
SHOOT_TABLE = NamedNode(RG + "shootTable")
SHOOTING_NEWS = NamedNode(RG + "shootingNews")
SHOOT_ENDS = NamedNode(RG + "shootEnds")
MOVED_ON = NamedNode(RG + "movedOn")
GAVE_WAY_ON = NamedNode(RG + "gaveWayOn")
PUBLISHER_KIND = NamedNode(RG + "Publisher")
FIRSTS = NamedNode(RG + "firsts")

URL = NamedNode(SCHEMA + "url")
HEADLINE = NamedNode(SCHEMA + "headline")
PUBLISHED = NamedNode(SCHEMA + "datePublished")
PUBLISHER = NamedNode(SCHEMA + "publisher")
LANGUAGE = NamedNode(SCHEMA + "inLanguage")
SHA256 = NamedNode(RG + "sha256")
READER = NamedNode(RG + "reader")
UNREAD = NamedNode(RG + "unread")

INTEGER = NamedNode(XSD + "integer")
DATE = NamedNode(XSD + "date")

_PLAIN_WEB = re.compile(r"https?://[^\s\x00-\x20\x7f-\x9f<>\"{}|\\^`]+\Z", re.IGNORECASE)
_PLAIN = re.compile(r"[^\x00-\x1f\"\\\x7f\ufffe\uffff\ud800-\udfff]*\Z")
"""What the store writes between quotation marks as it is."""
_SIMPLE_LITERAL = re.compile(r'"([^"\\]*)"(?:\^\^<([^<>\\]*)>)?\Z')


def line(subject: NamedNode | str, predicate: NamedNode | str, value: Term | str) -> str:
    """A statement as a line of N-Triples, exactly as the store writes it; each part a term, or one written so already.

    Lines are made, hashed and compared many times faster than the engine's own objects, and every engine takes them.
    """
    return f"{subject} {predicate} {value} ."


def quads(lines: Iterable[str]) -> Iterator[Quad]:
    """The statements back from their lines."""
    for triple in parse("\n".join(lines), format=RdfFormat.N_TRIPLES, lenient=True):
        yield Quad(triple.subject, triple.predicate, triple.object, GRAPH)


def text(value: str) -> str:
    r"""A plain literal as lines hold it.

    >>> text('Dune'), text('"Dune"')
    ('"Dune"', '"\\"Dune\\""')
    """
    return f'"{value}"' if _PLAIN.match(value) else str(Literal(value))


def number(value: int) -> Literal:
    return Literal(str(value), datatype=INTEGER)


def typed(value: str, datatype: NamedNode) -> str:
    """A number, day or truth value, which needs no escapes."""
    return f'"{value}"^^{datatype}'


def local(kind: str, name: str) -> NamedNode:
    """A node of ours: `local("claim", id)`."""
    return NamedNode(f"{BASE}{kind}/{name}")


@lru_cache(maxsize=4096)
def article_iri(url: str) -> NamedNode:
    """The article's own address where it is one on the web, else a name under our base; never two for one.

    An address inside our own namespaces would pass for an entity, so it is set aside like a file name is.
    """
    if _PLAIN_WEB.match(url) and not url.startswith((BASE, RG)):
        try:
            return NamedNode(url)
        except ValueError:
            pass
    return local("article", quote(url, safe="", errors="surrogatepass"))


def segment(iri: str) -> str:
    """The kind that one of our IRIs names: `film` of `…/id/film/dune`; empty for anything else."""
    return iri[len(BASE) :].partition("/")[0] if iri.startswith(BASE) else ""


def term(text: str) -> Term:
    """A term from its N-Triples form.

    >>> term('<https://schema.org/Movie>').value
    'https://schema.org/Movie'
    """
    if text.startswith("<"):
        return NamedNode(text[1:-1])
    if simple := _SIMPLE_LITERAL.match(text):
        value, datatype = simple.groups()
        return Literal(value, datatype=NamedNode(datatype)) if datatype else Literal(value)
    line = f"<{RG}x> <{RG}x> {text} ."
    parsed = next(iter(parse(line, format=RdfFormat.N_TRIPLES))).object
    assert isinstance(parsed, NamedNode | Literal)
    return parsed
