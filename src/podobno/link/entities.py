"""Findings of many documents come in; the people, places and bodies of the story go out.

A document's own entities are the units; they are never taken apart. Clusters of units are
compared only within blocks (a key they share), strongest clue first, and every merge keeps its
reason. Two different given names, or two countries, forbid a merge.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from podobno.language import find_pack
from podobno.language.countries import read_countries
from podobno.language.name_parts import fold, is_acronym, words_of
from podobno.language.pack import LanguagePack
from podobno.language.pl.nominatives import plural_of
from podobno.language.spelling import sounds_of
from podobno.link.name_clues import (
    abbreviates,
    plain,
    same_person_by_words,
    same_thing_by_words,
    same_word_clue,
    with_acronyms,
    without_country,
    without_legal_form,
)
from podobno.link.unions import Unions
from podobno.model import Entity, Findings, NameMention, Place

# A shared surname or a bare noun (`Komisja`) goes to the one who is named this many times as often
# as the next. Chosen on the six Polish topics; run the entity scores after a change.
IN_FRONT = 3


class Merge(NamedTuple):
    """Two clusters that a clue joins, by index, and why."""

    a: int
    b: int
    why: str


@dataclass(frozen=True, slots=True)
class Unit:
    """One document's entity: its names there, and what else the document calls it."""

    doc: str
    published: str
    name: str
    names: tuple[NameMention, ...]
    called: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cluster:
    """Units taken for one entity so far."""

    units: tuple[Unit, ...]
    lemmas: Mapping[str, int]
    type: str
    types: frozenset[str]

    @property
    def size(self) -> int:
        """How many mentions it has."""
        return sum(self.lemmas.values())

    @property
    def full_names(self) -> tuple[str, ...]:
        """Names of more than one word, the most frequent first."""
        names = [lemma for lemma in self.lemmas if len(words_of(lemma)) > 1]
        return tuple(sorted(names, key=lambda lemma: (-self.lemmas[lemma], lemma)))

    @property
    def is_person(self) -> bool:
        """Mostly named as a person."""
        return self.type == "PER"


Step = Callable[[Sequence[Cluster], LanguagePack], Iterator[Merge]]


def link_entities(findings: tuple[Findings, ...]) -> tuple[Entity, ...]:
    """The entities of the story in the order of their ids."""
    pack = _pack(findings)
    units = _units(findings)
    unions: Unions[int] = Unions(range(len(units)))
    members = {i: [unit] for i, unit in enumerate(units)}
    reasons: list[tuple[int, str]] = []
    for step in STEPS:
        groups = unions.groups()
        clusters = [_cluster([units[i] for i in group]) for group in groups]
        for merge in step(clusters, pack):
            a, b = unions.find(groups[merge.a][0]), unions.find(groups[merge.b][0])
            if a == b or (step in CHECKED and _conflict(members[a], members[b], pack)):
                continue
            unions.join(a, b)
            members[min(a, b)] += members.pop(max(a, b))
            reasons.append((a, merge.why))
    why: dict[int, list[str]] = defaultdict(list)
    for unit, reason in reasons:
        why[unions.find(unit)].append(reason)
    entities = [
        _entity([units[i] for i in group], why[unions.find(group[0])], pack)
        for group in unions.groups()
    ]
    settled = _with_meaning(_without_shared_titles(entities), pack)
    return tuple(sorted(settled, key=lambda entity: entity.id))


def _pack(findings: Sequence[Findings]) -> LanguagePack:
    languages = [f.document.language or "pl" for f in findings]
    pack = next((found for code in sorted(languages) if (found := find_pack(code))), None)
    pack = pack or find_pack("pl")
    assert pack is not None
    return pack


def _units(findings: Sequence[Findings]) -> list[Unit]:
    """Every document's entities, in an order that does not depend on the documents' order."""
    out: list[Unit] = []
    for found in sorted(findings, key=lambda f: (f.document.published or "9999", f.document.id)):
        by_name: dict[str, list[NameMention]] = defaultdict(list)
        for name in found.names:
            by_name[name.entity_name].append(name)
        published = found.document.published or "9999"
        called = {entity.name: entity.aliases for entity in found.entities}
        out += [
            Unit(found.document.id, published, name, tuple(names), called.get(name, ()))
            for name, names in sorted(by_name.items(), key=lambda item: item[1][0].start)
        ]
    return out


def _cluster(units: Sequence[Unit]) -> Cluster:
    lemmas: Counter[str] = Counter()
    types: Counter[str] = Counter()
    for unit in units:
        for name in unit.names:
            lemmas[name.lemma] += 1
            types[name.type] += 1
    return Cluster(tuple(units), lemmas, min(types, key=lambda t: (-types[t], t)), frozenset(types))


