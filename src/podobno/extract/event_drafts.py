"""A trigger in its sentence comes in, the event mention it begins goes out as a draft."""

from __future__ import annotations

from collections.abc import Sequence

from podobno.extract.event_actors import Instance, settle_sides
from podobno.extract.event_bearers import leading
from podobno.extract.event_clauses import Reading
from podobno.extract.event_company import is_joining
from podobno.extract.event_context import Scene
from podobno.extract.event_dates import Moment, find_date, read_words
from podobno.extract.event_draft import Draft
from podobno.extract.event_draft_marks import (
    is_another,
    is_of_peace,
    is_part,
    is_purpose,
    is_wanted,
    is_we,
    is_where,
    is_within,
)
from podobno.extract.event_draft_sides import has_stranger, is_copula, read_sides
from podobno.extract.event_forms import read_form
from podobno.extract.event_guards import (
    is_chance,
    is_figurative,
    is_in_danger,
    is_manner,
    is_peak,
    is_striving,
)
from podobno.extract.event_homes import home_of
from podobno.extract.event_places import Where, find_place
from podobno.extract.event_reality import avowed, is_before, is_behind, is_said, read_reality
from podobno.extract.event_settling import RULED
from podobno.extract.event_slots import Slots
from podobno.extract.event_triggers import Trigger
from podobno.extract.event_wars import is_answered
from podobno.extract.event_words import lemmas_of
from podobno.language.event_lexicon import Entry
from podobno.model import Span, StatementMention

# What takes a side on something, wherever that is.
STANCES = frozenset({"SUPPORT", "REJECT", "SANCTION", "ACCUSE", "THREATEN", "REQUEST"})
# What is done where those are to whom it is done.
DEEDS = frozenset({"ASSAULT", "COERCE", "CONSULT", "MOBILIZE", "PROTEST", "RETREAT"})


def read_draft(scene: Scene, trigger: Trigger, order: int, number: int) -> Draft:
    reading = scene.reading
    form = read_form(reading, trigger.index)
    readings = [read_sides(scene, trigger, entry, form) for entry in trigger.entries]
    entry, slots, actor, recipient = max(
        reversed(list(zip(trigger.entries, *zip(*readings, strict=True), strict=True))),
        key=lambda found: bool(found[2]) + bool(found[3]),
    )
    span = _span(scene, trigger)
    claim = _statement_over(span, scene.statements)
    where = _find_place(scene, trigger, entry, slots, form)
    instance = Instance(
        scene=scene, index=trigger.index, entry=entry, form=form, slots=slots, claim=claim,
        place=where.name,
    )  # fmt: skip
    sides = settle_sides(instance, actor, recipient)
    actor, recipient = sides.actor, sides.recipient
    moment = find_date(
        reading, trigger.index, scene.times, scene.pack, beside=trigger.beside,
        is_spoken=is_said(entry) and form != "noun", form=form,
        is_claimed=claim is not None,
    )  # fmt: skip
    if claim and is_said(entry) and claim.speaker_name in actor and form == "finite":
        moment = moment if moment.value else Moment(value=claim.said_on)
    forces = scene.pack.table("event_actors")["forces"]
    status = avowed(read_reality(scene, trigger.index, entry, form, moment), entry, form, claim)
    is_off = is_before(scene, status, moment, form) or is_behind(scene, entry, status, moment)
    moment = Moment(value=None) if is_off else moment
    return Draft(
        order=order,
        sentence=number,
        entry=entry,
        form="impersonal" if form == "infinitive" and _is_impersonal(reading, trigger) else form,
        start=span.start,
        end=span.end,
        actor=actor,
        recipient=recipient,
        place=where.name,
        is_spread=where.is_spread,
        home=_home(scene, trigger.index, entry, actor, slots),
        moment=moment,
        status=status,
        claimed_by=claim.speaker_name if claim else None,
        framing=sides.framing,
        leading=leading(scene, trigger.index) if form == "noun" and sides.is_one_sided else (),
        is_another=form == "noun" and number > 0 and is_another(scene, trigger.index),
        is_joining=entry.type == "CONSULT" and is_joining(scene, trigger.index, trigger.beside),
        is_we=is_we(reading, trigger.index),
        is_of_peace=entry.type == "CONSULT" and is_of_peace(reading, trigger.index),
        is_elided=slots.is_elided,
        is_one_sided=form == "noun" and sides.is_one_sided,
        is_where=is_where(scene, trigger.index),
        is_within=form == "noun" and is_within(reading, trigger.index),
        is_part=form == "noun" and is_part(reading, trigger.index),
        is_purpose=form == "infinitive" and is_purpose(reading, trigger.index),
        is_answered=form == "noun" and is_answered(scene, trigger.index),
        is_of_troops=any(reading.tokens[i].lemma in forces for i in trigger.beside),
        is_wanted=is_wanted(reading, trigger.index),
        has_stranger=form == "finite" and has_stranger(scene, entry, slots),
        is_figurative=is_chance(scene, trigger.index, form, actor)
        or is_figurative(scene, entry, slots, actor, recipient)
        or is_striving(scene, trigger.index, entry)
        or is_manner(scene, trigger.index, entry)
        or is_in_danger(scene, trigger.index, entry)
        or is_peak(scene, trigger.index, entry),
    )


