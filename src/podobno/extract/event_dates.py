"""A trigger in its sentence comes in, when its event happened goes out.

Said-on is not happened-on: a time counts only when it stands in the event's own clause, or beside
the noun that names it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from podobno.extract.event_clauses import Reading
from podobno.extract.event_marks import StatusWords, read_status_words
from podobno.extract.event_tellers import teller
from podobno.extract.event_time_owners import (
    is_of_attribute,
    is_of_participle,
    is_shared,
    shares_time,
)
from podobno.language.pack import LanguagePack
from podobno.model import TimeMention

DATED = re.compile(r"\d{4}(-\d\d(-\d\d)?|-W\d\d(-WE)?|-(SP|SU|FA|WI|[QH]\d))?(?=T|$)")
# How many tokens behind its trigger a time still clings to it.
BEHIND = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A date in TIMEX3 and, where several remain, the alternatives; ``is_told`` where the text
    says when, but in words that settle no date (``w czwartek`` of a text without a date),
    ``is_then`` where it was when what was told before happened (``wówczas``)."""

    value: str | None
    alternatives: tuple[str, ...] = ()
    is_told: bool = False
    is_then: bool = False

    @property
    def is_open(self) -> bool:
        """Whether nothing is said of when."""
        return not (self.value or self.alternatives or self.is_told or self.is_then)


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
    beside: Collection[int],
    is_spoken: bool,
    form: str,
    is_claimed: bool,
) -> Moment:
    """When the event happened, by the nearest calendar time of its stretch between marks, else
    of its clause; a time that belongs to another deed (``od objęcia władzy w 2011``) is none.

    ``beside`` are the nouns of the trigger's own phrase. An act of speech (``is_spoken``) is
    dated before its verb or right behind it: what follows dates what is asked or promised. What
    is announced is dated behind its noun, most of all in a clause that tells of it (``rozmowy,
    które odbędą się w piątek``). Outside what somebody said (``is_claimed``) the clause above
    dates it too, and that before ``gdzie``.
    """
    words, statuses, is_noun = read_words(pack), read_status_words(pack), form == "noun"
    clause = reading.clause(index)
    first, last = reading.tokens[0].start, reading.tokens[-1].end
    own = stretch_of(reading, index)
    announced = is_noun and any(v < index for v in clause.verbs) and not is_spoken
    around = {clause.index}
    is_aim = (
        is_noun
        and clause.opener is not None
        and (reading.tokens[clause.opener].lemma in statuses["particles"]["aims"])
    )  # "spotkali się w środę, aby zakończyć [strajk]"
    is_apart = is_claimed or is_aim or not shares_time(reading, clause, words)
    if clause.parent is not None and not is_apart:
        around.add(clause.parent)
    telling = teller(reading, index, statuses) if is_noun else None
    behind = None if telling is None else reading.clause(telling).index
    if behind is not None:
        around.add(behind)
    found = [
        (at, time) for time in times
        if first <= time.start < last and time.type in {"DATE", "TIME"}
        for at in (_token_at(reading, time.start),)
        if reading.clause_of.get(at) in around and not _is_of_another(reading, at, index, words)
        and reading.tokens[max(0, at - 1)].lemma not in words["until"]
        and not (
            reading.tokens[max(0, at - 1)].lemma in words["since"]
            and (
                reading.clause_of.get(at) not in {clause.index, behind}
                or reading.tokens[_tokens_of(reading, time)[-1]].lemma in words["spells"]
            )
        )
        and not (is_noun and _is_of_deed_in_war(reading, at, index, time, words, statuses))
        and not _is_beyond(reading, time, words)
        and not is_of_participle(reading, at, index, statuses)
        and not is_of_attribute(
            reading, _tokens_of(reading, time), index, beside, words, statuses
        )
        and (
            at in own
            or reading.clause_of.get(at) == behind
            or not is_participial(reading, at)
        )
        and not (is_spoken and at > index + BEHIND)
        and (
            reading.clause_of.get(at) == behind
            or is_shared(reading, at, index, form, beside, words, statuses)
        )
    ]  # fmt: skip
    ranked = sorted(found, key=lambda pair: (
        behind is not None and reading.clause_of.get(pair[0]) != behind,
        pair[0] not in own,
        reading.clause_of.get(pair[0]) != clause.index,
        announced and not index < pair[0] <= index + 2 * BEHIND,
        abs(pair[0] - index),
    ))  # fmt: skip
    for _, time in ranked:
        time = _first_of_list(reading, time, times, words)
        if time.value is None and time.alternatives:
            return Moment(value=None, alternatives=time.alternatives)
        day = DATED.match(time.value or "")
        if day:
            return Moment(value=day.group())
    return Moment(
        value=None,
        is_told=any(time.value is None for _, time in ranked),
        is_then=any(reading.tokens[at].text.casefold() in words["then"] for at, _ in ranked),
    )


