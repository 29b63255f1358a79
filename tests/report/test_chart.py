"""A series of readings becomes an axis a person can read."""

from __future__ import annotations

from podobno.model import FigureReading
from podobno.report.chart import draw_chart
from podobno.report.words import Texts

PL = Texts(code="pl")


def _ticks(*values: float) -> list[str]:
    readings = tuple(
        FigureReading(
            doc=f"d{n}",
            start=0,
            end=1,
            value=value,
            high=None,
            bound="exact",
            source=None,
            said_on=None,
            as_of=None,
        )
        for n, value in enumerate(values)
    )
    chart = draw_chart(readings, PL, str)
    assert chart is not None
    return [name for _x, name in chart.ticks if name]


def test_whole_counts_have_whole_ticks() -> None:
    assert _ticks(4, 5) == ["3", "4", "5", "6"]


def test_other_values_have_ticks_between() -> None:
    assert _ticks(1.5, 2.25) == ["1,4", "1,6", "1,8", "2", "2,2", "2,4"]


def test_the_line_of_a_row_may_begin_under_its_label() -> None:
    readings = tuple(
        FigureReading(
            doc=f"d{n}", start=0, end=1, value=value, high=None, bound="exact",
            source="Narodowa Służba Wywiadowcza", said_on=None, as_of=None,
        )
        for n, value in enumerate((1.0, 9.0))
    )  # fmt: skip
    chart = draw_chart(readings, PL, str)
    assert chart is not None
    assert chart.left * 10 < chart.width
    assert chart.rows[1].y - chart.rows[0].y >= 40  # a line of 20 px text between
