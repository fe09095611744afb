"""The pieces that a sentence is put together from: noun phrases and clauses."""

from __future__ import annotations

from dataclasses import replace

from graph.frozen import dataclass
from queries.ask.frames import frames
from queries.ask.lexicon import Relational, Verb
from queries.ask.meaning import Each, Either, Meaning, Named, Prize, Unknown, When

ANYTHING = frozenset(
    kind for frame in frames().values() for kinds in frame.parts.values() for kind in kinds
)
SCREEN = frozenset({"film", "series"})
THINGS = frozenset(
    {"film", "series", "person", "character", "franchise", "place", "organisation", "work"}
)
"""Kinds that things of the graph have; all other kinds are words and dates."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: what it means, of which kinds its members are, and what it asks (`which`, `count` or nothing)."""

    meaning: Meaning
    kinds: frozenset[str]
    ask: str = ""
    relational: Relational | None = None
    """Open while its noun still waits for "of …"."""
    bare: bool = False
    """Nothing but a noun so far."""
    capacity: str = ""
    """The frame in which it was told: "the director of X" is somebody as a director."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A verb with some of its slots filled; `fixed` instead of a verb where it says no more than a set of subjects."""

    verb: Verb | None = None
    slots: tuple[tuple[str, Phrase], ...] = ()
    when: When | None = None
    negated: bool = False
    gap: str = ""
    """A slot whose preposition stands without its noun ("directed by" whom)."""
    fixed: Phrase | None = None

    def filled(self, slot: str) -> bool:
        return any(name == slot for name, _ in self.slots)

    @property
    def asks(self) -> bool:
        """Whether one of its slots holds a question word."""
        return any(phrase.ask for _, phrase in self.slots)

    def without(self, slot: str) -> Clause:
        return replace(self, slots=tuple(one for one in self.slots if one[0] != slot))


def names_only(meaning: Meaning) -> bool:
    """Whether it is a name, or names joined by and / or."""
    match meaning:
        case Named() | Unknown():
            return True
        case Each(parts) | Either(parts):
            return all(names_only(part) for part in parts)
        case _:
            return False


def prizes(phrase: Phrase) -> tuple[Named, ...]:
    """The names that it gives an award; none where it is something else."""
    match phrase.meaning:
        case Named(kind="award"):
            return (phrase.meaning,)
        case Prize(names):
            return names
        case _:
            return ()


def hoped_for(frame: str, phrase: Phrase) -> str:
    """The frame of an award, or where the noun says "nominations" that of those: nobody has won them yet."""
    return "nominated" if frame == "award" and phrase.relational and phrase.relational.frame == "nominated" else frame


def fit(frame: str, part: str, phrase: Phrase) -> Phrase | None:
    """The phrase as far as its members can take that part."""
    kinds = frames()[frame].parts[part] & phrase.kinds
    return replace(phrase, kinds=kinds) if kinds else None


def parts_of(clause: Clause) -> set[str]:
    """The parts of the frame that the filled slots stand for."""
    verb = clause.verb
    assert verb is not None
    return {verb.subject if slot == "subject" else verb.part(slot) for slot, _ in clause.slots}


def lacking(clause: Clause, asked: str) -> bool:
    """Whether the verb says nothing yet: somebody acts *with* somebody."""
    assert clause.verb is not None
    return not frames()[clause.verb.frame].needs <= parts_of(clause) | {asked}
