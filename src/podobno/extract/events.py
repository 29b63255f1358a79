"""An analysed document comes in, its events go out: who did what to whom, where, when, and
whether it happened or was only said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from podobno.extract.cast import Cast
from podobno.extract.event_clauses import Reading, read_reading
from podobno.extract.event_phrases import Phrase
from podobno.extract.event_joins import Draft, join_drafts
from podobno.extract.event_lexicon import Entry, Lexicon, read_lexicon
from podobno.extract.event_people import Circle, People, read_circle
from podobno.extract.event_places_dates import Moment, find_date, find_place
from podobno.extract.event_roles import (
    Slots,
    agrees,
    find_gifts,
    find_slots,
    read_form,
    subject,
)
from podobno.extract.event_status import Status, read_status
from podobno.extract.event_triggers import Trigger, find_triggers
from podobno.language.pack import LanguagePack
from podobno.language.tags import read_tag
from podobno.model import Analysis, EventMention, Span, StatementMention, TimeMention

# Events that a noun tells of without naming who did them.
# Events that reach somebody through what is theirs: ``popiera działania Rosji``.
THINGS = frozenset({
    "SUPPORT", "ACCUSE", "AGREE", "REJECT", "ASSAULT", "SANCTION", "CONCEDE", "AID", "COERCE",
})  # fmt: skip
DAY = re.compile(r"\d{4}-\d\d-\d\d")
# Acts of speech: what follows the verb is what is said, not when.
SPOKEN = frozenset({"REQUEST", "ACCUSE", "THREATEN", "SUPPORT"})
ACTORLESS = frozenset({"COERCE", "ASSAULT", "CONCEDE", "SANCTION"})


@dataclass(slots=True)
class Scene:
    """What reading one sentence needs, and who was last spoken of."""

    reading: Reading
    people: People
    pack: LanguagePack
    lexicon: Lexicon
    times: Sequence[TimeMention]
    statements: Sequence[StatementMention]
    is_headline: bool
    published: str | None
    last: tuple[str, ...] = field(default=())
    last_is_plural: bool = False


def find_events(
    analysis: Analysis,
    pack: LanguagePack,
    cast: Cast,
    times: Sequence[TimeMention],
    statements: Sequence[StatementMention],
) -> tuple[EventMention, ...]:
    """The events of a document in reading order."""
    readings = [
        (number, read_reading(sentence.tokens, [
            name for name in cast.names if sentence.start <= name.start < sentence.end
        ]))
        for number, sentence in enumerate(analysis.sentences)
        if not sentence.is_noise
    ]
    circle = read_circle(cast, pack, readings)
    lexicon = read_lexicon(pack)
    drafts: list[Draft] = []
    last: tuple[str, ...] = ()
    is_plural = False
    for number, reading in readings:
        scene = Scene(
            reading=reading,
            people=People(circle=circle, sentence=number, reading=reading),
            pack=pack,
            lexicon=lexicon,
            times=times,
            statements=statements,
            is_headline=number == readings[0][0],
            published=analysis.document.published,
            last=last,
            last_is_plural=is_plural,
        )
        for trigger in find_triggers(reading, lexicon):
            drafts.append(_read_draft(scene, trigger, len(drafts), number))
        last, is_plural = _leading(scene, last, is_plural)
    kinds = {entity.name: entity.type for entity in cast.entities}
    joined = join_drafts(drafts, pack.table("event_actors")["pairs"], kinds)
    return tuple(_mention(draft) for draft in joined if _stands(draft))


def _read_draft(scene: Scene, trigger: Trigger, order: int, number: int) -> Draft:
    reading = scene.reading
    form = read_form(reading, trigger.index)
    readings = [_read_roles(scene, trigger, entry, form) for entry in trigger.entries]
    entry, slots, actor, recipient = max(
        reversed(list(zip(trigger.entries, *zip(*readings, strict=True), strict=True))),
        key=lambda found: bool(found[2]) + bool(found[3]),
    )
    span = _span(scene, trigger)
    claim = _statement_over(span, scene.statements)
    if not actor and any(
        reading.morphs[p.head].pos == "ppron3" and "nom" in p.cases for p in slots.actors
    ):
        slots.is_elided = True  # "zagrozili oni": the pronoun is whoever led the sentence before
    if slots.is_elided:
        actor = tuple(dict.fromkeys((*_elided(scene, trigger.index, slots, claim), *actor)))
    is_one_sided = _is_one_sided(entry, actor, slots)
    if form == "noun" and (not actor or is_one_sided):
        bearer = _bearer(scene, trigger.index, is_one_sided=is_one_sided)
        actor = tuple(dict.fromkeys((*bearer, *actor))) or _invited(scene, trigger.index)
    if not actor and entry.type == "PROTEST" and entry.mode == "demo":
        actor = _crowd(scene, trigger.index, form)
    if form == "passive" and not recipient and not entry.is_symmetric:
        if subject(reading, trigger.index) is None and _takes_object(entry):
            recipient = _elided(scene, trigger.index, slots, None)
    if entry.who == "office" and not _in_office(scene, slots, actor):
        actor = ()
    if entry.who == "force" and not _is_force(scene, slots, actor):
        actor = ()
    recipient = recipient or (_employer(scene, entry, slots) if actor else ())
    recipient = tuple(name for name in recipient if name not in actor)
    moment = find_date(
        reading, trigger.index, scene.times,
        is_spoken=entry.type in SPOKEN and form != "noun", is_noun=form == "noun",
    )  # fmt: skip
    return Draft(
        order=order,
        sentence=number,
        entry=entry,
        form="impersonal" if form == "infinitive" and _is_impersonal(reading, trigger) else form,
        start=span.start,
        end=span.end,
        actor=actor,
        recipient=recipient,
        place=find_place(
            reading, trigger.index, scene.people, own=slots.places, nouns=scene.lexicon.nouns,
            is_noun=form == "noun",
        ),
        moment=moment,
        status=_status(scene, trigger.index, entry, form, moment),
        claimed_by=claim.speaker_name if claim else None,
        is_figurative=_is_figurative(scene, entry, slots, actor, recipient),
    )


def _is_figurative(
    scene: Scene, entry: Entry, slots: Slots, actor: tuple[str, ...], recipient: tuple[str, ...]
) -> bool:
    """``walka z pandemią`` strikes nobody; an interview (``w rozmowie z agencją Reutera``) is no
    meeting."""
    if entry.type == "CONSULT":
        return bool(_media(scene.pack) & set(actor))
    against_things = bool(slots.recipients) and not recipient
    return entry.type == "ASSAULT" and entry.is_noun and against_things


def _status(scene: Scene, index: int, entry: Entry, form: str, moment: Moment) -> Status:
    """How real it is; what is dated behind the report is still to come, and the present tense
    of a headline tells what has happened."""
    status = read_status(scene.reading, index, form, scene.pack)
    if status.value == "denied" and "{nie}" in entry.key:
        is_past = scene.reading.morphs[index].pos == "praet"
        status = Status(value="occurred" if is_past else "ongoing")
    published, day = (scene.published or "")[:10], moment.value or ""
    is_ahead = len(published) == 10 and DAY.fullmatch(day) is not None and day > published
    is_present = form == "finite" and status.value == "ongoing"
    if is_ahead and (is_present or form == "noun" and status.value != "denied"):
        return Status(value="planned")
    is_first_person = "pri" in scene.reading.morphs[index].persons
    if is_present and entry.type in SPOKEN and (scene.is_headline or is_first_person):
        return Status(value="occurred")
    if is_present and entry.type == "CONSULT" and day and (
        day == published or day == _week_of(published)
    ):
        return Status(value="planned")
    return status


def _week_of(day: str) -> str | None:
    """The ISO week of a day as TIMEX3 writes it, None for what is no day."""
    if DAY.fullmatch(day) is None:
        return None
    year, week, _ = date.fromisoformat(day).isocalendar()
    return f"{year}-W{week:02d}"


def _is_impersonal(reading: Reading, trigger: Trigger) -> bool:
    """``próbowano ją zabić``."""
    verbs = reading.clause(trigger.index).verbs
    return bool(verbs) and reading.morphs[verbs[0]].pos == "imps"


def _read_roles(
    scene: Scene, trigger: Trigger, entry: Entry, form: str
) -> tuple[Slots, tuple[str, ...], tuple[str, ...]]:
    slots = find_slots(scene.reading, trigger.index, entry, form)
    actor = _names(scene.people, slots.actors, as_actor=True)
    if form == "noun":
        actor = (*scene.people.country_beside(*_own(scene.reading, trigger.index)), *actor)
    recipient = tuple(dict.fromkeys(
        name for phrase in slots.recipients
        for name in scene.people.names(phrase, as_actor=False, through_things=entry.type in THINGS)
    ))  # fmt: skip
    takes = any(role.part == "R" for role in (*entry.roles, *entry.noun_roles))
    if slots.is_elided and not actor:
        actor, hidden = _hidden_subject(scene, trigger.index, trigger.beside)
        slots.is_elided = not actor
        recipient = tuple(name for name in recipient if name not in hidden)
    if not recipient and takes and not entry.is_symmetric and entry.type != "PROTEST":
        gifts = find_gifts(scene.reading, trigger.beside, scene.lexicon.own)
        recipient = _names(scene.people, gifts, as_actor=False)
    actor = tuple(dict.fromkeys(actor))
    return slots, actor, tuple(name for name in recipient if name not in actor)


def _hidden_subject(
    scene: Scene, index: int, beside: Sequence[int]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """A subject read as an object because both look alike: ``chrześcijankę uniewinnił Sąd``."""
    reading = scene.reading
    for phrase in reading.in_clause(reading.clause(index)):
        head = reading.tokens[phrase.head]
        if phrase.preposition is not None or phrase.cases != {"acc"} or phrase.end == index:
            continue
        if reading.morphs[index].pos == "inf" or phrase.head in beside:
            continue
        if not any("nom" in read_tag(r.tag).cases for r in head.readings):
            continue
        if not agrees(reading, phrase, next(iter(reading.clause(index).verbs), None)):
            continue
        names = scene.people.names(phrase, as_actor=True)
        if names and "m1" not in reading.morphs[phrase.head].genders:
            return names, names
    return (), ()


def _names(people: People, phrases: Sequence[Phrase], *, as_actor: bool) -> tuple[str, ...]:
    found = [name for phrase in phrases for name in people.names(phrase, as_actor=as_actor)]
    return tuple(dict.fromkeys(found))


def _own(reading: Reading, index: int) -> tuple[int, int, int]:
    """A noun's own phrase: where it starts, the noun, and the end of the adjectives behind it."""
    for phrase in reading.phrases:
        for part in phrase.parts:
            if part.start <= index < part.end:
                end = index + 1
                while end < part.end and reading.morphs[end].pos == "adj":
                    end += 1
                start = index
                while start > part.start and reading.morphs[start - 1].pos in {"adj", "ppas", "adja", "num"}:
                    start -= 1
                return start, index, end
    return index, index, index + 1


