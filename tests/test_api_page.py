"""The page for developers runs as it stands."""

from __future__ import annotations

import dataclasses
import doctest
import re
import subprocess
import sys
from pathlib import Path

import pytest

import podobno
from podobno import errors
from tests.conftest import run

PAGE = Path(__file__).parents[1] / "docs" / "api.md"
ARTICLES = {
    "agencja.txt": "Damy stosowną odpowiedź",
    "portal.txt": "Damy stanowczą odpowiedź",
}


def test_the_examples_of_the_page_run(tmp_path, monkeypatch):
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, words in ARTICLES.items():
        text = (
            f"date 2025-04-09 Rozmowy\n\n– {words} na każdą prowokację – powiedziała Anna Orłaj.\n"
        )
        (folder / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert run("build", "articles/", "-o", "dossier", "--engine", "light").exit_code == 0
    failed, tried = doctest.testfile(str(PAGE), module_relative=False, encoding="utf-8")
    assert tried > 12
    assert failed == 0


def test_the_page_names_every_public_name():
    named = set(re.findall(r"\w+", PAGE.read_text(encoding="utf-8")))
    assert set(podobno.__all__) - named <= {"__version__", "read_document"}


def test_a_script_without_a_guard_builds_a_story_of_many_articles(tmp_path):
    """Workers would run such a script again: from Python there are none unless asked for."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(20):
        (folder / f"{number:02d}.txt").write_text(f"Rada zebrała się {number} razy.", "utf-8")
    code = (
        "from podobno import Settings, build_story\n"
        f"story = build_story([{str(folder)!r}], Settings(engine='light'))\n"
        "print(len(story.findings))\n"
    )
    script = tmp_path / "script.py"
    script.write_text(code, encoding="utf-8")
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True)
    assert done.stdout.strip() == "20", done.stderr


@pytest.mark.parametrize(
    "name",
    [field.name for field in dataclasses.fields(podobno.Settings)]
    + [n for n, e in vars(errors).items() if isinstance(e, type) and issubclass(e, Exception)],
)
def test_the_page_explains_every_setting_and_error(name):
    assert f"`{name}`" in PAGE.read_text(encoding="utf-8")
