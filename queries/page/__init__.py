"""The page: one HTML file with the graph, its evidence, a timeline, a map and a table, that works offline."""

from __future__ import annotations

import json
from datetime import date

from graph.errors import UnknownName
from graph.names import clean
from graph.store import Graph
from queries.names import Names

__all__ = ["build"]


def build(graph: Graph, *, title: str = "", about: str | None = None, depth: int = 1, as_of: date | None = None) -> str:
    """The HTML. `about` is a name: only what lies within `depth` steps of it. Raises UnknownName."""
    from queries.page.data import evidence, picture, summary  # noqa: PLC0415 - heavy
    from queries.page.document import asset, document, look  # noqa: PLC0415
    from queries.page.drawing import drawing  # noqa: PLC0415
    from queries.page.facts import world  # noqa: PLC0415
    from queries.page.where import spots  # noqa: PLC0415

    whole = world(graph)
    centre = _named(graph, about) if about else None
    drawn = drawing(whole, [kind["name"] for kind in look()["kinds"]], centre, depth)
    known = evidence(whole, drawn, look())
    parts = {
        "about": summary(known, as_of),
        "picture": picture(whole, drawn, look(), spots(whole)),
        "evidence": known,
        "world": json.loads(asset("world.json")),
    }
    return document(clean(title) or (f"Around {whole.things[centre].label}" if centre else "Film news"), parts)


def _named(graph: Graph, name: str) -> str:
    """The IRI of what is called that; of several, the one that the graph speaks of most."""
    names = Names(graph)
    found = names.exact(name) or names.containing(name, 1)
    if not found:
        raise UnknownName(clean(name), [entry.label for _, entry in names.like(name, 3)])
    return found[0].term[1:-1]
