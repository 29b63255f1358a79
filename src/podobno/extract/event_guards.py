"""A trigger and what fills its roles come in; whether it only looks like an event, and whether
those who act may do so, go out."""

from __future__ import annotations

from podobno.extract.event_agreement import agrees
from podobno.extract.event_context import Scene
from podobno.extract.event_forms import read_form
from podobno.extract.event_marks import read_status_words
from podobno.extract.event_nouns import QUOTES
from podobno.extract.event_phrases import Phrase, read_phrase
from podobno.extract.event_slots import Slots
from podobno.extract.event_words import bodies, grammar_words
from podobno.language.countries import read_countries
from podobno.language.event_lexicon import Entry
from podobno.language.pack import LanguagePack
from podobno.language.tags import read_tag

# Who fights for something need not fight anybody.
FIGHT = "fight"
KILLING = "killing"
# What armies do together.
DRILL = "joint exercises"
# What shares of people are asked about in polls.
OPINIONS = frozenset({"SUPPORT", "REJECT"})


def is_figurative(
    scene: Scene, entry: Entry, slots: Slots, actor: tuple[str, ...], recipient: tuple[str, ...]
) -> bool:
    """``walka z pandemią`` strikes nobody; an interview (``w rozmowie z agencją Reutera``) is no
    meeting, nor is a crowd that gathers or a plan that meets with criticism; troops that march by
    (``przemaszerowało sto żołnierzy``) do not protest."""
    if entry.type == "PROTEST" and _are_troops(scene, slots):
        return True
    if entry.who == "persons" and not _are_persons(scene, slots, actor):
        return True
    if entry.about == DRILL and len(actor) == 1 and scene.people.cast.kind(actor[0]) == "PER":
        return True  # "dużo ćwiczę"
    if entry.type == "CONSULT":
        told = any(_is_interview(scene, phrase) for phrase in slots.actors)
        gatherers = scene.pack.table("event_actors")["gatherers"]
        gathered = any(scene.reading.tokens[p.head].lemma in gatherers for p in slots.actors)
        met = told or gathered or _meets_with_a_reaction(scene, slots)
        return met or bool(_media(scene.pack) & set(actor))
    against = any(p.preposition in grammar_words("fought") for p in slots.recipients)
    return entry.type == "ASSAULT" and against and not recipient


def _meets_with_a_reaction(scene: Scene, slots: Slots) -> bool:
    """``plan spotkał się z krytyką``: nobody meets anybody."""
    reactions = scene.pack.table("event_actors")["reactions"]
    return any(
        phrase.preposition == "z" and scene.reading.tokens[phrase.head].lemma in reactions
        for phrase in slots.actors
    )


def is_chance(scene: Scene, index: int, form: str, actor: tuple[str, ...]) -> bool:
    """``linia została zmuszona do odwołania lotów``, ``jest zobowiązana do zwrotu``: by no one."""
    forcing = scene.pack.table("event_status")["bearers"]["forcing"]
    is_passive = form in {"passive", "described"} and not actor
    return is_passive and scene.reading.tokens[index].lemma in forcing


def is_in_danger(scene: Scene, index: int, entry: Entry) -> bool:
    """``Janowi Lisowi grozi [kara]``: a thing behind the verb threatens, nobody does."""
    reading, looming = scene.reading, read_status_words(scene.pack)["governors"]["looming"]
    is_threat = entry.type == "THREATEN" and reading.tokens[index].lemma in looming
    if not is_threat or reading.morphs[index].pos not in {"fin", "praet"}:
        return False
    behind = next((p for p in reading.phrases if p.start == index + 1), None)
    if behind is None or behind.preposition is not None or behind.head in reading.words.names:
        return False
    head = reading.tokens[behind.head]
    forms = [read_tag(r.tag) for r in head.readings if r.tag.startswith(("subst", "ger"))]
    things = [m for m in forms if "nom" in m.cases and "m1" not in m.genders]
    is_thing = bool(things) and "m1" not in reading.morphs[behind.head].genders
    is_common = head.text[:1].islower() and not {"dat", "inst"} & reading.morphs[behind.head].cases
    return is_thing and is_common and agrees(reading, behind, index)


def is_striving(scene: Scene, index: int, entry: Entry) -> bool:
    """``walczą o podwyżki``: to strive for what is no place is no fight."""
    if entry.about != FIGHT:
        return False
    clause = scene.reading.in_clause(scene.reading.clause(index))
    aims = [p for p in clause if p.preposition == "o" and p.start > index]
    return bool(aims) and scene.reading.tokens[aims[0].head].text[:1].islower()


