"""A noun phrase of armed forces comes in (``rosyjskie wojska``, ``nasi żołnierze``), the state that
they fight for goes out: it is the actor in PLOVER's sense."""

from __future__ import annotations

from collections.abc import Sequence

from podobno.extract.event_naming import Naming
from podobno.extract.event_parts import Part
from podobno.extract.event_pronouns import land_of
from podobno.language.countries import read_countries
from podobno.model import StatementMention


def land_of_forces(
    naming: Naming, part: Part, lemma: str, statements: Sequence[StatementMention] = ()
) -> str | None:
    """The state of ``[rosyjskie] wojska``, ``siły [Ukrainy]``, ``wojska [Putina]``, ``żołnierze [z
    Czech]``, of ``[nasi] żołnierze`` in what a minister says, of ``rosyjski agresor``; not of one
    soldier."""
    table, morph = naming.pack.table("event_actors"), naming.reading.morphs[part.head]
    is_many = "pl" in morph.numbers or "m1" not in morph.genders
    if not (lemma in table["forces"] and is_many) and lemma not in table["invaders"]:
        return None
    codes = read_countries(naming.pack).codes
    told = (
        *naming.country_beside(part.start, part.head, part.end),
        *(naming.cast.home(name) or name for name in naming.genitive(part)),
        _land_behind(naming, part),
    )
    named = next((land for land in told if land in codes), None)
    return named or _land_owning(naming, part, statements)


def _land_behind(naming: Naming, part: Part) -> str | None:
    """``żołnierze [z Czech]``."""
    behind = next((p for p in naming.reading.phrases if p.start == part.end), None)
    if behind is None or behind.preposition != "z" or "gen" not in behind.cases:
        return None
    inside = behind.parts[0]
    return naming.cast.who(naming.sentence, inside.start, inside.end)


def _land_owning(naming: Naming, part: Part, statements: Sequence[StatementMention]) -> str | None:
    """``[nasze] wojska``, ``[ich] żołnierze``: the state that a word before the noun takes up."""
    at = part.start if part.start < part.head else part.head - 1
    if at < 0:
        return None
    return land_of(
        naming.cast,
        naming.circle.genders,
        statements,
        naming.reading,
        at,
        read_countries(naming.pack).codes,
    )
