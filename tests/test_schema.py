"""The ontology, shapes and JSON-LD context against the vocabulary that they are written from."""

from __future__ import annotations

import json
from pathlib import Path

import pyoxigraph
import pytest
import rdflib

from graph import schema
from graph.model import Kind
from graph.vocabulary import CLASSES, KINDS, RELATIONS, RG, SCHEMA, STRUCTURE

FOLDER = Path(schema.__file__).parent


@pytest.mark.parametrize("name", sorted(schema.files()))
def test_the_files_are_what_the_table_says(name: str) -> None:
    """`python -m graph.schema` writes exactly what stands in the folder."""
    assert (FOLDER / name).read_text("utf-8") == schema.files()[name]


@pytest.mark.parametrize("name", ["ontology.ttl", "shapes.ttl"])
def test_two_engines_read_the_same_number_of_triples(name: str) -> None:
    """rdflib and pyoxigraph agree on both Turtle files."""
    text = (FOLDER / name).read_text("utf-8")
    ours = rdflib.Graph().parse(data=text, format="turtle")
    theirs = list(pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.TURTLE))
    assert len(ours) == len(theirs) > 300


def test_every_term_is_described() -> None:
    """Each class and property has a label, a comment, and properties their domain and range."""
    graph = rdflib.Graph().parse(FOLDER / "ontology.ttl")
    has = {
        name: {str(subject) for subject in graph.subjects(rdflib.URIRef(iri))}
        for name, iri in {
            "label": rdflib.RDFS.label, "comment": rdflib.RDFS.comment,
            "domain": SCHEMA + "domainIncludes", "range": SCHEMA + "rangeIncludes",
        }.items()
    }  # fmt: skip
    properties = {term.iri for term in STRUCTURE} | {relation.iri for relation in RELATIONS.values()}
    everything = properties | {term.iri for term in CLASSES}
    assert everything <= has["label"] & has["comment"]
    assert properties <= has["domain"] & has["range"]


def test_no_term_is_told_twice() -> None:
    """A name stands once, either as a relation or as part of the structure."""
    names = [relation.iri for relation in RELATIONS.values()] + [term.iri for term in (*STRUCTURE, *CLASSES)]
    assert len(names) == len(set(names))


def test_every_kind_of_ours_has_a_class() -> None:
    """What stands in our namespace as the class of a kind is described there."""
    ours = {iri for iri in KINDS.values() if iri.startswith(RG)}
    assert ours <= {term.iri for term in CLASSES}
    assert set(KINDS) == set(Kind)


def test_relations_point_to_their_kin_in_wikidata() -> None:
    """Every relation but those that Wikidata lacks is aligned."""
    without = {relation.name for relation in RELATIONS.values() if not relation.wikidata}
    assert without == {"on_location", "status", "keyword", "alternate_name"}


def test_the_context_names_every_prefix_once() -> None:
    """The JSON-LD context is one object without remote references."""
    names = json.loads((FOLDER / "context.jsonld").read_text("utf-8"))["@context"]
    assert names["film"].endswith("/film/")
    assert all(isinstance(value, str) or "@type" in value for value in names.values())
