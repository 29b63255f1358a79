"""Plain text and Markdown: encodings, dates, headlines."""

from __future__ import annotations

from pathlib import Path

import pytest

from podobno.ingest.documents import find_headline
from podobno.settings import Settings
from tests.ingest.reading import REPORT, read, read_bytes, read_one, reasons

POLISH = "Łódź: wójt zażądał śledztwa. „Źle się dzieje” – mówił Ćwik, a sąd milczał."


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1250", "iso-8859-2", "utf-16", "utf-32"]
)
def test_text_is_decoded_from_the_encodings_of_polish_press(tmp_path: Path, encoding: str) -> None:
    # ISO-8859-2 has no Polish quotation marks and no dash.
    text = (
        POLISH
        if encoding != "iso-8859-2"
        else POLISH.translate({0x201E: 34, 0x201D: 34, 0x2013: 45})
    )
    assert read_one(tmp_path, a__txt=text.encode(encoding)).text == text


@pytest.mark.parametrize("letter", "ąśźĄŚŹ")
def test_each_letter_that_differs_tells_iso_8859_2_from_cp1250(tmp_path: Path, letter: str) -> None:
    text = f"Gmina wyda{letter}a 12 tys. ton"
    assert read_one(tmp_path, a__txt=text.encode("iso-8859-2")).text == text
    assert read_one(tmp_path, a__txt=text.encode("cp1250")).text == text


def test_text_in_another_language_and_encoding_is_told(tmp_path: Path) -> None:
    text = "Президент встретился в среду с министром обороны. Переговоры шли два часа. " * 8
    assert read_one(tmp_path, a__txt=text.encode("cp1251")).text == text


def test_text_is_kept_with_its_line_ends(tmp_path: Path) -> None:
    assert read_one(tmp_path, a__txt=b"Jeden.\r\n\r\nDwa.\r\n").text == "Jeden.\r\n\r\nDwa.\r\n"


def test_markdown_is_kept_as_it_stands_and_its_heading_is_the_title(tmp_path: Path) -> None:
    text = "# Budżet przyjęty po kłótni\n\nPosłowie **spierali** się do rana.\n"
    document = read_one(tmp_path, a__md=text)
    assert document.text == text
    assert document.title == "Budżet przyjęty po kłótni"


@pytest.mark.parametrize(
    ("opening", "published", "basis"),
    [
        ("date 2025-09-03 Rada obradowała.", "2025-09-03", "header"),
        (" date 2025-06 Rada obradowała.", "2025-06", "header"),
        ("date 2025\nRada obradowała.", "2025", "header"),
        ("date 2025-13-40 Rada obradowała.", None, "none"),
        ("Rada obradowała. date 2025-09-03", None, "none"),
        ("Rada obradowała 3 września 2025 roku.", None, "none"),
    ],
)
def test_leading_line_dates_a_text_at_its_precision(
    tmp_path: Path, opening: str, published: str | None, basis: str
) -> None:
    document = read_one(tmp_path, a__txt=opening)
    assert (document.published, document.published_basis) == (published, basis)
    assert document.text == opening


def test_what_the_user_knows_fills_only_what_is_missing(tmp_path: Path) -> None:
    settings = Settings(published="2024-01", publisher="Kurier")
    intake = read(tmp_path, settings, a__txt="date 2025-09-03 Rada.", b__txt="Rada obraduje.")
    assert [(d.published, d.published_basis, d.publisher) for d in intake.documents] == [
        ("2025-09-03", "header", "Kurier"),
        ("2024-01", "given", "Kurier"),
    ]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Rząd upadł w nocy\n\nPremier złożył dymisję.", "Rząd upadł w nocy"),
        ("date 2025-09-03 Rząd upadł w nocy\n\nPremier złożył dymisję.", "Rząd upadł w nocy"),
        ("Czy rząd upadnie?\n\nPremier milczy.", "Czy rząd upadnie?"),
        ("12:40 Rząd upadł w nocy\n\nPremier złożył dymisję.", "Rząd upadł w nocy"),
        # A caption.
        ("Premier w sejmie Źródło: PAP\n\nRząd upadł w nocy.", None),
        ("date 2025-06 Premier w sejmie / Fot. Jan Nowak\n\nRząd upadł w nocy.", None),
        # A lead closes with a full stop; a text of one line has no headline.
        ("Premier złożył dymisję.\n\nPrezydent ją przyjął.", None),
        ("Rząd upadł w nocy", None),
        ("Dymisja\n\nPremier złożył dymisję.", None),
    ],
)
def test_headline_is_a_first_line_that_reads_as_one(text: str, title: str | None) -> None:
    assert find_headline(text) == title


def test_standard_input_is_one_document_named_stdin() -> None:
    intake = read_bytes(REPORT.encode())
    assert [(d.id, d.text) for d in intake.documents] == [("stdin", REPORT)]


def test_standard_input_may_hold_records_or_a_page() -> None:
    records = read_bytes(b'{"id": "x1", "text": "Rada obraduje."}\n{"text": "Sejm te\\u017c."}\n')
    assert [d.id for d in records.documents] == ["stdin:2", "x1"]
    page = read_bytes(f"<html><body><p>{REPORT * 3}</p></body></html>".encode())
    assert [d.id for d in page.documents] == ["stdin"]
    assert "<p>" not in page.documents[0].text


def test_packed_text_keeps_its_id(tmp_path: Path) -> None:
    import gzip

    document = read_one(tmp_path, a__txt__gz=gzip.compress(REPORT.encode()))
    assert document.id == f"{tmp_path.name}/a.txt.gz"
    assert document.text == REPORT


def test_half_characters_of_broken_escapes_cannot_reach_a_file(tmp_path: Path) -> None:
    document = read_one(tmp_path, a__jsonl=b'{"id": "x", "text": "Rada \\ud83d obraduje"}')
    assert document.text == "Rada \ufffd obraduje"


def test_two_broken_bytes_are_shown_and_listed(tmp_path: Path) -> None:
    intake = read(tmp_path, a__txt=REPORT.encode() + b"Koniec \xff i \xfe.")
    assert intake.documents[0].text.endswith("Koniec \ufffd i \ufffd.")
    assert reasons(intake) == {
        f"{tmp_path.name}/a.txt": "2 characters are not valid text and shown as \ufffd"
    }
