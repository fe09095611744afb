"""The queries that ship: each with its rows on a small world, and what is said where a parameter is wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graph.model import Kind, Thing
from graph.store import open_writer
from queries.named import FOLDER, named_queries
from tests.terminal import good, refused, run
from tests.worlds import ATWELL, CRUISE, DUNE, NOPE, PEELE, ROME, Row, article, film, news, when

SERIES = Thing(Kind.FRANCHISE, "Mission: Impossible")
FALLOUT = Thing(Kind.FILM, "Mission: Impossible – Fallout")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`worlds.news` and two articles more: a franchise in order, a shoot with days, a move, a denial."""
    place = tmp_path_factory.mktemp("named") / "store"
    more = [
        article(
            "d1", Row(FALLOUT, "part_of", SERIES, position="6"), Row(FALLOUT, "release_date", when("2018-07-27"), medium="cinema"),
            Row(FALLOUT, "actor", CRUISE), Row(FALLOUT, "director", PEELE), Row(DUNE, "actor", ATWELL, "denied"), day="2021-03-01",
            publisher="Second News",
        ),
        article(
            "d2", Row(NOPE, "filmed_in", ROME, start="2021-06-01", end="2021-06-30"), Row(PEELE, "on_location", ROME, film=NOPE.name),
            Row(NOPE, "release_date", when("2022-07-22"), region="United States", medium="cinema"),
            Row(DUNE, "release_date", when("2021-10-22"), medium="cinema"), Row(film("Heist"), "writer", ATWELL), day="2021-04-01",
        ),
    ]  # fmt: skip
    with open_writer(place) as writer:
        writer.add([*news(), *more])
    return place


def table(store: Path, *words: str) -> list[list[str]]:
    """Column names and rows, as people read them."""
    printed = good("query", *words, "--store", store).splitlines()
    if printed == ["0 rows"]:
        return []
    rule = printed[1]
    starts = [place for place in range(len(rule)) if rule[place] == "─" and rule[place - 1] == " "]
    ends = [*(start - 2 for start in starts[1:]), None]
    return [[line[start:end].strip() for start, end in zip(starts, ends, strict=True)] for line in [printed[0], *printed[2:-2]]]


EXPECTED: dict[str, tuple[list[str], list[list[str]]]] = {
    "both": (
        ["Tom Cruise", "Hayley Atwell"],
        [["film"], ["Mission: Impossible 7"]],
    ),
    "cast": (
        ["Mission: Impossible 7"],
        [["person", "character"], ["Hayley Atwell", "Grace"], ["Tom Cruise", ""]],
    ),
    "co-actors": (
        ["Tom Cruise"],
        [["other", "films"], ["Hayley Atwell", "1"]],
    ),
    "coming": (
        ["from=2021-10"],
        [["date", "film", "region_of_it", "medium", "status"], ["2021-10-22", "Dune", "", "cinema", "scheduled"], ["2021-11-19", "Mission: Impossible 7", "", "cinema", "rescheduled"], ["2022-07-22", "Nope", "United States", "cinema", "scheduled"], ["2022", "Nope", "", "", "scheduled"]],
    ),
    "credits": (
        ["Nope"],
        [["credit", "person"], ["director", "Jordan Peele"]],
    ),
    "dates": (
        ["Mission: Impossible 7"],
        [["date", "region", "medium", "state", "known", "until"], ["2021-07-23", "", "cinema", "superseded", "2020-02-03", "2020-04-24"], ["2021-11-19", "", "cinema", "current", "2020-04-24", ""]],
    ),
    "facts": (
        ["rumoured"],
        [["subject", "relation", "object", "known", "until"], ["Nope", "schema:actor", "Tom Cruise", "2021-01-05", ""]],
    ),
    "filmography": (
        ["Jordan Peele"],
        [["film", "credit", "released"], ["Mission: Impossible – Fallout", "director", "2018-07-27"], ["Nope", "director", "2022-07-22"]],
    ),
    "firsts": (
        [],
        [["publisher", "facts"], ["Example News", "22"], ["Second News", "5"]],
    ),
    "franchise": (
        ["Mission: Impossible"],
        [["film", "position", "released"], ["Mission: Impossible – Fallout", "6", "2018-07-27"], ["Mission: Impossible 7", "7", "2021-11-19"]],
    ),
    "moved": (
        ["since=2020-04"],
        [["film", "old", "moved", "now", "region", "medium"], ["Mission: Impossible 7", "2021-07-23", "2020-04-24", "2021-11-19", "", "cinema"]],
    ),
    "places": (
        [],
        [["place", "films"], ["Rome", "2"], ["Jordan", "1"], ["Venice", "1"]],
    ),
    "sentences": (
        ["Jordan"],
        [["day", "publisher", "sentence", "article"], ["2020-02-03", "Example News", "Dune (stated) filmed in Jordan.", "https://example.org/b1"]],
    ),
    "shoots": (
        ["Italy"],
        [["film", "where", "start", "end", "person"], ["Mission: Impossible 7", "Rome", "", "", "Tom Cruise"], ["Mission: Impossible 7", "Venice", "", "", ""], ["Nope", "Rome", "2021-06-01", "2021-06-30", "Jordan Peele"]],
    ),
    "shot-in": (
        ["Italy"],
        [["film", "where", "released"], ["Mission: Impossible 7", "Rome", "2021-11-19"], ["Mission: Impossible 7", "Venice", "2021-11-19"], ["Nope", "Rome", "2022-07-22"]],
    ),
    "undated": (
        [],
        [["film", "status"], ["Heist", ""]],
    ),
    "who-filmed-in": (
        ["Rome"],
        [["person", "film", "how"], ["Jordan Peele", "Nope", "on location"], ["Tom Cruise", "Mission: Impossible 7", "on location"], ["Hayley Atwell", "Mission: Impossible 7", "in the cast of a film shot there"]],
    ),
    "worked-with": (
        ["Tom Cruise"],
        [["other", "films"], ["Hayley Atwell", "1"], ["Jordan Peele", "1"]],
    ),
}  # fmt: skip
"""Its parameters; the columns, and the rows."""


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_its_rows(store: Path, name: str) -> None:
    words, expected = EXPECTED[name]
    assert table(store, name, *words) == expected


