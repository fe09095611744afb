"""Pages from the web: asked for politely, within limits, and never inside one's own network."""

from __future__ import annotations

import gzip
import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest

from graph.errors import FetchError
from graph.model import Document
from loaders.documents.guarded import is_public
from loaders.documents.robots import Robots, parse_robots
from loaders.documents.sources import Failure, Limits, documents
from loaders.documents.web import Web
from tests.site import Reply, Site, serve

VENICE = (Path(__file__).parent / "data" / "sources" / "venice.html").read_text(encoding="utf-8")
QUICK = Limits(connect=2, silence=0.3, whole=0.6, page=200_000, feed=400_000, redirects=3, delay=0)
PUBLIC = "8.8.8.8"


@pytest.fixture
def site() -> Iterator[Site]:
    with serve({"/venice": VENICE}) as running:
        yield running


def load(*urls: str, allow_private: bool = True, limits: Limits = QUICK) -> list[Document | Failure]:
    return list(documents(urls, allow_private=allow_private, limits=limits))


def failure(url: str, *, allow_private: bool = True) -> str:
    """The one line that a page gives, without its address."""
    (only,) = load(url, allow_private=allow_private)
    assert isinstance(only, Failure)
    assert only.where == url
    assert only.kind == "error"
    return only.message


def test_a_page_is_known_by_the_address_it_was_asked_for(site: Site):
    """Also where it was redirected, or names a canonical address."""
    site.pages["/old"] = Reply(status=301, headers={"location": "/venice"})
    (document,) = load(f"{site.url}/old")
    assert isinstance(document, Document)
    assert document.url == f"{site.url}/old"
    assert document.title == "Chase comes to Venice & stays"
    assert site.agents == {"reelgraph (a reader of film news)"}


@pytest.mark.parametrize(
    ("body", "media", "urls"),
    [
        ('{"url": "a", "text": "It is out."}\n{"url": "b", "text": "It is out."}', "application/x-ndjson", ["a", "b"]),
        ('[{"url": "a", "text": "It is out."}]', "application/json", ["a"]),
        ("url,text\na,It is out.\n", "text/csv; charset=utf-8", ["a"]),
        ("It is out in Rome.", "text/plain", ["SITE/x"]),
        ("---\nurl: https://example.org/else\n---\nIt is out in *Rome*.", "text/markdown", ["SITE/x"]),
        ("L\xe9a is out.".encode("latin-1"), "text/plain; charset=iso-8859-1", ["SITE/x"]),
        (gzip.compress(b"It is out in Rome."), "text/plain", ["SITE/x"]),
    ],
    ids=["jsonl", "json", "csv", "plain", "markdown", "latin-1", "gzip"],
)
def test_every_form_comes_from_the_web(site: Site, body: bytes | str, media: str, urls: list[str]):
    site.pages["/x"] = Reply(body, headers={"content-type": media})
    found = load(f"{site.url}/x")
    assert [item.url for item in found if isinstance(item, Document)] == [url.replace("SITE", site.url) for url in urls]


def test_compressed_answers_are_unpacked(site: Site):
    zipped = {"content-encoding": "gzip", "content-type": "text/html"}
    site.pages["/zipped"] = Reply(gzip.compress(VENICE.encode()), headers=zipped)
    (document,) = load(f"{site.url}/zipped")
    assert isinstance(document, Document)


def drip(request: BaseHTTPRequestHandler) -> None:
    """A little now and then, and never an end."""
    for _ in range(40):
        request.wfile.write(b"<p>more</p>")
        request.wfile.flush()
        if threading.Event().wait(0.05):
            return


def hang(_: BaseHTTPRequestHandler) -> Reply:
    threading.Event().wait(0.6)
    return Reply("too late")


def flood(request: BaseHTTPRequestHandler) -> None:
    for _ in range(100):
        request.wfile.write(b"x" * 10_000)


def cut(request: BaseHTTPRequestHandler) -> None:
    request.wfile.write(b"<p>half")


BOMB = Reply(gzip.compress(b"a" * 5_000_000), headers={"content-encoding": "gzip", "content-type": "text/html"})


