"""Claims read back from the graph: by article, by fact, by entity."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from pyoxigraph import Literal, NamedNode, Quad

from graph import terms as t
from graph.frozen import dataclass
from graph.model import Claim
from graph.records import CLAIM_PREDICATES, Article, Triple, article_from, claim_from

Pattern = Callable[[NamedNode | None, NamedNode | None, "t.Term | None"], Iterator[Quad]]
"""Looks statements up: subject, predicate, object; None stands for anything."""
Column = Callable[[NamedNode], Iterator[tuple[str, str]]]
"""Everything that has a property, with its value."""


FEW = 8
"""Of so many articles one is looked up by itself."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A claim with the ids of the facts it speaks for and against."""

    claim: Claim
    supports: tuple[str, ...]
    opposes: tuple[str, ...]


class Ledger:
    """The claims of a graph, decoded as they are asked for; articles and statements are looked up once."""

    def __init__(self, pattern: Pattern, column: Column | None = None) -> None:
        """`column` where the store has something quicker than patterns for all values of a property."""
        self._pattern = pattern
        self._quick = column
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

    def claims(self, articles: Collection[Article]) -> list[Claim]:
        """What these articles say, in no order: many at a quarter of the cost of one after the other."""
        there = sum(1 for _ in self._pattern(None, t.TYPE, t.ARTICLE))
        self._articles.update((article.iri.value, article) for article in articles)
        if len(articles) * FEW < there:
            return [entry.claim for article in articles for entry in self.claims_of(article.iri)]
        return self._in_one_go({article.iri.value: article for article in articles})

    def _in_one_go(self, articles: Mapping[str, Article]) -> list[Claim]:
        """Predicate by predicate: a claim's own statements lie far apart in the store, those of a predicate together."""
        wanted: dict[str, dict[str, str]] = {}
        for claim, article in self._column(t.DERIVED):
            if article in articles:
                wanted[claim] = {t.DERIVED.value: article}
        for predicate in CLAIM_PREDICATES:
            name = predicate.value
            for claim, value in self._column(predicate):
                if claim in wanted:
                    wanted[claim][name] = value
        mains: dict[str, str] = {}
        for predicate in (t.OPPOSES, t.SUPPORTS):  # the later ones replace the others
            least: dict[str, str] = {}
            for claim, fact in self._column(predicate):
                least[claim] = min(least.get(claim, fact), fact)
            mains |= least
        statements = self._every_statement()
        found: list[Claim] = []
        while wanted:
            claim, values = wanted.popitem()
            values[t.END.value] = str(int(values[t.START.value]) + len(values[t.QUOTE.value]))
            found.append(claim_from(values, articles[values[t.DERIVED.value]], statements.get(mains.get(claim, ""))))
        return found

    def _every_statement(self) -> dict[str, Triple]:
        """What the facts state, by their IRIs."""
        subjects, predicates = dict(self._column(t.SUBJECT)), dict(self._column(t.PREDICATE))
        return {
            found.subject.value: Triple(subjects[found.subject.value], predicates[found.subject.value], str(found.object))
            for found in self._pattern(None, t.OBJECT, None)
            if isinstance(found.subject, NamedNode) and found.subject.value in subjects
        }  # fmt: skip

    def _column(self, predicate: NamedNode) -> Iterator[tuple[str, str]]:
        if self._quick is not None:
            return self._quick(predicate)
        return (
            (found.subject.value, found.object.value)
            for found in self._pattern(None, predicate, None)
            if isinstance(found.subject, NamedNode) and isinstance(found.object, NamedNode | Literal)
        )

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
