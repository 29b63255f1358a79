"""Base forms of names, on tokens as the light engine reads them."""

import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from podobno.language.pl import base_forms
from podobno.language.pl.base_form_candidates import edit_of
from podobno.language.pl.base_forms import base_form
from podobno.language.pl.reading import read_sentences
from podobno.model import Token

CASES = tomllib.loads((Path(__file__).parent / "cases/base_forms.toml").read_text("utf-8"))["case"]


def rows() -> list[Any]:
    return [
        pytest.param(
            case,
            id=case["name"],
            marks=[pytest.mark.xfail(strict=True, reason=case["gap"])] if "gap" in case else [],
        )
        for case in CASES
    ]


def tokens_of(sentence: str, name: str) -> tuple[Token, ...]:
    start = sentence.index(name)
    return tuple(
        token
        for part in read_sentences(sentence, ())
        for token in part.tokens
        if start <= token.start < start + len(name)
    )


@pytest.mark.parametrize("case", rows())
def test_a_name_gets_its_base_form(case: dict[str, Any]) -> None:
    tokens = tokens_of(case["sentence"], case["name"])
    seen = Counter([token.text for token in tokens] + case.get("seen", []))
    assert base_form(tokens, case["type"], attested=seen) == case["base"]


@pytest.mark.parametrize("seen", ["Sal", "Salo"])
def test_a_nominative_seen_in_the_document_decides_between_two(seen: str) -> None:
    # "Salem" may be the instrumental of either.
    tokens = tokens_of("Rozmawiał z Enrico Salem.", "Salem")
    assert base_form(tokens, "PER", attested={"Salem": 1, seen: 2}) == seen


def test_without_the_learned_file_the_rules_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(base_forms, "read_model", lambda: None)
    tokens = tokens_of("Rząd w Korei Północnej zaprzecza.", "Korei Północnej")
    assert base_form(tokens, "LOC") == "Korea Północna"


@pytest.mark.parametrize(
    ("word", "form", "edit"),
    [
        ("trumpa", "trump", "1+"),
        ("asi", "asia", "0+a"),
        ("un", "un", "0+"),
        ("moskwie", "moskwa", "2+a"),
    ],
)
def test_an_edit_says_what_to_drop_and_what_to_add(word: str, form: str, edit: str) -> None:
    assert edit_of(word, form) == edit
