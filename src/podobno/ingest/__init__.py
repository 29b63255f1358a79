"""Sources in, documents out: each source goes to the reader that knows its kind.

A source that cannot be read becomes a listed problem; it never stops the run.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import urlsplit

from podobno.errors import DocumentProblem
from podobno.ingest.documents import without_halves
from podobno.ingest.given import GivenTable
from podobno.ingest.intake import Intake, number_repeats
from podobno.ingest.kinds import read_received
from podobno.ingest.limits import MAX_FILE
from podobno.ingest.locate import Located, LocatedFile, locate
from podobno.ingest.received import Reading, Received
from podobno.model import Document, Problem
from podobno.settings import Settings

if TYPE_CHECKING:
    from podobno.ingest.fetch import Fetch, Fetched

__all__ = ["Intake", "read_sources"]

_BEGINNING = 65536


def _fetch(address: str, allow_private: bool) -> Fetched:
    """What is at an address; the network's modules load with the first one."""
    from podobno.ingest.fetch import fetch_address

    return fetch_address(address, allow_private)


def read_sources(
    sources: Iterable[str],
    settings: Settings,
    *,
    fetch: Fetch = _fetch,
    stdin: BinaryIO | None = None,
) -> Intake:
    """The documents of all sources, ordered by id, with what could not be read.

    ``sources`` are paths of files or folders, globs, http addresses, or ``-`` for standard
    input. The result does not depend on their order. ``fetch`` and ``stdin`` are the world
    outside; tests pass their own.
    """
    located = locate(sources)
    given = GivenTable()
    documents: list[Document] = []
    problems = list(located.problems)
    originals: dict[str, bytes] = {}
    for source in _receive(located, settings, given, fetch, stdin):
        if isinstance(source, Problem):
            problems.append(source)
            continue
        reading = _read(source, settings)
        documents.extend(reading.documents)
        problems.extend(reading.problems)
        originals.update(reading.originals)
    kept, repeated = number_repeats(documents)
    listed = {_whole(p) for p in (*problems, *given.problems, *repeated)}
    return Intake(
        documents=kept,
        problems=tuple(sorted(listed, key=lambda p: (p.source, p.reason))),
        originals=originals,
    )


def _whole(problem: Problem) -> Problem:
    """A problem that a file can hold: names of files need not be UTF-8."""
    return Problem(source=without_halves(problem.source), reason=without_halves(problem.reason))


def _receive(
    located: Located,
    settings: Settings,
    given: GivenTable,
    fetch: Fetch,
    stdin: BinaryIO | None,
) -> Iterator[Received | Problem]:
    """The bytes of each source, one source at a time."""
    for file in located.files:
        yield _receive_file(file, given)
    for address in located.addresses:
        yield _receive_address(address, settings, fetch)
    if located.has_stdin:
        data = (stdin or sys.stdin.buffer).read(MAX_FILE + 1)
        if len(data) > MAX_FILE:
            yield Problem(source="stdin", reason=f"larger than {MAX_FILE // 2**20} MB")
        else:
            yield Received(name="stdin", data=data)


def _receive_file(file: LocatedFile, given: GivenTable) -> Received | Problem:
    try:
        with file.path.open("rb") as stream:
            # Of a large file only the beginning: archives and records are read from the disk.
            is_whole = os.fstat(stream.fileno()).st_size <= MAX_FILE
            data = stream.read(MAX_FILE if is_whole else _BEGINNING)
    except OSError as error:
        reason = f"cannot be read: {(error.strerror or 'error').lower()}"
        return Problem(source=file.name, reason=reason)
    return Received(
        name=file.name,
        data=data,
        file_name=file.path.name,
        path=None if is_whole else file.path,
        given=given.find(file.path, file.root),
    )


def _receive_address(address: str, settings: Settings, fetch: Fetch) -> Received | Problem:
    try:
        fetched = fetch(address, settings.allow_private)
    except DocumentProblem as problem:
        return Problem(source=problem.source, reason=problem.reason)
    return Received(
        name=fetched.url,
        data=fetched.data,
        file_name=urlsplit(fetched.url).path.rpartition("/")[2],
        media_type=fetched.media_type,
        charset=fetched.charset,
        url=fetched.url,
        captured=fetched.captured,
    )


def _read(received: Received, settings: Settings) -> Reading:
    try:
        return read_received(received, settings)
    except DocumentProblem as problem:
        return Reading(problems=(Problem(source=problem.source, reason=problem.reason),))
