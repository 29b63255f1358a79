"""The tokens of a possible name come in; what a language's word lists say it is goes out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from podobno.language.countries import Countries, read_countries
from podobno.language.name_parts import fold
from podobno.language.pack import LanguagePack
from podobno.language.pl.inflection import join_forms
from podobno.language.pl.morphology import look_up
from podobno.language.pl.nominatives import nominative_phrase
from podobno.language.tags import read_tag
from podobno.language.towns import read_towns
from podobno.model import Token


class Typed(NamedTuple):
    """A SlavicNER type, the name of the rule that gave it, and the base form where it is known."""

    type: str
    rule: str
    base: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NameSpan:
    """A name in a text: tokens ``[first, last)`` of one sentence, offsets, type and rule.

    ``base`` is its base form where a word list has it, in the list's letter case.
    """

    sentence: int
    first: int
    last: int
    start: int
    end: int
    type: str
    rule: str
    base: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NameKnowledge:
    """The word lists about names, as look-ups by lower-case base form."""

    countries: Countries
    gazetteer: Mapping[str, Typed]
    longest: int
    starters: Mapping[str, int]
    small_starters: Mapping[str, int]
    lowercase_starts: frozenset[str]
    org_heads: frozenset[str]
    alone: frozenset[str]
    product_heads: frozenset[str]
    not_names: frozenset[str]
    bodies: frozenset[str]
    given_names: frozenset[str]
    lowercase: Mapping[str, str]
    foreign_orgs: frozenset[str]
    place_heads: frozenset[str]
    foreign_places: frozenset[str]
    foreign_papers: frozenset[str]
    place_prepositions: frozenset[str]
    office_links: tuple[tuple[str, ...], ...]
    joining_link: str
    surname_like: re.Pattern[str]
    event_heads: frozenset[str]
    events: frozenset[str]
    kind_nouns: Mapping[str, str]
    titles: frozenset[str]
    particles: frozenset[str]
    person_particles: frozenset[str]
    particle_pairs: tuple[tuple[str, str], ...]


@cache
def read_name_knowledge(pack: LanguagePack) -> NameKnowledge:
    """The knowledge of one language, read once."""
    table = pack.table("organisations")
    titles = pack.table("titles")
    gazetteer = dict(_gazetteer(pack))
    return NameKnowledge(
        countries=read_countries(pack),
        gazetteer=gazetteer,
        longest=max(len(name.split()) for name in gazetteer),
        starters=_starters(gazetteer),
        small_starters=_starters(
            name
            for name, typed in gazetteer.items()
            if typed.type not in {"EVT", "ORG", "LOC"} or typed.base is None
        ),
        lowercase_starts=frozenset(
            word[:3] for words in pack.table("lowercase_names").values() for word in words
        ),
        org_heads=frozenset(table["heads"]),
        alone=frozenset(table["alone"]),
        product_heads=frozenset(table["product_heads"]),
        not_names=frozenset(table["not_names"]),
        bodies=frozenset(name.casefold() for name in table["bodies"]),
        given_names=pack.words("given_names"),
        lowercase={
            word: kind for kind, words in pack.table("lowercase_names").items() for word in words
        },
        foreign_orgs=frozenset(table["foreign_heads"]),
        place_heads=frozenset(table["places"]["heads"]),
        foreign_places=frozenset(table["places"]["foreign"]),
        foreign_papers=frozenset(table["media"]["foreign"]),
        place_prepositions=frozenset(table["places"]["prepositions"]),
        office_links=tuple(
            tuple(link.split())
            for link in (
                table["links"]["joining"],
                *table["links"]["words"],
                *table["links"]["phrases"],
            )
        ),
        joining_link=table["links"]["joining"],
        surname_like=re.compile(f"(?:{'|'.join(table['surnames']['endings'])})$"),
        event_heads=frozenset(table["events"]["heads"]),
        events=frozenset(table["events"]["words"]),
        kind_nouns={noun: kind for kind, nouns in table["kind_nouns"].items() for noun in nouns},
        titles=frozenset(
            word.split()[0]
            for part in ("office", "person")
            for words in titles[part].values()
            for word in words
        ),
        particles=pack.words("particles"),
        person_particles=frozenset(w for w in pack.words("person_particles") if " " not in w),
        particle_pairs=tuple(
            (word, stem)
            for line in sorted(pack.words("person_particles"))
            for word, _, stem in (line.partition(" "),)
            if stem
        ),
    )


def _gazetteer(pack: LanguagePack) -> Iterator[tuple[str, Typed]]:
    """Names known beforehand, in lower case; a later entry wins over an earlier one."""
    countries = read_countries(pack)
    table = pack.table("organisations")
    lists: tuple[tuple[Typed, Iterator[str]], ...] = (
        (Typed("ORG", "known organisation"), _names(pack.table("organisation_names"))),
        (Typed("ORG", "known organisation"), iter(table["names"])),
        (Typed("ORG", "known acronym"), _pairs(pack.table("acronyms"))),
        (Typed("PRO", "known product"), iter(table["products"])),
        (Typed("PER", "known being"), iter(table["people"]["names"])),
        (Typed("PRO", "known medium"), iter(table["media"]["names"])),
        (Typed("ORG", "known agency"), _names(pack.table("agencies"))),
        (Typed("LOC", "known place"), iter(table["places"]["words"])),
        (Typed("LOC", "known place"), iter(countries.place_names)),
        (Typed("LOC", "known country"), iter(countries.country_names)),
        (Typed("ORG", "known organisation"), iter(("Unia Europejska", "Unia", "UE"))),
        (Typed("PER", "people of a country"), iter(countries.peoples)),
        (Typed("EVT", "known event"), iter((*table["events"]["words"], *table["events"]["names"]))),
    )
    for typed, names in lists:
        for name in names:
            if name[:1].isupper() or typed.type in {"PER", "EVT"} or " " not in name:
                yield name.casefold(), typed._replace(base=name if name[:1].isupper() else None)


def _starters(gazetteer: Iterable[str]) -> dict[str, int]:
    """The first letters of known names of several words, with the most words that may follow."""
    out: dict[str, int] = {}
    for name in gazetteer:
        length = len(name.replace("-", " - ").split())
        if length > 1:
            start = name.split()[0][:4]
            out[start] = max(out.get(start, 0), length)
    return out


def _names(table: Mapping[str, Sequence[str]]) -> Iterator[str]:
    for main, others in table.items():
        yield from (main, *others)


def _pairs(table: Mapping[str, str]) -> Iterator[str]:
    for short, full in table.items():
        yield from (short, full)


def is_town(tokens: Sequence[Token]) -> bool:
    """Whether these words are a town's name in its own spelling, with a Polish ending or not."""
    text = join_forms(tokens, [token.text for token in tokens])
    return len(text) > 3 and bool({fold(text), fold(_without_ending(text))} & read_towns())


