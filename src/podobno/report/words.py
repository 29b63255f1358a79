"""The page's own words: an interface language in, its texts, plurals and dates out."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from importlib.resources import files
from typing import Any

from babel.core import Locale
from babel.dates import format_date, get_day_names
from babel.numbers import format_decimal

from podobno.prepared import prepared
from podobno.timex import precision_of, to_interval

# Above this a number is written with an exponent.
_PLAIN = 1e21
_SIZES = {1e12: "trillion", 1e9: "billion", 1e6: "million"}
_CURRENCY = re.compile(r"[A-Z]{3}")
# "2/3", "5/6" are told as fractions; "0,7" is not.
_LAST_DENOMINATOR = 9
# Which form of three a CLDR plural category takes.
_FORM = {"one": 0, "few": 1}


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """The interface in one language (``pl`` or ``en``)."""

    code: str

    def __getitem__(self, key: str) -> str:
        """A text by its key in ``texts.<code>.toml``; a part of a table as ``status.planned``."""
        return _text(self.code, key)

    def get(self, table: str, key: str) -> str:
        """An entry of a table, or the key itself where the table has none."""
        return str(_table(self.code)[table].get(key, key))

    def entries(self, table: str) -> dict[str, str]:
        """All entries of a table, in the order of the file."""
        return dict(_table(self.code)[table])

    def count(self, number: int, what: str) -> str:
        """A number with its noun in the right form: ``5 artykułów``."""
        return f"{self.number(number)} {self.noun(number, what)}"

    def noun(self, number: int, what: str) -> str:
        """The form of a noun that goes with a number."""
        category = _plural(self.code, number)
        forms: list[str] = _table(self.code)["plural"][what]
        return forms[_FORM.get(category, 2)]

    def number(self, value: float) -> str:
        """A number as the language writes it, at full precision: ``1,5 mln``, ``1 200``."""
        return _number(self.code, value)

    def value(self, value: float, high: float | None, bound: str, unit: str | None = None) -> str:
        """A reading of a quantity in words: bound and number, or both ends of a range; a percent
        sign or a currency's code is written after it, other units are left to the context."""
        is_part = high is None and 0 < value < 1 and unit != "%"
        number = (_part(value) if is_part else None) or self.number(value)
        if high is not None:
            number = f"{number}–{self.number(high)}"
        if unit == "%" or (unit is not None and _CURRENCY.fullmatch(unit)):
            number = f"{number}\u00a0{unit}"
        word = "" if high is not None else self.get("bound", bound)
        return f"{word} {number}" if word else number

    def weekday(self, polish: str) -> str:
        """A weekday by its Polish name, as the notes of dates have it."""
        names = {name: number for number, name in _weekdays("pl").items()}
        return _weekdays(self.code)[names[polish]] if polish in names else polish

    def days(self, values: tuple[str, ...]) -> str:
        """Several dates of which one holds: ``5, 12 or 19 June 2025``."""
        same_month = len({value[:7] for value in values}) == 1
        if same_month and all(precision_of(value) == "day" for value in values):
            heads = [str(int(value[8:10])) for value in values[:-1]]
        else:
            heads = [self.date(value) for value in values[:-1]]
        last = self.date(values[-1])
        return f"{', '.join(heads)} {self['or']} {last}" if heads else last

    def date(self, value: str | None) -> str:
        """A TIMEX3 date at its own precision: a day, a month, a year."""
        return _date(self.code, value) or self["undated"]


# What JSON holds is worded in English, whoever reads it.
ENGLISH = Texts(code="en")


@lru_cache(maxsize=4096)
def _text(code: str, key: str) -> str:
    value: Any = _table(code)
    for part in [key] if key in value else key.split(".", 1):
        value = value[part]
    return str(value)


@lru_cache(maxsize=4096)
def _number(code: str, value: float) -> str:
    for size, name in _SIZES.items():
        if size <= abs(value) < size * 1000 and round(value / size, 3) * size == value:
            return f"{_number(code, round(value / size, 3))}\u00a0{_table(code)[name]}"
    if abs(value) >= _PLAIN:  # beyond the digits that decimal arithmetic keeps
        return f"{value:g}"
    return str(format_decimal(value, locale=code, decimal_quantization=False))


def _part(value: float) -> str | None:
    """A part of a whole as it is told: "5/6" for .8333; None where it is no simple fraction."""
    simple = Fraction(value).limit_denominator(_LAST_DENOMINATOR)
    is_told = abs(simple - Fraction(value)) < Fraction(1, 10**9)
    return str(simple) if is_told else None


@lru_cache(maxsize=4096)
def _plural(code: str, number: int) -> str:
    return str(Locale.parse(code).plural_form(number))


@lru_cache(maxsize=4)
def _weekdays(code: str) -> dict[int, str]:
    """The names of the days, Monday as 0."""
    return dict(get_day_names("wide", locale=code))


@lru_cache(maxsize=4096)
def _date(code: str, value: str | None) -> str | None:
    interval, precision = to_interval(value), precision_of(value)
    if interval is None or value is None:
        return None
    if precision == "day":
        return format_date(interval.first, "d MMMM y", locale=code)
    if precision == "month":
        return format_date(interval.first, "LLLL y", locale=code)
    if precision == "year":
        return str(interval.first.year)
    first = format_date(interval.first, "d MMM y", locale=code)
    last = format_date(interval.last, "d MMM y", locale=code)
    return f"{first} – {last}"


@lru_cache(maxsize=4)
def _table(code: str) -> dict[str, Any]:
    name = f"texts.{code}"
    source = files("podobno.report").joinpath(f"{name}.toml").read_bytes()
    return prepared(name, source, lambda: tomllib.loads(source.decode()))
