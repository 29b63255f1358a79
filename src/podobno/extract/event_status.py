"""A trigger in its sentence comes in; whether its event occurred, goes on, is planned, is only
possible or is denied goes out, from tense, mood, negation, aspect and the words above it."""

from __future__ import annotations

from collections.abc import Collection

from podobno.extract.event_clauses import Clause, Reading
from podobno.extract.event_forms import passive_auxiliary
from podobno.extract.event_marks import (
    StatusWords,
    base_of,
    doubted,
    is_asked,
    is_condition,
    is_conditional,
    is_negated,
    is_supposed,
    told_of,
)
from podobno.extract.event_words import grammar_words
from podobno.language.tags import read_tag

GOVERNING = frozenset({"pred", "inf", "winien", "pcon", "ger", "subst", "adj", "ppas"})


def verbal_status(
    reading: Reading, index: int, form: str, words: StatusWords, dated: Collection[int]
) -> str:
    """How real the event of a verb or participle is; ``dated`` are the tokens at which a time
    begins (``prawdopodobnie w maju`` doubts the month, not the deed)."""
    if form == "passive":
        auxiliary = passive_auxiliary(reading, index)
        if auxiliary is not None and auxiliary < index and reading.tokens[index - 1].text == ",":
            return (
                "ongoing" if _is_lasting(reading, index) else "occurred"
            )  # "..., popierany przez"
        status = of_verb(reading, index if auxiliary is None else auxiliary, words, dated)
        if auxiliary is not None and status == "ongoing":
            is_lasting = _is_lasting(reading, index)
            goes_on = is_lasting and reading.tokens[auxiliary].lemma == "być"
            return "ongoing" if goes_on else "occurred"
        return status
    if form == "infinitive":
        return governed(reading, index, words, dated)
    if form in {"described", "impersonal"}:
        if is_negated(reading, index, words):
            return "denied"
        if form == "described" and _is_lasting(reading, index):
            return "ongoing"
        return doubted(reading, index, words, dated) or "occurred"
    if form in {"adverbial", "describing"}:
        return _of_participle(reading, index, words, dated)
    return of_verb(reading, index, words, dated)


def _is_lasting(reading: Reading, index: int) -> bool:
    """Whether a participle is of an imperfective verb, also one read as an adjective."""
    tags = [reading.tokens[index].tag, *(r.tag for r in reading.tokens[index].readings)]
    aspects = {a for tag in tags if tag.startswith("ppas") for a in read_tag(tag).aspects}
    return aspects == {"imperf"}


def of_verb(reading: Reading, verb: int, words: StatusWords, dated: Collection[int] = ()) -> str:
    """What a finite form says of its own event."""
    morph = reading.morphs[verb]
    if morph.pos == "inf":
        return governed(reading, verb, words, dated)
    if is_supposed(reading, verb, words):
        return "possible"
    if is_negated(reading, verb, words):
        return "denied"
    if is_conditional(reading, verb) or morph.pos in {"impt", "cond"}:
        return "possible"
    if is_condition(reading, verb, words) or is_asked(reading, verb, words):
        return "possible"
    told = told_of(reading, verb, words) or doubted(reading, verb, words, dated)
    if told:
        return told
    if morph.pos == "bedzie":
        return "planned"
    if morph.pos in {"fin", "winien"}:
        if _has_auxiliary_future(reading, verb):
            return "planned"
        return "planned" if "perf" in morph.aspects else "ongoing"
    if morph.pos == "praet" and _has_auxiliary_future(reading, verb):
        return "planned"
    return "occurred"


def governed(reading: Reading, index: int, words: StatusWords, dated: Collection[int] = ()) -> str:
    """An infinitive is what its governor makes of it."""
    if is_negated(reading, index, words):
        return "denied"
    clause = reading.clause(index)
    for i in _governors(reading, index, clause, words):
        made = _made_by(reading, i, index, words, dated)
        if made:
            return made
        if reading.morphs[i].is_finite and reading.tokens[i].lemma != "być":
            break  # "zmuszony był odwołać"
    return "planned" if _is_aim(reading, clause, words) else "possible"


def made(reading: Reading, governor: int, status: str, words: StatusWords) -> str:
    """What a governor of some list makes of what it governs, its own negation and mood told."""
    if status != "possible" and is_supposed(reading, governor, words):
        return "possible"
    if status == "denied":
        return "possible" if is_negated(reading, governor, words) else "denied"
    if is_negated(reading, governor, words):
        return "denied"
    if status == "planned" and is_conditional(reading, governor):
        return "possible"
    if status in {"occurred", "ongoing"}:
        return of_verb(reading, governor, words)
    return status


def _of_participle(reading: Reading, index: int, words: StatusWords, dated: Collection[int]) -> str:
    """A participle happens when its clause does."""
    if is_negated(reading, index, words):
        return "denied"
    if reading.morphs[index].pos == "pant":
        return "occurred"
    clause = reading.clause(index)
    above = reading.clauses[clause.parent] if clause.parent is not None else clause
    verb = next(iter(clause.verbs or above.verbs), None)
    if verb is None:
        return "ongoing"
    status = of_verb(reading, verb, words, dated)
    return status if status in {"occurred", "ongoing"} else "ongoing"


