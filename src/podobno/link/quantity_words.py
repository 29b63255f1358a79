"""A language pack in, its words by which figures are told apart out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from podobno.language import LanguagePack
from podobno.link.quantity_labels import LabelWords

_NONE: frozenset[str] = frozenset()
_NO_LABELS = LabelWords(_NONE, _NONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantityWords:
    """The words of ``quantities.toml`` and those of ``numbers.toml`` around a number: ``actions``
    and ``phrases`` say which class of action a word or words are of, ``things`` which group a unit
    belongs to."""

    actions: Mapping[str, str] = field(default_factory=dict)
    phrases: Mapping[tuple[str, ...], str] = field(default_factory=dict)
    weak: frozenset[str] = _NONE
    things: Mapping[str, str] = field(default_factory=dict)
    stop: frozenset[str] = _NONE
    out_of: frozenset[str] = _NONE
    among: frozenset[str] = _NONE
    once: frozenset[str] = _NONE
    further: frozenset[str] = _NONE
    relatives: frozenset[str] = _NONE
    labels: LabelWords = _NO_LABELS


@cache
def read_quantity_words(pack: LanguagePack) -> QuantityWords:
    """The pack's words around a number, by what they tell."""
    table, numbers = pack.table("quantities"), pack.table("numbers")
    actions: dict[str, str] = {}
    phrases: dict[tuple[str, ...], str] = {}
    for kind, words in table["actions"].items():
        for word in words:
            parts = tuple(word.split())
            if len(parts) > 1:
                phrases[parts] = kind
            else:
                actions.setdefault(word, kind)
    scales = (*numbers["abbreviations"], *numbers["multipliers"]["words"])
    return QuantityWords(
        actions=actions,
        phrases=phrases,
        weak=frozenset(table["weak"]["words"]),
        things={word: thing for thing, words in table["same_things"].items() for word in words},
        stop=frozenset(table["stop"]["words"]),
        out_of=frozenset(numbers["words"]["out_of"]),
        among=frozenset(numbers["words"]["among"]),
        once=frozenset(table["once"]["words"]),
        further=frozenset(table["further"]["words"]),
        relatives=frozenset(table["relatives"]["words"]),
        labels=LabelWords(
            frozenset(table["openers"]["words"]),
            frozenset(word.rstrip(".") for word in scales),
        ),
    )
