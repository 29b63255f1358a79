"""The event mentions of one document come in, filled from each other, they go out.

A bare ``spotkanie`` is the meeting the text told of before: it takes over the sides, and what
is said of place, date and status, unless its own words say otherwise.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from podobno.extract.event_draft import Draft, Known
from podobno.extract.event_identity import NEARBY, VISIT, is_same

AHEAD_OF = frozenset({"planned", "possible"})
# How many mentions back and ahead another mention of the event is looked for.
MENTIONS = 200
# A text that names a state this often is about it.
ABOUT = 3
# Two persons told of before by a word alone, close by: ``Obaj potępili``.
BOTH = "both"
INVITATION, THANKS = "invitation", "thank"
FRIENDLY = frozenset({"AGREE", "AID", "COOPERATE", "SUPPORT"})
# Who is killed is killed once, in one place.
KILLING = "killing"
# Sentences of headline and lead, and how far ahead any other sentence may look.
OPENING, FAR, AHEAD = 3, 8, 2


def join_drafts(drafts: Sequence[Draft], known: Known) -> tuple[Draft, ...]:
    """The drafts with what they share filled in."""
    filled: list[Draft] = []
    for draft in drafts:
        draft = _paired(draft, filled, known)
        filled.append(_after_invitation(draft, filled) or _filled(draft, filled, drafts))
    filled = [_invaded(draft, filled, known) for draft in filled]
    return tuple(
        _located(_helped(_addressed(draft, filled, known), filled, known), known)
        for draft in filled
    )


def _paired(draft: Draft, before: Sequence[Draft], known: Known) -> Draft:
    """``Obaj liderzy zgodzili się``: the two who met before; ``oba państwa``: the two states, or
    those of the two."""
    if len(draft.actor) != 1 or draft.actor[0] not in known.pairs:
        return draft
    wanted = known.pairs[draft.actor[0]]
    # Two leaders talk, their states agree: "strony omówiły", "strony zobowiązały się".
    is_theirs = wanted == "states" or (wanted == "either" and draft.entry.type != "CONSULT")
    is_bare = wanted == BOTH
    for other in reversed(before):
        if is_bare and draft.sentence - other.sentence > NEARBY:
            break
        sides = other.actor if len(other.actor) == 2 else ()
        if is_theirs and (homes := known.two_homes(sides or _both_sides(other, draft))):
            return replace(draft, actor=homes)
        if not sides:
            continue
        kinds = {known.kinds.get(name) for name in sides}
        if wanted == "either" or (kinds == {"LOC"}) == (wanted == "states"):
            return replace(draft, actor=sides)
    return replace(draft, actor=()) if is_bare else draft


def _both_sides(other: Draft, draft: Draft) -> tuple[str, ...]:
    """``Belgia poparła Włochy. [Oba państwa] zobowiązały się``: who did it, and to whom, but for
    those who fight."""
    is_near = draft.sentence - other.sentence <= NEARBY and other.entry.type != "ASSAULT"
    return (*other.actor, *other.recipient) if is_near and len(other.actor) == 1 else ()


def _helped(draft: Draft, drafts: Sequence[Draft], known: Known) -> Draft:
    """``stanęła po stronie [Rosji] w wojnie przeciwko Ukrainie``, ``nałożyły na [Rosję] sankcje za
    wojnę``: who is helped in a war, or punished for it, wages it; so does who thanks for help."""
    is_open = draft.entry.kin == "war" and not draft.actor and bool(draft.recipient)
    if not is_open or not (draft.is_within or draft.is_answered):
        return draft
    for other in drafts:
        is_near = other.sentence == draft.sentence
        is_help = is_near and draft.is_within and other.entry.type in {"SUPPORT", "AID"}
        is_punishing = is_near and draft.is_answered and other.entry.kin == "sanctions"
        named = other.actor if other.entry.about == THANKS else other.recipient
        side = tuple(known.home(name) or name for name in named)
        is_state = bool(side) and set(side) <= known.countries - {*draft.recipient}
        if (is_help or is_punishing) and is_state:
            return replace(draft, actor=side)
    return draft


def _invaded(draft: Draft, drafts: Sequence[Draft], known: Known) -> Draft:
    """``rosyjska ofensywa``: upon whom that state's other attacks are, else upon the state that
    the text is about, unless the two help or agree with each other."""
    is_war = draft.entry.kin == "war" and draft.entry.is_noun and not draft.recipient
    if not is_war or len(draft.actor) != 1 or draft.actor[0] not in known.countries:
        return draft
    told = {d.recipient for d in drafts if d.entry.kin == "war" and d.actor == draft.actor}
    told = {names for names in told if set(names) & known.countries}
    # Not upon one that the text hardly names.
    most = max(known.named.get(name, 0) for name in {*known.named} - {*draft.actor} or {""})
    told = {names for names in told if max(known.named.get(n, 0) for n in names) * 2 > most}
    if len(told) == 1:
        return replace(draft, recipient=told.pop())
    friends = {
        name
        for other in drafts
        if other.entry.type in FRIENDLY and draft.actor[0] in (*other.actor, *other.recipient)
        for name in (*other.actor, *other.recipient)
    }
    others = sorted(
        (
            (count, name)
            for name, count in known.named.items()
            if name not in friends | {*draft.actor}
        ),
        reverse=True,
    )
    is_about = bool(others) and others[0][0] >= ABOUT
    is_alone = len(others) < 2 or others[0][0] >= 2 * others[1][0]
    if not is_about or not is_alone:
        return draft
    return replace(draft, recipient=(others[0][1],), is_inferred=True)


def _located(draft: Draft, known: Known) -> Draft:
    """An invasion of a country, an attack on a town takes place there."""
    is_entry = draft.entry.kin == "war" and draft.entry.lemma not in known.elsewhere
    if not is_entry or draft.place or draft.is_spread or len(draft.recipient) != 1:
        return draft
    is_country = (
        draft.recipient[0] in known.countries or known.kinds.get(draft.recipient[0]) == "LOC"
    )
    return replace(draft, place=draft.recipient[0]) if is_country else draft


def _addressed(draft: Draft, drafts: Sequence[Draft], known: Known) -> Draft:
    """A strike, and a demand of those who strike, is upon whom the text's other strikes are."""
    is_strike = draft.entry.type == "PROTEST" and draft.entry.kin == "protest"
    is_demand = draft.entry.type == "REQUEST" and draft.entry.about == "demand"
    if draft.recipient or not draft.actor or not (is_strike or is_demand):
        return draft
    if not set(draft.actor) <= known.employed:
        return draft
    if is_demand and not all(n[:1].islower() or n in known.unions for n in draft.actor):
        return draft
    strikes = [d for d in drafts if d.entry.mode == "strike"]
    company = (known.company,) if known.company and strikes else ()
    told = (d.recipient for d in strikes if d.recipient and not set(d.recipient) & set(draft.actor))
    found = next(told, company)
    return draft if set(found) & set(draft.actor) else replace(draft, recipient=found)


