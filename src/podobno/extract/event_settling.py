"""The joined event mentions of a document come in; each goes out with the day and place that the
text gives the same event elsewhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from podobno.extract.event_dates import Moment
from podobno.extract.event_draft import Draft, Known
from podobno.extract.event_identity import NEARBY, RECURRING
from podobno.extract.event_joins import AHEAD_OF, KILLING, OPENING, is_ahead_of
from podobno.extract.event_marks import Status

DAY = re.compile(r"\d{4}-\d\d-\d\d")
YEAR = re.compile(r"\d{4}")
# Meetings and protests of the same people are mostly the one the text is about.
GATHERED = frozenset({"CONSULT", "PROTEST"})
# What courts, governments and police do to those in their country.
RULED = frozenset({"COERCE", "CONCEDE"})


def settle_drafts(drafts: Sequence[Draft], known: Known) -> tuple[Draft, ...]:
    """The drafts with the days and places that they share."""
    told = [_made_sure(draft, drafts) for draft in drafts]
    ruled = [_ruled(draft, known) for draft in told]
    settled = [_settled(draft, ruled, known) for draft in ruled]
    lent = [_lent(draft, settled) for draft in _dated_then(settled)]
    opened = [_opened(draft, lent) for draft in lent]
    return tuple(_at_home(_following(draft, opened)) for draft in opened)


def _opened(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """``Piloci strajkują``: what a headline tells is of the one day that the text gives such an
    event of the same people, or of some of them."""
    if draft.sentence >= OPENING or not draft.moment.is_open or draft.entry.type not in RECURRING:
        return draft
    if draft.is_another or draft.status.value == "denied":
        return draft
    same = [
        other
        for other in drafts
        if other.entry.type == draft.entry.type
        and other.entry.kin == draft.entry.kin
        and not other.is_another
        and not _is_to_others(draft, other)
        and not is_ahead_of(draft, other)
    ]
    days = {_day(other) for other in same} - {None}
    theirs = [o for o in same if _day(o) and set(o.actor) & set(draft.actor)]
    return replace(draft, moment=theirs[0].moment) if len(days) == 1 and theirs else draft


def _at_home(draft: Draft) -> Draft:
    """Who strikes does so at home; not lent to other mentions, whose strikers may be others."""
    is_open = draft.home is not None and not draft.place and not draft.is_spread
    return replace(draft, place=draft.home) if is_open else draft


def _made_sure(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """``Strajk pilotów. Piloci zapowiedzieli strajk``: how real an event is that a bare noun takes
    for granted, by those of its other mentions whose words say it, where they agree."""
    is_open = draft.form == "noun" and not draft.status.is_sure
    if not is_open or draft.status.value != "occurred" or draft.entry.type not in RECURRING:
        return draft
    told = {
        other.status.value
        for other in drafts
        if other.status.is_sure and draft.actor and _is_alike(draft, other)
    }
    is_real = len(told) == 1 and told <= {"planned", "ongoing"}
    return replace(draft, status=Status(value=told.pop(), is_sure=False)) if is_real else draft


def _is_alike(draft: Draft, other: Draft) -> bool:
    """One kind of event with the same sides, as far as both say whom it reaches."""
    return (
        other.entry.type == draft.entry.type
        and other.entry.kin == draft.entry.kin
        and set(draft.actor) == set(other.actor)
        and not _is_to_others(draft, other)
    )


def _ruled(draft: Draft, known: Known) -> Draft:
    """``Sąd Najwyższy Francji skazał``: an authority rules, arrests, bans and lets go in its own
    country."""
    is_open = not draft.place and not draft.is_spread and len(draft.actor) == 1
    if not is_open or draft.entry.type not in RULED:
        return draft
    country = known.authority(draft.actor[0])
    return replace(draft, place=country, has_lent_place=True) if country else draft


def _settled(draft: Draft, drafts: Sequence[Draft], known: Known) -> Draft:
    """With the day and place that the text gives its other mentions; a town rather than a
    country."""
    is_killing = draft.entry.kin == KILLING and bool(draft.recipient)
    if draft.entry.type not in RECURRING or not (draft.actor or is_killing) or draft.is_another:
        return draft
    same = [
        other
        for other in drafts
        if not other.is_another
        and _is_one(draft, other, is_killing=is_killing)
        and _is_then(draft, other)
    ]
    places = {other.place for other in same if other.place}
    towns = places - known.countries
    placed = [d for d in same if d.place in (towns or places)]
    if any(not _is_then(d, other) for d in placed for other in same):
        placed = [d for d in placed if draft.moment.value or _is_just_before(d, draft)]
    place = _one_of(draft, placed, _own_place, 0)
    is_lent = (not draft.place and not draft.is_spread) or draft.has_lent_place
    is_lent = is_lent and draft.entry.lemma not in known.elsewhere
    day = _one_of(draft, same, _day, OPENING) if draft.moment.is_open else None
    return replace(
        draft,
        moment=Moment(value=day) if day else draft.moment,
        place=place if place and is_lent else draft.place,
    )


def _is_one(draft: Draft, other: Draft, *, is_killing: bool) -> bool:
    """Whether two mentions tell of one event: of one kind, with the same sides, both still to
    come or both not; who is killed is killed once."""
    return (
        other.entry.type == draft.entry.type
        and other.entry.kin == draft.entry.kin
        and (draft.status.value in AHEAD_OF) == (other.status.value in AHEAD_OF)
        and (is_killing or set(draft.actor) == set(other.actor))
        and (draft.recipient == other.recipient or not (is_killing or _is_to_others(draft, other)))
    )


def _is_then(draft: Draft, other: Draft) -> bool:
    """Whether two days may be one: what happened in July is not what is to happen in August."""
    ours, theirs = draft.moment.value or "", other.moment.value or ""
    return ours.startswith(theirs) or theirs.startswith(ours)


def _is_to_others(draft: Draft, other: Draft) -> bool:
    """Whether both say whom it reaches, and say so differently."""
    return bool(draft.recipient and other.recipient) and draft.recipient != other.recipient


def _day(draft: Draft) -> str | None:
    """The day that a mention may lend; people meet and protest more than once in a year."""
    is_year = YEAR.fullmatch(draft.moment.value or "") and draft.entry.type in GATHERED
    return None if is_year else draft.moment.value


def _own_place(draft: Draft) -> str | None:
    return draft.place


def _one_of(
    draft: Draft, same: Sequence[Draft], told: Callable[[Draft], str | None], opening: int
) -> str | None:
    """What the mentions of an event say of its day or place. Where they differ they are several
    meetings or protests of the same people: the one told right before is meant, else the one of
    the ``opening`` sentences, which the text is about."""
    values = {told(other) for other in same} - {None}
    if len(values) < 2:
        return next(iter(values), None)
    if draft.entry.type not in GATHERED:
        return None
    telling = [other for other in same if told(other)]
    before = [d for d in telling if _is_just_before(d, draft)]
    first = [d for d in telling if d.sentence < opening]
    nearest = before[-1:] or first[:1]
    return told(nearest[0]) if nearest else None


def _is_just_before(other: Draft, draft: Draft) -> bool:
    return other.order < draft.order and draft.sentence - other.sentence <= NEARBY


def _lent(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """``Atak nastąpił nocą``: with the day and place of the mention whose sides it took over."""
    if draft.joined is None or not draft.was_bare or draft.is_another:
        return draft
    other = drafts[draft.joined]
    if other.entry.type != draft.entry.type or is_ahead_of(draft, other):
        return draft
    is_placed = draft.place or draft.is_spread
    return replace(
        draft,
        moment=other.moment if draft.moment.is_open else draft.moment,
        place=draft.place if is_placed else other.place,
    )


def _dated_then(drafts: Sequence[Draft]) -> list[Draft]:
    """``Strajkowali w ubiegłym roku. Odwołano [wówczas] sto lotów``: of the time of what was told
    right before."""
    told: list[Draft] = []
    for draft in drafts:
        before = next((d for d in reversed(told) if d.moment.value or d.moment.alternatives), None)
        if draft.moment.is_then and before and draft.sentence - before.sentence <= 1:
            draft = replace(draft, moment=before.moment)
        told.append(draft)
    return told


def _following(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """``W środę przybył do Pragi. Podpisał umowę``: what somebody did is told right behind what
    they did on a day, by the same voice: it is of that day."""
    if (
        not draft.moment.is_open
        or draft.form not in {"finite", "passive"}
        or draft.status.value != "occurred"
    ):
        return draft
    for other in reversed(drafts[: draft.order]):
        if draft.sentence - other.sentence > 1:
            break
        is_same_voice = other.claimed_by == draft.claimed_by
        is_done = other.status.value == "occurred" and DAY.fullmatch(other.moment.value or "")
        if is_done and is_same_voice and set(other.actor) & set(draft.actor):
            return replace(draft, moment=other.moment)
    return draft
