"""A week, season, quarter, decade, century or the start or end of one comes in, its value goes out.

Functions are named by rules of times.toml; see ``time_dates``.
"""

from __future__ import annotations

import calendar

from podobno.extract.time_anchors import add_days, add_months, write_month, write_week
from podobno.extract.time_caught import Caught, Value
from podobno.extract.time_dates import day_month, get_year, has_year, month, year
from podobno.extract.time_moment import Moment
from podobno.extract.time_tense import FUTURE, PAST


def relative_period(caught: Caught, moment: Moment) -> Value | None:
    """A week, month or quarter counted from that of publication."""
    offset = caught.get("REL")
    if offset is None:
        offset = 1 if "'przyszły'" in caught else 0 if "'bieżący'" in caught else -1
    anchor = moment.published
    unit = next((name for name in ("tydzień", "miesiąc", "kwartał") if f"'{name}'" in caught), "")
    precision = {"tydzień": "week", "miesiąc": "month", "kwartał": "quarter"}[unit]
    if anchor is None or not anchor.month or (unit == "tydzień" and not anchor.day):
        return Value(None, precision)
    if unit == "tydzień" and anchor.on:
        day = add_days(anchor.on, 7 * int(offset))
        return Value(write_week(day) if day else None, precision)
    if unit == "miesiąc":
        return Value(write_month(*add_months(anchor.year, anchor.month, int(offset))), precision)
    number, first = add_months(anchor.year, anchor.month - (anchor.month - 1) % 3, 3 * int(offset))
    return Value(f"{number:04d}-Q{(first + 2) // 3}", precision)


def next_period(caught: Caught, moment: Moment) -> Value | None:
    """The week, month, quarter or year after the date told last, or after that of publication."""
    told = moment.told_here()
    if "'rok'" in caught:
        here = told.year if told else moment.published.year if moment.published else None
        anchor = "narrative" if told else "published"
        return Value(f"{here + 1:04d}" if here else None, "year", anchor)
    if told is None:
        return relative_period(caught.plus(REL=1), moment)
    if "'tydzień'" in caught:
        day = add_days(told.on, 7) if told.on else None
        return Value(write_week(day) if day else None, "week", "narrative")
    if told.month is None:
        return Value(None, "month", "narrative")
    if "'miesiąc'" in caught:
        return Value(write_month(*add_months(*told.month, 1)), "month", "narrative")
    year_here, month_here = add_months(*told.month, 3)
    return Value(f"{year_here:04d}-Q{(month_here + 2) // 3}", "quarter", "narrative")


def weekend(caught: Caught, moment: Moment) -> Value | None:
    """A weekend by its adjective, else by the tense."""
    here = moment.published.on if moment.published else None
    if here is None:
        return Value(None, "week")
    saturday = here.isoweekday() >= 6
    weeks = 0
    if "REL" in caught:
        weeks = caught.number("REL")
    elif "LAST" in caught:
        weeks = -1
    elif "NEXT" in caught:
        weeks = 1 if saturday else 0
    elif moment.tense != FUTURE and not saturday:
        weeks = -1 if moment.tense == PAST or here.isoweekday() <= 2 else 0
    day = add_days(here, 7 * weeks)
    return Value(f"{write_week(day)}-WE" if day else None, "week")


def period_part(caught: Caught, moment: Moment) -> Value | None:
    """Start, middle or end of a period: the value of the whole period."""
    if "day" in caught:
        return day_month(caught, moment)
    if "decade" in caught or "DECADE" in caught:
        return decade(caught, moment)
    if caught.has("QUARTER"):
        return quarter(caught, moment)
    if caught.has("CENTURY", "'wiek'", "'stulecie'"):
        return century(caught, moment)
    if "MONTH" in caught:
        return month(caught, moment)
    if "SEASON" in caught:
        return season(caught, moment)
    if caught.has("'tydzień'", "'miesiąc'", "'kwartał'"):
        return relative_period(Caught({"REL": 0, **caught}), moment)
    if "'rok'" in caught and "ORD" in caught and caught.has("MOD", "HALF"):
        return decade(caught, moment)
    if has_year(caught):
        return year(caught, moment)
    # "Przed końcem roku zaszczepiono lekarzy", written in January: the year that ended.
    here = moment.published
    is_over = (
        caught.get("MOD") == "END" and moment.tense == PAST and here and (here.month or 7) <= 6
    )
    return year(caught.plus(REL=-1 if is_over else 0), moment)


def edge_day(caught: Caught, moment: Moment) -> Value | None:
    """The first or last day of a month, or of a year."""
    found = month(caught, moment) if "MONTH" in caught else year(caught, moment)
    if found is None or found.value is None:
        return Value(None, "day", None)
    number, *rest = map(int, found.value.split("-"))
    is_last = "'ostatni'" in caught
    month_number = rest[0] if rest else 12 if is_last else 1
    last = calendar.monthrange(number, month_number)[1]
    day = f"{write_month(number, month_number)}-{last if is_last else 1:02d}"
    return found._replace(value=day, precision="day")


def turn(caught: Caught, moment: Moment) -> Value | None:
    """The turn of two periods: both remain."""
    if "m1" in caught:
        first = month(caught.plus(MONTH=caught["m1"]), moment)
        second = month(caught.plus(MONTH=caught["m2"]), moment)
        values = [one.value for one in (first, second) if one and one.value]
        return Value(None, "month", alternatives=tuple(values))
    if "t1" in caught:
        tens = (f"19{caught.number(name) // 10}" for name in ("t1", "t2"))
        return Value(None, "decade", "calendar", alternatives=tuple(tens))
    if "r1" in caught:
        values = [str(int(caught[name]) - 1).zfill(2) for name in ("r1", "r2")]
        return Value(None, "century", "calendar", alternatives=tuple(values))
    if "y1" not in caught:
        return _turn_of_year(moment)
    values = [f"{caught[name]:04d}" for name in ("y1", "y2")]
    return Value(None, "year", "calendar", alternatives=tuple(values))