# --- who acts where no phrase says it ------------------------------------------------------------


def _elided(
    scene: Scene, index: int, slots: Slots, claim: StatementMention | None
) -> tuple[str, ...]:
    """The speaker in the first person, else who led the sentence before."""
    reading = scene.reading
    verb = slots.subject_verb if slots.subject_verb is not None else index
    verb = next(iter(reading.clause(index).verbs), verb)
    morph = reading.morphs[verb]
    if "pri" in morph.persons:
        return (claim.speaker_name,) if claim and claim.speaker_name else ()
    if morph.pos not in {"fin", "praet", "bedzie"} or "sec" in morph.persons:
        return ()
    if ("pl" in morph.numbers) != scene.last_is_plural:
        return ()
    return scene.last


def _is_force(scene: Scene, slots: Slots, actor: tuple[str, ...]) -> bool:
    """Whether those who retreat are a state or its troops."""
    troops = scene.pack.table("events/classes")["troops"]
    heads = {scene.reading.tokens[p.head].lemma.casefold() for p in slots.actors}
    return bool(heads & set(troops)) or any(scene.people.cast.kind(n) == "LOC" for n in actor)


def _in_office(scene: Scene, slots: Slots, actor: tuple[str, ...]) -> bool:
    """Whether those who come are people of the state, and come to a place."""
    if not any(scene.people.place(phrase) for phrase in slots.places):
        return False
    cast = scene.people.cast
    holders = {person.name for person in cast.offices if person.office.title.is_office}
    listed = scene.pack.table("event_actors")["listed"]
    return bool(actor) and all(
        name in holders or any(name.casefold().startswith(word[:6]) for word in listed)
        for name in actor
    )


