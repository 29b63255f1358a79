"""JSON lines: one document a record."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from podobno.ingest import read_sources
from podobno.ingest.intake import sha256_of
from podobno.settings import Settings
from tests.ingest.reading import read, read_one, reasons


def lines(*records: object) -> str:
    return "".join(json.dumps(record) + "\n" for record in records)


def test_record_gives_all_its_known_fields_and_ignores_others(tmp_path: Path) -> None:
    document = read_one(
        tmp_path,
        a__jsonl=lines(
            {
                "id": "r-1", "title": "Budżet", "text": "Rada przyjęła budżet.",
                "published": "2025-09", "publisher": "Kurier", "language": "pl",
                "url": "https://kurier.example/1",
                "wordcount": 3, "tags": ["a"],
            }
        ),
    )  # fmt: skip
    assert (document.id, document.title, document.text) == (
        "r-1",
        "Budżet",
        "Rada przyjęła budżet.",
    )
    assert (document.published, document.published_basis) == ("2025-09", "metadata")
    assert (document.publisher, document.url, document.language) == (
        "Kurier",
        "https://kurier.example/1",
        "pl",
    )


def test_record_needs_only_a_text(tmp_path: Path) -> None:
    document = read_one(tmp_path, a__jsonl='{"text": "date 2025-06 Rada obraduje."}')
    assert document.id == f"{tmp_path.name}/a.jsonl:1"
    assert (document.published, document.published_basis) == ("2025-06", "header")
    assert document.publisher is None


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("PL", "pl"),
        ("pl-PL", "pl"),
        ("en_GB", "en"),
        ("Polish", None),
        ("pol", None),
        ("p1", None),
        ("pl, en", None),
    ],
)
def test_language_of_a_record_is_its_two_letter_code(
    tmp_path: Path, tag: str, code: str | None
) -> None:
    record = {"text": "Rada obraduje.", "language": tag}
    assert read_one(tmp_path, a__jsonl=lines(record)).language == code


def test_metadata_wins_over_a_leading_line(tmp_path: Path) -> None:
    record = {"text": "date 2025-06 Rada.", "published": "2025-06-14T23:30:00Z"}
    # Half past one at night in Warsaw.
    assert read_one(tmp_path, a__jsonl=lines(record)).published == "2025-06-15"


def test_each_bad_record_is_listed_and_the_rest_read(tmp_path: Path) -> None:
    good = json.dumps({"id": "good", "text": "Rada obraduje."})
    raw = f'{{"id": "r-2"}}\n{good}\n{{broken\n["a"]\n\n{{"text": "  "}}\n{{"text": 5}}\n'
    intake = read(tmp_path, a__jsonl=raw.encode() + b'{"text": "\xff"}\n')
    assert [document.id for document in intake.documents] == ["good"]
    name = f"{tmp_path.name}/a.jsonl"
    assert reasons(intake) == {
        f"{name}:1": "the record (id r-2) has no text",
        f"{name}:3": "the line is not JSON"
        " (Expecting property name enclosed in double quotes, column 2)",
        f"{name}:4": "the line is no JSON object",
        f"{name}:6": "the record has no text",
        f"{name}:7": "the record has no text",
        f"{name}:8": "the line is not UTF-8",
    }


def test_deeply_nested_line_is_listed(tmp_path: Path) -> None:
    intake = read(tmp_path, a__jsonl=b"[" * 200_000 + b"\n" + b'{"text": "Rada."}')
    assert [document.text for document in intake.documents] == ["Rada."]
    assert list(reasons(intake)) == [f"{tmp_path.name}/a.jsonl:1"]


def test_same_id_with_same_text_is_one_document_named_as_repeated(tmp_path: Path) -> None:
    record = {"id": "r", "text": "Rada obraduje."}
    intake = read(tmp_path, a__jsonl=lines(record, record))
    assert [document.id for document in intake.documents] == ["r"]
    assert reasons(intake) == {"r": "the same text was given more than once"}


def test_same_id_with_other_texts_is_numbered_by_date_in_any_order(tmp_path: Path) -> None:
    records = [
        {"id": "r", "text": "Trzeci.", "published": "2025-03-03"},
        {"id": "r", "text": "Pierwszy.", "published": "2025-01-01"},
        {"id": "r", "text": "Drugi.", "published": "2025-02-02"},
    ]
    intakes = [
        read(tmp_path, a__jsonl=lines(*order)) for order in (records, list(reversed(records)))
    ]
    for intake in intakes:
        assert [(d.id, d.text) for d in intake.documents] == [
            ("r", "Pierwszy."),
            ("r#2", "Drugi."),
            ("r#3", "Trzeci."),
        ]
        assert {p.source for p in intake.problems} == {"r"}


def test_of_one_text_told_with_two_dates_the_earlier_counts(tmp_path: Path) -> None:
    records = [
        {"id": "r", "text": "Rada.", "published": published}
        for published in ("2025-02-02", None, "2025-01-01")
    ]
    for order in (records, records[::-1]):
        (document,) = read(tmp_path, a__jsonl=lines(*order)).documents
        assert document.published == "2025-01-01"


def test_number_that_is_taken_is_passed_over(tmp_path: Path) -> None:
    texts = {"r": "Jeden.", "r#2": "Dwa."}
    records = [{"id": name, "text": text} for name, text in texts.items()]
    intake = read(tmp_path, a__jsonl=lines(*records, {"id": "r", "text": "Trzy."}))
    assert [document.id for document in intake.documents] == ["r", "r#2", "r#3"]
    assert intake.documents[1].text == "Dwa."


def test_packed_records_are_read_up_to_a_cut(tmp_path: Path) -> None:
    # Incompressible texts, so that the cut falls behind the first records.
    texts = ["".join(chr(97 + (i * i * 7 + n * 13) % 26) for i in range(3000)) for n in range(40)]
    packed = gzip.compress(
        lines(*({"id": f"r{n:02}", "text": t} for n, t in enumerate(texts))).encode()
    )
    whole = read(tmp_path, a__jsonl__gz=packed)
    assert len(whole.documents) == 40
    assert whole.problems == ()
    cut = read(tmp_path, a__jsonl__gz=packed[: len(packed) * 2 // 3])
    assert 0 < len(cut.documents) < 40
    (reason,) = reasons(cut).values()
    assert reason == "the gzip file is cut off or damaged from here on"


def test_json_array_of_records_is_read(tmp_path: Path) -> None:
    intake = read(tmp_path, a__json=json.dumps([{"id": "a", "text": "Rada."}, {"id": "b"}]))
    assert [document.id for document in intake.documents] == ["a"]
    assert reasons(intake) == {f"{tmp_path.name}/a.json:2": "the record (id b) has no text"}


def test_original_of_records_is_the_file(tmp_path: Path) -> None:
    raw = lines({"id": "a", "text": "Rada."}, {"id": "b", "text": "Sejm."}).encode()
    intake = read(tmp_path, a__jsonl=raw)
    assert intake.originals == {sha256_of(raw): raw}
    assert {d.source_sha256 for d in intake.documents} == {sha256_of(raw)}


def test_order_of_sources_changes_nothing(tmp_path: Path) -> None:
    names = []
    for n in range(4):
        path = tmp_path / f"f{n}.jsonl"
        path.write_text(lines({"id": f"d{n % 2}", "text": f"Tekst {n}."}))
        names.append(str(path))
    assert read_sources(names, Settings()) == read_sources(names[::-1], Settings())
