"""A trigger in its sentence comes in, where its event happened goes out.

A place counts only when it stands in the event's own clause, or beside the noun that names it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from podobno.extract.event_clauses import Reading
from podobno.extract.event_dates import BEHIND, is_participial, read_words, stretch_of
from podobno.extract.event_nations import nation_meant
from podobno.extract.event_people import People
from podobno.extract.event_phrases import Phrase
from podobno.extract.event_place_owners import (
    is_embedded,
    is_framed,
    is_of_aim,
    is_of_aimed,
    is_of_event,
    is_of_journey,
    is_of_meeting,
    is_of_object,
    is_of_participle,
    is_of_subject,
    is_of_topic,
    is_seated,
)
from podobno.extract.event_scenes import before_where, headed, headed_for, told_behind
from podobno.language.countries import read_countries

# So many words behind a fight stands what it is for.
NEAR_FIGHT = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """A place; ``is_spread`` where the text names several, which are no one place."""

    name: str | None
    is_spread: bool = False


def find_place(
    reading: Reading,
    index: int,
    people: People,
    *,
    own: Sequence[Phrase],
    nouns: Collection[str],
    beside: Collection[int],
    is_noun: bool,
    is_spoken: bool,
    is_deed: bool,
    is_stance: bool,
    is_visit: bool,
    is_headline: bool,
) -> Where:
    """Where the event happened: a place beside its noun, else one in its clause, else the one
    before ``gdzie`` or before a headline's colon. For a noun it is not one that stands beside
    another event's noun; an act of speech (``is_spoken``) is placed before its verb or right
    behind it, not where those sit who speak. What is done by words (no ``is_deed``) is not where
    that is which it is about (``umówili się na spotkanie w Pradze``), and a stance
    (``is_stance``) not where its object is (``poparli budowę drogi w Polsce``); ``beside`` are
    the nouns of the trigger's own phrase."""
    words = read_words(people.pack)
    clause = reading.clause(index)
    before = before_where(reading, clause, people)
    told = told_behind(reading, index, people) if is_noun else []
    told = [p for p in told if _is_where(reading, p, people, words)]
    phrases = [
        p
        for p in reading.in_clause(clause)
        if _is_where(reading, p, people, words)
        and not is_of_journey(reading, p, words)
        and not is_of_participle(reading, p, index, words)
        and not is_embedded(reading, p, index)
        and not (is_noun and is_of_topic(reading, p, index, words))
        and not (is_stance and is_of_aimed(reading, p, index, words))
        and not (is_noun and is_of_meeting(reading, p, index, people))
        and not (is_noun and is_of_event(reading, p, index, nouns))
        and not (not is_noun and not is_deed and is_of_aim(reading, p, beside, nouns))
        and not (not is_noun and is_stance and is_of_object(reading, p, index))
        and not ((is_spoken or is_noun) and is_of_subject(reading, p, index))
        and not (is_spoken and p.start > index + BEHIND and not is_framed(reading, p, people))
        and _is_in_reach(reading, p, index)
    ]
    topic = _topic(reading, index, words) if is_noun else None
    if topic is not None:
        phrases, before = [p for p in phrases if p.start == topic.end], []
    ranked = sorted(phrases, key=lambda p: (p.start < index, abs(p.start - index)))
    aims = headed_for(reading, clause, people) if is_visit else []
    fought = _fought_for(reading, index, words)
    for phrase in (*fought, *own, *told, *ranked, *before, *aims):
        if _is_instance(reading, phrase, words) or _is_list(reading, phrase, people, words):
            return Where(name=None, is_spread=True)
        name = _place_of(reading, phrase, people, words)
        if name:
            return Where(name=_around(reading, phrase, people, words) or name)
    is_of_headline = is_headline and (is_deed or is_noun) and topic is None
    return Where(name=headed(reading, people) if is_of_headline else None)


def _fought_for(reading: Reading, index: int, words: Mapping[str, frozenset[str]]) -> list[Phrase]:
    """``bitwa [o Kijów]``: where it is."""
    if reading.tokens[index].lemma not in words["contested"]:
        return []
    near = range(index + 1, index + 1 + NEAR_FIGHT)
    return [p for p in reading.phrases if p.preposition == "o" and p.start in near]


def _is_instance(reading: Reading, phrase: Phrase, words: Mapping[str, frozenset[str]]) -> bool:
    """``np. w Pradze``: one place of several."""
    before = [token.text.casefold() for token in reading.tokens[: phrase.start]]
    return not words["instance"].isdisjoint(" ".join(before[-count:]) for count in (1, 2))


def _is_where(
    reading: Reading, phrase: Phrase, people: People, words: Mapping[str, frozenset[str]]
) -> bool:
    """``w Pradze``, ``pod Pragą``; not where a body sits."""
    is_near = (
        phrase.preposition in words["near"]
        and bool(phrase.cases & {"inst", "gen"})
        and reading.tokens[phrase.head].text[:1].isupper()
    )
    is_in = phrase.preposition in words["in"] and "loc" in phrase.cases
    return (is_in or is_near) and not is_seated(reading, phrase, people, words)


def _place_of(
    reading: Reading, phrase: Phrase, people: People, words: Mapping[str, frozenset[str]]
) -> str | None:
    """The place that a phrase names, also as a part of it: ``na terenie Włoch``."""
    name = people.place(phrase) or nation_meant(phrase, people)
    if name is None and (region := _region(reading, phrase, people, words)):
        return region
    if name or reading.tokens[phrase.head].lemma not in words["parts"]:
        return name
    end = phrase.parts[0].end
    behind = next((p for p in reading.phrases if p.start == end and p.preposition is None), None)
    last = end if phrase.head + 1 < end or behind is None else behind.parts[0].end
    for start in range(phrase.head + 1, last):
        if reading.morphs[start].genders == {"m1"}:
            return None  # "jest w stanie Niemców przekonać"
        name = people.cast.who(people.sentence, start, last)
        if name:
            return name if people.cast.kind(name) == "LOC" else None
    return None


