"""A trigger in its sentence comes in, the event mention it begins goes out as a draft."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from podobno.extract.event_bearers import (
    Scene,
    accused,
    bearer,
    elided,
    framed,
    fronted,
    hidden_subject,
    host,
    leading,
    resolved,
    takes_object,
    teller,
)
from podobno.extract.event_clauses import Reading
from podobno.extract.event_dates import Moment, find_date, read_words
from podobno.extract.event_homes import home_of
from podobno.extract.event_joins import Draft
from podobno.extract.event_marks import Status, base_of, is_condition, read_status_words
from podobno.extract.event_noun_status import noun_status
from podobno.extract.event_people import People
from podobno.extract.event_phrases import QUOTES, Phrase
from podobno.extract.event_places import Where, find_place
from podobno.extract.event_requests import asked
from podobno.extract.event_roles import Slots, find_gifts, find_owner, find_slots, read_form
from podobno.extract.event_settling import RULED
from podobno.extract.event_status import verbal_status
from podobno.extract.event_strikes import (
    called,
    crowd,
    employer,
    invited,
    is_idle,
    organised,
    strikers,
)
from podobno.extract.event_subjects import subject
from podobno.extract.event_triggers import Trigger, lemmas_of
from podobno.language.countries import read_countries
from podobno.language.event_lexicon import ACTOR, RECIPIENT, Entry
from podobno.language.pack import LanguagePack
from podobno.model import Span, StatementMention

# Events that reach somebody through what is theirs: ``popiera działania Rosji``.
THINGS = frozenset({
    "SUPPORT", "ACCUSE", "AGREE", "REJECT", "ASSAULT", "SANCTION", "CONCEDE", "AID", "COERCE",
})  # fmt: skip
# What is done to a thing is done to who made it: ``odrzucił przygotowany przez rząd projekt``.
MADE = frozenset({"ACCUSE", "REJECT"})
# What a participle and its noun tell together: ``rozpoczęty strajk``, ``przedłużone sankcje``.
BORNE = frozenset({"PROTEST", "SANCTION"})
# What is given or promised stands as an object before whom it is for: ``obiecał broń dla Belgii``.
GIVEN = frozenset({"AGREE", "AID"})
DAY = re.compile(r"\d{4}-\d\d-\d\d")
# A state parades its forces: those who attend do not.
PARADE = "parade"
# A promise is dated before its verb: what follows dates what is promised.
PROMISE = "promise, commit oneself to act"
# Who fights for something need not fight anybody.
FIGHT = "fight"
# What may stand between a noun and the beginning of its phrase.
BEFORE = frozenset({"adj", "ppas", "adja", "num"})
# Acts of speech: what follows the verb is what is said, not when.
SPOKEN = frozenset({"REQUEST", "ACCUSE", "THREATEN", "SUPPORT"})
DEMAND = "demand"
AVOWED = frozenset({"back, endorse, defend in words", "stand by somebody"})
# What is done where those are to whom it is done.
# What takes a side on something, wherever that is.
STANCES = frozenset({"SUPPORT", "REJECT", "SANCTION", "ACCUSE", "THREATEN", "REQUEST"})
DEEDS = frozenset({"ASSAULT", "COERCE", "CONSULT", "MOBILIZE", "PROTEST", "RETREAT"})

# What is over when it has been said.
UTTERED = frozenset({"AGREE", "REQUEST"})
UTTERANCES = frozenset({"praise", "thank", "congratulate, condole", "apologise"})


def read_draft(scene: Scene, trigger: Trigger, order: int, number: int) -> Draft:
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
    if form == "finite" and entry.subject == ACTOR and not actor:
        actor = teller(scene, trigger.index)
        slots.is_elided = slots.is_elided and not actor
    if slots.is_elided:
        actor = tuple(dict.fromkeys((*elided(scene, trigger.index, slots, claim), *actor)))
    is_one_sided = _is_one_sided(entry, actor, slots)
    if form == "noun" and (not actor or is_one_sided):
        is_protest = entry.type == "PROTEST"
        found = bearer(scene, trigger.index, is_one_sided=is_one_sided, as_state=not is_protest)
        actor = tuple(dict.fromkeys((*found, *actor))) or (
            accused(scene, trigger.index)
            or resolved(scene, trigger.index)
            or (strikers(scene, trigger.index) if entry.mode == "strike" else ())
            or (called(scene, trigger.index) if is_protest else ())
            or (organised(scene, trigger.index) if is_protest else ())
            or invited(scene, trigger.index, is_strike=is_protest)
        )
    framing = framed(scene, trigger.index) if form == "noun" and not actor else ()
    if entry.type == "CONSULT" and len(framing) > 1:
        actor = framing
    if not actor and entry.type == "PROTEST" and entry.mode == "demo":
        actor = crowd(scene, trigger.index, form)
    wants_patient = form == "passive" and not recipient and takes_object(entry)
    if wants_patient and subject(reading, trigger.index) is None:
        recipient = elided(scene, trigger.index, slots, None)
    if entry.who == "office" and not _in_office(scene, slots, actor):
        actor = ()
    if entry.who == "workers" and not is_idle(scene, trigger.index, form, slots.actors):
        actor = ()
    if entry.who == "force" and not _is_force(scene, slots, actor):
        actor = ()
    if form == "noun" and entry.about == PARADE and not slots.actors:
        actor = host(scene, _find_place(scene, trigger, entry, slots, form).name)
    if entry.type == "REQUEST" and not recipient and form != "noun":
        recipient = asked(scene, trigger.index)
    recipient = recipient or (employer(scene, entry, actor) if actor else ())
    recipient = tuple(name for name in recipient if name not in actor)
    moment = find_date(
        reading, trigger.index, scene.times, scene.pack,
        is_spoken=_is_said(entry) and form != "noun", form=form,
        is_claimed=claim is not None,
    )  # fmt: skip
    where = _find_place(scene, trigger, entry, slots, form)
    if claim and _is_said(entry) and claim.speaker_name in actor and form == "finite":
        moment = moment if moment.value else Moment(value=claim.said_on)
    status = _avowed(_status(scene, trigger.index, entry, form, moment), entry, form, claim)
    moment = Moment(value=None) if _is_before(scene, status, moment) else moment
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
        is_another=form == "noun" and number > 0 and _is_another(scene, trigger.index),
        is_within=form == "noun" and _is_within(reading, trigger.index),
        is_figurative=_is_chance(scene, trigger.index, form, actor)
        or _is_figurative(scene, entry, slots, actor, recipient)
        or _is_striving(scene, trigger.index, entry),
    )


def _read_roles(
    scene: Scene, trigger: Trigger, entry: Entry, form: str
) -> tuple[Slots, tuple[str, ...], tuple[str, ...]]:
    own = [
        i for i in trigger.beside
        if entry.type == "AGREE" and scene.reading.tokens[i].lemma in scene.lexicon.own
    ]  # fmt: skip
    slots = find_slots(scene.reading, trigger.index, entry, form, own)
    as_state = entry.type != "PROTEST"
    actor = _names(scene.people, slots.actors, as_actor=True, as_state=as_state)
    if form == "noun":
        actor = (*scene.people.country_beside(*_own(scene.reading, trigger.index)), *actor)
    recipient = tuple(dict.fromkeys(
        name for phrase in slots.recipients
        for name in scene.people.names(phrase, as_actor=False, through_things=entry.type in THINGS)
    ))  # fmt: skip
    if not recipient and entry.type in GIVEN:
        recipient = tuple(dict.fromkeys(
            name for phrase in slots.spare
            for name in scene.people.names(phrase, as_actor=False, through_things=False)
        ))  # fmt: skip
    takes = any(role.part == "R" for role in (*entry.roles, *entry.noun_roles))
    if form != "noun" and not actor and entry.subject == RECIPIENT:
        actor = _givers(scene, trigger.beside)
    if form == "noun" and not actor and entry.type == "AID":
        # "pakiet pomocy [USA] dla Ukrainy"; not whom it is for ("pakiet pomocy rolników")
        actor = tuple(n for n in _givers(scene, trigger.beside) if _is_state(scene, n))
    if slots.is_elided and not actor:
        actor, hidden = hidden_subject(scene, trigger.index, trigger.beside)
        slots.is_elided = not actor
        recipient = tuple(name for name in recipient if name not in hidden)
        if hidden and not recipient:
            recipient = tuple(n for n in fronted(scene, trigger.index) if n not in hidden)
    if not recipient and takes and not entry.is_symmetric and entry.type != "PROTEST":
        gifts = find_gifts(scene.reading, trigger.beside, scene.lexicon.own)
        recipient = _names(scene.people, gifts, as_actor=False)
    if not recipient and entry.type in MADE:
        things = slots.recipients or _things(scene, trigger)
        recipient = tuple(name for phrase in things for name in scene.people.makers(phrase))
    if form in {"passive", "described"} and not actor and entry.type in BORNE:
        actor, others = _beside_noun(scene, trigger, entry.type)
        recipient = recipient or others
    if _is_done_by_thing(scene, entry, slots, form):
        actor = ()
    actor = tuple(dict.fromkeys(actor))
    return slots, actor, tuple(name for name in recipient if name not in actor)


def _things(scene: Scene, trigger: Trigger) -> list[Phrase]:
    """The phrases of the nouns that an entry asks for: ``odrzucić [projekt]``."""
    heads = {i for i in trigger.beside if i != trigger.index}
    return [p for p in scene.reading.phrases if heads & {part.head for part in p.parts}]


def _beside_noun(
    scene: Scene, trigger: Trigger, type_: str
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """``rozpoczęty w środę strajk [pilotów]``, ``[unijne] sankcje zostały przedłużone``: the sides
    that stand beside the noun of a participle's phrase."""
    reading, people = scene.reading, scene.people
    for i in trigger.beside:
        nouns = lemmas_of(reading.tokens[i], ("subst", "depr"))
        entries = [e for noun in sorted(nouns) for e in scene.lexicon.nouns.get(noun, ())]
        for entry in entries:
            if entry.type != type_ or entry.beside:
                continue
            slots = find_slots(reading, i, entry, "noun")
            actor = _names(people, slots.actors, as_actor=True, as_state=type_ != "PROTEST")
            beside = () if type_ == "PROTEST" else people.country_beside(*_own(reading, i))
            return (*beside, *actor), _names(people, slots.recipients, as_actor=False)
    return (), ()


