"""A trigger in its sentence comes in, the event mention it begins goes out as a draft."""

from __future__ import annotations

from collections.abc import Sequence

from podobno.extract.event_bearers import (
    Scene,
    accused,
    bearer,
    concerned,
    elided,
    framed,
    fronted,
    hidden_subject,
    host,
    leading,
    takes_object,
    teller,
    visitor,
)
from podobno.extract.event_clauses import Reading
from podobno.extract.event_company import is_joining
from podobno.extract.event_dates import Moment, find_date, read_words
from podobno.extract.event_forms import read_form
from podobno.extract.event_guards import (
    is_chance,
    is_figurative,
    is_force,
    is_friend,
    is_in_office,
    is_of_a_share,
    is_striving,
)
from podobno.extract.event_homes import home_of
from podobno.extract.event_joins import VISIT, Draft
from podobno.extract.event_marks import base_of
from podobno.extract.event_noun_slots import find_gifts, find_owner
from podobno.extract.event_owners import owned, thanked
from podobno.extract.event_parts import is_tight
from podobno.extract.event_people import People
from podobno.extract.event_phrases import Phrase
from podobno.extract.event_places import Where, find_place
from podobno.extract.event_plans import bloc, planner
from podobno.extract.event_reality import avowed, is_before, is_said, read_reality
from podobno.extract.event_requests import asked
from podobno.extract.event_roles import find_slots
from podobno.extract.event_settling import RULED
from podobno.extract.event_slots import Slots
from podobno.extract.event_stately import acting_states, is_embargo
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
from podobno.extract.event_wars import is_answered, waging
from podobno.extract.event_words import grammar_words
from podobno.language.countries import read_countries
from podobno.language.event_lexicon import ACTOR, RECIPIENT, Entry
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
WAR = "war"
# What a bloc does in common: ``zachodnie sankcje``.
LENT = frozenset({"SANCTION", "AID"})
# What two sides do together, also where an affair of theirs is all that is named.
BETWEEN = frozenset({"CONSULT"})
# A state parades its forces: those who attend do not.
PARADE = "parade"
# What may stand between a noun and the beginning of its phrase.
BEFORE = frozenset({"adj", "ppas", "adja", "num"})
# What is done where those are to whom it is done.
# What takes a side on something, wherever that is.
STANCES = frozenset({"SUPPORT", "REJECT", "SANCTION", "ACCUSE", "THREATEN", "REQUEST"})
DEEDS = frozenset({"ASSAULT", "COERCE", "CONSULT", "MOBILIZE", "PROTEST", "RETREAT"})


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
    if not actor and any(_takes_up(reading, phrase) for phrase in slots.actors):
        slots.is_elided = True
    if form == "finite" and entry.subject == ACTOR and not actor:
        actor = teller(scene, trigger.index)
        slots.is_elided = slots.is_elided and not actor
    if slots.is_elided:
        led = elided(scene, trigger.index, slots, claim, entry.type)
        actor = tuple(dict.fromkeys((*led, *actor)))
    actor = _company_meant(scene, actor, recipient)
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
    if not actor and form == "noun" and entry.is_symmetric and entry.type in BETWEEN:
        actor = concerned(scene, trigger.index)
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
        reading, trigger.index, scene.times, scene.pack,
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
        is_another=form == "noun" and number > 0 and _is_another(scene, trigger.index),
        is_joining=entry.type == "CONSULT" and is_joining(scene, trigger.index, trigger.beside),
        is_we=_is_we(reading, trigger.index),
        is_of_peace=entry.type == "CONSULT" and _is_of_peace(reading, trigger.index),
        is_elided=slots.is_elided,
        is_where=_is_where(scene, trigger.index),
        is_within=form == "noun" and _is_within(reading, trigger.index),
        is_part=form == "noun" and _is_part(reading, trigger.index),
        is_purpose=form == "infinitive" and _is_purpose(reading, trigger.index),
        is_answered=form == "noun" and is_answered(scene, trigger.index),
        is_of_troops=any(reading.tokens[i].lemma in forces for i in trigger.beside),
        is_wanted=_is_wanted(reading, trigger.index),
        is_figurative=is_chance(scene, trigger.index, form, actor)
        or is_figurative(scene, entry, slots, actor, recipient)
        or is_striving(scene, trigger.index, entry),
    )


def _takes_up(reading: Reading, phrase: Phrase) -> bool:
    """``zagrozili [oni]``, ``[Ci], którzy pomagają``: a pronoun for who led the sentence before."""
    is_person = reading.morphs[phrase.head].pos == "ppron3" and "nom" in phrase.cases
    is_these = phrase.start == phrase.head == 0 and reading.tokens[0].lemma in grammar_words("this")
    return is_person or (is_these and "pl" in reading.morphs[0].numbers)


