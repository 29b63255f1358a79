"""Web archives (WARC, packed or not, and WACZ) in, a document for each page in them out."""

from __future__ import annotations

import json
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO, cast

from podobno.errors import DocumentProblem
from podobno.ingest.html import WebPage
from podobno.ingest.intake import sha256_of
from podobno.ingest.limits import MAX_MEMBERS, MAX_RECORD, MAX_UNPACKED, say_size, time_limit
from podobno.ingest.packed import (
    TooMuchError,
    first_bytes,
    is_gzip,
    open_archive,
)
from podobno.ingest.pdf import Pdf
from podobno.ingest.plain import PlainText
from podobno.ingest.received import Ingester, Reading, Received
from podobno.model import Document, Problem
from podobno.settings import Settings

_READERS: dict[str, Ingester] = {
    "text/html": WebPage(),
    "application/xhtml+xml": WebPage(),
    "application/pdf": Pdf(),
}
_ZIP = b"PK\x03\x04"
_DAMAGED = "the archive is cut off or damaged: what comes after is lost"
_CUT_OFF_RECORD = "the archive is cut off inside this record"


class WebArchive:
    """WARC and WACZ files. Pages are read; pictures, scripts and failed answers are passed by."""

    def accepts(self, received: Received) -> bool:
        """Whether the (unpacked) bytes open as WARC, or the file is a zip named WACZ."""
        if received.data.startswith(_ZIP):
            return received.suffix == ".wacz"
        return first_bytes(received).startswith(b"WARC/")

    def read(self, received: Received, settings: Settings) -> Reading:
        """A document for each page; its original is the page's own bytes, not the archive."""
        documents: list[Document] = []
        problems: list[Problem] = []
        originals: dict[str, bytes] = {}
        for found in _pages(received):
            if isinstance(found, Problem):
                problems.append(found)
                continue
            reader = _READERS.get(found.media_type or "", PlainText())
            try:
                with time_limit(found.name):
                    reading = reader.read(found, settings)
            except DocumentProblem as problem:
                problems.append(Problem(source=problem.source, reason=problem.reason))
                continue
            documents.extend(reading.documents)
            problems.extend(reading.problems)
            originals[sha256_of(found.data)] = found.data
        if not documents and not problems:
            raise DocumentProblem(received.name, "there is no page in this archive")
        return Reading(documents=tuple(documents), problems=tuple(problems), originals=originals)


def _pages(received: Received) -> Iterator[Received | Problem]:
    if received.data.startswith(_ZIP):
        yield from _pages_of_wacz(received)
        return
    with received.open() as stream:
        yield from _pages_of_warc(received, stream, is_packed=is_gzip(received))


def _pages_of_wacz(received: Received) -> Iterator[Received | Problem]:
    with received.open() as stream:
        try:
            archive = zipfile.ZipFile(stream)
            members = archive.infolist()
        except (zipfile.BadZipFile, OSError, ValueError) as error:
            raise DocumentProblem(received.name, "the WACZ file is damaged") from error
        if len(members) > MAX_MEMBERS:
            raise DocumentProblem(
                received.name, f"the WACZ file holds more than {MAX_MEMBERS:,} files"
            )
        if sum(member.file_size for member in members) > MAX_UNPACKED:
            raise DocumentProblem(
                received.name, f"the WACZ file unpacks to more than {say_size(MAX_UNPACKED)}"
            )
        warcs = [m for m in members if m.filename.endswith((".warc", ".warc.gz"))]
        if not warcs:
            raise DocumentProblem(received.name, "there is no web archive in this WACZ file")
        wanted = _listed_pages(archive, members)
        for member in sorted(warcs, key=lambda m: m.filename):
            try:
                with archive.open(member) as inner:
                    is_packed = member.filename.endswith(".gz")
                    for found in _pages_of_warc(
                        received, cast(BinaryIO, inner), is_packed=is_packed
                    ):
                        if not wanted or isinstance(found, Problem) or found.url in wanted:
                            yield found
            except (zipfile.BadZipFile, RuntimeError, NotImplementedError, zlib.error):
                source = f"{received.name}:{member.filename}"
                yield Problem(source=source, reason="this part of the archive is damaged or locked")


