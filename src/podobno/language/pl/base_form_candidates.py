"""A word of a name in, the base forms it may have out: itself, the nominatives its dictionary
readings allow, and what learned endings suggest (``learned/base_forms.tsv``)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from podobno.language.pl import PACK
from podobno.language.pl.nominative_forms import MODIFIERS, Nominative, cased, nominatives_of
from podobno.language.tags import Morph, read_tag
from podobno.model import Token

LONGEST_ENDING = 6
MOST_EDITS = 5
VOWELS = frozenset("aeiouyóąę")


@dataclass(frozen=True, slots=True)
class Model:
    """What was learned: a weight for each feature, and the edits seen for each ending
    (letters to drop, letters to add)."""

    weights: dict[str, float]
    edits: dict[str, tuple[tuple[int, str], ...]]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible base form of one word, with the features that depend on how it came about."""

    form: str
    sources: tuple[str, ...]
    genders: frozenset[str] = frozenset()  # of a noun or pronoun the form can agree with


@lru_cache(maxsize=1)
def read_model() -> Model | None:
    """The learned file, or None where it does not stand in the package."""
    path = files("podobno.language.pl").joinpath("learned/base_forms.tsv")
    if not path.is_file():
        return None
    weights: dict[str, float] = {}
    edits: dict[str, tuple[tuple[int, str], ...]] = {}
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line:
            kind, key, value = line.split("\t")
            if kind == "weight":
                weights[key] = float(value)
            else:
                edits[key] = tuple(_read_edit(edit) for edit in value.split(" "))
    return Model(weights, edits)


def _read_edit(edit: str) -> tuple[int, str]:
    drop, _, add = edit.partition("+")
    return int(drop), add


@lru_cache(maxsize=1)
def endings_apart() -> frozenset[str]:
    """Endings that stand behind an apostrophe or a hyphen: ``Gaulle'a``, ``ONZ-etu``."""
    return frozenset(PACK.table("endings")["apart"]["endings"])


def find_candidates(model: Model, token: Token) -> list[Candidate]:
    """The word itself first, then the dictionary's nominatives, then what endings suggest; of a
    word whose ending is set apart only what stands before it."""
    stem, mark, ending = token.text.replace("’", "'").rpartition("'")
    if mark and stem[-1:].isalpha() and ending in endings_apart():
        return [Candidate(token.text[: len(stem)], ("apart",))]
    found: dict[str, list[str]] = {token.text: []}
    genders: dict[str, set[str]] = {}
    if not any(character.isalpha() for character in token.text):
        return [Candidate(token.text, ())]
    morph = read_tag(token.tag)
    for nominative in nominatives_of(token.readings):
        form = cased(token.text, nominative.form)
        if not _is_long_enough(form, token.text):
            continue
        found.setdefault(form, []).extend(_source_features(nominative, morph))
        if nominative.morph.pos in MODIFIERS:
            genders.setdefault(form, set()).add(nominative.gender)
    for drop, add in _edits_for(model, token.text):
        stem = token.text[: len(token.text) - drop]
        form = cased(token.text, stem + add)
        if _is_long_enough(form, token.text) and form[-1:].isalnum():
            found.setdefault(form, []).append("edit")
    return [
        Candidate(form, tuple(dict.fromkeys(sources)), frozenset(genders.get(form, ())))
        for form, sources in found.items()
    ]


def _is_long_enough(form: str, text: str) -> bool:
    """``Kim`` is no case of ``Ki``: two letters are left only if they end in a consonant, as
    those of ``Unem`` do."""
    return form == text or len(form) > 2 or (len(form) == 2 and form[-1].lower() not in VOWELS)


def _edits_for(model: Model, word: str) -> list[tuple[int, str]]:
    lower = "^" + word.lower()
    found: dict[tuple[int, str], None] = {}
    for length in range(min(LONGEST_ENDING, len(lower)), 0, -1):
        for edit in model.edits.get(lower[-length:], ()):
            if len(found) < MOST_EDITS:
                found[edit] = None
    return list(found)


def _source_features(nominative: Nominative, chosen: Morph) -> Iterator[str]:
    """How a dictionary reading that gives the candidate compares with the tag chosen in context."""
    source = nominative.morph
    case = bool(source.cases & chosen.cases)
    number = bool(source.numbers & chosen.numbers)
    gender = bool(source.genders & chosen.genders)
    same = source.pos == chosen.pos
    yield f"read|{same:d}{case:d}{number:d}"
    yield f"readg|{source.pos}|{case:d}{number:d}{gender:d}"
    yield f"reado|{source.pos}|{same:d}|{nominative.gender in chosen.genders:d}"
    if nominative.is_name:
        yield "readname"


def edit_of(word: str, form: str) -> str:
    """How many letters to drop from the end, and what to add.

    >>> edit_of("asi", "asia")
    '0+a'
    """
    common = 0
    for a, b in zip(word, form, strict=False):
        if a != b:
            break
        common += 1
    return f"{len(word) - common}+{form[common:]}"
