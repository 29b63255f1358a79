"""A text and its tokens come in, the sentences' ranges of tokens and their paragraphs go out."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from podobno.language.engine import Piece

_LINE_END = re.compile(r"\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_ROMAN = re.compile(r"[IVXLC]+")
_STOPS = frozenset({".", "!", "?", "…"})
_CLOSING = frozenset({'"', "”", "“", "»", "«", ")", "]", "'", "’", "''"})
_OPENING = frozenset({'"', "„", "“", "”", "«", "»", "(", "[", "'", "‘", "''", ",,"})
_DASHES = frozenset({"-", "–", "—", "--", "―", "•", "*"})
# A text is taken as wrapped by hand at a fixed width when at least this many of its line ends,
# and this share of them, have a lower-case letter behind: "Kim\nprzybył do stolicy".
_MIN_WRAPPED = 4
_WRAPPED_SHARE = 0.3
# In tokens. 800 articles have sentences of up to 130 words and paragraphs of up to 550; a report
# that lost its line ends is one of 3,000. Rules look at a sentence, and at a paragraph, as a
# whole: these bounds keep the time that a text takes to its length.
LONGEST_SENTENCE = 300
_LONGEST_PARAGRAPH = 3000


@dataclass(frozen=True, slots=True)
class Range:
    """The tokens ``[first, last)`` of one sentence, and its paragraph counted from 0."""

    first: int
    last: int
    paragraph: int


def find_sentences(
    text: str,
    pieces: list[Piece],
    breaks: Iterable[int],
    *,
    is_finite: Callable[[str], bool],
    opens_sentence: Callable[[str], bool],
    is_counted: Callable[[str, str], bool],
) -> list[Range]:
    """The sentences of a text in reading order.

    ``breaks`` are offsets at which a sentence ends whatever stands there; one that runs on for
    hundreds of words is cut, and so is a paragraph of thousands. ``is_finite`` tells a
    word that can only be a finite verb, ``opens_sentence`` a word whose capital can only come
    from the beginning of a sentence (``Obecnie``): both decide after an abbreviation (``w
    Korei Płn. Kim pojawił się``, ``w 2024 r. Obecnie``). ``is_counted`` tells a word that an
    abbreviation counts (``40 proc. Polaków``).
    """
    wrapped = _is_wrapped(text)
    forced = sorted(breaks)
    items = _item_starts(text, pieces, opens_sentence)
    ranges: list[Range] = []
    first = paragraph = opening = next_break = 0
    for index in range(1, len(pieces)):
        previous, piece = pieces[index - 1], pieces[index]
        lines = _line_ends(text[previous.end : piece.start])
        if lines == 1 and (wrapped or _runs_on(previous, piece)):
            lines = 0
        is_forced = False
        while next_break < len(forced) and forced[next_break] <= piece.start:
            is_forced = is_forced or forced[next_break] >= previous.end
            next_break += 1
        counts = is_counted(previous.text, piece.text)
        if (
            lines
            or is_forced
            or index - first >= LONGEST_SENTENCE
            or index in items
            or (not counts and _ends(pieces, first, index, is_finite, opens_sentence))
        ):
            ranges.append(Range(first, index, paragraph))
            first = index
            if lines or index - opening >= _LONGEST_PARAGRAPH:
                paragraph, opening = paragraph + 1, index
    if pieces:
        ranges.append(Range(first, len(pieces), paragraph))
    return ranges


def _item_starts(
    text: str, pieces: list[Piece], opens_sentence: Callable[[str], bool]
) -> frozenset[int]:
    """The tokens that begin an item of a lead which lists what its article tells (``Sąd uchylił
    wyrok; Na razie nie wiadomo, co dalej; Adwokaci złożą wniosek``): each has a capital behind a
    semicolon, and one of the line's could not have it but at the beginning of a sentence."""
    found: set[int] = set()
    line: list[int] = []
    for index in range(1, len(pieces) + 1):
        ends_line = index == len(pieces) or _line_ends(
            text[pieces[index - 1].end : pieces[index].start]
        )
        if not ends_line and pieces[index - 1].text == ";" and pieces[index].text[0].isupper():
            line.append(index)
        if ends_line:
            if any(opens_sentence(pieces[item].text) for item in line):
                found.update(line)
            line = []
    return frozenset(found)


