"""What reading sources gives: documents, problems and the bytes received."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from podobno.model import Document, Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """Documents ordered by id, the problems met, and each original by its SHA-256."""

    documents: tuple[Document, ...]
    problems: tuple[Problem, ...]
    originals: dict[str, bytes] = field(default_factory=dict)


def sha256_of(data: bytes | str) -> str:
    """The SHA-256 of bytes, or of a text's UTF-8 bytes, as hexadecimal digits."""
    if isinstance(data, str):
        data = data.encode("utf-8", "surrogatepass")
    return hashlib.sha256(data).hexdigest()


def number_repeats(
    documents: Iterable[Document],
) -> tuple[tuple[Document, ...], tuple[Problem, ...]]:
    """Documents with distinct ids: the same id with the same text is one document, named once as
    repeated; with another text the later (by date, then hash) gets ``#2``, ``#3``, …"""
    by_id: dict[str, list[Document]] = {}
    problems = []
    for document in documents:
        by_id.setdefault(document.id, []).append(document)
    kept = []
    taken = set(by_id)
    for name, same in by_id.items():
        texts: dict[str, Document] = {}
        for document in sorted(same, key=_by_date):
            texts.setdefault(document.sha256, document)
        if len(texts) < len(same):
            problems.append(Problem(source=name, reason="the same text was given more than once"))
        first, *others = texts.values()
        kept.append(first)
        number = 1
        for document in others:
            number += 1
            while f"{name}#{number}" in taken:
                number += 1
            taken.add(f"{name}#{number}")
            kept.append(replace(document, id=f"{name}#{number}"))
            problems.append(
                Problem(source=name, reason=f"another text under the same id is kept as #{number}")
            )
    return tuple(sorted(kept, key=lambda d: d.id)), tuple(problems)


def _by_date(document: Document) -> tuple[str, ...]:
    """Dated first, earliest first; then by text, and by what is told of one text, so that the
    order of sources decides nothing."""
    told = (document.source_sha256, document.title, document.publisher, document.url)
    return (document.published or "9999", document.sha256, *(value or "" for value in told))
