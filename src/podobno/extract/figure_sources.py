"""Figures, statements and times of one document come in, figures with source and dates go out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from podobno.language import find_pack
from podobno.model import Document, FigureMention, Span, StatementMention, TimeMention

# A time says when a figure held only within one clause: "We wtorek NIS ujawnił, że zginęło …"
# dates the saying, not the count.
_CLAUSE_MARK = re.compile(r"[,;:()\n–—]|[.!?](?=\s+[^\W\d_a-ząćęłńóśźż])| - ")
_DATED = frozenset({"DATE", "TIME"})
_NOBODY: Mapping[int, str] = {}
# Between a figure and the words that take it up: "9 mld euro rocznie – taki będzie koszt".
_OPENS_ANEW = re.compile(r"[^.!?;:,\n–—]*\s[–—-]\s")


def attribute_figures(
    figures: Sequence[FigureMention],
    statements: Sequence[StatementMention],
    times: Sequence[TimeMention],
    document: Document,
    givers: Mapping[int, str] = _NOBODY,
) -> tuple[FigureMention, ...]:
    """The figures with who is credited, when it was said, and of what moment.

    ``source`` is the speaker of the innermost statement whose content holds the figure, else the
    giver that its own clause names (``givers``, by the figure's start). It is None for the
    report's own voice and for a speaker that is not settled or unnamed ("szacuje się, że").
    ``said_on`` is the statement's date, else the day of publication. ``as_of`` is the value of a
    date in the figure's own clause.
    """
    nobody = _unnamed(document)
    named = [statement for statement in statements if statement.speaker_name != nobody]
    return tuple(_attributed(figure, named, times, document, givers) for figure in figures)


def _unnamed(document: Document) -> str | None:
    """What statements call a speaker that the text leaves out."""
    pack = find_pack(document.language or "pl")
    return str(pack.table("sayings")["unnamed"]["name"]) if pack else None


def _attributed(
    figure: FigureMention,
    statements: Sequence[StatementMention],
    times: Sequence[TimeMention],
    document: Document,
    givers: Mapping[int, str],
) -> FigureMention:
    statement = _innermost(figure, statements) or _pointed_at(figure, statements, document)
    said_on = statement.said_on if statement is not None else None
    return replace(
        figure,
        source=statement.speaker_name if statement is not None else givers.get(figure.start),
        said_on=said_on or _day(document.published),
        as_of=_as_of(figure, times, document.text),
    )


def _innermost(
    figure: FigureMention, statements: Sequence[StatementMention]
) -> StatementMention | None:
    """The statement with the shortest content around the figure."""
    around = [
        (span.end - span.start, index)
        for index, statement in enumerate(statements)
        for span in statement.content
        if span.start <= figure.start and figure.end <= span.end
    ]
    return statements[min(around)[1]] if around else None


# How far "– tyle" may stand behind the figure it takes up.
_POINTING_REACH = 60


def _pointed_at(
    figure: FigureMention, statements: Sequence[StatementMention], document: Document
) -> StatementMention | None:
    """As in "3 mld zł – tyle według ekspertów wyniosą straty": the words take up the figure."""
    pack = find_pack(document.language or "pl")
    if pack is None:
        return None
    pointing = frozenset(pack.table("numbers")["words"]["pointing"])
    for statement in statements:
        start = statement.content[0].start if statement.content else 0
        between = document.text[figure.end : start]
        if not 0 < start - figure.end < _POINTING_REACH or not _OPENS_ANEW.fullmatch(between):
            continue
        words = document.text[start : start + 12].split()
        if words and words[0].lower() in pointing:
            return statement
    return None


def _day(published: str | None) -> str | None:
    return published[:10] if published else None


def _as_of(figure: FigureMention, times: Sequence[TimeMention], text: str) -> str | None:
    """The nearest date without a clause mark between it and the figure."""
    near = [
        (_gap(figure, time), time.value)
        for time in times
        if time.type in _DATED and time.value and not time.value.endswith("_REF")
        if not _CLAUSE_MARK.search(text, *_between(figure, time))
    ]
    return min(near)[1] if near else None


def _between(figure: FigureMention, time: TimeMention) -> Span:
    if time.end <= figure.start:
        return Span(time.end, figure.start)
    return Span(min(figure.end, time.start), max(figure.end, time.start))


def _gap(figure: FigureMention, time: TimeMention) -> int:
    start, end = _between(figure, time)
    return end - start
