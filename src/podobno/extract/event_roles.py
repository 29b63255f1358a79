"""A trigger with its entry comes in, the phrases that fill its roles go out.

By form: a finite verb has a subject, a passive has its agent after ``przez``, an infinitive the
subject of its governor, a participle the noun it describes, a noun its genitive and what follows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from podobno.extract.event_antecedents import inner_antecedent
from podobno.extract.event_clauses import Reading, is_included
from podobno.extract.event_noun_slots import noun_slots
from podobno.extract.event_parts import Part
from podobno.extract.event_phrases import Phrase, read_phrase
from podobno.extract.event_relatives import taken_up
from podobno.extract.event_slots import Slots, fill, fits, is_behind_deed, may_fit
from podobno.extract.event_subjects import subject, subject_of_clause
from podobno.extract.event_words import grammar_words
from podobno.language.event_lexicon import ACTOR, Entry, Role
from podobno.language.tags import possible_cases


def find_slots(
    reading: Reading, index: int, entry: Entry, form: str, own: Sequence[int] = ()
) -> Slots:
    """The phrases that fill an entry's roles around its trigger; ``own`` are the nouns of
    the entry's phrase that are somebody's own (``gotowość Chin``): they fill none."""
    if form == "noun":
        return noun_slots(reading, index, entry)
    slots = Slots()
    clause = reading.clause(index)
    near = [
        p for p in reading.in_clause(clause)
        if not p.start <= index < p.end and not (p.head in own and len(p.parts) == 1)
        and _depth(reading, p.start) <= _depth(reading, index)
        and not is_included(reading, p)
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
        if found is not None and found.head in own and len(found.parts) == 1:
            found = None  # "[Zgody] wydały: Niemcy i Finlandia"
        if found is None or found not in near:
            takes = any(role.case == "acc" and not role.preposition for role in roles)
            counted = _counted(reading, index, entry.subject)
            # "[15 tys. żołnierzy] wspomaga Belgię": before a verb with an object, no object itself
            is_subject = counted is not None and (not takes or counted.end <= index)
            found = counted if is_subject else found
        if found:
            slots.add(entry.subject, _one_person(reading, found, index))
            near = [p for p in near if p != found]
        elif form != "impersonal":
            slots.is_elided = entry.subject == ACTOR
            above = _verb_above(reading, index) if form == "infinitive" else index
            slots.subject_verb = next(iter(clause.verbs), above)
    own_words = frozenset(lemma for word in entry.beside for lemma in word.lemmas)
    if entry.is_symmetric:
        near = [
            p for p in near
            if not is_behind_deed(reading, p, own_words)
            and not is_behind_bond(reading, p.start, own_words)
        ]  # fmt: skip
    left = fill(reading, index, [r for r in roles if r.case != "nom"], near, slots)
    relative = taken_up(reading, index, left)
    if relative is not None and relative[1] not in slots.actors:
        slots.add(relative[0].part, relative[1])
    return slots


def _verb_above(reading: Reading, index: int) -> int:
    """``nie [wiedzieli], czy nakładać sankcje``: the verb whose subject does what an infinitive in
    a clause of its own names; the infinitive where there is none."""
    clause = reading.clause(index)
    if clause.opener is None or reading.morphs[clause.opener].pos in {"pcon", "pant"}:
        return index
    above = reading.clauses[clause.parent] if clause.parent is not None else clause
    return next(iter(above.verbs), index)


def _depth(reading: Reading, index: int) -> int:
    """In how many brackets a token stands: ``Uniper (wydzielona z [E.On])``."""
    marks = [token.text for token in reading.tokens[:index]]
    return max(0, marks.count("(") - marks.count(")"))


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
    if form == "adverbial" and clause.parent is not None and not clause.verbs:
        return subject_of_clause(reading, reading.clauses[clause.parent], None, 0)
    return subject(reading, index)


def _counted(reading: Reading, index: int, part: str) -> Phrase | None:
    """``[12 żołnierzy] zginęło``: a counted subject stands in the genitive, its verb in the
    singular and neuter. ``100 osób protestowało`` tells nobody who acts."""
    helping = next(iter(reading.clause(index).verbs), index)  # "[ma] stacjonować 90 żołnierzy"
    verb = reading.morphs[helping if reading.morphs[index].pos == "inf" else index]
    if verb.pos not in {"praet", "fin"} or "sg" not in verb.numbers:
        return None
    if "n" not in (verb.genders or {"n"}) or "ter" not in (verb.persons or {"ter"}):
        return None
    counted = [
        phrase
        for phrase in reading.in_clause(reading.clause(index))
        if (phrase.preposition in {None, *grammar_words("bounds")} or _is_of_all(reading, phrase))
        and "pl" in reading.morphs[phrase.head].numbers  # "[1 lipca] stacjonowało"
        and not (part == ACTOR and reading.tokens[phrase.head].lemma in grammar_words("anybody"))
        and any(reading.morphs[i].pos in {"num", "dig"} for i in range(phrase.start, phrase.head))
    ]
    return min(counted, key=lambda phrase: abs(phrase.head - index), default=None)


def _is_of_all(reading: Reading, phrase: Phrase) -> bool:
    """``100 [z 350 pilotów] przystąpiło``: of how many some are counted."""
    before = reading.morphs[phrase.start - 1].pos if phrase.start else ""
    return phrase.preposition == "z" and before in {"num", "dig"}


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
        if (
            phrase.start <= index < phrase.head
            and not _is_pronoun(reading, phrase.head)
            and _shares_case(reading, phrase.head, index)
        ):
            return phrase
        if phrase.head < index < phrase.end and _fits_noun(reading, phrase.head, index):
            part = Part(start=phrase.parts[0].start, end=index, head=phrase.head)
            return replace(phrase, end=index, parts=(part,))
    for phrase in reversed(reading.phrases):
        if phrase.end <= index and index - phrase.end <= 2:
            head = reading.morphs[phrase.head]
            if head.cases & morph.cases and head.numbers & morph.numbers:
                return _last_of(phrase) if "sg" in morph.numbers else phrase
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


def _one_person(reading: Reading, phrase: Phrase, verb: int) -> Phrase:
    """``[założyciel i prezes firmy Jan Lis] wezwał``: two descriptions of one man, whose name
    stands with the second; of two, before it, the verb would be in the plural."""
    first, last = phrase.parts[0], phrase.parts[-1]
    words = reading.words
    is_told = any(i in words.names for i in range(last.start, last.end))
    is_bare = not any(i in words.names for i in range(first.start, first.end))
    head, own = reading.morphs[first.head], reading.morphs[verb]
    is_one = (
        len(phrase.parts) == 2 and phrase.end <= verb and is_told and is_bare
        and own.numbers == {"sg"} and own.is_finite
        and head.numbers == {"sg"} and head.genders & own.genders & {"m1", "f"}
    )  # fmt: skip
    return replace(phrase, start=last.start, parts=(last,)) if is_one else phrase


def _last_of(phrase: Phrase) -> Phrase:
    """``Lis, Wrona i [Nowak], wydalony z kraju``: a participle in the singular is of the last."""
    last = phrase.parts[-1]
    return phrase if len(phrase.parts) == 1 else replace(phrase, start=last.start, parts=(last,))


def _shares_case(reading: Reading, noun: int, participle: int) -> bool:
    """Not ``ustawa zakazująca [Belgii] eksportu``: what a participle describes is in its case."""
    cases = [possible_cases(reading.tokens[i]) for i in (noun, participle)]
    return not all(cases) or bool(cases[0] & cases[1])


def _is_pronoun(reading: Reading, index: int) -> bool:
    """``tłum „grożący [jej]”``: what a participle governs, not what it describes."""
    return reading.morphs[index].pos in {"ppron3", "ppron12"}


def _fits_noun(reading: Reading, head: int, index: int) -> bool:
    """Whether a participle behind a noun stands in its case: not ``z córką [uwięzionej]``."""
    noun, own = reading.morphs[head].cases, reading.morphs[index].cases
    return not noun or not own or bool(noun & own)


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


def is_behind_bond(reading: Reading, preposition: int, own: frozenset[str]) -> bool:
    """``zatwierdził umowę [z Unią]``: the other side of the noun before it, not of the verb, unless
    the noun is one of the verb's ``own`` phrase (``podpisał umowę z Unią``)."""
    if preposition < 1 or reading.tokens[preposition].lemma != "z":
        return False
    phrase = next((p for p in reading.phrases if p.end == preposition), None)
    inside = range(phrase.head, phrase.end) if phrase is not None else ()
    nouns = {reading.tokens[i].lemma for i in inside}
    return bool(nouns & grammar_words("bonds")) and not nouns & own
