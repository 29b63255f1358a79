"""The noun of a war in its sentence comes in (``w wojnie przeciwko Ukrainie``), who wages it goes
out where the words around it make that plain."""

from __future__ import annotations

from podobno.extract.event_context import Scene
from podobno.extract.event_phrases import Phrase, read_phrase
from podobno.extract.event_subjects import subject
from podobno.extract.event_words import grammar_pairs, grammar_words


def waging(scene: Scene, index: int) -> tuple[str, ...]:
    """``[Rosja] używa dronów w wojnie``, ``walczą u boku [Rosji] w wojnie``, ``sojusznik [Rosji] w
    wojnie``: who uses something in a war, and at whose side others fight, wages it."""
    around = _around(scene, index)
    if around is None or around.preposition not in grammar_words("within_war"):
        return ()
    return _beside(scene, index) or _ally(scene, around) or _user(scene, index)


def is_answered(scene: Scene, index: int) -> bool:
    """``sankcje za [wojnę]``, ``sankcje w odpowiedzi na [inwazję]``: what is punished."""
    around = _around(scene, index)
    if around is None:
        return False
    before = [token.lemma for token in scene.reading.tokens[: around.start]][-1:]
    return around.preposition == "za" or (
        around.preposition in {"na", "z"} and set(before) <= grammar_words("answering")
    )


def _user(scene: Scene, index: int) -> tuple[str, ...]:
    verb = next((v for v in reversed(scene.reading.clause(index).verbs) if v < index), None)
    if verb is None or scene.reading.tokens[verb].lemma not in grammar_words("warring"):
        return ()
    found = subject(scene.reading, verb)
    return scene.people.names(found, as_actor=True) if found is not None else ()


def _beside(scene: Scene, index: int) -> tuple[str, ...]:
    """``u boku [rosyjskich wojsk]``, ``po stronie [Rosji]``."""
    reading = scene.reading
    for phrase in reading.in_clause(reading.clause(index)):
        head = reading.tokens[phrase.head].lemma
        if phrase.end <= index and (phrase.preposition or "", head) in grammar_pairs("at_side"):
            return _land(scene, phrase)
    return ()


def _ally(scene: Scene, around: Phrase) -> tuple[str, ...]:
    before = next((p for p in scene.reading.phrases if p.end == around.start), None)
    if before is None or scene.reading.tokens[before.head].lemma not in grammar_words("allies"):
        return ()
    return _land(scene, before)


def _land(scene: Scene, phrase: Phrase) -> tuple[str, ...]:
    """Whose side or ally it is: the genitive behind the noun, a state or its troops."""
    inner = read_phrase(scene.reading.words, phrase.head + 1, phrase.parts[0].end)
    return scene.people.names(inner, as_actor=True) if inner is not None else ()


def _around(scene: Scene, index: int) -> Phrase | None:
    return next((p for p in scene.reading.phrases if p.start <= index < p.end), None)
