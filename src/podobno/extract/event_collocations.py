"""A word in its sentence and an entry of the lexicon come in, where the entry's other words stand
goes out."""

from __future__ import annotations

from podobno.extract.event_antecedents import antecedent
from podobno.extract.event_clauses import Reading
from podobno.extract.event_roles import is_behind_bond
from podobno.extract.event_words import grammar_words, lemmas_of
from podobno.language.event_lexicon import Beside, Entry, Lexicon
from podobno.language.tags import possible_cases

# The mark of a word that stands in the clause below: ``zapewnić {że:gotowy}``.
THAT = "że"


def collocates(
    reading: Reading, index: int, entry: Entry, reach: int, lexicon: Lexicon
) -> tuple[int, ...] | None:
    """The places of an entry's other words, but of names; None where one of them is missing."""
    found: list[int] = []
    for word in entry.beside:
        place = _place(reading, index, word, reach, entry, lexicon)
        if place is None or (word is entry.beside[0] and _is_no_predicate(reading, index, place)):
            return None
        if word.name_type is None:
            found.append(place)
    return tuple(found)


def _place(
    reading: Reading, index: int, word: Beside, reach: int, entry: Entry, lexicon: Lexicon
) -> int | None:
    """The nearest token that is the word asked for, in the trigger's clause."""
    clause = reading.clause_of.get(index)
    nominal = entry.is_noun or reading.morphs[index].pos in {"ger", "subst"}
    order = sorted(
        range(max(0, index - reach), min(len(reading.tokens), index + reach + 1)),
        key=lambda i: (i < index, abs(i - index)),
    )
    for i in order:
        if i == index or reading.clause_of.get(i) != clause:
            continue
        pos = reading.morphs[i].pos
        if nominal and i < index and pos not in {"adj", "adja"}:
            continue
        if nominal and i > index and any(reading.morphs[j].is_finite for j in range(index, i)):
            continue
        if not _is_word(reading, i, word) or _is_cause(reading, i, lexicon):
            continue
        if i > index and pos == "part" and not nominal:
            continue  # "zgadza się, ale nie za darmo": it denies what follows
        if pos == "prep" and any(reading.morphs[j].pos == "inf" for j in range(index + 1, i)):
            continue  # "zgodził się spotkać z": it belongs to the infinitive
        if pos == "prep" and nominal and _is_behind_deed(reading, i, index, lexicon):
            continue  # "skutek wojny do ataku [na] rząd"
        if pos == "prep" and not nominal and is_behind_bond(reading, i, frozenset()):
            continue  # "zgodził się na spotkanie z": nor does it here
        if pos == "prep" and not nominal and _is_of_noun(reading, i, index):
            continue
        if pos == "prep" and not nominal and not _governs_role(reading, i, entry):
            continue
        if not nominal and _is_subject_above(reading, i, index):
            continue
        if word.name_type is not None and i < index and reading.morphs[index].pos != "ppas":
            continue  # "Facebook zablokował konto": who does it
        governor = _preposition_over(reading, i)
        if word.preposition is not None and governor != word.preposition:
            continue
        is_nominal = pos in {"subst", "ger", "depr"} or word.name_type is not None
        if word.preposition is None and is_nominal and governor is not None:
            continue
        return i
    return _place_elsewhere(reading, index, word) or _place_by_tree(reading, index, word)


def _is_behind_deed(reading: Reading, preposition: int, index: int, lexicon: Lexicon) -> bool:
    """Whether another noun that names an event stands right before a preposition."""
    before = preposition - 1
    if reading.tokens[preposition].lemma != "na":
        return False  # "walki wojsk [przeciw]": it may be of the first
    nouns = lemmas_of(reading.tokens[before], ("subst", "depr"))
    is_noun = reading.morphs[before].pos in {"subst", "ger"}
    return before > index and is_noun and bool(nouns & lexicon.nouns.keys())


def _governs_role(reading: Reading, preposition: int, entry: Entry) -> bool:
    """``zgodził się [z] Ukrainą``, not ``piloci [z] Londynu zgodzili się``: whether the case behind
    it is one that the entry asks for."""
    lemma = reading.tokens[preposition].lemma
    asked = {role.case for role in entry.roles if role.preposition == lemma}
    phrase = next((p for p in reading.phrases if p.start == preposition), None)
    if not asked or phrase is None or not phrase.cases:
        return True
    return bool(asked & (phrase.cases | possible_cases(reading.tokens[phrase.head])))


