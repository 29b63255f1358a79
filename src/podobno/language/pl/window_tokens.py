"""The tokens of one window and the network's scores come in, the same tokens read go out.

What numpy does for each word is done for all words of the window at once: a call costs as much
as twenty words.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from podobno.language.engine import Piece
from podobno.language.pl.candidates import Form
from podobno.language.pl.choices import (
    Floats,
    choose_upos,
    guess_reading,
    is_unknown,
    weigh_forms,
)
from podobno.language.pl.reading import add_readings, read_forms, settle_readings
from podobno.language.pl.scores import Scores
from podobno.language.pl.tree_rules import Arcs, settle_tree
from podobno.language.pl.trees import best_tree
from podobno.model import Reading, Token

Spans = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Stretch:
    """The tokens of a sentence, or of a part of one too long for a window: as they were cut, and
    at which of the window's rows each has its scores."""

    pieces: Sequence[Piece]
    rows: Sequence[int]


def find_rows(pieces: Sequence[Piece], spans: Spans, first: int) -> Sequence[int]:
    """The row of each piece where the words at ``spans`` have the rows from ``first`` on. "3zł" is
    two tokens and one word of the window: both have that word's scores."""
    starts = [start for start, _ in spans]
    if starts == [piece.start for piece in pieces]:
        return range(first, first + len(starts))
    return [first + max(0, bisect_right(starts, piece.start) - 1) for piece in pieces]


def read_stretches(
    stretches: Sequence[Stretch], names: frozenset[str], scores: Scores
) -> Iterator[list[Token]]:
    """The tokens of each stretch with the reading, head and relation that the scores speak for.

    ``names`` are words known to have a capital inside sentences of the same text.
    """
    rows = np.array([row for stretch in stretches for row in stretch.rows], np.intp)
    if not len(rows):
        yield from ([] for _ in stretches)
        return
    logs = [table[rows] for table in scores.logs[1:]]
    forms = [form for stretch in stretches for form in read_forms(stretch.pieces, names)]
    weighed = weigh_forms(forms, logs[:-1])
    trees = _best_trees(stretches, rows, scores)
    shares = logs[-1].tolist()
    start = 0
    for stretch, arcs in zip(stretches, trees, strict=True):
        end = start + len(stretch.pieces)
        chosen = _choose(stretch.pieces, weighed[start:end], [part[start:end] for part in logs])
        settled = settle_tree([piece.text for piece in stretch.pieces], chosen, arcs)
        yield [
            _token(*each)
            for each in zip(
                stretch.pieces,
                chosen,
                settled.heads,
                settled.relations,
                shares[start:end],
                strict=True,
            )
        ]
        start = end


def _choose(pieces: Sequence[Piece], forms: list[Form], logs: Sequence[Floats]) -> list[Reading]:
    """The reading of each word; of one the dictionary lacks by its own scores alone."""
    chosen = settle_readings(forms)
    for index, piece in enumerate(pieces):
        if is_unknown(piece.text, piece.kind):
            guess = guess_reading(piece, [part[index] for part in logs[:-1]])
            chosen[index] = guess or chosen[index]
    return chosen


def _best_trees(stretches: Sequence[Stretch], rows: NDArray[np.intp], scores: Scores) -> list[Arcs]:
    """The tree of each stretch, with the likeliest relation of each word to its head."""
    trees: list[list[int]] = []
    columns = np.zeros(len(rows), np.intp)
    start = 0
    for stretch in stretches:
        words = rows[start : start + len(stretch.rows)]
        heads = best_tree(scores.arcs[words[:, None], np.append(0, words + 1)])
        columns[start : start + len(words)] = [
            stretch.rows[head] + 1 if head >= 0 else 0 for head in heads
        ]
        trees.append(heads)
        start += len(words)
    relations = scores.relations(rows, columns)
    arcs = []
    start = 0
    for heads in trees:
        named = relations[start : start + len(heads)]
        for index, head in enumerate(heads):
            if head < 0:
                named[index] = "root"
            elif named[index] == "root":
                named[index] = "dep"
        arcs.append(Arcs(tuple(heads), tuple(named)))
        start += len(heads)
    return arcs


def _token(
    piece: Piece, reading: Reading, head: int, relation: str, shares: Sequence[float]
) -> Token:
    readings, marks = add_readings(piece.text, reading)
    return Token(
        start=piece.start,
        end=piece.end,
        text=piece.text,
        lemma=reading.lemma,
        tag=reading.tag,
        upos=choose_upos(reading, relation, shares),
        readings=readings,
        names=marks,
        head=head,
        relation=relation,
    )
