"""A story in, what a reader wants to know first out: a few lines, or a record of counts."""

from __future__ import annotations

from typing import Any

from podobno.model import Conflict, Event, Figure, FigureReading, Findings, Place, Story
from podobno.report.words import Texts
from podobno.timex import to_interval

_MAX_LINES = 6
# The commands print English around the Polish of the reports.
_TEXTS = Texts(code="en")


def summary_record(story: Story) -> dict[str, Any]:
    """The counts that the page's head shows, and that ``verify`` compares."""
    links = story.links
    return {
        "documents": len(story.findings),
        "families": len(links.families),
        "events": len(links.events),
        "meetings": len(meetings(story)),
        "figures": len(links.figures),
        "claims": len(links.claims),
        "conflicts": len(story.conflicts),
        "open_points": len(story.open_points),
    }


def meetings(story: Story) -> tuple[Event, ...]:
    """The consultations with at least two sides, oldest first, undated last; none denied."""
    held = (e for e in story.links.events if e.type == "CONSULT" and len(e.actor) > 1)
    return tuple(sorted((e for e in held if e.status != "denied"), key=_when))


def summarise(story: Story) -> str:
    """A dossier in a screenful of plain text."""
    counts = summary_record(story)
    lines = [
        f"{counts['documents']} reports, {counts['families']} written apart · "
        f"{counts['meetings']} meetings · {counts['figures']} quantities · "
        f"{counts['claims']} statements · {counts['conflicts']} points to check",
    ]
    by_id = {f.document.id: f for f in story.findings}
    lines += _section("To check", [_conflict_line(c, by_id) for c in story.conflicts])
    lines += _section("Who met whom", [_event_line(e) for e in meetings(story)])
    told = [f for f in story.links.figures if len(f.readings) > 1]
    lines += _section("Figures told more than once", [figure_line(f) for f in told])
    return "\n".join(lines)


def figure_line(figure: Figure) -> str:
    """One quantity with its readings and how many origins they have."""
    readings = "; ".join(
        dict.fromkeys(
            value_text(r) + (f" ({r.source})" if r.source else "") for r in figure.readings
        )
    )
    count = len(figure.origins)
    return f"{figure.what}: {readings} – {count} origin{'s' if count != 1 else ''} in this set"


def value_text(reading: FigureReading) -> str:
    """A reading with its bound in words."""
    return _TEXTS.value(reading.value, reading.high, reading.bound)


def _section(title: str, lines: list[str]) -> list[str]:
    if not lines:
        return []
    more = [f"  … and {len(lines) - _MAX_LINES} more"] if len(lines) > _MAX_LINES else []
    return ["", title, *(f"  - {line}" for line in lines[:_MAX_LINES]), *more]


def _conflict_line(conflict: Conflict, by_id: dict[str, Findings]) -> str:
    words = f"„{_text(conflict.a, by_id)}”"
    if conflict.b != conflict.a:
        words += f" ↔ „{_text(conflict.b, by_id)}”"
    return f"{words} – {conflict.why}"


def _text(place: Place, by_id: dict[str, Findings], limit: int = 90) -> str:
    text = " ".join(by_id[place.doc].document.text[place.start : place.end].split())
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def _event_line(event: Event) -> str:
    when = event.date or "undated"
    if event.date_alternatives:
        when = " or ".join(event.date_alternatives)
    where = f", {event.place}" if event.place else ""
    planned = "" if event.status in {"occurred", "ongoing"} else f" [{event.status}]"
    return f"{when}{where}: {', '.join(event.actor)}{planned}"


def _when(event: Event) -> tuple[str, str]:
    interval = to_interval(event.date)
    return (interval.first.isoformat() if interval else "9999", event.id)
