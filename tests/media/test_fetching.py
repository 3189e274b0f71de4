"""Fetching goes to the public internet only, to the address that was looked at, and not for ever."""

import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from chalicelib.core.errors import Refused
from chalicelib.media import fetching
from tests.media.pictures import picture


def code_of(*given, **more):
    with pytest.raises(Refused) as refused:
        fetching.fetch(*given, **more)
    return refused.value.code


class Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        hosts.append(self.headers["Host"])
        where = {
            "/moved": "/a.jpg",
            "/round": "/round",
            "/inside": "http://169.254.169.254/latest",
            "/file": "file:///etc/x",
        }
        if self.path in where:
            self.send_response(302)
            self.send_header("Location", where[self.path])
            self.end_headers()
        elif self.path == "/large":
            self.send_response(200)
            self.send_header("Content-Length", str(26 * 1024 * 1024))
            self.end_headers()
        elif self.path.startswith("/a%20b.jpg") or self.path == "/a.jpg":
            self.send_response(200)
            self.end_headers()
            self.wfile.write(picture())
        else:
            self.send_response(404)
            self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


hosts: list[str] = []


@pytest.fixture(scope="module")
def site() -> Iterator[dict]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield {"allowed": lambda address: address == "127.0.0.1", "ports": {"http": server.server_port}}
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize("path", ["/a.jpg", "/moved", "/a b.jpg?v=1"])
def test_a_picture_is_fetched_also_where_it_moved(site, path):
    assert fetching.fetch(f"http://127.0.0.1{path}", **site) == picture()


def test_the_connection_goes_to_the_address_that_was_looked_at_in_the_sites_name(site, monkeypatch):
    real = socket.getaddrinfo
    asked = []

    def resolve(host, port, *given, **more):
        asked.append(host)
        return real("127.0.0.1", port, *given, **more)

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    hosts.clear()
    assert fetching.fetch("http://shop.example/a.jpg", **site) == picture()
    assert asked.count("shop.example") == 1  # what it says a second time is never heard
    assert hosts[0].split(":")[0] == "shop.example"


def test_a_name_that_also_leads_inside_is_refused(site, monkeypatch):
    both = [(socket.AF_INET, 1, 6, "", (address, 80)) for address in ("127.0.0.1", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: both)
    assert code_of("http://shop.example/a.jpg", **site) == "address_not_public"


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/inside", "address_not_public"),
        ("/file", "address_not_public"),
        ("/round", "site_silent"),
        ("/large", "file_too_large"),
        ("/none", "picture_not_there"),
    ],
)
def test_what_a_site_answers_otherwise_is_refused(site, path, code):
    assert code_of(f"http://127.0.0.1{path}", **site) == code


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/", "http://localhost/", "http://10.1.2.3/", "http://192.168.0.1/", "http://169.254.169.254/",
        "http://[::1]/", "http://[::ffff:10.0.0.1]/", "http://[fd00::1]/", "http://[2002:a00:1::]/", "http://0/",
        "http://[64:ff9b::a00:1]/", "http://2130706433/", "http://0x7f.1/", "ftp://example.com/a", "file:///etc/passwd",
        "http://user:word@example.com/", "http://example.com:22/", "https://example.com:80/", "http:///a", "http://[::1/",
    ],
)  # fmt: skip
def test_addresses_that_are_not_public_web_sites_are_refused_before_anything_is_sent(url):
    assert code_of(url) == "address_not_public"


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        ("100.64.0.1", False),
        ("224.0.0.1", False),
        ("0.0.0.0", False),
    ],
)
def test_what_is_public(address, public):
    assert fetching.is_public(address) is public
