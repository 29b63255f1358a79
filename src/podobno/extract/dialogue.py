"""A dash of a paragraph in, whether it opens a line or brings a cue, and where a line ends, out."""

from __future__ import annotations

from podobno.extract.clause_edges import first_verb, segment_end
from podobno.extract.cues import Cue, Range, cue_at
from podobno.extract.paragraphs import Paragraph
from podobno.extract.quotations import is_final, is_mark
from podobno.extract.sayings import Sayings


def opens_line(paragraph: Paragraph, dash: int) -> bool:
    """Whether a dash begins a dialogue line: nothing, or the end of a sentence, stands before."""
    if dash == 0:
        return True
    before = paragraph.tokens[dash - 1]
    if is_final(before) or before.text in {":", ")"} or is_mark(before.text):
        return before.text not in {")"} or paragraph.homes[dash - 1] != paragraph.homes[dash]
    return paragraph.homes[dash - 1] != paragraph.homes[dash]


def line_end(paragraph: Paragraph, start: int, sayings: Sayings) -> int:
    """Where a dialogue line ends that nothing closes: at the next line or the paragraph's end."""
    for place in range(start, len(paragraph.tokens)):
        if place in paragraph.dashes and opens_line(paragraph, place):
            return place
        if place in paragraph.dashes:
            segment = Range(place + 1, segment_end(paragraph, place + 1))
            if framing_cue(paragraph, segment, sayings) is not None:
                return place
        if place > start and paragraph.inside[place] >= 0 and is_final(paragraph.tokens[place - 1]):
            return place
        if is_mark(paragraph.tokens[place].text) and paragraph.inside[place] < 0:
            after = paragraph.inside[place + 1] if place + 1 < len(paragraph.tokens) else -1
            if after < 0 and is_final(paragraph.tokens[place - 1]):
                return place
    return len(paragraph.tokens)


def framing_cue(paragraph: Paragraph, segment: Range, sayings: Sayings) -> Cue | None:
    """The cue that a segment after a dash begins with: ``powiedział``, ``te słowa miała
    wypowiedzieć``; not a parenthesis (``jak podał``)."""
    if segment.first >= segment.last:
        return None
    if paragraph.tokens[segment.first].text.lower() == paragraph.grammar.as_:
        return None
    verb = first_verb(paragraph, segment)
    if verb is None:
        return None
    places = [verb]
    if paragraph.tokens[verb].lemma == paragraph.grammar.modal:
        places = list(range(verb + 1, min(verb + 6, segment.last)))
    for place in places:
        cue = cue_at(paragraph, place, sayings)
        if cue is not None and "quote" in cue.saying.takes:
            is_behind = paragraph.tokens[place - 1].text == "," and place - 1 > segment.first
            if is_behind and opens_line(paragraph, segment.first - 1):
                return None  # "– Trzeba pomóc, dodał": the dash opens a line of its own
            return None if _has_clause(paragraph, place, sayings) else cue
    return None


def _has_clause(paragraph: Paragraph, place: int, sayings: Sayings) -> bool:
    """Whether the verb has a clause of its own: ``– inaczej niż my – uważa, że``."""
    after = paragraph.tokens[place + 1 : place + 3]
    return len(after) == 2 and after[0].text == "," and after[1].text.lower() in sayings.that
