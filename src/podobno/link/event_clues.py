"""Two groups of event mentions in, whether they may tell of one event and how much speaks for
it out.

Something that speaks against it (two days, other sides, a visit still planned after the meeting
was held) forbids it whatever else agrees.
"""

from __future__ import annotations

from collections.abc import Iterable

from podobno.link.event_days import days_clue, lie_near
from podobno.link.event_groups import AHEAD, DONE, Group
from podobno.link.event_sides import sides_clue
from podobno.link.event_weights import (
    BOTH_GO_ON,
    LASTING,
    MAX_DATE_DRIFT,
    MAX_SHARED_WORDS,
    MOST_WORDS_TOLD,
    OTHER_KIN,
    OTHER_PLACE,
    OTHER_STATUS,
    PRINTED_TWICE,
    REPRINT_DAYS,
    SAME_KIN,
    SAME_PLACE,
    SAME_SENTENCE,
    SAME_WORD,
    SHARED_WORD,
    SILENT,
    STEPWISE,
    Clue,
)
from podobno.link.standing import Standing


def compare(a: Group, b: Group, standing: Standing) -> tuple[Clue, ...] | None:
    """What speaks for one event; None where something speaks against it.

    One sentence printed twice tells of one event, whoever each report's reading takes for its
    sides; unless the rest of the two reports puts it on days more than a week apart: a weekday
    printed again later may be read as another, a strike in the summer is not the one before.
    """
    if a.copies and a.copies & b.numbers and lie_near(a, b, REPRINT_DAYS) is not False:
        return (Clue(PRINTED_TWICE, "the same sentence"),)
    clues = []
    is_copy = bool(a.twins and a.twins & b.numbers)
    for look in (sides_clue, days_clue, _places, _statuses, _words):
        found = look(a, b, standing)
        if found is not None:
            clues.append(found)
        elif not (is_copy and look is days_clue and lie_near(a, b, MAX_DATE_DRIFT)):
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


def _places(a: Group, b: Group, standing: Standing) -> Clue | None:
    if not a.places or not b.places:
        return SILENT
    if shared := a.places & b.places:
        return Clue(SAME_PLACE, "same place: ", shared)
    if any(standing.may_be_one_place(x, y) for x in a.places for y in b.places):
        return SILENT
    if a.type == "PROTEST":
        return None
    return Clue(OTHER_PLACE)


def _statuses(a: Group, b: Group, _: Standing) -> Clue | None:
    """What has happened, in one text or in an earlier one, is not still to come."""
    if a.is_long_past != b.is_long_past and not (a.statuses | b.statuses) <= DONE:
        return Clue(OTHER_STATUS)
    ahead, done = (a, b) if a.statuses <= AHEAD else (b, a)
    if not (ahead.statuses <= AHEAD and done.statuses <= DONE):
        return SILENT
    if a.dates and a.dates[:1] == b.dates[:1]:
        return SILENT
    if a.docs & b.docs:
        return None if a.type == "CONSULT" else Clue(OTHER_STATUS)
    is_later = ahead.published[:1] > done.published[-1:] and bool(done.published)
    return Clue(OTHER_STATUS) if is_later else SILENT


def _words(a: Group, b: Group, _: Standing) -> Clue | None:
    if a.type == "CONSULT":
        if a.is_visit != b.is_visit:
            # Who travels and whom they meet are told apart, but not of a gathering of many.
            return Clue(OTHER_KIN) if min(len(a.names), len(b.names)) < 3 else SILENT
        return Clue(SAME_KIN) if a.kin & b.kin else SILENT
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
    return Clue(points, "; ".join(what), shared[:MOST_WORDS_TOLD])