def _listed_pages(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> frozenset[str]:
    """The addresses that the archive lists as its pages; empty where it lists none, and then
    every page counts."""
    found: set[str] = set()
    for member in members:
        if not (member.filename.startswith("pages/") and member.filename.endswith(".jsonl")):
            continue
        try:
            with archive.open(member) as stream:
                lines = stream.read(MAX_RECORD).splitlines()
        except (zipfile.BadZipFile, RuntimeError, NotImplementedError, zlib.error):
            continue
        for line in lines:
            try:
                page = json.loads(line)
            except (ValueError, RecursionError):
                continue
            if isinstance(page, dict) and isinstance(page.get("url"), str):
                found.add(page["url"])
    return frozenset(found)


def _pages_of_warc(
    received: Received, stream: BinaryIO, *, is_packed: bool
) -> Iterator[Received | Problem]:
    """The pages of one WARC stream, to where it is cut off."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    source = open_archive(stream, is_packed=is_packed)
    types = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    is_cut = False
    try:
        for record in ArchiveIterator(source, record_types=types, parse_http=True):
            found = _read_record(received, record)
            if found is not None:
                is_cut = isinstance(found, Problem) and found.reason == _CUT_OFF_RECORD
                yield found
    except TooMuchError:
        reason = f"only the first {say_size(MAX_UNPACKED)} of this archive are read"
        yield Problem(source=received.name, reason=reason)
        return
    except (OSError, ValueError):
        source.is_damaged = True
    except BaseException as error:
        # The reader's own language has an exception that is no Exception.
        if type(error).__name__ != "PanicException":
            raise
        source.is_damaged = True
    if source.is_damaged and not is_cut:
        yield Problem(source=received.name, reason=_DAMAGED)


def _read_record(received: Received, record: Any) -> Received | Problem | None:
    """One record as a page received; None for what is no page."""
    address = (record.headers.get("WARC-Target-URI") or "").strip("<> ")
    if not address.startswith(("http://", "https://")):
        return None
    kind = (record.headers.get("WARC-Type") or "").lower()
    http = record.http_headers
    if kind == "response" and (http is None or not http.status_code):
        return Problem(source=address, reason=_CUT_OFF_RECORD)
    if kind == "response" and http.status_code != 200:
        return None
    stated = record.http_content_type or record.headers.get("Content-Type") or ""
    media_type = stated.partition(";")[0].strip().lower()
    if media_type not in _READERS and not (kind == "conversion" and media_type == "text/plain"):
        return None
    expected = record.content_length
    if expected > MAX_RECORD:
        return Problem(source=address, reason=f"the page is larger than {say_size(MAX_RECORD)}")
    data = record.reader.read(MAX_RECORD + 1)
    if len(data) < expected:
        return Problem(source=address, reason=_CUT_OFF_RECORD)
    packing = ((http.get("Content-Encoding") if http is not None else "") or "").lower()
    chunked = http is not None and "chunked" in (http.get("Transfer-Encoding") or "").lower()
    unpacked = decode_body(data, packing, is_chunked=chunked)
    if unpacked is None:
        return Problem(source=address, reason="the page's packing cannot be undone")
    return replace(
        received,
        name=address,
        data=unpacked,
        file_name="",
        path=None,
        media_type=media_type,
        charset=record.http_charset,
        url=address,
        captured=record.record_date.isoformat() if record.record_date else None,
    )


def decode_body(data: bytes, packing: str, *, is_chunked: bool = False) -> bytes | None:
    """An HTTP body without its chunks and its gzip or deflate packing, up to the size of a page;
    None where that fails or the packing is another."""
    if is_chunked:
        data = _join_chunks(data)
    if packing in {"", "identity"}:
        return data
    for window in {"gzip": (31,), "x-gzip": (31,), "deflate": (15, -15)}.get(packing, ()):
        try:
            unpacker = zlib.decompressobj(window)
            unpacked = unpacker.decompress(data, MAX_RECORD + 1)
        except zlib.error:
            continue
        if len(unpacked) <= MAX_RECORD and unpacker.eof:
            return unpacked
    # Some archives keep the header and store the body unpacked.
    return data if data.lstrip()[:1] == b"<" else None


def _join_chunks(data: bytes) -> bytes:
    """The body of chunks; a body that holds none comes back as it is."""
    joined, rest = b"", data
    while rest:
        size, mark, after = rest.partition(b"\r\n")
        try:
            length = int(size.partition(b";")[0], 16)
        except ValueError:
            return data
        if not mark or length < 0:
            return data
        if length == 0:
            return joined
        joined, rest = joined + after[:length], after[length + 2 :]
    return joined
