"""A real web server on loopback for tests: paths and what they answer, and a list of what was asked for."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TypeAlias


@dataclass(frozen=True)
class Reply:
    """One answer; `body` may be a callable that writes by itself, slowly or too much."""

    body: bytes | str | Callable[[BaseHTTPRequestHandler], None] = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


Page: TypeAlias = "Reply | str | bytes | Callable[[BaseHTTPRequestHandler], Reply]"


@dataclass
class Site:
    """The pages of a server, changeable while it runs; `asked` are the paths in order."""

    pages: dict[str, Page]
    url: str = ""
    asked: list[str] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)

    @property
    def read(self) -> list[str]:
        """The paths that were asked for, without robots.txt."""
        return [path for path in self.asked if path != "/robots.txt"]

    def reply(self, request: BaseHTTPRequestHandler) -> Reply:
        self.asked.append(request.path)
        self.agents.add(request.headers.get("user-agent", ""))
        page = self.pages.get(request.path, Reply("not here", 404))
        if isinstance(page, str | bytes):
            return Reply(page, headers={"content-type": "text/html; charset=utf-8"})
        return page if isinstance(page, Reply) else page(request)


@contextmanager
def serve(pages: dict[str, Page]) -> Iterator[Site]:
    """The site, running until the block ends."""
    site = Site(pages)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            reply = site.reply(self)
            body = reply.body.encode() if isinstance(reply.body, str) else reply.body
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value.replace("{site}", site.url))
            if isinstance(body, bytes):
                self.send_header("content-length", str(len(body)))
            self.end_headers()
            try:
                if isinstance(body, bytes):
                    self.wfile.write(body)
                else:
                    body(self)
            except (BrokenPipeError, ConnectionResetError):
                pass

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Keep the test's output clean."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        site.url = f"http://127.0.0.1:{server.server_port}"
        for path, page in site.pages.items():
            if isinstance(page, Reply) and isinstance(page.body, str | bytes):
                text = page.body.encode() if isinstance(page.body, str) else page.body
                site.pages[path] = Reply(text.replace(b"{site}", site.url.encode()), page.status, page.headers)
            elif isinstance(page, str):
                site.pages[path] = page.replace("{site}", site.url)
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        try:
            yield site
        finally:
            server.shutdown()
            thread.join()
