"""The bundled story's sources, read and compared with the truth written by hand."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

import podobno.demo
from podobno.ingest import Intake, read_sources
from podobno.language.furniture import find_agencies, find_noise
from podobno.language.pl import PACK
from podobno.model import Noise
from podobno.settings import Settings

DEMO = Path(podobno.demo.__file__).parent
EXPECTED: dict[str, Any] = json.loads((DEMO / "expected.json").read_text("utf-8"))


@lru_cache(maxsize=1)
def intake() -> Intake:
    return read_sources([str(DEMO / "sources")], Settings())


@lru_cache(maxsize=1)
def noise() -> dict[str, tuple[Noise, ...]]:
    return {document.id: find_noise(document.text, PACK) for document in intake().documents}


def test_bundled_sources_give_each_document_once_and_no_problem() -> None:
    assert intake().problems == ()
    assert [d.id for d in intake().documents] == sorted(e["id"] for e in EXPECTED["documents"])


@pytest.mark.parametrize("entry", EXPECTED["documents"], ids=lambda entry: entry["id"])
def test_bundled_document_has_its_date_basis_publisher_and_agencies(entry: dict[str, Any]) -> None:
    document = next(d for d in intake().documents if d.id == entry["id"])
    assert (document.published, document.published_basis) == (entry["published"], entry["basis"])
    assert document.publisher == entry["publisher"]
    found = find_agencies(document.text, noise()[document.id], PACK)
    assert list(found) == entry["agencies"]


@pytest.mark.parametrize("entry", EXPECTED["noise"], ids=lambda entry: entry["text"][:40])
def test_bundled_furniture_is_marked_with_its_kind(entry: dict[str, Any]) -> None:
    document = next(d for d in intake().documents if d.id == entry["doc"])
    spans = {document.text[span.start : span.end]: span.kind for span in noise()[document.id]}
    if entry.get("may_be_absent") and entry["text"] not in document.text:
        return
    assert document.text.count(entry["text"]) == 1
    assert spans.get(entry["text"]) == entry["kind"]


def test_nothing_else_of_the_bundled_texts_is_furniture() -> None:
    expected = {(entry["doc"], entry["text"]) for entry in EXPECTED["noise"]}
    others = {
        (document.id, document.text[span.start : span.end])
        for document in intake().documents
        for span in noise()[document.id]
    } - expected
    # The agency tags at the end stand in the truth as the documents' agencies.
    assert {text for _, text in others} <= {"(PAR)"}


def test_bundled_originals_are_kept_by_their_hash() -> None:
    assert {d.source_sha256 for d in intake().documents} == set(intake().originals)
    files = [p for p in (DEMO / "sources").iterdir() if p.name != "sources.toml"]
    assert sorted(intake().originals.values()) == sorted(path.read_bytes() for path in files)
