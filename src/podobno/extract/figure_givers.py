"""Figures that stand in no statement come in, whom their own clause credits goes out.

"Resort szacuje straty na 500 żołnierzy", "organizatorzy mówią o 50 tys. uczestników, policja o
20 tys.": the number is the subject's, though there is no clause of reported words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from podobno.extract.cast import Cast
from podobno.extract.phrases import NounPhrase, flat_phrases, subject_of
from podobno.language.tags import read_tag
from podobno.model import FigureMention, Sentence

_BREAKS = frozenset({",", ";", ":", "(", ")", "–", "—", "-"})
# "szacuje straty poniesione przez wroga na 500 żołnierzy"
_REACH = 10


def find_givers(figures: Sequence[FigureMention], cast: Cast) -> Mapping[int, str]:
    """Who gives a figure, by the figure's start; figures without a giver are left out."""
    found: dict[int, str] = {}
    for number, sentence in enumerate(cast.analysis.sentences):
        before: tuple[str, str] | None = None
        for figure in figures:
            if not sentence.start <= figure.start < sentence.end:
                continue
            first = _index(sentence, figure.start)
            given = first and (
                _by_verb(sentence, number, first, cast)
                or _by_ellipsis(sentence, number, first, before, cast)
            )
            if given:
                found[figure.start], before = given[1], given
    return found


def _index(sentence: Sentence, start: int) -> int:
    return next((i for i, token in enumerate(sentence.tokens) if token.start == start), 0)


def _by_verb(sentence: Sentence, number: int, first: int, cast: Cast) -> tuple[str, str] | None:
    """The preposition that leads to the figure, and the subject of the verb that rules it."""
    words: dict[str, Any] = cast.pack.table("numbers")["givers"]
    lead = sentence.tokens[first - 1].text.lower()
    for index in range(first - 1, max(-1, first - _REACH), -1):
        token = sentence.tokens[index]
        if token.text in _BREAKS:
            return None
        if not read_tag(token.tag).is_finite:
            continue
        if token.lemma.lower() not in words["verbs"].get(lead, ()) or _is_nobodys(sentence, index):
            return None
        subject = subject_of(sentence, index)
        name = subject and _name(sentence, number, subject, cast)
        return (lead, name) if name else None
    return None


def _is_nobodys(sentence: Sentence, verb: int) -> bool:
    """As in "częstość szacuje się na jeden przypadek": nobody says who does."""
    near = sentence.tokens[max(0, verb - 2) : verb + 3]
    return any(token.text.lower() == "się" for token in near)


def _by_ellipsis(
    sentence: Sentence, number: int, first: int, before: tuple[str, str] | None, cast: Cast
) -> tuple[str, str] | None:
    """As in "…, policja o 20 tys.": a second subject without its verb."""
    lead = sentence.tokens[first - 1].text.lower()
    if before is None or lead != before[0] or first < 3:
        return None
    ending = (one for one in flat_phrases(sentence) if one.end == first - 1)
    phrase = next(ending, None)
    openers = cast.pack.table("numbers")["ellipsis"]["openers"]
    if phrase is None or not phrase.start:
        return None
    is_next = sentence.tokens[phrase.start - 1].text.lower() in openers
    name = _name(sentence, number, phrase, cast) if is_next and "nom" in phrase.cases else None
    return (lead, name) if name else None


def _name(sentence: Sentence, number: int, phrase: NounPhrase, cast: Cast) -> str | None:
    """What a subject is called; a pronoun names nobody."""
    if not sentence.tokens[phrase.head].tag.startswith(("subst", "depr", "brev", "ign")):
        return None
    who = cast.who(number, phrase.start, phrase.end)
    return who or cast.description(number, phrase.start, phrase.end)
