"""Findings and links in, what these articles do not settle out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from podobno.model import Findings, Links, OpenPoint, Place


def find_open_points(findings: Iterable[Findings], links: Links) -> tuple[OpenPoint, ...]:
    """Undated reports, dates with alternatives, speakers that could not be resolved, and
    sources whose own text is not among the documents; in this order.

    ``why`` is a key that the page words in its reader's language, with what it concerns after a
    colon.
    """
    findings = tuple(findings)
    return (
        *_undated(findings),
        *_unsettled_dates(links),
        *_unknown_speakers(findings),
        *_unseen(links),
    )


def _undated(findings: tuple[Findings, ...]) -> Iterator[OpenPoint]:
    for f in findings:
        published = f.document.published
        if published is None or len(published) < 10:
            place = Place(f.document.id, 0, 0)
            kind = "undated" if published is None else "partly-dated"
            yield OpenPoint(kind=kind, places=(place,), why=published or "")


def _unsettled_dates(links: Links) -> Iterator[OpenPoint]:
    for event in links.events:
        if event.date_alternatives:
            yield OpenPoint(
                kind="date-alternatives",
                places=event.mentions,
                why=", ".join(event.date_alternatives),
            )


def _unknown_speakers(findings: tuple[Findings, ...]) -> Iterator[OpenPoint]:
    for f in findings:
        for statement in f.statements:
            if statement.speaker_name is None:
                span = statement.content[0]
                place = Place(f.document.id, span.start, span.end)
                yield OpenPoint(kind="unknown-speaker", places=(place,), why="")


def _unseen(links: Links) -> Iterator[OpenPoint]:
    """Sources that figures rest on and that cannot be read here, each once."""
    places: dict[str, set[Place]] = {}
    for figure in links.figures:
        for origin in figure.origins:
            if origin.kind == "source" and not origin.seen:
                places.setdefault(origin.root, set()).update(origin.mentions)
    for root, where in sorted(places.items()):
        yield OpenPoint(kind="original-not-seen", places=tuple(sorted(where)), why=root)
