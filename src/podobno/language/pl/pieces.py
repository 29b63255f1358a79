"""A text comes in, its words with exact offsets and their vocabulary pieces go out.

A word is a run of letters and digits, or one other visible character. Each word is cut into
pieces on its own (unigram model: the cut with the greatest sum of scores), so that the first
piece of a word always stands for the word, whatever surrounds it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path

from podobno.model import Span

# A soft hyphen or a combining accent inside a word does not break it: "Wiel-ka" printed so.
WORD = re.compile(r"[^\W_]+(?:[\u00ad\u0300-\u036f]+[^\W_]*)*|\S")
DROPPED = dict.fromkeys((0x00AD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF))
START, PADDING, END, UNKNOWN, MASK = range(5)
SPECIAL = ("<s>", "<pad>", "</s>", "<unk>", "<mask>")
GAP = "\u2581"
# The score of a character no piece covers: below every piece, so that it is used only when it must.
UNKNOWN_SCORE = -30.0


def find_words(text: str, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
    """The words of a text, or of what stands between two places in it, in reading order.

    >>> [tuple(span) for span in find_words("Kim: 10,5 tys.")]
    [(0, 3), (3, 4), (5, 7), (7, 8), (8, 9), (10, 13), (13, 14)]
    """
    found = WORD.finditer(text, start, len(text) if end is None else end)
    return tuple([Span._make(match.span()) for match in found])


class Vocabulary:
    """Pieces and their scores; a piece's number is its place in the file."""

    def __init__(self, rows: Iterable[tuple[str, float]]) -> None:
        self._pieces: Mapping[str, tuple[int, float]] = {
            piece: (number, score) for number, (piece, score) in enumerate(rows)
        }
        self._longest = max(map(len, self._pieces))
        self._cuts: dict[str, tuple[int, ...]] = {}

    @classmethod
    def read(cls, path: Path) -> Vocabulary:
        """The vocabulary of a file with one piece and its score a line, tab-separated."""
        lines = path.read_text(encoding="utf-8").split("\n")
        rows = (line.rsplit("\t", 1) for line in lines if line)
        return cls((piece, float(score)) for piece, score in rows)

    def __len__(self) -> int:
        return len(self._pieces)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The pieces in the order of their numbers."""
        return tuple(self._pieces)

    def cut(self, word: str, *, after_gap: bool) -> tuple[int, ...]:
        """The numbers of the pieces of one word; ``after_gap`` where white space or the start of
        the text stands before it. Never empty."""
        key = GAP + word if after_gap else word
        found = self._cuts.get(key)
        if found is None:
            shown = unicodedata.normalize("NFKC", word.translate(DROPPED)).replace(" ", "")
            found = self._best_cut(GAP + shown if after_gap else shown) or (UNKNOWN,)
            if len(self._cuts) < 100_000:  # bounds the memory of a process that reads for days
                self._cuts[key] = found
        return found

    def cut_all(self, text: str, spans: Iterable[tuple[int, int]]) -> tuple[tuple[int, ...], ...]:
        """The numbers of the pieces of each of some words of a text."""
        known = self._cuts
        cuts = []
        for start, end in spans:
            word = text[start:end]
            after_gap = start == 0 or text[start - 1].isspace()
            found = known.get(GAP + word if after_gap else word)
            cuts.append(found or self.cut(word, after_gap=after_gap))
        return tuple(cuts)

    def _best_cut(self, word: str) -> tuple[int, ...]:
        best: list[tuple[float, int, int]] = [(0.0, 0, 0)]
        for end in range(1, len(word) + 1):
            score, begin, number = best[end - 1][0] + UNKNOWN_SCORE, end - 1, UNKNOWN
            for start in range(max(0, end - self._longest), end):
                piece = self._pieces.get(word[start:end])
                if piece and best[start][0] + piece[1] > score:
                    score, begin, number = best[start][0] + piece[1], start, piece[0]
            best.append((score, begin, number))
        numbers: list[int] = []
        at = len(word)
        while at > 0:
            numbers.append(best[at][2])
            at = best[at][1]
        return tuple(reversed(numbers))
