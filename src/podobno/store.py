"""A dossier's folder: the only module that speaks SQL and that lays out the files.

DIR/index.html, documents/     the pages
DIR/story.json                 the story
DIR/annotations.jsonl          what each document says, under the story's names
DIR/podobno.sqlite             findings kept for adding, search and checking
DIR/sources/                   the bytes received, named by their SHA-256
DIR/decisions.jsonl            a person's decisions, when there are any
DIR/wikidata.tsv               the user's table of Wikidata identifiers, when there is one
"""

from __future__ import annotations

import hashlib
import json
import os
import signal
import sqlite3
import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from importlib.resources import files
from pathlib import Path
from shutil import copyfile
from typing import NamedTuple, TextIO

from podobno import codec
from podobno.errors import SettingsError
from podobno.language.name_parts import fold as without_accents
from podobno.model import Document, Findings, Place, Problem, Reuse

DATABASE = "podobno.sqlite"
SOURCES = "sources"
DECISIONS = "decisions.jsonl"
IDENTIFIERS = "wikidata.tsv"
PAGE_FOLDERS = ("documents", "lists")

# What a file of annotations begins with.
_ANNOTATION = b'{"doc":'

# Findings are kept without their document, which stands beside them.
_BLANK = Document(id="", text="", sha256="", source_sha256="")


def check_writable(folder: Path) -> None:
    """Raise ``SettingsError`` where a folder cannot be written, before hours are spent reading."""
    if folder.exists() and not folder.is_dir():
        raise SettingsError(f"{folder}: there is a file of this name; choose a folder")
    there = next(path for path in (folder, *folder.absolute().parents) if path.exists())
    if not there.is_dir() or not os.access(there, os.W_OK | os.X_OK):
        raise SettingsError(f"{folder}: cannot be written; choose another folder")


@contextmanager
def undisturbed() -> Iterator[None]:
    """Ctrl-C is passed over while files are written: half an old and half a new dossier is none."""
    is_main = threading.current_thread() is threading.main_thread()
    before = signal.getsignal(signal.SIGINT) if is_main else None
    if before is None:  # none that Python could put back
        yield
        return
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def open_to_write(path: Path) -> Iterator[TextIO]:
    """A file of annotations to be written line by line; it replaces the old one only when it is
    complete. What is no such file, an article for one, is never replaced."""
    if path.is_file() and _first_bytes(path, len(_ANNOTATION)) not in {_ANNOTATION, b""}:
        raise SettingsError(f"{path}: there is another file of this name; choose another name")
    # A terminal or a pipe has no place for a draft beside it.
    is_plain = path.is_file() or not path.exists()
    draft = path.with_name(path.name + ".new") if is_plain else path
    with _writing(path):
        try:
            with draft.open("w", encoding="utf-8", newline="") as stream:
                yield stream
        except BaseException:
            if is_plain:
                draft.unlink(missing_ok=True)
            raise
        if is_plain:
            draft.replace(path)


def _first_bytes(path: Path, count: int) -> bytes:
    with _writing(path), path.open("rb") as stream:
        return stream.read(count)


def write_files(folder: Path, contents: Mapping[str, str | bytes]) -> None:
    """Write text files, or their bytes, below a folder, making the folders they need.

    Each file replaces the old one only when it is complete, so that a reader never sees half.
    """
    with _writing(folder):
        for name, content in contents.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            _replace(path, content if isinstance(content, bytes) else content.encode("utf-8"))


def is_as_written(folder: Path, name: str, page: WrittenPage) -> bool:
    """Whether a file holds the bytes that were written to it."""
    path = folder / name
    return path.is_file() and hash_of(path) == page.sha256


def remove_old_pages(folder: Path, written: Collection[str]) -> None:
    """Remove the pages that an earlier build of this dossier left and this one has not written:
    those of documents that are no longer among the sources. A folder that is no dossier yet is
    somebody else's: nothing in it is removed."""
    if not (folder / DATABASE).is_file():
        return
    with _writing(folder):
        for name in PAGE_FOLDERS:
            for page in sorted((folder / name).glob("*.html")):
                if f"{name}/{page.name}" not in written:
                    page.unlink()
            if (folder / name).is_dir() and not any((folder / name).iterdir()):
                (folder / name).rmdir()


def keep_originals(folder: Path, originals: Mapping[str, bytes]) -> None:
    """Keep the bytes received, each under its SHA-256."""
    target = folder / SOURCES
    with _writing(folder):
        target.mkdir(parents=True, exist_ok=True)
        for digest, raw in originals.items():
            path = target / digest
            if not path.exists():
                _replace(path, raw)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnLines:
    """The lines of the files that a person keeps in a dossier's folder."""

    decisions: tuple[str, ...] = ()
    identifiers: tuple[str, ...] = ()


