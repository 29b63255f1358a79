"""A sentence's words and the network's scores come in, the reading of each word goes out.

The network scores each word's part of speech, number, case and gender on its own; the light
engine knows what governs and agrees with what. Its search for the best path is run again with
the network's scores added to the weights of the readings.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from podobno.language.engine import Piece
from podobno.language.pl.base_form_candidates import read_model
from podobno.language.pl.base_forms import choose_forms
from podobno.language.pl.candidates import Form, read_form
from podobno.language.pl.labels import CASE, GENDER, NUMBER, POS, UPOS, UPOS_OF
from podobno.language.pl.morphology import look_up
from podobno.language.pl.upos import read_upos
from podobno.model import Reading, Token

Floats = NDArray[np.float32]

# How much a nat of the network weighs beside the light engine's own weights. Of 0.3, 0.5, 0.8 and
# 1.2, best on every fourteenth sentence of PDB's old splits: full tags 91.4 % right, against 89.9
# of the light engine and 86.9 of the network with one word at a time.
NETWORK_WEIGHT = 0.5
# An unknown word may be of these open classes.
OPEN = ("subst", "adj")
VERBS = frozenset({"fin", "praet", "cond", "bedzie", "impt", "inf"})
AUXILIARY = frozenset({"aux", "aux:pass", "cop"})


def weigh_forms(forms: Sequence[Form], logs: Sequence[Floats]) -> list[Form]:
    """The forms with the network's scores added to those of their candidates.

    ``logs`` are the log shares of part of speech, number, case and gender, a row a form.
    """
    doubtful = [index for index, form in enumerate(forms) if len(form.candidates) > 1]
    weighed = list(forms)
    if not doubtful:
        return weighed
    known = [forms[index].scores for index in doubtful]
    counts = list(map(len, known))
    rows = np.repeat(doubtful, counts)
    places = np.concatenate([forms[index].labels for index in doubtful])
    pos, number, case, gender = logs
    likeliest = np.where(places[:, 3:] == 1, gender[rows], -np.inf).max(1)
    scores = pos[rows, places[:, 0]] + number[rows, places[:, 1]] + case[rows, places[:, 2]]
    total = np.concatenate(known) + NETWORK_WEIGHT * (scores + likeliest)
    start = 0
    for index, count in zip(doubtful, counts, strict=True):
        candidates, _, row, labels = forms[index]
        weighed[index] = Form(candidates, total[start : start + count], row, labels)
        start += count
    return weighed


def guess_reading(piece: Piece, logs: Sequence[Floats]) -> Reading | None:
    """The reading of a word that ``is_unknown``: its likeliest tag among the open classes, and a
    base form made by its ending. None where the network takes it for no noun.

    ``logs`` are the word's own rows.
    """
    pos, number, case, gender = logs
    kind = max(OPEN, key=lambda name: float(pos[POS.index(name)]))
    if read_model() is None or kind == "adj" or pos[POS.index(kind)] < -3:
        return None
    values = [
        names[1 + int(part[1:].argmax())]
        for names, part in ((NUMBER, number), (CASE, case), (GENDER, gender))
    ]
    tag = ":".join([kind, *values])
    if piece.text.isupper() and len(piece.text) > 1:
        return Reading(piece.text, tag)
    return Reading(_guess_lemma(piece.text, tag), tag)


@lru_cache(maxsize=50_000)
def _guess_lemma(word: str, tag: str) -> str:
    model = read_model()
    assert model is not None
    token = Token(start=0, end=len(word), text=word, lemma=word, tag=tag, upos="X")
    person = "PER" if tag.endswith((":m1", ":f")) and word[:1].isupper() else "ORG"
    return choose_forms(model, [token], person, {})[0]


@lru_cache(maxsize=200_000)
def is_unknown(text: str, kind: str) -> bool:
    """Whether the dictionary lacks a word, and it is no mark, number or abbreviation either."""
    if look_up(text).readings:
        return False
    tags = (candidate.reading.tag for candidate in read_form(text, kind, False).candidates)
    return any(map(str.isalpha, text)) and not any(
        tag.partition(":")[0] in {"brev", "dig", "interp"} for tag in tags
    )


def choose_upos(reading: Reading, relation: str, scores: Sequence[float]) -> str:
    """The Universal part of speech that tag and lemma ask for; of names, abbreviations and foreign
    words the likeliest that their tag allows. ``być`` is AUX only where it hangs as one."""
    upos, allowed, is_auxiliary = _upos_of(reading)
    if is_auxiliary and relation not in AUXILIARY:
        return "VERB"
    return UPOS[max(allowed, key=scores.__getitem__)] if allowed else upos


@lru_cache(maxsize=100_000)
def _upos_of(reading: Reading) -> tuple[str, tuple[int, ...], bool]:
    """The Universal part of speech of a reading, the places of those to choose from instead, and
    whether it is a verb that may be an auxiliary."""
    pos = reading.tag.partition(":")[0]
    upos = read_upos(reading.tag, reading.lemma)
    names = () if upos == "PRON" else UPOS_OF.get(pos, "").split()
    return upos, tuple(map(UPOS.index, names)), upos == "AUX" and pos in VERBS
