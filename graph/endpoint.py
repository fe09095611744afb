"""A SPARQL 1.1 endpoint on the network: queries, updates and their failures, each in one line.

Queries and ground updates may be sent again, for they do the same twice; so what a server is too busy for, or a connection
that breaks, is tried anew. An answer that is cut short or is no answer at all never passes for a small one.
"""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit, urlunsplit

from graph.errors import QueryError, RemoteError
from graph.vocabulary import BASE, PREFIXES

if TYPE_CHECKING:
    import httpx

GRAPH_IRI = BASE + "graph"
"""The named graph that holds everything; always named, for endpoints differ in what their default graph is."""
TRIES = 4
PAUSE = 0.5
"""Seconds before the second try; twice as long before each further one."""
CONNECT, SILENCE = 10.0, 120.0
"""Seconds to wait for a connection, and for an answer to begin or go on."""
_BUSY = frozenset({408, 429, 500, 502, 503, 504})
_PROLOGUE = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
RESULTS = "application/sparql-results+json"
TRIPLES = "application/n-triples, text/plain;q=0.5"


@dataclass(frozen=True, slots=True)
class Address:
    """Where an endpoint is asked and changed, and as whom."""

    query: str
    update: str
    user: str = ""
    password: str = ""

    @classmethod
    def of(cls, url: str, environment: Mapping[str, str] = os.environ) -> Address:
        """From `https://user:password@host/query`; REELGRAPH_UPDATE, _USER and _PASSWORD say what the address does not.

        >>> Address.of("https://example.org/query", {}).update
        'https://example.org/update'
        """
        parts = urlsplit(url)
        host = parts.netloc.rpartition("@")[2]
        bare = urlunsplit(parts._replace(netloc=host, fragment=""))
        update = environment.get("REELGRAPH_UPDATE", "")
        if not update:
            update = bare.removesuffix("/query") + "/update" if bare.endswith("/query") else bare
        user, password = parts.username or environment.get("REELGRAPH_USER", ""), parts.password or environment.get("REELGRAPH_PASSWORD", "")
        return cls(bare, update, user, password)


class Endpoint:
    """Speaks to one endpoint; tries again what may be tried again."""

    def __init__(self, address: Address, *, silence: float = SILENCE) -> None:
        import httpx  # noqa: PLC0415 - only for stores on the network

        self.address = address
        self._client = httpx.Client(
            timeout=httpx.Timeout(silence, connect=CONNECT), follow_redirects=False, headers={"User-Agent": "reelgraph"},
        )  # fmt: skip
        self._auth: Any = None
        if address.user:
            self._auth = httpx.BasicAuth(address.user, address.password)

    def rows(self, query: str, graph: str = GRAPH_IRI) -> bytes:
        """The answer of a graph to a SELECT or ASK, as SPARQL results in JSON."""
        return self._asked(query, graph, RESULTS, ("json",))

    def triples(self, query: str) -> bytes:
        """The answer to a CONSTRUCT or DESCRIBE, as N-Triples."""
        return self._asked(query, GRAPH_IRI, TRIPLES, ("n-triples", "text/plain"))

    def update(self, text: str) -> None:
        """Run a ground update, all of whose statements name their graph."""
        self._sent(self.address.update, {"update": text}, "*/*")

    def close(self) -> None:
        self._client.close()

    def _asked(self, query: str, graph: str, accept: str, forms: tuple[str, ...]) -> bytes:
        answer = self._sent(self.address.query, {"query": _PROLOGUE + query, "default-graph-uri": graph}, accept)
        media = answer.headers.get("content-type", "").partition(";")[0].strip()
        if not any(form in media for form in forms):
            raise RemoteError(f"{self.address.query}: the answer is {media or 'of no stated form'} (expected {accept.partition(',')[0]})")
        if limit := answer.headers.get("x-sparql-maxrows"):
            raise RemoteError(f"{self.address.query}: the server cuts answers at {limit} rows (expected all; ask for a higher limit there)")
        return answer.content

    def _sent(self, url: str, form: Mapping[str, str], accept: str) -> httpx.Response:
        last: RemoteError | None = None
        for attempt in range(TRIES):
            if attempt:
                time.sleep(PAUSE * 2 ** (attempt - 1))
            found = self._once(url, form, accept)
            if not isinstance(found, RemoteError):
                return found
            last = found
        assert last is not None
        raise last

    def _once(self, url: str, form: Mapping[str, str], accept: str) -> httpx.Response | RemoteError:
        """The answer, or a failure that another try may mend; raises what none will."""
        import httpx  # noqa: PLC0415

        try:
            answer = self._client.post(url, data=dict(form), headers={"Accept": accept}, auth=self._auth)
        except httpx.TimeoutException:
            return RemoteError(f"{url}: no answer in time")
        except httpx.TransportError as error:
            return RemoteError(f"{url}: the connection failed: {' '.join(str(error).split()) or type(error).__name__}")
        except httpx.InvalidURL as error:
            raise RemoteError(f"{url}: not an address that can be asked ({error})") from None
        if answer.status_code == 401 and isinstance(self._auth, httpx.BasicAuth) and "digest" in answer.headers.get("www-authenticate", "").lower():
            self._auth = httpx.DigestAuth(self.address.user, self.address.password)
            return self._once(url, form, accept)
        return self._judged(answer, url)

    def _judged(self, answer: httpx.Response, url: str) -> httpx.Response | RemoteError:
        code, said = answer.status_code, " ".join(answer.text[:300].split())[:160]
        if code < 300:
            return answer
        if code == 400:
            raise QueryError(f"{url}: the endpoint cannot run this: {said}")
        if code in {401, 403}:
            raise RemoteError(f"{url}: refused ({code}; expected REELGRAPH_USER and REELGRAPH_PASSWORD of somebody who may)")
        failure = RemoteError(f"{url}: the endpoint answered {code}: {said or answer.reason_phrase}")
        if code in _BUSY:
            return failure
        raise failure
