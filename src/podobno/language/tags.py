"""An NKJP tag in, its grammatical attributes out, cached and typed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from podobno.model import Reading, Token

NUMBERS = frozenset({"sg", "pl"})
CASES = frozenset({"nom", "gen", "dat", "acc", "inst", "loc", "voc"})
GENDERS = frozenset({"m1", "m2", "m3", "f", "n"})
PERSONS = frozenset({"pri", "sec", "ter"})
ASPECTS = frozenset({"imperf", "perf"})
DEGREES = frozenset({"pos", "com", "sup"})

# Parts of speech of the NKJP tagset that carry a finite verb's meaning.
FINITE = frozenset({"fin", "praet", "bedzie", "impt", "imps", "winien", "cond"})


@dataclass(frozen=True, slots=True)
class Morph:
    """The attributes of one NKJP tag. Sets hold every value the tag leaves open
    (``nom.acc``); an attribute the part of speech lacks is an empty set."""

    pos: str
    numbers: frozenset[str]
    cases: frozenset[str]
    genders: frozenset[str]
    persons: frozenset[str]
    aspects: frozenset[str]
    degrees: frozenset[str]
    is_negated: bool

    @property
    def is_nominal(self) -> bool:
        """Nouns, pronouns, gerunds and numerals: what can head a noun phrase."""
        return self.pos in {"subst", "depr", "ger", "ppron12", "ppron3", "siebie", "num", "brev"}

    @property
    def is_finite(self) -> bool:
        """Finite verbs and the impersonal forms in -no, -to."""
        return self.pos in FINITE


@lru_cache(maxsize=8192)
def read_tag(tag: str) -> Morph:
    """The attributes of an NKJP tag such as ``subst:sg:nom.acc:m3``; unknown parts are ignored."""
    pos, *rest = tag.split(":")
    values = {value for part in rest for value in part.split(".")}
    return Morph(
        pos=pos,
        numbers=frozenset(values & NUMBERS),
        cases=frozenset(values & CASES),
        genders=frozenset(values & GENDERS),
        persons=frozenset(values & PERSONS),
        aspects=frozenset(values & ASPECTS),
        degrees=frozenset(values & DEGREES),
        is_negated="neg" in values,
    )


def possible_cases(token: Token) -> frozenset[str]:
    """The cases that a word's form can have, by all its readings."""
    return _cases_of(token.readings)


@lru_cache(maxsize=16384)
def _cases_of(readings: tuple[Reading, ...]) -> frozenset[str]:
    return frozenset(case for reading in readings for case in read_tag(reading.tag).cases)
