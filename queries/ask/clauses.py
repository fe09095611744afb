"""Grammar of verbs: their objects, voices and times, negation, sentences, relative clauses and the gaps in them."""

from __future__ import annotations

from dataclasses import replace

from queries.ask.chart import Made, rule
from queries.ask.filling import described, event, fill, gapped
from queries.ask.frames import frames
from queries.ask.joining import joined
from queries.ask.lexicon import Word
from queries.ask.meaning import Event, Every, MostOften, Trace, When, Without, walk
from queries.ask.phrases import SCREEN, Clause, Phrase, lacking, names_only, parts_of
from queries.ask.relations import back_to_trace, narrowed

Clauses = tuple[Clause, ...]


# -- verbs and their slots ------------------------------------------------------------------------------


@rule("V|VP", "NP")
def with_object(clauses: Clauses, noun: Phrase) -> Made:
    yield from _filled(clauses, "obj", noun)


@rule("V|VP", "PP")
def with_preposition(clauses: Clauses, phrase: tuple[str, Phrase]) -> Made:
    yield from _filled(clauses, *phrase)


def _filled(clauses: Clauses, slot: str, noun: Phrase) -> Made:
    *before, last = clauses
    if last.verb and last.verb.frame == "keyword" and noun.kinds <= {"keyword", "genre"}:
        yield "VP", (*before, Clause(fixed=replace(noun, ask=""))), 0.1  # "words that describe what X is about"
    if found := fill(last, slot, noun):
        yield "VP", (*before, found), 0.0


@rule("VP|V", "TIME")
def in_time(clauses: Clauses, when: When) -> Made:
    *before, last = clauses
    if last.when is None and last.fixed is None:
        said = last.slots or (last.verb and last.verb.alone)
        yield "VP", (*before, replace(last, when=when)), 0.0 if said else 0.5


@rule("TIME", "VP")
def time_first(when: When, clauses: Clauses) -> Made:
    yield from in_time(clauses, when)


@rule("VP", "DET")
def the_most(clauses: Clauses, word: Word) -> Made:
    """ "Worked with X the most": counted by films."""
    (last,) = clauses if len(clauses) == 1 else (Clause(),)
    if word.feature not in {"most", "least"} or not last.verb or lacking(last, last.verb.subject):
        return
    told = parts_of(last)
    parts = frames()[last.verb.frame].parts
    for counted in (part for part, kinds in parts.items() if kinds & SCREEN and part not in told and part != last.verb.subject):
        found = event(last, last.verb.subject)
        if isinstance(found, Event):
            most = MostOften(found, counted, word.feature == "least")
            yield "VP", (Clause(fixed=Phrase(most, parts[last.verb.subject])),), 0.0


@rule("AUX", "V|VP")
def helped(_: Word, clauses: Clauses) -> Made:
    yield "VP" if _complete(clauses) else "V", clauses, 0.0


def _complete(clauses: Clauses) -> bool:
    return all(clause.fixed or clause.slots or (clause.verb and clause.verb.alone) for clause in clauses)


@rule("AUX", "NOT")
def helped_not(_: Word, word: Word) -> Made:
    yield "NOT", word, 0.0


@rule("NOT", "VP|V")
def negated(_: Word, clauses: Clauses) -> Made:
    if len(clauses) == 1 and not clauses[0].negated:
        yield "VP" if _complete(clauses) else "V", (replace(clauses[0], negated=True),), 0.0


# -- two verbs ----------------------------------------------------------------------------------------------


@rule("AND", "VP|V")
def and_clause(word: Word, clauses: Clauses) -> Made:
    if word.feature == "and":
        yield "ANDVP" if _complete(clauses) else "ANDV", clauses, 0.0


@rule("VP", "ANDVP")
def clause_and_clause(left: Clauses, right: Clauses) -> Made:
    yield "VP", (*left, *right), 0.0


@rule("V|VV", "ANDV|ANDVP")
def verb_and_verb(left: Clauses, right: Clauses) -> Made:
    """ "Wrote and directed X", "wrote, directed and starred in X": the first verbs share what the last is told."""
    if len(right) != 1:
        return
    shared = [_sharing(clause, right[0]) for clause in left]
    if told := [clause for clause in shared if clause]:
        if len(told) == len(left):
            yield "VP" if right[0].slots else "VV", (*told, right[0]), 0.0


def _sharing(clause: Clause, other: Clause) -> Clause | None:
    """The clause with what the other one is told; what that takes by a preposition may be the object here."""
    shared: Clause | None = clause
    for slot, phrase in other.slots:
        before, shared = shared, fill(shared, slot, phrase) if shared else None
        if shared is None and before is not None:
            shared = fill(before, "obj", phrase)
    return shared


