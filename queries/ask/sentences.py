"""Grammar of sentences: subjects, questions turned round, prepositions left at the end, what is asked inside."""

from __future__ import annotations

from dataclasses import replace

from queries.ask.chart import Made, rule
from queries.ask.filling import described, fill, gapped
from queries.ask.lexicon import Word
from queries.ask.meaning import When, walk
from queries.ask.phrases import Clause, Phrase, names_only

Clauses = tuple[Clause, ...]


# -- sentences ---------------------------------------------------------------------------------------------------


@rule("NP", "VP|V")
def sentence(head: Phrase, clauses: Clauses) -> Made:
    if len(clauses) != 1 or head.ask:
        return
    clause = clauses[0]
    if clause.fixed:
        yield "S", (replace(clause, slots=(("subject", head),)),), 0.1
    elif found := fill(clause, "subject", head):
        yield "S", (found,), 0.1
        yield from _asked_inside(found)


def _asked_inside(clause: Clause) -> Made:
    """ "The films directed by X were written by whom": the slot that asks is what is wanted."""
    for slot, phrase in clause.slots:
        if phrase.ask and slot != "subject":
            for found, cost in gapped(phrase, replace(clause.without(slot), gap=slot)):
                yield "NP", found, cost


@rule("S|SQ", "PP")
def sentence_with_preposition(clauses: Clauses, phrase: tuple[str, Phrase]) -> Made:
    (clause,) = clauses
    if not clause.fixed and (found := fill(clause, *phrase)):
        yield "S", (found,), 0.0
        yield from _asked_inside(found)


@rule("S|SQ", "NP")
def asked_at_the_end(clauses: Clauses, noun: Phrase) -> Made:
    """ "The films by X came out when", "X was shot where"."""
    (clause,) = clauses
    if noun.ask and noun.kinds in ({"date"}, {"place"}) and not clause.asks and not clause.fixed:
        for found, cost in gapped(noun, clause):
            yield "NP", found, cost + 0.1


@rule("S|SQ|GAP", "TIME")
def sentence_in_time(clauses: Clauses, when: When) -> Made:
    if clauses[0].when is None:
        yield "GAP" if clauses[0].gap else "S", (replace(clauses[0], when=when),), 0.0


@rule("S|SQ", "REL")
def extraposed(clauses: Clauses, more: Clauses) -> Made:
    """ "When did the films open whose director also made X": the relative clause belongs to the subject."""
    (clause,) = clauses
    subject = next((phrase for slot, phrase in clause.slots if slot == "subject"), None)
    if subject and not names_only(subject.meaning) and (found := described(subject, more)):
        yield "S", (replace(clause, slots=(*clause.without("subject").slots, ("subject", found))),), 0.1


@rule("AUX", "S")
def inverted(_: Word, clauses: Clauses) -> Made:
    yield "SQ", clauses, 0.0


@rule("NOT", "S")
def inverted_not(_: Word, clauses: Clauses) -> Made:
    yield "SQ", (replace(clauses[0], negated=not clauses[0].negated),), 0.3


@rule("AUX", "GAP")
def inverted_gap(_: Word, clauses: Clauses) -> Made:
    yield "GAP", clauses, 0.0


# -- prepositions left at the end ------------------------------------------------------------------------------------


@rule("S|SQ", "P")
def stranded(clauses: Clauses, word: Word) -> Made:
    (clause,) = clauses
    slot = word.feature
    if clause.verb and clause.verb.part(slot) and not clause.gap and not clause.filled(slot):
        yield "GAP", (replace(clause, gap=slot),), 0.0


@rule("V", "P")
def stranded_verb(clauses: Clauses, word: Word) -> Made:
    verb = clauses[0].verb
    if len(clauses) == 1 and verb and verb.part(word.feature) and not clauses[0].gap:
        yield "VGAP", (clauses[0], word.feature), 0.0


@rule("AUX", "VGAP")
def helped_gap(_: Word, gap: tuple[Clause, str]) -> Made:
    yield "VGAP", gap, 0.0


@rule("NP", "VGAP")
def sentence_with_gap(head: Phrase, gap: tuple[Clause, str]) -> Made:
    clause, slot = gap
    if not head.ask and (found := fill(clause, "subject", head)):
        yield "GAP", (replace(found, gap=slot),), 0.1


@rule("PP", "SQ|S")
def fronted(phrase: tuple[str, Phrase], clauses: Clauses) -> Made:
    """ "In which city did X film"; "in Rome, who filmed" with a plain noun."""
    slot, noun = phrase
    (clause,) = clauses
    if not clause.verb or not clause.verb.part(slot) or clause.filled(slot) or clause.gap:
        return
    if noun.ask:
        for found, cost in gapped(noun, replace(clause, gap=slot)):
            yield "NP", found, cost
    elif found_clause := fill(clause, slot, noun):
        yield "S", (found_clause,), 0.2


@rule("NP", "AND")
def topic(head: Phrase, _: Word) -> Made:
    """ "Dune, when is it out"."""
    if names_only(head.meaning):
        yield "TOPIC", head, 0.0


@rule("TOPIC", "NP")
def about_topic(head: Phrase, noun: Phrase) -> Made:
    if noun.ask and any(part == head.meaning for part in walk(noun.meaning)):
        yield "NP", noun, 0.1
