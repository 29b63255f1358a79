"""An adjective that holds a number and its unit comes in ("27-osobowy"), both go out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from podobno.language.pack import LanguagePack
from podobno.language.tags import read_tag
from podobno.model import Token

_WITH_DIGITS = re.compile(r"(\d+(?:,\d+)?)-(\w+)$")
_DIGITS = re.compile(r"\d+(?:,\d+)?$")


@dataclass(frozen=True, slots=True)
class Compound:
    """A number with its unit in one adjective, at tokens ``[first, last)``."""

    first: int
    last: int
    value: Fraction
    unit: str
    is_order: bool = False


def read_compound(tokens: Sequence[Token], first: int, pack: LanguagePack) -> Compound | None:
    """The adjective at a token, or None: "5-kilometrowy", "pięcioosobowa", "2,5-tonowy"."""
    token = tokens[first]
    last = first + 1
    match = _WITH_DIGITS.match(token.text)
    if match is not None:
        digits, word = match.groups()
    elif _DIGITS.match(token.text) and _is_hyphen(tokens, first):
        digits, word = token.text, tokens[first + 2].text
        last = first + 3
    elif _DIGITS.match(token.text) and _is_apart(tokens, first, pack):
        digits, word = token.text, tokens[first + 1].text
        last = first + 2
    else:
        return _in_words(token, first, pack)
    if last < len(tokens) and tokens[last].text == "." and _is_short(word, pack):
        # "20-proc.": the stop is a token of its own.
        word, last = f"{word}.", last + 1
    unit = _unit_of(word.lower(), pack)
    if unit is None:
        return None
    return Compound(first, last, Fraction(digits.replace(",", ".")), unit)


def _is_hyphen(tokens: Sequence[Token], first: int) -> bool:
    if first + 2 >= len(tokens):
        return False
    number, hyphen, word = tokens[first : first + 3]
    return hyphen.text == "-" and number.end == hyphen.start and hyphen.end == word.start


def _is_apart(tokens: Sequence[Token], first: int, pack: LanguagePack) -> bool:
    """As in "100 procentową gwarancję": the hyphen left out before a singular adjective."""
    if first + 1 >= len(tokens):
        return False
    word = tokens[first + 1]
    is_singular = read_tag(word.tag).numbers == {"sg"}
    return is_singular and word.lemma.lower() in pack.table("units")["adjectives"]


def _is_short(word: str, pack: LanguagePack) -> bool:
    return f"{word.lower()}." in pack.table("units")["adjectives"]


def _unit_of(word: str, pack: LanguagePack) -> str | None:
    """The unit of an adjective's second part: any form of ``osobowy`` is ``osoba``."""
    for ending, unit in pack.table("units")["adjectives"].items():
        if ending.endswith("."):
            if word == ending:
                return str(unit)
            continue
        stem = ending[:-1]
        if word.startswith(stem) and len(word) <= len(stem) + 3:
            return str(unit)
    return None


def _in_words(token: Token, first: int, pack: LanguagePack) -> Compound | None:
    """As in "pięcioosobowa", "kilkunastoosobowa": first parts from the table, then the unit."""
    lemma = token.lemma.lower()
    table = pack.table("units")["adjectives"]
    unit = next((unit for ending, unit in table.items() if lemma.endswith(ending)), None)
    if unit is None:
        return None
    ending = next(ending for ending in table if lemma.endswith(ending))
    prefix = lemma.removesuffix(ending)
    numbers = pack.table("numbers")
    if prefix in numbers["order_prefixes"]:
        return Compound(first, first + 1, Fraction(numbers["order_prefixes"][prefix]), unit, True)
    value = _sum_of_prefixes(prefix, numbers["prefixes"])
    return None if value is None else Compound(first, first + 1, Fraction(value), unit)


def _sum_of_prefixes(text: str, prefixes: dict[str, int]) -> int | None:
    """As in "dwudziestopięcio" is 20 and 5; None where something is left over."""
    total, floor = 0, 10_000
    while text:
        fits = [part for part in prefixes if text.startswith(part) and prefixes[part] < floor]
        if not fits:
            return None
        part = max(fits, key=len)
        total, floor = total + prefixes[part], prefixes[part]
        text = text[len(part) :]
    return total or None
