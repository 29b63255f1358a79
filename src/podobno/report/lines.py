"""A fact of the story as a line of the page: what it shows and what it is filtered by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One fact on the page.

    ``kind``, ``persons``, ``outlets`` and ``day`` are what the page filters by; ``weight`` is how
    widely the fact is told. ``body`` holds what the templates show.
    """

    id: str
    kind: str
    title: str
    persons: tuple[str, ...]
    outlets: tuple[str, ...]
    day: str
    weight: int
    body: dict[str, Any]


def weight_of(documents: int, mentions: int) -> int:
    """How widely a fact is told: by articles first, then by mentions."""
    return documents * 100 + mentions
