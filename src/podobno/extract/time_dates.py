"""A year, month or day caught by a rule comes in, its value goes out.

Functions are named by rules of times.toml; None means that the match is no time after all.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from podobno.extract.time_anchors import add_months, is_date, write_month
from podobno.extract.time_caught import Caught, Value
from podobno.extract.time_left_out import nearest_day, nearest_month
from podobno.extract.time_moment import Moment


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
    return nearest_day(day, month, moment)


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
    return nearest_month(number, moment)


def month_adjective(caught: Caught, moment: Moment) -> Value | None:
    """A month as an adjective; a year close behind settles it."""
    number = caught.number("MONTH_ADJ")
    if "YEAR4" in caught:
        return Value(write_month(caught["YEAR4"], number), "month", "calendar", is_written=True)
    return nearest_month(number, moment)


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
