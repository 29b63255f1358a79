"""What the reading of one sentence's events needs, in one value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from podobno.extract.event_clauses import Reading
from podobno.extract.event_people import People
from podobno.language.event_lexicon import Lexicon
from podobno.language.pack import LanguagePack
from podobno.model import StatementMention, TimeMention


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What reading one sentence needs, and who was last spoken of."""

    reading: Reading
    people: People
    pack: LanguagePack
    lexicon: Lexicon
    times: Sequence[TimeMention]
    statements: Sequence[StatementMention]
    is_headline: bool
    published: str | None
    last: tuple[str, ...] = ()
    last_is_plural: bool = False
