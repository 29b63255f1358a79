"""Conflicts are ranked, and a sentence with its copies makes one."""

from __future__ import annotations

from podobno.model import Conflict, Place, Reuse
from podobno.story.rank import rank_conflicts

A, A_COPY, B = Place("a", 10, 20), Place("b", 110, 120), Place("c", 5, 15)


def conflict(a, b, kind="wording"):
    return Conflict(kind=kind, a=a, b=b, why="x")


def reuse(a, b):
    return Reuse(a=a.doc, b=b.doc, sentences=1, degree="partly", direction="a→b", spans=((a, b),))


def test_copies_of_a_sentence_make_one_conflict():
    shared = reuse(Place("a", 0, 50), Place("b", 100, 150))
    found = rank_conflicts([conflict(A, B), conflict(A_COPY, B)], [shared])
    assert [(c.a, c.b, c.rank) for c in found] == [(A, B, 1)]


def test_sentences_in_other_words_stay_two_conflicts():
    shared = reuse(Place("a", 0, 50), Place("b", 100, 151))
    assert len(rank_conflicts([conflict(A, B), conflict(A_COPY, B)], [shared])) == 2


def test_a_word_exchanged_in_a_copy_of_one_length_is_kept():
    shared = reuse(Place("a", 0, 50), Place("b", 100, 150))
    assert len(rank_conflicts([conflict(A, A_COPY)], [shared])) == 1


def test_figures_come_before_wordings():
    found = rank_conflicts([conflict(A, B), conflict(B, A_COPY, kind="figure")], [])
    assert [(c.kind, c.rank) for c in found] == [("figure", 1), ("wording", 2)]
