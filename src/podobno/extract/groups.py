"""The names of one document come in; the entities they stand for, with reasons, go out.

Two different given names are never one person: a shared surname alone goes to the person who
alone has been named so far, or clearly stands in front; else it stays by itself.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from podobno.language.countries import read_countries
from podobno.language.name_parts import (
    is_acronym,
    is_initial_of,
    is_slip,
    may_abbreviate,
    same_word,
    same_words,
    words_of,
)
from podobno.language.pack import LanguagePack

# One person stands in front of another of the same surname when named this many times as often.
IN_FRONT = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A name in its base form, where it stands in reading order (its index), and its type.

    ``explains`` is the index of the name that it abbreviates in brackets or that is another for it
    (``Anna Lis, a właściwie Anna Kot``), or None.
    """

    index: int
    lemma: str
    type: str
    explains: int | None = None
    is_nominative: bool = False


@dataclass(slots=True)
class Group:
    """Names of one entity, by their index; ``key`` is a main name from the word lists."""

    type: str
    members: list[Named] = field(default_factory=list)
    key: str | None = None
    has_full_name: bool = False

    @property
    def name(self) -> str:
        """The main name: from the word lists, else the fullest form, then the most frequent."""
        if self.key:
            return self.key
        count = Counter(member.lemma for member in self.members)
        plain = Counter(member.lemma for member in self.members if member.is_nominative)
        is_person = self.type == "PER"
        has_long = any(len(words_of(lemma)) > 1 for lemma in count)

        def rank(lemma: str) -> tuple[bool, int, int, int, int, str]:
            words = len(words_of(lemma))
            written_out = sum(len(word) > 1 for word in words_of(lemma))
            is_short = words == 1 and has_long and self.type in {"PER", "ORG"}
            return (is_short, -written_out if is_person else 0, -plain[lemma], -count[lemma],
                    len(lemma), lemma)  # fmt: skip

        return min(count, key=rank)


def group_names(names: Sequence[Named], pack: LanguagePack) -> tuple[Group, ...]:
    """The entities of a document in the order of their first name."""
    keyed = _KeyedNames(pack)
    groups: list[Group] = []
    people = [name for name in names if name.type == "PER" and not keyed.key(name)]
    groups += _people(people)
    by_index: dict[int, Group] = {m.index: g for g in groups for m in g.members}
    for name in names:
        if name.index in by_index:
            continue
        group = _find(name, keyed.key(name), groups, by_index)
        if group is None:
            group = Group(type=name.type, key=keyed.key(name))
            groups.append(group)
        group.members.append(name)
        by_index[name.index] = group
    _join_renamed(groups)
    _join_acronyms(groups)
    _join_short_forms(groups, frozenset(pack.table("organisations")["heads"]))
    kept = [group for group in groups if group.members]
    return tuple(sorted(kept, key=lambda group: min(m.index for m in group.members)))


class _KeyedNames:
    """Main names by any name the word lists give an entity."""

    def __init__(self, pack: LanguagePack) -> None:
        self._countries = read_countries(pack)
        self._main: dict[str, str] = {}
        agencies = pack.table("agencies")
        for short, full in pack.table("acronyms").items():
            if short not in agencies:
                self._main[short.casefold()] = self._main[full.casefold()] = full
        for table in (pack.table("organisation_names"), agencies):
            for main, others in table.items():
                for name in (main, *others):
                    self._main[name.casefold()] = main

    def key(self, name: Named) -> str | None:
        """The main name, for people of a country their own (``Rosjanie``), else None."""
        lemma = name.lemma.casefold()
        if name.type in {"LOC", "ORG"} and (country := self._countries.named(lemma)):
            return country
        if name.type == "PER":
            return None
        first, _, rest = name.lemma.partition(" ")
        is_agency = first.casefold() == "agencja" and len(words_of(rest)) == 1
        if lemma not in self._main and is_agency:
            return self._main.get(rest.casefold(), rest)
        return self._main.get(lemma)


# --- people -------------------------------------------------------------------------------------


def _people(names: Sequence[Named]) -> list[Group]:
    groups = _Groups()
    for name in names:
        if len(words_of(name.lemma)) > 1:
            group = next((g for g in groups.like(name) if _same_person(name, g)), None)
            groups.put(name, group or Group(type="PER", has_full_name=True))
    singles = [name for name in names if len(words_of(name.lemma)) == 1]
    for name in singles:
        groups.put(name, _owner(name, groups.like(name)) or Group(type="PER"))
    return groups.all


class _Groups:
    """People by how their names begin: one person's forms have at least one word in common, and
    words that are one begin with the same two letters. So a list of thousands is not compared
    each with each."""

    def __init__(self) -> None:
        self.all: list[Group] = []
        self._numbers: dict[int, int] = {}
        self._by_start: defaultdict[str, set[int]] = defaultdict(set)

    def like(self, name: Named) -> list[Group]:
        """Those that could be of one person with a name, in the order they were begun."""
        found = set().union(*(self._by_start[start] for start in _starts(name)))
        return [self.all[number] for number in sorted(found)]

    def put(self, name: Named, group: Group) -> None:
        number = self._numbers.setdefault(id(group), len(self.all))
        if number == len(self.all):
            self.all.append(group)
        group.members.append(name)
        for start in _starts(name):
            self._by_start[start].add(number)


