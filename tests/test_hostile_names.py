"""Names that are meant to do harm: in RDF, in tables, in the page, in commands."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from pyoxigraph import Literal, RdfFormat, parse

from graph.store import open_writer
from tests.terminal import good, run
from tests.worlds import Row, article, film, person
from tests.worlds import place as place_of

NAMES = (
    "Robert'); DROP TABLE films;--", '<img src=x onerror="alert(1)">', "</script><script>alert(1)</script>", '"""', "\\", "a\\nb", "{{7*7}}",
    "<https://example.org/> .", "@prefix x: <y> .", "=HYPERLINK(1)", "${HOME}", "../../etc/passwd", "\u202eevil", "Ça & là", "𝔉𝔦𝔩𝔪",
)  # fmt: skip


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store in which everything bears such a name."""
    place = tmp_path_factory.mktemp("hostile") / "store"
    readings = [
        article(f"h{number}", Row(film(name), "actor", person(name)), Row(film(name), "filmed_in", place_of(name)), title=name, publisher=name)
        for number, name in enumerate(NAMES)
    ]
    with open_writer(place) as writer:
        assert not writer.add(readings).rejected
    return place


HEADLINE = "https://schema.org/headline"


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
@pytest.mark.parametrize(("form", "theirs"), [("turtle", "turtle"), ("ntriples", "nt"), ("jsonld", "json-ld")])
def test_hostile_names_in_rdf(hostile: Path, form: str, theirs: str) -> None:
    """rdflib reads back each name as it is, and nothing else."""
    import rdflib  # noqa: PLC0415 - heavy

    data = rdflib.Graph().parse(data=said_in(hostile, form), format=theirs)
    assert sorted(str(name) for name in data.objects(None, rdflib.URIRef(HEADLINE))) == sorted(NAMES)


@pytest.mark.parametrize(("form", "theirs"), [("trig", RdfFormat.TRIG), ("nquads", RdfFormat.N_QUADS)])
def test_hostile_names_in_rdf_with_graphs(hostile: Path, form: str, theirs: RdfFormat) -> None:
    """So does Oxigraph."""
    quads = parse(said_in(hostile, form), format=theirs)
    names = [quad.object.value for quad in quads if quad.predicate.value == HEADLINE and isinstance(quad.object, Literal)]
    assert sorted(names) == sorted(NAMES)


def test_hostile_names_in_tables(hostile: Path) -> None:
    """A spreadsheet runs none of them, and CSV readers get the rows that there are."""
    facts = list(csv.reader(io.StringIO(said_in(hostile, "csv").decode())))
    assert len({len(row) for row in facts}) == 1
    assert not [cell for row in facts for cell in row if cell.startswith(("=", "+", "-", "@"))]


def test_hostile_names_in_the_page(hostile: Path, tmp_path: Path) -> None:
    """None of them is markup, and none ends the script that holds it."""
    good("page", "--store", hostile, "-o", tmp_path / "page.html")
    page = (tmp_path / "page.html").read_text("utf-8")
    assert "<img src=x" not in page
    assert "</script><script>alert" not in page
    assert "\u202e" not in page


@pytest.mark.parametrize("name", NAMES)
def test_hostile_names_in_commands(hostile: Path, name: str) -> None:
    """Each can be asked for, and what is shown steers nothing."""
    for words in (["show", name], ["ask", f"who stars in {name}"], ["query", "cast", f"film={name}"], ["path", name, name]):
        result = run(*words, "--store", hostile)
        assert result.exit_code in {0, 1}, (words, result.exception)
        assert not set(result.output) & set("\x1b\x07\u202e")
        assert "Traceback" not in result.output
    assert good("show", name, "--store", hostile)


def said_in(store: Path, form: str) -> bytes:
    return run("export", "--format", form, "--store", store).stdout_bytes
