"""The page in a real browser, from a file, with the network off: silent, usable by keyboard alone, harmless, accessible."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from bench.filmland import filmland
from graph.model import Reading
from graph.store import open_graph
from queries.page import build
from tests.pages import hostile, page_of, world
from tests.visits import DESKTOP, PHONE, Visit, Visiting, needs_chromium, written
from tests.worlds import Row, article, film, person

pytestmark = needs_chromium


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("page") / "store"


@pytest.fixture(scope="module")
def file(store: Path) -> Path:
    return written(store.parent / "page.html", page_of(store, world(), title="Film news"))


@pytest.fixture(scope="module")
def harmful(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("harm")
    return written(folder / "page.html", page_of(folder / "store", hostile()))


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One film with 130 actors: more than a first picture holds."""
    folder = tmp_path_factory.mktemp("crowd")
    cast = [Row(film("Crowded"), "actor", person(f"Actor {number}")) for number in range(1, 131)]
    return written(folder / "page.html", page_of(folder / "store", [article("crowd", *cast)]))


def inked(visit: Visit) -> int:
    """How many pixels of the graph are not paper."""
    return int(visit.page.evaluate("""() => {
      const canvas = document.querySelector("#graph canvas"), data = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
      let found = 0;
      for (let at = 0; at < data.length; at += 4) if (data[at + 3] > 0) found++;
      return found;
    }"""))


def test_it_opens_silently_and_draws(visiting: Visiting, file: Path) -> None:
    with visiting(file) as visit:
        assert visit.page.title() == "Film news"
        assert inked(visit) > 5000
        assert "12 names" not in visit.text("#panel")
        assert visit.text("#panel h2") == "What the news says"


def test_a_person_is_found_by_keyboard_alone(visiting: Visiting, file: Path) -> None:
    """Slash, a few letters without capitals, Enter; the dossier tells films, places and rumours."""
    with visiting(file) as visit:
        visit.search("tom cru")
        assert visit.text("#panel h2") == "Tom Cruise"
        assert visit.hash() == "#at=person/tom-cruise"
        told = visit.text("#panel")
        assert "Mission: Impossible 7" in told
        assert re.search(r"Nope\s*rumour", told)


def test_accents_and_case_make_no_difference_to_search(visiting: Visiting, harmful: Path) -> None:
    with visiting(harmful) as visit:
        visit.search("emoji")
        assert visit.text("#panel h2").startswith("🎬 Émoji")


def test_a_kind_before_a_name_narrows_the_search(visiting: Visiting, file: Path) -> None:
    """The film is found first, "work dune" finds the novel behind it."""
    with visiting(file) as visit:
        visit.search("dune")
        assert visit.hash() == "#at=film/dune"
        visit.search("work dune")
        assert visit.hash() == "#at=work/dune"


def test_paper_is_light_and_carries_the_sentences(visiting: Visiting, file: Path) -> None:
    """Printed from the dark, the page turns light, unfolds its evidence and fits the sheets."""
    with visiting(file, "at=film/dune", scheme="dark") as visit:
        visit.page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert visit.page.evaluate("document.documentElement.dataset.theme") == "light"
        assert visit.page.locator("#panel blockquote").count() == visit.page.locator("#panel .count").count() > 3
        assert visit.page.pdf().startswith(b"%PDF")
        visit.page.evaluate("dispatchEvent(new Event('afterprint'))")
        assert visit.page.evaluate("document.documentElement.dataset.theme") == "dark"


def test_arrow_keys_walk_and_enter_focuses(visiting: Visiting, file: Path) -> None:
    """From the graph alone: an arrow chooses the most important node, Enter shows only its neighbours, Backspace goes back."""
    with visiting(file) as visit:
        visit.page.focus("#graph")
        visit.page.keyboard.press("ArrowRight")
        visit.settle()
        assert visit.hash() == "#at=film/mission-impossible-7"
        assert visit.page.text_content("#live") == "Mission: Impossible 7, film, joined to 7"
        visit.page.keyboard.press("Enter")
        visit.settle()
        assert visit.hash() == "#at=film/mission-impossible-7&focus=film/mission-impossible-7"
        assert visit.page.text_content("#scope") == "Only Mission: Impossible 7 and what is joined to itShow everything"
        visit.page.keyboard.press("Backspace")
        visit.settle()
        assert visit.hash() == "#at=film/mission-impossible-7"


