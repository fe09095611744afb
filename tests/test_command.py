"""Every command on a real store: what it prints, where it prints it, and with which exit code."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from graph.store import open_writer
from reelgraph import __version__
from tests.terminal import ROOT, good, process, refused, run
from tests.worlds import news


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The eight articles of `worlds.news`."""
    place = tmp_path_factory.mktemp("command") / "store"
    with open_writer(place) as writer:
        writer.add(news())
    return place


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The same, for a test that changes it."""
    with open_writer(tmp_path / "store") as writer:
        writer.add(news())
    return tmp_path / "store"


# -- the command itself -----------------------------------------------------------------------------


def test_without_a_word_it_explains_itself() -> None:
    """Every command stands under what it is for."""
    result = run()
    assert result.exit_code == 2
    for line in ("Put in:", "Ask:", "Take out:", "Look after it:", "  ask ", "  load ", "  page "):
        assert line in result.output
    assert "..." not in process("--help", COLUMNS="80").stdout.split("Put in:")[1]


def test_the_version() -> None:
    assert good("--version") == f"reelgraph {__version__}\n"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["laod"], "No such command 'laod'. Did you mean 'load'?"),
        (["load"], "name a file, a folder, a pattern, an address, or - for standard input"),
        (["ask", "x", "--as-of", "2021-13"], "'2021-13' is no day (expected one like 2027-03-19, 2027-03 or 2027)"),
        (["ask", "x", "--format", "xml"], "'xml' is not one of"),
        (["split", "A"], "name B or --article, one of them"),
        (["load", "x", "--jobs", "-1"], "-1 is not in the range"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_wrong_use_ends_with_2(words: list[str], told: str) -> None:
    """Usage is the caller's business: exit 2, what was wrong, and where the help is."""
    result = run(*words)
    assert result.exit_code == 2
    assert told in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize(
    "words",
    [
        ["ask", "who filmed in Rome"], ["query", "SELECT * { ?s ?p ?o }"], ["show", "Rome"], ["path", "A", "B"], ["export"],
        ["sources"], ["info"], ["check"], ["page"], ["merge", "A", "B"], ["split", "A", "B"],
    ],
    ids=lambda words: words[0],
)  # fmt: skip
def test_where_there_is_no_store(tmp_path: Path, words: list[str]) -> None:
    """One line that says to load, and nothing is made there."""
    place = tmp_path / "none"
    assert refused(*words, "--store", place) == f"{place}: no store there; load an article first"
    assert not place.exists()


def test_the_store_of_the_environment(store: Path) -> None:
    done = process("info", REELGRAPH_STORE=str(store))
    assert done.stdout.splitlines()[0] == str(store)
    assert done.stderr == ""


def test_a_reader_that_stops_early_hears_no_complaint(store: Path) -> None:
    """As in `reelgraph export | head -1`."""
    done = process("export", "--format", "jsonl", "--store", store)
    assert done.returncode == 0
    line = f"{sys.executable} -m reelgraph export --store {store} | head -1"
    piped = subprocess.run(line, shell=True, capture_output=True, text=True, check=False)
    assert (piped.stdout.count("\n"), piped.stderr) == (1, "")


# -- asking -----------------------------------------------------------------------------------------


def test_ask(store: Path) -> None:
    """People whom an article puts there, then the cast, each with the sentence, the article and its day."""
    assert good("ask", "who filmed in Rome", "--store", store) == (
        """\
people on a shoot in Rome  (2 answers)

  person         film                   how
  ─────────────  ─────────────────────  ────────────────────────────────
  Tom Cruise     Mission: Impossible 7  on location
  Hayley Atwell  Mission: Impossible 7  in the cast of a film shot there

Tom Cruise
  “Tom Cruise (stated) on location Rome, film Mission: Impossible 7.”
  Example News, 3 February 2020 · https://example.org/a1

Hayley Atwell
  “Mission: Impossible 7 (stated) filmed in Rome.”
  Example News, 3 February 2020 · https://example.org/a1

Hayley Atwell
  “Mission: Impossible 7 (stated) actor Hayley Atwell.”
  Example News, 20 October 2020 · https://example.org/a3
"""
    )


