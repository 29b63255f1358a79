"""The year that a sentence began with and a date that leaves its year out come in, the years that
it may lie in go out.

``W 2016 roku kraj głosował 23 czerwca``: told two years later, the nearest June is not meant.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from podobno.extract.time_caught import Value
from podobno.extract.time_tense import FUTURE, PAST

if TYPE_CHECKING:
    from podobno.extract.time_moment import Moment

_VALUE = re.compile(r"(\d{4})(?:-(?:(\d{2})\b|(SP|SU|FA)))?")
_SEASONS = {"SP": 3, "SU": 6, "FA": 9}  # the months that they begin in; winter lies in two years
# A story told in order seldom leaps half a year without naming the year.
STORY_STEP = 6


class Frame(NamedTuple):
    """A year before that of publication, told in this sentence: ``month`` where it is told too;
    ``token`` is its last."""

    year: int
    month: int | None
    token: int


def read_frame(value: Value, moment: Moment, last: int) -> Frame | None:
    """What a date says of the dates behind it; None where it is of the year of publication, bounds
    or compares, or only tells of a thing of which year it is (``budżet na rok 2016``)."""
    found = _VALUE.match(value.value or "")
    if found is None or moment.published is None or moment.is_behind("compares"):
        return None
    year = int(found[1])
    is_of_thing = value.precision == "year" and moment.before and not moment.is_behind("in")
    if year >= moment.published.year or is_of_thing:
        return None
    month = int(found[2]) if found[2] else _SEASONS.get(found[3] or "")
    return Frame(year, month, last)


def framed_years(moment: Moment, month: int, nearest: int) -> Sequence[int]:
    """The year of a month that leaves it out, or two where it may be that of the sentence's frame
    or the one ``nearest`` to publication; none where there is no frame, or both are one."""
    frame = moment.frame
    if frame is None:
        return ()
    year = frame.year + (frame.month is not None and month < frame.month)
    if year == nearest:
        return ()
    segments = moment.segments()
    here, there = segments[moment.start], segments[frame.token]
    if frame.month is None:
        goes_on = moment.tense == PAST and here.number == there.number
    else:
        is_near = (month - frame.month) % 12 <= STORY_STEP
        is_told = moment.tense == PAST or (moment.tense == FUTURE and here.is_subordinate)
        goes_on = is_near and is_told
    return (year,) if goes_on else (year, nearest)