def _starts(name: Named) -> set[str]:
    return {word.casefold()[:2] for word in (name.lemma, *words_of(name.lemma))}


def _same_person(name: Named, group: Group) -> bool:
    return any(
        is_one_person(words_of(name.lemma), words_of(other.lemma)) for other in group.members
    )


def is_one_person(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Two full names of one person: the same words, one with a middle name, or initials.

    >>> is_one_person(("Jan", "Nowak"), ("J", "Nowak"))
    True
    >>> is_one_person(("Jan", "Nowak"), ("Anna", "Nowak"))
    False
    """
    short, long = sorted((first, second), key=len)
    if len(short) < 2:
        return False
    if len(short) == len(long):
        unequal = [(a, b) for a, b in zip(short, long, strict=True) if not same_word(a, b)]
        if len(unequal) == 1 and is_slip(*unequal[0]):
            return True
    if any(len(word) == 1 for word in (*short, *long)) and not same_word(short[-1], long[-1]):
        return False
    rest = iter(long)
    return all(
        any(same_word(word, other) or is_initial_of(word, other) or is_initial_of(other, word)
            for other in rest)
        for word in short
    )  # fmt: skip


def _owner(name: Named, groups: Sequence[Group]) -> Group | None:
    """The person a single name stands for, None where two could be meant."""
    (word,) = words_of(name.lemma)
    exact = [g for g in groups if not g.has_full_name and same_word(word, g.members[0].lemma)]
    full = [g for g in groups if g.has_full_name and any(_ends(word, m) for m in g.members)]
    full = full or [g for g in groups if g.has_full_name and any(_has(word, m) for m in g.members)]
    if len(full) == 1:
        return full[0]
    if len(full) > 1:
        before = [g for g in full if _count_before(g, name.index)]
        if len(before) == 1:
            return before[0]
        ranked = sorted(full, key=lambda g: -_full_count(g))
        if _full_count(ranked[0]) >= IN_FRONT * _full_count(ranked[1]):
            return ranked[0]
    return exact[0] if exact else None


def _ends(word: str, member: Named) -> bool:
    """The word is the first or the last of a full name: a surname, or a Korean one."""
    words = words_of(member.lemma)
    return len(words) > 1 and (same_word(word, words[-1]) or
                               (len(words) > 2 and same_word(word, words[0])))  # fmt: skip


def _has(word: str, member: Named) -> bool:
    words = words_of(member.lemma)
    return len(words) > 1 and any(same_word(word, other) for other in words)


def _count_before(group: Group, index: int) -> int:
    return sum(member.index < index for member in group.members)


def _full_count(group: Group) -> int:
    return sum(len(words_of(member.lemma)) > 1 for member in group.members)


# --- everything else ----------------------------------------------------------------------------


def _find(
    name: Named, key: str | None, groups: Sequence[Group], by_index: dict[int, Group]
) -> Group | None:
    full = by_index.get(name.explains) if name.explains is not None else None
    if full is not None and (key is None or full.key in {None, key}):
        full.key = full.key or key
        return full
    if key is not None:
        return next((g for g in groups if g.key == key), None)
    words = words_of(name.lemma)
    for group in groups:
        alike = group.type == name.type and not group.has_full_name
        if alike and any(_same_name(name.lemma, words, m.lemma) for m in group.members):
            return group
    return None


def _same_name(lemma: str, words: tuple[str, ...], other: str) -> bool:
    if lemma.casefold() == other.casefold():
        return True
    digits = [word for word in words if any(c.isdigit() for c in word)]
    theirs = words_of(other)
    if digits != [word for word in theirs if any(c.isdigit() for c in word)]:
        return False
    if lemma.isupper() or other.isupper():
        return False
    return bool(words) and same_words(words, theirs)


def _join_renamed(groups: Sequence[Group]) -> None:
    """Two names that the text says are one person's or one body's."""
    for group in groups:
        for other in groups:
            known = {member.index for member in other.members}
            is_one = other is not group and other.type == group.type and not group.key
            if is_one and any(member.explains in known for member in group.members):
                other.members += group.members
                other.has_full_name |= group.has_full_name
                group.members.clear()


def _join_acronyms(groups: Iterable[Group]) -> None:
    """An acronym joins the one name of the text whose initials it has."""
    groups = list(groups)
    for group in groups:
        lemma = group.members[0].lemma if group.members else ""
        if group.key or group.type == "PER" or not is_acronym(lemma):
            continue
        longer = [
            other
            for other in groups
            if other is not group
            and other.type == group.type
            and any(may_abbreviate(lemma, m.lemma) for m in other.members)
        ]
        if len(longer) == 1:
            longer[0].members += group.members
            group.members = []


def _join_short_forms(groups: Sequence[Group], heads: frozenset[str]) -> None:
    """A body called by its noun alone (``Komisja``) joins the one whose name begins so."""
    for group in groups:
        lemma = group.members[0].lemma if group.members else ""
        if group.key or group.type != "ORG" or lemma.casefold() not in heads:
            continue
        longer = [
            other for other in groups
            if other is not group and other.type == "ORG"
            and any(_begins_with(lemma, member.lemma) for member in other.members)
        ]  # fmt: skip
        if len(longer) == 1:
            longer[0].members += group.members
            group.members = []


def _begins_with(noun: str, name: str) -> bool:
    words = words_of(name)
    return len(words) > 1 and same_word(noun, words[0])
