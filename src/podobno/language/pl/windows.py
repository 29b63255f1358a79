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
CONTEXT = 48

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
    chunks = [chunk for index in range(len(sentences)) for chunk in _chunks(sentences, index)]
    begin = 0
    while begin < len(chunks):
        first_size = _size(sentences, line_ends, chunks[begin])
        room = min(CONTEXT, LONGEST - 2 - first_size)
        context, used = _context(sentences, line_ends, chunks, begin, room)
        end = begin
        size = used + 2
        while end < len(chunks):
            more = _size(sentences, line_ends, chunks[end])
            if end > begin and size + more > LONGEST:
                break
            size += more
            end += 1
        row = sum(chunk[2] for chunk in context)
        parts = []
        for sentence, first, count in chunks[begin:end]:
            parts.append(Part(sentence, first, count, row))
            row += count
        shown = [*context, *chunks[begin:end]]
        yield Window(tuple(_pieces(sentences, line_ends, c) for c in shown), tuple(parts))
        begin = end


Chunk = tuple[int, int, int]


def _chunks(sentences: Sequence[Pieces], index: int) -> Iterator[Chunk]:
    """A sentence as one chunk, or cut where the next word no longer fits."""
    words = sentences[index]
    first = size = 0
    for number, pieces in enumerate(words):
        if size and size + len(pieces) > LONGEST - 3:
            yield index, first, number - first
            first, size = number, 0
        size += len(pieces)
    yield index, first, len(words) - first


def _context(
    sentences: Sequence[Pieces],
    line_ends: Sequence[bool],
    chunks: list[Chunk],
    begin: int,
    room: int,
) -> tuple[list[Chunk], int]:
    """The chunks before ``begin`` that fit into ``room`` pieces, and how many pieces they have."""
    used = 0
    start = begin
    while start:
        more = _size(sentences, line_ends, chunks[start - 1])
        if used + more > room:
            break
        used += more
        start -= 1
    return chunks[start:begin], used


def _pieces(sentences: Sequence[Pieces], line_ends: Sequence[bool], chunk: Chunk) -> Pieces:
    sentence, first, count = chunk
    words = sentences[sentence][first : first + count]
    last = first + count == len(sentences[sentence])
    return (*words, (END,)) if last and line_ends[sentence] else words


def _size(sentences: Sequence[Pieces], line_ends: Sequence[bool], chunk: Chunk) -> int:
    return sum(map(len, _pieces(sentences, line_ends, chunk)))
