"""Documents' entities come in; clusters of them go out, with what their names have in common."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from podobno.language.name_parts import is_acronym, words_of
from podobno.language.pack import LanguagePack
from podobno.language.pl.morphology import look_up
from podobno.link.bodies import is_state_body
from podobno.link.name_clues import plain, without_country, without_legal_form
from podobno.link.once import once
from podobno.model import NameMention

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
    """One document's entity: its names there, what else the document calls it, and for a body
    that every state has (``MSZ``) the country that the words beside its names give."""

    doc: str
    published: str
    name: str
    names: tuple[NameMention, ...]
    called: tuple[str, ...] = ()
    country: str | None = None


@dataclass(frozen=True)
class Cluster:
    """Units taken for one entity so far."""

    units: tuple[Unit, ...]
    lemmas: Mapping[str, int]
    type: str
    types: frozenset[str]

    @once
    def size(self) -> int:
        """How many mentions it has."""
        return sum(self.lemmas.values())

    @once
    def full_names(self) -> tuple[str, ...]:
        """Names of more than one word, the most frequent first."""
        names = [lemma for lemma in self.lemmas if len(words_of(lemma)) > 1]
        return tuple(sorted(names, key=lambda lemma: (-self.lemmas[lemma], lemma)))

    @property
    def is_person(self) -> bool:
        """Mostly named as a person."""
        return self.type == "PER"


def cluster_of(units: Sequence[Unit]) -> Cluster:
    lemmas: dict[str, int] = {}
    types: dict[str, int] = {}
    for unit in units:
        for name in unit.names:
            lemmas[name.lemma] = lemmas.get(name.lemma, 0) + 1
            types[name.type] = types.get(name.type, 0) + 1
    # Thousands of these have one name of one type.
    main = min(types, key=lambda t: (-types[t], t)) if len(types) > 1 else next(iter(types))
    return Cluster(tuple(units), lemmas, main, frozenset(types))


def in_front(indexes: Iterable[int], clusters: Sequence[Cluster]) -> int | None:
    """The one of several that has by far the most mentions; None where none has."""
    ranked = sorted(set(indexes), key=lambda i: (-clusters[i].size, i))
    if not ranked:
        return None
    if len(ranked) == 1 or clusters[ranked[0]].size >= IN_FRONT * clusters[ranked[1]].size:
        return ranked[0]
    return None


def main_name_of(cluster: Cluster) -> str:
    """The main name: a full one, by which most documents call the entity, then most mentions."""
    count = cluster.lemmas
    chosen = Counter(unit.name for unit in cluster.units)
    in_full = sum(chosen[name] for name in cluster.full_names)

    def rank(lemma: str) -> tuple[bool, bool, int, int, bool, int, str]:
        words = words_of(lemma)
        is_short = len(words) == 1 and any(_says_more(full, lemma) for full in cluster.full_names)
        if is_short and not cluster.is_person and chosen[lemma] >= IN_FRONT * max(1, in_full):
            is_short = not _is_own_name(lemma)
        has_initial = any(len(word) == 1 for word in words)
        # Letters that Polish does not use tell a foreign spelling of a name that has a Polish one.
        is_foreign = any(letter in "qvx" for letter in lemma.casefold())
        votes = -chosen[lemma]
        return (is_short, has_initial, votes, -count[lemma], is_foreign, len(lemma), lemma)

    return min(count, key=rank)


def _says_more(full: str, single: str) -> bool:
    """Whether a long name is more than a single word in two, or with its legal form: ``Komisja`` is
    short for ``Komisja Europejska``, ``Lumivex`` for neither ``Lumi Vex`` nor ``Lumivex SA``."""
    return plain(single) not in {plain(full).replace(" ", ""), without_legal_form(full)}


def _is_own_name(word: str) -> bool:
    """Whether a single word is a name by itself: neither an acronym nor a word of the language, as
    ``Komisja`` is."""
    return not is_acronym(word) and not look_up(word.casefold()).readings


def countries_of(cluster: Cluster, pack: LanguagePack) -> frozenset[str]:
    """The countries of a body, by its names (``MSZ Polski``) and by the words beside them."""
    told = {unit.country for unit in cluster.units if unit.country is not None}
    return frozenset(told.union(*(without_country(name, pack)[1] for name in cluster.lemmas)))


def is_of_a_state(cluster: Cluster, pack: LanguagePack) -> bool:
    """Whether it is a body that every state has."""
    return cluster.type == "ORG" and any(is_state_body(name, pack) for name in cluster.lemmas)


def by_owner(
    block: Iterable[int], clusters: Sequence[Cluster], pack: LanguagePack
) -> Iterator[list[int]]:
    """Clusters of one name apart where every state has a body of it: those of each country, and
    those whose country nobody tells, which are left unsettled."""
    owners: dict[frozenset[str], list[int]] = {}
    for i in sorted(set(block)):
        is_one_of_many = is_of_a_state(clusters[i], pack)
        owner = countries_of(clusters[i], pack) if is_one_of_many else frozenset()
        owners.setdefault(owner, []).append(i)
    yield from (owners[owner] for owner in sorted(owners, key=sorted))


def chain_of(block: Sequence[int], why: str) -> Iterator[Merge]:
    """All of a block taken for one, for the same reason."""
    unique = sorted(set(block))
    for i in unique[1:]:
        yield Merge(unique[0], i, why)


def pairs_of(blocks: Iterable[set[int]]) -> Iterator[tuple[int, int]]:
    """The pairs within blocks, each once, in order."""
    seen: set[tuple[int, int]] = set()
    for block in blocks:
        ordered = sorted(block)
        for x, a in enumerate(ordered):
            for b in ordered[x + 1 :]:
                seen.add((a, b))
    return iter(sorted(seen))
