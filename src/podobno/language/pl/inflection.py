"""A base form or a name in the nominative comes in, another of its forms goes out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from podobno.language.pl import PACK
from podobno.language.pl.morphology import look_up
from podobno.language.pl.nominative_forms import generate
from podobno.language.tags import Morph, read_tag
from podobno.model import Reading, Token


@lru_cache(maxsize=1024)
def genitive_of(name: str) -> str:
    """The genitive of a country's name in the nominative.

    >>> genitive_of("Wielka Brytania"), genitive_of("Niemcy"), genitive_of("Polska")
    ('Wielkiej Brytanii', 'Niemiec', 'Polski')
    """
    if known := PACK.table("country_genitives").get(name):
        return str(known)  # "Polski", no form of the adjective
    readings = [
        [r for r in look_up(word).readings if "nom" in read_tag(r.tag).cases]
        for word in name.split()
    ]
    nouns = [r for found in readings for r in found if read_tag(r.tag).pos == "subst"]
    nouns.sort(key=lambda r: r.lemma[:1].islower())
    if not nouns:
        return name
    head = read_tag(nouns[0].tag)
    forms = []
    for word, found in zip(name.split(), readings, strict=True):
        fitting = [r for r in found if _fits_head(read_tag(r.tag), head)]
        fitting.sort(key=lambda r: r.lemma[:1].islower() and read_tag(r.tag).pos == "subst")
        changed = (form for r in fitting if (form := _genitive(word, r, head)) != word)
        forms.append(next(changed, word))
    return " ".join(forms)


def _fits_head(morph: Morph, head: Morph) -> bool:
    return bool(morph.numbers & head.numbers and morph.genders & head.genders)


def _genitive(word: str, reading: Reading, head: Morph) -> str:
    own = read_tag(reading.tag)
    form = inflected(
        reading.lemma, frozenset({own.pos}), number_of(head), head.genders, own.degrees, case="gen"
    )
    return cased_like(word, form)


def join_forms(tokens: Sequence[Token], forms: Sequence[str]) -> str:
    """Forms with the spaces that stand between their tokens, each run of spaces as one."""
    parts = [
        form + (" " if index + 1 < len(tokens) and tokens[index + 1].start > token.end else "")
        for index, (token, form) in enumerate(zip(tokens, forms, strict=True))
    ]
    return "".join(parts)


def people_of(member: str) -> str | None:
    """What a people is called after one of them: ``Szwed`` gives ``Szwedzi`` (a family of that
    name would be the ``Szwedowie``), ``Belg`` ``Belgowie``."""
    forms = ((form, read_tag(tag)) for form, tag in generate(member))
    found = [
        form
        for form, morph in forms
        if morph.pos == "subst"
        and "nom" in morph.cases
        and "pl" in morph.numbers
        and "m1" in morph.genders
    ]
    return next((form for form in found if not form.endswith("owie")), next(iter(found), None))


def number_of(morph: Morph) -> str:
    """``pl`` for what can only be a plural, else ``sg``."""
    return "pl" if morph.numbers == {"pl"} else "sg"


@lru_cache(maxsize=16384)
def inflected(
    lemma: str,
    parts: frozenset[str],
    number: str,
    genders: frozenset[str],
    degrees: frozenset[str] = frozenset(),
    is_negated: bool = False,
    case: str = "nom",
) -> str:
    """A case of a base form; the base form itself where the dictionary cannot say."""
    if " " in lemma:
        return lemma
    for form, tag in generate(lemma):
        morph = read_tag(tag)
        is_form = morph.pos in parts and morph.is_negated == is_negated and ":col" not in tag
        if is_form and case in morph.cases and number in morph.numbers:
            fits_gender = not genders or bool(morph.genders & genders)
            fits_degree = not degrees or not morph.degrees or bool(morph.degrees & degrees)
            if fits_gender and fits_degree:
                return form
    return lemma.partition(":")[0]


def cased_like(text: str, form: str) -> str:
    """``form`` in the letter case of ``text``."""
    if form.casefold() == text.casefold():
        return text
    if len(text) > 1 and text.isupper():
        return form.upper()
    return form[:1].upper() + form[1:] if text[:1].isupper() else form
