"""One source's bytes in, its documents out: the readers in the order they are asked."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from importlib.metadata import entry_points

from podobno.errors import DocumentProblem
from podobno.ingest.archive import WebArchive
from podobno.ingest.decode import is_binary
from podobno.ingest.feed import Feed
from podobno.ingest.html import WebPage
from podobno.ingest.limits import time_limit
from podobno.ingest.packed import is_gzip, unpack
from podobno.ingest.pdf import Pdf
from podobno.ingest.plain import PlainText
from podobno.ingest.received import Ingester, Reading, Received
from podobno.ingest.records import Records
from podobno.settings import Settings

# Bytes decide before names: a feed saved as .txt is a feed.
BUILT_IN: tuple[Ingester, ...] = (
    Pdf(),
    WebArchive(),
    Records(),
    Feed(),
    WebPage(),
    PlainText(),
)
GROUP = "podobno.ingesters"
_KNOWN = {
    ".doc": "a Word document", ".docx": "a Word document", ".odt": "an OpenDocument text",
    ".rtf": "an RTF document", ".epub": "an e-book", ".mhtml": "a page saved as MHTML",
    ".mht": "a page saved as MHTML", ".eml": "a mail", ".msg": "a mail", ".zip": "a zip file",
    ".xls": "a spreadsheet", ".xlsx": "a spreadsheet", ".ods": "a spreadsheet",
    ".csv": "a table", ".jpg": "a picture", ".jpeg": "a picture", ".png": "a picture",
    ".gif": "a picture", ".webp": "a picture", ".mp3": "a recording", ".mp4": "a film",
}  # fmt: skip


def read_received(received: Received, settings: Settings) -> Reading:
    """The documents of one source; raises ``DocumentProblem`` where it cannot be read."""
    if not received.data.strip():
        raise DocumentProblem(received.name, "the file is empty")
    reader = _reader(received)
    if reader is None and is_gzip(received):
        received = _unpacked(received)
        reader = _reader(received)
    if reader is None:
        raise DocumentProblem(received.name, _say_unknown(received))
    if isinstance(reader, WebArchive | Records):  # bounded a record, not as a whole
        return reader.read(received, settings)
    with time_limit(received.name):
        return reader.read(received, settings)


@lru_cache(maxsize=1)
def ingesters() -> tuple[Ingester, ...]:
    """Installed readers of other packages, by name, then the built-in ones."""
    others = sorted(entry_points(group=GROUP), key=lambda entry: entry.name)
    return (*(entry.load() for entry in others), *BUILT_IN)


def _reader(received: Received) -> Ingester | None:
    return next((reader for reader in ingesters() if reader.accepts(received)), None)


def _unpacked(received: Received) -> Received:
    """The same source without its gzip packing; it keeps its id, not its ending."""
    data = unpack(received)
    if not data.strip():
        raise DocumentProblem(received.name, "the file is empty")
    name = received.file_name or received.name
    inner = name[:-3] if name.lower().endswith(".gz") else name
    return replace(received, data=data, file_name=inner, path=None, media_type=None)


def _say_unknown(received: Received) -> str:
    suffix = received.suffix
    if suffix in _KNOWN:
        return f"this is {_KNOWN[suffix]}, which is not read: save it as text, HTML or PDF"
    if is_binary(received.data):
        return "this is a binary file, not text"
    return f"files of kind {suffix} are not read: if it holds text, name it .txt"