def test_ask_as_json(store: Path) -> None:
    answer = json.loads(good("ask", "who directed Nope", "--format", "json", "--store", store))
    assert list(answer)[:9] == [
        "question", "status", "reading", "sparql", "columns", "rows", "count", "evidence", "suggestions",
    ]  # fmt: skip
    assert (answer["status"], answer["rows"]) == ("answered", [["Jordan Peele"]])


def test_what_ask_does_not_know(store: Path) -> None:
    """Not an error: exit 0, and it says so."""
    assert good("ask", "who directed Jordan", "--store", store).startswith(("Not recorded", "Not understood"))
    unknown = json.loads(good("ask", "what is the weather", "--format", "json", "--store", store))
    assert unknown["status"] in {"not recorded", "not understood"}


def test_the_query_behind_an_answer(store: Path) -> None:
    """It runs as it stands."""
    sparql = json.loads(good("ask", "who directed Nope", "--format", "json", "--store", store))["sparql"]
    assert good("ask", "who directed Nope", "--sparql", "--store", store).endswith(f"\n{sparql}\n")
    assert good("query", sparql, "--store", store) == "  answer\n  ────────────\n  Jordan Peele\n\n1 row\n"


def test_as_of_a_day(store: Path) -> None:
    """What an article of October said, nobody knew in March."""
    question = ("ask", "who stars in Mission: Impossible 7", "--format", "json", "--store", store)
    assert [row[0] for row in json.loads(good(*question))["rows"]] == ["Hayley Atwell", "Tom Cruise"]
    assert [row[0] for row in json.loads(good(*question, "--as-of", "2020-03"))["rows"]] == ["Tom Cruise"]
    assert good("sources", "--as-of", "2020-03", "--store", store).count("example.org") == 3
    assert good("sources", "--as-of", "2020-03", "--include-undated", "--store", store).count("example.org") == 4


# -- SPARQL -----------------------------------------------------------------------------------------

FILMS = "SELECT ?film ?name { ?film a schema:Movie ; schema:name ?name } ORDER BY ?name"


def test_a_table_has_names_for_people(store: Path) -> None:
    assert good("query", FILMS, "--store", store) == (
        """\
  film                   name
  ─────────────────────  ─────────────────────
  Dune                   Dune
  Mission: Impossible 7  Mission: Impossible 7
  Nope                   Nope

3 rows
"""
    )


def test_numbers_stand_to_the_right(store: Path) -> None:
    counted = "SELECT (COUNT(*) AS ?films) { ?film a schema:Movie }"
    assert good("query", counted, "--store", store) == "  films\n  ─────\n      3\n\n1 row\n"


@pytest.mark.parametrize(
    ("form", "begins"),
    [
        ("json", '{"head":{"vars":["film","name"]}'),
        ("xml", '<?xml version="1.0"'),
        ("csv", "film,name\r\nhttps://w3id.org/reelgraph/id/film/dune,Dune\r\n"),
        ("tsv", "?film\t?name\n<https://w3id.org/reelgraph/id/film/dune>\t\"Dune\"\n"),
    ],
)
def test_formats_for_programs(store: Path, tmp_path: Path, form: str, begins: str) -> None:
    """The same bytes on the standard output and in a file."""
    out = tmp_path / "rows"
    printed = run("query", FILMS, "--format", form, "--store", store).stdout_bytes
    assert printed.decode().startswith(begins)
    good("query", FILMS, "--format", form, "--store", store, "-o", out)
    assert out.read_bytes() == printed


def test_queries_from_a_file_and_from_standard_input(store: Path, tmp_path: Path) -> None:
    """A file may have parameters, like those that ship."""
    file = tmp_path / "films.rq"
    file.write_text("# Films of somebody.\n# param who: person\nSELECT ?film { ?film schema:actor ?who . ?film a schema:Movie }\n", "utf-8")
    assert good("query", file, "Zendaya", "--store", store) == good("query", file, "who=Zendaya", "--store", store)
    assert "Dune" in good("query", file, "Zendaya", "--store", store)
    assert good("query", "-", "--store", store, stdin=FILMS) == good("query", FILMS, "--store", store)
    assert good("query", file, "--explain", "--store", store).startswith("films.rq who=PERSON  (Films of somebody.)\n")


