"""A sentence's reading comes in, the words that name events go out with their entries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from podobno.extract.event_antecedents import antecedent
from podobno.extract.event_clauses import Reading
from podobno.extract.event_roles import is_behind_bond
from podobno.extract.event_words import grammar_pairs, grammar_words
from podobno.language.event_lexicon import Beside, Entry, Lexicon
from podobno.model import Token

VERBAL = frozenset({
    "fin", "praet", "impt", "imps", "inf", "pcon", "pant", "pact", "ppas", "ger", "cond",
})  # fmt: skip
# Events that another deed may end or take up.
LASTING = frozenset({"PROTEST", "ASSAULT"})
# How far from a verb, and from a noun, a word of its phrase may stand, in tokens.
VERB_REACH = 12
NOUN_REACH = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """A word that names an event, the entries that fit it (all of them read alike strictly),
    and the tokens that belong to its phrase; ``led`` are infinitives that it takes up
    (``przestał przesyłać``)."""

    index: int
    entries: tuple[Entry, ...]
    beside: tuple[int, ...] = ()
    led: tuple[int, ...] = ()


def find_triggers(reading: Reading, lexicon: Lexicon) -> tuple[Trigger, ...]:
    """The triggers of a sentence, in reading order; a word taken up by a phrase names no event
    of its own."""
    verbs = list(_verbs(reading, lexicon))
    taken = {
        i for trigger in verbs for i in trigger.beside if _is_taken(reading, i, trigger, lexicon)
    }
    taken |= {trigger.index for trigger in verbs}
    nouns = [t for t in _nouns(reading, lexicon) if t.index not in taken]
    taken = {
        i
        for trigger in (*verbs, *nouns)
        for i in trigger.beside
        if _is_taken(reading, i, trigger, lexicon)
    }
    taken |= {i for trigger in verbs for i in trigger.led}
    found = [t for t in (*verbs, *nouns) if t.index not in taken]
    return tuple(sorted(found, key=lambda trigger: trigger.index))


def _is_taken(reading: Reading, index: int, trigger: Trigger, lexicon: Lexicon) -> bool:
    """Whether a phrase uses its noun up; a strike called off, an attack that ceases are events of
    their own beside it (``wycofali się ze strajku``)."""
    nouns = lemmas_of(reading.tokens[index], ("subst", "depr"))
    own = {e.type for noun in nouns for e in lexicon.nouns.get(noun, ())}
    return not own & LASTING or bool(own & {e.type for e in trigger.entries})


def lemmas_of(token: Token, pos: Sequence[str]) -> set[str]:
    """The base forms a token has among its readings of some parts of speech."""
    found = {r.lemma for r in token.readings if r.tag.partition(":")[0] in pos}
    return found | {token.lemma}


def _verbs(reading: Reading, lexicon: Lexicon) -> Iterator[Trigger]:
    for index, token in enumerate(reading.tokens):
        pos = reading.morphs[index].pos
        if pos in VERBAL:
            lemmas = [token.lemma]
        elif pos in {"subst", "adj"}:
            kind = "ger:" if pos == "subst" else "ppas:"
            lemmas = [r.lemma for r in token.readings if r.tag.startswith(kind)]
            if pos == "subst" and lemmas_of(token, ("subst",)) & lexicon.nouns.keys():
                continue
        else:
            continue
        entries = [e for lemma in dict.fromkeys(lemmas) for e in lexicon.verbs.get(lemma, ())]
        has_sie = _has_sie(reading, index, lexicon)
        is_nominal = pos in {"ger", "subst", "ppas", "adj"}
        fitting = [
            e
            for e in entries
            if (e.is_reflexive == has_sie if not is_nominal else e.is_reflexive <= True)
            and not (e.is_reflexive and pos in {"ppas", "adj"})
        ]
        if pos in {"ger", "subst"} and has_sie is False:
            fitting = [e for e in fitting if not e.is_reflexive] or fitting
        if pos == "subst" and token.lemma in lexicon.things:
            continue
        if pos in {"subst", "ger"} and _is_set_phrase(reading, index):
            continue
        if (
            pos in {"ger", "subst"}
            and ({token.lemma} | lemmas_of(token, ("subst",))) & lexicon.never_deeds
        ):
            continue
        if _is_opinion(reading, index):
            continue
        reach = VERB_REACH if pos not in {"ger", "subst"} else NOUN_REACH
        yield from _strictest(reading, index, fitting, reach, lexicon)


def _is_set_phrase(reading: Reading, index: int) -> bool:
    """``z punktu [widzenia] Polski``: a word of a set phrase, no deed."""
    before = reading.tokens[index - 1].lemma if index else ""
    nouns = lemmas_of(reading.tokens[index], ("subst",))
    return any((before, noun) in grammar_pairs("set_phrases") for noun in nouns)


def _is_opinion(reading: Reading, index: int) -> bool:
    """``zgodził się, że budowa szkodzi``: of one mind with somebody, he consents to nothing."""
    if reading.tokens[index].lemma not in grammar_words("opinions"):
        return False
    clause = reading.clause(index).index
    openers = [c.opener for c in reading.clauses if c.parent == clause and c.opener is not None]
    return any(i > index and reading.tokens[i].lemma in {THAT, "iż"} for i in openers)


def _nouns(reading: Reading, lexicon: Lexicon) -> Iterator[Trigger]:
    for index, token in enumerate(reading.tokens):
        if reading.morphs[index].pos not in {"subst", "ger", "depr"}:
            continue
        if _is_historic(reading, index, lexicon) or _is_named(reading, index):
            continue
        lemmas = lemmas_of(token, ("subst", "depr"))
        entries = [e for lemma in sorted(lemmas) for e in lexicon.nouns.get(lemma, ())]
        yield from _strictest(reading, index, entries, NOUN_REACH, lexicon)


def _is_historic(reading: Reading, index: int, lexicon: Lexicon) -> bool:
    """``II wojna światowa``: a name of history, no event of the report."""
    if _is_title(reading, index) or _is_remembered(reading, index, lexicon):
        return True
    name = reading.words.names.get(index)
    if (
        name is not None
        and name[1] in {"EVT", "ORG"}
        and reading.tokens[index].lemma in lexicon.historic
        and not _is_common_word(reading, index)
    ):
        return True
    near = range(max(0, index - 1), min(len(reading.tokens), index + 2))
    return reading.tokens[index].lemma in lexicon.historic and any(
        reading.tokens[i].lemma in lexicon.epochs for i in near
    )


def _is_named(reading: Reading, index: int) -> bool:
    """``Stowarzyszenie [Pomoc] Kościołowi``: a word of an organisation's name."""
    name = reading.words.names.get(index)
    is_written_so = reading.tokens[index].text[:1].isupper()
    is_long = reading.words.is_inside(index) or reading.words.is_inside(index + 1)
    return name is not None and name[1] == "ORG" and is_written_so and is_long


