"""The joined event mentions of a document come in; visits go out with the state that is visited,
meetings of visitor and host with the town of the visit.

A visit goes to a state, the talks during it are with a person: whom the visitor meets is told by
the meeting, and a visit alone names nobody who received it (decision 0006).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from podobno.extract.event_joins import AHEAD_OF, VISIT, Draft, Known

MEETING = "CONSULT"


def settle_visits(drafts: Sequence[Draft], known: Known) -> tuple[Draft, ...]:
    """The drafts with what visits and the meetings during them tell of each other."""
    placed = [_at_the_visit(draft, drafts, known) for draft in drafts]
    return tuple(_to_a_state(draft, known) for draft in placed)


def _to_a_state(draft: Draft, known: Known) -> Draft:
    """``wizyta Anny Nowak w Pradze``: the Czech Republic is the other side, unless it is the
    visitor's own state or nobody says which that is."""
    if draft.entry.mode != VISIT or not draft.actor or draft.place is None:
        return draft
    visited = known.lands.get(draft.place)
    homes = [known.home(name) for name in draft.actor]
    if visited is None or visited in homes or None in homes:
        return draft
    return replace(draft, actor=(*draft.actor, visited))


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
