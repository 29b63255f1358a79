"""Reuse between documents in, families out: documents that count once as an origin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from podobno.link.unions import Unions
from podobno.model import Findings, Place, Reuse, family_of

# Two reports that share one short sentence may both have it from a press release; two shared
# sentences, or one that is a fifth of the shorter report, are one text.
MIN_SENTENCES = 2
MIN_SHARE = 0.2
# A sentence that is a quotation for the most part shows the same speech, not the same writer.
MAX_QUOTED = 0.7


def group_families(
    findings: tuple[Findings, ...], reuse: Iterable[Reuse]
) -> tuple[tuple[str, ...], ...]:
    """Every document in exactly one family, families and members ordered by document id."""
    by_id = {f.document.id: f for f in findings}
    size = {f.document.id: max(1, _own_length(f)) for f in findings}
    unions = Unions(by_id)
    for pair in reuse:
        written = [
            (a, b) for a, b in pair.spans if not (_is_quoted(by_id, a) and _is_quoted(by_id, b))
        ]
        shorter = min(size[pair.a], size[pair.b])
        share = sum(min(a.end - a.start, b.end - b.start) for a, b in written) / shorter
        is_one_report = pair.direction == "version"
        if is_one_report or len(written) >= MIN_SENTENCES or share >= MIN_SHARE:
            unions.join(pair.a, pair.b)
    return unions.groups()


def first_of_each(
    families: Iterable[tuple[str, ...]], findings: Mapping[str, Findings], reuse: Iterable[Reuse]
) -> dict[tuple[str, ...], str]:
    """The document each family is called by: the one the others copy, else the earliest dated,
    else the first by id."""
    families = tuple(families)
    own = family_of(families)
    copies = Counter(r.b for r in reuse if r.direction == "a→b" and own[r.a] == own[r.b])
    return {
        family: min(
            family, key=lambda doc: (copies[doc], findings[doc].document.published or "9999", doc)
        )
        for family in families
    }


def _own_length(findings: Findings) -> int:
    return sum(p.end - p.start for p in findings.passages if not p.is_noise)


def _is_quoted(by_id: dict[str, Findings], place: Place) -> bool:
    quoted = sum(
        max(0, min(span.end, place.end) - max(span.start, place.start))
        for statement in by_id[place.doc].statements
        if statement.kind == "direct"
        for span in statement.content
    )
    return quoted >= MAX_QUOTED * (place.end - place.start)
