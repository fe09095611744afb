"""The grammar: which pieces of a sentence stand beside each other, and what they mean together.

A rule takes two neighbours and gives what they can be as one. The chart tries every split of every stretch of words, keeps the
cheapest few pieces of each category, and reads the question as the cheapest piece that spans it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from queries.ask.frames import frames
from queries.ask.lexicon import Noun, Relational, Verb, Word
from queries.ask.meaning import Each, Either, Every, Event, Extreme, Most, When, Without, both
from queries.ask.phrases import ANYTHING, SCREEN, Clause, Phrase, described, fill, gapped, joined, members, names_only, narrowed, related

KEPT = 7
"""Pieces kept of one category over one stretch."""


@dataclass(frozen=True, slots=True)
class Piece:
    """What a stretch of words can be, and how far-fetched that is."""

    category: str
    value: Any
    cost: float


Rule = Callable[[Any, Any], Iterator[tuple[str, Any, float]]]
_RULES: dict[tuple[str, str], list[Rule]] = defaultdict(list)


def rule(left: str, right: str) -> Callable[[Rule], Rule]:
    """Put a function into the table under each pair of categories (separated by |)."""

    def keep(function: Rule) -> Rule:
        for one in left.split("|"):
            for other in right.split("|"):
                _RULES[one, other].append(function)
        return function

    return keep


# -- words ----------------------------------------------------------------------------------------


def first_pieces(category: str, value: Any, cost: float) -> Iterator[Piece]:
    """What one wording of the lexicon is before anything stands beside it."""
    match category, value:
        case "N", Noun(kinds):
            yield Piece("NP", Phrase(Every(kinds), kinds, bare=True), cost)
        case "N", Relational(frame, part, _) as noun:
            kinds = frames()[frame].parts[part]
            yield Piece("NP", Phrase(Event(frame, part, ()), kinds, relational=noun, bare=True), cost)
        case "WH", asking:
            kinds = asking.kinds or ANYTHING
            named = frozenset(kind.partition("@")[0] for kind in kinds)
            yield Piece("NP", Phrase(Every(named), named, "which"), cost)
        case "V", Verb() as verb:
            yield Piece("V", (Clause(verb),), cost)
            if verb.alone and not verb.passive:
                yield Piece("VP", (Clause(verb),), cost + 0.1)
        case _:
            yield Piece(category, value, cost)


# -- noun phrases -----------------------------------------------------------------------------------


@rule("DET", "NP")
def _determined(word: Word, noun: Phrase) -> Iterator[tuple[str, Any, float]]:
    match word.feature:
        case "most" | "least":
            if noun.bare or not noun.ask:
                yield "NP", replace(noun, meaning=Most(noun.meaning, word.feature == "least"), bare=False, relational=None), 0.0
        case "any":
            yield "NP", noun, 0.05
        case ask if not noun.ask:
            yield "NP", replace(noun, ask=ask), 0.1


@rule("ADJ", "NP")
def _described_by_adjective(word: Word, noun: Phrase) -> Iterator[tuple[str, Any, float]]:
    if word.feature == "rumoured":
        return
    if noun.kinds & {"franchise"} and not noun.bare:
        films = related("part_of", "s", (("o", noun.meaning),))
        yield "NP", Phrase(Extreme(films, word.feature), SCREEN, noun.ask), 0.1
    if noun.kinds & (SCREEN | {"date"}) and not names_only(noun.meaning):
        yield "NP", replace(noun, meaning=Extreme(noun.meaning, word.feature)), 0.0


@rule("P", "NP")
def _prepositional(word: Word, noun: Phrase) -> Iterator[tuple[str, Any, float]]:
    yield "PP", (word.feature, noun), 0.0


@rule("AUX", "PP")
def _is_in(_: Word, phrase: tuple[str, Phrase]) -> Iterator[tuple[str, Any, float]]:
    yield "PP", phrase, 0.0


@rule("NP", "PP")
def _with_complement(head: Phrase, phrase: tuple[str, Phrase]) -> Iterator[tuple[str, Any, float]]:
    preposition, complement = phrase
    for found, cost in joined(head, preposition, complement):
        yield "NP", found, cost


@rule("NP", "POSS")
def _possessor(head: Phrase, _: Word) -> Iterator[tuple[str, Any, float]]:
    yield "OWNER", head, 0.0


@rule("OWNER", "NP")
def _possessed(owner: Phrase, noun: Phrase) -> Iterator[tuple[str, Any, float]]:
    if names_only(noun.meaning):
        return
    for found, cost in joined(noun, "'s", owner):
        yield "NP", replace(found, ask=found.ask or owner.ask), cost


@rule("NP", "NP")
def _compound(left: Phrase, right: Phrase) -> Iterator[tuple[str, Any, float]]:
    if right.bare and not left.bare and not left.ask:
        for found, cost in joined(right, "~", left):
            yield "NP", found, cost + 0.3
    if left.bare and names_only(right.meaning) and left.kinds & right.kinds:
        yield "NP", replace(right, kinds=left.kinds & right.kinds, ask=""), 0.0
    if left.bare and left.ask and right.bare and left.kinds >= right.kinds:
        yield "NP", replace(right, ask=left.ask), 0.3


@rule("NP", "TIME")
def _dated(head: Phrase, when: When) -> Iterator[tuple[str, Any, float]]:
    if head.kinds & SCREEN:
        found = Event("release", "film", (), when)
        yield "NP", narrowed(head, found, head.kinds & SCREEN), 0.2


@rule("TIME", "NP")
def _year_before(when: When, noun: Phrase) -> Iterator[tuple[str, Any, float]]:
    if noun.kinds & SCREEN and when.how == "in":
        found = Event("release", "film", (), when)
        yield "NP", narrowed(noun, found, noun.kinds & SCREEN), 0.2
    if noun.ask:
        yield "NP", noun, 9.0


@rule("AND|OR", "NP")
def _another(word: Word, noun: Phrase) -> Iterator[tuple[str, Any, float]]:
    if not noun.ask:
        yield "ANOTHER", (word.feature, noun), 0.0


@rule("NP", "ANOTHER")
def _and_another(left: Phrase, another: tuple[str, Phrase]) -> Iterator[tuple[str, Any, float]]:
    word, right = another
    kinds = left.kinds & right.kinds
    if names_only(left.meaning) and names_only(right.meaning):
        if kinds and not isinstance(right.meaning, Each | Either):
            first = left.meaning.parts if isinstance(left.meaning, Each | Either) else (left.meaning,)
            parts = (*first, right.meaning)
            yield "NP", Phrase(Each(parts) if word == "and" else Either(parts), kinds, left.ask), 0.0
    elif left.relational and right.relational and left.bare and right.bare and left.relational.via == right.relational.via:
        pair = (left.relational, right.relational)
        yield "NP2", (pair, left.ask), 0.0
    elif kinds and not names_only(left.meaning) and not names_only(right.meaning):
        yield "NP", Phrase(Either((left.meaning, right.meaning)), left.kinds | right.kinds, left.ask), 0.5


@rule("NP2", "PP")
def _two_relations(two: tuple[tuple[Relational, Relational], str], phrase: tuple[str, Phrase]) -> Iterator[tuple[str, Any, float]]:
    (first, second), ask = two
    preposition, complement = phrase
    if preposition not in {"of", "in", "for", "behind"}:
        return
    ways = [related(one.frame, one.part, ((one.via, complement.meaning),)) for one in (first, second)]
    kinds = frozenset().union(*(members(way) for way in ways))
    yield "NP", Phrase(Either(tuple(ways)), kinds, ask or "which"), 0.0


@rule("DET|AUX", "NP2")
def _determined_two(word: Word, two: tuple[tuple[Relational, Relational], str]) -> Iterator[tuple[str, Any, float]]:
    yield "NP2", (two[0], word.feature if word.feature in {"which", "count"} else two[1]), 0.0


@rule("EXCEPT", "NP")
def _excepted(_: Word, noun: Phrase) -> Iterator[tuple[str, Any, float]]:
    yield "EXCEPTED", noun, 0.0


@rule("NP", "EXCEPTED")
def _without(head: Phrase, gone: Phrase) -> Iterator[tuple[str, Any, float]]:
    if head.kinds & gone.kinds:
        yield "NP", Phrase(Without(head.meaning, gone.meaning), head.kinds, head.ask), 0.0


# -- clauses ----------------------------------------------------------------------------------------


@rule("V|VP", "NP")
def _with_object(clauses: tuple[Clause, ...], noun: Phrase) -> Iterator[tuple[str, Any, float]]:
    yield from _filled(clauses, "obj", noun)


@rule("V|VP", "PP")
def _with_preposition(clauses: tuple[Clause, ...], phrase: tuple[str, Phrase]) -> Iterator[tuple[str, Any, float]]:
    yield from _filled(clauses, phrase[0], phrase[1])


def _filled(clauses: tuple[Clause, ...], slot: str, noun: Phrase) -> Iterator[tuple[str, Any, float]]:
    *before, last = clauses
    if found := fill(last, slot, noun):
        yield "VP", (*before, found), 0.0


@rule("VP|V", "TIME")
def _clause_in_time(clauses: tuple[Clause, ...], when: When) -> Iterator[tuple[str, Any, float]]:
    *before, last = clauses
    if last.when is None and last.fixed is None:
        yield "VP", (*before, replace(last, when=when)), 0.0


@rule("AUX", "V|VP")
def _helped(_: Word, clauses: tuple[Clause, ...]) -> Iterator[tuple[str, Any, float]]:
    yield "VP" if _complete(clauses) else "V", clauses, 0.0


def _complete(clauses: tuple[Clause, ...]) -> bool:
    return all(clause.fixed or clause.slots or clause.verb.alone for clause in clauses)  # type: ignore[union-attr]


@rule("AUX", "NOT")
def _helped_not(_: Word, word: Word) -> Iterator[tuple[str, Any, float]]:
    yield "NOT", word, 0.0


@rule("NOT", "VP")
def _negated(_: Word, clauses: tuple[Clause, ...]) -> Iterator[tuple[str, Any, float]]:
    if len(clauses) == 1 and not clauses[0].negated:
        yield "VP", (replace(clauses[0], negated=True),), 0.0


@rule("NOT", "PP")
def _not_in(word: Word, phrase: tuple[str, Phrase]) -> Iterator[tuple[str, Any, float]]:
    yield "NOTPP", phrase, 0.0


@rule("NP", "NOTPP")
def _without_complement(head: Phrase, phrase: tuple[str, Phrase]) -> Iterator[tuple[str, Any, float]]:
    plain = replace(head, meaning=Every(head.kinds))
    for found, cost in joined(plain, *phrase):
        yield "NP", replace(found, meaning=Without(head.meaning, found.meaning), ask=head.ask), cost


@rule("AND", "VP|V")
def _and_clause(_: Word, clauses: tuple[Clause, ...]) -> Iterator[tuple[str, Any, float]]:
    yield "ANDVP" if _complete(clauses) else "ANDV", clauses, 0.0


@rule("VP", "ANDVP")
def _clause_and_clause(left: tuple[Clause, ...], right: tuple[Clause, ...]) -> Iterator[tuple[str, Any, float]]:
    yield "VP", (*left, *right), 0.0


@rule("V", "ANDV|ANDVP")
def _verb_and_verb(left: tuple[Clause, ...], right: tuple[Clause, ...]) -> Iterator[tuple[str, Any, float]]:
    """ "Wrote and directed X": the first verb shares what the second is told."""
    if len(left) != 1 or len(right) != 1:
        return
    shared: Clause | None = left[0]
    for slot, phrase in right[0].slots:
        shared = fill(shared, slot, phrase) if shared else None
    if shared:
        yield "VP" if right[0].slots else "VV", (shared, right[0]), 0.0


@rule("VV", "NP")
def _two_verbs_with_object(clauses: tuple[Clause, ...], noun: Phrase) -> Iterator[tuple[str, Any, float]]:
    yield from _both_filled(clauses, "obj", noun)


@rule("VV", "PP")
def _two_verbs_with_preposition(clauses: tuple[Clause, ...], phrase: tuple[str, Phrase]) -> Iterator[tuple[str, Any, float]]:
    yield from _both_filled(clauses, *phrase)


def _both_filled(clauses: tuple[Clause, ...], slot: str, noun: Phrase) -> Iterator[tuple[str, Any, float]]:
    found = tuple(filled for clause in clauses if (filled := fill(clause, slot, noun)))
    if len(found) == len(clauses):
        yield "VP", found, 0.0


@rule("THAT|FILL", "VP")
def _relative(_: Word, clauses: tuple[Clause, ...]) -> Iterator[tuple[str, Any, float]]:
    yield "REL", clauses, 0.0


@rule("AND", "REL")
def _and_relative(_: Word, clauses: tuple[Clause, ...]) -> Iterator[tuple[str, Any, float]]:
    yield "ANDVP", clauses, 0.0


@rule("NP", "VP|REL|ANDVP")
def _narrowed(head: Phrase, clauses: tuple[Clause, ...]) -> Iterator[tuple[str, Any, float]]:
    if names_only(head.meaning) or any(phrase.ask for clause in clauses for _, phrase in clause.slots):
        return
    if found := described(head, clauses):
        yield "NP", found, 0.05


@rule("NP", "VP|V")
def _sentence(head: Phrase, clauses: tuple[Clause, ...]) -> Iterator[tuple[str, Any, float]]:
    if len(clauses) != 1 or head.ask:
        return
    clause = clauses[0]
    if clause.fixed:
        yield "S", (replace(clause, slots=(("subject", head),)),), 0.1
        return
    if found := fill(clause, "subject", head):
        yield "S", (found,), 0.1
        yield from _asked_inside(found)


def _asked_inside(clause: Clause) -> Iterator[tuple[str, Any, float]]:
    """ "The films directed by X were written by whom": the slot that asks is what is wanted."""
    for slot, phrase in clause.slots:
        if phrase.ask and slot != "subject":
            rest = replace(clause, slots=tuple(one for one in clause.slots if one[0] != slot), gap="" if slot == "obj" else slot)
            if slot == "obj":
                assert clause.verb is not None
                rest = replace(rest, gap="obj")
            for found, cost in gapped(phrase, rest):
                yield "NP", found, cost


@rule("S|SQ", "P")
def _stranded(clauses: tuple[Clause, ...], word: Word) -> Iterator[tuple[str, Any, float]]:
    (clause,) = clauses
    if clause.verb and clause.verb.part(word.feature) and not clause.gap and not clause.filled(word.feature):
        yield "GAP", (replace(clause, gap=word.feature),), 0.0


@rule("V", "P")
def _stranded_verb(clauses: tuple[Clause, ...], word: Word) -> Iterator[tuple[str, Any, float]]:
    if len(clauses) == 1 and clauses[0].verb and clauses[0].verb.part(word.feature) and not clauses[0].gap:
        yield "VGAP", (clauses[0], word.feature), 0.0


@rule("AUX", "VGAP")
def _helped_gap(_: Word, gap: tuple[Clause, str]) -> Iterator[tuple[str, Any, float]]:
    yield "VGAP", gap, 0.0


@rule("NP", "VGAP")
def _sentence_with_gap(head: Phrase, gap: tuple[Clause, str]) -> Iterator[tuple[str, Any, float]]:
    clause, preposition = gap
    if not head.ask and (found := fill(clause, "subject", head)) and clause.verb:
        yield "GAP", (replace(found, gap=preposition),), 0.1


@rule("S|SQ", "PP")
def _sentence_with_preposition(clauses: tuple[Clause, ...], phrase: tuple[str, Phrase]) -> Iterator[tuple[str, Any, float]]:
    (clause,) = clauses
    if found := fill(clause, phrase[0], phrase[1]):
        yield "S", (found,), 0.0
        yield from _asked_inside(found)


@rule("S|SQ|GAP", "TIME")
def _sentence_in_time(clauses: tuple[Clause, ...], when: When) -> Iterator[tuple[str, Any, float]]:
    if clauses[0].when is None:
        yield "GAP" if clauses[0].gap else "S", (replace(clauses[0], when=when),), 0.0


@rule("AUX", "S")
def _inverted(_: Word, clauses: tuple[Clause, ...]) -> Iterator[tuple[str, Any, float]]:
    yield "SQ", clauses, 0.0


@rule("NOT", "S")
def _inverted_not(_: Word, clauses: tuple[Clause, ...]) -> Iterator[tuple[str, Any, float]]:
    yield "SQ", clauses, 0.3


@rule("AUX", "GAP")
def _inverted_gap(_: Word, clauses: tuple[Clause, ...]) -> Iterator[tuple[str, Any, float]]:
    yield "GAP", clauses, 0.0


@rule("THAT", "S|GAP")
def _relative_gap(_: Word, clauses: tuple[Clause, ...]) -> Iterator[tuple[str, Any, float]]:
    yield "RELGAP", clauses, 0.0


@rule("NP", "S|SQ|GAP|RELGAP")
def _with_gap(head: Phrase, clauses: tuple[Clause, ...]) -> Iterator[tuple[str, Any, float]]:
    if names_only(head.meaning):
        return
    for found, cost in gapped(head, clauses[0]):
        yield "NP", found, cost + 0.1


@rule("PP", "SQ|S")
def _fronted(phrase: tuple[str, Phrase], clauses: tuple[Clause, ...]) -> Iterator[tuple[str, Any, float]]:
    preposition, noun = phrase
    (clause,) = clauses
    if noun.ask and clause.verb and clause.verb.part(preposition) and not clause.filled(preposition):
        for found, cost in gapped(noun, replace(clause, gap=preposition)):
            yield "NP", found, cost


# -- to be, to share, whose -----------------------------------------------------------------------------


@rule("AUX", "NP")
def _copula(_: Word, noun: Phrase) -> Iterator[tuple[str, Any, float]]:
    yield "COP", noun, 0.1


@rule("NP", "COP")
def _is(head: Phrase, noun: Phrase) -> Iterator[tuple[str, Any, float]]:
    kinds = head.kinds & noun.kinds
    if not kinds:
        return
    if head.ask:
        yield "NP", narrowed(head, noun.meaning, kinds) if not noun.bare else replace(noun, ask=head.ask), 0.0
    elif noun.ask:
        yield "NP", narrowed(noun, head.meaning, kinds), 0.0
    else:
        yield "YN", both(head.meaning, noun.meaning), 0.2


@rule("COP", "NP")
def _is_it(head: Phrase, noun: Phrase) -> Iterator[tuple[str, Any, float]]:
    if not head.ask and not noun.ask and head.kinds & noun.kinds and names_only(head.meaning) and not names_only(noun.meaning):
        yield "YN", both(head.meaning, noun.meaning), 0.2


@rule("WHOSE", "NP")
def _whose(_: Word, noun: Phrase) -> Iterator[tuple[str, Any, float]]:
    if noun.relational and noun.bare:
        yield "WHOSE", noun.relational, 0.0


@rule("WHOSE", "COP")
def _whose_is(noun: Relational, value: Phrase) -> Iterator[tuple[str, Any, float]]:
    if not isinstance(noun, Relational):
        return
    kinds = frames()[noun.frame].parts
    if kinds[noun.part] & value.kinds:
        found = related(noun.frame, noun.via, ((noun.part, value.meaning),))
        yield "REL", (Clause(fixed=Phrase(found, kinds[noun.via])),), 0.0


@rule("SHARE|SAME", "NP")
def _shared(_: Word, noun: Phrase) -> Iterator[tuple[str, Any, float]]:
    if noun.relational and noun.bare:
        yield "SHARED", noun.relational, 0.0


@rule("P", "SHARED")
def _by_the_same(_: Word, noun: Relational) -> Iterator[tuple[str, Any, float]]:
    yield "SHARED", noun, 0.0


@rule("SHARED", "WITH|SAMEAS")
def _shared_with(noun: Relational, _: Word) -> Iterator[tuple[str, Any, float]]:
    yield "SHAREDWITH", noun, 0.0


@rule("SHAREDWITH", "NP")
def _sharing(noun: Relational, other: Phrase) -> Iterator[tuple[str, Any, float]]:
    kinds = frames()[noun.frame].parts[noun.via]
    if other.kinds & kinds:
        common = related(noun.frame, noun.part, ((noun.via, other.meaning),))
        found = Without(related(noun.frame, noun.via, ((noun.part, common),)), other.meaning)
        yield "VP", (Clause(fixed=Phrase(found, kinds)),), 0.0


@rule("TOGETHER", "NP")
def _together(word: Word, other: Phrase) -> Iterator[tuple[str, Any, float]]:
    if "person" not in other.kinds:
        return
    others = other.meaning.parts if isinstance(other.meaning, Each) else (other.meaning,)
    for one in others:
        if isinstance(one, Either):
            return
    found = both(*(
        Without(Event(word.feature, "o", (("s", related(word.feature, "s", (("o", one),))),)), one) for one in others
    ))  # fmt: skip
    yield "VP", (Clause(fixed=Phrase(found, frozenset({"person"}))),), 0.0


# -- the chart ----------------------------------------------------------------------------------------


Cell = dict[str, list[Piece]]


def read(length: int, starts: Iterable[tuple[int, int, Piece]]) -> list[Piece]:
    """The readings of a sentence of `length` words, cheapest first; `starts` are the pieces known for stretches of it."""
    chart: dict[tuple[int, int], Cell] = defaultdict(dict)
    for start, end, piece in starts:
        for one in first_pieces(piece.category, piece.value, piece.cost):
            _keep(chart[start, end], one)
    for width in range(1, length + 1):
        for start in range(length - width + 1):
            end = start + width
            cell = chart[start, end]
            for middle in range(start + 1, end):
                left, right = chart.get((start, middle)), chart.get((middle, end))
                if left and right:
                    _combine(left, right, cell)
            for pieces in cell.values():
                pieces.sort(key=lambda piece: piece.cost)
                del pieces[KEPT:]
    return sorted(_whole(chart[0, length]), key=lambda piece: piece.cost)


def _combine(left: Cell, right: Cell, cell: Cell) -> None:
    for one in left:
        for other in right:
            for function in _RULES.get((one, other), ()):
                for first in left[one]:
                    for second in right[other]:
                        for category, value, cost in function(first.value, second.value):
                            _keep(cell, Piece(category, value, first.cost + second.cost + cost))
    for filler, pieces in ((left.get("FILL"), right), (right.get("FILL"), left)):
        if filler:
            for category, found in list(pieces.items()):
                for piece in found:
                    _keep(cell, Piece(category, piece.value, piece.cost + filler[0].cost))


def _keep(cell: Cell, piece: Piece) -> None:
    pieces = cell.setdefault(piece.category, [])
    for number, known in enumerate(pieces):
        if known.value == piece.value:
            if piece.cost < known.cost:
                pieces[number] = piece
            return
    pieces.append(piece)


def _whole(cell: Cell) -> Iterator[Piece]:
    """What can stand as a question: a noun phrase, a sentence turned round, or a plain statement."""
    for piece in cell.get("NP", ()):
        if not names_only(piece.value.meaning):
            yield Piece("LIST", piece.value, piece.cost + (0.0 if piece.value.ask else 0.4))
    for piece in cell.get("COP", ()):
        if not piece.value.ask and _about_a_name(piece.value.meaning):
            yield Piece("YES", piece.value.meaning, piece.cost + 0.2)
    for piece in cell.get("YN", ()):
        yield Piece("YES", piece.value, piece.cost)
    for category, extra in (("SQ", 0.0), ("S", 0.3)):
        for piece in cell.get(category, ()):
            if found := _yes(piece.value[0]):
                yield Piece("YES", found, piece.cost + extra)


def _about_a_name(meaning: Any) -> bool:
    return any(names_only(part) for part in getattr(meaning, "parts", ()))


def _yes(clause: Clause) -> Any:
    """The subject together with what is said of it; nothing where a part still asks."""
    if any(phrase.ask for _, phrase in clause.slots) or clause.gap or not clause.slots:
        return None
    subject = next((phrase for slot, phrase in clause.slots if slot == "subject"), None)
    rest = replace(clause, slots=tuple(one for one in clause.slots if one[0] != "subject"))
    if subject is None or not (rest.slots or rest.fixed or (rest.verb and rest.verb.alone)):
        return None
    found = described(subject, (replace(rest, negated=False),))
    return found.meaning if found else None
