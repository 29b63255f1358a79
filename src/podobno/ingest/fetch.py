"""An address in, the bytes that stand there out; private addresses are refused.

Each name is resolved once, every address it has is checked, and the connection goes to the
address that was checked: a name that changes its mind between check and use gains nothing.
Redirects are followed by hand, each checked again.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import Message
from urllib.parse import quote, urljoin, urlsplit

from podobno.errors import DocumentProblem
from podobno.ingest.archive import decode_body
from podobno.ingest.limits import MAX_FILE, say_size

MAX_REDIRECTS = 5
CONNECT_SECONDS = 15.0
TOTAL_SECONDS = 60.0
_AGENT = "podobno/0.1 (reads press reports for a fact-checker; one page at a time)"
_CHUNK = 65536


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What a server sent: the address it came from in the end, body, and what it said of it."""

    url: str
    data: bytes
    media_type: str | None = None
    charset: str | None = None
    captured: str | None = None


Fetch = Callable[[str, bool], Fetched]
"""Fetches an address; the flag allows private ones. Raises ``DocumentProblem``."""


def fetch_address(address: str, allow_private: bool = False) -> Fetched:
    """Fetch a page, feed or file over http or https, through at most five redirects."""
    until = time.monotonic() + TOTAL_SECONDS
    current = address
    for _ in range(MAX_REDIRECTS + 1):
        try:
            answer = _request(address, current, allow_private, until)
        except (OSError, http.client.HTTPException, ssl.SSLError) as error:
            raise DocumentProblem(address, f"cannot be fetched: {_say(error)}") from error
        if isinstance(answer, Fetched):
            return answer
        current = urljoin(current, answer)
    raise DocumentProblem(address, f"leads through more than {MAX_REDIRECTS} redirects")


def checked_addresses(address: str, host: str, port: int, allow_private: bool) -> list[str]:
    """The network addresses of a host; raises ``DocumentProblem`` where any of them is private,
    loopback, link-local or otherwise not public, unless that is allowed."""
    try:
        infos = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise DocumentProblem(address, f"the name {host} cannot be found") from error
    found = list(dict.fromkeys(str(info[4][0]) for info in infos))
    if not allow_private and not all(is_public(ip) for ip in found):
        raise DocumentProblem(
            address, f"{host} is a private or local address (allow it with --allow-private)"
        )
    return found


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the public network; an IPv4 address inside IPv6 counts as
    itself."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is not None:
            return is_public(str(inner))
        # 64:ff9b::/96 carries an IPv4 address in its last four bytes.
        if ip in ipaddress.ip_network("64:ff9b::/96"):
            return is_public(str(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)))
    return ip.is_global and not ip.is_multicast


def _request(address: str, current: str, allow_private: bool, until: float) -> Fetched | str:
    """One request: what was fetched, or where it redirects to."""
    try:
        parts = urlsplit(current)
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError as error:
        raise DocumentProblem(address, f"{current} is no address") from error
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise DocumentProblem(address, f"{current} is not an http or https address")
    ips = checked_addresses(address, parts.hostname, port, allow_private)
    connection = _connect(parts.scheme, parts.hostname, port, ips)
    try:
        path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._") + (
            f"?{quote(parts.query, safe='/%:@!$&()*+,;=~?-._')}" if parts.query else ""
        )
        headers = {"User-Agent": _AGENT, "Accept-Encoding": "gzip", "Accept": "*/*"}
        connection.request("GET", path, headers=headers)
        response = connection.getresponse()
        location = response.getheader("Location")
        if response.status in {301, 302, 303, 307, 308} and location:
            return location
        if response.status != 200:
            raise DocumentProblem(address, f"the server answered {response.status}")
        data = decode_body(
            _read(address, response, until), (response.getheader("Content-Encoding") or "").lower()
        )
        if data is None:
            raise DocumentProblem(address, "the answer's packing cannot be undone")
        return Fetched(
            url=current,
            data=data,
            media_type=_content_type(response.headers).get_content_type(),
            charset=_content_type(response.headers).get_content_charset(),
            captured=datetime.now(UTC).isoformat(timespec="minutes"),
        )
    finally:
        connection.close()


def _connect(scheme: str, host: str, port: int, ips: list[str]) -> http.client.HTTPConnection:
    """A connection to one of the checked addresses under the host's own name."""
    connection: http.client.HTTPConnection
    if scheme == "https":
        connection = http.client.HTTPSConnection(host, port, timeout=CONNECT_SECONDS)
    else:
        connection = http.client.HTTPConnection(host, port, timeout=CONNECT_SECONDS)
    error: OSError | None = None
    for ip in ips:
        try:
            sock = socket.create_connection((ip, port), timeout=CONNECT_SECONDS)
        except OSError as failed:
            error = failed
            continue
        if scheme == "https":
            context = ssl.create_default_context()
            connection.sock = context.wrap_socket(sock, server_hostname=host)
        else:
            connection.sock = sock
        return connection
    raise error or OSError("no address")


def _read(address: str, response: http.client.HTTPResponse, until: float) -> bytes:
    """The body, up to the size of a file and the time left: a slow server holds nobody up."""
    parts: list[bytes] = []
    size = 0
    while chunk := response.read1(_CHUNK):
        parts.append(chunk)
        size += len(chunk)
        if size > MAX_FILE:
            raise DocumentProblem(address, f"the answer is larger than {say_size(MAX_FILE)}")
        if time.monotonic() > until:
            raise DocumentProblem(address, f"takes longer than {TOTAL_SECONDS:.0f} seconds")
    if response.length:
        raise DocumentProblem(address, "the answer was cut off")
    return b"".join(parts)


def _content_type(headers: Message) -> Message:
    message = Message()
    message["Content-Type"] = headers.get("Content-Type") or "application/octet-stream"
    return message


def _say(error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return "no answer in time"
    if isinstance(error, ConnectionRefusedError):
        return "the server refuses the connection"
    if isinstance(error, ssl.SSLCertVerificationError):
        return "the server's certificate is not valid"
    return getattr(error, "strerror", None) or type(error).__name__
