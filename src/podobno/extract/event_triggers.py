"""A sentence's reading comes in, the words that name events go out with their entries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from podobno.extract.event_clauses import Reading
from podobno.extract.event_collocations import collocates
from podobno.extract.event_words import grammar_pairs, grammar_words, lemmas_of
from podobno.language.event_lexicon import Entry, Lexicon

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
        is_noun = pos in {"ger", "subst"}
        if is_noun and _names_no_deed(reading, index, pos, lexicon):
            continue
        if _is_opinion(reading, index):
            continue
        has_sie = _has_sie(reading, index, lexicon)
        if is_noun:
            plain = [e for e in entries if not e.is_reflexive]
            fitting = entries if has_sie else plain or entries
        elif pos in {"ppas", "adj"}:
            fitting = [e for e in entries if not e.is_reflexive]
        else:
            fitting = [e for e in entries if e.is_reflexive == has_sie]
        reach = NOUN_REACH if is_noun else VERB_REACH
        yield from _strictest(reading, index, fitting, reach, lexicon)


def _names_no_deed(reading: Reading, index: int, pos: str, lexicon: Lexicon) -> bool:
    """A noun made of a verb that is a thing, a word of a set phrase or of what nobody does."""
    token = reading.tokens[index]
    return (
        (pos == "subst" and token.lemma in lexicon.things)
        or _is_set_phrase(reading, index)
        or bool(lemmas_of(token, ("subst",)) & lexicon.never_deeds)
    )


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
    return any(i > index and reading.tokens[i].lemma in grammar_words("that") for i in openers)


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
        places = collocates(reading, index, entry, reach, lexicon)
        if places is not None:
            best.append((entry, places))
    if best:
        beside = list(dict.fromkeys(i for _, places in best for i in places))
        pos = {i: reading.morphs[i].pos for i in beside}
        yield Trigger(
            index=index,
            entries=tuple(entry for entry, _ in _nearest(best, index)),
            beside=tuple(i for i in beside if pos[i] in {"subst", "ger", "adj", "depr"}),
            led=tuple(i for i in beside if pos[i] == "inf"),
        )


def _nearest(
    found: list[tuple[Entry, tuple[int, ...]]], index: int
) -> list[tuple[Entry, tuple[int, ...]]]:
    """``wyraził [gotowość] uznania związków``: of entries with one word each beside the trigger
    those of the nearest one."""
    if any(len(places) != 1 for _, places in found):
        return found
    near = min((abs(places[0] - index) for _, places in found), default=0)
    return [(entry, places) for entry, places in found if abs(places[0] - index) == near]


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
        if not any(reading.morphs[j].is_finite or reading.morphs[j].pos == "inf" for j in between):
            return True
    return False
