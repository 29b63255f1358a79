"""Where and when a statement was said, when its own sentence tells."""

from __future__ import annotations

import pytest

from podobno.extract.cast_reader import read_cast
from podobno.extract.occasions import date_statements
from podobno.extract.statements import find_statements
from podobno.language import analyse
from podobno.language.pl import PACK
from podobno.model import Analysis, Document, StatementMention, TimeMention


def read(text: str) -> tuple[Analysis, tuple[StatementMention, ...]]:
    analysis = analyse(Document(id="x", text=text, sha256="", source_sha256="", language="pl"))
    return analysis, find_statements(analysis, PACK, read_cast(analysis, PACK))


def time_at(text: str, words: str, value: str) -> TimeMention:
    start = text.index(words)
    return TimeMention(start=start, end=start + len(words), type="DATE", value=value)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Jan Kowalski powiedział w Berlinie, że wojsko wyszło z miasta.", "Berlin"),
        ("„Wojsko wyszło” – powiedział w Warszawie Jan Kowalski.", "Warszawa"),
        ("Jan Kowalski powiedział, że wojsko wyszło w Berlinie z koszar.", None),
        ("Jan Kowalski powiedział, że wojsko wyszło z miasta.", None),
    ],
)
def test_the_place_of_saying_stands_beside_the_cue(text: str, place: str | None) -> None:
    _, (statement,) = read(text)
    assert statement.said_at == place


@pytest.mark.parametrize(
    ("text", "words", "said_on"),
    [
        ("Jan Kowalski powiedział w środę, że wojsko wyszło z miasta.", "środę", "2025-09-03"),
        ("Jan Kowalski powiedział, że wojsko wyszło w środę z miasta.", "środę", None),
        ("W środę padało. Jan Kowalski powiedział, że wojsko wyszło.", "środę", None),
    ],
)
def test_the_date_of_saying_stands_outside_what_is_said(
    text: str, words: str, said_on: str | None
) -> None:
    analysis, statements = read(text)
    (dated,) = date_statements(analysis, statements, [time_at(text, words, "2025-09-03")])
    assert dated.said_on == said_on
