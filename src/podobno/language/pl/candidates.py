"""A word and its place in the sentence come in, its weighed candidate readings go out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from podobno.language.pl import PACK
from podobno.language.pl.labels import mark_labels
from podobno.language.pl.morphology import Entry, expand_cases, look_up
from podobno.language.pl.shapes import Shape, number_row, shapes_of
from podobno.language.pl.unknown import guess_readings
from podobno.language.pl.upos import read_upos
from podobno.language.tags import read_tag
from podobno.model import Reading

_VERBAL = frozenset({"fin", "praet", "inf", "imps", "bedzie", "cond", "winien"})
_UNINFLECTED_FEMININE = "sg.pl:nom.gen.dat.acc.inst.loc.voc:f"


# Ends of nouns that are adjectives by form: "młody", "wojskowa", "drugie".
_ADJECTIVAL = ("y", "i", "a", "e")


class Candidate(NamedTuple):
    """A reading with number and case told apart (genders may still be dotted), as its
    neighbours see it."""

    reading: Reading
    shape: Shape


class Form(NamedTuple):
    """A word's candidates with their weights; ``row`` numbers the row of their shapes, ``labels``
    say where their tags stand among the labels of the neural engine (``mark_labels``)."""

    candidates: tuple[Candidate, ...]
    scores: npt.NDArray[np.float32]
    row: int
    labels: npt.NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class _Word:
    """A word as its readings are weighed: what the dictionary says, and what is known of it."""

    text: str
    kind: str
    is_first: bool
    known: str
    entry: Entry
    readings: tuple[Reading, ...]
    is_common: bool
    has_past: bool
    has_singular: bool
    has_adjective: bool
    preferred: tuple[str, ...]
    leaning: tuple[str, ...]


@lru_cache(maxsize=200_000)
def read_form(text: str, kind: str, is_first: bool, known: str = "", forced: str = "") -> Form:
    """The candidates of a word; ``kind`` is its ``Piece`` kind, ``is_first`` whether a capital
    may come from the sentence's beginning, ``known`` the base form of a name that the same text
    has elsewhere, ``forced`` the base form and class it has in a set phrase ("co part").
    """
    weighed = _weigh(_read_word(text, kind, is_first, known))
    if forced:
        lemma, _, tag = forced.rpartition(" ")
        weighed = {
            reading: score
            for reading, score in weighed.items()
            if reading.lemma == lemma and f"{reading.tag}:".startswith(f"{tag}:")
        } or {Reading(lemma, tag): 0.0}
    candidates: list[Candidate] = []
    scores: list[float] = []
    for reading, score in weighed.items():
        for shape in shapes_of(reading, text):
            candidates.append(Candidate(reading, shape))
            scores.append(score)
    row = number_row(tuple(candidate.shape for candidate in candidates))
    labels = np.array([mark_labels(candidate.reading.tag) for candidate in candidates], np.int8)
    return Form(tuple(candidates), np.array(scores, dtype=np.float32), row, labels)


def _read_word(text: str, kind: str, is_first: bool, known: str) -> _Word:
    table = _preferences()
    entry = look_up(text)
    readings = _fixed(text, kind) or tuple(
        reading for reading in entry.readings if text.isupper() or not _is_acronym(reading.lemma)
    )
    lower = text.lower()
    return _Word(
        text=text,
        kind=kind,
        is_first=is_first,
        known=known,
        entry=entry,
        readings=readings,
        is_common=any(_is_common(reading, entry) for reading in readings),
        has_past=any(tag.startswith("praet") for _lemma, tag in readings),
        has_singular=any(not tag.endswith(":pt") for _lemma, tag in readings),
        has_adjective=any(tag.startswith(("adj:", "ppas", "pact")) for _lemma, tag in readings),
        preferred=tuple(table["forms"].get(lower, "").split(" ")),
        leaning=tuple(table["leanings"].get(lower, "").split(" ")),
    )


def _weigh(word: _Word) -> dict[Reading, float]:
    """Each reading, its number and case told apart, with what speaks for it before the context."""
    weights = _preferences()["weights"]
    scores: dict[Reading, float] = {}
    for reading in word.readings:
        score = _weight(word, reading, weights)
        if word.kind == "word":
            score += _capital_weight(word, reading, weights)
        _add(scores, word, reading, score)
    for rank, reading in enumerate(_guesses(word)):
        score = weights["guess_of_common" if word.is_common else "guess_inside"]
        score += weights["known_name"] if reading.lemma == word.known else 0.0
        _add(scores, word, reading, score + rank * weights["guess_rank"])
    return scores


def _guesses(word: _Word) -> tuple[Reading, ...]:
    """Readings as an unlisted name: of a word without reading, or with a capital inside a
    sentence that no reading explains."""
    if not word.readings:
        return guess_readings(word.text)
    is_capital = word.text[:1].isupper() and not word.text.isupper()
    if not is_capital or word.is_first or word.kind not in {"word", "initial"}:
        return ()
    is_named = any(reading.lemma in word.entry.named for reading in word.readings)
    return () if is_named else guess_readings(word.text)


def _add(scores: dict[Reading, float], word: _Word, reading: Reading, score: float) -> None:
    wanted = word.preferred[2] if len(word.preferred) > 2 else ""
    for concrete in expand_cases(reading):
        total = score + _form_weight(concrete.tag)
        if wanted and word.preferred[0] == reading.lemma and wanted in concrete.tag.split(":"):
            total += 1.0
        if total > scores.get(concrete, -99.0):
            scores[concrete] = total


def _weight(word: _Word, reading: Reading, weights: dict[str, float]) -> float:
    lemma, tag = reading
    pos = tag.partition(":")[0]
    score = float(_preferences()["classes"].get(pos, 0.0))
    if word.preferred[:2] == (lemma, pos):
        score += weights["preferred"]
    elif reading in word.entry.marked:
        score += weights["rare"]
    elif pos in _VERBAL and lemma in _common_verbs():
        score += weights["common_verb"]
    if word.leaning[:2] == (lemma, pos):
        score += weights["leaning"]
    if pos == "prep":
        score += _government_weight(lemma, tag.split(":")[1], weights)
    elif pos == "subst":
        score += _noun_weight(word, lemma, tag, weights)
    elif pos == "adj" and word.has_past and lemma.endswith("ły"):
        score += weights["adjective_of_past"]
    return score


def _government_weight(lemma: str, case: str, weights: dict[str, float]) -> float:
    score: float = _preferences()["governments"].get(f"{lemma} {case}", 0.0)
    return score + (weights["prep_nominative"] if case == "nom" else 0.0)


def _noun_weight(word: _Word, lemma: str, tag: str, weights: dict[str, float]) -> float:
    score = 0.0
    if word.has_past:
        score += weights["adjective_of_past" if lemma.endswith("ły") else "noun_of_past"]
    elif ":m2" in tag:
        score += weights["animal"]
    if word.has_adjective and lemma[:1].islower() and lemma.endswith(_ADJECTIVAL):
        score += weights["noun_of_adjective"]
    if word.has_singular and tag.endswith(":pt"):
        score += weights["plural_only"]
    if tag.endswith(_UNINFLECTED_FEMININE) and len(word.readings) > 1:
        score += weights["feminine_surname" if lemma[:1].isupper() else "feminine_title"]
    return score


def _capital_weight(word: _Word, reading: Reading, weights: dict[str, float]) -> float:
    """How the letter case of a word speaks for a reading as a name or as none."""
    is_name = reading.lemma[:1].isupper()
    if not word.text[:1].isupper():
        return weights["name_lower"] if is_name else 0.0
    if word.text.isupper() and len(word.text) > 1:
        return weights["name_upper"] if is_name else 0.0
    if word.is_first:
        is_other = any(lemma[:1].islower() for lemma, _tag in word.entry.readings)
        if not (is_name and is_other):
            return 0.0
        is_place = "nazwa_geograficzna" in word.entry.names
        return weights["place_initial" if is_place else "name_initial"]
    if is_name:
        return weights["name_inside"]
    if reading.lemma in _preferences()["institution_nouns"]:
        return weights["institution_inside"]
    return weights["common_inside" if _is_common(reading, word.entry) else "function_inside"]


def _is_common(reading: Reading, entry: Entry) -> bool:
    """Whether a reading is an ordinary noun or adjective, no pronoun and nothing rare."""
    pos = reading.tag.partition(":")[0]
    return (
        pos in {"subst", "adj", "ger", "ppas"}
        and reading not in entry.marked
        and read_upos(reading.tag, reading.lemma) in {"NOUN", "ADJ"}
    )


def _is_acronym(lemma: str) -> bool:
    return len(lemma) > 1 and lemma.isupper()


def _fixed(word: str, kind: str) -> tuple[Reading, ...]:
    """The reading of what is no dictionary word: marks, numbers, abbreviations, addresses."""
    if kind == "mark":
        return (Reading(word, "interp"),)
    if kind == "number" or word.isdigit():
        return (Reading(word, "dig"),)
    if kind == "address":
        return (Reading(word, "subst:sg:nom.gen.dat.acc.inst.loc:n"),)
    table = _abbreviations()
    if kind in {"before", "after"}:
        return (Reading(table[kind][word.lower()], "brev:pun"),)
    if kind == "initial":
        return (Reading(word, "brev:pun"),)
    if word in table["bare"]:
        return (Reading(table["bare"][word], "brev:npun"),)
    if word[0].isdigit() and word[-1:].isdigit():
        return (Reading(word, "dig"),)
    return ()


@lru_cache(maxsize=8192)
def _form_weight(tag: str) -> float:
    morph = read_tag(tag)
    if morph.is_finite:
        return 0.0
    table = _preferences()
    return sum(
        float(table[group].get(value, 0.0))
        for group, values in (("cases", morph.cases), ("numbers", morph.numbers))
        for value in values
    )


@cache
def _preferences() -> dict[str, Any]:
    return PACK.table("preferences")


@cache
def _common_verbs() -> frozenset[str]:
    return frozenset(_preferences()["common_verbs"])


@cache
def _abbreviations() -> dict[str, Any]:
    return PACK.table("abbreviations")
