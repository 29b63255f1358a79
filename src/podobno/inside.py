"""Findings and a span in, the words and sentences that stand there out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from operator import attrgetter

from podobno.model import Findings, Passage, Span, Word

_START = attrgetter("start")


def words_in(findings: Findings, spans: Iterable[tuple[int, int]]) -> tuple[Word, ...]:
    """The words that begin within some spans, in the order of the text, each once."""
    found: list[Word] = []
    for start, end in _apart(spans):
        for passage in passages_in(findings, start, end):
            words = passage.words
            if passage.start < start or end < passage.end:
                low = bisect_left(words, start, key=_START)
                words = words[low : bisect_left(words, end, key=_START)]
            found += words
    return tuple(found)


def passage_at(findings: Findings, offset: int) -> Passage | None:
    """The last sentence that begins at or before a place; None where none does."""
    at = bisect_right(findings.passages, offset, key=_START) - 1
    return findings.passages[at] if at >= 0 else None


def passages_in(findings: Findings, start: int, end: int) -> tuple[Passage, ...]:
    """The sentences that share a place with a span."""
    passages = findings.passages
    stop = bisect_left(passages, end, key=_START)
    first = stop
    while first and start < passages[first - 1].end:
        first -= 1
    return passages[first:stop]


def _apart(spans: Iterable[tuple[int, int]]) -> list[Span]:
    """The spans in order, those that overlap joined."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, end))
        else:
            joined.append(Span(start, end))
    return joined
