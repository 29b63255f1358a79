"""Findings and a story in, the records of ``annotations.jsonl`` and ``story.json`` out.

Both files are deterministic: keys in a fixed order, documents by id, numbers without noise.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from podobno import __version__
from podobno.model import (
    Claim,
    Conflict,
    Document,
    Entity,
    Event,
    EventMention,
    Figure,
    FigureMention,
    Findings,
    Loss,
    NameMention,
    OpenPoint,
    Origin,
    Place,
    Reuse,
    Span,
    StatementMention,
    Story,
    TimeMention,
)

Record = dict[str, Any]


def annotation_records(
    findings: Iterable[Findings], entities: Iterable[Entity], *, with_text: bool = False
) -> Iterator[Record]:
    """The lines of ``annotations.jsonl``: what each document says.

    ``entities`` are those whose mentions are looked up: the story's, or the document's own.
    """
    entities = tuple(entities)
    owners: dict[str, dict[tuple[int, int], int]] = defaultdict(dict)
    for number, entity in enumerate(entities):
        for doc, start, end in entity.mentions:
            owners[doc][start, end] = number
    for f in findings:
        at = owners[f.document.id]
        here = [entities[number] for number in sorted(set(at.values()))]
        owner = {place: entities[number] for place, number in at.items()}
        yield _annotation_record(f, here, owner, with_text=with_text)


def _annotation_record(
    findings: Findings,
    here: Iterable[Entity],
    owner: Mapping[tuple[int, int], Entity],
    *,
    with_text: bool,
) -> Record:
    document = findings.document
    record: Record = {
        "doc": document.id,
        "title": document.title,
        "published": document.published,
        "published_basis": document.published_basis,
        "publisher": document.publisher,
        "url": document.url,
        "language": document.language,
        "sha256": document.sha256,
        "engine": findings.engine,
    }
    if with_text:
        record["text"] = document.text
    record |= {
        "agencies": list(findings.agencies),
        "noise": [{"start": n.start, "end": n.end, "kind": n.kind} for n in findings.noise],
        "sentences": [[p.start, p.end] for p in findings.passages],
        "entities": [{"name": e.name, "type": e.type, "aliases": list(e.aliases)} for e in here],
        "names": [_name(n, owner.get((n.start, n.end))) for n in findings.names],
        "times": [_time(t) for t in findings.times],
        "figures": [_figure_mention(f) for f in findings.figures],
        "statements": [_statement(s) for s in findings.statements],
        "events": [_event_mention(e) for e in findings.events],
    }
    return record


def story_record(story: Story) -> Record:
    """The content of ``story.json``."""
    links = story.links
    return {
        "generated_by": generated_by(story),
        "documents": [_document(f) for f in story.findings],
        "families": [list(family) for family in links.families],
        "entities": [_entity(e) for e in links.entities],
        "events": [_event(e) for e in links.events],
        "figures": [_figure(f) for f in links.figures],
        "claims": [_claim(c) for c in links.claims],
        "reuse": [_reuse(r) for r in links.reuse],
        "conflicts": [_conflict(c) for c in story.conflicts],
        "open_points": [_open_point(p) for p in story.open_points],
        "timeline": [
            {"date": t.date, "precision": t.precision, "status": t.status, "event": t.event}
            for t in story.timeline
        ],
        "meetings": [{"who": list(m.who), "events": list(m.events)} for m in story.meetings],
        "problems": [{"source": p.source, "reason": p.reason} for p in story.problems],
    }


def generated_by(story: Story) -> Record:
    """The program with its version, and the engines that read the documents: one, none where no
    document could be read, several where they were read at different times."""
    engines = {f.engine for f in story.findings if f.failure is None and f.engine != "none"}
    return {"program": "podobno", "version": __version__, "engines": sorted(engines)}


def to_line(record: Record) -> str:
    """A record as one line of JSON."""
    return json.dumps(record, ensure_ascii=False, separators=(", ", ": "))


def to_page(record: Record) -> str:
    """A record as a JSON file that a person can read and compare: one item of a list a line."""
    lists = (f"{json.dumps(key)}: {_to_lines(value)}" for key, value in record.items())
    return "{" + ",\n".join(lists) + "}\n"


def _to_lines(value: Any) -> str:
    if not isinstance(value, list) or not value:
        return json.dumps(value, ensure_ascii=False)
    return "[\n" + ",\n".join(json.dumps(item, ensure_ascii=False) for item in value) + "]"


def _document(findings: Findings) -> Record:
    document: Document = findings.document
    return {
        "id": document.id,
        "title": document.title,
        "published": document.published,
        "published_basis": document.published_basis,
        "captured": document.captured,
        "publisher": document.publisher,
        "url": document.url,
        "language": document.language,
        "sha256": document.sha256,
        "source_sha256": document.source_sha256,
        "agencies": list(findings.agencies),
    }


def _name(name: NameMention, entity: Entity | None) -> Record:
    return {
        "start": name.start,
        "end": name.end,
        "type": name.type,
        "lemma": name.lemma,
        "entity": entity.id if entity else None,
        "entity_name": name.entity_name,
        "rule": name.rule,
    }


def _time(time: TimeMention) -> Record:
    return {
        "start": time.start,
        "end": time.end,
        "type": time.type,
        "value": time.value,
        "precision": time.precision,
        "alternatives": list(time.alternatives),
        "anchor": time.anchor,
        "note": time.note,
        "rule": time.rule,
    }


def _figure_mention(figure: FigureMention) -> Record:
    return {
        "start": figure.start,
        "end": figure.end,
        "value": _number(figure.value),
        "high": _number(figure.high),
        "bound": figure.bound,
        "unit": figure.unit,
        "counted": figure.counted,
        "source": figure.source,
        "said_on": figure.said_on,
        "as_of": figure.as_of,
        "rule": figure.rule,
    }


def _statement(statement: StatementMention) -> Record:
    return {
        "content": [list(span) for span in statement.content],
        "kind": statement.kind,
        "speaker": _span(statement.speaker),
        "speaker_name": statement.speaker_name,
        "cue": _span(statement.cue),
        "via": list(statement.via),
        "hedged": statement.hedged,
        "denied": statement.denied,
        "to": statement.to,
        "certainty": list(statement.certainty),
        "said_on": statement.said_on,
        "said_at": statement.said_at,
        "rule": statement.rule,
    }


def _event_mention(event: EventMention) -> Record:
    return {
        "trigger": list(event.trigger),
        "type": event.type,
        "mode": event.mode,
        "actor": list(event.actor),
        "recipient": list(event.recipient),
        "place": event.place,
        "date": event.date,
        "date_alternatives": list(event.date_alternatives),
        "status": event.status,
        "claimed_by": event.claimed_by,
        "rule": event.rule,
    }


def _entity(entity: Entity) -> Record:
    return {
        "id": entity.id,
        "name": entity.name,
        "type": entity.type,
        "aliases": list(entity.aliases),
        "stands_for": entity.stands_for,
        "wikidata": entity.wikidata,
        "mentions": [_place(m) for m in entity.mentions],
        "reasons": list(entity.reasons),
    }


def _event(event: Event) -> Record:
    return {
        "id": event.id,
        "type": event.type,
        "date": event.date,
        "date_precision": event.date_precision,
        "date_alternatives": list(event.date_alternatives),
        "date_reason": event.date_reason,
        "place": event.place,
        "participants": list(event.participants),
        "actor": list(event.actor),
        "recipient": list(event.recipient),
        "status": event.status,
        "mentions": [_place(m) for m in event.mentions],
        "origins": [_origin(o) for o in event.origins],
        "reasons": list(event.reasons),
    }


def _figure(figure: Figure) -> Record:
    return {
        "id": figure.id,
        "what": figure.what,
        "unit": figure.unit,
        "readings": [
            {
                "doc": r.doc,
                "start": r.start,
                "end": r.end,
                "value": _number(r.value),
                "high": _number(r.high),
                "bound": r.bound,
                "source": r.source,
                "via": list(r.via),
                "said_on": r.said_on,
                "as_of": r.as_of,
                "hedged": r.hedged,
            }
            for r in figure.readings
        ],
        "origins": [_origin(o) for o in figure.origins],
        "reasons": list(figure.reasons),
    }


def _claim(claim: Claim) -> Record:
    return {
        "id": claim.id,
        "speaker": claim.speaker,
        "wordings": [
            {
                "doc": w.doc,
                "spans": [list(span) for span in w.spans],
                "text": w.text,
                "statement": w.statement,
            }
            for w in claim.wordings
        ],
        "origins": [_origin(o) for o in claim.origins],
        "reasons": list(claim.reasons),
    }


def _origin(origin: Origin) -> Record:
    return {
        "root": origin.root,
        "kind": origin.kind,
        "seen": origin.seen,
        "hedged": origin.hedged,
        "via": list(origin.via),
        "mentions": [_place(m) for m in origin.mentions],
        "why": origin.why,
    }


def _reuse(reuse: Reuse) -> Record:
    return {
        "a": reuse.a,
        "b": reuse.b,
        "sentences": reuse.sentences,
        "degree": reuse.degree,
        "direction": reuse.direction,
        "spans": [{"a": _place(a), "b": _place(b)} for a, b in reuse.spans],
        "dropped": [_loss(loss) for loss in reuse.dropped],
        "added": [_loss(loss) for loss in reuse.added],
        "reasons": list(reuse.reasons),
    }


def _loss(loss: Loss) -> Record:
    return {"kind": loss.kind, "text": loss.text, **_place(loss.place)}


def _conflict(conflict: Conflict) -> Record:
    return {
        "kind": conflict.kind,
        "a": _place(conflict.a),
        "b": _place(conflict.b),
        "why": conflict.why,
        "rank": conflict.rank,
        "about": list(conflict.about),
    }


def _open_point(point: OpenPoint) -> Record:
    return {"kind": point.kind, "places": [_place(p) for p in point.places], "why": point.why}


def _place(place: Place) -> Record:
    return {"doc": place.doc, "start": place.start, "end": place.end}


def _span(span: Span | None) -> list[int] | None:
    return None if span is None else list(span)


def _number(value: float | None) -> float | int | None:
    """Whole numbers without a decimal point; others rounded where binary fractions show."""
    if value is None:
        return None
    return int(value) if value == int(value) else round(value, 10)
