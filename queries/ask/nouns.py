"""Grammar of noun phrases: articles and "how many", "first" and "next", what belongs to what, and / or / except, times."""

from __future__ import annotations

from dataclasses import replace

from queries.ask.chart import Made, rule
from queries.ask.frames import frames
from queries.ask.joining import joined, possessed
from queries.ask.lexicon import Asking, Noun, Relational, Word
from queries.ask.meaning import (
    Each,
    Either,
    Event,
    Every,
    Extreme,
    Most,
    Named,
    Prize,
    Unknown,
    When,
    Without,
    both,
    top,
)
from queries.ask.phrases import ANYTHING, SCREEN, THINGS, Phrase, fit, names_only, prizes
from queries.ask.relations import members, narrowed, related

DATED = frozenset({"move", "original"})
"""Frames whose own time is told, and not that of the film."""
COUNTED = frozenset({"date", "film", "series"})
"""What "how often" counts."""


def noun_phrase(value: Noun | Relational | Asking) -> Phrase:
    """What a noun or a question word is before anything stands beside it."""
    match value:
        case Noun(kinds):
            return Phrase(Every(kinds), kinds, bare=True)
        case Relational(frame, part, _):
            return Phrase(Event(frame, part, ()), frames()[frame].parts[part], relational=value, bare=True)
        case Asking(kinds, ask):
            kinds = kinds or (COUNTED if ask == "count" else ANYTHING - {"person"})  # nobody is a "what"
            return Phrase(Every(kinds), kinds, ask)


# -- words before a noun ------------------------------------------------------------------------------


@rule("DET", "NP")
def determined(word: Word, noun: Phrase) -> Made:
    match word.feature:
        case "most" | "least":
            if not noun.ask and not names_only(noun.meaning):
                yield "NP", replace(noun, meaning=Most(noun.meaning, word.feature == "least")), 0.0
        case "any":
            yield "NP", noun, 0.05
        case ask if not noun.ask:
            yield "NP", replace(noun, ask=ask), 0.1
        case ask:
            yield "NP", noun, 0.3


@rule("ADJ", "NP")
def first_or_last(word: Word, noun: Phrase) -> Made:
    if noun.kinds == {"franchise"} and not noun.bare:
        films = related("part_of", "s", (("o", noun.meaning),))
        yield "NP", Phrase(Extreme(films, word.feature), SCREEN, noun.ask), 0.1
    elif noun.kinds & (SCREEN | {"date"}) and not names_only(noun.meaning):
        yield "NP", replace(noun, meaning=Extreme(noun.meaning, word.feature)), 0.0
    elif noun.kinds <= SCREEN and isinstance(noun.meaning, Named):  # "the new Dune": of two, the later one
        several = len(noun.meaning.terms) > 1
        yield "NP", replace(noun, meaning=Extreme(noun.meaning, word.feature)) if several else noun, 0.2


# -- what belongs to a noun -----------------------------------------------------------------------------


@rule("P", "NP")
def preposition(word: Word, noun: Phrase) -> Made:
    yield "PP", (word.feature, noun), 0.0


@rule("NP", "PP")
def with_complement(head: Phrase, phrase: tuple[str, Phrase]) -> Made:
    if isinstance(head.meaning, Unknown):
        yield "NP", head, 0.3  # "the budget of X": it is the budget that nothing is known of
    elif phrase[0] in {"for", "in", "at"} and (prize := _prizes(head, phrase[1])):
        yield "NP", prize, 0.1  # "the Oscar for best actress"
    elif not names_only(head.meaning):
        for found, cost in joined(head, *phrase):
            yield "NP", found, cost
    elif phrase[0] in {"by", "of"} and not phrase[1].ask:
        yield from _by_somebody(head, phrase[1])


@rule("NP", "POSS")
def owner(head: Phrase, _: Word) -> Made:
    yield "OWNER", head, 0.0


@rule("OWNER", "NP")
def owned(head: Phrase, noun: Phrase) -> Made:
    """ "Christopher McQuarrie's next film"."""
    if isinstance(noun.meaning, Unknown):
        yield "NP", noun, 0.3
    elif not names_only(noun.meaning):
        for found, cost in joined(noun, "'s", head):
            yield "NP", replace(found, ask=found.ask or head.ask), cost
    elif not head.ask:
        yield from _by_somebody(noun, head)


