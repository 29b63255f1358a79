"""The log shares of name labels for each word come in, the names on the likeliest path go out."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from podobno.language.pl.labels import NAME_TYPES, NAMES
from podobno.model import EngineName

_TYPES = range(len(NAME_TYPES))
_NEVER = -1e9


def find_names(logs: NDArray[np.float32], spans: Sequence[tuple[int, int]]) -> list[EngineName]:
    """The names of words that stand at ``spans``; each is as sure as its least sure word."""
    path: list[int] = logs.argmax(1).tolist()
    if not any(path):
        return []
    if not _is_path(path):
        path = _best_path(logs.tolist())
    found: list[EngineName] = []
    start = 0
    for index in range(1, len(path) + 1):
        if index < len(path) and _is_inside(path[index]):
            continue
        if path[start]:
            kind = (path[start] - 1) // 2
            shares = np.exp(logs[start:index, 2 * kind + 1 : 2 * kind + 3]).sum(1)
            found.append(
                EngineName(
                    start=spans[start][0],
                    end=spans[index - 1][1],
                    type=NAME_TYPES[kind],
                    confidence=round(float(shares.min()), 4),
                )
            )
        start = index
    return found


def _is_inside(label: int) -> bool:
    return label > 0 and label % 2 == 0


def _is_path(labels: list[int]) -> bool:
    """Whether each I-X of the likeliest labels follows B-X or I-X: no other path is better."""
    return not any(
        _is_inside(label) and before not in (label - 1, label)
        for before, label in itertools.pairwise((0, *labels))
    )


def _best_path(rows: list[list[float]]) -> list[int]:
    """The labels with the greatest sum, where I-X follows only B-X or I-X."""
    total = [_NEVER if _is_inside(label) else rows[0][label] for label in range(len(NAMES))]
    back: list[list[int]] = []
    for row in rows[1:]:
        most = max(total)
        best = total.index(most)
        steps = [best] * len(NAMES)
        sums = [most + value for value in row]
        for kind in _TYPES:
            opening = 2 * kind + 1
            from_inside = total[opening + 1] > total[opening]
            steps[opening + 1] = opening + from_inside
            sums[opening + 1] = total[opening + from_inside] + row[opening + 1]
        back.append(steps)
        total = sums
    label = total.index(max(total))
    path = [label]
    for steps in reversed(back):
        label = steps[label]
        path.append(label)
    return path[::-1]
