"""A place of a paragraph in, the quoted words that begin or end there out."""

from __future__ import annotations

from podobno.extract.cues import Range, is_finite
from podobno.extract.paragraphs import Paragraph
from podobno.extract.quotations import is_mark


def quote_ending(paragraph: Paragraph, place: int) -> Range | None:
    """The quotation that closes just before this word, as words; commas and stops between."""
    before = place - 1
    while before >= 0 and paragraph.inside[before] < 0:
        text = paragraph.tokens[before].text
        if text not in {",", ".", "…", "!", "?"} and not is_mark(text):
            return None
        before -= 1
    return quote_words(paragraph, paragraph.inside[before]) if before >= 0 else None


def quote_starting(paragraph: Paragraph, place: int) -> Range | None:
    """The quotation that opens at this word (its mark, or its first word)."""
    after = place
    while after < len(paragraph.tokens) and is_mark(paragraph.tokens[after].text):
        if paragraph.inside[after] >= 0:
            break
        after += 1
    if after >= len(paragraph.tokens) or paragraph.inside[after] < 0:
        return None
    if after == place and place > 0 and paragraph.inside[place - 1] == paragraph.inside[place]:
        return None
    return quote_words(paragraph, paragraph.inside[after])


def quote_words(paragraph: Paragraph, number: int) -> Range:
    """The words inside a quotation."""
    places = [i for i, inside in enumerate(paragraph.inside) if inside == number]
    return Range(places[0], places[-1] + 1)


def is_name_like(paragraph: Paragraph, quote: Range) -> bool:
    """Whether quoted words are a name or title rather than speech: few, with a capital, no verb."""
    return quote.last - quote.first <= 5 and not has_verb(paragraph, quote)


def is_sentence_like(paragraph: Paragraph, quote: Range) -> bool:
    """Whether quoted words say something by themselves: a verb and three words or more."""
    words = [t for t in paragraph.tokens[quote.first : quote.last] if t.text[0].isalnum()]
    return len(words) >= 3 and has_verb(paragraph, quote)


def has_verb(paragraph: Paragraph, span: Range) -> bool:
    return any(is_finite(paragraph.tokens[place]) for place in range(*span))


def is_wording(paragraph: Paragraph, number: int) -> bool:
    """Whether marks hold somebody's words, not a name or a title: they begin with a small
    letter, or hold a verb."""
    words = [t for i, t in enumerate(paragraph.tokens) if paragraph.inside[i] == number]
    words = [t for t in words if t.text[:1].isalnum()]
    if not words:
        return False
    if words[0].text[:1].islower() and not all(t.text[:1].isupper() for t in words[1:] or words):
        return True
    return len(words) >= 3 and any(is_finite(t) for t in words)


def is_quoted_name(paragraph: Paragraph, place: int) -> bool:
    """A name in marks, ``„Bild”``: quoted words with a capital and no verb."""
    number = paragraph.inside[place]
    if number < 0:
        return False
    words = [t for i, t in enumerate(paragraph.tokens) if paragraph.inside[i] == number]
    if len(words) > 5 or not words[0].text[:1].isupper():
        return False
    return not any(is_finite(token) for token in words)


def quoted_places(paragraph: Paragraph, number: int) -> tuple[int, int]:
    places = [place for place, inside in enumerate(paragraph.inside) if inside == number]
    return places[0], places[-1] + 1
