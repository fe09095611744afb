"""Grammar of "to be" and "to have": "is the director of", "which genre is X", "has a release date"."""

from __future__ import annotations

from dataclasses import replace

from queries.ask.chart import Made, rule
from queries.ask.filling import fill
from queries.ask.joining import joined, possessed
from queries.ask.lexicon import Relational, Verb, Word
from queries.ask.meaning import Event, Every, Most, Unknown, both
from queries.ask.phrases import Clause, Phrase, fit, names_only
from queries.ask.relations import members, narrowed, related

OF = ("of", "for", "in", "on", "behind", "to", "from", "at", "with")


COMES_OUT = Verb("release", "film", (("on", "medium"), ("in", "region")), alone=True)


@rule("AUX", "NP")
def copula(_: Word, noun: Phrase) -> Made:
    """ "Is X"; a bare noun of a relation makes a verb of it: "was the director (of Y)"."""
    yield "COP", noun, 0.1
    if noun.bare and noun.relational and not noun.ask:
        yield "V", (_as_verb(noun.relational),), 0.2


def _as_verb(role: Relational) -> Clause:
    return Clause(Verb(role.frame, role.part, tuple((word, role.via) for word in OF)))


@rule("COP", "VP")
def is_something_done(noun: Phrase, clauses: tuple[Clause, ...]) -> Made:
    """ "(X) is a film directed by whom": the noun adds nothing to the verb."""
    if noun.bare and not noun.ask and isinstance(noun.meaning, Every):
        yield "VP", clauses, 0.2


@rule("NP", "COP")
def is_it(head: Phrase, noun: Phrase) -> Made:
    """ "Who is the director of X", "what genre is X", "A is the director of X" (whether)."""
    kinds = head.kinds & noun.kinds
    if head.ask and not noun.ask:
        if kinds and not names_only(noun.meaning):
            yield "NP", replace(noun, ask=head.ask) if noun.bare else narrowed(head, noun.meaning, kinds), 0.0
        elif isinstance(noun.meaning, Unknown):
            yield "NP", noun, 0.2
        elif kinds and isinstance(head.meaning, Every):
            yield "ABOUT", noun, 0.3
        elif head.bare and head.relational and (fitting := fit(head.relational.frame, head.relational.via, noun)):
            yield "NP", possessed(head, head.relational, fitting), 0.1
    elif noun.ask and not head.ask and not names_only(head.meaning):
        if kinds:
            yield "NP", narrowed(noun, head.meaning, kinds), 0.0
        elif noun.bare and noun.relational and (fitting := fit(noun.relational.frame, noun.relational.via, head)):
            yield "NP", possessed(noun, noun.relational, fitting), 0.1
    elif not head.ask and not noun.ask and kinds and (names_only(head.meaning) or names_only(noun.meaning)):
        yield "YN", both(head.meaning, noun.meaning), 0.2


@rule("COP", "NP")
def is_it_inverted(head: Phrase, noun: Phrase) -> Made:
    """ "Is A the director of X", "(what was) A the director (of)"."""
    if noun.bare and noun.relational and not noun.ask and not head.ask:
        if found := fill(_as_verb(noun.relational), "subject", head):
            yield "SQ", (found,), 0.2
    if not head.ask and not noun.ask and head.kinds & noun.kinds and names_only(head.meaning) and not names_only(noun.meaning):
        yield "YN", both(head.meaning, noun.meaning), 0.2


@rule("COP", "NP")
def is_somebody_in_a_story(head: Phrase, noun: Phrase) -> Made:
    """ "Is Tom Cruise Ethan Hunt": whether the one plays the other."""
    if head.kinds == {"person"} and noun.kinds == {"character"} and names_only(head.meaning) and names_only(noun.meaning):
        yield "YN", both(head.meaning, related("role", "person", (("character", noun.meaning),))), 0.3


@rule("COP", "PP")
def is_it_in(head: Phrase, phrase: tuple[str, Phrase]) -> Made:
    """ "Is A in X"; "is A from which country"."""
    preposition, noun = phrase
    if head.ask or not names_only(head.meaning):
        return
    if noun.kinds == {"medium"} and (out := fill(Clause(COMES_OUT), "subject", head)) and (said := fill(out, "on", noun)):
        yield "SQ", (said,), 0.2  # "(when) is X on streaming"
        return
    for found, cost in joined(replace(head, relational=None), preposition, noun):
        yield ("NP" if noun.ask else "YN"), (found if noun.ask else found.meaning), cost + 0.2


