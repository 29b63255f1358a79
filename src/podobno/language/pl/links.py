"""Two neighbouring readings come in, how well the second follows the first goes out."""

from __future__ import annotations

from functools import cache, lru_cache

import numpy as np
import numpy.typing as npt

from podobno.language.pl import PACK
from podobno.language.pl.shapes import ROWS, SHAPES, Shape

_NEVER = -50.0
_CASED = frozenset("NPAQ")
START = Shape("S")


@lru_cache(maxsize=300_000)
def link_table(left: int, right: int) -> npt.NDArray[np.float32]:
    """The links of every shape of the row ``left`` (-1: the sentence's start), a column each, to
    every one of the row ``right``, a row each."""
    weights = _weights()
    rows = []
    for a in (-1,) if left < 0 else ROWS[left]:
        known = _KNOWN.setdefault(a, {})
        row = []
        for b in ROWS[right]:
            value = known.get(b)
            if value is None:
                value = link(START if a < 0 else SHAPES[a], SHAPES[b], weights)
                known[b] = value
            row.append(value)
        rows.append(row)
    return np.array(rows, dtype=np.float32).T.copy()


# The links met so far, by the numbers of the left and the right shape.
_KNOWN: dict[int, dict[int, float]] = {}


@cache
def _weights() -> dict[str, float]:
    weights: dict[str, float] = PACK.table("preferences")["weights"]
    return weights


def link(a: Shape, b: Shape, weights: dict[str, float]) -> float:
    """How well ``b`` follows ``a``, as a sum of weights; an impossible pair gets a great minus."""
    context = _context(a)
    if b.kind in "DZBCKOH":
        return _carrier_link(a, context, b, weights)
    if context[:2] == "R:":
        return _governed(context[2:], a, b, weights)
    score = 0.0
    if b.kind in _CASED and b.case == "loc" and context != "N:loc":
        score += weights["loc_alone"]
    after = _AFTER.get(a.kind)
    return score + (after(a, b, context, weights) if after else 0.0)


def _context(a: Shape) -> str:
    if a.kind == "R":
        return f"R:{a.case}"
    if a.kind in _CASED:
        return f"N:{a.case}"
    if a.kind in "VWIG":
        return "V"
    return a.carried


def _carrier_link(a: Shape, context: str, b: Shape, weights: dict[str, float]) -> float:
    if a.kind == "H" and b.kind == "K":
        return weights["compound"] if b.carried == context else _NEVER  # "niemiecko-"
    handed = context
    if (b.kind in "CK" and context[:2] != "N:") or (b.kind in "ZB" and context[:2] != "R:"):
        handed = ""
    if b.carried != handed:
        return _NEVER
    if context[:2] == "R:":
        if b.kind in "CK":
            return weights["end_prep"]
        if b.kind == "Z" and a.mark == "measure" and context == "R:acc":
            return weights["measure_acc"]
        if b.kind == "D":
            return weights["prep_carrier"]
    return 0.0


def _governed(case: str, a: Shape, b: Shape, weights: dict[str, float]) -> float:
    if b.kind in _CASED:
        score = weights["prep_match"] if b.case == case else weights["prep_other"]
        if a.kind == "Z" and case in {"loc", "inst"} and b.case == "gen":
            return weights["prep_other"]  # "o 15 procent" is accusative, "w 15 domach" locative
        if a.kind in "ZB" and b.case == case:
            score += weights["digit_sg"] if b.number == "sg" else weights["digit_case"]
        elif a.kind in "ZB" and b.case == "gen" and b.number == "pl":
            score = weights["digit_genitive"] + (weights["unit_genitive"] if a.mark else 0.0)
        elif a.mark == "unit" and b.case == "gen":
            score = weights["unit_genitive"]
        return score
    if b.kind == "J":
        return weights["prep_adjp"] if case == "acc" else weights["prep_adjp"] - 1.0
    if b.kind in "VWISG" and a.kind in "RD":
        return weights["prep_verb"]
    return 0.0


def _agree(a: Shape, b: Shape) -> bool:
    return a.case == b.case and a.number == b.number and bool(a.genders & b.genders)


def _after_adjective(a: Shape, b: Shape, context: str, weights: dict[str, float]) -> float:
    if b.kind in "NA":
        if _agree(a, b):
            return weights["adj_noun" if b.kind == "N" else "adj_adj"]
        if b.kind == "N" and b.case == "gen":
            return weights["adj_genitive"]
        return weights["adj_other"]
    if b.kind == "V" and a.case == "nom" and a.number == b.number and a.genders & b.genders:
        return weights["noun_verb_agrees"]  # "które przyniosły"
    return 0.0


