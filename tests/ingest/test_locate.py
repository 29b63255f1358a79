"""Which files the sources mean, the ids they go by, and what ``sources.toml`` adds."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from podobno.ingest import Intake, read_sources
from podobno.settings import Settings
from tests.ingest.reading import REPORT, reasons


@pytest.fixture
def prasa(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of two reports and one below, seen from a folder beside it."""
    folder = tmp_path / "dane" / "prasa"
    (folder / "more").mkdir(parents=True)
    (tmp_path / "work").mkdir()
    for name in ("000_x.txt", "001_y.txt", "more/002_z.txt"):
        (folder / name).write_text(f"{name}. {REPORT}")
    monkeypatch.chdir(tmp_path / "work")
    return folder


def ids(*sources: str) -> list[str]:
    return [document.id for document in read_sources(sources, Settings()).documents]


def test_folder_glob_and_file_give_the_same_ids(prasa: Path) -> None:
    assert ids("../dane/prasa") == [
        "prasa/000_x.txt", "prasa/001_y.txt", "prasa/more/002_z.txt",
    ]  # fmt: skip
    assert ids("../dane/prasa/*.txt") == ["prasa/000_x.txt", "prasa/001_y.txt"]
    assert ids("../dane/prasa/000_x.txt") == ["prasa/000_x.txt"]
    assert ids(str(prasa / "000_x.txt")) == ["prasa/000_x.txt"]
    assert ids("../dane/prasa/") == ids("../dane/prasa/.") == ids("../dane/prasa")


