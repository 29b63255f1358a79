"""What passes between a rule that matched and its value: what was caught, and the value made."""

from __future__ import annotations

from typing import Any, NamedTuple


class Caught(dict[str, Any]):
    """What a rule caught: a value for each class, word and label that matched."""

    def number(self, *names: str, default: int = 0) -> int:
        """The first of these that was caught, as a whole number."""
        return next((int(self[name]) for name in names if name in self), default)

    def has(self, *names: str) -> bool:
        """Whether any of these was caught."""
        return not self.keys().isdisjoint(names)

    def drop(self, *names: str) -> Caught:
        """A copy without these."""
        return Caught({name: value for name, value in self.items() if name not in names})

    def plus(self, **more: Any) -> Caught:
        """A copy with more in it."""
        return Caught({**self, **more})


class Value(NamedTuple):
    """A TIMEX3 value with what is known about it; fields as in ``TimeMention``.

    ``is_written``: the year stands in the text. ``weekday`` (1 to 7) marks a bare weekday, whose
    date the rest of the document may still settle unless ``is_sure``. ``more`` is how many words
    behind the match belong to the span too ("dniu strajku").
    """

    value: str | None
    precision: str | None
    anchor: str | None = "published"
    alternatives: tuple[str, ...] = ()
    note: str | None = None
    type: str | None = None
    is_written: bool = False
    weekday: int = 0
    is_sure: bool = False
    more: int = 0