# --- clues, strongest first ---------------------------------------------------------------------


def by_known_name(clusters: Sequence[Cluster], pack: LanguagePack) -> Iterator[Merge]:
    """The word lists give both one main name: a country, its people, a known acronym."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for i, cluster in enumerate(clusters):
        for lemma in sorted(cluster.lemmas):
            if main := _main_name(lemma, cluster.type, pack):
                blocks[main].append(i)
    for main, block in sorted(blocks.items()):
        yield from _chain(block, f"both are names of {main}")


@lru_cache(maxsize=65536)
def _main_name(lemma: str, type_: str, pack: LanguagePack) -> str | None:
    countries = read_countries(pack)
    if country := countries.named(lemma):
        return country
    if people := countries.of_people(lemma) or _plurals(pack).get(lemma.casefold()):
        return people
    return _listed(pack).get(lemma.casefold()) if type_ != "PER" else None


@lru_cache(maxsize=4)
def _listed(pack: LanguagePack) -> Mapping[str, str]:
    out: dict[str, str] = {}
    agencies = pack.table("agencies")
    for short, full in pack.table("acronyms").items():
        if short not in agencies:
            out[short.casefold()] = out[full.casefold()] = full
    for table in (pack.table("organisation_names"), agencies):
        for main, others in table.items():
            for name in (main, *others):
                out[name.casefold()] = out.get(main.casefold(), main)
    return out


@lru_cache(maxsize=4)
def _plurals(pack: LanguagePack) -> Mapping[str, str]:
    """The peoples of countries in the plural (``Rosjanie``)."""
    peoples = read_countries(pack).peoples
    return {plural_of(word.capitalize()).casefold(): name for word, name in peoples.items()}


def by_same_name(clusters: Sequence[Cluster], pack: LanguagePack) -> Iterator[Merge]:
    """The same name, letter case and accents aside. A surname alone is no full name."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for i, cluster in enumerate(clusters):
        names = cluster.full_names if cluster.is_person else tuple(cluster.lemmas)
        for lemma in names or tuple(cluster.lemmas):
            if not _is_acronym_beside_name(lemma, cluster):
                blocks[with_acronyms(lemma, pack)].append(i)
    for key, block in sorted(blocks.items()):
        if key:
            yield from _chain(block, f"the same name in {len(set(block))} documents")


def _is_acronym_beside_name(lemma: str, cluster: Cluster) -> bool:
    """An acronym that a document explains is left to the clue for acronyms."""
    return is_acronym(lemma) and bool(cluster.full_names)


def by_acronym(clusters: Sequence[Cluster], pack: LanguagePack) -> Iterator[Merge]:
    """An acronym joins the name that some document explains it by, or whose initials it has."""
    explained: dict[str, list[int]] = defaultdict(list)
    bare: dict[str, list[int]] = defaultdict(list)
    initials: dict[str, list[int]] = defaultdict(list)
    for i, cluster in enumerate(clusters):
        for lemma in sorted(cluster.lemmas):
            if is_acronym(lemma):
                (explained if cluster.full_names else bare)[lemma].append(i)
        for name in cluster.full_names:
            if not cluster.is_person:
                initials[plain(name)[:1]].append(i)
    for acronym, holders in sorted(explained.items()):
        best = _in_front(holders, clusters)
        for i in bare.get(acronym, ()):
            if best is not None:
                yield Merge(best, i, f"{acronym} is explained as {_name(clusters[best])}")
    for acronym, lonely in sorted(bare.items()):
        if acronym in explained:
            continue
        block = sorted(set(initials.get(fold(acronym)[:1], ())))
        found = [
            i for i in block if any(abbreviates(acronym, name) for name in clusters[i].full_names)
        ]
        best = _in_front(found, clusters)
        if best is not None:
            for i in lonely:
                yield Merge(best, i, f"{acronym} has the initials of {_name(clusters[best])}")


def by_full_name(clusters: Sequence[Cluster], pack: LanguagePack) -> Iterator[Merge]:
    """Two full names of one person: initials, a further word, other spelling, a slip."""
    blocks: dict[str, set[int]] = defaultdict(set)
    for i, cluster in enumerate(clusters):
        if cluster.is_person:
            for name in cluster.full_names:
                for word in (words_of(name)[0], words_of(name)[-1]):
                    for code in sounds_of(word, pack):
                        blocks[code[:5]].add(i)
    for a, b in _pairs(blocks.values()):
        for first in clusters[a].full_names[:3]:
            for second in clusters[b].full_names[:3]:
                why = same_person_by_words(words_of(first), words_of(second), pack)
                if why is not None:
                    yield Merge(a, b, f"{first} and {second}: {why}")


