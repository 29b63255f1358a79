"""A length or a repetition caught by a rule comes in, its TIMEX3 value goes out.

Functions are named by rules of times.toml; see ``time_dates``.
"""

from __future__ import annotations

import re

from podobno.extract.time_caught import Caught, Value
from podobno.extract.time_moment import Moment

Number = float | str


LENGTH = re.compile(r"P(T?)(\d+)([SMHDWY])$")


def write_length(number: Number, unit: str) -> str:
    """A number of units as a TIMEX3 duration; halves go to the next smaller unit where it has a
    whole number of them.

    >>> write_length(2.5, "PT1H"), write_length(0.5, "P1Y"), write_length("X", "P1M")
    ('PT2H30M', 'P6M', 'PXM')
    """
    match = LENGTH.match(unit)
    if not match:
        return unit
    clock, size, letter = match[1], int(match[2]), match[3]
    if isinstance(number, str):
        return f"P{clock}X{letter}"
    amount = number * size
    whole = int(amount)
    if amount == whole:
        return f"P{clock}{whole}{letter}"
    return _write_fraction(amount, whole, clock, letter)


# What a unit's parts are: a year and a half is a year and six months.
_PARTS = {("T", "H"): (60, "M"), ("", "Y"): (12, "M"), ("T", "M"): (60, "S"), ("", "D"): (24, "H")}


def _write_fraction(amount: float, whole: int, clock: str, letter: str) -> str:
    parts = _PARTS.get((clock, letter))
    if parts is None or (amount - whole) * parts[0] % 1:
        return f"P{clock}{amount:g}{letter}"
    count, smaller = int((amount - whole) * parts[0]), parts[1]
    head = f"{whole}{letter}" if whole else ""
    if letter == "D":
        return f"P{head}T{count}{smaller}"
    return f"P{clock}{head}{count}{smaller}"


def get_number(caught: Caught) -> Number:
    return caught.get("num", 1)  # type: ignore[no-any-return]


def get_unit(caught: Caught) -> str:
    if "UNIT" in caught:
        return str(caught["UNIT"])
    names = {
        "'rok'": "P1Y",
        "'godzina'": "PT1H",
        "'godz.'": "PT1H",
        "'godz'": "PT1H",
        "'miesiąc'": "P1M",
    }
    return next((unit for name, unit in names.items() if name in caught), "P1D")


def duration(caught: Caught, moment: Moment) -> Value | None:
    """How long: a number of units, of two units joined."""
    if "u2" in caught:
        return _two_units(caught)
    return Value(write_length(get_number(caught), get_unit(caught)), None, None)


def _two_units(caught: Caught) -> Value | None:
    unit, second = get_unit(caught), str(caught["u2"])
    first = write_length(get_number(caught), unit)
    tail = write_length(caught["n2"], second)
    if "X" in first + tail or unit == second:
        return None
    if tail.startswith("PT") and first.startswith("PT"):
        return Value(first + tail[2:], None, None)
    if tail.startswith("PT") or first.startswith("PT"):
        return None
    return Value(first + tail[1:], None, None)


def vague_duration(caught: Caught, moment: Moment) -> Value | None:
    """A range of lengths: X units."""
    first, second = caught.get("num"), caught.get("n2")
    if isinstance(first, float | int) and isinstance(second, float | int) and first >= second:
        return None
    return Value(write_length("X", get_unit(caught)), None, None)


def one_unit(caught: Caught, moment: Moment) -> Value | None:
    """One unit without a number, or the third of them."""
    number = caught.number("ORD", default=1)
    return Value(write_length(number, get_unit(caught)), None, None)


def vague_unit(caught: Caught, moment: Moment) -> Value | None:
    """Units in the plural without a number."""
    return Value(write_length("X", get_unit(caught)), None, None)


def duration_adjective(caught: Caught, moment: Moment) -> Value | None:
    """A length as an adjective."""
    if "half" in caught:
        return Value(write_length(caught["NUMBER"], str(caught["half"])), None, None)
    found = caught["DURATION_ADJ"]
    number, unit = found if isinstance(found, tuple) else (1, found)
    return Value(write_length(number, unit), None, None)


def yearly(caught: Caught, moment: Moment) -> Value | None:
    """As in "roczny": of an output a set, else a length."""
    is_rate = any(
        moment.lemmas(index) & moment.nouns["rates"]
        for index in (moment.start - 1, moment.end, moment.end + 1)
    )
    return Value("P1Y", None, None, type="SET" if is_rate else "DURATION")


def last_units(caught: Caught, moment: Moment) -> Value | None:
    """As in "w ostatnich latach" lies in the past, "ostatnie lata" are a length."""
    is_past = caught.has("LAST", "'poprzedni'")
    if "'ten'" in caught:
        return Value("PRESENT_REF", "vague") if moment.is_behind("in_or_on") else None
    if moment.is_behind("places_units") or "'czas'" in caught:
        return Value("PAST_REF" if is_past else "FUTURE_REF", "vague")
    return Value(write_length("X", get_unit(caught)), None, None, type="DURATION")


def every(caught: Caught, moment: Moment) -> Value | None:
    """Every so often: the period."""
    if "WEEKDAY" in caught or "'weekend'" in caught:
        return Value(write_length(caught.number("ORD", default=1), "P1W"), None, None)
    if "UNIT" not in caught:
        return Value("P1D", None, None)
    number = caught.get("ORD", get_number(caught))
    return Value(write_length(number, get_unit(caught)), None, None)


def often(caught: Caught, moment: Moment) -> Value | None:
    """So many times in a period."""
    if "SET_ADV" in caught:
        return Value(str(caught["SET_ADV"]), None, None)
    number = caught.get("num", 1) if "'na'" in caught and "num" in caught else 1
    return Value(write_length(number, get_unit(caught)), None, None)


def each(caught: Caught, moment: Moment) -> Value | None:
    """Each day, each Wednesday, on Mondays."""
    if caught.has("WEEKDAY", "'weekend'"):
        return Value("P1W", None, None)
    return Value(write_length(1, get_unit(caught)) if "UNIT" in caught else "P1D", None, None)


def set_word(caught: Caught, moment: Moment) -> Value | None:
    """A word that says how often."""
    return Value(str(caught.get("SET_ADV", caught.get("SET_ADJ"))), None, None)
