"""A weekday, today or a night between two days comes in, its value goes out.

Functions are named by rules of times.toml; see ``time_dates``.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from podobno.extract.time_anchors import add_days
from podobno.extract.time_caught import Caught, Value
from podobno.extract.time_dates import (
    day_month,
    day_of_relative_month,
    digits,
    has_year,
    month,
    month_number,
    resolve_day,
)
from podobno.extract.time_moment import Moment
from podobno.extract.time_tense import FUTURE, PAST, PRESENT


def weekday(caught: Caught, moment: Moment) -> Value | None:
    """A weekday, by the tense or by the adjective before it."""
    number = caught.number("WEEKDAY", "WEEKDAY_ADJ")
    if moment.published is None:
        return Value(None, "day", None)
    here = moment.published.on
    if here is None:
        return _weekdays_of_month(number, moment)
    if caught.has("'kolejny'", "'następny'"):
        return _weekday_after(number, here, moment)
    found = _weekday_near(number, here, caught, moment)
    is_bare = not caught.has("REL", "LAST", "NEXT", "'tydzień'")
    return Value(found.isoformat(), "day", weekday=number if is_bare else 0, is_sure=moment.is_sure)


def _weekday_after(number: int, here: date, moment: Moment) -> Value:
    """ "W kolejny poniedziałek": the first behind the day told before, else behind the publication
    day for what is still to come."""
    told = moment.day_here()
    since = told.on if told else here if moment.tense == FUTURE else None
    if since is None:
        return Value(None, "day")
    day = add_days(since, (number - since.isoweekday()) % 7 or 7)
    return Value(day.isoformat() if day else None, "day", "narrative" if told else "published")


def _weekdays_of_month(number: int, moment: Moment) -> Value:
    anchor = moment.published
    if anchor is None or not anchor.month:
        return Value(None, "day")
    _, last = calendar.monthrange(anchor.year, anchor.month)
    days = (date(anchor.year, anchor.month, day) for day in range(1, last + 1))
    found = tuple(day.isoformat() for day in days if day.isoweekday() == number)
    return Value(None, "day", alternatives=found)


def _weekday_near(number: int, here: date, caught: Caught, moment: Moment) -> date:
    back = (here.isoweekday() - number) % 7
    ahead = (number - here.isoweekday()) % 7
    monday = here - timedelta(days=here.isoweekday() - 1)
    if "'tydzień'" in caught or caught.get("REL") == 1:
        weeks = 1 if caught.get("REL") == 1 or "'przyszły'" in caught else -1
        return monday + timedelta(days=7 * weeks + number - 1)
    if caught.get("REL") == 0:
        return monday + timedelta(days=number - 1)
    if caught.get("REL") == -1 or "LAST" in caught:
        return here - timedelta(days=back or 7)
    if "NEXT" in caught:
        return here + timedelta(days=ahead or 7)
    if (joined := moment.joined_to()) and (beside := joined.on):
        return beside + timedelta(days=(number - beside.isoweekday()) % 7)
    tense = _weekday_tense(moment)
    if "WEEKDAY_ADJ" in caught and moment.is_behind("past") and tense != PAST:
        # "Po wtorkowym ataku rząd zbierze się w piątek": the nearer of the two
        return here + timedelta(days=ahead) if ahead < back else here - timedelta(days=back)
    if "WEEKDAY_ADJ" in caught and moment.is_behind("ahead_of"):
        # "Przed wtorkowym głosowaniem trwają rozmowy": it lies ahead
        tense = FUTURE if tense in {PRESENT, FUTURE} else PRESENT
    if tense == FUTURE:
        return here + timedelta(days=ahead)
    if tense != PAST and ahead < back and (tense == PRESENT or "WEEKDAY_ADJ" in caught):
        return here + timedelta(days=ahead)
    return here - timedelta(days=back)


def _weekday_tense(moment: Moment) -> str | None:
    tense = moment.tense
    if tense == PAST and _is_cause_of_change(moment):
        return PRESENT
    if moment.is_behind("from") and tense == PRESENT:
        return PAST
    if moment.is_behind("until") and tense in {PRESENT, None}:
        return FUTURE
    return tense


def _is_cause_of_change(moment: Moment) -> bool:
    """As in "z powodu piątkowego strajku odwołano loty": what is called off or put off because of
    something was so before it, so it is the nearer of the two Fridays."""
    near = moment.lemmas(moment.start - 1) | moment.lemmas(moment.start - 2)
    changing = moment.verbs["announced"] | moment.verbs["extended"]
    return bool(near & moment.nouns["causes"]) and any(
        token.lemma in changing for token in moment.sentence.tokens
    )


def weekday_of_month(caught: Caught, moment: Moment) -> Value | None:
    """The first, second … or last such weekday of a month."""
    found = month(caught, moment)
    if found is None or found.value is None:
        return Value(None, "day", None)
    year, number = map(int, found.value.split("-"))
    _, last = calendar.monthrange(year, number)
    days = [date(year, number, day) for day in range(1, last + 1)]
    fitting = [day for day in days if day.isoweekday() == caught.number("WEEKDAY")]
    order = -1 if "'ostatni'" in caught else caught.number("ORD") - 1
    if order >= len(fitting):
        return Value(None, "day", None)
    return found._replace(value=fitting[order].isoformat(), precision="day")


def weekday_part(caught: Caught, moment: Moment) -> Value | None:
    """A weekday's adjective, or today's, with a part of the day."""
    base = weekday(caught, moment) if "WEEKDAY_ADJ" in caught else relative_day(caught, moment)
    return with_part(base, caught)


def weekday_with_part(caught: Caught, moment: Moment) -> Value | None:
    """A weekday and the part of the day behind it."""
    return with_part(weekday(caught, moment), caught)


def date_with_part(caught: Caught, moment: Moment) -> Value | None:
    """A date and the part of the day behind it."""
    found = digits(caught, moment) if "DMY" in caught else day_month(_year_only(caught), moment)
    return with_part(found, caught)


def with_part(found: Value | None, caught: Caught) -> Value | None:
    """A day with the part of day caught."""
    if found is None:
        return None
    code = part_code(caught)
    return found._replace(
        value=f"{found.value}T{code}" if found.value else None,
        precision="part",
        alternatives=tuple(f"{day}T{code}" for day in found.alternatives),
    )


def weekday_date(caught: Caught, moment: Moment) -> Value | None:
    """A weekday with its date: the date wins, a clash is noted."""
    number = caught.number("WEEKDAY", "WEEKDAY_SHORT")
    if caught.has("DMY", "ISO"):
        found = digits(caught, moment)
    elif "MONTH_REL" in caught:
        found = day_of_relative_month(caught.drop("REL"), moment)
    else:
        found = day_month(_year_only(caught), moment)
    if found is None or found.value is None:
        return found
    day = date.fromisoformat(found.value)
    if day.isoweekday() == number or not number:
        return found
    names = moment.knowledge.weekdays
    return found._replace(note=f"{found.value}: {names[day.isoweekday()]}, nie {names[number]}")


def _year_only(caught: Caught) -> Caught:
    """The adjective of "ubiegłą środę, 3 września" says nothing of the year; a year may follow."""
    return caught if caught.has("'rok'", "YEAR_SHORT") else caught.drop("REL")


def night_between(caught: Caught, moment: Moment) -> Value | None:
    """The night between two days, named by the day it begins on."""
    if "w2" in caught:
        if (caught.number("WEEKDAY") % 7) + 1 != caught.number("w2"):
            return None
        second = weekday(Caught(WEEKDAY=caught["w2"]), moment)
        if second is None or second.value is None:
            return Value(None, "part", None)
        begins = date.fromisoformat(second.value) - timedelta(days=1)
        return Value(f"{begins.isoformat()}TNI", "part")
    if "y2" in caught and not has_year(caught):
        caught = caught.plus(**caught["y2"])
    if "MONTH_REL" in caught:
        found = day_of_relative_month(caught.plus(DAYNUM=caught["day"]), moment)
        return found and with_part(found, Caught(DAYPART="NI"))
    month = month_number(caught) or 0
    if "m2" not in caught and caught.number("day") > caught.number("d2"):
        return None
    found = resolve_day(caught.number("day"), month, caught, moment)
    if found is None or found.value is None:
        return found
    return Value(f"{found.value}TNI", "part", found.anchor, is_written=found.is_written)


def relative_day(caught: Caught, moment: Moment) -> Value | None:
    """Today, yesterday, tomorrow: None without a publication day."""
    offset = caught.number("DAY_REL", "DAY_ADJ")
    here = moment.published.on if moment.published else None
    day = add_days(here, offset) if here else None
    return Value(day.isoformat() if day else None, "day")


def relative_day_part(caught: Caught, moment: Moment) -> Value | None:
    """Today, yesterday, tomorrow with a part of the day."""
    return with_part(relative_day(caught, moment), caught)


def part_code(caught: Caught) -> str:
    """The code of the part of day caught: MO, MI, AF, EV or NI."""
    if "DAYPART" in caught:
        return str(caught["DAYPART"])
    if "DAYPART_ADJ" in caught:
        return str(caught["DAYPART_ADJ"])
    if caught.has("'popołudniu'", "'popołudniem'"):
        return "AF"
    if "'południe'" in caught:
        return "AF" if "'po'" in caught else "MO" if "'przed'" in caught else "MI"
    if "'noc'" in caught:
        return "NI"
    return "EV" if "'wieczór'" in caught or "'zmierzch'" in caught else "MO"
