"""The questions of the page: in a real browser each has the answers of the named query that it stands for."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from graph.model import Reading
from graph.store import open_graph
from queries.named import FOLDER, bindings, find_query
from queries.names import Names
from queries.page import build
from queries.view import View
from tests.pages import page_of, world
from tests.visits import Visiting, needs_chromium, written
from tests.worlds import ATWELL, CRUISE, IMPOSSIBLE, NOPE, ROME, Row, article, film, when

pytestmark = needs_chromium

TODAY = date(2021, 6, 1)
ASKED: tuple[tuple[str, tuple[str, ...], str, int], ...] = (
    ("both", ("one=Tom Cruise", "other=Hayley Atwell"), "at=person/tom-cruise&with=person/hayley-atwell", 0),
    ("cast", ("film=Mission: Impossible 7",), "at=film/mission-impossible-7", 0),
    ("coming", (), "", 1),
    ("credits", ("film=Nope",), "at=film/nope", 1),
    ("facts", (), "", 0),
    ("filmography", ("person=Tom Cruise",), "at=person/tom-cruise", 0),
    ("firsts", (), "", 0),
    ("franchise", ("franchise=Mission: Impossible",), "at=franchise/mission-impossible", 0),
    ("moved", (), "", 0),
    ("places", (), "", 0),
    ("sentences", ("name=Tom Cruise",), "at=person/tom-cruise", 2),
    ("shoots", (), "", 4),
    ("shot-in", ("place=Italy",), "at=place/italy", 0),
    ("undated", (), "", 0),
    ("who-filmed-in", ("place=Italy",), "at=place/italy", 0),
    ("worked-with", ("person=Tom Cruise",), "at=person/tom-cruise", 0),
)
"""A named query, what it is asked about, the address of the page's question, and the column that the page shows first."""


def told() -> list[Reading]:
    """The world, two dates of one day for one film, and a film without a date."""
    return [
        *world(),
        article("e1", Row(NOPE, "release_date", when("2022-07-22"), medium="cinema"), Row(film("Undated"), "filmed_in", ROME), day="2021-05-01", publisher="Lantern"),
        article("e2", Row(NOPE, "release_date", when("2022-08-12"), medium="cinema"), Row(IMPOSSIBLE, "producer", CRUISE), day="2021-05-01"),
        article("e3", Row(film("Second"), "director", ATWELL), Row(film("Second"), "actor", CRUISE), day="2021-05-02"),
    ]  # fmt: skip


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("questions") / "store"


@pytest.fixture(scope="module")
def file(store: Path) -> Path:
    return written(store.parent / "page.html", page_of(store, told(), as_of=TODAY))


def wanted(store: Path, name: str, given: tuple[str, ...], column: int) -> set[str]:
    """What the named query tells in that column, things by their names; a release stands for its film."""
    with open_graph(store) as graph:
        names = Names(graph)
        query = find_query(name)
        terms, _ = bindings(query, list(given), View(graph, names, TODAY))
        table = graph.query(query.text, **terms).table()  # type: ignore[arg-type]
        found = {row[column] for row in table.rows}
        films = {row[1]: row[0] for row in graph.query("SELECT ?film ?release { ?film schema:releasedEvent ?release }").table().rows}
        return {names.label(films.get(term, term)) if str(term).startswith("<") else term.value for term in found if term is not None}  # type: ignore[arg-type]


@pytest.mark.parametrize(("name", "given", "address", "column"), ASKED, ids=[name for name, *_ in ASKED])
def test_a_question_has_the_answers_of_its_named_query(
    visiting: Visiting, file: Path, store: Path, name: str, given: tuple[str, ...], address: str, column: int
) -> None:
    first = "#panel blockquote" if name == "sentences" else "#panel li .told > :first-child"
    with visiting(file, f"ask={name}&{address}") as visit:
        found = visit.page.eval_on_selector_all(first, "all => all.map(each => each.textContent)")
        expected = wanted(store, name, given, column)
        assert set(found) == expected
        assert expected


def test_the_dates_of_a_film_come_with_what_became_of_them(visiting: Visiting, file: Path, store: Path) -> None:
    """As many as the named query tells, in the order of the news."""
    with visiting(file, "ask=dates&at=film/mission-impossible-7") as visit:
        rows = visit.page.eval_on_selector_all("#panel li .told", "all => all.map(each => each.innerText.replace(/\\s+/g, ' '))")
        assert rows == ["23 July 2021 cinema replaced on 24 April 2020", "19 November 2021 cinema"]
        assert len(rows) == len(wanted(store, "dates", ("film=Mission: Impossible 7",), 0))


def test_all_named_queries_are_asked_here() -> None:
    """All but that of co-actors: the page draws what is within so many steps of somebody."""
    assert {name for name, *_ in ASKED} | {"dates", "co-actors"} == {path.stem for path in FOLDER.glob("*.rq")}


def test_a_question_is_found_by_typing_it(visiting: Visiting, file: Path) -> None:
    """About one name, about two, and about everything."""
    for words, question in (
        ("who filmed in italy", "Who filmed in Italy?"),
        ("tom cruise and hayley atwell", "What were Tom Cruise and Hayley Atwell both part of?"),
        ("which dates moved", "Which release dates moved?"),
    ):
        with visiting(file) as visit:
            visit.page.keyboard.press("/")
            visit.page.keyboard.type(words)
            option = f"#found [role=option]:has-text('{question}')"
            visit.page.wait_for_selector(option)
            visit.page.click(option)
            visit.settle()
            assert visit.text("#panel h2") == question


def test_what_holds_is_asked_of_the_day_of_the_page(visiting: Visiting, store: Path, file: Path, tmp_path: Path) -> None:
    """The page opens with what is next out, and its questions are those that have an answer."""
    del file  # it fills the store
    with open_graph(store, as_of=date(2020, 3, 1)) as graph:
        back = written(tmp_path / "p.html", build(graph, as_of=date(2020, 3, 1)))
    with visiting(back) as visit:
        visit.page.wait_for_selector("#panel .asks")
        asked = visit.page.eval_on_selector_all("#panel .asks .name", "all => all.map(each => each.textContent)")
        assert "What comes out next?" in asked
        assert "Which release dates moved?" not in asked