def test_a_fact_opens_its_sentence(visiting: Visiting, file: Path) -> None:
    """Quote, article, publisher, day; the link leaves no trace and the sentence can be copied."""
    with visiting(file, "at=place/italy") as visit:
        visit.page.click("#panel .count")
        assert visit.text("#panel blockquote") == "Mission: Impossible 7 (stated) filmed in Italy."
        assert visit.page.eval_on_selector_all("#panel mark", "marks => marks.map(each => each.textContent)") == ["Mission: Impossible 7", "Italy"]
        assert visit.text("#panel figcaption a") == "News from d1"
        assert visit.page.get_attribute("#panel figcaption a", "href") == "https://example.org/d1"
        assert visit.page.get_attribute("#panel figcaption a", "rel") == "noopener noreferrer"
        assert "The Reel, 1 March 2021" in visit.text("#panel figcaption")


def test_an_address_elsewhere_is_a_link(visiting: Visiting, tmp_path: Path) -> None:
    """What a thing is the same as leads there; an address that is a script is only told."""
    page = page_of(tmp_path / "s", [article("x", *(Row(film("Dune"), "same_as", url) for url in ("https://example.org/Q1", "javascript:alert(1)")))])
    with visiting(written(tmp_path / "p.html", page), "at=film/dune") as visit:
        assert visit.page.eval_on_selector_all("#panel .told a", "links => links.map(each => each.href)") == ["https://example.org/Q1"]
        assert "javascript:alert(1)" in visit.text("#panel")


def test_a_click_on_a_line_opens_its_evidence(visiting: Visiting, file: Path) -> None:
    """Around Zendaya there is one line, and its middle is the middle of the picture."""
    with visiting(file, "focus=person/zendaya") as visit:
        box = visit.page.locator("#graph").bounding_box()
        visit.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        visit.settle()
        assert "line=" in visit.hash()
        assert visit.text("#panel blockquote") == "Dune (stated) actor Zendaya."


def test_contested_and_superseded_facts_say_so(visiting: Visiting, file: Path) -> None:
    with visiting(file, "at=film/mission-impossible-7") as visit:
        told = " ".join(visit.text("#panel").split())
        assert "19 November 2021 cinema" in told
        assert "23 July 2021 cinema replaced on 24 April 2020" in told


def test_the_legend_filters_every_view(visiting: Visiting, file: Path) -> None:
    """Without people the picture holds less ink, and the table fewer facts; the chip tells its state."""
    with visiting(file, "view=table") as visit:
        everything = visit.text("#found-rows")
        visit.page.click(".chip[data-kind=person]")
        visit.settle()
        assert visit.page.get_attribute(".chip[data-kind=person]", "aria-pressed") == "false"
        assert visit.hash() == "#view=table&hide=person"
        assert visit.text("#found-rows") != everything
        assert "Tom Cruise" not in visit.text("tbody")
    with visiting(file) as all_kinds, visiting(file, "hide=person,place") as fewer:
        assert inked(fewer) < inked(all_kinds)


def test_number_keys_switch_views(visiting: Visiting, file: Path) -> None:
    with visiting(file) as visit:
        for key, name in (("2", "timeline"), ("3", "map"), ("4", "table"), ("1", "graph")):
            visit.page.keyboard.press(key)
            visit.settle()
            assert visit.page.is_visible(f"#{name}-view")
            assert visit.page.get_attribute(f"#tab-{name}", "aria-selected") == "true"


def test_a_link_to_a_view_is_the_view(visiting: Visiting, file: Path) -> None:
    """Filter, focus, theme and view come from the fragment alone; nonsense in it is ignored; back goes back."""
    with visiting(file, "view=table&focus=film/dune&past=1&theme=dark&find=peele&at=no/such&hops=99&hide=x") as visit:
        assert visit.page.evaluate("document.documentElement.dataset.theme") == "dark"
        assert visit.page.eval_on_selector_all("tbody tr", "rows => rows.map(row => row.innerText.replace(/\\s+/g, ' '))") == [
            "Dune directed by Jordan Peele withdrawn on March 2020 – 1",
            "Nope directed by Jordan Peele current 5 January 2021 2",
        ]
        visit.page.keyboard.press("2")
        visit.settle()
        visit.page.go_back()
        visit.settle()
        assert visit.page.is_visible("#table-view")


