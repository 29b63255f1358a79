"""A sentence comes in, its noun phrases go out: by its tree where the engine gives one, else from
case and agreement alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from podobno.extract.phrase_reader import NounPhrase, read_joined
from podobno.extract.phrase_words import QUOTES
from podobno.extract.tree_phrases import read_tree_phrases
from podobno.language.tags import read_tag
from podobno.model import Sentence, Token


@lru_cache(maxsize=4096)
def noun_phrases(sentence: Sentence) -> tuple[NounPhrase, ...]:
    """The noun phrases of a sentence in reading order, the widest ones: a genitive attribute is
    inside its phrase."""
    tokens = sentence.tokens
    if tokens and tokens[0].head is not None:
        return read_tree_phrases(sentence)
    phrases: list[NounPhrase] = []
    index = 0
    while index < len(tokens):
        phrase = _read_governed(tokens, index)
        if phrase is None:
            index += 1
        else:
            phrases.append(phrase)
            index = phrase.end
    return tuple(phrases)


def _read_governed(tokens: Sequence[Token], index: int) -> NounPhrase | None:
    """The phrase that begins at ``index``, perhaps with its preposition."""
    token = tokens[index]
    if not token.tag.startswith("prep:"):
        return read_joined(tokens, index, None)
    start = index + 1
    while start < len(tokens) and (
        tokens[start].upos in {"PART", "ADV"} or tokens[start].text in QUOTES
    ):
        start += 1  # "w prawie wszystkich": but never across another mark
    cases = read_tag(token.tag).cases
    phrase = read_joined(tokens, start, cases) or read_joined(tokens, start, None)
    return replace(phrase, preposition=token.lemma) if phrase else None
