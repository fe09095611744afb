"""Feeds and sitemaps: what they list, what of it is new, and how a load that was cut off goes on."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest

from graph.errors import InputError
from graph.model import Document
from loaders.documents import feeds
from loaders.documents.feeds import Entry, FeedState, entries
from loaders.documents.sources import Failure, Limits, documents
from loaders.load import load as load_into
from tests.site import Reply, Site, serve

QUICK = Limits(connect=2, silence=2, delay=0)
RSS = {"content-type": "application/rss+xml"}


def story(name: str, words: str = "It rained.") -> str:
    return f"<html><head><title>{name}</title></head><body><p>The crew of the film {name} was seen in Rome on Tuesday. {words}</p></body></html>"


def item(name: str, *, link: str = "{site}/%s", guid: str = "", day: str = "Tue, 13 Oct 2020 09:00:00 GMT") -> str:
    address = f"<link>{link % name if '%s' in link else link}</link>" if link else ""
    return f"<item><title>{name} &amp; co</title>{address}<guid isPermaLink='false'>{guid or name}</guid><pubDate>{day}</pubDate></item>"


def rss(*items: str) -> str:
    return f"<?xml version='1.0'?><rss version='2.0'><channel><title>News</title>{''.join(items)}</channel></rss>"


def sitemap(*entries: tuple[str, str]) -> str:
    listed = "".join(f"<url><loc>{url}</loc><lastmod>{day}</lastmod></url>" for url, day in entries)
    return f'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{listed}</urlset>'


@pytest.fixture
def site() -> Iterator[Site]:
    """A feed of three articles, and the articles."""
    feed = Reply(rss(item("a"), item("b"), item("c")), headers=RSS)
    with serve({"/feed": feed, "/a": story("a"), "/b": story("b"), "/c": story("c")}) as running:
        yield running


def load(site: Site, state: FeedState, path: str = "/feed", limits: Limits = QUICK) -> list[Document | Failure]:
    return list(documents([site.url + path], allow_private=True, state=state, limits=limits))


def names(found: list[Document | Failure]) -> list[str]:
    return [one.url.rpartition("/")[2] if isinstance(one, Document) else str(one) for one in found]


ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>N</title>
<entry><title>A <![CDATA[&]]> B</title><link href="/news/a"/><id>urn:a</id><published>2020-10-13T09:00:00Z</published><updated>2020-10-14T09:00:00Z</updated></entry>
<entry><title>C</title><link rel="alternate" href="https://example.org/c?x=1&amp;y=2"/><id>urn:c</id><updated>2020-10-15T09:00:00Z</updated></entry></feed>"""
NEWS = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc> https://example.org/a </loc><news:news><news:publication_date>2020-10-13</news:publication_date><news:title>A &amp; B</news:title></news:news></url></urlset>"""
INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://example.org/s1.xml</loc><lastmod>2020-10-13</lastmod></sitemap></sitemapindex>"""


@pytest.mark.parametrize(
    ("data", "listed"),
    [
        (ATOM, [
            Entry("https://example.org/news/a", "A & B", "2020-10-13T09:00:00Z", "2020-10-14T09:00:00Z", "urn:a"),
            Entry("https://example.org/c?x=1&y=2", "C", "2020-10-15T09:00:00Z", "2020-10-15T09:00:00Z", "urn:c"),
        ]),
        (rss(item("a", link="https://example.org/a")), [
            Entry("https://example.org/a", "a & co", "Tue, 13 Oct 2020 09:00:00 GMT", "Tue, 13 Oct 2020 09:00:00 GMT", "a"),
        ]),
        (NEWS, [Entry("https://example.org/a", "A & B", "2020-10-13", "2020-10-13")]),
        (INDEX, [Entry("https://example.org/s1.xml", stamp="2020-10-13", sitemap=True)]),
        (rss(), []),
    ],
    ids=["atom", "rss", "news sitemap", "sitemap index", "empty"],
)  # fmt: skip
def test_what_a_feed_lists(data: str, listed: list[Entry]):
    assert list(entries(data.encode(), "feed", "https://example.org/feed")) == listed


def test_a_feed_gives_its_articles(site: Site):
    """Each is read from its page, known by its link; the feed's day stands where the page says none."""
    found = load(site, FeedState())
    assert names(found) == ["a", "b", "c"]
    first = found[0]
    assert isinstance(first, Document)
    assert first.title == "a"
    assert first.published is not None
    assert first.published.edtf == "2020-10-13"
    assert site.asked == ["/robots.txt", "/feed", "/a", "/b", "/c"]


def test_only_what_is_new_is_loaded_again(site: Site, tmp_path: Path):
    """An article that was stored is not asked for again, unless the feed says that it changed."""
    path = tmp_path / "feeds.json"
    state = FeedState.open(path)
    load(site, state)
    state.commit()
    site.pages["/feed"] = Reply(
        rss(item("d"), item("a"), item("b", day="Wed, 14 Oct 2020 09:00:00 GMT"), item("c")).replace("{site}", site.url), headers=RSS
    )
    site.pages["/d"] = story("d")
    assert names(load(site, FeedState.open(path))) == ["d", "b"]


