"""A trigger with its entry comes in, the phrases that fill its roles go out.

By form: a finite verb has a subject, a passive has its agent after ``przez``, an infinitive the
subject of its governor, a participle the noun it describes, a noun its genitive and what follows.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from podobno.extract.event_clauses import Reading
from podobno.extract.event_phrases import QUOTES, Part, Phrase, read_phrase
from podobno.extract.event_subjects import inner_antecedent, subject, subject_of_clause
from podobno.extract.event_words import grammar_words
from podobno.language.event_lexicon import ACTOR, PLACE, RECIPIENT, Entry, Role
from podobno.language.tags import read_tag

AUXILIARY = frozenset({"fin", "praet", "bedzie", "inf", "impt", "cond"})
# How far behind a noun its arguments may stand, in phrases.
REACH = 4


@dataclass(slots=True)
class Slots:
    """Phrases by the part they play; ``is_elided`` where the actor is a subject not expressed,
    ``subject_verb`` the verb that would agree with it."""

    actors: list[Phrase] = field(default_factory=list)
    recipients: list[Phrase] = field(default_factory=list)
    places: list[Phrase] = field(default_factory=list)
    spare: list[Phrase] = field(default_factory=list)
    is_elided: bool = False
    subject_verb: int | None = None

    def add(self, part: str, phrase: Phrase) -> None:
        """Puts a phrase where its part says; a theme is not kept."""
        kept = {ACTOR: self.actors, RECIPIENT: self.recipients, PLACE: self.places}.get(part)
        if kept is not None and phrase not in kept:
            kept.append(phrase)


def read_form(reading: Reading, index: int) -> str:
    """How a trigger stands: ``finite``, ``impersonal``, ``infinitive``, ``adverbial``,
    ``passive``, ``described`` (passive participle), ``describing`` (active), ``noun``."""
    pos = reading.morphs[index].pos
    if pos in {"subst", "ger", "depr", "ign"}:
        return "noun"
    if pos in {"pcon", "pant"}:
        return "adverbial"
    if pos in {"ppas", "adj"}:
        return "passive" if passive_auxiliary(reading, index) is not None else "described"
    return {"inf": "infinitive", "imps": "impersonal", "pact": "describing"}.get(pos, "finite")


def passive_auxiliary(reading: Reading, index: int) -> int | None:
    """The form of ``zostać`` or ``być`` that makes a participle a passive. ``Zostać`` right before
    it settles that, whatever case is read: a counted subject stands in the genitive
    (``zostało zatrzymanych dwóch strażników``)."""
    before = [i for i in range(max(0, index - 3), index) if reading.tokens[i].lemma == "zostać"]
    if before:
        return before[-1]
    if (
        index
        and reading.tokens[index - 1].lemma == "być"
        and reading.morphs[index - 1].pos == "inf"
    ):
        return index - 1  # "musi być zatwierdzony"
    if not reading.morphs[index].cases & {"nom", "inst"}:
        return None
    for i in reading.tokens_of(reading.clause(index)):
        is_auxiliary = reading.tokens[i].lemma in {"zostać", "zostawać", "być"}
        if (
            i != index
            and is_auxiliary
            and not _is_of_future(reading, i)
            and reading.morphs[i].pos in AUXILIARY
        ):
            return i
    return None


def _is_of_future(reading: Reading, i: int) -> bool:
    """``[będą] dotyczyły``, ``[będzie] wspierać``: a future tense, no passive."""
    if reading.morphs[i].pos != "bedzie":
        return False
    behind = range(i + 1, min(len(reading.tokens), i + 3))
    return any(
        reading.morphs[j].pos == "praet"
        or (reading.morphs[j].pos == "inf" and "imperf" in reading.morphs[j].aspects)
        for j in behind
    )


def find_slots(
    reading: Reading, index: int, entry: Entry, form: str, own: Sequence[int] = ()
) -> Slots:
    """The phrases that fill an entry's roles around its trigger; ``own`` are the nouns of
    the entry's phrase that are somebody's own (``gotowość Chin``): they fill none."""
    if form == "noun":
        return _noun_slots(reading, index, entry)
    slots = Slots()
    clause = reading.clause(index)
    near = [
        p for p in reading.in_clause(clause)
        if not p.start <= index < p.end and not (p.head in own and len(p.parts) == 1)
    ]  # fmt: skip
    roles = list(entry.roles)
    if form in {"passive", "described"}:
        part = next((r.part for r in roles if r.case == "acc" and not r.preposition), None)
        moved = _modified(reading, index) if form == "described" else _patient(reading, index)
        if part and moved:
            slots.add(part, _behind(moved, index))
        roles = [r for r in roles if r.case not in {"nom", "acc"} or r.preposition]
        roles.append(Role(case="acc", preposition="przez", part=ACTOR))
        near = [p for p in near if p != moved and not (moved and p.start == moved.end < index)]
        if form == "described":
            near = [p for p in near if p.start > index]
    elif form == "describing":
        if modified := _modified(reading, index):
            slots.add(ACTOR, modified)
        near = [p for p in near if p.start > index]
    elif form == "impersonal":
        pass
    else:
        found = _acting(reading, index, form)
        if (found is None or found not in near) and not any(
            role.case == "acc" and not role.preposition for role in roles
        ):
            found = _counted(reading, index, entry.subject) or found
        if found:
            slots.add(entry.subject, found)
            near = [p for p in near if p != found]
        elif form != "impersonal":
            slots.is_elided = entry.subject == ACTOR
            slots.subject_verb = next(iter(clause.verbs), index)
    own_words = frozenset(lemma for word in entry.beside for lemma in word.lemmas)
    if entry.is_symmetric:
        near = [
            p for p in near
            if not _is_behind_deed(reading, p, own_words)
            and not is_behind_bond(reading, p.start, own_words)
        ]  # fmt: skip
    _fill(reading, index, [r for r in roles if r.case != "nom"], near, slots)
    return slots


def _behind(phrase: Phrase, index: int) -> Phrase:
    """``zatrzymanych [dwóch strażników]``: the phrase without the participle it begins with."""
    first = phrase.parts[0]
    if not first.start <= index < first.head:
        return phrase
    kept = replace(first, start=index + 1)
    return replace(phrase, start=index + 1, parts=(kept, *phrase.parts[1:]))


def _acting(reading: Reading, index: int, form: str) -> Phrase | None:
    clause = reading.clause(index)
    if form == "infinitive":
        for verb in clause.verbs:
            if reading.tokens[verb].lemma in grammar_words("dative_control"):
                dative = Role(case="dat", preposition=None, part=ACTOR)
                near = [p for p in reading.in_clause(clause) if p.start < index]
                for test in (fits, may_fit):
                    for phrase in near:
                        if test(reading, phrase, dative, verb):
                            return phrase
        if clause.parent is not None and not clause.verbs:
            return subject_of_clause(reading, reading.clauses[clause.parent], None, 0)
    if form == "adverbial" and clause.parent is not None:
        return subject_of_clause(reading, reading.clauses[clause.parent], None, 0)
    return subject(reading, index)


def _counted(reading: Reading, index: int, part: str) -> Phrase | None:
    """``[12 żołnierzy] zginęło``: a counted subject stands in the genitive, its verb in the
    singular and neuter. ``100 osób protestowało`` tells nobody who acts."""
    verb = reading.morphs[index]
    if verb.pos not in {"praet", "fin"} or "sg" not in verb.numbers:
        return None
    if "n" not in (verb.genders or {"n"}) or "ter" not in (verb.persons or {"ter"}):
        return None
    counted = [
        phrase
        for phrase in reading.in_clause(reading.clause(index))
        if (phrase.preposition is None or phrase.preposition in grammar_words("bounds"))
        and "pl" in reading.morphs[phrase.head].numbers  # "[1 lipca] stacjonowało"
        and not (part == ACTOR and reading.tokens[phrase.head].lemma in grammar_words("anybody"))
        and any(reading.morphs[i].pos in {"num", "dig"} for i in range(phrase.start, phrase.head))
    ]
    return min(counted, key=lambda phrase: abs(phrase.head - index), default=None)


def _patient(reading: Reading, index: int) -> Phrase | None:
    """The subject of a passive; a counted one stands in the genitive behind it."""
    found = subject(reading, index)
    if found is None and "gen" in reading.morphs[index].cases:
        behind = read_phrase(reading.words, index + 1) if index + 1 < len(reading.tokens) else None
        if behind is not None and behind.preposition is None and "gen" in behind.cases:
            return behind
        for phrase in reading.in_clause(reading.clause(index)):
            if phrase.start > index and phrase.preposition is None and "gen" in phrase.cases:
                return phrase
    return found


def _modified(reading: Reading, index: int) -> Phrase | None:
    """The noun that a participle describes: the phrase it stands in, or the one before it."""
    morph = reading.morphs[index]
    for phrase in reading.phrases:
        if phrase.start <= index < phrase.head:
            return phrase
        if phrase.head < index < phrase.end:
            part = Part(start=phrase.parts[0].start, end=index, head=phrase.head)
            return replace(phrase, end=index, parts=(part,))
    for phrase in reversed(reading.phrases):
        if phrase.end <= index and index - phrase.end <= 2:
            head = reading.morphs[phrase.head]
            if head.cases & morph.cases and head.numbers & morph.numbers:
                return phrase
            inner = inner_antecedent(reading, phrase, index)
            if inner is not None:
                return inner
            break
    following = _next_phrase(reading, index + 1)
    while following is not None and following.preposition is not None:
        # "uniewinnionej przez sąd [kobiety]", "zajętym przez Iran od 2014 roku [porcie]"
        following = _next_phrase(reading, following.end)
    if following is not None and following.preposition is None and following.cases & morph.cases:
        return following
    return None


def _agrees_with(reading: Reading, phrase: Phrase, index: int) -> bool:
    """Whether a participle could describe the head of a phrase."""
    head, morph = reading.morphs[phrase.head], reading.morphs[index]
    return bool(
        phrase.preposition is None
        and head.cases & morph.cases
        and head.numbers & morph.numbers
        and (head.genders & morph.genders or not head.genders)
    )


def _next_phrase(reading: Reading, at: int) -> Phrase | None:
    return read_phrase(reading.words, at) if at < len(reading.tokens) else None


def _fill(
    reading: Reading, index: int, roles: Iterable[Role], near: Sequence[Phrase], slots: Slots
) -> None:
    """Each role takes the nearest phrase that fits, first behind the trigger, then before it."""
    used: set[int] = {p.start for p in (*slots.actors, *slots.recipients)}
    ranked = sorted(near, key=lambda p: (p.start < index, abs(p.start - index)))
    open_roles = list(roles)
    for test in (fits, may_fit):
        for role in tuple(open_roles):
            is_spare = role.part == RECIPIENT and bool(slots.recipients)
            for phrase in ranked:
                if phrase.start in used or not test(reading, phrase, role, index):
                    continue
                if is_spare:
                    slots.spare.append(phrase)
                    break
                if phrase.preposition == "przez" and _is_of_later_deed(reading, index, phrase):
                    continue
                used.add(phrase.start)
                slots.add(role.part, phrase)
                open_roles.remove(role)
                break


def _is_behind_deed(reading: Reading, phrase: Phrase, own_words: frozenset[str]) -> bool:
    """``przyjęli ustawę o wyjściu [z Unii]``: it belongs to the verbal noun before it, unless
    that noun is of the event's own phrase (``zakończyli rokowania [z Unią]``)."""
    at = phrase.start - 1
    if phrase.preposition != "z" or at < 0 or reading.morphs[at].pos != "ger":
        return False
    return own_words.isdisjoint(r.lemma for r in reading.tokens[at].readings)