def _is_common_word(reading: Reading, index: int) -> bool:
    """``w [wojnie] przeciwko Ukrainie``: read as a name of one word, it is none."""
    names = reading.words.names
    is_alone = names[index][0] == index and not reading.words.is_inside(index + 1)
    return is_alone and reading.tokens[index].text.islower()


def _is_remembered(reading: Reading, index: int, lexicon: Lexicon) -> bool:
    """``rocznica zwycięstwa w wojnie``: history again."""
    if reading.tokens[index].lemma not in lexicon.historic:
        return False
    for i in range(index - 1, max(-1, index - 6), -1):
        if reading.morphs[i].is_finite or reading.tokens[i].text == ",":
            return False
        if reading.tokens[i].lemma in lexicon.memory:
            return True
    return False


def _is_title(reading: Reading, index: int) -> bool:
    """``Wielkie Oblężenie Malty``: a noun with a capital inside a sentence is part of a name."""
    before = reading.tokens[index - 1].text if index else ""
    return (
        index > 0
        and reading.tokens[index].text[:1].isupper()
        and (before[-1:].isalpha() and index not in reading.words.names)
    )


def _strictest(
    reading: Reading, index: int, entries: Sequence[Entry], reach: int, lexicon: Lexicon
) -> Iterator[Trigger]:
    """The entries whose phrase is there and asks for most; several where they tie."""
    best: list[tuple[Entry, tuple[int, ...]]] = []
    for entry in sorted(entries, key=lambda e: -e.strictness):
        if best and entry.strictness < best[0][0].strictness:
            break
        places = _beside(reading, index, entry, reach, lexicon)
        if places is not None:
            best.append((entry, places))
    if best:
        beside = list(dict.fromkeys(i for _, places in best for i in places))
        pos = {i: reading.morphs[i].pos for i in beside}
        yield Trigger(
            index=index,
            entries=tuple(entry for entry, _ in best),
            beside=tuple(i for i in beside if pos[i] in {"subst", "ger", "adj", "depr"}),
            led=tuple(i for i in beside if pos[i] == "inf"),
        )


def _beside(
    reading: Reading, index: int, entry: Entry, reach: int, lexicon: Lexicon
) -> tuple[int, ...] | None:
    found: list[int] = []
    for word in entry.beside:
        place = _place(reading, index, word, reach, entry.is_noun, lexicon)
        if place is None or (word is entry.beside[0] and _is_no_predicate(reading, index, place)):
            return None
        if word.name_type is None:
            found.append(place)
    return tuple(found)


# Relative words that take up a noun: ``pomocy, [jakiej] udzielili``.
TAKING_UP = frozenset({"który", "jaki"})
# The mark of a word that stands in the clause below: ``zapewnić {że:gotowy}``.
THAT = "że"


def _place(
    reading: Reading, index: int, word: Beside, reach: int, is_noun: bool, lexicon: Lexicon
) -> int | None:
    """The nearest token that is the word asked for, in the trigger's clause."""
    clause = reading.clause_of.get(index)
    nominal = is_noun or reading.morphs[index].pos in {"ger", "subst"}
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
        is_object = reading.tokens[opener].lemma in TAKING_UP and bool(
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
            if reading.tokens[below.opener].lemma not in {THAT, "iż"}:
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


def _has_sie(reading: Reading, index: int, lexicon: Lexicon) -> bool:
    """``się`` beside the verb: next to it, or within its clause with no other verb nearer."""
    clause = reading.clause_of.get(index)
    for i in range(max(0, index - 5), min(len(reading.tokens), index + 5)):
        if reading.tokens[i].text.casefold() != "się" or reading.clause_of.get(i) != clause:
            continue
        is_shared = all(e.is_reflexive for e in lexicon.verbs.get(reading.tokens[index].lemma, ()))
        if i != index + 1 and i and reading.tokens[i - 1].lemma in lexicon.reflexive:
            if is_shared and i == index - 1:
                return True  # "zgodził się spotkać": one serves both
            continue  # "udało się odrzucić": it belongs to the verb before it
        between = range(min(i, index) + 1, max(i, index))
        if not any(reading.morphs[j].is_finite or (reading.morphs[j].pos in {"inf", "subst"} and
                   reading.morphs[j].pos == "inf") for j in between):  # fmt: skip
            return True
    return False
