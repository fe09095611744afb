"""What a change to the store came to, in a few lines for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from graph.changes import Changes, FactChange, not_read
from graph.model import Decision
from graph.names import clean
from loaders.documents.failures import Failure

NAMED = 12
"""Facts of one sort that are told one by one; the rest are counted."""


def report(changes: Changes, store: str) -> list[str]:
    """The lines, the sum first."""
    return [clean(line) for line in _lines(changes, store)]


def told(failures: Sequence[Failure]) -> Iterator[str]:
    """Each failure in a line; of warnings in the same words about many articles, the first few and how many more."""
    alike = Counter(failure.message for failure in failures if failure.kind == "warning")
    named: Counter[str] = Counter()
    for failure in failures:
        named[failure.message] += 1
        if failure.kind == "error" or alike[failure.message] <= NAMED or named[failure.message] < NAMED:
            yield f"{failure.kind}: {failure}"
    for message, count in alike.items():
        if count > NAMED:
            yield f"warning: {count - NAMED + 1:,} articles more: {message}"


def decided(decision: Decision) -> str:
    """What somebody decided, in a line."""
    return clean(f"{decision.left} and {decision.right} are {'one' if decision.verdict == 'same' else decision.verdict}")


def _lines(changes: Changes, store: str) -> Iterator[str]:
    articles = _counted(
        (len(changes.added), "new"), (len(changes.changed), "changed"), (len(changes.unchanged), "as before"),
        (len(changes.removed), "withdrawn"),
    )  # fmt: skip
    facts = _counted(
        (changes.new_facts, "new"), (changes.gone_facts, "gone"), (len(changes.facts_superseded), "superseded"),
    )  # fmt: skip
    yield f"{store}: {f'articles: {articles}' if articles else 'facts changed' if facts else 'nothing changed'}"
    claims = [f"{changes.claims:,} claims"] if changes.added or changes.changed else []
    if parts := [*claims, *([f"facts: {facts}"] if facts else [])]:
        yield f"  {'; '.join(parts)}"
    if len(changes.facts_added) <= NAMED:
        yield from _named("new", changes.facts_added)
    yield from _named("no longer current", changes.facts_superseded)
    if changes.removed:
        yield from _named("gone", changes.facts_removed)
        yield from _named("kept, for others say so too", changes.facts_kept)
    yield from map("  {}".format, not_read(changes.unread))


def _counted(*parts: tuple[int, str]) -> str:
    return ", ".join(f"{number:,} {what}" for number, what in parts if number)


def _named(what: str, facts: Sequence[FactChange]) -> Iterator[str]:
    for fact in facts[:NAMED]:
        yield f"  {what}: {fact}"
    if len(facts) > NAMED:
        yield f"  {what}: {len(facts) - NAMED:,} more"
