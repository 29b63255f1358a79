"""What a number without its noun can refer to, and what it takes from there."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Antecedent:
    """A figure read before: its unit, the token it ends at, how many sentences back it stands."""

    unit: str | None
    kind: str
    last: int
    age: int = 0


@dataclass(frozen=True, slots=True)
class Unit:
    """The unit found (None where the number counts something the text does not say) and why."""

    unit: str | None
    rule: str
