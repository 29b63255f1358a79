"""A word the dictionary lacks comes in, guesses at its readings by its ending go out.

The endings are data (``guesses.toml``); the guesses of the longest ending that fits are given.
"""

from __future__ import annotations

from functools import lru_cache

from podobno.language.pl import PACK
from podobno.model import Reading

# What must be left of a word before an ending counts: "Una" is "Un" in the genitive.
_MIN_STEM = 2


@lru_cache(maxsize=50_000)
def guess_readings(word: str) -> tuple[Reading, ...]:
    """The readings an unlisted word may have.

    >>> guess_readings("Ławrowem")
    (Reading(lemma='Ławrow', tag='subst:sg:inst:m1'),)
    """
    if not any(character.isalpha() for character in word):
        return (Reading(word, "ign"),)
    table = PACK.table("guesses")
    group = _group(word)
    rules: dict[str, list[str]] = table[group]
    lower = word.lower()
    for length in range(min(6, len(word) - _MIN_STEM), 0, -1):
        rows = rules.get(lower[-length:])
        if rows is not None:
            return tuple(_guess(word[:-length], row) for row in rows)
    return tuple(_guess(word, row) for row in table["otherwise"][group])


def _group(word: str) -> str:
    stem = word.partition("-")[0]
    if stem.isupper() and len(stem) > 1:
        return "acronym"
    return "name" if word[0].isupper() else "common"


def _guess(stem: str, row: str) -> Reading:
    ending, tag = row.split(" ")
    return Reading(stem + ("" if ending == "-" else ending), tag)
