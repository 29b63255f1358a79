"""A demand or an appeal in its sentence comes in, whom it asks goes out where no phrase of its own
says so; and of a text's events those that somebody is asked for, with whom it asks as their actor.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from podobno.extract.event_clauses import Clause
from podobno.extract.event_context import Scene
from podobno.extract.event_draft import Draft
from podobno.extract.event_subjects import subject_of_clause
from podobno.extract.event_words import grammar_words

# Deeds that are asked for by a noun: ``zaapelował do Belgii o nałożenie sankcji``.
ASKED_FOR = frozenset({"SANCTION", "COERCE"})
# Deeds that are done for another: ``wysłanie wojsk, by pomóc``.
DONE = frozenset({"AID", "MOBILIZE", "SANCTION", "ASSAULT", "RETREAT"})
# How far behind the word of asking the noun of the deed may stand, in characters.
REACH = 60


def asked(scene: Scene, index: int) -> tuple[str, ...]:
    """``żądają, by [rząd] ustąpił``, ``domaga się wycofania wojsk przez [Iran]``, ``– [Unia] musi
    przestać – zaapelował``: who would do what is asked for."""
    return _in_aim(scene, index) or _by_agent(scene, index) or _by_duty(scene, index)


def _in_aim(scene: Scene, index: int) -> tuple[str, ...]:
    """The subject of the clause that says what is asked for."""
    reading = scene.reading
    here = reading.clause(index)
    for clause in reading.clauses:
        if clause.parent != here.index or clause.opener is None or clause.opener < index:
            continue
        if reading.tokens[clause.opener].lemma in grammar_words("aims") and clause.verbs:
            return _subject_within(scene, clause)
    return ()


def _subject_within(scene: Scene, clause: Clause) -> tuple[str, ...]:
    """The subject that stands in a clause itself, unless something is done to it."""
    reading = scene.reading
    found = subject_of_clause(reading, clause, clause.verbs[0], 0)
    if found is None or found not in reading.in_clause(clause):
        return ()
    if any(reading.morphs[i].pos == "ppas" for i in reading.tokens_of(clause)):
        return ()
    return scene.people.names(found, as_actor=True)


def _by_agent(scene: Scene, index: int) -> tuple[str, ...]:
    """Who is to do the deed whose noun stands behind the verb."""
    reading = scene.reading
    for phrase in reading.in_clause(reading.clause(index)):
        if phrase.preposition != "przez" or phrase.start < index:
            continue
        between = range(index + 1, phrase.start)
        is_deed = any(r.tag.startswith("ger") for i in between for r in reading.tokens[i].readings)
        is_done = any(reading.morphs[i].pos == "ppas" for i in between)
        return scene.people.names(phrase, as_actor=True) if is_deed and not is_done else ()
    return ()


def _by_duty(scene: Scene, index: int) -> tuple[str, ...]:
    """Who must do something by the words that the verb quotes."""
    token, reading = scene.reading.tokens[index], scene.reading
    quoted = [
        span
        for statement in scene.statements
        if statement.cue and statement.cue.start <= token.start < statement.cue.end
        for span in statement.content
    ]
    for clause in reading.clauses:
        duties = [v for v in clause.verbs if reading.tokens[v].lemma in grammar_words("duties")]
        starts = [reading.tokens[v].start for v in duties]
        if starts and any(span.start <= starts[0] < span.end for span in quoted):
            return _subject_within(scene, clause)
    return ()


def give_asked(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts, those that somebody is asked for with whom the demand asks: ``zaapelowała do
    [Unii] o nałożenie sankcji``, ``zwrócił się do [prokuratury] z wnioskiem o wstrzymanie``."""
    return tuple(_given(draft, drafts) for draft in drafts)


def give_purposes(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts, what a deed told by a noun is done for with whoever does that deed: ``wysłanie
    wojsk przez [Iran], by pomóc Rosji, potępił Izrael``."""
    return tuple(_purposed(draft, drafts) for draft in drafts)


def _purposed(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    if not draft.is_purpose or draft.order == 0:
        return draft
    before = drafts[draft.order - 1]
    is_deed = before.form == "noun" and before.entry.type in DONE and bool(before.actor)
    is_near = before.sentence == draft.sentence and draft.start - before.end <= REACH
    if not is_deed or not is_near or set(before.actor) & set(draft.recipient):
        return draft
    return replace(draft, actor=before.actor)


def _given(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    is_open = draft.form == "noun" and not draft.actor and draft.status.value == "possible"
    if not is_open or draft.entry.type not in ASKED_FOR or draft.order == 0:
        return draft
    before = drafts[draft.order - 1]
    is_asked = before.entry.type == "REQUEST" and before.sentence == draft.sentence
    if not is_asked or not before.recipient or draft.start - before.end > REACH:
        return draft
    if set(before.recipient) & set(draft.recipient):
        return draft
    return replace(draft, actor=before.recipient)