def test_graphs_that_a_query_builds(store: Path) -> None:
    built = good("query", "CONSTRUCT { ?f schema:name ?n } { ?f a schema:Movie ; schema:name ?n }", "--format", "ntriples", "--store", store)
    assert '<https://w3id.org/reelgraph/id/film/dune> <https://schema.org/name> "Dune" .\n' in built


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("SELECT * { ?s ?p", "line 1, column 17: the query cannot be read at its end"),
        ("SELECT * { SERVICE <https://example.org/> { ?s ?p ?o } }", "line 1, column 12: SERVICE reaches the network (expected --allow-network)"),
        ("LOAD <https://example.org/x.ttl>", "line 1, column 1: LOAD changes the store (expected SELECT, ASK, CONSTRUCT or DESCRIBE)"),
        ("DELETE WHERE { ?s ?p ?o }", "line 1, column 1: DELETE changes the store (expected SELECT, ASK, CONSTRUCT or DESCRIBE)"),
        ("filmografy", 'no query is called "filmografy"; did you mean filmography?'),
        ("tests", "tests: the query cannot be read: is a directory"),
        ("", "the query is empty (expected SELECT, ASK, CONSTRUCT or DESCRIBE)"),
    ],
    ids=lambda value: value[:20],
)
def test_queries_that_cannot_be_run(store: Path, query: str, told: str) -> None:
    assert refused("query", query, "--store", store) == told


def test_cells_that_a_spreadsheet_would_run(store: Path) -> None:
    """They begin with an apostrophe; numbers stay numbers."""
    rows = good("query", 'SELECT * { VALUES (?text ?number) { ("=1+1" -5) ("@x" 2) } }', "--format", "csv", "--store", store)
    assert rows.splitlines() == ["number,text", "-5,'=1+1", "2,'@x"]


# -- looking ----------------------------------------------------------------------------------------


def test_show(store: Path) -> None:
    """Facts, dates with their history, then the sentences; each marked with its article."""
    told = good("show", "Nope", "--store", store)
    assert told == (
        """\
Nope  (film)

  directed by  Jordan Peele  [1] [2]

  date  state      said in
  ────  ─────────  ───────
  2022  scheduled  [2]

  not current              state     known since     said in
  ───────────  ──────────  ────────  ──────────────  ───────
  stars        Tom Cruise  rumoured  5 January 2021  [1]

[1] News from c1 · Example News · 5 January 2021
  “Nope (stated) director Jordan Peele.”
  “Nope (rumoured) actor Tom Cruise.”
  https://example.org/c1

[2] News from c2 · Example News · undated
  “Nope (stated) director Jordan Peele.”
  “Nope (stated) release date 2022, status scheduled.”
  https://example.org/c2
"""
    )


def test_show_as_json(store: Path) -> None:
    (found,) = json.loads(good("show", "Hayley Atwell", "--format", "json", "--store", store))
    assert (found["name"], found["kind"], found["iri"]) == ("Hayley Atwell", "person", "https://w3id.org/reelgraph/id/person/hayley-atwell")
    assert [(line["words"], line["value"]) for line in found["facts"]] == [("plays", "Grace in Mission: Impossible 7")]
    assert found["evidence"][0]["quote"] == "Mission: Impossible 7 (stated) role Hayley Atwell, character Grace."


def test_a_part_of_a_name_and_a_slip_of_the_pen(store: Path) -> None:
    """A whole word of a name finds it; a misspelt one is not guessed."""
    assert good("show", "atwell", "--store", store).startswith("Hayley Atwell  (person)\n")
    assert refused("show", "Hailey Atwel", "--store", store) == 'nothing is called "Hailey Atwel"; did you mean Hayley Atwell?'
    assert refused("show", "Hayley Otvel", "--store", store) == 'nothing is called "Hayley Otvel"; did you mean Hayley Atwell?'
    assert refused("path", "Zendaya", "Rom", "--store", store) == 'nothing is called "Rom"'


