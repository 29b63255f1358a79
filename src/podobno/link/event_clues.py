"""Two groups of event mentions in, whether they may tell of one event and how much speaks for
it out.

Something that speaks against it (two days, other sides, a visit still planned after the meeting
was held) forbids it whatever else agrees.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import lru_cache
from typing import NamedTuple

from podobno.link.event_groups import AHEAD, DONE, Group, days_of
from podobno.link.standing import Standing
from podobno.timex import Interval, to_interval

# Points for one event; MIN_SCORE of them make two groups one.
# Chosen on the development articles; run `make quality` after a change.
MIN_SCORE = 3.0
BOTH_SIDES = 3.0
ONE_SIDE = 1.5
OTHER_SIDE = 1.0
# No side in common: not enough for one event, whatever else agrees, though nothing against it.
NOTHING_SHARED = -9.0
PART_OF_SIDES = 1.0
SPOKEN_FOR = 0.5
SAME_DAY = 2.5
SAME_PERIOD = 1.0
DATES_AGREE = 0.75
DATE_MISSING = -1.5
DATE_MISSING_ELSEWHERE = -0.5
TOLD_AGAIN = 0.5
SAME_KIN = 0.5
BOTH_GO_ON = 1.0
OTHER_KIN = -0.5
SAME_WORD = 1.0
SHARED_WORD = 0.4
MAX_SHARED_WORDS = 1.2
SAME_PLACE = 0.5
OTHER_PLACE = -1.0
OTHER_STATUS = -1.0
SAME_SENTENCE = 4.0
PRINTED_TWICE = 20.0
_MOST_WORDS_TOLD = 5
# Undated mentions in reports so far apart are hardly one event.
NEWS_DAYS = 3
STALE_DAYS = 21
# Reports of one event that differ by more than this tell of two events.
MAX_DATE_DRIFT = 2
# A copy may be read as another day of the week; what lies further apart is another event.
REPRINT_DAYS = 7
REPORTS_APART = -0.5
REPORTS_FAR_APART = -1.5
# Types that a text rather tells again than tells of two: strikes, attacks, bans.
RETOLD = frozenset({"PROTEST", "ASSAULT", "SANCTION", "MOBILIZE", "COERCE"})
# Words in common by which a report that names no side goes on about what it has told, and what
# that counts in place of a side.
TOLD_ON = 2
TOLD_ON_SIDES = 2.0
# Types that last: of one kind two that go on between the same sides are one war, one embargo.
LASTING = frozenset({"ASSAULT", "SANCTION", "COOPERATE"})
# Types of which a story has many between the same sides: what a report of another month tells
# without a day is another meeting, another strike.
RECURRING = frozenset({"CONSULT", "PROTEST"})
# Types whose acts follow one another: an arrest is no conviction, an acquittal no release.
STEPWISE = frozenset({"COERCE", "CONCEDE"})
# Types that a place and a day tell apart as well as the sides do.
PLACED = frozenset({"ASSAULT", "PROTEST"})
# The same few sides meet again and again: of two that were compared the answer is kept.
_KEPT = 100_000


class Clue(NamedTuple):
    """How much something speaks for one event, and what it is: put into words only where two
    groups become one."""

    points: float
    what: str = ""
    names: Collection[str] = ()
    more: str = ""


_SILENT = Clue(0.0)


def compare(a: Group, b: Group, standing: Standing) -> tuple[Clue, ...] | None:
    """What speaks for one event; None where something speaks against it.

    One sentence printed twice tells of one event, whoever each report's reading takes for its
    sides; unless the rest of the two reports puts it on days more than a week apart: a weekday
    printed again later may be read as another, a strike in the summer is not the one before.
    """
    if a.copies and a.copies & b.numbers and _lie_near(a, b, REPRINT_DAYS) is not False:
        return (Clue(PRINTED_TWICE, "the same sentence"),)
    clues = []
    is_copy = bool(a.twins and a.twins & b.numbers)
    for look in (_participants, _dates, _places, _statuses, _words):
        found = look(a, b, standing)
        if found is not None:
            clues.append(found)
        elif not (is_copy and look is _dates and _lie_near(a, b, MAX_DATE_DRIFT)):
            return None
    if is_copy:
        clues.append(Clue(SAME_SENTENCE, "the same sentence"))
    return tuple(clues)


def tell(clues: Iterable[Clue]) -> str:
    """What speaks for one event, for the reader."""
    return "; ".join(
        f"{clue.what}{', '.join(sorted(clue.names))}{clue.more}"
        for clue in clues
        if clue.what and clue.points > 0
    )


def _participants(a: Group, b: Group, standing: Standing) -> Clue | None:
    if a.type == "CONSULT":
        return _meeting_sides(a, b, standing)
    actors = _overlap(a.actors, b.actors, standing)
    recipients = _overlap(a.recipients, b.recipients, standing)
    if actors is None or recipients is None or _act_apart(a, b, standing):
        return None
    if not (a.names and b.names) and _is_told_on(a, b):
        return Clue(TOLD_ON_SIDES)
    if not (actors or recipients):
        return _at_one_place(a, b)
    is_open = a.type in PLACED and bool(a.actors) != bool(b.actors) and not a.stems & b.stems
    if is_open and a.docs & b.docs:
        return None  # who fights in a war need not be who began it
    score = ONE_SIDE * actors + OTHER_SIDE * recipients
    if recipients == 1.0 and not actors:
        score = ONE_SIDE
    if a.actors == b.actors and len(a.actors) > 1 and not (a.recipients or b.recipients):
        score = BOTH_SIDES if a.type in LASTING else ONE_SIDE + OTHER_SIDE
    is_whole = bool(a.docs & b.docs) or bool(a.actors and a.recipients)
    is_told_again = a.type in RETOLD and a.names == b.names and is_whole
    shared = a.names & b.names
    what = "same participants: " if shared else ""
    return Clue(score + (TOLD_AGAIN if is_told_again else 0.0), what, shared)


def _act_apart(a: Group, b: Group, standing: Standing) -> bool:
    """Whether some mention of one has other actors than some mention of the other: what Niemcy and
    Finlandia are both said to have allowed does not make their two permits one."""
    if len(a.told_actors) < 2 and len(b.told_actors) < 2:
        return False
    return any(_overlap(x, y, standing) is None for x in a.told_actors for y in b.told_actors)


def _is_told_on(a: Group, b: Group) -> bool:
    """Whether a report that names no side goes on about what it has told, in much the same words:
    ``wstrzymanie tranzytu``, ``zaprzestanie tranzytu gazu``."""
    is_one_report = bool(a.docs & b.docs)
    return is_one_report and bool(a.kin & b.kin) and len(a.words & b.words) >= TOLD_ON


def _at_one_place(a: Group, b: Group) -> Clue:
    """Attacks and riots are told by where and when they were, whoever is named."""
    shared = (a.places | a.recipients) & (b.places | b.recipients)
    if a.type not in PLACED or not shared or not (a.is_dated and b.is_dated):
        return Clue(NOTHING_SHARED)
    return Clue(OTHER_SIDE, "at ", shared)


@lru_cache(maxsize=_KEPT)
def _overlap(a: frozenset[str], b: frozenset[str], standing: Standing) -> float | None:
    """1 where two sides are equal, less where they share a part, 0 where one is not named,
    None where they are others."""
    if not a or not b:
        return 0.0
    if a == b:
        return 1.0
    if a <= b or b <= a:
        return 0.75
    if a & b:
        return 0.6 if len(a & b) * 2 >= min(len(a), len(b)) else None
    close = any(standing.are_close(x, y) for x in a for y in b)
    return 0.6 if close else None


def _meeting_sides(a: Group, b: Group, standing: Standing) -> Clue | None:
    """Talks are told by who takes part: two are not three, and one of them may be with anybody."""
    is_one_visit = a.is_visit != b.is_visit
    if is_one_visit and len(a.names) == len(b.names) == 2 and a.docs & b.docs:
        # Who travels to whom and their meeting there are two where one report tells of both.
        return None
    return _who_met(a.names, b.names, is_one_visit, standing)


@lru_cache(maxsize=_KEPT)
def _who_met(
    a: frozenset[str], b: frozenset[str], is_one_visit: bool, standing: Standing
) -> Clue | None:
    """What speaks for one meeting of two told with some names each, one of them perhaps as a
    visit."""
    shared = a & b
    few, many = (a, b) if len(a) <= len(b) else (b, a)
    what = "same participants: "
    if a == b:
        return Clue(BOTH_SIDES if len(few) > 1 else ONE_SIDE, what, shared)
    if is_one_visit and not few <= many:
        # A visit to a state is more than one meeting with its leader.
        return None
    if few <= many and len(few) > 2:
        return Clue(BOTH_SIDES, what, shared)
    if few <= many and len(few) == 1:
        return Clue(PART_OF_SIDES, what, shared)
    if few <= many:
        return None
    if len(few) > 1 and len(few) == len(many) and _are_paired(few - many, many - few, standing):
        points = BOTH_SIDES - SPOKEN_FOR * len(few - many)
        return Clue(points, what, shared, "; one speaks for the other")
    if len(few) > 2 and len(shared) * 2 > len(few):
        return Clue(PART_OF_SIDES, what, shared)
    return None


def _are_paired(few: frozenset[str], many: frozenset[str], standing: Standing) -> bool:
    """Whether each of some names speaks for one of some others."""
    left = set(many)
    for name in sorted(few):
        found = next((o for o in sorted(left) if standing.are_close(name, o)), None)
        if found is None:
            return False
        left.remove(found)
    return True


def _dates(a: Group, b: Group, _: Standing) -> Clue | None:
    """Two dates must meet; what is dated no finer than to a year is hardly dated, but another
    report's year does not speak against a day in it."""
    if a.dates and b.dates and not all(_meet(x, y) for x in a.dates for y in b.dates):
        return None
    if a.is_dated and b.is_dated:
        days = a.dates[0], b.dates[0]
        if a.dates[0] == b.dates[0]:
            points = SAME_DAY if days_of(a.dates[0]) == 1 else SAME_PERIOD
        else:
            points = DATES_AGREE
        return Clue(points, "dates agree (", days, ")")
    if a.alternatives and b.alternatives:
        common = a.alternatives & b.alternatives
        return Clue(SAME_PERIOD, "the same days are possible") if common else None
    one, other = (a, b) if a.is_dated else (b, a)
    if one.is_dated and other.alternatives:
        fits = any(_meet(one.dates[0], v) for v in other.alternatives)
        return Clue(DATES_AGREE, "one of the possible days") if fits else None
    is_year_of_it = bool(other.dates) and not a.docs & b.docs and a.type not in RECURRING
    if one.is_dated and is_year_of_it:
        return Clue(0.0, "dates agree (", (one.dates[0], other.dates[0]), ")")
    if one.is_dated:
        return _one_dated(one, other)
    return _none_dated(a, b)