@pytest.mark.parametrize(
    ("page", "message"),
    [
        (Reply("", 404), "answered 404 Not Found (expected a page)"),
        (Reply("", 500), "answered 500 Internal Server Error (expected a page)"),
        (Reply("", 429, {"retry-after": "120"}), "answered 429 Too Many Requests, to be asked again in 120 s (expected a page)"),
        (hang, "no answer within 0.3 s (expected a server that answers)"),
        (Reply(drip), "not finished within 0.6 s (expected a server that answers)"),
        (Reply(flood), "larger than 0.2 MB (expected one article or feed)"),
        (BOMB, "larger than 0.2 MB (expected one article or feed)"),
        (Reply(cut, headers={"content-length": "1000"}), "no connection: peer closed connection without sending complete message body (received 7 bytes, expected 1000) (expected a server that answers)"),
        (Reply(b"nonsense", headers={"content-encoding": "gzip"}), "cannot be read: error -3 while decompressing data: incorrect header check (expected an http(s) address and its page)"),
        (Reply("", 302, {"location": "/x"}), "more than 3 redirects (expected a page)"),
        (Reply("", 302, {"location": "file:///etc/passwd"}), "redirected to file:///etc/passwd, not a web address (expected http or https)"),
        (Reply("", 302, {"location": "http://u:p@example.org/"}), "redirected to http://example.org/, a name or password in the address (expected an address without)"),
        (Reply("", 302, {"location": "http://[broken/"}), "cannot be read: invalid ipv6 url (expected an http(s) address and its page)"),
        ("", "empty (expected an article)"),
        (Reply(b"%PDF-1.7\n", headers={"content-type": "text/html"}), "a PDF, not text (expected plain text, Markdown, HTML, JSON Lines, CSV, WARC or RDF)"),
        ("<html><body><p>Log in</p></body></html>", "no article in this page (expected HTML with paragraphs of text)"),
    ],
)  # fmt: skip
def test_what_does_not_give_a_page_is_one_line(site: Site, page: Any, message: str):
    """What, where, and what was expected; the next address of the same call still loads."""
    site.pages["/x"] = page
    first, second = load(f"{site.url}/x", f"{site.url}/venice")
    assert str(first) == f"{site.url}/x: {message}"
    assert isinstance(second, Document)


def test_an_address_where_nobody_listens():
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    assert failure(f"http://127.0.0.1:{port}/") == "no connection: connection refused (expected a server that answers)"


def test_a_host_that_does_not_exist(monkeypatch: pytest.MonkeyPatch):
    def nowhere(*_: object, **__: object) -> list[Any]:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", nowhere)
    assert failure("http://nowhere.example/") == "no such host (expected an address that exists)"


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True), ("2606:4700:4700::1111", True), ("127.0.0.1", False), ("127.8.9.1", False), ("0.0.0.0", False),
        ("10.1.2.3", False), ("172.16.0.1", False), ("192.168.1.1", False), ("169.254.169.254", False), ("100.64.0.1", False),
        ("224.0.0.1", False), ("255.255.255.255", False), ("::1", False), ("::", False), ("fe80::1%eth0", False), ("fc00::1", False),
        ("::ffff:127.0.0.1", False), ("::ffff:8.8.8.8", True), ("64:ff9b::7f00:1", False), ("2002:7f00:1::", False), ("ff02::1", False),
        ("192.0.2.1", False), ("198.18.0.1", False),
    ],
)  # fmt: skip
def test_private_addresses(address: str, public: bool):  # noqa: FBT001
    """Loopback, private, link-local, shared, reserved, multicast, and IPv4 ones in IPv6 dress."""
    assert is_public(address) == public


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]"])
def test_addresses_inside_are_refused_however_they_are_written(site: Site, host: str):
    """Nothing is sent to them."""
    port = site.url.rpartition(":")[2]
    message = failure(f"http://{host}:{port}/venice", allow_private=False)
    assert message.startswith("refused: ")
    assert message.endswith("is a private address (expected a public one, or --allow-private)")
    assert site.asked == []


