"""A relative word in a sentence comes in, the noun phrase that it takes up goes out."""

from __future__ import annotations

from podobno.extract.event_agreement import MASCULINE
from podobno.extract.event_clauses import Reading
from podobno.extract.event_parts import Part
from podobno.extract.event_phrases import Phrase, read_phrase
from podobno.extract.event_words import bodies

# How far up the tree a relative clause's own head may stand, in steps.
CLIMB = 4


def antecedent(reading: Reading, relative: int) -> Phrase | None:
    """The noun phrase that a relative word takes up: the one the tree tells, else the nearest
    before it that agrees."""
    if seated := _seated(reading, relative):
        return seated
    if told := _antecedent_by_tree(reading, relative):
        return told
    morph = reading.morphs[relative]
    for phrase in reversed(reading.phrases):
        if phrase.end > relative:
            continue
        if len(phrase.parts) > 1 and "pl" in morph.numbers:
            return phrase
        head = reading.morphs[phrase.head]
        if head.numbers & morph.numbers and (head.genders & morph.genders or not head.genders):
            return phrase
        inner = inner_antecedent(reading, phrase, relative)
        if inner is not None:
            return inner
    return None


def _seated(reading: Reading, relative: int) -> Phrase | None:
    """``wyrok [sądu] w Brnie, który``: a body, not the town where it sits."""
    phrases = [phrase for phrase in reading.phrases if phrase.end <= relative]
    if len(phrases) < 2 or phrases[-1].preposition != "w" or relative - phrases[-1].end > 1:
        return None
    town, body = phrases[-1], phrases[-2]
    last = body.end - 1
    is_seat = town.head in reading.words.names and body.end == town.start
    if not is_seat or reading.tokens[last].lemma not in bodies():
        return None
    if not _takes_up(reading, relative, last) or reading.tokens[last].text[:1].isupper():
        return None
    part = Part(start=last, end=town.end, head=last)
    return Phrase(
        start=last, end=town.end, preposition=None, cases=reading.morphs[last].cases, parts=(part,)
    )


def _antecedent_by_tree(reading: Reading, relative: int) -> Phrase | None:
    """The phrase whose head the relative clause describes in the tree, where the two agree."""
    at: int | None = relative
    for _ in range(CLIMB):
        token = reading.tokens[at] if at is not None and at >= 0 else None
        if token is None or token.head is None:
            return None
        at = token.head
        if (token.relation or "").startswith("acl"):
            break
    else:
        return None
    if at is None or not 0 <= at < relative or not _takes_up(reading, relative, at):
        return None
    if any(reading.morphs[i].is_finite for i in range(at + 1, relative)):
        return None  # "[Nowak] spotkał się z ministrem, [który]": the nearer noun
    for phrase in reading.phrases:
        if phrase.start <= at < phrase.end <= relative and phrase.head != at:
            start = at
            while start - 1 > phrase.head and reading.morphs[start - 1].pos == "adj":
                start -= 1
            return read_phrase(reading.words, start, phrase.end)
        if phrase.head == at and len(phrase.parts) == 1:
            return phrase
    return None


def _takes_up(reading: Reading, relative: int, noun: int) -> bool:
    """Whether a relative word agrees with a noun; one form serves all masculines in the
    singular, but in the accusative."""
    morph, head = reading.morphs[relative], reading.morphs[noun]
    genders = morph.genders
    if genders & MASCULINE and "sg" in morph.numbers and "acc" not in morph.cases:
        genders |= MASCULINE
    return bool(morph.numbers & head.numbers) and bool(genders & head.genders)


def inner_antecedent(reading: Reading, phrase: Phrase, relative: int) -> Phrase | None:
    """``wizyta Ławrowa, który``: a genitive inside the phrase."""
    morph = reading.morphs[relative]
    for i in range(phrase.end - 1, phrase.head, -1):
        head = reading.morphs[i]
        if head.pos == "subst" and head.numbers & morph.numbers and head.genders & morph.genders:
            start = i
            while start - 1 > phrase.head and reading.morphs[start - 1].pos in {"adj", "subst"}:
                if not reading.morphs[start - 1].cases & head.cases:
                    break
                start -= 1
            return read_phrase(reading.words, start, phrase.end)
    return None
