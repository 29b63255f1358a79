"""The lexicon's own examples are its tests: each must yield its event with its roles."""

from __future__ import annotations

from typing import Any

import pytest

from podobno.extract.cast_reader import read_cast
from podobno.extract.events import find_events
from podobno.language.event_lexicon import TYPES, Entry, Example, read_lexicon
from podobno.language.pl import PACK
from podobno.language.pl.morphology import look_up
from tests.factory import make_analysis

ENTRIES = read_lexicon(PACK).entries


def read_examples() -> list[Any]:
    return [
        pytest.param(
            entry,
            example,
            id=f"{entry.type}: {example.text}",
            marks=pytest.mark.xfail(strict=True, reason=example.gap) if example.gap else (),
        )
        for entry in ENTRIES
        for example in entry.examples
    ]


@pytest.mark.parametrize(("entry", "example"), read_examples())
def test_example_yields_its_event_with_its_roles(entry: Entry, example: Example) -> None:
    analysis = make_analysis(example.text)
    events = find_events(analysis, PACK, read_cast(analysis, PACK), (), ())
    found = [
        (sorted(event.actor), sorted(event.recipient))
        for event in events
        if event.type == entry.type
    ]
    assert (sorted(example.actor), sorted(example.recipient)) in found


def test_no_two_entries_share_a_sentence() -> None:
    texts = [example.text for entry in ENTRIES for example in entry.examples]
    assert len(texts) == len(set(texts))


def test_every_type_has_its_words() -> None:
    assert {entry.type for entry in ENTRIES} == set(TYPES)


def test_every_word_is_in_the_dictionary() -> None:
    unknown = [entry.key for entry in ENTRIES if not look_up(entry.lemma).readings]
    assert unknown == []
