"""Dictionary readings of one word come in, the nominatives they allow go out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import morfeusz2

from podobno.language.pl import PACK
from podobno.language.tags import Morph, read_tag
from podobno.model import Reading

NOUNS = frozenset({"subst", "ger", "depr"})
MODIFIERS = frozenset({"adj", "pact", "ppas", "num"})


@dataclass(frozen=True, slots=True)
class Nominative:
    """A nominative of the reading ``morph``: of the noun's own gender, or of one gender an
    adjective may agree with."""

    form: str
    morph: Morph
    gender: str
    is_name: bool


@lru_cache(maxsize=32768)
def nominatives_of(readings: tuple[Reading, ...]) -> tuple[Nominative, ...]:
    """The nominatives, in the readings' number, of every noun and adjective among them."""
    found: dict[Nominative, None] = {}
    for lemma, tag in readings:
        morph = read_tag(tag)
        if morph.pos in NOUNS or morph.pos in MODIFIERS:
            for number in sorted(morph.numbers):
                for form, gender in _generate(lemma, morph, number):
                    found[Nominative(form, morph, gender, lemma[:1].isupper())] = None
    return tuple(found)


def _generate(lemma: str, morph: Morph, number: str) -> Iterator[tuple[str, str]]:
    for form, tag in _forms(lemma):
        other = read_tag(tag)
        if "nom" not in other.cases or number not in other.numbers:
            continue
        if morph.pos in NOUNS and other.pos == morph.pos and other.genders & morph.genders:
            yield form, min(other.genders & morph.genders)
        elif morph.pos in MODIFIERS and other.pos == morph.pos and other.degrees == morph.degrees:
            for gender in sorted(other.genders & morph.genders):
                yield form, gender


@lru_cache(maxsize=32768)
def _forms(lemma: str) -> tuple[tuple[str, str], ...]:
    return tuple((form, tag) for form, tag in generate(lemma) if ":nom" in tag or ".nom" in tag)


def generate(lemma: str) -> list[tuple[str, str]]:
    """All forms of a base form with their tags; an adjective of a place that the dictionary lacks
    inflects as others of its ending do (``endings.toml``)."""
    if " " in lemma:
        return []
    rows = [(form, tag) for form, _, tag, *_ in _generator().generate(lemma)]
    models: dict[str, str] = PACK.table("endings")["place_adjectives"]
    model = next((word for ending, word in models.items() if lemma.endswith(ending)), None)
    if model is None or any(tag != "ign" for _, tag in rows):
        return rows
    return [
        (lemma[:-3] + form.removeprefix(model[:-3]), tag)
        for form, _, tag, *_ in _generator().generate(model)
        if tag.startswith("adj")
    ]


@lru_cache(maxsize=1)
def _generator() -> morfeusz2.Morfeusz:
    return morfeusz2.Morfeusz(analyse=False, generate=True)


def cased(text: str, form: str) -> str:
    """``form`` in the letter case of ``text``: all capitals, a first capital, or as it is.

    >>> cased("Sejmu", "sejm")
    'Sejm'
    """
    if form.casefold() == text.casefold():
        return text
    if len(text) > 1 and text.isupper():
        return form.upper()
    if text[:1].isupper():
        kept = next((i for i, (a, b) in enumerate(zip(text, form, strict=False))
                     if a.casefold() != b.casefold()), min(len(text), len(form)))  # fmt: skip
        return text[:kept] + form[kept:]
    return form
