"""A story in, its facts against its outlets out: who tells what, and from which origin.

A cell is empty where an outlet is silent; it names the source whom the outlet's telling rests on,
or in brackets the report that it was written from, so that what one outlet gives in its own voice
and another attributes can be read along one line.
"""

from __future__ import annotations

from collections.abc import Iterator

from podobno.model import Claim, Event, Figure, Findings, Origin, Story

_HEAD = ("kind", "id", "what", "number_of_origins", "number_of_outlets")


def matrix_rows(story: Story) -> Iterator[list[str]]:
    """The head, then a row for each event, claim and quantity that two outlets or more tell,
    those that most outlets tell first."""
    outlet = {f.document.id: outlet_of(f) for f in story.findings}
    outlets = sorted(set(outlet.values()))
    yield [*_HEAD, *outlets]
    links = story.links
    facts: tuple[Event | Claim | Figure, ...] = (*links.events, *links.claims, *links.figures)
    rows = []
    for fact in facts:
        cells = _cells(fact.origins, outlet)
        if len(cells) > 1:
            kind = type(fact).__name__.casefold()
            head = [kind, fact.id, _what(fact), str(len(fact.origins)), str(len(cells))]
            rows.append([*head, *(cells.get(name, "") for name in outlets)])
    yield from sorted(rows, key=lambda row: (-int(row[4]), row[:3]))


def outlet_of(findings: Findings) -> str:
    """What a report's outlet is called: its publisher, else the report itself."""
    return findings.document.publisher or findings.document.id


def _cells(origins: tuple[Origin, ...], outlet: dict[str, str]) -> dict[str, str]:
    told: dict[str, list[str]] = {}
    for origin in origins:
        is_report = origin.kind == "document"
        root = f"[{outlet.get(origin.root, origin.root)}]" if is_report else origin.root
        for place in origin.mentions:
            roots = told.setdefault(outlet[place.doc], [])
            if root not in roots:
                roots.append(root)
    return {name: "; ".join(sorted(roots)) for name, roots in told.items()}


def _what(fact: Event | Claim | Figure) -> str:
    if isinstance(fact, Figure):
        return fact.what
    if isinstance(fact, Claim):
        return f"{fact.speaker or '?'}: {' '.join(fact.wordings[0].text.split())}"
    return " ".join([fact.type, ", ".join(fact.participants), fact.date or ""]).strip()
