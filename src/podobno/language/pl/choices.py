"""A word's dictionary readings and the network's scores come in, the chosen reading goes out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from podobno.language.pl.base_forms import choose_forms, read_model
from podobno.language.pl.labels import CASE, GENDER, NUMBER, POS, UPOS, UPOS_OF, number_tag
from podobno.language.pl.morphology import expand, look_up
from podobno.model import Reading, Token

Floats = NDArray[np.float32]

# In nats, beside the network's own scores: what the light engine prefers, and rare words.
# Chosen on the PUD and LFG treebanks; `python -m training measure` shows the effect.
PREFERRED = 0.7
RARE = -3.0
# An unknown word may be of these open classes.
OPEN = ("subst", "adj")


def choose_reading(token: Token, logs: Sequence[Floats], *, is_first: bool) -> Reading:
    """The likeliest reading of a word, with one value for each attribute.

    ``logs`` are the log shares of part of speech, number, case, gender and UPOS. A word the
    dictionary does not know gets the likeliest tag and a base form made by its ending.
    """
    if not any(character.isalpha() for character in token.text):
        return token.readings[0] if token.readings else Reading(token.lemma, token.tag)
    entry = look_up(token.text)
    if not entry.readings and token.tag.partition(":")[0] not in {"brev", "dig", "interp"}:
        return _guess(token, logs)
    readings, attributes = _expanded(token.readings or (Reading(token.lemma, token.tag),))
    if len(readings) == 1:
        return readings[0]
    pos, number, case, gender, upos = logs
    scores = (
        pos[attributes[:, 0]]
        + number[attributes[:, 1]]
        + case[attributes[:, 2]]
        + gender[attributes[:, 3]]
    )
    proper = float(upos[UPOS.index("PROPN")])
    common = float(np.log(max(1e-4, 1 - np.exp(proper))))
    extra = np.array(
        [
            PREFERRED * (reading.lemma == token.lemma)
            + RARE * (reading.lemma in _rare_lemmas(entry.marked, entry.readings))
            + _capital(token, reading, proper, common, is_first)
            for reading in readings
        ]
    )
    return readings[int((scores + extra).argmax())]


def choose_upos(tag: str, upos: Floats) -> str:
    """The likeliest Universal part of speech among those the tag's own may be."""
    allowed = _allowed(tag.partition(":")[0])
    return UPOS[allowed[int(upos[list(allowed)].argmax())]]


def _capital(token: Token, reading: Reading, proper: float, common: float, is_first: bool) -> float:
    """A capitalised word whose readings differ in the capital of the lemma: name or not."""
    if not token.text[:1].isupper():
        return -4.0 if reading.lemma[:1].isupper() else 0.0
    if reading.tag.partition(":")[0] not in {"subst", "depr"}:
        return 0.0
    return max(-4.0, proper if reading.lemma[:1].isupper() else common)


@lru_cache(maxsize=65536)
def _expanded(readings: tuple[Reading, ...]) -> tuple[tuple[Reading, ...], NDArray[np.int64]]:
    """Readings with each open value told apart, and their places in the inventories."""
    found = dict.fromkeys(concrete for reading in readings for concrete in expand(reading))
    attributes = [number_tag(reading.tag)[0] for reading in found]
    return tuple(found), np.array(attributes)


@lru_cache(maxsize=16384)
def _rare_lemmas(marked: frozenset[Reading], readings: tuple[Reading, ...]) -> frozenset[str]:
    common = {reading.lemma for reading in readings if reading not in marked}
    return frozenset(reading.lemma for reading in marked) - common


@lru_cache(maxsize=64)
def _allowed(pos: str) -> tuple[int, ...]:
    return tuple(UPOS.index(name) for name in UPOS_OF.get(pos, "X").split())


def _guess(token: Token, logs: Sequence[Floats]) -> Reading:
    """A reading of an unknown word: its likeliest tag among the open classes, and a base form."""
    pos, number, case, gender, _ = logs
    kind = max(OPEN, key=lambda name: float(pos[POS.index(name)]))
    if pos[POS.index("subst")] < -3 and pos[POS.index("adj")] < -3:
        return token.readings[0] if token.readings else Reading(token.lemma, token.tag)
    values = [
        names[1 + int(logs_of[1:].argmax())]
        for names, logs_of in ((NUMBER, number), (CASE, case), (GENDER, gender))
    ]
    tag = ":".join([kind, *values, *(["pos"] if kind == "adj" else [])])
    model = read_model()
    if model is None or (token.text.isupper() and len(token.text) > 1):
        return Reading(token.lemma if model is None else token.text, tag)
    if kind == "adj":
        return Reading(token.lemma, tag)
    plain = Token(
        start=token.start, end=token.end, text=token.text, lemma=token.text, tag=tag, upos="X"
    )
    person = "PER" if values[2] in {"m1", "f"} and token.text[:1].isupper() else "ORG"
    return Reading(choose_forms(model, [plain], person, {})[0], tag)
