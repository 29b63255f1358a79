"""Figure series in, pairs of readings that cannot both be true of one moment out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from podobno.model import Conflict, Figure, FigureReading, Place
from podobno.story.intervals import agree
from podobno.timex import to_interval

# A reporter must not be buried: readings further apart than this are left to the ledger.
_MAX_RATIO = 4


def figure_conflicts(figures: Iterable[Figure]) -> tuple[Conflict, ...]:
    """Disjoint readings of one quantity at one moment, one conflict for each two values.

    The moment is the as-of date where both give one, else the day on which both were said: a
    later figure without an as-of date is news, not a conflict. Readings of unknown moment are
    left out.
    """
    return tuple(conflict for figure in figures for conflict in _of_series(figure))


def _of_series(figure: Figure) -> Iterator[Conflict]:
    seen: set[frozenset[tuple[float, float | None, str]]] = set()
    for a, b in combinations(figure.readings, 2):
        values = frozenset({_value(a), _value(b)})
        if values in seen or agree(a, b) or _are_far_apart(a, b):
            continue
        moment = _shared_moment(a, b)
        if moment is None:
            continue
        seen.add(values)
        yield Conflict(
            kind="figure",
            a=Place(a.doc, a.start, a.end),
            b=Place(b.doc, b.start, b.end),
            why=f"{_shown(a)} ↔ {_shown(b)} ({figure.unit or 'number'}), {moment}",
            about=(figure.id,),
        )


def _are_far_apart(a: FigureReading, b: FigureReading) -> bool:
    """Values so far apart that they rather count two things: "300 flights", "2 flights"."""
    low, high = sorted((abs(a.value), abs(b.value)))
    return high > low * _MAX_RATIO


def _value(reading: FigureReading) -> tuple[float, float | None, str]:
    return reading.value, reading.high, reading.bound


def _shared_moment(a: FigureReading, b: FigureReading) -> str | None:
    """The moment both speak of, in words, or None where they need not speak of one."""
    first, second = to_interval(a.as_of), to_interval(b.as_of)
    if first is not None and second is not None:
        return f"both as of {a.as_of}" if first == second else None
    if first is not None or second is not None:
        return None
    if a.said_on and a.said_on == b.said_on and len(a.said_on) == len("2025-09-03"):
        return f"both said on {a.said_on}"
    return None


def _shown(reading: FigureReading) -> str:
    number = f"{reading.value:,.10g}".replace(",", " ")
    if reading.high is not None:
        return f"{number}–{reading.high:,.10g}".replace(",", " ")
    return number if reading.bound == "exact" else f"{reading.bound.replace('_', ' ')} {number}"
