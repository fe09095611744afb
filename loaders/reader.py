"""The default reader: a document in, claims out, each with its sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from loaders import awards, credits, dated, roles, shoots, traits
from loaders.book import Page
from loaders.coreference import Line
from loaders.statement import Statement


def statements(page: Page, lines: Sequence[Line]) -> Iterator[Statement]:
    """Everything that the sentences of a page state."""
    played = list(roles.statements(lines))
    characters = frozenset(
        s.qualifiers["character"] if s.predicate == "role" else str(s.object) for s in played if s.predicate in {"role", "character"}
    )
    yield from (s for s in played if s.object not in characters or s.predicate == "character")
    yield from credits.statements(lines, characters)
    yield from shoots.statements(lines)
    yield from dated.statements(lines)
    yield from traits.statements(lines)
    yield from awards.statements(lines)
