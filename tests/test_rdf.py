"""RDF as a source: what a file states becomes claims with their lines as quotes, and what is wrong is told by line."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from graph.errors import InputError
from graph.export import export
from graph.model import Document
from graph.store import open_graph, open_writer
from loaders.documents.failures import Failure
from loaders.documents.rdf import read, read_rdf
from loaders.load import load, reread
from tests.filmnews import filmnews

PREFIXES = """@prefix schema: <https://schema.org/> .
@prefix rg: <https://w3id.org/reelgraph/ns#> .
@prefix : <https://example.org/> .
"""
DUNE = """:dune a schema:Movie ; schema:name "Dune" .
:dv a schema:Person ; schema:name "Denis Villeneuve" .
:tc a schema:Person ; schema:name "Timothée Chalamet" .
:paul a rg:Character ; schema:name "Paul \\"Muad'Dib\\" Atreides" .
:jordan a schema:Place ; schema:name "Jordan" .
:saga a rg:Franchise ; schema:name "Dune" .
"""


def taken(text: str, form: str = "turtle") -> tuple[list[str], list[str]]:
    """The lines of the document that a text makes, and the failures."""
    items = list(read_rdf(io.BytesIO(text.encode()), "f", "f", form))
    documents = [item for item in items if isinstance(item, Document)]
    return [line for item in documents for line in item.text.splitlines()], [str(item) for item in items if isinstance(item, Failure)]


@pytest.mark.parametrize(
    ("said", "line"),
    [
        (":dune schema:director :dv .", 'film "Dune" director person "Denis Villeneuve"'),
        (':dune schema:genre "science fiction" .', 'film "Dune" genre text "science fiction"'),
        (":dune rg:filmedIn :jordan .", 'film "Dune" filmed_in place "Jordan"'),
        (
            ":dune rg:performance [ schema:actor :tc ; rg:character :paul ] .",
            'film "Dune" role person "Timothée Chalamet" character "Paul \\"Muad\'Dib\\" Atreides"',
        ),
        (
            ':dune schema:releasedEvent [ rg:edtf "2021-10" ; rg:medium "cinema" ; schema:location :jordan ] .',
            'film "Dune" release_date date "2021-10" medium "cinema" region "Jordan"',
        ),
        (
            '[ a rg:Shoot ; rg:film :dune ; schema:location :jordan ; rg:participant :tc ; schema:startDate "2019-03" ] .',
            'person "Timothée Chalamet" on_location place "Jordan" film "Dune" start "2019-03"',
        ),
        (
            "[ a rg:Membership ; rg:film :dune ; rg:franchise :saga ; schema:position 1 ] .",
            'film "Dune" part_of franchise "Dune" position "1"',
        ),
        (':dune schema:actor [ a schema:Person ; schema:name "Zendaya" ] .', 'film "Dune" actor person "Zendaya"'),
        (':dune schema:alternateName "Dune: Part One" .', 'film "Dune" alternate_name text "Dune: Part One"'),
    ],
)
def test_statements(said: str, line: str) -> None:
    """Each form in which the vocabulary states something becomes one line."""
    lines, failures = taken(PREFIXES + DUNE + said)
    assert line in lines
    assert failures == []


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (':dune schema:director "somebody" .', 'f:10: schema:director takes a thing, and "somebody" is a text (expected an IRI)'),
        (":dune schema:director :nobody .", "f:10: <https://example.org/nobody> has no name (expected schema:name)"),
        (":dune schema:director :jordan .", "f:10: <https://example.org/jordan> is a place (expected person with schema:director)"),
        (":dune rg:filmedAt :jordan .", "f:10: rg:filmedAt is not in the vocabulary; did you mean rg:filmedIn?"),
        (
            ':dune schema:releasedEvent [ rg:edtf "2021-02-30" ] .',
            "f:10: '2021-02-30' is no date (expected one like 2027-03-19, 2027-03 or 2027)",
        ),
        (":dune schema:releasedEvent [] .", "f:10: a release without a date (expected rg:edtf or schema:startDate)"),
        (":dune schema:genre :jordan .", "f:10: schema:genre takes a text (expected a literal)"),
        (
            ":dune schema:isBasedOn :book .",
            "f:10: <https://example.org/book> has no kind (expected rdf:type schema:CreativeWork or schema:Movie or schema:TVSeries or schema:Person)",
        ),
    ],
)
def test_wrong_statements(said: str, told: str) -> None:
    """What cannot be taken in is told with its line; the rest of the file loads."""
    lines, failures = taken(PREFIXES + DUNE + said + "\n:dune schema:director :dv .\n")
    assert failures == [told]
    assert lines == ['film "Dune" director person "Denis Villeneuve"']


def test_the_same_mistake_is_told_once() -> None:
    """A mistake that stands on many lines is one failure that names the first few."""
    _, failures = taken(PREFIXES + DUNE + ":dune rg:nothing 1 .\n" * 1 + ":dv rg:nothing 2 .\n:tc rg:nothing 3 .\n:dune schema:director :dv .")
    assert [failure.partition(";")[0] for failure in failures] == ["f:10: rg:nothing is not in the vocabulary"]
    assert failures[0].endswith("(also on line 11, 12)")


@pytest.mark.parametrize(
    ("text", "form", "told"),
    [
        (PREFIXES + ":dune a :x\n:y .\n", "turtle", "f:5: invalid turtle: "),
        ("<https://example.org/a> <b> .\n", "ntriples", "f:1: invalid ntriples: "),
        ('{"@context": "https://schema.org/", "name": "Dune"}', "jsonld", "f: a remote JSON-LD context is not fetched"),
        ("", "turtle", "f: no statement of the vocabulary"),
        (PREFIXES + ":a :b :c .", "turtle", "f: no statement of the vocabulary"),
    ],
)
def test_broken_files(text: str, form: str, told: str) -> None:
    """Broken syntax is told with its line, a remote context is refused, and a file that states nothing is said to."""
    with pytest.raises(InputError) as raised:
        list(read_rdf(io.BytesIO(text.encode()), "f", "f", form))
    assert str(raised.value).startswith(told)


FORMS = {
    "f.ttl": PREFIXES + DUNE + ":dune schema:director :dv .",
    "f.nt": "".join(
        f"<https://example.org/{s}> <{p}> {o} .\n"
        for s, p, o in (
            ("dune", "http://www.w3.org/1999/02/22-rdf-syntax-ns#type", "<https://schema.org/Movie>"),
            ("dune", "https://schema.org/name", '"Dune"'),
            ("dv", "https://schema.org/name", '"Denis Villeneuve"'),
            ("dune", "https://schema.org/director", "<https://example.org/dv>"),
        )
    ),
    "f.jsonld": '{"@context": {"schema": "https://schema.org/"}, "@type": "schema:Movie", "schema:name": "Dune", '
    '"schema:director": {"@type": "schema:Person", "schema:name": "Denis Villeneuve"}}',
    "f.trig": PREFIXES + ":g {" + DUNE + ":dune schema:director :dv . }",
}


@pytest.mark.parametrize("name", FORMS)
def test_files_of_every_form_load(name: str, tmp_path: Path) -> None:
    """A file loads by its name; the fact's evidence is its line, loading twice or reading again changes nothing."""
    (tmp_path / name).write_text(FORMS[name], "utf-8")
    store = str(tmp_path / "store")
    assert load([str(tmp_path / name)], store).changes.added == (name,)
    assert load([str(tmp_path / name)], store).changes.unchanged == (name,)
    assert reread(store).changes.unchanged == (name,)
    with open_graph(store) as graph:
        assert '"film \\"Dune\\" director person \\"Denis Villeneuve\\""' in "".join(graph.lines())


