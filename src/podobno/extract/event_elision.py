"""A verb without a subject comes in, who was last spoken of, or speaks, and so acts goes out."""

from __future__ import annotations

from collections.abc import Iterator

from podobno.extract.event_clauses import Reading
from podobno.extract.event_context import Scene
from podobno.extract.event_pronouns import side_of
from podobno.extract.event_slots import Slots
from podobno.extract.event_stately import TOLD_BY_US
from podobno.extract.event_subjects import subject, tells_on
from podobno.extract.event_words import grammar_words
from podobno.model import StatementMention


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
