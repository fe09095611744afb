"""How a noun takes what belongs to it: "the director of X", "films with X", "X's films"."""

from __future__ import annotations

from collections.abc import Iterator

from queries.ask.frames import frames
from queries.ask.lexicon import Joint, Relational, lexicon
from queries.ask.meaning import Extreme, Meaning, Most, Prize, both
from queries.ask.phrases import SCREEN, Phrase, fit, hoped_for
from queries.ask.relations import CAPACITIES, narrowed, related

NEVER_OF = frozenset({"with", "by", "about", "at", "near", "around", "through", "via", "~under"})
"""Prepositions that never join a relational noun to what it is of."""


def joined(head: Phrase, preposition: str, complement: Phrase) -> Iterator[tuple[Phrase, float]]:
    """A noun and what belongs to it by a preposition: "the director of X", "films with X"; with what each way costs."""
    noun = head.relational
    far = 0.0
    if noun and preposition not in NEVER_OF and (fitting := fit(noun.frame, noun.via, complement)):
        yield possessed(head, noun, fitting), 0.0 if preposition in {"of", "'s"} else 0.1
        far = 0.6 if preposition in {"of", "'s"} else 0.0  # "the director of X" is nobody else who worked on it
    elif noun and noun.via == "s" and preposition in {"of", "'s"} and complement.kinds == {"person"}:
        if not complement.ask:
            films = related(complement.capacity or "maker", "s", (("o", complement.meaning),))
            yield possessed(head, noun, Phrase(films, SCREEN)), 0.7
    for rank, joint in enumerate(_joints(preposition, head.kinds, complement.kinds)):
        if found := _joined(head, complement, joint):
            yield found, 0.2 + 0.2 * rank + far


def possessed(head: Phrase, noun: Relational, owner: Phrase) -> Phrase:
    """"The director of X"; where the owner asks ("the director of which film") and the noun does not, the owners."""
    if owner.ask and not head.ask:
        told = head.meaning if not head.bare else None
        asked = related(noun.frame, noun.via, ((noun.part, told),) if told else ())
        return narrowed(owner, asked, owner.kinds)
    found = related(noun.frame, noun.part, ((noun.via, owner.meaning),))
    kinds = frames()[noun.frame].parts[noun.part]
    return Phrase(_inside(head.meaning, found), kinds, head.ask, capacity=noun.frame)


def _inside(head: Meaning, found: Meaning) -> Meaning:
    """"The first sequel of X": what was said of the noun goes around the relation."""
    match head:
        case Extreme(_, which, number):
            return Extreme(found, which, number)
        case Most(_, least):
            return Most(found, least)
        case Prize():
            return both(head, found)
        case _:
            return found


def _joined(head: Phrase, complement: Phrase, joint: Joint) -> Phrase | None:
    frame = hoped_for(hoped_for(joint.frame, complement), head)
    if complement.capacity in CAPACITIES and frame in {"credit", "maker"}:
        frame = complement.capacity
    parts = frames()[frame].parts
    heads, complements = parts[joint.head] & head.kinds, parts[joint.complement] & complement.kinds
    if not (heads and complements):
        return None
    if complement.ask and not head.ask:
        return narrowed(complement, related(frame, joint.complement, ((joint.head, head.meaning),)), complements)
    return narrowed(head, related(frame, joint.head, ((joint.complement, complement.meaning),)), heads)


def _joints(preposition: str, heads: frozenset[str], complements: frozenset[str]) -> list[Joint]:
    table = lexicon().joints
    found = {
        joint
        for head in heads
        for complement in complements
        for joint in table.get((preposition, head, complement), ())
    }
    return sorted(found, key=lambda joint: joint.rank)
