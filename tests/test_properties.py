"""What must hold for any text and any set of reports."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from podobno.link import connect
from podobno.model import Findings
from podobno.pipeline import read_document, story_of
from podobno.report.records import story_record
from tests.conftest import REPORTS
from tests.factory import make_document

WORDS = [
    "Kim",
    "Dzong",
    "Un",
    "powiedział",
    ",",
    "że",
    ".",
    "„",
    "”",
    '"',
    "-",
    "–",
    "(",
    ")",
    "15",
    "tys.",
    "żołnierzy",
    "w",
    "środę",
    "wczoraj",
    "3",
    "września",
    "2025",
    "r.",
    "Według",
    "agencji",
    "Reutera",
    "spotkał",
    "się",
    "z",
    "Władimirem",
    "Putinem",
    "nie",
    "będzie",
    "podobno",
    "ok.",
    "ponad",
    "co",
    "najmniej",
    "Rosja",
    "ONZ",
    "minister",
    "Ławrow",
    "dodał",
    "zaprzeczył",
    "oskarżył",
    "USA",
    "o",
    "proc.",
    "mln",
    "euro",
    "do",
    "od",
    "i",
    "a",
    "lub",
    ";",
    ":",
    "?",
    "!",
    "…",
    "o",
    "godz.",
    "22:00",
    "(PAP)",
    "Źródło:",
    "Fot.",
    "Czytaj",
    "też:",
    "jak",
    "podała",
    "który",
    "która",
    "ich",
    "jego",
    "go",
    "mu\n",
    "\n\n",
    "\t",
    "\xa0",
    "\u200b",
    "👍",
    "ł",
    "é",
]
texts = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join) | st.text(max_size=80)
some = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def read(text: str, published: str | None = "2025-09-03", id: str = "a") -> Findings:
    return read_document(make_document(text, published, id=id), engine="light")


def spans_of(findings: Findings) -> list[tuple[str, int, int]]:
    return [
        *(("noise", n.start, n.end) for n in findings.noise),
        *(("name", n.start, n.end) for n in findings.names),
        *(("time", t.start, t.end) for t in findings.times),
        *(("figure", f.start, f.end) for f in findings.figures),
        *(("content", *span) for s in findings.statements for span in s.content),
        *(("cue", *s.cue) for s in findings.statements if s.cue),
        *(("speaker", *s.speaker) for s in findings.statements if s.speaker),
        *(("trigger", *e.trigger) for e in findings.events),
    ]


@some
@given(texts)
def test_every_finding_has_its_words(text):
    for kind, start, end in spans_of(read(text)):
        assert 0 <= start < end <= len(text), kind
        assert text[start:end].strip(), kind


@pytest.mark.engine
@some
@given(texts)
def test_the_neural_engine_reads_any_text(text):
    found = read_document(make_document(text, "2025-09-03"), engine="default")
    for kind, start, end in spans_of(found):
        assert text[start:end].strip(), kind


@some
@given(texts)
def test_every_finding_names_its_rule(text):
    found = read(text)
    for mention in (
        *found.names,
        *found.times,
        *found.figures,
        *found.statements,
        *found.events,
    ):
        assert mention.rule


@some
@given(texts)
def test_line_ends_do_not_matter(text):
    plain = " ".join(text.split()) + "\nKim spotkał się z Putinem."
    other = plain.replace("\n", "\r\n")
    assert [k for k, *_ in spans_of(read(plain))] == [k for k, *_ in spans_of(read(other))]


@some
@given(st.integers(0, 5))
def test_findings_shift_with_text_put_before(lines):
    report = REPORTS["agencja.txt"].partition("\n\n")[2]
    before = "To jest zwykłe zdanie.\n\n" * lines
    moved = [
        (k, s - len(before), e - len(before))
        for k, s, e in spans_of(read(before + report))
        if s >= len(before)
    ]
    assert moved == spans_of(read(report))


def reports() -> list[Findings]:
    return [read(text, None, id=name) for name, text in sorted(REPORTS.items())]


@some
@given(st.permutations(range(len(REPORTS))))
def test_story_does_not_depend_on_the_order_of_documents(order):
    listed = reports_once()
    shuffled = tuple(listed[i] for i in order)
    assert story_record(story_of(shuffled, ())) == story_record(story_of(tuple(listed), ()))


def test_a_reprint_adds_no_origin():
    """A report copied whole under another name changes no fact's number of origins."""
    listed = reports_once()
    original = listed[0]
    reprint = replace(original, document=replace(original.document, id="zz-reprint.txt"))
    _, before = connect(tuple(listed))
    _, after = connect((*listed, reprint))
    assert len(after.families) == len(before.families)
    for kind in ("events", "figures", "claims"):
        counted = {f.id: len(f.origins) for f in getattr(before, kind)}
        for fact in getattr(after, kind):
            assert len(fact.origins) == counted[fact.id], fact


_READ: list[Findings] = []


def reports_once() -> list[Findings]:
    if not _READ:
        _READ.extend(reports())
    return _READ
