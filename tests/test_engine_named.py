"""A dossier says which program and engine read it, and a missing engine is never silent."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from podobno import __version__, language
from podobno.language.pl import default
from podobno.language.pl.reading import read_cut
from tests.conftest import run
from tests.factory import make_document

TEXT = "Rada zwołała w Łodzi naradę, na której było 12 osób i jeden gość z daleka."


class Fake:
    """An engine that reads as the light one does."""

    name = "neural"

    def read(self, text, sentences):
        return read_cut(sentences), None


@pytest.fixture
def engine(monkeypatch):
    """Sets what the default engine loads, and forgets it afterwards."""

    def load(found):
        monkeypatch.setattr(default, "load_engine", lambda: found)
        language._load_engine.cache_clear()

    yield load
    language._load_engine.cache_clear()


@pytest.fixture
def report(tmp_path: Path) -> str:
    path = tmp_path / "prasa" / "a.txt"
    path.parent.mkdir()
    path.write_text(f"date 2025-04-09 Narada\n\n{TEXT}\n", encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("installed", "asked", "read_by"),
    [(Fake(), "default", "neural"), (Fake(), "light", "light"), (None, "default", "light")],
    ids=["default", "light chosen", "weights missing"],
)
def test_a_dossier_names_what_read_it(engine, report, tmp_path, installed, asked, read_by):
    engine(installed)
    folder = tmp_path / "dossier"
    result = run("build", report, "-o", str(folder), "--engine", asked, "--json")
    made = {"program": "podobno", "version": __version__, "engines": [read_by]}
    assert json.loads(result.stdout)["generated_by"] == made
    assert json.loads((folder / "story.json").read_text(encoding="utf-8"))["generated_by"] == made
    line = json.loads((folder / "annotations.jsonl").read_text(encoding="utf-8"))
    assert line["engine"] == read_by
    page = (folder / "index.html").read_text(encoding="utf-8")
    assert f"Podobno {__version__}" in page
    assert ("bez sieci neuronowej" in page) is (read_by == "light")
    assert run("verify", str(folder)).exit_code == 0


@pytest.mark.parametrize("command", ["build", "annotate", "threads"])
def test_missing_weights_are_told_on_standard_error(engine, report, tmp_path, command):
    engine(None)
    result = run(command, report, "-o", str(tmp_path / "out"))
    assert result.exit_code == 0
    assert "brak wag silnika domyślnego" in result.stderr
    assert "not installed" not in result.stdout


@pytest.mark.parametrize(("installed", "asked"), [(Fake(), "default"), (None, "light")])
def test_nothing_is_told_where_the_engine_is_the_one_asked_for(
    engine, report, tmp_path, installed, asked
):
    engine(installed)
    result = run("build", report, "-o", str(tmp_path / "out"), "--engine", asked)
    assert "weights" not in result.stderr


def test_documents_read_without_the_weights_are_read_again_when_they_are_there(
    engine, report, tmp_path
):
    engine(None)
    folder = tmp_path / "dossier"
    run("build", report, "-o", str(folder))
    engine(Fake())
    result = run("add", str(folder), report, "--json")
    assert json.loads(result.stdout)["generated_by"]["engines"] == ["neural"]


def test_a_document_in_a_language_without_a_pack_has_no_engine():
    document = make_document("The committee met in London on Tuesday.", language="en")
    assert language.analyse(document).engine == "none"