def _is_within(reading: Reading, index: int) -> bool:
    """``wspiera Belgię [w wojnie]``, ``staje po jej stronie [w prowadzonej przez nią wojnie]``; not
    what it only follows from (``w związku [z wojną]``)."""
    around = next((p for p in reading.phrases if p.start <= index < p.end), None)
    return around is None or around.preposition in {"w", "na", None}


def _is_done_by_thing(scene: Scene, entry: Entry, slots: Slots, form: str) -> bool:
    """``gazociąg dostarcza gaz do Belgii``: its subject cannot act, nor does the other side."""
    if not entry.is_symmetric or entry.type == "CONSULT" or not slots.actors:
        return False
    first = slots.actors[0]
    is_subject = form in {"finite", "describing", "infinitive"} and first.preposition is None
    return is_subject and len(slots.actors) > 1 and not _names(scene.people, [first], as_actor=True)


def _is_state(scene: Scene, name: str) -> bool:
    return name in read_countries(scene.pack).codes or scene.people.cast.kind(name) == "ORG"


def _givers(scene: Scene, places: Sequence[int]) -> tuple[str, ...]:
    """``dostała zgodę [władz Belgii]``, ``otrzymał [belgijską] pomoc``: whose it is that somebody
    gets."""
    for place in places:
        beside = scene.people.country_beside(*_own(scene.reading, place))
        behind = find_owner(scene.reading, place)
        names = scene.people.names(behind, as_actor=True) if behind is not None else ()
        if beside or names:
            return beside or names
    return ()


