"""Scores of every head for every word of a sentence come in, the best tree goes out."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]
# What rounding may make of a sum of scores.
MARGIN = 1e-6


def best_tree(arcs: NDArray[np.float32]) -> list[int]:
    """The head of each word, -1 for the one root.

    ``arcs[word, 0]`` is the word's score as root, ``arcs[word, head + 1]`` that of a head.
    The greedy choice is taken where it is a tree with one root; else the maximum spanning tree.
    """
    scores = arcs.astype(np.float64)
    scores.ravel()[1 :: len(scores) + 2] = -np.inf  # no word is its own head
    heads: list[int] = (scores.argmax(1) - 1).tolist()
    if heads.count(-1) == 1 and _find_cycle(heads) is None:
        return heads
    best: list[int] = []
    most = -np.inf
    rows = scores.tolist()
    likeliest = scores[:, 1:].max(1)
    # One root: try the likeliest roots, each with the others barred from being one.
    for root in np.argsort(-scores[:, 0], kind="stable")[:3].tolist():
        if likeliest.sum() - likeliest[root] + scores[root, 0] < most - MARGIN:
            continue  # not even the best heads without regard to circles are better
        barred = scores.copy()
        barred[:, 0] = -1e9
        barred[root, 1:] = -1e9
        barred[root, 0] = scores[root, 0]
        found = _spanning_tree(barred)
        total = sum(rows[word][head + 1] for word, head in enumerate(found))
        if total > most:
            best, most = found, total
    return best


def _find_cycle(heads: list[int]) -> list[int] | None:
    """Words that lead back to themselves, or None."""
    state = [0] * len(heads)
    for start in range(len(heads)):
        path = []
        at = start
        while at >= 0 and state[at] == 0:
            state[at] = 1
            path.append(at)
            at = heads[at]
        if at >= 0 and state[at] == 1:
            return path[path.index(at) :]
        for word in path:
            state[word] = 2
    return None


def _spanning_tree(scores: Scores) -> list[int]:
    """Chu-Liu and Edmonds: contract a cycle of best heads, solve, and open it again."""
    heads: list[int] = (scores.argmax(1) - 1).tolist()
    cycle = _find_cycle(heads)
    if cycle is None:
        return heads
    inside = set(cycle)
    outside = [word for word in range(len(scores)) if word not in inside]
    size = len(outside) + 1  # the contracted cycle is the last word
    small = np.full((size, size + 1), -np.inf)
    columns = [0, *(word + 1 for word in outside)]
    for number, word in enumerate(outside):
        small[number, :size] = scores[word, columns]
        small[number, size] = scores[word, [w + 1 for w in cycle]].max()
    loss = np.array([scores[word, heads[word] + 1] for word in cycle])
    gains = scores[np.ix_(cycle, columns)] - loss[:, None]
    small[size - 1, :size] = gains.max(0)
    small[np.arange(size), np.arange(size) + 1] = -np.inf
    solved = _spanning_tree(small)
    for number, word in enumerate(outside):
        head = solved[number]
        if head == size - 1:
            heads[word] = cycle[int(scores[word, [w + 1 for w in cycle]].argmax())]
        else:
            heads[word] = head if head < 0 else outside[head]
    entry = solved[size - 1]
    column = 0 if entry < 0 else outside[entry] + 1
    broken = cycle[int(gains[:, columns.index(column)].argmax())]
    heads[broken] = column - 1
    return heads
