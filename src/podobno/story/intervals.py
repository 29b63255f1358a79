"""A figure with its bound comes in as an interval; whether two can be true together goes out."""

from __future__ import annotations

import math
from typing import NamedTuple

from podobno.model import FigureMention, FigureReading

# "about 15,000" leaves a tenth on either side: newsrooms round to the nearest figure of their own,
# and a wrong alarm costs more than a missed one.
_ABOUT = 0.10
# A round number given as exact ("15 tys.") may stand for what it is rounded from, but by no more.
_ROUNDING = 0.05
# Below this people count heads: 12 dead are not 13.
_COUNTED = 100


class ValueInterval(NamedTuple):
    """The values a figure allows, both ends included."""

    low: float
    high: float

    def meets(self, other: ValueInterval) -> bool:
        """Whether some value fits both."""
        return self.low <= other.high and other.low <= self.high


def interval_of(figure: FigureReading | FigureMention) -> ValueInterval:
    """The values that a figure's number and bound allow.

    The ends of "more than" and "less than" are included: "over 600" and "600" do not clash.
    """
    return bounded(figure.value, figure.high, figure.bound)


def bounded(value: float, high: float | None, bound: str) -> ValueInterval:
    """The interval of a value with a bound.

    >>> bounded(11000, None, "at_least")
    ValueInterval(low=11000, high=inf)
    >>> bounded(100, None, "order")
    ValueInterval(low=100, high=1000)
    """
    if high is not None:
        return ValueInterval(value, high)
    if bound == "about":
        slack = abs(value) * _ABOUT
        return ValueInterval(value - slack, value + slack)
    if bound in {"more_than", "at_least"}:
        return ValueInterval(value, math.inf)
    if bound in {"less_than", "at_most"}:
        return ValueInterval(-math.inf, value)
    if bound == "order":
        return ValueInterval(value, value * 10)
    return _exact(value)


def _exact(value: float) -> ValueInterval:
    """An exact number; a large round one with what may have been rounded away."""
    if abs(value) < _COUNTED or value != int(value):
        return ValueInterval(value, value)
    step = 1
    while value % (step * 10) == 0:
        step *= 10
    slack = min(step / 2, abs(value) * _ROUNDING) if step > 1 else 0
    return ValueInterval(value - slack, value + slack)


def agree(a: FigureReading, b: FigureReading) -> bool:
    """Whether two readings can both be true of one moment."""
    return interval_of(a).meets(interval_of(b))
