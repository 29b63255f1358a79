"""Compressed bytes in, bounded streams of what they hold out."""

from __future__ import annotations

import gzip
import io
import zlib
from typing import Any, BinaryIO

from podobno.errors import DocumentProblem
from podobno.ingest.limits import MAX_FILE, MAX_UNPACKED, say_size
from podobno.ingest.received import Received

GZIP = b"\x1f\x8b"
CUT_OFF = "the gzip file is cut off or damaged"


class TooMuchError(OSError):
    """A stream that unpacks to more than its bound."""


class BoundedStream(io.RawIOBase):
    """A stream that ends where its packing is damaged (``is_damaged`` then says so), and raises
    ``TooMuchError`` after ``limit`` bytes: a few packed bytes may unpack to a disk of zeros."""

    def __init__(self, stream: io.BufferedIOBase, limit: int) -> None:
        super().__init__()
        self._stream = stream
        self._left = limit
        self._place = 0
        self.is_damaged = False

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._place

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Only to where the stream stands: readers ask for their place so."""
        if (whence, offset) in {(io.SEEK_CUR, 0), (io.SEEK_SET, self._place)}:
            return self._place
        raise io.UnsupportedOperation("seek")

    def read(self, size: int = -1) -> bytes:
        """What one step of unpacking gives: a longer step would lose what stands before a cut."""
        try:
            data = b"" if self.is_damaged else self._stream.read1(size if size >= 0 else 65536)
        except (EOFError, zlib.error, gzip.BadGzipFile):
            self.is_damaged = True
            return b""
        self._left -= len(data)
        self._place += len(data)
        if self._left < 0:
            raise TooMuchError("unpacks to more than is read")
        return data


def open_archive(stream: BinaryIO, *, is_packed: bool) -> BoundedStream:
    """What a stream holds, its gzip members one after another, up to ``MAX_UNPACKED``."""
    source: Any = gzip.GzipFile(fileobj=stream) if is_packed else stream
    return BoundedStream(source, MAX_UNPACKED)


def is_gzip(received: Received) -> bool:
    """Whether the bytes are a gzip file."""
    return received.data.startswith(GZIP)


def first_bytes(received: Received, size: int = 64) -> bytes:
    """The first bytes, unpacked where they are gzip; empty where they are damaged."""
    if not is_gzip(received):
        return received.data[:size]
    try:
        return zlib.decompressobj(31).decompress(received.data[:65536], size)
    except zlib.error:
        return b""


def unpack(received: Received) -> bytes:
    """The whole of a small gzip file; raises ``DocumentProblem`` for a damaged or a large one."""
    with received.open() as stream:
        try:
            data = gzip.GzipFile(fileobj=stream).read(MAX_FILE + 1)
        except (EOFError, zlib.error, OSError) as error:
            raise DocumentProblem(received.name, CUT_OFF) from error
    if len(data) > MAX_FILE:
        raise DocumentProblem(received.name, f"unpacks to more than {say_size(MAX_FILE)}")
    return data
