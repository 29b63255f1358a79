"""The names of one document come in, the same with types that agree go out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from podobno.model import EngineName

# Chosen among a few values on the held-out articles of mixed topics (strict F1 +0.2); the topic
# never seen gains as much. `python -m training measure` gives both.
SHARE = 0.6
SURE = 0.95
LEAST = 0.4


def settle_names(text: str, names: Sequence[EngineName]) -> tuple[EngineName, ...]:
    """The names without the least sure ones; mentions written alike have the type that most of
    the document's confidence is for, except one that is sure of its own."""
    votes: dict[str, dict[str, float]] = defaultdict(dict)
    for name in names:
        vote = votes[text[name.start : name.end].casefold()]
        vote[name.type] = vote.get(name.type, 0.0) + name.confidence
    settled = []
    for name in names:
        if name.confidence < LEAST:
            continue
        vote = votes[text[name.start : name.end].casefold()]
        best, weight = min(vote.items(), key=lambda item: (-item[1], item[0]))
        if name.confidence < SURE and weight >= SHARE * sum(vote.values()):
            name = replace(name, type=best)
        settled.append(name)
    return tuple(settled)
