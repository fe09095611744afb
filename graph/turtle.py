"""The whole graph in sorted order, subject by subject, as Turtle, TriG, N-Triples, N-Quads or JSON-LD.

Works on lines of N-Triples, which split without a parser. A store gives the lines of a subject one after the other, so that each
subject is written as it comes, and only what is written has to be brought in order.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Any, TypeAlias

from graph.runs import Record, in_order
from graph.schema import NODES, context
from graph.vocabulary import BASE, KINDS, PREFIXES, PROV, RDF, RG, SCHEMA, XSD

NAMESPACES = {
    **{name: iri for name, iri in PREFIXES.items() if name not in {"rdfs", "skos"}},
    **{name: f"{BASE}{name}/" for name in (*(kind.value for kind in KINDS), *NODES)},
}
_SECTIONS = {name: chr(65 + number) for number, name in enumerate((*KINDS, *NODES[:4], "fact", "", "claim"))}
"""Readers meet the entities first, then events, facts, articles (no kind of ours) and claims."""
_ARTICLES, _CLAIMS = _SECTIONS[""], _SECTIONS["claim"]
_OURS = "<" + BASE
_DERIVED = f"<{PROV}wasDerivedFrom>"
_TYPE = f"<{RDF}type>"
_TABLES = frozenset({f"<{RG}releaseTable>", f"<{RG}shootTable>"})
_FIRST = {
    f"<{iri}>": chr(number)
    for number, iri in enumerate(
        (RDF + "type", SCHEMA + "name", SCHEMA + "headline", RDF + "subject", RDF + "predicate", RDF + "object", RG + "quote")
    )
}
_LOCAL = re.compile(
    r"[A-Za-z0-9_\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u02FF\u0370-\u037D\u037F-\u1FFF\u3001-\uD7FF]"
    r"(?:[A-Za-z0-9_.\-\u00B7\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u037D\u037F-\u1FFF\u3001-\uD7FF]*"
    r"[A-Za-z0-9_\-\u00B7\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u037D\u037F-\u1FFF\u3001-\uD7FF])?\Z"
)
_TYPED = re.compile(r'"(.*)"\^\^<([^>]*)>\Z', re.DOTALL)

Pair: TypeAlias = "tuple[str, str]"
"""A predicate and an object, as N-Triples terms."""
Block: TypeAlias = "tuple[str, list[Pair]]"
"""A subject with its pairs, type and name first, the others sorted."""


def blocks(lines: Iterable[str], *, facts_only: bool = False) -> Iterator[Block]:
    """Every subject once, in the order of the lines, where all lines of a subject stand together; without tables, which only repeat."""
    subject = ""
    rows: list[Pair] = []
    for line in lines:
        its, predicate, value = line.split(" ", 2)
        if its != subject:
            if rows:
                yield subject, _pairs(rows)
            subject, rows = its, []
            left_out = facts_only and _section(its) in _EVIDENCE
        if not left_out and predicate not in _TABLES:
            rows.append((predicate, value[:-3]))
    if rows:
        yield subject, _pairs(rows)


def _pairs(rows: list[Pair]) -> list[Pair]:
    rows.sort()
    rows.sort(key=_rank)
    return rows


def _rank(pair: Pair) -> str:
    return _FIRST.get(pair[0], pair[0])


_EVIDENCE = _ARTICLES + _CLAIMS


def _section(subject: str) -> str:
    if not subject.startswith(_OURS):
        return _ARTICLES
    return _SECTIONS.get(subject[len(_OURS) : subject.find("/", len(_OURS))], _ARTICLES)


def _in_order(parts: Iterable[Block], write: Callable[[Block], str]) -> Iterator[str]:
    """What is written of each subject, in the order of the sections, whatever the order of the subjects."""
    for _, text in in_order((_section(part[0]) + part[0], write(part)) for part in parts):
        yield text


# -- terms ------------------------------------------------------------------------------------


def short(iri: str) -> str:
    """An IRI in angle brackets as a prefixed name, where the rules of Turtle allow it.

    >>> short("<https://w3id.org/reelgraph/id/film/dune>")
    'film:dune'
    """
    return _curie(iri) or iri


def _curie(iri: str) -> str:
    cut = max(iri.rfind("/"), iri.rfind("#")) + 1
    prefix = _PREFIX_OF.get(iri[1:cut])
    if not prefix:
        return ""
    name = iri[cut:-1]
    return f"{prefix}:{name}" if (name.isascii() and name.isalnum()) or _LOCAL.match(name) else ""


_PREFIX_OF = {iri: name for name, iri in NAMESPACES.items()}
_AS_THEY_ARE = frozenset({XSD + "integer", XSD + "boolean"})


@lru_cache(maxsize=200_000)
def _object(text: str) -> str:
    """An object that is no plain literal."""
    if text[0] == "<":
        return _curie(text) or text
    if typed := _TYPED.match(text):
        value, datatype = typed.groups()
        return value if datatype in _AS_THEY_ARE else f'"{value}"^^{short(f"<{datatype}>")}'
    return text


# -- formats ------------------------------------------------------------------------------------


def turtle(parts: Iterable[Block]) -> Iterator[str]:
    """Grouped by subject, predicates sorted, prefixes for everything."""
    yield prefixes()
    yield from _in_order(parts, lambda part: "\n" + _written(part, "    "))


def prefixes() -> str:
    return "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in NAMESPACES.items())


def _written(part: Block, indent: str) -> str:
    subject, pairs = part
    row = _row_of(f" ;\n{indent}")
    last = ""
    rows: list[str] = []
    for predicate, value in pairs:
        rows.append(", " if predicate == last else row(predicate))
        rows.append(value if value[-1] == '"' else _object(value))
        last = predicate
    return f"{short(subject)} {''.join(rows)[len(indent) + 3 :]} .\n"


@cache
def _row_of(start: str) -> Callable[[str], str]:
    """What a row begins with, by its predicate."""
    return lru_cache(1000)(lambda predicate: f"{start}{'a' if predicate == _TYPE else short(predicate)} ")


def ntriples(parts: Iterable[Block]) -> Iterator[str]:
    return _in_order(parts, lambda part: _lines(part, " .\n"))


def nquads(parts: Iterable[Block]) -> Iterator[str]:
    """Each claim's triples in the graph of its article, everything else in the default graph."""

    def quads(part: Block) -> str:
        article = _article(part[1])
        return _lines(part, f" {article} .\n" if article else " .\n")

    return _in_order(parts, quads)


