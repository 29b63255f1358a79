"""The times of a document come in, with its bare weekdays made to agree they go out.

A report speaks of one Friday: where the tense leaves a doubt, a date written beside the same
weekday elsewhere in the document, or a mention without doubt, settles it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from podobno.extract.time_anchors import Anchor
from podobno.extract.time_caught import Value
from podobno.model import TimeMention

Row = tuple[TimeMention, Value]


def settle_weekdays(rows: Sequence[Row], published: Anchor | None) -> tuple[TimeMention, ...]:
    """The mentions, doubtful weekdays moved to the day the document itself settles."""
    here = published.on if published else None
    if here is None or not any(value.weekday for _, value in rows):
        return tuple(mention for mention, _ in rows)
    settled = {number: _settle(number, rows, here) for number in range(1, 8)}
    return tuple(
        _move(mention, value, settled[value.weekday]) if value.weekday else mention
        for mention, value in rows
    )


def _settle(number: int, rows: Sequence[Row], here: date) -> date | None:
    """The only day near publication that the document gives for a weekday, None where it gives
    none or two."""
    near = {
        here - timedelta(days=(here.isoweekday() - number) % 7),
        here + timedelta(days=(number - here.isoweekday()) % 7),
    }
    if len(near) < 2:
        return None
    written = {
        day
        for mention, value in rows
        if not value.weekday and mention.rule in _WRITTEN and (day := _day(mention.value)) in near
    }
    sure = {
        day
        for mention, value in rows
        if value.weekday == number and value.is_sure and (day := _day(mention.value)) in near
    }
    for days in (written, sure):
        if len(days) == 1:
            return next(iter(days))
    return None


_WRITTEN = frozenset(
    {
        "date",
        "weekday and date",
        "date in digits",
        "day of a range of dates",
        "day and month in digits",
        "date with its part",
    }
)


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat((value or "")[:10])
    except ValueError:
        return None


def _move(mention: TimeMention, value: Value, day: date | None) -> TimeMention:
    if (
        day is None
        or value.is_sure
        or mention.value is None
        or mention.value.startswith(day.isoformat())
    ):
        return mention
    return replace(mention, value=day.isoformat() + mention.value[10:], anchor="narrative")
