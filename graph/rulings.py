"""Which names the decisions on record speak of, so that an edit gathers them together."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from graph.members import Block, Member, key_of, slugs_of
from graph.mentions import Mentions
from graph.model import Decision, Kind
from graph.names import fold
from graph.verdicts import called_by, is_local
from graph.vocabulary import BASE, SCREEN


@dataclass(frozen=True, slots=True)
class Rulings:
    """Decisions by the names and mentions that they speak of."""

    decisions: tuple[Decision, ...]
    local: Mapping[str, Block]
    kinds: Mapping[Kind, frozenset[Kind]]
    """Kinds of which a decision makes things one."""

    @classmethod
    def of(cls, decisions: Iterable[Decision], local: Mapping[str, Block]) -> Rulings:
        found = tuple(dict.fromkeys(decisions))
        return cls(found, local, _kin(found, local))

    def kin(self, kind: Kind) -> Collection[Kind]:
        """The kinds under which a thing of that kind may be found."""
        return self.kinds.get(kind, (kind,))

    def concern(self, block: Block, names: Iterable[Member]) -> bool:
        """Whether a decision speaks of the name, in any of its spellings, or of a mention of it."""
        return bool(self.decisions) and any(True for _ in self._about(block, list(names)))

    def beside(self, block: Block, names: Iterable[Member], graph: Mentions) -> set[Block]:
        """The names of which decisions speak together with this one."""
        return self.blocks(self._about(block, list(names)), graph)

    def blocks(self, decisions: Iterable[Decision], graph: Mentions) -> set[Block]:
        """Every name of which these decisions speak, as far as the graph has it."""
        return {block for each in decisions for end in (each.left, each.right) for block in self._blocks(end, graph)}

    def _about(self, block: Block, names: Collection[Member]) -> Iterator[Decision]:
        if not self.decisions:
            return
        slugs = {(member.kind, name) for member in names for name in slugs_of(member)}
        ids = {member.id for member in names if member.article}
        for each in self.decisions:
            for end in (each.left, each.right):
                if self.local.get(end) == block or end in ids or called_by(end) & slugs:
                    yield each

    def _blocks(self, end: str, graph: Mentions) -> Iterator[Block]:
        if end in self.local:
            yield self.local[end]
        for kind, name in called_by(end):
            words = name.replace("-", " ")
            bearers = {*graph.bearing(fold(words)), *([end] if end.startswith(BASE) and graph.exists(end) else [])}
            for iri in bearers:
                entity = graph.entity(iri)
                for spelling in (entity.label, *entity.aliases):
                    yield Block(kind, key_of(kind, spelling))
                    yield Block(entity.kind, key_of(entity.kind, spelling))


def crosses(decisions: Iterable[Decision], local: Mapping[str, Block]) -> bool:
    """Whether a decision speaks of a film and a series together."""
    return bool(_kin(tuple(decisions), local))


def _kin(decisions: Iterable[Decision], local: Mapping[str, Block]) -> dict[Kind, frozenset[Kind]]:
    found: dict[Kind, frozenset[Kind]] = {}
    for each in decisions:
        kinds = {kind for end in (each.left, each.right) for kind in _kinds(end, local)}
        if kinds == set(SCREEN):
            found = dict.fromkeys(SCREEN, frozenset(SCREEN))
    return found


def _kinds(end: str, local: Mapping[str, Block]) -> set[Kind]:
    if is_local(end):
        return {local[end].kind} if end in local else set()
    return {kind for kind, _ in called_by(end)}
