"""The one writer: takes readings in, settles what they touch, and publishes each complete state."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain

from pyoxigraph import Literal, NamedNode, Quad, Store

from graph import terms as t
from graph.bulk import bulk_load, without_collector
from graph.changes import Changes, FactChange, Rejected, together
from graph.decisions import decisions_hash, read_decisions, write_decisions
from graph.difference import Difference, difference
from graph.documents import Documents
from graph.door import refusal
from graph.embedded import StoreGraph, open_snapshot
from graph.errors import StoreError, UnknownName
from graph.export import Labels
from graph.folder import Folder, reason
from graph.ledger import Ledger
from graph.members import Block, members_of, series_of
from graph.model import Claim, Decision, Document, Fact, Reading, State
from graph.names import nearest
from graph.records import Article, Triple, article_from, article_lines, article_of
from graph.scope import Edit as ClaimEdit
from graph.settlement import Picture, pictures
from graph.shards import Incoming
from graph.verdicts import is_local

SHARD = 200
"""Articles, some seconds of reading, that are kept on disk together once they are read: so many a crash loses."""
BATCH = 20_000
"""Claims whose shards are opened together."""
MANY = 4
"""So many times the claims that come are cheaper left alone than settled again."""
SMALL = 20_000
"""Statements up to which a change goes in as one transaction; more go through the bulk loader."""
TOLD = 1_000
"""Facts that a report names one by one."""


@dataclass(slots=True)
class Edit:
    """What a call changes: articles that come (with their claims), and articles as they were before."""

    put: dict[str, tuple[Article, tuple[Claim, ...]]] = field(default_factory=dict)
    removed: dict[str, Article] = field(default_factory=dict)
    decisions: tuple[Decision, ...] | None = None
    """The decisions from now on, where they change."""


@contextmanager
def writing(folder: Folder) -> Iterator[EmbeddedWriter]:
    """Hold the store's lock, mend what a crash left, and give the writer."""
    folder.create()
    folder.check()
    with folder.lock():
        writer = EmbeddedWriter(folder)
        try:
            yield writer
        finally:
            writer.close()


