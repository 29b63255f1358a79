"""A token in a sentence comes in, the subject of its verb goes out.

Through relative words, shared subjects and participles, by agreement; the tree decides between
phrases that agree, where there is one.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from podobno.extract.event_agreement import agrees
from podobno.extract.event_antecedents import antecedent
from podobno.extract.event_clauses import Clause, Reading, is_included
from podobno.extract.event_nouns import QUOTES
from podobno.extract.event_phrases import Phrase
from podobno.extract.event_words import grammar_words
from podobno.language.tags import possible_cases

DASHES = frozenset("–—-")


def subject(reading: Reading, index: int) -> Phrase | None:
    """The subject of the clause that a token stands in, through relative words and shared
    subjects; None where it is not expressed."""
    clause = reading.clause(index)
    before = [verb for verb in clause.verbs if verb <= index]
    return subject_of_clause(reading, clause, before[-1] if before else None, 0)


def subject_of_clause(
    reading: Reading, clause: Clause, verb: int | None, depth: int
) -> Phrase | None:
    """The subject of one clause, of the given verb or its first; ``depth`` bounds the climb."""
    if depth > 4:
        return None
    verb = verb if verb is not None else next(iter(clause.verbs), None)
    if verb is not None and _is_spoken(reading, verb):
        return None
    if verb is not None and (dative := _experiencer(reading, clause, verb)):
        return dative
    if tells_on(reading, clause, verb):
        return None
    candidates = [
        phrase for phrase in reading.in_clause(clause)
        if phrase.preposition is None and "nom" in phrase.cases and agrees(reading, phrase, verb)
        and not _is_participial(reading, phrase) and not _is_example(reading, phrase)
        and not _is_bracketed(reading, phrase) and not is_included(reading, phrase)
    ]  # fmt: skip
    if verb is not None:
        candidates = _behind_colon(reading, candidates, verb)
    told = _told_by_tree(reading, clause, verb)
    if told is None and verb is not None and _has_object(reading, clause, candidates, verb):
        candidates = []
    if told is not None and (told in candidates or not candidates):
        return _with_joined(reading, told, verb)
    if not candidates and verb is not None and (pair := _with_companion(reading, clause, verb)):
        return pair
    if candidates:
        if verb is None:
            return candidates[0]
        before = [p for p in candidates if p.end <= verb]
        earlier = max((v for v in clause.verbs if v < verb), default=-1)
        near = [p for p in before if p.start > earlier]
        after = [p for p in candidates if p.start > verb]
        ranked = near or after or before or candidates
        return next((p for p in ranked if _is_plainly_nominative(reading, p)), ranked[0])
    opener = clause.opener if clause.link == "relative" else None
    if opener is not None and _is_subject(reading, opener):
        return antecedent(reading, opener)
    if verb is not None and (teller := _teller(reading, verb)) is not None:
        return teller
    if clause.parent is not None and (
        clause.link in {"same", "sub", "relative"}
        or (clause.opener is not None and reading.morphs[clause.opener].pos in {"pcon", "pant"})
        or verb is None
    ):
        above = reading.clauses[clause.parent]
        if clause.link == "same" and _is_source(reading, above):
            return None
        own = next(iter(above.verbs), None)
        dative = _experiencer(reading, above, own) if own is not None else None
        if dative is not None and agrees(reading, dative, verb):
            return dative
        return subject_of_clause(reading, above, verb, depth + 1)
    return None


def _has_object(reading: Reading, clause: Clause, candidates: list[Phrase], verb: int) -> bool:
    """``Wojska zajęły miasto i wymordowały [tysiące ludzi]``: behind a verb joined to another, all
    that may be its subject is the object that the tree reads, and their subject is one."""
    if clause.link != "same" or clause.parent is None or not candidates:
        return False
    heads = [reading.tokens[phrase.head] for phrase in candidates]
    are_objects = all(
        phrase.start > verb and head.head == verb and head.relation == "obj"
        and "acc" in possible_cases(head)
        for phrase, head in zip(candidates, heads, strict=True)
    )  # fmt: skip
    above = reading.clauses[clause.parent]
    return are_objects and subject_of_clause(reading, above, verb, 1) is not None


def _is_subject(reading: Reading, relative: int) -> bool:
    """Whether a relative word was read as a nominative."""
    is_relative = reading.tokens[relative].lemma == "który"
    return is_relative and "nom" in reading.morphs[relative].cases


def subject_behind(reading: Reading, verb: int, index: int) -> Phrase | None:
    """``Strajk zapowiedziały [związki]``: who stands behind the verb and may be a nominative,
    where the noun at ``index`` before it was read as its subject, or nobody was."""
    for phrase in reading.in_clause(reading.clause(index)):
        may_be_nominative = "nom" in possible_cases(reading.tokens[phrase.head])
        is_nominative = phrase.preposition is None and may_be_nominative
        if phrase.start > verb > index and is_nominative and agrees(reading, phrase, verb):
            return phrase
    return None


def _with_companion(reading: Reading, clause: Clause, verb: int) -> Phrase | None:
    """``[Belgia z Iranem] zawarły umowę``: one with another, and the verb in the plural."""
    if "pl" not in reading.morphs[verb].numbers:
        return None
    near = reading.in_clause(clause)
    for phrase, other in pairwise(near):
        is_beside = other.start == phrase.end and other.preposition == "z"
        is_one = phrase.preposition is None and "nom" in phrase.cases
        if is_beside and is_one and "inst" in other.cases and "sg" in _numbers(reading, phrase):
            return replace(phrase, parts=(*phrase.parts, *other.parts))
    return None


def _numbers(reading: Reading, phrase: Phrase) -> frozenset[str]:
    return reading.morphs[phrase.head].numbers


def _behind_colon(reading: Reading, found: list[Phrase], verb: int) -> list[Phrase]:
    """``Francja: [Senat] przyjął ustawę``: who stands behind the colon, where one does."""
    colon = next((i for i in range(verb, -1, -1) if reading.tokens[i].text == ":"), -1)
    return [phrase for phrase in found if phrase.start > colon] or found


def tells_on(reading: Reading, clause: Clause, verb: int | None) -> bool:
    """``ceny wzrosły, [co] pomogło rządowi``: its subject is what was told, nobody acts."""
    if verb is None or clause.opener is None or reading.tokens[clause.opener].text != "co":
        return False
    morph = reading.morphs[verb]
    is_neuter = "sg" in morph.numbers and (morph.pos != "praet" or "n" in morph.genders)
    return is_neuter and "nom" in reading.morphs[clause.opener].cases


def _teller(reading: Reading, verb: int) -> Phrase | None:
    """``– Wyjdziemy – obiecał [Kowalski]``: behind what was said, whatever case was read."""
    before = [token.text for token in reading.tokens[max(0, verb - 2) : verb]]
    if not before[-1:] or before[-1] not in DASHES:
        return None
    if reading.tokens[0].text not in DASHES and before[0] not in QUOTES:
        return None
    return next((p for p in reading.phrases if p.start == verb + 1 and not p.preposition), None)


def _is_source(reading: Reading, clause: Clause) -> bool:
    """``Jak podało ministerstwo, zginęło 9 osób``: who told it did none of it."""
    return clause.opener is not None and reading.tokens[clause.opener].lemma == "jak"


def _experiencer(reading: Reading, clause: Clause, verb: int) -> Phrase | None:
    """``[Rządowi] udało się odrzucić poprawki``: who succeeds stands in the dative."""
    morph = reading.morphs[verb]
    if reading.tokens[verb].lemma not in grammar_words("dative_subjects") or "ter" not in (
        morph.persons or {"ter"}
    ):
        return None
    if morph.pos == "praet" and "n" not in morph.genders:
        return None
    return next(
        (p for p in reading.in_clause(clause) if p.preposition is None and p.cases == {"dat"}),
        None,
    )


def _is_example(reading: Reading, phrase: Phrase) -> bool:
    """``takich jak Tajwan i Tybet``."""
    before = [token.lemma for token in reading.tokens[max(0, phrase.start - 2) : phrase.start]]
    return before == ["taki", "jak"]


def _is_bracketed(reading: Reading, phrase: Phrase) -> bool:
    """``według Służby Wywiadu [(SW)] w bazie stoją czołgi``: an acronym beside its name."""
    around = reading.tokens[max(0, phrase.start - 1) : phrase.end + 1]
    return [token.text for token in (around[0], around[-1])] == ["(", ")"]


def _is_plainly_nominative(reading: Reading, phrase: Phrase) -> bool:
    """Its head's form is no accusative: ``poinformował Parlament [poseł]``; where one of its words
    is a person's name, that word's form counts."""
    person = [i for i in range(phrase.start, phrase.end) if reading.words.begins_person(i)]
    if person:
        return reading.morphs[person[0]].cases == {"nom"}
    return "acc" not in possible_cases(reading.tokens[phrase.head])


def _with_joined(reading: Reading, phrase: Phrase, verb: int | None) -> Phrase:
    """``piloci w Dublinie oraz [personel we Włoszech]``: who is joined across what is between."""
    heads = {verb, *(part.head for part in phrase.parts)}
    joined = [
        part for other in reading.phrases
        if other.start >= phrase.end and other.preposition is None
        and reading.tokens[other.start - 1].text in grammar_words("joiners")
        and reading.tokens[other.head].head in heads
        and (reading.tokens[other.head].relation or "").startswith("conj")
        and "nom" in other.cases | possible_cases(reading.tokens[other.head])
        for part in other.parts
    ]  # fmt: skip
    return replace(phrase, parts=(*phrase.parts, *joined)) if joined else phrase


def _told_by_tree(reading: Reading, clause: Clause, verb: int | None) -> Phrase | None:
    """The subject as the tree has it, where there is one: of the verb, or of what it helps."""
    if verb is None or reading.tokens[verb].head is None:
        return None
    heads = {verb, reading.tokens[verb].head}
    found: list[Phrase] = []
    for i in reading.tokens_of(clause):
        relation = reading.tokens[i].relation or ""
        if relation.startswith("nsubj") and reading.tokens[i].head in heads:
            found += [
                phrase for phrase in reading.in_clause(clause)
                if phrase.start <= i < phrase.end and phrase.preposition is None
            ]  # fmt: skip
    # "Stowarzyszenie oraz związek [wezwały]": two of them agree where one does not
    found = [p if agrees(reading, p, verb) else _with_joined(reading, p, verb) for p in found]
    found = [p for p in found if agrees(reading, p, verb)] if found[1:] else found
    plain = [p for p in found if _is_plainly_nominative(reading, p)]
    # "Budowie sprzeciwia się [Polska]": a dative read as another word's nominative
    named = [p for p in plain[1:] if p.head in reading.words.names and plain[0].head == 0]
    told = next(iter((*named, *plain, *found)), None)
    return told if told is not None and agrees(reading, told, verb) else None


def _is_spoken(reading: Reading, verb: int) -> bool:
    """First and second person: the speaker acts, no noun of the clause does."""
    morph = reading.morphs[verb]
    if morph.persons & {"pri", "sec"}:
        return True
    following = reading.morphs[verb + 1] if verb + 1 < len(reading.morphs) else None
    return following is not None and following.pos == "aglt"


def _is_participial(reading: Reading, phrase: Phrase) -> bool:
    """A lone participle or adjective is a predicate (``jest gotowy``), not a subject."""
    head = reading.morphs[phrase.head]
    return (
        head.pos in {"adj", "ppas", "pact"}
        and phrase.end - phrase.start == 1
        and "pl" not in (head.numbers)
    )