def _one_dated(dated: Group, other: Group) -> Clue | None:
    """An undated mention cannot tell of what happened after its report, nor plan what was over
    before it; a report long before or after tells of another day."""
    if dated.docs & other.docs:
        is_one_meeting = dated.type == "CONSULT" and dated.names == other.names
        return Clue(DATE_MISSING_ELSEWHERE if is_one_meeting else DATE_MISSING)
    when, reported = to_interval(dated.dates[0]), other.reported
    if when is None or reported is None:
        return Clue(DATE_MISSING_ELSEWHERE)
    if other.statuses <= DONE and reported.last < when.first:
        return None
    if other.statuses <= AHEAD and reported.first >= when.first:
        return None
    gap = _gap(when, reported)
    if gap > STALE_DAYS:
        return None if dated.type in RECURRING else Clue(REPORTS_FAR_APART)
    return _SILENT if gap <= NEWS_DAYS else Clue(DATE_MISSING_ELSEWHERE)


def _none_dated(a: Group, b: Group) -> Clue | None:
    if a.docs & b.docs:
        return _SILENT
    if "ongoing" in a.statuses & b.statuses:
        return _SILENT
    if a.reported is None or b.reported is None:
        return Clue(REPORTS_APART)
    first = min(a.reported.first, b.reported.first)
    last = max(a.reported.last, b.reported.last)
    if a.type == "PROTEST" and (last - first).days > STALE_DAYS:
        return None
    gap = _gap(a.reported, b.reported)
    if gap <= NEWS_DAYS:
        return _SILENT
    if a.type in RECURRING and gap > STALE_DAYS:
        return Clue(REPORTS_FAR_APART)
    lasts = a.type in LASTING and not (a.statuses | b.statuses) & {"occurred"}
    return _SILENT if lasts else Clue(REPORTS_APART)


