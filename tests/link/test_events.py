"""Events: reports of the same event put together, others kept apart."""

from __future__ import annotations

from podobno.link.copies import find_reuse
from podobno.link.events import link_events
from podobno.link.families import group_families
from podobno.link.origins import Roots
from tests.stories import make_findings

SIDES = ("Anna Orłaj", "Ewa Torowska")


def told(id, **event):
    return make_findings(
        [f"W raporcie {id} mowa o tym, że ministrowie spotkali się dyskretnie."],
        id=id,
        events=[{"trigger": "spotkali", "actor": SIDES, **event}],
    )


def events(*findings):
    reuse = find_reuse(findings)
    return link_events(findings, Roots(findings, group_families(findings, reuse), reuse))


def test_event_joins_a_day_and_its_month():
    (event,) = events(
        told("a", date="2025-04-09", place="Wiedeń"), told("b", date="2025-04", place="Wiedeń")
    )
    assert (event.date, event.date_precision, event.place) == ("2025-04-09", "day", "Wiedeń")
    assert [m.doc for m in event.mentions] == ["a", "b"]


def test_event_keeps_two_days_apart():
    assert len(events(told("a", date="2025-04-09"), told("b", date="2025-08-27"))) == 2


def test_event_keeps_other_participants_apart():
    other = told("b", date="2025-04-09", actor=("Jan Ruszo", "Irma Tołczan"))
    assert len(events(told("a", date="2025-04-09"), other)) == 2


def test_event_keeps_another_type_apart():
    assert (
        len(events(told("a", date="2025-04-09"), told("b", date="2025-04-09", type="AGREE"))) == 2
    )


def test_event_planned_and_held_is_held():
    (event,) = events(told("a", date="2025-04-09", status="planned"), told("b", date="2025-04-09"))
    assert event.status == "occurred"


def test_event_keeps_alternatives_and_the_part_they_share():
    days = ("2025-06-04", "2025-06-11")
    (event,) = events(told("a", date=None, date_alternatives=days))
    assert (event.date, event.date_precision, event.date_alternatives) == ("2025-06", "month", days)


def test_event_does_not_depend_on_the_order_of_documents():
    found = [
        told("a", date="2025-04-09"),
        told("b", date="2025-04"),
        told("c", date="2025-08-27", place="Wiedeń"),
        told("d", date=None, place="Wiedeń"),
    ]
    assert events(*found) == events(*reversed(found))
