"""A dossier's folder: the only module that speaks SQL and that lays out the files.

DIR/index.html, documents/     the pages
DIR/story.json                 the story
DIR/annotations.jsonl          what each document says, under the story's names
DIR/podobno.sqlite             findings kept for adding, search and checking
DIR/sources/                   the bytes received, named by their SHA-256
DIR/decisions.jsonl            a person's decisions, when there are any
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path

from podobno import codec
from podobno.errors import SettingsError
from podobno.model import Document, Findings, Place, Problem

DATABASE = "podobno.sqlite"
SOURCES = "sources"
DECISIONS = "decisions.jsonl"

# Findings are kept without their document, which stands beside them.
_BLANK = Document(id="", text="", sha256="", source_sha256="")


def write_files(folder: Path, contents: Mapping[str, str]) -> None:
    """Write text files below a folder, making the folders they need."""
    for name, content in contents.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8", newline="")


def keep_originals(folder: Path, originals: Mapping[str, bytes]) -> None:
    """Keep the bytes received, each under its SHA-256."""
    target = folder / SOURCES
    target.mkdir(parents=True, exist_ok=True)
    for digest, raw in originals.items():
        path = target / digest
        if not path.exists():
            path.write_bytes(raw)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What a dossier's database holds: the intake (without the bytes received), the findings of
    each document read alone, and what they were read with."""

    documents: tuple[Document, ...]
    problems: tuple[Problem, ...]
    findings: dict[str, Findings]
    reading: str


def write_database(folder: Path, kept: Kept) -> None:
    """Write the database anew: it replaces the old one only when it is complete."""
    folder.mkdir(parents=True, exist_ok=True)
    draft = folder / (DATABASE + ".new")
    draft.unlink(missing_ok=True)
    with closing(sqlite3.connect(draft)) as base:
        base.executescript(files("podobno").joinpath("schema.sql").read_text(encoding="utf-8"))
        base.execute("INSERT INTO meta VALUES ('reading', ?)", (kept.reading,))
        base.execute("INSERT INTO meta VALUES ('problems', ?)", (_dump(kept.problems),))
        for document in kept.documents:
            findings = kept.findings[document.id]
            base.execute(
                "INSERT INTO document VALUES (?, ?, ?)",
                (document.id, _dump(document), _dump(replace(findings, document=_BLANK))),
            )
            base.executemany("INSERT INTO passage VALUES (?, ?, ?, ?)", _passages(findings))
        base.commit()
    draft.replace(folder / DATABASE)


def read_dossier(folder: Path) -> Kept:
    """What the database of a dossier holds.

    Raises ``SettingsError`` where there is no dossier.
    """
    with closing(_open(folder)) as base:
        meta = dict(base.execute("SELECT name, value FROM meta"))
        rows = base.execute("SELECT document, findings FROM document ORDER BY id").fetchall()
    documents = tuple(codec.from_plain(Document, json.loads(plain)) for plain, _ in rows)
    findings = (codec.from_plain(Findings, json.loads(plain)) for _, plain in rows)
    return Kept(
        documents=documents,
        problems=tuple(codec.from_plain(Problem, p) for p in json.loads(meta["problems"])),
        findings={d.id: replace(f, document=d) for d, f in zip(documents, findings, strict=True)},
        reading=meta["reading"],
    )


def read_decision_lines(folder: Path) -> list[str]:
    """The lines of ``decisions.jsonl``; none where there is no such file."""
    path = folder / DECISIONS
    return path.read_text(encoding="utf-8").splitlines() if path.is_file() else []


def append_decision(folder: Path, line: str) -> None:
    """Add one line to ``decisions.jsonl``; nothing in it is ever changed."""
    with (folder / DECISIONS).open("a", encoding="utf-8") as stream:
        stream.write(line)


def search(folder: Path, words: str, *, limit: int = 200) -> tuple[Place, ...]:
    """The sentences that hold all of the words, in any form the index knows; in order."""
    terms = " ".join(f'"{term}"' for term in fold(words).replace('"', " ").split())
    if not terms:
        return ()
    with closing(_open(folder)) as base:
        rows = base.execute(
            "SELECT document, start, stop FROM passage WHERE passage MATCH ? "
            "ORDER BY document, start LIMIT ?",
            (terms, limit),
        ).fetchall()
    return tuple(Place(doc, int(start), int(stop)) for doc, start, stop in rows)


def fold(text: str) -> str:
    """Lower case without diacritics, ``ł`` as ``l``, marks as spaces: the form search compares."""
    plain = unicodedata.normalize("NFKD", text.casefold()).replace("ł", "l")
    return "".join(
        char if char.isalnum() else " " for char in plain if not unicodedata.combining(char)
    )


def hash_of(path: Path) -> str:
    """The SHA-256 of a file's bytes, read in pieces."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while piece := stream.read(1 << 20):
            digest.update(piece)
    return digest.hexdigest()


def _dump(value: object) -> str:
    return json.dumps(codec.to_plain(value), ensure_ascii=False, separators=(",", ":"))


def _passages(findings: Findings) -> Iterator[tuple[str, str, int, int]]:
    document = findings.document
    for passage in findings.passages:
        forms = fold(document.text[passage.start : passage.end])
        lemmas = " ".join(fold(word.lemma) for word in passage.words)
        yield f"{forms} {lemmas}", document.id, passage.start, passage.end


def _open(folder: Path) -> sqlite3.Connection:
    path = folder / DATABASE
    if not path.is_file():
        raise SettingsError(f"{folder}: there is no dossier here ({DATABASE} is missing)")
    base = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        base.execute("SELECT name FROM meta LIMIT 1")
    except sqlite3.DatabaseError as error:
        base.close()
        raise SettingsError(f"{path}: not a dossier's database ({error})") from error
    return base