def _after_invitation(draft: Draft, before: Sequence[Draft]) -> Draft | None:
    """``zaprosił Annę Nowak; wizyta odbędzie się``: a visit of the one invited, not the meeting
    told before."""
    if draft.entry.mode != VISIT or draft.form != "noun":
        return None
    for other in reversed(before):
        if draft.sentence - other.sentence > 1:
            return None
        sides = (*other.recipient, *other.actor)
        if other.entry.about == INVITATION and other.actor and {*draft.actor} <= {*sides}:
            return replace(draft, actor=sides, was_bare=draft.is_bare) if other.recipient else None
    return None


def _filled(draft: Draft, before: Sequence[Draft], all_drafts: Sequence[Draft]) -> Draft:
    """Filled from the nearest mention before it, else from one behind it: headline and lead name
    an event before the text tells of it."""
    after = [
        d for d in all_drafts[draft.order + 1 : draft.order + 1 + MENTIONS]
        if d.sentence - draft.sentence <= (FAR if draft.sentence < OPENING else AHEAD)
    ]  # fmt: skip
    found = [other for other in (*reversed(before[-MENTIONS:]), *after) if is_same(draft, other)]
    found.sort(
        key=lambda other: (
            other.entry.kin != draft.entry.kin,
            draft.entry.type == "CONSULT"
            and bool(draft.framing)
            and not set(draft.framing) & set(other.actor),
            bool(draft.recipient) and not other.recipient,
        )
    )
    return _merged(draft, found[0]) if found else draft


def _is_less_sure(draft: Draft, other: Draft) -> bool:
    return not draft.status.is_sure and other.status.value in {"planned", "possible", "ongoing"}


def is_ahead_of(draft: Draft, other: Draft) -> bool:
    """Whether one is still to come and the other has happened: they have no day or place in
    common."""
    return draft.status.value in AHEAD_OF and other.status.value == "occurred"


def _merged(draft: Draft, other: Draft) -> Draft:
    if other.entry.type != draft.entry.type:
        return replace(draft, actor=other.actor, joined=other.order, was_bare=True)
    if draft.entry.needs == "context":
        return replace(draft, actor=other.actor if other.recipient == draft.recipient else (),
                       joined=other.order)  # fmt: skip
    is_generic = all(name not in other.actor for name in draft.actor)
    takes_sides = (
        not draft.actor
        or (draft.entry.type == "CONSULT" and is_generic)
        or (draft.entry.is_symmetric and len(draft.actor) < len(other.actor))
    )
    keeps_day = draft.is_another or is_ahead_of(draft, other)
    is_apart = draft.is_spread or keeps_day
    same_day = (
        not draft.moment.value
        or not other.moment.value
        or (draft.moment.value == other.moment.value)
    )
    return replace(
        draft,
        actor=other.actor if takes_sides else draft.actor,
        recipient=draft.recipient or (other.recipient if same_day else ()),
        place=draft.place or (other.place if same_day and not is_apart else None),
        has_lent_place=draft.place is None and not is_apart,
        moment=draft.moment if keeps_day or not draft.moment.is_open else other.moment,
        status=other.status
        if takes_sides and not draft.is_another and _is_less_sure(draft, other)
        else draft.status,
        joined=other.order,
        was_bare=draft.is_bare,
    )
