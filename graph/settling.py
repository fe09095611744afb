"""What every writer does, wherever the graph is kept: sort readings out, settle what they touch, and tell what came of it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from itertools import chain

from pyoxigraph import Literal, NamedNode, Quad

from graph import terms as t
from graph.changes import Changes, FactChange, Rejected, together
from graph.dates import PartialDate
from graph.difference import Difference, difference
from graph.documents import Shelf
from graph.door import refusal
from graph.errors import UnknownName
from graph.export import Labels
from graph.ledger import Ledger
from graph.members import Block, members_of, series_of
from graph.model import Claim, Decision, Document, Fact, Reading, State
from graph.names import nearest
from graph.protocol import Graph
from graph.records import Article, Triple, article_from, article_lines, article_of
from graph.scope import Edit as ClaimEdit
from graph.verdicts import is_local

TOLD = 1_000
"""Facts that a report names one by one."""
BATCH = 20_000
"""Claims that are taken in together."""


@dataclass(slots=True)
class Edit:
    """What a call changes: articles that come (with their claims), and articles as they were before."""

    put: dict[str, tuple[Article, tuple[Claim, ...]]] = field(default_factory=dict)
    removed: dict[str, Article] = field(default_factory=dict)
    decisions: tuple[Decision, ...] | None = None
    """The decisions from now on, where they change."""


class SettlingWriter(ABC):
    """All of `Writer` but where things are kept: each call ends published, or with nothing changed."""

    def __init__(self, documents: Shelf) -> None:
        self._documents = documents
        self._decisions: tuple[Decision, ...] = ()

    # -- where things are kept ------------------------------------------------------------------

    @abstractmethod
    def _pattern(self, subject: NamedNode | None, predicate: NamedNode | None, value: t.Term | None) -> Iterator[Quad]:
        """Statements of the state that is about to change."""

    @abstractmethod
    def _view(self) -> Graph:
        """The same state as a graph."""

    @abstractmethod
    def _change(self) -> AbstractContextManager[None]:
        """All that is done inside, or nothing."""

    @abstractmethod
    def _write(self, gone: set[str], come: set[str]) -> None:
        """Take statements out, and put others in."""

    @abstractmethod
    def _record(self, decisions: tuple[Decision, ...]) -> AbstractContextManager[None]:
        """Put decisions on record with what is settled by them inside, or nothing."""

    @abstractmethod
    def _publish(self) -> None:
        """Let readers see what was written."""

    @abstractmethod
    def _finish(self) -> None:
        """Do first what an earlier call left undone."""

    # -- what people ask of it ------------------------------------------------------------------

    def retract(self, article: str) -> Changes:
        """Withdraw an article by its url; `facts_kept` names the facts that others still carry."""
        self._finish()
        before = self._article(article)
        if before is None:
            raise UnknownName(article, nearest(article, [each.url for each in self._articles()]))
        spoken = {fact for entry in self._ledger().claims_of(before.iri) for fact in entry.supports}
        with self._change():
            changes = self._apply(Edit(removed={article: before}), watched=spoken)
            self._forget([before])
        return changes

    def decide(self, decision: Decision) -> Changes:
        """Put a decision on record; the same pair decided before is decided anew."""
        return self._redecide((*self._without(decision), decision))

    def undecide(self, decision: Decision) -> Changes:
        """Take back what was decided about this pair, in either order."""
        return self._redecide(self._without(decision))

    def documents(self) -> Iterator[Document]:
        """Every document by url, with its text and marked spans."""
        for article in sorted(self._articles(), key=lambda each: each.url):
            yield Document(
                article.url, self._documents.text(article.sha256), article.title, article.published,
                article.publisher, article.language, self._documents.markup(article.sha256, article.url),
            )  # fmt: skip

    # -- adding -----------------------------------------------------------------------------------

    def _add(self, readings: Iterable[Reading]) -> Changes:
        """Settle what these touch."""
        edit, told = self._edit(readings)
        documents = [reading.document for reading in readings if reading.document.url in edit.put]
        changes = self._take_in(edit, documents) if edit.put else Changes()
        return together([told, changes])

    def _edit(self, readings: Iterable[Reading]) -> tuple[Edit, Changes]:
        """What comes, beside what is as it was and what is refused."""
        edit, unchanged, rejected = Edit(), [], []
        for url, reading in {reading.document.url: reading for reading in readings}.items():
            article = article_of(reading.document, reading.reader, reading.unread)
            claims, refused = let_in(reading)
            rejected += refused
            before = self._article(url)
            if before == article and self._says(before) == {claim.id for claim in claims}:
                unchanged.append(url)
                continue
            edit.put[url] = (article, claims)
            if before is not None:
                edit.removed[url] = before
        told = Changes(
            added=tuple(sorted(edit.put.keys() - edit.removed.keys())),
            changed=tuple(sorted(edit.removed)),
            unchanged=tuple(sorted(unchanged)),
            rejected=tuple(rejected),
            unread=tuple(sorted((url, article.unread) for url, (article, _) in edit.put.items() if article.unread)),
        )
        return edit, told

    def _take_in(self, edit: Edit, documents: Iterable[Document]) -> Changes:
        with self._change():
            self._documents.put(documents)
            changes = self._apply(edit)
            self._forget([old for url, old in edit.removed.items() if edit.put[url][0].sha256 != old.sha256])
        return changes

    def _says(self, article: Article) -> set[str]:
        return {found.value.rpartition("/")[2] for found in self._ledger().subjects(t.DERIVED, article.iri)}

    def _forget(self, articles: Iterable[Article]) -> None:
        """Take texts off the shelf that no article has any more."""
        for article in articles:
            shared = any(True for _ in self._ledger().subjects(t.SHA256, Literal(article.sha256)))
            self._documents.remove(article.sha256, article.url, shared=shared)

    # -- decisions --------------------------------------------------------------------------------

    def _without(self, decision: Decision) -> tuple[Decision, ...]:
        pair = {decision.left, decision.right}
        return tuple(each for each in self._decisions if {each.left, each.right} != pair)

    def _redecide(self, decisions: tuple[Decision, ...]) -> Changes:
        self._finish()
        with self._change(), self._record(decisions):
            return self._apply(Edit(decisions=decisions))

    # -- settling and storing -----------------------------------------------------------------------

    def _apply(self, edit: Edit, watched: Iterable[str] = ()) -> Changes:
        """Settle what an edit touches, put the difference into the store, publish."""
        decisions = self._decisions if edit.decisions is None else edit.decisions
        found = self._difference(edit, decisions)
        old = {line for article in edit.removed.values() for line in article_lines(article)}
        new = {line for article, _ in edit.put.values() for line in article_lines(article)}
        gone, come = _ids(found.before, found.after), _ids(found.after, found.before)
        superseded = _superseded(found.before, found.after)
        removed = self._told(found.before, gone)
        self._write(found.gone | (old - new), found.come | (new - old))
        self._decisions = decisions
        self._publish()
        return Changes(
            removed=tuple(sorted(edit.removed.keys() - edit.put.keys())),
            facts_added=self._told(found.after, come),
            facts_removed=removed,
            facts_superseded=self._told(found.after, superseded),
            facts_kept=self._told(found.after, sorted(set(watched) & found.after.keys())),
            claims=sum(len(claims) for _, claims in edit.put.values()),
            new_facts=len(come), gone_facts=len(gone),
        )  # fmt: skip

    def _difference(self, edit: Edit, decisions: tuple[Decision, ...]) -> Difference:
        ledger = self._ledger()
        gone = {url: [entry.claim for entry in ledger.claims_of(article.iri)] for url, article in edit.removed.items()}
        come = {url: claims for url, (_, claims) in edit.put.items()}
        for url in [url for url in gone.keys() & come.keys() if _same(gone[url], come[url]) and _outlet(edit.removed[url]) == _outlet(edit.put[url][0])]:
            del gone[url], come[url]  # only the article's own record is another one
        articles = {url: article for url, (article, _) in edit.put.items()}
        change = ClaimEdit(
            tuple(chain.from_iterable(come.values())), tuple(chain.from_iterable(gone.values())), self._decisions, decisions
        )
        return difference(self._pattern, change, articles, self._local(decisions))

    def _local(self, decisions: Iterable[Decision]) -> dict[str, Block]:
        """Whom the article-local ids of decisions name; the claims are read for it only where there are any."""
        ids = {end for each in (*self._decisions, *decisions) for end in (each.left, each.right) if is_local(end)}
        if not ids:
            return {}
        ledger = self._ledger()
        claims = ledger.claims(list(self._articles()))
        series = series_of(claims)
        return {
            member.id: member.block for claim in claims for member in members_of(claim, series) if member.id in ids
        }

    # -- looking up -----------------------------------------------------------------------------------

    def _ledger(self) -> Ledger:
        return Ledger(self._pattern)

    def _article(self, url: str) -> Article | None:
        iri = t.article_iri(url)
        values = {
            found.predicate.value: found.object.value
            for found in self._view().quads(iri)
            if isinstance(found.object, NamedNode | Literal)
        }
        return article_from(values) if t.SHA256.value in values else None

    def _articles(self) -> Iterator[Article]:
        return self._view().articles()

    def _told(self, facts: dict[str, Fact], ids: Iterable[str]) -> tuple[FactChange, ...]:
        labels = Labels(self._view())
        told = []
        for each in list(ids)[:TOLD]:
            fact = facts[each]
            told.append(FactChange(fact, *labels.fact(Triple(fact.subject, fact.predicate, fact.object))))
        return tuple(sorted(told, key=str))


def let_in(reading: Reading) -> tuple[tuple[Claim, ...], list[Rejected]]:
    """The claims of a reading that the door lets in, each once, and those that it refuses."""
    good: dict[str, Claim] = {}
    refused: list[Rejected] = []
    for claim in reading.claims:
        if why := refusal(claim, reading.document):
            refused.append(Rejected(claim, why))
        else:
            good.setdefault(claim.id, claim)
    return tuple(good.values()), refused


def _same(claims: Iterable[Claim], others: Iterable[Claim]) -> bool:
    """Whether two readings of an article say the same, of the same day."""
    return {(claim.id, claim.stated_on) for claim in claims} == {(claim.id, claim.stated_on) for claim in others}


def _outlet(article: Article) -> tuple[str, PartialDate | None]:
    """Who was out with it, and when: publishers are counted by that."""
    return article.publisher, article.published


def _ids(facts: dict[str, Fact], others: dict[str, Fact]) -> list[str]:
    return sorted(facts.keys() - others.keys())


def _superseded(before: dict[str, Fact], after: dict[str, Fact]) -> list[str]:
    """Facts that were current and are not any more."""
    return sorted(
        fact.id for fact in after.values()
        if fact.state is not State.CURRENT and fact.id in before and before[fact.id].state is State.CURRENT
    )  # fmt: skip


def batches(readings: Iterable[Reading]) -> Iterator[list[Reading]]:
    """The readings in lists of about `BATCH` claims."""
    batch: list[Reading] = []
    size = 0
    for reading in readings:
        batch.append(reading)
        size += len(reading.claims) + 1
        if size >= BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
