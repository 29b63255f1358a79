"""Who is credited for a figure, when it was said, and of what moment it speaks."""

from __future__ import annotations

from podobno.extract.figure_sources import attribute_figures
from podobno.model import FigureMention, Span, StatementMention, TimeMention
from tests.factory import make_document

TEXT = (
    "W środę rzecznik kopalni podał, że w 2019 roku zwolniono 300 górników. "
    "Związki liczą 450 zwolnień."
)


def _figure(words: str, value: float) -> FigureMention:
    start = TEXT.index(words)
    return FigureMention(
        start=start, end=start + len(words), value=value, high=None, bound="exact", unit="górnik"
    )


def _span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def _statement(words: str, speaker: str | None, said_on: str | None = None) -> StatementMention:
    return StatementMention(
        content=(_span(words),),
        kind="indirect",
        speaker=None,
        speaker_name=speaker,
        cue=None,
        said_on=said_on,
    )


def _time(words: str, value: str | None, type: str = "DATE") -> TimeMention:
    start, end = _span(words)
    return TimeMention(start=start, end=end, type=type, value=value)


MINERS = _figure("300 górników", 300)
CUTS = _figure("450 zwolnień", 450)
CLAUSE = "w 2019 roku zwolniono 300 górników"


def test_a_figure_inside_a_statement_is_the_speakers() -> None:
    document = make_document(TEXT, "2020-02-05")
    inside, outside = attribute_figures(
        (MINERS, CUTS), (_statement(CLAUSE, "rzecznik kopalni"),), (), document
    )
    assert inside.source == "rzecznik kopalni"
    assert outside.source is None


def test_the_innermost_statement_gives_the_source() -> None:
    outer = _statement(TEXT[: TEXT.index(".")], "dziennik")
    inner = _statement(CLAUSE, "rzecznik kopalni")
    document = make_document(TEXT)
    for statements in ((outer, inner), (inner, outer)):
        (figure,) = attribute_figures((MINERS,), statements, (), document)
        assert figure.source == "rzecznik kopalni"


def test_a_statement_without_a_settled_speaker_credits_nobody() -> None:
    (figure,) = attribute_figures((MINERS,), (_statement(CLAUSE, None),), (), make_document(TEXT))
    assert figure.source is None


def test_said_on_is_the_statements_date_before_the_day_of_publication() -> None:
    statement = _statement(CLAUSE, "rzecznik kopalni", said_on="2020-02-04")
    document = make_document(TEXT, "2020-02-05T14:00")
    inside, outside = attribute_figures((MINERS, CUTS), (statement,), (), document)
    assert inside.said_on == "2020-02-04"
    assert outside.said_on == "2020-02-05"


def test_an_undated_document_leaves_said_on_open() -> None:
    (figure,) = attribute_figures((CUTS,), (), (), make_document(TEXT))
    assert figure.said_on is None


def test_as_of_is_the_date_in_the_figures_own_clause() -> None:
    times = (_time("środę", "2020-02-05"), _time("2019 roku", "2019"))
    miners, cuts = attribute_figures((MINERS, CUTS), (), times, make_document(TEXT))
    assert miners.as_of == "2019"
    assert cuts.as_of is None


def test_durations_and_vague_times_are_no_moment() -> None:
    times = (_time("2019 roku", "P1Y", "DURATION"), _time("środę", "PAST_REF"))
    (figure,) = attribute_figures((MINERS,), (), times, make_document(TEXT))
    assert figure.as_of is None


def test_a_speaker_left_out_credits_nobody() -> None:
    statement = _statement(CLAUSE, "źródło nienazwane")
    outer = _statement(TEXT[: TEXT.index(".")], "dziennik")
    for statements, source in (((statement,), None), ((statement, outer), "dziennik")):
        (figure,) = attribute_figures((MINERS,), statements, (), make_document(TEXT))
        assert figure.source == source
