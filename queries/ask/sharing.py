"""Grammar of what things have in common: "whose director", "share an actor with", "the same director as"."""

from __future__ import annotations

from queries.ask.chart import Made, rule
from queries.ask.filling import described
from queries.ask.frames import frames
from queries.ask.lexicon import Relational, Verb, Word
from queries.ask.meaning import Meaning
from queries.ask.phrases import SCREEN, Clause, Phrase
from queries.ask.relations import related

Clauses = tuple[Clause, ...]

TOGETHER = {"actor": "costar", "director": "codirector", "writer": "cowriter", "credit": "colleague"}
"""What people do in the same film, and what they then do with each other."""
WITH = tuple((word, "b") for word in ("with", "as", "together_with", "alongside"))


# -- whose -----------------------------------------------------------------------------------------------------


@rule("WHOSE", "NP")
def whose(_: Word, noun: Phrase) -> Made:
    if noun.relational and noun.bare:
        yield "WHOSEN", noun, 0.0


@rule("WHOSEN", "COP")
def whose_is(noun: Phrase, value: Phrase) -> Made:
    """ "Films whose director is X"."""
    role = noun.relational
    if role and frames()[role.frame].parts[role.part] & value.kinds and not value.ask:
        yield "REL", _those_with(role, value.meaning), 0.0


@rule("WHOSEN", "VP")
def whose_does(noun: Phrase, clauses: Clauses) -> Made:
    """ "Films whose director also wrote X"."""
    role = noun.relational
    if role and not any(clause.asks for clause in clauses) and (found := described(noun, clauses)):
        yield "REL", _those_with(role, found.meaning), 0.0


def _those_with(role: Relational, meaning: Meaning) -> Clauses:
    found = related(role.frame, role.via, ((role.part, meaning),))
    return (Clause(fixed=Phrase(found, frames()[role.frame].parts[role.via])),)


# -- to share, the same ------------------------------------------------------------------------------------------


@rule("SHARE|HAVE", "SAME")
def share_the_same(_: Word, word: Word) -> Made:
    yield "SAME", word, 0.0


@rule("SHARE|SAME", "NP")
def shared(_: Word, noun: Phrase) -> Made:
    if noun.relational and noun.bare:
        yield "SHARED", noun.relational, 0.0
    elif noun.bare and noun.kinds & SCREEN:
        yield "SAMEFILM", noun, 0.0


@rule("AUX", "SHARED")
def are_by_the_same(_: Word, noun: Relational) -> Made:
    yield "SHARED", noun, 0.0


@rule("V|AUX", "BYSHARED")
def made_by_the_same(_: object, noun: Relational) -> Made:
    """ "Directed by the same director as X": the verb says no more than the noun."""
    yield "SHARED", noun, 0.0


@rule("P", "SHARED")
def by_the_same(_: Word, noun: Relational) -> Made:
    yield "BYSHARED", noun, 0.0


@rule("SHARED|BYSHARED", "SAMEAS")
def shared_with(noun: Relational, _: Word) -> Made:
    yield "SHAREDWITH", noun, 0.0


@rule("SHAREDWITH", "NP")
def sharing(noun: Relational, other: Phrase) -> Made:
    kinds = frames()[noun.frame].parts[noun.via]
    if other.kinds & kinds and not other.ask:
        common = related(noun.frame, noun.part, ((noun.via, other.meaning),))
        found = related(noun.frame, noun.via, ((noun.part, common),))
        yield "VP", (Clause(fixed=Phrase(found, kinds)),), 0.0


@rule("P", "SAMEFILM")
def in_the_same_film(word: Word, _: Phrase) -> Made:
    yield "INSAMEFILM", word.feature, 0.0


@rule("V", "SAMEFILM")
def made_the_same_film(clauses: Clauses, _: Phrase) -> Made:
    """ "Directed the same film (as X)"."""
    yield from _with_each_other(clauses, "obj")


@rule("V", "INSAMEFILM")
def acted_in_the_same_film(clauses: Clauses, preposition: str) -> Made:
    """ "Appeared in the same film (as X)"."""
    yield from _with_each_other(clauses, preposition)


def _with_each_other(clauses: Clauses, slot: str) -> Made:
    verb = clauses[0].verb
    if len(clauses) == 1 and verb and verb.part(slot) and verb.frame in TOGETHER:
        yield "V", (Clause(Verb(TOGETHER[verb.frame], "a", WITH)),), 0.0
