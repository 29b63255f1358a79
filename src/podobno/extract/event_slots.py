"""A role and the phrases around a trigger come in, the phrase that fills the role goes out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from podobno.extract.event_clauses import Reading
from podobno.extract.event_phrases import Phrase
from podobno.extract.event_words import grammar_words
from podobno.language.event_lexicon import ACTOR, PLACE, RECIPIENT, Role
from podobno.language.tags import possible_cases, read_tag


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


def fill(
    reading: Reading, index: int, roles: Iterable[Role], near: Sequence[Phrase], slots: Slots
) -> Sequence[Role]:
    """Each role takes the nearest phrase that fits, first behind the trigger, then before it;
    gives back the roles that none fits."""
    near = [
        p for p in near
        if not _is_of_reason(near, p, index) and not is_why(reading, p)
        and not _is_as(reading, p)
    ]  # fmt: skip
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
    return open_roles


def is_why(reading: Reading, phrase: Phrase) -> bool:
    """``ze względu [na zależność Europy]``: why it is done, not to whom."""
    before = reading.tokens[phrase.start - 1].lemma if phrase.start else ""
    return phrase.preposition == "na" and before in grammar_words("respects")


def _is_as(reading: Reading, phrase: Phrase) -> bool:
    """``uznać związki jako [partnera]``: what somebody is taken for."""
    before = reading.tokens[phrase.start - 1].lemma if phrase.start else ""
    return before in grammar_words("as_role")


def _is_of_reason(near: Sequence[Phrase], phrase: Phrase, index: int) -> bool:
    """``nałożone po ataku [na Ukrainę]``: it belongs to what stands right before it, why or after
    what something was done."""
    if phrase.preposition in grammar_words("reasons"):
        return False
    at = phrase.start
    while before := next((p for p in near if p.end == at and p.start > index), None):
        if before.preposition in grammar_words("reasons"):
            return True
        at = before.start
    return False


def is_behind_deed(reading: Reading, phrase: Phrase, own_words: frozenset[str]) -> bool:
    """``przyjęli ustawę o wyjściu [z Unii]``: it belongs to the verbal noun before it, unless
    that noun is of the event's own phrase (``zakończyli rokowania [z Unią]``)."""
    at = phrase.start - 1
    if phrase.preposition != "z" or at < 0:
        return False
    if is_behind_leaving(reading, phrase):
        return True
    if reading.morphs[at].pos != "ger":
        return False
    return own_words.isdisjoint(r.lemma for r in reading.tokens[at].readings)


def is_behind_leaving(reading: Reading, phrase: Phrase) -> bool:
    """``rozmowy o wyjściu [z UE]``, ``o wyjściu Danii [z UE]``: what is left behind,
    right after the noun or whose leaving it is."""
    if phrase.preposition != "z":
        return False
    before = next((p for p in reading.phrases if p.end == phrase.start), None)
    inside = range(before.start, phrase.start) if before else range(phrase.start - 1, phrase.start)
    nouns = {
        lemma
        for i in inside if i >= 0
        for lemma in (reading.tokens[i].lemma, *(r.lemma for r in reading.tokens[i].readings))
    }  # fmt: skip
    return bool(nouns & grammar_words("leaving"))


def _is_of_later_deed(reading: Reading, index: int, phrase: Phrase) -> bool:
    """``wstrzymana w reakcji na ostrzelanie [przez Rosję]``: who did what stands in between."""
    return any(is_deed_under_preposition(reading, i) for i in range(index + 1, phrase.start))


def fits(reading: Reading, phrase: Phrase, role: Role, index: int) -> bool:
    """Whether a phrase stands in a role's case, after its preposition."""
    if (phrase.preposition or None) != role.preposition:
        return False
    cases = phrase.cases
    if role.case in cases or not cases:
        return True
    if role.preposition is not None:
        head = reading.tokens[phrase.head]
        if phrase.head in reading.words.names and head.text == head.lemma:
            return True  # "z Xi": a name that does not decline
        return not head.readings or role.case in possible_cases(head)
    if role.case == "acc" and _is_told_object(reading, phrase, index):
        return True
    return role.case == "acc" and "gen" in cases and index > 0 and _is_negated(reading, index)


def _is_told_object(reading: Reading, phrase: Phrase, index: int) -> bool:
    """``[Kijów] odwiedzili``: a name that the tree has as the object, and that may be one."""
    head = reading.tokens[phrase.head]
    is_object = head.head == index and head.relation == "obj" and phrase.head in reading.words.names
    return is_object and "acc" in possible_cases(head)


def may_fit(reading: Reading, phrase: Phrase, role: Role, index: int) -> bool:
    """Whether a phrase behind the trigger would stand in a role's case by another reading:
    ``Francji`` is genitive and dative."""
    if phrase.preposition is not None or role.preposition is not None or phrase.start < index:
        return False
    if role.case not in {"acc", "dat"} or phrase.cases & {"inst", "loc"}:
        return False
    head = reading.tokens[phrase.head]
    return role.case in possible_cases(head) or not head.readings


def may_be(reading: Reading, phrase: Phrase, role: Role) -> bool:
    """A bare phrase beside a noun whose head could have that case: ``agresji Rosji``."""
    if phrase.preposition is not None or role.preposition is not None:
        return False
    before = range(phrase.parts[0].start, phrase.head)
    adjectives = [reading.tokens[i] for i in before if reading.morphs[i].pos == "adj"]
    if any(role.case not in possible_cases(token) for token in adjectives if token.readings):
        return False  # "na liście sankcji [rosyjscy dowódcy]"
    return role.case in possible_cases(reading.tokens[phrase.head])


def is_other_word(reading: Reading, head: int, role: Role) -> bool:
    """``ostrzał strażnicy``: in the case asked for it is no form of ``strażnik``."""
    token = reading.tokens[head]
    lemmas = {r.lemma for r in token.readings if role.case in read_tag(r.tag).cases}
    is_common = token.text[:1].islower()
    return is_common and bool(lemmas) and not any(token.lemma in lemma for lemma in lemmas)


def _is_negated(reading: Reading, index: int) -> bool:
    return any(reading.tokens[i].lemma == "nie" for i in range(max(0, index - 3), index))


def is_deed_under_preposition(reading: Reading, index: int) -> bool:
    is_verbal = any(r.tag.startswith("ger") for r in reading.tokens[index].readings)
    return is_verbal and any(p.preposition and p.head == index for p in reading.phrases)
