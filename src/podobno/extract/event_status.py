"""A trigger in its sentence comes in; whether its event occurred, goes on, is planned, is only
possible or is denied goes out, from tense, mood, negation, aspect and the words above it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from podobno.extract.event_clauses import Clause, Reading
from podobno.extract.event_roles import passive_auxiliary
from podobno.language.pack import LanguagePack

NEGATION_REACH = 3
GOVERNING = frozenset({"pred", "inf", "winien", "pcon", "ger", "subst", "adj"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """``occurred``, ``ongoing``, ``planned``, ``possible`` or ``denied``; ``is_sure`` is false
    where only the sentence around a noun says so, not words that concern it."""

    value: str
    is_sure: bool = True


def read_status(reading: Reading, index: int, form: str, pack: LanguagePack) -> Status:
    """How real the event of a trigger is."""
    table = pack.table("event_status")
    if form == "noun":
        return _noun_status(reading, index, table)
    return Status(value=_verbal_status(reading, index, form, table))


def _verbal_status(reading: Reading, index: int, form: str, table: Mapping[str, Any]) -> str:
    if form == "passive":
        auxiliary = passive_auxiliary(reading, index)
        status = _of_verb(reading, index if auxiliary is None else auxiliary, table)
        if auxiliary is not None and status == "ongoing":
            is_lasting = "imperf" in reading.morphs[index].aspects
            goes_on = is_lasting and reading.tokens[auxiliary].lemma == "być"
            return "ongoing" if goes_on else "occurred"
        return status
    if form == "infinitive":
        return _governed(reading, index, table)
    if form in {"described", "impersonal"}:
        if _is_negated(reading, index):
            return "denied"
        return _hedged(reading, index, table) or "occurred"
    if form in {"adverbial", "describing"}:
        return _of_participle(reading, index, table)
    return _of_verb(reading, index, table)


def _of_verb(reading: Reading, verb: int, table: Mapping[str, Any]) -> str:
    """What a finite form says of its own event."""
    morph = reading.morphs[verb]
    if morph.pos == "inf":
        return _governed(reading, verb, table)
    if _is_negated(reading, verb):
        return "denied"
    if _is_conditional(reading, verb) or morph.pos in {"impt", "cond"}:
        return "possible"
    if _is_conditional_clause(reading, verb, table):
        return "possible"
    hedged = _hedged(reading, verb, table)
    if hedged:
        return hedged
    if morph.pos == "bedzie":
        return "planned"
    if morph.pos in {"fin", "winien"}:
        if _has_auxiliary_future(reading, verb):
            return "planned"
        return "planned" if "perf" in morph.aspects else "ongoing"
    if morph.pos == "praet" and _has_auxiliary_future(reading, verb):
        return "planned"
    return "occurred"


def _is_conditional_clause(reading: Reading, verb: int, table: Mapping[str, Any]) -> bool:
    """Condition, purpose, fear: ``jeśli``, ``gdyby``, ``żeby``, ``gdy`` of the future,
    ``obawia się, że``."""
    clause = reading.clause(verb)
    words = {reading.tokens[i].lemma for s, e in clause.spans for i in range(s, min(e, s + 3))}
    morph = reading.morphs[verb]
    if words & set(table["particles"]["openers"]):
        return True
    is_future = morph.pos == "bedzie" or (morph.pos == "fin" and "perf" in morph.aspects)
    if is_future and words & set(table["particles"]["until"]):
        return True
    if clause.link == "sub" and clause.parent is not None:
        above = [reading.tokens[i].lemma for i in reading.clauses[clause.parent].verbs]
        return bool(set(above) & set(table["governors"]["feared"]))
    return False


def _of_participle(reading: Reading, index: int, table: Mapping[str, Any]) -> str:
    """A participle happens when its clause does."""
    if _is_negated(reading, index):
        return "denied"
    morph = reading.morphs[index]
    if morph.pos == "pant":
        return "occurred"
    clause = reading.clause(index)
    above = reading.clauses[clause.parent] if clause.parent is not None else clause
    verb = next(iter(clause.verbs or above.verbs), None)
    if verb is None:
        return "ongoing"
    status = _of_verb(reading, verb, table)
    return status if status in {"occurred", "ongoing"} else "ongoing"


def _governed(reading: Reading, index: int, table: Mapping[str, Any]) -> str:
    """An infinitive is what its governor makes of it."""
    if _is_negated(reading, index):
        return "denied"
    governors = table["governors"]
    clause = reading.clause(index)
    above = [
        i for i in reading.tokens_of(clause)
        if i != index and (reading.morphs[i].is_finite or reading.morphs[i].pos in GOVERNING)
    ]  # fmt: skip
    before = [
        i
        for i in above
        if i < index
        and (
            reading.morphs[i].is_finite
            or reading.morphs[i].pos not in {"subst", "adj"}
            or any(reading.tokens[i].lemma in table["nouns"][k] for k in ("possible", "planned"))
            or reading.tokens[i].lemma in governors["possible"]
        )
    ]
    for i in [*reversed(before), *(i for i in above if i > index and reading.morphs[i].is_finite)]:
        lemma = reading.tokens[i].lemma
        if lemma == "być" and reading.morphs[i].pos == "bedzie":
            return "denied" if _is_negated(reading, i) else "planned"
        if (
            lemma == "mieć"
            and reading.morphs[i].pos == "praet"
            and ("imperf" in reading.morphs[index].aspects or _has_word(reading, clause, "już"))
        ):
            return "occurred"  # "miał ich nakłaniać": hearsay of a deed, no plan
        if lemma in governors["tried"] and reading.morphs[i].pos in {"praet", "imps"}:
            return "occurred"
        for status in ("planned", "possible", "denied", "ongoing", "occurred"):
            if lemma in governors[status]:
                return _made(reading, i, status, table)
        for status in ("possible", "planned"):
            if lemma in table["nouns"][status]:
                return status
        if reading.morphs[i].is_finite:
            break
    if clause.opener is not None and (
        reading.tokens[clause.opener].lemma in table["particles"]["openers"]
    ):
        return "possible"
    return "possible"


def _has_word(reading: Reading, clause: Clause, word: str) -> bool:
    return any(reading.tokens[i].lemma == word for s, e in clause.spans for i in range(s, e))


def _made(reading: Reading, governor: int, status: str, table: Mapping[str, Any]) -> str:
    if reading.tokens[governor].lemma in table["governors"]["excluding"]:
        return "possible" if _is_negated(reading, governor) else "denied"
    if _is_negated(reading, governor):
        return "denied"
    if status == "planned" and _is_conditional(reading, governor):
        return "possible"
    if status in {"occurred", "ongoing"}:
        return _of_verb(reading, governor, table)
    return status


def _noun_status(reading: Reading, index: int, table: Mapping[str, Any]) -> Status:
    for i in range(max(0, index - 4), min(len(reading.tokens), index + 3)):
        if reading.morphs[i].pos not in {"adj", "ppas", "pact"}:
            continue
        for status in ("possible", "denied", "planned", "ongoing"):
            if _adjective(reading, i) in table["adjectives"][status] and (
                reading.morphs[i].cases & reading.morphs[index].cases
            ):
                return Status(value=status)
    above = _noun_above(reading, index, table)
    if above:
        return Status(value=above)
    if reading.morphs[index].is_negated:
        return Status(value="denied")
    clause = reading.clause(index)
    verb = next(iter(clause.verbs), None)
    while verb is None and clause.parent is not None:
        clause = reading.clauses[clause.parent]
        verb = next(iter(clause.verbs), None)
    if verb is None:
        return Status(value=_by_itself(reading, index, table), is_sure=False)
    if not _is_circumstance(reading, index):
        governed = _noun_governed(reading, index, verb, table)
        if governed is not None:
            return governed
    status = _of_verb(reading, verb, table)
    if status == "planned" and not _is_circumstance(reading, index):
        return Status(value="planned", is_sure=False)
    itself = _by_itself(reading, index, table)
    if itself == "ongoing" or status == "ongoing":
        return Status(value=itself, is_sure=False)
    return Status(value="occurred", is_sure=False)


def _noun_governed(
    reading: Reading, index: int, verb: int, table: Mapping[str, Any]
) -> Status | None:
    """What the verb over a noun makes of it: ``planuje strajk``, ``odbędzie się spotkanie``."""
    lemma = reading.tokens[verb].lemma
    around = next((p for p in reading.phrases if p.start <= index < p.end), None)
    is_head = around is None or any(part.head == index for part in around.parts)
    is_object = around is None or around.preposition in {None, *table["nouns"]["links"]}
    for status in ("possible", "denied", "planned"):
        if lemma in table["governors"][status] and verb < index and is_head and is_object:
            return Status(value=_made(reading, verb, status, table))
    inf = next((i for i in range(verb, index) if reading.morphs[i].pos == "inf"), None)
    if inf is not None and reading.tokens[inf].lemma not in table["governors"]["possible"]:
        return Status(value=_governed(reading, inf, table))
    if lemma in table["governors"]["occurred"] or lemma in table["governors"]["ongoing"]:
        return Status(value=_of_verb(reading, verb, table))
    return None


def _by_itself(reading: Reading, index: int, table: Mapping[str, Any]) -> str:
    """A noun of lasting state goes on (``wojna``, ``sankcje``), one of a deed is done."""
    if reading.tokens[index].lemma in table["nouns"]["lasting"]:
        return "ongoing"
    if reading.morphs[index].pos == "ger" and "imperf" in reading.morphs[index].aspects:
        return "ongoing"
    return _hedged(reading, index, table) or "occurred"


def _adjective(reading: Reading, i: int) -> str:
    """Participles go by the form they have as adjectives: ``planowany``."""
    if reading.morphs[i].pos == "adj":
        return reading.tokens[i].lemma
    text = reading.tokens[i].text.casefold()
    for ending in ("ego", "emu", "ych", "ymi", "ej", "ym", "ą", "e", "a", "y"):
        if text.endswith(ending):
            return text[: -len(ending)] + "y"
    return text


def _noun_above(reading: Reading, index: int, table: Mapping[str, Any]) -> str | None:
    """``groźba strajku``, ``plany rozmów``, ``wezwanie do bojkotu``."""
    for i in range(index - 1, max(-1, index - 5), -1):
        if reading.morphs[i].is_finite or reading.tokens[i].text in {",", ";", ":"}:
            return None
        is_link = reading.tokens[i].lemma in table["nouns"]["links"]
        if reading.morphs[i].pos == "prep" and not is_link:
            return None
        for status in ("possible", "planned"):
            if reading.tokens[i].lemma in table["nouns"][status]:
                return status
    return None


def _is_circumstance(reading: Reading, index: int) -> bool:
    """``podczas spotkania``, ``po rozmowach``: the event only frames what the clause tells."""
    for i in range(index - 1, max(-1, index - 4), -1):
        if reading.morphs[i].pos == "prep":
            return reading.tokens[i].lemma in {
                "podczas",
                "po",
                "przy",
                "w",
                "od",
                "z",
                "na",
                "wobec",
                "przed",
                "mimo",
                "dzięki",
                "wskutek",
                "w trakcie",
                "za",
            }
        if reading.morphs[i].is_finite:
            return False
    return False


def _hedged(reading: Reading, index: int, table: Mapping[str, Any]) -> str | None:
    clause = reading.clause(index)
    words = {reading.tokens[i].lemma for s, e in clause.spans for i in range(s, e)
             if reading.morphs[i].pos in {"part", "adv", "qub"}}  # fmt: skip
    return "possible" if words & set(table["particles"]["possible"]) else None


def _is_negated(reading: Reading, index: int) -> bool:
    """``nie`` before the word, with at most short words between."""
    for i in range(index - 1, max(-1, index - 1 - NEGATION_REACH), -1):
        if reading.tokens[i].text.casefold() == "nie":
            return True
        if reading.morphs[i].pos not in {"part", "aglt", "adv", "ppron3", "bedzie", "fin"} or (
            reading.tokens[i].text == ","
        ):
            return False
    return False


def _is_conditional(reading: Reading, verb: int) -> bool:
    text = reading.tokens[verb].text.casefold()
    near = [
        reading.tokens[i].text.casefold()
        for i in range(max(0, verb - 2), min(len(reading.tokens), verb + 2))
        if i != verb
    ]
    return reading.morphs[verb].pos == "praet" and (
        text.endswith(("by", "bym", "byś", "byśmy", "byście")) or "by" in near
    )


def _has_auxiliary_future(reading: Reading, verb: int) -> bool:
    clause = reading.clause(verb)
    return any(
        reading.morphs[i].pos == "bedzie"
        for s, e in clause.spans
        for i in range(max(s, verb - 4), min(e, verb + 3))
    )
