"""What each clue counts for or against one event, and the types of events that it holds for."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

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
MOST_WORDS_TOLD = 5
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


class Clue(NamedTuple):
    """How much something speaks for one event, and what it is: put into words only where two
    groups become one."""

    points: float
    what: str = ""
    names: Collection[str] = ()
    more: str = ""


# Neither for nor against.
SILENT = Clue(0.0)
