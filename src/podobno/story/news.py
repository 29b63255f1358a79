"""A story and a day in, what that day and later ones brought out: facts, not articles."""

from __future__ import annotations

from collections.abc import Iterable

from podobno.model import Figure, FigureReading, News, Place, Story
from podobno.timex import to_interval


def find_news(story: Story, since: str) -> News:
    """What is new in a story since a day (``2025-09-03``), that day included."""
    new = {
        f.document.id
        for f in story.findings
        if f.document.published and f.document.published[:10] >= since
    }
    by_id = {f.document.id: f for f in story.findings}
    claims = tuple(c for c in story.links.claims if _only(new, (w.doc for w in c.wordings)))
    return News(
        documents=tuple(sorted(new)),
        events=tuple(e for e in story.links.events if _only(new, (m.doc for m in e.mentions))),
        claims=claims,
        denials=tuple(
            c
            for c in claims
            if any(by_id[w.doc].statements[w.statement].denied for w in c.wordings)
        ),
        figures=tuple(f for f in story.links.figures if _only(new, (r.doc for r in f.readings))),
        changed=tuple(_changed(story.links.figures, new)),
        superseded=tuple(_superseded(story.links.figures, new)),
        conflicts=tuple(c for c in story.conflicts if all(_touches(new, p) for p in c.pairs)),
    )


def _changed(
    figures: Iterable[Figure], new: set[str]
) -> Iterable[tuple[Figure, tuple[FigureReading, ...]]]:
    for figure in figures:
        before = {_value(r) for r in figure.readings if r.doc not in new}
        fresh = tuple(r for r in figure.readings if r.doc in new and _value(r) not in before)
        if before and fresh:
            yield figure, fresh


def _superseded(figures: Iterable[Figure], new: set[str]) -> Iterable[tuple[Figure, FigureReading]]:
    """Readings in new documents that give a value which a later as-of date had replaced."""
    for figure in figures:
        dated = [(to_interval(r.as_of or r.said_on), r) for r in figure.readings]
        known = sorted(
            ((interval.first, r.doc, r) for interval, r in dated if interval is not None),
            key=lambda row: row[:2],
        )
        for position, (_, doc, reading) in enumerate(known):
            earlier = known[:position]
            old = [r for _, _, r in earlier if _value(r) == _value(reading)]
            between = [
                r
                for first, _, r in earlier
                if old and first > min(f for f, _, x in known if x is old[0])
                if _value(r) != _value(reading)
            ]
            if doc in new and old and between:
                yield figure, reading


def _value(reading: FigureReading) -> tuple[float, float | None]:
    return reading.value, reading.high


def _only(new: set[str], docs: Iterable[str]) -> bool:
    return all(doc in new for doc in docs)


def _touches(new: set[str], places: Iterable[Place]) -> bool:
    return any(place.doc in new for place in places)
