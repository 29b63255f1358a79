"""A verb with an object before it comes in, those who act and those it is done to go out."""

from __future__ import annotations

from collections.abc import Sequence

from podobno.extract.event_agreement import agrees
from podobno.extract.event_clauses import Clause, Reading
from podobno.extract.event_context import Scene
from podobno.extract.event_phrases import Phrase
from podobno.language.event_lexicon import Entry
from podobno.language.tags import possible_cases


def hidden_subject(
    scene: Scene, index: int, beside: Sequence[int], entry: Entry
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """A subject read as an object because both look alike: ``chrześcijankę uniewinnił Sąd``."""
    reading = scene.reading
    for phrase in reading.in_clause(reading.clause(index)):
        head = reading.tokens[phrase.head]
        if phrase.preposition is not None or phrase.cases != {"acc"} or phrase.end == index:
            continue
        if reading.morphs[index].pos == "inf" or phrase.head in beside:
            continue
        if "nom" not in possible_cases(head):
            continue
        if not agrees(reading, phrase, next(iter(reading.clause(index).verbs), None)):
            continue
        if _is_only_object(reading, index, phrase, entry):
            continue
        names = scene.people.names(phrase, as_actor=True)
        if names and "m1" not in reading.morphs[phrase.head].genders:
            return names, names
    return (), ()


def _is_only_object(reading: Reading, index: int, phrase: Phrase, entry: Entry) -> bool:
    """``Skrytykował [rząd]``: the one object of a verb that has an object, as the tree has it."""
    takes = any(role.case == "acc" and not role.preposition for role in entry.roles)
    clause = reading.clause(index)
    relation = reading.tokens[phrase.head].relation
    if relation is None:  # no tree: nothing stands before the verb
        is_object = all(other.start > index for other in reading.in_clause(clause))
    else:
        is_object = relation == "obj"
    if not takes or not is_object:
        return False
    return not _takes_up_object(reading, clause, entry) and not any(
        other != phrase
        and other.preposition is None
        and "acc" in other.cases | possible_cases(reading.tokens[other.head])
        for other in reading.in_clause(clause)
    )


def _takes_up_object(reading: Reading, clause: Clause, entry: Entry) -> bool:
    """``ustawa, [którą] poparł rząd``, ``protest, [do którego] wezwał sojusz``: a relative word
    is what the verb is about."""
    opener = clause.opener
    if opener is None or clause.link != "relative":
        return False
    before = reading.tokens[opener - 1].lemma if opener else None
    is_theme = any(role.preposition == before for role in entry.roles if role.preposition)
    return is_theme or "acc" in reading.morphs[opener].cases


def fronted(scene: Scene, index: int) -> tuple[str, ...]:
    """``[Annę Nowak] uniewinnił sąd``: the object before its verb."""
    reading = scene.reading
    for phrase in reading.in_clause(reading.clause(index)):
        if phrase.end <= index and phrase.preposition is None and "acc" in phrase.cases:
            return scene.people.names(phrase, as_actor=False)
    return ()


def takes_object(entry: Entry) -> bool:
    return any(r.case == "acc" and r.part == "R" and not r.preposition for r in entry.roles)
