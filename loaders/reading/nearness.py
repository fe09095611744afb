"""What an article about no one film says of a film that is out of sight: it may as well mean another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from loaders.reading.coreference import Line
from loaders.reading.statement import Statement

LEANING = frozenset({"release_date", "status", "set_in"})
"""What texts say of other things too (festivals, companies, albums), so that the film must be in sight."""
SIGHT = 1
"""Sentences back to the one that names the film."""


def in_sight(lines: Sequence[Line], statements: Iterable[Statement]) -> Iterator[Statement]:
    """The statements without those that lean on a film named some sentences before, where the article is about no one film."""
    numbers = {line.sentence.start: number for number, line in enumerate(lines)}
    named = [{sign.name for sign in line.skeleton.signs.values() if not sign.reference} for line in lines]
    for names, line in zip(named, lines, strict=True):  # "the comedy" and "it" are of the sentence itself
        names |= {sign.name for sign in line.skeleton.signs.values() if sign.kind == "film" and sign.reference}
    for statement in statements:
        number = numbers.get(statement.line.sentence.start)
        leaning = statement.predicate in LEANING and number is not None and lines[number].loose
        sight = named[max(0, (number or 0) - SIGHT) : (number or 0) + 1] if leaning else ()
        if not leaning or any(statement.subject in names for names in sight):
            yield statement
