"""A stretch of speech without marks in, how far it reaches back and goes on out.

The opening dash of a line is lost (``P. Q – powiedział X.``), or the speaker goes on without a new
cue (``X powiedział, że P. Nie boimy się.``): the first person tells."""

from __future__ import annotations

from itertools import pairwise

from podobno.extract.cues import Range, cue_at
from podobno.extract.paragraphs import Paragraph, has_first_person
from podobno.extract.sayings import Sayings

# Verbs of these kinds in the first person may be the report's own: "jak pisaliśmy", "przypomnijmy".
TELLING = frozenset({"say", "write", "publish", "inform"})

# How far behind its verb a clause of saying begins: "przyznała jednak w środę, że".
CLAUSE_REACH = 8


def reaches_back(
    paragraph: Paragraph, start: int, floor: int, sayings: Sayings, *, is_elided: bool
) -> int:
    """Where speech begins whose last sentence begins at ``start`` and whose opening dash is lost.

    Earlier sentences without a cue, down to ``floor``, belong to it where somebody speaks of
    himself in them (``Nie mamy wyboru. To konieczne – powiedział X.``), or where nobody is named
    after the cue, so that the same speaker goes on (``P. Q – dodał.``).
    """
    first = start
    while first > floor:
        before = paragraph.sentence_start(first - 1)
        if before < floor or not _is_bare(paragraph, Range(before, first), sayings):
            break
        first = before
    if is_elided or speaks_of_self(paragraph, Range(first, start), sayings):
        return first
    return start


def goes_on(paragraph: Paragraph, start: int, limit: int, sayings: Sayings) -> Range | None:
    """The sentences from ``start`` that go on with somebody's speech without a cue: each in the
    first person, without cue and marks, and no question."""
    place = start
    while place < limit:
        after = min(paragraph.sentence_end(place), limit)
        sentence = Range(place, after)
        is_question = paragraph.tokens[after - 1].text == "?"
        if is_question or not _is_bare(paragraph, sentence, sayings):
            break
        if not speaks_of_self(paragraph, sentence, sayings):
            break
        place = after
    return Range(start, place) if place > start else None


def runs_on(paragraph: Paragraph, line: Range, limit: int, sayings: Sayings) -> Range | None:
    """What follows a line without marks after a colon, up to the next cue: all of it, where
    somebody speaks of himself in the line or after it (``X powiedział: nie mamy wyboru. P.``)."""
    start = end = paragraph.sentence_end(line.last - 1)
    while end < limit:
        after = min(paragraph.sentence_end(end), limit)
        if not _is_bare(paragraph, Range(end, after), sayings):
            break
        end = after
    is_speech = speaks_of_self(paragraph, Range(line.first, end), sayings)
    return Range(start, end) if end > start and is_speech else None


def report_start(paragraph: Paragraph, line: Range, sayings: Sayings) -> int:
    """Where the report goes on behind a line without an end: at the first sentence but its own in
    which somebody is told to say something, and nobody speaks of himself; else the line's end."""
    start = min(paragraph.sentence_end(line.first), line.last)
    while start < line.last:
        end = min(paragraph.sentence_end(start), line.last)
        sentence = Range(start, end)
        is_own = speaks_of_self(paragraph, sentence, sayings)
        if not is_own and any(reports(paragraph, place, sayings) for place in range(*sentence)):
            return start
        start = end
    return line.last


def reports(paragraph: Paragraph, place: int, sayings: Sayings) -> bool:
    """``dodał, że``: a verb of saying outside marks, with a clause for what is said."""
    if paragraph.inside[place] >= 0 or cue_at(paragraph, place, sayings) is None:
        return False
    after = [token.text.lower() for token in paragraph.tokens[place + 1 : place + 1 + CLAUSE_REACH]]
    return any(word == "," and that in sayings.that for word, that in pairwise(after))


def speaks_of_self(paragraph: Paragraph, words: Range, sayings: Sayings) -> bool:
    """Whether somebody speaks of himself here; the report's own ``przypomnijmy`` and
    ``informowaliśmy`` do not count."""
    return any(
        paragraph.inside[place] < 0
        and not _tells(paragraph.tokens[place].lemma, sayings)
        and has_first_person((paragraph.tokens[place],), sayings.first_person, paragraph.grammar)
        for place in range(*words)
    )


def _tells(lemma: str, sayings: Sayings) -> bool:
    """Whether a verb tells by itself, as a report does of its own paper (``pisaliśmy``)."""
    return any(
        saying.kind in TELLING and not saying.beside for saying in sayings.verbs.get(lemma, ())
    )


def _is_bare(paragraph: Paragraph, words: Range, sayings: Sayings) -> bool:
    """Whether a sentence has no dash, no marks, no cue and no formula of source."""
    formulas = {formula.words[0] for formula in sayings.parentheses if len(formula.words) == 1}
    for place in range(*words):
        if place in paragraph.dashes or paragraph.inside[place] >= 0:
            return False
        if paragraph.tokens[place].text.lower() in formulas:
            return False
        if cue_at(paragraph, place, sayings) is not None:
            return False
    return True