def _governors(reading: Reading, index: int, clause: Clause, words: StatusWords) -> list[int]:
    """The words of the clause that may govern an infinitive, the nearest before it first, then
    the verbs behind it."""
    above = [
        i for i in reading.tokens_of(clause)
        if i != index and (reading.morphs[i].is_finite or reading.morphs[i].pos in GOVERNING)
    ]  # fmt: skip
    before = [
        i for i in above
        if i < index and _may_govern(reading, i, words) and not _is_beside(reading, i, index)
    ]  # fmt: skip
    return [*reversed(before), *(i for i in above if i > index and reading.morphs[i].is_finite)]


def _is_beside(reading: Reading, other: int, infinitive: int) -> bool:
    """``zamierza [zaprzestać] dostaw lub znacznie ograniczyć import``: one of two infinitives that
    a joining word puts side by side does not govern the other."""
    if reading.morphs[other].pos != "inf":
        return False
    i = infinitive - 1
    while i > other and reading.morphs[i].pos in {"adv", "part"}:
        i -= 1
    return i > other and reading.tokens[i].text.casefold() in grammar_words("joiners")


def _may_govern(reading: Reading, i: int, words: StatusWords) -> bool:
    if reading.morphs[i].is_finite or reading.morphs[i].pos not in {"subst", "adj", "ppas"}:
        return True
    lemma = base_of(reading, i)
    governors = words["governors"]
    nouns = words["nouns"]["possible"] | words["nouns"]["planned"]
    return lemma in nouns | governors["possible"] | governors["forced"]


def _made_by(
    reading: Reading, i: int, index: int, words: StatusWords, dated: Collection[int]
) -> str | None:
    """What one governor makes of an infinitive, None where it says nothing."""
    governors, morph = words["governors"], reading.morphs[i]
    lemma = base_of(reading, i)
    is_past = morph.pos in {"praet", "imps"}
    if lemma == "być" and morph.pos == "bedzie":
        return "denied" if is_negated(reading, i, words) else "planned"
    if lemma == "mieć" and morph.pos == "praet":
        return _of_hearsay(reading, i, index, words)
    if lemma in governors["tried"]:
        return made(reading, i, "occurred" if is_past else "possible", words)
    if lemma in governors["forced"]:
        return _forced(reading, i, words, dated)
    if lemma in governors["stopped"]:
        return "occurred" if is_past and not is_negated(reading, i, words) else "ongoing"
    if lemma in governors["hesitant"] and is_negated(reading, i, words):
        return "occurred" if is_past else "ongoing"
    for status in ("planned", "possible", "denied", "ongoing", "occurred"):
        if lemma in governors[status]:
            return made(reading, i, status, words)
    for status in ("possible", "planned"):
        if lemma in words["nouns"][status]:
            return status
    return None


def _of_hearsay(reading: Reading, i: int, index: int, words: StatusWords) -> str:
    """``miał przekazać broń``: a deed by hearsay; ``miał się odbyć``: a plan; ``miał się
    spotkać, ale``: left open."""
    if is_negated(reading, i, words):
        return "denied"
    if reading.tokens[index].lemma in words["nouns"]["happening"]:
        return "planned"
    clause = reading.clause(i)
    last = max(end for _, end in clause.spans)
    behind = {token.lemma for token in reading.tokens[last : last + 2]}
    return "possible" if behind & words["particles"]["but"] else "occurred"


def _forced(reading: Reading, i: int, words: StatusWords, dated: Collection[int]) -> str:
    """``musiał odwołać``, ``będzie musiał``, ``musi``, ``jest zmuszony``."""
    verb = i
    if reading.morphs[i].pos in {"adj", "ppas"}:
        auxiliary = next(iter(reading.clause(i).verbs), None)
        if auxiliary is None:
            return "occurred"
        status = of_verb(reading, auxiliary, words, dated)
        return "occurred" if status == "ongoing" else status
    if is_negated(reading, verb, words):
        return "denied" if reading.morphs[verb].pos == "praet" else "possible"
    status = of_verb(reading, verb, words, dated)
    return "possible" if status == "ongoing" else status


def _is_aim(reading: Reading, clause: Clause, words: StatusWords) -> bool:
    """``przyjechał, żeby się spotkać``: meant, unless the clause above only asks for it."""
    if clause.opener is None or clause.parent is None:
        return False
    if reading.tokens[clause.opener].lemma not in words["particles"]["aims"]:
        return False
    above = {reading.tokens[i].lemma for i in reading.clauses[clause.parent].verbs}
    return not above & (words["governors"]["possible"] | words["governors"]["wished"])


def _has_auxiliary_future(reading: Reading, verb: int) -> bool:
    clause = reading.clause(verb)
    return any(
        reading.morphs[i].pos == "bedzie"
        for s, e in clause.spans
        for i in range(max(s, verb - 4), min(e, verb + 3))
    )
