"""Two event mentions of a document come in, whether one may tell of the other's event goes out."""

from __future__ import annotations

from collections.abc import Sequence

from podobno.extract.event_draft import Draft

# Events a text comes back to by a bare noun, from anywhere; others only from close by.
RECURRING = frozenset({
    "CONSULT", "PROTEST", "ASSAULT", "SANCTION", "COERCE", "CONCEDE", "MOBILIZE",
})  # fmt: skip
# How many sentences back a mention stands that is close by.
NEARBY = 2
DENIED = "denied"
VISIT, FIGHT = "visit", "fight"


def is_same(draft: Draft, other: Draft) -> bool:
    """Whether one mention may tell of the event of the other."""
    if other.is_figurative:
        return False  # an interview lends its sides to no talks
    if (draft.status.value == DENIED) != (other.status.value == DENIED):
        return False  # who denies to have shot is not told to have shot
    if (
        draft.status.is_sure
        and not draft.is_we
        and (draft.status.value, other.status.value) == ("occurred", "planned")
    ):
        return False  # what was said of the talks is not said of those to come
    if draft.has_stranger:
        return False  # "rozmawiałem z panem z urzędu": with nobody whom the text names
    if draft.entry.needs == "recipient" and draft.form == "noun" and not draft.recipient:
        return False
    if draft.is_of_peace and not other.is_of_peace:
        return False  # peace talks are not those that the text told of
    if draft.entry.needs == "context":
        return other.entry.type == draft.entry.type and other.entry.needs != "context"
    if other.is_bare or not _is_kin(draft, other):
        return False
    if not draft.actor and other.entry.about == FIGHT != draft.entry.about:
        return False  # who fights in a war need not be who began it
    is_close = 0 <= draft.sentence - other.sentence <= NEARBY
    if draft.is_bare and draft.entry.type not in RECURRING and not is_close:
        return False
    if draft.form in {"passive", "described"} and not draft.actor and not draft.entry.is_symmetric:
        return bool(other.actor) and _may_share(draft, other)
    if (
        draft.entry.type == "CONSULT"
        and draft.actor
        and len(other.actor) > 1
        and all(name not in other.actor and _is_among(name, other.actor) for name in draft.actor)
    ):
        return True
    if draft.entry.mode == VISIT != other.entry.mode and draft.actor:
        return False  # whom the visitor meets is told by the meeting (decision 0006)
    if draft.form not in {"noun", "impersonal"} and not (
        _has_two_sides(draft) and len(draft.actor) < 2
    ):
        return _shares_all(draft, other)
    if _has_two_sides(draft):
        if len(draft.actor) >= 2:
            return set(draft.actor) == set(other.actor)
        return len(other.actor) >= 2 and all(_is_among(n, other.actor) for n in draft.actor)
    if draft.is_bare:
        return bool(other.actor)
    if not draft.actor and draft.form == "noun":
        is_open = draft.entry.kin == "war" and not other.recipient
        is_alike = set(draft.recipient) == set(other.recipient) or is_open
        # Many help one state: who gave it arms need not have given it this.
        is_told = is_close or draft.entry.type != "AID"
        return (
            bool(other.actor)
            and is_alike
            and is_told
            and not set(other.actor) & set(draft.recipient)
        )
    return _shares_all(draft, other)


def _has_two_sides(draft: Draft) -> bool:
    """A meeting has two sides, and so has a visit that the text tells of with its host."""
    return draft.entry.is_symmetric or draft.entry.type == "CONSULT"


def _is_kin(draft: Draft, other: Draft) -> bool:
    """One type and kind; or an agreement of those who met (``strony uzgodniły``)."""
    if other.entry.type == draft.entry.type:
        bare_attack = draft.is_bare and {draft.entry.kin, other.entry.kin} <= {"war", "killing"}
        return other.entry.kin == draft.entry.kin or bare_attack
    return (
        draft.entry.type == "AGREE"
        and draft.entry.is_symmetric
        and (draft.is_bare or _is_by_both(draft, other))
        and (other.entry.type in {"CONSULT", "COOPERATE"} and len(other.actor) > 1)
    )


def _is_by_both(draft: Draft, other: Draft) -> bool:
    """``Nowak rozmawiała z Lisem. – Porozumieliśmy się – powiedziała``."""
    is_close = 0 <= draft.sentence - other.sentence <= NEARBY
    return draft.is_we and len(draft.actor) == 1 and is_close and {*draft.actor} <= {*other.actor}


def _is_among(name: str, names: Sequence[str]) -> bool:
    """The name itself, or a plural of theirs that names nobody: ``prezydenci``, ``prezydenci trzech
    państw`` of ``prezydent Estonii``."""
    if name in names or not name.islower():
        return name in names
    word = name.split()[0]
    stem = word[: max(4, len(word) - 3)].casefold()
    alike = [other for other in names if other.casefold().startswith(stem)]
    return len(alike) > (" " in name)


def _may_share(draft: Draft, other: Draft) -> bool:
    """Near enough, and not done to somebody else."""
    reach = 3 * NEARBY if draft.entry.lemma == other.entry.lemma else NEARBY
    return abs(draft.sentence - other.sentence) <= reach and (
        not draft.recipient or not other.recipient or draft.recipient == other.recipient
    )


def _shares_all(draft: Draft, other: Draft) -> bool:
    """The same sides, as far as both name them."""
    if not draft.actor or set(draft.actor) != set(other.actor):
        return False
    if draft.entry.about != other.entry.about:
        return False
    return not draft.recipient or not other.recipient or draft.recipient == other.recipient
