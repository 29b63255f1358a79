"""A story and some words or a number in, everything said with them out: the first question of a
fact-checker, answered with every wording, speaker, chain, date and document."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from podobno.model import Claim, Conflict, Figure, Findings, Place, Story
from podobno.report.conflicts import conflict_line, group_conflicts, sides_of
from podobno.report.evidence import places_of, sentence_at
from podobno.report.summary import origins_count, value_text
from podobno.report.words import ENGLISH, Texts

_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")


def check_words(
    story: Story, places: Iterable[Place], texts: Texts = ENGLISH, *, words: str = ""
) -> dict[str, Any]:
    """The claims and figures told in the sentences given, and the sentences of neither.

    Each claim and figure comes whole: every wording and reading, also those in other words.
    ``texts`` words the values of figures and what contradicts what. Where a number is among the
    ``words`` looked up, the figures are those that give it, if any does.
    """
    places = tuple(places)
    by_id = {f.document.id: f for f in story.findings}
    claims = [c for c in story.links.claims if _touch(_claim_places(c), places)]
    figures = [f for f in story.links.figures if _touch(places_of(f), places)]
    figures = [f for f in figures if _gives(f, _numbers(words), by_id)] or figures
    held = [p for c in claims for p in _claim_places(c)]
    held += [p for f in figures for p in places_of(f)]
    return {
        "claims": [_claim(c, by_id) for c in claims],
        "figures": [_figure(f, by_id, texts) for f in figures],
        "sentences": [
            {"doc": p.doc, "start": p.start, "end": p.end, "text": sentence_at(p, by_id)}
            for p in places
            if not _touch(held, (p,))
        ],
        "conflicts": [
            {"kind": group[0].kind, "why": _why(group[0], story, texts)}
            for group in group_conflicts(story.conflicts)
            if _touch(sides_of(group), (*places, *held))
        ],
    }


def _gives(figure: Figure, numbers: frozenset[str], by_id: dict[str, Findings]) -> bool:
    """Whether some reading of a figure has all of some numbers in its own words."""
    return any(
        numbers <= _numbers(by_id[r.doc].document.text[r.start : r.end]) for r in figure.readings
    )


def _numbers(words: str) -> frozenset[str]:
    return frozenset(_NUMBER.findall(words))


def describe_check(found: dict[str, Any], texts: Texts) -> str:
    """The same as plain text."""
    lines: list[str] = []
    for claim in found["claims"]:
        lines += ["", f"{claim['speaker'] or texts['speaker_unknown']} ({claim['id']}):"]
        for wording in claim["wordings"]:
            chain = " ← ".join([wording["doc"], *wording["via"]])
            marks = "".join(f" [{texts[m]}]" for m in ("hedged", "denied") if wording[m])
            kind = texts.get("statement", wording["kind"])
            lines.append(f"  „{wording['text']}”{marks}")
            lines.append(f"    {kind}, {chain}, {texts.date(wording['published'])}")
        lines.append(f"  {_origins(claim, texts)}")
    for figure in found["figures"]:
        lines += ["", f"{figure['what']} ({figure['id']}):"]
        for reading in figure["readings"]:
            when = [
                f"{texts[name]} {texts.date(reading[name])}"
                for name in ("said_on", "as_of")
                if reading[name]
            ]
            source = reading["source"] or texts["origin_document"]
            told = ", ".join([reading["doc"], *when])
            lines.append(f"  {reading['value']} – {source}; {told}")
        lines.append(f"  {_origins(figure, texts)}")
    if found["conflicts"]:
        lines += ["", f"{texts['to_check']}:"]
        lines += [f"  {texts.get('conflict', c['kind'])}: {c['why']}" for c in found["conflicts"]]
    if found["sentences"]:
        lines += ["", f"{texts['other_sentences']}:"]
        lines += [f"  {s['doc']}: {' '.join(s['text'].split())}" for s in found["sentences"]]
    return "\n".join(lines).strip() or texts["no_such_words"]


def _origins(found: dict[str, Any], texts: Texts) -> str:
    roots = found["origins"]
    return f"{origins_count(len(roots), texts)}: {', '.join(roots) or '—'}"


def _why(conflict: Conflict, story: Story, texts: Texts) -> str:
    figure = next((f for f in story.links.figures if f.id in conflict.about), None)
    return conflict_line(conflict, figure, texts)


def _claim(claim: Claim, by_id: dict[str, Findings]) -> dict[str, Any]:
    wordings = []
    for wording in claim.wordings:
        statement = by_id[wording.doc].statements[wording.statement]
        wordings.append(
            {
                "doc": wording.doc,
                "published": by_id[wording.doc].document.published,
                "text": wording.text,
                "kind": statement.kind,
                "via": list(statement.via),
                "to": statement.to,
                "hedged": statement.hedged,
                "denied": statement.denied,
                "spans": [list(s) for s in wording.spans],
            }
        )
    return {
        "id": claim.id,
        "speaker": claim.speaker,
        "wordings": wordings,
        "origins": [o.root for o in claim.origins],
    }


def _figure(figure: Figure, by_id: dict[str, Findings], texts: Texts) -> dict[str, Any]:
    return {
        "id": figure.id,
        "what": figure.what,
        "readings": [
            {
                "doc": r.doc,
                "start": r.start,
                "end": r.end,
                "value": value_text(r, texts),
                "text": by_id[r.doc].document.text[r.start : r.end],
                "source": r.source,
                "said_on": r.said_on,
                "as_of": r.as_of,
                "hedged": r.hedged,
            }
            for r in figure.readings
        ],
        "origins": [o.root for o in figure.origins],
    }


def _claim_places(claim: Claim) -> list[Place]:
    return [Place(w.doc, s.start, s.end) for w in claim.wordings for s in w.spans]


def _touch(mine: Iterable[Place], theirs: Iterable[Place]) -> bool:
    there = tuple(theirs)
    return any(a.meets(b) for a in mine for b in there)
