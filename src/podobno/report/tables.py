"""A story in, tables of its events, statements, figures and outlets out (CSV, UTF-8).

Columns follow what conflict-event researchers read: PLOVER type and mode with the CAMEO root
code, actors with ISO 3166 codes, the date with its precision, low, best and high, the original
source and the number of origins (UCDP GED and ACLED name them much the same).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from podobno.estimates import Estimate, estimate_of
from podobno.model import (
    CasualtyReading,
    Event,
    Figure,
    FigureReading,
    Findings,
    Origin,
    Place,
    Story,
)
from podobno.report.codes import country_code, place_columns, place_precision
from podobno.report.evidence import sentence_at
from podobno.report.matrix import matrix_rows
from podobno.timex import to_interval

# The CAMEO root code that each PLOVER type stands for (PLOVER's own table of correspondence);
# one that merges two has the first.
CAMEO_ROOT = {
    "AGREE": "03",
    "CONSULT": "04",
    "SUPPORT": "05",
    "COOPERATE": "06",
    "AID": "07",
    "CONCEDE": "08",
    "RETREAT": "08",
    "REQUEST": "10",
    "ACCUSE": "11",
    "REJECT": "12",
    "THREATEN": "13",
    "PROTEST": "14",
    "MOBILIZE": "15",
    "SANCTION": "16",
    "COERCE": "17",
    "ASSAULT": "19",
}
# UCDP's date_prec: 1 the day, 2 a span of days, 3 the week, 4 the month, 5 longer.
_DATE_PRECISION = {"day": 1, "range": 2, "week": 3, "month": 4}
_EVENT_COLUMNS = (
    *("id", "plover_type", "plover_mode", "cameo_root", "status", "date", "date_start"),
    *("date_end", "date_prec", "date_alternatives", "actor", "actor_codes", "recipient"),
    *("recipient_codes", "place", "latitude", "longitude", "country_code", "place_prec"),
    *("dead_low", "dead_best", "dead_high", "injured_low", "injured_best", "injured_high"),
    *("casualties_as_told", "source_original"),
    *("number_of_origins", "number_of_documents", "documents", "sentence"),
)
_STATEMENT_COLUMNS = (
    *("claim", "document", "published", "speaker", "via", "to", "kind", "hedged", "denied"),
    *("content", "cue", "said_on", "said_at", "source_original", "number_of_origins", "sentence"),
)
_FIGURE_COLUMNS = (
    *("series", "what", "unit", "document", "published", "low", "best", "high", "bound", "text"),
    *("source_original", "via", "hedged", "said_on", "as_of", "number_of_origins", "sentence"),
)


def render_tables(story: Story) -> dict[str, str]:
    """``events.csv``, ``statements.csv``, ``figures.csv`` and ``matrix.csv``; their columns are in
    the docs."""
    by_id = {f.document.id: f for f in story.findings}
    head, *facts = matrix_rows(story)
    return {
        "events.csv": _table(_EVENT_COLUMNS, (_event(e, by_id) for e in story.links.events)),
        "statements.csv": _table(_STATEMENT_COLUMNS, _statements(story, by_id)),
        "figures.csv": _table(
            _FIGURE_COLUMNS,
            (_figure(f, r, by_id) for f in story.links.figures for r in f.readings),
        ),
        "matrix.csv": _table(list(map(_cell, head)), facts),
    }


def bounds_of(reading: FigureReading) -> Estimate:
    """Low, best and high as the text allows them: a bound leaves the other side open."""
    return estimate_of(reading.value, reading.high, reading.bound)


def _event(event: Event, by_id: dict[str, Findings]) -> Sequence[object]:
    interval = to_interval(event.date)
    docs = sorted({m.doc for m in event.mentions})
    latitude, longitude, country = place_columns(event.place)
    modes = {
        mention.mode
        for place in event.mentions
        for mention in by_id[place.doc].events
        if mention.trigger == (place.start, place.end) and mention.mode
    }
    return (
        event.id,
        event.type,
        ";".join(sorted(modes)),
        CAMEO_ROOT.get(event.type, ""),
        event.status,
        event.date,
        interval.first if interval else None,
        interval.last if interval else None,
        _DATE_PRECISION.get(event.date_precision or "", 5) if interval else None,
        ";".join(event.date_alternatives),
        ";".join(event.actor),
        ";".join(country_code(name) or "" for name in event.actor),
        ";".join(event.recipient),
        ";".join(country_code(name) or "" for name in event.recipient),
        event.place,
        latitude,
        longitude,
        country,
        place_precision(event.place),
        *_range_of(event, "dead"),
        *_range_of(event, "injured"),
        "; ".join(_as_told(reading, by_id) for reading in event.casualties),
        _roots(event.origins),
        len(event.origins),
        len(docs),
        ";".join(docs),
        sentence_at(event.mentions[0], by_id),
    )


def _range_of(event: Event, kind: str) -> Estimate:
    """The lowest and highest that any report gives, and the best value only where all that give
    one give the same: different reports are never averaged. An end that another report passes
    is left open."""
    told = [reading for reading in event.casualties if reading.kind == kind]
    lows = [reading.low for reading in told if reading.low is not None]
    best = {reading.best for reading in told if reading.best is not None}
    highs = [reading.high for reading in told if reading.high is not None]
    low, high = min(lows, default=None), max(highs, default=None)
    return (
        None if low is None or any(value < low for value in (*highs, *best)) else low,
        next(iter(best)) if len(best) == 1 else None,
        None if high is None or any(value > high for value in (*lows, *best)) else high,
    )


def _as_told(reading: CasualtyReading, by_id: dict[str, Findings]) -> str:
    text = by_id[reading.doc].document.text[reading.start : reading.end]
    return f"{reading.kind}: {' '.join(text.split())} ({reading.doc})"


def _statements(story: Story, by_id: dict[str, Findings]) -> Iterable[Sequence[object]]:
    for claim in story.links.claims:
        for wording in claim.wordings:
            findings = by_id[wording.doc]
            statement = findings.statements[wording.statement]
            text = findings.document.text
            cue = text[statement.cue.start : statement.cue.end] if statement.cue else None
            first = wording.spans[0]
            yield (
                claim.id,
                wording.doc,
                findings.document.published,
                statement.speaker_name,
                ";".join(statement.via),
                statement.to,
                statement.kind,
                statement.hedged,
                statement.denied,
                wording.text,
                cue,
                statement.said_on,
                statement.said_at,
                _roots(claim.origins),
                len(claim.origins),
                sentence_at(Place(wording.doc, first.start, first.end), by_id),
            )


def _figure(figure: Figure, reading: FigureReading, by_id: dict[str, Findings]) -> Sequence[object]:
    document = by_id[reading.doc].document
    return (
        figure.id,
        figure.what,
        figure.unit,
        reading.doc,
        document.published,
        *bounds_of(reading),
        reading.bound,
        document.text[reading.start : reading.end],
        reading.source,
        ";".join(reading.via),
        reading.hedged,
        reading.said_on,
        reading.as_of,
        len(figure.origins),
        sentence_at(reading.place, by_id),
    )


def _roots(origins: tuple[Origin, ...]) -> str:
    return ";".join(origin.root for origin in origins)


def _table(columns: Sequence[object], rows: Iterable[Sequence[object]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow(["" if value is None else _cell(value) for value in row])
    return out.getvalue()


def _cell(value: object) -> object:
    """A value as a spreadsheet reads it; a text that it would take for a formula is quoted."""
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, str) and value[:1] in {"=", "+", "-", "@", "\t", "\r"}:
        return "'" + value
    return value
