"""Two groups of event mentions in, what their days say for one event out; None where they speak
against it."""

from __future__ import annotations

from podobno.link.event_groups import AHEAD, DONE, Group, days_of
from podobno.link.event_weights import (
    DATE_MISSING,
    DATE_MISSING_ELSEWHERE,
    DATES_AGREE,
    LASTING,
    NEWS_DAYS,
    RECURRING,
    REPORTS_APART,
    REPORTS_FAR_APART,
    SAME_DAY,
    SAME_PERIOD,
    SILENT,
    STALE_DAYS,
    Clue,
)
from podobno.link.standing import Standing
from podobno.timex import Interval, to_interval


def days_clue(a: Group, b: Group, _: Standing) -> Clue | None:
    """Two dates must meet; what is dated no finer than to a year is hardly dated, but another
    report's year does not speak against a day in it."""
    if a.dates and b.dates and not all(_meet(x, y) for x in a.dates for y in b.dates):
        return None
    if a.is_dated and b.is_dated:
        days = a.dates[0], b.dates[0]
        if a.dates[0] == b.dates[0]:
            points = SAME_DAY if days_of(a.dates[0]) == 1 else SAME_PERIOD
        else:
            points = DATES_AGREE
        return Clue(points, "dates agree (", days, ")")
    if a.alternatives and b.alternatives:
        common = a.alternatives & b.alternatives
        return Clue(SAME_PERIOD, "the same days are possible") if common else None
    one, other = (a, b) if a.is_dated else (b, a)
    if one.is_dated and other.alternatives:
        fits = any(_meet(one.dates[0], v) for v in other.alternatives)
        return Clue(DATES_AGREE, "one of the possible days") if fits else None
    is_year_of_it = bool(other.dates) and not a.docs & b.docs and a.type not in RECURRING
    if one.is_dated and is_year_of_it:
        return Clue(0.0, "dates agree (", (one.dates[0], other.dates[0]), ")")
    if one.is_dated:
        return _one_dated(one, other)
    return _none_dated(a, b)


def _one_dated(dated: Group, other: Group) -> Clue | None:
    """An undated mention cannot tell of what happened after its report, nor plan what was over
    before it; a report long before or after tells of another day."""
    if dated.docs & other.docs:
        is_one_meeting = dated.type == "CONSULT" and dated.names == other.names
        return Clue(DATE_MISSING_ELSEWHERE if is_one_meeting else DATE_MISSING)
    when, reported = to_interval(dated.dates[0]), other.reported
    if when is None or reported is None:
        return Clue(DATE_MISSING_ELSEWHERE)
    if other.statuses <= DONE and reported.last < when.first:
        return None
    if other.statuses <= AHEAD and reported.first >= when.first:
        return None
    gap = _gap(when, reported)
    if gap > STALE_DAYS:
        return None if dated.type in RECURRING else Clue(REPORTS_FAR_APART)
    return SILENT if gap <= NEWS_DAYS else Clue(DATE_MISSING_ELSEWHERE)


def _none_dated(a: Group, b: Group) -> Clue | None:
    if a.docs & b.docs:
        return SILENT
    if "ongoing" in a.statuses & b.statuses:
        return SILENT
    if a.reported is None or b.reported is None:
        return Clue(REPORTS_APART)
    first = min(a.reported.first, b.reported.first)
    last = max(a.reported.last, b.reported.last)
    if a.type == "PROTEST" and (last - first).days > STALE_DAYS:
        return None
    gap = _gap(a.reported, b.reported)
    if gap <= NEWS_DAYS:
        return SILENT
    if a.type in RECURRING and gap > STALE_DAYS:
        return Clue(REPORTS_FAR_APART)
    lasts = a.type in LASTING and not (a.statuses | b.statuses) & {"occurred"}
    return SILENT if lasts else Clue(REPORTS_APART)


def lie_near(a: Group, b: Group, days: int) -> bool | None:
    """Whether the finest dates of two groups are so many days apart at most; None where one has
    none."""
    if not a.dates or not b.dates:
        return None
    first, second = to_interval(a.dates[0]), to_interval(b.dates[0])
    return None if first is None or second is None else _gap(first, second) <= days


def _meet(a: str, b: str) -> bool:
    first, second = to_interval(a), to_interval(b)
    return first is None or second is None or first.meets(second)


def _gap(a: Interval, b: Interval) -> int:
    """Days between two intervals, 0 where they meet."""
    if a.meets(b):
        return 0
    return (max(a.first, b.first) - min(a.last, b.last)).days