def _read_roles(
    scene: Scene, trigger: Trigger, entry: Entry, form: str
) -> tuple[Slots, tuple[str, ...], tuple[str, ...]]:
    own = [
        i for i in trigger.beside
        if entry.type == "AGREE"
        and lemmas_of(scene.reading.tokens[i], ("subst",)) & scene.lexicon.own
    ]  # fmt: skip
    slots = find_slots(scene.reading, trigger.index, entry, form, own)
    as_state = entry.type != "PROTEST"
    actor = _names(scene.people, slots.actors, as_actor=True, as_state=as_state)
    if form == "noun":
        start, head, end = _own(scene.reading, trigger.index)
        actor = (*scene.people.country_beside(start, head, end), *actor)
        if not actor and entry.type in LENT:
            actor = bloc(scene, start, end)
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
    if not actor and ((form == "noun" and entry.type == "AID") or is_embargo(entry)):
        # "pakiet pomocy [USA] dla Ukrainy", "objęty [amerykańskimi] sankcjami"; not whom it is for
        # ("pakiet pomocy rolników")
        actor = tuple(n for n in _givers(scene, trigger.beside) if _is_state(scene, n))
    if entry.is_symmetric and _is_copula(scene.reading, trigger):
        actor = (*_partners(scene, trigger.beside[0]), *actor)
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
    if form in {"passive", "described"} and actor and entry.type in BETWEEN:
        # "szczyt [NATO] zorganizowany przez Belgię"
        owners = [find_owner(scene.reading, i) for i in trigger.beside if i != trigger.index]
        actor = (*actor, *_names(scene.people, [p for p in owners if p], as_actor=True))
    if form in {"passive", "described"} and not actor and entry.type in BORNE:
        actor, others = _beside_noun(scene, trigger, entry.type)
        recipient = recipient or others
    if _is_done_by_thing(scene, entry, slots, form):
        actor = ()
    actor = tuple(dict.fromkeys(actor))
    return slots, actor, tuple(name for name in recipient if name not in actor)


def _is_copula(reading: Reading, trigger: Trigger) -> bool:
    """Whether its verb only carries a predicate: ``[jest] partnerem``."""
    return bool(trigger.beside) and reading.tokens[trigger.index].lemma in grammar_words("copulas")


def _partners(scene: Scene, predicate: int) -> tuple[str, ...]:
    """Whose partner somebody is: ``partnerem [Orlenu] jest Lotos``."""
    owner = find_owner(scene.reading, predicate)
    return scene.people.names(owner, as_actor=True) if owner is not None else ()


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


def _is_we(reading: Reading, index: int) -> bool:
    """``umówiliśmy się``."""
    following = reading.morphs[index + 1 : index + 2]
    near = (reading.morphs[index], *(m for m in following if m.pos == "aglt"))
    return any("pri" in m.persons and "pl" in m.numbers for m in near)


def _is_of_peace(reading: Reading, index: int) -> bool:
    """``rozmowy [pokojowe]``."""
    near = (i for i in (index - 1, index + 1) if 0 <= i < len(reading.tokens))
    return any(reading.tokens[i].lemma in grammar_words("peaceful") for i in near)


def _is_where(scene: Scene, index: int) -> bool:
    """``przybył do Pragi, [gdzie] spotkał się z premierem``."""
    opener = scene.reading.clause(index).opener
    where = read_words(scene.pack)["where"]
    return opener is not None and scene.reading.tokens[opener].text.casefold() in where


def _is_within(reading: Reading, index: int) -> bool:
    """``wspiera Belgię [w wojnie]``, ``staje po jej stronie [w prowadzonej przez nią wojnie]``; not
    what it only follows from (``w związku [z wojną]``)."""
    around = next((p for p in reading.phrases if p.start <= index < p.end), None)
    return around is None or around.preposition in {"w", "na", None}


def _is_purpose(reading: Reading, index: int) -> bool:
    """``wysłanie wojsk, [by pomóc] Belgii``: what follows directly behind another deed."""
    opener = reading.clause(index).opener
    return opener is not None and reading.tokens[opener].lemma in grammar_words("aims")


def _is_part(reading: Reading, index: int) -> bool:
    """``pakiet sankcji [obejmuje] embargo``: a deed that another one consists of."""
    verbs = [v for v in reading.clause(index).verbs if v < index]
    return bool(verbs) and reading.tokens[verbs[-1]].lemma in grammar_words("including")


def _is_wanted(reading: Reading, index: int) -> bool:
    """``[potrzebne] jest embargo``, ``[domaga się] sankcji``: what is asked for nobody does yet."""
    inside = reading.tokens_of(reading.clause(index))
    return any(reading.tokens[i].lemma in grammar_words("wanting") for i in inside)


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


def _is_another(scene: Scene, index: int) -> bool:
    """``kolejne strajki``, ``powtarzające się protesty``: not the one that the text told of."""
    words = read_words(scene.pack)["another"]
    near = range(max(0, index - len(BEFORE)), index)
    return any(base_of(scene.reading, i) in words for i in near)


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
                while end < part.end and (
                    reading.morphs[end].pos in {"adj", "adja"} or is_tight(reading.words, end)
                ):
                    end += 1
                start = index
                while start > part.start and reading.morphs[start - 1].pos in BEFORE:
                    start -= 1
                return start, index, end
    return index, index, index + 1


def _is_one_sided(scene: Scene, entry: Entry, actor: tuple[str, ...], slots: Slots) -> bool:
    """``spotkanie z Kimem``, ``rozmowy z Francją i Włochami``: only the other side stands beside
    the noun."""
    others = [phrase for phrase in slots.actors if phrase.preposition == "z"]
    is_plain = len(others) == len(slots.actors)
    return (
        entry.is_symmetric
        and bool(actor)
        and is_plain
        and set(actor) <= {*_names(scene.people, others, as_actor=True)}
    )


def _span(scene: Scene, trigger: Trigger) -> Span:
    """The trigger's span: verb and noun of its phrase where they stand side by side, else the
    noun where the verb is light or the noun names the event by itself; of ``przeciwni budowie
    są`` the predicate."""
    tokens = scene.reading.tokens
    at = trigger.index
    is_copula = _is_copula(scene.reading, trigger)
    near = [i for i in trigger.beside[: 1 if is_copula else None] if abs(i - at) == 1]
    if is_copula and not near:
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
