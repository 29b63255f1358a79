"""A phrase of source in its sentence in, the clause around it that it is the source of out."""

from __future__ import annotations

from podobno.extract.clause_edges import clause_start, trimmed
from podobno.extract.cues import Cue, Range, is_finite
from podobno.extract.paragraphs import Paragraph
from podobno.extract.quotations import is_dash
from podobno.extract.reported_ends import clause_end
from podobno.extract.sayings import Sayings


def content_around(
    paragraph: Paragraph, parenthesis: Range, cue: Cue, sayings: Sayings
) -> tuple[Range, ...]:
    """The clause without the parenthesis, as one or two stretches."""
    before = parenthesis.first
    if before > paragraph.sentence_start(before) and (
        paragraph.tokens[before - 1].text in {",", "("} or is_dash(paragraph.tokens[before - 1])
    ):
        before -= 1
    start = max(clause_start(paragraph, before), _quote_edge(paragraph, parenthesis.first))
    whole = trimmed(paragraph, Range(start, max(before, start)))
    if (
        whole.first < whole.last
        and paragraph.tokens[whole.first].text.lower() == paragraph.grammar.as_
    ):
        whole = Range(whole.first, whole.first)
    head = _without_opener(paragraph, whole)
    after = parenthesis.last
    end = after
    if after < len(paragraph.tokens):
        in_relative = whole.first < head.first and start > paragraph.sentence_start(before)
        end = clause_end(paragraph, after, cue, sayings, in_relative=in_relative)
    end = min(end, max(paragraph.sentence_end(parenthesis.first), _quote_close(paragraph, after)))
    tail = trimmed(paragraph, Range(min(after, end), end))
    if is_only_led(paragraph, head.first, head.last) or _ends_in_joiner(paragraph, head):
        head = Range(head.first, head.first)
    parts = [part for part in (head, tail) if part.first < part.last]
    if not any(_is_worded(paragraph, part) for part in parts):
        return ()
    return tuple(parts)


def is_only_led(paragraph: Paragraph, start: int, place: int) -> bool:
    """``[Z kolei] w ocenie ekonomisty``, ``[Jednak] w opinii rządu``: nothing but words that join a
    sentence to the one before stand at the head of the clause."""
    words = [token.text.lower() for token in paragraph.tokens[start:place]]
    return not words or " ".join(words) in paragraph.grammar.leads


def _ends_in_joiner(paragraph: Paragraph, head: Range) -> bool:
    """``Piloci zapowiadali strajk, [ale] – jak podała firma – loty się odbędą``: what stands before
    the joining word is a clause of its own."""
    before = paragraph.tokens[head.last - 1] if head.last - head.first > 1 else None
    if before is None or paragraph.tokens[head.last - 2].text != ",":
        return False
    return before.lemma in paragraph.grammar.openers | paragraph.grammar.contrasting


def _quote_close(paragraph: Paragraph, place: int) -> int:
    """The end of a quotation that is the content: ``Jak dodał, „P. Q”``."""
    near = place
    while near < min(place + 3, len(paragraph.tokens)):
        if paragraph.inside[near] >= 0:
            number = paragraph.inside[near]
            while near < len(paragraph.tokens) and paragraph.inside[near] == number:
                near += 1
            return near
        near += 1
    return 0


def _quote_edge(paragraph: Paragraph, place: int) -> int:
    if paragraph.inside[place] < 0:
        return 0
    first = place
    while first > 0 and paragraph.inside[first - 1] == paragraph.inside[place]:
        first -= 1
    return first


def _without_opener(paragraph: Paragraph, head: Range) -> Range:
    """``gdzie – według Moskwy – doszło``: the relative word is no content by itself."""
    first = head.first
    while first < head.last and paragraph.tokens[first].lemma in paragraph.grammar.openers:
        first += 1
    return Range(first, head.last)


def _is_worded(paragraph: Paragraph, part: Range) -> bool:
    words = [t for t in paragraph.tokens[part.first : part.last] if t.text[:1].isalnum()]
    return len(words) >= 2 or any(is_finite(t) for t in words)
