"""What stands behind a number comes in; the head of what it counts, with its unit, goes out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from podobno.extract.agreement import (
    ADJECTIVES,
    NOUNS,
    Form,
    adjective_reading,
    noun_reading,
    readings_of,
    same_cases,
)
from podobno.extract.numbers import Number
from podobno.extract.participles import base_of_adjective, base_of_noun
from podobno.extract.units import Measure, match_measure
from podobno.language.pack import LanguagePack
from podobno.language.tags import read_tag
from podobno.model import Reading, Token

# Between number and noun stand adjectives, their adverbs and complements; more than this is
# another phrase.
_REACH = 9
_QUOTES = frozenset("„”\"'«»“’‘()")
_ADVERBS = frozenset({"adv", "part", "adja"})
_PRONOUNS = frozenset({"ppron12", "ppron3", "siebie"})
_PEOPLE = frozenset({"ppas", "pact"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The head at tokens ``[first, last)`` with its unit; ``first`` is its own first token.

    ``kind``: ``percent``, ``money``, ``measure``, ``time``, ``times`` (multiples), ``noun``,
    ``adjective`` (one used as a noun) or ``bare-adjective`` (one that lost its noun).
    """

    first: int
    last: int
    unit: str
    kind: str


def form_wanted(number: Number) -> Form:
    """Which form the noun of a number has."""
    if number.kind in {"share", "part"} or (number.value.denominator > 1 and number.scale == 1):
        return Form.PART
    if number.last_part is None or number.kind == "group":
        return Form.GENITIVE
    if number.value == 1:
        return Form.ONE
    if number.is_order:
        return Form.MANY
    ones, tens = int(number.last_part) % 10, int(number.last_part) % 100
    if ones in {2, 3, 4} and tens not in {12, 13, 14}:
        return Form.FEW
    return Form.MANY


def find_head(tokens: Sequence[Token], first: int, form: Form, pack: LanguagePack) -> Head | None:
    """The head of what a number counts, where the number ends before token ``first``."""
    if first >= len(tokens):
        return None
    measure = match_measure(tokens, first, pack)
    if measure is not None and _measures(tokens, measure, form):
        return Head(first=first, last=measure.last, unit=measure.unit, kind=measure.kind)
    search = _Search(tokens, form, pack)
    return _more_or_less(search, first) or _find_noun(search, first)


def _more_or_less(search: _Search, first: int) -> Head | None:
    """``o 9 tys. więcej infekcji``, ``41 mniej zgonów``: what there is more or less of."""
    tokens = search.tokens
    if first + 1 == len(tokens) or tokens[first].text.lower() not in search.words["compared"]:
        return None
    if read_tag(tokens[first + 1].tag).pos not in NOUNS:
        return None  # "20 mniej znanych aktorów"
    noun = noun_reading(tokens[first + 1], Form.GENITIVE)
    is_genitive = noun is not None and "gen" in read_tag(noun.tag).cases
    return _noun_head(tokens, first + 1, noun, search.pack) if noun and is_genitive else None


def _measures(tokens: Sequence[Token], measure: Measure, form: Form) -> bool:
    """Whether a unit stands in the form that the number asks for.

    "złotych medali": a money word that can be an adjective is one before its noun.
    """
    if measure.is_short:
        return True
    if noun_reading(tokens[measure.first], form) is None:
        return False
    if not measure.can_be_adjective or measure.last >= len(tokens):
        return True
    morph = read_tag(tokens[measure.last].tag)
    return not (morph.pos in NOUNS and "pl" in morph.numbers and "gen" in morph.cases)


@dataclass(frozen=True, slots=True)
class _Search:
    """A sentence in which the noun of one form is looked for, with the little words to know."""

    tokens: Sequence[Token]
    form: Form
    pack: LanguagePack

    @property
    def words(self) -> dict[str, Any]:
        words: dict[str, Any] = self.pack.table("numbers")["words"]
        return words


def _find_noun(search: _Search, first: int) -> Head | None:
    """The noun that agrees with the number, over its adjectives and what belongs to them."""
    tokens, form = search.tokens, search.form
    last_adjective: int | None = None
    index = first
    while index < min(len(tokens), first + _REACH):
        token = tokens[index]
        noun = noun_reading(token, form)
        adjective = adjective_reading(token, form)
        is_attribute = adjective and (_goes_on(search, index) or _is_graded(search, index))
        if noun is not None and not is_attribute:
            return _noun_head(tokens, index, noun, search.pack)
        if adjective is not None:
            last_adjective = index
            index = _after_adjective(search, index)
            continue
        if _is_between(search, index, after_adjective=last_adjective is not None):
            index += 1
            continue
        break
    if last_adjective is None:
        return None
    return _adjective_head(search, first)


def _is_graded(search: _Search, index: int) -> bool:
    """``sześciu najbardziej [poszukiwanych] z 40 zbiegów``: said of a noun, not one itself."""
    return index > 0 and search.tokens[index - 1].text.lower() in search.words["graded"]


