"""Tokens come in, the numbers written there in digits go out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from podobno.extract.number_words import NumberWords
from podobno.model import Token

_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+$|\d{1,3}(?:,\d{3}){2,}$")
_DECIMAL = re.compile(r"\d+[.,]\d+$")
WHOLE = re.compile(r"\d+$")
_THREE = re.compile(r"\d{3}(?:,\d+)?$")
# Longer runs of digits are keys, codes or dumps of data; Python refuses those beyond 4,300.
_LONGEST = 40


def read_digits(
    tokens: Sequence[Token], first: int, words: NumberWords
) -> tuple[Fraction, int] | None:
    """The value of the digits that begin at a token, and the token after them."""
    text = tokens[first].text
    if len(text) > _LONGEST:
        return None
    if _GROUPED.match(text):
        return Fraction(re.sub(r"[.,]", "", text)), first + 1
    if _DECIMAL.match(text):
        return Fraction(text.replace(",", ".")), first + 1
    if not WHOLE.match(text):
        return None
    last = first + 1
    if len(text) <= 3 and text[0] != "0":
        while last < len(tokens) and _continues_group(tokens, last):
            text += tokens[last].text
            last += 1
            if "," in text or len(text) > _LONGEST:
                break
    if len(text) > _LONGEST:
        return None
    if last == first + 1 and (value := _split_decimal(tokens, first, words)) is not None:
        return value, first + 3
    return Fraction(text.replace(",", ".")), last


def _continues_group(tokens: Sequence[Token], index: int) -> bool:
    gap = tokens[index].start - tokens[index - 1].end
    return gap == 1 and bool(_THREE.match(tokens[index].text))


def _split_decimal(tokens: Sequence[Token], first: int, words: NumberWords) -> Fraction | None:
    """As in "1, 2 tys. km": a decimal whose comma got a stray space, before a multiplier."""
    if first + 3 >= len(tokens):
        return None
    whole, comma, rest, after = tokens[first : first + 4]
    is_comma = comma.text == "," and comma.start == whole.end
    is_rest = len(rest.text) == 1 and rest.text.isdecimal()
    if is_comma and is_rest and after.text.lower() in words.abbreviations:
        return Fraction(f"{whole.text}.{rest.text}")
    return None
