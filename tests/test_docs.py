"""The docs cover the program: commands, options, settings, fields, errors, words."""

from __future__ import annotations

import dataclasses
import json
import re
from pathlib import Path

import pytest
from quality.pages import PAGES

from podobno import errors
from podobno.settings import Settings

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(PAGES))
def test_generated_page_is_up_to_date(name):
    assert page(name) == PAGES[name](), "run `make docs`"


def _keys(value, found: set[str]) -> set[str]:
    if isinstance(value, dict):
        found |= value.keys()
        for item in value.values():
            _keys(item, found)
    elif isinstance(value, list):
        for item in value:
            _keys(item, found)
    return found


@pytest.mark.parametrize("name", ["story.json", "annotations.jsonl"])
def test_every_field_written_is_documented(built, name):
    documented = set(re.findall(r"`(\w+)`", page("formats.md")))
    lines = (built / name).read_text(encoding="utf-8")
    records = [json.loads(lines)] if name == "story.json" else map(json.loads, lines.splitlines())
    for record in records:
        assert _keys(record, set()) - documented == set()


@pytest.mark.parametrize("field", [f.name for f in dataclasses.fields(Settings)])
def test_every_setting_is_explained(field):
    assert f"``{field}``" in (Settings.__doc__ or "")


@pytest.mark.parametrize(
    "name",
    [n for n, e in vars(errors).items() if isinstance(e, type) and issubclass(e, Exception)],
)
def test_every_error_stands_in_the_tree(name):
    assert name in (errors.__doc__ or "")


@pytest.mark.parametrize("path", sorted([ROOT / "README.md", *DOCS.rglob("*.md")]))
def test_links_between_pages_lead_somewhere(path):
    for target in re.findall(r"\]\(([^)#\s]+)", path.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (path.parent / target).exists(), target


@pytest.mark.parametrize("path", sorted([ROOT / "README.md", *DOCS.rglob("*.md")]))
def test_docs_name_data_by_its_public_name(path):
    assert "../shared" not in path.read_text(encoding="utf-8")


def test_shipped_code_names_no_private_data():
    for path in (ROOT / "src").rglob("*.py"):
        assert "../shared" not in path.read_text(encoding="utf-8"), path


def test_every_column_is_documented():
    from podobno.report import tables

    documented = set(re.findall(r"`(\w+)`", page("formats.md")))
    columns = {
        *tables._EVENT_COLUMNS,
        *tables._STATEMENT_COLUMNS,
        *tables._FIGURE_COLUMNS,
    }
    assert columns - documented == set()
