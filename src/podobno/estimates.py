"""A figure's value and bound come in, the lowest, best and highest number it allows go out."""

from __future__ import annotations

Estimate = tuple[float | None, float | None, float | None]


def estimate_of(value: float, high: float | None, bound: str) -> Estimate:
    """Low, best and high as the text allows them: a bound leaves the other side open."""
    if bound == "range":
        return value, None, high
    if bound in {"more_than", "at_least"}:
        return value, None, None
    if bound in {"less_than", "at_most"}:
        return None, None, value
    if bound == "order":
        return None, None, None
    return (value, value, value) if bound == "exact" else (None, value, None)
