"""A word comes in, what it is worth in a number goes out, by the table of number words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache

from podobno.language.pack import LanguagePack
from podobno.language.tags import read_tag
from podobno.model import Token

_NUMERAL_POS = frozenset({"num", "subst", "adj", "brev", "numcomp"})


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The number words of one language, by base form."""

    cardinals: dict[str, int]
    orders: dict[str, int]
    several: frozenset[str]
    scales: dict[str, int]
    multipliers: frozenset[str]
    abbreviations: dict[str, int]
    groups: dict[str, int]
    parts: dict[str, Fraction]
    shares: frozenset[str]
    denominators: dict[str, int]
    half: tuple[str, ...]
    singular_after: frozenset[str]
    known: frozenset[str]


@dataclass(frozen=True, slots=True)
class Role:
    """What one token can be in a number: its part and what that part is worth.

    Both ``is_plural`` and ``is_singular`` hold where the form is either (``setki``).
    """

    part: str
    value: Fraction
    is_plural: bool = False
    is_singular: bool = False


@cache
def number_words(pack: LanguagePack) -> NumberWords:
    """The table ``numbers.toml`` of a language, ready for reading."""
    table = pack.table("numbers")
    return NumberWords(
        cardinals=table["cardinals"],
        orders=table["orders"],
        several=frozenset(table["several"]["words"]),
        scales=table["scales"],
        multipliers=frozenset(table["multipliers"]["words"]),
        abbreviations=table["abbreviations"],
        groups=table["groups"],
        parts={lemma: Fraction(*ends) for lemma, ends in table["parts"].items()},
        shares=frozenset(table["shares"]["words"]),
        denominators=table["denominators"],
        half=tuple(table["joins"]["half"]),
        singular_after=frozenset(table["singular_after"]["words"]),
        known=frozenset(
            lemma
            for part in ("cardinals", "orders", "scales", "parts", "groups")
            for lemma in table[part]
        ).union(table["several"]["words"]),
    )


def role_of(token: Token, words: NumberWords) -> Role | None:
    """What a word token is worth in a number, or None; digits have no role."""
    scale = words.abbreviations.get(token.text.lower())
    if scale is not None:
        return Role("multiplier", Fraction(scale))
    known = words.known
    for reading in token.readings:
        if reading.lemma in known:
            break
    else:
        return None
    found: Role | None = None
    for lemma, tag in token.readings:
        morph = read_tag(tag)
        # "Milion" is a surname too: names count nothing.
        if morph.pos not in _NUMERAL_POS or lemma[:1].isupper():
            continue
        role = _role(lemma, morph.pos, words)
        if role is None:
            continue
        found = found or role
        if role == Role(found.part, found.value) and morph.pos == "subst":
            found = replace(
                found,
                is_plural=found.is_plural or "pl" in morph.numbers,
                is_singular=found.is_singular or "sg" in morph.numbers,
            )
    if found and found.part == "group" and not found.is_singular:
        return None
    return found


def denominator(token: Token, words: NumberWords) -> int | None:
    """What an ordinal divides by: 3 for ``trzecia``."""
    for lemma, tag in token.readings or ((token.lemma, token.tag),):
        if lemma.lower() in words.denominators and tag.startswith("adj"):
            return words.denominators[lemma.lower()]
    return None


def _role(lemma: str, pos: str, words: NumberWords) -> Role | None:
    if lemma in words.cardinals and (pos != "subst" or lemma == "zero"):
        return Role("cardinal", Fraction(words.cardinals[lemma]))
    if lemma in words.orders:
        return Role("order", Fraction(words.orders[lemma]))
    if lemma in words.several and pos == "num":
        return Role("several", Fraction(1))
    if lemma in words.multipliers:
        return Role("multiplier", Fraction(words.scales[lemma]))
    if lemma in words.scales:
        return Role("scale", Fraction(words.scales[lemma]))
    if lemma in words.parts and pos in {"num", "subst"}:
        return Role("share" if lemma in words.shares else "part", words.parts[lemma])
    if lemma in words.groups and pos == "subst":
        return Role("group", Fraction(words.groups[lemma]))
    return None
