"""Names from label scores: a name begins with B, goes on with I, is as sure as its weakest word."""

from __future__ import annotations

import numpy as np
import pytest

from podobno.language.pl.labels import NAMES
from podobno.language.pl.name_path import find_names

SPANS = ((0, 4), (5, 9), (10, 14), (15, 19))


def logs(*rows: dict[str, float]) -> np.ndarray:
    """The log shares of labels; what a row leaves out shares the rest."""
    table = np.zeros((len(rows), len(NAMES)), dtype=np.float32)
    for row, shares in zip(table, rows, strict=True):
        row[:] = (1 - sum(shares.values())) / (len(NAMES) - len(shares))
        for name, share in shares.items():
            row[NAMES.index(name)] = share
    return np.log(table)


def test_two_words_make_one_name_as_sure_as_the_weaker() -> None:
    (name,) = find_names(logs({"O": 0.9}, {"B-PER": 0.9}, {"I-PER": 0.7}, {"O": 0.9}), SPANS)
    assert (name.start, name.end, name.type) == (5, 14, "PER")
    assert name.confidence == pytest.approx(0.73)  # 0.7, and B-PER has a tenth of the rest


def test_neighbours_that_both_begin_are_two_names() -> None:
    found = find_names(logs({"B-ORG": 0.8}, {"B-ORG": 0.8}, {"O": 0.9}), SPANS[:3])
    assert [(name.start, name.end) for name in found] == [(0, 4), (5, 9)]


def test_a_name_never_goes_on_as_another_type_or_from_nothing() -> None:
    found = find_names(logs({"B-LOC": 0.9}, {"I-ORG": 0.6, "I-LOC": 0.35}), SPANS[:2])
    assert [(name.start, name.end, name.type) for name in found] == [(0, 9, "LOC")]
    (name,) = find_names(logs({"O": 0.5, "B-EVT": 0.4}, {"I-EVT": 0.9}), SPANS[:2])
    assert (name.start, name.end) == (0, 9)


def test_words_outside_names_give_none() -> None:
    assert find_names(logs({"O": 0.9}, {"O": 0.6}), SPANS[:2]) == []
    assert find_names(logs(), ()) == []
