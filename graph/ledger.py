"""Claims read back from the graph: by article, by fact, by entity."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Quad

from graph import terms as t
from graph.frozen import dataclass
from graph.model import Claim
from graph.records import Article, Triple, article_from, claim_from

Pattern = Callable[[NamedNode | None, NamedNode | None, "t.Term | None"], Iterator[Quad]]
"""Looks statements up: subject, predicate, object; None stands for anything."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A claim with the ids of the facts it speaks for and against."""

    claim: Claim
    supports: tuple[str, ...]
    opposes: tuple[str, ...]


class Ledger:
    """The claims of a graph, decoded as they are asked for; articles and statements are looked up once."""

    def __init__(self, pattern: Pattern) -> None:
        self._pattern = pattern
        self._articles: dict[str, Article] = {}
        self._statements: dict[str, Triple | None] = {}

    def article(self, iri: str) -> Article:
        """The record of an article by its IRI. Raises KeyError where there is none."""
        if iri not in self._articles:
            self._articles[iri] = article_from(self._values(NamedNode(iri)))
        return self._articles[iri]

    def statement(self, fact: str) -> Triple | None:
        """Subject, predicate and object of a fact by its id; None where the fact is missing."""
        if fact not in self._statements:
            self._statements[fact] = self._read_statement(fact)
        return self._statements[fact]

    def entry(self, claim: NamedNode) -> Entry:
        """One claim by its IRI."""
        values: dict[str, str] = {}
        supports: list[str] = []
        opposes: list[str] = []
        for found in self._pattern(claim, None, None):
            predicate, value = found.predicate.value, found.object
            assert isinstance(value, NamedNode | Literal)
            if predicate == t.SUPPORTS.value:
                supports.append(value.value.rpartition("/")[2])
            elif predicate == t.OPPOSES.value:
                opposes.append(value.value.rpartition("/")[2])
            else:
                values[predicate] = value.value
        main = main_fact(supports, opposes)
        article = self.article(values[t.DERIVED.value])
        decoded = claim_from(values, article, self.statement(main) if main else None)
        return Entry(decoded, tuple(sorted(supports)), tuple(sorted(opposes)))

    def claims_of(self, article: NamedNode) -> list[Entry]:
        """What an article says, in the order of its text."""
        found = [self.entry(iri) for iri in self.subjects(t.DERIVED, article)]
        return sorted(found, key=lambda entry: (entry.claim.start, entry.claim.end, entry.claim.id))

    def subjects(self, predicate: NamedNode, value: t.Term) -> Iterator[NamedNode]:
        """What has that value."""
        for found in self._pattern(None, predicate, value):
            assert isinstance(found.subject, NamedNode)
            yield found.subject

    def objects(self, subject: NamedNode, predicate: NamedNode) -> Iterator[t.Term]:
        for found in self._pattern(subject, predicate, None):
            assert isinstance(found.object, NamedNode | Literal)
            yield found.object

    def value(self, subject: NamedNode, predicate: NamedNode) -> str:
        """The one value of a property, or nothing."""
        return next((found.value for found in self.objects(subject, predicate)), "")

    def _values(self, subject: NamedNode) -> dict[str, str]:
        return {
            found.predicate.value: found.object.value
            for found in self._pattern(subject, None, None)
            if isinstance(found.object, NamedNode | Literal)
        }

    def _read_statement(self, fact: str) -> Triple | None:
        node = t.local("fact", fact)
        parts = {found.predicate.value: found.object for found in self._pattern(node, None, None)}
        try:
            subject, predicate = parts[t.SUBJECT.value], parts[t.PREDICATE.value]
            assert isinstance(subject, NamedNode)
            assert isinstance(predicate, NamedNode)
            return Triple(subject.value, predicate.value, str(parts[t.OBJECT.value]))
        except KeyError:
            return None


def main_fact(supports: Iterable[str], opposes: Iterable[str]) -> str:
    """Of the facts that a claim touches, the one that tells its relation and kinds; empty where there is none."""
    return min(supports, default="") or min(opposes, default="")
