"""Figure series in, readings that cannot both be true, or are out of date, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from itertools import combinations

from podobno.model import Conflict, Figure, FigureReading, OpenPoint
from podobno.story.intervals import agree
from podobno.timex import precision_of, to_interval

_SIGNS = {
    "about": "≈",
    "more_than": ">",
    "at_least": "≥",
    "less_than": "<",
    "at_most": "≤",
    "order": "~",
}
# A reporter must not be buried: readings further apart than this are left to the ledger.
_MAX_RATIO = 4
# What a report tells: document, source, value, unit.
_Told = tuple[str, str | None, tuple[float, float | None, str], str | None]


def figure_conflicts(figures: Iterable[Figure]) -> tuple[Conflict, ...]:
    """Disjoint readings of one quantity at one moment, one conflict for each two values.

    The moment is the as-of date where both give one, else the day on which both were said: a
    later figure without an as-of date is news, not a conflict. Readings of unknown moment are
    left out.
    """
    figures = tuple(figures)
    told = {(r.doc, r.source, _value(r), f.unit) for f in figures for r in f.readings}
    return tuple(conflict for figure in figures for conflict in _of_series(figure, told))


def superseded_figures(figures: Iterable[Figure]) -> tuple[OpenPoint, ...]:
    """Readings that repeat an older value after a newer one was given.

    An older reading agrees with the repeated one, and one said in between does not. Readings
    with an as-of date speak of their own moment and repeat nothing.
    """
    return tuple(point for figure in figures for point in _superseded(figure))


def _superseded(figure: Figure) -> Iterator[OpenPoint]:
    dated = sorted(
        (r for r in figure.readings if r.as_of is None and _is_day(r.said_on)),
        key=lambda r: (r.said_on or "", r.doc, r.start),
    )
    for late in dated:
        newer = [
            r
            for r in dated
            if (r.said_on or "") < (late.said_on or "")
            and not agree(r, late)
            and not _are_far_apart(r, late)
        ]
        older = [r for r in dated if newer and (r.said_on or "") < (newer[-1].said_on or "")]
        if any(_value(r) == _value(late) for r in older):
            yield OpenPoint(
                kind="superseded",
                places=(late.place, newer[-1].place),
                why=f"{_shown(late)} ({late.said_on}) ↔ {_shown(newer[-1])} "
                f"({newer[-1].said_on}){_unit(figure)}",
            )


def _of_series(figure: Figure, told: Set[_Told]) -> Iterator[Conflict]:
    seen: set[frozenset[tuple[float, float | None, str]]] = set()
    for a, b in combinations(figure.readings, 2):
        values = frozenset({_value(a), _value(b)})
        if values in seen or agree(a, b) or _are_far_apart(a, b):
            continue
        moment = _shared_moment(a, b)
        if moment is None or _tell_both(a, b, figure.unit, told):
            continue
        seen.add(values)
        yield Conflict(
            kind="figure",
            a=a.place,
            b=b.place,
            why=f"{_shown(a)} ↔ {_shown(b)}{_unit(figure)}: {moment}",
            about=(figure.id,),
        )


def _are_far_apart(a: FigureReading, b: FigureReading) -> bool:
    """Values so far apart that they rather count two things: "300 flights", "2 flights"."""
    low, high = sorted((abs(a.value), abs(b.value)))
    return high > low * _MAX_RATIO


def _tell_both(a: FigureReading, b: FigureReading, unit: str | None, told: Set[_Told]) -> bool:
    """Whether each of two reports tells both numbers, of one source: they count two things then
    (``348 głosów za, 225 przeciw``), in whichever order."""
    return (
        a.doc != b.doc
        and a.source == b.source
        and (a.doc, a.source, _value(b), unit) in told
        and (b.doc, b.source, _value(a), unit) in told
    )


def _value(reading: FigureReading) -> tuple[float, float | None, str]:
    return reading.value, reading.high, reading.bound


def _shared_moment(a: FigureReading, b: FigureReading) -> str | None:
    """The moment both speak of, or None where they need not speak of one."""
    first, second = to_interval(a.as_of), to_interval(b.as_of)
    if first is not None and second is not None:
        return a.as_of if first == second else None
    if first is not None or second is not None:
        return None
    if a.said_on == b.said_on and _is_day(a.said_on):
        return a.said_on
    return None


def _is_day(value: str | None) -> bool:
    return value is not None and precision_of(value) == "day"


def _shown(reading: FigureReading) -> str:
    """The value with a sign for its bound, the same in every language: "≥ 11 000"."""
    sign = _SIGNS.get(reading.bound, "")
    number = _number(reading.value)
    if reading.high is not None:
        return f"{number}–{_number(reading.high)}"
    return f"{sign} {number}" if sign else number


def _unit(figure: Figure) -> str:
    return f" {figure.unit}" if figure.unit else ""


def _number(value: float) -> str:
    return f"{value:,.10g}".replace(",", " ")