def _first_of_list(
    reading: Reading,
    time: TimeMention,
    times: Sequence[TimeMention],
    words: Mapping[str, frozenset[str]],
) -> TimeMention:
    """``[25] i 26 lipca``, ``zarówno [w środę], jak i w czwartek``: what lasts several days has the
    first one."""
    for other in reversed(times):
        if other.end > time.start or other.type != "DATE" or not DATED.match(other.value or ""):
            continue
        between = [t for t in reading.tokens if other.end <= t.start and t.end <= time.start]
        joined = {token.text.casefold() for token in between}
        is_list = bool(joined & words["and"]) and joined <= words["and"] | words["listing"]
        if is_list and (other.value or "") < (time.value or ""):
            time = other
        else:
            break
    return time


def stretch_of(reading: Reading, index: int) -> range:
    """The tokens between marks around one."""
    return next((range(s, e) for c in reading.clauses for s, e in c.spans if s <= index < e),
                range(index, index + 1))  # fmt: skip


def is_participial(reading: Reading, index: int) -> bool:
    """``umowa, podpisana 19 czerwca``: the stretch is a participle's own; not ``polscy piloci
    strajkują 19 czerwca``."""
    stretch = stretch_of(reading, index)
    is_opened = reading.morphs[stretch.start].pos in {"ppas", "pact", "adj"}
    return is_opened and not any(reading.morphs[i].is_finite for i in stretch)


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


def _is_of_deed_in_war(
    reading: Reading,
    at: int,
    index: int,
    time: TimeMention,
    words: Mapping[str, frozenset[str]],
    statuses: StatusWords,
) -> bool:
    """``wysłała żołnierzy na wojnę z Belgią [w zeszłym roku]``: a day counted from the report dates
    what the verb tells, not the war in which it was done; ``wojna z Belgią w 1830 roku`` is of that
    year."""
    if reading.tokens[index].lemma not in statuses["nouns"]["lasting"] or at < index:
        return False
    around = next((p for p in reading.phrases if p.start <= index < p.end), None)
    is_within = around is not None and around.preposition in words["within"]
    return is_within and time.anchor != "calendar" and bool(reading.clause(index).verbs)


def _is_beyond(reading: Reading, time: TimeMention, words: Mapping[str, frozenset[str]]) -> bool:
    """``przed świętami``, ``po 2019 roku``; not ``przed rokiem``, ``po środowym spotkaniu``."""
    tokens = _tokens_of(reading, time)
    is_ago = reading.tokens[tokens[-1]].lemma in words["units"] and time.anchor != "calendar"
    is_near = reading.tokens[max(0, tokens.start - 1)].lemma in words["beyond"]
    return (
        is_near and time.type == "DATE" and not is_ago and reading.morphs[tokens[-1]].pos != "adj"
    )


def _tokens_of(reading: Reading, time: TimeMention) -> range:
    return range(_token_at(reading, time.start), _token_at(reading, time.end - 1) + 1)


def _token_at(reading: Reading, position: int) -> int:
    for i, token in enumerate(reading.tokens):
        if token.end > position:
            return i
    return len(reading.tokens) - 1
