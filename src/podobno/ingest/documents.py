"""What a reader found in, a Document out: the one place where metadata is joined."""

from __future__ import annotations

import re

from podobno.errors import DocumentProblem
from podobno.ingest.dates import find_leading_date, find_stamp, read_date
from podobno.ingest.intake import sha256_of
from podobno.ingest.limits import MAX_TEXT
from podobno.ingest.received import Received
from podobno.language.furniture import find_noise
from podobno.language.pl import PACK
from podobno.model import Document
from podobno.settings import Settings

# A first line longer than this, in words, is a lead and no headline.
_MAX_HEADLINE = 20
_LANGUAGE = re.compile(r"([A-Za-z]{2})(?:[-_][\w-]*)?")


def make_document(
    received: Received,
    settings: Settings,
    text: str,
    *,
    name: str | None = None,
    source_sha256: str | None = None,
    title: str | None = None,
    published: str | None = None,
    basis: str = "metadata",
    publisher: str | None = None,
    url: str | None = None,
    language: str | None = None,
    captured: str | None = None,
) -> Document:
    """A document of a text and what its source says of it.

    The date comes from the source's own metadata (``basis``), else from the text's leading
    ``date …``, else from what the user gave, else from a relative stamp ("8 godzin temu") where
    the time of capture is known. Raises ``DocumentProblem`` for a text that is empty or too long.
    """
    name = name or received.name
    if not text.strip():
        raise DocumentProblem(name, "there is no text in it")
    if len(text) > MAX_TEXT:
        raise DocumentProblem(name, f"the text is longer than {MAX_TEXT:,} characters")
    text = without_halves(text)
    given = received.given
    captured = captured or received.captured or given.captured
    candidates = (
        (read_date(published), basis),
        (find_leading_date(text), "header"),
        (given.published or settings.published, "given"),
        (find_stamp(text, captured), "capture"),
    )
    date, found = next(((day, why) for day, why in candidates if day), (None, "none"))
    return Document(
        id=without_halves(name),
        text=text,
        sha256=sha256_of(text),
        source_sha256=source_sha256 or sha256_of(received.data),
        title=_whole(title) or find_headline(text),
        published=date,
        published_basis=found,
        captured=captured,
        publisher=_whole(publisher or given.publisher or settings.publisher),
        url=_whole(url or given.url),
        language=_language_code(language),
    )


def find_headline(text: str) -> str | None:
    """The first line where it stands apart and reads as a headline, else None.

    A line that closes with a full stop, or has more words than a headline, is a lead; one with
    a credit in it is a caption.
    """
    first, _, rest = text.strip().partition("\n")
    first = first.strip()
    noise = find_noise(first, PACK)
    if noise and noise[0].kind == "meta" and noise[0].start == 0:
        first, noise = first[noise[0].end :].strip(), noise[1:]
    is_headline = 2 <= len(first.split()) <= _MAX_HEADLINE and not first.endswith((".", ":", ","))
    if noise or not is_headline or not rest.strip():
        return None
    return first.removeprefix("# ").strip()


def _language_code(language: str | None) -> str | None:
    """``pl`` of ``PL`` and ``pl-PL``; None, so that the text tells, of what is no such tag."""
    found = _LANGUAGE.fullmatch(language or "")
    return found[1].lower() if found else None


def _whole(text: str | None) -> str | None:
    return None if text is None else without_halves(text)


def without_halves(text: str) -> str:
    """The text with lone surrogates (half characters, from broken JSON escapes and file names that
    are not UTF-8) replaced, which no file could hold."""
    if text.isascii() or not any("\ud800" <= character <= "\udfff" for character in text):
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
