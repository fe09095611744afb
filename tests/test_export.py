"""The graph written out: the same bytes every time, and RDF that other engines read as the same graph."""

from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ET
from itertools import groupby
from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from graph import runs
from graph.errors import QueryError
from graph.export import FORMATS, export, neutral
from graph.model import Kind, Reading, Thing
from graph.store import open_graph, open_writer
from graph.vocabulary import BASE
from tests.worlds import DUNE, ROME, Row, article, news, person, place, when

HOSTILE = 'Dune "2" \\ <b>\n\t\u2028=1+1 {x} é 千 𝒟 . ;'


def hostile() -> Reading:
    return article(
        "odd/../x?a=1&b=[2]", Row(Thing(Kind.FILM, HOSTILE), "actor", person("Ò'Brien <script>")),
        Row(Thing(Kind.FILM, HOSTILE), "keyword", '=HYPERLINK("x")'), Row(DUNE, "filmed_in", place("-Ålemund")),
        title=HOSTILE,
    )  # fmt: skip


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The news, and an article full of what formats stumble over."""
    found = tmp_path_factory.mktemp("export") / "store"
    with open_writer(found) as writer:
        writer.add([*news(), hostile()])
    return found


def written(store: Path, name: str, *, facts_only: bool = False) -> str:
    with open_graph(store) as graph:
        return "".join(export(graph, name, facts_only=facts_only))


def lines(store: Path) -> set[str]:
    with open_graph(store) as graph:
        return {line for line in graph.lines() if "Table> " not in line}  # which only repeat what the others tell


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_claims_give_the_same_bytes(store: Path, name: str, tmp_path: Path) -> None:
    """Another store, loaded in another order."""
    with open_writer(tmp_path / "s") as writer:
        for reading in reversed([*news(), hostile()]):
            writer.add([reading])
    assert written(store, name) == written(tmp_path / "s", name)


@pytest.mark.filterwarnings("ignore:.*is deprecated:DeprecationWarning")  # rdflib's own use of its old names
@pytest.mark.parametrize(
    ("name", "theirs"), [("turtle", "turtle"), ("ntriples", "ntriples"), ("jsonld", "json-ld")]
)
def test_rdflib_reads_the_same_graph(store: Path, name: str, theirs: str) -> None:
    """Every triple, and no other."""
    ours = rdflib.Graph().parse(data="".join(lines(store)), format="ntriples")
    read = rdflib.Graph().parse(data=written(store, name), format=theirs)
    assert len(ours) == len(read) > 150
    assert set(ours) == set(read)


@pytest.mark.parametrize("name", ["turtle", "ntriples", "jsonld"])
def test_oxigraph_reads_the_same_graph(store: Path, name: str) -> None:
    """The other engine, too."""
    formats = {
        "turtle": pyoxigraph.RdfFormat.TURTLE, "ntriples": pyoxigraph.RdfFormat.N_TRIPLES, "jsonld": pyoxigraph.RdfFormat.JSON_LD,
    }  # fmt: skip
    read = pyoxigraph.Store()
    read.load(written(store, name), format=formats[name])
    found = read.dump(format=pyoxigraph.RdfFormat.N_TRIPLES, from_graph=pyoxigraph.DefaultGraph())
    assert found is not None
    assert {line + "\n" for line in found.decode().split("\n") if line} == lines(store)


@pytest.mark.filterwarnings("ignore:.*is deprecated:DeprecationWarning")  # rdflib's own use of its old names
@pytest.mark.parametrize(("name", "theirs"), [("trig", "trig"), ("nquads", "nquads")])
def test_each_article_has_its_graph(store: Path, name: str, theirs: str) -> None:
    """Its claims and nothing else; the rest is the default graph; together they are everything."""
    data = rdflib.Dataset()
    data.parse(data=written(store, name), format=theirs)
    graphs = {str(graph.identifier): graph for graph in data.graphs()}
    article_graph = graphs["https://example.org/a1"]
    claims = set(article_graph.subjects(rdflib.RDF.type, rdflib.URIRef("https://w3id.org/reelgraph/ns#Claim")))
    assert len(claims) == 4
    assert set(article_graph.subjects()) == claims
    assert sum(len(graph) for graph in graphs.values()) == len(lines(store))


def test_turtle_reads_well(store: Path) -> None:
    """Prefixes, the class and name first, one subject a paragraph, objects of one predicate together."""
    text = written(store, "turtle")
    assert '\n\nfilm:nope a schema:Movie ;\n    schema:name "Nope" ;\n    schema:director person:jordan-peele ;\n' in text
    paragraphs = text.split("\n\n")
    assert paragraphs[0].startswith("@prefix schema: <https://schema.org/> .")
    kinds = [paragraph.partition(":")[0] for paragraph in paragraphs[1:]]
    assert kinds.index("film") < kinds.index("person") < kinds.index("fact") < kinds.index("claim")


def test_facts_only(store: Path) -> None:
    """Neither claims nor articles, and everything else."""
    text = written(store, "turtle", facts_only=True)
    assert "rg:quote" not in text
    assert "NewsArticle" not in text
    assert "rg:state" in text
    whole = rdflib.Graph().parse(data=written(store, "ntriples"), format="ntriples")
    facts = rdflib.Graph().parse(data=text, format="turtle")
    left_out = {str(kind) for subject in set((whole - facts).subjects()) for kind in whole.objects(subject, rdflib.RDF.type)}
    assert left_out == {"https://schema.org/NewsArticle", "https://w3id.org/reelgraph/ns#Claim", "https://w3id.org/reelgraph/ns#Publisher"}


@pytest.mark.parametrize("name", ["turtle", "ntriples", "jsonld", "trig", "nquads"])
def test_more_than_memory_should_hold(store: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Runs on disk, merged: the same bytes."""
    at_once = written(store, name)
    monkeypatch.setattr(runs, "RUN", 1000)
    assert written(store, name) == at_once


