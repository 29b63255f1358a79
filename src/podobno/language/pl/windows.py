"""The pieces of a text's sentences come in, windows that the network can read go out.

Each sentence is read in exactly one window; sentences before it stand in front as context, so
that windows overlap. A sentence too long for a window is cut into parts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from podobno.language.pl.pieces import END

# As in training, where windows hold 256 pieces.
LONGEST = 256
CONTEXT = 16

Pieces = tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """The words ``[first, first + count)`` of a sentence, at ``row`` among the window's words."""

    sentence: int
    first: int
    count: int
    row: int


@dataclass(frozen=True, slots=True)
class Window:
    """``pieces`` of the window's sentences, a line end as ``(END,)`` of its own; ``parts`` are
    those whose results count."""

    pieces: tuple[Pieces, ...]
    parts: tuple[Part, ...]


def cut_windows(sentences: Sequence[Pieces], line_ends: Sequence[bool]) -> Iterator[Window]:
    """The windows of a text in reading order."""
    chunks = [
        chunk
        for index, (words, line_end) in enumerate(zip(sentences, line_ends, strict=True))
        for chunk in _chunks(index, words, line_end)
    ]
    begin = 0
    while begin < len(chunks):
        room = min(CONTEXT, LONGEST - 2 - chunks[begin].size)
        context = _context(chunks, begin, room)
        size = 2 + sum(chunk.size for chunk in context)
        end = begin
        while end < len(chunks):
            if end > begin and size + chunks[end].size > LONGEST:
                break
            size += chunks[end].size
            end += 1
        row = sum(chunk.count for chunk in context)
        parts = []
        for chunk in chunks[begin:end]:
            parts.append(Part(chunk.sentence, chunk.first, chunk.count, row))
            row += chunk.count
        yield Window(
            tuple(chunk.pieces for chunk in chunks[begin - len(context) : end]), tuple(parts)
        )
        begin = end


@dataclass(frozen=True, slots=True)
class Chunk:
    """The words ``[first, first + count)`` of a sentence that stand in one window, with their
    pieces, those of a line end included; ``size`` counts the pieces."""

    sentence: int
    first: int
    count: int
    pieces: Pieces
    size: int


def _chunks(sentence: int, words: Pieces, line_end: bool) -> Iterator[Chunk]:
    """A sentence as one chunk, or cut where the next word no longer fits."""
    first = size = 0
    for number, length in enumerate(map(len, words)):
        if size and size + length > LONGEST - 3:
            yield Chunk(sentence, first, number - first, words[first:number], size)
            first, size = number, 0
        size += length
    rest, count = words[first:], len(words) - first
    if line_end:
        rest, size = (*rest, (END,)), size + 1
    yield Chunk(sentence, first, count, rest, size)


def _context(chunks: list[Chunk], begin: int, room: int) -> list[Chunk]:
    """The chunks before ``begin`` that fit into ``room`` pieces."""
    start = begin
    while start and chunks[start - 1].size <= room:
        start -= 1
        room -= chunks[start].size
    return chunks[start:begin]
