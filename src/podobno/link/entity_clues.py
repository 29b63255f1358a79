"""Clusters of names come in; the merges that each clue proposes go out, with their reasons: known
names, equal names, acronyms, people. Those of bodies and places stand in ``link/body_clues.py``.

A clue compares only clusters that share a key. Its docstring is what a user reads about it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from podobno.language.name_parts import fold, is_acronym, words_of
from podobno.language.pack import LanguagePack
from podobno.language.spelling import sounds_of
from podobno.link.body_clues import by_country, by_short_form, by_wording
from podobno.link.entity_clusters import (
    Cluster,
    Merge,
    by_owner,
    chain_of,
    in_front,
    main_name_of,
    pairs_of,
)
from podobno.link.known_names import listed_name
from podobno.link.name_clues import (
    abbreviates,
    plain,
    same_person_by_words,
    same_word_clue,
    with_acronyms,
)

# Shorter runs of letters may be two things: "Al Din", "Aldin".
_SAME_LETTERS = 8

Step = Callable[[Sequence[Cluster], LanguagePack], Iterator[Merge]]


def by_known_name(clusters: Sequence[Cluster], pack: LanguagePack) -> Iterator[Merge]:
    """The word lists give both one main name: a country, its people, a known acronym."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for i, cluster in enumerate(clusters):
        for lemma in sorted(cluster.lemmas):
            if main := listed_name(lemma, cluster.type, pack):
                blocks[main].append(i)
    for main, block in sorted(blocks.items()):
        for same in by_owner(block, clusters, pack):
            yield from chain_of(same, f"both are names of {main}")


def by_same_name(clusters: Sequence[Cluster], pack: LanguagePack) -> Iterator[Merge]:
    """The same name, letter case and accents aside; of a known acronym what it stands for. A
    surname alone is no full name."""
    blocks: dict[str, list[int]] = defaultdict(list)
    shown: dict[str, str] = {}
    for i, cluster in enumerate(clusters):
        names = cluster.full_names if cluster.is_person else tuple(cluster.lemmas)
        for lemma in names or tuple(cluster.lemmas):
            if not _is_acronym_beside_name(lemma, cluster):
                known = listed_name(lemma, cluster.type, pack) if is_acronym(lemma) else None
                key = with_acronyms(known or lemma, pack)
                # `Północna Irlandia` is `Irlandia Północna`; of people the order tells.
                order = key if cluster.is_person else " ".join(sorted(key.split()))
                blocks[order].append(i)
                shown[order] = min(lemma, shown.get(order, lemma))
    for key, block in sorted(blocks.items()):
        if key:
            for same in by_owner(block, clusters, pack):
                yield from chain_of(same, f"{shown[key]} stands in {len(same)} documents")


def by_same_letters(clusters: Sequence[Cluster], pack: LanguagePack) -> Iterator[Merge]:
    """The same letters, parted into words otherwise: ``LumiVex``, ``Lumi Vex``."""
    blocks: dict[str, set[int]] = defaultdict(set)
    shown: dict[str, set[str]] = defaultdict(set)
    for i, cluster in enumerate(clusters):
        for lemma in cluster.full_names if cluster.is_person else tuple(cluster.lemmas):
            letters = plain(lemma).replace(" ", "")
            if len(letters) >= _SAME_LETTERS and not is_acronym(lemma):
                blocks[letters].add(i)
                shown[letters].add(lemma)
    for letters, block in sorted(blocks.items()):
        names = sorted(shown[letters])
        if len({plain(name) for name in names}) > 1:
            for same in by_owner(sorted(block), clusters, pack):
                yield from chain_of(same, f"{names[0]} and {names[-1]}: the same letters")


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
    for a, b in pairs_of(blocks.values()):
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


STEPS: tuple[Step, ...] = (
    by_known_name, by_same_name, by_same_letters, by_acronym, by_full_name, by_single_name,
    by_wording, by_country, by_short_form,
)  # fmt: skip
CHECKED: frozenset[Step] = frozenset({by_full_name, by_single_name, by_wording, by_acronym})
