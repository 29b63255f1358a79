"""Findings and links in, what these articles do not settle out.

The points a reporter can act on come first, and each kind is kept short: one point a document for
its unnamed speakers, one a source that several reports rest on.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from podobno.model import FigureReading, Findings, Links, OpenPoint, Place, family_of
from podobno.story.figures import figure_conflicts, superseded_figures

# A source that one report only rests on is named there; it is a point where more rest on it.
MIN_FAMILIES = 2
# So it is where this share of all reports written apart rests on it, each for its own figure.
MIN_SHARE = 0.25
_DAY = len("2025-01-01")
# Fewer words two people may well say alike: "rozmowy były bardzo trudne".
MIN_WORDS = 6
_WORD = re.compile(r"\w+")


def find_open_points(findings: Iterable[Findings], links: Links) -> tuple[OpenPoint, ...]:
    """Undated reports, dates with alternatives, numbers repeated though a newer one was given,
    figures given without the source that others name for them, words that two reports give to two
    speakers, quotations whose speaker could not be resolved, and sources of several reports whose
    own text is not among the documents; in this order, and within a kind those that concern most
    reports first.

    ``why`` is what the point concerns; the page words the kind in its reader's language.
    """
    findings = tuple(findings)
    return (
        *_undated(findings),
        *_unsettled_dates(links),
        *superseded_figures(links.figures),
        *_named_elsewhere(links),
        *_two_speakers(links),
        *_unknown_speakers(findings),
        *_unseen(links),
    )


def _undated(findings: tuple[Findings, ...]) -> Iterator[OpenPoint]:
    """Reports without a date in one point, those dated in part in one a date."""
    by_date: dict[str, list[Place]] = defaultdict(list)
    for f in findings:
        published = f.document.published or ""
        if len(published) < _DAY:
            by_date[published].append(Place(f.document.id, 0, 0))
    for published, places in sorted(by_date.items()):
        kind = "partly-dated" if published else "undated"
        yield OpenPoint(kind=kind, places=tuple(sorted(places)), why=published)


def _unsettled_dates(links: Links) -> Iterator[OpenPoint]:
    """Events of which several days remain possible, each list of days once a document."""
    seen: dict[tuple[tuple[str, ...], tuple[str, ...]], list[Place]] = {}
    for event in links.events:
        if event.date_alternatives:
            docs = tuple(sorted({place.doc for place in event.mentions}))
            seen.setdefault((docs, event.date_alternatives), []).extend(event.mentions)
    for (_, days), places in seen.items():
        yield OpenPoint(kind="date-alternatives", places=tuple(sorted(places)), why=", ".join(days))


def _named_elsewhere(links: Links) -> Iterator[OpenPoint]:
    """A figure in a report's own voice for which a report written apart names the source; what a
    copy lost is told with the copies."""
    family = family_of(links.families)
    for figure in links.figures:
        by_value: dict[tuple[float, float | None], list[FigureReading]] = defaultdict(list)
        for reading in figure.readings:
            if reading.bound != "order":
                by_value[reading.value, reading.high].append(reading)
        for same in by_value.values():
            named = [r for r in same if r.source is not None]
            families = {family.get(r.doc, (r.doc,)) for r in named}
            bare = [
                r for r in same if r.source is None and family.get(r.doc, (r.doc,)) not in families
            ]
            if named and bare:
                yield OpenPoint(
                    kind="named-elsewhere",
                    places=tuple(_place(r) for r in (*bare, named[0])),
                    why=named[0].source or "",
                )


def _two_speakers(links: Links) -> Iterator[OpenPoint]:
    """One sentence, word for word, that two reports give to two speakers by name: one of them, or
    whoever read them, is wrong. Not what one report gives to both, one quoting the other."""
    told: dict[str, dict[str, list[Place]]] = defaultdict(lambda: defaultdict(list))
    for claim in links.claims:
        if claim.speaker and claim.speaker[:1].isupper():
            for wording in claim.wordings:
                words = _WORD.findall(wording.text.casefold())
                if len(words) >= MIN_WORDS:
                    first, last = wording.spans[0], wording.spans[-1]
                    place = Place(wording.doc, first.start, last.end)
                    told[" ".join(words)][claim.speaker].append(place)
    for by_speaker in told.values():
        for a, b in combinations(sorted(by_speaker), 2):
            mine, theirs = by_speaker[a], by_speaker[b]
            if not {p.doc for p in mine} & {p.doc for p in theirs}:
                places = tuple(sorted((*mine, *theirs)))
                yield OpenPoint(kind="two-speakers", places=places, why=f"{a} ↔ {b}")


def _unknown_speakers(findings: tuple[Findings, ...]) -> Iterator[OpenPoint]:
    """Quotations whose speaker is not settled, one point a document, most quotations first."""
    points = []
    for f in findings:
        places = tuple(
            Place(f.document.id, s.content[0].start, s.content[0].end)
            for s in f.statements
            if s.speaker_name is None and s.kind != "indirect"
        )
        if places:
            points.append(OpenPoint(kind="unknown-speaker", places=places, why=""))
    yield from sorted(points, key=lambda p: (-len(p.places), p.places))


def _unseen(links: Links) -> Iterator[OpenPoint]:
    """Sources whose own text is not here, though a figure that reports written apart give rests on
    them, or one that another contradicts, or many reports do; those of most reports first."""
    disputed = {about for conflict in figure_conflicts(links.figures) for about in conflict.about}
    family = family_of(links.families)
    places: dict[str, set[Place]] = defaultdict(set)
    points: set[str] = set()
    for figure in links.figures:
        for origin in figure.origins:
            if origin.kind == "source" and not origin.seen:
                places[origin.root].update(origin.mentions)
                if figure.id in disputed or _families(origin.mentions, family) >= MIN_FAMILIES:
                    points.add(origin.root)
    many = max(MIN_FAMILIES, MIN_SHARE * len(links.families))
    points |= {root for root, where in places.items() if _families(where, family) >= many}
    reports = {root: len({p.doc for p in places[root]}) for root in points}
    for root in sorted(points, key=lambda r: (-reports[r], r)):
        yield OpenPoint(kind="original-not-seen", places=tuple(sorted(places[root])), why=root)


def _families(places: Iterable[Place], family: dict[str, tuple[str, ...]]) -> int:
    return len({family.get(place.doc, (place.doc,)) for place in places})


def _place(reading: FigureReading) -> Place:
    return Place(reading.doc, reading.start, reading.end)