class EmbeddedWriter:
    """`Writer` over the store's folder; each call ends published, or with nothing changed."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        self._documents = Documents(folder.documents)
        self._incoming = Incoming(folder.incoming)
        self._live: Store | None = None
        self._decisions: tuple[Decision, ...] = ()
        self._open()
        published = folder.published()
        if published is None:
            with self._change():
                self._publish()
        elif published.decisions != decisions_hash(self._decisions):
            self._settle_anew()

    # -- what people ask of it ------------------------------------------------------------------

    def add(self, readings: Iterable[Reading]) -> Changes:
        """Take readings in. Many wait in shards on disk first, so that one who dies goes on where it was; then all are settled at once."""
        fresh: list[Reading] = []
        try:
            for reading in readings:
                fresh.append(reading)
                if len(fresh) >= SHARD:
                    self._incoming.put(fresh)
                    fresh = []
        except BaseException:
            if fresh:
                self._incoming.put(fresh)
            raise
        if not self._incoming:
            return self._add(fresh)
        if fresh:
            self._incoming.put(fresh)
        return self._take_in_waiting()

    def known(self, url: str) -> Article | None:
        """The article as it came last, settled or not yet."""
        return self._incoming.articles().get(url) or self._article(url)

    def retract(self, article: str) -> Changes:
        """Withdraw an article by its url; `facts_kept` names the facts that others still carry."""
        self._take_in_waiting()
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

    def graph(self) -> StoreGraph:
        """What readers see now."""
        return open_snapshot(self._folder)

    def close(self) -> None:
        """Let go of the database; the lock is the caller's."""
        self._live = None

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

    # -- a long load --------------------------------------------------------------------------------

    def _take_in_waiting(self) -> Changes:
        """Settle what waits in shards: together with everything else where it is much, beside it where it is little."""
        if not self._incoming:
            return Changes()
        with without_collector():
            changes = self._settle_waiting()
        self._incoming.clear()
        return changes

    def _settle_waiting(self) -> Changes:
        there = sum(1 for _ in self._pattern(None, t.TYPE, t.CLAIM))
        parts: list[Changes] = []
        whole = Edit()
        with self._change():
            for readings in _batches(self._incoming.readings()):
                self._documents.put(reading.document for reading in readings)
                edit, told = self._edit(readings)
                parts.append(told)
                whole.put |= edit.put
                whole.removed |= edit.removed
            coming = sum(len(claims) for _, claims in whole.put.values())
            if not whole.put:
                return together(parts)
            parts.append(self._apply(whole) if coming * MANY < there else self._settle_all(whole))
            self._forget([old for url, old in whole.removed.items() if whole.put[url][0].sha256 != old.sha256])
        return together(parts)

    def _settle_all(self, edit: Edit) -> Changes:
        """From nothing: every claim of the store and of the edit, into a database of its own."""
        ledger = self._ledger()
        before = {
            str(found.subject.value).rpartition("/")[2]: found.object.value
            for found in self._pattern(None, t.STATE, None)
            if isinstance(found.subject, NamedNode) and isinstance(found.object, Literal)
        }
        articles = {article.url: article for article in self._articles() if article.url not in edit.put}
        claims = [entry.claim for article in articles.values() for entry in ledger.claims_of(article.iri)]
        for url, (article, said) in edit.put.items():
            articles[url] = article
            claims += said
        after: set[str] = set()
        superseded: dict[str, Fact] = {}

        def lines() -> Iterator[str]:
            for article in articles.values():
                yield from article_lines(article)
            for part in pictures(claims, articles, self._decisions):
                after.update(part.facts)
                for fact in part.facts.values():
                    if fact.state is not State.CURRENT and before.get(fact.id) == State.CURRENT:
                        superseded[fact.id] = fact
                yield from part.lines

        self._live = None
        self._folder.build(lines())
        self._live = self._folder.open_live(mended=True)
        self._publish()
        return Changes(
            facts_superseded=self._told(superseded, sorted(superseded)),
            claims=sum(len(said) for _, said in edit.put.values()),
            new_facts=len(after - before.keys()), gone_facts=len(before.keys() - after),
        )  # fmt: skip

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
        self._take_in_waiting()
        before = self._decisions
        with self._change():
            write_decisions(self._folder.decisions, decisions)
            try:
                return self._apply(Edit(decisions=decisions))
            except BaseException:
                write_decisions(self._folder.decisions, before)
                raise

    def _settle_anew(self) -> None:
        """The decisions were edited by hand, or a crash came between them and the graph: settle everything by them."""
        ledger = self._ledger()
        articles = {article.url: article for article in self._articles()}
        claims = [entry.claim for article in articles.values() for entry in ledger.claims_of(article.iri)]
        wanted = Picture.of(claims, articles, self._decisions).lines
        for article in articles.values():
            wanted.update(article_lines(article))
        there = {line.rstrip("\n") for line in self._view().lines()}
        with self._change():
            self._write(there - wanted, wanted - there)
            self._publish()

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
        for url in [url for url in gone.keys() & come.keys() if _same(gone[url], come[url])]:
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
        claims = [entry.claim for article in self._articles() for entry in ledger.claims_of(article.iri)]
        series = series_of(claims)
        return {
            member.id: member.block for claim in claims for member in members_of(claim, series) if member.id in ids
        }

    @contextmanager
    def _change(self) -> Iterator[None]:
        """All of it or nothing: where anything fails, go back to what is published."""
        self._folder.mark()
        try:
            yield
            self._folder.clean()
        except BaseException as error:
            self._open()
            if isinstance(error, OSError):
                raise StoreError(f"{self._folder.path}: the store cannot be written: {reason(error)}") from error
            raise

    def _write(self, gone: set[str], come: set[str]) -> None:
        for quad in t.quads(gone):
            self._store.remove(quad)
        if len(come) < SMALL:
            self._store.extend(t.quads(come))
        else:
            bulk_load(self._store, come)

    def _publish(self) -> None:
        self._folder.publish(self._store, decisions_hash(self._decisions))

    def _open(self) -> None:
        """Open `live`; after a crash, mend it and sweep up the texts that no article has."""
        self._live = None
        mending = self._folder.marked
        self._live = self._folder.open_live()
        self._decisions = read_decisions(self._folder.decisions)
        if mending:
            known = {article.sha256 for article in self._articles()}
            self._documents.sweep(known)
            self._folder.clean()

    @property
    def _store(self) -> Store:
        if self._live is None:
            raise StoreError(f"{self._folder.path}: the writer is closed")
        return self._live

    # -- looking up -----------------------------------------------------------------------------------

    def _ledger(self) -> Ledger:
        return Ledger(self._pattern)

    def _pattern(self, subject: NamedNode | None, predicate: NamedNode | None, value: t.Term | None) -> Iterator[Quad]:
        return self._store.quads_for_pattern(subject, predicate, value, t.GRAPH)

    def _view(self) -> StoreGraph:
        return StoreGraph(self._store, self._documents)

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


def _batches(readings: Iterable[Reading]) -> Iterator[list[Reading]]:
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


def _same(claims: Iterable[Claim], others: Iterable[Claim]) -> bool:
    """Whether two readings of an article say the same, of the same day."""
    return {(claim.id, claim.stated_on) for claim in claims} == {(claim.id, claim.stated_on) for claim in others}


def _ids(facts: dict[str, Fact], others: dict[str, Fact]) -> list[str]:
    return sorted(facts.keys() - others.keys())


def _superseded(before: dict[str, Fact], after: dict[str, Fact]) -> list[str]:
    """Facts that were current and are not any more."""
    return sorted(
        fact.id for fact in after.values()
        if fact.state is not State.CURRENT and fact.id in before and before[fact.id].state is State.CURRENT
    )  # fmt: skip
