"""A story in, what each section of the page shows out: plain values for the templates."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from podobno.model import (
    Claim,
    Conflict,
    Event,
    Figure,
    Findings,
    OpenPoint,
    Origin,
    Place,
    Reuse,
    Wording,
)
from podobno.report.attribution import attribution_line
from podobno.report.chart import Chart, draw_chart
from podobno.report.conflicts import conflict_line
from podobno.report.places import Places
from podobno.report.reasons import say_reason
from podobno.report.summary import meetings
from podobno.report.wording import lemmas_of, mark_differences

_DAY = re.compile(r"\b\d{4}(-\d\d){1,2}\b")
_MAX_REUSE = 5
_MAX_LOSSES = 8
_MAX_PLACES = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One fact on the page.

    ``kind``, ``persons``, ``outlets`` and ``day`` are what the page filters by; ``weight`` is how
    widely the fact is told.
    """

    id: str
    kind: str
    title: str
    persons: tuple[str, ...]
    outlets: tuple[str, ...]
    day: str
    weight: int
    body: dict[str, Any]


class Views(Places):
    """Makes the sections of one story's page in one language."""

    # --- sections -----------------------------------------------------------------------------

    def title(self) -> str:
        """The names most articles are about."""
        counts: Counter[str] = Counter()
        for entity in self.story.links.entities:
            if entity.type in {"PER", "ORG", "LOC"}:
                counts[entity.name] = len({m.doc for m in entity.mentions}) * 1000 + len(
                    entity.mentions
                )
        return " · ".join(name for name, _ in counts.most_common(3)) or self.texts["dossier"]

    def conflicts(self) -> list[dict[str, Any]]:
        return [self._conflict(c) for c in self.story.conflicts]

    def timeline(self) -> list[Line]:
        events = {e.id: e for e in self.story.links.events}
        return [self._event(events[entry.event]) for entry in self.story.timeline]

    def claims(self) -> list[Line]:
        lines = [self._claim(c) for c in self.story.links.claims]
        return sorted(lines, key=lambda line: (-line.weight, line.title, line.id))

    def figures(self) -> list[Line]:
        lines = [self._figure(f) for f in self.story.links.figures]
        return sorted(lines, key=lambda line: (-line.weight, line.title, line.id))

    def meetings(self) -> list[dict[str, Any]]:
        known = {e.id: e for e in meetings(self.story)}
        rows = []
        for meeting in self.story.meetings:
            held = [known[e] for e in meeting.events if e in known]
            if held:
                rows.append(
                    {
                        "who": meeting.who,
                        "events": [
                            {
                                "when": self._when(e),
                                "place": e.place,
                                "status": e.status,
                                "id": e.id,
                            }
                            for e in held
                        ],
                    }
                )
        return rows

    def sources(self) -> list[dict[str, Any]]:
        return [self.source(f) for f in self.story.findings]

    def open_points(self) -> list[dict[str, Any]]:
        return [self._open_point(p) for p in self.story.open_points]

    # --- one of each --------------------------------------------------------------------------

    @cached_property
    def _figures_by_id(self) -> dict[str, Figure]:
        return {f.id: f for f in self.story.links.figures}

    def _conflict(self, conflict: Conflict) -> dict[str, Any]:
        places = [conflict.a] if conflict.a == conflict.b else [conflict.a, conflict.b]
        return {
            "kind": self.texts.get("conflict", conflict.kind),
            "why": conflict_line(conflict, self._figures_by_id.get(_about(conflict)), self.texts),
            "quotes": self.quotes(places),
            "rank": conflict.rank,
        }

    def _event(self, event: Event) -> Line:
        docs = {m.doc for m in event.mentions}
        sides = ", ".join(event.actor) or "—"
        if event.recipient:
            sides += " → " + ", ".join(event.recipient)
        return Line(
            id=event.id,
            kind="event",
            title=f"{self.texts.get('event', event.type)}: {sides}",
            persons=event.participants,
            outlets=self._outlets(docs),
            day=(event.date or "")[:10],
            weight=len(docs) * 100 + len(event.mentions),
            body={
                "when": self._when(event),
                "precision": event.date_precision or "none",
                "status": event.status,
                "place": event.place,
                "type": event.type,
                "sides": sides,
                "date_reason": event.date_reason and self.reason(event.date_reason),
                "origins": self._origins(event.origins),
                "attribution": attribution_line(event.origins, docs, self.texts),
                "quotes": self.quotes(event.mentions),
                "told": len(event.mentions),
                "reasons": self.reasons(event.reasons),
            },
        )

    def _when(self, event: Event) -> str:
        if event.date_alternatives:
            return f"{self.texts.days(event.date_alternatives)} ({self.texts['unsettled']})"
        return self.texts.date(event.date)

    def _claim(self, claim: Claim) -> Line:
        docs = {w.doc for w in claim.wordings}
        first = claim.wordings[0]
        is_reworded = len(claim.wordings) > 1
        reference = lemmas_of(self.by_id[first.doc], first.spans) if is_reworded else None
        days = [self._statement_day(w) for w in claim.wordings]
        people = [claim.speaker] if claim.speaker else []
        return Line(
            id=claim.id,
            kind="statement",
            title=claim.speaker or self.texts["speaker_unknown"],
            persons=tuple(people),
            outlets=self._outlets(docs),
            day=min((d for d in days if d), default=""),
            weight=len(docs) * 100 + len(claim.wordings),
            body={
                "speaker": claim.speaker,
                "origins": self._origins(claim.origins),
                "attribution": attribution_line(claim.origins, docs, self.texts),
                "wordings": [
                    self._wording(w, reference if number else None)
                    for number, w in enumerate(claim.wordings)
                ],
                "reasons": self.reasons(claim.reasons),
            },
        )

    def _wording(self, wording: Wording, reference: list[str] | None) -> dict[str, Any]:
        findings = self.by_id[wording.doc]
        statement = findings.statements[wording.statement]
        pieces = [(wording.text, False)]
        if reference is not None:
            pieces = mark_differences(wording.text, lemmas_of(findings, wording.spans), reference)
        first = wording.spans[0]
        chain = [self.label(wording.doc), *statement.via]
        return {
            "pieces": pieces,
            "kind": statement.kind,
            "chain": [*chain, statement.speaker_name or self.texts["speaker_unknown"]],
            "hedged": statement.hedged,
            "denied": statement.denied,
            "certainty": statement.certainty,
            "to": statement.to,
            "href": self.href(Place(wording.doc, first.start, first.end)),
            "date": self.published(wording.doc),
        }

    def _statement_day(self, wording: Wording) -> str:
        """The day a statement was made, or the day it was published."""
        findings = self.by_id[wording.doc]
        said_on = findings.statements[wording.statement].said_on
        return (said_on or findings.document.published or "")[:10]

    def _figure(self, figure: Figure) -> Line:
        docs = {r.doc for r in figure.readings}
        chart: Chart | None = draw_chart(figure.readings, self.texts)
        return Line(
            id=figure.id,
            kind="figure",
            title=figure.what,
            persons=tuple(dict.fromkeys(r.source for r in figure.readings if r.source)),
            outlets=self._outlets(docs),
            day=min((r.said_on[:10] for r in figure.readings if r.said_on), default=""),
            weight=len(docs) * 100 + len(figure.readings),
            body={
                "chart": chart,
                "readings": [
                    {
                        "value": self.texts.value(r.value, r.high, r.bound),
                        "source": r.source,
                        "via": r.via,
                        "hedged": r.hedged,
                        "said_on": self.texts.date(r.said_on) if r.said_on else "—",
                        "as_of": self.texts.date(r.as_of) if r.as_of else "—",
                        "quote": self.quote(r.place),
                    }
                    for r in figure.readings
                ],
                "origins": self._origins(figure.origins),
                "attribution": attribution_line(figure.origins, docs, self.texts),
                "reasons": self.reasons(figure.reasons),
            },
        )

    def _origins(self, origins: tuple[Origin, ...]) -> dict[str, Any]:
        count = len(origins)
        return {
            "count": f"{self.texts.count(count, 'origins')} {self.texts['in_this_set']}",
            "list": [
                {
                    "root": self.label(o.root) if o.root in self.by_id else o.root,
                    "kind": o.kind,
                    "seen": o.seen,
                    "hedged": o.hedged,
                    "via": o.via,
                    "why": self.reason(o.why),
                }
                for o in origins
            ],
        }

    def source(self, findings: Findings) -> dict[str, Any]:
        document = findings.document
        return {
            "id": document.id,
            "title": document.title or document.id,
            "label": self.label(document.id),
            "href": self.page_of(document.id),
            "published": self.texts.date(document.published),
            "basis": self.texts.get("basis", document.published_basis),
            "publisher": document.publisher,
            "url": document.url
            if (document.url or "").startswith(("http://", "https://"))
            else None,
            "agencies": findings.agencies,
            "reuse": [
                self._reuse(r, document.id) for r in self._reuse_of(document.id)[:_MAX_REUSE]
            ],
            "shares": len(self._reuse_of(document.id)),
        }

    def _reuse_of(self, doc: str) -> list[Reuse]:
        """What a document shares with others, most first."""
        return sorted(self._shared[doc], key=lambda r: (-r.sentences, r.a, r.b))

    @cached_property
    def _shared(self) -> dict[str, list[Reuse]]:
        """What each document shares with others."""
        shared: dict[str, list[Reuse]] = defaultdict(list)
        for reuse in self.story.links.reuse:
            shared[reuse.a].append(reuse)
            shared[reuse.b].append(reuse)
        return shared

    def _reuse(self, reuse: Reuse, doc: str) -> dict[str, Any]:
        is_copy = doc == reuse.b
        other = reuse.a if is_copy else reuse.b
        if reuse.direction != "a→b":
            relation = self.texts[f"direction_{reuse.direction}"]
        else:
            relation = self.texts["copied_from" if is_copy else "copied_by"]
        told = ("attribution", "hedge", "bound", "figure", "words", "sentence")

        def losses(listed: tuple[Any, ...]) -> list[dict[str, str]]:
            ordered = sorted(listed, key=lambda loss: (told.index(loss.kind), loss.place))
            return [
                {
                    "kind": self.texts.get("loss", loss.kind),
                    "text": loss.text if len(loss.text) < 200 else loss.text[:199] + "…",
                    "href": self.href(loss.place),
                    "grave": "yes" if loss.kind in {"attribution", "hedge", "bound"} else "",
                }
                for loss in ordered[:_MAX_LOSSES]
            ]

        return {
            "relation": relation,
            "other": self.label(other),
            "other_id": other,
            "href": self.page_of(other),
            "sentences": self.texts.count(reuse.sentences, "sentences"),
            "cut": losses(reuse.dropped) if is_copy else [],
            "added": losses(reuse.added) if is_copy else [],
            "losses": max(len(reuse.dropped), len(reuse.added)) if is_copy else 0,
        }

    def _open_point(self, point: OpenPoint) -> dict[str, Any]:
        return {
            "what": self.texts.get("open_point", point.kind),
            "why": self._why_open(point),
            "quotes": [
                self.quote(p) if p.end > p.start else self.whole(p.doc)
                for p in point.places[:_MAX_PLACES]
            ],
            "places": len(point.places),
        }

    def _why_open(self, point: OpenPoint) -> str:
        if point.kind == "date-alternatives":
            return self.texts.days(tuple(point.why.split(", ")))
        return _DAY.sub(lambda day: self.texts.date(day[0]), point.why)

    def problems(self) -> list[tuple[str, str]]:
        return [(p.source, say_reason(p.reason, self.texts)) for p in self.story.problems]

    def _outlets(self, docs: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted({self.label(doc) for doc in docs}))


def _about(conflict: Conflict) -> str:
    return conflict.about[0] if conflict.about else ""
