"""``check`` answers the fact-checker's first question."""

from __future__ import annotations

import json

import pytest

from podobno.model import Conflict, Figure, FigureReading, Links, Place, Story
from podobno.report.check import check_words
from tests.stories import make_findings, span_of


def test_check_finds_every_wording_of_a_quotation(podobno, built):
    result = podobno("check", str(built), "prowokację", "--json")
    found = json.loads(result.output)
    texts = {w["text"] for c in found["claims"] for w in c["wordings"]}
    assert any("stosowną" in text for text in texts)
    assert any("stanowczą" in text for text in texts)
    assert found["conflicts"]


def test_check_finds_a_word_in_another_case(podobno, built):
    assert "prowokację" in podobno("check", str(built), "prowokacja").output


def test_check_finds_a_word_by_another_of_its_forms(podobno, built):
    assert "prowokację" in podobno("check", str(built), "prowokacjom").output


@pytest.mark.parametrize(
    ("words", "ids", "why"),
    [
        ("11 tys.", ["f2"], "the number is one of them"),
        ("domów", ["f1", "f2"], "no number"),
        ("7", ["f1", "f2"], "a number of none of them"),
    ],
)
def test_check_of_a_number_gives_the_figures_that_have_it(words, ids, why):
    text = "Miasto ma 24 tys. domów, a gmina 11 tys. domów."
    findings = make_findings([text])
    figures = []
    for id, counted, value in (("f1", "24 tys.", 24000), ("f2", "11 tys.", 11000)):
        start, end = span_of(text, counted)
        given = {"value": value, "high": None, "bound": "exact", "source": None}
        reading = FigureReading(
            doc="a.txt", start=start, end=end, said_on="2025-05-14", as_of=None, **given
        )
        figures.append(Figure(id=id, what="domy", unit="dom", readings=(reading,)))
    story = Story(findings=(findings,), links=Links(figures=tuple(figures)))
    found = check_words(story, [Place("a.txt", 0, len(text))], words=words)
    assert [figure["id"] for figure in found["figures"]] == ids, why


def test_check_finds_a_figure_with_its_origin(podobno, built):
    found = json.loads(podobno("check", str(built), "4 tys.", "--json").output)
    readings = [r for f in found["figures"] for r in f["readings"]]
    assert {r["doc"] for r in readings} == {"prasa/agencja.txt", "prasa/portal.txt"}


def test_check_of_words_that_do_not_occur_says_so(podobno, built):
    assert "Nic w tym dossier" in podobno("check", str(built), "hipopotam").output


def test_check_of_marks_alone_is_no_query(podobno, built):
    assert podobno("check", str(built), '"*').exit_code == 0


def test_check_of_words_in_a_copy_tells_what_contradicts_the_original():
    texts = ("To nasz bratni obowiązek", "To nasz bratni obowiązek", "To nasz bratni kłopot")
    findings = tuple(make_findings([text], id=id) for text, id in zip(texts, "abc", strict=True))
    first, copy, rival = (Place(f.document.id, 0, 10) for f in findings)
    conflict = Conflict(kind="wording", a=first, b=rival, why="x", copies=((copy, rival),))
    story = Story(findings=findings, links=Links(), conflicts=(conflict,))
    assert [c["why"] for c in check_words(story, [copy])["conflicts"]] == ["x"]
    assert check_words(story, [Place("b", 12, 20)])["conflicts"] == []
