"""A person's decisions: what they mean for findings and groups, and their line format.

One decision is one JSON line of ``decisions.jsonl``, bound to mentions (document, hash of its text,
span), never to ids, so that it survives every rebuild. Later lines win over earlier ones about the
same mentions; ``different`` is never overruled by what the program thinks.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from podobno.model import Entity, Findings, Place, Problem

KINDS = ("same", "different", "wrong", "rename")
ABOUT = ("entity", "event", "figure", "claim")
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What somebody decided about mentions.

    ``same`` and ``different`` concern two mentions, ``wrong`` every mention of a finding that is
    none, ``rename`` one mention of an entity. ``sha256`` holds for each mention the hash of the
    text it stands in: in another text the decision is void. ``about`` says what the mentions are
    of (a name stands inside the words of a claim); None where the line does not say.
    """

    kind: str
    mentions: tuple[Place, ...]
    sha256: tuple[str, ...]
    by: str
    name: str | None = None
    why: str | None = None
    about: str | None = None

    def concerns(self, about: str) -> bool:
        """Whether it may be about findings of this kind."""
        return self.about in {None, about}


def read_decisions(lines: Iterable[str]) -> tuple[tuple[Decision, ...], tuple[Problem, ...]]:
    """The decisions of a file's lines, with the lines that are none."""
    decisions, problems = [], []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            decisions.append(_read(json.loads(line)))
        except (ValueError, KeyError, TypeError):
            problems.append(
                Problem(source=f"decisions.jsonl:{number}", reason="the line is not a decision")
            )
    return tuple(decisions), tuple(problems)


def write_decision(decision: Decision) -> str:
    """A decision as one line."""
    record: dict[str, Any] = {
        "decision": decision.kind,
        "about": decision.about,
        "mentions": [
            {"doc": place.doc, "sha256": digest, "start": place.start, "end": place.end}
            for place, digest in zip(decision.mentions, decision.sha256, strict=True)
        ],
        "name": decision.name,
        "by": decision.by,
        "why": decision.why,
    }
    return json.dumps(record, ensure_ascii=False) + "\n"


def void_decisions(
    decisions: Iterable[Decision], findings: Iterable[Findings]
) -> tuple[tuple[Decision, ...], tuple[Problem, ...]]:
    """The decisions whose mentions stand in the texts at hand, and problems for the others."""
    texts = {f.document.id: f.document.sha256 for f in findings}
    valid, problems = [], []
    for decision in decisions:
        places = zip(decision.mentions, decision.sha256, strict=True)
        if all(texts.get(place.doc) == digest for place, digest in places):
            valid.append(decision)
        else:
            docs = ", ".join(sorted({place.doc for place in decision.mentions}))
            problems.append(
                Problem(
                    source="decisions.jsonl",
                    reason=f"a decision ({decision.kind}) is about another text of {docs}",
                )
            )
    return tuple(valid), tuple(problems)


def without_wrong(findings: Findings, decisions: Iterable[Decision]) -> Findings:
    """A document's findings without those that somebody called wrong."""
    wrong = {
        (place.start, place.end)
        for decision in decisions
        if decision.kind == "wrong"
        for place in decision.mentions
        if place.doc == findings.document.id
    }
    if not wrong:
        return findings
    return replace(
        findings,
        names=tuple(n for n in findings.names if (n.start, n.end) not in wrong),
        figures=tuple(f for f in findings.figures if (f.start, f.end) not in wrong),
        statements=tuple(
            s for s in findings.statements if (s.content[0].start, s.content[-1].end) not in wrong
        ),
        events=tuple(e for e in findings.events if tuple(e.trigger) not in wrong),
    )


def regroup(
    groups: Iterable[Sequence[T]],
    place_of: Callable[[T], Place],
    decisions: Iterable[Decision],
    *,
    about: str,
) -> list[list[T]]:
    """Groups of mentions as somebody decided: joined where ``same``, parted where ``different``.

    A member that is told apart leaves its group alone.
    """
    decided = [list(group) for group in groups]
    ordered = sorted(
        (d for d in decisions if d.kind in {"same", "different"} and d.concerns(about)),
        key=lambda d: d.kind == "different",
    )
    for decision in ordered:
        first, second = (_find(decided, place_of, place) for place in decision.mentions)
        if first is None or second is None:
            continue
        if decision.kind == "same" and first[0] != second[0]:
            decided[first[0]] += decided[second[0]]
            del decided[second[0]]
        elif decision.kind == "different" and first[0] == second[0] and first[1] != second[1]:
            decided.append([decided[second[0]].pop(second[1])])
    return decided


