"""What is new in, a record or a few lines out."""

from __future__ import annotations

from typing import Any

from podobno.model import Claim, Conflict, Event, Figure, Findings, News, Story
from podobno.report.conflicts import conflict_line
from podobno.report.evidence import sentence_at
from podobno.report.summary import figure_line, value_text, when_text
from podobno.report.words import ENGLISH, Texts
from podobno.timex import to_interval

# So much of a sentence says what it is about.
_MAX_TEXT = 160


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
    events = sorted(news.events, key=_rank)
    lines += _part(texts["timeline"], (_event_line(e, by_id, texts) for e in events))
    lines += _part(texts["changed_figures"], (figure_line(f, texts) for f, _ in news.changed))
    lines += _part(texts["new_figures"], (figure_line(f, texts) for f in news.figures))
    lines += _part(texts["open_point.superseded"], superseded)
    lines += _part(texts["denials"], map(_claim_line, news.denials))
    lines += _part(texts["statements"], map(_claim_line, news.claims))
    lines += _part(
        texts["to_check"], (_conflict_line(c, series, by_id, texts) for c in news.conflicts)
    )
    return "\n".join(lines)


def _rank(event: Event) -> tuple[str, int, str]:
    """By day, the undated last; of a day those first that most reports tell."""
    interval = to_interval(event.date)
    day = interval.first.isoformat() if interval else "9999"
    return day, -len({m.doc for m in event.mentions}), event.id


def _event_line(event: Event, by_id: dict[str, Findings], texts: Texts) -> str:
    """What kind of event of which day, who did it to whom, and the sentence that tells it."""
    kind = f"{texts.get('event', event.type)}, {texts.get('status', event.status)}"
    sides = [", ".join(event.actor) or "—", ", ".join(event.recipient)]
    who = " → ".join(side for side in sides if side)
    said = " ".join(sentence_at(event.mentions[0], by_id).split())
    return f"{event.id} {when_text(event, texts)}: {kind}: {who}\n      {_cut(said)}"


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
    return f"{claim.speaker or '?'}: {_cut(' '.join(claim.wordings[0].text.split()))}"


def _cut(text: str) -> str:
    """The beginning of a text, cut between words."""
    return text if len(text) < _MAX_TEXT else text[: _MAX_TEXT - 1].rpartition(" ")[0] + "…"


def _name(doc: str, by_id: dict[str, Findings]) -> str:
    return by_id[doc].document.publisher or doc
