"""A trigger in its sentence comes in, the event mention it begins goes out as a draft."""

from __future__ import annotations

from collections.abc import Sequence

from podobno.extract.event_bearers import accused, bearer, framed, host, leading, visitor
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
from podobno.extract.event_draft_sides import is_copula, names_of, read_sides
from podobno.extract.event_elision import elided, teller
from podobno.extract.event_forms import read_form
from podobno.extract.event_guards import (
    is_chance,
    is_figurative,
    is_force,
    is_friend,
    is_in_office,
    is_manner,
    is_of_a_share,
    is_striving,
)
from podobno.extract.event_homes import home_of
from podobno.extract.event_identity import VISIT
from podobno.extract.event_inversion import takes_object
from podobno.extract.event_owners import owned, thanked
from podobno.extract.event_phrases import Phrase
from podobno.extract.event_places import Where, find_place
from podobno.extract.event_plans import planner
from podobno.extract.event_reality import avowed, is_before, is_said, read_reality
from podobno.extract.event_requests import asked
from podobno.extract.event_settling import RULED
from podobno.extract.event_slots import Slots
from podobno.extract.event_stately import acting_states
from podobno.extract.event_strikes import (
    called,
    crowd,
    employer,
    invited,
    is_idle,
    organised,
    strikers,
    workers_of,
)
from podobno.extract.event_subjects import subject
from podobno.extract.event_triggers import Trigger
from podobno.extract.event_wars import is_answered, waging
from podobno.extract.event_words import grammar_words, lemmas_of
from podobno.language.event_lexicon import ACTOR, RECIPIENT, Entry
from podobno.model import Span, StatementMention

WAR = "war"
# A state parades its forces: those who attend do not.
PARADE = "parade"
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
    if not actor and any(_takes_up(reading, phrase) for phrase in slots.actors):
        slots.is_elided = True
    if form == "finite" and entry.subject == ACTOR and not actor:
        actor = teller(scene, trigger.index)
        slots.is_elided = slots.is_elided and not actor
    if slots.is_elided:
        led = elided(scene, trigger.index, slots, claim, entry.type)
        actor = tuple(dict.fromkeys((*led, *actor)))
    actor = workers_of(scene, entry, slots.actors) or actor
    actor = _company_meant(scene, _person_meant(scene, trigger.index, actor, recipient), recipient)
    is_one_sided = _is_one_sided(scene, entry, actor, slots)
    if form == "noun" and (not actor or is_one_sided):
        is_protest = entry.type == "PROTEST"
        found = bearer(scene, trigger.index, is_one_sided=is_one_sided, as_state=not is_protest)
        actor = tuple(dict.fromkeys((*found, *actor))) or (
            accused(scene, trigger.index)
            or planner(scene, trigger.index, entry)
            or (strikers(scene, trigger.index) if entry.mode == "strike" else ())
            or (called(scene, trigger.index) if is_protest else ())
            or (organised(scene, trigger.index) if is_protest else ())
            or invited(scene, trigger.index, is_strike=is_protest)
        )
        if not actor and entry.kin == WAR:
            actor = waging(scene, trigger.index)
    if not actor and form == "noun" and entry.mode == VISIT:
        actor = visitor(scene, trigger.index)
    if form == "noun" and not actor:
        actor = owned(scene, trigger.index, as_state=entry.type != "PROTEST")
    if form == "noun" and not actor:
        actor, helped = thanked(scene, trigger.index, entry)
        recipient = recipient or helped
    framing = framed(scene, trigger.index) if form == "noun" and not actor else ()
    if form == "noun" and entry.subject == RECIPIENT and not recipient:
        recipient = framing
    if entry.type == "CONSULT" and len(framing) > 1:
        actor = framing
    if not actor and entry.type == "PROTEST" and entry.mode == "demo":
        actor = crowd(scene, trigger.index, form)
    wants_patient = form == "passive" and not recipient and takes_object(entry)
    if wants_patient and subject(reading, trigger.index) is None:
        recipient = elided(scene, trigger.index, slots, None, entry.type)
    if form == "finite" and is_of_a_share(scene, trigger.index, entry):
        actor = ()
    if entry.who == "office" and not is_in_office(scene, slots, actor):
        actor = ()
    if entry.who == "workers" and not is_idle(scene, trigger.index, form, slots.actors):
        actor = ()
    if entry.who == "friend" and not is_friend(scene, trigger.index, recipient):
        actor, recipient = (), ()
    if entry.who == "force" and not is_force(scene, slots, actor):
        actor = ()
    if form == "noun" and entry.about == PARADE and not slots.actors:
        actor = host(scene, _find_place(scene, trigger, entry, slots, form).name)
    if entry.type == "REQUEST" and not recipient and form != "noun":
        recipient = asked(scene, trigger.index)
    actor = acting_states(scene.people, entry, actor)
    recipient = recipient or (employer(scene, entry, actor) if actor else ())
    recipient = tuple(name for name in recipient if name not in actor)
    moment = find_date(
        reading, trigger.index, scene.times, scene.pack, beside=trigger.beside,
        is_spoken=is_said(entry) and form != "noun", form=form,
        is_claimed=claim is not None,
    )  # fmt: skip
    where = _find_place(scene, trigger, entry, slots, form)
    if claim and is_said(entry) and claim.speaker_name in actor and form == "finite":
        moment = moment if moment.value else Moment(value=claim.said_on)
    forces = scene.pack.table("event_actors")["forces"]
    status = avowed(read_reality(scene, trigger.index, entry, form, moment), entry, form, claim)
    moment = Moment(value=None) if is_before(scene, status, moment, form) else moment
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
        framing=framing,
        leading=leading(scene, trigger.index) if form == "noun" and is_one_sided else (),
        is_another=form == "noun" and number > 0 and is_another(scene, trigger.index),
        is_joining=entry.type == "CONSULT" and is_joining(scene, trigger.index, trigger.beside),
        is_we=is_we(reading, trigger.index),
        is_of_peace=entry.type == "CONSULT" and is_of_peace(reading, trigger.index),
        is_elided=slots.is_elided,
        is_where=is_where(scene, trigger.index),
        is_within=form == "noun" and is_within(reading, trigger.index),
        is_part=form == "noun" and is_part(reading, trigger.index),
        is_purpose=form == "infinitive" and is_purpose(reading, trigger.index),
        is_answered=form == "noun" and is_answered(scene, trigger.index),
        is_of_troops=any(reading.tokens[i].lemma in forces for i in trigger.beside),
        is_wanted=is_wanted(reading, trigger.index),
        is_figurative=is_chance(scene, trigger.index, form, actor)
        or is_figurative(scene, entry, slots, actor, recipient)
        or is_striving(scene, trigger.index, entry)
        or is_manner(scene, trigger.index, entry),
    )