def _ends(
    pieces: list[Piece],
    first: int,
    index: int,
    is_finite: Callable[[str], bool],
    opens_sentence: Callable[[str], bool],
) -> bool:
    """Whether a sentence that began at ``first`` ends before the token at ``index``."""
    last = index - 1
    # Closing quotes and brackets stay with the stop before them: 'zapomni".'
    while last > first and pieces[last].text in _CLOSING and _adjoins(pieces, last):
        last -= 1
    stop = pieces[last]
    is_abbreviation = stop.kind == "after"
    if not (is_abbreviation or (stop.text[0] in _STOPS and stop.kind == "mark")):
        return False
    piece = pieces[index]
    has_gap = piece.start > pieces[index - 1].end
    if piece.text in _CLOSING and not has_gap:
        return False
    word = _opening_word(pieces, index)
    if word is None or not (word.text[0].isupper() or word.text[0].isdigit()):
        return False
    if is_abbreviation:
        return word.text[0].isupper() and (
            opens_sentence(word.text)
            or (_has_finite(pieces, first, last, is_finite) and not _is_name_left(pieces, index))
        )
    if last == first:
        return False
    before = pieces[last - 1]
    if stop.text == "." and before.text.isdigit() and before.end == stop.start:
        return has_gap and not _is_ordinal(
            pieces, first, last, word.text, is_finite, opens_sentence
        )
    if not has_gap:
        return _is_missing_space(before, piece, stop)
    return True


def _is_name_left(pieces: list[Piece], index: int) -> bool:
    """``stwierdził w 2016 r. [Jan Kowalski].``: only capitalised words up to the next stop, two or
    three, so that nothing else could be said of whoever bears the name."""
    end = index
    while end < len(pieces) and pieces[end].kind == "word" and pieces[end].text[0].isupper():
        end += 1
    is_closed = end < len(pieces) and pieces[end].text == "." and pieces[end].kind == "mark"
    return is_closed and 2 <= end - index <= 3


def _is_ordinal(
    pieces: list[Piece],
    first: int,
    stop: int,
    word: str,
    is_finite: Callable[[str], bool],
    opens_sentence: Callable[[str], bool],
) -> bool:
    """Whether a number with a stop counts what a capitalised word names: "1. Wstęp", "podczas 80.
    Festiwalu", "w latach 60. XX wieku"; not "budowa Nord Stream 2. Pierwszy gazociąg"."""
    number = stop - 1
    if number == first or _ROMAN.fullmatch(word):
        return True
    if opens_sentence(word) or len(pieces[number].text) > 3:
        return False
    return pieces[number - 1].text[0].islower() and not _has_finite(pieces, first, stop, is_finite)


def _opening_word(pieces: list[Piece], index: int) -> Piece | None:
    """The first word at or after ``index``, behind quotes, brackets and a dialogue dash."""
    for piece in pieces[index : index + 4]:
        if piece.text not in _OPENING and piece.text not in _DASHES:
            return piece if piece.kind != "mark" else None
    return None


def _adjoins(pieces: list[Piece], index: int) -> bool:
    return pieces[index - 1].end == pieces[index].start


def _is_missing_space(before: Piece, piece: Piece, stop: Piece) -> bool:
    """``końca.Następnie``, but not ``p.Nowak`` or ``WP.Kanał``."""
    ends_low = (before.text[-1:].islower() and len(before.text) > 1) or before.text in _CLOSING
    starts_high = piece.text[:1].isupper() and (
        piece.text[1:2].islower() or len(piece.text) == 1 or stop.text != "."
    )
    return (ends_low or before.text.isdigit()) and (starts_high or piece.text in _DASHES)


def _has_finite(
    pieces: list[Piece], first: int, last: int, is_finite: Callable[[str], bool]
) -> bool:
    return any(piece.kind == "word" and is_finite(piece.text) for piece in pieces[first:last])


def _runs_on(previous: Piece, piece: Piece) -> bool:
    """Whether a line goes on in the next: "przyleciała do\nstolicy"."""
    is_open = previous.kind in {"word", "number", "before"} or previous.text == ","
    return is_open and piece.text[0].islower()


def _line_ends(gap: str) -> int:
    return len(_LINE_END.findall(gap)) if gap not in {"", " "} else 0


def _is_wrapped(text: str) -> bool:
    lines = [line.strip() for line in text.splitlines()]
    ends = sum(1 for line in lines[1:] if line)
    low = sum(
        1 for line, following in itertools.pairwise(lines) if line and following[:1].islower()
    )
    return low >= _MIN_WRAPPED and low >= ends * _WRAPPED_SHARE
