"""TIMEX3 values in, calendar intervals and comparisons out.

A value keeps its own precision: ``2025-06`` is the whole month, never its first day.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:T.*)?$")
_MONTH = re.compile(r"(\d{4})-(\d{2})$")
_WEEK = re.compile(r"(\d{4})-W(\d{2})(-WE)?$")
_PART = re.compile(r"(\d{4})-(Q[1-4]|H[12]|SP|SU|FA|WI)$")
_YEARS = re.compile(r"(\d{2,4})$")

# First and last month of the parts of a year; winter runs on into the next year.
_PARTS = {
    "Q1": (1, 3),
    "Q2": (4, 6),
    "Q3": (7, 9),
    "Q4": (10, 12),
    "H1": (1, 6),
    "H2": (7, 12),
    "SP": (3, 6),
    "SU": (6, 9),
    "FA": (9, 12),
    "WI": (12, 15),
}


class Interval(NamedTuple):
    """A closed range of days."""

    first: date
    last: date

    def meets(self, other: Interval) -> bool:
        """Whether the two share at least one day."""
        return self.first <= other.last and other.first <= self.last

    @property
    def days(self) -> int:
        """How many days the range holds."""
        return (self.last - self.first).days + 1


@lru_cache(maxsize=4096)
def to_interval(value: str | None) -> Interval | None:
    """The days that a TIMEX3 date means, or None for durations, sets and vague references.

    >>> to_interval("2025-06").last
    datetime.date(2025, 6, 30)
    """
    if not value:
        return None
    try:
        if match := _DAY.match(value):
            day = date(int(match[1]), int(match[2]), int(match[3]))
            return Interval(day, day)
        if match := _MONTH.match(value):
            return _months(int(match[1]), int(match[2]), int(match[2]))
        if match := _WEEK.match(value):
            monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
            return Interval(monday + timedelta(5 if match[3] else 0), monday + timedelta(6))
        if match := _PART.match(value):
            return _months(int(match[1]), *_PARTS[match[2]])
        if match := _YEARS.match(value):
            width = 10 ** (4 - len(match[1]))
            start = int(match[1]) * width
            return Interval(date(max(1, start), 1, 1), date(start + width - 1, 12, 31))
    except ValueError:
        return None
    return None


def precision_of(value: str | None) -> str | None:
    """The unit that a TIMEX3 date is given to: ``day``, ``week``, ``month``, ``quarter``,
    ``half``, ``season``, ``year``, ``decade``, ``century``; None where it is no date."""
    if to_interval(value) is None or value is None:
        return None
    if _DAY.match(value):
        return "day"
    if _WEEK.match(value):
        return "week"
    if _MONTH.match(value):
        return "month"
    if match := _PART.match(value):
        return {"Q": "quarter", "H": "half"}.get(match[2][0], "season")
    return {4: "year", 3: "decade", 2: "century"}[len(value)]


def agree(a: str | None, b: str | None) -> bool:
    """Whether two dates may be the same: they share a day, or one of them is not known."""
    first, second = to_interval(a), to_interval(b)
    return first is None or second is None or first.meets(second)


def shared_part(values: Iterable[str]) -> str | None:
    """The date that all values share at the finest precision: the month of several days, the
    year of several months.

    >>> shared_part(["2025-06-04", "2025-06-11"])
    '2025-06'
    """
    listed = [value[:10] for value in values]
    if not listed:
        return None
    for width in (10, 7, 4):
        heads = {value[:width] for value in listed}
        if len(heads) == 1 and all(len(value) >= width for value in listed):
            return heads.pop()
    return None


def _months(year: int, first: int, last: int) -> Interval:
    """From the first day of one month to the last of another; months above 12 are next year's."""
    end_year, end_month = (year, last) if last <= 12 else (year + 1, last - 12)
    last_day = calendar.monthrange(end_year, end_month)[1]
    return Interval(date(year, first, 1), date(end_year, end_month, last_day))
