"""A story in, what a reader wants to know first out: a few lines, or a record of counts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from podobno.model import Conflict, Event, Figure, FigureReading, Findings, Place, Story
from podobno.report.conflicts import conflict_line, group_conflicts, sides_of
from podobno.report.words import Texts
from podobno.timex import to_interval

_MAX_LINES = 6


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
        "conflicts": len(group_conflicts(story.conflicts)),
        "open_points": len(story.open_points),
    }


def meetings(story: Story) -> tuple[Event, ...]:
    """The consultations with at least two sides, oldest first, undated last; none denied."""
    held = (e for e in story.links.events if e.type == "CONSULT" and len(e.actor) > 1)
    return tuple(sorted((e for e in held if e.status != "denied"), key=_when))


def summarise(story: Story, texts: Texts) -> str:
    """A dossier in a screenful of plain text, in the reader's language."""
    counts = summary_record(story)
    told = ("documents", "families", "meetings", "figures", "claims", "conflicts")
    lines = [" · ".join(texts.count(counts[what], what) for what in told)]
    by_id = {f.document.id: f for f in story.findings}
    series = {f.id: f for f in story.links.figures}
    conflicts = [
        _conflict_line(group, series, by_id, texts) for group in group_conflicts(story.conflicts)
    ]
    lines += _section(texts["to_check"], conflicts, texts)
    lines += _section(texts["meetings"], [_event_line(e, texts) for e in meetings(story)], texts)
    told_again = sorted(
        (f for f in story.links.figures if len(f.readings) > 1),
        key=lambda f: (-len({r.doc for r in f.readings}), -len(f.readings), f.id),
    )
    lines += _section(texts["told_again"], [figure_line(f, texts) for f in told_again], texts)
    return "\n".join(lines)


def figure_line(figure: Figure, texts: Texts) -> str:
    """One quantity with its readings and how many origins they have."""
    readings = "; ".join(
        dict.fromkeys(
            value_text(r, texts) + (f" ({r.source})" if r.source else "") for r in figure.readings
        )
    )
    return f"{figure.what}: {readings} – {origins_count(len(figure.origins), texts)}"


def origins_count(count: int, texts: Texts) -> str:
    """How many origins there are, and that they are those of this set."""
    return f"{texts.count(count, 'origins')} {texts['in_this_set']}"


def value_text(reading: FigureReading, texts: Texts) -> str:
    """A reading with its bound in words."""
    return texts.value(reading.value, reading.high, reading.bound)


def when_text(event: Event, texts: Texts) -> str:
    """The date of an event, or the days of which one is meant."""
    if event.date_alternatives:
        return f"{texts.days(event.date_alternatives)} ({texts['unsettled']})"
    return texts.date(event.date)


def _section(title: str, lines: list[str], texts: Texts) -> list[str]:
    if not lines:
        return []
    rest = len(lines) - _MAX_LINES
    more = [f"  … {texts['and_more'].format(count=rest)}"] if rest > 0 else []
    return ["", title, *(f"  - {line}" for line in lines[:_MAX_LINES]), *more]


def _conflict_line(
    group: tuple[Conflict, ...],
    series: dict[str, Figure],
    by_id: dict[str, Findings],
    texts: Texts,
) -> str:
    conflict = group[0]
    words = " ↔ ".join(f"„{text}”" for text in _told(sides_of(group), by_id))
    figure = next((series[name] for name in conflict.about if name in series), None)
    return f"{words} – {conflict_line(conflict, figure, texts)}"


def _told(places: Iterable[Place], by_id: dict[str, Findings]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_text(place, by_id) for place in places))


def _text(place: Place, by_id: dict[str, Findings], limit: int = 90) -> str:
    text = " ".join(by_id[place.doc].document.text[place.start : place.end].split())
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def _event_line(event: Event, texts: Texts) -> str:
    where = f", {event.place}" if event.place else ""
    is_sure = event.status in {"occurred", "ongoing"}
    planned = "" if is_sure else f" [{texts.get('status', event.status)}]"
    return f"{when_text(event, texts)}{where}: {', '.join(event.actor)}{planned}"


def _when(event: Event) -> tuple[str, str]:
    interval = to_interval(event.date)
    return (interval.first.isoformat() if interval else "9999", event.id)
