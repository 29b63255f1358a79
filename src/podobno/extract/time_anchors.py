"""What a document says of its date comes in, anchors and calendar arithmetic go out."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

_PUBLISHED = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ](\d{2}):(\d{2}))?)?)?")


_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


_MONTH = re.compile(r"(\d{4})-(\d{2})$")


_YEAR = re.compile(r"(\d{4})$")


@dataclass(frozen=True, slots=True)
class Anchor:
    """When a document was published, at the precision known."""

    year: int
    month: int | None = None
    day: int | None = None
    clock: str | None = None

    @property
    def on(self) -> date | None:
        """The day, None where only month or year are known."""
        return date(self.year, self.month, self.day) if self.month and self.day else None

    @property
    def middle(self) -> date:
        """A day to measure distances from, whatever the precision."""
        return date(self.year, self.month or 7, self.day or 15)


def read_anchor(published: str | None) -> Anchor | None:
    """The publication time of a document, None where it has none that can be read."""
    match = _PUBLISHED.match(published or "")
    if not match:
        return None
    year, month, day = int(match[1]), int(match[2] or 0), int(match[3] or 0)
    if not 1 <= year <= 9998 or not 0 <= month <= 12:
        return None
    if month and day > calendar.monthrange(year, month)[1]:
        day = 0
    clock = f"{match[4]}:{match[5]}" if match[4] else None
    return Anchor(year, month or None, day or None, clock)


@dataclass(frozen=True, slots=True)
class Told:
    """A date told earlier in the document: its value (None where unsettled) and where.

    ``end`` is the token behind it, ``before`` the word in front, ``is_written`` true where the year
    stands in the text, ``is_night`` where it is the night that begins on that day,
    ``is_background`` where it only dates a noun ("paktu podpisanego w czerwcu 2024 roku"),
    ``is_compared`` where it only measures ("w porównaniu z marcem 2021 r."), ``about`` the base
    forms of the nouns of its sentence.
    """

    value: str | None
    sentence: int
    paragraph: int
    is_written: bool = False
    end: int = 0
    before: str = ""
    is_night: bool = False
    is_background: bool = False
    is_compared: bool = False
    about: frozenset[str] = frozenset()

    @property
    def on(self) -> date | None:
        """The day it names, None where it is less precise."""
        match = _DAY.match(self.value or "")
        return date(int(match[1]), int(match[2]), int(match[3])) if match else None

    @property
    def precision(self) -> str | None:
        """``day``, ``month``, ``year`` or None for anything else."""
        value = self.value or ""
        if _DAY.match(value):
            return "day"
        if _MONTH.match(value):
            return "month"
        return "year" if _YEAR.match(value) else None

    @property
    def month(self) -> tuple[int, int] | None:
        """The month it lies in, None where only a year is known."""
        match = re.match(r"(\d{4})-(\d{2})", self.value or "")
        return (int(match[1]), int(match[2])) if match else None

    @property
    def year(self) -> int | None:
        """The year it lies in."""
        match = re.match(r"(\d{4})(?:-|$)", self.value or "")
        return int(match[1]) if match else None


def add_days(day: date, days: int) -> date | None:
    """A day so many days away, None outside the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def add_months(year: int, month: int, months: int) -> tuple[int, int]:
    """A month so many months away."""
    count = year * 12 + month - 1 + months
    return count // 12, count % 12 + 1


def write_month(year: int, month: int) -> str:
    """``2025-06``."""
    return f"{year:04d}-{month:02d}"


def write_week(day: date) -> str:
    """The ISO week of a day, ``2025-W36``."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def easter(year: int) -> date:
    """Easter Sunday (Gregorian, Meeus's algorithm).

    >>> easter(2025).isoformat()
    '2025-04-20'
    """
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    extra = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * extra) // 451
    month, day = divmod(h + extra - 7 * m + 114, 31)
    return date(year, month, day + 1)


def is_date(year: int, month: int, day: int) -> bool:
    """Whether the calendar has such a day."""
    return (
        1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]
    )