def test_quotes_stand_in_the_text() -> None:
    """Every claim's quote is the document's text at its span."""
    items = read_rdf(io.BytesIO((PREFIXES + DUNE + ":dune schema:director :dv ; schema:actor :tc .").encode()), "f", "f", "turtle")
    (document,) = [item for item in items if isinstance(item, Document)]
    reading = read(document)
    assert len(reading.claims) == 2
    assert all(document.text[claim.start : claim.end] == claim.quote for claim in reading.claims)


def test_an_export_comes_back(tmp_path: Path) -> None:
    """The facts of a whole graph, exported as Turtle and loaded elsewhere, are the same facts."""
    with open_writer(tmp_path / "one") as writer:
        writer.add(filmnews())
    with open_graph(tmp_path / "one") as graph:
        (tmp_path / "all.ttl").write_text("".join(export(graph, "turtle")), "utf-8")
        before = direct(graph)
    found = load([str(tmp_path / "all.ttl")], str(tmp_path / "two"))
    assert found.failures == []
    with open_graph(tmp_path / "two") as graph:
        assert direct(graph) == before


def direct(graph: object) -> set[tuple[str, ...]]:
    """Current facts by the names of their ends."""
    query = (
        "SELECT ?a ?p ?b { ?f a rg:Fact ; rg:state \"current\" ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o . "
        "?s schema:name ?a . ?o schema:name ?b }"
    )
    return {tuple(cell.value for cell in row) for row in graph.select(query).rows}  # type: ignore[attr-defined]
