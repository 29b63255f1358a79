"""So much time from publication or from the day told last comes in, the date it leads to goes out.

Functions are named by rules of times.toml; see ``time_dates``.
"""

from __future__ import annotations

from podobno.extract.time_anchors import Told, add_days, add_months, write_month, write_week
from podobno.extract.time_caught import Caught, Value
from podobno.extract.time_days import with_part
from podobno.extract.time_lengths import LENGTH, get_number, get_unit
from podobno.extract.time_moment import Moment
from podobno.extract.time_tense import FUTURE, PAST, PRESENT

_PRECISIONS = {"D": "day", "W": "week", "M": "month", "Y": "year", "H": "hour", "S": "minute"}


def ago(caught: Caught, moment: Moment) -> Value | None:
    """So much time before publication."""
    number = get_number(caught)
    is_plural = "num" not in caught and moment.is_form("years_ago")
    if "UNIT" not in caught or isinstance(number, str) or is_plural:
        return Value("PAST_REF", "vague")
    return _shift_published(-number, get_unit(caught), moment)


def ahead(caught: Caught, moment: Moment) -> Value | None:
    """So much time after publication."""
    number = get_number(caught)
    if isinstance(number, str) or "UNIT" not in caught:
        return Value("FUTURE_REF", "vague")
    return _shift_published(number, get_unit(caught), moment)


def _shift_published(number: float, unit: str, moment: Moment) -> Value | None:
    match = LENGTH.match(unit)
    if not match:
        return None
    amount, letter = number * int(match[2]), match[3]
    anchor = moment.published
    if match[1]:
        return Value(None, "hour", None, type="TIME")
    if anchor is None:
        return Value(None, _PRECISIONS[letter], None)
    if letter == "Y" and amount == int(amount):
        year = anchor.year + int(amount)
        return Value(f"{year:04d}" if 0 < year < 10000 else None, "year")
    if letter in "YM" and anchor.month:
        months = amount * 12 if letter == "Y" else amount
        year, month = add_months(anchor.year, anchor.month, round(months))
        return Value(write_month(year, month) if 0 < year < 10000 else None, "month")
    here = anchor.on
    if here is None or letter in "YM":
        return Value(None, _PRECISIONS[letter])
    day = add_days(here, int(amount * (7 if letter == "W" else 1)))
    if day is None:
        return None
    return Value(write_week(day) if letter == "W" else day.isoformat(), _PRECISIONS[letter])


def later(caught: Caught, moment: Moment) -> Value | None:
    """So much time from the date told last."""
    number = get_number(caught)
    back = any(f"'{word}'" in caught for word in ("wcześnie", "wczesny", "wcześniej"))
    match = LENGTH.match(get_unit(caught))
    if not match:
        return None
    letter = match[3]
    if isinstance(number, str):
        return Value(None, "vague", "narrative")
    if match[1]:
        return Value(None, "hour", "narrative", type="TIME")
    amount = number * int(match[2]) * (-1 if back else 1)
    told = moment.last_day() if letter in "DW" else moment.last()
    if letter in "MY" and (measured := moment.last_not_compared()):
        told = measured  # "W porównaniu z marcem 2021 r. wzrósł … mniej niż rok wcześniej"
    if told is None and not back and moment.tense == PAST:
        return Value(None, _PRECISIONS[letter], "narrative")
    if letter in "DW" and told is None and moment.published and moment.published.on:
        told = Told(moment.published.on.isoformat(), moment.index, 0)
    return _shift_told(amount, letter, told)


def _shift_told(amount: float, letter: str, told: Told | None) -> Value:
    precision = _PRECISIONS[letter]
    if told is None or told.value is None:
        return Value(None, precision, "narrative")
    if letter in "DW":
        day = add_days(told.on, int(amount * (7 if letter == "W" else 1))) if told.on else None
        return Value(day.isoformat() if day else None, "day", "narrative")
    if letter == "Y" and amount == int(amount) and told.year:
        year = told.year + int(amount)
        if told.precision == "month" and told.month:
            return Value(write_month(year, told.month[1]), "month", "narrative")
        return Value(f"{year:04d}", "year", "narrative")
    if told.month:
        months = round(amount * 12 if letter == "Y" else amount)
        return Value(write_month(*add_months(*told.month, months)), "month", "narrative")
    return Value(None, precision, "narrative")


def same_day(caught: Caught, moment: Moment) -> Value | None:
    """The day told last."""
    told = moment.last_day()
    return Value(told.value if told else None, "day", "narrative")


