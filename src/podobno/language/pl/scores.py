"""The network's outputs for one window come in, what they say of its words goes out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from podobno.language.pl.labels import RELATIONS, WIDTHS

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Scores:
    """What the network says of the words of one window, a row a word: the log shares of each
    group of labels (``WIDTHS``), the score of each head (the root first), and what the relation
    to any head is made of."""

    logs: tuple[Floats, ...]
    arcs: Floats
    labels: tuple[Floats, ...]

    def relations(self, words: NDArray[np.intp], columns: NDArray[np.intp]) -> list[str]:
        """The likeliest relation of each word to the head in the same place of ``columns``."""
        left, left_bias, governors, right_bias = self.labels
        pairs = left[words].reshape(len(words), len(RELATIONS), -1)
        scores = np.einsum("nrj,nj->nr", pairs, governors[columns])
        scores = scores + left_bias[words] + right_bias[columns]
        return [RELATIONS[number] for number in scores.argmax(1).tolist()]


def read_outputs(outputs: Sequence[Floats]) -> Scores:
    """The scores that the network's outputs hold."""
    words, arcs, *labels = outputs
    return Scores(_log_shares(words), arcs, tuple(labels))


def no_scores() -> Scores:
    """The scores of a window without a word."""
    empty = tuple(np.zeros((0, width), np.float32) for width in WIDTHS)
    return Scores(empty, np.zeros((0, 1), np.float32), ())


def _log_shares(scores: Floats) -> tuple[Floats, ...]:
    """The log share of each label in its group, group by group."""
    parts = []
    start = 0
    for width in WIDTHS:
        part = scores[:, start : start + width]
        part = part - part.max(1, keepdims=True)
        parts.append(part - np.log(np.exp(part).sum(1, keepdims=True)))
        start += width
    return tuple(parts)
