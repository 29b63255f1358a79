"""The readings of one quantity in, an axis with their intervals as inline SVG out.

A row has its label above its line, so that the chart can be read on a narrow screen too.
A bound is drawn as what it says: ``at least`` and ``more than`` open to the right, ``less than``
and ``at most`` to the left, ``about`` as a hollow point, a range as a bar.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from podobno.model import FigureReading
from podobno.report.words import Texts

_LETTER = 10.5  # pixels of a digit at 20 px, as the chart is written on a narrow screen
_WIDTH, _LEFT, _RIGHT, _ROW, _TOP = 640, 30, 36, 44, 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One reading as drawn: positions in pixels, ``x2`` for a range's high end."""

    y: int
    x: float
    x2: float | None
    bound: str
    label: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """An axis with rows; ``ticks`` are positions with their labels."""

    width: int
    height: int
    left: int
    right: int
    axis_y: int
    ticks: tuple[tuple[float, str], ...]
    rows: tuple[Row, ...]


def draw_chart(
    readings: tuple[FigureReading, ...], texts: Texts, label: Callable[[str], str]
) -> Chart | None:
    """The chart of a series with at least two different readings; None for a single value.

    What one source says again is drawn once. ``label`` names a document that names no source.
    """
    distinct = {(r.value, r.high, r.bound) for r in readings}
    if len(distinct) < 2:
        return None
    least = min(r.value for r in readings)
    most = max(r.high if r.high is not None else r.value for r in readings)
    step = _step(least, most)
    if all(value == round(value) for value in (*(r.value for r in readings), most)):
        step = max(step, 1.0)  # nobody has 4,2 children
    first, last = math.floor(least / step - 0.5) * step, math.ceil(most / step + 0.5) * step
    if least >= 0:
        first = max(0.0, first)

    def x(value: float) -> float:
        return round(_LEFT + (value - first) / (last - first) * (_WIDTH - _LEFT - _RIGHT), 1)

    drawn = dict.fromkeys((r.source or label(r.doc), r.value, r.high, r.bound) for r in readings)
    rows = tuple(
        Row(
            y=_TOP + (number + 1) * _ROW - 8,
            x=x(value),
            x2=None if high is None else x(high),
            bound=bound,
            label=_shorten(name),
            text=texts.value(value, high, bound),
        )
        for number, (name, value, high, bound) in enumerate(drawn)
    )
    axis_y = _TOP + len(rows) * _ROW + 8
    values = [round(first + i * step, 6) for i in range(round((last - first) / step) + 1)]
    names = [texts.number(value) for value in values]
    spare = _thinning(names)
    return Chart(
        width=_WIDTH,
        height=axis_y + 30,
        left=_LEFT,
        right=_WIDTH - _RIGHT,
        axis_y=axis_y,
        ticks=tuple(
            (x(value), "" if i % spare else name)
            for i, (value, name) in enumerate(zip(values, names, strict=True))
        ),
        rows=rows,
    )


def _step(low: float, high: float) -> float:
    """A round distance between ticks that gives three to seven of them."""
    span = (high - low) or abs(high) or 1.0
    size = 10 ** math.floor(math.log10(span))
    return float(next(size * m for m in (0.2, 0.5, 1, 2, 5) if span / (size * m) <= 5))


def _thinning(names: list[str]) -> int:
    """Every which tick can have its number written without touching the next."""
    space = (_WIDTH - _LEFT - _RIGHT) / (len(names) - 1)
    widest = (max(map(len, names)) + 2) * _LETTER
    return math.ceil(widest / space)


def _shorten(label: str, limit: int = 44) -> str:
    return label if len(label) <= limit else label[: limit - 1] + "…"
