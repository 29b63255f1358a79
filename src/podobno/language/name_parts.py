"""Two names come in; whether their words may be one word in two cases or spellings goes out."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz.distance import OSA

# What a case can add to the stem of a name, or put in the place of its last vowel.
ENDINGS = frozenset({
    "", "a", "ą", "ę", "e", "i", "o", "u", "y", "owi", "em", "iem", "ie", "im", "ym", "ego", "iego",
    "emu", "iemu", "ej", "iej", "ów", "om", "ami", "ach", "owie", "ze", "rze",
    "'a", "’a", "'em", "’em", "'owi", "’owi", "'ego", "’ego", "'emu", "’emu", "'m", "’m",
})  # fmt: skip


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower case without accents: ``Łódź`` and ``Lodz`` are one key; ``ł`` is folded too."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.casefold().replace("ł", "l"))
    return "".join(c for c in plain if not unicodedata.combining(c))


@lru_cache(maxsize=65536)
def words_of(name: str) -> tuple[str, ...]:
    """The words of a name, an initial without its stop, hyphens and quotes dropped.

    >>> words_of("J. Edgar Kowalska-Nowak")
    ('J', 'Edgar', 'Kowalska', 'Nowak')
    """
    return tuple(re.findall(r"[^\W_]+(?:['’][^\W_]+)?", name))


@lru_cache(maxsize=65536)
def same_word(first: str, second: str) -> bool:
    """Whether two words of names may be one in two cases (``Ławrow``, ``Ławrowem``).

    A common beginning of three letters (or the whole of the shorter word) is needed, and what
    follows must be a case ending on both sides.
    """
    a, b = first.casefold(), second.casefold()
    if a == b:
        return True
    length = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y),
                  min(len(a), len(b)))  # fmt: skip
    for cut in (length, length - 1):
        if cut >= 3 and a[cut:] in ENDINGS and b[cut:] in ENDINGS:
            return True
    return length >= 2 and length == min(len(a), len(b)) and {a[length:], b[length:]} <= ENDINGS


def same_words(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Equal in number and each the same word."""
    return len(first) == len(second) and all(
        same_word(a, b) for a, b in zip(first, second, strict=True)
    )


def is_initial_of(initial: str, word: str) -> bool:
    """``W`` for ``Władimir``."""
    return len(initial) == 1 and word.casefold().startswith(initial.casefold())


def initials_of(name: str) -> str:
    """The first letters of the words that count in an acronym: ``i``, ``w``, ``ds`` are left out.

    >>> initials_of("Urząd Ochrony Konkurencji i Konsumentów")
    'UOKK'
    """
    return "".join(word[0].upper() for word in words_of(name) if len(word) > 2 or word[0].isupper())


def is_acronym(name: str) -> bool:
    """One short word with two capitals or more (``NIS``, ``TfL``, ``UOKiK``)."""
    return name.isalpha() and len(name) <= 8 and sum(c.isupper() for c in name) >= 2


def may_abbreviate(acronym: str, name: str) -> bool:
    """Whether the capitals of an acronym are the initials of a name, in order (``UOKiK``)."""
    words = words_of(name)
    if len(words) < 2 or len(acronym) < 2 or not acronym.isalpha():
        return False
    loose = "".join(word[0] for word in words)
    capitals = "".join(c for c in acronym if c.isalpha())
    return capitals.casefold() in {loose.casefold(), initials_of(name).casefold()}


def is_slip(first: str, second: str) -> bool:
    """Whether one word may be the other mistyped: a letter wrong, or letters out of order.

    >>> is_slip("Jinping", "Jingpin"), is_slip("Jinping", "Jintao")
    (True, False)
    """
    a, b = fold(first), fold(second)
    if min(len(a), len(b)) < 6 or a[:1] != b[:1]:
        return False
    distance = OSA.distance(a, b, score_cutoff=2)
    return distance == 1 or (distance == 2 and sorted(a) == sorted(b))
