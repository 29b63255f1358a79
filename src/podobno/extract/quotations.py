"""The text of a paragraph comes in; its quotations, marks paired, go out.

Marks may be lost, nested or typed as commas; a cue may stand inside, between dashes."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from podobno.language.tags import read_tag
from podobno.model import Token

# A cue between dashes inside a quotation is at most this long: "– podkreśla szef Rady Nowak –".
CUE_WORDS = 12


OPENING = frozenset('„«»“"')


CLOSING = frozenset('”»«“"')


DASHES = frozenset("-–—−―‒")


FINAL = frozenset({".", "!", "?", "…", "...", "?!", "!?", "!!!", "!!"})


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


def find_quotes(text: str, start: int, end: int) -> tuple[Quote, ...]:
    """The quotations between two offsets, in the order of their opening marks.

    A straight mark opens after a space or a bracket and closes elsewhere; ``“`` opens in English
    typing and closes in Polish; two commas and two apostrophes are marks too. A mark whose
    partner is missing runs to the end, or from the last sentence's start; but a mark that closes
    one quotation inside another at a sentence's end closes both where one is missing.
    """
    found, left_open = _paired(text, start, end, frozenset())
    closing_both = frozenset(_find_shared_closes(text, found, left_open))
    return _paired(text, start, end, closing_both)[0] if closing_both else found


def _find_shared_closes(
    text: str, found: tuple[Quote, ...], left_open: Sequence[int]
) -> Iterator[int]:
    """``napisał: "list trafił do "Kuriera". Potem``: behind each mark that is left open, the first
    one that has to close its quotation as well."""
    starts = [quote.outer_start for quote in found]
    for depth, (opening, following) in enumerate(pairwise((*left_open, len(text))), 1):
        for quote in found[bisect_right(starts, opening) : bisect_left(starts, following)]:
            is_inner = quote.depth == depth and quote.is_balanced
            if is_inner and _ends_sentence(text, quote.outer_end):
                yield quote.outer_end
                break


def _ends_sentence(text: str, position: int) -> bool:
    """Whether a sentence ends at a closing mark: ``".`` and a capital, a dash or a mark follow."""
    rest = text[position : position + 4]
    if rest[:1] not in {".", "!", "?"}:
        return False
    following = rest[1:].lstrip()[:1]
    return not following or following.isupper() or following in DASHES | OPENING


def _paired(
    text: str, start: int, end: int, closing_both: frozenset[int]
) -> tuple[tuple[Quote, ...], Sequence[int]]:
    """The quotations, and where the marks stand that nothing closes; those that end at a place of
    ``closing_both`` close the quotation around theirs too."""
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
            if position + width in closing_both and open_marks:
                outer, inner, _ = open_marks.pop()
                found.append(
                    _quote(text, outer, inner, position + width, position + width, len(open_marks))
                )
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
    ordered = sorted(found, key=lambda quote: (quote.outer_start, -quote.outer_end))
    return tuple(ordered), [outer for outer, _, _ in open_marks]


def is_dash(token: Token) -> bool:
    """Whether the word is a dash or a hyphen standing for one."""
    return token.text in DASHES


def is_mark(text: str) -> bool:
    """Whether the word is a quotation mark, or one of two characters typed for it."""
    return bool(text) and all(char in "„”“\"»«'`" for char in text)


def is_final(token: Token) -> bool:
    """Whether the word is a mark that ends a sentence."""
    return token.text in FINAL


def stands_alone(tokens: tuple[Token, ...], index: int) -> bool:
    """A dash between spaces, or at an edge: not the hyphen of ``Moskwa–Pjongjang``."""
    token = tokens[index]
    before = index == 0 or tokens[index - 1].end < token.start
    after = index + 1 == len(tokens) or tokens[index + 1].start > token.end
    if before and after:
        return True
    return before != after and (index == 0 or is_final(tokens[index - 1]) or after)


def parts_of(
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
        if not (is_dash(tokens[inner[place]]) and stands_alone(tokens, inner[place])) or (
            tokens[cue].lemma not in voices
            or read_tag(tokens[cue].tag).pos not in {"praet", "fin"}
            or read_tag(tokens[cue].tag).persons & {"pri", "sec"}
        ):
            place += 1
            continue
        close = next(
            (p for p in range(place + 1, min(place + CUE_WORDS, len(inner)))
             if is_dash(tokens[inner[p]]) and stands_alone(tokens, inner[p])), None
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


def settled(quote: Quote, tokens: tuple[Token, ...], text: str) -> Quote:
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
            is_cue = index + 1 < len(tokens) and read_tag(tokens[index + 1].tag).is_finite
            if is_cue and stands_alone(tokens, index):
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
        if is_dash(token) and stands_alone(tokens, index) and index + 1 < len(tokens):
            start = tokens[index + 1].start
    return replace(
        _quote(text, start, start, quote.outer_start, quote.outer_end, 0), is_balanced=False
    )


def _cut(quote: Quote, end: int, text: str) -> Quote:
    cut = _quote(text, quote.outer_start, quote.start, end, end, quote.depth)
    return replace(cut, is_balanced=False)


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
    is_start = (before.isspace() or before in '([{„«»“"-–—:') and not (
        after.isspace() or after in ".,;:!?)…"
    )
    if mark in {"“", '"', "«", "»", "``"}:
        if open_marks and open_marks[-1][2] == mark and not is_start:
            return False
        if not open_marks:
            return is_start or (before.isspace() and mark in {"“", "«"})
        return is_start and (mark != "“" or open_marks[-1][2] != "„" or after.isalnum())
    return False
