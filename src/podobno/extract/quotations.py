"""Paragraphs of an analysis come in; their quotation marks, paired, and dashes go out.

A paragraph is one stream of words, whatever its sentences: a quotation may hold several
sentences, and a sentence may be split by the cue (``– Wojsko – powiedział – wyszło.``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from podobno.language.tags import read_tag
from podobno.model import Analysis, Sentence, Span, Token

DASHES = frozenset("-–—−―‒")
FINAL = frozenset({".", "!", "?", "…", "...", "?!", "!?", "!!!", "!!"})
# A cue between dashes inside a quotation is at most this long: "– podkreśla szef Rady Anna Nowak –".
CUE_WORDS = 12
OPENING = frozenset("„«»“\"")
CLOSING = frozenset("”»«“\"")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Quoted words: offsets inside the marks, and of the marks. ``depth`` counts the quotations
    around it; ``is_balanced`` is false where one of the marks is missing."""

    start: int
    end: int
    outer_start: int
    outer_end: int
    depth: int
    is_balanced: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A block of text as one stream of words.

    ``homes`` gives for each word the number of its sentence, ``firsts`` the place in the stream
    where that sentence begins. ``inside`` gives for each word the outermost quotation it stands
    in (its place in ``quotes``) or -1; the marks themselves stand outside. ``named`` gives for each
    word the number of the name it belongs to, or -1.
    """

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
        end = index + 1
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
    analysis: Analysis, voices: frozenset[str] = frozenset(), names: Sequence[Span] = ()
) -> tuple[Paragraph, ...]:
    """The blocks of the text in reading order; page furniture stands in none.

    ``voices`` are base forms of verbs that may stand as a cue inside a quotation, between
    dashes: ``„Jedno – podkreśla Nowak – jest pewne”`` is read as two quotations. ``names``
    are the spans of the document's names.
    """
    return tuple(
        _paragraph(analysis.document.text, number, block, voices, names)
        for number, block in enumerate(_blocks(analysis))
    )


def find_quotes(text: str, start: int, end: int) -> tuple[Quote, ...]:
    """The quotations between two offsets, in the order of their opening marks.

    A straight mark opens after a space or a bracket and closes elsewhere; ``“`` opens in English
    typing and closes in Polish; two commas and two apostrophes are marks too. A mark whose
    partner is missing runs to the end, or from the last sentence's start.
    """
    found: list[Quote] = []
    open_marks: list[tuple[int, int, str]] = []
    position = start
    while position < end:
        width = _mark_width(text, position)
        if not width:
            position += 1
            continue
        mark = text[position : position + width]
        if _opens(text, position, width, start, open_marks, mark):
            open_marks.append((position, position + width, mark))
        elif open_marks:
            outer, inner, _ = open_marks.pop()
            found.append(_quote(text, outer, inner, position, position + width, len(open_marks)))
        else:
            found.append(
                replace(
                    _quote(text, position, position, position, position + width, 0),
                    is_balanced=False,
                )
            )
        position += width
    for depth, (outer, inner, _) in enumerate(open_marks):
        found.append(replace(_quote(text, outer, inner, end, end, depth), is_balanced=False))
    return tuple(sorted(found, key=lambda quote: (quote.outer_start, -quote.outer_end)))


def is_dash(token: Token) -> bool:
    """Whether the word is a dash or a hyphen standing for one."""
    return token.text in DASHES


def is_final(token: Token) -> bool:
    """Whether the word is a mark that ends a sentence."""
    return token.text in FINAL


def has_first_person(tokens: tuple[Token, ...], possessives: frozenset[str]) -> bool:
    """Whether somebody speaks of himself in these words: ``chcemy``, ``nasz``, ``mnie``."""
    for token in tokens:
        morph = read_tag(token.tag)
        if "pri" in morph.persons and morph.pos in {"fin", "bedzie", "ppron12", "aglt", "impt"}:
            return True
        if morph.pos == "praet" and token.text.endswith(("łem", "łam", "liśmy", "łyśmy")):
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
    text: str, number: int, block: list[tuple[int, Sentence]], voices: frozenset[str],
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
    quotes = tuple(_settled(quote, tokens, text) for quote in quotes)
    quotes = tuple(
        part for quote in quotes if quote.end > quote.start
        for part in _parts(quote, tokens, text, voices)
    )
    inside = tuple(_quote_of(token, quotes) for token in tokens)
    bracketed = _bracketed(tokens)
    return Paragraph(
        number=number,
        tokens=tokens,
        homes=tuple(homes),
        firsts=tuple(firsts),
        quotes=quotes,
        inside=inside,
        named=_named(tokens, names),
        dashes=tuple(
            index
            for index, token in enumerate(tokens)
            if inside[index] < 0 and is_dash(token) and index not in bracketed
            and _stands_alone(tokens, index)
        ),
    )


def _named(tokens: tuple[Token, ...], names: Sequence[Span]) -> tuple[int, ...]:
    start, end = tokens[0].start, tokens[-1].end
    inside = [(number, name) for number, name in enumerate(names) if start <= name.start < end]
    return tuple(
        next((number for number, name in inside
              if name.start <= token.start and token.end <= name.end), -1)
        for token in tokens
    )  # fmt: skip


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


def _stands_alone(tokens: tuple[Token, ...], index: int) -> bool:
    """A dash between spaces, or at an edge: not the hyphen of ``Moskwa–Pjongjang``."""
    token = tokens[index]
    before = index == 0 or tokens[index - 1].end < token.start
    after = index + 1 == len(tokens) or tokens[index + 1].start > token.end
    if before and after:
        return True
    return before != after and (index == 0 or is_final(tokens[index - 1]) or after)


def _parts(
    quote: Quote, tokens: tuple[Token, ...], text: str, voices: frozenset[str]
) -> list[Quote]:
    """A quotation without the cues that stand in it between dashes: ``„P – mówi X. – Q”``."""
    if quote.depth:
        return [quote]
    inner = [i for i, t in enumerate(tokens) if quote.start <= t.start and t.end <= quote.end]
    parts: list[Quote] = []
    start = quote.start
    place = 1
    while place < len(inner) - 1:
        cue = inner[place] + 1
        if not (is_dash(tokens[inner[place]]) and _stands_alone(tokens, inner[place])) or (
            tokens[cue].lemma not in voices
            or read_tag(tokens[cue].tag).pos not in {"praet", "fin"}
            or read_tag(tokens[cue].tag).persons & {"pri", "sec"}
        ):
            place += 1
            continue
        close = next(
            (p for p in range(place + 1, min(place + CUE_WORDS, len(inner)))
             if is_dash(tokens[inner[p]]) and _stands_alone(tokens, inner[p])), None
        )  # fmt: skip
        if close is None:
            break
        cut = tokens[inner[place]].start
        parts.append(_quote(text, quote.outer_start if not parts else start, start, cut, cut, 0))
        start = tokens[inner[close]].end
        place = close + 1
    if not parts:
        return [quote]
    return [*parts, _quote(text, start, start, quote.end, quote.outer_end, 0)]


def _settled(quote: Quote, tokens: tuple[Token, ...], text: str) -> Quote:
    """An unbalanced quotation with the most likely missing end.

    Without a closing mark it runs to the next spaced dash, where a cue stands
    (``„Wojsko wyszło – powiedział``); without an opening one it begins with its sentence.
    """
    if quote.is_balanced:
        return quote
    if quote.outer_end == quote.end:  # no closing mark
        for index, token in enumerate(tokens):
            if token.start <= quote.start or not is_dash(token):
                continue
            if _stands_alone(tokens, index) and index + 1 < len(tokens):
                if read_tag(tokens[index + 1].tag).is_finite:
                    return _cut(quote, token.start, text)
        if quote.outer_start <= tokens[0].start:
            return quote
        for token in tokens:
            if token.start > quote.start and is_final(token):
                return _cut(quote, token.start, text)
        return quote
    if text[quote.outer_end :].lstrip(" ")[:1] not in {",", *DASHES}:
        return replace(quote, end=quote.start)  # a stray mark: no cue follows
    start = tokens[0].start
    for index, token in enumerate(tokens):
        if token.end > quote.outer_start:
            break
        is_end = is_final(token) and index + 1 < len(tokens)
        if is_end and tokens[index + 1].end <= quote.outer_start:
            start = tokens[index + 1].start
        if is_dash(token) and _stands_alone(tokens, index) and index + 1 < len(tokens):
            start = tokens[index + 1].start
    return replace(
        _quote(text, start, start, quote.outer_start, quote.outer_end, 0), is_balanced=False
    )


def _cut(quote: Quote, end: int, text: str) -> Quote:
    cut = _quote(text, quote.outer_start, quote.start, end, end, quote.depth)
    return replace(cut, is_balanced=False)


def _quote_of(token: Token, quotes: tuple[Quote, ...]) -> int:
    for number, quote in enumerate(quotes):
        if quote.depth == 0 and quote.start <= token.start and token.end <= quote.end:
            return number
    return -1


def _quote(text: str, outer: int, inner: int, end: int, outer_end: int, depth: int) -> Quote:
    start = inner
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Quote(start=start, end=end, outer_start=outer, outer_end=outer_end, depth=depth)


def _mark_width(text: str, position: int) -> int:
    if text[position : position + 2] in {",,", "''", "``"}:
        return 2
    return 1 if text[position] in OPENING | CLOSING else 0


def _opens(
    text: str,
    position: int,
    width: int,
    start: int,
    open_marks: list[tuple[int, int, str]],
    mark: str,
) -> bool:
    before = text[position - 1] if position > start else " "
    after = text[position + width] if position + width < len(text) else " "
    if mark in {"„", ",,"}:
        return True
    if mark in {"”", "''"}:
        return False
    is_start = (before.isspace() or before in "([{„«»“\"-–—:") and not (
        after.isspace() or after in ".,;:!?)…"
    )
    if mark in {"“", '"', "«", "»", "``"}:
        if open_marks and open_marks[-1][2] == mark and not is_start:
            return False
        if not open_marks:
            return is_start or (before.isspace() and mark in {"“", "«"})
        return is_start and (mark != "“" or open_marks[-1][2] != "„" or after.isalnum())
    return False
