"""The words of an unlisted name come in; its type and the rule that tells it go out."""

from __future__ import annotations

from collections.abc import Sequence

from podobno.extract.name_runs import ENGLISH
from podobno.extract.name_types import NameKnowledge, Typed, base_forms_of, is_town
from podobno.extract.name_words import (
    ACRONYM,
    GIVEN,
    PLACE,
    QUOTES,
    SITE,
    SURNAME,
    is_capital,
    is_given,
    is_inflected_acronym,
    is_roman,
    is_title,
    is_unknown,
    lowercase_type,
    marks_of,
    may_be_common,
)
from podobno.language.pl.morphology import look_up
from podobno.language.tags import read_tag
from podobno.model import Token

# English words that join the parts of a body's name.
JOINING = frozenset({"of", "for"})


def type_of(tokens: Sequence[Token], i: int, end: int, knowledge: NameKnowledge) -> Typed | None:
    """What an unknown run is, by its own words first, then by the word before it."""
    words = tokens[i:end]
    first = words[0]
    if len(words) == 1 and (kind := lowercase_type(first, knowledge)):
        return Typed(kind, "name written small")
    if len(words) == 1 and (is_title(first, knowledge) or first.text in knowledge.not_names):
        return None
    before = tokens[i - 1] if i else None
    if before is not None and before.text in QUOTES and i > 1:
        before = tokens[i - 2]
    marks = {mark for word in words for mark in marks_of(word)}
    if len(words) > 1 and any(
        base in knowledge.event_heads
        for word in (*to_noun(words), words[-1])
        for base in base_forms_of(word)
    ):
        return Typed("EVT", "event noun")
    if len(words) > 1 and any(
        base in knowledge.product_heads for word in to_noun(words) for base in base_forms_of(word)
    ):
        return Typed("PRO", "noun for a work")
    heads = knowledge.org_heads if len(words) > 1 else knowledge.alone
    if any(base in heads for word in words[:3] for base in base_forms_of(word)):
        return Typed("ORG", "organisation noun")
    if len(words) > 1 and any(
        base in knowledge.place_heads for word in to_noun(words) for base in base_forms_of(word)
    ):
        return Typed("LOC", "place noun")
    if SITE.match(first.text):
        return Typed("PRO", "web address")
    kind = knowledge.kind_nouns.get(before.lemma.casefold()) if before is not None else None
    if before and kind and (kind != "LOC" or PLACE in marks or len(words) == 1):
        return Typed(kind, f"after {before.lemma}")
    is_acronym = len(words) == 1 and bool(ACRONYM.match(first.text))
    if is_inflected_acronym(words):
        return Typed("ORG", "acronym") if first.text not in knowledge.not_names else None
    titled = before is not None and is_title(before, knowledge) and not is_acronym
    if titled and before is not None and read_tag(before.tag).numbers != {"pl"}:
        if _is_led_country(tokens, i, end, before, knowledge):
            return Typed("LOC", "between a title and its holder")
        return Typed("PER", "after a title")
    if {word.text.casefold() for word in words} & knowledge.foreign_orgs and len(words) > 1:
        return Typed("ORG", "foreign organisation noun")
    if len(words) > 1 and words[-1].text.casefold() in knowledge.foreign_papers:
        is_agency = before is not None and knowledge.kind_nouns.get(before.lemma) == "ORG"
        return Typed("ORG" if is_agency else "PRO", "foreign word for a paper")
    if {word.text.casefold() for word in words} & knowledge.foreign_places and len(words) > 1:
        return Typed("LOC", "foreign place noun")
    if _is_english_body(tokens, i, end):
        return Typed("ORG", "English body")
    if len(words) == 1 and may_be_common(first):
        after = tokens[end].text if end < len(tokens) else ""
        return _common_word(first, before, after, knowledge)
    if is_town(words):
        return Typed("LOC", "town of the world")
    if PLACE in marks and not (SURNAME in marks and len(words) > 1):
        return Typed("LOC", "dictionary place")
    if len(words) > 1 and all(may_be_common(word) for word in words):
        return None
    if SURNAME in marks or GIVEN in marks:
        return Typed("PER", "dictionary surname")
    if is_acronym and _is_shouted(tokens, i):
        return None
    if is_acronym:
        return Typed("ORG", "acronym")
    if any(character.isdigit() for word in words for character in word.text):
        return Typed("PRO", "designation with digits")
    if len(words) == 1 and knowledge.surname_like.search(first.text):
        return Typed("PER", "ending of a surname")
    if _is_placed(before, knowledge) and len(words) == 1:
        return Typed("LOC", "after a preposition of place")
    if len(words) == 1 and end < len(tokens) and _speaks(tokens[end]):
        return Typed("PER", "before a verb of saying")
    if len(words) > 1 and not is_acronym and _has_title_before(tokens, i, knowledge):
        return Typed("PER", "after a title")
    if any(word.text in ENGLISH for word in words):
        return Typed("ORG", "English words")
    if len(words) > 1 and all(is_unknown(w) for w in words if w.text.isalpha()):
        return Typed("PER", "unknown words")
    return Typed("ORG", "unknown word")


