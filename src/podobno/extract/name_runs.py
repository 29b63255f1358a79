"""A sentence comes in; its runs of name words go out: capitalised words and what joins them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from podobno.extract.name_types import NameKnowledge, base_forms_of, known_name
from podobno.extract.name_words import (
    GIVEN,
    PLACE,
    SURNAME,
    is_capital,
    is_function_word,
    is_given,
    is_title,
    is_unknown,
    lowercase_type,
    marks_of,
    may_be_common,
    opens_text,
)
from podobno.language.tags import read_tag
from podobno.model import Analysis, Sentence, Token

ENGLISH = frozenset({"of", "for", "the", "and"})


def find_runs(
    sentence: Sentence, attested: frozenset[str], knowledge: NameKnowledge
) -> Iterator[Run]:
    """Stretches of name words: capitalised words with particles, numbers and hyphens between."""
    tokens = sentence.tokens
    i = 0
    while i < len(tokens):
        if not _begins(tokens, i, attested, knowledge):
            i += 1
            continue
        end = max(i + 1, known_end(tokens, i, knowledge))
        while end < len(tokens):
            step = _continues(tokens, i, end, knowledge)
            if not step:
                break
            end += step
        yield Run(i, end)
        i = end


@dataclass(frozen=True, slots=True)
class Run:
    first: int
    last: int


def known_end(tokens: Sequence[Token], i: int, knowledge: NameKnowledge) -> int:
    """The end of a known name of several words, lower-case ones too (``II wojna światowa``)."""
    is_small = not is_capital(tokens[i])
    starters = knowledge.small_starters if is_small else knowledge.starters
    length = starters.get(tokens[i].text.casefold()[:4], 0)
    for end in range(min(len(tokens), i + length), i + 1, -1):
        typed = known_name(tokens[i:end], knowledge)
        if typed is not None and not (is_small and typed.type in {"EVT", "ORG", "LOC"}
                                      and typed.base is not None):  # fmt: skip
            return end
    return i


def _begins(
    tokens: Sequence[Token], i: int, attested: frozenset[str], knowledge: NameKnowledge
) -> bool:
    token = tokens[i]
    if not is_capital(token):
        return lowercase_type(token, knowledge) is not None or (
            token.text.isalpha() and known_end(tokens, i, knowledge) > i
        )
    if not opens_text(tokens, i):
        return not is_function_word(token) or (token.text.isupper() and len(token.text) > 1)
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    if is_function_word(token):
        return False
    if known_end(tokens, i, knowledge) > i:
        return True
    if following and following.text in ENGLISH and i + 2 < len(tokens):
        return is_capital(tokens[i + 2])
    if not may_be_common(token):
        return True
    if token.text.casefold() in attested or any(b in attested for b in base_forms_of(token)):
        return not is_title(token, knowledge)
    is_personal = {GIVEN, SURNAME} & marks_of(token) or is_given(token, knowledge)
    if is_personal and following and is_capital(following):
        return not is_title(token, knowledge)
    if following and is_capital(following) and not is_title(token, knowledge):
        heads = knowledge.org_heads | knowledge.place_heads
        is_modifier = read_tag(token.tag).pos == "adj"
        known = known_name([following], knowledge)
        return known is None and any(
            base in heads for base in base_forms_of(following if is_modifier else token)
        )
    if token.lemma[:1].isupper():
        return known_name(tokens[i : i + 1], knowledge) is not None
    return False


def _continues(tokens: Sequence[Token], first: int, i: int, knowledge: NameKnowledge) -> int:
    """How many tokens from ``i`` belong to the run that began at ``first``; 0 ends it."""
    token, before = tokens[i], tokens[i - 1]
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    if token.text in {"-", "–", "'", "’"} and token.start == before.end and following is not None:
        joined = following.start == token.end and (
            is_capital(following)
            or following.text in knowledge.particles
            or following.text.isdigit()
            or len(following.text) <= 2
            or is_unknown(following)
        )
        return 2 if joined else 0
    if before.text.endswith(".") and len(before.text) > 3 and before.text != "Wlk.":
        return 0
    if is_capital(token):
        if _begins_head(tokens, first, i, knowledge):
            return 0
        if is_function_word(token) and not token.text.isupper():
            return 0
        return max(1, known_end(tokens, i, knowledge) - i)
    if token.text.isdigit() and len(token.text) <= 2 and before.text[:1].isupper():
        unit = following.text if following is not None else ""
        return 1 if not unit[:1].islower() or (before.text.istitle() and not unit) else 0
    if token.text in knowledge.particles and following is not None and is_capital(following):
        is_foreign = is_unknown(before) or is_unknown(following)
        return 1 if is_foreign or token.text in ENGLISH else 0
    return _org_link(tokens, first, i, knowledge)


def _begins_head(tokens: Sequence[Token], first: int, i: int, knowledge: NameKnowledge) -> bool:
    """A name written small (``brexit``) does not grow into the capitalised words after it."""
    return not is_capital(tokens[first]) and lowercase_type(tokens[first], knowledge) is not None


def _org_link(tokens: Sequence[Token], first: int, i: int, knowledge: NameKnowledge) -> int:
    """``Rada Bezpieczeństwa i Obrony``, ``Ministerstwo ds. Brexitu``: words inside an office."""
    if not any(base in knowledge.org_heads for base in base_forms_of(tokens[first])):
        return 0
    link = next((len(words) for words in knowledge.office_links if _stand(words, tokens, i)), 0)
    after = tokens[i + link] if link and i + link < len(tokens) else None
    if after is None or not is_capital(after):
        return 0
    is_joined = tokens[i].text == knowledge.joining_link
    if is_joined and any(base in knowledge.org_heads for base in base_forms_of(after)):
        return 0
    if is_joined and {GIVEN, SURNAME, PLACE} & marks_of(after):
        return 0
    return link + 1


def _stand(words: tuple[str, ...], tokens: Sequence[Token], i: int) -> bool:
    """Whether these words stand here; those behind the first may have a capital ("do Spraw")."""
    texts = [token.text for token in tokens[i : i + len(words)]]
    return texts[:1] == [words[0]] and [text.casefold() for text in texts] == list(words)


def seen_inside(analysis: Analysis, knowledge: NameKnowledge) -> frozenset[str]:
    """Base forms of words that stand capitalised where no sentence or title begins."""
    seen: set[str] = set()
    for sentence in analysis.sentences:
        tokens = sentence.tokens
        if _is_title_case(tokens):
            continue
        for i, token in enumerate(tokens):
            bases = set(base_forms_of(token))
            if bases & knowledge.alone and i + 1 < len(tokens) and is_capital(tokens[i + 1]):
                seen.update(bases)
            if is_capital(token) and not opens_text(tokens, i):
                seen.add(token.text.casefold())
                if not may_be_common(token) or knowledge.alone & bases:
                    seen.update(bases)
    return frozenset(seen)


def _is_title_case(tokens: Sequence[Token]) -> bool:
    """Headings In Which Most Words Begin With A Capital tell nothing about names."""
    words = [token for token in tokens if token.text.isalpha() and len(token.text) > 3]
    return len(words) >= 4 and sum(word.text[0].isupper() for word in words) > 0.8 * len(words)
