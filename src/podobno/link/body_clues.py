"""Clusters of names of places, bodies and works come in; the merges that each clue proposes go out,
with their reasons: spellings and legal forms, a body with and without its country, short forms.

A clue compares only clusters that share a key. Its docstring is what a user reads about it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from podobno.language.name_parts import is_acronym
from podobno.language.pack import LanguagePack
from podobno.link.entity_clusters import (
    IN_FRONT,
    Cluster,
    Merge,
    chain_of,
    countries_of,
    in_front,
    is_of_a_state,
    main_name_of,
    pairs_of,
)
from podobno.link.known_names import listed_name
from podobno.link.name_clues import (
    plain,
    same_thing_by_words,
    without_country,
    without_legal_form,
)


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
    for a, b in pairs_of(blocks.values()):
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
                if core and (" " in name or cluster.units[0].country is not None):
                    blocks[plain(listed_name(core, "ORG", pack) or core)].add(i)
    for core, block in sorted(blocks.items()):
        bare = [i for i in sorted(block) if not countries_of(clusters[i], pack)]
        owned = [i for i in sorted(block) if countries_of(clusters[i], pack)]
        groups = list(_grouped(owned, lambda i: countries_of(clusters[i], pack)))
        for group in groups:
            yield from chain_of(group, f"{core}: the same body of the same country")
        sizes = sorted((-sum(clusters[i].size for i in group), group[0]) for group in groups)
        if " " not in core or not sizes:
            continue
        rivals = len(sizes) > 1
        if rivals and any(is_of_a_state(clusters[group[0]], pack) for group in groups):
            continue  # `MSZ` beside the Polish and the Russian one stays unsettled
        if rivals and sizes[0][0] > IN_FRONT * sizes[1][0]:
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


def _grouped(indexes: Sequence[int], key: Callable[[int], frozenset[str]]) -> Iterator[list[int]]:
    groups: dict[frozenset[str], list[int]] = defaultdict(list)
    for i in indexes:
        groups[key(i)].append(i)
    yield from (groups[k] for k in sorted(groups, key=sorted))
