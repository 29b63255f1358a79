"""The lexicon's own examples are its tests: each must yield its event with its roles."""

from __future__ import annotations

from functools import cache

import pytest

from factory import make_analysis
from podobno.extract.cast import read_cast
from podobno.extract.event_lexicon import Entry, Example, read_lexicon
from podobno.extract.events import find_events
from podobno.language.pl import PACK
from podobno.model import EventMention

ENTRIES = read_lexicon(PACK).entries
EXAMPLES = [(entry, example) for entry in ENTRIES for example in entry.examples]


@cache
def read_events(text: str) -> tuple[EventMention, ...]:
    analysis = make_analysis(text)
    return find_events(analysis, PACK, read_cast(analysis, PACK), (), ())


@pytest.mark.parametrize(
    ("entry", "example"), EXAMPLES, ids=[f"{e.type}: {x.text}" for e, x in EXAMPLES]
)
def test_example_yields_its_event_with_its_roles(entry: Entry, example: Example) -> None:
    found = [
        (sorted(event.actor), sorted(event.recipient))
        for event in read_events(example.text)
        if event.type == entry.type
    ]
    assert (sorted(example.actor), sorted(example.recipient)) in found
