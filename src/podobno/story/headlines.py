"""Findings in, headlines that put words in quotation marks which the report does not quote out.

Headlines shorten. Where the words stand in the report one after another, or but for a word or two
between them, the headline quotes; where words were added, or a longer part was left out without
a mark (``„Rura to broń”``: *rura jest przykładem używania surowców jako broni*), a reader takes for
said what nobody said so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from podobno.inside import words_in
from podobno.model import Conflict, Findings, Passage, Place, Span, StatementMention
from podobno.story.quotes import CLOSE, OPEN, content_words, plain, quoted_spans

# So much of the headline's quotation must stand in what is told, or it is of something else.
_MIN_PART = 0.6
_MIN_WORDS = 2
# Words left out between those quoted: fewer is the usual shortening.
_MAX_LEFT_OUT = 2
# More would be the report's topic rather than the quotation.
_MAX_PLACES = 3
# Words that begin alike are forms of one: "szczepienia", "szczepień".
_STEM = 5


class _Match(NamedTuple):
    """How a quotation stands in some words: how many of it, and how many others between them."""

    found: int
    left_out: int


def headline_conflicts(findings: Iterable[Findings]) -> Iterator[Conflict]:
    """Each quotation of a headline that its report tells in other words, with the statement there
    that is nearest to it."""
    for f in findings:
        headline = _headline(f)
        if headline is None:
            continue
        body = [p for p in f.passages if p.start >= headline.end and not p.is_noise]
        told = [s for s in f.statements if s.content[0].start >= headline.end]
        for statement in f.statements:
            for span in _in_marks(f, statement, headline):
                quoted = _stems(f, span)
                if not any(_is_quoted(quoted, _stems(f, (p.start, p.end))) for p in body):
                    yield from _nearest(f, span, told, body)


def _headline(findings: Findings) -> Passage | None:
    """The first line of a report, where it stands for itself and is no sentence of the lead."""
    lines = [p for p in findings.passages if not p.is_noise]
    if len(lines) < 2 or lines[0].paragraph == lines[1].paragraph:
        return None
    text = findings.document.text[lines[0].start : lines[0].end]
    return None if text.rstrip().endswith(".") else lines[0]


def _in_marks(findings: Findings, statement: StatementMention, line: Passage) -> Iterator[Span]:
    """The parts of a statement that the headline has in quotation marks."""
    text = findings.document.text
    if line.start <= statement.content[0].start < line.end:
        for span in quoted_spans(text, statement):
            before, after = text[max(0, span.start - 1) : span.start], text[span.end : span.end + 1]
            if before and after and before in OPEN and after in CLOSE:
                yield span


def _stems(findings: Findings, span: tuple[int, int]) -> list[str]:
    words = content_words(words_in(findings, (span,)))
    return [plain(word.lemma)[:_STEM] for word in words]


def _is_quoted(quoted: Sequence[str], words: Sequence[str]) -> bool:
    match = _match(quoted, words)
    return match.found == len(quoted) and match.left_out <= _MAX_LEFT_OUT


def _nearest(
    findings: Findings, span: Span, told: Iterable[StatementMention], body: Iterable[Passage]
) -> Iterator[Conflict]:
    """The statements that have most of the quoted words, and the sentences that have as many of
    them outside any statement: a lead retells what stands quoted further down."""
    quoted = _stems(findings, span)
    parts = [statement.content for statement in told]
    parts += [
        (Span(p.start, p.end),)
        for p in body
        if not any(p.start <= content[0].start < p.end for content in parts)
    ]
    found = []
    for content in parts:
        stems = [stem for part in content for stem in _stems(findings, part)]
        found.append((_match(quoted, stems).found, Span(content[0].start, content[-1].end)))
    most = max((count for count, _ in found), default=0)
    if most >= max(_MIN_WORDS, _MIN_PART * len(quoted)):
        doc = findings.document
        words = " ".join(doc.text[slice(*span)].split())
        for place in sorted(place for count, place in found if count == most)[:_MAX_PLACES]:
            yield Conflict(
                kind="wording",
                a=Place(doc.id, *span),
                b=Place(doc.id, *place),
                why=f"„{words}” in the headline, other words in the report",
            )


def _match(quoted: Sequence[str], words: Sequence[str]) -> _Match:
    """How many of some words stand in others in their order, and how many stand between them where
    they stand closest."""
    found = LCSseq.similarity(quoted, words)
    if not found:
        return _Match(0, 0)
    end = next(n for n in range(len(words) + 1) if LCSseq.similarity(quoted, words[:n]) == found)
    start = next(n for n in range(end, -1, -1) if LCSseq.similarity(quoted, words[n:end]) == found)
    return _Match(found, end - start - found)
