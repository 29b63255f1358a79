"""The timeline in order of dates, and who met whom."""

from __future__ import annotations

from podobno.model import Event, Place
from podobno.story.timeline import list_meetings, order_timeline


def event(id: str, date: str | None = None, **fields: object) -> Event:
    given = {
        "type": "CONSULT",
        "status": "occurred",
        "participants": ("A", "B"),
        "actor": ("A", "B"),
    } | fields
    return Event(id=id, date=date, **given)  # type: ignore[arg-type]


def test_timeline_is_ordered_by_date_with_what_has_none_last() -> None:
    listed = [event("none"), event("june", "2025-06-04"), event("may", "2025-05-14")]
    assert [entry.event for entry in order_timeline(listed)] == ["may", "june", "none"]


def test_events_without_a_date_stand_in_the_order_in_which_they_are_told() -> None:
    told = [
        event("b", mentions=(Place("doc", 90, 95),)),
        event("c", mentions=(Place("doc", 5, 9),)),
        event("a", mentions=(Place("late", 1, 3),)),
    ]
    assert [entry.event for entry in order_timeline(told)] == ["c", "b", "a"]


def test_month_comes_before_the_days_it_holds_and_after_the_month_before() -> None:
    listed = [event("day", "2025-06-01"), event("month", "2025-06"), event("may", "2025-05-31")]
    assert [entry.event for entry in order_timeline(listed)] == ["may", "month", "day"]


def test_meetings_are_listed_for_each_pair_oldest_first() -> None:
    listed = [event("late", "2025-09-03"), event("early", "2025-05-14")]
    (meeting,) = list_meetings(listed)
    assert (meeting.who, meeting.events) == (("A", "B"), ("early", "late"))


def test_meeting_of_three_is_one_of_each_pair() -> None:
    listed = [event("three", actor=("C", "A", "B"))]
    assert [m.who for m in list_meetings(listed)] == [("A", "B"), ("A", "C"), ("B", "C")]


def test_denied_or_possible_meeting_is_none_and_neither_is_a_deed() -> None:
    listed = [
        event("denied", status="denied"),
        event("wished", status="possible"),
        event("deed", type="AGREE"),
    ]
    assert list_meetings(listed) == ()
