"""Pages for the tests: a small world that has everything, and one of names that mean harm."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from graph.model import Kind, Reading, Thing
from graph.store import open_graph, open_writer
from queries.page import build
from tests.worlds import (
    ATWELL,
    CRUISE,
    DUNE,
    IMPOSSIBLE,
    ROME,
    Row,
    article,
    film,
    news,
    person,
    place,
    when,
)

LONG = "The Exceedingly Long " * 19
HOSTILE = (
    "<img src=x onerror=alert(1)>", "</script><script>alert(2)</script>", "<!-- <script>", "{{code}}", "🎬 Émoji 🍿",
    "千と千尋の神隠し", "ملك الصحراء", "javascript:alert(3)", '"quoted" \\ name', "  spaced  ", LONG.strip(),
)  # fmt: skip


def world() -> list[Reading]:
    """The news, and a character, a company, a country, a series of films, a date that moved between months."""
    return [
        *news(),
        article(
            "d1", Row(IMPOSSIBLE, "role", CRUISE, character="Ethan Hunt"), Row(IMPOSSIBLE, "distributor", Thing(Kind.ORGANISATION, "Paramount")),
            Row(IMPOSSIBLE, "filmed_in", place("Italy")), Row(ATWELL, "on_location", ROME, film=IMPOSSIBLE.name), day="2021-03-01", publisher="The Reel",
        ),
        article("d2", Row(DUNE, "release_date", when("2021-10"), status="scheduled", medium="cinema", region="United Kingdom"), day="2021-03-02"),
    ]  # fmt: skip


def hostile() -> list[Reading]:
    """An article of film and person for each name; one address is a script."""
    readings = [article(f"h{place}", Row(film(name), "actor", person(f"{name} Jr.")), title=name, publisher=name) for place, name in enumerate(HOSTILE)]
    return [*readings, article("javascript:alert(4)//x", Row(film("Trap"), "actor", person("Ann Lee")))]


def page_of(folder: Path, readings: Iterable[Reading], **options: Any) -> str:
    """The page of a store that holds these articles."""
    with open_writer(folder) as writer:
        writer.add(readings)
    with open_graph(folder) as graph:
        return build(graph, **options)


def parts(page: str) -> dict[str, Any]:
    """The data of a page, by the id of its element."""
    return {name: json.loads(text) for name, text in re.findall(r'<script type="application/json" id="(\w+)">(.*?)</script>', page, re.DOTALL)}


class Elements(HTMLParser):
    """The elements of a page as a browser would see them, with their attributes; texts of scripts and styles apart."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.code: list[tuple[str, str]] = []
        self._open = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        self._open = tag if tag == "style" or (tag == "script" and not attrs) else ""

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - the parser hands it over
        self._open = ""

    def handle_data(self, data: str) -> None:
        if self._open:
            self.code.append((self._open, data))