def is_behind_bond(reading: Reading, preposition: int, own: frozenset[str]) -> bool:
    """``zatwierdził umowę [z Unią]``: the other side of the noun before it, not of the verb, unless
    the noun is one of the verb's ``own`` phrase (``podpisał umowę z Unią``)."""
    if preposition < 1 or reading.tokens[preposition].lemma != "z":
        return False
    phrase = next((p for p in reading.phrases if p.end == preposition), None)
    inside = range(phrase.head, phrase.end) if phrase is not None else ()
    nouns = {reading.tokens[i].lemma for i in inside}
    return bool(nouns & grammar_words("bonds")) and not nouns & own


def _is_of_later_deed(reading: Reading, index: int, phrase: Phrase) -> bool:
    """``wstrzymana w reakcji na ostrzelanie [przez Rosję]``: who did what stands in between."""
    return any(_is_deed_under_preposition(reading, i) for i in range(index + 1, phrase.start))


def fits(reading: Reading, phrase: Phrase, role: Role, index: int) -> bool:
    """Whether a phrase stands in a role's case, after its preposition."""
    if (phrase.preposition or None) != role.preposition:
        return False
    cases = phrase.cases
    if role.case in cases or not cases:
        return True
    if role.preposition is not None:
        head = reading.tokens[phrase.head]
        readings = head.readings
        if phrase.head in reading.words.names and head.text == head.lemma:
            return True  # "z Xi": a name that does not decline
        return not readings or any(role.case in read_tag(r.tag).cases for r in readings)
    return role.case == "acc" and "gen" in cases and index > 0 and _is_negated(reading, index)


