"""Statements: every construction of the case tables, and what holds for any text."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from podobno.extract.cast_reader import read_cast
from podobno.extract.statements import find_statements
from podobno.language import analyse
from podobno.language.pl import PACK
from podobno.model import Document, StatementMention

CASES = Path(__file__).parent / "cases"
TABLES = ("statements.pl.toml", "chains.pl.toml", "hedges.pl.toml")


def document_of(text: str) -> Document:
    return Document(
        id="case",
        text=text,
        sha256="",
        source_sha256="",
        language="pl",
        published="2025-09-03",
    )


@lru_cache(maxsize=512)
def statements_of(text: str) -> tuple[StatementMention, ...]:
    analysis = analyse(document_of(text))
    return find_statements(analysis, PACK, read_cast(analysis, PACK))


def rows() -> list[Any]:
    params = []
    for table in TABLES:
        cases = tomllib.loads((CASES / table).read_text(encoding="utf-8"))["case"]
        for number, case in enumerate(cases):
            gap = case.get("gap")
            marks = [pytest.mark.xfail(strict=True, reason=gap)] if gap else []
            name = f"{table.partition('.')[0]}-{number}"
            params.append(pytest.param(case, id=f"{name}: {case['why']}", marks=marks))
    return params


def shown(text: str, mention: StatementMention, wanted: dict[str, Any]) -> dict[str, Any]:
    """What was found, in the fields that a row speaks of."""
    found: dict[str, Any] = {
        "kind": mention.kind,
        "content": [text[start:end] for start, end in mention.content],
        "speaker": text[slice(*mention.speaker)] if mention.speaker else "",
        "name": mention.speaker_name,
        "cue": text[slice(*mention.cue)] if mention.cue else "",
        "via": list(mention.via),
        "hedged": mention.hedged,
        "denied": mention.denied,
        "to": mention.to,
    }
    always = {"via", "hedged", "denied"}
    return {key: value for key, value in found.items() if key in always or key in wanted}


@pytest.mark.parametrize("case", rows())
def test_statements_find_what_the_row_says(case: dict[str, Any]) -> None:
    text = case["text"]
    wanted = [{"via": [], "hedged": False, "denied": False, **row} for row in case["find"]]
    wanted.sort(key=lambda row: text.find(row["content"][0]))
    mentions = statements_of(text)
    found = [
        shown(text, mention, wanted[number] if number < len(wanted) else {"content": 1, "cue": 1})
        for number, mention in enumerate(mentions)
    ]
    assert found == wanted, case["why"]


def test_case_tables_hold_the_constructions_they_promise() -> None:
    count = {
        table: len(tomllib.loads((CASES / table).read_text(encoding="utf-8"))["case"])
        for table in TABLES
    }
    assert sum(count.values()) >= 250
    assert count["chains.pl.toml"] >= 40
    assert count["hedges.pl.toml"] >= 40


def test_no_row_stands_twice() -> None:
    texts = [
        case["text"]
        for table in TABLES
        for case in tomllib.loads((CASES / table).read_text(encoding="utf-8"))["case"]
    ]
    assert len(texts) == len(set(texts))


LONG = (
    "Szef rządu: nie oddamy miasta\n\n"
    "„Wojsko wyszło z miasta” – powiedział w środę w Berlinie minister obrony Jan Kowalski, "
    "cytowany przez agencję Reutera. Dodał, że ludzie „wracają do domów”, a szkoły są otwarte. "
    "Według Anny Nowak straty są duże.\n\n"
    "- Kiedy wrócimy? - zapytała Anna Nowak. - Czekamy od roku.\n\n"
    "Jak podaje PAP, prezydent prawdopodobnie odwoła szczyt. "
    "Kreml zaprzeczył, jakoby wojsko wyszło.\n"
)


def told(text: str) -> list[tuple[Any, ...]]:
    """Statements without offsets: what they say, in the words of the text."""
    return [
        (
            tuple(text[start:end] for start, end in mention.content),
            mention.kind,
            mention.speaker_name,
            mention.via,
            mention.hedged,
            mention.denied,
        )
        for mention in statements_of(text)
    ]


def test_every_statement_has_its_spans_in_order_and_a_rule() -> None:
    mentions = statements_of(LONG)
    assert len(mentions) >= 7
    for mention in mentions:
        assert mention.rule
        assert mention.kind in {"direct", "indirect", "mixed"}
        ends = 0
        for start, end in mention.content:
            assert ends <= start < end <= len(LONG)
            assert LONG[start:end] == LONG[start:end].strip()
            ends = end
        for span in (mention.cue, mention.speaker):
            assert span is None or LONG[slice(*span)].strip()


def test_statements_stand_in_reading_order() -> None:
    starts = [mention.content[0] for mention in statements_of(LONG)]
    assert starts == sorted(starts)


@pytest.mark.parametrize("prefix", ["Wczoraj padał deszcz.\n\n", "\n\n", "Tytuł bez treści\n\n"])
def test_statements_shift_with_text_put_before_them(prefix: str) -> None:
    moved = statements_of(prefix + LONG)
    kept = [m for m in moved if m.content[0].start >= len(prefix)]
    assert [tuple(s.start - len(prefix) for s in m.content) for m in kept] == [
        tuple(s.start for s in m.content) for m in statements_of(LONG)
    ]


def test_other_line_ends_change_nothing() -> None:
    assert told(LONG.replace("\n", "\r\n")) == told(LONG)


def test_a_text_without_cues_has_no_statements() -> None:
    assert statements_of("Wczoraj padał deszcz. Rzeka wylała, a mosty są zamknięte.") == ()


def test_a_hedge_is_kept_as_it_stands() -> None:
    hedged = [m for m in statements_of(LONG) if m.hedged]
    assert [m.certainty for m in hedged] == [("prawdopodobnie",)]


def test_a_denial_is_told_apart_from_doubt() -> None:
    denied = [m for m in statements_of(LONG) if m.denied]
    assert [(m.speaker_name, m.hedged) for m in denied] == [("Kreml", False)]


@pytest.mark.engine
def test_the_default_engine_reads_the_rows_as_well() -> None:
    """The neural engine, where it is installed, reads at least as many rows as are promised."""
    wrong = []
    for table in TABLES:
        for case in tomllib.loads((CASES / table).read_text(encoding="utf-8"))["case"]:
            text = case["text"]
            analysis = analyse(document_of(text), engine="default")
            mentions = find_statements(analysis, PACK, read_cast(analysis, PACK))
            found = [[text[start:end] for start, end in m.content] for m in mentions]
            wanted = sorted((row["content"] for row in case["find"]), key=lambda c: text.find(c[0]))
            if found != wanted and "gap" not in case:
                wrong.append(text)
    # 2 %: the engine is trained anew from time to time; a row it loses is read, not hidden.
    assert len(wrong) <= 6, wrong
