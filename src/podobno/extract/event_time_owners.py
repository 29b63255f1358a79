"""A time in the clause of a trigger comes in, whether it may date the trigger's event, and not
what the clause tells of it, goes out (``skrytykował w środę atak``: the criticism)."""

from __future__ import annotations

from collections.abc import Mapping

from podobno.extract.event_clauses import Reading
from podobno.extract.event_marks import StatusWords

# How far behind its trigger a time is its own, in tokens; how far before it.
BEHIND, BEFORE = 6, 3


def is_shared(
    reading: Reading,
    at: int,
    index: int,
    form: str,
    words: Mapping[str, frozenset[str]],
    statuses: StatusWords,
) -> bool:
    """Whether the time that begins at a token may date the trigger's event."""
    if form == "noun" and _is_of_announcing(reading, at, index, statuses):
        return False
    if form not in {"noun", "described", "describing"} or _is_beside(reading, at, index):
        return True
    if form != "noun":
        return False
    around = next((p for p in reading.phrases if p.start <= index < p.end), None)
    preposition = around.preposition if around is not None else None
    if preposition is not None:
        return preposition not in words["apart"]
    return not _is_taken(reading, index, statuses)


def _is_of_announcing(reading: Reading, at: int, index: int, statuses: StatusWords) -> bool:
    """``w środę zapowiedzieli strajk``, ``zapowiedzieli w środę strajk``: when it was announced;
    not ``na środę zapowiedzieli strajk``, ``zapowiedzieli środowy strajk``."""
    is_own = reading.morphs[at].pos == "adj" or reading.tokens[max(0, at - 1)].lemma == "na"
    if at > index or is_own:
        return False
    governors = statuses["governors"]
    ahead = governors["announcing"] | governors["calling"]
    return any(
        verb < index
        and reading.morphs[verb].pos in {"praet", "imps"}
        and reading.tokens[verb].lemma in ahead
        for verb in reading.clause(index).verbs
    )


def _is_beside(reading: Reading, at: int, index: int) -> bool:
    """Right behind the trigger or right before it, no verb or mark between them."""
    if not index - BEFORE <= at <= index + BEHIND:
        return False
    between = range(min(at, index) + 1, max(at, index))
    return not any(reading.morphs[i].is_finite or reading.tokens[i].text == "," for i in between)


def _is_taken(reading: Reading, index: int, statuses: StatusWords) -> bool:
    """``potępili w środę [atak]``: the object of a verb that does not bring it about."""
    verbs = [v for v in reading.clause(index).verbs if v < index]
    if not verbs or "nom" in reading.morphs[index].cases:
        return False
    lemma = reading.tokens[verbs[-1]].lemma
    bearers, governors = statuses["bearers"], statuses["governors"]
    own = bearers["verbs"] | bearers["light"] | statuses["nouns"]["happening"]
    return lemma not in own | governors["causing"] | governors["occurred"] | governors["planned"]
