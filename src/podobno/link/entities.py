"""Findings of many documents come in; the people, places and bodies of the story go out.

A document's own entities are the units; they are never taken apart. Clusters of units are
compared only within blocks (a key they share), strongest clue first, and every merge keeps its
reason. Two different given names, or two countries, forbid a merge.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from podobno.language import find_pack
from podobno.language.countries import read_countries
from podobno.language.name_parts import initials_of, words_of
from podobno.language.pack import LanguagePack
from podobno.link.bodies import body_countries
from podobno.link.body_clues import by_country
from podobno.link.entity_clues import CHECKED, STEPS
from podobno.link.entity_clusters import (
    Cluster,
    Unit,
    cluster_of,
    countries_of,
    is_of_a_state,
    main_name_of,
)
from podobno.link.known_names import listed_name
from podobno.link.name_clues import same_person_by_words
from podobno.link.name_types import is_agreed
from podobno.link.unions import Unions
from podobno.model import Entity, Findings, NameMention, Place

# Two initials stand for too much: RP is a country, a radio, a republic.
_INITIALS = 3


def link_entities(findings: tuple[Findings, ...]) -> tuple[Entity, ...]:
    """The entities of the story in the order of their ids."""
    pack = _pack(findings)
    units = _units(findings)
    unions: Unions[int] = Unions(range(len(units)))
    members = {i: [unit] for i, unit in enumerate(units)}
    reasons: list[tuple[int, str]] = []
    built: dict[tuple[int, ...], Cluster] = {}
    for step in STEPS:
        groups = unions.groups()
        # Most groups stay as they were from one clue to the next.
        built = {g: built.get(g) or cluster_of([units[i] for i in g]) for g in groups}
        clusters = [built[group] for group in groups]
        for merge in step(clusters, pack):
            a, b = unions.find(groups[merge.a][0]), unions.find(groups[merge.b][0])
            if a == b or (step in CHECKED and _conflict(members[a], members[b], pack)):
                continue
            of_states = all(is_of_a_state(clusters[i], pack) for i in (merge.a, merge.b))
            if (
                of_states
                and step is not by_country
                and _are_two_states(members[a], members[b], pack)
            ):
                continue
            unions.join(a, b)
            members[min(a, b)] += members.pop(max(a, b))
            reasons.append((a, merge.why))
    why: dict[int, list[str]] = defaultdict(list)
    for unit, reason in reasons:
        why[unions.find(unit)].append(reason)
    groups = unions.groups()
    clusters = [built.get(group) or cluster_of([units[i] for i in group]) for group in groups]
    entities = [
        _entity(cluster, why[unions.find(group[0])], pack)
        for group, cluster in zip(groups, clusters, strict=True)
    ]
    owners = [{unit.country for unit in cluster.units} for cluster in clusters]
    entities = _with_countries(entities, owners, pack)
    entities = _with_publishers(entities, findings)
    settled = _with_meaning(_without_shared_titles(entities), pack)
    return tuple(sorted(settled, key=lambda entity: entity.id))


def _pack(findings: Sequence[Findings]) -> LanguagePack:
    languages = [f.document.language or "pl" for f in findings]
    pack = next((found for code in sorted(languages) if (found := find_pack(code))), None)
    pack = pack or find_pack("pl")
    assert pack is not None
    return pack


def _units(findings: Sequence[Findings]) -> list[Unit]:
    """Every document's entities, in an order that does not depend on the documents' order; bodies
    of two countries that one document calls by one name are two."""
    out: list[Unit] = []
    told = body_countries(findings)
    for found in sorted(findings, key=lambda f: (f.document.published or "9999", f.document.id)):
        by_name: dict[tuple[str, str | None], list[NameMention]] = defaultdict(list)
        countries = _countries_here(found, told)
        for name in found.names:
            place = Place(found.document.id, name.start, name.end)
            owners = countries.get(name.entity_name, set())
            owner = told.get(place)
            if len(owners) == 1 and place not in told:
                owner = min(owners)
            by_name[name.entity_name, owner].append(name)
        published = found.document.published or "9999"
        called = {entity.name: entity.aliases for entity in found.entities}
        out += [
            Unit(found.document.id, published, name, tuple(names), called.get(name, ()), owner)
            for (name, owner), names in sorted(by_name.items(), key=lambda item: item[1][0].start)
        ]
    return out


def _countries_here(found: Findings, told: Mapping[Place, str | None]) -> dict[str, set[str]]:
    """The countries that a document gives for each body by name."""
    countries: dict[str, set[str]] = defaultdict(set)
    for name in found.names:
        country = told.get(Place(found.document.id, name.start, name.end))
        if country is not None:
            countries[name.entity_name].add(country)
    return countries


def _conflict(a: Sequence[Unit], b: Sequence[Unit], pack: LanguagePack) -> bool:
    """Two different given names, or bodies of two countries."""
    first, second = cluster_of(a), cluster_of(b)
    if first.is_person and second.is_person:
        return _two_people(first, second, pack)
    if first.type == second.type == "ORG":
        x, y = countries_of(first, pack), countries_of(second, pack)
        return bool(x and y and not x & y)
    return False


def _are_two_states(a: Sequence[Unit], b: Sequence[Unit], pack: LanguagePack) -> bool:
    """Two bodies that every state has: of two states, or of one and of one that nobody tells."""
    return countries_of(cluster_of(a), pack) != countries_of(cluster_of(b), pack)


def _two_people(first: Cluster, second: Cluster, pack: LanguagePack) -> bool:
    """On both sides a full name agrees with none of as many words: ``Anna Orłaj, z domu Anna
    Wiąz`` is still the ``Anny Orłaj`` of another report. Where none has as many, none agree."""
    mine, theirs = (
        [words_of(name) for name in cluster.full_names[:5]] for cluster in (first, second)
    )
    if any(len(x) == len(y) for x in mine for y in theirs):
        return _has_another(mine, theirs, pack) and _has_another(theirs, mine, pack)
    pairs = [(x, y) for x in mine for y in theirs]
    return bool(pairs) and all(same_person_by_words(x, y, pack) is None for x, y in pairs)


def _has_another(
    names: Iterable[Sequence[str]], others: Iterable[Sequence[str]], pack: LanguagePack
) -> bool:
    """Whether one of some full names has none to agree with among those of as many words."""
    for name in names:
        level = [other for other in others if len(other) == len(name)]
        if level and all(same_person_by_words(name, other, pack) is None for other in level):
            return True
    return False


def _entity(cluster: Cluster, reasons: Iterable[str], pack: LanguagePack) -> Entity:
    units = cluster.units
    mains = Counter(
        main for lemma, n in cluster.lemmas.items() for _ in range(n)
        if (main := listed_name(lemma, cluster.type, pack))
    )  # fmt: skip
    # Where a story has only the people (`Rosjanie`), the country is no name of theirs.
    is_listed = bool(mains) and cluster.types != {"PER"}
    name = min(mains, key=lambda m: (-mains[m], m)) if is_listed else main_name_of(cluster)
    places = sorted(
        (unit.published, Place(unit.doc, n.start, n.end)) for unit in units for n in unit.names
    )
    first = places[0][1]
    digest = hashlib.sha256(f"entity\n{first.doc}\n{first.start}".encode()).hexdigest()
    is_land = read_countries(pack).named(name) is not None
    called = {alias for unit in units for alias in unit.called}
    aliases = {*cluster.lemmas, *(unit.name for unit in units), *called} - {name}
    return Entity(
        id=f"e-{digest[:8]}",
        name=name,
        type="LOC" if is_land and "LOC" in cluster.types else cluster.type,
        aliases=tuple(sorted(aliases)),
        mentions=tuple(place for _, place in places),
        reasons=tuple(dict.fromkeys((*_agreed_types(units), *reasons))),
    )


def _agreed_types(units: Iterable[Unit]) -> Iterator[str]:
    """Where the other reports settled what a name is."""
    docs: dict[str, dict[str, None]] = defaultdict(dict)
    for unit in units:
        for name in unit.names:
            if is_agreed(name):
                docs[unit.name].setdefault(unit.doc)
    for called, where in sorted(docs.items()):
        yield f"what {called} is in {', '.join(where)} is settled by the other reports"


def _with_countries(
    entities: Sequence[Entity], owners: Sequence[set[str | None]], pack: LanguagePack
) -> list[Entity]:
    """Of bodies that share a name each is called with its country: ``Ministerstwo Spraw
    Zagranicznych Rosji``. One whose country nobody tells keeps the bare name."""
    genitives = pack.table("country_genitives")
    shared = Counter(entity.name for entity in entities)
    named = []
    for entity, countries in zip(entities, owners, strict=True):
        known = sorted(c for c in countries if c in genitives)
        if shared[entity.name] > 1 and len(known) == 1:
            aliases = tuple(sorted({*entity.aliases, entity.name}))
            name = f"{entity.name} {genitives[known[0]]}"
            entity = replace(entity, name=name, aliases=tuple(a for a in aliases if a != name))
        named.append(entity)
    return named


def _with_publishers(entities: Sequence[Entity], findings: Iterable[Findings]) -> list[Entity]:
    """An agency that the reports credit by its acronym alone (``PAR``) has the name of the
    publisher with those initials whose own report is among the documents."""
    spelled: dict[str, set[str]] = defaultdict(set)
    for publisher in {f.document.publisher or "" for f in findings}:
        if len(words_of(publisher)) >= _INITIALS:
            spelled[initials_of(publisher)].add(publisher)
    taken = {entity.name for entity in entities}
    named = []
    for entity in entities:
        publishers = spelled.get(entity.name, set()) if entity.type == "ORG" else set()
        if len(publishers) == 1 and not publishers & taken:
            name = min(publishers)
            aliases = tuple(sorted({*entity.aliases, entity.name} - {name}))
            why = f"{entity.name} has the initials of the publisher {name}"
            entity = replace(entity, name=name, aliases=aliases, reasons=(*entity.reasons, why))
        named.append(entity)
    return named


def _without_shared_titles(entities: Sequence[Entity]) -> list[Entity]:
    """A title that two people of the story hold (``premier Francji``) is neither's alias."""
    holders = Counter(alias for entity in entities for alias in entity.aliases)
    return [
        replace(entity, aliases=tuple(
            alias for alias in entity.aliases if holders[alias] == 1 or alias[:1].isupper()
        ))
        for entity in entities
    ]  # fmt: skip


def _with_meaning(entities: Sequence[Entity], pack: LanguagePack) -> Iterator[Entity]:
    """Metonyms and capitals get the id of the state they mean, where the story names it."""
    ids = {entity.name: entity.id for entity in entities}
    countries = read_countries(pack)
    for entity in entities:
        meant = countries.meant_by(entity.name)
        yield replace(entity, stands_for=ids.get(meant)) if meant else entity
