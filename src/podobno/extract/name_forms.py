"""The names of a document come in; the base form of each goes out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

from podobno.extract.name_types import NameSpan
from podobno.extract.name_words import is_inflected_acronym
from podobno.language.countries import read_countries
from podobno.language.name_parts import same_word, words_of
from podobno.language.pl import PACK
from podobno.language.pl.base_forms import base_form
from podobno.language.pl.inflection import people_of
from podobno.language.pl.morphology import look_up
from podobno.language.pl.nominative_persons import nominative_person
from podobno.language.tags import read_tag
from podobno.model import Analysis, Token

# Given names that lose a vowel before the ending: Aleksander, Aleksandra; Paweł, Pawła.
MALE_E = frozenset({"er", "eł", "el", "ek"})
VOWELS = "aeiouyąęó"


def base_forms_of_names(
    analysis: Analysis, spans: Sequence[NameSpan], given: frozenset[str]
) -> list[str]:
    """The base form of each name; forms attested in the text decide between possible ones."""
    attested = Counter(
        token.text for span in spans
        for token in analysis.sentences[span.sentence].tokens[span.first : span.last]
    )  # fmt: skip
    return [
        _agreeing(analysis, span, _base_form(analysis, span, attested, given)) for span in spans
    ]


def _agreeing(analysis: Analysis, span: NameSpan, base: str) -> str:
    """``Siergieja Ławrowa`` is ``Siergiej Ławrow``: behind a man's given name in the genitive a
    surname in -a stands there too, for one that ends so in the nominative would have -y."""
    tokens = analysis.sentences[span.sentence].tokens[span.first : span.last]
    words = base.split(" ")
    if span.type != "PER" or len(tokens) < 2 or len(words) != len(tokens):
        return base
    given, surname = tokens[0].text, tokens[-1].text
    is_man = given == f"{words[0]}a" or (given.endswith("a") and words[0][-2:] in MALE_E)
    if not is_man or words[-1] != surname or not surname.endswith("a") or surname[-2:-1] in VOWELS:
        return base
    if "nom" in {c for r in look_up(surname).readings for c in read_tag(r.tag).cases}:
        return base
    return " ".join((*words[:-1], surname[:-1]))


def _base_form(
    analysis: Analysis, span: NameSpan, attested: Mapping[str, int], given: frozenset[str]
) -> str:
    sentence = analysis.sentences[span.sentence].tokens
    tokens = sentence[span.first : span.last]
    if span.base is not None and span.type != "PER":
        return span.base
    if is_inflected_acronym(tokens):
        return tokens[0].text
    if span.type == "PER" and len(tokens) == 1 and (people := _people(tokens[0])):
        return people
    after = sentence[span.last] if span.last < len(sentence) else None
    if span.type == "PER" and span.first == 0 and after is not None and after.text == ":":
        return analysis.document.text[span.start : span.end]  # "Zacharowa: gazociąg powstanie"
    if span.type == "PER" and after is not None and _agrees_as_subject(tokens, after):
        return analysis.document.text[span.start : span.end]
    if span.type == "PER" and any(token.text in given for token in tokens):
        # A foreign given name that stands uninflected: the dictionary would read `Kim` as `kto`.
        oblique = _stands_oblique(sentence, span.first) and not _reads_nominative(tokens)
        return nominative_person(tokens, attested=attested, given=given, is_oblique=oblique)
    base = base_form(tokens, span.type, attested=attested)
    return _with_fixed_words(tokens, base, attested) if span.type == "PER" else base


def _people(token: Token) -> str | None:
    """``Szwedami`` is ``Szwedzi``, whatever else the dictionary would have (``Szwedy``)."""
    for reading in look_up(token.text).readings:
        morph = read_tag(reading.tag)
        is_one = morph.pos == "subst" and "m1" in morph.genders and "nom" not in morph.cases
        if is_one and morph.numbers == {"pl"} and reading.lemma.casefold() in _peoples():
            return people_of(reading.lemma[:1].upper() + reading.lemma[1:])
    return None


@cache
def _peoples() -> frozenset[str]:
    """The peoples of countries and those without one, lower case."""
    without = {word.casefold() for word in PACK.words("peoples")}
    return frozenset(read_countries(PACK).peoples) | without


# A name that stands so often, and always in one form, has no other (`Szojgu`).
FIXED = 3


def _with_fixed_words(tokens: Sequence[Token], base: str, attested: Mapping[str, int]) -> str:
    """The base form, but with the words as they stand that never change in the text."""
    for token in tokens:
        word = token.text
        if attested.get(word, 0) < FIXED or look_up(word).readings:
            continue
        others = [form for form in attested if form != word and same_word(form, word)]
        for changed in words_of(base):
            if changed != word and not others and same_word(changed, word):
                base = base.replace(changed, word)
    return base


def _stands_oblique(sentence: Sequence[Token], first: int) -> bool:
    """A preposition or a noun in another case than the nominative stands before the name."""
    if not first:
        return False
    morph = read_tag(sentence[first - 1].tag)
    if morph.pos == "prep":
        return True
    return morph.pos == "subst" and bool(morph.cases) and "nom" not in morph.cases


def _reads_nominative(name: Sequence[Token]) -> bool:
    """``szef MSZ Ukrainy [Dmytro Kułeba]``: every word of it is read as a nominative, though the
    noun before it is none."""
    return len(name) > 1 and all(read_tag(token.tag).cases == {"nom"} for token in name)


def _agrees_as_subject(name: Sequence[Token], verb: Token) -> bool:
    """``Nowakowa powiedziała``: a feminine verb right after a name in -a leaves it as it is."""
    morph = read_tag(verb.tag)
    is_woman = name[-1].text.endswith("a") and morph.genders == {"f"}
    return len(name) == 1 and is_woman and morph.pos == "praet" and "sg" in morph.numbers
