"""The network as pyvis holds it for vis-network: nodes with their place, size and kind, lines with their words, no physics."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING, Any

from queries.page.core import TALL, WIDE, core
from queries.page.facts import World
from queries.page.layout import layout
from queries.page.lettering import lines, size, width
from queries.page.links import PAST, Link, around, links, network, ranked

if TYPE_CHECKING:
    from networkx import Graph as Network

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

NAMED = 250
"""In a graph of no more nodes, every name finds room of its own."""
_STRENGTH = ("current", "contested", "rumoured", "superseded", "retired")


Stand = tuple[int, int, int]
"""The number of a node and where it stands."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """The nodes by importance, the lines between them, and the pyvis network that holds their looks."""

    nodes: tuple[str, ...]
    links: tuple[Link, ...]
    pyvis: Any
    wide: tuple[Stand, ...] = ()
    tall: tuple[Stand, ...] = ()
    """Of a large graph the most connected part, with places of its own, for a window and for a telephone held upright."""


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
    drawn = tuple(link for link in joined if link.a in number and link.b in number)
    sizes = [radius(whole.degree(iri), world.things[iri].kind) for iri in nodes]
    rooms = [_room(world, iri, each) for iri, each in zip(nodes, sizes, strict=True)]
    spots = layout(nodes, _pairs(whole, number), sizes, rooms if len(nodes) <= NAMED else None)
    group = {kind: place for place, kind in enumerate(kinds)}
    found = [
        {"id": place, "label": world.things[iri].label, "group": group[world.things[iri].kind], "x": x, "y": y, "size": size}
        for place, (iri, (x, y), size) in enumerate(zip(nodes, spots, sizes, strict=True))
    ]

    def part(most: int, *, tall: bool) -> tuple[Stand, ...]:
        chosen = core(whole, nodes, most)
        place = {iri: new for new, iri in enumerate(chosen)}
        here = [number[iri] for iri in chosen]
        stand = layout(chosen, _pairs(whole.subgraph(chosen), place), [sizes[each] for each in here], [rooms[each] for each in here], tall=tall)
        return tuple((each, x, y) for each, (x, y) in zip(here, stand, strict=True))

    edges = [_edge(world, link, number) for link in drawn]
    return Drawing(nodes, drawn, _pyvis(found, edges), part(WIDE, tall=False), part(TALL, tall=True))


def _pairs(whole: Network, number: Mapping[str, int]) -> list[tuple[int, int]]:
    return [(number[a], number[b]) for a, b in sorted(whole.edges)]


def _room(world: World, iri: str, radius: float) -> tuple[float, float]:
    """How wide and how high a node's name is, in pixels."""
    thing = world.things[iri]
    name, letters = lines(thing.label), size(thing.kind, radius)
    return max(map(width, name)) * letters, len(name) * letters * 1.15


def radius(degree: int, kind: str) -> float:
    """Pixels; area grows with what a thing is joined to, and films are never the smallest."""
    return round(min((9.5 if kind in {"film", "series"} else 8.0) + 3.4 * sqrt(degree), 36.0), 1)


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
