"""A trigger with no phrase for its actor comes in, who acts all the same goes out.

The speaker in the first person, who led the sentence before, the subject of ``zapowiedział
strajk``, whom ``zaprosił do rozmów`` invites.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from podobno.extract.event_agreement import agrees
from podobno.extract.event_clauses import Clause, Reading
from podobno.extract.event_people import People
from podobno.extract.event_phrases import Phrase
from podobno.extract.event_pronouns import side_of
from podobno.extract.event_slots import Slots
from podobno.extract.event_stately import TOLD_BY_US
from podobno.extract.event_subjects import subject, subject_behind, tells_on
from podobno.extract.event_words import grammar_words
from podobno.language.countries import read_countries
from podobno.language.event_lexicon import Entry, Lexicon
from podobno.language.pack import LanguagePack
from podobno.language.tags import read_tag
from podobno.model import StatementMention, TimeMention


@dataclass(frozen=True, slots=True, kw_only=True)
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
    last: tuple[str, ...] = ()
    last_is_plural: bool = False


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
        if not any("nom" in read_tag(r.tag).cases for r in head.readings):
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
        other != phrase and other.preposition is None and _may_be_object(reading, other)
        for other in reading.in_clause(clause)
    )


def _may_be_object(reading: Reading, phrase: Phrase) -> bool:
    forms = (read_tag(r.tag).cases for r in reading.tokens[phrase.head].readings)
    return "acc" in phrase.cases or any("acc" in cases for cases in forms)


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


def elided(
    scene: Scene, index: int, slots: Slots, claim: StatementMention | None = None, type_: str = ""
) -> tuple[str, ...]:
    """The speaker in the first person, else who led the sentence before. A deed of states that an
    office holder tells in the plural is their state's or body's (``pomagamy Ukrainie``)."""
    reading = scene.reading
    verb = slots.subject_verb if slots.subject_verb is not None else index
    verb = next(iter(reading.clause(index).verbs), verb)
    morph = reading.morphs[verb]
    if "pri" in morph.persons:
        speaker = claim.speaker_name if claim else None
        if speaker and speaker.split()[0] in scene.pack.table("sayings")["documents"]["lemmas"]:
            return ()  # "„Podpisaliśmy umowę” – czytamy w oświadczeniu"
        is_ours = "pl" in morph.numbers and type_ in TOLD_BY_US
        ours = side_of(scene.people.cast, speaker) if speaker and is_ours else None
        return (ours,) if ours else (speaker,) if speaker else ()
    if morph.pos not in {"fin", "praet", "bedzie"} or "sec" in morph.persons:
        return ()
    if ("pl" in morph.numbers) != scene.last_is_plural:
        return ()
    if tells_on(reading, reading.clause(index), verb) or _happens(reading, verb):
        return ()
    if above := _teller_above(scene, index):
        return above
    told = {gender for form in _told_forms(scene, index, verb) for gender in form}
    is_one = len(scene.last) == 1
    gender = scene.people.circle.genders.get(scene.last[0]) if is_one else None
    is_person = is_one and scene.people.cast.kind(scene.last[0]) == "PER"
    if is_person and morph.pos == "praet" and morph.genders == {"n"}:
        return ()  # "przemaszerowało": no person does what stands in the neuter
    is_other = (gender == "m" and told == {"f"}) or (gender == "f" and told and "f" not in told)
    return () if is_other else scene.last


def _teller_above(scene: Scene, index: int) -> tuple[str, ...]:
    """``[Dodał], że rozmawiał z Nowak``: whose words the clause above opens."""
    reading = scene.reading
    clause = reading.clause(index)
    if clause.link != "sub" or clause.parent is None:
        return ()
    verbs = reading.clauses[clause.parent].verbs
    named = [p for p in reading.in_clause(clause) if p.preposition is None and "nom" in p.cases]
    if not verbs or not clause.verbs or named or subject(reading, verbs[0]) is not None:
        return ()
    own, above = reading.morphs[clause.verbs[0]], reading.morphs[verbs[0]]
    agree = own.numbers & above.numbers and (own.genders & above.genders or not own.genders)
    return teller(scene, verbs[0]) if agree else ()


def teller(scene: Scene, index: int) -> tuple[str, ...]:
    """``[Nowak] dodała, że … Zarzuciła Belgii, że …``: whose statement a verb opens, where that
    statement is known to be somebody's."""
    token = scene.reading.tokens[index]
    if scene.reading.morphs[index].pos not in {"fin", "praet", "bedzie"}:
        return ()  # "zaznaczono": nobody says who
    speakers = {
        statement.speaker_name
        for statement in scene.statements
        if statement.speaker_name and statement.cue
        and statement.cue.start <= token.start < statement.cue.end
    }  # fmt: skip
    if len(speakers) != 1:
        return ()
    name = speakers.pop()
    cast = scene.people.cast
    return tuple(scene.people.named(name)) if cast.kind(name) else (name,)


