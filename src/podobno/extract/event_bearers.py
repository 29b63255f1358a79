"""A noun that names an event comes in, with no phrase for its actor; who acts goes out.

The subject of ``zapowiedział strajk``, who stands before a headline's colon, whom ``oskarżył o
inwazję`` accuses.
"""

from __future__ import annotations

from collections.abc import Sequence

from podobno.extract.event_clauses import Clause, Reading
from podobno.extract.event_context import Scene
from podobno.extract.event_elision import elided
from podobno.extract.event_noun_marks import ready_for
from podobno.extract.event_slots import Slots
from podobno.extract.event_subjects import subject, subject_behind
from podobno.extract.event_words import grammar_words
from podobno.language.countries import read_countries


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
    bears = bears or ready_for(reading, index, table["governors"]["ready"]) is not None
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
        return preposition in grammar_words("aiming")
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


def is_speaker(scene: Scene, names: Sequence[str]) -> bool:
    """``[Nowak]: wojna trwa``: whether a person stands before the colon of what is said."""
    opening = scene.reading.phrases[0] if scene.reading.phrases else None
    if not names or opening is None or opening.end >= len(scene.reading.tokens):
        return False
    if scene.reading.tokens[opening.end].text != ":" or opening.preposition is not None:
        return False
    people = (name for name in names if scene.people.cast.kind(name) == "PER")
    return any(name in scene.people.names(opening, as_actor=True) for name in people)


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
