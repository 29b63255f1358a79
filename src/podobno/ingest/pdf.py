"""A PDF with a text layer in, one document out."""

from __future__ import annotations

import io
import logging
import re
import time
import warnings
from typing import Any

from podobno.errors import DocumentProblem
from podobno.ingest.documents import make_document
from podobno.ingest.intake import sha256_of
from podobno.ingest.limits import MAX_FILE, MAX_PDF_PAGES, MAX_SECONDS, MAX_TEXT, say_size
from podobno.ingest.received import Reading, Received
from podobno.model import Problem
from podobno.settings import Settings

# A scanned page holds a stray stamp or page number at most.
_MIN_LETTERS_A_PAGE = 20
_SENTENCE_END = re.compile(r"[.!?…:;][\"”»’)]*$")


class Pdf:
    """PDF files; a scan is a problem, for its letters are only pictures."""

    def accepts(self, received: Received) -> bool:
        """Whether the bytes open as PDF."""
        return b"%PDF-" in received.data[:1024] or received.suffix == ".pdf"

    def read(self, received: Received, settings: Settings) -> Reading:
        """One document of all pages, lines joined to paragraphs."""
        if not received.is_whole:
            raise DocumentProblem(received.name, f"larger than {say_size(MAX_FILE)}")
        if not received.data.strip():
            raise DocumentProblem(received.name, "the file is empty")
        pages, title, total = _read_pages(received.name, received.data)
        letters = sum(character.isalpha() for page in pages for character in page)
        if letters < _MIN_LETTERS_A_PAGE * max(1, len(pages)):
            raise DocumentProblem(
                received.name, "the PDF has no text layer (a scan); it would need text recognition"
            )
        text = "\n\n".join(filter(None, (join_lines(page) for page in pages)))
        document = make_document(received, settings, text, title=title)
        problems: tuple[Problem, ...] = ()
        if total > len(pages):
            reason = f"only the first {len(pages)} of {total} pages are read"
            problems = (Problem(source=received.name, reason=reason),)
        originals = {sha256_of(received.data): received.data}
        return Reading(documents=(document,), problems=problems, originals=originals)


def join_lines(page: str) -> str:
    """A page's lines as paragraphs: a line that does not close a sentence and nearly fills the
    column goes on in the next; a hyphen before a small letter joins a divided word."""
    lines = [line.strip() for line in page.replace("\r", "").split("\n")]
    width = max((len(line) for line in lines), default=0)
    text = ""
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        text += line
        if not following or not line:
            text += "\n\n"
        elif line.endswith(("-", "\u00ad")) and following[0].islower():
            text = text[:-1]
        elif len(line) < width * 0.6 or (_SENTENCE_END.search(line) and len(line) < width * 0.8):
            text += "\n\n"
        else:
            text += " "
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def _read_pages(name: str, data: bytes) -> tuple[list[str], str | None, int]:
    """The text of each page, the PDF's own title, and how many pages it has."""
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.ERROR)
    until = time.monotonic() + MAX_SECONDS
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            reader = PdfReader(io.BytesIO(data))
            if reader.is_encrypted and not reader.decrypt(""):
                raise DocumentProblem(name, "the PDF is locked with a password")
            pages: list[str] = []
            total = len(reader.pages)
            for page in reader.pages:
                pages.append(page.extract_text() or "")
                is_long = sum(map(len, pages)) > MAX_TEXT
                if len(pages) == MAX_PDF_PAGES or is_long or time.monotonic() > until:
                    break
            return pages, _title(reader), total
    except DocumentProblem:
        raise
    # pypdf meets a broken file with whatever its parser trips over: any of them means the same.
    except Exception as error:
        raise DocumentProblem(name, "the PDF is damaged and cannot be read") from error


def _title(reader: Any) -> str | None:
    title = (reader.metadata or {}).get("/Title")
    text = str(title).strip() if title else ""
    # Word processors leave the file's name there.
    is_name = (
        text.lower().endswith((".doc", ".docx", ".indd", ".pdf")) or "microsoft" in text.lower()
    )
    return text if text and not is_name else None