def _happens(reading: Reading, verb: int) -> bool:
    """``jeśli nie uda się osiągnąć porozumienia``: who would do it, nobody says."""
    is_neuter = reading.morphs[verb].pos != "praet" or "n" in reading.morphs[verb].genders
    return is_neuter and reading.tokens[verb].lemma in grammar_words("dative_subjects")


def _told_forms(scene: Scene, index: int, verb: int) -> Iterator[frozenset[str]]:
    """The genders of a verb in the past and of a pronoun that is its subject (``pomaga on``)."""
    morphs = scene.reading.morphs
    if morphs[verb].pos == "praet" and "sg" in morphs[verb].numbers:
        yield morphs[verb].genders
    for phrase in scene.reading.in_clause(scene.reading.clause(index)):
        head = morphs[phrase.head]
        if head.pos == "ppron3" and "nom" in head.cases and "sg" in head.numbers:
            yield head.genders


def takes_object(entry: Entry) -> bool:
    return any(r.case == "acc" and r.part == "R" and not r.preposition for r in entry.roles)


def who_leads(scene: Scene, last: tuple[str, ...], is_plural: bool) -> tuple[tuple[str, ...], bool]:
    """Who the sentence's main clause is about, for the next sentence's verb without a subject."""
    morphs = scene.reading.morphs
    for clause in scene.reading.clauses:
        if clause.link != "main" or not clause.verbs:
            continue
        found = subject(scene.reading, clause.verbs[0])
        if found is None:
            told = teller(scene, clause.verbs[0])
            return (told, "pl" in morphs[clause.verbs[0]].numbers) if told else (last, is_plural)
        names = scene.people.names(found, as_actor=True)
        if names:
            numbers = morphs[found.head].numbers
            return names, len(names) > 1 or "pl" in numbers
    return last, is_plural


def bearer(
    scene: Scene, index: int, *, is_one_sided: bool, as_state: bool = True
) -> tuple[str, ...]:
    """The subject of the clause: of ``zapowiedział strajk``, of ``podczas spotkania z X
    powiedział``."""
    reading, table = scene.reading, scene.pack.table("event_status")
    clause = reading.clause(index)
    verb = next(iter(clause.verbs), None)
    if verb is None and clause.opener is not None:
        verb = clause.opener if reading.morphs[clause.opener].pos in {"pcon", "pant"} else None
    if verb is None:
        if clause.index == 0 and _is_framed(reading, index, table["bearers"]["frames"]):
            return _headline_name(scene, None, as_state) or _pictured(scene, index)
        is_told = clause.index == 0 and not _is_after_preposition(reading, index)
        return _headline_name(scene, index, as_state) if is_told else ()
    lemma = reading.tokens[verb].lemma
    if lemma in table["bearers"]["wished"]:
        return _concerned(scene, clause)
    lemma = _helped_verb(reading, clause, verb, index) or lemma
    bears = (
        lemma in table["bearers"]["verbs"]
        and (not _is_after_preposition(reading, index) or lemma in table["bearers"]["joining"])
        and is_head(reading, index)
    ) or _commits(reading, index, lemma)
    is_aim = index > 1 and any(
        reading.tokens[i].lemma == "cel" and reading.tokens[i - 1].lemma == "w"
        for i in range(max(1, index - 3), index)
    )
    frames = is_one_sided and _is_framed(reading, index, table["bearers"]["frames"])
    if not bears and not frames and not is_aim:
        return ()
    found = subject(reading, verb)
    while found is None and frames and clause.parent is not None:
        clause = reading.clauses[clause.parent]
        found = subject(reading, clause.verbs[0]) if clause.verbs else None
    if found is None or found.start <= index < found.end:
        found = subject_behind(reading, verb, index) if bears else None
    if found is None:
        return ()
    return scene.people.names(found, as_actor=True, as_state=as_state)


def _helped_verb(reading: Reading, clause: Clause, verb: int, index: int) -> str | None:
    """``Belgia miała [zapowiedzieć] sankcje``: the infinitive between a verb and a noun, where the
    verb's subject does both."""
    if reading.tokens[verb].lemma in grammar_words("dative_control"):
        return None
    between = [i for i in reading.tokens_of(clause) if verb < i < index]
    return next(
        (reading.tokens[i].lemma for i in reversed(between) if reading.morphs[i].pos == "inf"), None
    )


def _commits(reading: Reading, index: int, lemma: str) -> bool:
    """``[Belgia] zobowiązała się do przyjęcia uchodźców``, ``[sąd] nakazał zwolnienie``."""
    if not is_head(reading, index):
        return False
    around = next((p for p in reading.phrases if p.start <= index < p.end), None)
    preposition = around.preposition if around is not None else None
    if lemma in grammar_words("committing"):
        return preposition in {"do", "na", "o"}
    return lemma in grammar_words("ordering") and preposition is None


def host(scene: Scene, place: str | None) -> tuple[str, ...]:
    """The state that a place lies in, where the place is it or its capital."""
    if place is None:
        return ()
    if place in read_countries(scene.pack).codes:
        return (place,)
    country = scene.people.cast.country(place)
    return (country,) if country else ()


