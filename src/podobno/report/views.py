"""A story in, what each section of the page shows out: plain values for the templates."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property
from typing import Any

from podobno.model import Claim, Conflict, Event, Figure, Findings, OpenPoint, Place
from podobno.report.attribution import attribution_line
from podobno.report.claim_lines import claim_lines
from podobno.report.conflicts import conflict_line, group_conflicts, sides_of
from podobno.report.figure_lines import figure_lines
from podobno.report.lines import Line, weight_of
from podobno.report.places import Places
from podobno.report.reasons import say_reason
from podobno.report.source_lines import shared_by_document, source_families, source_of
from podobno.report.summary import meetings, when_text

_DAY = re.compile(r"\b\d{4}(-\d\d){1,2}\b")
_MAX_PLACES = 4
# Of events that as many articles tell, who did it to whom and when is worth as many mentions.
_KNOWN = 5


class Views(Places):
    """Makes the sections of one story's page in one language."""

    def title(self) -> str:
        """The names most articles are about."""
        counts: Counter[str] = Counter()
        for entity in self.story.links.entities:
            if entity.type in {"PER", "ORG", "LOC"}:
                counts[entity.name] = len({m.doc for m in entity.mentions}) * 1000 + len(
                    entity.mentions
                )
        return " · ".join(name for name, _ in counts.most_common(3)) or self.texts["dossier"]

    def period(self) -> str:
        """The days of the earliest and the latest report; empty where none is dated."""
        days = sorted(
            (f.document.published for f in self.story.findings if f.document.published),
            key=lambda day: day[:10],
        )
        span = dict.fromkeys(self.texts.date(day) for day in (days[:1] + days[-1:]))
        return " – ".join(span)

    def conflicts(self) -> list[Line]:
        return [self._conflict(group) for group in group_conflicts(self.story.conflicts)]

    def timeline(self) -> list[Line]:
        events = {e.id: e for e in self.story.links.events}
        return [self._event(events[entry.event]) for entry in self.story.timeline]

    def claims(self) -> list[Line]:
        return claim_lines(self)

    def figures(self) -> list[Line]:
        return figure_lines(self)

    def meetings(self) -> list[dict[str, Any]]:
        """Each pair that met, with the events of their meetings, oldest first; somebody and a
        state are a visit there."""
        types = {entity.name: entity.type for entity in self.story.links.entities}
        known = {e.id: e for e in meetings(self.story)}
        rows = ((m.who, [known[e] for e in m.events if e in known]) for m in self.story.meetings)
        return [
            {
                "who": who,
                "is_visit": {types.get(name) for name in who} == {"PER", "LOC"},
                "events": [
                    {
                        "when": when_text(e, self.texts),
                        "place": e.place,
                        "status": e.status,
                        "id": e.id,
                    }
                    for e in held
                ],
            }
            for who, held in rows
            if held
        ]

    def families(self) -> list[dict[str, Any]]:
        return source_families(self, self._sources)

    def source(self, findings: Findings) -> dict[str, Any]:
        return self._sources[findings.document.id]

    def open_points(self) -> list[dict[str, Any]]:
        return [self._open_point(p) for p in self.story.open_points]

    def problems(self) -> list[tuple[str, str]]:
        return [(p.source, say_reason(p.reason, self.texts)) for p in self.story.problems]

    # --- one of each --------------------------------------------------------------------------

    def _conflict(self, group: tuple[Conflict, ...]) -> Line:
        conflict, places = group[0], list(sides_of(group))
        figure = next((self._series[i] for i in conflict.about if i in self._series), None)
        docs = {place.doc for place in places}
        return Line(
            id=f"check-{conflict.rank}",
            kind="conflict",
            title=self.texts.get("conflict", conflict.kind),
            persons=self._persons(conflict, places),
            outlets=self.outlets(docs),
            day=min((day for doc in docs if (day := self.published_day(doc))), default=""),
            weight=0,
            body={
                "why": conflict_line(conflict, figure, self.texts),
                "quotes": self.sides(places),
            },
        )

    def _persons(self, conflict: Conflict, places: list[Place]) -> tuple[str, ...]:
        """Whom a conflict concerns: sources of its figures, sides of its event, its speakers."""
        names: list[str | None] = []
        for name in conflict.about:
            if name in self._series:
                names += [r.source for r in self._series[name].readings]
            if name in self._events:
                names += self._events[name].participants
        for place in places:
            names += [
                claim.speaker
                for claim in self._claims_of.get(place.doc, ())
                for wording in claim.wordings
                if any(Place(wording.doc, *span).meets(place) for span in wording.spans)
            ]
        return tuple(dict.fromkeys(name for name in names if name))

    @cached_property
    def _sources(self) -> dict[str, dict[str, Any]]:
        """What the page says of each document as a source."""
        shared = shared_by_document(self)
        return {f.document.id: source_of(f, self, shared) for f in self.story.findings}

    @cached_property
    def _series(self) -> dict[str, Figure]:
        return {f.id: f for f in self.story.links.figures}

    @cached_property
    def _events(self) -> dict[str, Event]:
        return {e.id: e for e in self.story.links.events}

    @cached_property
    def _claims_of(self) -> dict[str, list[Claim]]:
        found: dict[str, list[Claim]] = {}
        for claim in self.story.links.claims:
            for doc in {w.doc for w in claim.wordings}:
                found.setdefault(doc, []).append(claim)
        return found

    def _event(self, event: Event) -> Line:
        docs = {m.doc for m in event.mentions}
        sides = ", ".join(event.actor) or "—"
        if event.recipient:
            sides += " → " + ", ".join(event.recipient)
        told = sorted(event.mentions, key=lambda m: (self.day(m.doc), m))
        return Line(
            id=event.id,
            kind="event",
            title=f"{self.texts.get('event', event.type)}: {sides}",
            persons=event.participants,
            outlets=self.outlets(docs),
            day=(event.date or "")[:10],
            weight=weight_of(len(docs), len(event.mentions) + _KNOWN * _known(event)),
            body={
                "when": when_text(event, self.texts),
                "precision": event.date_precision or "none",
                "status": event.status,
                # "Rosja → Ukraina, Ukraina" would tell the place twice.
                "place": event.place if event.place not in event.participants else None,
                "type": event.type,
                "sides": sides,
                "casualties": self._casualties(event),
                "date_reason": event.date_reason and self.reason(event.date_reason),
                "origins": self.origins(event.origins),
                "attribution": attribution_line(event.origins, docs, self.texts),
                "quotes": self.quotes(told),
                "told": len(told),
                "reasons": self.reasons(event.reasons),
            },
        )

    def _casualties(self, event: Event) -> list[dict[str, str]]:
        """The dead and injured as each report counts them; the same words of several once."""
        told: dict[tuple[str, str], str] = {}
        for reading in event.casualties:
            text = self.by_id[reading.doc].document.text[reading.start : reading.end]
            key = (reading.kind, " ".join(text.split()))
            told.setdefault(key, self.href(reading.place))
        return [
            {"kind": self.texts.get("casualties", kind), "text": text, "href": href}
            for (kind, text), href in told.items()
        ]

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


def _known(event: Event) -> int:
    """How much of an event is known: who did it, to or with whom, on which day, and that it is no
    mere possibility."""
    has_other = bool(event.recipient) or len(event.actor) > 1
    is_real = event.status in {"occurred", "ongoing"}
    return bool(event.actor) + has_other + (event.date_precision == "day") + is_real
