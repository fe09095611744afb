"""Write ontology.ttl, shapes.ttl and context.jsonld from the vocabulary: `python -m graph.schema` does, a test compares."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from graph.vocabulary import (
    BASE,
    CERTAINTIES,
    CLASSES,
    KINDS,
    MEDIA,
    PREFIXES,
    RDF,
    RELATIONS,
    RELEASE_STATUSES,
    RG,
    SCHEMA,
    SH,
    STATES,
    STATUSES,
    STRUCTURE,
    WDT,
    XSD,
    Relation,
    Term,
)

WD = "http://www.wikidata.org/entity/"
NAMESPACES = {**PREFIXES, "sh": SH, "wdt": WDT, "wd": WD}
NODES = ("performance", "release", "shoot", "membership", "fact", "claim")
EDTF = r"^[0-9XYSQ?~%/.,:{}\\[\\] TZ+-]*$"


def files() -> dict[str, str]:
    """Each file's name and text."""
    return {"ontology.ttl": ontology(), "shapes.ttl": shapes(), "context.jsonld": context()}


# -- ontology -----------------------------------------------------------------------------------


def ontology() -> str:
    """The terms, each with label, comment, domain, range and its kin in Wikidata."""
    blocks = [
        _block(f"<{RG}>", [
            "a <http://www.w3.org/2002/07/owl#Ontology>",
            'rdfs:label "reelgraph"@en',
            'rdfs:comment "Film news as claims with their sentences, and the facts that they add up to."@en',
        ])
    ]  # fmt: skip
    blocks += [_described(term, "rdfs:Class", "wd:") for term in CLASSES]
    blocks += [_described(_as_term(relation), "rdf:Property", "wdt:", relation.iri) for relation in RELATIONS.values()]
    blocks += [_described(term, "rdf:Property", "wdt:") for term in STRUCTURE]
    return _prefixes("rdf", "rdfs", "rg", "schema", "skos", "wd", "wdt", "xsd") + "\n" + "\n".join(blocks)


def _as_term(relation: Relation) -> Term:
    values = tuple(KINDS[kind] for kind in relation.objects) or (XSD + "string",)
    if relation.name in _NODE_OF:
        values = (_NODE_OF[relation.name],)
    kinds = tuple(KINDS[kind] for kind in relation.subjects)
    return Term(relation.name, relation.label, relation.comment, kinds, values, relation.wikidata)


_NODE_OF = {"role": SCHEMA + "PerformanceRole", "release_date": SCHEMA + "PublicationEvent"}


def _described(term: Term, kind: str, wikidata: str, iri: str = "") -> str:
    rows = [f"a {kind}", f"rdfs:label {_text(term.label)}@en", f"rdfs:comment {_text(term.comment)}@en"]
    if term.domain:
        rows.append("schema:domainIncludes " + _list(term.domain))
    if term.range:
        rows.append("schema:rangeIncludes " + _list(term.range))
    if term.wikidata:
        rows.append("skos:closeMatch " + ", ".join(wikidata + name for name in term.wikidata))
    return _block(short(iri or term.iri), rows)


# -- shapes -------------------------------------------------------------------------------------


def shapes() -> str:
    """SHACL: what the writer's own door lets in, said for any engine."""
    blocks = [*_entity_shapes(), *(_relation_shape(relation) for relation in RELATIONS.values()), *_node_shapes()]
    return _prefixes("rdf", "rdfs", "rg", "schema", "sh", "xsd", "prov") + "\n" + "\n".join(blocks)


def _entity_shapes() -> Iterator[str]:
    for kind, iri in KINDS.items():
        yield _block(f"rg:{kind.name.title()}Shape", [
            "a sh:NodeShape", f"sh:targetClass {short(iri)}", "sh:nodeKind sh:IRI",
            _property("schema:name", "sh:minCount 1", "sh:maxCount 1", "sh:minLength 1", "sh:datatype xsd:string"),
            _property("schema:alternateName", "sh:datatype xsd:string", "sh:minLength 1"),
        ])  # fmt: skip


