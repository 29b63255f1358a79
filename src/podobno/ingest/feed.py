"""RSS and Atom feeds in, a document an entry out."""

from __future__ import annotations

import io
import warnings
from typing import Any

from podobno.errors import DocumentProblem
from podobno.ingest.documents import make_document
from podobno.ingest.html import text_of_markup
from podobno.ingest.intake import sha256_of
from podobno.ingest.limits import MAX_PAGE, say_size
from podobno.ingest.received import Reading, Received, head
from podobno.model import Document, Problem
from podobno.settings import Settings

_SUFFIXES = frozenset({".xml", ".rss", ".atom", ".rdf"})
_MEDIA_TYPES = frozenset(
    {
        "application/rss+xml",
        "application/atom+xml",
        "application/rdf+xml",
        "application/xml",
        "text/xml",
    }
)
# What feedparser objects to and reads all the same.
_HARMLESS = frozenset({"CharacterEncodingOverride", "NonXMLContentType"})
_ROOTS = (b"<rss", b"<feed", b"<rdf:rdf")


class Feed:
    """RSS 0.9 to 2.0 and Atom."""

    def accepts(self, received: Received) -> bool:
        """Whether a feed's first element stands in the first bytes, or the name says XML."""
        start = head(received).lower()
        if b"<html" in start:
            return False
        is_feed = start.startswith(b"<") and any(root in start for root in _ROOTS)
        return is_feed or received.suffix in _SUFFIXES or received.media_type in _MEDIA_TYPES

    def read(self, received: Received, settings: Settings) -> Reading:
        """The entries that have text; the others are problems."""
        if not received.is_whole or len(received.data) > MAX_PAGE:
            raise DocumentProblem(received.name, f"the feed is larger than {say_size(MAX_PAGE)}")
        if not received.data.strip():
            raise DocumentProblem(received.name, "the file is empty")
        feed = _parse(received.name, received.data)
        if not feed.entries:
            is_feed = bool(feed.get("version")) and not feed.bozo
            reason = "the feed has no entries" if is_feed else "this is not an RSS or Atom feed"
            raise DocumentProblem(received.name, reason)
        documents: list[Document] = []
        problems: list[Problem] = []
        if feed.bozo and type(feed.bozo_exception).__name__ not in _HARMLESS:
            reason = "the feed's XML is broken: entries after the break may be missing"
            problems.append(Problem(source=received.name, reason=reason))
        for number, entry in enumerate(feed.entries, start=1):
            try:
                documents.append(_read_entry(received, settings, feed.feed, entry, number))
            except DocumentProblem as problem:
                problems.append(Problem(source=problem.source, reason=problem.reason))
        originals = {sha256_of(received.data): received.data} if documents else {}
        return Reading(documents=tuple(documents), problems=tuple(problems), originals=originals)


def _parse(name: str, data: bytes) -> Any:
    import feedparser

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return feedparser.parse(io.BytesIO(data))
        # It reads nearly anything; what it trips over is no feed.
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
            raise DocumentProblem(name, "this is not an RSS or Atom feed") from error


def _read_entry(
    received: Received, settings: Settings, feed: Any, entry: Any, number: int
) -> Document:
    url = _text(entry.get("link"))
    name = url or _text(entry.get("id")) or f"{received.name}:{number}"
    text = _entry_text(entry)
    if not text:
        raise DocumentProblem(name, "the entry has no text")
    return make_document(
        received,
        settings,
        text,
        name=name,
        title=_plain(_text(entry.get("title"))),
        published=_text(entry.get("published"))
        or _text(entry.get("created"))
        or _text(entry.get("updated")),
        publisher=_plain(_text(feed.get("title"))),
        url=url,
        language=_text(feed.get("language")),
    )


def _entry_text(entry: Any) -> str:
    """The longest of an entry's contents, else its summary, as paragraphs."""
    contents = [c.get("value") or "" for c in entry.get("content") or ()]
    summary = entry.get("summary") or ""
    best = max([*contents, summary], key=len)
    return _plain(best) or ""


def _plain(value: str | None) -> str | None:
    """HTML or plain text as paragraphs of text."""
    if not value or not value.strip():
        return None
    if "<" not in value and "&" not in value:
        return value.strip()
    return text_of_markup(value) or None


def _text(value: Any) -> str | None:
    return value.strip() or None if isinstance(value, str) else None
