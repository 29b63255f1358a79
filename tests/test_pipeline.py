"""The flow: a report that trips a finder costs that report only."""

from __future__ import annotations

import pytest

from podobno import pipeline
from podobno.pipeline import read_document, read_documents, story_of
from podobno.settings import Settings
from tests.factory import make_document

SHARED = "Delegacja przyleciała nad ranem i od razu pojechała do ministerstwa na rozmowy."
LIGHT = Settings(engine="light", processes=1)


def _documents():
    return (
        make_document(f"{SHARED} Było zimno.", "2025-05-14", id="a.txt"),
        make_document(f"{SHARED} Padał śnieg.", "2025-05-15", id="b.txt"),
    )


@pytest.fixture
def broken_finder(monkeypatch):
    """Finders that fail on one of the two documents."""
    once = pipeline.find_all

    def find_all(analysis, pack):
        if analysis.document.id == "b.txt":
            raise ZeroDivisionError("no luck")
        return once(analysis, pack)

    monkeypatch.setattr(pipeline, "find_all", find_all)


def test_a_failing_finder_costs_one_document_which_is_listed(broken_finder):
    story = story_of(tuple(read_documents(_documents(), LIGHT)), ())
    assert [f.document.id for f in story.findings] == ["a.txt", "b.txt"]
    (problem,) = story.problems
    assert problem.source == "b.txt"
    assert "ZeroDivisionError: no luck" in problem.reason


def test_a_document_that_failed_is_searched_for_copies(broken_finder):
    story = story_of(tuple(read_documents(_documents(), LIGHT)), ())
    (reuse,) = story.links.reuse
    assert (reuse.a, reuse.b) == ("a.txt", "b.txt")


def test_reading_one_document_hides_no_error(broken_finder):
    with pytest.raises(ZeroDivisionError):
        read_document(_documents()[1], engine="light")


def test_a_text_that_no_engine_reads_is_listed_all_the_same(monkeypatch):
    def analyse(document, *, engine="light"):
        raise RuntimeError("no engine")

    monkeypatch.setattr(pipeline, "analyse", analyse)
    story = story_of(tuple(read_documents(_documents()[:1], LIGHT)), ())
    assert [p.source for p in story.problems] == ["a.txt"]


def test_no_document_is_no_story():
    story = story_of((), ())
    assert story.findings == ()
    assert story.timeline == ()


def test_progress_counts_every_document():
    seen = []
    list(read_documents(_documents(), LIGHT, lambda done, total: seen.append((done, total))))
    assert seen == [(1, 2), (2, 2)]