def next_day(caught: Caught, moment: Moment) -> Value | None:
    """The day after the day told last, or before it."""
    told = moment.last_day()
    step = -1 if "'poprzedni'" in caught else 1
    day = add_days(told.on, step) if told and told.on else None
    return Value(day.isoformat() if day else None, "day", "narrative")


def that_day_with_part(caught: Caught, moment: Moment) -> Value | None:
    """The day told last, the one after or before it, with its part."""
    is_other = caught.has("'następny'", "'kolejny'", "'poprzedni'", "'nazajutrz'")
    told = moment.last_day()
    if caught.get("DAYPART") == "NI" and told and not (told.is_night or "'poprzedni'" in caught):
        is_other = False  # "W środę wybuchł pożar. Następnej nocy …": the night that day begins
    found = next_day(caught, moment) if is_other else same_day(caught, moment)
    return with_part(found, caught)


def day_of_event(caught: Caught, moment: Moment) -> Value | None:
    """The only day that the text gave for the thing named; None where it gave none or several."""
    thing = moment.sentence.tokens[moment.end].lemma.lower()
    days = {told.value for told in moment.told if told.precision == "day" and thing in told.about}
    return Value(days.pop() if len(days) == 1 else None, "day", "narrative", more=1)


def first_units(caught: Caught, moment: Moment) -> Value | None:
    """The first days of something: not settled."""
    is_named = moment.allows(moment.end, "subst", "gen")
    return Value(None, _PRECISIONS[_unit_letter(caught)], "narrative", more=int(is_named))


def _unit_letter(caught: Caught) -> str:
    if "UNIT" in caught:
        return str(caught["UNIT"][-1])
    named = {"'tydzień'": "W", "'miesiąc'": "M", "'rok'": "Y"}
    return next((letter for word, letter in named.items() if word in caught), "D")


def eve(caught: Caught, moment: Moment) -> Value | None:
    """The day before the day told last; the eve of an event that is named is not settled."""
    if moment.allows(moment.end, "subst", "gen"):
        return Value(None, "day", "narrative", more=1)
    told = moment.last_day()
    day = add_days(told.on, -1) if told and told.on else None
    return Value(day.isoformat() if day else None, "day", "narrative")


def anniversary(caught: Caught, moment: Moment) -> Value | None:
    """The day beside it, or the one told of an anniversary; in the present that of publication."""
    told = moment.last_day()
    if told and told.on and told.sentence == moment.index and moment.start - told.end <= 2:
        return Value(told.value, "day", "narrative")  # "w piątek, w rocznicę wybuchu wojny"
    thing = moment.sentence.tokens[moment.end - 1].lemma.lower()
    days = {one.value for one in moment.told if one.precision == "day" and thing in one.about}
    if len(days) == 1:
        return Value(days.pop(), "day", "narrative")
    here = moment.published.on if moment.published else None
    is_now = here is not None and moment.tense == PRESENT
    return Value(here.isoformat() if here and is_now else None, "day")


def same_time(caught: Caught, moment: Moment) -> Value | None:
    """The date told last, at its own precision; of a year only the year."""
    told = moment.last()
    if told is None:
        return Value(None if "'rok'" in caught else "PAST_REF", "vague", "narrative")
    if "'rok'" in caught:
        return Value(f"{told.year:04d}" if told.year else None, "year", "narrative")
    return Value(told.value, told.precision, "narrative")


def since_then(caught: Caught, moment: Moment) -> Value | None:
    """The date told last; where none was told, now or the past by the tense."""
    if moment.told:
        return same_time(caught, moment)
    return past(caught, moment) if moment.tense == PAST else present(caught, moment)


def some_time(caught: Caught, moment: Moment) -> Value | None:
    """FUTURE_REF beside a future verb, else PAST_REF."""
    return Value("FUTURE_REF" if moment.tense == FUTURE else "PAST_REF", "vague", None)


def past(caught: Caught, moment: Moment) -> Value | None:
    """PAST_REF; "wtedy" and "kiedyś" beside a future verb are FUTURE_REF."""
    if caught.has("'wtedy'", "'wówczas'") and moment.tense == FUTURE:
        return Value("FUTURE_REF", "vague", "narrative")
    if moment.is_form("some_day"):
        return some_time(caught, moment)
    return Value("PAST_REF", "vague", None)


def present(caught: Caught, moment: Moment) -> Value | None:
    """PRESENT_REF."""
    return Value("PRESENT_REF", "vague", None)


def future(caught: Caught, moment: Moment) -> Value | None:
    """FUTURE_REF."""
    return Value("FUTURE_REF", "vague", None)