def test_the_timeline_shows_moves_and_spans(visiting: Visiting, file: Path) -> None:
    """A move is an arrow from the old date to the new, a month a span, a rumour or past date told as such."""
    with visiting(file, "view=timeline") as visit:
        marks = visit.page.eval_on_selector_all(".date", "dates => dates.map(date => [date.className.replace(' left', ''), date.getAttribute('aria-label')])")
        assert sorted(marks) == sorted([
            ["date now span named", "Nope out 2022"],
            ["date was point", "Mission: Impossible 7 was planned for 23 July 2021"],
            ["date now point named", "Mission: Impossible 7 out 19 November 2021"],
            ["date now span named", "Dune out October 2021"],
        ])  # fmt: skip
        assert visit.page.locator(".arrow").count() == 1
        assert visit.page.locator(".arrow.back").count() == 0


def test_looking_back_now_is_then(visiting: Visiting, store: Path, file: Path, tmp_path: Path) -> None:
    """On a page as of March 2020 the day stands beside the title, on the timeline and before what is next out."""
    del file  # it fills the store
    with open_graph(store, as_of=date(2020, 3, 31)) as graph:
        back = written(tmp_path / "p.html", build(graph, as_of=date(2020, 3, 31)))
    with visiting(back) as visit:
        assert visit.text("#as-of") == "as of 31 March 2020"
        assert "Next out" in visit.text("#panel")
        assert "23 July 2021" in visit.text("#panel")


def test_the_map_counts_and_admits_what_it_does_not_know(visiting: Visiting, file: Path) -> None:
    with visiting(file, "view=map") as visit:
        labels = visit.page.eval_on_selector_all(".spot", "spots => spots.map(spot => spot.getAttribute('aria-label'))")
        assert len(labels) in {3, 4}  # Rome and Italy may lie too close to be told apart at this scale
        assert "Jordan: 1 production, country only" in labels
        visit.page.focus(".spot")
        visit.page.keyboard.press("Enter")
        visit.settle()
        assert visit.page.is_visible("#panel .head")


def test_a_choice_keeps_its_place_and_the_focus(visiting: Visiting, file: Path) -> None:
    """Choosing a date on the timeline marks its row; choosing a name in the panel leaves the focus in the panel."""
    with visiting(file, "view=timeline") as visit:
        visit.page.focus(".date")
        visit.page.keyboard.press("Enter")
        visit.settle()
        assert visit.page.evaluate("document.activeElement.className").startswith("date")
        assert visit.page.locator(".track.chosen").count() == 1
        visit.page.focus("#panel .facts .name")
        visit.page.keyboard.press("Enter")
        visit.settle()
        assert visit.page.evaluate("document.activeElement.id") == "panel"


def test_the_table_sorts_filters_and_pages(visiting: Visiting, tmp_path: Path) -> None:
    with visiting(written(tmp_path / "p.html", build(filmland(80, 200))), "view=table") as visit:
        assert visit.text("#page-of") == "Page 1 of 4"
        visit.page.click("thead th:nth-child(1) button")
        visit.page.click("thead th:nth-child(1) button")
        assert visit.page.get_attribute("thead th:nth-child(1)", "aria-sort") == "descending"
        column = visit.page.eval_on_selector_all("tbody th", "cells => cells.map(cell => cell.innerText)")
        assert column == sorted(column, reverse=True)
        assert len(set(column)) > 1
        visit.page.fill("#find", "rome")
        visit.settle()
        assert set(visit.page.eval_on_selector_all("tbody td:nth-child(3)", "cells => cells.map(cell => cell.innerText)")) == {"Rome"}


def test_csv_is_copied_whole_and_neutral(visiting: Visiting, tmp_path: Path) -> None:
    """Every row with its sentences; a title that a spreadsheet would run begins with an apostrophe."""
    page = page_of(tmp_path / "s", [article("x", Row(film("=HYPERLINK(1)"), "genre", 'odd, "very"'))])
    with visiting(written(tmp_path / "p.html", page), "view=table") as visit:
        visit.page.evaluate("navigator.clipboard.writeText = async (text) => { window.copied = text; }")
        visit.page.click(".tools button")
        visit.settle()
        assert visit.page.evaluate("window.copied").split("\r\n") == [
            "Who or what,How,Whom or what,Standing,Known since,Articles,Sentences",
            "'=HYPERLINK(1),genre,\"odd, \"\"very\"\"\",current,2020-02-03,1,"
            '"=HYPERLINK(1) (stated) genre odd, ""very"". (Example News, 2020-02-03)"'.replace('"=H', "\"'=H"),
        ]


