"""Conflicts are ranked, and a sentence with its copies makes one."""

from __future__ import annotations

from podobno.model import Conflict, Place, Reuse
from podobno.story.copied import Copied
from podobno.story.rank import rank_conflicts
from tests.stories import make_findings

SAID = "– To nasz bratni obowiązek – powiedział wczoraj minister Kamor."
EDITED = "– To nasz bratni obowiązek – powiedział minister Kamor."
OTHER = "– To nasz bratni kłopot – powiedział wczoraj minister Kamor."


def report(id, *sentences):
    return make_findings(list(sentences), id=id)


def shared(a, b, n=0):
    """The sentence of that number repeats in another report."""
    places = tuple(Place(f.document.id, p.start, p.end) for f in (a, b) for p in [f.passages[n]])
    return Reuse(
        a=places[0].doc, b=places[1].doc, sentences=1, degree="partly", direction="a→b",
        spans=(places,),
    )  # fmt: skip


def place(findings, words):
    start = findings.document.text.index(words)
    return Place(findings.document.id, start, start + len(words))


def conflict(a, b, kind="wording"):
    return Conflict(kind=kind, a=a, b=b, why="x")


def sides(findings, words="bratni obowiązek"):
    return [place(f, words) for f in findings]


FIRST, COPY, EDIT = (report(id, text) for id, text in (("a", SAID), ("b", SAID), ("d", EDITED)))
RIVAL = report("c", OTHER)
B = place(RIVAL, "bratni kłopot")


def rank(found, *reuse):
    return rank_conflicts(found, Copied([FIRST, COPY, EDIT, RIVAL], reuse))


def test_copies_of_a_sentence_make_one_conflict_that_holds_them():
    first, copy, edit = sides([FIRST, COPY, EDIT])
    found = rank(
        [conflict(first, B), conflict(copy, B), conflict(edit, B)],
        shared(FIRST, COPY),
        shared(COPY, EDIT),  # a copy of a copy, with a word cut before it
    )
    assert [(c.a, c.b, c.rank) for c in found] == [(first, B, 1)]
    assert found[0].copies == ((copy, B), (edit, B))


def test_a_copy_whose_own_conflict_was_not_seen_is_held_too():
    first, copy = sides([FIRST, COPY])
    assert rank([conflict(first, B)], shared(FIRST, COPY))[0].pairs == ((first, B), (copy, B))


def test_two_sentences_of_one_report_stand_in_its_copies_together():
    whole = report("a", SAID, OTHER)
    copy = report("b", SAID, OTHER)
    sides_of = [(place(f, "bratni obowiązek"), place(f, "bratni kłopot")) for f in (whole, copy)]
    copied = Copied([whole, copy], [shared(whole, copy), shared(whole, copy, 1)])
    (found,) = rank_conflicts([conflict(*sides_of[0])], copied)
    assert found.pairs == tuple(sides_of)


def test_sentences_in_other_words_stay_two_conflicts():
    first, copy = sides([FIRST, COPY])
    assert len(rank([conflict(first, B), conflict(copy, B)])) == 2


def test_a_word_exchanged_in_a_copy_is_kept():
    first = place(FIRST, "bratni obowiązek")
    (found,) = rank([conflict(first, B)], shared(FIRST, RIVAL))
    assert found.pairs == ((first, B),)


def test_a_day_is_each_reports_own():
    first = place(FIRST, "wczoraj")
    (found,) = rank([conflict(first, B, kind="date")], shared(FIRST, COPY))
    assert found.copies == ()


def test_figures_come_before_wordings():
    first, copy = sides([FIRST, COPY])
    found = rank([conflict(first, B), conflict(B, copy, kind="figure")])
    assert [(c.kind, c.rank) for c in found] == [("figure", 1), ("wording", 2)]
