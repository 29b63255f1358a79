"""An hour or a part of the day caught by a rule comes in, its value goes out.

Functions are named by rules of times.toml; see ``time_dates``.
"""

from __future__ import annotations

from datetime import date, timedelta

from podobno.extract.time_anchors import Told
from podobno.extract.time_caught import Caught, Value
from podobno.extract.time_dates import day_month, digits
from podobno.extract.time_days import part_code, relative_day, weekday
from podobno.extract.time_moment import Moment
from podobno.extract.time_tense import FUTURE, PAST


def clock(caught: Caught, moment: Moment) -> Value | None:
    """An hour, on the day told in the sentence or else the publication day."""
    hours, minutes, is_exact = _hours(caught)
    if hours is None:
        return None
    part = part_code(caught) if caught.has(*_PART_NAMES) else None
    if part in {"AF", "EV"} and 1 <= hours < 12:
        hours += 12
    if part == "NI" and 8 <= hours <= 12:
        hours += 12  # "o 12 w nocy" is the end of the day
    precision = "minute" if is_exact else "hour"
    moment.hours_end = moment.end
    day = None if moment.is_after_range() else _day_of_clock(moment)
    if day is None:
        return Value(None, precision)
    if hours == 24:
        day, hours = day + timedelta(days=1), 0
    return Value(f"{day.isoformat()}T{hours:02d}:{minutes:02d}", precision)


def day_with_clock(caught: Caught, moment: Moment) -> Value | None:
    """A day and the hour behind it."""
    if caught.has("DMY", "ISO"):
        found = digits(caught, moment)
    elif caught.has("day", "DM"):
        found = day_month(caught if "'rok'" in caught else caught.drop("REL"), moment)
    elif "DAY_REL" in caught:
        found = relative_day(caught, moment)
    else:
        found = weekday(caught, moment)
    hours, minutes, is_exact = _hours(caught)
    if found is None or hours is None:
        return None
    part = part_code(caught) if caught.has(*_PART_NAMES) else None
    if part in {"AF", "EV"} and 1 <= hours < 12:
        hours += 12
    shown = f"T{hours % 24:02d}:{minutes:02d}"
    return found._replace(
        value=found.value + shown if found.value else None,
        alternatives=(),
        precision="minute" if is_exact else "hour",
    )


_PART_NAMES = frozenset({"'rano'", "'wieczór'", "'południe'", "'noc'"})


def _hours(caught: Caught) -> tuple[int | None, int, bool]:
    exact = caught.get("HM") or caught.get("HM_DOT")
    if exact:
        return exact[0], exact[1], True
    hour = caught.number("HOUR", "ORD", default=99)
    if not 0 <= hour <= 24:
        return None, 0, False
    if "'wpół'" in caught:
        return (hour - 1) % 24, 30, True
    minutes = 15 if "'kwadrans'" in caught else caught.get("num") if "'minuta'" in caught else None
    if isinstance(minutes, float | int) and 0 < minutes < 60:
        return (
            ((hour - 1) % 24, 60 - int(minutes), True)
            if "'przed'" in caught
            else (hour, int(minutes), True)
        )
    return hour, 0, False


# How far before an hour the weekdays stand on which it comes round.
_NEAR_WEEKDAYS = 4


def _is_of_weekdays(moment: Moment) -> bool:
    """As in "w czwartki do godziny 12": an hour of every Thursday."""
    near = moment.sentence.tokens[max(0, moment.start - _NEAR_WEEKDAYS) : moment.start]
    return any(t.lemma in moment.knowledge.weekdays.values() and ":pl:" in t.tag for t in near)


def _day_of_clock(moment: Moment) -> date | None:
    if _is_of_weekdays(moment):
        return None
    told = moment.day_here()
    if told is not None:
        return told.on
    return moment.published.on if moment.published else None


def daypart(caught: Caught, moment: Moment) -> Value | None:
    """A part of the day told last; a night told in the past began the day before publication."""
    code = part_code(caught)
    told = (
        None if caught.has("LAST", "REL") else moment.day_here() or _evening_of_story(code, moment)
    )
    if told is not None:
        day = told.on
        if day and told.is_night and code in {"MO", "AF"}:
            day += timedelta(days=1)  # "w nocy z soboty na niedzielę … Rano"
        return Value(f"{day.isoformat()}T{code}" if day else None, "part", "narrative")
    here = moment.published.on if moment.published else None
    if here is None:
        return Value(None, "part", None)
    is_gone = (
        caught.has("LAST")
        or caught.get("REL") == -1
        or ("REL" not in caught and moment.tense != FUTURE)
        or (caught.get("REL") == 0 and moment.tense == PAST)  # "tej nocy spadł śnieg"
    )
    if (code == "NI" and is_gone) or (
        code != "NI" and (caught.has("LAST") or caught.get("REL") == -1)
    ):
        here = here - timedelta(days=1)
    return Value(f"{here.isoformat()}T{code}", "part")


# "Późnym wieczorem zebrał się tłum" is of the day told last, however many sentences before, where
# that is yesterday or so: a report is seldom written after the evening it tells of.
_EVENING_REACH = 2


def _evening_of_story(code: str, moment: Moment) -> Told | None:
    here, told = moment.published.on if moment.published else None, moment.last_day()
    if code != "EV" or moment.tense != PAST or not (here and told and told.on):
        return None
    return told if 0 < (here - told.on).days <= _EVENING_REACH else None


def noon(caught: Caught, moment: Moment) -> Value | None:
    """Noon of the day told in the sentence, else of the publication day."""
    day = _day_of_clock(moment)
    return Value(f"{day.isoformat()}TMI" if day else None, "part")


def midnight(caught: Caught, moment: Moment) -> Value | None:
    """Midnight at the beginning of the day told in the sentence, else of the publication day; what
    is still to come is at its end."""
    day = _day_of_clock(moment)
    if day and moment.day_here() is None and moment.tense == FUTURE:
        day += timedelta(days=1)
    return Value(f"{day.isoformat()}T00:00" if day else None, "hour")
