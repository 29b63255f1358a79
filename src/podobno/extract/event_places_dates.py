"""A trigger in its sentence comes in, where and when its event happened goes out.

Said-on is not happened-on: a time or place counts only when it stands in the event's own clause,
or beside the noun that names it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from podobno.extract.event_clauses import Reading
from podobno.extract.event_people import People
from podobno.extract.event_phrases import Phrase
from podobno.model import TimeMention

DATED = re.compile(r"\d{4}(-\d\d(-\d\d)?|-W\d\d)?(?=T|$)")
IN = frozenset({"w", "na", "pod", "przy", "nad", "koło"})
# What opens the content of something said.
TOLD = frozenset({"że", "iż", "jakoby", "czy"})
# How many tokens behind its trigger a time still clings to it.
BEHIND = 3
# Words behind which a time dates something else: "od objęcia władzy w 2011", "w rocznicę ... z".
OTHERS = frozenset({"od", "rocznica", "przed", "po", "umowa", "traktat", "ustawa", "porozumienie"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A date in TIMEX3 and, where several remain, the alternatives."""

    value: str | None
    alternatives: tuple[str, ...] = ()


def find_date(
    reading: Reading,
    index: int,
    times: Sequence[TimeMention],
    *,
    is_spoken: bool,
    is_noun: bool,
    is_claimed: bool,
) -> Moment:
    """When the event happened, by the nearest calendar time of its stretch between marks, else
    of its clause; a time that belongs to another deed (``od objęcia władzy w 2011``) is none.

    An act of speech (``is_spoken``) is dated before its verb or right behind it: what follows
    dates what is asked or promised. What is announced is dated behind its noun. Outside what
    somebody said (``is_claimed``) the clause above dates it too.
    """
    clause = reading.clause(index)
    first, last = reading.tokens[0].start, reading.tokens[-1].end
    own = _stretch(reading, index)
    announced = is_noun and any(v < index for v in clause.verbs) and not is_spoken
    around = {clause.index}
    told = clause.opener is not None and reading.tokens[clause.opener].lemma in TOLD
    if clause.parent is not None and not (is_claimed or told):
        around.add(clause.parent)
    found = [
        (at, time) for time in times
        if first <= time.start < last and time.type in {"DATE", "TIME"}
        for at in (_token_at(reading, time.start),)
        if reading.clause_of.get(at) in around and not _is_of_another(reading, at, index)
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


def _is_of_another(reading: Reading, at: int, index: int) -> bool:
    """Between ``od``, ``rocznica`` and the like and the time stands no trigger."""
    for i in range(at - 1, max(-1, at - 6), -1):
        if i == index or reading.tokens[i].text in {",", ";"} or reading.morphs[i].is_finite:
            return False
        if reading.tokens[i].lemma in OTHERS and i < at - 1:
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
) -> str | None:
    """Where the event happened: a place beside its noun, else one in its clause; where
    ``is_bound``, not one that stands beside another event's noun."""
    clause = reading.clause(index)
    phrases = [
        p
        for p in reading.in_clause(clause)
        if p.preposition in IN
        and "loc" in p.cases
        and not people.is_seated(p)
        and not (is_bound and _is_of_event(reading, p, index, nouns))
    ]
    ranked = sorted(phrases, key=lambda p: (p.start < index, abs(p.start - index)))
    for phrase in (*own, *ranked):
        name = people.place(phrase)
        if name:
            return _around(reading, phrase, people) or name
    return None


def _around(reading: Reading, phrase: Phrase, people: People) -> str | None:
    """``w rezydencji Diaoyutai [w Pekinie]``: the town that a building stands in."""
    if reading.tokens[phrase.head].text[:1].isupper():
        return None
    behind = next((p for p in reading.phrases if p.start == phrase.end), None)
    if behind is None or behind.preposition not in IN:
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
