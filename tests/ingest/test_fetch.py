"""Addresses: pages and feeds fetched from a local server; private addresses are refused."""

from __future__ import annotations

import gzip
import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from podobno.errors import DocumentProblem
from podobno.ingest import fetch, read_sources
from podobno.ingest.fetch import Fetched, fetch_address, is_public
from podobno.settings import Settings
from tests.ingest.reading import REPORT, reasons

PAGE = (
    "<html><head><title>Budżet</title><meta property='article:published_time' "
    "content='2025-03-04T10:00:00+01:00'></head><body><article>"
    f"<h1>Rada przyjęła budżet Litorii</h1><p>{REPORT}</p>"
    f"<p>{REPORT.upper()}</p></article></body></html>"
)
FEED = (
    "<rss version='2.0'><channel><title>Echo</title><item><title>Jeden</title>"
    "<link>https://echo.example/1</link><description>Załoga strajkuje.</description></item>"
    "</channel></rss>"
)
LOCAL = Settings(allow_private=True)


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        if path.startswith("/to/"):
            self._send(302, b"", Location=self.path.removeprefix("/to"))
        elif path == "/loop":
            self._send(302, b"", Location="/loop")
        elif path == "/inside":
            self._send(302, b"", Location="http://169.254.169.254/latest/meta-data")
        elif path == "/file":
            self._send(302, b"", Location="file:///etc/passwd")
        elif path == "/page":
            self._send(200, PAGE.encode(), **{"Content-Type": "text/html; charset=utf-8"})
        elif path == "/old":
            raw = PAGE.encode("iso-8859-2")
            self._send(200, raw, **{"Content-Type": "text/html; charset=iso-8859-2"})
        elif path == "/packed":
            raw = gzip.compress(PAGE.encode())
            self._send(200, raw, **{"Content-Type": "text/html", "Content-Encoding": "gzip"})
        elif path == "/bomb":
            raw = gzip.compress(b"<p>" + b"0" * 20_000_000)
            self._send(200, raw, **{"Content-Type": "text/html", "Content-Encoding": "gzip"})
        elif path == "/feed":
            self._send(200, FEED.encode(), **{"Content-Type": "application/rss+xml"})
        elif path == "/picture":
            self._send(200, b"\x89PNG\x00\x00", **{"Content-Type": "image/png"})
        elif path == "/big":
            self._send(200, b"0" * 4000, **{"Content-Type": "text/plain"})
        elif path == "/cut":
            self._send(200, b"<html>", **{"Content-Length": "5000"})
        else:
            self._send(404, b"")

    def _send(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        thread = threading.Thread(target=running.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()
        thread.join()


@pytest.mark.parametrize("path", ["/page", "/old", "/packed", "/to/page", "/page?id=łąka 1"])
def test_page_is_fetched_and_goes_by_its_address(server: str, path: str) -> None:
    intake = read_sources([server + path], LOCAL)
    assert intake.problems == ()
    (document,) = intake.documents
    # After a redirect the address that answered counts.
    assert document.id == document.url == server + path.replace("/to/", "/")
    assert "Za głosowało 61 posłów" in document.text
    assert (document.published, document.published_basis) == ("2025-03-04", "metadata")
    assert document.captured is not None


def test_feed_behind_an_address_gives_its_entries(server: str) -> None:
    (document,) = read_sources([f"{server}/feed"], LOCAL).documents
    assert (document.id, document.publisher) == ("https://echo.example/1", "Echo")


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/nowhere", "the server answered 404"),
        ("/loop", "leads through more than 5 redirects"),
        ("/file", "file:///etc/passwd is not an http or https address"),
        ("/picture", "this is a binary file, not text"),
        ("/bomb", "the answer's packing cannot be undone"),
        ("/cut", "the answer was cut off"),
    ],
)
def test_what_cannot_be_fetched_is_listed(server: str, path: str, reason: str) -> None:
    intake = read_sources([server + path], LOCAL)
    assert intake.documents == ()
    assert reasons(intake) == {server + path: reason}


def test_answer_too_large_is_listed(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "MAX_FILE", 1000)
    (reason,) = reasons(read_sources([f"{server}/big"], LOCAL)).values()
    assert reason.startswith("the answer is larger than")


def test_slow_answer_is_given_up(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "TOTAL_SECONDS", -1.0)
    (reason,) = reasons(read_sources([f"{server}/big"], LOCAL)).values()
    assert reason.startswith("takes longer than")


def test_closed_port_is_listed() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{free.getsockname()[1]}/"
    (reason,) = reasons(read_sources([address], LOCAL)).values()
    assert reason == "cannot be fetched: the server refuses the connection"


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/", "http://localhost/", "http://[::1]/", "http://10.0.0.1/",
        "http://192.168.1.1/", "http://169.254.169.254/latest", "http://[fe80::1]/",
        "http://0.0.0.0/", "http://2130706433/", "http://[::ffff:127.0.0.1]/", "http://100.64.0.1/",
        "http://[64:ff9b::7f00:1]/", "http://224.0.0.1/",
    ],
)  # fmt: skip
def test_private_address_is_refused_by_default(address: str) -> None:
    (reason,) = reasons(read_sources([address], Settings())).values()
    assert "is a private or local address" in reason


def test_redirect_to_a_private_address_is_refused(
    server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The test's own server stands for a public one; the address behind it does not.
    monkeypatch.setattr(fetch, "is_public", lambda ip: ip == "127.0.0.1")
    (reason,) = reasons(read_sources([f"{server}/inside"], Settings())).values()
    assert reason.startswith("169.254.169.254 is a private or local address")


def test_name_that_also_has_a_private_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def answers(host: str, port: int, **more: object) -> list[object]:
        return [(2, 1, 6, "", (ip, port)) for ip in ("93.184.216.34", "10.0.0.7")]

    monkeypatch.setattr(socket, "getaddrinfo", answers)
    with pytest.raises(DocumentProblem, match="private or local"):
        fetch_address("http://mixed.example/")


def test_connection_goes_to_the_address_that_was_checked(
    server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = int(server.rpartition(":")[2])
    asked: list[str] = []
    real = socket.getaddrinfo

    def answers(host: str, *args: object, **more: object) -> object:
        if host != "outlet.example":
            return real(host, *args, **more)  # type: ignore[arg-type]
        asked.append(host)
        return [(2, 1, 6, "", ("127.0.0.1", port))]

    monkeypatch.setattr(socket, "getaddrinfo", answers)
    fetched = fetch_address(f"http://outlet.example:{port}/page", True)
    assert fetched.media_type == "text/html"
    # Asked once: a second question could have another answer.
    assert asked == ["outlet.example"]


@pytest.mark.parametrize(
    ("ip", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        ("172.16.0.1", False),
        ("fc00::1", False),
    ],
)
def test_public_addresses_are_told_from_private_ones(ip: str, public: bool) -> None:
    assert is_public(ip) is public


@pytest.mark.parametrize("address", ["http://", "http://[::1", "http://host:99999/", "https:///x"])
def test_broken_address_is_listed(address: str) -> None:
    intake = read_sources([address], LOCAL)
    assert list(reasons(intake)) == [address]


def test_fetch_is_an_argument() -> None:
    pages = {"https://echo.example/a": PAGE.encode()}

    def from_table(address: str, allow_private: bool) -> Fetched:
        return Fetched(url=address, data=pages[address], media_type="text/html")

    (document,) = read_sources(pages, Settings(), fetch=from_table).documents
    assert document.id == "https://echo.example/a"