def test_every_query_has_its_rows_here() -> None:
    """A query that ships is in the table above."""
    assert sorted(named_queries()) == sorted(EXPECTED)


def test_coming_in_a_region(store: Path) -> None:
    """Where a region is named, dates of other regions and of none fall away."""
    assert table(store, "coming", "from=2021-10", "region=United States")[1:] == [
        ["2022-07-22", "Nope", "United States", "cinema", "scheduled"]
    ]


def test_the_list_and_the_header(store: Path) -> None:
    """Without a name they are listed; --explain shows one with its parameters."""
    listed = good("query")
    assert "  cast film=FILM|SERIES" in listed
    assert [path.stem for path in sorted(FOLDER.glob("*.rq"))] == sorted(named_queries())
    assert all(query.summary.endswith(".") for query in named_queries().values())
    told = good("query", "coming", "--explain", "--store", store)
    assert "\n  region  place (if not set: any): where; any place, and dates without one, if not set\n" in told
    assert "\nSELECT ?date ?film" in told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["cast"], "cast: film is not set (expected cast film=FILM|SERIES)"),
        (["cast", "film="], "cast: film is not set (expected cast film=FILM|SERIES)"),
        (["cast", "Nope", "Dune"], "cast: 'Dune' is one value too many (expected cast film=FILM|SERIES)"),
        (["cast", "who=Dune"], "cast: there is no parameter 'who' (expected cast film=FILM|SERIES)"),
        (["cast", "Nopf"], 'nothing is called "Nopf"; did you mean Nope?'),
        (["cast", "Rome"], 'nothing is called "Rome"'),
        (["moved", "since=soon"], "moved: since=soon: not a day (expected one like 2027-03-19, 2027-03 or 2027)"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_wrong_parameters(store: Path, words: list[str], told: str) -> None:
    """What, where, what was expected, and the nearest name of that kind."""
    assert refused("query", *words, "--store", store) == told


def test_a_value_is_never_syntax(store: Path) -> None:
    """A name that looks like SPARQL is a name."""
    assert refused("query", "cast", 'film=> } DELETE { ?s ?p "', "--store", store).startswith("nothing is called")
    assert good("query", "facts", 'state="} SELECT * {', "--store", store) == "0 rows\n"


def test_a_name_that_means_several_things(store: Path, tmp_path: Path) -> None:
    """The one that the graph speaks of most is taken, and the others are told."""
    file = tmp_path / "about.rq"
    file.write_text("# What is said of a name.\n# param name: name\nSELECT ?o { ?name schema:name ?o }\n", "utf-8")
    result = run("query", file, "Dune", "--store", store)
    assert result.exit_code == 0
    film, work = (f"<https://w3id.org/reelgraph/id/{kind}/dune>" for kind in ("film", "work"))
    assert result.stderr == f"“Dune” is taken for {film}; it is also {work}\n"
    assert good("query", file, work[1:-1], "--store", store) == "  o\n  ────\n  Dune\n\n1 row\n"


def test_a_broken_header(store: Path, tmp_path: Path) -> None:
    file = tmp_path / "x.rq"
    file.write_text("# param film\nSELECT * { ?s ?p ?o }\n", "utf-8")
    assert refused("query", file, "--store", store) == (
        "x.rq: '# param film' (expected: # param NAME: KIND [= DEFAULT] [-- HELP])"
    )
    file.write_text("# param film: movie\nSELECT * { ?film ?p ?o }\n", "utf-8")
    assert refused("query", file, "Dune", "--store", store).startswith("'movie' is no kind of parameter (expected name, film, ")


def test_rows_in_a_format_for_programs(store: Path) -> None:
    found = json.loads(good("query", "cast", "Dune", "--format", "json", "--store", store))
    assert [row["person"]["value"].rpartition("/")[2] for row in found["results"]["bindings"]] == ["zendaya"]
