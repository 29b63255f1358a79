"""What is made from a data file is kept where Python keeps its modules compiled."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest

from podobno import prepared as module
from podobno.prepared import compiled_folder, prepared


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    monkeypatch.setattr(module, "compiled_folder", lambda: tmp_path)
    return tmp_path


def _never() -> object:
    raise AssertionError("made again")


def test_what_was_made_from_the_same_is_taken(folder):
    table = {"słowa": ["żółw", 'z "cudzysłowem"'], "least": 0.5, "most": 3, "is_open": True}
    assert prepared("words", b"source", lambda: table) == table
    again = prepared("words", b"source", _never)
    assert again == table
    assert list(again) == list(table), "in the order of the file"


@pytest.mark.parametrize("change", ["source", "version", "name"])
def test_what_was_made_from_another_source_is_made_again(folder, monkeypatch, change):
    prepared("words", b"source", lambda: ["old"])
    if change == "version":
        monkeypatch.setattr(module, "__version__", "0.0.0")
    name = "names" if change == "name" else "words"
    source = b"changed" if change == "source" else b"source"
    assert prepared(name, source, lambda: ["new"]) == ["new"]
    assert prepared(name, source, _never) == ["new"]


@pytest.mark.parametrize("damage", [b"", b"\n", b"no digest", None])
def test_a_damaged_file_is_written_anew(folder, damage):
    prepared("words", b"source", lambda: ["made"])
    kept = next(folder.iterdir())
    kept.write_bytes(kept.read_bytes()[:-3] if damage is None else damage)
    assert prepared("words", b"source", lambda: ["made"]) == ["made"]
    assert prepared("words", b"source", _never) == ["made"]
    assert [path.name for path in folder.iterdir()] == [kept.name]


def test_what_json_cannot_hold_is_not_kept(folder):
    for _ in range(2):
        assert prepared("days", b"", lambda: [date(2025, 9, 3)]) == [date(2025, 9, 3)]
    assert list(folder.iterdir()) == []


def test_a_folder_that_cannot_be_written_costs_time_only(folder):
    (folder / "words.json").mkdir()
    for _ in range(2):
        assert prepared("words", b"source", lambda: ["made"]) == ["made"]


def test_a_name_with_a_folder_is_one_file(folder):
    prepared("events/AID", b"", lambda: {})
    assert [path.name for path in folder.iterdir()] == ["events.AID.json"]


def test_nothing_is_kept_where_python_keeps_nothing(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert compiled_folder() is None
    assert prepared("words", b"", lambda: ["made"]) == ["made"]
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    assert compiled_folder() is None, "nothing was compiled to there"
    Path(str(tmp_path) + str(Path(module.__file__).parent)).mkdir(parents=True)
    kept = compiled_folder()
    assert kept is not None
    assert kept.is_relative_to(tmp_path)