def _employer(scene: Scene, entry: Entry, slots: Slots) -> tuple[str, ...]:
    """A strike is against the employer: ``strajk pilotów [Lufthansy]``."""
    if entry.mode != "strike":
        return ()
    found = [n for p in slots.actors for part in p.parts for n in scene.people.genitive(part)]
    kinds = {name: scene.people.cast.kind(name) for name in found}
    own = tuple(name for name in kinds if kinds[name] not in {"LOC", "PER"})
    company = scene.people.circle.company
    return own or ((company,) if company else ())


def _takes_object(entry: Entry) -> bool:
    return any(r.case == "acc" and r.part == "R" and not r.preposition for r in entry.roles)


def _leading(
    scene: Scene, last: tuple[str, ...], is_plural: bool
) -> tuple[tuple[str, ...], bool]:
    """Who the sentence's main clause is about, for the next sentence's verb without a subject."""
    for clause in scene.reading.clauses:
        if clause.link != "main" or not clause.verbs:
            continue
        found = subject(scene.reading, clause.verbs[0])
        if found is None:
            break
        names = scene.people.names(found, as_actor=True)
        if names:
            numbers = scene.reading.morphs[found.head].numbers
            return names, len(names) > 1 or "pl" in numbers
    return last, is_plural


def _is_one_sided(entry: Entry, actor: tuple[str, ...], slots: Slots) -> bool:
    """``spotkanie z Kimem``: only the other side stands beside the noun."""
    sides = {phrase.preposition for phrase in slots.actors}
    return entry.is_symmetric and len(actor) == 1 and sides == {"z"}


