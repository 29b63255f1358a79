"""Names: spans, types and base forms on sentences written for the purpose."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from podobno.extract.cast import read_cast
from podobno.extract.names import find_names
from podobno.language.pl import PACK
from podobno.model import EngineName
from tests.factory import make_analysis

CASES = tomllib.loads((Path(__file__).parent / "cases" / "names.toml").read_text("utf-8"))["case"]


def _parameters() -> list[Any]:
    return [
        pytest.param(
            case,
            id=case["text"][:40],
            marks=[pytest.mark.xfail(strict=True, reason=case["gap"])] if "gap" in case else [],
        )
        for case in CASES
    ]


@pytest.mark.parametrize("case", _parameters())
def test_names_of_a_sentence_have_span_type_and_base_form(case: dict[str, Any]) -> None:
    analysis = make_analysis(case["text"], "2024-05-10")
    names = read_cast(analysis, PACK).names
    found = [[case["text"][name.start : name.end], name.type, name.lemma] for name in names]
    assert found == [list(name) for name in case["names"]]


def test_every_name_says_its_rule_and_stands_at_its_span() -> None:
    text = "Jan Nowak z Gdańska kieruje spółką Lumivex. Nowak milczy."
    analysis = make_analysis(text)
    for span in find_names(analysis, PACK):
        tokens = analysis.sentences[span.sentence].tokens
        assert span.rule
        assert (tokens[span.first].start, tokens[span.last - 1].end) == (span.start, span.end)


def test_names_of_an_engine_are_taken_as_they_are() -> None:
    text = "Kolumna stała na Rynku, obok Brytyjczyków."
    analysis = make_analysis(text)
    start = text.index("Brytyjczyków")
    engine = (EngineName(start=start, end=start + 12, type="PER", confidence=0.9),)
    (name,) = read_cast(replace(analysis, names=engine), PACK).names
    assert (name.start, name.type, name.lemma) == (start, "PER", "Brytyjczycy")


def test_an_engine_that_labels_no_name_gives_none() -> None:
    assert find_names(replace(make_analysis("Jan Nowak milczy."), names=()), PACK) == ()
