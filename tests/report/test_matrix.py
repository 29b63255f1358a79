"""Facts against outlets: who tells what, and from which origin."""

from __future__ import annotations

from podobno.model import Event, Figure, FigureReading, Links, Origin, Place, Story
from podobno.report.matrix import matrix_rows
from tests.stories import make_findings


def _origin(root, kind, *docs):
    mentions = tuple(Place(doc, 0, 4) for doc in docs)
    return Origin(root=root, kind=kind, seen=False, via=(), mentions=mentions, why="")


def _reading(doc, source):
    return FigureReading(
        doc=doc,
        start=0,
        end=4,
        value=12.0,
        high=None,
        bound="exact",
        source=source,
        said_on=None,
        as_of=None,
    )


STORY = Story(
    findings=(
        make_findings(["Dwanaście osób."], id="a.txt", publisher="Kurier"),
        make_findings(["Dwanaście osób."], id="b.txt", publisher="Echo"),
        make_findings(["Dwanaście osób."], id="c.txt", publisher="Echo"),
        make_findings(["Dwanaście osób."], id="d.txt"),
    ),
    links=Links(
        figures=(
            Figure(
                id="fig-1",
                what="zebrało się … osób",
                unit="osoba",
                readings=(_reading("a.txt", "policja"), _reading("b.txt", None)),
                origins=(
                    _origin("policja", "source", "a.txt"),
                    _origin("b.txt", "document", "b.txt"),
                ),
            ),
        ),
        events=(
            Event(
                id="ev-1",
                type="PROTEST",
                status="occurred",
                participants=("studenci",),
                date="2025-05-14",
                origins=(_origin("b.txt", "document", "b.txt", "c.txt"),),
            ),
            Event(
                id="ev-2",
                type="CONSULT",
                status="occurred",
                participants=("Anna Orłaj", "Jan Sęk"),
                origins=(_origin("rzecznik", "source", "a.txt", "b.txt", "d.txt"),),
            ),
        ),
    ),
)  # fmt: skip


def test_each_outlet_has_a_column_and_says_whom_its_telling_rests_on():
    head, first, second = matrix_rows(STORY)
    assert head[5:] == ["Echo", "Kurier", "d.txt"]
    assert first[:2] + first[5:] == ["event", "ev-2", "rzecznik", "rzecznik", "rzecznik"]
    assert second[:2] + second[5:] == ["figure", "fig-1", "[Echo]", "policja", ""]


def test_what_one_outlet_alone_tells_twice_has_no_row():
    assert not [row for row in matrix_rows(STORY) if row[1] == "ev-1"]


def test_each_row_counts_origins_and_outlets():
    assert [row[3:5] for row in matrix_rows(STORY)][1:] == [["1", "3"], ["2", "2"]]
