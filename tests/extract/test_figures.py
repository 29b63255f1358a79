"""Figures in sentences written for the purpose: what must be found stands in the case table."""

from __future__ import annotations

import tomllib
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from podobno.extract.figures import find_figures
from podobno.language.pl import PACK
from podobno.model import FigureMention
from tests.factory import make_analysis

CASES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "cases" / "figures.pl.toml").read_text(encoding="utf-8")
)["case"]


def _params() -> list[Any]:
    return [
        pytest.param(
            case,
            id=f"{index:03d}-{case['text'][:40]}",
            marks=[pytest.mark.xfail(strict=True, reason=case["gap"])] if "gap" in case else [],
        )
        for index, case in enumerate(CASES)
    ]


def _written(figure: FigureMention, text: str) -> tuple[str, str, float, float | None, str]:
    unit = figure.unit or "-"
    return text[figure.start : figure.end], figure.bound, figure.value, figure.high, unit


def _wanted(row: str) -> tuple[str, str, float, float | None, str]:
    span, reading = row.rsplit(" = ", 1)
    bound, value, unit = reading.split(" ", 2)
    low, _, high = value.partition("..")
    return span, bound, float(Fraction(low)), float(Fraction(high)) if high else None, unit


@pytest.mark.parametrize("case", _params())
def test_figures_of_a_sentence(case: dict[str, Any]) -> None:
    analysis = make_analysis(case["text"])
    found = [_written(figure, case["text"]) for figure in find_figures(analysis, PACK)]
    assert found == [_wanted(row) for row in case["find"]], case["why"]
