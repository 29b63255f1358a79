"""Open points: what the articles do not settle, few and ranked."""

from __future__ import annotations

import pytest

from podobno.model import (
    Claim,
    Event,
    Figure,
    FigureReading,
    Findings,
    Links,
    OpenPoint,
    Origin,
    Place,
    Span,
    Wording,
)
from podobno.story.open_points import find_open_points
from tests.stories import make_findings


def reading(doc: str, value: float, source: str | None, **fields: object) -> FigureReading:
    given = {
        "start": 0,
        "end": 5,
        "high": None,
        "bound": "exact",
        "said_on": "2025-05-14",
        "as_of": None,
    } | fields
    return FigureReading(doc=doc, value=value, source=source, **given)  # type: ignore[arg-type]


def figure(*readings: FigureReading, id: str = "f-1") -> Figure:
    roots: dict[str, list[Place]] = {}
    for r in readings:
        if r.source:
            roots.setdefault(r.source, []).append(Place(r.doc, r.start, r.end))
    origins = tuple(
        Origin(root=root, kind="source", seen=False, via=(), mentions=tuple(places), why="")
        for root, places in roots.items()
    )
    return Figure(id=id, what="żołnierze", unit="żołnierz", readings=readings, origins=origins)


def links(*figures: Figure, families: str = "a b c d e", events: tuple[Event, ...] = ()) -> Links:
    grouped = tuple(tuple(f.split("+")) for f in families.split())
    return Links(figures=figures, families=grouped, events=events)


def points(given: Links, *findings: Findings) -> list[tuple[str, str]]:
    return [(p.kind, p.why) for p in find_open_points(findings, given)]


def test_undated_reports_are_one_point() -> None:
    found = find_open_points(
        [make_findings(["Tak."], id=id, published=None) for id in "ab"], links()
    )
    assert found == (
        OpenPoint(kind="undated", places=(Place("a", 0, 0), Place("b", 0, 0)), why=""),
    )


def test_report_dated_by_its_month_is_a_point_of_its_own() -> None:
    assert points(links(), make_findings(["Tak."], published="2025-06")) == [
        ("partly-dated", "2025-06")
    ]


def test_dated_report_is_no_point() -> None:
    assert points(links(), make_findings(["Tak."], published="2025-06-04")) == []


def test_days_that_remain_possible_are_listed() -> None:
    event = Event(
        id="ev-1",
        type="CONSULT",
        status="occurred",
        participants=("A", "B"),
        date_alternatives=("2025-06-04", "2025-06-11"),
        mentions=(Place("a", 0, 3),),
    )
    assert points(links(events=(event,))) == [("date-alternatives", "2025-06-04, 2025-06-11")]


def test_quotations_without_a_speaker_are_one_point_a_report_most_first() -> None:
    one = make_findings(
        ["„Raz” i tyle."], id="a", statements=[{"content": "Raz", "kind": "direct"}]
    )
    two = make_findings(
        ["„Dwa” oraz „trzy”."],
        id="b",
        statements=[{"content": "Dwa", "kind": "direct"}, {"content": "trzy", "kind": "direct"}],
    )
    found = find_open_points([one, two], links())
    assert [(p.kind, [x.doc for x in p.places]) for p in found] == [
        ("unknown-speaker", ["b", "b"]),
        ("unknown-speaker", ["a"]),
    ]


def test_hearsay_without_a_speaker_is_no_point() -> None:
    said = make_findings(["Mówi się o tym."], statements=[{"content": "o tym"}])
    assert points(links(), said) == []


def test_source_of_one_report_only_is_no_point() -> None:
    assert points(links(figure(reading("a", 5000, "PSR")))) == []


def test_unseen_source_of_reports_written_apart_is_a_point() -> None:
    given = links(figure(reading("a", 5000, "PSR"), reading("b", 5000, "PSR")))
    assert points(given) == [("original-not-seen", "PSR")]


def test_unseen_source_of_two_copies_is_no_point() -> None:
    given = links(
        figure(reading("a", 5000, "PSR"), reading("b", 5000, "PSR")), families="a+b c d e f"
    )
    assert points(given) == []


def test_unseen_source_of_a_disputed_figure_is_a_point() -> None:
    given = links(figure(reading("a", 6000, "PSR"), reading("b", 2500, "minister")))
    assert points(given) == [("original-not-seen", "PSR"), ("original-not-seen", "minister")]


def test_unseen_source_of_many_reports_is_a_point_though_each_has_its_own_figure() -> None:
    figures = [figure(reading(doc, n, "PSR"), id=doc) for n, doc in enumerate("ab", start=1)]
    assert points(links(*figures)) == [("original-not-seen", "PSR")]
    assert points(links(*figures, families="a b c d e f g h i")) == []


def test_figure_without_a_source_that_another_report_names_is_a_point() -> None:
    given = links(figure(reading("a", 5000, None), reading("b", 5000, "PSR")))
    assert points(given) == [("named-elsewhere", "PSR")]


def test_source_that_a_copy_lost_is_told_with_the_copies() -> None:
    given = links(figure(reading("a", 5000, None), reading("b", 5000, "PSR")), families="a+b c")
    assert points(given) == []


def test_points_come_with_undated_reports_first() -> None:
    given = links(figure(reading("a", 5000, "PSR"), reading("b", 5000, "PSR")))
    report = make_findings(
        ["„Raz” i tyle."],
        published=None,
        statements=[{"content": "Raz", "kind": "direct"}],
    )
    assert [kind for kind, _ in points(given, report)] == [
        "undated",
        "unknown-speaker",
        "original-not-seen",
    ]


def claim(speaker: str, *docs: str, text: str = "nie mogę już dłużej mieszkać w okręgu") -> Claim:
    wordings = tuple(Wording(doc=d, spans=(Span(3, 40),), text=text, statement=0) for d in docs)
    return Claim(id=f"c-{speaker}", speaker=speaker, wordings=wordings)


def test_one_sentence_that_two_reports_give_to_two_names_is_an_open_point() -> None:
    given = Links(claims=(claim("Irma Tołczan", "a", "b"), claim("Anna Orłaj", "c")))
    (point,) = find_open_points((), given)
    assert (point.kind, point.why) == ("two-speakers", "Anna Orłaj ↔ Irma Tołczan")
    assert [place.doc for place in point.places] == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("second", "why"),
    [
        (claim("prawniczka", "c"), "described, not named"),
        (claim("Anna Orłaj", "a"), "one report gives both: one quotes the other"),
        (claim("Anna Orłaj", "c", text="Rozmowy były bardzo trudne"), "other words"),
    ],
)
def test_other_words_or_speakers_are_no_two_speakers_of_one_sentence(
    second: Claim, why: str
) -> None:
    given = Links(claims=(claim("Irma Tołczan", "a"), second))
    assert not find_open_points((), given), why


def test_short_words_may_be_said_by_two() -> None:
    short = [
        claim(name, name[0].lower(), text="Rozmowy były bardzo trudne")
        for name in ("Irma Tołczan", "Anna Orłaj")
    ]
    assert not find_open_points((), Links(claims=tuple(short)))