def _relation_shape(relation: Relation) -> str:
    """The kinds that a fact of this relation joins, whatever its state."""
    predicate = RG + "edtf" if relation.name == "release_date" else relation.iri
    subjects = ("schema:PublicationEvent",) if relation.name == "release_date" else tuple(short(KINDS[kind]) for kind in relation.subjects)
    objects = (short(_NODE_OF["role"]),) if relation.name == "role" else tuple(short(KINDS[kind]) for kind in relation.objects)
    rows = [
        "a sh:NodeShape",
        "sh:target [ a sh:SPARQLTarget ; sh:prefixes rg: ; "
        f'sh:select "SELECT ?this {{ ?this <{RDF}predicate> <{predicate}> }}" ]',
        _property("rdf:subject", "sh:minCount 1", "sh:maxCount 1", _any_class(subjects)),
        _property("rdf:object", "sh:minCount 1", "sh:maxCount 1", *_object(relation, objects)),
    ]
    return _block(f"rg:{_camel(relation.name)}FactShape", rows)


def _object(relation: Relation, classes: tuple[str, ...]) -> tuple[str, ...]:
    if classes:
        return (_any_class(classes),)
    match relation.name:
        case "status":
            return (_one_of(STATUSES),)
        case _:
            return ("sh:datatype xsd:string", "sh:minLength 1")


def _node_shapes() -> Iterator[str]:
    text, whole, day = "sh:datatype xsd:string", "sh:datatype xsd:integer", "sh:datatype xsd:date"
    one, most = "sh:minCount 1", "sh:maxCount 1"
    yield _shape("rg:FactShape", "rg:Fact", [
        _property("rdf:subject", one, most, "sh:nodeKind sh:IRI"),
        _property("rdf:predicate", one, most, "sh:nodeKind sh:IRI"),
        _property("rdf:object", one, most),
        _property("rg:state", one, most, _one_of(STATES)),
        _property("rg:knownFrom", most, text), _property("rg:supersededOn", most, text),
        _property("[ sh:alternativePath ( [ sh:inversePath rg:supports ] [ sh:inversePath rg:opposes ] ) ]", one),
    ])  # fmt: skip
    yield _shape("rg:ClaimShape", "rg:Claim", [
        _property("prov:wasDerivedFrom", one, most, "sh:class schema:NewsArticle"),
        _property("rg:quote", one, most, text, "sh:minLength 1"),
        _property("rg:start", one, most, whole, "sh:minInclusive 0", "sh:lessThan rg:end"),
        _property("rg:end", one, most, whole),
        _property("rg:subjectAsWritten", one, most, text, "sh:minLength 1"),
        _property("rg:objectAsWritten", most, text),
        _property("rg:certainty", most, _one_of(CERTAINTIES[1:])),
        _property("rg:qualifiers", most, text),
        _property("rg:supports", "sh:class rg:Fact"), _property("rg:opposes", "sh:class rg:Fact"),
        "sh:sparql [ a sh:SPARQLConstraint ; sh:message \"the quote is not as long as its span\" ; sh:prefixes rg: ; "
        f'sh:select "SELECT $this {{ $this <{RG}quote> ?q ; <{RG}start> ?s ; <{RG}end> ?e . FILTER(STRLEN(?q) != ?e - ?s) }}" ]',
    ])  # fmt: skip
    yield _shape("rg:ArticleShape", "schema:NewsArticle", [
        _property("schema:url", one, most, text), _property("rg:reader", one, most, text),
        _property("rg:sha256", one, most, 'sh:pattern "^[0-9a-f]{64}$"'),
        _property("schema:datePublished", most, text),
    ])  # fmt: skip
    yield _shape("rg:ReleaseShape", "schema:PublicationEvent", [
        _property("[ sh:inversePath schema:releasedEvent ]", one, most),
        _property("schema:location", most, "sh:class schema:Place"),
        _property("rg:medium", most, _one_of(MEDIA)),
        _property("rg:releaseStatus", most, _one_of(RELEASE_STATUSES[:-1])),
        _property("rg:earliest", most, day, "sh:lessThanOrEquals rg:latest"), _property("rg:latest", most, day),
        _property("schema:startDate", most, day), _property("rg:rerelease", most, "sh:datatype xsd:boolean"),
    ])  # fmt: skip
    yield _shape("rg:PerformanceShape", "schema:PerformanceRole", [
        _property("schema:actor", one, most, "sh:class schema:Person"),
        _property("rg:character", most, "sh:class rg:Character"),
        _property("schema:characterName", most, text),
        _property("[ sh:inversePath rg:performance ]", one),
    ])  # fmt: skip
    yield _shape("rg:ShootShape", "rg:Shoot", [
        _property("rg:film", one, most), _property("schema:location", one, most, "sh:class schema:Place"),
        _property("rg:participant", "sh:class schema:Person"),
    ])  # fmt: skip
    yield _shape("rg:MembershipShape", "rg:Membership", [
        _property("rg:film", one, most), _property("rg:franchise", one, most, "sh:class rg:Franchise"),
        _property("schema:position", most),
    ])  # fmt: skip


