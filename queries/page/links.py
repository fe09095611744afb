"""What the picture joins: one line between two things, however many facts lie behind it, and the part that is asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from queries.page.facts import Known, World

if TYPE_CHECKING:
    from networkx import Graph as Network

PAST = frozenset({"superseded", "retired"})


@dataclass(frozen=True, slots=True)
class Link:
    """Two things and the facts that join them, as places in `World.facts`."""

    a: str
    b: str
    facts: tuple[int, ...]


def links(world: World) -> list[Link]:
    """Every joined pair once, by name; a role joins its film to its actor, and the actor to the character."""
    found: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, fact in enumerate(world.facts):
        for a, b in _joins(fact):
            if a in world.things and b in world.things and a != b:
                found[min(a, b), max(a, b)].append(place)
    return [Link(a, b, tuple(facts)) for (a, b), facts in sorted(found.items())]


def _joins(fact: Known) -> Iterable[tuple[str, str]]:
    if fact.value:
        yield fact.subject, fact.value
    if fact.value and fact.character:
        yield fact.value, fact.character


def network(world: World, joined: Iterable[Link]) -> Network:
    """The things that some fact speaks of, joined by what holds now or may; the past joins nothing."""
    from networkx import Graph  # noqa: PLC0415 - heavy

    found = Graph()
    found.add_nodes_from(sorted({end for fact in world.facts for end in (fact.subject, fact.value, fact.character) if end in world.things}))
    for link in joined:
        if any(world.facts[place].state not in PAST for place in link.facts):
            found.add_edge(link.a, link.b)
    return found


def around(whole: Network, about: str, depth: int) -> set[str]:
    """A thing and what lies within that many steps of it."""
    from networkx import single_source_shortest_path_length  # noqa: PLC0415 - heavy

    return set(single_source_shortest_path_length(whole, about, cutoff=depth)) if about in whole else {about}


def ranked(whole: Network) -> list[str]:
    """The most connected first; of equals, what leads to more connected things, then by name."""
    degree = dict(whole.degree())
    return sorted(whole, key=lambda node: (-degree[node], -sum(degree[other] for other in whole[node]), node))
