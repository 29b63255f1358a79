"""Which readings of one quantity cannot both be true, and which are only news."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from podobno.model import Figure, FigureReading, Place
from podobno.story.figures import figure_conflicts, superseded_figures
from podobno.story.intervals import agree, bounded


def _reading(
    value: float,
    bound: str = "exact",
    *,
    doc: str = "a",
    high: float | None = None,
    said_on: str | None = "2031-05-02",
    as_of: str | None = None,
) -> FigureReading:
    return FigureReading(
        doc=doc,
        start=int(value),
        end=int(value) + 5,
        value=value,
        high=high,
        bound=bound,
        source=None,
        said_on=said_on,
        as_of=as_of,
    )


def _series(*readings: FigureReading) -> Figure:
    return Figure(id="fig-1", what="odwołano … lotów", unit="lot", readings=readings)


@pytest.mark.parametrize(
    ("value", "high", "bound", "low", "top"),
    [
        pytest.param(12, None, "exact", 12, 12, id="heads are counted one by one"),
        pytest.param(104, None, "exact", 104, 104, id="104 is not rounded"),
        pytest.param(1000, None, "exact", 950, 1050, id="a round thousand may be rounded"),
        pytest.param(2.5, None, "exact", 2.5, 2.5, id="a decimal is exact"),
        pytest.param(1000, None, "about", 900, 1100, id="about leaves a tenth"),
        pytest.param(5, 7, "range", 5, 7, id="a range is itself"),
        pytest.param(600, None, "more_than", 600, math.inf, id="more than, its end included"),
        pytest.param(600, None, "at_least", 600, math.inf, id="at least"),
        pytest.param(600, None, "less_than", -math.inf, 600, id="less than"),
        pytest.param(600, None, "at_most", -math.inf, 600, id="at most"),
        pytest.param(100, None, "order", 100, 1000, id="hundreds stay below a thousand"),
    ],
)
def test_a_bound_is_an_interval(
    value: float, high: float | None, bound: str, low: float, top: float
) -> None:
    assert bounded(value, high, bound) == (low, top)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        pytest.param((11000, "at_least"), (10000, "more_than"), id="two lower bounds"),
        pytest.param((11000, "at_least"), (15000, "about"), id="a lower bound below a value"),
        pytest.param((600, "more_than"), (600, "exact"), id="more than 600 and 600"),
        pytest.param((12, "order"), (60, "exact"), id="some dozens and sixty"),
        pytest.param((15000, "exact"), (15234, "exact"), id="a round number and what it rounds"),
    ],
)
def test_readings_that_can_both_be_true_agree(a: tuple[int, str], b: tuple[int, str]) -> None:
    assert agree(_reading(*a), _reading(*b))
    assert agree(_reading(*b), _reading(*a))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        pytest.param((12, "exact"), (13, "exact"), id="two counts"),
        pytest.param((11000, "at_least"), (9000, "about"), id="a value below a lower bound"),
        pytest.param((300, "less_than"), (400, "more_than"), id="two bounds apart"),
    ],
)
def test_readings_that_cannot_both_be_true_disagree(a: tuple[int, str], b: tuple[int, str]) -> None:
    assert not agree(_reading(*a), _reading(*b))
    assert not agree(_reading(*b), _reading(*a))


def test_disjoint_readings_of_one_day_are_a_conflict() -> None:
    (conflict,) = figure_conflicts([_series(_reading(12), _reading(31, doc="b"))])
    assert conflict.kind == "figure"
    assert (conflict.a, conflict.b) == (Place("a", 12, 17), Place("b", 31, 36))
    assert conflict.about == ("fig-1",)
    assert conflict.why == "12 ↔ 31 lot: 2031-05-02"


def test_a_later_figure_is_an_update_not_a_conflict() -> None:
    later = _reading(31, doc="b", said_on="2031-05-09")
    assert figure_conflicts([_series(_reading(12), later)]) == ()


def test_a_later_figure_of_the_same_moment_is_a_conflict() -> None:
    first = _reading(12, as_of="2030")
    later = _reading(31, doc="b", said_on="2031-05-09", as_of="2030")
    (conflict,) = figure_conflicts([_series(first, later)])
    assert conflict.why == "12 ↔ 31 lot: 2030"


def test_figures_of_two_moments_are_no_conflict() -> None:
    first, second = _reading(12, as_of="2029"), _reading(31, doc="b", as_of="2030")
    assert figure_conflicts([_series(first, second)]) == ()


def test_a_figure_of_an_unknown_moment_conflicts_with_nothing() -> None:
    undated = _reading(31, doc="b", said_on=None)
    dated = _reading(31, doc="b", as_of="2030")
    assert figure_conflicts([_series(_reading(12), undated)]) == ()
    assert figure_conflicts([_series(_reading(12), dated)]) == ()


def test_a_month_is_too_wide_to_be_one_moment_of_saying() -> None:
    month = [_reading(12, said_on="2031-05"), _reading(31, doc="b", said_on="2031-05")]
    assert figure_conflicts([_series(*month)]) == ()


def test_two_values_conflict_once_however_often_they_are_repeated() -> None:
    readings = [
        _reading(12),
        _reading(12, doc="b"),
        _reading(31, doc="c"),
        _reading(31, doc="d"),
    ]
    assert len(figure_conflicts([_series(*readings)])) == 1


def test_agreeing_readings_are_no_conflict() -> None:
    about, least = _reading(15000, "about"), _reading(11000, "at_least", doc="b")
    assert figure_conflicts([_series(about, least)]) == ()


def test_an_old_value_repeated_after_a_new_one_is_an_open_point() -> None:
    first = _reading(12, said_on="2031-05-02")
    newer = _reading(31, doc="b", said_on="2031-05-04")
    again = _reading(12, doc="c", said_on="2031-05-09")
    (point,) = superseded_figures([_series(first, newer, again)])
    assert point.kind == "superseded"
    assert point.places == (Place("c", 12, 17), Place("b", 31, 36))
    assert point.why == "12 (2031-05-09) ↔ 31 (2031-05-04) lot"


def test_a_value_that_only_grows_repeats_nothing() -> None:
    values = [
        _reading(12, said_on="2031-05-02"),
        _reading(31, doc="b", said_on="2031-05-04"),
        _reading(40, doc="c", said_on="2031-05-09"),
    ]
    assert superseded_figures([_series(*values)]) == ()


def test_a_value_of_its_own_moment_repeats_nothing() -> None:
    values = [
        _reading(12, said_on="2031-05-02"),
        _reading(31, doc="b", said_on="2031-05-04"),
        _reading(12, doc="c", said_on="2031-05-09", as_of="2031-05-01"),
    ]
    assert superseded_figures([_series(*values)]) == ()


def test_bounds_are_shown_as_signs() -> None:
    least = _reading(11000, "at_least", as_of="2030")
    below = _reading(9000, "about", doc="b", as_of="2030")
    (conflict,) = figure_conflicts([_series(least, below)])
    assert conflict.why == "≥ 11 000 ↔ ≈ 9 000 lot: 2030"


def test_two_numbers_that_both_reports_tell_count_two_things() -> None:
    votes_for = _series(_reading(348, doc="a"), _reading(225, doc="b"))
    votes_against = _series(_reading(225, doc="a"), _reading(348, doc="b"))
    assert figure_conflicts([votes_for, votes_against]) == ()
    assert len(figure_conflicts([votes_for])) == 1


def test_two_numbers_of_two_sources_contradict_each_other_also_within_one_report() -> None:
    ministry = replace(_reading(348, doc="a"), source="ministerstwo")
    other = replace(_reading(225, doc="a"), source="opozycja")
    both = _series(ministry, other, replace(ministry, doc="b"), replace(other, doc="b"))
    (conflict,) = figure_conflicts([both])
    assert conflict.kind == "figure"
