"""Event mentions of many documents in, events out: reports of the same event put together.

Two mentions may be one event where type, participants, date and place agree as far as each is
known. Mentions that say most are placed first, so that vague ones join what they fit best.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from podobno.link.claims import digest
from podobno.link.decisions import Decision, regroup
from podobno.link.origins import Roots, attribution_of
from podobno.model import Event, EventMention, Findings, Place
from podobno.timex import agree, precision_of, shared_part, to_interval

# What speaks for one event: shared participants weigh most, then the day, then the place.
# Chosen on the development stories; run `make quality` after a change.
_SAME_PARTICIPANT = 2.0
_SAME_DAY = 3.0
_SAME_PLACE = 1.0
_SAME_DOCUMENT = 0.5
_MIN_SCORE = 3.0
_STATUS_ORDER = ("occurred", "ongoing", "planned", "possible", "denied")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An event mention with where it stands."""

    place: Place
    mention: EventMention
    published: str | None

    @property
    def participants(self) -> frozenset[str]:
        return frozenset(self.mention.actor) | frozenset(self.mention.recipient)


@dataclass(slots=True)
class _Group:
    """Mentions taken to be one event, while it grows."""

    members: list[Told] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)


def link_events(
    findings: tuple[Findings, ...], roots: Roots, decisions: tuple[Decision, ...] = ()
) -> tuple[Event, ...]:
    """Every event mention in exactly one event, ordered by where it is first told."""
    by_id = {f.document.id: f for f in findings}
    told = [
        Told(
            place=Place(f.document.id, *mention.trigger),
            mention=mention,
            published=f.document.published,
        )
        for f in findings
        for mention in f.events
    ]
    groups: list[_Group] = []
    by_key: dict[tuple[str, str], list[_Group]] = defaultdict(list)
    for item in sorted(told, key=_rank):
        candidates: dict[int, _Group] = {}
        for name in sorted(item.participants):
            for group in by_key[item.mention.type, name]:
                candidates[id(group)] = group
        scored = [(group, *_compare(item, group)) for group in candidates.values()]
        fitting = [row for row in scored if row[1] >= _MIN_SCORE]
        if fitting:
            best, _, reason = max(
                fitting,
                key=lambda row: (row[1], tuple(-ord(c) for c in row[0].members[0].place.doc)),
            )
            best.members.append(item)
            best.reasons.append(reason)
        else:
            best = _Group(members=[item])
            groups.append(best)
        for name in item.participants:
            if best not in by_key[item.mention.type, name]:
                by_key[item.mention.type, name].append(best)
    reasons = {item.place: group.reasons for group in groups for item in group.members}
    decided = regroup([g.members for g in groups], lambda item: item.place, decisions)
    events = [
        _event(_Group(members=members, reasons=reasons[members[0].place]), by_id, roots)
        for members in decided
    ]
    return tuple(sorted(events, key=lambda e: (e.mentions[0], e.id)))


def _rank(item: Told) -> tuple[int, int, int, Place]:
    interval = to_interval(item.mention.date)
    return (
        interval.days if interval else 10**6,
        -len(item.participants),
        0 if item.mention.place else 1,
        item.place,
    )


def _compare(item: Told, group: _Group) -> tuple[float, str]:
    """How well a mention fits an event, and why; 0 where something speaks against it."""
    score, reasons = 0.0, []
    known = frozenset(name for other in group.members for name in other.participants)
    shared = item.participants & known
    if not shared or (len(item.participants) > 1 and len(known) > 1 and len(shared) < 2):
        return 0.0, ""
    score += _SAME_PARTICIPANT * len(shared)
    reasons.append("same participants: " + ", ".join(sorted(shared)))
    dates = [other.mention.date for other in group.members if to_interval(other.mention.date)]
    if item.mention.date and dates:
        if not all(agree(item.mention.date, other) for other in dates):
            return 0.0, ""
        score += _SAME_DAY
        reasons.append(f"dates agree ({item.mention.date}, {dates[0]})")
    elif bool(item.mention.date) != bool(dates) and not any(
        other.place.doc == item.place.doc for other in group.members
    ):
        score -= 1.0
    places = {other.mention.place for other in group.members if other.mention.place}
    if item.mention.place and places:
        if item.mention.place in places:
            score += _SAME_PLACE
            reasons.append(f"same place: {item.mention.place}")
        else:
            score -= _SAME_PLACE
    if any(other.place.doc == item.place.doc for other in group.members):
        score += _SAME_DOCUMENT
    return score, "; ".join(reasons)


def _event(group: _Group, by_id: dict[str, Findings], roots: Roots) -> Event:
    members = sorted(group.members, key=lambda item: item.place)
    best = min(members, key=_rank)
    dates = [m.mention.date for m in members if to_interval(m.mention.date)]
    date = min(dates, key=lambda d: (to_interval(d).days, d)) if dates else None  # type: ignore[union-attr]
    alternatives: tuple[str, ...] = ()
    if date is None:
        listed = {v for m in members for v in m.mention.date_alternatives}
        alternatives = tuple(sorted(listed))
        date = shared_part(alternatives) if alternatives else None
    names = dict.fromkeys(
        name for m in [best, *members] for name in (*m.mention.actor, *m.mention.recipient)
    )
    statuses = {m.mention.status for m in members}
    return Event(
        id="ev-" + digest("event", members[0].place.doc, members[0].place.start),
        type=best.mention.type,
        status=next(s for s in _STATUS_ORDER if s in statuses),
        participants=tuple(names),
        actor=best.mention.actor,
        recipient=best.mention.recipient,
        place=_most_common(m.mention.place for m in members),
        date=date,
        date_precision=precision_of(date),
        date_alternatives=alternatives,
        mentions=tuple(m.place for m in members),
        origins=roots.origins(
            attribution_of(by_id[m.place.doc], m.place.start, m.place.end) for m in members
        ),
        reasons=tuple(dict.fromkeys(group.reasons)),
    )


def _most_common(values: Iterable[str | None]) -> str | None:
    known = [value for value in values if value]
    return min(set(known), key=lambda v: (-known.count(v), v)) if known else None
