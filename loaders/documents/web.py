"""Pages from the web: asked for politely, within limits, and never from an address inside one's own network."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from types import TracebackType
from typing import TYPE_CHECKING, Self
from urllib.parse import urljoin, urlsplit

from graph.errors import FetchError
from loaders.documents.robots import AGENT, Robots, parse_robots

if TYPE_CHECKING:
    import httpx

_HEADERS = {
    "user-agent": f"{AGENT} (a reader of film news)",
    "accept": "text/html, application/xhtml+xml, application/xml;q=0.9, text/*;q=0.9, */*;q=0.5",
    "accept-encoding": "gzip",
}


@dataclass(frozen=True, slots=True)
class Limits:
    """How long (seconds), how much (bytes) and how often one asks."""

    connect: float = 10.0
    silence: float = 20.0
    whole: float = 90.0
    page: int = 10_000_000
    feed: int = 50_000_000
    redirects: int = 8
    delay: float = 1.0
    """Between two pages of one host; its robots.txt may ask for more."""
    longest_delay: float = 60.0
    """A host that asks for more than this is left for another time."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: where from in the end, and the bytes; `fresh` is false when nothing changed since (304)."""

    url: str
    data: bytes = b""
    media: str = ""
    charset: str = ""
    etag: str = ""
    modified: str = ""
    fresh: bool = True


class BusyError(FetchError):
    """The host asks for more patience than one load has."""


@dataclass(slots=True)
class Web:
    """Asks for pages, one at a time, as a guest: robots.txt first, and not too often.

    `clock` and `sleep` are the edge of the program; tests give their own.
    """

    allow_private: bool = False
    limits: Limits = field(default_factory=Limits)
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _open: httpx.Client | None = None
    _robots: dict[str, Robots] = field(default_factory=dict)
    _last: dict[str, float] = field(default_factory=dict)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._open is not None:
            self._open.close()

    def get(self, url: str, *, etag: str = "", modified: str = "") -> Answer:
        """The bytes at an address, through redirects; raises FetchError with one line for whatever is in the way."""
        from loaders.documents.guarded import in_words  # noqa: PLC0415 - httpx, only where the web is read

        since = {"if-none-match": etag, "if-modified-since": modified}
        with in_words(url, connect=self.limits.connect, silence=self.limits.silence):
            return self._follow(url, {name: value for name, value in since.items() if value})

    def _follow(self, url: str, headers: Mapping[str, str]) -> Answer:
        target = url
        for _ in range(self.limits.redirects + 1):
            self._check(url, target)
            answer, onward = self._ask(url, target, headers)
            if not onward:
                return answer
            target = urljoin(target, onward)
        raise FetchError(url, f"more than {self.limits.redirects} redirects", expected="a page")

    def _check(self, url: str, target: str) -> None:
        """Refuses what is not to be asked, before anything is sent."""
        parts = urlsplit(target)
        shown = target.replace(f"{parts.netloc}", parts.netloc.rpartition("@")[2], 1)[:200]
        where, on_the_way = (shown, "") if url == target else (url, f"redirected to {shown}, ")
        if parts.scheme not in {"http", "https"} or not parts.hostname or parts.port == 0:
            raise FetchError(where, f"{on_the_way}not a web address", expected="http or https")
        if "@" in parts.netloc:
            raise FetchError(where, f"{on_the_way}a name or password in the address", expected="an address without")
        robots = self._robots_of(url, f"{parts.scheme}://{parts.netloc}")
        if not robots.allows((parts.path or "/") + (f"?{parts.query}" if parts.query else "")):
            raise FetchError(url, f"{on_the_way}refused by the site's robots.txt", expected="a page open to programs")
        self._wait(url, parts.netloc, max(self.limits.delay, robots.delay))

    def _robots_of(self, url: str, site: str) -> Robots:
        if site not in self._robots:
            self._robots[site] = self._read_robots(url, site)
        return self._robots[site]

    def _read_robots(self, url: str, site: str) -> Robots:
        target = f"{site}/robots.txt"
        for _ in range(5):
            with self._client().stream("GET", target) as response:
                if response.has_redirect_location:
                    target = urljoin(target, response.headers["location"])
                    if not target.startswith(("http://", "https://")):
                        return Robots()
                    continue
                if response.status_code >= 500 or response.status_code == 429:
                    raise FetchError(url, f"its robots.txt answered {response.status_code}", expected="leave to ask")
                if response.status_code != 200:
                    return Robots()
                data = self._body(url, response, self.limits.page)
                return parse_robots(data.decode("utf-8", "replace"))
        return Robots()

    def _wait(self, url: str, host: str, delay: float) -> None:
        if delay > self.limits.longest_delay:
            raise BusyError(url, f"its robots.txt asks for {delay:g} s between two pages", expected=f"{self.limits.longest_delay:g} at most")
        due = self._last.get(host, float("-inf")) + delay
        now = self.clock()
        if now < due:
            self.sleep(min(due - now, delay))  # a clock that was set back makes nobody wait longer
        self._last[host] = self.clock()

    def _ask(self, url: str, target: str, headers: Mapping[str, str]) -> tuple[Answer, str]:
        """One request: the answer, or where it sends one on."""
        with self._client().stream("GET", target, headers=dict(headers)) as response:
            if response.has_redirect_location:
                return Answer(target), response.headers["location"]
            if response.status_code == HTTPStatus.NOT_MODIFIED:
                return Answer(target, fresh=False), ""
            if response.status_code != HTTPStatus.OK:
                busy = response.status_code in {HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE}
                raise (BusyError if busy else FetchError)(url, f"answered {_status(response)}", expected="a page")
            media = response.headers.get("content-type", "").split(";")[0].strip().lower()
            data = self._body(url, response, self.limits.feed if media.endswith("xml") else self.limits.page)
            return Answer(
                target, data, media, response.charset_encoding or "",
                response.headers.get("etag", ""), response.headers.get("last-modified", ""),
            ), ""  # fmt: skip

    def _body(self, url: str, response: httpx.Response, limit: int) -> bytes:
        pieces: list[bytes] = []
        size = 0
        end = self.clock() + self.limits.whole
        for piece in response.iter_bytes():
            pieces.append(piece)
            size += len(piece)
            if size > limit:
                raise FetchError(url, f"larger than {limit / 1_000_000:g} MB", expected="one article or feed")
            if self.clock() > end:
                raise FetchError(url, f"not finished within {self.limits.whole:g} s", expected="a server that answers")
        return b"".join(pieces)

    def _client(self) -> httpx.Client:
        if self._open is None:
            import httpx  # noqa: PLC0415

            from loaders.documents.guarded import GuardedTransport  # noqa: PLC0415

            self._open = httpx.Client(
                transport=GuardedTransport(allow_private=self.allow_private),
                timeout=httpx.Timeout(self.limits.silence, connect=self.limits.connect),
                headers=_HEADERS,
                trust_env=False,
            )
        return self._open


def _status(response: httpx.Response) -> str:
    wait = response.headers.get("retry-after", "")
    named = f"{response.status_code} {response.reason_phrase}".strip()
    return f"{named}, to be asked again in {wait} s" if wait.isdigit() else named
