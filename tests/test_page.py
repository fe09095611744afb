"""The page without a browser: what it knows, that nothing in it can act, and that the same graph gives the same bytes."""

from __future__ import annotations

import base64
import hashlib
import math
import random
import re
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from bench.filmland import filmland
from graph.errors import UnknownName
from graph.model import Kind, Reading
from graph.store import open_graph, open_writer
from graph.vocabulary import RELATIONS
from queries.named import FOLDER
from queries.page import build, picture
from queries.page.document import SCRIPTS, asset, look, vis_network
from queries.page.facts import marks
from queries.page.facts import world as world_of
from queries.page.figure import png
from queries.page.layout import layout
from queries.page.where import spots
from tests.pages import HOSTILE, Elements, hostile, page_of, parts, world
from tests.worlds import DUNE, ROME, Row, article, film, place


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    return page_of(tmp_path_factory.mktemp("page") / "store", world(), title="Test & news")


def told(page: str) -> list[tuple[str, str, str, str]]:
    """The facts of a page in words: subject, relation, value, state."""
    data = parts(page)
    names, relations, facts = data["picture"]["nodes"]["label"], data["picture"]["look"]["relations"], data["evidence"]["facts"]
    return [
        (names[subject], relations[relation]["name"], names[value] + (f" as {text}" if text else "") if value >= 0 else text, ("current", "contested", "rumoured", "superseded", "retired")[state])
        for subject, relation, value, text, state in zip(facts["subject"], facts["relation"], facts["object"], facts["text"], facts["state"], strict=True)
    ]  # fmt: skip


def test_the_page_tells_every_fact_with_its_state(page: str) -> None:
    """Roles, dates that moved, rumours and literals come through whole."""
    film = "Mission: Impossible 7"
    assert sorted(told(page)) == sorted([
        (film, "actor", "Tom Cruise", "current"),
        (film, "actor", "Hayley Atwell", "current"),
        (film, "role", "Hayley Atwell as Grace", "current"),
        (film, "role", "Tom Cruise as Ethan Hunt", "current"),
        (film, "filmed_in", "Rome", "current"),
        (film, "filmed_in", "Venice", "current"),
        (film, "filmed_in", "Italy", "current"),
        (film, "part_of", "Mission: Impossible", "current"),
        (film, "distributor", "Paramount", "current"),
        (film, "release_date", "2021-07-23", "superseded"),
        (film, "release_date", "2021-11-19", "current"),
        ("Tom Cruise", "on_location", "Rome", "current"),
        ("Hayley Atwell", "on_location", "Rome", "current"),
        ("Dune", "actor", "Zendaya", "current"),
        ("Dune", "filmed_in", "Jordan", "current"),
        ("Dune", "based_on", "Dune", "current"),
        ("Dune", "genre", "science fiction", "current"),
        ("Dune", "status", "filming", "current"),
        ("Dune", "release_date", "2021-10", "current"),
        ("Dune", "director", "Jordan Peele", "retired"),
        ("Nope", "director", "Jordan Peele", "current"),
        ("Nope", "actor", "Tom Cruise", "rumoured"),
        ("Nope", "release_date", "2022", "current"),
    ])  # fmt: skip


def test_every_fact_leads_to_its_sentences_and_articles(page: str) -> None:
    """The quote is the article's own, the two names are marked in it, the article has publisher and day."""
    known = parts(page)["evidence"]
    place = told(page).index(("Mission: Impossible 7", "filmed_in", "Italy", "current"))
    (number,) = known["facts"]["for"][place]
    quote = known["quotes"][known["sentences"]["quote"][number]]
    assert quote == "Mission: Impossible 7 (stated) filmed in Italy."
    assert known["sentences"]["marks"][number] == [0, 21, 41, 46]
    assert known["articles"][known["sentences"]["article"][number]] == ["https://example.org/d1", "News from d1", "The Reel", "2021-03-01"]
    denial = told(page).index(("Dune", "director", "Jordan Peele", "retired"))
    assert known["facts"]["against"][str(denial)]
    assert all(known["facts"]["for"][number] or str(number) in known["facts"]["against"] for number in range(len(told(page))))