def _is_figurative(
    scene: Scene, entry: Entry, slots: Slots, actor: tuple[str, ...], recipient: tuple[str, ...]
) -> bool:
    """``walka z pandemią`` strikes nobody; an interview (``w rozmowie z agencją Reutera``) is no
    meeting, nor is a crowd that gathers; troops that march by (``przemaszerowało sto
    żołnierzy``) do not protest."""
    if entry.type == "PROTEST" and _are_troops(scene, slots):
        return True
    if entry.type == "CONSULT":
        told = any(_is_interview(scene, phrase) for phrase in slots.actors)
        gatherers = scene.pack.table("event_actors")["gatherers"]
        gathered = any(scene.reading.tokens[p.head].lemma in gatherers for p in slots.actors)
        return told or gathered or bool(_media(scene.pack) & set(actor))
    against = any(p.preposition in {"z", "przeciw", "przeciwko"} for p in slots.recipients)
    return entry.type == "ASSAULT" and against and not recipient


def _is_chance(scene: Scene, index: int, form: str, actor: tuple[str, ...]) -> bool:
    """``linia została zmuszona do odwołania lotów``, ``jest zobowiązana do zwrotu``: by no one."""
    forcing = scene.pack.table("event_status")["bearers"]["forcing"]
    is_passive = form in {"passive", "described"} and not actor
    return is_passive and scene.reading.tokens[index].lemma in forcing