def _after_noun(a: Shape, b: Shape, context: str, weights: dict[str, float]) -> float:
    if b.kind == "A":
        return weights["noun_adj" if _agree(a, b) else "noun_adj_other"]
    if b.kind == "N":
        is_same = a.case == b.case and a.number == b.number
        if a.mark == "name" and b.mark == "name":
            if not is_same:
                return weights["name_name_other"]
            return weights["name_name" if a.genders & b.genders else "name_name_gender"]
        if b.mark in {"name", "place"} and is_same and a.mark != "time":
            # "prezydent Xi" but "wizyta Xi": a name of another gender is rather a genitive.
            return weights["noun_name" if a.genders & b.genders else "noun_name_other"]
        if a.mark == "time" and b.case == "nom":
            return weights["time_noun"]
        if a.mark == "place" and b.mark == "name" and a.case == "gen":
            return weights["place_name"]
        if b.case == "gen":
            return weights["noun_genitive"]
        return weights["noun_noun_same" if a.case == b.case else "noun_noun_other"]
    if b.kind == "Q" and b.case == "gen":
        return weights["noun_genitive"]  # "prezydenci czterech państw"
    if b.kind == "L":
        return weights["noun_links"] if a.case == "nom" else 0.0
    if b.kind == "V" and a.case == "nom":
        person = b.person or "ter"
        agrees = (
            a.number == b.number
            and bool(a.genders & b.genders)
            and (person == "ter" if a.kind != "P" else True)
        )
        return weights["noun_verb_agrees" if agrees else "noun_verb_clashes"]
    return 0.0


def _after_pronoun(a: Shape, b: Shape, context: str, weights: dict[str, float]) -> float:
    return _after_noun(a, b, context, weights) if b.kind == "V" else 0.0


def _after_numeral(a: Shape, b: Shape, context: str, weights: dict[str, float]) -> float:
    if b.kind not in "NA":
        return 0.0
    if a.mark == "rec":
        fits = b.case == "gen" and (b.number == "pl" or b.kind == "N")
    else:
        fits = a.case == b.case and bool(a.genders & b.genders)
    return weights["num_noun" if fits else "num_other"]


def _after_digits(a: Shape, b: Shape, context: str, weights: dict[str, float]) -> float:
    if b.kind in "NA":
        if b.case == "gen" and b.number == "pl":
            return weights["digit_genitive"]
        return weights["digit_sg"] if b.number == "sg" else 0.0
    return 0.0


def _after_abbreviation(a: Shape, b: Shape, context: str, weights: dict[str, float]) -> float:
    if a.mark == "unit" and b.kind in "NA":
        return weights["unit_genitive"] if b.case == "gen" else 0.0
    return 0.0


def _after_verb(a: Shape, b: Shape, context: str, weights: dict[str, float]) -> float:
    if b.kind in "NAPQ":
        if a.kind in "IGW":
            return {"acc": weights["inf_acc"], "nom": weights["inf_nom"]}.get(b.case, 0.0)
        return {
            "acc": weights["verb_acc"], "nom": weights["verb_nom"], "gen": weights["verb_gen"]
        }.get(b.case, 0.0)  # fmt: skip
    if b.kind == "V":
        return weights["verb_verb"]
    return weights["verb_inf"] if b.kind == "I" else 0.0


def _after_linking(a: Shape, b: Shape, context: str, weights: dict[str, float]) -> float:
    if b.kind in _CASED:
        return weights["links_noun"] if b.case == "nom" else 0.0
    return weights["links_noun"] if b.kind == "I" else weights["links_other"]


def _after_start(a: Shape, b: Shape, context: str, weights: dict[str, float]) -> float:
    if b.kind in _CASED:
        return {"nom": weights["start_nom"], "acc": weights["start_acc"]}.get(b.case, 0.0)
    return weights["start_finite"] if b.kind == "V" else 0.0


def _after_carrier(a: Shape, b: Shape, context: str, weights: dict[str, float]) -> float:
    if context[:2] == "N:" and b.kind in _CASED:
        if b.case == context[2:]:
            return weights["list_same" if a.kind == "C" else "list_comma"]
        return weights["list_other"] if a.kind == "C" else 0.0
    if not context and a.kind in "CK":
        return _after_start(a, b, context, weights)
    if context == "V" and b.kind in _CASED:
        return weights["verb_acc"] if b.case == "acc" else 0.0
    return 0.0


_AFTER = {
    "N": _after_noun,
    "A": _after_adjective,
    "P": _after_pronoun,
    "Q": _after_numeral,
    "Z": _after_digits,
    "B": _after_abbreviation,
    "V": _after_verb,
    "W": _after_verb,
    "L": _after_linking,
    "I": _after_verb,
    "G": _after_verb,
    "S": _after_start,
    "C": _after_carrier,
    "K": _after_carrier,
    "D": _after_carrier,
    "O": _after_carrier,
}
