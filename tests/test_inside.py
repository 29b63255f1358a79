"""Which words and sentences stand in a span."""

from __future__ import annotations

import pytest

from podobno.inside import passage_at, passages_in, words_in
from tests.stories import make_findings

FINDINGS = make_findings(["Rada radzi.", "Sąd milczy."])
TEXT = FINDINGS.document.text


def _span(words):
    start = TEXT.index(words)
    return start, start + len(words)


@pytest.mark.parametrize(
    ("spans", "found"),
    [
        (["radzi"], ["radzi"]),
        (["Rada radzi.", "Sąd"], ["Rada", "radzi", "Sąd"]),
        (["Sąd", "Rada"], ["Rada", "Sąd"]),
        (["Rada radzi", "radzi"], ["Rada", "radzi"]),
        (["ada radzi"], ["radzi"]),
    ],
)
def test_words_that_begin_in_some_spans_come_once_in_the_order_of_the_text(spans, found):
    words = words_in(FINDINGS, [_span(span) for span in spans])
    assert [TEXT[w.start : w.end] for w in words if TEXT[w.start].isalpha()] == found


def test_a_span_over_two_sentences_has_the_words_of_both():
    start, end = _span("radzi")[0], _span("Sąd")[1]
    assert [TEXT[w.start : w.end] for w in words_in(FINDINGS, [(start, end)])][-1] == "Sąd"


def test_the_sentence_at_a_place_is_the_last_that_begins_before_it():
    first, second = FINDINGS.passages
    assert passage_at(FINDINGS, second.start - 1) == first
    assert passage_at(FINDINGS, second.start) == second
    assert passage_at(FINDINGS, first.start - 1) is None


@pytest.mark.parametrize(
    ("words", "found"),
    [("Rada", [0]), ("radzi. Sąd", [0, 1]), ("milczy", [1]), ("Rada radzi. Sąd milczy.", [0, 1])],
)
def test_the_sentences_of_a_span_are_all_that_share_a_letter_with_it(words, found):
    assert passages_in(FINDINGS, *_span(words)) == tuple(FINDINGS.passages[n] for n in found)


def test_between_two_sentences_there_is_none():
    first, second = FINDINGS.passages
    assert passages_in(FINDINGS, first.end, second.start) == ()
