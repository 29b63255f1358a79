"""A word and the form a number asks of its noun come in; the reading that fits goes out."""

from __future__ import annotations

from enum import Enum

from podobno.language.tags import Morph, read_tag
from podobno.model import Reading, Token

NOUNS = frozenset({"subst", "depr", "ger"})
ADJECTIVES = frozenset({"adj", "ppas", "pact"})
_PLACE = "nazwa_geograficzna"
_FUNCTION = frozenset({"prep", "conj", "comp", "part", "qub", "interp", "dig"})


class Form(Enum):
    """The grammatical form a number asks of its noun."""

    ONE = "one"  # 1 samochód: singular
    FEW = "few"  # 3 statki, 3 statków: plural, any case
    MANY = "many"  # 5 statków, 5 statkach: plural, not nominative
    GENITIVE = "genitive"  # 5 tys. statków, setki statków: genitive plural
    PART = "part"  # 2,5 kilometra, połowa radnych: genitive, either number


def noun_reading(token: Token, form: Form, *, opens: bool = False) -> Reading | None:
    """The reading of a token as the noun a number asks for, the chosen one first.

    Among others a person comes first, then the shortest: ``gości`` is ``gość``, not ``gościa``.
    ``opens`` says that the token opens its sentence, where a capital letter means nothing.
    """
    if token.text.isupper() or is_function(token) or _is_place(token, form):
        return None
    fits = [reading for reading in readings_of(token) if _is_noun(reading, form)]
    if fits:
        is_name = token.text[:1].isupper() and not opens
        same_case = [fit for fit in fits if fit.lemma[:1].isupper() == is_name]
        fits = same_case or fits
        return fits[0] if fits[0].tag == token.tag else min(fits, key=_unlikeliness)
    if not token.readings and _looks_plural(token) and form is not Form.ONE:
        return Reading(token.lemma, token.tag)
    return None


def adjective_reading(token: Token, form: Form) -> Reading | None:
    """The reading of a token as an adjective before that noun."""
    for reading in readings_of(token):
        morph = read_tag(reading.tag)
        if morph.pos in ADJECTIVES and _agrees(morph, form):
            return reading
    return None


def same_cases(adjective: Token, noun: Token, form: Form) -> bool:
    """Whether an adjective and a noun can agree in the form that a number asks for."""
    return any(
        left.cases & right.cases and left.genders & right.genders and left.numbers & right.numbers
        for left in _morphs(adjective, ADJECTIVES, form)
        for right in _morphs(noun, NOUNS, form)
    )


def _morphs(token: Token, kinds: frozenset[str], form: Form) -> list[Morph]:
    morphs = (read_tag(reading.tag) for reading in readings_of(token))
    return [morph for morph in morphs if morph.pos in kinds and _agrees(morph, form)]


def is_function(token: Token) -> bool:
    """Whether a word is a preposition, conjunction, particle: "do" is a note of music too."""
    return any(read_tag(tag).pos in _FUNCTION for _lemma, tag in readings_of(token))


def _is_place(token: Token, form: Form) -> bool:
    """As in "miliony potrzebnych Rosji pocisków": the dictionary gives names of places a plural."""
    if form is Form.ONE or not token.text[:1].isupper() or not token.lemma[:1].isupper():
        return False
    morph = read_tag(token.tag)
    return morph.numbers == {"sg"} or (_PLACE in token.names and "m1" not in morph.genders)


def _is_noun(reading: Reading, form: Form) -> bool:
    morph = read_tag(reading.tag)
    return morph.pos in NOUNS and _agrees(morph, form)


def _unlikeliness(reading: Reading) -> tuple[bool, int, str]:
    return "m1" not in read_tag(reading.tag).genders, len(reading.lemma), reading.lemma


def readings_of(token: Token) -> tuple[Reading, ...]:
    chosen = Reading(token.lemma, token.tag)
    return (chosen, *(reading for reading in token.readings if reading != chosen))


def _agrees(morph: Morph, form: Form) -> bool:
    if form is Form.ONE:
        return "sg" in morph.numbers
    if form is Form.PART:
        return "gen" in morph.cases
    if "pl" not in morph.numbers:
        return False
    if form is Form.FEW:
        return bool(morph.cases)
    if form is Form.GENITIVE:
        return bool(morph.cases & {"gen", "loc", "dat", "inst"})
    return bool(morph.cases & {"gen", "dat", "inst", "loc"})


def _looks_plural(token: Token) -> bool:
    """As in "Himarsów": a word unknown to the dictionary with a plural ending."""
    return token.text.isalpha() and token.text.endswith(("ów", "ami", "ach", "om"))
