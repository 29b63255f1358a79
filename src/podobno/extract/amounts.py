"""A token comes in; the amount that begins there goes out: a number, a range, a share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from podobno.extract.number_words import NumberWords, denominator, number_words
from podobno.extract.numbers import Number, read_number
from podobno.extract.units import match_measure
from podobno.language.pack import LanguagePack
from podobno.model import Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """An amount at tokens ``[first, last)``, without its bound and its noun.

    ``number`` is the last number read, which decides the noun's form; ``high`` is set for ranges.
    ``kind``: ``number``, ``range``, ``each`` (``co trzeci``), ``of`` (``2 na 3``) or ``score``
    (two numbers that make no range: ``3-1``).
    """

    first: int
    last: int
    number: Number
    value: Fraction
    high: Fraction | None = None
    kind: str = "number"


def read_amount(tokens: Sequence[Token], first: int, pack: LanguagePack) -> Amount | None:
    """The longest amount that begins at a token, or None."""
    words = number_words(pack)
    return (
        _read_opened_range(tokens, first, words, pack)
        or _read_each(tokens, first, words, pack)
        or _read_from_number(tokens, first, words, pack)
    )


def _read_from_number(
    tokens: Sequence[Token], first: int, words: NumberWords, pack: LanguagePack
) -> Amount | None:
    number = read_number(tokens, first, words)
    if number is None:
        return None
    return (
        _read_of(tokens, number, words, pack)
        or _read_range(tokens, number, words, pack)
        or Amount(first=first, last=number.last, number=number, value=number.value)
    )


def _read_each(
    tokens: Sequence[Token], first: int, words: NumberWords, pack: LanguagePack
) -> Amount | None:
    """As in "co trzeci": one of three."""
    each = pack.table("numbers")["words"]["each"]
    if tokens[first].text.lower() != each or first + 1 >= len(tokens):
        return None
    below = denominator(tokens[first + 1], words)
    if below is None:
        return None
    value = Fraction(1, below)
    number = Number(first=first, last=first + 2, value=value, kind="share")
    return Amount(first=first, last=first + 2, number=number, value=value, kind="each")


def _read_of(
    tokens: Sequence[Token], part: Number, words: NumberWords, pack: LanguagePack
) -> Amount | None:
    """As in "2 na 3": a part of a whole, both small whole numbers; "z 2 na 3" is a change."""
    table = pack.table("numbers")
    joins = table["words"]["of"]
    if part.last + 1 >= len(tokens) or tokens[part.last].text.lower() not in joins:
        return None
    if part.first and tokens[part.first - 1].text.lower() in table["change"]["opens"]:
        return None
    whole = read_number(tokens, part.last + 1, words)
    if whole is None or part.scale > 1 or whole.scale > 1 or part.is_order or whole.is_order:
        return None
    # "418 na 650 mandatów" is a count of a total: a share has a round whole.
    is_round = whole.value <= 10 or whole.value in {100, 1000}
    unit = match_measure(tokens, whole.last, pack) if whole.last < len(tokens) else None
    if unit is not None and unit.kind == "measure":
        return None  # "3 na 4 metry" is a size
    if part.value.denominator > 1 or not 0 < part.value < whole.value or not is_round:
        return None
    value = part.value / whole.value
    return Amount(first=part.first, last=whole.last, number=whole, value=value, kind="of")


def _read_opened_range(
    tokens: Sequence[Token], first: int, words: NumberWords, pack: LanguagePack
) -> Amount | None:
    """As in "od 5 do 7", "między 5 a 7"."""
    opening = tokens[first].text.lower()
    for rule in pack.table("numbers")["range"]:
        if rule["opens"] and rule["opens"] == opening and first + 1 < len(tokens):
            low = read_number(tokens, first + 1, words)
            found = low and _close_range(tokens, low, rule, words, pack)
            if found:
                return replace(found, first=first)
    return None


def _read_range(
    tokens: Sequence[Token], low: Number, words: NumberWords, pack: LanguagePack
) -> Amount | None:
    """As in "5-7", "pięć do sześciu", "dwóch lub trzech"."""
    for rule in pack.table("numbers")["range"]:
        if rule["opens"]:
            continue
        found = _close_range(tokens, low, rule, words, pack)
        if found:
            return found
    return None


def _close_range(
    tokens: Sequence[Token],
    low: Number,
    rule: dict[str, object],
    words: NumberWords,
    pack: LanguagePack,
) -> Amount | None:
    """The range from a number to the one behind a joining word, with the first one's unit."""
    joint = low.last
    unit = match_measure(tokens, joint, pack) if joint < len(tokens) else None
    if unit is not None and rule["opens"]:
        joint = unit.last
    if joint + 1 >= len(tokens):
        return None
    join = tokens[joint].text.lower()
    if join not in _texts(rule["joins"]):
        return None
    high = read_number(tokens, joint + 1, words)
    if high is None or _is_change(tokens, low, join, pack):
        return None
    low_value = _with_scale(low, high)
    if rule.get("neighbours") and not _are_neighbours(low, high):
        return None
    is_vague = bool(rule["opens"]) and low.is_order and high.is_order
    if is_vague and low_value == high.value:
        return _amount(low, high, low_value, "range")  # "od kilkunastu do kilkudziesięciu"
    if not low_value < high.value:
        glued = tokens[joint].start == tokens[joint - 1].end
        score = not join.isalpha() and join != "," and glued
        return _amount(low, high, low_value, "score") if score else None
    return _amount(low, high, low_value, "range")


def _texts(value: object) -> tuple[str, ...]:
    return tuple(value) if isinstance(value, list) else ()


def _amount(low: Number, high: Number, low_value: Fraction, kind: str) -> Amount:
    return Amount(
        first=low.first,
        last=high.last,
        number=high,
        value=low_value,
        high=high.value,
        kind=kind,
    )


def _with_scale(low: Number, high: Number) -> Fraction:
    """The low end with the multiplier of the high end where it has none: "5-7 mld".

    "od 500 do 2 tys." keeps 500: it would not be the lower end otherwise.
    """
    if low.scale == 1 and high.scale > 1 and low.value < high.coefficient:
        return low.value * high.scale
    return low.value


def _are_neighbours(low: Number, high: Number) -> bool:
    return low.scale == 1 and high.coefficient == low.value + 1 and low.kind == high.kind


def _is_change(tokens: Sequence[Token], low: Number, join: str, pack: LanguagePack) -> bool:
    """As in "z 5 do 7 proc.": two values, before and after."""
    table = pack.table("numbers")
    opens = table["change"]["opens"]
    return (
        join in table["words"]["to"]
        and low.first > 0
        and tokens[low.first - 1].text.lower() in opens
    )
