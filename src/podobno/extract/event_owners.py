"""A noun that names an event comes in, who is meant by the word that says whose it is, or by the
verb that thanks or blames for it, goes out."""

from __future__ import annotations

from podobno.extract.event_clauses import Reading
from podobno.extract.event_context import Scene
from podobno.extract.event_elision import teller
from podobno.extract.event_slots import fits, may_fit
from podobno.extract.event_subjects import subject
from podobno.extract.event_words import grammar_words
from podobno.language.event_lexicon import RECIPIENT, Entry

# What may stand between the pronoun and its noun.
BETWEEN = frozenset({"adj", "ppas", "adja", "pact"})
# Behind these stands what somebody is thanked, praised or blamed for.
REASONS = frozenset({"za"})
# Acts that name a reason: ``podziękował za``, ``skrytykował za``, ``ukarał za``.
ACTS = frozenset({"SUPPORT", "ACCUSE", "SANCTION"})


def owned(scene: Scene, index: int, *, as_state: bool = True) -> tuple[str, ...]:
    """``[Belgia] podtrzymuje swój sprzeciw``: the subject of its clause; ``[związki] grożą
    strajkiem, jeśli nikt nie spełni ich żądań``: several, who led what stands before."""
    reading = scene.reading
    at = _pronoun_before(reading, index)
    if at is None:
        return ()
    if reading.tokens[at].lemma in grammar_words("own"):
        return _subject_of(scene, index, as_state=as_state)
    return _those_before(scene, at, as_state=as_state)


def _pronoun_before(reading: Reading, index: int) -> int | None:
    """``swój`` or ``ich`` before a noun, adjectives between them."""
    for i in range(index - 1, max(-1, index - 4), -1):
        token, morph = reading.tokens[i], reading.morphs[i]
        if token.lemma in grammar_words("own"):
            return i
        if morph.pos == "ppron3" and "pl" in morph.numbers and "gen" in morph.cases:
            return i if token.text.casefold() in grammar_words("possessives") else None
        if morph.pos not in BETWEEN:
            return None
    return None


def _subject_of(scene: Scene, index: int, *, as_state: bool) -> tuple[str, ...]:
    reading = scene.reading
    verb = next(iter(reading.clause(index).verbs), None)
    if verb is None:
        return ()
    found = subject(reading, verb)
    if found is not None:
        is_other = not found.start <= index < found.end
        return scene.people.names(found, as_actor=True, as_state=as_state) if is_other else ()
    is_alike = ("pl" in reading.morphs[verb].numbers) == scene.last_is_plural
    is_third = not {"pri", "sec"} & set(reading.morphs[verb].persons)
    return teller(scene, verb) or (scene.last if is_alike and is_third else ())


def _those_before(scene: Scene, at: int, *, as_state: bool) -> tuple[str, ...]:
    """The subject, in the plural, of a clause before the pronoun's own, else who led the sentence
    before."""
    reading = scene.reading
    own = reading.clause(at).index
    for clause in reversed([c for c in reading.clauses if c.index != own and c.verbs]):
        found = subject(reading, clause.verbs[0])
        if found is None or found.end > at:
            continue
        are_many = len(found.parts) > 1 or "pl" in reading.morphs[found.head].numbers
        names = scene.people.names(found, as_actor=True, as_state=as_state)
        if are_many and names:
            return names
    return scene.last if scene.last_is_plural else ()


def thanked(scene: Scene, index: int, entry: Entry) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """``Belgia podziękowała [Francji] za pomoc``: who is thanked, praised or blamed for a deed has
    done it; who thanks for help has got it."""
    reading = scene.reading
    around = next((p for p in reading.phrases if p.start <= index < p.end), None)
    verbs = [v for v in reading.clause(index).verbs if v < index]
    if around is None or around.preposition not in REASONS or around.head != index or not verbs:
        return (), ()
    entries = scene.lexicon.verbs.get(reading.tokens[verbs[-1]].lemma, ())
    roles = [(e, r) for e in entries for r in e.roles if e.type in ACTS and r.part == RECIPIENT]
    bare = [r for _, r in roles if r.preposition is None]
    for phrase in reading.in_clause(reading.clause(index)):
        is_between = verbs[-1] < phrase.start < index and phrase.end <= index
        is_object = any(
            fits(reading, phrase, role, verbs[-1]) or may_fit(reading, phrase, role, verbs[-1])
            for role in bare
        )
        if not is_between or not is_object:
            continue
        doers = scene.people.names(phrase, as_actor=True)
        led = subject(reading, verbs[-1])
        is_help = entry.type == "AID" and any(e.type == "SUPPORT" for e, _ in roles)
        got = scene.people.names(led, as_actor=True) if is_help and led is not None else ()
        return tuple(doers), tuple(scene.people.cast.home(name) or name for name in got)
    return (), ()
