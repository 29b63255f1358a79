"""``check`` answers the fact-checker's first question."""

from __future__ import annotations

import json

from podobno.model import Conflict, Links, Place, Story
from podobno.report.check import check_words
from tests.stories import make_findings


def test_check_finds_every_wording_of_a_quotation(podobno, built):
    result = podobno("check", str(built), "prowokację", "--json")
    found = json.loads(result.output)
    texts = {w["text"] for c in found["claims"] for w in c["wordings"]}
    assert any("stosowną" in text for text in texts)
    assert any("stanowczą" in text for text in texts)
    assert found["conflicts"]


def test_check_finds_a_word_in_another_case(podobno, built):
    assert "prowokację" in podobno("check", str(built), "prowokacja").output


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
