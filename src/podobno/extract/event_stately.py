"""Those who do a deed of states come in (``[Jan Nowak] nałożył sankcje``), the states that they
hold office in go out."""

from __future__ import annotations

from collections.abc import Sequence

from podobno.extract.event_people import People
from podobno.extract.event_words import grammar_words
from podobno.extract.roles import read_titles
from podobno.language.countries import read_countries
from podobno.language.event_lexicon import Entry

# What a state or a body does where somebody in office says we: ``nałożymy sankcje``.
TOLD_BY_US = frozenset({
    "AID", "SANCTION", "ASSAULT", "MOBILIZE", "RETREAT", "COOPERATE", "SUPPORT", "COERCE",
})  # fmt: skip


def acting_states(people: People, entry: Entry, names: Sequence[str]) -> tuple[str, ...]:
    """Whoever is named, but for the state of each that acts for it: sanctions, wars and troops
    are a state's, whoever orders them."""
    if not _is_stately(entry):
        return tuple(names)
    return tuple(dict.fromkeys(_state(people, name) or name for name in names))


def is_embargo(entry: Entry) -> bool:
    """Whether an entry is of sanctions, an embargo or restrictions."""
    beside = frozenset(lemma for word in entry.beside for lemma in word.lemmas)
    return entry.kin == "sanctions" and bool({entry.lemma, *beside} & grammar_words("embargoes"))


def _is_stately(entry: Entry) -> bool:
    is_war = entry.type == "ASSAULT" and entry.kin == "war"
    return is_war or entry.type == "MOBILIZE" or is_embargo(entry)


def _state(people: People, name: str) -> str | None:
    """The state of ``Jan Nowak`` who is its president, of ``prezydent Belgii``."""
    countries = read_countries(people.pack)
    if people.cast.kind(name) == "PER":
        home = people.cast.home(name)
        return home if home in countries.codes else None
    title, _, owner = name.partition(" ")
    if title not in read_titles(people.pack).by_word:
        return None
    genitives = people.pack.table("country_genitives")
    lands = (land for land, form in genitives.items() if owner.endswith(form))
    return countries.named(owner) or next(lands, None)
