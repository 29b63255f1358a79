"""A noun that names an event comes in, what the words beside it say of its reality goes out."""

from __future__ import annotations

from collections.abc import Collection

from podobno.extract.event_clauses import Reading
from podobno.extract.event_marks import StatusWords, adjective, is_negated
from podobno.extract.event_status import made, of_verb
from podobno.extract.event_words import grammar_words

# How far before and behind a noun its adjectives stand, and what hangs on a noun above it.
ADJECTIVE_REACH = (6, 3)
ABOVE_REACH = 4
PREPOSITION_REACH = 4
ADJECTIVES = frozenset({"adj", "adjc", "ppas", "pact"})
STOPS = frozenset({",", ";", ":"})


def said_beside(reading: Reading, index: int, words: StatusWords) -> str | None:
    """``planowane spotkanie``, ``toczące się rozmowy``; ``spotkanie jest możliwe``."""
    before, behind = ADJECTIVE_REACH
    for i in range(max(0, index - before), min(len(reading.tokens), index + behind)):
        if reading.morphs[i].pos not in ADJECTIVES or reading.tokens[i].text in STOPS:
            continue
        if any(reading.morphs[j].is_finite or reading.tokens[j].text in STOPS
               for j in range(min(i, index), max(i, index))):  # fmt: skip
            continue
        found = _list_of(reading, i, words)
        if found and _direct(reading, i) & _direct(reading, index):
            return found
    return _predicate(reading, index, words)


def _predicate(reading: Reading, index: int, words: StatusWords) -> str | None:
    """``spotkanie zostało przełożone``, ``potrzebne jest embargo``."""
    if "nom" not in _direct(reading, index) or preposition_over(reading, index, words):
        return None
    clause = reading.clause(index)
    verb = next(
        (i for i in clause.verbs if reading.tokens[i].lemma in grammar_words("becoming")), None
    )
    if verb is None:
        return None
    for i in reading.tokens_of(clause):
        if reading.morphs[i].pos in ADJECTIVES and "nom" in _direct(reading, i):
            found = _list_of(reading, i, words)
            is_its_own = i > verb > index or i < verb < index
            if found in {"planned", "possible", "denied"} and is_its_own:
                if is_negated(reading, verb, words):
                    return "possible" if found == "denied" else "denied"
                return found
    return None


def _direct(reading: Reading, i: int) -> frozenset[str]:
    """The cases of a word, the accusative as the nominative that it often looks like."""
    cases = reading.morphs[i].cases
    return cases | {"nom"} if "acc" in cases else cases


def _list_of(reading: Reading, i: int, words: StatusWords) -> str | None:
    lemma = adjective(reading, i)
    for status in ("possible", "denied", "planned", "ongoing", "occurred"):
        if lemma in words["adjectives"][status]:
            return status
    return None


def said_above(reading: Reading, index: int, words: StatusWords) -> str | None:
    """``groźba strajku``, ``plany rozmów``, ``wezwanie do bojkotu``, ``brak porozumienia``,
    ``gotowi do strajku``."""
    ready = ready_for(reading, index, words["governors"]["ready"])
    if ready is not None:
        return made(reading, next(iter(reading.clause(ready).verbs), ready), "possible", words)
    for i in range(index - 1, max(-1, index - 1 - ABOVE_REACH), -1):
        lemma = reading.tokens[i].lemma
        if reading.morphs[i].pos == "pred" and lemma in words["nouns"]["denied"]:
            return "denied"  # "brak jeszcze zezwoleń"
        if reading.morphs[i].is_finite or reading.tokens[i].text in STOPS:
            return None
        if reading.morphs[i].pos == "prep" and lemma not in words["nouns"]["links"]:
            return None
        if reading.morphs[i].pos in {"ppas", "adj"} and (
            adjective(reading, i) in words["governors"]["forced"]
        ):
            return _forced_to(reading, i, words)
        if reading.morphs[i].pos not in {"subst", "ger"}:
            continue
        if lemma in words["nouns"]["ending"]:
            return None
        for status in ("possible", "planned", "denied"):
            if lemma in words["nouns"][status]:
                return status
        if reading.morphs[i].pos == "ger" and (over := _made_by_noun(lemma, words)):
            return over
    return None


def _made_by_noun(lemma: str, words: StatusWords) -> str | None:
    """``nawoływanie do strajku``, ``planowanie ataku``: what the noun of a verb makes of what hangs
    on it; what is averted only threatened (``dla uniknięcia strajków``)."""
    governors = words["governors"]
    if lemma in governors["averted"] | governors["possible"]:
        return "possible"
    return "planned" if lemma in governors["planned"] else None


def ready_for(reading: Reading, index: int, ready: Collection[str]) -> int | None:
    """``[gotowi] do strajku``: the adjective that a noun hangs on by a preposition, not one of its
    own (``gotowe porozumienie``)."""
    is_behind = False
    for i in range(index - 1, max(-1, index - 1 - ABOVE_REACH), -1):
        is_behind = is_behind or reading.morphs[i].pos == "prep"
        if is_behind and reading.morphs[i].pos in ADJECTIVES and adjective(reading, i) in ready:
            return i
        if reading.morphs[i].pos in {"subst", "ger"} or reading.tokens[i].text in STOPS:
            return None
    return None


def _forced_to(reading: Reading, i: int, words: StatusWords) -> str:
    """``został zmuszony do odwołania``, ``będzie zmuszony do``."""
    verb = next(iter(reading.clause(i).verbs), None)
    status = "occurred" if verb is None else of_verb(reading, verb, words)
    return "occurred" if status == "ongoing" else status


def preposition_over(reading: Reading, index: int, words: StatusWords) -> str:
    """The preposition over a noun: ``w razie ataku``, ``po długich rozmowach``; else nothing."""
    tokens = reading.tokens
    doubles = {w for list_ in words["prepositions"].values() for w in list_ if " " in w}
    for i in range(index - 1, max(0, index - 1 - PREPOSITION_REACH), -1):
        pair = f"{tokens[i - 1].text} {tokens[i].text}".casefold()
        if pair in doubles:
            return pair
        if reading.morphs[i].is_finite or tokens[i].text in STOPS:
            break
    for phrase in reading.phrases:
        if phrase.start <= index < phrase.end and phrase.preposition:
            is_head = any(part.head == index for part in phrase.parts)
            is_after = phrase.preposition in words["prepositions"]["after"]  # "po dniu rozmów"
            return phrase.preposition if is_head or is_after else ""
    for i in range(index - 1, max(-1, index - 1 - PREPOSITION_REACH), -1):
        if reading.morphs[i].pos == "prep":
            return tokens[i].lemma
        if reading.morphs[i].is_finite or reading.morphs[i].pos == "subst":
            return ""
    return ""
