"""The word of an event in its sentence comes in, what the words around it say of it goes out: that
it is one more, of peace talks, wanted, or a part of another deed."""

from __future__ import annotations

from podobno.extract.event_clauses import Reading
from podobno.extract.event_context import Scene
from podobno.extract.event_dates import read_words
from podobno.extract.event_marks import base_of
from podobno.extract.event_words import grammar_words

# What may stand between a noun and the beginning of its phrase.
BEFORE = frozenset({"adj", "ppas", "adja", "num"})


def is_we(reading: Reading, index: int) -> bool:
    """``umówiliśmy się``."""
    following = reading.morphs[index + 1 : index + 2]
    near = (reading.morphs[index], *(m for m in following if m.pos == "aglt"))
    return any("pri" in m.persons and "pl" in m.numbers for m in near)


def is_of_peace(reading: Reading, index: int) -> bool:
    """``rozmowy [pokojowe]``."""
    near = (i for i in (index - 1, index + 1) if 0 <= i < len(reading.tokens))
    return any(reading.tokens[i].lemma in grammar_words("peaceful") for i in near)


def is_where(scene: Scene, index: int) -> bool:
    """``przybył do Pragi, [gdzie] spotkał się z premierem``."""
    opener = scene.reading.clause(index).opener
    where = read_words(scene.pack)["where"]
    return opener is not None and scene.reading.tokens[opener].text.casefold() in where


def is_within(reading: Reading, index: int) -> bool:
    """``wspiera Belgię [w wojnie]``, ``staje po jej stronie [w prowadzonej przez nią wojnie]``; not
    what it only follows from (``w związku [z wojną]``)."""
    around = next((p for p in reading.phrases if p.start <= index < p.end), None)
    return around is None or around.preposition in {"w", "na", None}


def is_purpose(reading: Reading, index: int) -> bool:
    """``wysłanie wojsk, [by pomóc] Belgii``: what follows directly behind another deed."""
    opener = reading.clause(index).opener
    return opener is not None and reading.tokens[opener].lemma in grammar_words("aims")


def is_part(reading: Reading, index: int) -> bool:
    """``pakiet sankcji [obejmuje] embargo``: a deed that another one consists of."""
    verbs = [v for v in reading.clause(index).verbs if v < index]
    return bool(verbs) and reading.tokens[verbs[-1]].lemma in grammar_words("including")


def is_wanted(reading: Reading, index: int) -> bool:
    """``[potrzebne] jest embargo``, ``[domaga się] sankcji``: what is asked for nobody does yet."""
    inside = reading.tokens_of(reading.clause(index))
    return any(reading.tokens[i].lemma in grammar_words("wanting") for i in inside)


def is_another(scene: Scene, index: int) -> bool:
    """``kolejne strajki``, ``powtarzające się protesty``: not the one that the text told of."""
    words = read_words(scene.pack)["another"]
    near = range(max(0, index - len(BEFORE)), index)
    return any(base_of(scene.reading, i) in words for i in near)
