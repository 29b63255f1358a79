"""Plain text and Markdown in, one document out, its text kept as it stands."""

from __future__ import annotations

from podobno.errors import DocumentProblem
from podobno.ingest.decode import decode
from podobno.ingest.documents import make_document
from podobno.ingest.intake import sha256_of
from podobno.ingest.limits import MAX_FILE, say_size
from podobno.ingest.received import Reading, Received
from podobno.model import Problem
from podobno.settings import Settings

_SUFFIXES = frozenset({"", ".txt", ".text", ".md", ".markdown"})
_MEDIA_TYPES = frozenset({"text/plain", "text/markdown"})


class PlainText:
    """Text files, and standard input that is nothing else."""

    def accepts(self, received: Received) -> bool:
        """Whether the name says text; a file without an ending counts as text."""
        return received.media_type in _MEDIA_TYPES or received.suffix in _SUFFIXES

    def read(self, received: Received, settings: Settings) -> Reading:
        """One document of the whole text."""
        if not received.is_whole:
            raise DocumentProblem(received.name, f"larger than {say_size(MAX_FILE)}")
        text, broken = decode(received.name, received.data, received.charset)
        document = make_document(received, settings, text)
        problems = (broken_characters(received.name, broken),) if broken else ()
        return Reading(
            documents=(document,),
            problems=problems,
            originals={sha256_of(received.data): received.data},
        )


def broken_characters(name: str, count: int) -> Problem:
    """The problem of a text that was read with some characters lost."""
    what = "character is" if count == 1 else "characters are"
    return Problem(source=name, reason=f"{count} {what} not valid text and shown as \ufffd")
