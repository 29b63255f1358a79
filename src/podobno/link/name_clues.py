"""Names of two clusters come in; the reason why they may be one entity goes out, or None.

Each clue is a small function whose docstring is the user's explanation. Clues look at words only;
which clusters are compared, and what forbids a merge, is decided in ``link/entities.py``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from podobno.language.countries import read_countries
from podobno.language.name_parts import (
    fold,
    is_acronym,
    is_initial_of,
    is_slip,
    may_abbreviate,
    same_word,
    same_words,
    words_of,
)
from podobno.language.pack import LanguagePack
from podobno.language.pl.morphology import look_up
from podobno.language.spelling import sound_alike, sounds_of


@lru_cache(maxsize=65536)
def plain(name: str) -> str:
    """A name as a key: lower case, no accents, no marks, without an English article.

    >>> plain("Nord Stream-2"), plain("The Times")
    ('nord stream 2', 'times')
    """
    text = " ".join(re.findall(r"[^\W_]+", fold(name)))
    return text.removeprefix("the ")


def same_person_by_words(
    first: Sequence[str], second: Sequence[str], pack: LanguagePack
) -> str | None:
    """Two full names are one person: a middle name more, an initial, another spelling or a slip.

    Every word of the shorter needs a partner, in order; at most one of them may be a slip.
    """
    short, long = sorted((tuple(first), tuple(second)), key=lambda words: (len(words), words))
    if len(short) < 2:
        return None
    has_initial = any(len(word) == 1 for word in (*short, *long))
    if has_initial and _word_clue(short[-1], long[-1], pack) in {None, "initial"}:
        return None
    clues: list[str] = []
    start = 0
    for word in short:
        for i in range(start, len(long)):
            clue = _word_clue(word, long[i], pack)
            if clue is not None:
                clues.append(clue)
                start = i + 1
                break
        else:
            return None
    if sum(clue == "slip" for clue in clues) > 1 or len(set(clues) & {"slip", "initial"}) > 1:
        return None
    if "slip" in clues and len(short) != len(long):
        return None
    for clue in ("slip", "initial", "spelling", "inflection"):
        if clue in clues:
            return _WORDING[clue]
    return "the same words" if len(short) == len(long) else "the same name with a further word"


_WORDING = {
    "slip": "one letter apart, as in a slip of typing",
    "initial": "an initial for the given name",
    "spelling": "two spellings of the same sounds",
    "inflection": "one name in two cases",
}


def _word_clue(first: str, second: str, pack: LanguagePack) -> str | None:
    if fold(first) == fold(second):
        return "same"
    if _is_initial(first, second, pack) or _is_initial(second, first, pack):
        return "initial"
    if same_word(first, second):
        return "inflection"
    if any(sound_alike(x, y, pack) for x in _stems(first) for y in _stems(second)):
        return "spelling"
    return "slip" if is_slip(first, second) and not _both_known(first, second) else None


def _is_initial(initial: str, word: str, pack: LanguagePack) -> bool:
    """``W`` for ``Wiktor`` and for ``Viktor``."""
    if len(initial) != 1:
        return False
    sounds = {code[:1] for code in sounds_of(word, pack)}
    return is_initial_of(initial, word) or bool(sounds_of(initial, pack) & sounds)


def _stems(word: str) -> tuple[str, ...]:
    """The word, and without the endings of a masculine name whose stem ends in a consonant."""
    stems = (word.removesuffix(ending) for ending in ("em", "owi", "a", "iem", "ie"))
    return (word, *(s for s in stems if s != word and len(s) > 3 and s[-1] not in "aeiouyąęó"))


def _both_known(first: str, second: str) -> bool:
    """Two different words of the dictionary are no slip of each other (``Jana``, ``Anna``)."""
    return bool(look_up(first).readings) and bool(look_up(second).readings)


def same_word_clue(first: str, second: str, pack: LanguagePack) -> str | None:
    """Single names that are one word in two cases, spellings, or with a slip."""
    clue = _word_clue(first, second, pack)
    if clue in {None, "initial"}:
        return None
    return _WORDING.get(str(clue), "the same word")


def same_thing_by_words(first: str, second: str, pack: LanguagePack) -> str | None:
    """Two names of a place, body or work: cases, spellings or one slip, with equal numbers."""
    a, b = words_of(first), words_of(second)
    if len(a) != len(b) or _digits(a) != _digits(b):
        return None
    if first.isupper() or second.isupper():
        return "the same letters" if plain(first) == plain(second) else None
    clues = [_word_clue(x, y, pack) for x, y in zip(a, b, strict=True)]
    if None in clues or "initial" in clues or clues.count("slip") > 1:
        return None
    strong = [clue for clue, word in zip(clues, a, strict=True) if clue == "same" and len(word) > 3]
    if "slip" in clues and not strong and len(a[0]) < 8:
        return None
    if "inflection" in clues and len(a) == 1 and min(len(a[0]), len(b[0])) < 5:
        return None
    for clue in ("slip", "spelling", "inflection"):
        if clue in clues:
            return _WORDING[clue]
    return "the same words"


def _digits(words: Sequence[str]) -> list[str]:
    return [word for word in words if any(c.isdigit() for c in word)]


@lru_cache(maxsize=65536)
def without_country(name: str, pack: LanguagePack) -> tuple[str, frozenset[str]]:
    """A body's name without the country in it, and that country.

    >>> from podobno.language.pl import PACK
    >>> without_country("Sąd Najwyższy Pakistanu", PACK)
    ('sad najwyzszy', frozenset({'Pakistan'}))
    """
    countries = read_countries(pack)
    kept: list[str] = []
    found: set[str] = set()
    words = words_of(name)
    for i, word in enumerate(words):
        lemmas = {word, *(r.lemma for r in look_up(word).readings)}
        country = next((c for lemma in sorted(lemmas) if (c := countries.named(lemma))), None)
        country = country or next(
            (c for lemma in sorted(lemmas) if (c := countries.described(lemma))), None
        )
        if country is not None and (i or len(words) > 1):
            found.add(country)
        else:
            kept.append(word)
    return plain(" ".join(kept)), frozenset(found)


LEGAL_FORMS = frozenset(
    {"ag", "sa", "inc", "ltd", "llc", "plc", "gmbh", "dac", "se", "nv", "holdings", "holding",
     "spa", "oy", "ab", "co", "corp", "group", "grupa", "zoo", "sp"}
)  # fmt: skip


def without_legal_form(name: str) -> str:
    """A firm's name without what its registration adds.

    >>> without_legal_form("Orlen SA")
    'orlen'
    """
    words = plain(name).split()
    while len(words) > 1 and words[-1] in LEGAL_FORMS:
        words.pop()
    return " ".join(words)


def abbreviates(acronym: str, name: str) -> bool:
    """The capitals of an acronym are the first letters of the other name's words, in order."""
    return is_acronym(acronym) and may_abbreviate(acronym, name)