def _goes_on(search: _Search, index: int) -> bool:
    """Whether a word that can be an adjective has its noun behind it: "rannych żołnierzy"."""
    tokens, form = search.tokens, search.form
    if _after_complement(search, index) is not None:
        return True
    for offset in range(index + 1, min(len(tokens), index + 4)):
        token = tokens[offset]
        if noun_reading(token, form) is not None and same_cases(tokens[index], token, form):
            return True
        if adjective_reading(token, form) is None and token.text not in _QUOTES:
            return False
    return False


def _after_adjective(search: _Search, index: int) -> int:
    """The token after an adjective with its reflexive word and its complement."""
    after = _after_complement(search, index)
    if after is not None:
        return after
    return index + 1 + _is_reflexive(search, index)


def _is_reflexive(search: _Search, index: int) -> bool:
    tokens = search.tokens
    return index + 1 < len(tokens) and tokens[index + 1].text == search.words["reflexive"]


def _after_complement(search: _Search, index: int) -> int | None:
    """The noun behind an adjective's complement: "potrzebnych szpitalom ampułek".

    A complement is stepped over only where the noun that agrees stands right behind it.
    """
    tokens, form = search.tokens, search.form
    step = index + 1 + _is_reflexive(search, index)
    for length in (1, 2, 3):
        end = step + length
        if end >= len(tokens) or not _is_complement(search, tokens[step:end]):
            continue
        noun = tokens[end]
        is_noun = length == 1 and noun_reading(tokens[step], form) is not None
        if is_noun and same_cases(tokens[index], tokens[step], form):
            # "międzynarodowym firmom odpowiedzialnym": the noun itself, no complement.
            return None
        if noun_reading(noun, form) and same_cases(tokens[index], noun, form):
            return end
    return None


def _is_complement(search: _Search, tokens: Sequence[Token]) -> bool:
    """A noun in the dative or instrumental, or a preposition with its noun."""
    first = read_tag(tokens[0].tag)
    if first.pos == "prep" and len(tokens) > 1:
        # "podejrzanych o zabójstwo policjantów": after the accusative a genitive belongs to it,
        # but not after an agent or a time, "zakupionych przez rząd dawek", "planowanych na ten
        # dzień lotów".
        is_agent = tokens[0].text.lower() == search.words["agent"]
        times = search.pack.table("units")["time"]["words"]
        if "acc" in first.cases and not is_agent and tokens[-1].lemma.lower() not in times:
            return False
        kinds = NOUNS | ADJECTIVES | _PRONOUNS
        return all(read_tag(token.tag).pos in kinds for token in tokens[1:])
    # "potrzebnych Rosji pocisków": the tagger may take the dative for a genitive.
    cases = {case for reading in readings_of(tokens[0]) for case in read_tag(reading.tag).cases}
    return len(tokens) == 1 and first.pos in NOUNS and bool(cases & {"dat", "inst"})


def _is_between(search: _Search, index: int, *, after_adjective: bool) -> bool:
    """Marks and words that may stand between the number and its noun."""
    tokens, form = search.tokens, search.form
    token = tokens[index]
    if token.text in _QUOTES - {")"}:
        return True
    if token.text.lower() in search.words["inserted"]:
        return True
    if token.text == "," or token.text.lower() == search.words["and"]:
        return after_adjective and index + 1 < len(tokens) and _is_adjective(tokens[index + 1])
    if token.text.lower() in search.words["owners"] and index + 1 < len(tokens):
        return True
    if read_tag(token.tag).pos not in _ADVERBS or index + 1 >= len(tokens):
        return False
    after = tokens[index + 1]
    if after_adjective and noun_reading(after, form) is not None:
        return True
    return _is_adjective(after) or read_tag(after.tag).pos in _ADVERBS


def _is_adjective(token: Token) -> bool:
    return any(read_tag(tag).pos in ADJECTIVES for _lemma, tag in readings_of(token))


def _noun_head(tokens: Sequence[Token], index: int, noun: Reading, pack: LanguagePack) -> Head:
    token = tokens[index]
    unit = base_of_noun(token.text, noun, pack)
    lemma = noun.lemma.lower()
    if lemma in pack.table("units")["time"]["words"]:
        return Head(first=index, last=index + 1, unit=unit, kind="time")
    if lemma in pack.table("numbers")["times"]["words"]:
        return Head(first=index, last=index + 1, unit=unit, kind="times")
    return Head(first=index, last=index + 1, unit=unit, kind="noun")


def _adjective_head(search: _Search, first: int) -> Head | None:
    """The first adjective where no noun follows: "400 zakażonych", "31 wstrzymujących się"."""
    tokens, form = search.tokens, search.form
    for index in range(first, min(len(tokens), first + _REACH)):
        reading = adjective_reading(tokens[index], form)
        if reading is None:
            continue
        is_reflexive = _is_reflexive(search, index)
        is_person = read_tag(reading.tag).pos in _PEOPLE or any(
            read_tag(other.tag).pos == "subst" for other in tokens[index].readings
        )
        is_person = is_person and not _is_graded(search, index)
        unit = base_of_adjective(tokens[index].text, reading, search.pack)
        return Head(
            first=index,
            last=index + 1 + is_reflexive,
            unit=f"{unit} {search.words['reflexive']}" if is_reflexive else unit,
            kind="adjective" if is_person else "bare-adjective",
        )
    return None
