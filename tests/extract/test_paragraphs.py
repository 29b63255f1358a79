"""Which name and which quotation a word stands in, also in a sentence without end."""

from __future__ import annotations

import time

import pytest

from podobno.extract.paragraphs import _covering
from podobno.model import Span, Token


def _tokens(*spans):
    return tuple(
        Token(start=start, end=end, text="x" * (end - start), lemma="x", tag="ign", upos="X")
        for start, end in spans
    )


TOKENS = _tokens((0, 3), (4, 8), (9, 10), (11, 15))


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([], (-1, -1, -1, -1)),
        ([(4, 10)], (-1, 0, 0, -1)),
        ([(0, 3), (11, 15)], (0, -1, -1, 1)),
        ([(4, 15), (9, 10)], (-1, 0, 0, 0)),  # the first of two that hold it
        ([(4, 9)], (-1, 0, -1, -1)),  # a word that begins at the end is outside
        ([(4, 6)], (-1, -1, -1, -1)),  # a word that reaches out is outside
        ([(5, 10)], (-1, -1, 0, -1)),
        ([(20, 30)], (-1, -1, -1, -1)),
    ],
)
def test_a_word_stands_in_the_first_span_that_holds_it(spans, expected):
    assert _covering(TOKENS, enumerate(Span(*span) for span in spans)) == expected


def test_a_sentence_of_20_000_words_costs_what_its_words_cost():
    tokens = _tokens(*((at, at + 4) for at in range(0, 100_000, 5)))
    names = [Span(at, at + 9) for at in range(0, 100_000, 10)]
    started = time.process_time()
    found = _covering(tokens, enumerate(names))
    # Every name against every word: 200 million steps, half a minute.
    assert time.process_time() - started < 2
    assert found == tuple(number // 2 for number in range(20_000))
