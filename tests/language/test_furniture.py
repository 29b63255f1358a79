"""Page furniture in Polish texts, and the agencies that a text credits."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from podobno.language.furniture import find_agencies, find_noise
from podobno.language.pl import PACK

TABLE = Path(__file__).parent / "furniture.pl.toml"
CASES: list[dict[str, Any]] = tomllib.loads(TABLE.read_text("utf-8"))["case"]


def _parameters() -> list[Any]:
    return [
        pytest.param(
            case,
            id=case["why"],
            marks=[pytest.mark.xfail(strict=True, reason=case["gap"])] if "gap" in case else [],
        )
        for case in CASES
    ]


@pytest.mark.parametrize("case", _parameters())
def test_furniture_is_marked_and_report_is_not(case: dict[str, Any]) -> None:
    text = case["text"]
    found = [(text[noise.start : noise.end], noise.kind) for noise in find_noise(text, PACK)]
    assert found == [(words, kind) for words, kind in case["noise"]]
    if case.get("nth") == 2:
        assert find_noise(text, PACK)[0].start == text.rindex(case["noise"][0][0])


@pytest.mark.parametrize("case", _parameters())
def test_furniture_is_the_same_with_other_line_ends(case: dict[str, Any]) -> None:
    text = case["text"].replace("\n", "\r\n")
    found = [(text[noise.start : noise.end], noise.kind) for noise in find_noise(text, PACK)]
    assert found == [(words, kind) for words, kind in case["noise"]]


PARTS = [
    *("Dokerzy wrócili.", "Fot. Jan", "(PAP)", "Czytaj też:", "…", "zobacz więcej", "\n", "/", "©"),
    *("Źródło:", "PAP", "Udostępnij", "date 2025-06", " ", "Z Gdańska Anna Nowak", "\r\n"),
]


@given(st.lists(st.sampled_from(PARTS), max_size=25))
def test_furniture_spans_are_in_order_and_hold_text(parts: list[str]) -> None:
    text = "".join(parts)
    end = 0
    for noise in find_noise(text, PACK):
        assert end <= noise.start < noise.end <= len(text)
        assert text[noise.start : noise.end].strip()
        end = noise.end


@pytest.mark.parametrize(
    ("text", "agencies"),
    [
        ("Dokerzy wrócili do pracy. (PAP)", ("PAP",)),
        ("Dokerzy wrócili do pracy.\n\nPAP/Reuters", ("PAP", "Reuters")),
        ("Dokerzy wrócili do pracy.\n\nŹródło: IAR, PAP", ("IAR", "PAP")),
        ("Gdańsk, 3.05. (PAP) – Dokerzy wrócili do pracy.", ("PAP",)),
        ("Dokerzy wrócili do pracy.\n\noprac. an, dpa", ("dpa",)),
        # An agency no list knows shows by its form.
        ("Dokerzy wrócili do pracy.\n\nŹródło: PAR", ("PAR",)),
        ("Dokerzy wrócili do pracy. (PAR)", ("PAR",)),
        ("Dokerzy wrócili do pracy.\n\nPolska Agencja Prasowa", ("PAP",)),
        # Named in a sentence it is that sentence's source.
        ("Dokerzy wrócili do pracy, podała PAP. Reuters zaprzecza.", ()),
        # A picture's agency is not the text's.
        ("Dźwigi w porcie / Fot. Jan Nowak / PAP\n\nDokerzy wrócili do pracy.", ()),
        ("Dźwigi w porcie Źródło: PAP/EPA\n\nDokerzy wrócili do pracy.", ()),
        ("Dźwigi w porcie / JAN NOWAK / PAP/EPA\n\nDokerzy wrócili do pracy.", ()),
        # An acronym that a sentence introduces.
        ("Strajk ogłosił Związek Zawodowy Dokerów (ZZD).", ()),
        # Initials of authors are small, or stand beside an agency that is known.
        ("Dokerzy wrócili do pracy. (jan)", ()),
        ("Dokerzy wrócili do pracy.\n\nŹródło: PAP/JŚ", ("PAP",)),
        ("Dokerzy wrócili do pracy.\n\nŹródło: NRG, ak, PAP", ("PAP",)),
    ],
)
def test_agencies_are_those_the_text_itself_credits(text: str, agencies: tuple[str, ...]) -> None:
    assert find_agencies(text, find_noise(text, PACK), PACK) == agencies