def test_dates_come_with_words_and_bounds(page: str) -> None:
    """A month is a span; the page needs no calendar of its own."""
    days = parts(page)["evidence"]["days"]
    assert days["2021-10"] == ["October 2021", "2021-10-01", "2021-10-31"]
    assert days["2021-11-19"] == ["19 November 2021", "2021-11-19", "2021-11-19"]


def test_the_overview_counts_what_the_page_holds(page: str) -> None:
    assert parts(page)["about"] == {
        "articles": 9, "facts": 23, "span": "from 3 February 2020 to 2 March 2021", "as_of": None, "rumours": True, "past": True,
    }  # fmt: skip


def test_the_same_graph_gives_the_same_bytes(tmp_path: Path) -> None:
    """Neither the order of loading nor a second run changes a page."""
    readings = world()
    first = page_of(tmp_path / "a", readings)
    random.Random(4).shuffle(readings)
    assert page_of(tmp_path / "b", readings) == first == page_of(tmp_path / "a", [])


def test_a_page_of_a_day_knows_its_day_and_no_more(tmp_path: Path) -> None:
    """As of March 2020 the film is still to come in July 2021, and nothing has moved."""
    page_of(tmp_path / "s", world())
    with open_graph(tmp_path / "s", as_of=date(2020, 3, 31)) as graph:
        page = build(graph, as_of=date(2020, 3, 31))
    assert parts(page)["about"]["as_of"] == ["2020-03-31", "31 March 2020"]
    assert ("Mission: Impossible 7", "release_date", "2021-07-23", "current") in told(page)
    assert not parts(page)["about"]["rumours"]


def test_only_what_lies_around_a_name(tmp_path: Path) -> None:
    """`about` keeps what is joined to it; another step reaches further; an unknown name proposes the nearest."""
    page_of(tmp_path / "s", world())
    with open_graph(tmp_path / "s") as graph:
        near = parts(build(graph, about="Zendaya"))["picture"]["nodes"]["label"]
        far = parts(build(graph, about="zendaya", depth=2))["picture"]["nodes"]["label"]
        with pytest.raises(UnknownName, match=r'nothing is called "Zendya"; did you mean Zendaya\?'):
            build(graph, about="Zendya")
    assert sorted(near) == ["Dune", "Zendaya"]
    assert sorted(far) == ["Dune", "Dune", "Jordan", "Zendaya"]


@pytest.mark.parametrize("readings", [[], [article("one", Row(film("Alone"), "genre", "drama"))]], ids=["empty", "one node"])
def test_little_makes_a_page_too(tmp_path: Path, readings: list[Reading]) -> None:
    data = parts(page_of(tmp_path / "s", readings))
    assert data["picture"]["nodes"]["label"] == (["Alone"] if readings else [])
    assert data["picture"]["nodes"]["x"] == ([0] if readings else [])


def test_nothing_that_an_article_says_is_markup(tmp_path: Path) -> None:
    """A browser finds exactly the elements of the template, whatever films, people, publishers and addresses are called."""
    plain, harmful = Elements(page_of(tmp_path / "a", world(), title="x")), Elements(page_of(tmp_path / "b", hostile(), title="x"))
    assert [tag for tag, _ in harmful.found] == [tag for tag, _ in plain.found]
    assert "img" not in {tag for tag, _ in harmful.found}


def test_hostile_names_survive_as_data(tmp_path: Path) -> None:
    labels = parts(page_of(tmp_path / "s", hostile()))["picture"]["nodes"]["label"]
    assert {name.strip() for name in HOSTILE} <= {label.strip() for label in labels}


def test_a_hostile_title_is_text(tmp_path: Path) -> None:
    hostile, plain = (page_of(tmp_path / "s", [], title=title) for title in ("</title><script>alert(1)</script>", "x"))
    assert "&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;" in hostile
    assert [tag for tag, _ in Elements(hostile).found] == [tag for tag, _ in Elements(plain).found]


