"""The network as pyvis holds it for vis-network: nodes with their place, size and kind, lines with their words, no physics."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Any

from queries.page.facts import World
from queries.page.layout import layout
from queries.page.links import PAST, Link, around, links, network, ranked

OPTIONS: dict[str, Any] = {
    "autoResize": True,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False, "randomSeed": 1},
    "nodes": {"shape": "custom", "borderWidth": 0, "chosen": False, "physics": False},
    "edges": {
        "smooth": False, "width": 1.2, "hoverWidth": 0, "selectionWidth": 0, "chosen": False, "physics": False,
    },
    "interaction": {"hover": True, "keyboard": False, "multiselect": False, "selectConnectedEdges": False, "tooltipDelay": 200},
}  # fmt: skip
"""What vis-network is told; the page adds how a node is drawn, which JSON cannot say."""

_STRENGTH = ("current", "contested", "rumoured", "superseded", "retired")


@dataclass(frozen=True, slots=True)
class Drawing:
    """The nodes by importance, the lines between them, and the pyvis network that holds their looks."""

    nodes: tuple[str, ...]
    links: tuple[Link, ...]
    pyvis: Any


def drawing(world: World, kinds: Sequence[str], about: str | None = None, depth: int = 1) -> Drawing:
    """Everything, or what lies within `depth` steps of a thing."""
    joined = links(world)
    whole = network(world, joined)
    if about is not None:
        kept = around(whole, about, depth)
        whole = whole.subgraph(kept).copy()
        whole.add_node(about)
    nodes = tuple(ranked(whole))
    number = {iri: place for place, iri in enumerate(nodes)}
    lines = tuple(link for link in joined if link.a in number and link.b in number)
    sizes = [radius(whole.degree(iri), world.things[iri].kind) for iri in nodes]
    pairs = [(number[a], number[b]) for a, b in sorted(whole.edges)]
    spots = layout(nodes, pairs, sizes)
    group = {kind: place for place, kind in enumerate(kinds)}
    found = [
        {"id": place, "label": world.things[iri].label, "group": group[world.things[iri].kind], "x": x, "y": y, "size": size}
        for place, (iri, (x, y), size) in enumerate(zip(nodes, spots, sizes, strict=True))
    ]
    return Drawing(nodes, lines, _pyvis(found, [_edge(world, link, number) for link in lines]))


def radius(degree: int, kind: str) -> float:
    """Pixels; area grows with what a thing is joined to, and films are never the smallest."""
    return round(min((11.0 if kind in {"film", "series"} else 9.5) + 2.5 * sqrt(degree), 34.0), 1)


def _edge(world: World, link: Link, number: Mapping[str, int]) -> dict[str, Any]:
    states = {world.facts[place].state for place in link.facts}
    strongest = min(states, key=_STRENGTH.index)
    return {
        "from": number[link.a], "to": number[link.b], "facts": link.facts,
        "state": "past" if strongest in PAST else strongest,
    }  # fmt: skip


def _pyvis(nodes: list[dict[str, Any]], edges: list[dict[str, Any]]) -> Any:
    """Handed over in one piece: one by one, pyvis looks through all it has for each that comes."""
    from pyvis.network import Network  # noqa: PLC0415 - heavy

    found = Network(cdn_resources="in_line")
    found.nodes, found.edges = nodes, edges
    found.node_ids = [node["id"] for node in nodes]
    found.node_map = {node["id"]: node for node in nodes}
    found.set_options(json.dumps(OPTIONS))
    return found