def _lines(part: Block, end: str) -> str:
    subject, pairs = part
    return "".join([f"{subject} {predicate} {value}{end}" for predicate, value in pairs])


def trig(parts: Iterable[Block]) -> Iterator[str]:
    """Turtle first, then a graph an article with its claims."""
    yield prefixes()
    for article, group in groupby(in_order(map(_in_its_graph, parts)), key=_graph):
        if article:
            yield f"\n{short(article)} {{\n"
        for _, text in group:
            yield text
        if article:
            yield "}\n"


def _in_its_graph(part: Block) -> Record:
    """A subject behind what stands in the default graph, and behind the name of its own graph if it has one."""
    if article := _article(part[1]):
        return f"~{article} {part[0]}", "    " + _written(part, "        ")
    return _section(part[0]) + part[0], "\n" + _written(part, "    ")


def _graph(record: Record) -> str:
    return record[0][1 : record[0].index(" ")] if record[0][0] == "~" else ""


def _article(pairs: list[Pair]) -> str:
    return next((value for predicate, value in pairs if predicate == _DERIVED), "")


def jsonld(parts: Iterable[Block]) -> Iterator[str]:
    """One node a line, with the context in the document, so that nothing needs the network."""
    names: dict[str, Any] = json.loads(context())["@context"]
    yield '{\n"@context": ' + json.dumps(names, ensure_ascii=False) + ',\n"@graph": [\n'
    comma = ""
    for text in _in_order(parts, lambda part: json.dumps(_node(part, names), ensure_ascii=False)):
        yield comma + text
        comma = ",\n"
    yield "\n]\n}\n"


def _node(part: Block, names: dict[str, Any]) -> dict[str, Any]:
    subject, pairs = part
    node: dict[str, Any] = {"@id": _name(subject)}
    for predicate, group in groupby(pairs, key=itemgetter(0)):
        key = "@type" if predicate == _TYPE else _name(predicate)
        reader = _name if key == "@type" else _reader(names.get(key, {}).get("@type", ""))
        values = [reader(value) for _, value in group]
        node[key] = values[0] if len(values) == 1 else values
    return node


def _name(iri: str) -> str:
    return _curie(iri) or _iri(iri)


def _iri(text: str) -> str:
    return _unescaped(text[1:-1]) if "\\" in text else text[1:-1]


def _reader(wanted: str) -> Callable[[str], Any]:
    """How a property whose values the context types as `wanted` says each of them."""

    def read(text: str) -> Any:
        if text[0] == "<":
            return _name(text) if wanted == "@id" else {"@id": _name(text)}
        typed = None if text[-1] == '"' else _TYPED.match(text)
        value = _unescaped(typed.group(1) if typed else text[1:-1])
        if typed is None:
            return {"@value": value} if wanted else value
        kind = _curie(f"<{typed.group(2)}>") or typed.group(2)
        if kind == wanted:
            return value
        if kind == "xsd:integer" and not wanted:
            return int(value)
        if kind == "xsd:boolean" and not wanted:
            return value == "true"
        return {"@value": value, "@type": kind}

    return read


_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
_PLAIN = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}


def _unescaped(text: str) -> str:
    if "\\" not in text:
        return text

    def plain(match: re.Match[str]) -> str:
        short_form, long_form, single = match.groups()
        return _PLAIN.get(single, single) if single else chr(int(short_form or long_form, 16))

    return _ESCAPE.sub(plain, text)