def by_single_name(clusters: Sequence[Cluster], pack: LanguagePack) -> Iterator[Merge]:
    """A surname or given name alone goes to the only person it fits, or the one far in front."""
    blocks: dict[str, set[int]] = defaultdict(set)
    for i, cluster in enumerate(clusters):
        if cluster.is_person:
            for name in cluster.full_names:
                for word in words_of(name):
                    blocks[plain(word)[:3]].add(i)
    for i, cluster in enumerate(clusters):
        if cluster.full_names or not cluster.types & {"PER", "ORG"}:
            continue
        single = _name(cluster)
        block = [j for j in sorted(blocks.get(plain(single)[:3], ())) if j != i]
        for position in ("last", "any"):
            fitting = [j for j in block if _fits(single, clusters[j], position, pack)]
            if not cluster.is_person:
                fitting = [j for j in fitting if plain(single) in plain(_name(clusters[j])).split()]
            if position == "any":
                fitting = [j for j in fitting if clusters[j].size >= cluster.size]
            if not fitting:
                continue
            best = _in_front(fitting, clusters)
            if best is not None:
                others = len(fitting) - 1
                why = "the only one of that name" if not others else "far the most named"
                yield Merge(best, i, f"{single} is {_name(clusters[best])}: {why}")
            break


def _fits(single: str, cluster: Cluster, position: str, pack: LanguagePack) -> bool:
    for name in cluster.full_names[:3]:
        words = words_of(name)
        chosen = words if position == "any" else (words[-1], *(words[:1] if len(words) > 2 else ()))
        if any(same_word_clue(single, word, pack) for word in chosen):
            return True
    return False


def by_wording(clusters: Sequence[Cluster], pack: LanguagePack) -> Iterator[Merge]:
    """Names of places, bodies and works: cases, spellings, slips, a firm's legal form."""
    blocks: dict[str, set[int]] = defaultdict(set)
    for i, cluster in enumerate(clusters):
        if not cluster.is_person:
            for lemma in cluster.lemmas:
                words = plain(lemma).split()
                if words:
                    blocks[max(words, key=lambda w: (len(w), w))[:4]].add(i)
                    blocks[words[0][:4]].add(i)
    for a, b in _pairs(blocks.values()):
        why = _wording(clusters[a], clusters[b], pack)
        if why is not None:
            yield Merge(a, b, why)


def _wording(a: Cluster, b: Cluster, pack: LanguagePack) -> str | None:
    for first in a.lemmas:
        for second in b.lemmas:
            if a.type != b.type and not {a.type, b.type} <= {"ORG", "PRO"}:
                continue
            if a.type == "ORG" and without_legal_form(first) == without_legal_form(second):
                return f"{first} and {second}: one firm, with its legal form"
            if why := same_thing_by_words(first, second, pack):
                return f"{first} and {second}: {why}"
    return None


def by_country(clusters: Sequence[Cluster], pack: LanguagePack) -> Iterator[Merge]:
    """A body with and without its country: ``Sąd Najwyższy``, ``Sąd Najwyższy Pakistanu``."""
    blocks: dict[str, set[int]] = defaultdict(set)
    for i, cluster in enumerate(clusters):
        if cluster.type == "ORG":
            for name in cluster.lemmas:
                core, _ = without_country(name, pack)
                if core and " " in name:
                    blocks[core].add(i)
    for core, block in sorted(blocks.items()):
        bare = [i for i in sorted(block) if not _countries(clusters[i], pack)]
        owned = [i for i in sorted(block) if _countries(clusters[i], pack)]
        for group in _grouped(owned, lambda i: _countries(clusters[i], pack)):
            yield from _chain(group, f"{core}: the same body of the same country")
        best = _in_front(owned, clusters) if " " in core else None
        for i in bare:
            if best is not None:
                yield Merge(best, i, f"{_name(clusters[i])} is {_name(clusters[best])}: "
                                     "no other country's is named as often")  # fmt: skip


def _countries(cluster: Cluster, pack: LanguagePack) -> frozenset[str]:
    return frozenset(c for name in cluster.lemmas for c in without_country(name, pack)[1])