def may_fit(reading: Reading, phrase: Phrase, role: Role, index: int) -> bool:
    """Whether a phrase behind the trigger would stand in a role's case by another reading:
    ``Francji`` is genitive and dative."""
    if phrase.preposition is not None or role.preposition is not None or phrase.start < index:
        return False
    if role.case not in {"acc", "dat"} or phrase.cases & {"inst", "loc"}:
        return False
    head = reading.tokens[phrase.head]
    possible = {case for r in head.readings for case in read_tag(r.tag).cases}
    return role.case in possible or not head.readings


def _may_be(reading: Reading, phrase: Phrase, role: Role) -> bool:
    """A bare phrase beside a noun whose head could have that case: ``agresji Rosji``."""
    if phrase.preposition is not None or role.preposition is not None:
        return False
    readings = reading.tokens[phrase.head].readings
    return any(role.case in read_tag(r.tag).cases for r in readings)


def _is_other_word(reading: Reading, head: int, role: Role) -> bool:
    """``ostrzał strażnicy``: in the case asked for it is no form of ``strażnik``."""
    token = reading.tokens[head]
    lemmas = {r.lemma for r in token.readings if role.case in read_tag(r.tag).cases}
    is_common = token.text[:1].islower()
    return is_common and bool(lemmas) and not any(token.lemma in lemma for lemma in lemmas)


