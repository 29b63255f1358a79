"""A word in its sentence comes in; what the small words around it say of how real it is goes
out: negation, mood, condition, doubt, question, and what the clause above makes of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache

from podobno.extract.event_clauses import Clause, Reading
from podobno.extract.event_words import grammar_words
from podobno.language.pack import LanguagePack

NEGATION_REACH = 3
# What may stand between ``nie`` and its word.
BETWEEN = frozenset({"part", "aglt", "adv", "ppron3", "ppron12", "bedzie", "qub"})
# What a clause that is told may hang on, and how far before its comma.
TOLD_BY = frozenset({"subst", "adj", "adv", "ppas", "pred", "part"})
TOLD_REACH = 3
QUOTES = frozenset({'"', "”", "“", "»", "'", ")"})

StatusWords = Mapping[str, Mapping[str, frozenset[str]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """``occurred``, ``ongoing``, ``planned``, ``possible`` or ``denied``; ``is_sure`` is false
    where only the sentence around a noun says so, not words that concern it."""

    value: str
    is_sure: bool = True


@cache
def read_status_words(pack: LanguagePack) -> StatusWords:
    """The words of ``event_status.toml``, by section and list."""
    return {
        section: {name: frozenset(words) for name, words in lists.items()}
        for section, lists in pack.table("event_status").items()
    }


def is_negated(reading: Reading, index: int, words: StatusWords) -> bool:
    """``nie`` before the word, with at most short words between; not ``nie tylko``."""
    for i in range(index - 1, max(-1, index - 1 - NEGATION_REACH), -1):
        if reading.tokens[i].text.casefold() == "nie":
            return True
        if reading.tokens[i].lemma in words["particles"]["not_only"]:
            return False
        if reading.morphs[i].pos not in BETWEEN or reading.tokens[i].text == ",":
            return False
    return False


def is_conditional(reading: Reading, verb: int) -> bool:
    """``poparłby``, ``by poparł``."""
    text = reading.tokens[verb].text.casefold()
    near = [
        reading.tokens[i].text.casefold()
        for i in range(max(0, verb - 2), min(len(reading.tokens), verb + 2))
        if i != verb
    ]
    return reading.morphs[verb].pos == "praet" and (
        text.endswith(tuple(grammar_words("conditional_endings"))) or "by" in near
    )


def doubted(
    reading: Reading, index: int, words: StatusWords, dated: Collection[int] = ()
) -> str | None:
    """``prawdopodobnie``, ``podobno``, ``niech`` in the clause; not where a time follows."""
    particles = words["particles"]
    for start, end in reading.clause(index).spans:
        for i in range(start, end):
            if reading.morphs[i].pos not in {"part", "adv", "qub", "comp", "conj"}:
                continue
            if i + 1 in dated or i + 2 in dated:
                continue
            text = reading.tokens[i].text.casefold()
            if reading.tokens[i].lemma in particles["possible"] or text in particles["superlative"]:
                return "possible"
    return None


def is_condition(reading: Reading, verb: int, words: StatusWords) -> bool:
    """``jeśli``, ``gdyby``, ``o ile``, ``żeby``; ``gdy`` of the future."""
    particles = words["particles"]
    opening = _opening(reading, verb)
    if opening & (particles["openers"] | particles["aims"]) or particles["if_so"] <= opening:
        return True
    morph = reading.morphs[verb]
    is_future = morph.pos == "bedzie" or (morph.pos == "fin" and "perf" in morph.aspects)
    return is_future and bool(opening & particles["until"])


def is_supposed(reading: Reading, verb: int, words: StatusWords) -> bool:
    """``jeśli nie poprze``: under a condition nothing is denied; also where no comma parts the
    condition from what hangs on it (``zastrajkują jeśli rząd nie ustąpi``)."""
    if not reading.morphs[verb].is_finite:
        return False
    conditions = words["particles"]["conditions"]
    if _opening(reading, verb) & conditions:
        return True
    for i in range(verb - 1, -1, -1):
        if reading.tokens[i].lemma in conditions:
            return True
        if reading.morphs[i].is_finite or reading.clause_of.get(i) is None:
            return False
    return False


def _opening(reading: Reading, verb: int) -> set[str]:
    """The first words of each stretch of a verb's clause; not of one that ends before it with an
    infinitive of its own (``aby zakończyć protesty, rząd ustąpił``)."""
    clause = reading.clause(verb)
    spans = list(clause.spans)
    if _is_joined_on(reading, clause):
        spans += reading.clauses[clause.parent or 0].spans
    stretches = [
        range(s, e)
        for s, e in spans
        if s <= verb < e or not any(reading.morphs[i].pos == "inf" for i in range(s, e))
    ]
    return {reading.tokens[i].lemma for stretch in stretches for i in stretch[:3]}


def _is_joined_on(reading: Reading, clause: Clause) -> bool:
    """``by uznali winę [i] pomogli``: a further verb of the clause before it, joined without a
    comma to one that has a verb itself."""
    if clause.link != "same" or clause.parent is None or not clause.spans:
        return False
    first = min(start for start, _ in clause.spans)
    is_comma = first > 0 and reading.tokens[first - 1].text in {",", ";"}
    is_joiner = reading.tokens[first].text.casefold() in grammar_words("joiners")
    return is_joiner and not is_comma and bool(reading.clauses[clause.parent].verbs)


def is_asked(reading: Reading, verb: int, words: StatusWords) -> bool:
    """A question that leaves open whether: ``Belgia poprze Ukrainę?``"""
    marks = [t.text for t in reading.tokens[verb:] if t.text not in QUOTES]
    if not marks or marks[-1] != "?":
        return False
    lemmas = {reading.tokens[i].lemma for i in range(verb)}
    return not lemmas & words["particles"]["questions"]


def told_of(reading: Reading, verb: int, words: StatusWords) -> str | None:
    """``zaprzeczył, że``, ``niewykluczone, że``, ``nie potwierdził, że``: what the words make of a
    clause that hangs on them."""
    clause = reading.clause(verb)
    if clause.link != "sub" or clause.parent is None or clause.opener is None:
        return None
    parent = reading.clauses[clause.parent]
    start = min(s for s, _ in clause.spans)
    near = [
        i
        for i in range(max(0, start - 1 - TOLD_REACH), clause.opener)
        if reading.clause_of.get(i) in {parent.index, clause.index}
        and reading.morphs[i].pos in TOLD_BY
    ]
    for i in (*parent.verbs, *near):
        lemma = (
            adjective(reading, i) if reading.morphs[i].pos == "ppas" else reading.tokens[i].lemma
        )
        if lemma in words["told"]["denied"]:
            return "possible" if is_negated(reading, i, words) else "denied"
        if lemma in words["told"]["possible"]:
            return "possible"
        if lemma in words["told"]["confirmed"] and is_negated(reading, i, words):
            return "possible"
    return None


def base_of(reading: Reading, i: int) -> str:
    """The base form of a word, of a passive participle that of its adjective: ``planowany``."""
    return adjective(reading, i) if reading.morphs[i].pos == "ppas" else reading.tokens[i].lemma


def adjective(reading: Reading, i: int) -> str:
    """Participles go by the form they have as adjectives: ``planowany``."""
    if reading.morphs[i].pos == "adj":
        return reading.tokens[i].lemma
    text = reading.tokens[i].text.casefold()
    endings = (end for end in grammar_words("adjective_endings") if text.endswith(end))
    ending = max(endings, key=len, default=None)
    return text if ending is None else text[: -len(ending)] + "y"
