"""What contradicts what, in one line in the reader's language."""

from __future__ import annotations

from dataclasses import replace

import pytest

from podobno.model import Conflict, Figure, FigureReading, Place
from podobno.report.conflicts import conflict_line, group_conflicts, sides_of
from podobno.report.words import Texts

PL, EN = Texts(code="pl"), Texts(code="en")
A, B = Place("a.txt", 0, 5), Place("b.txt", 7, 12)


def _reading(place, value, bound, source, as_of="2025-07-01"):
    return FigureReading(
        doc=place.doc,
        start=place.start,
        end=place.end,
        value=value,
        high=None,
        bound=bound,
        source=source,
        said_on="2025-07-04",
        as_of=as_of,
    )


@pytest.mark.parametrize(
    ("as_of", "texts", "line"),
    [
        (
            "2025-07-01",
            PL,
            "w okręgu było … żołnierzy: ok. 6\u00a0000 (PSR) ↔ 2\u00a0500; stan na 1 lipca 2025",
        ),
        (
            None,
            PL,
            "w okręgu było … żołnierzy: ok. 6\u00a0000 (PSR) ↔ 2\u00a0500; podano 4 lipca 2025",
        ),
        (
            "2025-07-01",
            EN,
            "w okręgu było … żołnierzy: about 6,000 (PSR) ↔ 2,500; as of 1 July 2025",
        ),
    ],
)
def test_figures_are_told_with_source_and_moment(as_of, texts, line):
    series = Figure(
        id="fig-1",
        what="w okręgu było … żołnierzy",
        unit="żołnierz",
        readings=(
            _reading(A, 6000.0, "about", "PSR", as_of),
            _reading(B, 2500.0, "exact", None, as_of),
        ),
    )
    conflict = Conflict(kind="figure", a=A, b=B, why="≈ 6 000 ↔ 2 500", about=("fig-1",))
    assert conflict_line(conflict, series, texts) == line


@pytest.mark.parametrize(
    ("kind", "why", "polish", "english"),
    [
        (
            "fact",
            "2025-09-03: środa, nie poniedziałek",
            "3 września 2025 to środa, nie poniedziałek",
            "3 September 2025 is a Wednesday, not a Monday",
        ),
        (
            "fact",
            "Zagryn ↔ Arno Bellu",
            "zaprzecza: Zagryn; twierdzi: Arno Bellu",
            "denied by Zagryn; asserted by Arno Bellu",
        ),
        (
            "fact",
            "Zagryn ↔ None",
            "zaprzecza: Zagryn; twierdzi: mówiący nieustalony",
            "denied by Zagryn; asserted by speaker not settled",
        ),
        (
            "date",
            "2025-09-02 ↔ 2025-09-03: Kim, Putin",
            "2 września 2025 ↔ 3 września 2025: Kim, Putin",
            "2 September 2025 ↔ 3 September 2025: Kim, Putin",
        ),
        (
            "wording",
            "Kim: „braterski obowiązek” in two different sentences",
            "Kim: „braterski obowiązek” w dwóch różnych zdaniach",
            "Kim: „braterski obowiązek” in two different sentences",
        ),
        ("wording", "Kim: stosowny ↔ stanowczy", *("Kim: stosowny ↔ stanowczy",) * 2),
    ],
)
def test_a_conflict_is_told_in_the_readers_language(kind, why, polish, english):
    conflict = Conflict(kind=kind, a=A, b=B, why=why)
    assert conflict_line(conflict, None, PL) == polish
    assert conflict_line(conflict, None, EN) == english


def test_wordings_that_differ_in_the_same_words_are_one_point_to_check() -> None:
    def wording(doc: str, why: str) -> Conflict:
        return Conflict(kind="wording", a=Place("a", 1, 5), b=Place(doc, 2, 6), why=why)

    first, second = wording("b", "X: y ↔ z"), wording("c", "X: y ↔ z")
    other = wording("c", "X: p ↔ q")
    dates = replace(first, kind="date")
    assert group_conflicts([first, other, second]) == ((first, second), (other,))
    assert group_conflicts([dates, dates]) == ((dates,), (dates,))
    assert sides_of((first, second)) == (first.a, first.b, second.b)


def test_a_wrong_weekday_in_two_reports_is_one_point_to_check() -> None:
    first = Conflict(kind="fact", a=A, b=A, why="2025-03-04: wtorek, nie środa")
    second = replace(first, a=B, b=B)
    assert group_conflicts([first, second]) == ((first, second),)
