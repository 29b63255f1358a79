"""TIMEX3 values as intervals: each keeps its own precision."""

from __future__ import annotations

from datetime import date

import pytest

from podobno.timex import agree, precision_of, shared_part, to_interval


@pytest.mark.parametrize(
    ("value", "first", "last", "precision"),
    [
        ("2025-09-03", date(2025, 9, 3), date(2025, 9, 3), "day"),
        ("2025-09-03T22:00", date(2025, 9, 3), date(2025, 9, 3), "day"),
        ("2025-09-03TNI", date(2025, 9, 3), date(2025, 9, 3), "day"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "month"),
        ("2025", date(2025, 1, 1), date(2025, 12, 31), "year"),
        ("2025-W36", date(2025, 9, 1), date(2025, 9, 7), "week"),
        ("2025-W36-WE", date(2025, 9, 6), date(2025, 9, 7), "week"),
        ("2019-Q4", date(2019, 10, 1), date(2019, 12, 31), "quarter"),
        ("2019-H1", date(2019, 1, 1), date(2019, 6, 30), "half"),
        ("2019-WI", date(2019, 12, 1), date(2020, 3, 31), "season"),
        ("198", date(1980, 1, 1), date(1989, 12, 31), "decade"),
        ("18", date(1800, 1, 1), date(1899, 12, 31), "century"),
    ],
)
def test_value_covers_its_days(value, first, last, precision):
    assert to_interval(value) == (first, last)
    assert precision_of(value) == precision


@pytest.mark.parametrize("value", [None, "", "P3D", "PAST_REF", "2025-13", "2025-02-30", "XXXX"])
def test_value_without_days_has_no_interval(value):
    assert to_interval(value) is None
    assert precision_of(value) is None


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("2025-09-03", "2025-09", True),
        ("2025-09-03", "2025-09-04", False),
        ("2025-09-03", None, True),
        ("2025-W36", "2025-09-07", True),
    ],
)
def test_dates_agree_where_they_share_a_day(a, b, same):
    assert agree(a, b) is same


def test_shared_part_is_the_finest_that_all_have():
    assert shared_part(["2025-06-04", "2025-06-11"]) == "2025-06"
    assert shared_part(["2025-06-04", "2025-07-02"]) == "2025"
    assert shared_part(["2025-06-04"]) == "2025-06-04"
    assert shared_part(["2024", "2025"]) is None
    assert shared_part([]) is None