def _crowd(scene: Scene, index: int, form: str) -> tuple[str, ...]:
    """The people of a demonstration, where the text has a word for them: ``tysiące ludzi
    protestowało``."""
    return (scene.people.circle.crowd,) if scene.people.circle.crowd and form != "passive" else ()


def _bearer(scene: Scene, index: int, *, is_one_sided: bool) -> tuple[str, ...]:
    """The subject of the clause: of ``zapowiedział strajk``, of ``podczas spotkania z X
    powiedział``."""
    reading, table = scene.reading, scene.pack.table("event_status")
    clause = reading.clause(index)
    verb = next(iter(clause.verbs), None)
    if verb is None and clause.opener is not None:
        verb = clause.opener if reading.morphs[clause.opener].pos in {"pcon", "pant"} else None
    if verb is None:
        return _headline_name(scene) if clause.index == 0 else ()
    lemma = reading.tokens[verb].lemma
    bears = lemma in table["bearers"]["verbs"] and (
        not _is_after_preposition(reading, index) or lemma in table["bearers"]["joining"]
    ) and _is_head(reading, index)
    frames = is_one_sided and _is_framed(reading, index, table["bearers"]["frames"])
    if not bears and not frames:
        return ()
    found = subject(reading, verb)
    while found is None and frames and clause.parent is not None:
        clause = reading.clauses[clause.parent]
        found = subject(reading, clause.verbs[0]) if clause.verbs else None
    if found is None or found.start <= index < found.end:
        return ()
    return scene.people.names(found, as_actor=True)


