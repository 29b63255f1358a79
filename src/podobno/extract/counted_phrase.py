"""A draft figure comes in, the whole counted phrase as it stands in the text goes out."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from podobno.extract.drafts import Draft
from podobno.language.pack import LanguagePack
from podobno.language.tags import read_tag
from podobno.model import Token

_NOUNS = frozenset({"subst", "depr", "ger", "ign", "brev"})
_ADJECTIVES = frozenset({"adj", "adja"})
_PARTICIPLES = frozenset({"ppas", "pact"})
# Longer phrases are clauses.
_REACH = 12


def counted_span(tokens: Sequence[Token], draft: Draft, pack: LanguagePack) -> str | None:
    """What is counted or measured, from its first modifier to its last attribute, or None."""
    start = draft.amount_last
    if draft.kind in {"percent", "money", "measure", "compound"}:
        start = draft.last
    elif draft.head is None:
        return None
    first_word = start
    end = phrase_end(tokens, draft.head.last if draft.head and start < draft.last else start, pack)
    while first_word < end and not tokens[first_word].text[0].isalnum():
        first_word += 1
    if first_word >= end:
        return None
    text_start, text_end = tokens[first_word].start, tokens[end - 1].end
    return _text(tokens[first_word:end]) if text_end > text_start else None


def phrase_end(tokens: Sequence[Token], start: int, pack: LanguagePack) -> int:
    """The token after the attributes that follow a noun.

    Adjectives, genitives, a participle with its complements, "z", "ze" with a noun: "żołnierzy
    północnokoreańskich wysłanych do Rosji".
    """
    out_of = pack.table("numbers")["words"]["out_of"]
    index = end = start
    after_participle = False
    while index < min(len(tokens), start + _REACH):
        token = tokens[index]
        morph = read_tag(token.tag)
        if morph.pos in _PARTICIPLES:
            after_participle = True
            end = index + 1
        elif morph.pos in _ADJECTIVES and not token.text[0].isdigit():
            pass
        elif morph.pos in _NOUNS and (not morph.cases or _is_attribute(tokens, index, morph.cases)):
            end = index + 1
        elif morph.pos == "prep" and (after_participle or token.text.lower() in out_of):
            pass
        else:
            break
        if morph.pos in _ADJECTIVES and "pl" in morph.numbers:
            end = index + 1
        index += 1
    return end


def _is_attribute(tokens: Sequence[Token], index: int, cases: frozenset[str]) -> bool:
    before = index - 1
    while before > 0 and read_tag(tokens[before].tag).pos in _ADJECTIVES | _NOUNS:
        before -= 1
    return "gen" in cases or read_tag(tokens[before].tag).pos == "prep"


def _text(tokens: Sequence[Token]) -> str:
    parts = [tokens[0].text]
    for before, token in pairwise(tokens):
        parts.append((" " if token.start > before.end else "") + token.text)
    return "".join(parts)
