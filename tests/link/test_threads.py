"""A mixed archive is told apart into its stories, whatever the order."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from podobno.link.threads import group_threads, name_thread
from podobno.model import NameMention
from tests.stories import make_findings

FERRY = [
    ("prom1.txt", "2025-05-02", "Prom Halina osiadł na mieliźnie koło Rozewia, ratownicy "
     "ewakuują pasażerów na brzeg."),
    ("prom2.txt", "2025-05-03", "Ratownicy ewakuowali pasażerów, prom Halina wciąż leży na "
     "mieliźnie koło Rozewia."),
    ("prom3.txt", "2025-05-05", "Kapitan promu Halina zeznał, dlaczego ratownicy ewakuowali "
     "pasażerów koło Rozewia."),
]  # fmt: skip
STRIKE = [
    ("huta1.txt", "2025-05-02", "Hutnicy z Zawady strajkują drugi tydzień, zarząd odrzuca "
     "żądania związkowców."),
    ("huta2.txt", "2025-05-04", "Zarząd huty rozmawia ze związkowcami, hutnicy z Zawady "
     "strajkują nadal."),
    ("huta3.txt", "2025-05-06", "Związkowcy i zarząd bliscy zgody: hutnicy z Zawady kończą "
     "strajk."),
]  # fmt: skip


def _report(id, published, text, names=()):
    findings = make_findings([text], id=id, published=published)
    return replace(
        findings,
        names=tuple(
            NameMention(
                start=text.index(name),
                end=text.index(name) + len(name),
                type="LOC",
                lemma=name,
                entity_name=name,
                rule="test",
            )
            for name in names
        ),
    )


def _archive(*, dated=True):
    reports = [
        _report(id, day if dated else None, text, ["Halina"] if "Halina" in text else ["Zawady"])
        for id, day, text in (*FERRY, *STRIKE)
    ]
    return tuple(reports)


TOLD_APART = (
    ("huta1.txt", "huta2.txt", "huta3.txt"),
    ("prom1.txt", "prom2.txt", "prom3.txt"),
)


def test_two_stories_are_told_apart():
    assert group_threads(_archive()) == TOLD_APART


def test_documents_without_a_date_are_told_apart_by_their_words():
    assert group_threads(_archive(dated=False)) == TOLD_APART


@pytest.mark.parametrize("seed", range(5))
def test_order_decides_nothing(seed):
    shuffled = list(_archive())
    random.Random(seed).shuffle(shuffled)
    assert group_threads(tuple(shuffled)) == TOLD_APART


def test_the_larger_story_comes_first():
    assert group_threads(_archive()[:5]) == (
        ("prom1.txt", "prom2.txt", "prom3.txt"),
        ("huta1.txt", "huta2.txt"),
    )


def test_a_report_of_neither_story_stands_alone():
    other = _report("kot.txt", "2025-05-04", "Wystawa kotów rasowych przyciągnęła tłumy.")
    assert ("kot.txt",) in group_threads((*_archive(), other))


def test_page_furniture_joins_nothing():
    words = "Zapisz się do naszego codziennego newslettera redakcji."
    reports = tuple(
        make_findings([text, words], id=id, published=day, noise=(1,))
        for id, day, text in (*FERRY[:1], *STRIKE[:1])
    )
    assert group_threads(reports) == (("huta1.txt",), ("prom1.txt",))


def test_one_document_is_one_story():
    (report,) = _archive()[:1]
    assert group_threads((report,)) == (("prom1.txt",),)


def test_no_document_is_no_story():
    assert group_threads(()) == ()


def test_a_document_without_words_is_a_story_of_its_own():
    empty = make_findings([], id="pusty.txt")
    assert ("pusty.txt",) in group_threads((*_archive(), empty))


def test_a_story_is_called_by_the_names_most_documents_hold():
    archive = _archive()
    assert name_thread(archive, TOLD_APART[1]) == "Halina"
    assert name_thread(archive, TOLD_APART[0]) == "Zawady"


def test_a_story_without_names_is_called_by_its_first_document():
    report = make_findings(["Nic."], id="a.txt")
    assert name_thread((report,), ("a.txt",)) == "a.txt"


def test_the_storys_own_word_tells_as_much_where_every_report_has_it():
    """The strike alone is one story, though no word of it is rare among its own reports."""
    assert group_threads(_archive()[3:]) == (TOLD_APART[0],)