def _by_somebody(film: Phrase, maker: Phrase) -> Made:
    """ "Denis Villeneuve's Dune", "Dune by David Lynch": which of those of that name."""
    kinds = film.kinds & SCREEN
    if kinds and isinstance(film.meaning, Named) and maker.kinds == {"person"} and names_only(maker.meaning):
        made = related("credit", "s", (("o", maker.meaning),))
        yield "NP", Phrase(both(film.meaning, made), kinds), 0.2


def _of_that_year(film: Phrase, when: When) -> Made:
    """ "Dune (2021)", "the 1984 Dune": a year after a title that several films have tells which."""
    kinds = film.kinds & SCREEN
    if kinds and isinstance(film.meaning, Named) and len(film.meaning.terms) > 1 and when.words.removeprefix("from ").isdigit():
        yield "NP", Phrase(both(film.meaning, Event("release", "film", (), when)), kinds), 0.0


@rule("NP", "NP")
def side_by_side(left: Phrase, right: Phrase) -> Made:
    """ "Dune cast", "the film Dune", "what films", and "release date Dune" or "films Rome" as people type in haste."""
    if prize := _prizes(left, right):
        yield "NP", prize, 0.1  # "the best actress Oscar", "Oscar nominations"
    elif left.bare and not left.ask and names_only(right.meaning) and left.kinds & right.kinds:
        role = left.relational.frame if left.relational else ""
        yield "NP", replace(right, kinds=left.kinds & right.kinds, capacity=role), 0.0
    elif right.bare and names_only(left.meaning) and left.kinds & right.kinds - SCREEN and isinstance(right.meaning, Every):
        yield "NP", replace(left, kinds=left.kinds & right.kinds), 0.0  # "the James Bond franchise"
    elif right.bare and isinstance(left.meaning, Named) and left.kinds <= SCREEN and left.kinds <= right.kinds and not right.ask:
        yield "NP", left, 0.8  # "the Dune film"; rather those of a series of that name
    elif (right.bare or isinstance(right.meaning, Prize)) and not right.ask and not left.bare and not left.ask:
        far = 0.3 if names_only(left.meaning) else 0.7  # "Dune cast"; hardly "films with Oscars" and then "dates"
        for found, cost in joined(right, "~", left):
            yield "NP", found, cost + far
    elif left.bare and left.relational and not right.bare and not right.ask:
        if fitting := fit(left.relational.frame, left.relational.via, right):
            yield "NP", possessed(left, left.relational, fitting), 0.9
    elif isinstance(right.meaning, Named) and right.kinds == {"place"} and not names_only(left.meaning):
        for found, cost in joined(left, "in", right):
            yield "NP", found, cost + 1.2
    if left.ask and right.bare and not right.ask and left.kinds > right.kinds and isinstance(left.meaning, Every):
        yield "NP", replace(right, ask=left.ask), 0.3


def _prizes(one: Phrase, other: Phrase) -> Phrase | None:
    """Awards that go by both names, or those of a body that a noun tells to be won or only hoped for."""
    if not one.kinds == other.kinds == {"award"} or other.ask:
        return None
    first, second = prizes(one), prizes(other)
    if first and second:
        return replace(one, meaning=Prize((*first, *second)))
    if first and other.bare and other.relational and not one.ask:
        return replace(other, meaning=Prize(first), bare=False)
    if second and one.bare and one.relational:
        return replace(one, meaning=Prize(second), bare=False)
    return None


# -- times -------------------------------------------------------------------------------------------------


@rule("NP", "TIME")
def dated(head: Phrase, when: When) -> Made:
    """ "Films of 2023"; in "films that moved since March" the time is the verb's."""
    told = top(head.meaning)
    if told and told.frame in DATED and told.when is None and not head.bare:
        return
    if names_only(head.meaning) and not head.ask:
        yield from _of_that_year(head, when)
    if head.kinds & SCREEN and not names_only(head.meaning):
        yield "NP", narrowed(head, Event("release", "film", (), when), head.kinds & SCREEN), 0.2


