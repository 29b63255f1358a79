"""A story in, where its documents and sentences stand on the pages out: addresses and quotes."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from podobno.language.name_parts import fold
from podobno.model import Origin, Place, Story
from podobno.report.evidence import sentence_span
from podobno.report.reasons import say_reason
from podobno.report.summary import origins_count
from podobno.report.words import Texts

_MAX_CONTEXT = 160
_MAX_EVIDENCE = 12
_MAX_HEADING = 90
# Some publishers give a whole paragraph as the title.
_MAX_TITLE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A place in a document with the sentence around it and the address of that sentence;
    ``again`` are the places of other documents that have the same sentence."""

    href: str
    label: str
    date: str
    before: str
    text: str
    after: str
    again: tuple[Quote, ...] = ()


class Places:
    """Finds the page, the sentence and the label of every place of one story."""

    def __init__(self, story: Story, texts: Texts, *, single_file: bool) -> None:
        self.story = story
        self.texts = texts
        self.single_file = single_file
        self.by_id = {f.document.id: f for f in story.findings}
        self.starts = {f.document.id: [p.start for p in f.passages] for f in story.findings}
        self._pages: dict[str, str] = {}
        self._said: dict[str, str] = {}
        self._file_names = Counter(doc.rpartition("/")[2] for doc in self.by_id)
        self.number = {f.document.id: n for n, f in enumerate(story.findings, start=1)}

    def page_of(self, doc: str) -> str:
        """The file a document's page has: readable, and distinct for every id; with
        ``single_file`` the address of its section."""
        if doc not in self._pages:
            self._pages[doc] = self._name_page(doc)
        return self._pages[doc]

    def _name_page(self, doc: str) -> str:
        if self.single_file:
            return f"#d{self.number[doc]}"
        name = re.sub(r"[^a-z0-9]+", "-", fold(doc)).strip("-")[-60:].strip("-")
        return f"documents/{name or 'article'}-{hashlib.sha256(doc.encode()).hexdigest()[:6]}.html"

    def prefix(self, doc: str) -> str:
        """What a sentence's anchor begins with."""
        return f"d{self.number[doc]}s" if self.single_file else "s"

    def href(self, place: Place) -> str:
        """The address of the sentence a place stands in, of the document where it has none."""
        page = self.page_of(place.doc)
        starts = self.starts[place.doc]
        at = bisect_right(starts, place.start)
        if not at:
            return page
        anchor = f"#{self.prefix(place.doc)}{starts[at - 1]}"
        return anchor if self.single_file else page + anchor

    def anchor(self, place: Place) -> str:
        """The anchor of the sentence a place stands in, on the page it stands on."""
        return self.href(place).partition("#")[2] or "main"

    def quote(self, place: Place) -> Quote:
        """A place with its sentence."""
        findings = self.by_id[place.doc]
        text = findings.document.text
        start, end = sentence_span(place, findings)
        return Quote(
            href=self.href(place),
            label=self.label(place.doc),
            date=self.published(place.doc),
            before=_last_words(text[start : place.start]),
            text=text[place.start : place.end],
            after=shorten(text[place.end : end], _MAX_CONTEXT),
        )

    def quotes(self, places: Iterable[Place]) -> list[Quote]:
        """The first places of a fact, each with its sentence."""
        return [self.quote(place) for place in list(places)[:_MAX_EVIDENCE]]

    def sides(self, places: Iterable[Place]) -> list[Quote]:
        """The places of a contradiction: each sentence once, with whoever else has it."""
        told: dict[tuple[str, ...], list[Quote]] = {}
        for quote in map(self.quote, places):
            words = (quote.before, quote.text, quote.after)
            told.setdefault(tuple(" ".join(part.split()) for part in words), []).append(quote)
        folded = [replace(first, again=tuple(others)) for first, *others in told.values()]
        return folded[:_MAX_EVIDENCE]

    def label(self, doc: str) -> str:
        """What a document is called: its publisher, or its file's name, or its id where another
        has that name."""
        publisher = self.by_id[doc].document.publisher
        return publisher or self._file_name(doc)

    def _file_name(self, doc: str) -> str:
        name = doc.rpartition("/")[2]
        is_plain = bool(name) and "://" not in doc and self._file_names[name] == 1
        return name if is_plain else doc

    def heading(self, doc: str) -> str:
        """The title of a document; where it has none, the words it opens with, as a quotation."""
        findings = self.by_id[doc]
        if findings.document.title:
            return shorten(findings.document.title, _MAX_TITLE)
        text = findings.document.text
        opening = next((text[p.start : p.end] for p in findings.passages if not p.is_noise), "")
        words = " ".join(opening.split())
        return f"„{shorten(words, _MAX_HEADING)}”" if words else doc

    def reason(self, reason: str) -> str:
        """A reason in the reader's language, documents called by their labels."""
        if reason not in self._said:
            self._said[reason] = say_reason(
                reason, self.texts, lambda name: self.label(name) if name in self.by_id else name
            )
        return self._said[reason]

    def reasons(self, reasons: Iterable[str]) -> list[str]:
        """Several reasons, each part told once."""
        parts = (part for reason in reasons for part in self.reason(reason).split("; "))
        return list(dict.fromkeys(parts))

    def day(self, doc: str) -> str:
        """The day a document is ordered by: undated ones come last."""
        return self.published_day(doc) or "9999"

    def published_day(self, doc: str) -> str:
        """The day a document was published, as far as it is known; empty where it is not."""
        return (self.by_id[doc].document.published or "")[:10]

    def outlets(self, docs: Iterable[str]) -> tuple[str, ...]:
        """The labels of documents, each once, in order."""
        return tuple(sorted({self.label(doc) for doc in docs}))

    def origins(self, origins: tuple[Origin, ...]) -> dict[str, Any]:
        """The origins of a fact with their count in words."""
        return {
            "count": origins_count(len(origins), self.texts),
            "list": [
                {
                    "root": self.label(o.root) if o.root in self.by_id else o.root,
                    "kind": o.kind,
                    "seen": o.seen,
                    "hedged": o.hedged,
                    "via": o.via,
                    "why": self.reason(o.why),
                }
                for o in origins
            ],
        }

    def published(self, doc: str) -> str:
        return self.texts.date(self.by_id[doc].document.published)

    def whole(self, doc: str) -> Quote:
        """A document as a whole, where a point concerns all of it."""
        return Quote(
            href=self.href(Place(doc, 0, 0)),
            label=self.label(doc),
            date=self.published(doc),
            before="",
            text=self.heading(doc),
            after="",
        )


def shorten(text: str, limit: int) -> str:
    """The beginning of a text, cut between words where it is longer than a limit."""
    if len(text) <= limit:
        return text
    return text[: text.rfind(" ", 0, limit) + 1 or limit].rstrip() + " …"


def _last_words(text: str) -> str:
    """The end of a text, cut between words."""
    if len(text) <= _MAX_CONTEXT:
        return text
    cut = text.find(" ", len(text) - _MAX_CONTEXT)
    return "… " + text[cut + 1 if cut >= 0 else len(text) - _MAX_CONTEXT :]
