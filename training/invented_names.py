"""Documents with nested names come in, the same documents with other people's names go out.

A network that has met a surname again and again reads the surname, not its sentence; the people of
novels bear names that no text had before.
"""

import random
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from training.units import INNER, Unit

HEAD = 3  # letters that are put in the place of others; endings stay, with case and gender
SHORTEST = 6  # letters of a word that is changed
SURNAMES = {INNER.index(f"{place}-persName-surname") for place in "BI"}
_VOWELS = frozenset("aąeęioóuy")


class NameInventor:
    """Changes surnames, with a head of another surname; ``read`` tells the pieces and marks of a
    word."""

    def __init__(
        self, documents: Sequence[list[Unit]], read: Callable[[str], tuple[tuple[int, ...], int]]
    ) -> None:
        self._read = cache(read)
        self._heads: dict[bool, list[str]] = defaultdict(list)
        for units in documents:
            for form in _surnames(units):
                self._heads[form[HEAD - 1] in _VOWELS].append(form[:HEAD])

    def change(self, units: Sequence[Unit], share: float, dice: random.Random) -> list[Unit]:
        """The document with this share of its surnames changed, each all through."""
        heads: dict[str, str] = {}
        for form in _surnames(units):
            own = form[:HEAD]
            if own not in heads:
                others = self._heads[own[-1] in _VOWELS]
                heads[own] = dice.choice(others) if dice.random() < share else own
        return [self._change(unit, heads) for unit in units] if heads else list(units)

    def _change(self, unit: Unit, heads: dict[str, str]) -> Unit:
        places = [n for n, inner in enumerate(unit.inner) if inner in SURNAMES]
        pieces, marks, forms = list(unit.pieces), list(unit.marks), list(unit.forms)
        for place in places:
            form = forms[place]
            head = heads.get(form[:HEAD], form[:HEAD])
            if _can_change(form) and head != form[:HEAD]:
                forms[place] = head + form[HEAD:]
                pieces[place], marks[place] = self._read(forms[place])
        if forms == list(unit.forms):
            return unit
        return replace(unit, pieces=tuple(pieces), marks=tuple(marks), forms=tuple(forms))


def _surnames(units: Sequence[Unit]) -> Iterator[str]:
    for unit in units:
        for form, inner in zip(unit.forms, unit.inner, strict=True):
            if inner in SURNAMES and _can_change(form):
                yield form


def _can_change(form: str) -> bool:
    return len(form) >= SHORTEST and form.isalpha() and form.istitle()