def _turn_of_year(moment: Moment) -> Value:
    """As in "na przełomie roku": the winter that the tense and the day bring nearer."""
    here = moment.published
    if here is None:
        return Value(None, "year", None)
    is_ahead = moment.tense == FUTURE or (moment.tense != PAST and (here.month or 7) > 6)
    first = here.year if is_ahead else here.year - 1
    return Value(None, "year", alternatives=(f"{first:04d}", f"{first + 1:04d}"))


_SEASON_CLASSES = ("SEASON", "SEASON_ADJ", "SEASON_KIND")
# The month a season is reckoned to begin in; a winter is named by the year it begins in.
_SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def season(caught: Caught, moment: Moment) -> Value | None:
    """A season, of the year written or the nearest that fits the tense."""
    code = next(str(caught[name]) for name in _SEASON_CLASSES if name in caught)
    if "YEAR_ADJ" in caught:
        caught = caught.plus(YEAR_REL=caught["YEAR_ADJ"])
    anchor = moment.published
    if has_year(caught) and not _is_season_relative(caught):
        number = get_year(caught, moment)
        return Value(
            f"{number:04d}-{code}" if number else None,
            "season",
            "calendar" if "YEAR4" in caught else "published",
            is_written="YEAR4" in caught,
        )
    if anchor is None:
        return Value(None, "season", None)
    month_here = anchor.month or 7
    running = anchor.year - (1 if code == "WI" and month_here < 9 else 0)
    if "REL" in caught or "LAST" in caught or "NEXT" in caught:
        step = caught.number("REL", "LAST", "NEXT")
        return Value(f"{_season_year(code, anchor.year, month_here, step):04d}-{code}", "season")
    begins = _SEASON_MONTHS[code]
    if moment.tense == PAST and begins > month_here and (code != "WI" or month_here >= 9):
        running -= 1
    if moment.tense == FUTURE and code != "WI" and begins + 2 < month_here:
        running += 1
    if moment.tense == FUTURE and code == "WI" and month_here > 2:
        running = anchor.year
    return Value(f"{running:04d}-{code}", "season")


def _is_season_relative(caught: Caught) -> bool:
    """As in "tego lata" names the season by its place; "latem tego roku" the year."""
    return "REL" in caught and not caught.has("'rok'", "YEAR_SHORT")


def _season_year(code: str, year_here: int, month_here: int, step: int) -> int:
    """The year of a season named by its place, of a winter the year it begins in."""
    if code != "WI":
        over = month_here > _SEASON_MONTHS[code] + 2
        return year_here + (
            step if step <= 0 else int(over) or int(month_here >= _SEASON_MONTHS[code])
        )
    running = year_here if month_here >= 11 else year_here - 1
    if step == 0:
        return year_here if month_here >= 6 else running
    if step < 0:
        return running if 3 <= month_here < 11 else running - 1
    return year_here if month_here < 11 else year_here + 1


def quarter(caught: Caught, moment: Moment) -> Value | None:
    """A quarter or half of a year."""
    number = _order(caught)
    is_half = "HALF" in caught or "'półrocze'" in caught
    if not 1 <= number <= (2 if is_half else 4):
        return None
    if has_year(caught):
        found = get_year(caught, moment)
    else:
        found = moment.published.year if moment.published else None
    letter = "H" if is_half else "Q"
    written = "YEAR4" in caught
    return Value(
        f"{found:04d}-{letter}{number}" if found else None,
        "half" if is_half else "quarter",
        "calendar" if written else "published",
        is_written=written,
    )


def _order(caught: Caught) -> int:
    if "'pierwszy'" in caught:
        return 1
    if "'drugi'" in caught:
        return 2
    if "'ostatni'" in caught:
        return 4
    return caught.number("ORD", "ROMAN", "DAYNUM")


def decade(caught: Caught, moment: Moment) -> Value | None:
    """A decade: three digits; the twentieth century unless another is written."""
    if "tenth" in caught:
        return Value(f"{_hundred(caught.drop('ORD'), moment)}{caught['tenth'] - 1}", "decade")
    tens = caught.number("d1", "DECADE")
    if not tens:
        tens = caught.number("ORD")
    if tens % 10 or not 10 <= tens <= 90:
        return None
    hundred = 19
    if caught.has("CENTURY", "'wiek'", "'stulecie'"):
        hundred = (
            _hundred(caught, moment)
            if "DECADE" in caught or "ROMAN" in caught or "REL" in caught
            else 19
        )
    return Value(f"{hundred}{tens // 10}", "decade", "calendar")


def _hundred(caught: Caught, moment: Moment) -> int:
    if "REL" in caught:
        here = moment.published.year if moment.published else 2000
        return here // 100 + caught.number("REL")
    return caught.number("ROMAN", "ORD", default=20) - 1


def century(caught: Caught, moment: Moment) -> Value | None:
    """A century: two digits, one less than its number."""
    if "REL" in caught and moment.published is None:
        return Value(None, "century")
    number = _hundred(caught, moment)
    if not 0 <= number <= 30:
        return None
    if "before" in caught:
        return Value(f"BC{number:02d}", "century", "calendar")
    return Value(f"{number:02d}", "century", "published" if "REL" in caught else "calendar")
