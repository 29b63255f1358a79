"""Events in, the timeline and the list of who met whom out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations

from podobno.model import Event, Meeting, TimelineEntry
from podobno.timex import to_interval


def order_timeline(events: Iterable[Event]) -> tuple[TimelineEntry, ...]:
    """Every event in order of its date; a coarser date comes before the finer dates it holds,
    events without a date last, in the order in which they are told."""
    events = tuple(events)
    told = sorted(events, key=lambda event: (event.mentions[:1], event.id))
    places = {event.id: place for place, event in enumerate(told)}
    return tuple(
        TimelineEntry(
            date=event.date, precision=event.date_precision, status=event.status, event=event.id
        )
        for event in sorted(events, key=lambda event: _when(event, places.get(event.id, 0)))
    )


def list_meetings(events: Iterable[Event]) -> tuple[Meeting, ...]:
    """Each pair of participants with the meetings they had or are to have, oldest first.

    Only pairs of which each side is an actor of the same consultation count; a meeting that is
    denied, or only asked for or possible, is none.
    """
    pairs: dict[tuple[str, str], list[Event]] = defaultdict(list)
    for event in events:
        if event.type == "CONSULT" and event.status not in {"denied", "possible"}:
            for first, second in combinations(sorted(set(event.actor)), 2):
                pairs[first, second].append(event)
    return tuple(
        Meeting(who=who, events=tuple(event.id for event in sorted(listed, key=_when)))
        for who, listed in sorted(pairs.items(), key=lambda row: (-len(row[1]), row[0]))
    )


def _when(event: Event, place: int = 0) -> tuple[str, int, int, str]:
    interval = to_interval(event.date)
    if interval is None:
        return ("9999", 0, place, event.id)
    return (interval.first.isoformat(), -interval.days, 0, event.id)