def test_a_path_is_drawn_and_told(visiting: Visiting, file: Path) -> None:
    """Chosen from the dossier and the search box; every step leads to its sentences."""
    with visiting(file, "at=person/hayley-atwell") as visit:
        visit.page.click("#panel .actions button:has-text('Path to')")
        visit.page.keyboard.type("peele")
        visit.page.keyboard.press("Enter")
        visit.settle()
        steps = visit.page.eval_on_selector_all(".path .name", "names => names.map(name => name.textContent)")
        assert steps == ["Hayley Atwell", "Mission: Impossible 7", "Tom Cruise", "Nope", "Jordan Peele"]


def test_nodes_can_be_dragged(visiting: Visiting, file: Path) -> None:
    """Around Zendaya the lower of the two nodes is dragged aside; the picture changes and stays."""
    with visiting(file, "focus=person/zendaya") as visit:
        box = visit.page.locator("#graph").bounding_box()
        before = visit.page.locator("#graph canvas").screenshot()
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        for reach in range(40, 200, 10):  # down from the middle of the line, to where the node begins
            visit.page.mouse.move(x, y + reach)
            visit.settle() if reach > 190 else visit.page.wait_for_timeout(30)
            if visit.page.evaluate("document.getElementById('graph').style.cursor") == "pointer":
                visit.page.mouse.move(x, y + reach + 12)
        visit.page.mouse.down()
        visit.page.mouse.move(x + 200, y, steps=5)
        visit.page.mouse.up()
        visit.settle()
        assert visit.page.locator("#graph canvas").screenshot() != before


def test_hostile_names_do_nothing(visiting: Visiting, harmful: Path) -> None:
    """Every view and every dossier shows them as they are; no image, no dialog, no link that is a script."""
    with visiting(harmful) as visit:
        for view in ("graph", "timeline", "map", "table"):
            visit.page.evaluate(f"location.hash = 'view={view}'")
            visit.settle()
        assert "<img src=x onerror=alert(1)>" in visit.text("tbody")
        visit.search("<img")
        assert visit.text("#panel h2") == "<img src=x onerror=alert(1)>"
        visit.search("trap")
        visit.page.click("#panel .count")
        assert visit.page.locator("#panel figcaption a").count() == 0
        assert visit.page.locator("img, iframe, object, embed").count() == 0


@pytest.mark.parametrize("size", [PHONE, (768, 1024), DESKTOP, (3840, 2160)], ids=str)
def test_long_names_break_no_layout(visiting: Visiting, harmful: Path, size: tuple[int, int]) -> None:
    """From a phone to a wall: nothing is wider than the window, whatever is open."""
    with visiting(harmful, size=size) as visit:
        for fragment in ("", "at=film/the-exceedingly-long", "view=timeline", "view=map", "view=table"):
            if fragment.startswith("at"):
                visit.search("the exceedingly")
            else:
                visit.page.evaluate(f"location.hash = '{fragment}'")
            visit.settle()
            assert visit.page.evaluate("document.documentElement.scrollWidth") <= size[0]


@pytest.mark.parametrize("readings", [[], [article("one", Row(film("Alone"), "genre", "drama"))]], ids=["empty", "one node"])
def test_little_can_be_looked_at_too(visiting: Visiting, tmp_path: Path, readings: list[Reading]) -> None:
    with visiting(written(tmp_path / "p.html", page_of(tmp_path / "s", readings))) as visit:
        assert visit.text("#panel h2") == ("What the news says" if readings else "Nothing here yet")
        for view in ("timeline", "map", "table"):
            visit.page.evaluate(f"location.hash = 'view={view}'")
            visit.settle()


def test_all_of_a_large_graph_is_drawn_with_the_most_connected_large(visiting: Visiting, tmp_path: Path) -> None:
    """The rest are dots; search brings any of them forward."""
    with visiting(written(tmp_path / "p.html", build(filmland(1500, 4000))), "all=1") as visit:
        named, of = re.findall(r"[\d,]+", visit.text("#tally-words"))[:2]
        assert (100 < int(named) <= 340, of) == (True, "1,500")
        last = visit.page.evaluate("JSON.parse(document.getElementById('picture').textContent).nodes.label.at(-1)")
        visit.search(last)
        assert visit.text("#panel h2") == last