def _invited(scene: Scene, index: int) -> tuple[str, ...]:
    """``zaprosił Kima do złożenia wizyty``: whom the verb asks is who shall act."""
    reading = scene.reading
    around = next((p for p in reading.phrases if p.start <= index < p.end), None)
    if around is None or around.preposition != "do":
        return ()
    verbs = [v for v in reading.clause(index).verbs if v < index]
    if not verbs:
        return ()
    entries = scene.lexicon.verbs.get(reading.tokens[verbs[-1]].lemma, ())
    if not any(e.type == "REQUEST" and any(r.case == "acc" and r.part == "R" and not r.preposition
                                           for r in e.roles) for e in entries):  # fmt: skip
        return ()
    for phrase in reading.in_clause(reading.clause(index)):
        if verbs[-1] < phrase.start < index and phrase.preposition is None and (
            phrase.cases & {"acc", "gen"}
        ):
            return scene.people.names(phrase, as_actor=True)
    return ()


def _headline_name(scene: Scene) -> tuple[str, ...]:
    """``Kowalski: rozmowy z Nowak``: who stands before the colon of a headline."""
    reading = scene.reading
    for phrase in reading.phrases[:1]:
        behind = phrase.end < len(reading.tokens) and reading.tokens[phrase.end].text == ":"
        if behind and phrase.preposition is None:
            return scene.people.names(phrase, as_actor=True)
    return ()


def _is_head(reading: Reading, index: int) -> bool:
    """Not inside another noun's phrase: ``rocznica zakończenia wojny``."""
    around = [p for p in reading.phrases if p.start <= index < p.end]
    return not around or any(part.head == index for p in around for part in p.parts)


def _is_after_preposition(reading: Reading, index: int) -> bool:
    return any(p.preposition for p in reading.phrases if p.start <= index < p.end)


def _is_framed(reading: Reading, index: int, frames: Sequence[str]) -> bool:
    for phrase in reading.phrases:
        if phrase.start <= index < phrase.end:
            return phrase.preposition in frames
    return False


# --- the mention ---------------------------------------------------------------------------------


def _media(pack: LanguagePack) -> frozenset[str]:
    return frozenset(pack.table("agencies")) | frozenset(pack.table("relays")["names"])


def _stands(draft: Draft) -> bool:
    """Whether enough is known of who acted, or upon whom, for an event to be coded."""
    if draft.is_figurative:
        return False
    if draft.entry.needs == "recipient" and not draft.recipient:
        return False
    if draft.entry.needs == "context":
        return draft.joined is not None and bool(draft.recipient)
    if draft.form == "noun" and draft.joined is not None and draft.status.value == "possible":
        return draft.entry.type in {"PROTEST", "CONSULT"} or not draft.was_bare
    if draft.actor:
        return True
    if draft.form in {"passive", "described", "impersonal"}:
        return bool(draft.recipient)
    if draft.form == "noun" and draft.entry.type in ACTORLESS:
        return bool(draft.recipient) and draft.status.value not in {"possible", "planned"}
    return False


def _mention(draft: Draft) -> EventMention:
    return EventMention(
        trigger=Span(draft.start, draft.end),
        type=draft.entry.type,
        mode=draft.entry.mode,
        actor=draft.actor,
        recipient=draft.recipient,
        place=draft.place,
        date=draft.moment.value,
        date_alternatives=draft.moment.alternatives,
        status=draft.status.value,
        claimed_by=draft.claimed_by,
        rule=f"{draft.entry.type.lower()}: {draft.entry.key} ({draft.form})",
    )


def _span(scene: Scene, trigger: Trigger) -> Span:
    """The trigger's span: verb and noun of its phrase where they stand side by side, else the
    noun where the verb is light or the noun names the event by itself."""
    tokens = scene.reading.tokens
    at = trigger.index
    near = [i for i in trigger.beside if abs(i - at) == 1]
    if near:
        return Span(tokens[min(at, *near)].start, tokens[max(at, *near)].end)
    for i in trigger.beside:
        noun = tokens[i].lemma
        own = {e.type for e in scene.lexicon.nouns.get(noun, ())}
        if own & {e.type for e in trigger.entries}:
            return Span(tokens[i].start, tokens[i].end)
    return Span(tokens[at].start, tokens[at].end)


def _statement_over(
    span: Span, statements: Sequence[StatementMention]
) -> StatementMention | None:
    """The innermost statement whose content holds the trigger."""
    around = [s for s in statements for c in s.content if c.start <= span.start < c.end]
    return min(around, key=lambda s: sum(c.end - c.start for c in s.content), default=None)
