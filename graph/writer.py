"""The one writer: takes readings in, settles what they touch, and publishes each complete state."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from pyoxigraph import Literal, NamedNode, Quad, Store

from graph import terms as t
from graph.bulk import bulk_load, without_collector
from graph.changes import Changes, together
from graph.decisions import decisions_hash, read_decisions, write_decisions
from graph.documents import Documents
from graph.embedded import StoreGraph, open_snapshot
from graph.errors import StoreError
from graph.folder import Folder, reason
from graph.model import Decision, Fact, Reading, State
from graph.records import Article, article_lines
from graph.settlement import Picture, pictures
from graph.settling import Edit, SettlingWriter, batches
from graph.shards import Incoming

SHARD = 200
"""Articles, some seconds of reading, that are kept on disk together once they are read: so many a crash loses."""
MANY = 4
"""So many times the claims that come are cheaper left alone than settled again."""
SMALL = 20_000
"""Statements up to which a change goes in as one transaction; more go through the bulk loader."""


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


class EmbeddedWriter(SettlingWriter):
    """`Writer` over the store's folder; each call ends published, or with nothing changed."""

    def __init__(self, folder: Folder) -> None:
        self._texts = Documents(folder.documents)
        super().__init__(self._texts)
        self._folder = folder
        self._incoming = Incoming(folder.incoming)
        self._live: Store | None = None
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

    def graph(self) -> StoreGraph:
        """What readers see now."""
        return open_snapshot(self._folder)

    def close(self) -> None:
        """Let go of the database; the lock is the caller's."""
        self._live = None

    # -- a long load --------------------------------------------------------------------------------

    def _finish(self) -> None:
        self._take_in_waiting()

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
            for readings in batches(self._incoming.readings()):
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
        claims = ledger.claims(articles.values())
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

    # -- decisions --------------------------------------------------------------------------------

    @contextmanager
    def _record(self, decisions: tuple[Decision, ...]) -> Iterator[None]:
        before = self._decisions
        write_decisions(self._folder.decisions, decisions)
        try:
            yield
        except BaseException:
            write_decisions(self._folder.decisions, before)
            raise

    def _settle_anew(self) -> None:
        """The decisions were edited by hand, or a crash came between them and the graph: settle everything by them."""
        ledger = self._ledger()
        articles = {article.url: article for article in self._articles()}
        claims = ledger.claims(articles.values())
        wanted = Picture.of(claims, articles, self._decisions).lines
        for article in articles.values():
            wanted.update(article_lines(article))
        there = {line.rstrip("\n") for line in self._view().lines()}
        with self._change():
            self._write(there - wanted, wanted - there)
            self._publish()

    # -- where things are kept ----------------------------------------------------------------------

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
            self._texts.sweep(known)
            self._folder.clean()

    @property
    def _store(self) -> Store:
        if self._live is None:
            raise StoreError(f"{self._folder.path}: the writer is closed")
        return self._live

    def _pattern(self, subject: NamedNode | None, predicate: NamedNode | None, value: t.Term | None) -> Iterator[Quad]:
        return self._store.quads_for_pattern(subject, predicate, value, t.GRAPH)

    def _view(self) -> StoreGraph:
        return StoreGraph(self._store, self._texts)
