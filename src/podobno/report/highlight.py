"""A document's findings in, its text cut into marked pieces out, paragraph by paragraph.

Findings overlap (a name in a statement in which a figure stands), so the text is cut at every
boundary and each piece carries all the kinds that cover it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from podobno.model import (
    EventMention,
    FigureMention,
    Findings,
    Span,
    StatementMention,
    TimeMention,
)
from podobno.report.words import Texts

_KINDS = ("noise", "statement", "event", "figure", "time", "name")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A finding's span with its kind and one line that says what it is."""

    start: int
    end: int
    kind: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of text under the same marks. ``anchor`` is set where a sentence begins."""

    text: str
    kinds: tuple[str, ...]
    note: str
    anchor: str | None


def read_marks(findings: Findings, texts: Texts) -> tuple[Mark, ...]:
    """Every finding of a document, in reading order."""
    noted = [
        *((Span(n.start, n.end), "noise", n.kind) for n in findings.noise),
        *((Span(n.start, n.end), "name", f"{n.entity_name} ({n.type})") for n in findings.names),
        *((Span(t.start, t.end), "time", _of_time(t)) for t in findings.times),
        *((Span(f.start, f.end), "figure", _of_figure(f, texts)) for f in findings.figures),
        *(
            (span, "statement", _of_statement(s, texts))
            for s in findings.statements
            for span in s.content
        ),
        *((e.trigger, "event", _of_event(e, texts)) for e in findings.events),
    ]
    marks = (Mark(start=s.start, end=s.end, kind=kind, note=note) for s, kind, note in noted)
    return tuple(sorted(marks, key=lambda m: (m.start, -m.end, _KINDS.index(m.kind))))


def _of_time(time: TimeMention) -> str:
    return time.value or " / ".join(time.alternatives) or "?"


def _of_figure(figure: FigureMention, texts: Texts) -> str:
    value = texts.value(figure.value, figure.high, figure.bound)
    source = f"({figure.source})" if figure.source else ""
    return " ".join(part for part in (value, figure.unit, source) if part)


def _of_statement(statement: StatementMention, texts: Texts) -> str:
    """The chain, the speaker first: "minister ← Radio"."""
    speaker = statement.speaker_name or texts["speaker_unknown"]
    return " ← ".join((speaker, *reversed(statement.via)))


def _of_event(event: EventMention, texts: Texts) -> str:
    sides = ", ".join((*event.actor, *event.recipient))
    return f"{texts.get('event', event.type)}: {sides} ({texts.get('status', event.status)})"


def mark_paragraphs(
    findings: Findings, marks: tuple[Mark, ...], prefix: str = "s"
) -> Iterator[list[Piece]]:
    """The paragraphs of a document as pieces; empty lines are left out."""
    text = findings.document.text
    anchors = sorted({p.start for p in findings.passages})
    here: list[Mark] = []
    start = read = 0
    for line in text.splitlines(keepends=True):
        end = start + len(line)
        upto = bisect_left(marks, end, key=lambda mark: mark.start)
        here = [mark for mark in (*here, *marks[read:upto]) if start < mark.end]
        read = upto
        if line.strip():
            begun = set(anchors[bisect_left(anchors, start) : bisect_left(anchors, end)])
            cuts = begun | {edge for mark in here for edge in (mark.start, mark.end)}
            edges = sorted({start, end} | {cut for cut in cuts if start < cut < end})
            yield [_piece(text, a, b, here, begun, prefix) for a, b in pairwise(edges)]
        start = end


def _piece(
    text: str, start: int, end: int, marks: list[Mark], anchors: set[int], prefix: str
) -> Piece:
    covering = [m for m in marks if m.start <= start and end <= m.end]
    held = {m.kind for m in covering}
    return Piece(
        text=text[start:end],
        kinds=tuple(kind for kind in _KINDS if kind in held) if held else (),
        note=" · ".join(dict.fromkeys(m.note for m in covering)),
        anchor=f"{prefix}{start}" if start in anchors else None,
    )