def _shape(name: str, target: str, rows: list[str]) -> str:
    return _block(name, ["a sh:NodeShape", f"sh:targetClass {target}", "sh:nodeKind sh:IRI", *rows])


def _property(path: str, *constraints: str) -> str:
    return f"sh:property [ sh:path {path} ; {' ; '.join(constraints)} ]"


def _any_class(classes: Iterable[str]) -> str:
    return "sh:or ( " + " ".join(f"[ sh:class {name} ]" for name in classes) + " )"


def _one_of(values: Iterable[str]) -> str:
    return "sh:in ( " + " ".join(_text(value) for value in values) + " )"


# -- JSON-LD context ----------------------------------------------------------------------------


def context() -> str:
    """Names for JSON-LD: the prefixes of our data, and which properties point at things, days or numbers."""
    prefixes = {name: iri for name, iri in PREFIXES.items() if name != "skos"}
    prefixes |= {kind.value: f"{BASE}{kind.value}/" for kind in KINDS}
    prefixes |= {node: f"{BASE}{node}/" for node in NODES}
    return json.dumps({"@context": prefixes | dict(sorted(_typed()))}, indent=2) + "\n"


def _typed() -> Iterator[tuple[str, dict[str, str]]]:
    """Compact IRIs as terms, so that the values read plainly: `"schema:actor": "person:tom-cruise"`."""
    pointing = [relation.iri for relation in RELATIONS.values() if relation.objects or relation.name in _NODE_OF]
    pointing += [term.iri for term in STRUCTURE if term.range and not term.range[0].startswith(XSD)]
    pointing += [RDF + "subject", RDF + "predicate", NAMESPACES["prov"] + "wasDerivedFrom"]
    pointing += [SCHEMA + "location", SCHEMA + "containedInPlace"]
    for iri in pointing:
        yield short(iri), {"@type": "@id"}
    for term in STRUCTURE:
        if term.range and term.range[0] == XSD + "date":
            yield short(term.iri), {"@type": "xsd:date"}
    for name in ("startDate", "endDate"):
        yield f"schema:{name}", {"@type": "xsd:date"}


# -- Turtle by hand -----------------------------------------------------------------------------


def short(iri: str) -> str:
    """An IRI by its prefix, in angle brackets where it has none."""
    for prefix, namespace in NAMESPACES.items():
        if iri.startswith(namespace) and iri[len(namespace) :].isidentifier():
            return f"{prefix}:{iri[len(namespace) :]}"
    return f"<{iri}>"


def _list(iris: Iterable[str]) -> str:
    return ", ".join(short(iri) for iri in iris)


def _text(value: str) -> str:
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _camel(name: str) -> str:
    return "".join(part.title() for part in name.split("_"))


def _block(subject: str, rows: Iterable[str]) -> str:
    return subject + " " + " ;\n    ".join(rows) + " .\n"


def _prefixes(*names: str) -> str:
    return "".join(f"@prefix {name}: <{NAMESPACES[name]}> .\n" for name in names)


def main() -> None:
    """Write the three files beside this module."""
    for name, text in files().items():
        (Path(__file__).parent / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
