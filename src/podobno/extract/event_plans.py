"""A noun of a deed in its sentence comes in, in whose plan, power, law or aim it stands goes out:
``decyzja [Belgii] o wysłaniu broni``, ``[unijny] pakiet sankcji``, ``[USA] mają możliwość
nałożenia sankcji``, ``ustawa upoważnia [Danię] do zablokowania budowy``."""

from __future__ import annotations

from collections.abc import Sequence

from podobno.extract.event_bearers import is_head
from podobno.extract.event_context import Scene
from podobno.extract.event_parts import Part
from podobno.extract.event_phrases import Phrase
from podobno.extract.event_pronouns import side_of
from podobno.extract.event_slots import fits, may_fit
from podobno.extract.event_subjects import subject
from podobno.extract.event_words import grammar_words
from podobno.language.countries import read_countries
from podobno.language.event_lexicon import ACTOR, Entry, Role
from podobno.language.tags import Morph

# How far before a participle its noun may stand, in tokens.
FAR = 10
# What stands between a plan and the noun of the deed: ``groźba [dalszych] sankcji``.
BETWEEN = frozenset({"adj", "adja", "num", "dig", "ger", "ppas", "brev"})


def planner(scene: Scene, index: int, entry: Entry) -> tuple[str, ...]:
    """Who would do what a noun names, where the words around it say whose it is to do. What two
    sides do (``plan negocjacji``) is not one's alone."""
    resolved = _resolved(scene, index)
    if resolved or entry.is_symmetric:
        return resolved
    rewarded = _rewarded(scene, index) if entry.type == "AID" else ()
    return rewarded or _enabled(scene, index) or _held(scene, index) or _aimed(scene, index)


def bloc(scene: Scene, at: int, end: int) -> tuple[str, ...]:
    """``[zachodnie] sankcje``: the bloc that an adjective between two places means."""
    blocs = scene.pack.table("event_actors")["blocs"]
    tokens = scene.reading.tokens[max(0, at) : end]
    return tuple(dict.fromkeys(blocs[t.lemma] for t in tokens if t.lemma in blocs))


def _resolved(scene: Scene, index: int) -> tuple[str, ...]:
    """``decyzja [Belgii] o wysłaniu broni``, ``[irańska] gotowość do rozmów``, ``[amerykańska]
    ustawa mówiąca o sankcjach``: whose decision it is to do something does it."""
    reading = scene.reading
    around = _around(scene, index)
    if around is None or around.preposition not in grammar_words("aiming"):
        return ()
    before = next((p for p in reading.phrases if p.end == around.start), None)
    if told := _told_of(scene, around.start):
        return told
    if before is None or len(before.parts) > 1:
        return ()
    part = before.parts[0]
    if reading.tokens[part.head].lemma not in grammar_words("resolves"):
        return ()
    beside = scene.people.country_beside(part.start, part.head, part.end)
    return beside or tuple(scene.people.genitive(part))


def _told_of(scene: Scene, start: int) -> tuple[str, ...]:
    """``[amerykańska] ustawa z maja 2017 roku, mówiąca m.in. o sankcjach``: whose the law is that a
    participle before a phrase agrees with."""
    reading = scene.reading
    at = start - 1
    while at > 0 and reading.morphs[at].pos in {"brev", "part", "adv", "interp"}:
        at -= 1
    if at < 1 or reading.morphs[at].pos != "pact":
        return ()
    for i in range(at - 1, max(-1, at - FAR), -1):
        is_law = reading.tokens[i].lemma in grammar_words("resolves")
        if is_law and _agree(reading.morphs[at], reading.morphs[i]):
            first = i
            while first and reading.morphs[first - 1].pos in BETWEEN:
                first -= 1
            return scene.people.country_beside(first, i, i + 1)
    return ()


def _agree(one: Morph, other: Morph) -> bool:
    return bool(
        one.cases & other.cases and one.numbers & other.numbers and one.genders & other.genders
    )


def _held(scene: Scene, index: int) -> tuple[str, ...]:
    """``[amerykańska] groźba sankcji``, ``[Belgia] nie skorzystała z możliwości nałożenia
    sankcji``: whose the plan is, by its adjective, else by the verb that says who has it."""
    reading = scene.reading
    at = _plan_before(scene, index)
    if at is None:
        return _admitted(scene, index)
    start = at
    while start and reading.morphs[start - 1].pos in BETWEEN - {"ger"}:
        start -= 1
    owner = scene.people.genitive(Part(start=at, end=index, head=at))
    if beside := scene.people.country_beside(start, at, at + 1) or tuple(owner):
        return beside
    verb = _verb_before(scene, at)
    if verb is None or not _has(scene, verb, index):
        return ()
    found = subject(reading, verb)
    return scene.people.names(found, as_actor=True) if found is not None else ()


def _admitted(scene: Scene, index: int) -> tuple[str, ...]:
    """``[Belgia] nie wyklucza wstrzymania dostaw``: what somebody does not rule out to do."""
    verb, around = _verb_before(scene, index), _around(scene, index)
    if verb is None or around is None or around.preposition is not None:
        return ()
    is_told = scene.reading.tokens[verb].lemma in grammar_words("admitting")
    if not is_told or not _is_verbal(scene, index) or not is_head(scene.reading, index):
        return ()
    found = subject(scene.reading, verb)
    return scene.people.names(found, as_actor=True) if found is not None else ()


def _verb_before(scene: Scene, at: int) -> int | None:
    """The verb next before a noun in its clause, an infinitive too (``może [spełnić] groźbę``)."""
    reading = scene.reading
    inside = (i for i in reversed(reading.tokens_of(reading.clause(at))) if i < at)
    verbs = {*reading.clause(at).verbs}
    return next((i for i in inside if i in verbs or reading.morphs[i].pos == "inf"), None)