def test_path(store: Path) -> None:
    """Through films, each step with its sentence."""
    assert good("path", "Hayley Atwell", "Tom Cruise", "--store", store) == (
        """\
Hayley Atwell – Tom Cruise  (2 steps)

Mission: Impossible 7 stars Hayley Atwell
  “Mission: Impossible 7 (stated) actor Hayley Atwell.”
  Example News, 20 October 2020 · https://example.org/a3

Mission: Impossible 7 stars Tom Cruise
  “Mission: Impossible 7 (stated) actor Tom Cruise.”
  Example News, 3 February 2020 · https://example.org/a1
"""
    )
    assert good("path", "Zendaya", "Tom Cruise", "--store", store) == "Zendaya – Tom Cruise\n\nNothing in the graph joins them.\n"
    assert good("path", "Rome", "rome", "--store", store) == "Rome – Rome\n\nThey are one and the same.\n"
    steps = json.loads(good("path", "Hayley Atwell", "Tom Cruise", "--format", "json", "--store", store))
    assert [(step["subject"], step["relation"], step["object"]) for step in steps] == [
        ("Mission: Impossible 7", "actor", "Hayley Atwell"), ("Mission: Impossible 7", "actor", "Tom Cruise"),
    ]  # fmt: skip


def test_sources(store: Path) -> None:
    """By day, undated ones last."""
    rows = good("sources", "--store", store).splitlines()
    assert rows[0].split() == ["day", "publisher", "headline", "claims", "article"]
    assert [row.split()[-1].rpartition("/")[2] for row in rows[2:]] == ["a1", "b1", "b2", "a2", "a3", "c1", "c3", "c2"]
    listed = json.loads(good("sources", "--format", "json", "--store", store))
    assert {one["article"]: one["claims"] for one in listed}["https://example.org/a1"] == 4


def test_info(store: Path) -> None:
    told = good("info", "--store", store)
    assert told.startswith(f"{store}\n\n  articles  8, 2020-02-03 – 2021-02-02 (1 undated)\n  claims    19\n")
    found = json.loads(good("info", "--format", "json", "--store", store))
    assert (found["articles"], found["things"]["film"], found["relations"]["actor"]) == (8, 3, 4)


def test_check(store: Path) -> None:
    assert good("check", "--store", store) == f"{store}: sound (8 articles)\n"


def test_check_finds_what_is_broken(own: Path) -> None:
    """A text that somebody damaged; exit 1."""
    with closing(sqlite3.connect(own / "documents" / "texts.db")) as texts, texts:
        texts.execute("UPDATE texts SET text = ? WHERE rowid = 1", (b"damaged",))
    result = run("check", "--store", own)
    assert result.exit_code == 1
    assert "the text of an article cannot be read" in result.stdout
    assert result.stderr == f"reelgraph: {own}: 1 problem\n"


# -- taking out -------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["turtle", "ntriples", "jsonld", "trig", "nquads", "graphml", "csv", "jsonl"])
def test_export(store: Path, tmp_path: Path, form: str) -> None:
    """The same bytes on the standard output and in a file; folders are made."""
    out = tmp_path / "new" / "graph"
    printed = run("export", "--format", form, "--store", store).stdout_bytes
    good("export", "--format", form, "--store", store, "-o", out)
    assert out.read_bytes() == printed
    assert b"Hayley Atwell" in printed
    assert list(out.parent.iterdir()) == [out]


def test_export_of_facts_only(store: Path) -> None:
    assert "rg:quote" in good("export", "--store", store)
    assert "rg:quote" not in good("export", "--facts-only", "--store", store)


