"""The public surface: what ``podobno`` exports exists and says what it is."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import subprocess
import sys

import pytest

import podobno

MODULES = sorted(
    name
    for _, name, _ in pkgutil.walk_packages(podobno.__path__, "podobno.")
    if not name.endswith("__main__")
)


@pytest.mark.parametrize("name", [n for n in podobno.__all__ if n != "__version__"])
def test_public_name_has_a_docstring(name):
    assert inspect.getdoc(getattr(podobno, name))


@pytest.mark.parametrize("name", MODULES)
def test_module_opens_with_a_sentence(name):
    doc = importlib.import_module(name).__doc__
    assert doc
    assert doc.strip().splitlines()[0]


def test_unknown_public_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="nothing"):
        podobno.nothing  # noqa: B018


def test_import_loads_no_heavy_library():
    heavy = "('numpy', 'onnxruntime', 'morfeusz2')"
    code = f"import podobno, sys; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
