"""The RDF terms that the store speaks in: named nodes of the vocabulary, and terms from and to N-Triples text."""

from __future__ import annotations

import re
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
_SIMPLE_LITERAL = re.compile(r'"([^"\\]*)"(?:\^\^<([^<>\\]*)>)?\Z')


def quad(subject: NamedNode, predicate: NamedNode, value: Term) -> Quad:
    """A statement in the one graph."""
    return Quad(subject, predicate, value, GRAPH)


def number(value: int) -> Literal:
    return Literal(str(value), datatype=INTEGER)


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
