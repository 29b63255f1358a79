"""A language pack in, the small words that open, join and govern clauses out."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from podobno.language.pack import LanguagePack

_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """Closed classes of one language, by base form (``[grammar]`` in ``sayings.toml``).

    ``by`` introduces an agent, ``about`` the topic of nominal content, ``as_`` a parenthesis,
    ``possessive`` maps a possessive to the gender (m, f; empty for the plural) it refers to.
    """

    relative: frozenset[str] = _NONE
    interrogative: frozenset[str] = _NONE
    asking: frozenset[str] = _NONE
    pronouns: frozenset[str] = _NONE
    subordinate: frozenset[str] = _NONE
    that: frozenset[str] = _NONE
    coordinate: frozenset[str] = _NONE
    joining: frozenset[str] = _NONE
    conjoining: frozenset[str] = _NONE
    contrasting: frozenset[str] = _NONE
    openers: frozenset[str] = _NONE
    then: tuple[str, ...] = ()
    including: tuple[str, ...] = ()
    among_others: frozenset[str] = _NONE
    also: frozenset[str] = _NONE
    as_: str = ""
    not_as: frozenset[str] = _NONE
    both: frozenset[str] = _NONE
    as_well: frozenset[str] = _NONE
    these: frozenset[str] = _NONE
    thus: frozenset[str] = _NONE
    such: frozenset[str] = _NONE
    by: str = ""
    about: str = ""
    about_this: tuple[str, ...] = ()
    this: frozenset[str] = _NONE
    local: frozenset[str] = _NONE
    of_that_land: frozenset[tuple[str, ...]] = frozenset()
    in_that_land: frozenset[tuple[str, ...]] = frozenset()
    others: frozenset[str] = _NONE
    platforms: frozenset[str] = _NONE
    degrees: frozenset[str] = _NONE
    first_of_two: frozenset[str] = _NONE
    second_of_two: frozenset[str] = _NONE
    times: frozenset[str] = _NONE
    time_nouns: frozenset[str] = _NONE
    times_apart: frozenset[str] = _NONE
    times_whole: frozenset[str] = _NONE
    as_role: str = ""
    reflexive: str = ""
    negation: str = ""
    clitics: frozenset[str] = _NONE
    modal: str = ""
    be: frozenset[str] = _NONE
    reading: frozenset[str] = _NONE
    following: str = ""
    from_: frozenset[str] = _NONE
    in_: frozenset[str] = _NONE
    of: frozenset[str] = _NONE
    giver: frozenset[str] = _NONE
    leads: frozenset[str] = _NONE
    titled: frozenset[str] = _NONE
    titling: frozenset[str] = _NONE
    attribute: frozenset[str] = _NONE
    departments: tuple[tuple[str, ...], ...] = ()
    place: frozenset[str] = _NONE
    source_attribute: frozenset[str] = _NONE
    attributed: frozenset[str] = _NONE
    no_person: frozenset[str] = _NONE
    nobody: frozenset[str] = _NONE
    among: frozenset[str] = _NONE
    first_person_endings: tuple[str, ...] = ()
    demonym_endings: tuple[str, ...] = ()
    feminine_endings: tuple[str, ...] = ()
    possessive: dict[str, str] = field(default_factory=dict)


@lru_cache(maxsize=8)
def read_grammar(pack: LanguagePack) -> Grammar:
    """The pack's closed classes."""
    table = pack.table("sayings")["grammar"]
    tuples = {
        "then", "including", "about_this", "first_person_endings", "demonym_endings",
        "feminine_endings",
    }  # fmt: skip
    values: dict[str, object] = {}
    for key, value in table.items():
        if key == "departments":
            values[key] = tuple(tuple(entry.split()) for entry in value)
        elif key in {"of_that_land", "in_that_land"}:
            values[key] = frozenset(tuple(entry.split()) for entry in value)
        elif isinstance(value, list):
            values[key] = tuple(value) if key in tuples else frozenset(value)
        else:
            values[key] = value
    return Grammar(**values)  # type: ignore[arg-type]
