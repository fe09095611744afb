"""What the words of a question can be: wordings of the lexicon, times, and names of this graph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from graph.frozen import dataclass
from queries.ask.chart import Piece
from queries.ask.lexicon import Asking, Noun, Relational, Verb, Word, lexicon
from queries.ask.meaning import Either, Event, Every, Named, Prize, Trace, Unknown
from queries.ask.nouns import noun_phrase
from queries.ask.phrases import ANYTHING, SCREEN, Clause, Phrase, prizes
from queries.ask.when import times
from queries.ask.words import Question
from queries.names import Entry, Names

LONGEST_NAME = 14
"""Words."""
LIKE_ENOUGH = 0.8
"""From here on a likeness is taken for a typo, and said to be."""
SMALL = frozenset({"a", "an", "the", "of", "in", "on", "at", "to", "and", "or", "for", "by", "with", "is", "was", "'s", ","})

PEOPLE = frozenset({"person", "organisation"})

Start = tuple[int, int, Piece]
Focus = Sequence[Sequence[str]]
"""What pronouns can mean: groups of IRIs, the likeliest first."""


@dataclass(frozen=True, slots=True)
class Links:
    """The pieces that words can be, and which words are nothing that is known."""

    starts: tuple[Start, ...]
    strange: tuple[tuple[int, int], ...]
    """Stretches of words that are in no wording and no name."""


def link(question: Question, names: Names, today: date, focus: Focus = ()) -> Links:
    """Everything that stretches of the question can be; likeness is tried only for words that are otherwise nothing."""
    words = [token.word for token in question.tokens]
    starts = [*_wordings(words, question), *_times(words, today)]
    found = list(_names(question, names))
    starts += [(place, place + 1, Piece("FILL", Word("comma"), 1.2)) for place, word in enumerate(words) if word == ","]
    starts += [*found, *_it(words, found, [[names.entry(iri) for iri in group] for group in focus])]
    starts += _festivals(question, starts, found)
    known = {place for start, end, _ in starts for place in range(start, end)}
    strange = _stretches([place for place in range(len(words)) if place not in known])
    near = list(_nearly(question, names, strange))
    starts += near
    named = {place for start, end, piece in near if not isinstance(piece.value.meaning, Unknown) for place in range(start, end)}
    return Links(tuple(starts), tuple(one for one in strange if not named & set(range(*one))))


def _wordings(words: list[str], question: Question) -> Iterator[Start]:
    table = lexicon()
    inside = {place for first, last in question.quoted for place in range(first, last)}
    for start in range(len(words)):
        for end in range(start + 1, min(start + table.longest, len(words)) + 1):
            if inside & set(range(start, end)):
                continue
            for category, value in table.entries.get(" ".join(words[start:end]), ()):
                yield from _wording(start, end, category, value, question.typed(start, end))


def _wording(start: int, end: int, category: str, value: object, typed: str) -> Iterator[Start]:
    cost = 1.0 + 0.05 * (end - start)
    match category, value:
        case "FILL", _:
            yield start, end, Piece(category, value, 0.5)
        case "VALUE", Word(feature):
            kind, _, text = feature.partition(" ")
            named = Named(text, kind, (f'"{text}"',), (text,))
            yield start, end, Piece("NP", Phrase(named, frozenset({kind})), cost)
            if kind == "award":
                yield start, end, Piece("NP", Phrase(Prize((named,)), frozenset({kind})), cost + 0.15)
        case "NAMES", _:
            return  # by these a prize is found, and not asked for
        case "STATE", Word(feature):
            named = Named(feature, "status", (f'"{feature}"',), (feature,))
            fixed = Phrase(Event("status", "s", (("o", named),)), SCREEN)
            yield start, end, Piece("VP", (Clause(fixed=fixed),), cost)
        case "IT", _:
            return  # what they stand for is no matter of the words alone
        case "UNHELD", _:
            yield start, end, Piece("NP", Phrase(Unknown(typed, recorded=False), ANYTHING), 3.0)
        case "THEIR", _:
            yield start, end, Piece("OWNER", Phrase(Trace(), frozenset({"person"})), cost + 0.2)
        case _, Asking(kinds) if kinds == {"character"}:
            yield start, end, Piece("NP", noun_phrase(value), cost + 0.6)  # "who plays whom"
        case _, Noun() | Relational() | Asking():
            yield start, end, Piece("NP", noun_phrase(value), cost)
        case _, Verb(alone=alone, passive=passive):
            yield start, end, Piece("V", (Clause(value),), cost)
            if alone and not passive:
                yield start, end, Piece("VP", (Clause(value),), cost + 0.1)
        case _:
            yield start, end, Piece(category, value, cost)


def _festivals(question: Question, starts: Sequence[Start], found: Sequence[Start]) -> Iterator[Start]:
    """ "Venice" gives awards; where the graph has no such place, "filmed in Venice" names one that it does not hold."""
    held = {(start, end) for start, end, _ in found}
    for start, end, piece in starts:
        if (start, end) not in held and piece.category == "NP" and prizes(piece.value) and end == start + 1 and question.tokens[start].name_like:
            yield start, end, Piece("NP", Phrase(Unknown(question.typed(start, end)), ANYTHING), 3.0)


def _times(words: list[str], today: date) -> Iterator[Start]:
    for start, end, when in times(words, today):
        yield start, end, Piece("TIME", when, 1.0)


def _it(words: list[str], found: Sequence[Start], focus: Sequence[Sequence[Entry]]) -> Iterator[Start]:
    """Pronouns stand for a name earlier in the question, else for what the last answer was about.

    "This person", where nobody was spoken of, asks who.
    """
    table = lexicon()
    for start in range(len(words)):
        for end in range(start + 1, min(start + 3, len(words)) + 1):
            for category, value in table.entries.get(" ".join(words[start:end]), ()):
                if category not in {"IT", "THEIR"} or not isinstance(value, Word):
                    continue
                kinds = ANYTHING if value.feature == "*" else frozenset(value.feature.split(","))
                meant = list(_antecedents(start, kinds, found, focus))
                for phrase, cost in meant:
                    yield start, end, Piece("OWNER" if category == "THEIR" else "NP", phrase, cost)
                if category == "IT" and not meant and words[start] == "this":
                    yield start, end, Piece("NP", Phrase(Every(kinds), kinds, "which"), 1.0)
                elif category == "IT" and not meant and words[start] == "they":  # "where did they shoot X"
                    yield start, end, Piece("NP", Phrase(Every(PEOPLE), PEOPLE), 2.0)


def _antecedents(
    place: int, kinds: frozenset[str], found: Sequence[Start], focus: Sequence[Sequence[Entry]]
) -> Iterator[tuple[Phrase, float]]:
    for _, end, piece in found:
        if end <= place and piece.category == "NP" and piece.value.kinds <= kinds:
            yield piece.value, 0.4 + piece.cost
    for place_of, group in enumerate(focus):
        if all(entry.kind in kinds for entry in group):
            names = tuple(Named(entry.label, entry.kind, (entry.term,), (entry.label,)) for entry in group)
            meaning = names[0] if len(names) == 1 else Either(names)
            yield Phrase(meaning, frozenset(entry.kind for entry in group)), 0.7 + 0.1 * place_of


def _names(question: Question, names: Names) -> Iterator[Start]:
    tokens, size = question.tokens, len(question.tokens)
    edges = {edge for first, last in question.quoted for edge in (first, last)}
    for start in range(size):
        for end in range(start + 1, size + 1):
            quoted = (start, end) in question.quoted
            if not quoted and (end > start + LONGEST_NAME or any(start < edge < end for edge in edges)):
                continue
            words = [token.word for token in tokens[start:end]]
            if words[0] in {"'s", ","} or words[-1] in {",", "and", "or"} or all(word in SMALL for word in words):
                continue
            typed = question.typed(start, end)
            cost = _cost(question, start, end, quoted=quoted)
            for piece in _pieces(typed, names.exact(typed), cost):
                yield start, end, piece
            if end - start <= 4:
                for piece in _pieces(typed, names.values(typed), cost + 0.1):
                    yield start, end, piece
                    if piece.value.kinds == {"genre"} and typed.endswith("s"):  # "comedies"
                        films = Event("genre", "s", (("o", piece.value.meaning),))
                        yield start, end, Piece("NP", Phrase(films, SCREEN), cost + 0.2)


def _cost(question: Question, start: int, end: int, *, quoted: bool) -> float:
    """A name that is also made of the words of questions ("It", "The Director") has to be marked as one."""
    if quoted:
        return 0.3
    tokens = question.tokens[start:end]
    cost = 1.0 + 0.02 * (end - start)
    plain = all(token.word in lexicon().words for token in tokens)
    if plain and " ".join(token.word for token in tokens) in lexicon().entries:
        named = any(token.name_like and token.word.isalpha() for token in tokens[start == 0 :])
        cost += 0.4 if named else 1.6
    elif plain and not any(token.name_like for token in tokens[start == 0 :]):
        cost += 0.8
    return cost


def _pieces(typed: str, entries: Sequence[Entry], cost: float, *, corrected: bool = False) -> Iterator[Piece]:
    """One noun phrase for each kind that has the name; several of one kind stay together, to be shown apart."""
    for kind, same in groupby(sorted(entries, key=lambda entry: entry.kind), key=lambda entry: entry.kind):
        group = list(same)
        named = Named(typed, kind, tuple(one.term for one in group), tuple(one.label for one in group), corrected)
        yield Piece("NP", Phrase(named, frozenset({kind})), cost)


def _nearly(question: Question, names: Names, strange: Sequence[tuple[int, int]]) -> Iterator[Start]:
    """Parts of names ("McQuarrie"), names with typos, and at last names that the graph does not hold."""
    for first, last in strange:
        found = False
        for start, end in _around(question, first, last):
            typed = question.typed(start, end)
            if not typed:
                continue
            missing = 0.9 * (last - first) - 0.9 * (end - start)
            entries = names.containing(typed)
            if entries:
                found = found or (start <= first and end >= last)
                for piece in _pieces(typed, entries, 1.6 + max(missing, -1.0)):
                    yield start, end, piece
            else:
                close = [(score, entry) for score, entry in names.like(typed) if score >= LIKE_ENOUGH]
                best = [entry for score, entry in close if score == close[0][0]]
                for piece in _pieces(typed, best, 2.6 + (1 - close[0][0] if close else 0), corrected=True):
                    yield start, end, piece
        start, end = _spread(question, first, last)
        if found:
            continue
        yield start, end, Piece("NP", Phrase(Unknown(question.typed(start, end)), ANYTHING), 6.0)


def _spread(question: Question, first: int, last: int) -> tuple[int, int]:
    """A strange word and its neighbours with a capital: "Star Wars" where only "Wars" is strange; not "like" in "like Anora"."""
    tokens = question.tokens
    if not any(token.name_like for token in tokens[first:last]):
        return first, last
    while first > 1 and tokens[first - 1].name_like and tokens[first - 1].word not in {",", "'s"}:
        first -= 1
    while last < len(tokens) and tokens[last].name_like and tokens[last].word not in {",", "'s"}:
        last += 1
    return first, last


def _around(question: Question, first: int, last: int) -> Iterator[tuple[int, int]]:
    """A strange stretch and the words around it that could belong to the same name, wider ones first."""
    size = len(question.tokens)
    for before in range(min(3, first), -1, -1):
        for after in range(min(3, size - last), -1, -1):
            start, end = first - before, last + after
            words = [token.word for token in question.tokens[start:end]]
            if any(word in {",", "'s"} for word in (words[0], words[-1])):
                continue
            yield start, end
    for start in range(first, last):
        for end in range(start + 1, last + 1):
            if (start, end) != (first, last):
                yield start, end


def _stretches(places: list[int]) -> tuple[tuple[int, int], ...]:
    """Neighbouring places as (first, one past last)."""
    found: list[tuple[int, int]] = []
    for place in places:
        if found and found[-1][1] == place:
            found[-1] = (found[-1][0], place + 1)
        else:
            found.append((place, place + 1))
    return tuple(found)


