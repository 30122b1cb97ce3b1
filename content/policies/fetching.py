"""Asking an outside address whether it still answers, without being led astray.

Only http and https; the name is looked up once and every address it has must be public, then that
very address is called, so that a second answer of the name server cannot point inside (SSRF). No
cookies, no credentials, no proxy of the environment; each redirect is judged anew; at most a little
of the body is read.
"""

import http.client
import ipaddress
import socket
import ssl
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

AGENT = "Integriteitsportaal-linkcontrole/1"
REDIRECTS = frozenset({301, 302, 303, 307, 308})
#: Servers that do not know HEAD answer with one of these; the same is asked with GET.
NOT_BY_HEAD = frozenset({400, 403, 404, 405, 406, 410, 429, 500, 501, 502, 503})
MOST_REDIRECTS = 5
MOST_BYTES = 1024
#: How many times the time-out of one read a whole request may take.
PATIENCE = 2


@dataclass(frozen=True)
class Answer:
    """The last status, and a code of words.LINK_PROBLEMS when the address is not well."""

    status: int | None = None
    problem: str = ""


class _NotWell(Exception):
    """The address cannot or may not be asked; the argument is the problem's code."""


def check_address(url: str, *, timeout: float, allows_private: bool = False) -> Answer:
    """Ask an address, first by HEAD; ``timeout`` is in seconds per request."""
    try:
        for _ in range(MOST_REDIRECTS + 1):
            status, goes_to = _ask_both(url, timeout, allows_private)
            if status not in REDIRECTS or not goes_to:
                return Answer(status, _problem_of(status))
            url = urljoin(url, goes_to)
    except _NotWell as fault:
        return Answer(None, str(fault))
    return Answer(None, "too_many_redirects")


def _problem_of(status: int) -> str:
    if status in (404, 410):
        return "not_found"
    if status >= 500:
        return "server_error"
    # 401, 403, 405 and 429 are answers: something is there, it only does not talk to programs.
    return "refused" if status in (400, 406) else ""


def _ask_both(url: str, timeout: float, allows_private: bool) -> tuple[int, str]:
    status, goes_to = _ask("HEAD", url, timeout, allows_private)
    if status in NOT_BY_HEAD:
        return _ask("GET", url, timeout, allows_private)
    return status, goes_to


def _ask(method: str, url: str, timeout: float, allows_private: bool) -> tuple[int, str]:
    parts = _parts_of(url)
    address = _address_of(parts.hostname or "", parts.port, parts.scheme, allows_private)
    connection = _connection(parts.scheme, parts.hostname or "", address, timeout)
    target = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    if parts.query:
        target += f"?{quote(parts.query, safe='/%:@!$&()*+,;=~-._?')}"
    # A server that drips a byte at a time never runs into the time-out of one read.
    has_hung_up = threading.Event()
    patience = threading.Timer(timeout * PATIENCE, _hang_up, [connection, has_hung_up])
    patience.start()
    try:
        connection.request(method, target, headers={"User-Agent": AGENT, "Accept": "*/*"})
        response = connection.getresponse()
        response.read(MOST_BYTES)
        if has_hung_up.is_set():
            raise _NotWell("no_answer")
        return response.status, response.getheader("Location", "") or ""
    except ssl.SSLError as error:
        raise _NotWell("certificate") from error
    except (OSError, http.client.HTTPException) as error:
        raise _NotWell("no_answer") from error
    finally:
        patience.cancel()
        connection.close()


def _hang_up(connection: http.client.HTTPConnection, done: threading.Event) -> None:
    done.set()
    with suppress(OSError):
        if connection.sock is not None:
            connection.sock.shutdown(socket.SHUT_RDWR)


def _parts_of(url: str) -> Any:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise _NotWell("wrong_address") from error
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username or port == 0:
        raise _NotWell("wrong_address")
    return parts


def _address_of(
    host: str, port: int | None, scheme: str, allows_private: bool
) -> tuple[int, tuple[Any, ...]]:
    """Family and socket address of a name, if all its addresses may be called."""
    try:
        found = socket.getaddrinfo(
            host.encode("idna").decode(),
            port or (443 if scheme == "https" else 80),
            type=socket.SOCK_STREAM,
        )
    except (OSError, UnicodeError) as error:
        raise _NotWell("no_host") from error
    if not allows_private and not all(is_public(str(entry[4][0])) for entry in found):
        raise _NotWell("private")
    return found[0][0], found[0][4]


def is_public(address: str) -> bool:
    """Is this an address on the open internet, also when it is wrapped in another?"""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is not None:
            return is_public(str(inner))
        if ip in ipaddress.ip_network("64:ff9b::/96"):
            return is_public(str(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)))
    return ip.is_global and not ip.is_multicast


def _connection(
    scheme: str, host: str, address: tuple[int, tuple[Any, ...]], timeout: float
) -> http.client.HTTPConnection:
    """A connection to exactly this address that greets the server by its name."""
    kind = http.client.HTTPSConnection if scheme == "https" else http.client.HTTPConnection
    port = address[1][1]
    connection = kind(host, port, timeout=timeout)
    connection._create_connection = _dial(address)  # type: ignore[attr-defined]
    return connection


def _dial(address: tuple[int, tuple[Any, ...]]) -> Callable[..., socket.socket]:
    def dial(target: Any, timeout: float, source: Any = None) -> socket.socket:
        dialled = socket.socket(address[0], socket.SOCK_STREAM)
        dialled.settimeout(timeout)
        try:
            dialled.connect(address[1])
        except OSError:
            dialled.close()
            raise
        return dialled

    return dial
