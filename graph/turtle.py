"""The whole graph in sorted order, subject by subject, as Turtle, TriG, N-Triples, N-Quads or JSON-LD.

Works on lines of N-Triples, which sort and split without a parser; more of them than memory should hold are sorted in runs
on disk and merged.
"""

from __future__ import annotations

import heapq
import json
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import groupby, islice
from typing import IO, Any

from graph.schema import NODES, context
from graph.vocabulary import BASE, KINDS, PREFIXES, PROV, RDF, RG, SCHEMA, XSD

RUN = 1_000_000
"""Lines sorted in memory at once, about 250 MB."""

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

Pair = tuple[str, str]
"""A predicate and an object, as N-Triples terms."""
Block = tuple[str, list[Pair]]
"""A subject with its pairs, type and name first, the others sorted."""


def blocks(lines: Iterable[str], *, facts_only: bool = False) -> Iterator[Block]:
    """Every subject once, in the order of the sections, whatever the order of the lines."""
    keyed = (key + line for line in lines if (key := _section(line)) not in (_EVIDENCE if facts_only else ""))
    for subject, group in groupby(_sorted(keyed), key=lambda line: line[1 : line.index(" ")]):
        cut = len(subject) + 2
        pairs = [_pair(line, cut) for line in group]
        pairs.sort(key=lambda pair: _FIRST.get(pair[0], pair[0]))
        yield subject, pairs


_EVIDENCE = _ARTICLES + _CLAIMS


def _section(line: str) -> str:
    if not line.startswith(_OURS):
        return _ARTICLES
    return _SECTIONS.get(line[len(_OURS) : line.find("/", len(_OURS))], _ARTICLES)


def _pair(line: str, cut: int) -> Pair:
    space = line.index(" ", cut)
    return line[cut:space], line[space + 1 : line.rindex(" .")]


def _sorted(lines: Iterator[str]) -> Iterator[str]:
    first = sorted(islice(lines, RUN))
    if len(first) < RUN:
        yield from first
        return
    with tempfile.TemporaryDirectory(prefix="reelgraph-") as folder:
        runs: list[IO[str]] = []
        while first:
            run = open(f"{folder}/{len(runs)}", "w+", encoding="utf-8", newline="\n")  # noqa: PTH123, SIM115
            run.writelines(first)
            run.seek(0)
            runs.append(run)
            first = sorted(islice(lines, RUN))
        try:
            yield from heapq.merge(*runs)
        finally:
            for each in runs:
                each.close()


# -- terms ------------------------------------------------------------------------------------


@lru_cache(maxsize=200_000)
def short(iri: str) -> str:
    """An IRI in angle brackets as a prefixed name, where the rules of Turtle allow it.

    >>> short("<https://w3id.org/reelgraph/id/film/dune>")
    'film:dune'
    """
    if iri == _TYPE:
        return "a"
    return _curie(iri) or iri


@lru_cache(maxsize=200_000)
def _curie(iri: str) -> str:
    cut = max(iri.rfind("/"), iri.rfind("#")) + 1
    prefix = _PREFIX_OF.get(iri[1:cut])
    name = iri[cut:-1]
    return f"{prefix}:{name}" if prefix and _LOCAL.match(name) else ""


_PREFIX_OF = {iri: name for name, iri in NAMESPACES.items()}


def _object(text: str) -> str:
    if text[0] == "<":
        return _curie(text) or text
    if text[-1] == '"':
        return text
    if typed := _TYPED.match(text):
        value, datatype = typed.groups()
        if datatype == XSD + "integer" or datatype == XSD + "boolean":
            return value
        return f'"{value}"^^{short(f"<{datatype}>")}'
    return text


# -- formats ------------------------------------------------------------------------------------


def turtle(parts: Iterable[Block]) -> Iterator[str]:
    """Grouped by subject, predicates sorted, prefixes for everything."""
    yield prefixes()
    for part in parts:
        yield "\n" + _written(part, "    ")


def prefixes() -> str:
    return "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in NAMESPACES.items())


def _written(part: Block, indent: str) -> str:
    subject, pairs = part
    rows: list[str] = []
    last = ""
    for predicate, value in pairs:
        if predicate == last:
            rows[-1] += ", " + _object(value)
        else:
            rows.append(f"{short(predicate)} {_object(value)}")
            last = predicate
    return f"{short(subject)} " + f" ;\n{indent}".join(rows) + " .\n"


def ntriples(parts: Iterable[Block]) -> Iterator[str]:
    for subject, pairs in parts:
        yield "".join([f"{subject} {predicate} {value} .\n" for predicate, value in pairs])


def nquads(parts: Iterable[Block]) -> Iterator[str]:
    """Each claim's triples in the graph of its article, everything else in the default graph."""
    for subject, pairs in parts:
        article = _article(pairs)
        end = f" {article} .\n" if article else " .\n"
        yield "".join([f"{subject} {predicate} {value}{end}" for predicate, value in pairs])


def trig(parts: Iterable[Block]) -> Iterator[str]:
    """Turtle first, then a graph an article with its claims; the claims wait in a sorted run on disk."""
    yield prefixes()
    with tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n") as waiting:
        places: list[tuple[str, str, int]] = []
        for part in parts:
            if article := _article(part[1]):
                places.append((article, part[0], waiting.tell()))
                waiting.write(json.dumps(part) + "\n")
            else:
                yield "\n" + _written(part, "    ")
        for article, group in groupby(sorted(places), key=lambda row: row[0]):
            yield f"\n{short(article)} {{\n"
            for _, _, offset in group:
                waiting.seek(offset)
                subject, pairs = json.loads(waiting.readline())
                yield "    " + _written((subject, [(p, o) for p, o in pairs]), "        ")
            yield "}\n"


def _article(pairs: list[Pair]) -> str:
    return next((value for predicate, value in pairs if predicate == _DERIVED), "")


def jsonld(parts: Iterable[Block]) -> Iterator[str]:
    """One node a line, with the context in the document, so that nothing needs the network."""
    names: dict[str, Any] = json.loads(context())["@context"]
    yield '{\n"@context": ' + json.dumps(names, ensure_ascii=False) + ',\n"@graph": [\n'
    comma = ""
    for subject, pairs in parts:
        node: dict[str, Any] = {"@id": _name(subject)}
        for predicate, group in groupby(pairs, key=lambda pair: pair[0]):
            key = "@type" if predicate == _TYPE else _name(predicate)
            reader = _name if key == "@type" else _reader(names.get(key, {}).get("@type", ""))
            values = [reader(value) for _, value in group]
            node[key] = values[0] if len(values) == 1 else values
        yield comma + json.dumps(node, ensure_ascii=False)
        comma = ",\n"
    yield "\n]\n}\n"


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
