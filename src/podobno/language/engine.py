"""The one adapter to whatever tags, parses and names the words of a document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple, Protocol

from podobno.model import EngineName, Sentence


class Piece(NamedTuple):
    """A token before it is looked up. ``kind``: ``word``, ``number``, ``mark``, ``address``,
    ``before`` (an abbreviation after which no sentence ends), ``after`` (one that may end it) or
    ``initial``."""

    start: int
    end: int
    text: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CutSentence:
    """A sentence whose tokens are cut and not read; the rest is as ``Sentence`` has it."""

    start: int
    end: int
    pieces: tuple[Piece, ...]
    paragraph: int = 0
    is_noise: bool = False


class Engine(Protocol):
    """Reads the sentences of one text.

    ``name`` is what ``--engine`` and the dossier call it. ``read`` gives back the same sentences,
    their tokens with the readings chosen, same offsets, with trees where it has them, and the
    names it labels (None where it labels none).
    """

    name: str

    def read(
        self, text: str, sentences: tuple[CutSentence, ...]
    ) -> tuple[tuple[Sentence, ...], tuple[EngineName, ...] | None]: ...