@rule("VV", "NP")
def two_with_object(clauses: Clauses, noun: Phrase) -> Made:
    yield from _both_filled(clauses, "obj", noun)


@rule("VV", "PP")
def two_with_preposition(clauses: Clauses, phrase: tuple[str, Phrase]) -> Made:
    yield from _both_filled(clauses, *phrase)


def _both_filled(clauses: Clauses, slot: str, noun: Phrase) -> Made:
    found = tuple(filled for clause in clauses if (filled := fill(clause, slot, noun)))
    if len(found) == len(clauses):
        yield "VP", found, 0.0


# -- clauses that say more about a noun ------------------------------------------------------------------------


@rule("THAT", "VP")
def relative(_: Word, clauses: Clauses) -> Made:
    yield "REL", clauses, 0.0


@rule("AND", "REL")
def and_relative(_: Word, clauses: Clauses) -> Made:
    yield "ANDVP", clauses, 0.0


@rule("REL", "ANDVP")
def relative_and_clause(left: Clauses, right: Clauses) -> Made:
    yield "REL", (*left, *right), 0.0


@rule("NP", "VP|REL|ANDVP")
def narrowed_by(head: Phrase, clauses: Clauses) -> Made:
    """ "Films directed by X"; "who plays whom in X" leaves the second question word open, and its column shows it."""
    if names_only(head.meaning):
        return
    if any(phrase.ask and not _open(head, phrase) for clause in clauses for _, phrase in clause.slots):
        return
    if found := described(head, clauses):
        yield "NP", found, 0.05


def _open(head: Phrase, phrase: Phrase) -> bool:
    return bool(head.ask) and isinstance(phrase.meaning, Every)


@rule("NP", "SQ|GAP|RELGAP")
def with_gap(head: Phrase, clauses: Clauses) -> Made:
    """ "The films that X directed", "what did X direct"."""
    if names_only(head.meaning) or clauses[0].asks or _traced(clauses[0]):
        return
    for found, cost in gapped(head, clauses[0]):
        yield "NP", found, cost + 0.1


@rule("NP", "S")
def with_plain_gap(head: Phrase, clauses: Clauses) -> Made:
    """ "Films X directed"; a question word alone wants the verb first, for "which directors act" asks for directors."""
    alone = bool(head.ask) and not head.bare and isinstance(head.meaning, Every)
    for category, found, cost in with_gap(head, clauses):
        yield category, found, cost + 0.4 * alone


@rule("THAT", "ISITIN|ISNOTITIN")
def relative_in(_: Word, phrase: tuple[str, Phrase]) -> Made:
    """ "Films that X is in", "films X is not in"."""
    yield "RELIN", phrase, 0.0


@rule("NP", "RELIN")
def narrowed_in(head: Phrase, phrase: tuple[str, Phrase]) -> Made:
    preposition, noun = phrase
    if names_only(head.meaning):
        return
    if preposition.startswith("not "):
        plain = replace(head, meaning=Every(head.kinds), relational=None)
        for found, cost in joined(plain, "with", noun):
            yield "NP", Phrase(Without(head.meaning, found.meaning), found.kinds, head.ask), cost + 0.1
    else:
        for found, cost in joined(head, "with", noun):
            yield "NP", found, cost + 0.1


@rule("NP", "RELGAP")
def with_trace(head: Phrase, clauses: Clauses) -> Made:
    """ "Directors that the actors in their films also appear in X": from X back to the directors."""
    (clause,) = clauses
    subject = next((phrase for slot, phrase in clause.slots if slot == "subject"), None)
    if not clause.verb or not subject or clause.asks or clause.gap or clause.negated or not _traced(clause):
        return
    if lacking(clause, clause.verb.subject):
        return
    said = event(clause.without("subject"), clause.verb.subject)
    role = head.relational.frame if head.relational else ""
    if not names_only(head.meaning) and (found := back_to_trace(subject.meaning, said, role)):
        yield "NP", narrowed(head, found, head.kinds), 0.2


def _traced(clause: Clause) -> bool:
    return any(Trace() in walk(phrase.meaning) for _, phrase in clause.slots)


@rule("THAT", "S|GAP")
def relative_gap(_: Word, clauses: Clauses) -> Made:
    yield "RELGAP", clauses, 0.0


@rule("S", "NP")
def participle(clauses: Clauses, noun: Phrase) -> Made:
    """ "McQuarrie directed films" as a noun: the films that McQuarrie directed."""
    (clause,) = clauses
    if noun.bare and isinstance(noun.meaning, Every) and not clause.asks and len(clause.slots) == 1 and clause.verb:
        if not clause.verb.passive and not clause.fixed:
            for found, cost in gapped(noun, clause):
                yield "NP", found, cost + 0.4
