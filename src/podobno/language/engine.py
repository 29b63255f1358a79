"""The one adapter to whatever tags, parses and names the words of a document."""

from __future__ import annotations

from typing import Protocol

from podobno.model import EngineName, Sentence


class Engine(Protocol):
    """Reads the sentences of one text.

    ``name`` is what ``--engine`` and the dossier call it. ``read`` gets sentences whose tokens
    carry dictionary readings, none of them chosen yet, and gives back the same sentences, same
    tokens and offsets, with a choice, trees where it has them, and the names it labels (None
    where it labels none).
    """

    name: str

    def read(
        self, text: str, sentences: tuple[Sentence, ...]
    ) -> tuple[tuple[Sentence, ...], tuple[EngineName, ...] | None]: ...
