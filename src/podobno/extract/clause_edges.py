"""A word of a paragraph in, the edges of its clause, segment or phrase out."""

from __future__ import annotations

from podobno.extract.cues import Cue, Range, is_finite, morph_of
from podobno.extract.paragraphs import Paragraph
from podobno.extract.quotations import is_dash, is_final
from podobno.model import Token


def clause_start(paragraph: Paragraph, index: int) -> int:
    """The first word of the clause that holds this word: after a comma with its conjunction or
    relative word, after a dash, or where the sentence begins."""
    start = paragraph.sentence_start(index)
    for place in range(index - 1, start - 1, -1):
        token = paragraph.tokens[place]
        if place in paragraph.dashes or token.text in {":", ";", "("}:
            return place + 1
        if token.text == "," and opens_clause(paragraph, place + 1):
            return place + 1
    return start


def opens_clause(paragraph: Paragraph, index: int) -> bool:
    """Whether a subordinate clause begins here: ``że``, ``który``, ``w którym``, ``na czym``."""
    if index >= len(paragraph.tokens):
        return False
    token = paragraph.tokens[index]
    if is_as_well(paragraph, index):
        return False
    if {token.lemma, token.text.lower()} & paragraph.grammar.subordinate:
        return True
    is_preposition = morph_of(token).pos == "prep"
    return (
        is_preposition
        and index + 1 < len(paragraph.tokens)
        and (
            paragraph.tokens[index + 1].lemma
            in paragraph.grammar.relative | paragraph.grammar.interrogative
        )
    )


def is_as_well(paragraph: Paragraph, index: int) -> bool:
    """``[jak i] Moskwa`` after ``zarówno Kijów,``: joins, and opens no clause."""
    words = [token.text.lower() for token in paragraph.tokens[index : index + 2]]
    return len(words) == 2 and (
        words[0] == paragraph.grammar.as_ and words[1] in paragraph.grammar.as_well
    )


def first_verb(paragraph: Paragraph, span: Range) -> int | None:
    """The first finite verb of a stretch, outside subordinate clauses, brackets and quotations."""
    depth = 0
    place = span.first
    while place < span.last:
        token = paragraph.tokens[place]
        depth += (token.text == "(") - (token.text == ")")
        if depth == 0 and paragraph.inside[place] < 0:
            if is_finite(token):
                return place
            if token.text == "," and opens_clause(paragraph, place + 1):
                place = _clause_close(paragraph, place + 1, span.last)
                continue
        place += 1
    return None


def segment_end(paragraph: Paragraph, index: int) -> int:
    """Where the segment that begins here ends: at a spaced dash, the sentence's end or a mark
    that opens a quotation."""
    home_end = paragraph.sentence_end(index)
    for place in range(index, home_end):
        if place in paragraph.dashes and place > index:
            return place
        if is_final(paragraph.tokens[place]) and place + 1 == home_end:
            return place
    return home_end


def agent_end(paragraph: Paragraph, start: int, limit: int) -> int:
    """After the agent that ``przez`` opens: one noun with its adjectives, and its name (``przez
    agencję TASS``, ``przez dziennik „Bild”``), so that the noun it modifies is left."""
    place = start
    while place < limit and morph_of(paragraph.tokens[place]).pos in {"adj", "ppas", "pact"}:
        place += 1
    if place < limit and paragraph.tokens[place].text[:1].islower():
        place += 1
        while (
            place < limit
            and morph_of(paragraph.tokens[place]).pos == "adj"
            and ("acc" in morph_of(paragraph.tokens[place]).cases)
        ):
            place += 1
    if place < limit and (paragraph.inside[place] >= 0 or not _is_word(paragraph.tokens[place])):
        while place < limit and (
            paragraph.inside[place] >= 0 or not _is_word(paragraph.tokens[place])
        ):
            place += 1
        return place
    first = place
    while place < limit and paragraph.tokens[place].text[:1].isupper():
        if place > first and paragraph.tokens[place - 1].text.isupper():
            break
        place += 1
    return place


def trimmed(paragraph: Paragraph, span: Range) -> Range:
    """The stretch without commas, dashes, stops and lone marks at its ends."""
    first, last = span
    while first < last and _is_edge(paragraph.tokens[first], at_start=True):
        first += 1
    while last > first and _is_edge(paragraph.tokens[last - 1], at_start=False):
        last -= 1
    return Range(first, last)


def _is_edge(token: Token, *, at_start: bool) -> bool:
    if token.text in {",", ";", ":"} or is_dash(token):
        return True
    return token.text in {".", "…"} if not at_start else token.text in {".", "…", ")"}


def _clause_close(paragraph: Paragraph, start: int, last: int) -> int:
    for place in range(start + 1, last):
        if paragraph.tokens[place].text == "," and not opens_clause(paragraph, place + 1):
            return place + 1
    return last


def _is_word(token: Token) -> bool:
    return token.text[:1].isalnum()


def clause_limit(paragraph: Paragraph, first: int, home: int) -> int:
    """The end of the quotation the clause stands in, else of its sentence, or of a quotation
    that begins in the clause and runs over several sentences."""
    if home >= 0:
        last = first
        end = paragraph.sentence_end(first)
        while last < end and paragraph.inside[last] == home:
            last += 1
        return last
    end = paragraph.sentence_end(first)
    while (
        end < len(paragraph.tokens)
        and paragraph.inside[end - 1] >= 0
        and (paragraph.inside[end] == paragraph.inside[end - 1])
    ):
        end += 1
    while end > first and is_final(paragraph.tokens[end - 1]):
        end -= 1
    return end


def window_start(paragraph: Paragraph, cue: Cue) -> int:
    """Where the subject may stand: from the start of the sentence or quotation."""
    start = paragraph.sentence_start(cue.verb)
    if paragraph.inside[cue.verb] >= 0:
        while paragraph.inside[start] != paragraph.inside[cue.verb]:
            start += 1
    return start
