"""The joined event mentions of a document come in; visits go out with the state that is visited,
meetings of visitor and host with the town of the visit.

A visit goes to a state, the talks during it are with a person: whom the visitor meets is told by
the meeting, and a visit alone names nobody who received it (decision 0006).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from podobno.extract.event_draft import Draft, Known
from podobno.extract.event_identity import NEARBY, VISIT
from podobno.extract.event_joins import AHEAD_OF

MEETING = "CONSULT"


def settle_visits(drafts: Sequence[Draft], known: Known) -> tuple[Draft, ...]:
    """The drafts with what visits and the meetings during them tell of each other."""
    placed = [_at_the_visit(draft, drafts, known) for draft in drafts]
    towns = [_to_a_town(draft, known) for draft in placed]
    return tuple(_to_a_state(draft, towns, known) for draft in towns)


def _to_a_town(draft: Draft, known: Known) -> Draft:
    """``odwiedziła Gdańsk``: a town that is no capital is where, not who."""
    if draft.entry.mode != VISIT or len(draft.actor) < 2:
        return draft
    towns = [n for n in draft.actor[1:] if known.kinds.get(n) == "LOC" and n not in known.lands]
    if not towns:
        return draft
    people = tuple(name for name in draft.actor if name not in towns)
    place = draft.place or (towns[0] if len(towns) == 1 else None)
    return replace(draft, actor=people, place=place)


def _to_a_state(draft: Draft, drafts: Sequence[Draft], known: Known) -> Draft:
    """``wizyta Anny Nowak w Pradze``: the Czech Republic is the other side, unless it is the
    visitor's own state or nobody says which that is. Who goes to a town of their own state visits
    nobody; a bare visit is that of who acts during it."""
    if draft.entry.mode != VISIT or draft.place is None:
        return draft
    visited = known.lands.get(draft.place)
    actor = _visitors(draft, drafts, visited, known)
    homes = {known.home(name) for name in actor}
    if visited is None or homes <= {None}:
        return draft
    if homes == {visited}:
        is_return = draft.form == "finite" and draft.entry.who is not None
        return replace(draft, is_figurative=draft.is_figurative or is_return)
    return draft if visited in homes else replace(draft, actor=(*actor, visited))


def _visitors(
    draft: Draft, drafts: Sequence[Draft], visited: str | None, known: Known
) -> tuple[str, ...]:
    """Those who visit: ``Xi spotkał się z Kimem. Do Pekinu przybył w środę`` is not of who is at
    home there, nor is a bare visit during which they met."""
    meeting = drafts[draft.joined] if draft.joined is not None else None
    is_of_meeting = meeting is not None and meeting.entry.mode != VISIT and draft.was_bare
    if meeting is not None and any(_is_with_host(other, meeting) for other in drafts):
        return draft.actor
    actor = draft.actor
    if draft.is_elided and {known.home(name) for name in actor} == {visited}:
        told = (d.actor for d in reversed(drafts[: draft.order]) if _is_near(draft, d))
        actor = next((names for names in told if set(actor) < set(names)), actor)
        is_of_meeting = actor != draft.actor
    if is_of_meeting:
        actor = tuple(name for name in actor if known.home(name) != visited) or actor
    return actor if actor or len(draft.framing) != 1 else draft.framing


def _is_with_host(visit: Draft, meeting: Draft) -> bool:
    """``złożyli wizytę w Pradze, gdzie spotkali się z prezydentem``: a visit to those met."""
    is_visit = visit.entry.mode == VISIT and not visit.was_bare
    return is_visit and set(visit.actor) == set(meeting.actor)


def _is_near(draft: Draft, other: Draft) -> bool:
    """A meeting told right before."""
    return other.entry.type == MEETING and draft.sentence - other.sentence <= NEARBY


def _at_the_visit(draft: Draft, drafts: Sequence[Draft], known: Known) -> Draft:
    """``Nowak przybyła do Pragi. Podczas spotkania z prezydentem Czech``: visitor and host meet
    in the town of the visit."""
    is_meeting = draft.entry.type == MEETING and draft.entry.mode != VISIT
    if not is_meeting or draft.place or draft.is_spread or draft.is_another:
        return draft
    towns = {visit.place for visit in drafts if _is_visit_of(visit, draft, known)}
    return replace(draft, place=towns.pop(), has_lent_place=True) if len(towns) == 1 else draft


def _is_visit_of(visit: Draft, meeting: Draft, known: Known) -> bool:
    """Whether one of the two who meet visits a town in the other's state."""
    if visit.entry.mode != VISIT or visit.place is None or visit.place in known.countries:
        return False
    if (visit.status.value in AHEAD_OF) != (meeting.status.value in AHEAD_OF):
        return False
    hosts = set(meeting.actor) - set(visit.actor)
    return bool(hosts) and hosts < set(meeting.actor) and all(
        known.home(host) == known.lands.get(visit.place) for host in hosts
    )  # fmt: skip
