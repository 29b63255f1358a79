"""A verb in a paragraph comes in; the words near it where its subject cannot stand go out.

Relative clauses, agents after ``przez``, questions asked, lines of speech, brackets, and what
follows a colon."""

from __future__ import annotations

from podobno.extract.clause_edges import agent_end, opens_clause
from podobno.extract.cues import Range, is_finite, morph_of
from podobno.extract.dialogue import opens_line
from podobno.extract.paragraphs import Paragraph


def agents(paragraph: Paragraph, window: Range) -> list[Range]:
    """What stands after ``przez``: never the subject."""
    return [
        Range(place, agent_end(paragraph, place + 1, window.last))
        for place in range(*window)
        if paragraph.tokens[place].text.lower() == paragraph.grammar.by
    ]


def asked_about(paragraph: Paragraph, window: Range, verb: int) -> list[Range]:
    """``pytany, [czy X i Y, powinni zapłacić], odparł``: the question, up to the comma after its
    verb, however many commas stand before."""
    found = []
    for place in range(window.first, verb):
        token = paragraph.tokens[place]
        if token.lemma not in paragraph.grammar.asking or morph_of(token).pos not in {
            "ppas",
            "adj",
        }:
            continue
        commas = [p for p in range(place, verb) if paragraph.tokens[p].text == ","]
        opener = next((p for p in (place, *commas) if opens_clause(paragraph, p + 1)), None)
        if opener is not None:
            own = next((p for p in range(opener, verb) if is_finite(paragraph.tokens[p])), verb)
            ends = [p for p in commas if p > own]
            found.append(Range(opener + 1, ends[0] if ends else verb))
    return found


def spoken_line(paragraph: Paragraph, verb: int) -> list[Range]:
    """``– [Zachód odmówił] – powiedział i dodał``: the line of speech before the dash of a cue."""
    before = [p for p in paragraph.dashes if p < verb]
    openers = [p for p in before[:-1] if opens_line(paragraph, p)]
    return [Range(openers[-1], before[-1])] if openers else []


def in_bracket(paragraph: Paragraph, place: int, first: int) -> bool:
    """Whether the word stands in brackets: ``Danuta Hübner (PO, EPL)``."""
    for near in range(place - 1, max(first, place - 12) - 1, -1):
        if paragraph.tokens[near].text == ")":
            return False
        if paragraph.tokens[near].text == "(":
            return True
    return False


def bracket_before(paragraph: Paragraph, verb: int, first: int) -> int:
    """Where the brackets that the verb stands in begin, else ``first``."""
    for near in range(verb - 1, first - 1, -1):
        if paragraph.tokens[near].text == ")":
            return first
        if paragraph.tokens[near].text == "(":
            return near + 1
    return first


def opens_lost_sentence(paragraph: Paragraph, verb: int) -> bool:
    """``Drogi i mosty [Przypomniał], że``: a verb with a capital right behind a word begins a
    sentence; what stands before is a heading that lost its full stop."""
    if not verb or paragraph.inside[verb - 1] != paragraph.inside[verb]:
        return False
    text, before = paragraph.tokens[verb].text, paragraph.tokens[verb - 1].text
    return text[:1].isupper() and text[1:].islower() and before[-1:].islower()


def colon_after(paragraph: Paragraph, verb: int, last: int) -> int:
    """Where what is said begins after the verb: ``powiedział i dodał[: „To koniec”]``."""
    return next((p for p in range(verb + 1, last) if paragraph.tokens[p].text == ":"), last)


def relative_spans(paragraph: Paragraph, window: Range, verb: int) -> list[Range]:
    """Relative clauses of the window that do not hold the verb."""
    found = []
    place = window.first
    if place < window.last and paragraph.tokens[place].text.lower() == paragraph.grammar.as_:
        end = place + 1
        while end < window.last and paragraph.tokens[end].text != ",":
            end += 1
        if not place < verb < end:
            found.append(Range(place, end))
    while place < window.last:
        if paragraph.tokens[place].text == "," and opens_clause(paragraph, place + 1):
            end = place + 2
            while end < window.last and paragraph.tokens[end].text != ",":
                end += 1
            if not place < verb < end:
                found.append(Range(place, end))
            place = end
            continue
        place += 1
    return found
