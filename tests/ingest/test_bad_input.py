"""Bad input: each is a listed problem with a clear sentence, and the rest is still read."""

from __future__ import annotations

import gzip
import os
import tracemalloc
from pathlib import Path

import pytest

from podobno.errors import DocumentProblem
from podobno.ingest import limits, read_sources
from podobno.ingest.limits import time_limit
from podobno.settings import Settings
from tests.ingest.reading import REPORT, read, reasons

DATA = '<script type="application/ld+json">'
CUT = gzip.compress(REPORT.encode() * 99)[:-30]
OTHER = "which is not read: save it as text, HTML or PDF"
UNKNOWN = "files of kind .xyz are not read: if it holds text, name it .txt"
NO_ENCODING = "the text is in no encoding that can be told (UTF-8, CP1250 or ISO-8859-2)"
GOOD = {"good__txt": REPORT}


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a__txt", b"", "the file is empty"),
        ("a__txt", b" \n\t\n", "the file is empty"),
        ("a__txt", b"\xef\xbb\xbf", "there is no text in it"),
        ("a__jsonl", b"", "the file is empty"),
        ("a__html", b"", "the file is empty"),
        ("a__pdf", b"", "the file is empty"),
        ("a__txt", b"ELF\x00\x01\x02" * 50, "this is a binary file, not text"),
        ("a__txt", bytes(range(1, 32)) * 9, "this is a binary file, not text"),
        ("a__html", b"\x00\xff\x00" * 99, "this is a binary file, not text"),
        (
            "a__txt__gz",
            gzip.compress(REPORT.encode() * 99)[:-30],
            "the gzip file is cut off or damaged",
        ),
        ("a__html__gz", b"\x1f\x8b\x08\x00nonsense", "the gzip file is cut off or damaged"),
        ("a__txt__gz", gzip.compress(b"0" * (limits.MAX_FILE + 1)), "unpacks to more than 50 MB"),
        (
            "a__docx",
            b"PK\x03\x04...",
            f"this is a Word document, {OTHER}",
        ),
        (
            "a__jpg",
            b"\xff\xd8\xff\xe0",
            f"this is a picture, {OTHER}",
        ),
        ("a__xyz", b"\x00\x01\x02\x03", "this is a binary file, not text"),
        (
            "a__xyz",
            b"jakis tekst",
            UNKNOWN,
        ),
        (
            "a__html",
            b"<html><body></body></html>",
            "no report could be found in this page",
        ),
        ("a__html", b"<!-- nothing but a comment -->", "no HTML could be read in it"),
        ("a__rss", b"not a feed at all", "this is not an RSS or Atom feed"),
        ("a__wacz", b"PK\x03\x04broken", "the WACZ file is damaged"),
        ("a__warc", b"WARC/1.0\r\nWARC-Type: response\r\n", "there is no page in this archive"),
        ("a__pdf", b"%PDF-1.7\nbroken", "the PDF is damaged and cannot be read"),
        ("a__txt", b"x" * 1_000_001, "the text is longer than 1,000,000 characters"),
        (
            "a__txt",
            bytes([0x81, 0x8D, 0x8F, 0x90, 0x9D] * 40),
            NO_ENCODING,
        ),
    ],
)
def test_bad_file_is_listed_and_the_rest_read(
    tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    intake = read(tmp_path, **{name: content, **GOOD})
    assert [document.text for document in intake.documents] == [REPORT]
    assert reasons(intake) == {f"{tmp_path.name}/{name.replace('__', '.')}": reason}


@pytest.mark.parametrize(
    "broken",
    [
        f"<html><body><p>{REPORT}<p>{REPORT}</div></table><b><i>",
        f"<div><div><p>{REPORT}{REPORT}</p",
        f"<html><body><p>{REPORT * 2}</p><script>if (a<b) {{ </script",
        f'<html><head>{DATA}{{"@type": "NewsArticle", </script></head><p>{REPORT * 2}',
        f"<html>{DATA}{'[' * 100_000}</script><body><p>{REPORT * 2}</p>",
    ],
    ids=["unclosed", "cut in a tag", "script", "cut data block", "deep data block"],
)
def test_broken_html_is_read_as_far_as_it_goes(tmp_path: Path, broken: str) -> None:
    intake = read(tmp_path, a__html=broken)
    assert intake.problems == ()
    assert "Za głosowało 61 posłów" in intake.documents[0].text


@pytest.mark.parametrize(
    "charset", ["undefined", "idna", "punycode", "unicode_escape", "hex", "no-such-encoding"]
)
def test_page_that_declares_no_encoding_of_text_is_read_by_its_letters(
    tmp_path: Path, charset: str
) -> None:
    page = f'<html><head><meta charset="{charset}"></head><body><p>{REPORT * 2}</p></body></html>'
    intake = read(tmp_path, a__html=page.encode("cp1250"))
    assert intake.problems == ()
    assert "Rada Litorii przyjęła w środę budżet." in intake.documents[0].text


@pytest.mark.parametrize(
    "reference", ["&#0;", "&#1;", "&#x1f;", "&#xd800;", "&#xffff;", "&#55296;"]
)
def test_reference_to_a_character_that_is_none_is_passed_by(tmp_path: Path, reference: str) -> None:
    page = f"<p>{REPORT} {reference}<script>x</script>{reference} Koniec.</p><p>{REPORT}</p>"
    intake = read(tmp_path, a__html=f"<html><body>{page}</body></html>")
    assert intake.problems == ()
    assert "Koniec." in intake.documents[0].text


def test_page_nested_without_end_is_listed(tmp_path: Path) -> None:
    intake = read(tmp_path, a__html="<html>" + "<div>" * 5000 + f"<p>{REPORT}{REPORT}")
    assert list(reasons(intake).values()) == ["no report could be found in this page"]


def test_line_of_200_mb_is_skipped_and_the_next_record_read(tmp_path: Path) -> None:
    path = tmp_path / "big.jsonl"
    with path.open("wb") as file:
        file.write(b'{"id": "a", "text": "Pierwszy."}\n{"text": "')
        for _ in range(200):
            file.write(b"x" * 2**20)
        file.write(b'"}\n{"id": "b", "text": "Ostatni."}\n')
    tracemalloc.start()
    try:
        intake = read_sources([str(path)], Settings())
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert [document.id for document in intake.documents] == ["a", "b"]
    assert reasons(intake) == {f"{tmp_path.name}/big.jsonl:2": "the line is longer than 10 MB"}
    assert peak < 60 * 2**20
    # Each record of a file too large to keep has its own line as the original.
    assert sorted(intake.originals.values()) == [
        b'{"id": "a", "text": "Pierwszy."}\n',
        b'{"id": "b", "text": "Ostatni."}\n',
    ]


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.xml", "a.pdf"])
def test_file_too_large_is_listed_without_being_read(tmp_path: Path, name: str) -> None:
    with (tmp_path / name).open("wb") as file:
        file.write(b"%PDF-1.4 " if name.endswith("pdf") else b"tekst ")
        file.truncate(limits.MAX_FILE + 1)
    (reason,) = reasons(read_sources([str(tmp_path)], Settings())).values()
    assert "larger than" in reason


def _refuse(monkeypatch: pytest.MonkeyPatch, path: Path, call: str) -> None:
    """Take the permission to read a path away; where the test runs as root, which may read all,
    the system's answer is put in its place."""
    path.chmod(0)
    if os.geteuid() != 0:
        return
    real = getattr(os, call)

    def answer(target: object, *args: object, **more: object) -> object:
        if str(target) == str(path):
            raise PermissionError(13, "Permission denied", str(path))
        return real(target, *args, **more)

    monkeypatch.setattr(os, call, answer)


def test_folder_without_permission_is_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = tmp_path / "closed"
    closed.mkdir()
    (closed / "a.txt").write_text(REPORT)
    _refuse(monkeypatch, closed, "scandir")
    try:
        intake = read(tmp_path, **GOOD)
    finally:
        closed.chmod(0o755)
    assert [document.text for document in intake.documents] == [REPORT]
    assert reasons(intake) == {
        f"{tmp_path.name}/closed": "the folder cannot be opened: permission denied"
    }


def test_file_without_permission_is_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed = tmp_path / "closed.txt"
    closed.write_text("Zamknięte.")
    closed.chmod(0)
    if os.geteuid() == 0:
        real = Path.open

        def answer(path: Path, *args: object, **more: object) -> object:
            if path == closed:
                raise PermissionError(13, "Permission denied", str(path))
            return real(path, *args, **more)  # type: ignore[call-overload]

        monkeypatch.setattr(Path, "open", answer)
    intake = read_sources([str(tmp_path)], Settings())
    assert reasons(intake) == {f"{tmp_path.name}/closed.txt": "cannot be read: permission denied"}


def test_names_no_system_has_are_listed() -> None:
    intake = read_sources(["a" * 5000, "zero\x00byte"], Settings())
    assert set(reasons(intake).values()) == {"there is no such file or folder"}


def test_nothing_to_read_is_no_error() -> None:
    assert read_sources([], Settings()).documents == ()


def test_reader_that_takes_too_long_is_stopped() -> None:
    def read_for_ever() -> None:
        with time_limit("slow.pdf", 0.05):
            while True:
                pass

    with pytest.raises(DocumentProblem, match="takes longer than"):
        read_for_ever()
