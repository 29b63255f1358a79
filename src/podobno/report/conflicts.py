"""A conflict in, the line that says what contradicts what out, in the reader's language."""

from __future__ import annotations

import re
from collections.abc import Sequence

from podobno.model import Conflict, Figure, FigureReading, Place
from podobno.report.reasons import say_reason
from podobno.report.words import Texts

_DAY = re.compile(r"\b\d{4}-\d\d-\d\d\b")
_WEEKDAY = re.compile(r"(?P<day>\d{4}-\d\d-\d\d): (?P<real>\w+), nie (?P<told>\w+)")


def group_conflicts(conflicts: Sequence[Conflict]) -> tuple[tuple[Conflict, ...], ...]:
    """The conflicts as a reader counts them, in their order: two wordings that differ in the same
    words are one point to check, in however many pairs of reports they stand, and so is a weekday
    that is not its date's, in however many reports."""
    groups: dict[tuple[object, ...], list[Conflict]] = {}
    for number, conflict in enumerate(conflicts):
        is_one = conflict.kind == "wording" or conflict.a == conflict.b
        key = (conflict.why,) if is_one else (conflict.why, number)
        groups.setdefault((conflict.kind, *key), []).append(conflict)
    return tuple(tuple(group) for group in groups.values())


def sides_of(group: Sequence[Conflict]) -> tuple[Place, ...]:
    """Where the sides of some conflicts stand, each place once, copies last."""
    own = (place for c in group for place in (c.a, c.b))
    copies = (place for c in group for pair in c.copies for place in pair)
    return tuple(dict.fromkeys((*own, *copies)))


def conflict_line(conflict: Conflict, figure: Figure | None, texts: Texts) -> str:
    """What contradicts what: both values with their sources and their moment; the words that
    differ; who denies what somebody asserts; the weekday that is not its date's.

    ``figure`` is the series a conflict of figures is about.
    """
    if conflict.kind == "figure" and figure is not None:
        a, b = _reading(figure, conflict.a), _reading(figure, conflict.b)
        if a is not None and b is not None:
            return _of_figures(figure, a, b, texts)
    if conflict.kind == "fact":
        return _of_fact(conflict, texts)
    said = say_reason(conflict.why, texts)
    return _DAY.sub(lambda day: texts.date(day[0]), said)


def _of_figures(figure: Figure, a: FigureReading, b: FigureReading, texts: Texts) -> str:
    moment = f"{texts['said_on']} {texts.date(a.said_on)}"
    if a.as_of is not None and b.as_of is not None:
        moment = f"{texts['as_of']} {texts.date(a.as_of)}"
    return f"{figure.what}: {_value(a, texts)} ↔ {_value(b, texts)}; {moment}"


def _value(reading: FigureReading, texts: Texts) -> str:
    value = texts.value(reading.value, reading.high, reading.bound)
    return f"{value} ({reading.source})" if reading.source else value


def _reading(figure: Figure, place: Place) -> FigureReading | None:
    return next((r for r in figure.readings if r.place == place), None)


def _of_fact(conflict: Conflict, texts: Texts) -> str:
    weekday = _WEEKDAY.fullmatch(conflict.why)
    if weekday is not None:
        return texts["wrong_weekday"].format(
            day=texts.date(weekday["day"]),
            real=texts.weekday(weekday["real"]),
            told=texts.weekday(weekday["told"]),
        )
    denies, mark, asserts = conflict.why.partition(" ↔ ")
    if not mark:
        return conflict.why
    who = [texts["speaker_unknown"] if name == "None" else name for name in (denies, asserts)]
    return texts["denial"].format(denies=who[0], asserts=who[1])