def test_the_policy_allows_the_pages_own_code_and_nothing_else(page: str) -> None:
    """Every script and style is named by its hash; nothing may be fetched, sent, framed or rebased."""
    elements = Elements(page)
    (policy,) = [given["content"] or "" for tag, given in elements.found if given.get("http-equiv") == "Content-Security-Policy"]
    rules = {name: values.split() for name, _, values in (rule.strip().partition(" ") for rule in policy.split(";"))}
    assert rules == {
        "default-src": ["'none'"],
        "script-src": [_hash(text) for tag, text in elements.code if tag == "script"],
        "style-src": [_hash(text) for tag, text in elements.code if tag == "style"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
    }
    assert [tag for tag, _ in elements.code] == ["style", "script", "script"]


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_nothing_in_the_page_points_outside(page: str) -> None:
    """No element loads or links anything; no handler stands in an attribute; nothing is stored."""
    for _, given in Elements(page).found:
        assert not {"src", "srcset", "data", "action", "style"} & set(given)
        assert not [name for name in given if name.startswith("on")]
        assert (given.get("href") or "#").startswith("#")
    ours = "".join(asset(f"{name}.js") for name in SCRIPTS)
    assert not re.findall(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function|localStorage|sessionStorage|cookie|fetch\(|XMLHttpRequest", ours)


def test_the_renderer_is_the_one_that_pyvis_brings() -> None:
    """It is taken whole from the installed package, ends no script element early and asks for no map of itself."""
    text = vis_network()
    assert "vis-network" in text[:200]
    assert "@version 9." in text
    assert "</script" not in text
    assert "sourceMappingURL" not in text


def test_kinds_relations_and_questions_are_all_known() -> None:
    """The page has a look for every kind, words for every relation, and asks whatever the named queries ask; it draws co-actors."""
    assert {kind["name"] for kind in look()["kinds"]} == set(Kind)
    assert {each["name"] for each in look()["relations"]} == set(RELATIONS)
    questions = look()["questions"]
    assert {path.stem for path in FOLDER.glob("*.rq")} - {"co-actors"} <= {question["id"] for question in questions}
    for question in questions:
        assert set(question.get("kind", "film").split()) <= set(Kind)
        assert {name for names, _ in question.get("steps", []) + question.get("also", []) for name in names.split()} <= set(RELATIONS)


@pytest.mark.parametrize(
    ("quote", "ends", "found"),
    [
        ("Tom Cruise runs in Rome.", ("Tom Cruise", "Rome"), ((0, 10), (19, 23))),
        ("He runs in Rome.", ("Tom Cruise", "Rome"), ((11, 15),)),
        ("Rome, Rome!", ("Rome", "Rome"), ((0, 4),)),
        ("Dune: Part Two follows Dune.", ("Dune: Part Two", "Dune"), ((0, 14),)),
        ("Ein 🎬 Film", ("Film",), ((6, 10),)),
        ("nothing", (), ()),
    ],
)  # fmt: skip
def test_the_ends_are_marked_in_the_sentence(quote: str, ends: tuple[str, ...], found: tuple[tuple[int, int], ...]) -> None:
    assert marks(quote, ends) == found


# -- where nodes stand ------------------------------------------------------------------------------


def _casts(films: int, each: int = 5) -> tuple[list[str], list[tuple[int, int]]]:
    """Films with people of their own, and every third person in a second film as well."""
    names = [f"film/{number}" for number in range(films)]
    pairs = []
    for number in range(films * each):
        names.append(f"person/{number}")
        pairs.append((number % films, len(names) - 1))
        if number % 3 == 0:
            pairs.append(((number * 7 + 1) % films, len(names) - 1))
    return names, sorted(set(pairs))


def test_nodes_do_not_lie_on_each_other() -> None:
    names, pairs = _casts(30)
    spots = layout(names, pairs, [12.0] * len(names))
    nearest = min(math.dist(a, b) for place, a in enumerate(spots) for b in spots[:place])
    assert nearest >= 2 * 12


def test_joined_nodes_stand_nearer_than_others() -> None:
    names, pairs = _casts(30)
    spots = layout(names, pairs, [12.0] * len(names))
    joined = sorted(math.dist(spots[a], spots[b]) for a, b in pairs)
    every = sorted(math.dist(a, b) for place, a in enumerate(spots) for b in spots[:place])
    assert joined[len(joined) // 2] < 0.5 * every[len(every) // 2]


def test_a_graph_that_grew_looks_like_the_one_before() -> None:
    """Three more films with their casts move the others by a twelfth of the picture's width at most, in the median."""
    names, pairs = _casts(40)
    added = {0, 13, 26}
    kept = [place for place in range(len(names)) if place not in added]
    number = {place: new for new, place in enumerate(kept)}
    before = layout([names[place] for place in kept], [(number[a], number[b]) for a, b in pairs if a in number and b in number], [12.0] * len(kept))
    after = layout(names, pairs, [12.0] * len(names))
    width = max(x for x, _ in after) - min(x for x, _ in after)
    moved = sorted(math.dist(after[place], before[number[place]]) for place in kept)
    assert moved[len(moved) // 2] < width / 12


def test_names_find_room_below_their_nodes() -> None:
    """Asked to make room for names, no two of them would lie on each other, and lines leave room for their words."""
    names, pairs = _casts(14)
    spots = layout(names, pairs, [12.0] * len(names), [(100.0, 16.0)] * len(names))
    boxes = [(x - 50, y - 12, x + 50, y + 30) for x, y in spots]
    assert [(a, b) for place, a in enumerate(boxes) for b in boxes[:place] if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]] == []
    assert min(math.dist(spots[a], spots[b]) for a, b in pairs) > 2 * 12 + 40


def test_the_first_picture_of_a_large_graph_is_its_most_connected_part() -> None:
    """The first in the order, each with its closest; fewer for a telephone; a small graph is shown whole."""
    data = parts(build(filmland(600, 1500)))["picture"]
    wide, tall = ([place for place, _, _ in data["core"][shape]] for shape in ("wide", "tall"))
    assert {0, 1, 2} <= set(wide)
    assert {0, 1} <= set(tall)
    assert len(tall) < len(wide) <= 72
    assert len({(x, y) for _, x, y in data["core"]["wide"]}) == len(wide)
    joined = {place for ends in zip(data["links"]["from"], data["links"]["to"], strict=True) if set(ends) <= set(wide) for place in ends}
    assert joined == set(wide)
    small = parts(build(filmland(60, 150)))["picture"]["core"]
    assert (small["wide"], 0 < len(small["tall"]) <= 20) == ([], True)


def test_thousands_of_nodes_find_their_places() -> None:
    """The whole page of a large graph: every node has a place of its own."""
    nodes = parts(build(filmland(3000, 6000)))["picture"]["nodes"]
    assert len(nodes["id"]) == 3000
    assert len(set(zip(nodes["x"], nodes["y"], strict=True))) == 3000


# -- the map and the still picture ----------------------------------------------------------------------


def test_places_are_honest_about_what_is_known(tmp_path: Path) -> None:
    """A town is a point, a country only an area, an invented place stands nowhere."""
    rows = [Row(DUNE, "filmed_in", each) for each in (ROME, place("Italy"), place("Atlantis Stage Nine"))]
    with open_writer(tmp_path / "s") as writer:
        writer.add([article("m", *rows)])
    with open_graph(tmp_path / "s") as graph:
        known = world_of(graph)
        found = {known.things[iri].label: (spot.vague, spot.inside) for iri, spot in spots(known).items() if known.things[iri].label in {"Rome", "Italy", "Atlantis Stage Nine"}}
    assert found == {"Rome": ("", ("Lazio", "Italy", "Europe")), "Italy": ("country only", ("Europe",))}


def test_the_outline_is_free_and_small() -> None:
    """Rings and borders stay on the map; the licence stands in the file."""
    text = asset("world.json")
    assert len(text) < 40_000
    assert "Natural Earth" in text
    assert "public domain" in text


def test_the_still_picture_is_well_formed_and_names_things(tmp_path: Path) -> None:
    """SVG with the page's first picture, names as text, no script; PNG with its own size."""
    page_of(tmp_path / "s", [*world(), *hostile()])
    with open_graph(tmp_path / "s") as graph:
        drawn = picture(graph, title="A & B")
    tree = ET.fromstring(drawn)
    texts = [element.text for element in tree.iter("{http://www.w3.org/2000/svg}text")]
    assert "A & B" in texts
    assert {"Dune", "Tom Cruise", "Zendaya", "<!-- <script>", "<img src=x", "onerror=alert(1)>"} <= set(texts)
    assert {element.tag.rpartition("}")[2] for element in tree.iter()} == {"svg", "title", "rect", "path", "g", "text"}
    pixels = png('<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"><rect width="30" height="20" fill="red"/></svg>')
    assert pixels.startswith(b"\x89PNG")
    assert (int.from_bytes(pixels[16:20], "big"), int.from_bytes(pixels[20:24], "big")) == (30, 20)