def test_an_unchanged_feed_is_not_even_read(site: Site, tmp_path: Path):
    """By ETag and Last-Modified, which are kept once all of it is stored."""
    asked: list[tuple[str | None, str | None]] = []

    def feed(request: BaseHTTPRequestHandler) -> Reply:
        asked.append((request.headers.get("if-none-match"), request.headers.get("if-modified-since")))
        if request.headers.get("if-none-match") == '"1"':
            return Reply(status=304)
        return Reply(rss(item("a")).replace("{site}", site.url), headers=RSS | {"etag": '"1"', "last-modified": "today"})

    site.pages["/feed"] = feed
    path = tmp_path / "feeds.json"
    state = FeedState.open(path)
    load(site, state)
    assert load(site, FeedState.open(path)) != []
    state.commit()
    assert load(site, FeedState.open(path)) == []
    assert asked == [(None, None), (None, None), ('"1"', "today")]


def test_a_clock_that_jumps(site: Site, tmp_path: Path):
    """An entry whose stamp went back is read again, once; one of a day to come is loaded as it says, and told."""
    path = tmp_path / "feeds.json"
    state = FeedState.open(path)
    load(site, state)
    state.commit()
    for day in ("Mon, 12 Oct 2020 09:00:00 GMT", "Thu, 01 Jan 2099 00:00:00 GMT"):
        site.pages["/feed"] = Reply(rss(item("a", day=day), item("b"), item("c")).replace("{site}", site.url), headers=RSS)
        rounds = []
        for _ in range(2):
            state = FeedState.open(path)
            rounds.append(names(load(site, state)))
            state.commit()
        assert rounds == [["a"], []]
    loaded = load_into([site.url + "/feed"], str(tmp_path / "store"), allow_private=True, today=date(2026, 5, 12))
    assert [str(each) for each in loaded.failures] == [f"{site.url}/a: is of 1 January 2099, a day that is yet to come; loaded as it says"]
    assert len(loaded.changes.added) == 3


def test_a_load_that_was_cut_off_goes_on(site: Site, tmp_path: Path):
    """Only what was committed counts; the rest comes again."""
    path = tmp_path / "feeds.json"
    state = FeedState.open(path)
    running: Any = documents([site.url + "/feed"], allow_private=True, state=state, limits=QUICK)
    first, second = next(running), next(running)
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    next(running)
    state.commit([first.url])
    running.close()
    assert names(load(site, FeedState.open(path))) == ["b", "c"]


def test_an_article_that_fails_is_tried_three_times(site: Site, tmp_path: Path):
    """Its failure is said each time; then it is given up, and the feed counts as loaded."""
    path = tmp_path / "feeds.json"
    del site.pages["/b"]
    rounds = []
    for _ in range(4):
        state = FeedState.open(path)
        rounds.append(names(load(site, state)))
        state.commit()
    missing = f"{site.url}/b: answered 404 Not Found (expected a page)"
    assert rounds == [["a", missing, "c"], [missing], [missing], []]


def test_a_host_that_asks_for_patience_is_asked_no_more(site: Site, tmp_path: Path):
    """What is left of it comes with the next load, and none of it counts as tried."""
    path = tmp_path / "feeds.json"
    state = FeedState.open(path)
    site.pages["/b"] = Reply("", 429, {"retry-after": "60"})
    busy = f"{site.url}/b: answered 429 Too Many Requests, to be asked again in 60 s (expected a page)"
    assert names(load(site, state)) == ["a", busy]
    state.commit()
    site.pages["/b"] = story("b")
    assert names(load(site, FeedState.open(path))) == ["b", "c"]


def test_sitemaps_within_sitemaps(site: Site, tmp_path: Path):
    """A part that did not change since it was loaded to its end is not asked for again."""
    index = '<sitemapindex><sitemap><loc>{site}/s1.xml</loc><lastmod>%s</lastmod></sitemap><sitemap><loc>{site}/s2.xml.gz</loc></sitemap></sitemapindex>'
    site.pages |= {
        "/map.xml": Reply((index % "2020-10-13").replace("{site}", site.url), headers={"content-type": "text/xml"}),
        "/s1.xml": Reply(sitemap((site.url + "/a", "2020-10-13")), headers={"content-type": "text/xml"}),
        "/s2.xml.gz": Reply(gzip.compress(sitemap((site.url + "/b", "2020-10-13")).encode()), headers={"content-type": "application/gzip"}),
    }  # fmt: skip
    path = tmp_path / "feeds.json"
    state = FeedState.open(path)
    assert names(load(site, state, "/map.xml")) == ["a", "b"]
    state.commit()
    site.asked.clear()
    assert load(site, FeedState.open(path), "/map.xml") == []
    assert site.read == ["/map.xml", "/s2.xml.gz"]