def test_neighbours_are_opened_and_folded_by_key(visiting: Visiting, crowd: Path) -> None:
    """E shows what is not in the picture, and folds it up again; the address keeps it, back undoes it."""
    with visiting(crowd) as visit:
        assert visit.text("#tally-words") == "The 72 most connected of 131 names"
        visit.search("crowded")
        assert "Show 40 more" in visit.text("#panel .actions")
        visit.page.keyboard.press("e")
        visit.settle()
        assert visit.hash() == "#at=film/crowded&open=film/crowded"
        assert visit.text("#tally-words") == "112 of 131 names"
        for expected in ("131 of 131 names", "The 72 most connected of 131 names"):
            visit.page.keyboard.press("e")
            visit.settle()
            assert visit.text("#tally-words") == expected
        visit.page.go_back()
        visit.settle()
        assert visit.text("#tally-words") == "131 of 131 names"
    with visiting(crowd, "fold=film/crowded") as visit:
        assert visit.text("#tally-words") == "1 of 131 names"


def test_neighbours_are_opened_by_a_click_on_their_number(visiting: Visiting, crowd: Path) -> None:
    """The number stands at the shoulder of the node; it is looked for there, where the pointer becomes a hand."""
    with visiting(crowd) as visit:
        box = visit.page.locator("#graph").bounding_box()
        middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        for away in range(16 * 40):
            x, y = middle[0] + away % 16 * 6 - 20, middle[1] + away // 16 * 6 - 120
            visit.page.mouse.move(x, y)
            visit.page.wait_for_timeout(20)
            if visit.page.evaluate("document.getElementById('graph').style.cursor") == "pointer":
                visit.page.mouse.click(x, y)
                visit.settle()
                if "open=" in visit.hash():
                    break
        assert visit.hash() == "#at=film/crowded&open=film/crowded"
        assert visit.text("#tally-words") == "112 of 131 names"


def test_what_is_opened_around_a_focus_joins_every_view(visiting: Visiting, file: Path) -> None:
    """Zendaya alone is joined to Dune; Dune opened brings Jordan, in the table too; what is only looked at does not."""
    with visiting(file, "view=table&focus=person/zendaya&at=person/tom-cruise") as visit:
        assert visit.text("#found-rows") == "4 facts"
    with visiting(file, "view=table&focus=person/zendaya&open=film/dune") as visit:
        assert "Jordan" in visit.text("tbody")


def test_everything_is_one_button_away(visiting: Visiting, crowd: Path) -> None:
    with visiting(crowd) as visit:
        visit.page.click("#tally-more")
        visit.settle()
        assert visit.hash() == "#all=1"
        assert visit.text("#tally-words") == "All 131 names"
        visit.page.click("#tally-more")
        visit.settle()
        assert visit.text("#tally-words") == "The 72 most connected of 131 names"


def test_what_is_chosen_comes_into_the_picture(visiting: Visiting, crowd: Path) -> None:
    """A name that the first picture leaves out joins it when it is found, and leaves it again."""
    with visiting(crowd) as visit:
        visit.search("actor 99")
        assert visit.text("#panel h2") == "Actor 99"
        assert visit.text("#tally-words") == "73 of 131 names"
        visit.page.keyboard.press("Escape")
        visit.settle()
        assert visit.text("#tally-words") == "The 72 most connected of 131 names"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_axe_finds_nothing(visiting: Visiting, file: Path, scheme: str, size: tuple[int, int]) -> None:
    """WCAG 2 A and AA, contrast included, and axe's best practices, in every view and with dossier, search and path open."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed (pip install -c constraints.txt '.[dev]')").Axe()
    for fragment in ("", "at=film/mission-impossible-7", "view=timeline&past=1", "view=map", "view=table", "focus=person/tom-cruise&to=person/jordan-peele", "ask=who-filmed-in&at=place/rome", "ask=moved"):
        with visiting(file, fragment, size, scheme) as visit:
            if not fragment:
                visit.page.keyboard.press("/")
                visit.page.keyboard.type("rome")
                visit.settle()
            found = axe.run(visit.page)
            assert [f"{one['id']}: {node['html']}" for one in found.response["violations"] for node in one["nodes"]] == []
