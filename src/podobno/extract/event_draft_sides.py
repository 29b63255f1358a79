"""A trigger with its entry comes in, who did it and to whom goes out, as its own clause tells."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import groupby

from podobno.extract.event_clauses import Reading
from podobno.extract.event_context import Scene
from podobno.extract.event_draft_marks import BEFORE
from podobno.extract.event_inversion import fronted, hidden_subject
from podobno.extract.event_noun_slots import find_gifts, find_owner
from podobno.extract.event_nouns import is_tight
from podobno.extract.event_people import People
from podobno.extract.event_phrases import Phrase
from podobno.extract.event_plans import bloc
from podobno.extract.event_roles import find_slots
from podobno.extract.event_slots import Slots
from podobno.extract.event_stately import is_embargo
from podobno.extract.event_triggers import Trigger
from podobno.extract.event_words import grammar_words, lemmas_of
from podobno.language.countries import read_countries
from podobno.language.event_lexicon import RECIPIENT, Entry

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
# What a bloc does in common: ``zachodnie sankcje``.
LENT = frozenset({"SANCTION", "AID"})
# What two sides do together.
BETWEEN = frozenset({"CONSULT"})


def read_sides(
    scene: Scene, trigger: Trigger, entry: Entry, form: str
) -> tuple[Slots, tuple[str, ...], tuple[str, ...]]:
    own = [
        i for i in trigger.beside
        if entry.type == "AGREE"
        and lemmas_of(scene.reading.tokens[i], ("subst",)) & scene.lexicon.own
    ]  # fmt: skip
    slots = find_slots(scene.reading, trigger.index, entry, form, own)
    as_state = entry.type != "PROTEST"
    actor = names_of(scene.people, slots.actors, as_actor=True, as_state=as_state)
    if form == "noun":
        start, head, end = noun_at(scene.reading, trigger.index)
        actor = (*scene.people.country_beside(start, head, end), *actor)
        if not actor and entry.type in LENT:
            actor = bloc(scene, start, end)
    recipient = tuple(dict.fromkeys(
        name for phrase in slots.recipients
        if not _are_moved_troops(scene, trigger.index, phrase)
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
    if entry.is_symmetric and is_copula(scene.reading, trigger):
        actor = (*_partners(scene, trigger.beside[0]), *actor)
    if slots.is_elided and not actor:
        actor, hidden = hidden_subject(scene, trigger.index, trigger.beside, entry)
        slots.is_elided = not actor
        recipient = tuple(name for name in recipient if name not in hidden)
        if hidden and not recipient:
            recipient = tuple(n for n in fronted(scene, trigger.index) if n not in hidden)
    if not recipient and takes and not entry.is_symmetric and entry.type != "PROTEST":
        gifts = find_gifts(scene.reading, trigger.beside, scene.lexicon.own)
        recipient = names_of(scene.people, gifts, as_actor=False)
    if not recipient and entry.type in MADE:
        things = slots.recipients or _things(scene, trigger)
        recipient = tuple(name for phrase in things for name in _makers(scene.people, phrase))
    if form in {"passive", "described"} and actor and entry.type in BETWEEN:
        # "szczyt [NATO] zorganizowany przez Belgię"
        owners = [find_owner(scene.reading, i) for i in trigger.beside if i != trigger.index]
        actor = (*actor, *names_of(scene.people, [p for p in owners if p], as_actor=True))
    if form in {"passive", "described"} and not actor and entry.type in BORNE:
        actor, others = _beside_noun(scene, trigger, entry.type)
        recipient = recipient or others
    if _is_done_by_thing(scene, entry, slots, form):
        actor = ()
    actor = tuple(dict.fromkeys(actor))
    return slots, actor, tuple(name for name in recipient if name not in actor)


def _are_moved_troops(scene: Scene, index: int, phrase: Phrase) -> bool:
    """``obiecał wyprowadzić [całe wojsko]``: the troops that an infinitive moves are not whom it
    is promised to."""
    reading = scene.reading
    is_object = phrase.preposition is None and "acc" in phrase.cases
    is_behind = any(reading.morphs[i].pos == "inf" for i in range(index + 1, phrase.start))
    forces = scene.pack.table("event_actors")["forces"]
    return is_object and is_behind and reading.tokens[phrase.head].lemma in forces


def has_stranger(scene: Scene, entry: Entry, slots: Slots) -> bool:
    """``rozmawiał [z pewnym panem]``: the other side of a meeting, told but nobody known."""
    others = [p for p in slots.actors if p.preposition == "z"]
    is_person = (
        "m1" in scene.reading.morphs[p.head].genders
        and not names_of(scene.people, [p], as_actor=True)
        for p in others
    )
    return entry.type in BETWEEN and any(is_person)


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
            actor = names_of(people, slots.actors, as_actor=True, as_state=type_ != "PROTEST")
            beside = () if type_ == "PROTEST" else people.country_beside(*noun_at(reading, i))
            return (*beside, *actor), names_of(people, slots.recipients, as_actor=False)
    return (), ()


def _is_done_by_thing(scene: Scene, entry: Entry, slots: Slots, form: str) -> bool:
    """``gazociąg dostarcza gaz do Belgii``: its subject cannot act, nor does the other side."""
    if not entry.is_symmetric or entry.type == "CONSULT" or not slots.actors:
        return False
    first = slots.actors[0]
    is_subject = form in {"finite", "describing", "infinitive"} and first.preposition is None
    return (
        is_subject and len(slots.actors) > 1 and not names_of(scene.people, [first], as_actor=True)
    )


def _is_state(scene: Scene, name: str) -> bool:
    return name in read_countries(scene.pack).codes or scene.people.cast.kind(name) == "ORG"


def _givers(scene: Scene, places: Sequence[int]) -> tuple[str, ...]:
    """``dostała zgodę [władz Belgii]``, ``otrzymał [belgijską] pomoc``: whose it is that somebody
    gets."""
    for place in places:
        if "m1" in scene.reading.morphs[place].genders:
            continue  # "przyjęcie [ukraińskich] uchodźców": whom it is for
        beside = scene.people.country_beside(*noun_at(scene.reading, place))
        behind = find_owner(scene.reading, place)
        names = scene.people.names(behind, as_actor=True) if behind is not None else ()
        if beside or names:
            return beside or names
    return ()


def _makers(people: People, phrase: Phrase) -> tuple[str, ...]:
    """``[przedstawiony przez Francję] projekt``, ``projekt [przygotowany przez Francję]``: who
    made a thing, by a participle beside it."""
    reading, head = people.reading, people.reading.morphs[phrase.head]
    for agent in reading.phrases:
        is_beside = agent.end == phrase.start or 0 < agent.start - phrase.end <= 1
        if agent.preposition != "przez" or not is_beside or agent.start == 0:
            continue
        made = reading.morphs[agent.start - 1]
        if made.pos == "ppas" and made.cases & head.cases and made.numbers & head.numbers:
            return people.names(agent, as_actor=True)
    return ()


def each_of(names: tuple[str, ...]) -> tuple[str, ...]:
    """``Polska`` and ``Polska i kraje bałtyckie``: each of those whom a longer name joins."""
    return tuple(dict.fromkeys(member for name in names for member in _members(name, names)))


def _members(name: str, names: Collection[str]) -> list[str]:
    """What a name joins, where one of them is named beside it; else the name itself."""
    is_joiner = grammar_words("list_joiners").__contains__
    members = [" ".join(words) for joins, words in groupby(name.split(), is_joiner) if not joins]
    return members if {*members} & {*names} else [name]


def names_of(
    people: People, phrases: Sequence[Phrase], *, as_actor: bool, as_state: bool = True
) -> tuple[str, ...]:
    found = [
        name
        for phrase in phrases
        for name in people.names(phrase, as_actor=as_actor, as_state=as_state)
    ]
    return tuple(dict.fromkeys(found))


def noun_at(reading: Reading, index: int) -> tuple[int, int, int]:
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
    start = index  # "objętym [amerykańskimi] sankcjami": in no phrase of its own
    while start and reading.morphs[start - 1].pos == "adj":
        start -= 1
    return start, index, index + 1


def is_copula(reading: Reading, trigger: Trigger) -> bool:
    """Whether its verb only carries a predicate: ``[jest] partnerem``."""
    return bool(trigger.beside) and reading.tokens[trigger.index].lemma in grammar_words("copulas")
