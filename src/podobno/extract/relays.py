"""A language pack in, its words of relaying out: media, citing, relying, by base form."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from podobno.language.pack import LanguagePack


@dataclass(frozen=True, slots=True, kw_only=True)
class Relays:
    """The words of relaying of one language, and the names of media (``relays.toml``)."""

    nouns: frozenset[str]
    weak_nouns: frozenset[str]
    names: frozenset[str]
    cited: frozenset[str]
    by: str
    rely: frozenset[str]
    rely_on: str
    learned: frozenset[str]
    learned_from: frozenset[str]
    through: tuple[str, ...]
    after: frozenset[str]
    carried: frozenset[str]
    words: frozenset[str]
    obtained: frozenset[str]
    agency: frozenset[str]
    reports: frozenset[str]
    relying: frozenset[str]
    cited_adjectives: frozenset[str]
    recalled: frozenset[str]
    medial: str
    canonical: dict[str, str]


@lru_cache(maxsize=8)
def read_relays(pack: LanguagePack) -> Relays:
    """The pack's words of relaying; the agencies of ``agencies.toml`` are media too."""
    table, agencies = pack.table("relays"), pack.table("agencies")
    names = set(table["names"]) | set(agencies)
    for spellings in agencies.values():
        if isinstance(spellings, list):
            names |= set(spellings)
    return Relays(
        nouns=frozenset(table["nouns"]),
        weak_nouns=frozenset(table["weak_nouns"]),
        names=frozenset(name.casefold() for name in names),
        cited=frozenset(table["cited"]),
        by=table["by"],
        rely=frozenset(table["rely"]),
        rely_on=table["rely_on"],
        learned=frozenset(table["learned"]),
        learned_from=frozenset(table["learned_from"]),
        through=tuple(table["through"]),
        after=frozenset(table["after"]),
        carried=frozenset(table["carried"]),
        words=frozenset(table["words"]),
        obtained=frozenset(table["obtained"]),
        agency=frozenset(table["agency"]),
        reports=frozenset(table["reports"]),
        relying=frozenset(table["relying"]),
        cited_adjectives=frozenset(table["cited_adjectives"]),
        recalled=frozenset(table["recalled"]),
        medial=table["medial"],
        canonical=dict(table["canonical"]),
    )
