"""A trigger in its sentence comes in, how it stands goes out: finite, passive, a noun."""

from __future__ import annotations

from podobno.extract.event_clauses import Reading
from podobno.extract.event_words import grammar_words

AUXILIARY = frozenset({"fin", "praet", "bedzie", "inf", "impt", "cond"})


def read_form(reading: Reading, index: int) -> str:
    """How a trigger stands: ``finite``, ``impersonal``, ``infinitive``, ``adverbial``,
    ``passive``, ``described`` (passive participle), ``describing`` (active), ``noun``."""
    pos = reading.morphs[index].pos
    if pos in {"subst", "ger", "depr", "ign"}:
        return "noun"
    if pos in {"pcon", "pant"}:
        return "adverbial"
    if pos in {"ppas", "adj"}:
        return "passive" if passive_auxiliary(reading, index) is not None else "described"
    return {"inf": "infinitive", "imps": "impersonal", "pact": "describing"}.get(pos, "finite")


def passive_auxiliary(reading: Reading, index: int) -> int | None:
    """The form of ``zostać`` or ``być`` that makes a participle a passive. ``Zostać`` right before
    it settles that, whatever case is read: a counted subject stands in the genitive
    (``zostało zatrzymanych dwóch strażników``)."""
    before = [i for i in range(max(0, index - 3), index) if reading.tokens[i].lemma == "zostać"]
    if before:
        return before[-1]
    if (
        index
        and reading.tokens[index - 1].lemma == "być"
        and reading.morphs[index - 1].pos == "inf"
    ):
        return index - 1  # "musi być zatwierdzony"
    if not reading.morphs[index].cases & {"nom", "inst"}:
        return None
    for i in reading.tokens_of(reading.clause(index)):
        is_auxiliary = reading.tokens[i].lemma in grammar_words("auxiliaries")
        if (
            i != index
            and is_auxiliary
            and not _is_of_future(reading, i)
            and reading.morphs[i].pos in AUXILIARY
        ):
            return i
    return None


def _is_of_future(reading: Reading, i: int) -> bool:
    """``[będą] dotyczyły``, ``[będzie] wspierać``: a future tense, no passive."""
    if reading.morphs[i].pos != "bedzie":
        return False
    behind = range(i + 1, min(len(reading.tokens), i + 3))
    return any(
        reading.morphs[j].pos == "praet"
        or (reading.morphs[j].pos == "inf" and "imperf" in reading.morphs[j].aspects)
        for j in behind
    )
