"""The first picture of a large graph: its most connected part, few enough names for all of them to be read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from networkx import Graph as Network

WIDE, TALL = 72, 20
"""How many names a window and a telephone have room for."""
EACH = 6
"""How many neighbours the most connected bring along: each of them tells a story, none fills the picture."""


def core(whole: Network, order: Sequence[str], most: int) -> list[str]:
    """At most so many of the nodes: the first in `order`, each with its closest; empty where all find room.

    A neighbour that is joined to something already there comes before one that is not: it ties the picture together.
    """
    if len(order) <= most:
        return []
    place = {node: number for number, node in enumerate(order)}
    found: dict[str, None] = {}
    for hub in order:
        near = sorted(whole[hub], key=lambda node: (-sum(other in found for other in whole[node]), place[node]))
        come = [node for node in (hub, *near[:EACH]) if node not in found]
        if len(found) + len(come) > most:
            break
        found.update(dict.fromkeys(come))
    return list(found)
