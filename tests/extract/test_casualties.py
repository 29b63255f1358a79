"""The dead and injured of events: the case table, and what must hold of any text."""

from __future__ import annotations

from typing import Any

import pytest

from podobno.extract import find_all
from podobno.language.pl import PACK
from podobno.model import EventMention
from tests.cases import read_cases
from tests.factory import make_analysis


def events_of(text: str) -> tuple[EventMention, ...]:
    return find_all(make_analysis(text), PACK).events


def told(text: str) -> list[list[Any]]:
    """What is counted, as a row of the table would write it."""

    def said(value: float | None) -> float | str:
        return "" if value is None else value

    return [
        [
            text[event.trigger.start : event.trigger.end],
            count.kind,
            *(said(value) for value in (count.low, count.best, count.high)),
            text[count.figure.start : count.figure.end],
        ]
        for event in events_of(text)
        for count in event.casualties
    ]


@pytest.mark.parametrize("row", read_cases("casualties.pl.toml"))
def test_casualties_of_the_case_table(row: dict[str, Any]) -> None:
    assert told(row["text"]) == row.get("find", [])


def test_a_figure_counts_for_one_event_only() -> None:
    text = "Padał deszcz. W zamachu w Kabulu zabito 12 żołnierzy i raniono 30 cywilów."
    figures = [count.figure for event in events_of(text) for count in event.casualties]
    assert figures
    assert len(figures) == len(set(figures))


def test_every_count_says_by_which_word() -> None:
    (event,) = [e for e in events_of("Padał deszcz. Jan Kowalski zabił 3 osoby.") if e.casualties]
    assert [count.rule for count in event.casualties] == ["dead: zabić"]
