"""Which names and places are still spoken of when claims go, found without reading every claim about them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from graph.identity import MAP
from graph.members import Block, Member, members_of, place_of
from graph.mentions import Mentions
from graph.model import Claim, Kind
from graph.places import Place, containers


@dataclass(slots=True)
class Survivors:
    """The names that stand for all mentions of a thing, before an edit and after it."""

    graph: Mentions
    touched: Mapping[Block, list[str]]
    plain: Mapping[Block, list[str]]
    """Touched names of whose bearers not every claim is at hand."""
    come: set[Block]
    """Names of which claims that come speak."""
    gone: tuple[Claim, ...]
    series: set[tuple[str, str]]
    ids: set[str] = field(init=False)
    dropped: dict[Block, set[str]] = field(init=False)
    """Names that claims which go have spoken."""

    def __post_init__(self) -> None:
        self.ids = {claim.id for claim in self.gone}
        self.dropped = {}
        for claim in self.gone:
            for member in members_of(claim, self.series):
                self.dropped.setdefault(member.block, set()).add(member.name)

    def before(self) -> Iterator[Member]:
        """The names as they stand in the graph."""
        for block, bearers in self.touched.items():
            for iri in bearers:
                if block in self.plain:
                    yield from _members(block, self._names(iri))
                elif _place(block) and any(self._lies_in(inner, block) for inner in self.graph.inside(iri)):
                    yield _on_map(block)

    def after(self) -> Iterator[Member]:
        """The names that some claim still speaks, and the places that still contain another."""
        if not self.gone:
            yield from self.before()
            return
        lost: set[str] = set()
        for block, bearers in sorted(self.touched.items(), key=_inmost):
            for iri in bearers:
                left = self._left(block, iri) if block in self.plain else set()
                yield from _members(block, left)
                if not _place(block):
                    continue
                if any(inner not in lost and self._lies_in(inner, block) for inner in self.graph.inside(iri)):
                    yield _on_map(block)
                elif not left and not self._stays(iri):
                    lost.add(iri)

    def _lies_in(self, inner: str, block: Block) -> bool:
        """Whether a place lies in this spot of the map: somebody may have decided that two spots are one."""
        found = (place_of(name) for name in self._names(inner))
        return any(around.full_name == block.key for place in found if place for around in containers(place))

    def _stays(self, iri: str) -> bool:
        """Whether any claim still speaks of it, or comes to."""
        if any(block in self.come for block, bearers in self.touched.items() if iri in bearers):
            return True
        return any(claim.id not in self.ids for claim in self.graph.claims_of(iri))

    def _names(self, iri: str) -> set[str]:
        entity = self.graph.entity(iri)
        return {entity.label, *entity.aliases}

    def _left(self, block: Block, iri: str) -> set[str]:
        """Those of its names that claims which stay speak; reads no more of them than it must."""
        names = self._names(iri)
        dropped = self.dropped.get(block, set())
        given = {self.graph.entity(iri).label} if _place(block) else set()  # the map gives it, whether it is spoken or not
        left = names - dropped - given
        doubtful = names & dropped
        if not doubtful and left:
            return left
        for claim in self.graph.claims_of(iri):
            if claim.id not in self.ids:
                left |= {member.name for member in members_of(claim, self.series) if member.block == block}
                if left and doubtful <= left:
                    break
        return left


def _members(block: Block, names: Iterable[str]) -> Iterator[Member]:
    return (Member(block.kind, name, "") for name in names)


def _on_map(block: Block) -> Member:
    """A place that is there because of the places inside it."""
    return Member(Kind.PLACE, block.key, MAP)


def _place(block: Block) -> Place | None:
    return place_of(block.key) if block.kind is Kind.PLACE else None


def _inmost(item: tuple[Block, list[str]]) -> tuple[int, Block]:
    """Places before what contains them."""
    place = _place(item[0])
    return -len(place.within) if place else 0, item[0]
