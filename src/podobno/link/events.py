"""Event mentions of many documents in, events out: reports of the same event put together.

First each document by itself, then the documents with each other: what a report says of an event
in one place holds for its other mentions too. Groups that say most are placed first, so that vague
ones join what they fit best.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import pairwise

from podobno.language import find_pack
from podobno.language.countries import read_countries
from podobno.link.claims import digest
from podobno.link.decisions import Decision, regroup
from podobno.link.event_clues import compare, tell
from podobno.link.event_groups import DONE, Group, Told
from podobno.link.event_weights import MAX_DATE_DRIFT, MIN_SCORE, PLACED
from podobno.link.event_words import read_told
from podobno.link.origins import Attribution, Roots, attribution_of
from podobno.link.standing import Standing, read_standing
from podobno.model import CasualtyReading, Event, Findings
from podobno.timex import Interval, precision_of, shared_part, to_interval

_STATUS_ORDER = ("occurred", "ongoing", "planned", "possible", "denied")


def link_events(
    findings: tuple[Findings, ...], roots: Roots, decisions: tuple[Decision, ...] = ()
) -> tuple[Event, ...]:
    """Every event mention in exactly one event, ordered by where it is first told."""
    by_id = {f.document.id: f for f in findings}
    standing = read_standing(findings)
    by_doc: dict[str, list[Group]] = defaultdict(list)
    for item in read_told(findings, roots):
        by_doc[item.place.doc].append(Group((item,)))
    within = [
        group for doc in sorted(by_doc) for group in _merge(_merge(by_doc[doc], standing), standing)
    ]
    across = _with_near_days(_with_places_shared(_merge(within, standing), standing))
    reasons = {item.place: group.reasons for group in across for item in group.members}
    decided = regroup(
        [g.members for g in across], lambda item: item.place, decisions, about="event"
    )
    events = [
        _event(Group(tuple(members), reasons[members[0].place]), by_id, roots, standing)
        for members in decided
    ]
    return tuple(sorted(events, key=lambda e: (e.mentions[0], e.id)))


def _merge(groups: Iterable[Group], standing: Standing) -> list[Group]:
    """Each group joined to the one of its type before it that it fits best, where it fits one."""
    by_type: dict[str, list[Group]] = defaultdict(list)
    for group in groups:
        by_type[group.type].append(group)
    merged: list[Group] = []
    for same in by_type.values():
        merged += _merge_type(same, standing) if len(same) > 1 else same
    return merged


def _merge_type(groups: list[Group], standing: Standing) -> list[Group]:
    merged: dict[int, Group] = {}
    by_key: dict[Hashable, set[int]] = defaultdict(set)
    for number, group in enumerate(sorted(groups, key=Group.rank)):
        near = set().union(*[by_key[k] for k in _keys(group, standing) if k in by_key])
        fits = [
            (points, -n, clues)
            for n in near
            if (clues := compare(group, merged[n], standing)) is not None
            and (points := sum(clue.points for clue in clues)) >= MIN_SCORE
            and not _are_told_apart(group, merged[n], standing)
        ]
        if fits:
            _, at, clues = max(fits)
            number = -at
            merged[number] = merged[number].joined(group, tell(clues))
        else:
            merged[number] = group
        for key in _own_keys(merged[number], standing):
            by_key[key].add(number)
    return list(merged.values())


def _with_places_shared(groups: list[Group], standing: Standing) -> list[Group]:
    """Attacks and riots are compared once more when each group has its day and place, which some
    of its mentions may have lacked."""
    placed = [group for group in groups if group.type in PLACED]
    return [group for group in groups if group.type not in PLACED] + _merge(placed, standing)


def _are_told_apart(a: Group, b: Group, standing: Standing) -> bool:
    """Whether one document tells of both and what it says of one speaks against the other."""
    return any(
        compare(a.within(doc), b.within(doc), standing) is None for doc in sorted(a.docs & b.docs)
    )


def _own_keys(group: Group, standing: Standing) -> Iterator[Hashable]:
    """What is known of an event by which another mention of it is found: its names, its documents
    (descriptions are close without being equal), its mentions."""
    yield from group.names
    for name in group.names:
        if name in standing.bodies:
            yield from standing.keys_of(name)
    if group.type in PLACED:
        yield from group.places
    for doc in group.docs:
        yield doc, None
    yield from group.numbers


def _keys(group: Group, standing: Standing) -> Iterator[Hashable]:
    """Where events may be found that share a participant or a sentence with this one."""
    yield from _own_keys(group, standing)
    yield from group.copies
    for name in group.names:
        if name in standing.states:
            yield standing.states[name]
        yield from standing.leaders.get(name, ())


def _with_near_days(groups: list[Group]) -> list[Group]:
    """Meetings of the same sides at the same place whose days lie next to each other are one,
    told with two dates, unless some report tells of both."""
    alike: dict[tuple[str, frozenset[str], frozenset[str]], list[Group]] = defaultdict(list)
    for group in groups:
        is_dated = bool(group.dates) and precision_of(group.dates[0]) == "day"
        if is_dated and len(group.names) > 1 and group.places and group.statuses <= DONE:
            alike[group.type, group.names, group.places].append(group)
    for same in alike.values():
        ordered = sorted(same, key=lambda g: (g.dates, g.members[0].place))
        for first, second in pairwise(ordered):
            if first in groups and not first.docs & second.docs and _lie_near(first, second):
                groups.remove(first)
                groups.remove(second)
                why = f"same sides and place, days next to each other ({first.dates[0]}, "
                groups.append(first.joined(second, f"{why}{second.dates[0]})"))
    return groups


def _lie_near(a: Group, b: Group) -> bool:
    first, second = to_interval(a.dates[0]), to_interval(b.dates[0])
    return (
        first is not None
        and second is not None
        and 0 < abs(first.first - second.first).days <= MAX_DATE_DRIFT
    )


def _event(group: Group, by_id: dict[str, Findings], roots: Roots, standing: Standing) -> Event:
    members = sorted(group.members, key=lambda item: item.place)
    best = _best_named(members)
    date, date_reason = _settle_date(members, group.dates)
    alternatives = tuple(sorted(group.alternatives))
    if alternatives:
        date = shared_part(alternatives)
    told = dict.fromkeys(
        name for m in [best, *members] for name in (*m.mention.actor, *m.mention.recipient)
    )
    names: list[str] = []
    for name in told:
        if not any(standing.are_one_body(name, kept) for kept in names):
            names.append(name)
    statuses = {m.mention.status for m in members}
    return Event(
        id="ev-" + digest("event", members[0].place.doc, members[0].place.start),
        type=best.mention.type,
        status=next(s for s in _STATUS_ORDER if s in statuses),
        participants=tuple(names),
        actor=best.mention.actor,
        recipient=best.mention.recipient,
        place=_settle_place(members, by_id),
        date=date,
        date_precision=precision_of(date),
        date_alternatives=alternatives,
        date_reason=date_reason,
        casualties=tuple(_casualties(members)),
        mentions=tuple(m.place for m in members),
        origins=roots.origins(_attributions(members, by_id)),
        reasons=tuple(dict.fromkeys(reason for reason in group.reasons if reason)),
    )


def _best_named(members: Sequence[Told]) -> Told:
    """Of those that name most participants the one that describes fewest of them (``rząd Belgii``
    less than ``rząd``), in the words that most use."""
    most = max(len(m.participants) for m in members)
    full = [m for m in members if len(m.participants) == most]
    sides = Counter((m.mention.actor, m.mention.recipient) for m in full)
    return min(
        full,
        key=lambda m: (
            sum(name.islower() for name in m.participants),
            sum(name[:1].islower() for name in m.participants),
            -sides[m.mention.actor, m.mention.recipient],
            m.place,
        ),
    )


def _settle_place(members: Sequence[Told], by_id: dict[str, Findings]) -> str | None:
    """The place most mentions tell; where that is a state, its capital if any mention tells that:
    both are right, and the town says more."""
    told = _most_common(m.mention.place for m in members)
    pack = find_pack(by_id[members[0].place.doc].document.language or "")
    if told is None or pack is None:
        return told
    countries = read_countries(pack)
    places = (m.mention.place for m in members)
    return _most_common(p for p in places if p and countries.meant_by(p) == told) or told


def _casualties(members: Sequence[Told]) -> Iterator[CasualtyReading]:
    """What each report counts, kept apart; one figure once."""
    seen = set()
    for m in members:
        for count in m.mention.casualties:
            reading = CasualtyReading(
                doc=m.place.doc,
                start=count.figure.start,
                end=count.figure.end,
                kind=count.kind,
                low=count.low,
                best=count.best,
                high=count.high,
            )
            if reading.place not in seen:
                seen.add(reading.place)
                yield reading


def _attributions(members: Sequence[Told], by_id: dict[str, Findings]) -> Iterator[Attribution]:
    """Whom each report names for the event. A noun takes for granted what the report has told in
    its own voice: „rozmowa była rzeczowa”, said by somebody, is no second source of the talk."""
    told = [(m, attribution_of(by_id[m.place.doc], *m.place[1:])) for m in members]
    own = {m.place.doc for m, attribution in told if attribution.source is None}
    for m, attribution in told:
        if m.is_noun and attribution.source is not None and m.place.doc in own:
            yield Attribution(place=m.place, source=None)
        else:
            yield attribution


def _settle_date(members: Sequence[Told], dates: Sequence[str]) -> tuple[str | None, str | None]:
    """The finest date that most documents give, and how it was settled where they do not all
    give it."""
    told: dict[str, set[str]] = defaultdict(set)
    for m in members:
        if m.mention.date and m.mention.date in dates:
            told[m.mention.date].add(m.place.doc)
    if not told:
        return None, None
    date = min(told, key=lambda d: (_interval(d).days, -len(told[d]), d))
    rivals = [d for d in told if not _interval(d).meets(_interval(date))]
    if rivals:
        each = (f"{d} by {', '.join(sorted(told[d]))}" for d in sorted(told))
        return date, f"the reports differ: {'; '.join(each)}"
    docs = {m.place.doc for m in members}
    silent = docs - {doc for found in told.values() for doc in found}
    if silent:
        given, taken = ", ".join(sorted(told[date])), ", ".join(sorted(silent))
        return date, f"the date is given by {given}; taken over for {taken}"
    return date, None


def _interval(value: str) -> Interval:
    found = to_interval(value)
    assert found is not None
    return found


def _most_common(values: Iterable[str | None]) -> str | None:
    known = Counter(value for value in values if value)
    return min(known, key=lambda v: (-known[v], v)) if known else None