def _is_striving(scene: Scene, index: int, entry: Entry) -> bool:
    """``walczą o podwyżki``: to strive for what is no place is no fight."""
    if entry.about != FIGHT:
        return False
    clause = scene.reading.in_clause(scene.reading.clause(index))
    aims = [p for p in clause if p.preposition == "o" and p.start > index]
    return bool(aims) and scene.reading.tokens[aims[0].head].text[:1].islower()


def _status(scene: Scene, index: int, entry: Entry, form: str, moment: Moment) -> Status:
    """How real it is; what is dated behind the report is still to come, and the present tense
    of a headline tells what has happened."""
    status = _read_status(scene, index, form)
    is_done = form == "finite" and status.value in {"occurred", "ongoing"}
    if is_done and _announces(scene, index, entry):
        status = Status(value="planned")
    if status.value == "denied" and "{nie}" in entry.key:
        status = Status(value=_refused(scene, index))
    published, day = (scene.published or "")[:10], moment.value or ""
    is_ahead = len(published) == 10 and DAY.fullmatch(day) is not None and day > published
    is_present = form == "finite" and status.value == "ongoing"
    is_done_noun = status.value == "denied" or (status.is_sure and status.value == "occurred")
    if is_ahead and (is_present or (form == "noun" and not is_done_noun)):
        return Status(value="planned")
    is_first_person = "pri" in scene.reading.morphs[index].persons
    if is_present and entry.type in SPOKEN and (scene.is_headline or is_first_person):
        return Status(value="occurred")
    if is_present and _is_utterance(scene, index, entry):
        return Status(value="occurred")
    if (
        is_present
        and entry.type == "CONSULT"
        and day
        and (day == published or day == _week_of(published))
    ):
        return Status(value="planned")
    return status


def _is_before(scene: Scene, status: Status, moment: Moment) -> bool:
    """``w środę ogłosili strajk``: what is still to come is of no day before the report; that is
    the day of announcing it."""
    published, day = (scene.published or "")[:10], moment.value or ""
    is_day = len(published) == 10 and DAY.fullmatch(day) is not None
    return status.value == "planned" and is_day and day < published


def _avowed(status: Status, entry: Entry, form: str, claim: StatementMention | None) -> Status:
    """``powiedział, że popiera umowę``: who says that they back something has backed it."""
    is_said = claim is not None and entry.about in AVOWED and form == "finite"
    return Status(value="occurred") if is_said and status.value == "ongoing" else status


def _is_another(scene: Scene, index: int) -> bool:
    """``kolejne strajki``, ``powtarzające się protesty``: not the one that the text told of."""
    words = read_words(scene.pack)["another"]
    near = range(max(0, index - len(BEFORE)), index)
    return any(base_of(scene.reading, i) in words for i in near)


def _refused(scene: Scene, index: int) -> str:
    """``nie zgodził się``: what is denied is the refusal's own deed; ``jeśli nie zgodzi się``."""
    words, morph = read_status_words(scene.pack), scene.reading.morphs[index]
    if morph.is_finite and is_condition(scene.reading, index, words):
        return "possible"
    if morph.pos == "praet":
        return "occurred"
    verbs = scene.reading.clause(index).verbs
    is_ahead = any(scene.reading.morphs[v].pos == "bedzie" for v in verbs)
    return "planned" if is_ahead or "perf" in morph.aspects else "ongoing"


