"""The dossier's folder: what is written comes back, search folds, damage is said in one line."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from podobno import store
from podobno.errors import SettingsError
from podobno.link.decisions import read_decisions
from podobno.model import Place, Problem
from tests.stories import make_findings


def _kept(*findings):
    return store.Kept(
        documents=tuple(f.document for f in findings),
        problems=(Problem(source="a", reason="b"),),
        findings={f.document.id: f for f in findings},
        reading="1 light",
    )


def _report(id="a.txt", sentence="Rada zwołała naradę w Łodzi."):
    return make_findings(
        [sentence, "Poległo 12 osób."],
        id=id,
        statements=[{"content": "naradę w Łodzi", "speaker_name": "Rada"}]
        if "naradę w Łodzi" in sentence
        else [],
        figures=[{"text": "12", "value": 12.0, "unit": "osoba"}],
    )


def test_what_is_written_is_read(tmp_path):
    kept = _kept(_report("a.txt"), _report("b.txt", "Nic się nie stało."))
    store.write_database(tmp_path, kept)
    assert store.read_dossier(tmp_path) == kept


@pytest.mark.parametrize(
    "name",
    ["../../etc/passwd", "a\"b'c", "ż/ó ł🦊", "a?b#c%d", "x" * 5000, "..", "/", "a\nb", "a\u2028b"],
)
def test_an_odd_id_comes_back(tmp_path, name):
    store.write_database(tmp_path, _kept(_report(name)))
    assert [d.id for d in store.read_dossier(tmp_path).documents] == [name]
    assert {place.doc for place in store.search(tmp_path, "naradę")} == {name}
    assert [p.name for p in tmp_path.iterdir()] == [store.DATABASE]


@pytest.mark.parametrize("folder", ["a b", "a?b#c", "100%", "żółw", "it's"])
def test_an_odd_folder_is_opened(tmp_path, folder):
    store.write_database(tmp_path / folder, _kept(_report()))
    assert len(store.read_dossier(tmp_path / folder).documents) == 1


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Łodzi", 1),
        ("lodzi", 1),
        ("LODZI", 1),
        ("narade", 1),
        ("rada lodzi", 1),
        ("rada poległo", 0),
        ("12", 1),
        ("*", 0),
        ("", 0),
        ('" OR 1', 0),
        ("NEAR(rada", 0),
    ],
)
def test_search_folds_case_diacritics_and_marks(tmp_path, words, found):
    store.write_database(tmp_path, _kept(_report()))
    assert len(store.search(tmp_path, words)) == found


def test_search_finds_a_word_in_a_form_of_its_own(tmp_path):
    store.write_database(tmp_path, _kept(_report()))
    forms = {"radami": ("rada",), "zwołali": ("zwołać", "zwołała")}
    assert not store.search(tmp_path, "radami zwołali")
    found = store.search(tmp_path, "radami zwołali", base_forms=lambda w: forms.get(w, ()))
    assert len(found) == 1


def test_search_gives_the_place_of_the_sentence(tmp_path):
    report = _report()
    store.write_database(tmp_path, _kept(report))
    second = report.passages[1]
    assert store.search(tmp_path, "poleglo") == (Place("a.txt", second.start, second.end),)


def test_no_dossier_is_said(tmp_path):
    with pytest.raises(SettingsError, match="no dossier here"):
        store.read_dossier(tmp_path / "missing")
    with pytest.raises(SettingsError, match="no dossier here"):
        store.search(tmp_path, "rada")


def test_a_file_that_is_no_database_is_said(tmp_path):
    (tmp_path / store.DATABASE).write_bytes(b"these are no tables" * 200)
    with pytest.raises(SettingsError, match="not a dossier's database"):
        store.read_dossier(tmp_path)


def test_a_database_cut_off_is_said(tmp_path):
    store.write_database(tmp_path, _kept(*(_report(f"{n}.txt") for n in range(40))))
    path = tmp_path / store.DATABASE
    path.write_bytes(path.read_bytes()[:9000])
    with pytest.raises(SettingsError):
        store.read_dossier(tmp_path)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE document SET findings = 'no json'",
        """UPDATE document SET findings = '{"a_field_of_another_version": 1}'""",
        "UPDATE document SET document = '[]'",
        "DELETE FROM meta",
    ],
)
def test_a_database_of_another_version_is_said(tmp_path, change):
    store.write_database(tmp_path, _kept(_report()))
    with closing(sqlite3.connect(tmp_path / store.DATABASE)) as base:
        base.execute(change)
        base.commit()
    with pytest.raises(SettingsError, match="build the dossier again"):
        store.read_dossier(tmp_path)


def test_a_reader_keeps_what_it_opened_while_another_writes(tmp_path):
    store.write_database(tmp_path, _kept(_report("old.txt")))
    with store._reading(tmp_path) as base:
        store.write_database(tmp_path, _kept(_report("new.txt")))
        assert base.execute("SELECT id FROM document").fetchall() == [("old.txt",)]
    assert [d.id for d in store.read_dossier(tmp_path).documents] == ["new.txt"]


def test_a_folder_that_is_a_file_is_said(tmp_path):
    (tmp_path / "file").write_text("text", encoding="utf-8")
    for write in (
        lambda: store.check_writable(tmp_path / "file"),
        lambda: store.check_writable(tmp_path / "file" / "below"),
        lambda: store.write_files(tmp_path / "file", {"a": "b"}),
        lambda: store.write_database(tmp_path / "file", _kept(_report())),
        lambda: store.keep_originals(tmp_path / "file", {"00": b""}),
        lambda: store.open_to_write(tmp_path).__enter__(),
    ):
        with pytest.raises(SettingsError):
            write()
    assert (tmp_path / "file").read_text(encoding="utf-8") == "text"


def test_a_folder_that_may_not_be_written_is_said_before_anything_is_read(tmp_path, monkeypatch):
    # Asked of the system, not tried: whoever runs the tests may be allowed everything.
    monkeypatch.setattr(store.os, "access", lambda path, mode: path != tmp_path)
    for folder in (tmp_path, tmp_path / "new" / "below"):
        with pytest.raises(SettingsError, match="choose another folder"):
            store.check_writable(folder)
    assert list(tmp_path.iterdir()) == []


def test_old_pages_go_from_a_dossier_and_from_no_other_folder(tmp_path):
    pages = {"documents/a.html": "", "documents/b.html": "", "lists/claims.html": ""}
    store.write_files(tmp_path, pages)
    (tmp_path / "documents" / "notes.txt").write_text("mine", encoding="utf-8")
    store.remove_old_pages(tmp_path, {"documents/a.html"})
    assert (tmp_path / "documents" / "b.html").is_file(), "no dossier: nothing is removed"
    store.write_database(tmp_path, _kept(_report()))
    store.remove_old_pages(tmp_path, {"documents/a.html"})
    assert sorted(p.name for p in (tmp_path / "documents").iterdir()) == ["a.html", "notes.txt"]
    assert not (tmp_path / "lists").exists()


def test_a_decision_is_added_after_a_line_that_was_left_open(tmp_path):
    (tmp_path / store.DECISIONS).write_text('{"a": 1}', encoding="utf-8")
    store.append_decision(tmp_path, '{"b": 2}\n')
    assert store.read_own_lines(tmp_path).decisions == ('{"a": 1}', '{"b": 2}')


def test_decisions_that_are_no_text_are_listed_line_by_line(tmp_path):
    good = {"decision": "wrong", "mentions": [{"doc": "a", "sha256": "0", "start": 0, "end": 1}]}
    line = json.dumps(good | {"by": "Ja", "why": "linia\u2028jedna"}, ensure_ascii=False)
    raw = b"\xff\xfe not text\n" + line.encode() + b'\n{"decision": "same", "mentions": []}\n[1]\n'
    (tmp_path / store.DECISIONS).write_bytes(raw)
    decisions, problems = read_decisions(store.read_own_lines(tmp_path).decisions)
    assert [d.kind for d in decisions] == ["wrong"]
    assert [p.source for p in problems] == [f"decisions.jsonl:{n}" for n in (1, 3, 4)]


@pytest.mark.parametrize(("kind", "count"), [("same", 3), ("different", 1), ("rename", 2)])
def test_a_decision_on_too_many_or_too_few_mentions_is_listed(kind, count):
    mention = {"doc": "a", "sha256": "0", "start": 0, "end": 1}
    line = json.dumps({"decision": kind, "mentions": [mention] * count, "by": "Ja"})
    decisions, problems = read_decisions([line])
    assert decisions == ()
    assert len(problems) == 1


LINE = '{"doc": "a.txt"}\n'


def test_annotations_replace_the_old_ones_only_when_complete(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text(LINE, encoding="utf-8")
    stopped = store.open_to_write(path)
    stopped.__enter__().write("half")
    assert not stopped.__exit__(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert path.read_text(encoding="utf-8") == LINE
    assert [p.name for p in tmp_path.iterdir()] == ["a.jsonl"]
    with store.open_to_write(path) as stream:
        stream.write(LINE * 2)
    assert path.read_text(encoding="utf-8") == LINE * 2


def test_annotations_replace_no_article(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Minister poleciał do Wiednia.", encoding="utf-8")
    with pytest.raises(SettingsError, match="another file"), store.open_to_write(path):
        pass
    assert path.read_text(encoding="utf-8") == "Minister poleciał do Wiednia."


def test_a_full_disk_is_said(tmp_path):
    if not Path("/dev/full").exists():
        pytest.skip("there is no full device here")
    with (
        pytest.raises(SettingsError, match="cannot be written"),
        store.open_to_write(Path("/dev/full")) as stream,
    ):
        stream.write(LINE * 10_000)
