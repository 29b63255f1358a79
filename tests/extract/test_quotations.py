"""Quotation marks, paired as a Polish reader pairs them, and dashes that open lines."""

from __future__ import annotations

import pytest

from podobno.extract.quotations import find_quotes


def inner(text: str) -> list[tuple[str, int]]:
    """The words inside each pair of marks, and how deep they stand."""
    return [
        (text[quote.start : quote.end], quote.depth)
        for quote in find_quotes(text, 0, len(text))
        if quote.end > quote.start
    ]


@pytest.mark.parametrize(
    ("text", "wanted", "why"),
    [
        ("„Tak” – rzekł.", [("Tak", 0)], "Polish marks"),
        ("„Tak“ – rzekł.", [("Tak", 0)], "German closing mark"),
        ("“Tak” – rzekł.", [("Tak", 0)], "English marks"),
        ('"Tak" - rzekł.', [("Tak", 0)], "straight marks"),
        ('„Tak" – rzekł.', [("Tak", 0)], "low opening, straight closing"),
        ("«Tak» – rzekł.", [("Tak", 0)], "guillemets outward"),
        ("»Tak« – rzekł.", [("Tak", 0)], "guillemets inward"),
        (",,Tak'' – rzekł.", [("Tak", 0)], "two commas, two apostrophes"),
        ("„Czytam «Lalkę» i „Quo vadis””.", [("Czytam «Lalkę» i „Quo vadis”", 0),
                                             ("Lalkę", 1), ("Quo vadis", 1)], "nested"),
        ('"To "zły" plan" – rzekł.', [('To "zły" plan', 0), ("zły", 1)], "nested straight marks"),
        ('"A" i "B".', [("A", 0), ("B", 0)], "two straight pairs in a row"),
        ('Unia chce "jasności co do wizji ".', [("jasności co do wizji", 0)],
         "a space before the closing mark"),
        ("“ Tak ” – rzekł.", [("Tak", 0)], "spaces inside the marks"),
        ("Patrick O'Flynn wyjechał.", [], "an apostrophe in a name"),
        ("Ekran ma 27 cali.", [], "no marks"),
    ],
)  # fmt: skip
def test_quotes_are_paired(text: str, wanted: list[tuple[str, int]], why: str) -> None:
    assert inner(text) == wanted, why


def test_an_opening_mark_without_its_partner_runs_to_the_end() -> None:
    (quote,) = find_quotes("„Tak było", 0, 9)
    assert not quote.is_balanced
    assert (quote.start, quote.end) == (1, 9)


def test_quotes_outside_the_given_stretch_are_left_alone() -> None:
    text = "„A” „B” „C”"
    assert [text[q.start : q.end] for q in find_quotes(text, 4, 7)] == ["B"]


def test_one_mark_closes_both_quotations_in_each_sentence() -> None:
    text = "Napisał: „list trafił do „Kuriera”. " * 2000  # read in a moment, however long
    found = find_quotes(text, 0, len(text))
    assert len(found) == 4000
    assert all(quote.is_balanced and quote.depth <= 1 for quote in found)
    assert [text[q.start : q.end] for q in found[:2]] == ["list trafił do „Kuriera”", "Kuriera"]