def _plan_before(scene: Scene, index: int) -> int | None:
    """Where the noun of a plan stands in whose genitive a deed is: the first of several
    (``szkic pakietu sankcji``)."""
    reading, found = scene.reading, None
    at = index - 1
    while at >= 0:
        is_owner = at in reading.words.names and "gen" in reading.morphs[at].cases
        if reading.morphs[at].pos in BETWEEN or is_owner:
            at -= 1  # "plany [Rosji] wstrzymania tranzytu"
        elif reading.tokens[at].lemma in grammar_words("plans"):
            found = at
            at -= 1
        else:
            break
    return found


def _has(scene: Scene, verb: int, index: int) -> bool:
    """Whether the subject of a verb is who would do it. What is only not ruled out is the
    subject's to do where a verbal noun says so (``możliwość nałożenia sankcji``)."""
    lemma = scene.reading.tokens[verb].lemma
    if lemma in grammar_words("admitting"):
        return _is_verbal(scene, index)
    bearing = scene.pack.table("event_status")["bearers"]["verbs"]
    return lemma in grammar_words("having") or lemma in bearing


def _is_verbal(scene: Scene, index: int) -> bool:
    """Whether a noun is one of a verb: ``nałożenie``, not ``atak``."""
    return any(r.tag.startswith("ger") for r in scene.reading.tokens[index].readings)


def _enabled(scene: Scene, index: int) -> tuple[str, ...]:
    """``ustawa upoważnia [Belgię] do nakładania sankcji``, ``prawo pozwala [Danii] na zablokowanie
    budowy``, ``daje to [Belgii] możliwość nałożenia ceł``."""
    reading = scene.reading
    verb, around = _verb_before(scene, index), _around(scene, index)
    if verb is None or around is None:
        return ()
    lemma = reading.tokens[verb].lemma
    near = [p for p in reading.in_clause(reading.clause(index)) if p != around]
    if lemma in grammar_words("entitling") and around.preposition == "do":
        return _of_state(scene, _first(scene, near, verb, case="acc"))
    is_given = lemma in grammar_words("giving") and _plan_before(scene, index) is not None
    if is_given:
        near = [p for p in near if p.preposition in {None, "dla"}]
        for_whom = [p for p in near if p.preposition == "dla"]
        return _names(scene, [_first(scene, near, verb, case="dat"), *for_whom])
    is_allowed = lemma in grammar_words("allowing") and around.preposition in {None, "na"}
    return _names(scene, [_first(scene, near, verb, case="dat")]) if is_allowed else ()


def _first(scene: Scene, near: Sequence[Phrase], verb: int, *, case: str) -> Phrase | None:
    """The first phrase behind a verb that has no preposition and could be in a case."""
    role = Role(case=case, preposition=None, part=ACTOR)
    for test in (fits, may_fit):
        for phrase in near:
            if phrase.start > verb and test(scene.reading, phrase, role, verb):
                return phrase
    return None


def _of_state(scene: Scene, phrase: Phrase | None) -> tuple[str, ...]:
    """``upoważnia prezydenta [USA]``: what an office is entitled to, its state does."""
    if phrase is None:
        return ()
    part, people = phrase.parts[0], scene.people
    told = (*people.country_beside(part.start, part.head, part.end), *people.genitive(part))
    lands = [name for name in told if name in read_countries(scene.pack).codes]
    names = people.names(phrase, as_actor=True)
    return tuple(lands[:1]) or tuple(side_of(people.cast, name) or name for name in names)


def _rewarded(scene: Scene, index: int) -> tuple[str, ...]:
    """``za pomoc dla Rosji [Iran] dostaje zboże``: who gets something for a deed does it."""
    around, verb = _around(scene, index), next(iter(scene.reading.clause(index).verbs), None)
    if around is None or around.preposition != "za" or verb is None:
        return ()
    if scene.reading.tokens[verb].lemma not in grammar_words("receiving"):
        return ()
    found = subject(scene.reading, verb)
    return scene.people.names(found, as_actor=True) if found is not None else ()


def _aimed(scene: Scene, index: int) -> tuple[str, ...]:
    """``celem [Belgii] jest zablokowanie budowy``, ``następnym krokiem będzie dla [Unii]
    wstrzymanie importu``: whose aim or step a deed is."""
    reading, clause = scene.reading, scene.reading.clause(index)
    verb = next(iter(clause.verbs), None)
    around = _around(scene, index)
    if verb is None or reading.tokens[verb].lemma != "być" or around is None:
        return ()
    if around.preposition is not None or not around.cases & {"nom", "acc"}:
        return ()
    near = [p for p in reading.in_clause(clause) if p != around]
    aim = next((p for p in near if p.cases == {"inst"} and p.preposition is None
                and reading.tokens[p.head].lemma in grammar_words("intentions")), None)  # fmt: skip
    if aim is None:
        return ()
    part = aim.parts[0]
    beside = scene.people.country_beside(part.start, part.head, part.end)
    for_whom = [p for p in near if p.preposition == "dla" and p.start < index]
    return beside or _owner(scene, part) or _names(scene, for_whom)


def _owner(scene: Scene, part: Part) -> tuple[str, ...]:
    return tuple(scene.people.genitive(part))


def _names(scene: Scene, phrases: Sequence[Phrase | None]) -> tuple[str, ...]:
    """Whom the first of some phrases means that means anybody."""
    told = (scene.people.names(p, as_actor=True) for p in phrases if p is not None)
    return next((names for names in told if names), ())


def _around(scene: Scene, index: int) -> Phrase | None:
    return next((p for p in scene.reading.phrases if p.start <= index < p.end), None)
