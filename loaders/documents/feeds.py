"""Feeds and sitemaps: what they list, and what of it is new."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from graph.errors import InputError
from graph.model import Document
from loaders.documents.characters import one_line
from loaders.documents.day import read_day
from loaders.documents.failures import Failure, failure_of, warning
from loaders.documents.files import looked_at, read_whole
from loaders.documents.web import Answer, BusyError, Web

MOST_ENTRIES = 50_000
"""Of one feed or sitemap, as sitemaps themselves are limited."""
_TRIES = 3
_DEEPEST = 3
_SITEMAP = re.compile(rb"<(?:\w+:)?(urlset|sitemapindex)\b")
_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """One article that a feed lists; `stamp` changes when the article does. A `sitemap` lists further ones."""

    url: str
    title: str = ""
    published: str = ""
    stamp: str = ""
    guid: str = ""
    sitemap: bool = False


@dataclass(slots=True)
class FeedState:
    """What was loaded of feeds before, in a small JSON file (or nowhere, without a path).

    An article that was handed over counts as loaded only once `commit` was called after it was stored, so a run that
    is cut off goes on where it was. A feed's ETag is kept only when nothing in it is left to load.
    """

    path: Path | None = None
    _feeds: dict[str, dict[str, str]] = field(default_factory=dict)
    _articles: dict[str, str] = field(default_factory=dict)
    _tries: dict[str, int] = field(default_factory=dict)
    _pending: dict[str, str] = field(default_factory=dict)
    _complete: dict[str, dict[str, str]] = field(default_factory=dict)

    @classmethod
    def open(cls, path: Path) -> FeedState:
        """The state in a file, or a new one where there is none; raises InputError where the file is another's."""
        if not path.exists():
            return cls(path)
        try:
            kept = json.loads(path.read_text(encoding="utf-8"))
            feeds, articles, tries = (dict(kept[name]) for name in ("feeds", "articles", "tries"))
        except (ValueError, KeyError, TypeError) as error:
            raise InputError(str(path), "not the state of feeds", expected="a file that an earlier load wrote") from error
        return cls(path, feeds, articles, tries)

    def is_new(self, entry: Entry) -> bool:
        """Whether the entry, as it is now, was neither loaded nor tried in vain too often."""
        if entry.sitemap:
            return not entry.stamp or self._feeds.get(entry.url, {}).get("stamp") != entry.stamp
        known = self._pending.get(entry.url, self._articles.get(entry.url))
        return known != entry.stamp if known is not None else self._tries.get(entry.url, 0) < _TRIES

    def hand_over(self, entry: Entry) -> None:
        """The entry was read and is on its way into the store."""
        self._pending[entry.url] = entry.stamp
        self._tries.pop(entry.url, None)

    def miss(self, entry: Entry) -> None:
        """The entry could not be read this time."""
        self._tries[entry.url] = self._tries.get(entry.url, 0) + 1

    def validators(self, feed: str) -> tuple[str, str]:
        """ETag and Last-Modified of a feed that was loaded to its end."""
        kept = self._feeds.get(feed, {})
        return kept.get("etag", ""), kept.get("modified", "")

    def finish(self, feed: str, answer: Answer, stamp: str) -> None:
        """Nothing in this feed, as it was answered, is left to load."""
        self._complete[feed] = {"etag": answer.etag, "modified": answer.modified, "stamp": stamp}

    def commit(self, stored: Iterable[str] | None = None) -> None:
        """These articles are safely stored (all that were handed over, when not named); writes the file whole or not."""
        for url in list(self._pending if stored is None else stored):
            if url in self._pending:
                self._articles[url] = self._pending.pop(url)
        if not self._pending:
            self._feeds |= self._complete
            self._complete.clear()
        if self.path is not None and (self._feeds or self._articles or self._tries):
            kept = {"feeds": self._feeds, "articles": self._articles, "tries": self._tries}
            fresh = self.path.with_name(f"{self.path.name}.new")
            fresh.write_text(json.dumps(kept, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8")
            fresh.replace(self.path)


def entries(data: bytes, where: str, base: str = "") -> Iterator[Entry | Failure]:
    """What a feed or sitemap lists, in its order; links are made absolute by `base`.

    Raises InputError where it is no feed at all.
    """
    if _ENTITY.search(data):
        raise InputError(where, "a feed that declares XML entities", expected="RSS, Atom or a sitemap without")
    listed = _of_sitemap(data, where) if _SITEMAP.search(data[:2000]) else _of_feed(data, where)
    guids: dict[str, str] = {}
    urls: set[str] = set()
    number = 0
    for item in listed:
        if isinstance(item, Failure):
            yield item
            continue
        number += 1
        if number > MOST_ENTRIES:
            yield warning(where, f"more than {MOST_ENTRIES:,} entries; the others are left out")
            return
        entry = replace(item, url=urljoin(base, item.url) if item.url else "")
        if not entry.url.startswith(("http://", "https://")):
            called = f' "{entry.title[:60]}"' if entry.title else ""
            yield warning(f"{where}[{number}]", f"entry{called} has no link to an article; passed over")
            continue
        if entry.guid and guids.setdefault(entry.guid, entry.url) != entry.url:
            yield warning(f"{where}[{number}]", f'its guid "{entry.guid[:60]}" is another entry\'s too; both are loaded')
        if entry.url not in urls:
            urls.add(entry.url)
            yield entry


def _of_feed(data: bytes, where: str) -> Iterator[Entry | Failure]:
    import feedparser  # noqa: PLC0415 - only where feeds are read

    feed = feedparser.parse(io.BytesIO(data), sanitize_html=False)
    if not feed.get("version") and not feed.entries:
        raise InputError(where, "not a feed", expected="RSS, Atom or a sitemap")
    if feed.get("bozo") and not isinstance(feed.get("bozo_exception"), feedparser.CharacterEncodingOverride):
        yield warning(where, "not well-formed XML; what could be read of it is loaded")
    for entry in feed.entries:
        said = {name: one_line(value) for name, value in dict(entry).items() if isinstance(value, str)}
        published, updated = said.get("published", ""), said.get("updated", "")
        yield Entry(
            url=said.get("link", ""),
            title=said.get("title", ""),
            published=published or updated,
            stamp=updated or published,
            guid=said.get("id", ""),
        )


def _of_sitemap(data: bytes, where: str) -> Iterator[Entry | Failure]:
    from lxml import etree  # noqa: PLC0415 - only where sitemaps are read

    walk = etree.iterparse(
        io.BytesIO(data), events=("end",), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        for _, element in walk:
            kind = etree.QName(element).localname if isinstance(element.tag, str) else ""
            if kind in {"url", "sitemap"}:
                said = _leaves(element)
                yield Entry(
                    said.get("loc", ""), said.get("title", ""), said.get("publication_date", ""),
                    said.get("lastmod") or said.get("publication_date", ""), sitemap=kind == "sitemap",
                )  # fmt: skip
                element.clear()
    except etree.XMLSyntaxError as error:
        yield Failure(where, f"broken XML in line {error.lineno} (expected a sitemap to its end)")


def _leaves(element: Iterable[object]) -> dict[str, str]:
    """The texts below an element by local name, the first of each."""
    found: dict[str, str] = {}
    for leaf in element.iter("{*}loc", "{*}lastmod", "{*}title", "{*}publication_date"):  # type: ignore[attr-defined]
        found.setdefault(leaf.tag.rpartition("}")[2], one_line(leaf.text or ""))
    return found


Items = Generator[Document | Failure, None, bool]
"""Documents and failures, and in the end whether nothing was left out that another load could get."""
Reader = Callable[[Answer, str], Iterator[Document | Failure]]


@dataclass(frozen=True, slots=True)
class FeedReader:
    """Loads what is new in feeds; `read` makes the documents of an article's answer, for the url given."""

    web: Web
    state: FeedState
    read: Reader

    def load(self, feed: str, answer: Answer, *, stamp: str = "", depth: int = 0) -> Items:
        """The new articles of a feed that was answered; one that fails is tried again by the next two loads."""
        complete = True
        busy: set[str] = set()
        for item in entries(answer.data, feed, answer.url):
            if isinstance(item, Failure):
                yield item
            elif self.state.is_new(item):
                complete &= yield from self._entry(item, depth, busy)
        if complete:
            self.state.finish(feed, answer, stamp)
        return complete

    def _entry(self, entry: Entry, depth: int, busy: set[str]) -> Items:
        """One entry; a host that asked for patience is not asked again in this load."""
        host = urlsplit(entry.url).netloc
        if host in busy:
            return False
        try:
            return (yield from self._sitemap(entry, depth) if entry.sitemap else self._article(entry))
        except BusyError as error:
            busy.add(host)
            yield failure_of(error)
            return False
        except InputError as error:
            self.state.miss(entry)
            yield failure_of(error)
            return not self.state.is_new(entry)

    def _article(self, entry: Entry) -> Items:
        for item in self.read(self.web.get(entry.url), entry.url):
            yield _dated(item, entry) if isinstance(item, Document) else item
        self.state.hand_over(entry)
        return True

    def _sitemap(self, entry: Entry, depth: int) -> Items:
        if depth >= _DEEPEST:
            raise InputError(entry.url, "a sitemap too many levels down", expected="articles")
        etag, modified = self.state.validators(entry.url)
        answer = self.web.get(entry.url, etag=etag, modified=modified)
        if not answer.fresh:
            return True
        _, unpacked = looked_at(io.BytesIO(answer.data))
        answer = replace(answer, data=read_whole(unpacked, entry.url, self.web.limits.feed))
        return (yield from self.load(entry.url, answer, stamp=entry.stamp, depth=depth + 1))


def _dated(document: Document, entry: Entry) -> Document:
    """The document with the feed's day and title where its page says none."""
    return replace(
        document,
        published=document.published or read_day(entry.published),
        title=document.title or entry.title,
    )
