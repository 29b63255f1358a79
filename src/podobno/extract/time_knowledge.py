"""What rules know of a language beside its time words comes out of times.toml, read once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from podobno.language.pack import LanguagePack

Lists = dict[str, frozenset[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """Word lists of verbs and nouns by what they tell, small words by what they join or open, the
    cases that prepositions ask for, the
    weekdays' names by number, and the feasts that are times only with a small letter."""

    verbs: Lists
    nouns: Lists
    beside: Lists
    cases: dict[str, Lists]
    weekdays: dict[int, str]
    small: frozenset[str]


@lru_cache(maxsize=8)
def read_knowledge(pack: LanguagePack) -> Knowledge:
    """The knowledge of one language."""
    table = pack.table("times")
    return Knowledge(
        verbs=_sets(table["verbs"]),
        nouns=_sets(table["nouns"]),
        beside=_sets(table["beside"]),
        cases={kind: _sets(words) for kind, words in table["cases"].items()},
        weekdays={number: word for word, number in table["words"]["WEEKDAY"].items()},
        small=frozenset(table["small"]["holidays"]),
    )


def _sets(table: dict[str, list[str]]) -> Lists:
    return {name: frozenset(words) for name, words in table.items()}
