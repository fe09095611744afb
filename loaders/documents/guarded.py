"""Connections that go only to addresses which were checked, and what can go wrong with them in words."""

from __future__ import annotations

import ipaddress
import socket
import ssl
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import httpcore
import httpx

from graph.errors import FetchError

_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class PrivateAddressError(Exception):
    """The host is, or resolves to, an address that is not of the open internet."""


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open internet, also where an IPv6 address wraps an IPv4 one.

    >>> is_public("::ffff:127.0.0.1"), is_public("8.8.8.8")
    (False, True)
    """
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        wrapped = ip.ipv4_mapped or ip.sixtofour
        if ip in _NAT64:
            wrapped = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        ip = wrapped or ip
    return ip.is_global and not ip.is_multicast


class GuardedNetwork(httpcore.NetworkBackend):
    """Resolves a host once, checks every address found, and connects to one of just these.

    It stands below all redirects and below TLS (which still checks the host's name), so a name server that answers
    differently the second time is never asked a second time.
    """

    def __init__(self, *, allow_private: bool) -> None:
        self._allow_private = allow_private
        self._real = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        failure: Exception = httpcore.ConnectError("no address")
        for address in self._checked(host, port):
            try:
                return self._real.connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure

    def _checked(self, host: str, port: int) -> list[str]:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
        for address in addresses:
            if not self._allow_private and not is_public(address):
                raise PrivateAddressError(address)
        return addresses

    def sleep(self, seconds: float) -> None:
        time.sleep(seconds)


class _Body(httpx.SyncByteStream):
    """What is still to come of an answer."""

    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        yield from self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()


class GuardedTransport(httpx.BaseTransport):
    """httpx over guarded connections; proxies of the environment are not used, for they would connect unguarded."""

    def __init__(self, *, allow_private: bool) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(),
            network_backend=GuardedNetwork(allow_private=allow_private),
            keepalive_expiry=5.0,
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        url = httpcore.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        answer = self._pool.handle_request(
            httpcore.Request(request.method, url, headers=request.headers.raw, extensions=request.extensions)
        )
        return httpx.Response(answer.status, headers=answer.headers, stream=_Body(answer), extensions=answer.extensions)

    def close(self) -> None:
        self._pool.close()


@contextmanager
def in_words(where: str, *, connect: float, silence: float) -> Iterator[None]:
    """Whatever can go wrong on the way, as a FetchError of one line about the address."""
    server = "a server that answers"
    try:
        yield
    except PrivateAddressError as error:
        raise FetchError(where, f"refused: {error} is a private address", expected="a public one, or --allow-private") from error
    except (httpcore.ConnectTimeout, httpx.ConnectTimeout) as error:
        raise FetchError(where, f"no connection within {connect:g} s", expected=server) from error
    except (httpcore.TimeoutException, httpx.TimeoutException) as error:
        raise FetchError(where, f"no answer within {silence:g} s", expected=server) from error
    except socket.gaierror as error:
        raise FetchError(where, "no such host", expected="an address that exists") from error
    except (httpcore.NetworkError, httpcore.ProtocolError, httpx.TransportError, ssl.SSLError, OSError) as error:
        raise FetchError(where, f"no connection: {_reason(error)}", expected=server) from error
    except (httpx.InvalidURL, httpx.DecodingError, httpcore.UnsupportedProtocol, ValueError) as error:
        raise FetchError(where, f"cannot be read: {_reason(error)}", expected="an http(s) address and its page") from error


def _reason(error: BaseException) -> str:
    words = " ".join(str(error).split()) or type(error).__name__
    return (words.partition("] ")[2] if words.startswith("[") else words).lower()
