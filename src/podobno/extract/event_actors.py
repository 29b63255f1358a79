"""An event's sides as its clause tells them come in; who acts and on whom goes out, as the sentence
and the one before it tell besides."""

from __future__ import annotations

from dataclasses import dataclass, replace

from podobno.extract.event_bearers import accused, bearer, framed, host, is_speaker, visitor
from podobno.extract.event_clauses import Reading
from podobno.extract.event_context import Scene
from podobno.extract.event_draft_sides import each_of, names_of
from podobno.extract.event_elision import elided, teller
from podobno.extract.event_guards import is_force, is_friend, is_in_office, is_of_a_share
from podobno.extract.event_identity import VISIT
from podobno.extract.event_inversion import takes_object
from podobno.extract.event_owners import owned, thanked
from podobno.extract.event_phrases import Phrase
from podobno.extract.event_plans import planner
from podobno.extract.event_requests import asked
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
from podobno.extract.event_wars import waging
from podobno.extract.event_words import grammar_words
from podobno.language.event_lexicon import ACTOR, RECIPIENT, Entry
from podobno.language.tags import possible_cases
from podobno.model import StatementMention

WAR = "war"
# What nobody does by speaking of it: ``Nowak: kraj w obliczu inwazji``.
DONE_BY_FORCE = frozenset({"ASSAULT", "COERCE", "PROTEST"})
# A state parades its forces: those who attend do not.
PARADE = "parade"


@dataclass(frozen=True, slots=True, kw_only=True)
class Instance:
    """An event's trigger at ``index`` with its entry, its form, the phrases that play a part, the
    statement that tells of it and the place told."""

    scene: Scene
    index: int
    entry: Entry
    form: str
    slots: Slots
    claim: StatementMention | None
    place: str | None

    @property
    def is_noun(self) -> bool:
        return self.form == "noun"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """Who acts and on whom; ``framing`` are those whose deeds the event frames, ``is_one_sided``
    where only the other side stands beside its noun."""

    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    framing: tuple[str, ...] = ()
    is_one_sided: bool = False


def settle_sides(instance: Instance, actor: tuple[str, ...], recipient: tuple[str, ...]) -> Sides:
    """The sides of an event, from those that its own clause tells."""
    scene, index, entry = instance.scene, instance.index, instance.entry
    actor = _meant(instance, _subject(instance, actor), recipient)
    is_one_sided = _is_one_sided(scene, entry, actor, instance.slots)
    sides = Sides(actor=actor, recipient=recipient, is_one_sided=is_one_sided)
    if instance.is_noun:
        sides = _of_noun(instance, sides)
    actor, recipient = sides.actor, sides.recipient
    if not actor and entry.type == "PROTEST" and entry.mode == "demo":
        actor = crowd(scene, index, instance.form)
    wants_patient = instance.form == "passive" and not recipient and takes_object(entry)
    if wants_patient and subject(scene.reading, index) is None:
        recipient = elided(scene, index, instance.slots, None, entry.type)
    if entry.who == "friend" and not is_friend(scene, index, recipient):
        actor, recipient = (), ()
    if not _may_act(instance, actor):
        actor = ()
    if instance.is_noun and entry.about == PARADE and not instance.slots.actors:
        actor = host(scene, instance.place)
    if entry.type == "REQUEST" and not recipient and not instance.is_noun:
        recipient = asked(scene, index)
    actor = acting_states(scene.people, entry, each_of(actor))
    recipient = recipient or (employer(scene, entry, actor) if actor else ())
    recipient = tuple(name for name in recipient if name not in actor)
    return replace(sides, actor=actor, recipient=recipient)


def _subject(instance: Instance, actor: tuple[str, ...]) -> tuple[str, ...]:
    """Who acts by the verb's subject, expressed or not."""
    scene, index, entry, slots = instance.scene, instance.index, instance.entry, instance.slots
    if actor and instance.form == "finite" and entry.subject == ACTOR:
        actor = _said(scene, index, slots) or actor
    if not actor and any(_takes_up(scene.reading, phrase) for phrase in slots.actors):
        slots.is_elided = True
    if instance.form == "finite" and entry.subject == ACTOR and not actor:
        actor = teller(scene, index)
        slots.is_elided = slots.is_elided and not actor
    if slots.is_elided:
        led = elided(scene, index, slots, instance.claim, entry.type)
        actor = tuple(dict.fromkeys((*led, *actor)))
    return actor