def _is_no_predicate(reading: Reading, verb: int, index: int) -> bool:
    """``jest zgodne z opinią [przeciwników]``: what somebody is stands in the instrumental."""
    if reading.tokens[verb].lemma not in grammar_words("copulas"):
        return False
    is_noun = reading.morphs[index].pos in {"subst", "depr"}
    is_bare = _preposition_over(reading, index) is None
    return is_noun and is_bare and "inst" not in reading.morphs[index].cases


def _is_of_noun(reading: Reading, preposition: int, verb: int) -> bool:
    """``o szczepionce [przeciwko] grypie wypowiedział się minister``: it belongs to the noun right
    before it where the verb comes later, or by the tree."""
    before = preposition - 1
    if reading.tokens[preposition].lemma not in grammar_words("against") or before < 0:
        return False
    if reading.morphs[before].pos not in {"subst", "ger"}:
        return False
    noun = reading.tokens[preposition].head
    is_told = noun is not None and noun > preposition and reading.tokens[noun].head == before
    return preposition < verb or is_told


def _is_subject_above(reading: Reading, noun: int, infinitive: int) -> bool:
    """``[dostawy] broni mogą powstrzymać armię``: the subject of the verb over an infinitive."""
    morphs = reading.morphs
    return (
        morphs[infinitive].pos == "inf"
        and "nom" in morphs[noun].cases
        and any(morphs[i].is_finite for i in range(noun, infinitive))
    )


def _is_cause(reading: Reading, index: int, lexicon: Lexicon) -> bool:
    """``odwołać lot z powodu strajku [pracowników]``: the strike is why, not what."""
    around = next((p for p in reading.phrases if p.start <= index < p.end), None)
    heads = [index - 1] if index else []
    heads += [around.head] if around is not None and around.head < index else []
    return any(reading.tokens[i].lemma in lexicon.causes for i in heads)


def _place_by_tree(reading: Reading, index: int, word: Beside) -> int | None:
    """``[zgodę] na ułożenie rur na wodach Szwecji wydał rząd``: the object of a verb in the tree,
    however far it stands."""
    if word.preposition is not None or not reading.morphs[index].is_finite:
        return None
    for i, token in enumerate(reading.tokens):
        is_object = token.head == index and token.relation == "obj"
        if is_object and _is_word(reading, i, word):
            return i
    return None


def _place_elsewhere(reading: Reading, index: int, word: Beside) -> int | None:
    """``umowa, którą podpisały``: what the relative word takes up, ``zapewnił, że jest gotów``:
    a word of the clause below; the trigger itself then stands for it."""
    clause = reading.clause(index)
    if not reading.morphs[index].is_finite:
        return None
    opener = clause.opener
    if word.preposition is None and clause.link == "relative" and opener is not None:
        is_object = reading.tokens[opener].lemma in grammar_words("taking_up") and bool(
            reading.morphs[opener].cases & {"acc", "gen"}
        )
        taken = antecedent(reading, opener) if is_object else None
        if taken is not None and reading.tokens[taken.head].lemma in word.lemmas:
            return index
    if word.preposition is None and word.lemmas and word.lemmas <= grammar_words("aims"):
        openers = [c.opener for c in reading.clauses if c.parent == clause.index and c.opener]
        return index if any(reading.tokens[i].lemma in word.lemmas for i in openers) else None
    if word.preposition != THAT:
        return None
    for below in reading.clauses:
        if below.parent == clause.index and below.opener is not None and below.opener > index:
            if reading.tokens[below.opener].lemma not in grammar_words("that"):
                continue
            if any(reading.tokens[i].lemma in word.lemmas for i in reading.tokens_of(below)):
                return index
    return None


def _is_word(reading: Reading, index: int, word: Beside) -> bool:
    if word.name_type is not None:
        return reading.words.names.get(index) == (index, word.name_type)
    token, pos = reading.tokens[index], reading.morphs[index].pos
    kinds = ("subst", "depr", "ger", "brev") if pos in {"subst", "ger", "depr", "brev"} else (pos,)
    return bool(lemmas_of(token, kinds) & word.lemmas) or token.text in word.lemmas


def _preposition_over(reading: Reading, index: int) -> str | None:
    """The preposition of the phrase that a noun heads (or stands at the head of)."""
    for phrase in reading.phrases:
        if phrase.start <= index < phrase.end:
            return phrase.preposition if index in {p.head for p in phrase.parts} else None
    if index and reading.morphs[index - 1].pos == "prep":
        return reading.tokens[index - 1].lemma
    return None
