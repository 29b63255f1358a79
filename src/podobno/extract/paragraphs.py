"""An analysis comes in; its paragraphs go out, each as one stream of words.

A quotation may hold several sentences, and a sentence may be split by the cue
(``– Wojsko – powiedział – wyszło.``): so a paragraph is read as a whole."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from podobno.extract.grammar import Grammar
from podobno.extract.quotations import Quote, find_quotes, is_dash, parts_of, settled, stands_alone
from podobno.language.tags import read_tag
from podobno.model import Analysis, Sentence, Span, Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A block of text as one stream of words.

    ``homes`` gives for each word the number of its sentence, ``firsts`` the place in the stream
    where that sentence begins. ``inside`` gives for each word the outermost quotation it stands
    in (its place in ``quotes``) or -1; the marks themselves stand outside. ``named`` gives for each
    word the number of the name it belongs to, or -1.
    """

    grammar: Grammar
    number: int
    tokens: tuple[Token, ...]
    homes: tuple[int, ...]
    firsts: tuple[int, ...]
    quotes: tuple[Quote, ...]
    inside: tuple[int, ...]
    named: tuple[int, ...]
    dashes: tuple[int, ...]

    def sentence_end(self, index: int) -> int:
        """The place after the last word of the sentence that holds this word."""
        end = min(index + 1, len(self.tokens))
        while end < len(self.tokens) and self.homes[end] == self.homes[index]:
            end += 1
        return end

    def sentence_start(self, index: int) -> int:
        """The place of the first word of the sentence that holds this word."""
        return self.firsts[index]

    def local(self, index: int) -> int:
        """The word's place within its own sentence."""
        return index - self.firsts[index]

    def at(self, offset: int) -> int:
        """The place of the first word that ends after this offset of the text."""
        for index, token in enumerate(self.tokens):
            if token.end > offset:
                return index
        return len(self.tokens)


def read_paragraphs(
    analysis: Analysis,
    *,
    grammar: Grammar,
    voices: frozenset[str] = frozenset(),
    names: Sequence[Span] = (),
) -> tuple[Paragraph, ...]:
    """The blocks of the text in reading order; page furniture stands in none.

    ``voices`` are base forms of verbs that may stand as a cue inside a quotation, between
    dashes: ``„Jedno – podkreśla Nowak – jest pewne”`` is read as two quotations. ``names``
    are the spans of the document's names.
    """
    return tuple(
        _paragraph(analysis.document.text, number, block, grammar, voices, names)
        for number, block in enumerate(_blocks(analysis))
    )


def has_first_person(
    tokens: tuple[Token, ...], possessives: frozenset[str], grammar: Grammar
) -> bool:
    """Whether somebody speaks of himself in these words: ``chcemy``, ``nasz``, ``mnie``."""
    for token in tokens:
        morph = read_tag(token.tag)
        if "pri" in morph.persons and morph.pos in {"fin", "bedzie", "ppron12", "aglt", "impt"}:
            return True
        if morph.pos == "praet" and token.text.endswith(grammar.first_person_endings):
            return True
        if token.lemma in possessives:
            return True
    return False


def _blocks(analysis: Analysis) -> Iterator[list[tuple[int, Sentence]]]:
    block: list[tuple[int, Sentence]] = []
    for number, sentence in enumerate(analysis.sentences):
        if block and (sentence.is_noise or sentence.paragraph != block[-1][1].paragraph):
            yield block
            block = []
        if not sentence.is_noise and sentence.tokens:
            block.append((number, sentence))
    if block:
        yield block


def _paragraph(
    text: str,
    number: int,
    block: list[tuple[int, Sentence]],
    grammar: Grammar,
    voices: frozenset[str],
    names: Sequence[Span],
) -> Paragraph:
    tokens = tuple(token for _, sentence in block for token in sentence.tokens)
    homes: list[int] = []
    firsts: list[int] = []
    for home, sentence in block:
        first = len(homes)
        homes.extend([home] * len(sentence.tokens))
        firsts.extend([first] * len(sentence.tokens))
    quotes = find_quotes(text, tokens[0].start, tokens[-1].end)
    quotes = tuple(settled(quote, tokens, text) for quote in quotes)
    quotes = tuple(
        part
        for quote in quotes
        if quote.end > quote.start
        for part in parts_of(quote, tokens, text, voices)
    )
    outer = ((number, quote) for number, quote in enumerate(quotes) if quote.depth == 0)
    inside = _covering(tokens, ((number, Span(quote.start, quote.end)) for number, quote in outer))
    bracketed = _bracketed(tokens)
    return Paragraph(
        grammar=grammar,
        number=number,
        tokens=tokens,
        homes=tuple(homes),
        firsts=tuple(firsts),
        quotes=quotes,
        inside=inside,
        named=_covering(tokens, enumerate(names)),
        dashes=tuple(
            index
            for index, token in enumerate(tokens)
            if inside[index] < 0
            and is_dash(token)
            and index not in bracketed
            and (stands_alone(tokens, index) or _is_glued(tokens, index, voices))
        ),
    )


def _is_glued(tokens: tuple[Token, ...], index: int, voices: frozenset[str]) -> bool:
    """``„Nie chcemy” –[powiedział]``: a dash typed right before its verb of saying."""
    if not 0 < index < len(tokens) - 1 or tokens[index - 1].end == tokens[index].start:
        return False
    after = tokens[index + 1]
    return after.lemma in voices and read_tag(after.tag).is_finite and after.text.islower()


def _covering(tokens: tuple[Token, ...], spans: Iterable[tuple[int, Span]]) -> tuple[int, ...]:
    """For each token the number of the first span that holds it, -1 for none: each span looks up
    its own tokens, so that a sentence of 20,000 words costs what its words cost."""
    starts = [token.start for token in tokens]
    found = [-1] * len(tokens)
    for number, span in spans:
        for index in range(bisect_left(starts, span.start), bisect_left(starts, span.end)):
            if found[index] < 0 and tokens[index].end <= span.end:
                found[index] = number
    return tuple(found)


def _bracketed(tokens: tuple[Token, ...]) -> frozenset[int]:
    """The places inside brackets that close: a dash there (``(… – red.)``) opens no line."""
    found: set[int] = set()
    opened: int | None = None
    for index, token in enumerate(tokens):
        if token.text in {"(", "["}:
            opened = index
        elif token.text in {")", "]"} and opened is not None:
            found.update(range(opened, index))
            opened = None
    return frozenset(found)
