"""A trigger in its sentence comes in, where and when its event happened goes out.

Said-on is not happened-on: a time or place counts only when it stands in the event's own clause,
or beside the noun that names it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from podobno.extract.event_clauses import Clause, Reading
from podobno.extract.event_people import People
from podobno.extract.event_phrases import Phrase
from podobno.language.pack import LanguagePack
from podobno.model import TimeMention

DATED = re.compile(r"\d{4}(-\d\d(-\d\d)?|-W\d\d)?(?=T|$)")
# How many tokens a headline's place and colon may take.
HEAD = 5
# How many tokens behind its trigger a time still clings to it.
BEHIND = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A date in TIMEX3 and, where several remain, the alternatives."""

    value: str | None
    alternatives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """A place; ``is_spread`` where the text names several, which are no one place."""

    name: str | None
    is_spread: bool = False


@cache
def read_words(pack: LanguagePack) -> Mapping[str, frozenset[str]]:
    """The words of ``event_places_dates.toml``, by list."""
    table = pack.table("event_places_dates")
    return {name: frozenset(words) for lists in table.values() for name, words in lists.items()}


def find_date(
    reading: Reading,
    index: int,
    times: Sequence[TimeMention],
    pack: LanguagePack,
    *,
    is_spoken: bool,
    is_noun: bool,
    is_claimed: bool,
) -> Moment:
    """When the event happened, by the nearest calendar time of its stretch between marks, else
    of its clause; a time that belongs to another deed (``od objęcia władzy w 2011``) is none.

    An act of speech (``is_spoken``) is dated before its verb or right behind it: what follows
    dates what is asked or promised. What is announced is dated behind its noun. Outside what
    somebody said (``is_claimed``) the clause above dates it too, and that before ``gdzie``.
    """
    words = read_words(pack)
    clause = reading.clause(index)
    first, last = reading.tokens[0].start, reading.tokens[-1].end
    own = _stretch(reading, index)
    announced = is_noun and any(v < index for v in clause.verbs) and not is_spoken
    around = {clause.index}
    told = clause.opener is not None and reading.tokens[clause.opener].lemma in words["told"]
    if clause.parent is not None and not (is_claimed or told):
        around.add(clause.parent)
    found = [
        (at, time) for time in times
        if first <= time.start < last and time.type in {"DATE", "TIME"}
        for at in (_token_at(reading, time.start),)
        if reading.clause_of.get(at) in around and not _is_of_another(reading, at, index, words)
        and reading.tokens[max(0, at - 1)].lemma not in words["until"]
        and (at in own or not _is_participial(reading, at))
        and not (is_spoken and at > index + BEHIND)
    ]  # fmt: skip
    ranked = sorted(found, key=lambda pair: (
        pair[0] not in own,
        reading.clause_of.get(pair[0]) != clause.index,
        announced and not index < pair[0] <= index + 2 * BEHIND,
        abs(pair[0] - index),
    ))  # fmt: skip
    for _, time in ranked:
        if time.value is None and time.alternatives:
            return Moment(value=None, alternatives=time.alternatives)
        day = DATED.match(time.value or "")
        if day:
            return Moment(value=day.group())
    return Moment(value=None)


def _stretch(reading: Reading, index: int) -> range:
    """The tokens between marks around one."""
    return next((range(s, e) for c in reading.clauses for s, e in c.spans if s <= index < e),
                range(index, index + 1))  # fmt: skip


def _is_participial(reading: Reading, index: int) -> bool:
    """``umowa, podpisana 19 czerwca``: the stretch is a participle's own."""
    start = _stretch(reading, index).start
    return reading.morphs[start].pos in {"ppas", "pact", "adj"}


def _is_of_another(
    reading: Reading, at: int, index: int, words: Mapping[str, frozenset[str]]
) -> bool:
    """Between ``od``, ``rocznica`` and the like and the time stands no trigger; right behind them
    only an adjective is another's (``pierwsza rozmowa od [marcowego] ostrzału``)."""
    has_own_noun = reading.morphs[at].pos == "adj" and index != at + 1
    for i in range(at - 1, max(-1, at - 6), -1):
        if i == index or reading.tokens[i].text in {",", ";"} or reading.morphs[i].is_finite:
            return False
        if reading.tokens[i].lemma in words["others"] and (i < at - 1 or has_own_noun):
            return True
    return False


def find_place(
    reading: Reading,
    index: int,
    people: People,
    *,
    own: Sequence[Phrase],
    nouns: Collection[str],
    is_bound: bool,
    is_headline: bool,
) -> Where:
    """Where the event happened: a place beside its noun, else one in its clause, else the one
    before ``gdzie`` or before a headline's colon; where ``is_bound``, not one that stands beside
    another event's noun."""
    words = read_words(people.pack)
    clause = reading.clause(index)
    before = _before_where(reading, clause, words)
    phrases = [
        p
        for p in reading.in_clause(clause)
        if p.preposition in words["in"]
        and "loc" in p.cases
        and not people.is_seated(p)
        and not (is_bound and _is_of_event(reading, p, index, nouns))
    ]
    ranked = sorted(phrases, key=lambda p: (p.start < index, abs(p.start - index)))
    for phrase in (*own, *ranked, *before):
        if _is_list(phrase, people):
            return Where(name=None, is_spread=True)
        name = people.place(phrase)
        if name:
            return Where(name=_around(reading, phrase, people, words) or name)
    return Where(name=_headed(reading, people) if is_headline else None)


def _headed(reading: Reading, people: People) -> str | None:
    """``Londyn: zakaz reklamy``: the place before the colon of a headline."""
    colon = next((i for i in range(1, HEAD) if reading.tokens[i : i + 1]
                  and reading.tokens[i].text == ":"), None)  # fmt: skip
    if colon is None:
        return None
    name = people.cast.who(people.sentence, 0, colon)
    return name if name and people.cast.kind(name) == "LOC" else None


def _before_where(
    reading: Reading, clause: Clause, words: Mapping[str, frozenset[str]]
) -> list[Phrase]:
    """``w Wiedniu, [gdzie] się spotkali``: the phrases before the mark."""
    opener = clause.opener
    if opener is None or reading.tokens[opener].text.casefold() not in words["where"]:
        return []
    return [p for p in reading.phrases if p.preposition and opener - 2 <= p.end <= opener]


def _is_list(phrase: Phrase, people: People) -> bool:
    """``we Włoszech, Hiszpanii i Belgii``: several places are no one place."""
    return len(phrase.parts) > 1 and all(
        people.place(replace(phrase, parts=(part,))) for part in phrase.parts
    )


def _around(
    reading: Reading, phrase: Phrase, people: People, words: Mapping[str, frozenset[str]]
) -> str | None:
    """``w rezydencji Diaoyutai [w Pekinie]``: the town that a building stands in."""
    if reading.tokens[phrase.head].text[:1].isupper():
        return None
    behind = next((p for p in reading.phrases if p.start == phrase.end), None)
    if behind is None or behind.preposition not in words["in"]:
        return None
    return people.place(behind)


def _is_of_event(reading: Reading, phrase: Phrase, index: int, nouns: Collection[str]) -> bool:
    """``protest w Islamabadzie przeciwko ...``: the place stands beside another event's noun."""
    before = next((p for p in reading.phrases if p.end == phrase.start), None)
    if before is None or before.start <= index < before.end:
        return False
    last = before.parts[-1]
    return any(reading.tokens[i].lemma in nouns for i in range(last.head, last.end))


def _token_at(reading: Reading, position: int) -> int:
    for i, token in enumerate(reading.tokens):
        if token.end > position:
            return i
    return len(reading.tokens) - 1