def _places(a: Group, b: Group, standing: Standing) -> Clue | None:
    if not a.places or not b.places:
        return _SILENT
    if shared := a.places & b.places:
        return Clue(SAME_PLACE, "same place: ", shared)
    if any(standing.may_be_one_place(x, y) for x in a.places for y in b.places):
        return _SILENT
    if a.type == "PROTEST":
        return None
    return Clue(OTHER_PLACE)


def _statuses(a: Group, b: Group, _: Standing) -> Clue | None:
    """What has happened, in one text or in an earlier one, is not still to come."""
    if a.is_long_past != b.is_long_past and not (a.statuses | b.statuses) <= DONE:
        return Clue(OTHER_STATUS)
    ahead, done = (a, b) if a.statuses <= AHEAD else (b, a)
    if not (ahead.statuses <= AHEAD and done.statuses <= DONE):
        return _SILENT
    if a.dates and a.dates[:1] == b.dates[:1]:
        return _SILENT
    if a.docs & b.docs:
        return None if a.type == "CONSULT" else Clue(OTHER_STATUS)
    is_later = ahead.published[:1] > done.published[-1:] and bool(done.published)
    return Clue(OTHER_STATUS) if is_later else _SILENT


def _words(a: Group, b: Group, _: Standing) -> Clue | None:
    if a.type == "CONSULT":
        if a.is_visit != b.is_visit:
            # Who travels and whom they meet are told apart, but not of a gathering of many.
            return Clue(OTHER_KIN) if min(len(a.names), len(b.names)) < 3 else _SILENT
        return Clue(SAME_KIN) if a.kin & b.kin else _SILENT
    points, what = 0.0, []
    if a.kin & b.kin:
        points += SAME_KIN
        if a.type in LASTING and "ongoing" in a.statuses & b.statuses:
            points += BOTH_GO_ON
            what.append("both go on")
    elif a.kin and b.kin:
        if a.type in STEPWISE:
            return None
        points += OTHER_KIN
    if a.stems & b.stems:
        points += SAME_WORD
        what.append("the same word")
    shared = sorted(a.words & b.words)
    if shared:
        points += min(MAX_SHARED_WORDS, SHARED_WORD * len(shared))
        what.append("words in common: ")
    return Clue(points, "; ".join(what), shared[:_MOST_WORDS_TOLD])


def _lie_near(a: Group, b: Group, days: int) -> bool | None:
    """Whether the finest dates of two groups are so many days apart at most; None where one has
    none."""
    if not a.dates or not b.dates:
        return None
    first, second = to_interval(a.dates[0]), to_interval(b.dates[0])
    return None if first is None or second is None else _gap(first, second) <= days


def _meet(a: str, b: str) -> bool:
    first, second = to_interval(a), to_interval(b)
    return first is None or second is None or first.meets(second)


def _gap(a: Interval, b: Interval) -> int:
    """Days between two intervals, 0 where they meet."""
    if a.meets(b):
        return 0
    return (max(a.first, b.first) - min(a.last, b.last)).days
