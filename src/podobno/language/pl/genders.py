"""The chosen readings of a sentence come in, the same with one gender each go out.

An adjective takes the gender of the noun it agrees with, a past tense that of its subject
(``Kim przybył``); where none is near, the likeliest is taken.
"""

from __future__ import annotations

from collections.abc import Sequence

from podobno.language.tags import GENDERS, Morph, read_tag
from podobno.model import Reading

# How far an adjective's noun and a verb's subject are looked for, in tokens.
_NEAR = 5
_FAR = 12
_MODIFIERS = frozenset({"adj", "ppas", "pact", "num"})
# What an adjective's noun is not looked for across: "partnerstwie strategicznym w czerwcu".
_BARRIERS = frozenset({"prep", "fin", "praet", "comp", "inf", "imps"})
_VERBS = frozenset({"praet", "cond", "winien"})
_RELATIVES = frozenset({"który", "jaki"})
_LIKELY = ("m1", "m3", "f", "n", "m2")


def settle_genders(readings: Sequence[Reading]) -> list[Reading]:
    """Each reading with exactly one gender where its class has genders."""
    settled = list(readings)
    for index, reading in enumerate(readings):
        if "." not in reading.tag:
            continue
        morph = read_tag(reading.tag)
        if len(morph.genders) < 2:
            settled[index] = Reading(reading.lemma, _settle_details(settled, index))
            continue
        gender = None
        if morph.pos in _MODIFIERS:
            if reading.lemma in _RELATIVES:
                gender = _from_antecedent(settled, index, morph)
            # First within the phrase, then across it: "cytowane przez portal rosyjskie gazety".
            gender = (
                gender
                or _from_noun(settled, index, morph, _BARRIERS)
                or _from_noun(settled, index, morph, frozenset())
            )
        if morph.pos in _VERBS:
            gender = _from_subject(settled, index, morph)
        gender = gender or next(value for value in _LIKELY if value in morph.genders)
        settled[index] = Reading(reading.lemma, with_gender(reading.tag, gender))
        if "." in settled[index].tag:
            settled[index] = Reading(reading.lemma, _settle_details(settled, index))
    return settled


def _settle_details(readings: Sequence[Reading], index: int) -> str:
    """The tag with one value for what is left open: after a preposition ``praep``, else the
    first (``imperf`` of ``imperf.perf``)."""
    tag = readings[index].tag
    is_governed = index > 0 and readings[index - 1].tag.startswith("prep:")
    parts = tag.split(":")
    return ":".join(
        "praep" if part == "praep.npraep" and is_governed
        else "npraep" if part == "praep.npraep"
        else part.partition(".")[0]
        for part in parts
    )  # fmt: skip


def with_gender(tag: str, gender: str) -> str:
    """The tag with ``gender`` in the place of a dotted list of genders."""
    parts = tag.split(":")
    return ":".join(
        gender if "." in part and GENDERS.issuperset(part.split(".")) else part for part in parts
    )


def _from_noun(
    readings: Sequence[Reading], index: int, morph: Morph, barriers: frozenset[str]
) -> str | None:
    for steps in (range(index + 1, index + _NEAR), range(index - 1, index - _NEAR, -1)):
        for near in steps:
            if not 0 <= near < len(readings):
                break
            other = read_tag(readings[near].tag)
            if other.pos in barriers:
                break
            if (
                other.pos in {"subst", "depr", "ger"}
                and len(other.genders) == 1
                and (other.cases & morph.cases)
                and (other.numbers & morph.numbers)
                and (other.genders & morph.genders)
            ):
                return next(iter(other.genders))
    return None


def _from_antecedent(readings: Sequence[Reading], index: int, morph: Morph) -> str | None:
    """The gender of the noun before the comma of a relative pronoun."""
    comma = index - 1
    while comma > 0 and readings[comma].tag.startswith(("prep", "part")):
        comma -= 1
    if comma <= 0 or readings[comma].lemma != ",":
        return None
    for reading in readings[max(0, comma - _FAR) : comma][::-1]:
        other = read_tag(reading.tag)
        if other.pos in {"subst", "ger"} and other.numbers & morph.numbers:
            shared = other.genders & morph.genders
            if len(shared) == 1:
                return next(iter(shared))
    return None


def _from_subject(readings: Sequence[Reading], index: int, morph: Morph) -> str | None:
    for step in range(1, _FAR):
        for near in (index - step, index + step):
            if 0 <= near < len(readings):
                other = read_tag(readings[near].tag)
                if (
                    "nom" in other.cases
                    and (
                        other.pos in {"subst", "depr", "ger", "ppron3"}
                        or readings[near].lemma in _RELATIVES
                    )
                    and (other.numbers & morph.numbers)
                    and len(other.genders & morph.genders) == 1
                ):
                    return next(iter(other.genders & morph.genders))
    return None
