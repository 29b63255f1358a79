"""Findings and events in, dates that cannot be right out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta

from podobno.model import Conflict, Event, EventMention, Findings, Place
from podobno.timex import Interval, to_interval

# Two reports of one event that differ by more than this tell of two events.
MAX_DATE_DRIFT = timedelta(days=2)


def date_conflicts(findings: Iterable[Findings], events: Iterable[Event]) -> Iterator[Conflict]:
    """Weekdays that are not their date's, and one event given two dates."""
    findings = tuple(findings)
    for f in findings:
        for time in f.times:
            if time.note:
                place = Place(f.document.id, time.start, time.end)
                # The guidelines count a weekday that is not its date's as a clash of facts.
                yield Conflict(kind="fact", a=place, b=place, why=time.note)
    yield from _two_dates(findings, tuple(events))


def _two_dates(findings: tuple[Findings, ...], events: tuple[Event, ...]) -> Iterator[Conflict]:
    """Events alike in type, both sides and place whose days lie next to each other."""
    mentions = {Place(f.document.id, *m.trigger): m for f in findings for m in f.events}
    dated = [e for e in events if e.date_precision == "day" and len(e.participants) > 1]
    by_sides: dict[tuple[str, frozenset[str], str | None], list[Event]] = {}
    for event in dated:
        if event.status == "occurred":
            key = (event.type, frozenset(event.participants), event.place)
            by_sides.setdefault(key, []).append(event)
    for same in by_sides.values():
        for number, first in enumerate(same):
            for second in same[number + 1 :]:
                if _near(to_interval(first.date), to_interval(second.date)):
                    a, b = _dated(first, mentions), _dated(second, mentions)
                    if a.doc != b.doc:
                        yield Conflict(
                            kind="date",
                            a=a,
                            b=b,
                            why=f"{first.date} ↔ {second.date}: {', '.join(first.participants)}",
                            about=(first.id, second.id),
                        )


def _near(a: Interval | None, b: Interval | None) -> bool:
    return a is not None and b is not None and a != b and abs(a.first - b.first) <= MAX_DATE_DRIFT


def _dated(event: Event, mentions: dict[Place, EventMention]) -> Place:
    """The first mention that itself carries the event's date."""
    own = [p for p in event.mentions if p in mentions and mentions[p].date == event.date]
    return own[0] if own else event.mentions[0]
