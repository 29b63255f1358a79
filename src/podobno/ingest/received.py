"""One source as received, before anyone knows what it holds."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Protocol

from podobno.model import Document, Problem
from podobno.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the user says of a source that does not say it itself (``sources.toml``)."""

    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    captured: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """A source's bytes under the id it goes by.

    ``data`` is the whole of it, or, for a file larger than ``MAX_FILE``, its beginning: then
    ``path`` is set and ``open`` reads on from the file. ``media_type`` and ``url`` are what a
    server said; ``captured`` is when it was fetched, ISO 8601. ``file_name`` decides the kind
    where the bytes do not.
    """

    name: str
    data: bytes
    file_name: str = ""
    path: Path | None = None
    media_type: str | None = None
    charset: str | None = None
    url: str | None = None
    captured: str | None = None
    given: Given = field(default_factory=Given)

    @property
    def suffix(self) -> str:
        """The ending of the file's name, small letters: ``.html``; empty where there is none."""
        return PurePosixPath((self.file_name or self.name).lower()).suffix

    @property
    def is_whole(self) -> bool:
        """Whether ``data`` is everything."""
        return self.path is None

    @contextmanager
    def open(self) -> Iterator[BinaryIO]:
        """A stream over all bytes, from memory or from the file."""
        if self.path is None:
            yield io.BytesIO(self.data)
            return
        with self.path.open("rb") as stream:
            yield stream


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one source gives: documents, what could not be read, and the bytes that the
    documents came from, by SHA-256."""

    documents: tuple[Document, ...] = ()
    problems: tuple[Problem, ...] = ()
    originals: dict[str, bytes] = field(default_factory=dict)


class Ingester(Protocol):
    """A reader of one kind of source; other packages add theirs under the entry-point group
    ``podobno.ingesters``."""

    def accepts(self, received: Received) -> bool:
        """Whether this reader knows the kind, judged by the first bytes, then by the name."""
        ...

    def read(self, received: Received, settings: Settings) -> Reading:
        """The documents; raises ``DocumentProblem`` where the whole source cannot be read."""
        ...


def head(received: Received, size: int = 4096) -> bytes:
    """The first bytes, without a byte order mark and white space before them."""
    return received.data[: size + 64].removeprefix(b"\xef\xbb\xbf").lstrip()[:size]
