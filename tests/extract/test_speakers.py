"""Who is meant by a speaker that the sentence itself does not name."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from podobno.extract.cast_reader import read_cast
from podobno.extract.statements import find_statements
from podobno.language.pl import PACK
from tests.factory import make_analysis

TABLE = Path(__file__).parent / "cases" / "speakers.pl.toml"


def rows() -> list[Any]:
    params = []
    for case in tomllib.loads(TABLE.read_text(encoding="utf-8"))["case"]:
        gap = case.get("gap")
        marks = [pytest.mark.xfail(strict=True, reason=gap)] if gap else []
        params.append(pytest.param(case, id=case["why"], marks=marks))
    return params


@pytest.mark.parametrize("case", rows())
def test_speaker_is_whom_the_text_means(case: dict[str, Any]) -> None:
    analysis = make_analysis(case["text"], case.get("published", "2024-05-10"))
    found = find_statements(analysis, PACK, read_cast(analysis, PACK))
    assert [statement.speaker_name for statement in found] == case["names"], case["why"]
