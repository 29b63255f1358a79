"""What is new in, a record or a few lines out."""

from __future__ import annotations

from typing import Any

from podobno.model import Claim, Conflict, Event, Figure, Findings, News, Story
from podobno.report.conflicts import conflict_line
from podobno.report.summary import figure_line, value_text, when_text
from podobno.report.words import ENGLISH, Texts


def news_record(news: News) -> dict[str, Any]:
    """Ids of what is new, and the changed figures with their new readings."""
    return {
        "documents": list(news.documents),
        "events": [e.id for e in news.events],
        "claims": [c.id for c in news.claims],
        "denials": [c.id for c in news.denials],
        "figures": [f.id for f in news.figures],
        "changed": [
            {"id": f.id, "what": f.what, "now": [value_text(r, ENGLISH) for r in fresh]}
            for f, fresh in news.changed
        ],
        "superseded": [
            {"id": f.id, "what": f.what, "value": value_text(r, ENGLISH), "doc": r.doc}
            for f, r in news.superseded
        ],
        "conflicts": [
            {"kind": c.kind, "why": c.why, "a": c.a.doc, "b": c.b.doc} for c in news.conflicts
        ],
    }


def describe_news(story: Story, news: News, texts: Texts) -> str:
    """What is new in plain lines; says so where there is nothing."""
    facts = len(news.events) + len(news.claims) + len(news.figures)
    head = f"{texts.count(len(news.documents), 'articles')}, {texts.count(facts, 'facts')}"
    if news.is_empty and not news.superseded:
        return head
    by_id = {f.document.id: f for f in story.findings}
    series = {f.id: f for f in story.links.figures}
    superseded = (f"{f.what}: {value_text(r, texts)} ({r.doc})" for f, r in news.superseded)
    lines = [head]
    lines += _part(texts["timeline"], (_event_line(e, texts) for e in news.events))
    lines += _part(texts["changed_figures"], (figure_line(f, texts) for f, _ in news.changed))
    lines += _part(texts["new_figures"], (figure_line(f, texts) for f in news.figures))
    lines += _part(texts["open_point.superseded"], superseded)
    lines += _part(texts["denials"], map(_claim_line, news.denials))
    lines += _part(texts["statements"], map(_claim_line, news.claims))
    lines += _part(
        texts["to_check"], (_conflict_line(c, series, by_id, texts) for c in news.conflicts)
    )
    return "\n".join(lines)


def _event_line(event: Event, texts: Texts) -> str:
    kind = f"{texts.get('event', event.type)}, {texts.get('status', event.status)}"
    who = ", ".join(event.participants) or "—"
    return f"{event.id} {when_text(event, texts)}: {kind}: {who}"


def _conflict_line(
    conflict: Conflict, series: dict[str, Figure], by_id: dict[str, Findings], texts: Texts
) -> str:
    figure = next((series[name] for name in conflict.about if name in series), None)
    kind = texts.get("conflict", conflict.kind)
    told = f"{_name(conflict.a.doc, by_id)}, {_name(conflict.b.doc, by_id)}"
    return f"{kind}: {conflict_line(conflict, figure, texts)} ({told})"


def _part(title: str, lines: Any) -> list[str]:
    listed = list(lines)
    return ["", title, *(f"  - {line}" for line in listed)] if listed else []


def _claim_line(claim: Claim) -> str:
    short = " ".join(claim.wordings[0].text.split())
    return f"{claim.speaker or '?'}: {short if len(short) < 160 else short[:159] + '…'}"


def _name(doc: str, by_id: dict[str, Findings]) -> str:
    return by_id[doc].document.publisher or doc
