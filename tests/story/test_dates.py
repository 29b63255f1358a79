"""Dates that cannot be right: a weekday that is not its date's, one event given two days."""

from __future__ import annotations

from dataclasses import replace

import pytest

from podobno.model import Event, Findings, Place, TimeMention
from podobno.story.dates import date_conflicts
from tests.stories import make_findings, span_of

SIDES = ("Anna Orłaj", "Ewa Torowska")


def dated(
    text: str, day: str, *, id: str, said: str | None = None, trigger: str = "spotkali"
) -> Findings:
    """A report of one meeting, with the words that give its day."""
    findings = make_findings(
        [text], id=id, events=[{"trigger": trigger, "actor": SIDES, "date": day}]
    )
    if said is None:
        return findings
    start, end = span_of(text, said)
    time = TimeMention(start=start, end=end, type="DATE", value=day, rule="test")
    return replace(findings, times=(time,))


def event(*findings: Findings) -> Event:
    return Event(
        id="ev-1",
        type="CONSULT",
        status="occurred",
        participants=SIDES,
        mentions=tuple(Place(f.document.id, *m.trigger) for f in findings for m in f.events),
    )


def test_one_event_given_two_days_shows_the_words_that_give_them() -> None:
    a = dated("Ministrowie spotkali się w środę.", "2025-04-09", id="a", said="środę")
    b = dated("Dnia 10 kwietnia spotkali się tam.", "2025-04-10", id="b", said="10 kwietnia")
    (conflict,) = date_conflicts((a, b), (event(a, b),))
    words = [f.document.text[p.start : p.end] for f, p in ((a, conflict.a), (b, conflict.b))]
    assert (conflict.kind, words, conflict.about) == ("date", ["środę", "10 kwietnia"], ("ev-1",))
    assert "2025-04-09 ↔ 2025-04-10" in conflict.why


def test_the_same_words_read_by_two_dates_of_publication_are_no_conflict() -> None:
    a = dated("Minionej nocy spotkali się w Lagocie.", "2025-04-09", id="a", said="Minionej nocy")
    b = dated("Ponoć spotkali się minionej nocy.", "2025-04-10", id="b", said="minionej nocy")
    assert not list(date_conflicts((a, b), (event(a, b),)))


def test_day_told_elsewhere_in_the_report_is_shown_at_the_event() -> None:
    a = dated("Ministrowie spotkali się wtedy.", "2025-04-09", id="a")
    b = dated("Dnia 10 kwietnia spotkali się tam.", "2025-04-10", id="b", said="10 kwietnia")
    (conflict,) = date_conflicts((a, b), (event(a, b),))
    assert conflict.a == Place("a", *a.events[0].trigger)


def test_day_and_its_month_do_not_contradict_each_other() -> None:
    a = dated("Ministrowie spotkali się w środę.", "2025-04-09", id="a")
    b = dated("W kwietniu spotkali się tam.", "2025-04", id="b")
    assert not list(date_conflicts((a, b), (event(a, b),)))


def test_two_days_in_one_report_are_a_visit_of_two_days() -> None:
    a = dated("Ministrowie spotkali się w środę.", "2025-04-09", id="a")
    later = replace(a.events[0], trigger=span_of(a.document.text, "środę"), date="2025-04-10")
    both = replace(a, events=(*a.events, later))
    assert not list(date_conflicts((both,), (event(both),)))


@pytest.mark.parametrize(
    ("first", "second", "why"),
    [
        ("Spotkanie rozpocząć 9 kwietnia.", "Spotkanie trwać 10 kwietnia.", "begun, going on"),
        ("Spotkanie rozpocząć 9 kwietnia.", "Spotkanie zakończyć 10 kwietnia.", "begun, over"),
        ("Spotkanie trwać 9 kwietnia.", "Spotkanie trwać 10 kwietnia.", "going on for two days"),
        ("Spotkanie 9 kwietnia.", "Spotkanie zakończyć 10 kwietnia.", "a day of it, its end"),
    ],
)
def test_two_days_of_what_lasts_do_not_contradict_each_other(
    first: str, second: str, why: str
) -> None:
    a = dated(first, "2025-04-09", id="a", said="9 kwietnia", trigger="Spotkanie")
    b = dated(second, "2025-04-10", id="b", said="10 kwietnia", trigger="Spotkanie")
    assert not list(date_conflicts((a, b), (event(a, b),))), why


@pytest.mark.parametrize(
    ("first", "second", "why"),
    [
        ("Spotkanie zacząć 9 kwietnia.", "Spotkanie zacząć 10 kwietnia.", "two beginnings"),
        ("Spotkanie trwać 9 kwietnia.", "Spotkanie zacząć 10 kwietnia.", "before it began"),
        ("Spotkanie zakończyć 9 kwietnia.", "Spotkanie 10 kwietnia.", "after its end"),
    ],
)
def test_days_that_cannot_be_of_one_event_are_a_conflict(first: str, second: str, why: str) -> None:
    a = dated(first, "2025-04-09", id="a", said="9 kwietnia", trigger="Spotkanie")
    b = dated(second, "2025-04-10", id="b", said="10 kwietnia", trigger="Spotkanie")
    (conflict,) = date_conflicts((a, b), (event(a, b),))
    assert conflict.kind == "date", why


def test_weekday_that_is_not_its_dates_is_a_conflict_of_facts() -> None:
    text = "W poniedziałek 3 września odbyło się spotkanie."
    start, end = span_of(text, "poniedziałek 3 września")
    time = TimeMention(
        start=start, end=end, type="DATE", value="2025-09-03", note="środa", rule="test"
    )
    a = replace(make_findings([text], id="a"), times=(time,))
    (conflict,) = date_conflicts((a,), ())
    assert (conflict.kind, conflict.a, conflict.why) == ("fact", Place("a", start, end), "środa")


def with_pos(findings: Findings, **pos: str) -> Findings:
    """The findings with these words of these parts of speech."""
    passages = tuple(
        replace(p, words=tuple(w._replace(pos=pos.get(w.lemma, "")) for w in p.words))
        for p in findings.passages
    )
    return replace(findings, passages=passages)


def test_an_adjective_dates_its_own_noun_only() -> None:
    told = "Ministrowie spotkali się przed środowym szczytem."
    a = dated(told, "2025-04-09", id="a", said="środowym")
    b = dated("Dnia 10 kwietnia spotkali się tam.", "2025-04-10", id="b", said="10 kwietnia")
    other = with_pos(a, środowym="ADJ", szczytem="NOUN")
    assert not list(date_conflicts((other, b), (event(other, b),)))


def test_an_adjective_in_a_time_of_several_words_is_no_other_nouns() -> None:
    a = dated(
        "Ministrowie spotkali się ubiegłej środy.", "2025-04-09", id="a", said="ubiegłej środy"
    )
    a = with_pos(a, ubiegłej="ADJ", środy="NOUN")
    b = dated("Dnia 10 kwietnia spotkali się tam.", "2025-04-10", id="b", said="10 kwietnia")
    assert len(list(date_conflicts((a, b), (event(a, b),)))) == 1
