"""Sentences whose words have all their readings come in, each word's likeliest reading goes out.

There is no learned file: a word's readings are weighed one by one and against their neighbour
(government, agreement, lists), with weights written by hand in ``preferences.toml``, and the best
path through the sentence is taken. Words that neither govern nor agree carry the context over:
``w bardzo dużym domu``, ``Rosji i Chin``.
"""

from __future__ import annotations

import itertools
from functools import cache

import numpy as np
import numpy.typing as npt

from podobno.language.pl.candidates import Candidate, Form
from podobno.language.pl.links import link_table


def choose(forms: list[Form]) -> list[Candidate]:
    """The candidate of each form on the best path through the sentence."""
    if not forms:
        return []
    scores = forms[0].scores + link_table(-1, forms[0].row)[:, 0]
    back: list[npt.NDArray[np.intp] | None] = []
    for left, right in itertools.pairwise(forms):
        table = link_table(left.row, right.row)
        if len(left.candidates) == 1:
            back.append(None)
            scores = scores[0] + table[:, 0] + right.scores
        else:
            total = table + scores
            best = total.argmax(1)
            back.append(best)
            scores = total[_upto(len(best)), best] + right.scores  # faster than a second search
    index = int(scores.argmax())
    chosen = [forms[-1].candidates[index]]
    for form, best in zip(forms[-2::-1], back[::-1], strict=True):
        index = 0 if best is None else int(best[index])
        chosen.append(form.candidates[index])
    return chosen[::-1]


@cache
def _upto(count: int) -> npt.NDArray[np.intp]:
    return np.arange(count)
