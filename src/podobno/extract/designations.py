"""A phrase without a name comes in; what it is called in the nominative goes out.

``rosyjskich mediów`` is ``rosyjskie media``, ``brytyjski rząd`` the ``rząd Wielkiej Brytanii``.
"""

from __future__ import annotations

from collections.abc import Sequence

from podobno.extract.name_types import NameSpan
from podobno.extract.offices import QUOTES
from podobno.extract.roles import country_in, read_titles
from podobno.language.countries import read_countries
from podobno.language.pack import LanguagePack
from podobno.language.pl.inflection import genitive_of
from podobno.language.pl.morphology import look_up
from podobno.language.pl.nominatives import counted_phrase, nominative_phrase
from podobno.language.tags import read_tag
from podobno.model import Analysis, Token

_QUOTES = QUOTES | {"'", "‘", "’"}


def content_of(analysis: Analysis, sentence: int, start: int, end: int) -> Sequence[Token]:
    """The phrase without a preposition, quotation marks or commas at its ends."""
    tokens = list(analysis.sentences[sentence].tokens[start:end])
    while tokens and (tokens[0].text in _QUOTES | {",", "-", "–", "—", "("} or
                      read_tag(tokens[0].tag).pos in {"prep", "conj", "comp"}):  # fmt: skip
        tokens.pop(0)
    while tokens and (tokens[-1].text in {",", "-", "–", "—", ".", ":"} or _is_odd_quote(tokens)):
        tokens.pop()
    return tokens


def _is_odd_quote(tokens: Sequence[Token]) -> bool:
    """Whether a phrase ends in a quotation mark that none of its words opens: ``szczepionek"``,
    not ``dziennika „Lagota”``."""
    marks = [token for token in tokens if token.text in _QUOTES]
    return tokens[-1].text in _QUOTES and len(marks) % 2 == 1


def designation(
    analysis: Analysis,
    pack: LanguagePack,
    spans: Sequence[NameSpan],
    sentence: int,
    tokens: Sequence[Token],
) -> str:
    """The phrase in the nominative, with letter case as usual inside a sentence."""
    if not tokens:
        return ""
    if whole := governed(tokens, pack):
        return whole
    first = tokens[0]
    named = any(s.sentence == sentence and s.start <= first.start < s.end for s in spans)
    phrase = counted_phrase(tokens) or nominative_phrase(tokens)
    if named or not _opens_sentence(analysis, sentence, first):
        return phrase
    return uncapitalised(first, phrase)


def uncapitalised(first: Token, phrase: str) -> str:
    """A phrase that opens a sentence as it is written inside one: ``rosyjskie media``, but
    ``Rosjanie``, ``Global Review``."""
    lemmas = {reading.lemma[:1] for reading in look_up(first.text).readings}
    lemmas |= {reading.lemma[:1] for reading in look_up(first.text.lower()).readings}
    is_name = not any(lemma.islower() for lemma in lemmas)
    return phrase if is_name or first.text[1:2].isupper() else phrase[:1].lower() + phrase[1:]


def governed(tokens: Sequence[Token], pack: LanguagePack) -> str | None:
    """``brytyjski rząd`` as ``rząd Wielkiej Brytanii``: one office, one description; ``strona
    brytyjska`` in talks is Wielka Brytania itself."""
    countries, titles = read_countries(pack), read_titles(pack)
    if len(tokens) != 2 or "pl" in read_tag(tokens[-1].tag).numbers:
        return None
    side = next((t for t in tokens if t.lemma.casefold() in titles.sides), None)
    if side is not None:
        return country_in([t for t in tokens if t is not side], countries)
    noun = next(
        (
            t
            for t in tokens
            if t.lemma.casefold() in titles.single
            or any(x.is_office for x in titles.by_word.get(t.lemma.casefold(), ()))
        ),
        None,
    )
    country = country_in([t for t in tokens if t is not noun], countries)
    if noun is None or country is None or countries.named(country) is None:
        return None
    return f"{nominative_phrase([noun]).lower()} {genitive_of(country)}"


def _opens_sentence(analysis: Analysis, sentence: int, token: Token) -> bool:
    """Whether no word stands before a token in its sentence: only there does a capital say
    nothing."""
    before = (t for t in analysis.sentences[sentence].tokens if t.start < token.start)
    return not any(character.isalnum() for t in before for character in t.text)