@lru_cache(maxsize=65536)
def with_acronyms(name: str, pack: LanguagePack) -> str:
    """The name with known names inside it cut to their acronyms, as a key.

    >>> from podobno.language.pl import PACK
    >>> with_acronyms("Trybunał Sprawiedliwości Unii Europejskiej", PACK)
    'trybunal sprawiedliwosci ue'
    """
    words = words_of(name)
    known = _acronyms(pack)
    found = [
        (place, i, acronym, len(parts))
        for i in range(1, len(words))
        for place, acronym, parts in known.get(words[i][:1].casefold(), ())
        if same_words(words[i : i + len(parts)], parts)
    ]
    if not found:
        return plain(name)
    _, i, acronym, length = min(found)
    return plain(" ".join((*words[:i], acronym, *words[i + length :])))


@lru_cache(maxsize=4)
def _acronyms(pack: LanguagePack) -> Mapping[str, list[tuple[int, str, tuple[str, ...]]]]:
    """The known acronyms with the words they stand for, by the first letter of these; the place
    in the list tells which of several is meant."""
    by_letter: dict[str, list[tuple[int, str, tuple[str, ...]]]] = {}
    for place, (acronym, full) in enumerate(pack.table("acronyms").items()):
        parts = words_of(full)
        by_letter.setdefault(parts[0][:1].casefold(), []).append((place, acronym, parts))
    return by_letter
