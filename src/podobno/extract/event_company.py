"""The event mentions of a document come in, meetings go out with those who also took part, as the
sentences behind tell: ``W rozmowach uczestniczyła także Nowak``, ``Towarzyszyła mu Nowak``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from podobno.extract.event_context import Scene
from podobno.extract.event_draft import Draft, Known
from podobno.extract.event_identity import NEARBY
from podobno.extract.event_joins import AHEAD_OF
from podobno.extract.event_phrases import read_phrase
from podobno.extract.event_subjects import subject_of_clause
from podobno.extract.event_words import grammar_words

MEETING = "CONSULT"
# A meeting and the panel or dinner that it is called besides.
GATHERINGS = frozenset({"meeting", "summit"})


def is_joining(scene: Scene, index: int, beside: Sequence[int]) -> bool:
    """``[uczestniczyła] w rozmowach``, ``w dyskusji [wzięli udział]``: who takes part in what was
    told before; ``w szczycie NATO`` says itself whose it is."""
    reading = scene.reading
    nouns = {index, *beside}
    owned = any(
        p.start - 1 in nouns and p.preposition in {None, "z"} and p.cases & {"gen", "inst"}
        for p in (read_phrase(reading.words, i + 1) for i in nouns if i + 1 < len(reading.tokens))
        if p is not None and p.start not in nouns
    )
    verbs = (reading.tokens[i].lemma for i in reading.clause(index).verbs)
    return not owned and any(verb in grammar_words("taking_part") for verb in verbs)


def companions(scene: Scene) -> tuple[str, ...]:
    """``[Nowak i Lis] towarzyszyli Kowalskiemu``: who comes with somebody."""
    reading = scene.reading
    found: list[str] = []
    for clause in reading.clauses:
        for verb in clause.verbs:
            if reading.tokens[verb].lemma in grammar_words("accompanying"):
                who = subject_of_clause(reading, clause, verb, 0)
                found += scene.people.names(who, as_actor=True) if who is not None else ()
    return tuple(name for name in found if scene.people.cast.kind(name) == "PER")


def with_company(
    drafts: Sequence[Draft], company: Mapping[int, Sequence[str]], known: Known
) -> tuple[Draft, ...]:
    """The drafts in order, each meeting with all who took part in it."""
    told = list(drafts)
    for draft in drafts:
        if draft.is_joining and (meeting := _meeting_before(draft, told, known)) is not None:
            _join(told, meeting, (*meeting.actor, *draft.actor), draft.order)
    for sentence, names in company.items():
        near = (d for d in reversed(told) if 0 <= sentence - d.sentence <= 1)
        meeting = next((d for d in near if _is_of_persons(d, known)), None)
        if meeting is not None:
            _join(told, meeting, (*meeting.actor, *names), meeting.order)
    return tuple(told)


def _join(told: list[Draft], meeting: Draft, names: Sequence[str], order: int) -> None:
    """Gives all mentions of a meeting those who took part."""
    everybody = tuple(dict.fromkeys(names))
    for i, other in enumerate(told):
        if other.actor == everybody:
            continue
        is_same = set(other.actor) == set(meeting.actor) and _are_alike(other, meeting)
        if is_same or other.order == order:
            told[i] = replace(other, actor=everybody)


def _meeting_before(draft: Draft, drafts: Sequence[Draft], known: Known) -> Draft | None:
    """The meeting of persons told right before, which somebody joins."""
    if not _is_of_persons(draft, known):
        return None
    for other in reversed(drafts[: draft.order]):
        if draft.sentence - other.sentence > NEARBY:
            return None
        if draft.moment.value not in {None, other.moment.value}:
            continue
        is_other = other.sentence < draft.sentence and _are_alike(other, draft)
        if is_other and _is_of_persons(other, known):
            return other
    return None


def _are_alike(one: Draft, other: Draft) -> bool:
    """Both meetings, both still to come or both not."""
    return (
        {one.entry.type, other.entry.type} == {MEETING}
        and {one.entry.kin, other.entry.kin} <= GATHERINGS
        and (one.status.value in AHEAD_OF) == (other.status.value in AHEAD_OF)
    )


def _is_of_persons(draft: Draft, known: Known) -> bool:
    """Whether persons meet, not states."""
    kinds = {known.kinds.get(name) for name in draft.actor}
    return draft.entry.type == MEETING and bool(kinds) and not kinds & {"LOC", "ORG"}
