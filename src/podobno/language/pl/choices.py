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

from podobno.language.pl import reading as light_reading
from podobno.language.pl.arguments import settle_arguments
from podobno.language.pl.base_forms import choose_forms, read_model
from podobno.language.pl.candidates import Form, read_form
from podobno.language.pl.genders import settle_genders
from podobno.language.pl.labels import CASE, GENDER, NUMBER, POS, UPOS, UPOS_OF, number_tag
from podobno.language.pl.light import choose
from podobno.language.pl.morphology import look_up, opens_sentence
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
    forms: list[Form] = []
    forced = light_reading._forced(pieces)
    is_first = True
    for index, piece in enumerate(pieces):
        word = piece.text
        begins = is_first and not (
            word in names
            or (light_reading._begins_name(pieces, index) and not opens_sentence(word))
        )
        known = light_reading._known_name(word, names) if word[0].isupper() else ""
        form = read_form(word, piece.kind, begins, known, forced.get(index, ""))
        forms.append(_weigh(form, [part[index] for part in logs]))
        is_first = light_reading._stays_first(is_first, piece)
    path = settle_arguments(forms, choose(forms))
    return settle_genders([candidate.reading for candidate in path])


def _weigh(form: Form, logs: Sequence[Floats]) -> Form:
    """The form with the network's scores added to those of its candidates."""
    if len(form.candidates) == 1:
        return form
    pos, number, case, gender = logs
    scores = []
    for candidate in form.candidates:
        places = _places(candidate.reading.tag)
        first = places[0]
        likeliest = max(gender[place[3]] for place in places)
        scores.append(pos[first[0]] + number[first[1]] + case[first[2]] + likeliest)
    added = NETWORK_WEIGHT * np.array(scores, dtype=np.float32)
    return form._replace(scores=form.scores + added)


@lru_cache(maxsize=8192)
def _places(tag: str) -> tuple[tuple[int, int, int, int], ...]:
    return number_tag(tag)


def guess_reading(token: Token, logs: Sequence[Floats]) -> Reading | None:
    """The reading of a word the dictionary lacks: its likeliest tag among the open classes, and
    a base form made by its ending. None for any other word."""
    if (
        not any(character.isalpha() for character in token.text)
        or look_up(token.text).readings
        or token.tag.partition(":")[0] in {"brev", "dig", "interp"}
    ):
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
    if token.text.isupper() and len(token.text) > 1:
        return Reading(token.text, tag)
    plain = Token(
        start=token.start, end=token.end, text=token.text, lemma=token.text, tag=tag, upos="X"
    )
    person = "PER" if values[2] in {"m1", "f"} and token.text[:1].isupper() else "ORG"
    return Reading(choose_forms(model, [plain], person, {})[0], tag)


def choose_upos(reading: Reading, relation: str, scores: Floats) -> str:
    """The Universal part of speech that tag and lemma ask for; of names, abbreviations and foreign
    words the likeliest that their tag allows. ``być`` is AUX only where it hangs as one."""
    pos = reading.tag.partition(":")[0]
    upos = read_upos(reading.tag, reading.lemma)
    if upos == "AUX" and pos in VERBS and relation not in AUXILIARY:
        return "VERB"
    allowed = _allowed(pos)
    if not allowed or upos == "PRON":
        return upos
    return UPOS[allowed[int(scores[list(allowed)].argmax())]]


@lru_cache(maxsize=64)
def _allowed(pos: str) -> tuple[int, ...]:
    return tuple(UPOS.index(name) for name in UPOS_OF.get(pos, "").split())