def _region(
    reading: Reading, phrase: Phrase, people: People, words: Mapping[str, frozenset[str]]
) -> str | None:
    """``w obwodzie charkowskim``, ``w regionie paryskim``: a region that the adjective behind it
    names, which the dictionary makes of a place (``charkowski``)."""
    at, part = phrase.head + 1, phrase.parts[0]
    if len(phrase.parts) > 1 or at >= part.end or part.start != phrase.head:
        return None
    lemma, noun = reading.tokens[phrase.head].lemma, reading.morphs[phrase.head]
    adjective = reading.morphs[at]
    agrees = adjective.pos == "adj" and adjective.genders & noun.genders
    by = reading.tokens[at].lemma
    is_named = by.endswith(tuple(words["named_by"])) and by not in words["named_by_nothing"]
    if lemma not in words["regions"] or not agrees or not is_named or part.end > at + 1:
        return None
    return people.nominative(part, lemma)


def _is_in_reach(reading: Reading, phrase: Phrase, index: int) -> bool:
    """A participle's stretch between marks has its own place, and lends it to nobody."""
    own = stretch_of(reading, index)
    if phrase.start in own:
        return True
    return not _is_cut_off(reading, index) and not _is_cut_off(reading, phrase.start)


def _is_cut_off(reading: Reading, index: int) -> bool:
    """``..., aresztowany w Pradze, ...``: a stretch without a verb that a participle opens."""
    stretch = stretch_of(reading, index)
    is_verbal = any(reading.morphs[i].is_finite for i in stretch)
    return stretch.start > 0 and not is_verbal and is_participial(reading, index)


def _topic(reading: Reading, index: int, words: Mapping[str, frozenset[str]]) -> Phrase | None:
    """``rozmawiali w Pradze [o strajku]``: the phrase of a noun that names what is spoken about;
    only a place right behind it is its own (``oskarżyli go o zabójstwo w Pradze``)."""
    around = next((p for p in reading.phrases if p.start <= index < p.end), None)
    return around if around is not None and around.preposition in words["topics"] else None


def _is_list(
    reading: Reading, phrase: Phrase, people: People, words: Mapping[str, frozenset[str]]
) -> bool:
    """``we Włoszech, Hiszpanii i Belgii``, ``w miastach Brno i Ostrawa``: several places are no
    one place."""
    is_one = people.place(replace(phrase, parts=phrase.parts[:1])) is not None
    if len(phrase.parts) > 1:
        is_plural = reading.tokens[phrase.head].lemma in words["several"]
        others = phrase.parts[1:]
        return (is_one or is_plural) and all(_is_capital(reading, part.head) for part in others)
    listed = next((p for p in reading.phrases if p.start == phrase.end), None)
    if listed and listed.preposition is None and len(listed.parts) > 1:
        return reading.tokens[phrase.head].lemma in words["several"]
    if is_one and _is_last(reading, phrase, people, words):
        return True
    behind = next((p for p in reading.phrases if p.start == phrase.end + 1), None)
    if not is_one or behind is None:
        return False
    mark = reading.tokens[phrase.end].text
    is_next = behind.preposition is None and people.place(behind) is None
    if mark in words["joiners"] and is_next and behind.cases & {"nom", "acc"}:
        # "piloci w Brnie oraz górnicy w Ostrawie"
        behind = next((p for p in reading.phrases if p.start == behind.end), behind)
    if behind.preposition is not None:  # "na Białorusi i w Argentynie"
        is_in = behind.preposition in words["in"] and "loc" in behind.cases
        first = replace(behind, parts=behind.parts[:1])
        return is_in and mark in words["joiners"] and people.place(first) is not None
    is_joined = mark in words["joiners"] or (mark == "," and len(behind.parts) > 1)
    return is_joined and people.place(replace(behind, parts=behind.parts[:1])) is not None


def _is_last(
    reading: Reading, phrase: Phrase, people: People, words: Mapping[str, frozenset[str]]
) -> bool:
    """``w krajach: Belgii, Danii [i we Włoszech]``: the last of several."""
    if phrase.start < 2 or reading.tokens[phrase.start - 1].text not in words["joiners"]:
        return False
    before = next((p for p in reading.phrases if p.end == phrase.start - 1), None)
    if before is None or (before.preposition and before.preposition not in words["in"]):
        return False
    return people.place(replace(before, parts=before.parts[-1:])) is not None


def _is_capital(reading: Reading, i: int) -> bool:
    return reading.tokens[i].text[:1].isupper()


def _around(
    reading: Reading, phrase: Phrase, people: People, words: Mapping[str, frozenset[str]]
) -> str | None:
    """``w rezydencji Diaoyutai [w Pekinie]``: the town that a building stands in; ``we Francji,
    [w Paryżu]``: the town rather than its country."""
    start = phrase.end
    if reading.tokens[phrase.head].text[:1].isupper():
        if people.place(phrase) not in read_countries(people.pack).codes:
            return None
        start += start < len(reading.tokens) and reading.tokens[start].text == ","
    behind = next((p for p in reading.phrases if p.start == start), None)
    if behind is None or behind.preposition not in words["in"]:
        return None
    return people.place(behind)