def known_name(
    tokens: Sequence[Token], knowledge: NameKnowledge, *, type_: str | None = None
) -> Typed | None:
    """What the gazetteer says of exactly these words, in whatever case they stand.

    Where a word may be a country or its people (``Niemiec``), it is the country, unless ``type_``
    says which it is.
    """
    found: Typed | None = None
    for key in _keys(tokens):
        typed = knowledge.gazetteer.get(key)
        if typed is None:
            continue
        if typed.rule == "people of a country":
            typed = typed._replace(base=key)
        is_wanted = typed.type == type_ if type_ else typed.rule == "known country"
        if found is None or (is_wanted and (found.type != type_ if type_ else True)):
            found = typed
    return found


def _keys(tokens: Sequence[Token]) -> Iterator[str]:
    yield join_forms(tokens, [token.text for token in tokens]).casefold()
    if len(tokens) == 1:
        yield from _single_keys(tokens[0])
    else:
        yield nominative_phrase(tokens).casefold()
    if len(tokens) > 2 and tokens[1].text == ".":
        # `Wlk. Brytanii` where the sentence was cut at the stop.
        yield f"{tokens[0].text}. {nominative_phrase(tokens[2:])}".casefold()
    if any(not look_up(token.text).readings for token in tokens):
        forms = [t.text if look_up(t.text).readings else _without_ending(t.text) for t in tokens]
        yield join_forms(tokens, forms).casefold()


def _single_keys(token: Token) -> Iterator[str]:
    """Base forms of one word; a plural that only its people can have is not a country's."""
    readings = look_up(token.text).readings or token.readings
    for lemma, tag in readings:
        if "pl" in read_tag(tag).numbers and lemma[-1:] in "aoęąń":
            continue
        yield lemma.casefold()
    yield nominative_phrase([token]).casefold()


def _without_ending(text: str) -> str:
    """A foreign word without the Polish case ending (``Streamu``, ``Ryanairem``)."""
    return re.sub(r"(?<=[^aeiouyąęó])(?:['’]?(?:owi|em|a|u|ie))$", "", text)


def base_forms_of(token: Token) -> Iterator[str]:
    """Every base form the dictionary allows, lower case, the chosen one first."""
    yield token.lemma.casefold()
    for reading in token.readings:
        yield reading.lemma.casefold()
