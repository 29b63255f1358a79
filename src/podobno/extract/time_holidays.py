"""A feast caught by a rule comes in, its day goes out: fixed, or counted from Easter."""

from __future__ import annotations

from datetime import date, timedelta

from podobno.extract.time_anchors import easter
from podobno.extract.time_caught import Caught, Value
from podobno.extract.time_dates import get_year, has_year
from podobno.extract.time_moment import Moment
from podobno.extract.time_tense import FUTURE, PAST


def feast_day(when: int | str, number: int) -> date:
    """A feast in a year, by days from Easter or by month and day."""
    if isinstance(when, int):
        return easter(number) + timedelta(days=when)
    return date(number, int(when[:2]), int(when[3:]))


def holiday(caught: Caught, moment: Moment) -> Value | None:
    """A feast in the year written, else the nearest that fits the tense."""
    when = caught.get("holiday", caught.get("HOLIDAY_ADJ"))
    if when is None:
        return None
    if "YEAR_ADJ" in caught:
        caught = caught.plus(REL=caught["YEAR_ADJ"])
    if caught.get("named") == "nowy rok" and moment.sentence.tokens[moment.start].text[0].islower():
        return _new_year(moment)
    if has_year(caught):
        number = get_year(caught, moment)
        return Value(
            feast_day(when, number).isoformat() if number else None,
            "day",
            "calendar" if "YEAR4" in caught else "published",
            is_written="YEAR4" in caught,
        )
    if _is_habit(moment):
        return Value(None, "vague", None)
    return _nearest_feast((when,), moment)


def _is_habit(moment: Moment) -> bool:
    """As in "Nowy Rok zwykle witają na plaży": no one year's."""
    segments = moment.segments()
    own = segments[moment.start].number
    return any(
        segment.number == own and text in moment.nouns["habits"]
        for segment, text in zip(segments, moment.texts, strict=True)
    )


def _new_year(moment: Moment) -> Value:
    """As in "nowy rok" in small letters is the year that begins, not its first day."""
    if moment.published is None:
        return Value(None, "year", None)
    is_new = (moment.published.month or 1) <= 6
    return Value(f"{moment.published.year + (0 if is_new else 1):04d}", "year")


# "po Bożym Narodzeniu", written within so many days after it, is the one just gone.
_JUST_GONE = 60
# "noc sylwestrowa może być okazją", written within so many days, is the one just over.
_JUST_OVER = 5


def _nearest_feast(feasts: tuple[int | str, ...], moment: Moment) -> Value:
    if moment.published is None:
        return Value(None, "day", None)
    here = moment.published.middle
    years = [y for y in (here.year - 1, here.year, here.year + 1) if 1 <= y <= 9998]
    days = sorted(feast_day(when, number) for when in feasts for number in years)
    gone = [day for day in days if day <= here]
    ahead = [day for day in days if day >= here]
    if moment.is_behind("past") and gone and (here - gone[-1]).days <= _JUST_GONE:
        return Value(gone[-1].isoformat(), "day")
    if gone and ahead and (here - gone[-1]).days <= _JUST_OVER < (ahead[0] - here).days:
        return Value(gone[-1].isoformat(), "day")
    if moment.tense == PAST and gone and not moment.is_behind("on"):
        return Value(gone[-1].isoformat(), "day")
    if moment.tense == FUTURE and ahead:
        return Value(ahead[0].isoformat(), "day")
    nearest = min(days, key=lambda day: (abs((day - here).days), day))
    return Value(nearest.isoformat(), "day")


def edge_of_year(caught: Caught, moment: Moment) -> Value | None:
    """As in "ostatni dzień roku", whichever the tense and the day bring nearer."""
    return _nearest_feast(("12-31" if "'ostatni'" in caught else "01-01",), moment)


def feasts(caught: Caught, moment: Moment) -> Value | None:
    """As in "święta": Christmas or Easter, whichever the tense and the day bring nearer."""
    if "'drugi'" in caught:
        return _nearest_feast(_SECOND_DAYS if "'boży'" not in caught else ("12-26",), moment)
    return _nearest_feast(_FIRST_DAYS if "'boży'" not in caught else ("12-25",), moment)


_FIRST_DAYS: tuple[int | str, ...] = ("12-25", 0)
_SECOND_DAYS: tuple[int | str, ...] = ("12-26", 1)
