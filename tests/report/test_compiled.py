"""Templates are kept compiled where Python keeps its modules."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from podobno.report.compiled import CompiledTemplates, compiled_templates


def _render(folder: Path, source: str, **options: bool) -> str:
    environment = Environment(
        loader=DictLoader({"a.html": source}),
        bytecode_cache=CompiledTemplates(folder, options),
        autoescape=True,
        **options,
    )
    return environment.get_template("a.html").render(name="Ada & Jan")


def test_a_template_is_compiled_once(tmp_path, monkeypatch):
    assert _render(tmp_path, "<p>{{ name }}</p>") == "<p>Ada &amp; Jan</p>"
    assert len(list(tmp_path.iterdir())) == 1
    monkeypatch.setattr(Environment, "compile", None)
    assert _render(tmp_path, "<p>{{ name }}</p>") == "<p>Ada &amp; Jan</p>"


def test_a_template_that_was_changed_is_compiled_anew(tmp_path):
    _render(tmp_path, "<p>{{ name }}</p>")
    assert _render(tmp_path, "<b>{{ name }}</b>") == "<b>Ada &amp; Jan</b>"


def test_other_options_compile_anew(tmp_path):
    source = "{% if name %}\nyes\n{% endif %}"
    assert _render(tmp_path, source, trim_blocks=False) == "\nyes\n"
    assert _render(tmp_path, source, trim_blocks=True) == "yes\n"


def test_another_jinja_compiles_anew(tmp_path, monkeypatch):
    _render(tmp_path, "{{ name }}")
    before = next(tmp_path.iterdir()).read_bytes()
    monkeypatch.setattr("jinja2.__version__", "0.0")
    assert _render(tmp_path, "{{ name }}") == "Ada &amp; Jan"
    assert next(tmp_path.iterdir()).read_bytes() != before


@pytest.mark.parametrize("left", [0, 10, 30, 60])
def test_a_damaged_file_is_written_anew(tmp_path, left):
    _render(tmp_path, "{{ name }}")
    kept = next(tmp_path.iterdir())
    whole = kept.read_bytes()
    kept.write_bytes(whole[:left])
    assert _render(tmp_path, "{{ name }}") == "Ada &amp; Jan"
    assert kept.read_bytes() == whole


def test_a_folder_that_cannot_be_written_costs_time_only(tmp_path):
    assert _render(tmp_path / "missing", "{{ name }}") == "Ada &amp; Jan"


def test_templates_stand_where_python_keeps_its_modules(tmp_path, monkeypatch):
    monkeypatch.setattr("podobno.report.compiled.compiled_folder", lambda: None)
    assert compiled_templates({}) is None
    monkeypatch.setattr("podobno.report.compiled.compiled_folder", lambda: tmp_path)
    kept = compiled_templates({})
    assert kept is not None
    assert kept.directory == str(tmp_path)
