"""The figure series of a story in, lines of the page out: one reading as a sentence, several as
a table with a chart, a row for what is told alike."""

from __future__ import annotations

from typing import Any

from podobno.model import Figure, FigureReading
from podobno.report.attribution import attribution_line
from podobno.report.chart import draw_chart
from podobno.report.lines import Line, weight_of
from podobno.report.places import Places


def figure_lines(places: Places) -> list[Line]:
    """Those that most articles give first; then those with a named source."""
    lines = [_figure(figure, places) for figure in places.story.links.figures]
    return sorted(lines, key=lambda x: (-x.weight, not x.persons, x.title, x.id))


def _figure(figure: Figure, places: Places) -> Line:
    docs = {r.doc for r in figure.readings}
    readings = tuple(
        sorted(figure.readings, key=lambda r: (r.said_on or places.day(r.doc), r.doc, r.start))
    )
    return Line(
        id=figure.id,
        kind="figure",
        title=figure.what[:1].upper() + figure.what[1:],
        persons=tuple(dict.fromkeys(r.source for r in readings if r.source)),
        outlets=places.outlets(docs),
        day=min((r.said_on[:10] for r in readings if r.said_on), default=""),
        weight=weight_of(len(docs), len(readings)),
        body={
            "chart": draw_chart(readings, places.texts, places.label),
            "readings": _rows(readings, figure.unit, places),
            "origins": places.origins(figure.origins),
            "attribution": attribution_line(figure.origins, docs, places.texts),
            "reasons": places.reasons(figure.reasons),
        },
    )


def _rows(
    readings: tuple[FigureReading, ...], unit: str | None, places: Places
) -> list[dict[str, Any]]:
    """What several articles tell alike stands in one row, with the words of each."""
    rows: dict[tuple[object, ...], dict[str, Any]] = {}
    for reading in readings:
        row = _reading(reading, unit, places)
        key = tuple(value for name, value in row.items() if name != "quotes")
        rows.setdefault(key, {**row, "quotes": []})["quotes"] += row["quotes"]
    return list(rows.values())


def _reading(reading: FigureReading, unit: str | None, places: Places) -> dict[str, Any]:
    texts = places.texts
    return {
        "value": texts.value(reading.value, reading.high, reading.bound, unit),
        "source": reading.source,
        "via": reading.via,
        "hedged": reading.hedged,
        "said_on": texts.date(reading.said_on) if reading.said_on else None,
        "as_of": texts.date(reading.as_of) if reading.as_of else None,
        "quotes": [places.quote(reading.place)],
    }
