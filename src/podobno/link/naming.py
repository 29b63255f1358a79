"""Findings and the story's entities in, the same findings under the story's names out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from podobno.language import find_pack
from podobno.language.name_parts import words_of
from podobno.language.pl.morphology import look_up
from podobno.link.name_clues import plain, same_word_clue
from podobno.model import (
    Entity,
    EventMention,
    FigureMention,
    Findings,
    NameMention,
    StatementMention,
)

M = TypeVar("M", NameMention, FigureMention, StatementMention, EventMention)

# Names that begin with other letters than these many are not compared.
_LETTERS = 3
# Of the reasons for two words to be one name, those that leave no doubt.
_FORMS = frozenset({"the same word", "one name in two cases"})


def with_story_names(
    findings: tuple[Findings, ...], entities: Iterable[Entity]
) -> tuple[Findings, ...]:
    """Each document's findings with the canonical names of the story instead of its own.

    A document's own name becomes the name of the entity that holds most of its mentions there; a
    body's stays where two of that name are told apart (``MSZ`` of two countries). A
    description (``przywódca Korei Północnej``) becomes the one person of the story who is called
    so; any other (``analitycy``) stays as it is, but for the forms of a name in it.
    """
    entities = tuple(entities)
    owner = {
        (place.doc, place.start, place.end): entity
        for entity in entities
        for place in entity.mentions
    }
    described = _one_wording(findings, owner) | _descriptions(entities)
    surnames = _surnames(entities)
    return tuple(
        _rename(f, described | _unread_names(f, surnames) | _story_names(f, owner))
        for f in findings
    )


def _one_wording(
    findings: Iterable[Findings], owner: Mapping[tuple[str, int, int], Entity]
) -> dict[str, str]:
    """Descriptions that differ only in how they write a name have one wording, the most frequent:
    ``mąż Asii Orłaj``, ``mąż Asi Orłaj``."""
    written: dict[str, set[str]] = defaultdict(set)
    told: Counter[str] = Counter()
    for f in findings:
        told.update(name for name in _told_in(f) if name[:1].islower())
        for n in f.names:
            entity = owner.get((f.document.id, n.start, n.end))
            if entity is not None:
                written[f.document.text[n.start : n.end]].add(entity.id)
    alike: dict[tuple[str, str], list[str]] = defaultdict(list)
    for description in told:
        words = description.split()
        at = next((i for i, word in enumerate(words) if word[:1].isupper()), len(words))
        named = written.get(" ".join(words[at:]), set())
        if len(named) == 1:
            alike[" ".join(words[:at]), min(named)].append(description)
    return {
        description: min(same, key=lambda name: (-told[name], name))
        for same in alike.values()
        if len(same) > 1
        for description in same
    }


def _told_in(findings: Findings) -> Iterator[str]:
    """Whom a document names as acting, speaking and giving figures."""
    for event in findings.events:
        yield from (*event.actor, *event.recipient)
    for statement in findings.statements:
        yield from (name for name in (statement.speaker_name, statement.to) if name)
        yield from statement.via
    yield from (figure.source for figure in findings.figures if figure.source)


def _descriptions(entities: Iterable[Entity]) -> dict[str, str]:
    """What exactly one person of the story is called besides a name: an office of several words."""
    called: dict[str, set[str]] = {}
    names = {entity.name for entity in entities}
    for entity in entities:
        for alias in entity.aliases:
            if " " in alias and alias[:1].islower() and alias not in names:
                called.setdefault(alias, set()).add(entity.name if entity.type == "PER" else "")
    return {alias: holders.pop() for alias, holders in called.items() if _is_one_person(holders)}


def _surnames(entities: Iterable[Entity]) -> dict[str, list[tuple[str, str]]]:
    """The surnames of the story's people with their full names, by the letters they begin with."""
    found: dict[str, list[tuple[str, str]]] = {}
    for entity in entities:
        words = words_of(entity.name)
        if entity.type == "PER" and len(words) > 1:
            found.setdefault(plain(words[-1])[:_LETTERS], []).append((words[-1], entity.name))
    return found


def _unread_names(
    findings: Findings, surnames: Mapping[str, list[tuple[str, str]]]
) -> dict[str, str]:
    """Words that one document did not read as names (``rozmowy Orłaja``), each a form of the
    surname of exactly one person of the story."""
    pack = find_pack(findings.document.language or "pl")
    told = {name for event in findings.events for name in (*event.actor, *event.recipient)}
    found: dict[str, str] = {}
    for word in sorted(told - {name.entity_name for name in findings.names}):
        is_name = word[:1].isupper() and " " not in word and not look_up(word).readings
        if pack is None or not is_name:
            continue
        bearers = {
            person
            for surname, person in surnames.get(plain(word)[:_LETTERS], ())
            if same_word_clue(word, surname, pack) in _FORMS
        }
        if len(bearers) == 1:
            found[word] = bearers.pop()
    return found


def _is_one_person(holders: set[str]) -> bool:
    return len(holders) == 1 and "" not in holders


def _story_names(
    findings: Findings, owner: Mapping[tuple[str, int, int], Entity]
) -> dict[str, str]:
    votes: dict[str, list[str]] = {}
    bodies: set[str] = set()
    for name in findings.names:
        entity = owner.get((findings.document.id, name.start, name.end))
        # The people of a country share the country's entity, but "Rosjanie" who say something are
        # not the state.
        if entity is not None and not (name.type == "PER" and entity.type == "LOC"):
            votes.setdefault(name.entity_name, []).append(entity.name)
            if entity.type == "ORG":
                bodies.add(name.entity_name)
    return {
        own: min(set(listed), key=lambda name: (-listed.count(name), name))
        for own, listed in votes.items()
        if len(set(listed)) == 1 or own not in bodies
    }


def _rename(findings: Findings, names: Mapping[str, str]) -> Findings:
    def one(name: str | None) -> str | None:
        return None if name is None else names.get(name, name)

    def many(listed: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(names.get(name, name) for name in listed))

    return replace(
        findings,
        names=tuple(
            _with(n, entity_name=names.get(n.entity_name, n.entity_name)) for n in findings.names
        ),
        figures=tuple(_with(f, source=one(f.source)) for f in findings.figures),
        statements=tuple(
            _with(s, speaker_name=one(s.speaker_name), via=many(s.via), to=one(s.to))
            for s in findings.statements
        ),
        events=tuple(
            _with(
                e,
                actor=many(e.actor),
                recipient=many(e.recipient),
                place=one(e.place),
                claimed_by=one(e.claimed_by),
            )
            for e in findings.events
        ),
    )


def _with(mention: M, **names: Any) -> M:
    """A mention under other names; itself where they are those it has, as most are."""
    is_same = all(getattr(mention, field) == name for field, name in names.items())
    return mention if is_same else replace(mention, **names)