def is_manner(scene: Scene, index: int, entry: Entry) -> bool:
    """``kara śmierci [przez powieszenie]``: how somebody is to die, killed by nobody yet."""
    if entry.kin != KILLING or read_form(scene.reading, index) != "noun":
        return False
    around = next((p for p in scene.reading.phrases if p.start <= index < p.end), None)
    if around is None or around.preposition != "przez":
        return False
    before = scene.reading.tokens[max(0, around.start - 1)].lemma
    return before in grammar_words("dying")


def is_peak(scene: Scene, index: int, entry: Entry) -> bool:
    """``godziny [szczytu]``, ``szczyt sezonu``, ``szczytem tego, co``: the highest point of a
    thing, at which nobody meets."""
    reading = scene.reading
    if entry.lemma not in grammar_words("peaks"):
        return False
    before = reading.tokens[index - 1].lemma if index else ""
    if before in grammar_words("peak_times"):
        return True
    after = index + 1
    if "{" in entry.key or after >= len(reading.tokens):
        return False
    if "gen" not in reading.morphs[after].cases:
        return False
    if reading.tokens[after].lemma in grammar_words("peak_of"):
        return True
    behind = read_phrase(reading.words, after)
    if behind is None or behind.preposition or behind.head in reading.words.names:
        return False
    head, morph = reading.tokens[behind.head], reading.morphs[behind.head]
    is_thing = morph.pos == "subst" and "gen" in morph.cases and "m1" not in morph.genders
    return is_thing and head.text.islower() and head.lemma not in bodies()


def is_friend(scene: Scene, index: int, recipient: tuple[str, ...]) -> bool:
    """``Belgia jest z [Ukrainą]``: with states, now or from now on, and nothing else is said of
    it (``jest z Ukrainą związana``, ``jest z Ukrainą w kontakcie``)."""
    states = read_countries(scene.pack).codes
    reading = scene.reading
    behind = [i for i in reading.tokens_of(reading.clause(index)) if i > index]
    is_said_of = any(reading.morphs[i].pos in {"ppas", "adj", "pact"} for i in behind)
    others = [p for p in reading.in_clause(reading.clause(index)) if p.start > index]
    is_plain = not is_said_of and all(p.preposition == "z" for p in others)
    is_now = reading.morphs[index].pos in {"fin", "bedzie"}
    return is_now and is_plain and bool(recipient) and set(recipient) <= set(states)


def is_force(scene: Scene, slots: Slots, actor: tuple[str, ...]) -> bool:
    """Whether those who retreat are a state or its troops."""
    return _are_troops(scene, slots) or any(scene.people.cast.kind(n) == "LOC" for n in actor)


def _are_persons(scene: Scene, slots: Slots, actor: tuple[str, ...]) -> bool:
    """``Kowalski przyjął Nowak``: two persons, and nobody is taken into a party; not those who
    take something together (``szczepionkę przyjęli Nowak i Lis``)."""
    cast = scene.people.cast
    sides = [scene.people.names(phrase, as_actor=True) for phrase in slots.actors]
    if any(len(actor) > 1 and set(actor) <= set(names) for names in sides):
        return False
    ends = {phrase.end for phrase in slots.actors}
    if any(p.preposition == "do" and p.start in ends for p in scene.reading.phrases):
        return False
    return len(actor) > 1 and all(cast.kind(name) == "PER" for name in actor)


def _are_troops(scene: Scene, slots: Slots) -> bool:
    troops = scene.pack.table("events/classes")["troops"]
    heads = {scene.reading.tokens[p.head].lemma.casefold() for p in slots.actors}
    return bool(heads & set(troops))


def is_in_office(scene: Scene, slots: Slots, actor: tuple[str, ...]) -> bool:
    """Whether those who come are people of the state, and come to a place."""
    if not any(scene.people.place(phrase) for phrase in slots.places):
        return False
    cast = scene.people.cast
    holders = {person.name for person in cast.offices if person.office.title.is_office}
    listed = scene.pack.table("event_actors")["listed"]
    return any(
        name in holders
        or cast.is_known(name)
        or any(name.casefold().startswith(word[:6]) for word in listed)
        for name in actor
    )


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


def is_of_a_share(scene: Scene, index: int, entry: Entry) -> bool:
    """``umowę popiera [48 proc.]``: a share of people, whom nobody names, is for or against it."""
    reading = scene.reading
    if entry.type not in OPINIONS or "sg" not in reading.morphs[index].numbers:
        return False
    return any(
        reading.tokens[i].text.casefold().rstrip(".") in grammar_words("shares")
        and reading.morphs[i - 2].pos != "prep"
        for i in reading.tokens_of(reading.clause(index))
        if i not in {index, index + 1}
    )
