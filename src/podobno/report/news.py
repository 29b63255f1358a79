"""What is new in, a record or a few lines out."""

from __future__ import annotations

from typing import Any

from podobno.model import Findings, News, Story
from podobno.report.summary import figure_line, value_text


def news_record(news: News) -> dict[str, Any]:
    """Ids of what is new, and the changed figures with their new readings."""
    return {
        "documents": list(news.documents),
        "events": [e.id for e in news.events],
        "claims": [c.id for c in news.claims],
        "denials": [c.id for c in news.denials],
        "figures": [f.id for f in news.figures],
        "changed": [
            {"id": f.id, "what": f.what, "now": [value_text(r) for r in fresh]}
            for f, fresh in news.changed
        ],
        "superseded": [
            {"id": f.id, "what": f.what, "value": value_text(r), "doc": r.doc}
            for f, r in news.superseded
        ],
        "conflicts": [
            {"kind": c.kind, "why": c.why, "a": c.a.doc, "b": c.b.doc} for c in news.conflicts
        ],
    }


def describe_news(story: Story, news: News) -> str:
    """What is new in plain lines; says so where there is nothing."""
    count = len(news.documents)
    head = f"{count} article{'s' if count != 1 else ''}"
    if news.is_empty:
        return f"{head}, 0 new facts"
    facts = len(news.events) + len(news.claims) + len(news.figures)
    by_id = {f.document.id: f for f in story.findings}
    lines = [f"{head}, {facts} new facts"]
    lines += _part(
        "Events",
        (
            f"{e.id} {e.date or 'undated'} {e.type}: {', '.join(e.participants) or '—'}"
            f" ({e.status})"
            for e in news.events
        ),
    )
    lines += _part("Changed figures", (figure_line(f) for f, _ in news.changed))
    lines += _part("New figures", (figure_line(f) for f in news.figures))
    lines += _part(
        "Repeated though superseded",
        (f"{f.what}: {value_text(r)} ({r.doc})" for f, r in news.superseded),
    )
    lines += _part("Denials", (_claim_line(c.wordings[0].text, c.speaker) for c in news.denials))
    lines += _part("Statements", (_claim_line(c.wordings[0].text, c.speaker) for c in news.claims))
    lines += _part(
        "To check", (f"{c.kind}: {c.why} ({_names(c.a.doc, by_id)})" for c in news.conflicts)
    )
    return "\n".join(lines)


def _part(title: str, lines: Any) -> list[str]:
    listed = list(lines)
    return ["", title, *(f"  - {line}" for line in listed)] if listed else []


def _claim_line(text: str, speaker: str | None) -> str:
    short = " ".join(text.split())
    return f"{speaker or '?'}: {short if len(short) < 160 else short[:159] + '…'}"


def _names(doc: str, by_id: dict[str, Findings]) -> str:
    return by_id[doc].document.publisher or doc
