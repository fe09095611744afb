"""How clauses take nouns in: filling the slots of a verb, and nouns described by a clause or missing in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from queries.ask.frames import frames
from queries.ask.meaning import Every, Meaning, Prize, both
from queries.ask.phrases import Clause, Phrase, fit, hoped_for, lacking, parts_of, prizes
from queries.ask.relations import narrowed, related


def fill(clause: Clause, slot: str, phrase: Phrase) -> Clause | None:
    """The clause with one more slot filled; None where it has no such slot, or the noun is of no fitting kind."""
    verb = clause.verb
    if verb is None or clause.filled(slot) or clause.gap:
        return None
    part = verb.subject if slot == "subject" else verb.part(slot)
    if not part or part in parts_of(clause):
        return None
    fitting = fit(verb.frame, part, phrase)
    if fitting is None:
        return None
    verb = replace(verb, frame=hoped_for(verb.frame, phrase))
    return replace(clause, verb=verb, slots=tuple(sorted((*clause.slots, (slot, fitting)), key=lambda one: one[0])))


def described(head: Phrase, clauses: tuple[Clause, ...]) -> Phrase | None:
    """The head, narrowed by clauses whose subject it is ("films directed by X")."""
    for clause in clauses:
        if clause.fixed:
            kinds, found = clause.fixed.kinds, clause.fixed.meaning
        else:
            assert clause.verb is not None
            if lacking(clause, clause.verb.subject):
                return None
            kinds = frames()[clause.verb.frame].parts[clause.verb.subject]
            found = event(clause, clause.verb.subject)
        if not kinds & head.kinds:
            return None
        head = narrowed(head, found, kinds & head.kinds, negated=clause.negated)
    return head


def gapped(head: Phrase, clause: Clause) -> Iterator[tuple[Phrase, float]]:
    """The head, narrowed by a clause in which it stands for an open part ("films that X directed"), with what that costs."""
    verb = clause.verb
    if verb is None:
        return
    verb = replace(verb, frame=hoped_for(verb.frame, head))  # "the nominations that X received"
    clause = replace(clause, verb=verb)
    if verb.frame == "award" and not clause.gap and "award" in head.kinds:
        for slot, phrase in clause.slots:
            if slot in {"at", "in"} and (names := prizes(phrase)):  # "what did X win at Cannes"
                found = both(Prize(names), event(clause.without(slot), "o"))
                yield narrowed(head, found, frozenset({"award"}), negated=clause.negated), 0.0
    if clause.gap:
        slots = [(verb.part(clause.gap), 0.0)]
    else:
        told = parts_of(clause)
        first = verb.part("obj")
        slots = [
            (part, 0.0 if part == first else 0.4)
            for part in frames()[verb.frame].parts
            if part not in told and (part == first or part not in frames()[verb.frame].needs)
        ]
    for part, cost in slots:
        kinds = frames()[verb.frame].parts[part] & head.kinds
        if kinds and not lacking(clause, part):
            yield narrowed(head, event(clause, part), kinds, negated=clause.negated), cost


def event(clause: Clause, asked: str) -> Meaning:
    """What a clause says of those who take the part `asked`; question words in its other slots leave those open."""
    verb = clause.verb
    assert verb is not None
    args = tuple(
        (verb.subject if slot == "subject" else verb.part(slot), phrase.meaning)
        for slot, phrase in clause.slots
        if not (phrase.ask and isinstance(phrase.meaning, Every))
    )
    return related(verb.frame, asked, args, clause.when)
