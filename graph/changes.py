"""What a change to the store came to: articles, facts and refused claims, for people to read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import field, fields
from typing import Any

from graph.frozen import dataclass
from graph.model import Claim, Fact

MANY = 12
"""Articles not read for one reason, past which they are counted and not named."""


@dataclass(frozen=True, slots=True)
class Rejected:
    """A claim that was kept out, and why."""

    claim: Claim
    reason: str

    def __str__(self) -> str:
        claim = self.claim
        return f"{claim.article}: {claim.subject.name} {claim.predicate}: {self.reason}"


@dataclass(frozen=True, slots=True)
class FactChange:
    """One fact that came, went or changed its state, in words: the labels as they were in the graph."""

    fact: Fact
    subject: str
    predicate: str
    object: str

    def __str__(self) -> str:
        return f"{self.subject} · {self.predicate} · {self.object}"


@dataclass(frozen=True, slots=True)
class Changes:
    """What one call of the writer did; articles by their url, each list sorted.

    `facts_kept` is filled by a withdrawal: the facts that the article spoke for and that others still carry.
    `unread` pairs an article with the reason why its text was not read.
    """

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unread: tuple[tuple[str, str], ...] = ()
    rejected: tuple[Rejected, ...] = ()
    facts_added: tuple[FactChange, ...] = ()
    facts_removed: tuple[FactChange, ...] = ()
    facts_superseded: tuple[FactChange, ...] = ()
    facts_kept: tuple[FactChange, ...] = ()
    claims: int = field(default=0)
    """How many claims were written."""
    new_facts: int = field(default=0)
    """How many facts came; not all of many are named."""
    gone_facts: int = field(default=0)

    def __bool__(self) -> bool:
        """Whether anything in the store is different now."""
        return bool(self.added or self.changed or self.removed or self.new_facts or self.gone_facts)


def together(parts: Sequence[Changes]) -> Changes:
    """Several calls told as one."""
    values: dict[str, Any] = {
        part.name: sum((getattr(change, part.name) for change in parts), 0 if part.type == "int" else ())
        for part in fields(Changes)
    }
    return Changes(**values)


def not_read(articles: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Lines that say which articles were not read, and why: pairs of address and reason; many for one reason are counted."""
    reasons = Counter(why for _, why in articles)
    yield from (f"not read: {url}: {why}" for url, why in articles if reasons[why] <= MANY)
    yield from (f"not read: {number:,} articles: {why}" for why, number in sorted(reasons.items()) if number > MANY)
