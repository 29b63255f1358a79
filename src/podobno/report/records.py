"""A story in, the content of ``story.json`` out, and how records are written as JSON.

The file is deterministic: keys in a fixed order, documents by id, numbers without noise.
"""

from __future__ import annotations

from typing import Any

from podobno import __version__
from podobno.codec import to_bytes
from podobno.model import (
    Claim,
    Conflict,
    Document,
    Entity,
    Event,
    Figure,
    Findings,
    Loss,
    OpenPoint,
    Origin,
    Place,
    Reuse,
    Story,
)

Record = dict[str, Any]


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
        "conflicts": [record for c in story.conflicts for record in _conflict(c)],
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


def to_line(record: Record) -> bytes:
    """A record as one line of a JSON-lines file."""
    return to_bytes(record) + b"\n"


def to_page(record: Record) -> bytes:
    """A record as a JSON file that a person can read and compare: one item of a list a line."""
    lists = (to_bytes(key) + b": " + _to_lines(value) for key, value in record.items())
    return b"{" + b",\n".join(lists) + b"}\n"


def _to_lines(value: Any) -> bytes:
    if not isinstance(value, list) or not value:
        return to_bytes(value)
    return b"[\n" + b",\n".join(map(to_bytes, value)) + b"]"


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
        "casualties": [
            {
                **_place(c.place),
                "kind": c.kind,
                "low": number_of(c.low),
                "best": number_of(c.best),
                "high": number_of(c.high),
            }
            for c in event.casualties
        ],
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
                "value": number_of(r.value),
                "high": number_of(r.high),
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


def _conflict(conflict: Conflict) -> list[Record]:
    """A conflict and its copies: one record each, of one rank."""
    return [
        {
            "kind": conflict.kind,
            "a": _place(a),
            "b": _place(b),
            "why": conflict.why,
            "rank": conflict.rank,
            "about": list(conflict.about),
        }
        for a, b in conflict.pairs
    ]


def _open_point(point: OpenPoint) -> Record:
    return {"kind": point.kind, "places": [_place(p) for p in point.places], "why": point.why}


def _place(place: Place) -> Record:
    return {"doc": place.doc, "start": place.start, "end": place.end}


def number_of(value: float | None) -> float | int | None:
    """Whole numbers without a decimal point; others rounded where binary fractions show."""
    if value is None:
        return None
    return int(value) if value == int(value) else round(value, 10)