def test_a_sitemap_that_lists_itself_ends(site: Site):
    site.pages["/map.xml"] = Reply(
        f"<sitemapindex><sitemap><loc>{site.url}/map.xml</loc></sitemap></sitemapindex>", headers={"content-type": "text/xml"}
    )
    assert names(load(site, FeedState(), "/map.xml")) == [
        f"{site.url}/map.xml: a sitemap too many levels down (expected articles)"
    ]


def test_a_feed_in_a_file_is_read_too(site: Site, tmp_path: Path):
    path = tmp_path / "saved.rss"
    path.write_text(rss(item("a")).replace("{site}", site.url), encoding="utf-8")
    assert names(list(documents([str(path)], allow_private=True, limits=QUICK))) == ["a"]


def test_a_feed_cannot_lead_inside(site: Site, tmp_path: Path):
    """Links of a feed are as strange as any."""
    path = tmp_path / "saved.rss"
    path.write_text(rss(item("a"), item("b", link="file:///etc/passwd")).replace("{site}", site.url), encoding="utf-8")
    refused, passed_over = documents([str(path)])
    assert str(refused) == f"{site.url}/a: refused: 127.0.0.1 is a private address (expected a public one, or --allow-private)"
    assert str(passed_over) == f'{path}[2]: entry "b & co" has no link to an article; passed over'
    assert site.asked == []


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (rss(item("a"), item("b", link="")), ["{site}/a", 'feed[2]: entry "b & co" has no link to an article; passed over']),
        (rss(item("a", guid="x"), item("b", guid="x")), ["{site}/a", 'feed[2]: its guid "x" is another entry\'s too; both are loaded', "{site}/b"]),
        (rss(item("a"), item("a")), ["{site}/a"]),
        (rss(item("a")) + "<b>", ["feed: not well-formed XML; what could be read of it is loaded", "{site}/a"]),
        (rss(item("a")).replace("</channel></rss>", "<item><title>b"), ["feed: not well-formed XML; what could be read of it is loaded", "{site}/a", 'feed[2]: entry has no link to an article; passed over']),
        (sitemap(("{site}/a", "2020")).replace("</urlset>", "<url><loc>"), ["{site}/a", "feed: broken XML in line 1 (expected a sitemap to its end)"]),
    ],
    ids=["no link", "one guid twice", "one link twice", "more after the end", "cut off", "sitemap cut off"],
)  # fmt: skip
def test_what_is_wrong_in_a_feed_is_said_and_costs_nothing_else(data: str, said: list[str]):
    found = [one.url if isinstance(one, Entry) else str(one) for one in entries(data.replace("{site}", "https://example.org").encode(), "feed")]
    assert found == [line.replace("{site}", "https://example.org") for line in said]


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"<html><body>no feed</body></html>", "feed: not a feed (expected RSS, Atom or a sitemap)"),
        (b"nothing at all", "feed: not a feed (expected RSS, Atom or a sitemap)"),
        (b"/etc/passwd", "feed: not a feed (expected RSS, Atom or a sitemap)"),
        (b'{"version": "https://jsonfeed.org/version/1"}', "feed: not a feed (expected RSS, Atom or a sitemap)"),
        (b'<!DOCTYPE rss [<!ENTITY a "b">]><rss version="2.0"/>', "feed: a feed that declares XML entities (expected RSS, Atom or a sitemap without)"),
        (b'<!DOCTYPE urlset [<!entity a SYSTEM "file:///etc/passwd">]><urlset><url><loc>&a;</loc></url></urlset>',
         "feed: a feed that declares XML entities (expected RSS, Atom or a sitemap without)"),
    ],
)  # fmt: skip
def test_what_is_no_feed_is_one_line(data: bytes, line: str):
    with pytest.raises(InputError) as error:
        list(entries(data, "feed"))
    assert str(error.value) == line


def test_a_gigantic_feed_is_refused_by_its_size(site: Site):
    """Before it is parsed."""
    site.pages["/feed"] = Reply(rss(*[item(str(n)) for n in range(9_000)]), headers=RSS)
    (found,) = load(site, FeedState(), limits=Limits(delay=0, feed=1_000_000))
    assert str(found) == f"{site.url}/feed: larger than 1 MB (expected one article or feed)"


def test_a_feed_of_too_many_entries_is_read_to_the_limit(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(feeds, "MOST_ENTRIES", 3)
    data = sitemap(*[(f"https://example.org/{n}", "2020") for n in range(5)]).encode()
    *listed, said = entries(data, "feed")
    assert len(listed) == 3
    assert str(said) == "feed: more than 3 entries; the others are left out"


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"feeds": 1, "articles": {}, "tries": {}}', "\0"])
def test_a_state_file_that_is_none_is_said(tmp_path: Path, text: str):
    path = tmp_path / "feeds.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as error:
        FeedState.open(path)
    assert str(error.value) == f"{path}: not the state of feeds (expected a file that an earlier load wrote)"
