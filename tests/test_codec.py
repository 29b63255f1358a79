"""Model → JSON → model is the identity."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from podobno import codec
from podobno.model import (
    Casualties,
    EventMention,
    Findings,
    Problem,
    Span,
    StatementMention,
    TimeMention,
)
from tests.stories import make_findings

spans = st.builds(Span, st.integers(0, 99), st.integers(0, 99))
names = st.text(max_size=8)
statements = st.builds(
    StatementMention,
    content=st.lists(spans, min_size=1, max_size=3).map(tuple),
    kind=st.sampled_from(["direct", "indirect", "mixed"]),
    speaker=st.none() | spans,
    speaker_name=st.none() | names,
    cue=st.none() | spans,
    via=st.lists(names, max_size=2).map(tuple),
    hedged=st.booleans(),
    to=st.none() | names,
)


@given(statements)
def test_statement_survives_json(statement):
    assert codec.from_json(StatementMention, codec.to_json(codec.to_plain(statement))) == statement


def test_findings_survive_json():
    findings = make_findings(
        ["Ministrowie spotkali się w Wiedniu.", "Mówi o tym 12 osób."],
        figures=[{"text": "12 osób", "value": 12.0}],
        events=[{"trigger": "spotkali", "actor": ("Anna Orłaj",), "date": "2025-04-09"}],
    )
    assert codec.from_json(Findings, codec.to_json(codec.to_plain(findings))) == findings


def test_the_casualties_of_an_event_come_back_as_they_were():
    event = EventMention(
        trigger=Span(0, 1),
        type="ASSAULT",
        actor=("Iran",),
        recipient=(),
        place=None,
        date=None,
        status="occurred",
        casualties=(
            Casualties(kind="dead", low=5, best=None, high=None, figure=Span(4, 9)),
            Casualties(kind="injured", low=20, best=20, high=20, figure=Span(12, 14), rule="x"),
        ),
    )
    assert codec.from_json(EventMention, codec.to_json(codec.to_plain(event))) == event


def test_defaults_are_left_out():
    time = TimeMention(start=0, end=4, type="DATE", value="2025")
    assert codec.to_plain(time) == {"start": 0, "end": 4, "type": "DATE", "value": "2025"}
    assert codec.to_plain(Problem(source="a", reason="b")) == {"source": "a", "reason": "b"}
    assert "mode" not in codec.to_plain(
        EventMention(
            trigger=Span(0, 1),
            type="AID",
            actor=(),
            recipient=(),
            place=None,
            date=None,
            status="occurred",
        )
    )