def framed(scene: Scene, index: int) -> tuple[str, ...]:
    """``podczas rozmowy Xi i Putin wyrazili jedność``: whose deeds an event frames."""
    reading = scene.reading
    if not _is_framed(reading, index, scene.pack.table("event_status")["bearers"]["frames"]):
        return ()
    verb = next(iter(reading.clause(index).verbs), None)
    found = subject(reading, verb) if verb is not None else None
    if found is None or found.start <= index < found.end:
        return ()
    return scene.people.names(found, as_actor=True)


def leading(scene: Scene, index: int) -> tuple[str, ...]:
    """``[Belgia] przyjęła porozumienie z Iranem``: who stands right before a noun that names the
    other side, else who leads its clause, or the clause above."""
    reading = scene.reading
    around = next((p for p in reading.phrases if p.start <= index < p.end), None)
    before = next((p for p in reading.phrases if around and p.end == around.start), None)
    is_within = before is not None and around is not None and around.preposition == "w"
    if before is not None and is_within and (names := scene.people.names(before, as_actor=False)):
        return names
    clause = reading.clause(index)
    verb = next(iter(clause.verbs), None)
    found = subject(reading, index)
    while found is None and clause.parent is not None:
        clause = reading.clauses[clause.parent]
        found = subject(reading, clause.verbs[0]) if clause.verbs else None
    frames = scene.pack.table("event_status")["bearers"]["frames"]
    if found is None and verb is not None and _is_framed(reading, index, frames):
        return elided(scene, verb, Slots(subject_verb=verb))
    if found is None or found.start <= index < found.end:
        return ()
    return scene.people.names(found, as_actor=True)


def _concerned(scene: Scene, clause: Clause) -> tuple[str, ...]:
    """``Polsce zależy na współpracy``: who stands in the dative would act."""
    for phrase in scene.reading.in_clause(clause):
        if phrase.preposition is None and phrase.cases == {"dat"}:
            return scene.people.names(phrase, as_actor=True)
    return ()


def accused(scene: Scene, index: int) -> tuple[str, ...]:
    """``oskarżył [Iran] o inwazję``, ``zarzucił [Iranowi] wspieranie wojny``: who is accused of a
    deed is who did it."""
    reading = scene.reading
    around = next((p for p in reading.phrases if p.start <= index < p.end), None)
    verbs = [v for v in reading.clause(index).verbs if v < index]
    if around is None or around.preposition not in {"o", None} or not verbs:
        return ()
    entries = scene.lexicon.verbs.get(reading.tokens[verbs[-1]].lemma, ())
    case = "acc" if around.preposition == "o" else "dat"
    if not any(
        entry.type == "ACCUSE" and role.part == "R" and role.case == case and not role.preposition
        for entry in entries
        for role in entry.roles
    ):
        return ()
    for phrase in reading.in_clause(reading.clause(index)):
        is_between = verbs[-1] < phrase.start < index and phrase.end <= index
        if is_between and phrase.preposition is None and case in phrase.cases:
            return scene.people.names(phrase, as_actor=True)
    return ()


def visitor(scene: Scene, index: int) -> tuple[str, ...]:
    """``[Nowak] z wizytą w Pradze``, a headline without a verb."""
    reading = scene.reading
    around = next((p for p in reading.phrases if p.start <= index < p.end), None)
    if around is None or around.head != index or around.preposition != "z":
        return ()
    return _pictured(scene, index) if not reading.clause(index).verbs else ()


def _headline_name(scene: Scene, index: int | None, as_state: bool) -> tuple[str, ...]:
    """``Kowalski: rozmowy z Nowak``: who stands before the colon of a headline, unless it speaks
    of a state or body before the noun at ``index`` (``Kowalski: [Belgia] bliżej zgody``); a state
    there is where people protest (``Francja: strajk kolejarzy``)."""
    reading = scene.reading
    bodies = {entity.name for entity in scene.people.cast.entities if entity.type in {"LOC", "ORG"}}
    for phrase in reading.phrases[1:]:
        is_before = index is not None and phrase.end <= index
        if is_before and phrase.preposition is None and "nom" in phrase.cases:
            names = scene.people.names(phrase, as_actor=True)
            if names and set(names) <= bodies:
                return names
    for phrase in reading.phrases[:1]:
        behind = phrase.end < len(reading.tokens) and reading.tokens[phrase.end].text == ":"
        if behind and phrase.preposition is None:
            names = scene.people.names(phrase, as_actor=True)
            states = read_countries(scene.pack).codes
            return tuple(name for name in names if as_state or name not in states)
    return ()


def _pictured(scene: Scene, index: int) -> tuple[str, ...]:
    """``Jan Kowalski podczas spotkania z Anną Nowak``: who a caption shows."""
    for phrase in scene.reading.phrases:
        if phrase.end <= index and phrase.preposition is None and "nom" in phrase.cases:
            return scene.people.names(phrase, as_actor=True)
    return ()


def is_head(reading: Reading, index: int) -> bool:
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
