"""Case tables of ``tests/extract/cases`` in, the parameters of a test out."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

CASES = Path(__file__).parent / "extract" / "cases"


def read_cases(*tables: str) -> list[Any]:
    """The rows of some tables, in order; one with a ``gap`` must fail."""
    rows = [
        row
        for table in tables
        for row in tomllib.loads((CASES / table).read_text(encoding="utf-8"))["case"]
    ]
    return [
        pytest.param(
            row,
            id=row["text"][:70],
            marks=pytest.mark.xfail(strict=True, reason=row["gap"]) if "gap" in row else (),
        )
        for row in rows
    ]