def _said(scene: Scene, index: int, slots: Slots) -> tuple[str, ...]:
    """``„[Rząd] musi pomóc” – zaapelował``, ``Wezwał [rząd] do ustąpienia``: who speaks acts, not
    whom the words or the verb itself speak of; None where the verb has a subject of its own."""
    reading = scene.reading
    start = reading.tokens[index].start
    said = [
        s for s in scene.statements
        if s.cue and s.speaker is None and s.cue.start <= start < s.cue.end
    ]  # fmt: skip
    content = [span for statement in said for span in statement.content]

    def is_other(phrase: Phrase) -> bool:
        at = reading.tokens[phrase.head]
        is_object = phrase.start > index and "acc" in possible_cases(at)
        return is_object or any(span.start <= at.start < span.end for span in content)

    is_told = bool(said) and all(is_other(phrase) for phrase in slots.actors)
    return teller(scene, index) if is_told else ()


def _meant(
    instance: Instance, actor: tuple[str, ...], recipient: tuple[str, ...]
) -> tuple[str, ...]:
    """Those who act by name, where they are called by what they are."""
    scene = instance.scene
    actor = workers_of(scene, instance.entry, instance.slots.actors) or actor
    actor = _person_meant(scene, instance.index, actor, recipient)
    return _company_meant(scene, actor, recipient)


def _of_noun(instance: Instance, sides: Sides) -> Sides:
    """The sides of an event that a noun names: who acts by the verb it stands with, whom else it
    belongs to, or whose deeds it frames."""
    scene, index, entry = instance.scene, instance.index, instance.entry
    actor, recipient = sides.actor, sides.recipient
    if not actor or sides.is_one_sided:
        actor = _bearers(instance, sides)
    if not actor and entry.mode == VISIT:
        actor = visitor(scene, index)
    if not actor:
        actor = owned(scene, index, as_state=entry.type != "PROTEST")
    if not actor:
        actor, helped = thanked(scene, index, entry)
        recipient = recipient or helped
    framing = () if actor else framed(scene, index)
    if entry.subject == RECIPIENT and not recipient:
        recipient = framing
    if entry.type == "CONSULT" and len(framing) > 1:
        actor = framing
    return replace(sides, actor=actor, recipient=recipient, framing=framing)


def _bearers(instance: Instance, sides: Sides) -> tuple[str, ...]:
    """``[Belgia] zapowiedziała sankcje``, ``decyzja [Belgii] o sankcjach``: who acts by the words
    around a noun."""
    scene, index, entry = instance.scene, instance.index, instance.entry
    is_protest = entry.type == "PROTEST"
    found = bearer(scene, index, is_one_sided=sides.is_one_sided, as_state=not is_protest)
    if entry.type in DONE_BY_FORCE and is_speaker(scene, found):
        found = ()
    return (
        tuple(dict.fromkeys((*found, *sides.actor)))
        or accused(scene, index)
        or planner(scene, index, entry)
        or (strikers(scene, index) if entry.mode == "strike" else ())
        or (called(scene, index) if is_protest else ())
        or (organised(scene, index) if is_protest else ())
        or invited(scene, index, is_strike=is_protest)
        or (waging(scene, index) if entry.kin == WAR else ())
    )


def _may_act(instance: Instance, actor: tuple[str, ...]) -> bool:
    """Whether those found are of the kind that does what the event's entry tells."""
    scene, index, slots, who = instance.scene, instance.index, instance.slots, instance.entry.who
    if instance.form == "finite" and is_of_a_share(scene, index, instance.entry):
        return False
    if who == "office":
        return is_in_office(scene, slots, actor)
    if who == "workers":
        return is_idle(scene, index, instance.form, slots.actors)
    return who != "force" or is_force(scene, slots, actor)


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