@rule("NP", "ISIN")
def is_in(head: Phrase, phrase: tuple[str, Phrase]) -> Made:
    """ "A is in X" (whether); "films by X are in which genres"."""
    preposition, noun = phrase
    if head.ask:
        for found, cost in joined(head, preposition, noun):
            yield "NP", found, cost
    elif noun.ask:
        for found, cost in joined(replace(head, relational=None), preposition, noun):
            yield "NP", found, cost + 0.1
    elif names_only(head.meaning):
        for found, cost in joined(head, preposition, noun):
            yield "YN", found.meaning, cost + 0.2


@rule("AUX", "PP")
def be_in(_: Word, phrase: tuple[str, Phrase]) -> Made:
    yield "ISIN", phrase, 0.0


@rule("THAT", "ISIN")
def that_is_in(_: Word, phrase: tuple[str, Phrase]) -> Made:
    """ "Films that are in English"."""
    yield "PP", phrase, 0.0


@rule("COP", "P")
def is_it_in_what(head: Phrase, word: Word) -> Made:
    """ "(Which language) is X in", "(what) is X about"."""
    if not head.ask:
        yield "ISITIN", (word.feature, head), 0.0


@rule("NP", "AUX")
def noun_is(head: Phrase, _: Word) -> Made:
    """ "The director of X is", and the words before a preposition in "(which films) X is in"."""
    if not head.ask:
        yield "NPIS", head, 0.0


@rule("NPIS", "NOT")
def noun_is_not(head: Phrase, _: Word) -> Made:
    yield "NPISNOT", head, 0.0


@rule("NPISNOT", "P")
def it_is_not_in_what(head: Phrase, word: Word) -> Made:
    """ "(Films that) X is not in"."""
    if word.feature in {"in", "on"}:
        yield "ISNOTITIN", (f"not {word.feature}", head), 0.1


@rule("NPIS", "P")
def it_is_in_what(head: Phrase, word: Word) -> Made:
    yield "ISITIN", (word.feature, head), 0.1


@rule("NPIS", "AUX")
def noun_has_been(head: Phrase, _: Word) -> Made:
    yield "NPIS", head, 0.0


@rule("AUX", "NPIS")
def has_noun_been(_: Word, head: Phrase) -> Made:
    yield "NPIS", head, 0.0


@rule("NP", "ISITIN")
def which_is_it_in(asked: Phrase, phrase: tuple[str, Phrase]) -> Made:
    preposition, head = phrase
    if asked.ask:
        for found, cost in joined(replace(head, relational=None), preposition, asked):
            yield "NP", found, cost


@rule("EXIST", "NP")
def there_is(_: Word, noun: Phrase) -> Made:
    """ "Is there a sequel to X"."""
    if not noun.ask and not names_only(noun.meaning) and not noun.bare:
        yield "YN", noun.meaning, 0.1


# -- to have ---------------------------------------------------------------------------------------------------


@rule("NP", "EXIST")
def are_there(head: Phrase, _: Word) -> Made:
    """ "How many James Bond films are there"."""
    if head.ask:
        yield "NP", head, 0.0


@rule("HAVE", "NP")
def having(_: Word, noun: Phrase) -> Made:
    yield "HAVING", noun, 0.0


@rule("NP", "HAVING")
def who_has(head: Phrase, noun: Phrase) -> Made:
    """ "Which films have Zendaya", "which city had the most films"."""
    if not names_only(head.meaning) and not noun.ask and not (noun.relational and noun.bare):
        for found, cost in joined(head, "with", noun):
            yield "NP", found, cost + 0.2


@rule("HAVE", "NP")
def has(_: Word, noun: Phrase) -> Made:
    """ "Films that have a release date", "the film that has the most actors"."""
    if not noun.relational or noun.ask:
        return
    role = noun.relational
    having = Event(role.frame, role.via, ())
    if noun.bare and not isinstance(noun.meaning, Most):
        yield "VP", (Clause(fixed=Phrase(having, members(having))),), 0.3
    elif isinstance(noun.meaning, Most):
        most = related(role.frame, role.via, ((role.part, noun.meaning),))
        yield "VP", (Clause(fixed=Phrase(most, members(having))),), 0.3
