"""A dossier's folder in, everything that does not match its evidence out, each named.

The bytes received are hashed again, and the story is linked again from the findings kept and the
decisions it was written with; each record of ``story.json`` and ``annotations.jsonl``, each span
and each count on the page is then compared with it. Decisions made since are no mismatch: they
wait for the next build or add.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from podobno import store
from podobno.dossier import ANNOTATIONS, STORY, story_of_kept
from podobno.ingest.intake import sha256_of
from podobno.model import Document, Story
from podobno.report.annotations import annotation_records
from podobno.report.records import story_record
from podobno.report.summary import summary_record

_COUNT = re.compile(r'data-count="(?P<what>\w+)"[^>]*>(?P<count>[^<]*)<')


def find_mismatches(folder: Path) -> tuple[str, ...]:
    """What does not match, as sentences that name the file and the place; empty where all does.

    Raises ``SettingsError`` where there is no dossier.
    """
    kept = store.read_dossier(folder)
    story = story_of_kept(kept)
    return (
        *_sources(folder, kept.documents),
        *_texts(kept.documents),
        *_story_file(folder, story),
        *_annotations(folder, story),
        *_page(folder, story),
    )


def files_waiting(folder: Path) -> tuple[str, ...]:
    """The files of the person's own that have changed since the dossier was written: the next
    build or add obeys them.

    Raises ``SettingsError`` where there is no dossier.
    """
    obeyed, there = store.read_dossier(folder).obeyed, store.read_own_lines(folder)
    pairs = {
        store.DECISIONS: (obeyed.decisions, there.decisions),
        store.IDENTIFIERS: (obeyed.identifiers, there.identifiers),
    }
    return tuple(name for name, (before, now) in pairs.items() if before != now)


def _sources(folder: Path, documents: tuple[Document, ...]) -> Iterator[str]:
    for digest in sorted({d.source_sha256 for d in documents}):
        path = folder / store.SOURCES / digest
        if not path.is_file():
            yield f"sources/{digest}: the bytes received are missing"
        elif store.hash_of(path) != digest:
            yield f"sources/{digest}: the bytes are not those received"


def _texts(documents: tuple[Document, ...]) -> Iterator[str]:
    for document in documents:
        if sha256_of(document.text) != document.sha256:
            yield f"{document.id}: the text is not the one received"


def _story_file(folder: Path, story: Story) -> Iterator[str]:
    there = _read_json(folder / STORY)
    if there is None:
        yield f"{STORY}: missing or not JSON"
        return
    yield from (f"{STORY}: {line}" for line in _differences(story_record(story), there, ""))
    texts = {f.document.id: f.document.text for f in story.findings}
    yield from (f"{STORY}: {line}" for line in _bad_spans(there, texts))
    yield from (f"{STORY}: {line}" for line in _bad_wordings(there, texts))


def _annotations(folder: Path, story: Story) -> Iterator[str]:
    there = {}
    for number, line in enumerate(store.read_lines(folder / ANNOTATIONS), start=1):
        try:
            record = json.loads(line)
            there[record["doc"]] = record
        except (ValueError, KeyError, TypeError):
            yield f"{ANNOTATIONS}:{number}: not a document's record"
    for expected in annotation_records(story.findings, story.links.entities):
        name = expected["doc"]
        if name not in there:
            yield f"{ANNOTATIONS}: {name} is missing"
        else:
            for line in _differences(json.loads(json.dumps(expected)), there[name], ""):
                yield f"{ANNOTATIONS}: {name}{line}"


def _page(folder: Path, story: Story) -> Iterator[str]:
    path = folder / "index.html"
    if not path.is_file():
        yield "index.html: missing"
        return
    page = path.read_text(encoding="utf-8", errors="replace")
    counts = summary_record(story)
    shown = {m["what"]: re.sub(r"\D", "", m["count"]) for m in _COUNT.finditer(page)}
    for what, count in shown.items():
        if what in counts and count != str(counts[what]):
            yield f"index.html: the count of {what} is {count}, the story has {counts[what]}"
    for what in counts.keys() - shown.keys():
        yield f"index.html: the count of {what} is missing"


def _differences(expected: Any, there: Any, path: str) -> Iterator[str]:
    """Where two JSON values differ, by path; items of lists are named by id where they have one."""
    if isinstance(expected, dict) and isinstance(there, dict):
        for key in sorted({*expected, *there}):
            yield from _differences(expected.get(key), there.get(key), f"{path} {key}")
    elif isinstance(expected, list) and isinstance(there, list):
        if len(expected) != len(there):
            yield f"{path}: {len(there)} items instead of {len(expected)}"
        for number, (a, b) in enumerate(zip(expected, there, strict=False)):
            name = a.get("id", number) if isinstance(a, dict) else number
            yield from _differences(a, b, f"{path} {name}")
    elif expected != there or type(expected) is not type(there):
        yield f"{path}: {there!r} instead of {expected!r}"


def _bad_wordings(there: dict[str, Any], texts: dict[str, str]) -> Iterator[str]:
    """Claims whose words are not those of their spans; what has another shape is named by the
    comparison with the story."""
    try:
        for claim in there["claims"]:
            for wording in claim["wordings"]:
                text = texts.get(wording["doc"], "")
                words = " […] ".join(text[start:end] for start, end in wording["spans"])
                if words != wording["text"]:
                    yield f"claim {claim['id']}: the text is not what stands at its spans"
    except (KeyError, TypeError, ValueError):
        yield "claims: not as Podobno writes them"


def _bad_spans(value: Any, texts: dict[str, str], path: str = "") -> Iterator[str]:
    """Places that lie outside their document's text."""
    if isinstance(value, dict):
        if {"doc", "start", "end"} <= value.keys():
            doc, start, end = value["doc"], value["start"], value["end"]
            is_place = isinstance(doc, str) and isinstance(start, int) and isinstance(end, int)
            if not is_place or doc not in texts or not 0 <= start <= end <= len(texts[doc]):
                yield f"{path}: [{start}, {end}) is not in {doc}"
        for key, item in value.items():
            yield from _bad_spans(item, texts, f"{path} {key}")
    elif isinstance(value, list):
        for item in value:
            yield from _bad_spans(item, texts, path)


def _read_json(path: Path) -> dict[str, Any] | None:
    try:
        loaded = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return loaded if isinstance(loaded, dict) else None
