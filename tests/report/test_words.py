"""The page's words: numbers, bounds, plurals and dates in both languages."""

from __future__ import annotations

import pytest

from podobno.report.words import Texts

PL, EN = Texts(code="pl"), Texts(code="en")


@pytest.mark.parametrize(
    ("texts", "value", "high", "bound", "expected"),
    [
        (PL, 12.0, None, "exact", "12"),
        (PL, 3.1, None, "about", "ok. 3,1"),
        (PL, 15000.0, None, "at_least", "co najmniej 15 000"),
        (EN, 15000.0, None, "more_than", "more than 15,000"),
        (EN, 10.0, 12.0, "range", "10–12"),
        (PL, 0.0, 0.5, "range", "0–0,5"),
        (PL, 5 / 6, None, "exact", "5/6"),
        (PL, 0.5, None, "about", "ok. 1/2"),
        (PL, 0.7, None, "exact", "0,7"),
    ],
)
def test_a_reading_in_words(texts, value, high, bound, expected):
    # A no-break space parts the thousands in Polish.
    assert texts.value(value, high, bound).replace("\u00a0", " ") == expected


def test_less_than_one_percent_is_no_part_of_a_whole():
    assert PL.value(0.5, None, "exact", "%").replace("\u00a0", " ") == "0,5 %"


@pytest.mark.parametrize("value", [1e21, 1e31, 1e308, -1e40])
def test_a_number_of_any_size_is_written(value):
    assert float(PL.number(value)) == value


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (1, "1 artykuł"),
        (2, "2 artykuły"),
        (5, "5 artykułów"),
        (12, "12 artykułów"),
        (22, "22 artykuły"),
        (0, "0 artykułów"),
    ],
)
def test_polish_plurals(number, expected):
    assert PL.count(number, "articles") == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2025-09-03", "3 września 2025"),
        ("2025-09-03T14:05", "3 września 2025"),
        ("2025-06", "czerwiec 2025"),
        ("2025", "2025"),
        (None, "bez daty"),
        ("P3D", "bez daty"),
        ("2025-02-30", "bez daty"),
    ],
)
def test_a_date_keeps_its_precision(value, expected):
    assert PL.date(value) == expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (("2025-06-05", "2025-06-12", "2025-06-26"), "5, 12 lub 26 czerwca 2025"),
        (("2025-06-30", "2025-07-07"), "30 czerwca 2025 lub 7 lipca 2025"),
        (("2025-06", "2025-07"), "czerwiec 2025 lub lipiec 2025"),
        (("2025-06-05",), "5 czerwca 2025"),
    ],
)
def test_days_of_which_one_holds_are_told_together(values, expected):
    assert PL.days(values) == expected


def test_a_weekday_is_told_in_the_readers_language():
    assert PL.weekday("środa") == "środa"
    assert Texts(code="en").weekday("środa") == "Wednesday"
    assert Texts(code="en").weekday("kiedyś") == "kiedyś"


@pytest.mark.parametrize(
    ("value", "polish", "english"),
    [
        (55_000_000_000, "55\u00a0mld", "55\u00a0billion"),
        (1_250_000, "1,25\u00a0mln", "1.25\u00a0million"),
        (1_234_567, "1\u00a0234\u00a0567", "1,234,567"),
        (2e12, "2\u00a0bln", "2\u00a0trillion"),
        (999_999, "999\u00a0999", "999,999"),
    ],
)
def test_a_large_round_number_is_written_short_and_any_other_in_full(value, polish, english):
    assert PL.number(value) == polish
    assert Texts(code="en").number(value) == english


@pytest.mark.parametrize(
    ("unit", "expected"),
    [("%", "ok. 12\u00a0%"), ("USD", "ok. 12\u00a0USD"), ("żołnierz", "ok. 12"), (None, "ok. 12")],
)
def test_percent_and_currency_stand_beside_the_value(unit, expected):
    assert PL.value(12, None, "about", unit) == expected
    assert PL.value(12, 15, "range", "%") == "12–15\u00a0%"
