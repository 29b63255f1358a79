"""The inventories the network's outputs are numbered by, shared by training and inference."""

from __future__ import annotations

from functools import lru_cache
from itertools import product


def _words(line: str) -> tuple[str, ...]:
    return tuple(line.split())


NAME_TYPES = ("PER", "LOC", "ORG", "EVT", "PRO")
NAMES = ("O", *(f"{place}-{kind}" for kind in NAME_TYPES for place in "BI"))

NONE = "-"
POS = _words(
    "subst depr ger num ppron12 ppron3 siebie adj adja adjp adjc adv fin bedzie aglt praet impt "
    "imps inf pcon pant pact ppas winien pred prep conj comp part interj brev frag dig interp ign"
)
NUMBER = (NONE, "sg", "pl")
CASE = (NONE, "nom", "gen", "dat", "acc", "inst", "loc", "voc")
GENDER = (NONE, "m1", "m2", "m3", "f", "n")
# Parts of speech the dictionary or an older tagset names otherwise.
SAME_POS = {
    "qub": "part",
    "burk": "frag",
    "numcomp": "num",
    "romandig": "dig",
    "cond": "praet",
    "sym": "interp",
    "emo": "interp",
    "xxs": "subst",
    "xxx": "ign",
}
UPOS = _words("ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X")
# The parts of speech of the NKJP tagset whose Universal one the network chooses; that of all others
# follows from tag and lemma (upos.toml).
UPOS_OF = {
    "subst": "NOUN PROPN", "depr": "NOUN PROPN", "brev": "NOUN PROPN ADJ ADV",
    "dig": "X NUM ADJ", "ign": "X PROPN", "frag": "X ADV",
}  # fmt: skip
# Universal relations; the subtypes kept are those that rules about actors ask for.
RELATIONS = _words(
    "root acl acl:relcl advcl advmod amod appos aux aux:pass case cc ccomp conj cop csubj dep det "
    "discourse expl fixed flat iobj list mark nmod nsubj nsubj:pass nummod obj obl obl:agent "
    "orphan parataxis punct vocative xcomp"
)
# Where each attribute's scores stand among the network's word scores.
WIDTHS = (len(NAMES), len(POS), len(NUMBER), len(CASE), len(GENDER), len(UPOS))

Attributes = tuple[int, int, int, int]
_PLACES = {
    value: (place, values.index(value))
    for place, values in ((0, NUMBER), (1, CASE), (2, GENDER))
    for value in values[1:]
}


@lru_cache(maxsize=8192)
def number_tag(tag: str) -> tuple[Attributes, ...]:
    """The part of speech, number, case and gender of an NKJP tag, by their places in the
    inventories; a tag that leaves values open (``nom.acc``) gives each combination.

    >>> [(POS[a], NUMBER[b], CASE[c], GENDER[d]) for a, b, c, d in number_tag("subst:sg:nom:m3")]
    [('subst', 'sg', 'nom', 'm3')]
    """
    pos, *rest = tag.split(":")
    pos = SAME_POS.get(pos, pos)
    values: list[list[int]] = [[0], [0], [0]]
    for part in rest:
        found = [_PLACES[value] for value in part.split(".") if value in _PLACES]
        if found:
            values[found[0][0]] = [place for _, place in found]
    first = POS.index(pos) if pos in POS else POS.index("ign")
    return tuple((first, number, case, gender) for number, case, gender in product(*values))


@lru_cache(maxsize=8192)
def mark_labels(tag: str) -> tuple[int, ...]:
    """Where the part of speech, number and case of a tag stand in the inventories, then a 1 for
    each gender it leaves open and a 0 for each other."""
    places = number_tag(tag)
    genders = {place[3] for place in places}
    return (*places[0][:3], *(int(gender in genders) for gender in range(len(GENDER))))


def plain_relation(relation: str) -> str:
    """The relation as the inventory has it: its subtype dropped unless it is kept."""
    if relation in RELATIONS:
        return relation
    bare = relation.split(":")[0]
    return bare if bare in RELATIONS else "dep"
