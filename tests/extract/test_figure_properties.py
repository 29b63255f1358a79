"""What holds for figures in any text: spans, shifts, no crash."""

from __future__ import annotations

import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from podobno.extract.figures import find_figures
from podobno.language.pl import PACK
from tests.factory import make_analysis

TEXTS = [
    case["text"]
    for case in tomllib.loads(
        (Path(__file__).parent / "cases" / "figures.pl.toml").read_text(encoding="utf-8")
    )["case"]
]
BOUNDS = {"exact", "about", "more_than", "at_least", "less_than", "at_most", "range", "order"}
HEAP = """
od do 5 12 2018 1 200 3,5 1/3 tys. mln % zł euro $ co trzeci dwa dwóch pół połowa setki kilkaset
jeden z na i lub - – . , ( ) osób lat procent minus nie ponad ok. nawet się ich
"""
WORDS = st.sampled_from(HEAP.split())


@pytest.mark.parametrize(
    "digits", ["7" * 5000, "1" + " 000" * 2000, "1" + ".000" * 2000, "0," + "7" * 5000]
)
@pytest.mark.parametrize("text", ["Jan ma {} zł.", "Od {0} do {0} osób.", "Za było 1/{} posłów."])
def test_a_dump_of_digits_is_no_number(text: str, digits: str) -> None:
    found = find_figures(make_analysis(text.format(digits)), PACK)
    assert [figure for figure in found if figure.value > 1000] == []


@pytest.mark.parametrize("text", TEXTS[::5])
def test_figures_shift_with_text_put_before(text: str) -> None:
    before = "Rano padało.\n\n"
    alone = find_figures(make_analysis(text), PACK)
    moved = find_figures(make_analysis(before + text), PACK)
    spans = [(f.start + len(before), f.end + len(before), f.value, f.bound) for f in alone]
    assert [(f.start, f.end, f.value, f.bound) for f in moved] == spans


@pytest.mark.parametrize("text", TEXTS[::5])
def test_line_ends_do_not_change_figures(text: str) -> None:
    plain = find_figures(make_analysis(f"Rano padało.\n{text}\n"), PACK)
    windows = find_figures(make_analysis(f"Rano padało.\r\n{text}\r\n"), PACK)
    assert [(f.value, f.bound, f.unit) for f in plain] == [
        (f.value, f.bound, f.unit) for f in windows
    ]


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=14).map(" ".join))
def test_any_heap_of_number_words_gives_figures_in_order(text: str) -> None:
    figures = find_figures(make_analysis(text), PACK)
    for figure in figures:
        assert 0 <= figure.start < figure.end <= len(text)
        assert text[figure.start : figure.end].strip() == text[figure.start : figure.end]
        assert figure.bound in BOUNDS
        assert (figure.high is not None) == (figure.bound == "range")
        assert figure.rule
    assert all(a.end <= b.start for a, b in pairwise(figures))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_no_text_stops_the_finder(text: str) -> None:
    for figure in find_figures(make_analysis(text), PACK):
        assert text[figure.start : figure.end]


@pytest.mark.parametrize(
    "number",
    ["9" * 400, "1" + " 000" * 8, "10 000 000 000 000 000 000 mld", "1,² tys.", "1, ² tys."],
)
def test_a_number_of_no_report_is_no_figure_and_no_error(number: str) -> None:
    figures = find_figures(make_analysis(f"Zginęło {number} osób, a rannych jest 12 osób."), PACK)
    assert all(figure.value < 10**18 for figure in figures)
    assert figures[-1].value == 12
