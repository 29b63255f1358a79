"""A year, month or day caught by a rule comes in, its value goes out.

Functions are named by rules of times.toml; None means that the match is no time after all.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from podobno.extract.time_anchors import Anchor, add_months, is_date, write_month
from podobno.extract.time_caught import Caught, Value
from podobno.extract.time_frames import framed_years
from podobno.extract.time_moment import Moment
from podobno.extract.time_tense import FUTURE, PAST

# A past verb does not exclude a date this close ahead ("ogłosili strajk 12 lipca").
_SOON = 31


def has_year(caught: Caught) -> bool:
    return caught.has("YEAR4", "YEAR_REL", "REL", "same", "next", "previous")


def get_year(caught: Caught, moment: Moment) -> int | None:
    """The year written or named by its place; None where it is left out or not settled."""
    if "YEAR4" in caught:
        return caught.number("YEAR4")
    if caught.has("same", "next", "previous"):
        told = moment.last()
        here = told.year if told else None
        if here is None and moment.published and "same" not in caught:
            here = moment.published.year
        step = ("next" in caught) - ("previous" in caught)
        return here + step if here is not None else None
    offset = caught.get("YEAR_REL", caught.get("REL"))
    if offset is None or moment.published is None:
        return None
    return moment.published.year + int(offset)


def year(caught: Caught, moment: Moment) -> Value | None:
    """A year, written or relative."""
    if "YEAR3" in caught:
        caught = caught.plus(YEAR4=caught["YEAR3"])
    written = "YEAR4" in caught
    if "'poprzedni'" in caught:
        told = moment.last()
        if told and told.year and told.sentence == moment.index:
            # "W 2016 roku sprzedano więcej niż w poprzednim roku"
            return Value(f"{told.year - 1:04d}", "year", "narrative")
        caught = caught.plus(REL=-1)
    for name, offset in (
        ("'bieżący'", 0),
        ("'ubiegły'", -1),
        ("'zeszły'", -1),
        ("'miniony'", -1),
        ("'przyszły'", 1),
    ):
        if name in caught and not has_year(caught):
            caught = caught.plus(REL=offset)
    number = get_year(caught, moment)
    value = f"{number:04d}" if number else None
    if "before" in caught:
        return Value(f"BC{value}", "year", "calendar")
    return Value(value, "year", "calendar" if written else "published", is_written=written)


def first_year(caught: Caught, moment: Moment) -> Value | None:
    """The first year of a range; "w latach 1980." without a second one is a decade."""
    is_alone = "y2" not in caught and "'rok'" in caught
    if is_alone and caught.number("YEAR4") % 10 == 0 and moment.end < len(moment.texts):
        return Value(f"{caught.number('YEAR4') // 10}", "decade", "calendar")
    return None if "'.'" in caught else year(caught, moment)


def relative_year(caught: Caught, moment: Moment) -> Value | None:
    """A year as an adjective."""
    number = moment.published.year + caught.number("YEAR_ADJ") if moment.published else None
    return Value(f"{number:04d}" if number else None, "year")


def digits(caught: Caught, moment: Moment) -> Value | None:
    """A date in digits."""
    parts = caught.get("DMY") or caught.get("ISO")
    if parts is None:
        parts = (caught["YEAR4"], caught["MONTHNUM"], caught["DAYNUM"])
    if not is_date(*parts):
        return None
    return Value(date(*parts).isoformat(), "day", "calendar", is_written=True)


def month_number(caught: dict[str, Any]) -> int | None:
    for name in ("MONTH", "MONTH_SHORT", "ROMAN_MONTH", "m2"):
        if name in caught:
            found = caught[name]
            return month_number(found) if isinstance(found, dict) else int(found)
    return None


def day_month(caught: Caught, moment: Moment) -> Value | None:
    """A day and a month, with the year written, relative or left out."""
    day, month = _day_and_month(caught)
    if caught.has("DM") and caught.has("DMY"):
        caught = caught.plus(YEAR4=caught["DMY"][0])
    if not day or not month:
        return None
    return resolve_day(day, month, caught, moment)


def _day_and_month(caught: Caught) -> tuple[int, int]:
    if "DM" in caught:
        day, month = caught["DM"]
        return int(day), int(month)
    day = caught.get("day", caught.get("DAYNUM", 0))
    return int(day), month_number(caught) or 0


def resolve_day(day: int, month: int, caught: Caught, moment: Moment) -> Value | None:
    if has_year(caught):
        number = get_year(caught, moment)
        if number is None:
            _note_offset(month, day, caught, moment)
            return Value(None, "day")
        if not is_date(number, month, day):
            return no_such_day(day, month, number)
        written = "YEAR4" in caught
        anchor = "calendar" if written else "published"
        return Value(date(number, month, day).isoformat(), "day", anchor, is_written=written)
    if not is_date(2024, month, day):
        return no_such_day(day, month)
    return _nearest_day(day, month, moment)


def _note_offset(month: int | None, day: int | None, caught: Caught, moment: Moment) -> None:
    """Keeps a date of "ubiegły rok" for the year that the rest of the text may give."""
    years = caught.get("YEAR_REL", caught.get("REL"))
    if moment.published is None and years is not None:
        moment.undated.add(month, day, int(years))


def no_such_day(day: int, month: int, year: int | None = None) -> Value | None:
    """A day that the calendar does not have: kept without a value, with a note."""
    if not 29 <= day <= 31 or not 1 <= month <= 12:
        return None
    shown = f"{day:02d}.{month:02d}" + (f".{year}" if year else "")
    return Value(None, "day", None, note=f"{shown}: nie ma takiego dnia")


def _nearest_day(day: int, month: int, moment: Moment) -> Value:
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
        framed = [
            date(y, month, day).isoformat()
            for y in framed_years(moment, month, found.year)
            if is_date(y, month, day)
        ]
        if len(framed) > 1:
            return Value(None, "day", alternatives=tuple(framed))
        if framed:
            return Value(framed[0], "day", "narrative", is_written=True)
    return Value(found.isoformat(), "day")


def is_lasting(moment: Moment) -> bool:
    """As in "od stycznia toczy się proces": what lasts began in the past."""
    return moment.is_behind("from") and moment.tense != FUTURE


def _pick(days: list[date], here: date, moment: Moment) -> date:
    """Of one date in several years, the one the tense asks for, else the nearest."""
    nearest = min(days, key=lambda one: abs((one - here).days))
    gone = [one for one in days if one <= here]
    ahead = [one for one in days if one >= here]
    if is_lasting(moment) and gone:
        return gone[-1]
    if moment.tense == PAST and nearest > here and gone and (nearest - here).days > _SOON:
        return gone[-1]
    if moment.tense == FUTURE and nearest < here and ahead and (here - nearest).days > _SOON:
        return ahead[0]
    return nearest


def day_of_relative_month(caught: Caught, moment: Moment) -> Value | None:
    """A day of the running month, or of one named by its place."""
    if moment.published is None or not moment.published.month:
        return Value(None, "day")
    offset = caught.number("MONTH_REL", "REL")
    number, month = add_months(moment.published.year, moment.published.month, offset)
    if not is_date(number, month, caught["DAYNUM"]):
        return None
    return Value(date(number, month, caught["DAYNUM"]).isoformat(), "day")


def month_in_digits(caught: Caught, moment: Moment) -> Value | None:
    """A month and its year in digits."""
    return Value(write_month(*caught["MY"]), "month", "calendar", is_written=True)


def short_year(caught: Caught, moment: Moment) -> Value | None:
    """The second year of a range, in the century of the first."""
    told = moment.last()
    if told is None or told.year is None:
        return None
    if "YEAR4" in caught:
        return year(caught, moment)
    number = told.year - told.year % 100 + caught.number("YEAR2")
    return (
        Value(f"{number:04d}", "year", "calendar", is_written=True) if number > told.year else None
    )


def month(caught: Caught, moment: Moment) -> Value | None:
    """A month, with the year written, relative or left out."""
    number = caught.number("MONTH")
    if has_year(caught):
        found = get_year(caught, moment)
        if found is None:
            _note_offset(number, None, caught, moment)
        written = "YEAR4" in caught
        return Value(
            write_month(found, number) if found else None,
            "month",
            "calendar" if written else "published",
            is_written=written,
        )
    return _nearest_month(number, moment)


def _nearest_month(number: int, moment: Moment) -> Value:
    if found := moment.story_year(number):
        return Value(write_month(found, number), "month", "narrative", is_written=True)
    if (joined := moment.joined_to()) and joined.month and joined.precision == "month":
        later = joined.month[0] + (number < joined.month[1])
        return Value(write_month(later, number), "month", is_written=joined.is_written)
    if moment.published is None:
        moment.undated.month = number
        return Value(None, "month", None)
    nearest = _nearest_year(number, moment.published, moment)
    framed = framed_years(moment, number, nearest)
    if len(framed) > 1:
        return Value(None, "month", alternatives=tuple(write_month(y, number) for y in framed))
    if framed:
        return Value(write_month(framed[0], number), "month", "narrative", is_written=True)
    return Value(write_month(nearest, number), "month")


def _nearest_year(number: int, published: Anchor, moment: Moment) -> int:
    """The year of a month that the tense asks for, else the nearest."""
    here = date(published.year, published.month or 7, 1)
    days = [date(here.year + step, number, 1) for step in (-1, 0, 1) if 0 < here.year + step < 9999]
    gone = [one for one in days if one <= here]
    ahead = [one for one in days if one >= here]
    tense = moment.tense
    if moment.is_behind("until_or_on") and tense != PAST:
        tense = FUTURE
    if is_lasting(moment) and gone:
        return gone[-1].year
    if tense == PAST and gone and not moment.is_behind("until_or_on"):
        return gone[-1].year
    if tense == FUTURE and ahead and not _is_still(moment):
        return ahead[0].year
    return min(days, key=lambda one: abs((one - here).days)).year


def _is_still(moment: Moment) -> bool:
    """As in "zapowiedzieli strajk jeszcze w czerwcu": the nearest June, gone or to come."""
    return moment.start > 1 and moment.texts[moment.start - 2] in moment.knowledge.beside["still"]


def month_adjective(caught: Caught, moment: Moment) -> Value | None:
    """A month as an adjective; a year close behind settles it."""
    number = caught.number("MONTH_ADJ")
    if "YEAR4" in caught:
        return Value(write_month(caught["YEAR4"], number), "month", "calendar", is_written=True)
    return _nearest_month(number, moment)


def same_month(caught: Caught, moment: Moment) -> Value | None:
    """The month told last, as it is, a month earlier, or in another year."""
    told = next((one for one in reversed(moment.told) if one.month), None)
    if told is None or told.month is None:
        if "'poprzedni'" in caught and moment.published and moment.published.month:
            return Value(
                write_month(*add_months(moment.published.year, moment.published.month, -1)), "month"
            )
        _note_offset(moment.undated.month, None, caught, moment)
        return Value(None, "month", "narrative")
    number, month_number = told.month
    if "'poprzedni'" in caught:
        return Value(write_month(*add_months(number, month_number, -1)), "month", "narrative")
    if "YEAR4" in caught:
        return Value(write_month(caught["YEAR4"], month_number), "month", "narrative")
    if "REL" in caught or "YEAR_REL" in caught:
        number = (moment.published.year if moment.published else number) + int(
            caught.get("REL", caught.get("YEAR_REL", 0))
        )
    return Value(write_month(number, month_number), "month", "narrative")
