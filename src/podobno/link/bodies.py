"""Findings in, the country of each body that every state has (``MSZ``, ``parlament``) out.

``rosyjskie MSZ`` and ``MSZ Polski`` are two bodies of one name. Their country is told by the words
beside the name, or by who holds the office there: ``szef MSZ Jan Sęk`` leads the ministry that
another report calls ``polskie MSZ`` before the same name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from podobno.inside import passage_at
from podobno.language import find_pack
from podobno.language.countries import Countries, read_countries
from podobno.language.name_parts import words_of
from podobno.language.pack import LanguagePack
from podobno.link.name_clues import plain, without_country
from podobno.model import Findings, NameMention, Place, Word


def body_countries(findings: Iterable[Findings]) -> dict[Place, str | None]:
    """The country of each mention of such a body beside which the documents tell something: None
    where only an office-holder stands there whose country they do not tell."""
    told: dict[Place, str | None] = {}
    holders: dict[str, set[str]] = defaultdict(set)
    held: list[tuple[Place, str]] = []
    for place, country, holder in _mentions(findings):
        if country is not None:
            told[place] = country
        if holder is not None and country is not None:
            holders[holder].add(country)
        elif holder is not None:
            held.append((place, holder))
    for place, holder in held:
        told[place] = min(holders[holder]) if len(holders[holder]) == 1 else None
    return told


@lru_cache(maxsize=65536)
def is_state_body(name: str, pack: LanguagePack) -> bool:
    """Whether every state has a body of this name.

    >>> from podobno.language.pl import PACK
    >>> is_state_body("MSZ", PACK), is_state_body("Komisja Europejska", PACK)
    (True, False)
    """
    names, nouns = _known(pack)
    core, _ = without_country(name, pack)
    return core in names or any(word.casefold() in nouns for word in words_of(name)[:2])


@cache
def _known(pack: LanguagePack) -> tuple[frozenset[str], frozenset[str]]:
    table = pack.table("organisations")
    return frozenset(map(plain, table["bodies"])), frozenset(table["every_state_has"])


def _mentions(findings: Iterable[Findings]) -> Iterator[tuple[Place, str | None, str | None]]:
    """Each mention of a body that every state has, with the country beside it and its holder."""
    for f in findings:
        pack = find_pack(f.document.language or "")
        if pack is None:
            continue
        people = {n.start: n.entity_name for n in f.names if n.type == "PER"}
        lands = {n.start: n.lemma for n in f.names if n.type == "LOC"}
        for name in f.names:
            if name.type == "ORG" and is_state_body(name.lemma, pack):
                place = Place(f.document.id, name.start, name.end)
                known = read_countries(pack)
                country = known.named(lands.get(name.end + 1, ""))
                country = country or _country_beside(f, name, known)
                yield place, country, people.get(name.end + 1)


def _country_beside(findings: Findings, name: NameMention, known: Countries) -> str | None:
    """The country whose adjective stands before or after a name (``rosyjskie MSZ``), or which
    follows it in another case than the nominative (``MSZ Rosji``). In ``Senat polski poseł`` the
    adjective is of the noun behind it."""
    passage = passage_at(findings, name.start)
    words = passage.words if passage is not None else ()
    before = next((w for w in reversed(words) if w.end + 1 == name.start), None)
    after = next((w for w in words if w.start == name.end + 1), None)
    following = next((w for w in words if after is not None and w.start == after.end + 1), None)
    is_of_noun = following is not None and following.pos in {"NOUN", "PROPN"}
    for word in (before, None if is_of_noun else after):
        if word is not None and (country := known.described(word.lemma)) is not None:
            return country
    if after is None or _form(findings, after).casefold() == after.lemma.casefold():
        return None
    return known.named(after.lemma)


def _form(findings: Findings, word: Word) -> str:
    return findings.document.text[word.start : word.end]