class WrittenPage(NamedTuple):
    """A page as it was written: a digest of what it shows, and one of its bytes."""

    shown: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What a dossier's database holds: the intake (without the bytes received), the findings of
    each document read alone, what they were read with, the settings of the build, the lines of
    the person's own files that its story obeys, the pages of single documents, and which
    documents share sentences (None where an older version did not keep it)."""

    documents: tuple[Document, ...]
    problems: tuple[Problem, ...]
    findings: dict[str, Findings]
    reading: str
    settings: Mapping[str, str | bool] = field(default_factory=dict)
    obeyed: OwnLines = field(default_factory=lambda: OwnLines())
    pages: Mapping[str, WrittenPage] = field(default_factory=dict)
    reuse: tuple[Reuse, ...] | None = None


def write_database(folder: Path, kept: Kept, *, before: Kept | None = None) -> None:
    """Write the database: it replaces the old one only when it is complete.

    ``before`` is what the folder's database holds: the rows of documents that have not changed
    are then copied as they are.
    """
    with _writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
        draft = folder / (DATABASE + ".new")
        draft.unlink(missing_ok=True)
        if before is None or before.reading != kept.reading:
            before = Kept(documents=(), problems=(), findings={}, reading=kept.reading)
        else:
            copyfile(folder / DATABASE, draft)
        _fill(draft, kept, before)
        draft.replace(folder / DATABASE)


def _fill(draft: Path, kept: Kept, before: Kept) -> None:
    """Bring a database that holds ``before``, or none, to hold ``kept``."""
    same = {
        d.id
        for d in kept.documents
        if d.id in before.findings and kept.findings[d.id] == before.findings[d.id]
    }
    gone = [(d.id,) for d in before.documents if d.id not in same]
    with closing(sqlite3.connect(draft)) as base:
        base.executescript(files("podobno").joinpath("schema.sql").read_text(encoding="utf-8"))
        base.execute("REPLACE INTO meta VALUES ('reading', ?)", (kept.reading,))
        base.execute("REPLACE INTO meta VALUES ('problems', ?)", (_dump(kept.problems),))
        base.execute("REPLACE INTO meta VALUES ('settings', ?)", (_dump(kept.settings),))
        base.execute("REPLACE INTO meta VALUES ('obeyed', ?)", (_dump(kept.obeyed),))
        base.execute("REPLACE INTO meta VALUES ('pages', ?)", (_dump(kept.pages),))
        base.execute("REPLACE INTO meta VALUES ('reuse', ?)", (codec.to_json(kept.reuse),))
        base.executemany("DELETE FROM document WHERE id = ?", gone)
        base.executemany("DELETE FROM passage WHERE document = ?", gone)
        for document in kept.documents:
            if document.id in same:
                continue
            findings = kept.findings[document.id]
            base.execute(
                "INSERT INTO document VALUES (?, ?, ?)",
                (document.id, _dump(document), _dump(replace(findings, document=_BLANK))),
            )
            base.executemany("INSERT INTO passage VALUES (?, ?, ?, ?)", _passages(findings))
        base.commit()


def read_dossier(folder: Path) -> Kept:
    """What the database of a dossier holds.

    Raises ``SettingsError`` where there is no dossier, or one that this version cannot read.
    """
    with _reading(folder) as base:
        meta = dict(base.execute("SELECT name, value FROM meta"))
        rows = base.execute("SELECT document, findings FROM document ORDER BY id").fetchall()
    try:
        documents = tuple(codec.from_json(Document, text) for text, _ in rows)
        findings = [codec.from_json(Findings, text) for _, text in rows]
        problems = codec.from_json(tuple[Problem, ...], meta["problems"])
        reading = str(meta["reading"])
        settings = json.loads(meta.get("settings", "{}"))
        obeyed = codec.from_json(OwnLines, meta.get("obeyed", "{}"))
        shared = meta.get("reuse", "null")
        reuse = codec.from_json(tuple[Reuse, ...], shared) if shared != "null" else None
        pages = {k: WrittenPage(*v) for k, v in json.loads(meta.get("pages", "{}")).items()}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise SettingsError(
            f"{folder / DATABASE}: written by another version, or damaged; build the dossier again"
        ) from error
    return Kept(
        documents=documents,
        problems=problems,
        findings={d.id: replace(f, document=d) for d, f in zip(documents, findings, strict=True)},
        reading=reading,
        settings=settings,
        obeyed=obeyed,
        pages=pages,
        reuse=reuse,
    )


def read_settings(folder: Path) -> dict[str, str | bool]:
    """The settings a dossier was built with; none where there is no dossier to tell them."""
    try:
        with _reading(folder) as base:
            row = base.execute("SELECT value FROM meta WHERE name = 'settings'").fetchone()
        return dict(json.loads(row[0])) if row else {}
    except (SettingsError, ValueError, TypeError):
        return {}


def read_lines(path: Path) -> list[str]:
    """The lines of a JSON-lines file; none where there is no such file. Bytes that are not UTF-8
    are kept as marks that no JSON means, so that only their own line is bad."""
    if not path.is_file():
        return []
    # Not splitlines(): a text may hold U+2028, which JSON leaves as it is.
    return path.read_text(encoding="utf-8", errors="replace").removesuffix("\n").split("\n")


def read_own_lines(folder: Path) -> OwnLines:
    """The lines of ``decisions.jsonl`` and ``wikidata.tsv``; none of a file that is not there."""
    return OwnLines(
        decisions=tuple(read_lines(folder / DECISIONS)),
        identifiers=tuple(read_lines(folder / IDENTIFIERS)),
    )


def append_decision(folder: Path, line: str) -> None:
    """Add one line to ``decisions.jsonl``; nothing in it is ever changed."""
    path = folder / DECISIONS
    with _writing(folder):
        is_open = path.is_file() and path.read_bytes()[-1:] not in {b"\n", b""}
        with path.open("a", encoding="utf-8", newline="") as stream:
            stream.write(f"\n{line}" if is_open else line)


def search(
    folder: Path,
    words: str,
    *,
    base_forms: Callable[[str], Iterable[str]] | None = None,
    limit: int = 200,
) -> tuple[Place, ...]:
    """The sentences that hold all of the words, in any form the index knows; in order.

    The index holds each word as it stands and its base form: ``base_forms`` gives those of a word
    that is looked up in a form of its own (``czworo`` for ``czworga``).
    """
    terms = " AND ".join(term for word in words.split() for term in _terms(word, base_forms))
    if not terms:
        return ()
    with _reading(folder) as base:
        rows = base.execute(
            "SELECT document, start, stop FROM passage WHERE passage MATCH ? "
            "ORDER BY document, start LIMIT ?",
            (terms, limit),
        ).fetchall()
    return tuple(Place(doc, int(start), int(stop)) for doc, start, stop in rows)


def _terms(word: str, base_forms: Callable[[str], Iterable[str]] | None) -> Iterator[str]:
    """What a sentence must hold for one word of a query; each part of ``20-lecie``."""
    parts = fold(word).split()
    forms = [fold(form).strip() for form in base_forms(word)] if base_forms else []
    if len(parts) != 1:
        yield from (f'"{part}"' for part in parts)
    else:
        alternatives = dict.fromkeys([*parts, *sorted(form for form in forms if form)])
        yield "(" + " OR ".join(f'"{form}"' for form in alternatives) + ")"


def fold(text: str) -> str:
    """Lower case without diacritics, ``ł`` as ``l``, marks as spaces: the form search compares."""
    return "".join(char if char.isalnum() else " " for char in without_accents(text))


def hash_of(path: Path) -> str:
    """The SHA-256 of a file's bytes, read in pieces."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while piece := stream.read(1 << 20):
            digest.update(piece)
    return digest.hexdigest()


