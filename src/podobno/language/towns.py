"""Nothing in, the larger towns of the world out."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def read_towns() -> frozenset[str]:
    """Towns of the world in their own spelling, without accents, lower case."""
    text = files("podobno.language").joinpath("towns.txt").read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if not line.startswith("#"))
