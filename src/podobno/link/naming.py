"""Findings and the story's entities in, the same findings under the story's names out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from podobno.model import Entity, Findings


def with_story_names(
    findings: tuple[Findings, ...], entities: Iterable[Entity]
) -> tuple[Findings, ...]:
    """Each document's findings with the canonical names of the story instead of its own.

    A document's own name becomes the name of the entity that holds most of its mentions there; a
    body's stays where two of that name are told apart (``MSZ`` of two countries). A
    description (``przywódca Korei Północnej``) becomes the one person of the story who is called
    so; any other (``analitycy``) stays as it is.
    """
    entities = tuple(entities)
    owner = {
        (place.doc, place.start, place.end): entity
        for entity in entities
        for place in entity.mentions
    }
    described = _descriptions(entities)
    return tuple(_rename(f, described | _story_names(f, owner)) for f in findings)


def _descriptions(entities: Iterable[Entity]) -> dict[str, str]:
    """What exactly one person of the story is called besides a name: an office of several words."""
    called: dict[str, set[str]] = {}
    names = {entity.name for entity in entities}
    for entity in entities:
        for alias in entity.aliases:
            if " " in alias and alias[:1].islower() and alias not in names:
                called.setdefault(alias, set()).add(entity.name if entity.type == "PER" else "")
    return {alias: holders.pop() for alias, holders in called.items() if _is_one_person(holders)}


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
            replace(n, entity_name=names.get(n.entity_name, n.entity_name)) for n in findings.names
        ),
        figures=tuple(replace(f, source=one(f.source)) for f in findings.figures),
        statements=tuple(
            replace(s, speaker_name=one(s.speaker_name), via=many(s.via), to=one(s.to))
            for s in findings.statements
        ),
        events=tuple(
            replace(
                e,
                actor=many(e.actor),
                recipient=many(e.recipient),
                place=one(e.place),
                claimed_by=one(e.claimed_by),
            )
            for e in findings.events
        ),
    )
