"""Findings in, the records of ``annotations.jsonl`` out: what each document says.

The file is deterministic: keys in a fixed order, numbers without noise.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from podobno.model import (
    Casualties,
    Entity,
    EventMention,
    FigureMention,
    Findings,
    NameMention,
    Span,
    StatementMention,
    TimeMention,
)
from podobno.report.records import Record, number_of


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
        "value": number_of(figure.value),
        "high": number_of(figure.high),
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
        "casualties": [_casualties(c) for c in event.casualties],
        "rule": event.rule,
    }


def _casualties(casualties: Casualties) -> Record:
    return {
        "kind": casualties.kind,
        "low": number_of(casualties.low),
        "best": number_of(casualties.best),
        "high": number_of(casualties.high),
        "figure": list(casualties.figure),
        "rule": casualties.rule,
    }


def _span(span: Span | None) -> list[int] | None:
    return None if span is None else list(span)