def _is_negated(reading: Reading, index: int) -> bool:
    return any(reading.tokens[i].lemma == "nie" for i in range(max(0, index - 3), index))


def _noun_slots(reading: Reading, index: int, entry: Entry) -> Slots:
    slots = Slots()
    following = list(_following(reading, index))
    roles = entry.noun_roles
    inner = next((role.part for role in roles if role.case == "gen" and not role.preposition), None)
    if inner and (owner := _possessor(reading, index)):
        slots.add(inner, owner)
    if entry.beside and not entry.is_noun and any(r.case == "dat" for r in entry.roles):
        # "udzielanie Rosji pomocy": the genitive is the noun of the phrase itself.
        roles = tuple(r for r in roles if r.case != "gen" or r.preposition)
    if entry.is_symmetric and following and _is_joined(reading, following[0], index):
        slots.add(ACTOR, following[0])
    has_agent = bool(following) and following[0].preposition == "przez"
    for phrase in (*following, *_agent_before(reading, index)):
        for role in roles:
            if role.preposition is None and phrase.start > index + 3:
                continue
            if role.part == RECIPIENT and slots.recipients:
                continue
            if phrase.preposition == "przez" and _is_agent_of_other(reading, index, phrase, entry):
                continue
            if inner == ACTOR and _is_route(reading, index, phrase):
                continue
            if phrase.preposition == "przez" and has_agent and phrase != following[0]:
                continue  # "zaprzestanie przez Rosję tranzytu [przez Ukrainę]"
            if fits(reading, phrase, role, index) or (
                role.case in {"gen", "dat"}
                and phrase.start == index + 1
                and _may_be(reading, phrase, role)
                and not _is_other_word(reading, phrase.head, role)
            ):
                slots.add(role.part, phrase)
                break
    return slots


def _is_joined(reading: Reading, phrase: Phrase, index: int) -> bool:
    """``rozmowy [Putin-Kim]``: right behind the noun, in no case."""
    words = [token.text for token in reading.tokens[phrase.start : phrase.end]]
    return phrase.start == index + 1 and phrase.preposition is None and "-" in "".join(words)


