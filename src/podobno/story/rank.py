"""Conflicts in, the same conflicts numbered from the worst out, each with its copies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import product

from podobno.model import Conflict, Place
from podobno.story.copied import Copied

# A number that cannot be right misleads most, then a date, then what somebody is said to have
# said; a clash inside one text is worth a look before one between texts.
_WEIGHT = {"figure": 0, "date": 1, "wording": 2, "fact": 3}


def rank_conflicts(conflicts: Iterable[Conflict], copied: Copied) -> tuple[Conflict, ...]:
    """Each conflict once, worst first, ``rank`` counting from 1.

    A sentence and its copies in other documents make one conflict, told where it stands first,
    with every other pair of places that has the same words.
    """
    found: list[Conflict] = []
    told: set[tuple[str, frozenset[Place]]] = set()
    for conflict in sorted(conflicts, key=_order):
        if (conflict.kind, frozenset((conflict.a, conflict.b))) not in told:
            pairs = tuple(_pairs(conflict, copied))
            told.update((conflict.kind, frozenset(pair)) for pair in pairs)
            found.append(replace(conflict, copies=pairs[1:], rank=len(found) + 1))
    return tuple(found)


def _pairs(conflict: Conflict, copied: Copied) -> Iterator[tuple[Place, Place]]:
    """Where both sides of a conflict stand, its own places first: in one document where it is one
    document's, else in two."""
    yield conflict.a, conflict.b
    if conflict.kind == "date":
        return  # "w środę", reprinted a day later: each report's own date settles the day
    is_one_report = conflict.a.doc == conflict.b.doc
    sides = copied.everywhere(conflict.a), copied.everywhere(conflict.b)
    for a, b in product(*sides):
        if (a.doc == b.doc) == is_one_report and (a, b) != (conflict.a, conflict.b):
            yield a, b


def _order(conflict: Conflict) -> tuple[int, object, object, str]:
    return (_WEIGHT.get(conflict.kind, 9), conflict.a, conflict.b, conflict.why)
