"""A reading comes in, what its neighbours in the sentence see of it goes out."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from podobno.language.pl import PACK
from podobno.language.pl.morphology import look_up
from podobno.language.pl.upos import read_upos
from podobno.language.tags import GENDERS, read_tag
from podobno.model import Reading

_CASES = ("nom", "gen", "dat", "acc", "inst", "loc", "voc")
_GOVERNED = tuple(f"R:{case}" for case in _CASES)
_NOMINAL = tuple(f"N:{case}" for case in _CASES)
_BITS = {gender: 1 << index for index, gender in enumerate(sorted(GENDERS))}
_ALL = (1 << len(_BITS)) - 1
_KINDS = {
    "subst": "N", "depr": "N", "ger": "N", "ppron12": "P", "ppron3": "P", "siebie": "P",
    "adj": "A", "ppas": "A", "pact": "A", "num": "Q", "dig": "Z", "romandig": "Z",
    "fin": "V", "praet": "V", "cond": "V", "bedzie": "V", "winien": "V", "impt": "V",
    "imps": "W", "pred": "W", "inf": "I", "pcon": "G", "pant": "G", "prep": "R", "adv": "D",
    "part": "D", "adjp": "J", "adja": "H", "conj": "C", "comp": "S", "interp": "K", "brev": "B",
}  # fmt: skip
# What a word that neither governs nor agrees may hand on from the left: nothing, the case a
# preposition asks for, the case of the last noun phrase, or that a verb stands there.
_CARRIED = {
    "D": ("", *_GOVERNED, *_NOMINAL, "V"),
    "Z": ("", *_GOVERNED),
    "B": ("", *_GOVERNED),
    "C": ("", *_NOMINAL),
    "K": ("", *_NOMINAL, *_GOVERNED),
    "H": ("", *_GOVERNED, *_NOMINAL, "V"),
    "O": ("", *_GOVERNED, *_NOMINAL, "V"),
}
_QUOTES = frozenset("\"„”“«»'‘’([") | {"''"}
_POSSESSIVES = frozenset({"jego", "jej", "ich"})
_PERSONAL = frozenset({"imię", "nazwisko"})


class Shape(NamedTuple):
    """What neighbours see of a reading.

    ``kind`` is a letter: N noun, P pronoun, A adjective or participle, Q numeral, Z digits,
    V finite verb, W impersonal, L the linking word ``to``, I infinitive, G adverbial participle,
    R preposition, D adverb or particle, C conjunction, S subordinating conjunction, K mark,
    O quotation mark or bracket, B abbreviation, J and H parts of adjectives, X other.
    ``genders`` is a set of bits; ``carried`` what a word without case hands on; ``mark`` a
    detail: ``rec`` or ``congr`` of a numeral, ``name`` of a person's or unlisted name, ``place``
    of another, ``time`` of a noun, ``unit`` of an abbreviation, ``measure`` of a preposition.
    """

    kind: str
    number: str = ""
    case: str = ""
    genders: int = 0
    person: str = ""
    mark: str = ""
    carried: str = ""


def gender_bits(genders: frozenset[str]) -> int:
    """The genders as ``Shape.genders`` writes them; an empty set means any."""
    return sum(_BITS[gender] for gender in genders) or _ALL


def shapes_of(reading: Reading, word: str) -> tuple[Shape, ...]:
    """The shapes of a reading with one number and case: several for a word that hands on what
    stands before it, one for any other."""
    shape = _shape_of_tag(reading.tag)
    lemma = reading.lemma
    if shape.kind == "N":
        return (_noun(shape, reading, word),)
    if shape.kind == "P":
        if shape.case == "gen" and reading.tag.endswith(":npraep") and word.lower() in _POSSESSIVES:
            return _carriers("D", "own")  # "w jego głosie"
    elif shape.kind == "K":
        return _carriers("O" if word in _QUOTES else "K", "")
    elif shape.kind == "B" and lemma in _words("closing_abbreviations"):
        return (shape._replace(kind="X"),)  # "w 1998 r. gazety": the phrase ends here
    elif shape.kind == "B":
        return _carriers("B", "unit" if lemma in _words("unit_abbreviations") else "")
    elif shape.kind in _CARRIED:
        return _carriers(shape.kind, "")
    elif shape.kind == "R" and lemma in _words("measure_prepositions"):
        return (shape._replace(mark="measure"),)
    elif shape.kind == "W" and lemma == "to":
        return (shape._replace(kind="L"),)
    return (shape,)


def _noun(shape: Shape, reading: Reading, word: str) -> Shape:
    lemma = reading.lemma
    if lemma[:1].isupper():
        return shape._replace(mark="place" if _is_place(word, lemma) else "name")
    if lemma in _words("time_nouns"):
        return shape._replace(mark="time")
    if read_upos(reading.tag, lemma) == "PRON":
        return shape._replace(kind="P")  # "to", "co", "nic": no adjective agrees with them
    return shape


def _is_place(word: str, lemma: str) -> bool:
    entry = look_up(word)
    return lemma in entry.named and not _PERSONAL.intersection(entry.names)


@lru_cache(maxsize=8192)
def _shape_of_tag(tag: str) -> Shape:
    morph = read_tag(tag)
    kind = _KINDS.get(morph.pos, "X")
    mark = ""
    if kind == "Q":
        mark = "rec" if ":rec" in tag else "congr"
    return Shape(
        kind,
        next(iter(morph.numbers), ""),
        next(iter(morph.cases), ""),
        _ALL if kind == "P" else gender_bits(morph.genders),
        next(iter(morph.persons), ""),
        mark,
    )


@cache
def _carriers(kind: str, mark: str) -> tuple[Shape, ...]:
    return tuple(Shape(kind, mark=mark, carried=carried) for carried in _CARRIED[kind])


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(PACK.table("preferences")[name])


# --- Numbers for shapes and for the rows of shapes that words have: tables are kept by them -----

_NUMBERS: dict[Shape, int] = {}
SHAPES: list[Shape] = []
_ROW_NUMBERS: dict[tuple[int, ...], int] = {}
ROWS: list[tuple[int, ...]] = []


def number_row(shapes: tuple[Shape, ...]) -> int:
    """The number of a row of shapes, the same for equal rows; ``ROWS`` has them by number, each
    shape by its own number in ``SHAPES``."""
    row = tuple(_number(shape) for shape in shapes)
    number = _ROW_NUMBERS.get(row)
    if number is None:
        number = _ROW_NUMBERS[row] = len(ROWS)
        ROWS.append(row)
    return number


def _number(shape: Shape) -> int:
    number = _NUMBERS.get(shape)
    if number is None:
        number = _NUMBERS[shape] = len(SHAPES)
        SHAPES.append(shape)
    return number
