"""A story and the id of one of its facts in, that fact with all its evidence out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from podobno.errors import SettingsError
from podobno.inside import passages_in
from podobno.model import (
    Claim,
    Conflict,
    Document,
    Entity,
    Event,
    Figure,
    Findings,
    Origin,
    Place,
    Span,
    Story,
)
from podobno.report.conflicts import sides_of
from podobno.report.reasons import say_reason
from podobno.report.records import story_record
from podobno.report.summary import figure_line, origins_count, when_text
from podobno.report.words import Texts

_KINDS = ("entities", "events", "figures", "claims")

Fact = Entity | Event | Figure | Claim


def fact_record(story: Story, fact_id: str) -> dict[str, Any]:
    """The record of one fact as ``story.json`` has it, with the sentence of each mention."""
    fact = find_fact(story, fact_id)
    record = story_record(story)
    found: dict[str, Any] = next(
        item for kind in _KINDS for item in record[kind] if item["id"] == fact_id
    )
    by_id = {f.document.id: f for f in story.findings}
    return found | {
        "evidence": [
            {"doc": p.doc, "start": p.start, "end": p.end, "sentence": sentence_at(p, by_id)}
            for p in places_of(fact)
        ]
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A place a fact is told at: ``words`` stand at ``place``, in ``sentence`` of ``document``."""

    document: Document
    place: Place
    words: str
    sentence: str


def evidence_of(story: Story, fact: Fact | Conflict) -> tuple[Evidence, ...]:
    """Where a fact of a story is told, each place with its sentence, or both sides of a conflict.

    In the order in which the fact lists them; a conflict's first side first, its copies last.
    """
    by_id = {f.document.id: f for f in story.findings}
    places = sides_of((fact,)) if isinstance(fact, Conflict) else places_of(fact)
    return tuple(
        Evidence(
            document=by_id[place.doc].document,
            place=place,
            words=by_id[place.doc].document.text[place.start : place.end],
            sentence=sentence_at(place, by_id),
        )
        for place in places
    )


def find_fact(story: Story, fact_id: str) -> Fact:
    """The fact of an id. Raises ``SettingsError`` where the dossier has none."""
    for fact in facts_of(story):
        if fact.id == fact_id:
            return fact
    raise SettingsError(f"{fact_id}: no fact of this dossier has this id (see story.json)")


def facts_of(story: Story) -> tuple[Fact, ...]:
    """Everything of a story that has an id."""
    links = story.links
    return (*links.entities, *links.events, *links.figures, *links.claims)


def describe_fact(story: Story, fact_id: str, texts: Texts) -> str:
    """One fact as plain text: what it is, its origins in this set, each sentence it rests on."""
    fact = find_fact(story, fact_id)
    by_id = {f.document.id: f for f in story.findings}
    lines = [_title(fact, texts)]
    if not isinstance(fact, Entity):
        lines += ["", f"{origins_count(len(fact.origins), texts)}:"]
        lines += [f"  - {_origin(origin, texts)}" for origin in fact.origins]
    if fact.reasons:
        reasons = (say_reason(r, texts) for r in fact.reasons)
        lines += ["", f"{texts['why_together']}:", *(f"  - {r}" for r in reasons)]
    lines += ["", f"{texts['evidence']}:"]
    for place in places_of(fact):
        lines += [f"  {place.doc} [{place.start}, {place.end})", f"    {sentence_at(place, by_id)}"]
    return "\n".join(lines)


def places_of(fact: Fact) -> tuple[Place, ...]:
    """Where a fact is told: its mentions, readings or wordings."""
    if isinstance(fact, Figure):
        return tuple(r.place for r in fact.readings)
    if isinstance(fact, Claim):
        return tuple(Place(w.doc, w.spans[0].start, w.spans[-1].end) for w in fact.wordings)
    return fact.mentions


def sentence_at(place: Place, by_id: dict[str, Findings]) -> str:
    """The sentences that a place touches, on one line."""
    findings = by_id[place.doc]
    start, end = sentence_span(place, findings)
    return " ".join(findings.document.text[start:end].split())


def sentence_span(place: Place, findings: Findings) -> Span:
    """The sentences that a place touches; the place itself where it lies outside all."""
    touched = passages_in(findings, place.start, place.end)
    return Span(
        min([place.start, *(p.start for p in touched)]), max([place.end, *(p.end for p in touched)])
    )


def _title(fact: Fact, texts: Texts) -> str:
    if isinstance(fact, Entity):
        also = f" ({', '.join(fact.aliases)})" if fact.aliases else ""
        return f"{fact.id}: {fact.name}, {fact.type}{also}"
    if isinstance(fact, Event):
        where = f", {fact.place}" if fact.place else ""
        kind = f"{texts.get('event', fact.type)}, {texts.get('status', fact.status)}"
        return f"{fact.id}: {kind}, {when_text(fact, texts)}{where}: {', '.join(fact.participants)}"
    if isinstance(fact, Figure):
        return f"{fact.id}: {figure_line(fact, texts)}"
    return f"{fact.id}: {fact.speaker or texts['speaker_unknown']}: {fact.wordings[0].text}"


def _origin(origin: Origin, texts: Texts) -> str:
    hedged = f", {texts['hedged']}" if origin.hedged else ""
    via = f", {texts['via']} {', '.join(origin.via)}" if origin.via else ""
    return f"{origin.root}{via}{hedged}: {say_reason(origin.why, texts)}"
