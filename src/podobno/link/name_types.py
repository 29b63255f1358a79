"""Findings of many documents in, the same findings with the types of names that the story agrees
on out.

One report may leave open what a name is: „kwietniowe rozmowy Orłaja” reads like the talks of a
firm. The other reports settle it. A surname alone, in any case, is the person whom they name in
full; a name that they type alike many times is that, where one report reads it as something else.
A word that is a place's name as well, or that the story uses for two things, stays as it was read.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from podobno.language import find_pack
from podobno.language.name_parts import is_acronym, same_word, words_of
from podobno.language.pl.morphology import look_up
from podobno.link.known_names import listed_name
from podobno.link.name_clues import plain
from podobno.model import Findings, NameMention

# So many reports must name the person in full, or type a name alike.
_MIN_REPORTS = 2
_MIN_MENTIONS = 5
# One reading against this many others is a misreading; more are two things of one name.
_IN_FRONT = 5
_MIN_LETTERS = 4
AGREED = "; type as in the other reports"


@dataclass(frozen=True, slots=True)
class _Known:
    """What the reports agree on: the one type of a name, and surnames by their first letters."""

    types: Mapping[str, str]
    surnames: Mapping[str, Sequence[str]]


def agree_types(findings: Iterable[Findings]) -> tuple[Findings, ...]:
    """The findings in their order; a name whose type was changed says so in its rule."""
    findings = tuple(findings)
    known = _Known(_agreed(findings), _surnames(findings))
    return tuple(replace(f, names=tuple(_settled(n, f, known) for n in f.names)) for f in findings)


def is_agreed(name: NameMention) -> bool:
    """Whether the other reports settled what a name is."""
    return name.rule.endswith(AGREED)


def _settled(name: NameMention, findings: Findings, known: _Known) -> NameMention:
    key = plain(name.lemma)
    agreed = known.types.get(key, name.type)
    if agreed != name.type:
        # "Ford" is a firm in most reports, and in this one somebody who is named in full in others.
        if name.type == "PER" and _surname_of(name, findings, known):
            return name
        # What is nobody's surname is no short form of the "person" it was put with either.
        entity = name.lemma if name.type == "PER" else name.entity_name
        return replace(name, type=agreed, entity_name=entity, rule=name.rule + AGREED)
    if name.type not in {"ORG", "LOC"} or key in known.types:
        return name
    surname = _surname_of(name, findings, known)
    return replace(name, type="PER", lemma=surname, rule=name.rule + AGREED) if surname else name


def _agreed(findings: Sequence[Findings]) -> dict[str, str]:
    """The type that most mentions of a name have, many reports agreeing, where hardly any differ.

    The people of a country are told by names of their own: ``Niemcy`` may be either.
    """
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    reports: dict[tuple[str, str], set[str]] = defaultdict(set)
    for f in findings:
        for name in f.names:
            key = plain(name.lemma)
            counts[key][name.type] += 1
            reports[key, name.type].add(f.document.id)
    agreed = {}
    for key, types in counts.items():
        if {"PER", "LOC"} <= types.keys() and _is_place(key):
            continue
        best = min(types, key=lambda t: (-types[t], t))
        others = sum(types.values()) - types[best]
        is_far = types[best] >= max(_MIN_MENTIONS, _IN_FRONT * others)
        if is_far and len(reports[key, best]) > _MIN_REPORTS:
            agreed[key] = best
    return agreed


def _surnames(findings: Sequence[Findings]) -> dict[str, list[str]]:
    """The surnames that several reports give with a first name, by their first letters."""
    reports: dict[str, set[str]] = defaultdict(set)
    for f in findings:
        for name in f.names:
            words = words_of(name.lemma)
            if name.type == "PER" and len(words) > 1 and len(words[-1]) >= _MIN_LETTERS:
                reports[words[-1]].add(f.document.id)
    by_letters: dict[str, list[str]] = defaultdict(list)
    for surname in sorted(reports):
        if len(reports[surname]) >= _MIN_REPORTS:
            by_letters[plain(surname)[:3]].append(surname)
    return by_letters


def _surname_of(name: NameMention, findings: Findings, known: _Known) -> str | None:
    """The one surname that a single word is a form of; None where it may be a place or a body."""
    words = words_of(name.lemma)
    pack = find_pack(findings.document.language or "")
    if len(words) != 1 or is_acronym(words[0]) or len(words[0]) < _MIN_LETTERS or pack is None:
        return None
    word = words[0]
    if listed_name(word, name.type, pack) or _is_place(word):
        return None
    fitting = [s for s in known.surnames.get(plain(word)[:3], ()) if same_word(word, s)]
    return fitting[0] if len(fitting) == 1 else None


def _is_place(word: str) -> bool:
    """Whether the dictionary knows a place of this name, in any case."""
    return any("nazwa_geograficzna" in look_up(form).names for form in (word, word.title()))