def by_short_form(clusters: Sequence[Cluster], pack: LanguagePack) -> Iterator[Merge]:
    """A body called by its noun alone (``Komisja``), or by a part of its long name."""
    blocks: dict[str, set[int]] = defaultdict(set)
    for i, cluster in enumerate(clusters):
        if cluster.type == "ORG":
            for name in cluster.full_names:
                for word in set(plain(name).split()):
                    blocks[word].add(i)
    for i, cluster in enumerate(clusters):
        if cluster.type != "ORG":
            continue
        for name in sorted(cluster.lemmas):
            words = plain(name).split()
            if not words or is_acronym(name):
                continue
            block = set.intersection(*(blocks.get(word, set()) for word in words)) - {i}
            if len(words) == 1 and not _is_noun_for_a_body(name, pack):
                continue
            fitting = [j for j in sorted(block) if _contains(clusters[j], words)]
            best = _in_front(fitting, clusters)
            if best is not None and clusters[best].size >= cluster.size / IN_FRONT:
                full = _name(clusters[best])
                yield Merge(best, i, f"{name} is short for {full}, the only such body")
                break


def _is_noun_for_a_body(name: str, pack: LanguagePack) -> bool:
    return name.casefold() in pack.table("organisations")["heads"]


def _contains(cluster: Cluster, words: Sequence[str]) -> bool:
    """The words begin the long name, or, if there are three, stand in it in order."""
    for name in cluster.full_names:
        full = plain(name).split()
        if len(full) <= len(words):
            continue
        if full[: len(words)] == list(words) and (len(words) > 1 or len(full) <= 3):
            return True
        text = f" {' '.join(full)} "
        if len(words) >= 3 and f" {' '.join(words)} " in text:
            return True
    return False


STEPS: tuple[Step, ...] = (
    by_known_name, by_same_name, by_acronym, by_full_name, by_single_name, by_wording, by_country,
    by_short_form,
)  # fmt: skip
CHECKED: frozenset[Step] = frozenset({by_full_name, by_single_name, by_wording, by_acronym})


# --- what forbids a merge -----------------------------------------------------------------------


def _conflict(a: Sequence[Unit], b: Sequence[Unit], pack: LanguagePack) -> bool:
    """Two different given names, or bodies of two countries."""
    first, second = _cluster(a), _cluster(b)
    if first.is_person and second.is_person:
        return any(
            same_person_by_words(words_of(x), words_of(y), pack) is None
            for x in first.full_names[:5]
            for y in second.full_names[:5]
        )
    if first.type == second.type == "ORG":
        x, y = _countries(first, pack), _countries(second, pack)
        return bool(x and y and not x & y)
    return False


# --- small helpers ------------------------------------------------------------------------------


def _chain(block: Sequence[int], why: str) -> Iterator[Merge]:
    unique = sorted(set(block))
    for i in unique[1:]:
        yield Merge(unique[0], i, why)


def _pairs(blocks: Iterable[set[int]]) -> Iterator[tuple[int, int]]:
    """The pairs within blocks, each once, in order."""
    seen: set[tuple[int, int]] = set()
    for block in blocks:
        ordered = sorted(block)
        for x, a in enumerate(ordered):
            for b in ordered[x + 1 :]:
                seen.add((a, b))
    return iter(sorted(seen))


def _grouped(indexes: Sequence[int], key: Callable[[int], frozenset[str]]) -> Iterator[list[int]]:
    groups: dict[frozenset[str], list[int]] = defaultdict(list)
    for i in indexes:
        groups[key(i)].append(i)
    yield from (groups[k] for k in sorted(groups, key=sorted))


def _in_front(indexes: Iterable[int], clusters: Sequence[Cluster]) -> int | None:
    """The one of several that has by far the most mentions; None where none has."""
    ranked = sorted(set(indexes), key=lambda i: (-clusters[i].size, i))
    if not ranked:
        return None
    if len(ranked) == 1 or clusters[ranked[0]].size >= IN_FRONT * clusters[ranked[1]].size:
        return ranked[0]
    return None


def _name(cluster: Cluster) -> str:
    """The main name: the fullest of a person, else the most frequent that is no acronym."""
    count = cluster.lemmas

    def rank(lemma: str) -> tuple[int, int, int, str]:
        words = words_of(lemma)
        is_short = len(words) == 1 and bool(cluster.full_names)
        return (is_short, -count[lemma], len(lemma), lemma)

    return min(count, key=rank)


# --- from clusters to entities ------------------------------------------------------------------


def _entity(units: Sequence[Unit], reasons: Iterable[str], pack: LanguagePack) -> Entity:
    cluster = _cluster(units)
    mains = Counter(
        main for lemma, n in cluster.lemmas.items() for _ in range(n)
        if (main := _main_name(lemma, cluster.type, pack))
    )  # fmt: skip
    name = min(mains, key=lambda m: (-mains[m], m)) if mains else _name(cluster)
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
        reasons=tuple(dict.fromkeys(reasons)),
    )


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
