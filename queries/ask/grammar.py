"""The grammar as a whole: what can stand as a question, cheapest reading first.

The rules stand in the modules by concept (`nouns`, `clauses`, `being`, `sharing`); importing them fills the table of `chart`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from queries.ask import being, clauses, nouns, sentences, sharing
from queries.ask.chart import Cell, Piece, parse
from queries.ask.filling import described, gapped
from queries.ask.meaning import Event, Every, Meaning, Named, Unknown, walk
from queries.ask.phrases import Clause, Phrase, names_only

__all__ = ["Piece", "being", "clauses", "nouns", "read", "sentences", "sharing"]


def read(length: int, starts: Iterable[tuple[int, int, Piece]]) -> list[Piece]:
    """The readings of a sentence of `length` words: LIST (a phrase whose members are asked) or YES (a meaning), cheapest first."""
    return sorted(_whole(parse(length, starts)), key=lambda piece: piece.cost)


def meaning_of(piece: Piece) -> Meaning:
    """What a reading means."""
    meaning: Meaning = piece.value if piece.category == "YES" else piece.value.meaning
    return meaning


def named(piece: Piece) -> list[Named]:
    """The names in a reading."""
    return [part for part in walk(meaning_of(piece)) if isinstance(part, Named)]


def unknown(piece: Piece) -> list[Unknown]:
    """The words in a reading that the graph has nothing for."""
    return [part for part in walk(meaning_of(piece)) if isinstance(part, Unknown)]


def _whole(cell: Cell) -> Iterator[Piece]:
    """A noun phrase, a sentence turned round, or a plain statement."""
    for category, extra in (("NP", 0.0), ("NPIS", 0.5)):
        for piece in cell.get(category, ()):
            if isinstance(piece.value.meaning, Every) and not piece.value.bare:
                continue  # "who" alone
            if not names_only(piece.value.meaning) or isinstance(piece.value.meaning, Unknown):
                yield Piece("LIST", piece.value, piece.cost + extra + (0.0 if piece.value.ask else 0.4))
            elif category == "NP":
                yield Piece("ABOUT", piece.value, piece.cost + 0.6)
    for piece in cell.get("ABOUT", ()):
        yield piece
    for piece in cell.get("YN", ()):
        yield Piece("YES", piece.value, piece.cost)
    for category, extra in (("SQ", 0.0), ("S", 0.3)):
        for piece in cell.get(category, ()):
            (clause,) = piece.value
            if (category == "SQ" or _of_a_name(clause)) and (found := _yes(clause)):
                yield Piece("YES", found, piece.cost + extra)
            if category == "S":
                yield from (replace(one, cost=one.cost + piece.cost) for one in _listed(clause))


def _of_a_name(clause: Clause) -> bool:
    """ "Films directed by X" says something about films, but nobody doubts it."""
    return any(slot == "subject" and names_only(phrase.meaning) for slot, phrase in clause.slots)


def _yes(clause: Clause) -> Meaning | None:
    """The subject together with what is said of it; nothing where a part still asks."""
    subject = next((phrase for slot, phrase in clause.slots if slot == "subject"), None)
    if subject is None or clause.asks or clause.gap:
        return None
    rest = clause.without("subject")
    if not (rest.slots or rest.fixed or (rest.verb and rest.verb.alone)):
        return None
    found = described(replace(subject, relational=None), (replace(rest, negated=False),))
    return found.meaning if found else None


def _listed(clause: Clause) -> Iterator[Piece]:
    """ "The writer of X also wrote movies", said and not asked: a bare noun in it is what is wanted."""
    for slot, phrase in clause.slots:
        if slot != "subject" and phrase.bare and isinstance(phrase.meaning, Every | Event) and clause.verb:
            for found, cost in gapped(phrase, replace(clause.without(slot), gap=slot)):
                yield Piece("LIST", replace(found, ask="which") if isinstance(found, Phrase) else found, cost + 0.1)
