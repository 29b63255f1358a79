"""JSON lines (or one JSON array) in, a document a record out, read a line at a time."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO, NamedTuple

from podobno.errors import DocumentProblem
from podobno.ingest.documents import make_document
from podobno.ingest.intake import sha256_of
from podobno.ingest.limits import MAX_FILE, MAX_RECORD, MAX_UNPACKED, say_size
from podobno.ingest.received import Reading, Received, head
from podobno.model import Document, Problem
from podobno.settings import Settings

_SUFFIXES = frozenset({".jsonl", ".ndjson", ".json"})
_MEDIA_TYPES = frozenset({"application/json", "application/x-ndjson", "application/jsonl"})
_CHUNK = 1024 * 1024


class Line(NamedTuple):
    """A line of a file, counted from 1; ``data`` is None where it is too long to be kept."""

    number: int
    data: bytes | None


class Records:
    """``.jsonl`` files, packed or not, and ``.json`` files that hold records."""

    def accepts(self, received: Received) -> bool:
        """Whether the name or the server says JSON, or the first line is a record."""
        if received.file_name.lower().endswith((".jsonl.gz", ".ndjson.gz")):
            return True
        if received.suffix in _SUFFIXES or received.media_type in _MEDIA_TYPES:
            return True
        return not received.suffix and head(received, 1) == b"{" and _opens_with_record(received)

    def read(self, received: Received, settings: Settings) -> Reading:
        """A document for each record; records that cannot be read are problems."""
        if received.is_whole and not received.data.strip():
            raise DocumentProblem(received.name, "the file is empty")
        if received.suffix == ".json" and (whole := _read_array(received)) is not None:
            return _collect(received, settings, whole)
        return _collect(received, settings, _read_lines(received))


def _collect(
    received: Received,
    settings: Settings,
    entries: Iterator[tuple[int, dict[str, Any] | Problem, bytes]],
) -> Reading:
    """Documents of numbered records. The original kept is the file, or, for a file too large to
    keep, each record's own line."""
    documents: list[Document] = []
    problems: list[Problem] = []
    originals: dict[str, bytes] = {}
    whole_sha256 = sha256_of(received.data) if received.is_whole else None
    for number, record, line in entries:
        if isinstance(record, Problem):
            problems.append(record)
            continue
        source_sha256 = whole_sha256 or sha256_of(line)
        try:
            documents.append(_read_record(received, settings, record, number, source_sha256))
        except DocumentProblem as problem:
            problems.append(Problem(source=f"{received.name}:{number}", reason=problem.reason))
            continue
        if whole_sha256 is None:
            originals[source_sha256] = line
    if whole_sha256 is not None and documents:
        originals[whole_sha256] = received.data
    if not documents and not problems:
        raise DocumentProblem(received.name, "there is no record in it")
    return Reading(documents=tuple(documents), problems=tuple(problems), originals=originals)


def _read_record(
    received: Received,
    settings: Settings,
    record: dict[str, Any],
    number: int,
    source_sha256: str,
) -> Document:
    text = record.get("text")
    name = record.get("id")
    known_name = str(name) if isinstance(name, str | int) and str(name).strip() else None
    if not isinstance(text, str) or not text.strip():
        who = f" (id {known_name})" if known_name else ""
        raise DocumentProblem(received.name, f"the record{who} has no text")

    def field(key: str) -> str | None:
        value = record.get(key)
        return value.strip() or None if isinstance(value, str) else None

    return make_document(
        received,
        settings,
        text.removeprefix("\ufeff"),
        name=known_name or f"{received.name}:{number}",
        source_sha256=source_sha256,
        title=field("title"),
        published=field("published"),
        publisher=field("publisher"),
        url=field("url"),
        language=field("language"),
    )


def _read_lines(
    received: Received,
) -> Iterator[tuple[int, dict[str, Any] | Problem, bytes]]:
    def problem(number: int, reason: str) -> tuple[int, Problem, bytes]:
        return number, Problem(source=f"{received.name}:{number}", reason=reason), b""

    with received.open() as stream:
        number = 0
        is_packed = received.data[:2] == b"\x1f\x8b"
        try:
            source: Any = gzip.GzipFile(fileobj=stream) if is_packed else stream
            for number, data in read_bounded_lines(source):
                if data is None:
                    yield problem(number, f"the line is longer than {say_size(MAX_RECORD)}")
                elif data.strip():
                    record = _parse(data)
                    if isinstance(record, str):
                        yield problem(number, record)
                    else:
                        yield number, record, data
        except (EOFError, zlib.error, gzip.BadGzipFile):
            yield problem(number + 1, "the gzip file is cut off or damaged from here on")


def read_bounded_lines(stream: BinaryIO) -> Iterator[Line]:
    """The lines of a stream; a line longer than ``MAX_RECORD`` is skipped without keeping it."""
    number, total = 0, 0
    while data := stream.readline(MAX_RECORD + 1):
        number += 1
        total += len(data)
        if len(data) <= MAX_RECORD:
            yield Line(number, data)
        else:
            while data and not data.endswith(b"\n"):
                data = stream.readline(_CHUNK)
                total += len(data)
            yield Line(number, None)
        if total > MAX_UNPACKED:
            return


def _parse(data: bytes) -> dict[str, Any] | str:
    """A record, or what is wrong with the line."""
    try:
        record = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return "the line is not UTF-8"
    except json.JSONDecodeError as error:
        return f"the line is not JSON ({error.msg}, column {error.colno})"
    except (RecursionError, ValueError):
        return "the line is nested too deeply or holds a number that is too long"
    return record if isinstance(record, dict) else "the line is no JSON object"


def _read_array(
    received: Received,
) -> Iterator[tuple[int, dict[str, Any] | Problem, bytes]] | None:
    """The records of a file that is one JSON array or one object; None where it is JSON lines."""
    if not received.is_whole:
        raise DocumentProblem(received.name, f"larger than {say_size(MAX_FILE)}")
    try:
        whole = json.loads(received.data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None
    items = whole if isinstance(whole, list) else [whole]

    def entries() -> Iterator[tuple[int, dict[str, Any] | Problem, bytes]]:
        for number, item in enumerate(items, start=1):
            if isinstance(item, dict):
                yield number, item, b""
            else:
                place = f"{received.name}:{number}"
                yield number, Problem(source=place, reason="the item is no JSON object"), b""

    return entries()


def _opens_with_record(received: Received) -> bool:
    first = received.data.lstrip().partition(b"\n")[0]
    return isinstance(_parse(first), dict)
