"""Exports: columns, bounds, codes, and cells that no spreadsheet runs."""

from __future__ import annotations

import csv
import io

import pytest

from podobno.dossier import open_story
from podobno.model import CasualtyReading, Event, FigureReading
from podobno.report.codes import country_code, place_columns, place_precision
from podobno.report.tables import _cell, _range_of, bounds_of, render_tables


@pytest.mark.parametrize(
    ("bound", "value", "high", "expected"),
    [
        ("exact", 12, None, (12, 12, 12)),
        ("about", 15, None, (None, 15, None)),
        ("more_than", 10, None, (10, None, None)),
        ("at_least", 11, None, (11, None, None)),
        ("less_than", 2, None, (None, None, 2)),
        ("at_most", 2, None, (None, None, 2)),
        ("range", 10, 12, (10, None, 12)),
        ("order", 100, None, (None, None, None)),
    ],
)
def test_bounds_leave_open_what_the_text_leaves_open(bound, value, high, expected):
    reading = FigureReading(
        doc="a",
        start=0,
        end=1,
        value=value,
        high=high,
        bound=bound,
        source=None,
        said_on=None,
        as_of=None,
    )
    assert bounds_of(reading) == expected


@pytest.mark.parametrize(
    ("name", "code"),
    [("Polska", "PL"), ("Kreml", "RU"), ("Pekin", "CN"), ("Korea Północna", "KP"), ("Jan", None)],
)
def test_country_code(name, code):
    assert country_code(name) == code


def test_place_of_a_capital_has_coordinates_and_an_unknown_one_has_none():
    latitude, longitude, code = place_columns("Wiedeń")
    assert (round(latitude), round(longitude), code) == (48, 16, "AT")
    assert place_columns("Wilcza Przełęcz") == (None, None, None)
    assert place_columns("Polska") == (None, None, "PL")


def test_every_row_has_its_sentence_and_origins(built):
    story = open_story(built)
    tables = render_tables(story)
    rows = {name: list(csv.DictReader(io.StringIO(text))) for name, text in tables.items()}
    assert len(rows["events.csv"]) == len(story.links.events)
    assert len(rows["figures.csv"]) == sum(len(f.readings) for f in story.links.figures)
    del rows["matrix.csv"]  # its rows are facts, not sentences
    for row in (row for listed in rows.values() for row in listed):
        assert row["sentence"]
        assert int(row["number_of_origins"]) >= 1


@pytest.mark.parametrize("text", ["=1+1", "+48 22", "@SUM(A1)", "-2+3", "\r=1"])
def test_cell_is_no_formula(text):
    assert _cell(text) == "'" + text


def counted(*dead):
    readings = [
        CasualtyReading(doc=str(n), start=0, end=1, kind="dead", low=low, best=best, high=high)
        for n, (low, best, high) in enumerate(dead)
    ]
    return Event(
        id="e", type="ASSAULT", status="occurred", participants=(), casualties=tuple(readings)
    )


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ([(12, 12, 12)], (12, 12, 12)),
        ([(12, 12, 12), (12, 12, 12)], (12, 12, 12)),
        ([(12, 12, 12), (14, 14, 14)], (12, None, 14)),
        ([(5, None, None)], (5, None, None)),
        ([(12, 12, 12), (20, None, None)], (12, 12, None)),
        ([(12, 12, 12), (None, None, 5)], (None, 12, 12)),
        ([], (None, None, None)),
    ],
)
def test_the_dead_of_several_reports_are_a_range_and_never_averaged(told, expected):
    assert _range_of(counted(*told), "dead") == expected


@pytest.mark.parametrize(("place", "expected"), [("Praga", 1), ("Belgia", 6), ("Nibylandia", None)])
def test_place_precision_is_that_of_the_place(place, expected):
    assert place_precision(place) == expected