def _is_english_body(tokens: Sequence[Token], first: int, end: int) -> bool:
    """``Transport for London``, ``Friends of Europe``: capitalised words around ``for`` or ``of``,
    outside the marks that a title stands in."""
    words = tokens[first:end]
    if len(words) < 3 or (first and tokens[first - 1].text in QUOTES):
        return False
    joins = [i for i, word in enumerate(words) if word.text in JOINING]
    return any(0 < i < len(words) - 1 for i in joins) and words[0].text[:1].isupper()


def _is_led_country(
    tokens: Sequence[Token], i: int, end: int, title: Token, knowledge: NameKnowledge
) -> bool:
    """``Prezydent [Morwenii] Irma Tołczan``: one word in the genitive between a title in another
    case and a given name."""
    if end - i > 1 or end >= len(tokens) or not is_capital(tokens[end]):
        return False
    cases = read_tag(tokens[i].tag).cases
    is_owner = "gen" in cases and not cases & read_tag(title.tag).cases
    return is_owner and is_given(tokens[end], knowledge)


def _has_title_before(tokens: Sequence[Token], i: int, knowledge: NameKnowledge) -> bool:
    """``szefową północnokoreańskiego MSZ Cze Son Hui``: a title, then its country and body."""
    for token in reversed(tokens[max(0, i - 5) : i]):
        morph = read_tag(token.tag)
        if is_title(token, knowledge):
            return morph.numbers != {"pl"}
        is_attribute = morph.pos in {"adj", "subst"} and "nom" not in morph.cases
        if not is_capital(token) and not is_attribute:
            return False
    return False


def _is_placed(before: Token | None, knowledge: NameKnowledge) -> bool:
    """Whether a preposition of place stands before a name."""
    return before is not None and before.text.casefold() in knowledge.place_prepositions


def _common_word(
    token: Token, before: Token | None, after: str, knowledge: NameKnowledge
) -> Typed | None:
    """A common word with a capital inside a sentence: kept where it is part of a known name."""
    marks = marks_of(token)
    if is_roman(token) or after == ":" or (token.text.isupper() and len(token.text) > 4):
        return None
    if read_tag(token.tag).pos == "adj":
        return None
    if token.text.isupper() and len(token.text) > 1:
        return Typed("ORG", "acronym")
    if PLACE in marks and _is_placed(before, knowledge):
        return Typed("LOC", "dictionary place")
    return Typed("PER", "capital inside")


def _is_shouted(tokens: Sequence[Token], i: int) -> bool:
    """A word among capitals (``CZYTAJ TAKŻE``) is no acronym."""
    around = [tokens[j].text for j in (i - 1, i + 1) if 0 <= j < len(tokens)]
    shouted = any(text.isupper() and len(text) > 3 for text in around)
    return shouted and len(tokens[i].text) > 3 and bool(look_up(tokens[i].text.lower()).readings)


def _speaks(token: Token) -> bool:
    """A verb in the past singular, as after a person who said or did something."""
    morph = read_tag(token.tag)
    return morph.pos == "praet" and "sg" in morph.numbers and "n" not in morph.genders


def to_noun(words: Sequence[Token]) -> Sequence[Token]:
    """The words up to the first that is no adjective."""
    for i, word in enumerate(words):
        if read_tag(word.tag).pos != "adj":
            return words[: i + 1]
    return words
