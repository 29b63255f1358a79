"""Odd input and odd folders from the command line: one clear line, and nothing half written."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from typing import NamedTuple

import pytest

from podobno.cli import DONE, NOTHING_READABLE, USAGE, WITH_PROBLEMS, main
from podobno.dossier import open_story
from podobno.verify import find_mismatches

ATTACK = "<script>alert(1)</script>"
TEXT = (
    "Minister Anna Orłaj spotkała się w środę w Wiedniu z Piotrem Torowskim.\n\n"
    "Na granicy stacjonuje około 4 tys. żołnierzy – powiedziała Orłaj."
)


class Ended(NamedTuple):
    """How a command ended."""

    code: object
    out: str
    err: str


@pytest.fixture
def run(monkeypatch, capsys) -> Callable[..., Ended]:
    """Run a command as the installed script does, errors and all."""

    def command(*arguments: str) -> Ended:
        monkeypatch.setattr(sys, "argv", ["podobno", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        return Ended(ended.value.code, *capsys.readouterr())

    return command


def _records(path, *records):
    path.write_text("\n".join(json.dumps(r) for r in records) + "\n", encoding="utf-8")
    return str(path)


def _says_what_to_do(done):
    assert done.code == USAGE, done.err
    assert done.out == ""
    assert len(done.err.splitlines()) == 1
    assert done.err.startswith("podobno: ")


COMMANDS = {
    "show": (),
    "verify": (),
    "check": ("słowo",),
    "new": ("--since", "2025-01-01"),
    "decide": ("wrong", "ev-1", "--by", "Ja"),
    "export": (),
    "add": ("more.txt",),
}


@pytest.mark.parametrize("command", COMMANDS)
def test_a_missing_dossier_is_one_line(run, tmp_path, command):
    _says_what_to_do(run(command, str(tmp_path / "none"), *COMMANDS[command]))
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("command", ["show", "verify", "export"])
def test_a_damaged_dossier_is_one_line(run, dossier, command):
    (dossier / "podobno.sqlite").write_bytes(b"SQLite format 3\0" + b"\xff" * 5000)
    _says_what_to_do(run(command, str(dossier)))


def test_an_output_that_cannot_be_written_is_one_line(run, reports, tmp_path):
    taken = tmp_path / "file"
    taken.write_text("mine", encoding="utf-8")
    light = ("--engine", "light")
    _says_what_to_do(run("build", str(reports), "-o", str(taken), *light))
    _says_what_to_do(run("build", str(reports), "-o", str(taken / "below"), *light))
    _says_what_to_do(run("threads", str(reports), "-o", str(taken), *light))
    _says_what_to_do(run("annotate", str(reports), "-o", str(tmp_path), *light))
    assert taken.read_text(encoding="utf-8") == "mine"


def test_a_build_leaves_no_page_of_a_document_that_is_gone(podobno, reports, dossier):
    before = {p.name for p in (dossier / "documents").iterdir()}
    kept = sorted(reports.iterdir())[0]
    result = podobno("build", str(kept), "-o", str(dossier), "--engine", "light")
    assert result.exit_code == DONE, result.output
    after = {p.name for p in (dossier / "documents").iterdir()}
    assert len(before) == 3
    assert len(after) == 1
    assert find_mismatches(dossier) == ()


def test_a_build_into_one_file_leaves_no_other_page(podobno, reports, dossier):
    result = podobno(
        "build", str(reports), "-o", str(dossier), "--engine", "light", "--single-file"
    )
    assert result.exit_code == DONE, result.output
    assert [p.name for p in dossier.rglob("*.html")] == ["index.html"]
    assert find_mismatches(dossier) == ()


def test_no_draft_is_left(built):
    assert [p for p in built.rglob("*") if ".new" in p.name] == []


def test_hostile_records_are_built_shown_and_verified(podobno, tmp_path):
    records = _records(
        tmp_path / "r.jsonl",
        {"id": "../../x", "text": TEXT, "title": ATTACK, "publisher": "A\u001b[31m\u2028B"},
        {
            "id": "half\ud800",
            "text": f"Pół \ud800 znaku. {TEXT}",
            "title": "\udfff",
            "url": "\ud83d",
        },
        {"id": "nul", "text": f"Zero \x00 znaków. {TEXT}", "url": "javascript:1"},
        {"id": "line\u2028end\u0085x", "text": f"Jedna\u2028linia. {TEXT}", "title": "a\u0085b"},
    )
    folder = tmp_path / "out"
    result = podobno("build", records, "-o", str(folder), "--engine", "light", "--json")
    assert result.exit_code == DONE, result.output
    assert json.loads(result.stdout)["documents"] == 4
    assert find_mismatches(folder) == ()
    assert {p.name for p in tmp_path.iterdir()} == {"r.jsonl", "out"}
    assert [f.document.id for f in open_story(folder).findings if "\ufffd" in f.document.id]
    shown = podobno("check", str(folder), "żołnierzy")
    assert "\x1b" not in shown.stdout
    assert "\x00" not in shown.stdout
    assert ATTACK not in (folder / "index.html").read_text(encoding="utf-8")


def test_decisions_that_are_damaged_are_problems_and_the_rest_counts(podobno, dossier):
    entity = open_story(dossier).links.entities[0]
    decided = podobno("decide", str(dossier), "rename", entity.id, "Ktoś", "--by", "Ja")
    assert decided.exit_code == DONE, decided.output
    path = dossier / "decisions.jsonl"
    path.write_bytes(b'\xff\xff\n{"decision": "same"}\n' + path.read_bytes() + b"[[[[\n")
    shown = podobno("show", str(dossier), "--json")
    assert shown.exit_code == WITH_PROBLEMS
    sources = [p["source"] for p in json.loads(shown.stdout)["problems"]]
    assert sources == ["decisions.jsonl:1", "decisions.jsonl:2", "decisions.jsonl:4"]
    assert "Ktoś" in {e.name for e in open_story(dossier).links.entities}


def test_verify_of_a_dossier_without_its_files_names_each(podobno, dossier):
    for path in [
        *dossier.glob("*.html"),
        *dossier.glob("*.json*"),
        *(dossier / "sources").iterdir(),
    ]:
        path.unlink()
    result = podobno("verify", str(dossier), "--json")
    assert result.exit_code == WITH_PROBLEMS
    named = " ".join(json.loads(result.stdout)["mismatches"])
    for name in ("index.html", "story.json", "annotations.jsonl", "sources/"):
        assert name in named


@pytest.mark.parametrize(
    "content",
    ["[]", "null", "\xff", '{"claims": 5, "events": {"doc": 1, "start": "a", "end": null}}'],
)
def test_verify_of_a_story_of_another_shape_names_it(dossier, content):
    (dossier / "story.json").write_bytes(content.encode("latin-1"))
    assert any("story.json" in line for line in find_mismatches(dossier))


def test_json_is_on_standard_output_even_where_nothing_is_readable(podobno, tmp_path):
    for command in ("build", "annotate", "threads"):
        missing, out = str(tmp_path / "missing.txt"), str(tmp_path / "out")
        result = podobno(command, missing, "-o", out, "--json")
        assert result.exit_code == NOTHING_READABLE
        record = json.loads(result.stdout)
        assert record["documents"] == 0
        assert record["problems"][0]["source"].endswith("missing.txt")


@pytest.mark.parametrize(
    "arguments",
    [
        ("show",),
        ("verify",),
        ("check", "żołnierzy"),
        ("check", "hipopotam"),
        ("new", "--since", "2025-04-11"),
        ("new", "--since", "2030-01-01"),
        ("export", "-o", "{tmp}"),
        ("decide", "wrong", "{event}", "--by", "Ja"),
        ("show", "{event}"),
    ],
)
def test_json_is_one_value(podobno, dossier, tmp_path, arguments):
    event = open_story(dossier).links.events[0].id
    command, *rest = (a.format(tmp=tmp_path / "tables", event=event) for a in arguments)
    result = podobno(command, str(dossier), *rest, "--json")
    assert isinstance(json.loads(result.stdout), dict)


def test_a_terminal_without_polish_letters_gets_json_and_text_all_the_same(built):
    environment = os.environ | {"PYTHONIOENCODING": "ascii"}
    for more in ((), ("--json",)):
        done = subprocess.run(
            [sys.executable, "-m", "podobno", "check", str(built), "żołnierzy", *more],
            capture_output=True,
            env=environment,
        )
        assert done.returncode == DONE, done.stderr
        assert done.stdout.isascii()
    assert "żołnierzy" in str(json.loads(done.stdout))


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_pipe_that_closes_early_is_no_error(built, unbuffered):
    with subprocess.Popen(
        [sys.executable, "-m", "podobno", "show", str(built)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | {"PYTHONUNBUFFERED": unbuffered},
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        assert running.stderr.read() == b""


def test_annotate_never_writes_over_an_article(run, tmp_path):
    article = tmp_path / "a.txt"
    article.write_text(TEXT, encoding="utf-8")
    _says_what_to_do(run("annotate", str(article), "-o", str(article), "--engine", "light"))
    assert article.read_text(encoding="utf-8") == TEXT


def test_a_dossier_among_the_sources_is_not_read_as_articles(podobno, tmp_path):
    press = tmp_path / "prasa"
    press.mkdir()
    (press / "a.txt").write_text(f"date 2025-04-09 Rozmowy\n\n{TEXT}", encoding="utf-8")
    arguments = ("build", str(press), "-o", str(press / "dossier"), "--engine", "light", "--json")
    for _ in range(2):
        result = podobno(*arguments)
        assert result.exit_code == DONE, result.output
        assert json.loads(result.stdout)["documents"] == 1


def test_a_dossier_given_as_a_source_is_listed(podobno, dossier):
    result = podobno("add", str(dossier), str(dossier), "--engine", "light", "--json")
    assert result.exit_code == WITH_PROBLEMS
    record = json.loads(result.stdout)
    assert record["documents"] == 3
    (problem,) = record["problems"]
    assert problem["reason"] == "this is the folder of a dossier: give the articles themselves"


def test_a_folder_without_articles_says_so(run, tmp_path):
    (tmp_path / "pusty" / ".ukryty").mkdir(parents=True)
    done = run("build", str(tmp_path / "pusty"), "-o", str(tmp_path / "out"))
    assert done.code == NOTHING_READABLE
    assert "pusty: w tym folderze nie ma artykułów" in done.err
    assert not (tmp_path / "out").exists()


def test_a_broken_line_is_told_in_polish_and_the_others_are_read(run, tmp_path):
    source = tmp_path / "r.jsonl"
    source.write_text(json.dumps({"text": TEXT}) + '\n{"text": \n', encoding="utf-8")
    done = run("annotate", str(source), "-o", str(tmp_path / "a.jsonl"), "--engine", "light")
    assert done.code == WITH_PROBLEMS
    assert "r.jsonl:2: wiersz nie jest poprawnym JSON (brak wartości, kolumna 1)" in done.out
    assert len((tmp_path / "a.jsonl").read_text(encoding="utf-8").splitlines()) == 1


@pytest.mark.parametrize("source", ["", "  "])
def test_a_source_without_a_name_does_not_mean_this_folder(run, tmp_path, monkeypatch, source):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    done = run("build", source, "-o", str(tmp_path / "out"), "--engine", "light")
    assert done.code == NOTHING_READABLE
    assert "źródło nie ma nazwy" in done.err


@pytest.mark.parametrize("day", ["2025-13", "2025-02-30", "2025-00-01", "0000", "25-01-01", ""])
def test_a_date_that_the_calendar_lacks_is_refused(run, reports, tmp_path, day):
    _says_what_to_do(run("build", str(reports), "-o", str(tmp_path / "out"), "--published", day))


def test_an_interrupted_build_leaves_the_old_dossier_whole(run, dossier, reports, monkeypatch):
    from podobno import pipeline

    before = {p: p.read_bytes() for p in dossier.rglob("*") if p.is_file()}

    def stopped(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "read_document", stopped)
    done = run("build", str(reports), "-o", str(dossier), "--engine", "light", "--processes", "1")
    assert done.code == 130
    assert "podobno: przerwano" in done.err
    assert {p: p.read_bytes() for p in dossier.rglob("*") if p.is_file()} == before


def test_a_dossier_is_written_whole_though_it_is_interrupted(run, dossier, reports, monkeypatch):
    from podobno import store

    write = store.write_files

    def interrupted(*arguments):
        write(*arguments)
        signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr(store, "write_files", interrupted)
    kept = sorted(reports.iterdir())[0]
    done = run("build", str(kept), "-o", str(dossier), "--engine", "light", "--processes", "1")
    assert done.code == DONE, done.err
    assert find_mismatches(dossier) == ()
    assert len(open_story(dossier).findings) == 1
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_a_dossier_with_hostile_pages_runs_no_script(podobno, tmp_path):
    """From the saved page to the dossier: script in titles, outlets, addresses stays text."""
    page = (
        "<html><head><title>&lt;script&gt;alert(1)&lt;/script&gt;</title>"
        "<meta property='og:site_name' content='&lt;img src=x onerror=alert(2)&gt;'>"
        "<link rel='canonical' href='javascript:alert(3)'></head><body><article>"
        f"<h1>&lt;script&gt;alert(1)&lt;/script&gt;</h1><p>{TEXT * 6}</p></article></body></html>"
    )
    (tmp_path / "zly.html").write_text(page, encoding="utf-8")
    records = _records(
        tmp_path / "r.jsonl",
        {
            "id": "x",
            "text": TEXT,
            "title": ATTACK,
            "publisher": ATTACK,
            "url": "javascript:alert(1)",
        },
    )
    folder = tmp_path / "out"
    sources = (str(tmp_path / "zly.html"), records)
    for more in ((), ("--single-file",)):
        result = podobno("build", *sources, "-o", str(folder), "--engine", "light", *more)
        assert result.exit_code == DONE, result.output
        for path in folder.rglob("*.html"):
            html = path.read_text(encoding="utf-8")
            own = html.count("<script>")
            assert own == html.count('<script>"use strict";')
            assert "<img" not in html
            assert 'href="javascript:' not in html


def test_add_without_sources_applies_what_was_decided(podobno, dossier):
    name = "Ministra Orłaj"
    story = json.loads((dossier / "story.json").read_text(encoding="utf-8"))
    person = next(e for e in story["entities"] if e["type"] == "PER")
    result = podobno("decide", str(dossier), "rename", person["id"], name, "--by", "Ja")
    assert f"podobno add {dossier}" in result.stdout
    waiting = podobno("verify", str(dossier))
    assert waiting.exit_code == DONE, "the files are as they were written"
    assert (
        f"decisions.jsonl: zmiany od czasu zapisania dossier; zastosuje je `podobno add {dossier}`"
        in (waiting.stdout)
    )
    assert podobno("add", str(dossier), "--engine", "light").exit_code == DONE
    assert "decisions.jsonl" not in podobno("verify", str(dossier)).stdout
    story = json.loads((dossier / "story.json").read_text(encoding="utf-8"))
    assert name in {e["name"] for e in story["entities"]}
    assert len(story["documents"]) == 3