@rule("TIME", "NP")
def year_before(when: When, noun: Phrase) -> Made:
    """ "2023 films"."""
    if names_only(noun.meaning) and not noun.ask:
        yield from _of_that_year(noun, when)
    if noun.kinds & SCREEN and when.how == "in" and not noun.ask and not names_only(noun.meaning):
        yield "NP", narrowed(noun, Event("release", "film", (), when), noun.kinds & SCREEN), 0.2


# -- and, or, except -----------------------------------------------------------------------------------------


@rule("AND|OR", "NP")
def another(word: Word, noun: Phrase) -> Made:
    if not noun.ask:
        yield "ANOTHER", (word.feature, noun), 0.0


@rule("AND", "ANOTHER")
def comma_and(_: Word, noun: tuple[str, Phrase]) -> Made:
    yield "ANOTHER", noun, 0.0


@rule("NP", "ANOTHER")
def and_another(left: Phrase, more: tuple[str, Phrase]) -> Made:
    word, right = more
    kinds = left.kinds & right.kinds
    if names_only(left.meaning) and names_only(right.meaning):
        if kinds and not isinstance(right.meaning, Each | Either):
            first = left.meaning.parts if isinstance(left.meaning, Each | Either) else (left.meaning,)
            if isinstance(left.meaning, Either) and word == "and":
                return
            word = "or" if word == "or" or isinstance(left.meaning, Either) else "and"
            parts = (*first, right.meaning)
            yield "NP", Phrase(Each(parts) if word == "and" else Either(parts), kinds, left.ask), 0.0
    elif left.relational and right.relational and left.bare and right.bare:
        if left.relational.via == right.relational.via:
            yield "PAIR", ((left.relational, right.relational), left.ask), 0.0
    elif kinds & THINGS and not names_only(left.meaning) and not names_only(right.meaning):
        yield "NP", Phrase(Either((left.meaning, right.meaning)), left.kinds | right.kinds, left.ask), 0.5


@rule("PAIR", "PP")
def pair_of(two: tuple[tuple[Relational, Relational], str], phrase: tuple[str, Phrase]) -> Made:
    """ "The writer and director of X"."""
    relations, ask = two
    where, complement = phrase
    if where in {"of", "in", "for", "behind"}:
        ways = tuple(related(one.frame, one.part, ((one.via, complement.meaning),)) for one in relations)
        yield "NP", Phrase(Either(ways), frozenset().union(*(members(way) for way in ways)), ask), 0.0


@rule("DET", "PAIR")
def pair_determined(word: Word, two: tuple[tuple[Relational, Relational], str]) -> Made:
    yield "PAIR", (two[0], word.feature if word.feature in {"which", "count"} else two[1]), 0.0


@rule("EXCEPT", "NP")
def exception(_: Word, noun: Phrase) -> Made:
    yield "EXCEPTED", noun, 0.0


@rule("NP", "EXCEPTED")
def without(head: Phrase, gone: Phrase) -> Made:
    """ "The cast of X except Y"; "films without a director" where the noun is a relation."""
    if gone.relational and gone.bare:
        having = Event(gone.relational.frame, gone.relational.via, ())
        if members(having) & head.kinds:
            yield "NP", Phrase(Without(head.meaning, having), head.kinds & members(having), head.ask), 0.0
    elif head.kinds & gone.kinds and not names_only(head.meaning):
        yield "NP", Phrase(Without(head.meaning, gone.meaning), head.kinds, head.ask), 0.0
    else:
        plain = replace(head, meaning=Every(head.kinds))
        for found, cost in joined(plain, "with", gone):
            yield "NP", replace(found, meaning=Without(head.meaning, found.meaning), ask=head.ask), cost


@rule("NOT", "PP")
def not_in(_: Word, phrase: tuple[str, Phrase]) -> Made:
    yield "NOTPP", phrase, 0.0


@rule("NP", "NOTPP")
def not_with(head: Phrase, phrase: tuple[str, Phrase]) -> Made:
    if names_only(head.meaning):
        return
    plain = replace(head, meaning=Every(head.kinds), relational=None)
    for found, cost in joined(plain, *phrase):
        yield "NP", Phrase(Without(head.meaning, found.meaning), found.kinds, head.ask), cost