def _dump(value: object) -> str:
    return codec.to_json(codec.to_plain(value))


def _passages(findings: Findings) -> Iterator[tuple[str, str, int, int]]:
    document = findings.document
    for passage in findings.passages:
        forms = fold(document.text[passage.start : passage.end])
        lemmas = " ".join(fold(word.lemma) for word in passage.words)
        yield f"{forms} {lemmas}", document.id, passage.start, passage.end


def _replace(path: Path, content: bytes) -> None:
    draft = path.with_name(path.name + ".new")
    draft.write_bytes(content)
    draft.replace(path)


@contextmanager
def _writing(folder: Path) -> Iterator[None]:
    """What the disk refuses is the user's to settle."""
    try:
        yield
    except (OSError, sqlite3.OperationalError) as error:
        why = getattr(error, "strerror", None) or error
        raise SettingsError(f"{folder}: cannot be written ({why})") from error


@contextmanager
def _reading(folder: Path) -> Iterator[sqlite3.Connection]:
    """A dossier's database, to be read only."""
    path = folder / DATABASE
    if not path.is_file():
        raise SettingsError(f"{folder}: there is no dossier here ({DATABASE} is missing)")
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as base:
            yield base
    except sqlite3.DatabaseError as error:
        raise SettingsError(f"{path}: not a dossier's database ({error})") from error
