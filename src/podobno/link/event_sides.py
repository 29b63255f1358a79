"""Two groups of event mentions in, what their participants say for one event out; None where they
speak against it."""

from __future__ import annotations

from functools import lru_cache

from podobno.link.event_groups import Group
from podobno.link.event_weights import (
    BOTH_SIDES,
    LASTING,
    NOTHING_SHARED,
    ONE_SIDE,
    OTHER_SIDE,
    PART_OF_SIDES,
    PLACED,
    RETOLD,
    SPOKEN_FOR,
    TOLD_AGAIN,
    TOLD_ON,
    TOLD_ON_SIDES,
    Clue,
)
from podobno.link.standing import Standing

# The same few sides meet again and again: of two that were compared the answer is kept.
_KEPT = 100_000


def sides_clue(a: Group, b: Group, standing: Standing) -> Clue | None:
    """Who acts and on whom, of a meeting who takes part, as far as both groups name them."""
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
