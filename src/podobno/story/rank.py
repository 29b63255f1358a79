"""Conflicts in, the same conflicts numbered from the worst out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from podobno.model import Conflict, Place, Reuse

# A number that cannot be right misleads most, then a date, then what somebody is said to have
# said; a clash inside one text is worth a look before one between texts.
_WEIGHT = {"figure": 0, "date": 1, "wording": 2, "fact": 3}


def rank_conflicts(conflicts: Iterable[Conflict], reuse: Iterable[Reuse]) -> tuple[Conflict, ...]:
    """Each conflict once, worst first, ``rank`` counting from 1.

    A sentence and its copies in other documents make one conflict, shown where it stands first.
    """
    first = _first_places(reuse)
    once = {_key(c, first): c for c in sorted(conflicts, key=_order, reverse=True)}
    ordered = sorted(once.values(), key=_order)
    return tuple(replace(c, rank=number) for number, c in enumerate(ordered, start=1))


def _first_places(reuse: Iterable[Reuse]) -> dict[str, list[tuple[Place, Place]]]:
    """For each document its sentences that repeat one of another, with that one."""
    found: dict[str, list[tuple[Place, Place]]] = defaultdict(list)
    for pair in reuse:
        for there, here in pair.spans:
            found[here.doc].append((here, there))
    return found


def _key(conflict: Conflict, first: dict[str, list[tuple[Place, Place]]]) -> tuple[object, ...]:
    """What a conflict and its copies share: kind, and both places where they were told first."""
    a, b = _original(conflict.a, first), _original(conflict.b, first)
    if a == b:  # a sentence against its own copy: an exchanged word of the same length
        a, b = conflict.a, conflict.b
    return (conflict.kind, *sorted((a, b)))


def _original(place: Place, first: dict[str, list[tuple[Place, Place]]]) -> Place:
    """The sentence that a place's sentence repeats, as far as that can be followed; sentences
    in other words are no copies, so only those of one length are followed."""
    seen = {place.doc}
    while True:
        moved = next((m for m in _moved(place, first) if m.doc not in seen), None)
        if moved is None:
            return place
        seen.add(moved.doc)
        place = moved


def _moved(place: Place, first: dict[str, list[tuple[Place, Place]]]) -> Iterator[Place]:
    for here, there in first.get(place.doc, ()):
        inside = here.start <= place.start and place.end <= here.end
        if inside and here.end - here.start == there.end - there.start:
            start = there.start + place.start - here.start
            yield Place(there.doc, start, start + place.end - place.start)


def _order(conflict: Conflict) -> tuple[int, object, object, str]:
    return (_WEIGHT.get(conflict.kind, 9), conflict.a, conflict.b, conflict.why)