def _is_agent_of_other(reading: Reading, index: int, phrase: Phrase, entry: Entry) -> bool:
    """``żądanie środków podejmowanych [przez Rosję]``, ``marsz przeciw opuszczeniu Unii [przez
    Belgię]``: a participle or a verbal noun behind a preposition stands between, and is no word of
    the entry's own (``blokada wejścia [przez górników]``)."""
    own = {lemma for word in entry.beside for lemma in word.lemmas}
    return any(
        reading.morphs[i].pos == "ppas" or _is_deed_under_preposition(reading, i)
        for i in range(index + 1, phrase.start)
        if not own & {reading.tokens[i].lemma, *(r.lemma for r in reading.tokens[i].readings)}
    )


def _is_route(reading: Reading, index: int, phrase: Phrase) -> bool:
    """``rezygnacja z tranzytu gazu [przez Ukrainę]``: where something passes; who resigns would
    stand in the genitive."""
    if phrase.preposition != "przez":
        return False
    between = range(index, phrase.start)
    return any(reading.tokens[i].lemma in grammar_words("passages") for i in between)


def _is_deed_under_preposition(reading: Reading, index: int) -> bool:
    is_verbal = any(r.tag.startswith("ger") for r in reading.tokens[index].readings)
    return is_verbal and any(p.preposition and p.head == index for p in reading.phrases)


def _agent_before(reading: Reading, index: int) -> list[Phrase]:
    """``zaprzestanie [przez Rosję] inwazji``."""
    return [p for p in reading.phrases if p.preposition == "przez" and p.end == index]


def _possessor(reading: Reading, index: int) -> Phrase | None:
    """``jej zabójstwo``: the pronoun before a noun as its genitive."""
    for i in range(index - 1, max(-1, index - 4), -1):
        morph = reading.morphs[i]
        if morph.pos == "ppron3" and "gen" in morph.cases:
            part = Part(start=i, end=i + 1, head=i)
            return Phrase(start=i, end=i + 1, preposition=None, cases=morph.cases, parts=(part,))
        if morph.pos not in {"adj", "ppas"}:
            return None
    return None


def find_gifts(reading: Reading, places: Sequence[int], own: frozenset[str]) -> list[Phrase]:
    """Whom the noun of a verb's phrase concerns: ``przyjęła propozycję [Francji]``,
    ``wycofała skargę [na Francję]``; not the genitive of those nouns that are somebody's own."""
    genitive = Role(case="gen", preposition=None, part=RECIPIENT)
    for place in places:
        for phrase in _following(reading, place):
            is_beside = phrase.start == place + 1 and reading.tokens[place].lemma not in own
            if is_beside and _may_be(reading, phrase, genitive):
                return [phrase]
            if phrase.preposition in grammar_words("towards"):
                return [phrase]
    return []


def find_owner(reading: Reading, place: int) -> Phrase | None:
    """The genitive right behind a noun: ``zgoda [Belgii]``."""
    genitive = Role(case="gen", preposition=None, part=ACTOR)
    behind = next(iter(_following(reading, place)), None)
    if behind is None or "gen" not in behind.cases:
        return None
    between = range(place + 1, behind.start)
    is_owner = all(reading.morphs[i].pos == "adj" for i in between)
    return behind if is_owner and _may_be(reading, behind, genitive) else None


def _following(reading: Reading, index: int) -> Iterable[Phrase]:
    """The phrases behind a noun up to the next verb or mark."""
    i = index + 1
    count = 0
    clause = reading.clause(index).index
    while i < len(reading.tokens) and count < REACH:
        token, morph = reading.tokens[i], reading.morphs[i]
        if reading.clause_of.get(i) != clause or morph.is_finite or morph.pos in {"inf", "comp"}:
            return
        if token.text in {",", ":", ";", "–", "—", "("} or morph.pos == "conj":
            return
        is_own_adjective = (
            morph.pos in {"adj", "ppas"}
            and count == 0
            and bool(morph.cases & reading.morphs[index].cases)
        )
        phrase = read_phrase(reading.words, i)
        if phrase is None or is_own_adjective or token.text in QUOTES:
            i += 1
            continue
        yield phrase
        count += 1
        i = phrase.end