class Names:
    """A name server and an internet in which every public address is one server on loopback."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, site: Site, answers: dict[str, list[str]]) -> None:
        self.asked: list[str] = []
        self.connected: list[str] = []
        self._answers = answers
        self._port = int(site.url.rpartition(":")[2])
        self._connect = socket.create_connection
        monkeypatch.setattr(socket, "getaddrinfo", self.resolve)
        monkeypatch.setattr(socket, "create_connection", self.connect)

    def resolve(self, host: str, port: int, *_: object, **__: object) -> list[Any]:
        self.asked.append(host)
        answers = self._answers.get(host, [host])
        address = answers.pop(0) if len(answers) > 1 else answers[0]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    def connect(self, address: tuple[str, int], *_: Any, **__: Any) -> socket.socket:
        self.connected.append(address[0])
        monkey = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        monkey.settimeout(2)
        monkey.connect(("127.0.0.1", self._port))
        return monkey


def test_a_name_that_means_an_address_inside_is_refused(site: Site, monkeypatch: pytest.MonkeyPatch):
    names = Names(monkeypatch, site, {"inside.example": ["192.168.1.1"]})
    assert failure("http://inside.example/venice", allow_private=False).startswith("refused: 192.168.1.1 is a private address")
    assert names.connected == []


def test_a_redirect_to_an_address_inside_is_refused(site: Site, monkeypatch: pytest.MonkeyPatch):
    """At any redirect, before anything is sent there."""
    site.pages["/old"] = Reply(status=302, headers={"location": "http://outside.example/older"})
    site.pages["/older"] = Reply(status=302, headers={"location": "http://127.0.0.1/venice"})
    names = Names(monkeypatch, site, {"outside.example": [PUBLIC]})
    assert failure("http://outside.example/old", allow_private=False).startswith("refused: 127.0.0.1 is a private address")
    assert site.asked == ["/robots.txt", "/old", "/older"]
    assert set(names.connected) == {PUBLIC}


def test_robots_txt_cannot_redirect_inside(site: Site, monkeypatch: pytest.MonkeyPatch):
    site.pages["/robots.txt"] = Reply(status=302, headers={"location": "http://10.0.0.1/admin"})
    names = Names(monkeypatch, site, {"outside.example": [PUBLIC]})
    assert failure("http://outside.example/venice", allow_private=False).startswith("refused: 10.0.0.1 is a private address")
    assert set(names.connected) == {PUBLIC}


def test_a_name_is_resolved_once_for_each_connection(site: Site, monkeypatch: pytest.MonkeyPatch):
    """A name server that changes its answer between the check and the connection gains nothing by it."""
    names = Names(monkeypatch, site, {"rebinding.example": [PUBLIC, PUBLIC, "127.0.0.1"]})
    (document,) = load("http://rebinding.example/venice", allow_private=False)
    assert isinstance(document, Document)
    assert names.connected == [PUBLIC] * len(names.asked)
    assert len(names.asked) == 2
    (refused,) = load("http://rebinding.example/venice", allow_private=False)
    assert str(refused).endswith("refused: 127.0.0.1 is a private address (expected a public one, or --allow-private)")


def test_a_proxy_of_the_environment_is_not_used(site: Site, monkeypatch: pytest.MonkeyPatch):
    """It would connect for us, unguarded."""
    monkeypatch.setenv("HTTP_PROXY", site.url)
    monkeypatch.setenv("ALL_PROXY", site.url)
    assert failure("http://192.168.1.1/venice", allow_private=False).startswith("refused: 192.168.1.1")
    assert site.asked == []


def test_robots_txt_is_respected(site: Site):
    """Also on the way of a redirect; it is asked for once."""
    site.pages["/robots.txt"] = Reply("User-agent: *\nDisallow: /secret\n")
    site.pages["/secret/a"] = VENICE
    site.pages["/old"] = Reply(status=302, headers={"location": "/secret/a"})
    first, second, third = load(f"{site.url}/secret/a", f"{site.url}/old", f"{site.url}/venice")
    refused = "refused by the site's robots.txt (expected a page open to programs)"
    assert str(first) == f"{site.url}/secret/a: {refused}"
    assert str(second) == f"{site.url}/old: redirected to {site.url}/secret/a, {refused}"
    assert isinstance(third, Document)
    assert site.asked == ["/robots.txt", "/old", "/venice"]


@pytest.mark.parametrize(
    ("reply", "loads"),
    [
        (Reply("", 404), True), (Reply("", 403), True), (Reply("", 500), False), (Reply("", 429), False),
        (Reply("User-agent: other\nDisallow: /"), True), (Reply("User-agent: reelgraph\nDisallow: /"), False),
        (Reply(b"\xff\xfe\0nonsense"), True), (Reply("", 302, {"location": "/robots2.txt"}), False),
    ],
)  # fmt: skip
def test_answers_to_the_question_for_robots_txt(site: Site, reply: Reply, loads: bool):  # noqa: FBT001
    """None there: everything may be read; a server in trouble: nothing."""
    site.pages |= {"/robots.txt": reply, "/robots2.txt": Reply("User-agent: *\nDisallow: /")}
    (found,) = load(f"{site.url}/venice")
    assert isinstance(found, Document) == loads


ROBOTS = """
# A comment
User-agent: *
User-agent: anybody   # and somebody
Disallow: /private/
Allow: /private/open/
Disallow: /*.pdf$
Disallow: /search?*q=
Disallow:
Crawl-delay: 2.5

User-agent: Reelgraph-Image
Disallow: /

Sitemap: https://example.org/sitemap.xml
"""


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/", True), ("/private", True), ("/private/", False), ("/private/a", False), ("/private/open/a", True), ("/a.pdf", False),
        ("/a.pdf?x", True), ("/a/b.pdf", False), ("/search?a=b&q=c", False), ("/search?a=b", True), ("/%70rivate/a", False),
    ],
)  # fmt: skip
def test_rules_of_robots_txt(path: str, allowed: bool):  # noqa: FBT001
    """The longest pattern decides; `*` is any run of characters and `$` the end (RFC 9309)."""
    assert parse_robots(ROBOTS).allows(path) == allowed


def test_groups_of_robots_txt():
    """A group that names this program stands alone; several of them add up."""
    text = "User-agent: *\nDisallow: /\n\nUser-agent: ReelGraph/1.0\nCrawl-delay: 3\nUser-agent: reelgraph\nDisallow: /a"
    assert parse_robots(text) == Robots((("/a", False),), 3.0)
    assert parse_robots(ROBOTS).delay == 2.5
    assert parse_robots("") == Robots()
    assert parse_robots("User-agent: *\nDisallow: /" + "*a" * 50_000).allows("/" + "a" * 5_000)


def test_a_host_is_not_asked_too_often(site: Site):
    """Between two pages lies the delay, or the longer one that robots.txt asks for; time is given from outside."""
    site.pages |= {"/robots.txt": Reply("User-agent: *\nCrawl-delay: 5"), "/b": VENICE}
    now, slept = [100.0], list[float]()

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        now[0] += seconds

    with Web(allow_private=True, limits=Limits(delay=1), clock=lambda: now[0], sleep=sleep) as web:
        web.get(f"{site.url}/venice")
        now[0] += 2
        web.get(f"{site.url}/b")
    assert slept == [3.0]


def test_a_clock_that_jumps_makes_nobody_wait(site: Site):
    """Set back by a day it costs one delay, set forward none."""
    site.pages["/b"] = VENICE
    now, slept = [100_000.0], list[float]()
    with Web(allow_private=True, limits=Limits(delay=1), clock=lambda: now[0], sleep=slept.append) as web:
        web.get(f"{site.url}/venice")
        now[0] -= 86_400
        web.get(f"{site.url}/b")
        now[0] += 200_000
        web.get(f"{site.url}/venice")
    assert slept == [1.0]


def test_a_host_that_asks_for_hours_is_left_for_another_time(site: Site):
    site.pages["/robots.txt"] = Reply("User-agent: *\nCrawl-delay: 7200")
    with Web(allow_private=True, limits=QUICK) as web, pytest.raises(FetchError) as error:
        web.get(f"{site.url}/venice")
    assert str(error.value) == f"{site.url}/venice: its robots.txt asks for 7200 s between two pages (expected 60 at most)"


@pytest.mark.parametrize(
    ("url", "line"),
    [
        ("ftp://example.org/a", "ftp://example.org/a: not an address that can be read (expected http or https)"),
        ("file:///etc/passwd", "file:///etc/passwd: not an address that can be read (expected http or https)"),
        ("http://", "http://: not a web address (expected http or https)"),
        ("http://user:secret@example.org/a", "http://example.org/a: a name or password in the address (expected an address without)"),
        ("http://exa mple.org/", "http://exa mple.org/: no such host (expected an address that exists)"),
        ("http://example.org:99999/", "http://example.org:99999/: cannot be read: port out of range 0-65535 (expected an http(s) address and its page)"),
    ],
)  # fmt: skip
def test_addresses_that_are_none(url: str, line: str, monkeypatch: pytest.MonkeyPatch):
    """Refused before anything is asked of a name server; a password is not repeated."""

    def nowhere(*_: object, **__: object) -> list[Any]:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", nowhere)
    (found,) = load(url)
    assert str(found) == line
