"""The names of a document come in; the same names, typed as the rest of the text says, go out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from podobno.extract.name_types import NameSpan
from podobno.extract.name_words import GIVEN, opens_text, readings_of
from podobno.language.pl import PACK
from podobno.language.pl.morphology import look_up
from podobno.model import Analysis, Token

# Rules that guess from where a word stands, not from the word itself.
_WEAK = {
    "unknown word": 1, "unknown words": 1, "capital inside": 0, "acronym": 2,
    "before a verb of saying": 2, "ending of a surname": 2, "after a preposition of place": 1,
    "dictionary surname": 2, "dictionary place": 2, "after a title": 3, "engine": 4,
}  # fmt: skip
AFTER_NOUN = 4
# Shorter stems ("kim") are given names and surnames at once.
_MIN_STEM = 4


def settle_types(spans: Sequence[NameSpan], analysis: Analysis) -> Iterator[NameSpan]:
    """A weakly typed name takes the type that the same words have more surely elsewhere."""
    stems = [_stems(analysis, span) for span in spans]
    count = Counter(stems)
    surnames: set[str] = set()
    votes: dict[tuple[str, ...], Counter[str]] = {}
    for span, words in zip(spans, stems, strict=True):
        if span.type == "PER" and len(words) > 1:
            surnames.update(words)
        if span.rule == "capital inside":
            continue
        weight = _WEAK.get(span.rule, AFTER_NOUN) if _is_weak(span) else 100
        votes.setdefault(words, Counter())[span.type] += weight
    whole = {words for words in count if len(words) > 1 and count[words] > 1}
    singles = {words[0] for span, words in zip(spans, stems, strict=True)
               if len(words) == 1 and span.type == "PER"}  # fmt: skip
    singles |= {words[-1] for words in whole}
    alone = frozenset(words[0] for words in count if len(words) == 1)
    full = {words for span, words in zip(spans, stems, strict=True)
            if len(words) > 1 and span.type == "PER"}  # fmt: skip
    families = Counter(words[-1] for words in full)
    lands = {
        words[0]
        for span, words in zip(spans, stems, strict=True)
        if span.type == "PER" and len(words) > 2 and _are_alone(words, alone)
    }
    surnames -= lands
    for span, words in zip(spans, stems, strict=True):
        if _is_stressed(span, words, full, analysis):
            second = analysis.sentences[span.sentence].tokens[span.first + 1]
            span, words = replace(span, first=span.first + 1, start=second.start), words[1:]
        for part in _cut(span, words, whole, singles & surnames, families, alone, analysis):
            own = _stems(analysis, part)
            best = votes.get(own)
            is_shouted = analysis.document.text[part.start : part.end].isupper()
            if len(own) == 1 and own[0] in lands and (_is_weak(part) or part is not span):
                part = replace(part, type="LOC", rule="stands before a person")
            elif _is_weak(part) and len(own) == 1 and own[0] in surnames and not is_shouted:
                part = replace(part, type="PER", rule="part of a person's name")
            elif _is_weak(part) and best:
                type_ = max(sorted(best), key=lambda t: best[t])
                if type_ != part.type:
                    part = replace(part, type=type_, rule="as elsewhere in the text")
            if part.rule != "capital inside":
                yield part


def _is_weak(span: NameSpan) -> bool:
    return span.rule in _WEAK or span.rule.startswith("after ")


def _is_stressed(
    span: NameSpan,
    words: tuple[str, ...],
    full: Collection[tuple[str, ...]],
    analysis: Analysis,
) -> bool:
    """``Sam Kowalski milczy``, where the text has ``Adam Kowalski``; ``Sam Adam Kowalski``: he
    himself, not a man called Sam. ``full`` are the names of two words and more."""
    tokens = analysis.sentences[span.sentence].tokens
    if span.type != "PER" or len(words) < 2 or not opens_text(tokens, span.first):
        return False
    intensives = PACK.table("phrases")["intensives"]
    if not any(r.lemma in intensives for r in readings_of(tokens[span.first])):
        return False
    return words[1:] in full or any(
        other[-1] == words[-1] and other[0] != words[0] for other in full
    )


def _cut(
    span: NameSpan,
    words: tuple[str, ...],
    whole: set[tuple[str, ...]],
    surnames: set[str],
    families: Counter[str],
    alone: frozenset[str],
    analysis: Analysis,
) -> list[NameSpan]:
    """Two people in one run are cut apart: ``Ławrowem Kim Dzong Un``, ``Putin-Kim``, and two
    surnames of people whom the text names in full (``przed spotkaniem z Nowakiem Lisicki …``;
    ``Jan Nowak``, ``Adam Lisicki``). So is a state that no list knows before a person (``prezydent
    Zagrynu Jowan Merkuza``) where the text has both by themselves (``Zagryn``, ``Merkuza``)."""
    tokens = analysis.sentences[span.sentence].tokens
    if span.type not in {"PER", "ORG"} or len(words) < 2:
        return [span]
    for i in range(1, len(words)):
        at = _token_of_word(tokens, span, i)
        hyphen = tokens[at - 1].text in {"-", "–"}
        rest_is_whole = words[i:] in whole and len(words[i:]) > 1
        rest_is_whole = rest_is_whole and not (i == 1 and _is_given_before(tokens, span.first, at))
        each_is_name = hyphen and {words[i - 1], words[i]} <= surnames and words not in whole
        both_alone = i == 1 and len(words) > 2 and _are_alone(words, alone) and not hyphen
        two_people = (
            span.type == "PER"
            and len(words) == 2
            and families[words[0]] > 0
            and families[words[1]] > 1  # this name itself is one
        )
        if rest_is_whole or each_is_name or two_people or (both_alone and span.type == "PER"):
            left = at - 1 if hyphen else at
            first = replace(span, last=left, end=tokens[left - 1].end)
            second = replace(span, first=at, start=tokens[at].start)
            return [first, second]
    return [span]


def _is_given_before(tokens: Sequence[Token], first: int, at: int) -> bool:
    """``Mariano García Fresno``, where the text has ``García Fresno`` too: a given name that no
    other given name follows is of one person."""
    is_first, is_second = (
        tokens[i].text in PACK.words("given_names") or GIVEN in look_up(tokens[i].text).names
        for i in (first, at)
    )
    return is_first and not is_second


def _are_alone(words: tuple[str, ...], alone: frozenset[str]) -> bool:
    """Whether the first word and the last one are names by themselves elsewhere in the text."""
    beginning = words[0][: max(_MIN_STEM, len(words[0]) - 2)]
    return (
        len(words[0]) >= _MIN_STEM
        and words[-1] in alone
        and any(word.startswith(beginning) for word in alone)
    )


def _token_of_word(tokens: Sequence[Token], span: NameSpan, word: int) -> int:
    alphabetic = [i for i in range(span.first, span.last) if tokens[i].text[0].isalnum()]
    return alphabetic[word]


def _stems(analysis: Analysis, span: NameSpan) -> tuple[str, ...]:
    tokens = analysis.sentences[span.sentence].tokens[span.first : span.last]
    return tuple(stem_of(token.text) for token in tokens if token.text[0].isalnum())


def stem_of(text: str) -> str:
    """A rough stem: the word without a case ending, for comparison within one text."""
    return re.sub(r"(?:['’][a-z]+|iego|iemu|iem|owi|ego|emu|ami|ach|em|om|ie|ów|[aąeęiouy])$", "",
                  text.casefold())  # fmt: skip