def test_the_lines_of_a_subject_stand_together(store: Path) -> None:
    """What the sorted formats rest on."""
    with open_graph(store) as graph:
        subjects = [line.partition(" ")[0] for line in graph.lines()]
    assert len([subject for subject, _ in groupby(subjects)]) == len(set(subjects))


@given(st.lists(st.tuples(st.text(st.characters(exclude_characters="\n\r", codec="utf-8")), st.text(st.characters(codec="utf-8")))), st.integers(1, 40))
def test_records_in_order(records: list[runs.Record], run: int) -> None:
    """By key, each with its own text, whatever stands in it and however few fit into memory."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(runs, "RUN", run)
        found = list(runs.in_order(records))
    assert sorted(found) == sorted(records)
    assert [key for key, _ in found] == sorted(key for key, _ in records)


# -- projections ----------------------------------------------------------------------------------


def test_claims_as_json_lines(tmp_path: Path) -> None:
    """One claim a line with labels and wording, roles and releases in the form that the score reads."""
    with open_writer(tmp_path / "s") as writer:
        writer.add(news()[:3])
    rows = [json.loads(line) for line in written(tmp_path / "s", "jsonl").splitlines()]
    shown = [(row["subject"], row["predicate"], row["object"], row["certainty"]) for row in rows]
    assert shown == [
        ("Mission: Impossible 7", "actor", "Tom Cruise", "stated"),
        ("Mission: Impossible 7", "filmed_in", "Rome", "stated"),
        ("Tom Cruise", "on_location", "Rome", "stated"),
        ("Mission: Impossible 7", "release_date", "2021-07-23", "stated"),
        ("Mission: Impossible 7", "release_date", "2021-11-19", "stated"),
        ("Mission: Impossible 7", "role", "Hayley Atwell as Grace", "stated"),
        ("Mission: Impossible 7", "actor", "Hayley Atwell", "stated"),
        ("Mission: Impossible 7", "filmed_in", "Venice", "stated"),
        ("Mission: Impossible 7", "part_of", "Mission: Impossible", "stated"),
    ]
    moved = rows[4]
    quote = moved.pop("quote")
    assert moved == {
        "article": "https://example.org/a2", "subject": "Mission: Impossible 7", "subject_as_written": "Mission: Impossible 7",
        "subject_type": "film", "predicate": "release_date", "object": "2021-11-19", "object_as_written": "2021-11-19",
        "object_type": "date", "certainty": "stated", "stated_on": "2020-04-24", "start": 0, "end": len(quote), "edtf": "2021-11-19",
        "earliest": "2021-11-19", "latest": "2021-11-19", "region": None, "medium": "cinema", "status": "rescheduled",
        "previous": "2021-07-23",
    }  # fmt: skip


def test_a_season_gives_its_year(tmp_path: Path) -> None:
    """The object is a year where the wording has one, beside the date as it was said."""
    with open_writer(tmp_path / "s") as writer:
        writer.add([article("a", Row(DUNE, "release_date", when("2027-21"), region="Italy", status="scheduled"))])
    row = json.loads(written(tmp_path / "s", "jsonl"))
    assert (row["object"], row["edtf"], row["region"]) == ("2027", "2027-21", "Italy")


def test_a_line_is_a_line(store: Path) -> None:
    """Whatever stands in a sentence, and however a reader splits."""
    text = written(store, "jsonl")
    assert text.splitlines() == text.rstrip("\n").split("\n")
    assert HOSTILE in {json.loads(line)["subject_as_written"] for line in text.splitlines()}


def test_facts_as_a_table(store: Path) -> None:
    """A row a fact, with its first sentence; nothing that a spreadsheet would run."""
    rows = list(csv.DictReader(io.StringIO(written(store, "csv"))))
    nope = next(row for row in rows if row["subject"] == "Nope" and row["relation"] == "director")
    assert nope == {
        "subject": "Nope", "relation": "director", "object": "Jordan Peele", "state": "current", "known_from": "2021-01-05",
        "superseded_on": "", "articles": "2", "article": "https://example.org/c1", "published": "2021-01-05",
        "quote": "Nope (stated) director Jordan Peele.",
    }  # fmt: skip
    assert any(row["object"] == "'=HYPERLINK(\"x\")" for row in rows)
    assert any(row["object"] == "'-Ålemund" for row in rows)


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", " =1", "\t=1", "\r=1"])
def test_cells_that_a_spreadsheet_would_run(cell: str) -> None:
    """They begin with an apostrophe."""
    assert neutral(cell) == "'" + cell


def test_the_network_as_graphml(store: Path) -> None:
    """Well-formed XML with a label and a kind a node."""
    root = ET.fromstring(written(store, "graphml"))
    space = "{http://graphml.graphdrawing.org/xmlns}"
    ids = {node.get("id") for node in root.iter(space + "node")}
    assert BASE + "film/dune" in ids
    joined = [(edge.get("source"), edge.get("target")) for edge in root.iter(space + "edge")]
    assert (BASE + "film/mission-impossible-7", BASE + "place/rome") in joined
    assert {end for edge in joined for end in edge} <= ids


def test_an_unknown_format(store: Path) -> None:
    """The known ones are named."""
    with open_graph(store) as graph, pytest.raises(QueryError, match=r"no format 'xls' \(expected turtle, ntriples, "):
        export(graph, "xls")


def test_an_empty_store(tmp_path: Path) -> None:
    """Every format of nothing is well-formed."""
    with open_writer(tmp_path / "s"):
        pass
    assert json.loads(written(tmp_path / "s", "jsonld"))["@graph"] == []
    assert written(tmp_path / "s", "jsonl") == ""
    assert written(tmp_path / "s", "csv").count("\n") == 1
    ET.fromstring(written(tmp_path / "s", "graphml"))
    rdflib.Graph().parse(data=written(tmp_path / "s", "turtle"), format="turtle")


def test_rome_is_one_place(store: Path) -> None:
    """Its label stands in every row that names it."""
    rows = [json.loads(line) for line in written(store, "jsonl").splitlines()]
    assert {row["object"] for row in rows if row["object_as_written"] == ROME.name} == {"Rome"}