def decide_entities(
    entities: tuple[Entity, ...], decisions: Iterable[Decision]
) -> tuple[Entity, ...]:
    """Entities as somebody decided: joined, parted, renamed, each with the decision as a reason."""
    listed = list(entities)
    for decision in sorted(decisions, key=lambda d: KINDS.index(d.kind)):
        if decision.kind == "wrong" or not decision.concerns("entity"):
            continue
        owners = [_owner(listed, place) for place in decision.mentions]
        if None in owners:
            continue
        first = owners[0]
        assert first is not None
        if decision.kind == "rename" and decision.name:
            renamed = replace(
                first,
                name=decision.name,
                aliases=tuple(sorted({*first.aliases, first.name} - {decision.name})),
                reasons=(*first.reasons, _reason(decision)),
            )
            listed[listed.index(first)] = renamed
        elif decision.kind == "same" and owners[1] is not None and owners[1] != first:
            second = owners[1]
            listed.remove(second)
            listed[listed.index(first)] = _joined(first, second, _reason(decision))
        elif decision.kind == "different" and owners[1] == first:
            listed[listed.index(first)], apart = _parted(first, decision)
            listed.append(apart)
    return tuple(sorted(listed, key=lambda e: e.id))


def _joined(a: Entity, b: Entity, reason: str) -> Entity:
    return replace(
        a,
        aliases=tuple(sorted({*a.aliases, *b.aliases, b.name} - {a.name})),
        mentions=tuple(sorted({*a.mentions, *b.mentions})),
        reasons=(*a.reasons, *b.reasons, reason),
    )


def _parted(entity: Entity, decision: Decision) -> tuple[Entity, Entity]:
    """The entity without the second mention, and that mention as an entity of its own; it keeps
    the name until somebody renames it."""
    place = decision.mentions[1]
    apart = tuple(m for m in entity.mentions if m.meets(place))
    stays = tuple(m for m in entity.mentions if not m.meets(place))
    reason = _reason(decision)
    return (
        replace(entity, mentions=stays, reasons=(*entity.reasons, reason)),
        replace(entity, id=f"{entity.id}-2", aliases=(), mentions=apart, reasons=(reason,)),
    )


def _reason(decision: Decision) -> str:
    why = f": {decision.why}" if decision.why else ""
    return f"decided by {decision.by} ({decision.kind}){why}"


def _owner(entities: Sequence[Entity], place: Place) -> Entity | None:
    return next((e for e in entities if any(m.meets(place) for m in e.mentions)), None)


def _find(
    groups: list[list[T]], place_of: Callable[[T], Place], place: Place
) -> tuple[int, int] | None:
    for number, group in enumerate(groups):
        for position, member in enumerate(group):
            if place_of(member).meets(place):
                return number, position
    return None


def _read(record: dict[str, Any]) -> Decision:
    if record["decision"] not in KINDS:
        raise ValueError(record["decision"])
    if record.get("about") not in {None, *ABOUT}:
        raise ValueError(record["about"])
    mentions = record["mentions"]
    fits = {"same": len(mentions) == 2, "different": len(mentions) == 2, "wrong": bool(mentions)}
    if not fits.get(record["decision"], len(mentions) == 1):
        raise ValueError("too many or too few mentions")
    return Decision(
        kind=record["decision"],
        mentions=tuple(Place(str(m["doc"]), int(m["start"]), int(m["end"])) for m in mentions),
        sha256=tuple(str(m["sha256"]) for m in mentions),
        by=str(record["by"]),
        about=_text(record.get("about")),
        name=_text(record.get("name")),
        why=_text(record.get("why")),
    )


def _text(value: object) -> str | None:
    return None if value is None else str(value)
