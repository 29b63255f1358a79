"""Clusters of names come in; the merges that each clue proposes go out, with their reasons.

A clue compares only clusters that share a key. Its docstring is what a user reads about it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from podobno.language.countries import read_countries
from podobno.language.name_parts import fold, is_acronym, words_of
from podobno.language.pack import LanguagePack
from podobno.language.pl.morphology import look_up
from podobno.language.spelling import sounds_of
from podobno.link.entity_clusters import (
    IN_FRONT,
    Cluster,
    Merge,
    countries_of,
    in_front,
    main_name_of,
)
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

Step = Callable[[Sequence[Cluster], LanguagePack], Iterator[Merge]]


def by_known_name(clusters: Sequence[Cluster], pack: LanguagePack) -> Iterator[Merge]:
    """The word lists give both one main name: a country, its people, a known acronym."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for i, cluster in enumerate(clusters):
        for lemma in sorted(cluster.lemmas):
            if main := listed_name(lemma, cluster.type, pack):
                blocks[main].append(i)
    for main, block in sorted(blocks.items()):
        yield from _chain(block, f"both are names of {main}")


@lru_cache(maxsize=65536)
def listed_name(lemma: str, type_: str, pack: LanguagePack) -> str | None:
    countries = read_countries(pack)
    if country := countries.named(lemma):
        return country
    if type_ == "PER":
        bases = (reading.lemma for reading in look_up(lemma).readings)
        return next((c for b in (lemma, *bases) if (c := countries.of_people(b))), None)
    return _listed(pack).get(lemma.casefold())


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


def by_same_name(clusters: Sequence[Cluster], pack: LanguagePack) -> Iterator[Merge]:
    """The same name, letter case and accents aside. A surname alone is no full name."""
    blocks: dict[str, list[int]] = defaultdict(list)
    shown: dict[str, str] = {}
    for i, cluster in enumerate(clusters):
        names = cluster.full_names if cluster.is_person else tuple(cluster.lemmas)
        for lemma in names or tuple(cluster.lemmas):
            if not _is_acronym_beside_name(lemma, cluster):
                key = with_acronyms(lemma, pack)
                # `Północna Irlandia` is `Irlandia Północna`; of people the order tells.
                order = key if cluster.is_person else " ".join(sorted(key.split()))
                blocks[order].append(i)
                shown[order] = min(lemma, shown.get(order, lemma))
    for key, block in sorted(blocks.items()):
        if key:
            yield from _chain(block, f"{shown[key]} stands in {len(set(block))} documents")


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
        best = in_front(holders, clusters)
        for i in bare.get(acronym, ()):
            if best is not None:
                yield Merge(best, i, f"{acronym} is explained as {main_name_of(clusters[best])}")
    for acronym, lonely in sorted(bare.items()):
        if acronym in explained:
            continue
        block = sorted(set(initials.get(fold(acronym)[:1], ())))
        found = [
            i for i in block if any(abbreviates(acronym, name) for name in clusters[i].full_names)
        ]
        best = in_front(found, clusters)
        if best is not None:
            for i in lonely:
                full = main_name_of(clusters[best])
                yield Merge(best, i, f"{acronym} has the initials of {full}")


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
        single = main_name_of(cluster)
        block = [j for j in sorted(blocks.get(plain(single)[:3], ())) if j != i]
        for position in ("last", "any"):
            fitting = [j for j in block if _fits(single, clusters[j], position, pack)]
            if not cluster.is_person:
                fitting = [j for j in fitting if _has_word(clusters[j], single)]
            if position == "any":
                fitting = [j for j in fitting if clusters[j].size >= cluster.size]
            if not fitting:
                continue
            best = in_front(fitting, clusters)
            if best is not None:
                others = len(fitting) - 1
                why = "the only one of that name" if not others else "far the most named"
                yield Merge(best, i, f"{single} is {main_name_of(clusters[best])}: {why}")
            break


def _has_word(cluster: Cluster, single: str) -> bool:
    return plain(single) in plain(main_name_of(cluster)).split()


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
        bare = [i for i in sorted(block) if not countries_of(clusters[i], pack)]
        owned = [i for i in sorted(block) if countries_of(clusters[i], pack)]
        groups = list(_grouped(owned, lambda i: countries_of(clusters[i], pack)))
        for group in groups:
            yield from _chain(group, f"{core}: the same body of the same country")
        sizes = sorted((-sum(clusters[i].size for i in group), group[0]) for group in groups)
        if (
            " " not in core
            or not sizes
            or (len(sizes) > 1 and sizes[0][0] > IN_FRONT * sizes[1][0])
        ):
            continue
        best = sizes[0][1]
        for i in bare:
            yield Merge(best, i, f"{main_name_of(clusters[i])} is {main_name_of(clusters[best])}: "
                                 "no other country's is named as often")  # fmt: skip


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
            best = in_front(fitting, clusters)
            if best is not None and clusters[best].size >= cluster.size / IN_FRONT:
                full = main_name_of(clusters[best])
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


STEPS: tuple[Step, ...] = (
    by_known_name, by_same_name, by_acronym, by_full_name, by_single_name, by_wording, by_country,
    by_short_form,
)  # fmt: skip
CHECKED: frozenset[Step] = frozenset({by_full_name, by_single_name, by_wording, by_acronym})
