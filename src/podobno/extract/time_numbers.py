"""The words of a sentence come in, numbers and days of the month written in them go out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from podobno.extract.time_lexicon import Words

Pairs = tuple[tuple[str, Any], ...]


NUMBER_CLASSES = frozenset({"NUMBER", "CARD", "FRACTION", "VAGUE", "PAIR", "SCALE"})


def read_number(words: Words, at: int) -> Iterator[tuple[int, Pairs]]:
    """A number in digits or words: its value, or X where it is known to be several."""
    end, value = _read_count(words, at)
    if end > at:
        yield end, (("num", value),)


def _read_count(words: Words, at: int) -> tuple[int, float | str]:
    total: float = 0
    end = at
    limit = float("inf")
    while end < len(words) and (word := words[end]) is not None:
        classes = word.classes
        if "VAGUE" in classes:
            return end + 1, "X"
        if "NUMBER" in classes and end == at:
            total, limit = classes["NUMBER"], 0
        elif "NUMBER" in classes and words[end - 1] is not None and _is_group(words, at, end):
            total = total * 1000 + classes["NUMBER"]
        elif "SCALE" in classes and (end == at or total):
            total, limit = (total or 1) * classes["SCALE"], 0
        elif "FRACTION" in classes and end == at:
            total, limit = classes["FRACTION"], 0
        elif "PAIR" in classes and end == at:
            total, limit = classes["PAIR"], 0
        elif "CARD" in classes and classes["CARD"] < limit:
            total += classes["CARD"]
            limit = _rank(classes["CARD"])
        elif "'i'" in classes and end > at and _is_half(words, end + 1):
            return end + 2, total + 0.5
        else:
            break
        end += 1
    return end, total


def _is_group(words: Words, at: int, end: int) -> bool:
    """As in "1 200": a group of three digits behind up to three."""
    word, first = words[end], words[at]
    return (
        word is not None
        and first is not None
        and end == at + 1
        and len(word.lower) == 3
        and word.lower.isdecimal()
        and first.lower.isdecimal()
        and len(first.lower) <= 3
    )


def _is_half(words: Words, at: int) -> bool:
    return at < len(words) and (word := words[at]) is not None and word.lower == "pół"


def _rank(card: int) -> int:
    """What may follow a numeral: ones after tens, tens after hundreds, nothing after ones."""
    return 100 if card >= 100 else 10 if card >= 20 else 1


def read_day(words: Words, at: int) -> Iterator[tuple[int, Pairs]]:
    """A day of the month in digits or as an ordinal of one or two words."""
    if at >= len(words) or (word := words[at]) is None:
        return
    if "DAYNUM" in word.classes:
        yield at + 1, (("day", word.classes["DAYNUM"]),)
    elif "ORD" in word.classes:
        first = word.classes["ORD"]
        following = words[at + 1] if at + 1 < len(words) else None
        if first in {20, 30} and following and 0 < following.classes.get("ORD", 0) < 10:
            yield at + 2, (("day", first + following.classes["ORD"]),)
        if first <= 31:
            yield at + 1, (("day", first),)
