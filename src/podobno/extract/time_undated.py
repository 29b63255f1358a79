"""What a document without a date says of its year comes in, the year it was written in goes out.

"W porównaniu z tym samym miesiącem ubiegłego roku" and "w porównaniu z marcem 2021 r." of one text
speak of one March: the text is of 2022. Two years that fit settle nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from podobno.extract.time_anchors import Told


class Offset(NamedTuple):
    """A month, or a day of it, of a year named by its place: "marzec ubiegłego roku" is -1."""

    month: int
    day: int | None
    years: int


@dataclass(slots=True)
class Undated:
    """What a text without a date gives while it is read: the last month named without a year, and
    the months and days of years named by their place."""

    month: int | None = None
    offsets: list[Offset] = field(default_factory=list)

    def add(self, month: int | None, day: int | None, years: int) -> None:
        """Keeps a month of a year named by its place."""
        if month:
            self.offsets.append(Offset(month, day, years))

    def year(self, told: Iterable[Told]) -> int | None:
        """The only year that makes a month of a year named by its place one with a written one."""
        written = {one.value for one in told if one.is_written and one.value and one.month}
        years = {
            int(value[:4]) - offset.years
            for offset in self.offsets
            for value in written
            if _is_same(value, offset)
        }
        return years.pop() if len(years) == 1 else None


def _is_same(value: str, offset: Offset) -> bool:
    day = int(value[8:10]) if len(value) >= 10 else None
    return int(value[5:7]) == offset.month and day == offset.day