def _is_utterance(scene: Scene, index: int, entry: Entry) -> bool:
    """``minister obiecuje``, ``apeluje``: said once, though told in the present; not
    ``wciąż apeluje``, nor what somebody demands for as long as it lasts."""
    clause = scene.reading.clause(index)
    lemmas = {scene.reading.tokens[i].lemma for i in scene.reading.tokens_of(clause)}
    still = read_status_words(scene.pack)["particles"]["still"]
    is_said = entry.type in UTTERED or entry.about in UTTERANCES
    return is_said and entry.about != DEMAND and not lemmas & still


def _read_status(scene: Scene, index: int, form: str) -> Status:
    """What the words of its sentence say of how real the event is."""
    starts = {time.start for time in scene.times}
    dated = [i for i, token in enumerate(scene.reading.tokens) if token.start in starts]
    words = read_status_words(scene.pack)
    if form == "noun":
        return noun_status(scene.reading, index, words, dated)
    return Status(value=verbal_status(scene.reading, index, form, words, dated))


def _is_said(entry: Entry) -> bool:
    """Acts of speech, promises too: what follows the verb is what is said."""
    return entry.type in SPOKEN or entry.about == PROMISE


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
        is_spoken=_is_said(entry) and form != "noun",
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


def _announces(scene: Scene, index: int, entry: Entry) -> bool:
    """``zapowiedzieli poparcie``, ``ogłosili strajk``: the phrase names what is to come."""
    governors = scene.pack.table("event_status")["governors"]
    lemma = scene.reading.tokens[index].lemma
    if "{" not in entry.key or entry.type == "AGREE":
        return False  # who announces steps has promised them
    return lemma in governors["announcing"] or (
        entry.type == "PROTEST" and lemma in governors["calling"]
    )


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


def _names(
    people: People, phrases: Sequence[Phrase], *, as_actor: bool, as_state: bool = True
) -> tuple[str, ...]:
    found = [
        name
        for phrase in phrases
        for name in people.names(phrase, as_actor=as_actor, as_state=as_state)
    ]
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
                while start > part.start and reading.morphs[start - 1].pos in BEFORE:
                    start -= 1
                return start, index, end
    return index, index, index + 1


def _is_force(scene: Scene, slots: Slots, actor: tuple[str, ...]) -> bool:
    """Whether those who retreat are a state or its troops."""
    return _are_troops(scene, slots) or any(scene.people.cast.kind(n) == "LOC" for n in actor)


def _are_troops(scene: Scene, slots: Slots) -> bool:
    troops = scene.pack.table("events/classes")["troops"]
    heads = {scene.reading.tokens[p.head].lemma.casefold() for p in slots.actors}
    return bool(heads & set(troops))


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


def _is_one_sided(entry: Entry, actor: tuple[str, ...], slots: Slots) -> bool:
    """``spotkanie z Kimem``: only the other side stands beside the noun."""
    sides = {phrase.preposition for phrase in slots.actors}
    return entry.is_symmetric and len(actor) == 1 and sides == {"z"}


def _is_interview(scene: Scene, phrase: Phrase) -> bool:
    """``w rozmowie z dziennikiem``, ``z „Rynkiem Lotniczym”``, ``z TVN24``: a medium, which is
    no party to talks."""
    tokens, people = scene.reading.tokens, scene.people
    if phrase.preposition != "z":
        return False
    names = [people.cast.who(people.sentence, part.start, part.end) for part in phrase.parts]
    if any(
        name and (name in _media(scene.pack) or people.cast.kind(name) == "PRO") for name in names
    ):
        return True
    is_quoted = tokens[min(phrase.start + 1, phrase.end - 1)].text in QUOTES
    return is_quoted or tokens[phrase.head].lemma in scene.pack.table("event_actors")["media"]


def _media(pack: LanguagePack) -> frozenset[str]:
    return frozenset(pack.table("agencies")) | frozenset(pack.table("relays")["names"])


def _span(scene: Scene, trigger: Trigger) -> Span:
    """The trigger's span: verb and noun of its phrase where they stand side by side, else the
    noun where the verb is light or the noun names the event by itself."""
    tokens = scene.reading.tokens
    at = trigger.index
    near = [i for i in trigger.beside if abs(i - at) == 1]
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
