"""The typed names of a document come in; a name that an association bears goes out as one.

``związek zawodowy [Verdi]``, ``stowarzyszenie niemieckich pilotów [Cockpit]``: whatever the name
alone looks like, the noun before it says that it is a body. ``związek [Anny Nowak]`` is hers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from podobno.extract.event_words import parts_a_list
from podobno.extract.name_consensus import stem_of
from podobno.extract.name_types import (
    NameKnowledge,
    NameSpan,
    known_name,
    read_name_knowledge,
)
from podobno.extract.name_words import QUOTES, is_given, is_title
from podobno.language.pack import LanguagePack
from podobno.language.pl.morphology import look_up
from podobno.language.tags import possible_cases, read_tag
from podobno.model import Analysis, Token

RULE = "borne by an association"
# "związek zawodowy niemieckich pilotów linii lotniczych": words between the noun and its name.
REACH = 6
# Rules that took the name for an organisation without being sure.
GUESSES = frozenset({"unknown word", "unknown words", "acronym"})
DASHES = frozenset({"-", "–", "—", ":"})
_ATTRIBUTES = frozenset({"adj", "ppas", "subst", "ger"})


def type_borne(
    spans: Sequence[NameSpan], analysis: Analysis, pack: LanguagePack
) -> Iterator[NameSpan]:
    """The names, those that an association bears as organisations wherever the text has them."""
    typed = tuple(_borne(spans, analysis, pack))
    text = analysis.document.text
    borne = {stem_of(text[span.start : span.end]) for span in typed if span.rule == RULE}
    for span in typed:
        is_same = span.type in {"PER", "LOC"} and stem_of(text[span.start : span.end]) in borne
        yield replace(span, type="ORG", rule=RULE) if is_same else span


def _borne(spans: Sequence[NameSpan], analysis: Analysis, pack: LanguagePack) -> Iterator[NameSpan]:
    nouns = frozenset(pack.table("organisations")["associations"])
    knowledge = read_name_knowledge(pack)
    listed: NameSpan | None = None  # the last member of "związki Semafor, Verdi"
    for span in spans:
        tokens = analysis.sentences[span.sentence].tokens
        words = tokens[span.first : span.last]
        noun = _bearer(tokens, span.first, nouns)
        is_many = noun is not None and read_tag(tokens[noun].tag).numbers == {"pl"}
        goes_on = listed is not None and _joins(tokens, listed, span)
        listed = span if is_many or goes_on else None
        is_guess = span.type in {"PER", "LOC"} or span.rule in GUESSES
        is_open = is_guess and known_name(words, knowledge) is None
        is_borne = noun is not None and _may_be_borne(tokens, noun, words, knowledge)
        is_told = goes_on or _is_told(tokens, span, nouns)
        if is_open and (is_borne or (is_told and not is_given(words[0], knowledge))):
            yield replace(span, type="ORG", rule=RULE)
        else:
            yield span


def _may_be_borne(
    tokens: Sequence[Token], noun: int, words: Sequence[Token], knowledge: NameKnowledge
) -> bool:
    """Whether no Polish ending marks the words as somebody's: ``Verdi``, ``BALPA``, ``Vereinigung
    Cockpit``; not the holder of an office in it (``szef związku Behle``)."""
    is_headed = noun > 0 and is_title(tokens[noun - 1], knowledge)
    if is_given(words[0], knowledge) or is_headed:
        return False
    if read_tag(tokens[noun].tag).numbers == {"pl"} and tokens[noun + 1].text in DASHES:
        return True  # "dwóch związków – Semafora i Verdi"
    is_nominative = "nom" in possible_cases(tokens[noun])
    return all(
        _is_plain(word, is_nominative=is_nominative) for word in words if word.text[0].isalnum()
    )


def _is_plain(word: Token, *, is_nominative: bool) -> bool:
    """A word that no dictionary has, that has one form for every case, or, behind a noun in the
    nominative, that is no genitive (``związek Semafor``)."""
    readings = look_up(word.text).readings
    if not readings or (word.text.isupper() and len(word.text) > 2):
        return True
    cases = [read_tag(reading.tag).cases for reading in readings]
    return any(len(each) > 4 for each in cases) or (
        is_nominative and not any("gen" in each for each in cases)
    )


def _bearer(tokens: Sequence[Token], at: int, nouns: frozenset[str]) -> int | None:
    """Where the noun stands that a name at ``at`` belongs to: only its adjectives and a common
    noun in the genitive with its own adjectives may stand between."""
    for i in range(at - 1, max(-1, at - 1 - REACH), -1):
        token = tokens[i]
        if token.text in QUOTES or (i == at - 1 and token.text in DASHES):
            continue
        if token.lemma.casefold() in nouns and not _is_part_of_preposition(tokens, i):
            return i
        morph = read_tag(token.tag)
        is_small = token.text[:1].islower()
        is_own = morph.pos in {"adj", "ppas"} or "gen" in morph.cases
        if not (is_small and morph.pos in _ATTRIBUTES and is_own):
            return None
    return None


def _joins(tokens: Sequence[Token], listed: NameSpan, span: NameSpan) -> bool:
    """``związki Semafor [oraz] Verdi``."""
    between = tokens[listed.last : span.first]
    is_near = listed.sentence == span.sentence and bool(between)
    return is_near and all(t.text in {*QUOTES, "(", ")"} or parts_a_list(t.text) for t in between)


def _is_told(tokens: Sequence[Token], span: NameSpan, nouns: frozenset[str]) -> bool:
    """``[Verdi], związek pracowników usług``: a noun between commas behind the name says it."""
    at = span.last
    while at < len(tokens) and tokens[at].text in QUOTES:
        at += 1
    if at + 1 >= len(tokens) or tokens[at].text not in {",", *DASHES}:
        return False
    at += 1
    while at + 1 < len(tokens) and read_tag(tokens[at].tag).pos == "adj":
        at += 1
    noun = tokens[at]
    return noun.lemma.casefold() in nouns and read_tag(noun.tag).numbers == {"sg"}


def _is_part_of_preposition(tokens: Sequence[Token], i: int) -> bool:
    """``w związku [z]``."""
    return i > 0 and tokens[i - 1].text.casefold() == "w" and tokens[i].text == "związku"
