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

from podobno.language.pl.base_forms import choose_forms, read_model
from podobno.language.pl.candidates import Form, read_form
from podobno.language.pl.labels import CASE, GENDER, NUMBER, POS, UPOS, UPOS_OF, number_tag
from podobno.language.pl.morphology import look_up
from podobno.language.pl.reading import read_words
from podobno.language.pl.tokens import Piece
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


def choose_readings(
    pieces: Sequence[Piece], names: frozenset[str], logs: Sequence[Floats]
) -> list[Reading]:
    """The reading of each word of a sentence, with one value for each attribute.

    ``logs`` are the log shares of part of speech, number, case and gender, a row a word.
    """
    return read_words(pieces, names, lambda forms: _weigh(forms, logs))


def _weigh(forms: list[Form], logs: Sequence[Floats]) -> list[Form]:
    """The forms with the network's scores added to those of their candidates."""
    doubtful = [index for index, form in enumerate(forms) if len(form.candidates) > 1]
    if not doubtful:
        return forms
    counts = [len(forms[index].candidates) for index in doubtful]
    rows = np.repeat(doubtful, counts)
    places = np.array(
        [
            _places(candidate.reading.tag)
            for index in doubtful
            for candidate in forms[index].candidates
        ]
    )
    pos, number, case, gender = logs
    likeliest = np.where(places[:, 3:] == 1, gender[rows], -np.inf).max(1)
    scores = pos[rows, places[:, 0]] + number[rows, places[:, 1]] + case[rows, places[:, 2]]
    added = NETWORK_WEIGHT * (scores + likeliest)
    weighed = list(forms)
    start = 0
    for index, count in zip(doubtful, counts, strict=True):
        form = forms[index]
        weighed[index] = form._replace(scores=form.scores + added[start : start + count])
        start += count
    return weighed


@lru_cache(maxsize=8192)
def _places(tag: str) -> tuple[int, ...]:
    """Where the part of speech, number and case of a tag stand, then a 1 for each gender it
    leaves open and a 0 for each other."""
    places = number_tag(tag)
    genders = {place[3] for place in places}
    return (*places[0][:3], *(int(gender in genders) for gender in range(len(GENDER))))


def guess_reading(piece: Piece, logs: Sequence[Floats]) -> Reading | None:
    """The reading of a word the dictionary lacks: its likeliest tag among the open classes, and
    a base form made by its ending. None for any other word."""
    if look_up(piece.text).readings or not _is_unknown(piece.text, piece.kind):
        return None
    pos, number, case, gender = logs
    kind = max(OPEN, key=lambda name: float(pos[POS.index(name)]))
    model = read_model()
    if model is None or kind == "adj" or pos[POS.index(kind)] < -3:
        return None
    values = [
        names[1 + int(part[1:].argmax())]
        for names, part in ((NUMBER, number), (CASE, case), (GENDER, gender))
    ]
    tag = ":".join([kind, *values])
    if piece.text.isupper() and len(piece.text) > 1:
        return Reading(piece.text, tag)
    plain = Token(
        start=piece.start, end=piece.end, text=piece.text, lemma=piece.text, tag=tag, upos="X"
    )
    person = "PER" if values[2] in {"m1", "f"} and piece.text[:1].isupper() else "ORG"
    return Reading(choose_forms(model, [plain], person, {})[0], tag)


def _is_unknown(text: str, kind: str) -> bool:
    """Whether a word without a dictionary entry has no reading of its own as a mark, a number or
    an abbreviation."""
    tags = (candidate.reading.tag for candidate in read_form(text, kind, False).candidates)
    return any(map(str.isalpha, text)) and not any(
        tag.partition(":")[0] in {"brev", "dig", "interp"} for tag in tags
    )


def choose_upos(reading: Reading, relation: str, scores: Sequence[float]) -> str:
    """The Universal part of speech that tag and lemma ask for; of names, abbreviations and foreign
    words the likeliest that their tag allows. ``być`` is AUX only where it hangs as one."""
    pos = reading.tag.partition(":")[0]
    upos = read_upos(reading.tag, reading.lemma)
    if upos == "AUX" and pos in VERBS and relation not in AUXILIARY:
        return "VERB"
    allowed = _allowed(pos)
    if not allowed or upos == "PRON":
        return upos
    return UPOS[max(allowed, key=scores.__getitem__)]


@lru_cache(maxsize=64)
def _allowed(pos: str) -> tuple[int, ...]:
    return tuple(UPOS.index(name) for name in UPOS_OF.get(pos, "").split())
