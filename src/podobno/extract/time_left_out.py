"""A day or a month that leaves its year out comes in, its value goes out.

The year is that of the story or of the sentence, else the nearest that fits the tense.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from podobno.extract.time_anchors import Anchor, is_date, write_month
from podobno.extract.time_caught import Value
from podobno.extract.time_frames import framed_years
from podobno.extract.time_moment import Moment
from podobno.extract.time_tense import FUTURE, PAST

# A past verb does not exclude a date this close ahead ("ogłosili strajk 12 lipca").
_SOON = 31


def nearest_day(day: int, month: int, moment: Moment) -> Value:
    """The year left out: that of the story where it is in another one, else the nearest."""
    number = moment.story_year(month)
    if number and is_date(number, month, day):
        return Value(date(number, month, day).isoformat(), "day", "narrative", is_written=True)
    if moment.published is None:
        return Value(None, "day", None)
    joined = moment.joined_to()
    here = (joined and joined.on) or moment.published.middle
    days = [
        date(y, month, day) for y in range(here.year - 4, here.year + 5) if is_date(y, month, day)
    ]
    if joined and joined.on:
        # "3, 4 i 5 grudnia", "31 grudnia i 1 stycznia": close to the day before it.
        found = min(days, key=lambda one: abs((one - here).days))
    else:
        found = _pick(days, here, moment)
        years = framed_years(moment, month, found.year)
        shown = [date(y, month, day).isoformat() for y in years if is_date(y, month, day)]
        if framed := _framed(shown, "day"):
            return framed
    return Value(found.isoformat(), "day")


def _is_lasting(moment: Moment) -> bool:
    """As in "od stycznia toczy się proces": what lasts began in the past."""
    return moment.is_behind("from") and moment.tense != FUTURE


def _pick(days: list[date], here: date, moment: Moment) -> date:
    """Of one date in several years, the one the tense asks for, else the nearest."""
    nearest = min(days, key=lambda one: abs((one - here).days))
    gone = [one for one in days if one <= here]
    ahead = [one for one in days if one >= here]
    if _is_lasting(moment) and gone:
        return gone[-1]
    if moment.tense == PAST and nearest > here and gone and (nearest - here).days > _SOON:
        return gone[-1]
    if moment.tense == FUTURE and nearest < here and ahead and (here - nearest).days > _SOON:
        return ahead[0]
    return nearest


def nearest_month(number: int, moment: Moment) -> Value:
    """The same of a month."""
    if found := moment.story_year(number):
        return Value(write_month(found, number), "month", "narrative", is_written=True)
    if (joined := moment.joined_to()) and joined.month and joined.precision == "month":
        later = joined.month[0] + (number < joined.month[1])
        return Value(write_month(later, number), "month", is_written=joined.is_written)
    if moment.published is None:
        moment.undated.month = number
        return Value(None, "month", None)
    nearest = _nearest_year(number, moment.published, moment)
    shown = [write_month(year, number) for year in framed_years(moment, number, nearest)]
    return _framed(shown, "month") or Value(write_month(nearest, number), "month")


def _framed(shown: Sequence[str], precision: str) -> Value | None:
    """The date of the year that the sentence began with, or all that it may be."""
    if len(shown) > 1:
        return Value(None, precision, alternatives=tuple(shown))
    return Value(shown[0], precision, "narrative", is_written=True) if shown else None


def _nearest_year(number: int, published: Anchor, moment: Moment) -> int:
    """The year of a month that the tense asks for, else the nearest."""
    here = date(published.year, published.month or 7, 1)
    days = [date(here.year + step, number, 1) for step in (-1, 0, 1) if 0 < here.year + step < 9999]
    gone = [one for one in days if one <= here]
    ahead = [one for one in days if one >= here]
    tense = moment.tense
    if moment.is_behind("until_or_on") and tense != PAST:
        tense = FUTURE
    if _is_lasting(moment) and gone:
        return gone[-1].year
    if tense == PAST and gone and not moment.is_behind("until_or_on"):
        return gone[-1].year
    if tense == FUTURE and ahead and not _is_still(moment):
        return ahead[0].year
    return min(days, key=lambda one: abs((one - here).days)).year


def _is_still(moment: Moment) -> bool:
    """As in "zapowiedzieli strajk jeszcze w czerwcu": the nearest June, gone or to come."""
    return moment.start > 1 and moment.texts[moment.start - 2] in moment.knowledge.beside["still"]
