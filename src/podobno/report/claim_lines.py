"""The claims of a story in, lines of who said what out: each wording once, with every chain that
brought it."""

from __future__ import annotations

from collections import Counter
from typing import Any

from podobno.model import Claim, Place, StatementMention, Wording
from podobno.report.attribution import attribution_line
from podobno.report.lines import Line, weight_of
from podobno.report.places import Places
from podobno.report.wording import lemmas_of, mark_differences


def claim_lines(places: Places) -> list[Line]:
    """What several articles tell first, then speaker by speaker, those with most to say first."""
    claims = places.story.links.claims
    said = Counter(claim.speaker for claim in claims)
    order = {c.id: (c.speaker is None, -said[c.speaker]) for c in claims}
    lines = [_claim(claim, places) for claim in claims]
    return sorted(
        lines,
        key=lambda line: (
            -line.weight if line.body["articles"] > 1 else 0,
            *order[line.id],
            line.title,
            line.day,
            line.id,
        ),
    )


def _claim(claim: Claim, places: Places) -> Line:
    docs = {w.doc for w in claim.wordings}
    wordings = sorted(claim.wordings, key=lambda w: (places.day(w.doc), w.doc, w.spans))
    days = [_day(w, places) for w in wordings]
    return Line(
        id=claim.id,
        kind="statement",
        title=claim.speaker or places.texts["speaker_unknown"],
        persons=(claim.speaker,) if claim.speaker else (),
        outlets=places.outlets(docs),
        day=min((d for d in days if d), default=""),
        weight=weight_of(len(docs), len(wordings)),
        body={
            "articles": len(docs),
            "origins": places.origins(claim.origins),
            "attribution": attribution_line(claim.origins, docs, places.texts),
            "wordings": _wordings(wordings, places),
            "reasons": places.reasons(claim.reasons),
        },
    )


def _wordings(wordings: list[Wording], places: Places) -> list[dict[str, Any]]:
    """Each wording once, the earliest first; words that differ from the earliest are marked."""
    told: dict[tuple[object, ...], dict[str, Any]] = {}
    reference: list[str] = []
    for wording in wordings:
        statement = places.by_id[wording.doc].statements[wording.statement]
        key = (wording.text, *_marks(statement).values())
        if key not in told:
            pieces = [(wording.text, False)]
            if told:
                reference = reference or _lemmas(wordings[0], places)
                pieces = mark_differences(wording.text, _lemmas(wording, places), reference)
            told[key] = {"pieces": pieces, "chains": [], **_marks(statement)}
        told[key]["chains"].append(_chain(wording, statement, places))
    return list(told.values())


def _lemmas(wording: Wording, places: Places) -> list[str]:
    return lemmas_of(places.by_id[wording.doc], wording.spans)


def _marks(statement: StatementMention) -> dict[str, Any]:
    return {
        "kind": statement.kind,
        "hedged": statement.hedged,
        "denied": statement.denied,
        "certainty": statement.certainty,
        "to": statement.to,
    }


def _chain(wording: Wording, statement: StatementMention, places: Places) -> dict[str, Any]:
    """Who brought the words: the outlet, whom it relays, the speaker."""
    first = wording.spans[0]
    speaker = statement.speaker_name or places.texts["speaker_unknown"]
    return {
        "links": [places.label(wording.doc), *statement.via, speaker],
        "href": places.href(Place(wording.doc, first.start, first.end)),
        "date": places.published(wording.doc),
    }


def _day(wording: Wording, places: Places) -> str:
    """The day a statement was made, or the day it was published."""
    findings = places.by_id[wording.doc]
    said_on = findings.statements[wording.statement].said_on
    return (said_on or findings.document.published or "")[:10]
