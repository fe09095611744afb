"""The page: one HTML file with the graph, its evidence, a timeline, a map and a table, that works offline."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

from graph.names import clean
from graph.store import Graph
from queries.names import Names
from queries.view import View

if TYPE_CHECKING:
    from queries.page.drawing import Drawing
    from queries.page.facts import World

__all__ = ["build", "picture"]


def build(graph: Graph, *, title: str = "", about: str | None = None, depth: int = 1, as_of: date | None = None) -> str:
    """The HTML. `about` is a name: only what lies within `depth` steps of it. Raises UnknownName."""
    from queries.page import data  # noqa: PLC0415 - heavy
    from queries.page.document import asset, document, look  # noqa: PLC0415
    from queries.page.where import spots  # noqa: PLC0415

    world, drawn, heading = _drawn(graph, title, about, depth)
    evidence = data.evidence(world, drawn, look())
    parts = {
        "about": data.summary(evidence, as_of),
        "picture": data.picture(world, drawn, look(), spots(world)),
        "evidence": evidence,
        "world": json.loads(asset("world.json")),
    }
    return document(heading, parts)


def picture(graph: Graph, *, title: str = "", about: str | None = None, depth: int = 1) -> str:
    """The graph as one still SVG, laid out as the page has it; `queries.page.figure.png` makes pixels of it."""
    from queries.page.document import look  # noqa: PLC0415 - heavy
    from queries.page.figure import svg  # noqa: PLC0415

    world, drawn, heading = _drawn(graph, title, about, depth)
    return svg(world, drawn, look(), heading)


def _drawn(graph: Graph, title: str, about: str | None, depth: int) -> tuple[World, Drawing, str]:
    """What is known, the part of it that is drawn, and what stands above it."""
    from queries.page.document import look  # noqa: PLC0415 - heavy
    from queries.page.drawing import drawing  # noqa: PLC0415
    from queries.page.facts import world  # noqa: PLC0415

    whole = world(graph)
    centre = _named(graph, about) if about else None
    heading = clean(title) or (f"Around {whole.things[centre].label}" if centre else "Film news")
    return whole, drawing(whole, [kind["name"] for kind in look()["kinds"]], centre, depth), heading


def _named(graph: Graph, name: str) -> str:
    """The IRI of what is called that; of several, the likeliest."""
    return View(graph, Names(graph), date.max).find(name)[0].term[1:-1]