def _takes_up(reading: Reading, phrase: Phrase) -> bool:
    """``zagrozili [oni]``, ``[Ci], którzy pomagają``: a pronoun for who led the sentence before."""
    is_person = reading.morphs[phrase.head].pos == "ppron3" and "nom" in phrase.cases
    is_these = phrase.start == phrase.head == 0 and reading.tokens[0].lemma in grammar_words("this")
    return is_person or (is_these and "pl" in reading.morphs[0].numbers)


def _person_meant(
    scene: Scene, index: int, actor: tuple[str, ...], recipient: tuple[str, ...]
) -> tuple[str, ...]:
    """``Jan Nowak przyjechał do Pragi. [Polityk] spotkał się``: the man who led the sentence
    before."""
    epithets = scene.pack.table("event_actors")["epithets"]
    people = scene.people
    last = scene.last[0] if len(scene.last) == 1 else None
    if last is None or not set(actor) & {*epithets} or last in {*actor, *recipient}:
        return actor
    before = people.cast.analysis.sentences[max(0, people.sentence - 1)]
    named = people.cast.names
    is_near = any(n.entity_name == last and before.start <= n.start < before.end for n in named)
    here = range(scene.reading.tokens[0].start, scene.reading.tokens[index].start)
    is_near = is_near and not any(n.type == "PER" and n.start in here for n in named)
    is_man = people.cast.kind(last) == "PER" and people.circle.genders.get(last) != "f"
    is_meant = is_near and is_man
    return tuple(last if name in epithets else name for name in actor) if is_meant else actor


def _company_meant(
    scene: Scene, actor: tuple[str, ...], recipient: tuple[str, ...]
) -> tuple[str, ...]:
    """``Norbex przegrał w sądzie. [Spółka] zobowiązała się``: the company that led the sentence
    before."""
    companies = scene.pack.table("event_actors")["companies"]
    is_bare = len(actor) == 1 and actor[0] in companies
    is_told = len(scene.last) == 1 and scene.people.cast.kind(scene.last[0]) == "ORG"
    is_other = scene.last and scene.last[0] in recipient
    return scene.last if is_bare and is_told and not is_other else actor


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


def _is_one_sided(scene: Scene, entry: Entry, actor: tuple[str, ...], slots: Slots) -> bool:
    """``spotkanie z Kimem``, ``rozmowy z Francją i Włochami``: only the other side stands beside
    the noun."""
    others = [phrase for phrase in slots.actors if phrase.preposition == "z"]
    is_plain = len(others) == len(slots.actors)
    return (
        entry.is_symmetric
        and bool(actor)
        and is_plain
        and set(actor) <= {*names_of(scene.people, others, as_actor=True)}
    )


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
