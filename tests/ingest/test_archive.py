"""Web archives: one document a page."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from pathlib import Path

import pytest

from podobno.ingest import archive, packed
from podobno.ingest.intake import sha256_of
from tests.ingest.reading import REPORT, read, reasons

PAGE = (
    "<html><head><title>Budżet</title></head><body><article><h1>Rada przyjęła budżet Litorii</h1>"
    + "".join(f"<p>{line}</p>" for line in REPORT.split("\n\n"))
    + "<p>Prezydent podpisze ustawę w przyszłym tygodniu, zapowiedział jej rzecznik.</p>"
    + "</article></body></html>"
).encode()


def record(
    address: str,
    body: bytes = PAGE,
    *,
    kind: str = "text/html; charset=utf-8",
    status: str = "200 OK",
    headers: str = "",
) -> bytes:
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{headers}\r\n".encode() + body
    warc = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\n"
        "WARC-Date: 2025-09-03T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return warc.encode() + http + b"\r\n\r\n"


def packed_warc(*records: bytes) -> bytes:
    return b"".join(gzip.compress(each) for each in records)


PICTURE = record("https://a.example/p.png", b"\x89PNG", kind="image/png")
MISSING = record("https://a.example/404", status="404 Not Found")


def test_warc_gives_its_pages_under_their_addresses(tmp_path: Path) -> None:
    intake = read(tmp_path, a__warc=record("https://a.example/1") + PICTURE + MISSING)
    assert intake.problems == ()
    (document,) = intake.documents
    assert document.id == document.url == "https://a.example/1"
    assert "Za głosowało 61 posłów" in document.text
    assert document.captured == "2025-09-03T10:00:00+00:00"
    # The time of capture is no date of publication.
    assert (document.published, document.published_basis) == (None, "none")
    assert intake.originals == {sha256_of(PAGE): PAGE}


def test_packed_warc_is_read_and_known_by_its_bytes(tmp_path: Path) -> None:
    raw = packed_warc(record("https://a.example/1"), record("https://a.example/2"))
    intake = read(tmp_path, a__warc__gz=raw)
    assert [d.id for d in intake.documents] == ["https://a.example/1", "https://a.example/2"]


def test_relative_stamp_counts_back_from_the_capture(tmp_path: Path) -> None:
    page = PAGE.replace(b"<p>Rada", b"<p>kurier.example 12 godzin temu</p><p>Rada", 1)
    (document,) = read(tmp_path, a__warc=record("https://a.example/1", page)).documents
    assert (document.published, document.published_basis) == ("2025-09-02", "capture")


@pytest.mark.parametrize("keep", [0.75, 0.97])
def test_truncated_archive_gives_what_stands_before_the_cut(tmp_path: Path, keep: float) -> None:
    for name, raw in (
        ("a__warc", record("https://a.example/1") + record("https://a.example/2")),
        ("b__warc__gz", packed_warc(record("https://a.example/1"), record("https://a.example/2"))),
    ):
        folder = tmp_path / name
        folder.mkdir()
        intake = read(folder, **{name: raw[: int(len(raw) * keep)]})
        assert [document.id for document in intake.documents] == ["https://a.example/1"]
        (reason,) = reasons(intake).values()
        assert "cut off" in reason


@pytest.mark.parametrize("packing", ["gzip", "deflate", "chunked"])
def test_page_is_unpacked_as_its_server_packed_it(tmp_path: Path, packing: str) -> None:
    import zlib

    body, headers = PAGE, f"Content-Encoding: {packing}\r\n"
    if packing == "gzip":
        body = gzip.compress(PAGE)
    elif packing == "deflate":
        body = zlib.compress(PAGE)
    else:
        headers = "Transfer-Encoding: chunked\r\n"
        body = f"{len(PAGE):x}\r\n".encode() + PAGE + b"\r\n0\r\n\r\n"
    (document,) = read(
        tmp_path, a__warc=record("https://a.example/1", body, headers=headers)
    ).documents
    assert "Za głosowało 61 posłów" in document.text


def test_archive_without_a_page_is_listed(tmp_path: Path) -> None:
    intake = read(tmp_path, a__warc=PICTURE)
    assert list(reasons(intake).values()) == ["there is no page in this archive"]


def test_page_without_a_report_is_listed_and_the_others_read(tmp_path: Path) -> None:
    empty = record("https://a.example/0", b"<html><body><script>x()</script></body></html>")
    intake = read(tmp_path, a__warc=empty + record("https://a.example/1"))
    assert [document.id for document in intake.documents] == ["https://a.example/1"]
    assert reasons(intake) == {"https://a.example/0": "no report could be found in this page"}


def test_bomb_inside_a_packed_archive_is_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packed, "MAX_UNPACKED", 100_000)
    raw = packed_warc(
        record("https://a.example/1"), record("https://a.example/2", b"0" * 5_000_000)
    )
    intake = read(tmp_path, a__warc__gz=raw)
    assert [document.id for document in intake.documents] == ["https://a.example/1"]
    (reason,) = reasons(intake).values()
    assert reason.startswith("only the first")


def wacz(pages: list[str] | None, *records: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("archive/data.warc.gz", packed_warc(*records))
        if pages is not None:
            listed = "".join(json.dumps({"url": page}) + "\n" for page in pages)
            file.writestr("pages/pages.jsonl", '{"format": "json-pages-1.0"}\n' + listed)
    return stream.getvalue()


def test_wacz_gives_the_pages_it_lists(tmp_path: Path) -> None:
    frame = record("https://ads.example/frame")
    raw = wacz(["https://a.example/1"], record("https://a.example/1"), frame)
    assert [d.id for d in read(tmp_path, a__wacz=raw).documents] == ["https://a.example/1"]
    raw = wacz(None, record("https://a.example/1"), frame)
    assert len(read(tmp_path, a__wacz=raw).documents) == 2


def test_wacz_that_unpacks_to_too_much_is_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "MAX_UNPACKED", 1000)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("archive/data.warc", b"0" * 2000)
    intake = read(tmp_path, a__wacz=stream.getvalue())
    (reason,) = reasons(intake).values()
    assert reason.startswith("the WACZ file unpacks to more than")


def test_wacz_of_too_many_files_is_listed_for_that(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "MAX_MEMBERS", 3)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        for number in range(4):
            file.writestr(f"archive/{number}.warc", b"")
    intake = read(tmp_path, a__wacz=stream.getvalue())
    assert list(reasons(intake).values()) == ["the WACZ file holds more than 3 files"]


def test_damaged_wacz_is_listed(tmp_path: Path) -> None:
    raw = wacz(None, record("https://a.example/1"))
    intake = read(tmp_path, a__wacz=raw[: len(raw) // 2])
    assert list(reasons(intake).values()) == ["the WACZ file is damaged"]
