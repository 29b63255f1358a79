"""A noun that names an event comes in; the verb of the relative clause that says whether, when
and where it takes place goes out (``spotkanie, które odbędzie się w piątek``)."""

from __future__ import annotations

from podobno.extract.event_clauses import Clause, Reading
from podobno.extract.event_marks import StatusWords, is_negated

# How far behind its noun a relative clause may begin, in tokens.
REACH = 12
RELATIVE = "który"


def teller(reading: Reading, index: int, words: StatusWords) -> int | None:
    """The verb, or the infinitive under it, that says of the event that it takes place; None
    where nothing behind the noun does."""
    clause = next((c for c in reading.clauses if _hangs_on(reading, c, index)), None)
    if clause is None or clause.opener is None or not clause.verbs:
        return None
    first = reading.tokens[clause.opener - 1].lemma
    is_subject = "nom" in reading.morphs[clause.opener].cases
    tokens = reading.tokens_of(clause)
    inside = [*clause.verbs, *(i for i in tokens if reading.morphs[i].pos == "inf")]
    for i in reversed(inside):
        lemma = reading.tokens[i].lemma
        if is_subject and first not in words["nouns"]["arriving"]:
            if lemma in words["nouns"]["taking_place"] or _runs(reading, index, i, words):
                return i
        elif first in words["nouns"]["arriving"] and lemma in words["nouns"]["coming_to"]:
            return i
    return None


def _runs(reading: Reading, index: int, verb: int, words: StatusWords) -> bool:
    """``strajk, który paraliżuje kopalnie``: what takes a while does so while it runs; not ``który
    może sparaliżować``."""
    is_running = reading.tokens[index].lemma in words["nouns"]["running"]
    clause = reading.tokens_of(reading.clause(verb))
    is_open = any(reading.morphs[i].pos == "inf" for i in clause) or is_negated(
        reading, verb, words
    )
    return is_running and reading.morphs[verb].is_finite and not is_open


def _hangs_on(reading: Reading, clause: Clause, index: int) -> bool:
    """Whether a relative clause is right behind a noun, which no nearer noun agrees with as well;
    a name between them is whom the event is of (``rozmowy Danii i Iranu, które``)."""
    opener = clause.opener
    if clause.link != "relative" or opener is None or not index < opener <= index + REACH:
        return False
    if reading.tokens[opener].lemma != RELATIVE or not _agree(reading, index, opener):
        return False
    between = range(index + 1, opener)
    if any(reading.morphs[i].is_finite for i in between):
        return False
    marks = [i for i in between if reading.tokens[i].text == ","]
    return len(marks) == 1 and not any(
        reading.morphs[i].pos in {"subst", "ger"}
        and reading.tokens[i].text[:1].islower()
        and _agree(reading, i, opener)
        for i in between
    )


def _agree(reading: Reading, noun: int, relative: int) -> bool:
    """One number and, in the singular, one gender."""
    own, other = reading.morphs[noun], reading.morphs[relative]
    if not own.numbers & other.numbers:
        return False
    return own.numbers == {"pl"} or bool(own.genders & other.genders)