def test_a_file_that_cannot_be_written(store: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", "utf-8")
    out = tmp_path / "file" / "graph.ttl"
    assert refused("export", "--store", store, "-o", out) == f"{out}: cannot be written: {tmp_path / 'file'} is no folder"
    assert refused("export", "--store", store, "-o", tmp_path) == f"{tmp_path}: cannot be written: is a directory"
    assert (tmp_path / "file").read_text("utf-8") == "mine"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_below_the_results(store: Path) -> None:
    """Into a file, and where the shell opened it."""
    assert refused("export", "--store", store, "-o", "/dev/full") == "/dev/full: cannot be written: no space left on device"
    line = f"{sys.executable} -m reelgraph export --store {store} > /dev/full"
    done = subprocess.run(line, shell=True, capture_output=True, text=True, check=False, cwd=ROOT)
    assert (done.returncode, done.stderr) == (1, "reelgraph: standard output: cannot be written: no space left on device\n")


def test_page(store: Path, tmp_path: Path) -> None:
    """One file; more of it is tested where the page is."""
    out = tmp_path / "graph.html"
    assert good("page", "--store", store, "-o", out, "--title", "My films") == f"{out}: written\n"
    page = out.read_text("utf-8")
    assert page.lower().startswith("<!doctype html>")
    assert "My films" in page
    assert refused("page", "--store", store, "-o", out, "--about", "Zendaja") == 'nothing is called "Zendaja"; did you mean Zendaya?'
    assert out.read_text("utf-8") == page


def test_page_as_a_still_picture(store: Path, tmp_path: Path) -> None:
    """SVG, PNG or both instead of the page; the page itself is not written."""
    svg, png = tmp_path / "graph.svg", tmp_path / "graph.png"
    assert good("page", "--store", store, "-o", tmp_path / "no.html", "--svg", svg, "--png", png, "--about", "Dune") == f"{svg}: written\n{png}: written\n"
    assert "Zendaya" in svg.read_text("utf-8")
    assert png.read_bytes().startswith(b"\x89PNG")
    assert not (tmp_path / "no.html").exists()


# -- changing ---------------------------------------------------------------------------------------


def test_retract(own: Path) -> None:
    """What went, and what others keep."""
    before = good("export", "--format", "nquads", "--store", own)
    told = good("retract", "https://example.org/c1", "--store", own)
    assert told == (
        f"""\
{own}: articles: 1 withdrawn
  facts: 1 gone
  gone: Nope · actor · Tom Cruise
  kept, for others say so too: Nope · director · Jordan Peele
"""
    )
    assert "https://example.org/c1" in before
    assert "https://example.org/c1" not in good("export", "--format", "nquads", "--store", own)
    assert refused("retract", "https://example.org/c9", "--store", own).startswith('nothing is called "https://example.org/c9"; did you mean')


def test_merge_and_take_it_back(own: Path) -> None:
    """Two names become one, and afterwards it is as if nobody had decided so."""
    before = good("export", "--store", own)
    dune, nope = "https://w3id.org/reelgraph/id/film/dune", "https://w3id.org/reelgraph/id/film/nope"
    assert good("merge", "Dune", "Nope", "--reason", "a test", "--store", own).startswith(f"decided: {dune} and {nope} are one\n")
    assert good("show", "Nope", "--store", own).startswith("Dune  (film · also called Nope)\n")
    assert refused("merge", "Dune", "Nope", "--store", own) == f'"Dune" and "Nope" are one already: {dune}'
    (line,) = (own / "decisions.jsonl").read_text("utf-8").splitlines()
    assert {name: json.loads(line)[name] for name in ("verdict", "reason")} == {"verdict": "same", "reason": "a test"}
    assert good("merge", "Nope", "Dune", "--undo", "--store", own).startswith(f"taken back: {dune} and {nope} are one\n")
    assert good("export", "--store", own) == before
    assert refused("merge", "Nope", "Dune", "--undo", "--store", own) == 'nobody decided that "Nope" and "Dune" are one'


def test_split_one_article_off_and_take_it_back(own: Path) -> None:
    """The Dune of one article is another film; where a name then means two, it says which."""
    before = good("export", "--store", own)
    assert "are different" in good("split", "Dune", "--article", "https://example.org/b2", "--store", own)
    assert good("query", "SELECT ?film { ?film a schema:Movie ; schema:name 'Dune' }", "--store", own).endswith("2 rows\n")
    assert refused("merge", "Dune", "Nope", "--store", own).startswith('"Dune" is several things (expected one of https://')
    assert good("show", "Dune", "--store", own).count("Dune  (film)\n") == 2
    assert "are different" in good("split", "Dune", "--article", "https://example.org/b2", "--undo", "--store", own)
    assert good("export", "--store", own) == before
    assert refused("split", "Dune", "--article", "https://example.org/zz", "--store", own) == (
        'https://example.org/zz says nothing about "Dune" (expected an article as `sources` lists it)'
    )
