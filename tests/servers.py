"""SPARQL servers on loopback: Oxigraph behind the protocol, with failures on demand, and Debian's Virtuoso where it is installed.

Oxigraph's own server is a program that no Python package brings, so its library answers here, request by request, over HTTP.
"""

from __future__ import annotations

import base64
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.error import URLError
from urllib.parse import parse_qs
from urllib.request import urlopen

from pyoxigraph import NamedNode, QueryResultsFormat, QueryTriples, RdfFormat, Store, serialize

VIRTUOSO = shutil.which("virtuoso-t")


class Oxigraph(ThreadingHTTPServer):
    """A store behind `/query` and `/update`; what is in `faults` befalls the next requests, one each."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.store = Store()
        self.faults: list[str] = []
        self.asked: list[str] = []
        self.user = ""

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/query"


class _Handler(BaseHTTPRequestHandler):
    server: Oxigraph
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1

    def do_POST(self) -> None:
        form = parse_qs(self.rfile.read(int(self.headers["content-length"])).decode())
        text = (form.get("query") or form.get("update") or [""])[0]
        self.server.asked.append(self.path)
        fault = self.server.faults.pop(0) if self.server.faults else ""
        if self.server.user and self.headers.get("authorization") != "Basic " + base64.b64encode(self.server.user.encode()).decode():
            self.answer(401, "text/plain", b"who are you?")
        elif fault == "drop":
            self.close_connection = True
            self.connection.shutdown(socket.SHUT_RDWR)
        elif fault == "html":
            self.answer(200, "text/html", b"<html>Welcome</html>")
        elif fault.isdigit():
            self.answer(int(fault), "text/plain", b"out of order")
        elif self.path == "/update":
            self.update(text, fault)
        else:
            self.query(text, form.get("default-graph-uri", []), fault)

    def update(self, text: str, fault: str) -> None:
        try:
            self.server.store.update(text)
        except (SyntaxError, ValueError) as error:
            self.answer(400, "text/plain", str(error).encode())
            return
        if fault == "deaf":  # it is done, and nobody hears of it
            self.connection.shutdown(socket.SHUT_RDWR)
            self.close_connection = True
        else:
            self.answer(204, "text/plain", b"")

    def query(self, text: str, graphs: list[str], fault: str) -> None:
        try:
            found = self.server.store.query(text, default_graph=[NamedNode(graph) for graph in graphs] or None)
            if isinstance(found, QueryTriples):
                body, media = serialize(found, format=RdfFormat.N_TRIPLES) or b"", "application/n-triples"
            else:
                body, media = found.serialize(format=QueryResultsFormat.JSON) or b"", "application/sparql-results+json"
        except (SyntaxError, ValueError) as error:
            self.answer(400, "text/plain", str(error).encode())
            return
        self.answer(200, media, body[: len(body) // 2] if fault == "half" else body)

    def answer(self, code: int, media: str, body: bytes) -> None:
        self.send_response(code)
        self.send_header("content-type", media)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def oxigraph() -> Iterator[Oxigraph]:
    """An empty Oxigraph that listens."""
    with Oxigraph() as server:
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        try:
            yield server
        finally:
            server.shutdown()


_INI = """[Database]
DatabaseFile = {folder}/v.db
ErrorLogFile = {folder}/v.log
LockFile = {folder}/v.lck
TransactionFile = {folder}/v.trx
xa_persistent_file = {folder}/v.pxa
FileExtend = 200
[TempDatabase]
DatabaseFile = {folder}/t.db
TransactionFile = {folder}/t.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
NumberOfBuffers = 20000
MaxDirtyBuffers = 15000
DirsAllowed = {folder}
DefaultIsolation = 2
CheckpointInterval = 0
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = {folder}
ServerThreads = 4
[SPARQL]
ResultSetMaxRows = 10000000
"""


def _free() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def virtuoso(folder: Path) -> Iterator[str]:
    """Debian's Virtuoso with a database of its own, listening on loopback alone, where anybody may write; its address."""
    assert VIRTUOSO is not None
    sql, http = _free(), _free()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "v.ini").write_text(_INI.format(folder=folder, sql=sql, http=http), "utf-8")
    with (folder / "said").open("wb") as said, subprocess.Popen(
        [VIRTUOSO, "+foreground", "+configfile", str(folder / "v.ini")], cwd=folder, stdout=said, stderr=said, stdin=subprocess.DEVNULL
    ) as server:
        try:
            _wait(f"http://127.0.0.1:{http}/sparql?query=ask%7B%7D", server)
            rights = 'GRANT SPARQL_UPDATE TO "SPARQL"; DB.DBA.RDF_DEFAULT_USER_PERMS_SET (\'nobody\', 7);'
            subprocess.run(["isql-vt", f"127.0.0.1:{sql}", "dba", "dba", f"exec={rights}"], check=True, capture_output=True, timeout=60)
            yield f"http://127.0.0.1:{http}/sparql"
        finally:
            server.terminate()
            server.wait(30)


def _wait(url: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        assert server.poll() is None, "the server ended"
        try:
            with urlopen(url, timeout=5):
                return
        except (URLError, OSError):
            time.sleep(0.1)
    raise AssertionError(f"{url} does not answer")
