"""Fetching a picture from elsewhere, without being led to where only this machine can go.

The address is a merchant's or an imported file's, so it may be anybody's: only http and https on their own ports, only
to addresses that are public. The name is resolved once and the connection made to what was checked (a second answer of
its name server would not be), anew for every redirect. Size, time and redirects are bounded; its bytes tell what it is.
"""

import ipaddress
import socket
import ssl
import time
from collections.abc import Callable
from http.client import HTTPConnection, HTTPException, HTTPResponse
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from chalicelib.core.errors import Refused
from chalicelib.media.rules import LARGEST, TOO_LARGE

SECONDS = 20.0  # for one picture, redirects and all
WAIT_SECONDS = 8.0  # for one answer of the network
REDIRECTS = 4
PIECE = 64 * 1024
PORTS = {"http": 80, "https": 443}
MOVED = (301, 302, 303, 307, 308)
# Ways to write an IPv4 address as an IPv6 one that a gateway may follow: 6to4 and NAT64
DISGUISES = tuple(ipaddress.ip_network(each) for each in ("2002::/16", "64:ff9b::/96", "64:ff9b:1::/48"))

NOT_PUBLIC = Refused("address_not_public", "This address does not lead to a public web site.", status=422)
NOT_FOUND = Refused("picture_not_there", "There is no picture at this address any more.", status=422)
NO_ANSWER = Refused("site_silent", "The site did not answer, or not in time. Try again later.", status=422)
Allowed = Callable[[str], bool]


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet's."""
    found = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        if found.ipv4_mapped is not None:
            return is_public(str(found.ipv4_mapped))
        if any(found in each for each in DISGUISES):
            return False
    return found.is_global and not found.is_multicast


def fetch(url: str, allowed: Allowed = is_public, ports: dict[str, int] | None = None) -> bytes:
    """The bytes at an address, at most 25 MB. Raises 422: not public, not there, too large, silent."""
    until = time.monotonic() + SECONDS
    for _ in range(REDIRECTS + 1):
        parts = _checked(url, ports or PORTS)
        connection = _connected(parts, (ports or PORTS)[parts.scheme], allowed, until)
        try:
            target = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._") + (f"?{parts.query}" if parts.query else "")
            connection.request("GET", target, headers={"User-Agent": "Daybook", "Accept": "image/*"})
            answer = connection.getresponse()
            if answer.status in MOVED:
                url = urljoin(url, answer.headers.get("Location", ""))
                continue
            if answer.status != 200:
                raise NOT_FOUND if answer.status in (404, 410) else NO_ANSWER
            return _read(answer, until)
        except (OSError, HTTPException, ValueError):
            raise NO_ANSWER from None
        finally:
            connection.close()
    raise NO_ANSWER


def _checked(url: str, ports: dict[str, int]) -> SplitResult:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise NOT_PUBLIC from None
    if parts.scheme not in ports or not parts.hostname or parts.username or parts.password is not None:
        raise NOT_PUBLIC
    if port is not None and port != ports[parts.scheme]:
        raise NOT_PUBLIC
    return parts


def _connected(parts: SplitResult, port: int, allowed: Allowed, until: float) -> HTTPConnection:
    """A connection to the host, at an address that was looked at. One address that is not public refuses them all."""
    host = parts.hostname or ""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise NO_ANSWER from None
    addresses = [str(each[4][0]) for each in found]
    if not addresses or not all(allowed(each) for each in addresses):
        raise NOT_PUBLIC
    wait = min(WAIT_SECONDS, until - time.monotonic())
    if wait <= 0:
        raise NO_ANSWER
    connection = HTTPConnection(host, port, timeout=wait)
    try:
        sock = socket.create_connection((addresses[0], port), timeout=wait)
        if parts.scheme == "https":
            sock = ssl.create_default_context().wrap_socket(sock, server_hostname=host)
    except OSError:
        raise NO_ANSWER from None
    connection.sock = sock
    return connection


def _read(answer: HTTPResponse, until: float) -> bytes:
    if int(answer.headers.get("Content-Length") or 0) > LARGEST:
        raise TOO_LARGE
    content = bytearray()
    while piece := answer.read1(PIECE):
        content += piece
        if len(content) > LARGEST:
            raise TOO_LARGE
        if time.monotonic() > until:
            raise NO_ANSWER
    return bytes(content)
