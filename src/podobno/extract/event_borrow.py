"""The joined event mentions of a document come in, those whose words leave out the state that acts
go out with the one that does in the rest of the text.

``USA nałożyły sankcje na Iran. Firmy obawiają się [sankcji]``; ``Belgia wysłała do Mali żołnierzy.
[Żołnierze] walczą z rebeliantami``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from podobno.extract.event_draft import Draft, Known
from podobno.extract.event_identity import DENIED, FIGHT
from podobno.extract.event_stately import is_embargo

# What soldiers do where they are sent.
FOUGHT = frozenset({"ASSAULT", "AID"})


def lend_sanctions(drafts: Sequence[Draft], known: Known) -> tuple[Draft, ...]:
    """The drafts, sanctions without anybody with whoever alone imposes sanctions in the text;
    these are marked as inferred."""
    return tuple(_lent(draft, drafts, known) for draft in drafts)


def sign_for_states(drafts: Sequence[Draft], known: Known) -> tuple[Draft, ...]:
    """The drafts, treaties told of by themselves that took over two leaders who met with their
    states: ``Nowak przyjął Lisa. [Podpisany w czerwcu traktat] obejmuje handel``."""
    return tuple(_signed(draft, drafts, known) for draft in drafts)


def _signed(draft: Draft, drafts: Sequence[Draft], known: Known) -> Draft:
    is_lent = draft.entry.type == "AGREE" and draft.was_bare and draft.joined is not None
    if not is_lent or not draft.entry.beside:
        return draft
    is_met = drafts[draft.joined or 0].entry.type == "CONSULT"
    homes = known.two_homes(draft.actor) if is_met else ()
    return replace(draft, actor=homes) if homes else draft


def lend_wars(drafts: Sequence[Draft], known: Known) -> tuple[Draft, ...]:
    """The drafts, wars upon somebody with the one state that wages war in the text; these are
    marked as inferred. Who fights in a war need not be who began it."""
    begun = [d for d in drafts if _is_war(d) and d.actor and set(d.actor) <= known.countries]
    return tuple(_waged(draft, begun) for draft in drafts)


def _waged(draft: Draft, begun: Sequence[Draft]) -> Draft:
    is_open = _is_war(draft) and draft.form == "noun" and not draft.actor and draft.recipient
    if not is_open or draft.status.value == "possible":
        return draft
    same = {d.actor for d in begun if d.recipient == draft.recipient}
    told = same or {d.actor for d in begun if not d.recipient}
    side = told.pop() if len(told) == 1 else ()
    if not side or set(side) & set(draft.recipient):
        return draft
    return replace(draft, actor=side, is_inferred=True)


def _is_war(draft: Draft) -> bool:
    is_war = draft.entry.type == "ASSAULT" and draft.entry.kin == "war"
    return is_war and draft.entry.about != FIGHT and draft.status.value != DENIED


def lend_troops(drafts: Sequence[Draft], known: Known) -> tuple[Draft, ...]:
    """The drafts, what soldiers do whose state is not told with the state that sent them in the
    same sentence, else with the one that sends some in the text; these are marked as inferred."""
    told: list[Draft] = []
    for draft in drafts:
        new = _manned(draft, (*told, *drafts[len(told) :]), known)
        is_lent = new.actor != draft.actor
        told.append(replace(new, is_of_troops=True, is_inferred=True) if is_lent else draft)
    return tuple(told)


def _manned(draft: Draft, drafts: Sequence[Draft], known: Known) -> Draft:
    is_elided = draft.is_elided and not draft.actor and draft.entry.type in FOUGHT
    if not _is_of_soldiers(draft, known) and not is_elided:
        return draft
    sent = [d for d in drafts if d.is_of_troops and set(d.actor) <= known.countries and d.actor]
    if is_elided:  # "Belgia wysłała saperów. [Mają] pomóc Ukrainie"
        sent = [d for d in sent if draft.sentence - d.sentence == 1]
    here = {d.actor for d in sent if d.sentence == draft.sentence and d.order < draft.order}
    here = here or {d.actor for d in sent if is_elided}
    told = here or {d.actor for d in sent if d.entry.type == "AID"}
    sender = told.pop() if len(told) == 1 else ()
    return (
        draft if set(sender) & set(draft.recipient) else replace(draft, actor=sender or draft.actor)
    )


def _is_of_soldiers(draft: Draft, known: Known) -> bool:
    """``[żołnierze] walczą``: nobody's by their words."""
    is_bare = len(draft.actor) == 1 and draft.actor[0] in known.soldiers
    return draft.entry.type in FOUGHT and is_bare


def _included(draft: Draft, drafts: Sequence[Draft]) -> Draft | None:
    """``UE nałożyła na Iran sankcje, które obejmują [zakaz eksportu]``: with the sides of the
    sanctions that it is part of."""
    if not draft.is_part or draft.actor or draft.entry.type != "SANCTION":
        return None
    for other in reversed(drafts[: draft.order]):
        if draft.sentence - other.sentence > 1:
            return None
        if is_embargo(other.entry) and other.actor:
            recipient = draft.recipient or other.recipient
            return replace(draft, actor=other.actor, recipient=recipient, is_inferred=True)
    return None


def _lent(draft: Draft, drafts: Sequence[Draft], known: Known) -> Draft:
    if included := _included(draft, drafts):
        return included
    is_borrowed = draft.was_bare and draft.joined is not None
    if not is_embargo(draft.entry) or (draft.actor and not is_borrowed) or draft.is_wanted:
        return draft
    if draft.form not in {"noun", "passive", "described", "impersonal"}:
        return draft
    told = {
        _side(other, known)
        for other in drafts
        if is_embargo(other.entry) and _tells(other) and not _is_upon_others(draft, other, known)
    }
    plain = [names for names in told if all(known.kinds.get(n) in {"LOC", "ORG"} for n in names)]
    side = plain[0] if len(plain) == 1 else ()
    if not side or set(side) & set(draft.recipient):
        return draft
    return replace(draft, actor=side, is_inferred=True)


def _tells(draft: Draft) -> bool:
    """Whether a mention's own words say who imposes the sanctions."""
    return bool(draft.actor) and not (draft.was_bare and draft.joined is not None)


def _side(draft: Draft, known: Known) -> tuple[str, ...]:
    """The states that impose sanctions, for those who hold their offices."""
    return tuple(dict.fromkeys(known.home(name) or name for name in draft.actor))


def _is_upon_others(draft: Draft, other: Draft, known: Known) -> bool:
    """Whether the two are upon different states; a firm may be one of those of a state."""
    ours, theirs = (set(d.recipient) & known.countries for d in (draft, other))
    return bool(ours and theirs) and not ours & theirs
