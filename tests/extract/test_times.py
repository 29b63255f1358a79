"""Time expressions: the case table, and what must hold of any text."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from podobno.extract.time_anchors import easter
from podobno.extract.time_grammar import Rule, read_grammar
from podobno.extract.times import find_times
from podobno.language.pl import PACK
from podobno.model import TimeMention
from tests.factory import make_analysis

CASES = Path(__file__).parent / "cases" / "times.pl.toml"


@dataclass(frozen=True)
class Case:
    """A row of the table: the plain text, and the spans and values that must be found."""

    text: str
    published: str | None
    spans: tuple[tuple[int, int], ...]
    values: tuple[str, ...]
    note: str | None
    why: str
    gap: str | None


def read_cases() -> list[Case]:
    with CASES.open("rb") as file:
        groups = tomllib.load(file)["group"]
    return [read_case(row, group) for group in groups for row in group["rows"]]


def read_case(row: dict[str, Any], group: dict[str, Any]) -> Case:
    text, spans = unmark(row["t"])
    assert len(spans) == len(row["is"]), row
    return Case(
        text=text,
        published=row.get("published", group["published"]) or None,
        spans=spans,
        values=tuple(row["is"]),
        note=row.get("note"),
        why=row.get("why", group["why"]),
        gap=row.get("gap"),
    )


def unmark(marked: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """A sentence without its brackets, and the spans they held."""
    text, spans, start = "", [], 0
    for piece in re.split(r"([\[\]])", marked):
        if piece == "[":
            start = len(text)
        elif piece == "]":
            spans.append((start, len(text)))
        else:
            text += piece
    return text, tuple(spans)


def shown(mention: TimeMention) -> str:
    """A mention as the table writes it."""
    value = mention.value or " ".join(("?", *mention.alternatives))
    return f"{mention.type} {value}"


@cache
def times(text: str, published: str | None) -> tuple[TimeMention, ...]:
    return find_times(make_analysis(text, published), PACK)


def marked(case: Case) -> Any:
    gap = pytest.mark.xfail(strict=True, reason=case.gap) if case.gap else ()
    return pytest.param(case, marks=gap, id=case.text[:60])


@pytest.mark.parametrize("case", [marked(case) for case in read_cases()])
def test_times_case(case: Case) -> None:
    found = times(case.text, case.published)
    expected = [
        (case.text[a:b], value) for (a, b), value in zip(case.spans, case.values, strict=True)
    ]
    assert [(case.text[one.start : one.end], shown(one)) for one in found] == expected, case.why
    if case.note:
        assert case.note in (found[0].note or "")
    else:
        assert not any(one.note for one in found)


# --- The grammar ---------------------------------------------------------------------------------

GRAMMAR = read_grammar(PACK)


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.name) for rule in GRAMMAR.rules])
def test_times_rule_finds_its_own_example(rule: Rule) -> None:
    assert rule.name in {one.rule for one in times(rule.example, "2025-09-03")}


def test_times_rules_have_names_of_their_own() -> None:
    names = [rule.name for rule in GRAMMAR.rules]
    assert len(set(names)) == len(names)


def test_times_furniture_is_skipped() -> None:
    text = "W środę spotkali się ministrowie."
    analysis = make_analysis(text, "2025-09-03")
    furniture = tuple(replace(sentence, is_noise=True) for sentence in analysis.sentences)
    assert find_times(replace(analysis, sentences=furniture), PACK) == ()


def test_times_one_weekday_of_a_document_is_one_day() -> None:
    text = "Strajk odbędzie się w piątek, 5 września. Ogłosiły go związki. Odwołano loty w piątek."
    assert [one.value for one in times(text, "2025-09-03")] == ["2025-09-05", "2025-09-05"]


def test_times_published_to_the_minute_counts_by_its_day() -> None:
    assert [one.value for one in times("Wczoraj padało.", "2025-09-03T00:05")] == ["2025-09-02"]


@pytest.mark.parametrize(
    "published", ["2025-13", "2025-02-31", "0000-00-00", "rok temu", "9999-12-31"]
)
def test_times_impossible_publication_date_breaks_nothing(published: str) -> None:
    for one in times("Jutro, za 900 lat i w środę o 24.00 ruszy proces.", published):
        assert one.value is None or TIMEX3.fullmatch(one.value)


# --- What holds of any text ----------------------------------------------------------------------

TIMEX3 = re.compile(
    r"BC\d{2,4}|\d{4}(-\d{2}(-\d{2}(T(\d{2}:\d{2}|MO|MI|AF|EV|NI))?)?)?"
    r"|\d{4}-W\d{2}(-WE)?|\d{4}-(SP|SU|FA|WI|Q[1-4]|H[12])|\d{2,3}"
    r"|P(?=.)(X[YMWD]|(\d+(\.\d+)?Y)?(\d+(\.\d+)?M)?(\d+(\.\d+)?W)?(\d+(\.\d+)?D)?)"
    r"(T(X[HMS]|(\d+(\.\d+)?H)?(\d+(\.\d+)?M)?(\d+(\.\d+)?S)?))?"
    r"|(PAST|PRESENT|FUTURE)_REF"
)
PRECISIONS = {
    "minute", "hour", "part", "day", "week", "month", "quarter", "half", "season", "year",
    "decade", "century", "vague", None,
}  # fmt: skip
PUBLISHED = st.sampled_from(
    [None, "2025", "2025-06", "2025-09-03", "2024-02-29", "1999-12-31T23:59"]
)
WORDS = st.sampled_from(
    [
        "w",
        "we",
        "o",
        "na",
        "do",
        "od",
        "z",
        "za",
        "przed",
        "po",
        "co",
        "i",
        "a",
        "nie",
        "2",
        "3",
        "12",
        "31",
        "1999",
        "2024",
        "2025",
        "18:30",
        "14.50",
        "3.09.2025",
        "3.09.",
        "II",
        "XX",
        "IX",
        "maja",
        "września",
        "środę",
        "piątek",
        "poniedziałki",
        "rano",
        "wieczorem",
        "noc",
        "południe",
        "północy",
        "rok",
        "roku",
        "lat",
        "lata",
        "latach",
        "90.",
        "r.",
        "ub.r.",
        "br.",
        "ubiegłym",
        "tego",
        "samego",
        "ostatnich",
        "najbliższym",
        "dwa",
        "kilka",
        "pół",
        "półtora",
        "tygodnia",
        "dni",
        "dniach",
        "miesiąc",
        "godz.",
        "godziny",
        "minut",
        "temu",
        "później",
        "wcześniej",
        "połowie",
        "końca",
        "początku",
        "przełomie",
        "Wielkanoc",
        "Wigilię",
        "Boże",
        "Ciało",
        "kwartale",
        "połowę",
        "wieku",
        "XIX",
        "latem",
        "zimą",
        "trzydniowa",
        "52-letni",
        "każdy",
        "razy",
        "dziennie",
        "dziś",
        "wczoraj",
        "obecnie",
        "przyszłości",
        "-",
        "–",
        ",",
        ".",
        "(",
        ")",
        "zł",
        "proc.",
        "czasu",
        "miejscowego",
        "spotkał",
        "spotka",
        "się",
    ]
)
TEXTS = st.one_of(
    st.lists(WORDS, max_size=25).map(" ".join),
    st.lists(WORDS, max_size=25).map("".join),
    st.text(max_size=80),
)


@settings(max_examples=120, deadline=None)
@given(text=TEXTS, published=PUBLISHED)
def test_times_hold_on_any_text(text: str, published: str | None) -> None:
    found = find_times(make_analysis(text, published), PACK)
    for one in found:
        assert 0 <= one.start < one.end <= len(text)
        assert text[one.start : one.end] == text[one.start : one.end].strip()
        assert one.type in {"DATE", "TIME", "DURATION", "SET"}
        assert one.precision in PRECISIONS
        assert one.rule in {rule.name for rule in GRAMMAR.rules}
        for value in (one.value, *one.alternatives):
            assert value is None or TIMEX3.fullmatch(value), value
    assert all(a.end <= b.start for a, b in pairwise(found))


@settings(max_examples=40, deadline=None)
@given(cases=st.lists(st.sampled_from(read_cases()), min_size=1, max_size=3))
def test_times_shift_with_text_put_before(cases: list[Case]) -> None:
    text = "\n\n".join(case.text for case in cases)
    before = "Padał drobny deszcz, a wiatr ucichł.\n\n"
    found = find_times(make_analysis(text, "2025-09-03"), PACK)
    shifted = find_times(make_analysis(before + text, "2025-09-03"), PACK)
    moved = [
        replace(one, start=one.start + len(before), end=one.end + len(before)) for one in found
    ]
    assert list(shifted) == moved


@settings(max_examples=40, deadline=None)
@given(cases=st.lists(st.sampled_from(read_cases()), min_size=2, max_size=3))
def test_times_are_the_same_for_other_line_ends(cases: list[Case]) -> None:
    text = "\n".join(case.text for case in cases)
    other = text.replace("\n", "\r\n")
    assert [(text[one.start : one.end], one.value) for one in times(text, "2025-09-03")] == [
        (other[one.start : one.end], one.value) for one in times(other, "2025-09-03")
    ]


@pytest.mark.parametrize(
    ("year", "day"),
    [(1818, "03-22"), (1943, "04-25"), (2000, "04-23"), (2024, "03-31"), (2038, "04-25")],
)
def test_times_easter_of_years_whose_date_is_known(year: int, day: str) -> None:
    assert easter(year).isoformat() == f"{year}-{day}"