def test_folder_one_stands_in_has_its_own_name(
    prasa: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(prasa)
    assert ids(".")[0] == ids("000_x.txt")[0] == "prasa/000_x.txt"


def test_recursive_glob_names_each_file_by_its_own_folder(prasa: Path) -> None:
    assert ids("../dane/prasa/**/*.txt")[-1] == "prasa/001_y.txt"
    assert "more/002_z.txt" in ids("../dane/prasa/**/*.txt")


def test_file_named_twice_is_one_document_under_its_longer_id(prasa: Path) -> None:
    both = ["../dane/prasa", "../dane/prasa/more/002_z.txt"]
    for sources in (both, both[::-1]):
        intake = read_sources(sources, Settings())
        assert [d.id for d in intake.documents][-1] == "prasa/more/002_z.txt"
        assert len(intake.documents) == 3
        assert intake.problems == ()


def test_no_id_holds_an_absolute_path(prasa: Path) -> None:
    for source in (str(prasa), str(prasa / "*.txt"), str(prasa / "000_x.txt")):
        for name in ids(source):
            assert not name.startswith("/")
            assert str(prasa.parent) not in name


def test_folders_of_one_name_with_files_of_one_name_are_numbered(prasa: Path) -> None:
    other = prasa.parent.parent / "other" / "prasa"
    other.mkdir(parents=True)
    (other / "000_x.txt").write_text("Inny tekst.")
    intake = read_sources(["../dane/prasa/000_x.txt", "../other/prasa"], Settings())
    assert [d.id for d in intake.documents] == ["prasa/000_x.txt", "prasa/000_x.txt#2"]
    assert len(intake.problems) == 1


def test_hidden_files_and_parts_of_saved_pages_are_passed_by(prasa: Path) -> None:
    (prasa / ".DS_Store").write_bytes(b"\x00\x01")
    (prasa / "page.html").write_text(f"<html><body><p>{REPORT * 2}</p></body></html>")
    (prasa / "page_files").mkdir()
    (prasa / "page_files" / "style.css").write_text("p { color: red }")
    intake = read_sources([str(prasa)], Settings())
    assert intake.problems == ()
    assert "prasa/page.html" in [document.id for document in intake.documents]


def test_link_in_a_circle_ends(prasa: Path) -> None:
    (prasa / "more" / "round").symlink_to(prasa, target_is_directory=True)
    assert len(ids(str(prasa))) == 3


def test_missing_path_empty_pattern_and_pipe_are_listed(prasa: Path) -> None:
    os.mkfifo(prasa / "pipe.txt")
    intake = read_sources(["nowhere.txt", "../dane/prasa/*.pdf", str(prasa)], Settings())
    assert len(intake.documents) == 3
    assert reasons(intake) == {
        "nowhere.txt": "there is no such file or folder",
        "../dane/prasa/*.pdf": "no file matches this pattern",
        "prasa/pipe.txt": "this is no plain file (a pipe or a device)",
    }


def test_folders_too_deep_are_listed(prasa: Path) -> None:
    deep = prasa.joinpath(*("d" * 40))
    deep.mkdir(parents=True)
    (deep / "a.txt").write_text("Za głęboko.")
    intake = read_sources([str(prasa)], Settings())
    assert len(intake.documents) == 3
    assert list(reasons(intake).values()) == ["folders deeper than 32 are not read"]


# --- sources.toml -------------------------------------------------------------------------------


def with_table(prasa: Path, table: str) -> Intake:
    (prasa / "sources.toml").write_text(table)
    return read_sources([str(prasa)], Settings())


def test_sources_toml_gives_what_files_lack_and_is_no_document(prasa: Path) -> None:
    intake = with_table(
        prasa,
        '["000_x.txt"]\npublished = 2025-05-14\npublisher = "Kurier"\n'
        'url = "https://kurier.example/x"\n["more/002_z.txt"]\npublished = "2025-06"\n',
    )
    assert intake.problems == ()
    first, second, third = intake.documents
    assert (first.published, first.published_basis) == ("2025-05-14", "given")
    assert (first.publisher, first.url) == ("Kurier", "https://kurier.example/x")
    assert (second.published, second.published_basis) == (None, "none")
    assert (third.published, third.published_basis) == ("2025-06", "given")


def test_sources_toml_counts_for_a_file_named_alone(prasa: Path) -> None:
    (prasa / "sources.toml").write_text('["000_x.txt"]\npublisher = "Kurier"\n')
    (document,) = read_sources([str(prasa / "000_x.txt")], Settings()).documents
    assert document.publisher == "Kurier"
    assert ids(str(prasa / "*.toml")) == []


def test_text_that_dates_itself_wins_over_sources_toml(prasa: Path) -> None:
    (prasa / "000_x.txt").write_text("date 2025-09-03 Rada obraduje.")
    document = with_table(prasa, '["000_x.txt"]\npublished = "2020-01-01"').documents[0]
    assert (document.published, document.published_basis) == ("2025-09-03", "header")


def test_captured_time_anchors_a_relative_stamp(prasa: Path) -> None:
    (prasa / "000_x.txt").write_text("Rada obraduje\n\nkurier.example 8 godzin temu\n\nTekst.")
    table = '["000_x.txt"]\ncaptured = "2025-07-13T06:30:00"'
    document = with_table(prasa, table).documents[0]
    assert (document.published, document.published_basis) == ("2025-07-12", "capture")
    assert document.captured == "2025-07-13T06:30:00"


def test_mistakes_in_sources_toml_are_listed(prasa: Path) -> None:
    intake = with_table(
        prasa,
        'publisher = "Kurier"\n["000_x.txt"]\npublished = "wczoraj"\nauthor = "x"\n'
        '["nie_ma.txt"]\n',
    )
    assert len(intake.documents) == 3
    assert {p.reason for p in intake.problems} == {
        '"publisher" is no table: write ["publisher"] and its fields below',
        '"000_x.txt": published "wczoraj" is no date (write 2025-09-03)',
        '"000_x.txt" has an unknown field "author"',
        'names "nie_ma.txt", which is not in this folder',
    }
    assert {p.source for p in intake.problems} == {"prasa/sources.toml"}


def test_broken_sources_toml_is_listed_and_the_files_read(prasa: Path) -> None:
    intake = with_table(prasa, "[[[")
    assert len(intake.documents) == 3
    (reason,) = reasons(intake).values()
    assert reason.startswith("cannot be read and is left out: ")