def _find_place(scene: Scene, trigger: Trigger, entry: Entry, slots: Slots, form: str) -> Where:
    return find_place(
        scene.reading,
        trigger.index,
        scene.people,
        own=slots.places,
        nouns=scene.lexicon.nouns,
        beside=trigger.beside,
        is_noun=form == "noun",
        is_deed=entry.type in DEEDS,
        is_stance=entry.type in STANCES,
        is_visit=entry.type == "CONSULT",
        is_spoken=is_said(entry) and form != "noun",
        is_headline=scene.is_headline,
    )


def _home(scene: Scene, index: int, entry: Entry, actor: Sequence[str], slots: Slots) -> str | None:
    authorities = read_words(scene.pack)["authorities"]
    is_ruling = entry.type in RULED and any({*name.split()} & authorities for name in actor)
    if entry.type != "PROTEST" and not is_ruling:
        return None
    is_strike = entry.mode == "strike"
    return home_of(
        scene.reading, index, scene.people, actor=actor, own=slots.actors, is_strike=is_strike
    )


def _is_impersonal(reading: Reading, trigger: Trigger) -> bool:
    """``próbowano ją zabić``."""
    verbs = reading.clause(trigger.index).verbs
    return bool(verbs) and reading.morphs[verbs[0]].pos == "imps"


def _span(scene: Scene, trigger: Trigger) -> Span:
    """The trigger's span: verb and noun of its phrase where they stand side by side, else the
    noun where the verb is light or the noun names the event by itself; of ``przeciwni budowie
    są`` the predicate."""
    tokens = scene.reading.tokens
    at = trigger.index
    has_predicate = is_copula(scene.reading, trigger)
    near = [i for i in trigger.beside[: 1 if has_predicate else None] if abs(i - at) == 1]
    if has_predicate and not near:
        return Span(tokens[trigger.beside[0]].start, tokens[trigger.beside[0]].end)
    if near:
        return Span(tokens[min(at, *near)].start, tokens[max(at, *near)].end)
    for i in trigger.beside:
        nouns = lemmas_of(tokens[i], ("subst", "depr"))
        own = {e.type for noun in nouns for e in scene.lexicon.nouns.get(noun, ())}
        if own & {e.type for e in trigger.entries}:
            return Span(tokens[i].start, tokens[i].end)
    return Span(tokens[at].start, tokens[at].end)


def _statement_over(span: Span, statements: Sequence[StatementMention]) -> StatementMention | None:
    """The innermost statement whose content holds the trigger."""
    around = [s for s in statements for c in s.content if c.start <= span.start < c.end]
    return min(around, key=lambda s: sum(c.end - c.start for c in s.content), default=None)
