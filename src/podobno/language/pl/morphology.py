"""A word comes in, the readings Morfeusz 2 allows for it go out, with its name marks.

Orthographic words stay whole. ``zrobiłem`` has the reading of its main part with the person
(``praet:sg:m1:pri:perf``), ``zrobiłbym`` a conditional (``cond:sg:m1:pri:perf``); ``żebyśmy`` and
``gdybym`` have the conjunction's reading, ``nań`` the preposition's: the second part is dropped.
Marks that only tell homonyms apart are stripped from lemmas (``być:V`` is ``być``).
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from itertools import product
from typing import NamedTuple

import morfeusz2

from podobno.language.pl import PACK
from podobno.language.tags import CASES, NUMBERS, read_tag
from podobno.model import Reading

_DROPPED = dict.fromkeys((0x00AD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF))
_COMMON = "nazwa_pospolita"
# No word of Polish is near as long; for a run of 20,000 digits Morfeusz takes minutes.
_LONGEST_WORD = 100
# Values that a tag lists side by side and that make different readings when told apart.
_SPLIT = NUMBERS | CASES


class Entry(NamedTuple):
    """What the dictionary says of one word form.

    ``readings`` have the dictionary's dotted tags. ``names`` are the dictionary's name marks of
    any reading. ``marked`` are the lemmas the dictionary calls rare, old or slang, each with its
    tag. An unknown word has no readings.
    """

    readings: tuple[Reading, ...]
    names: tuple[str, ...]
    named: frozenset[str]
    marked: frozenset[Reading]


def base_forms(word: str) -> tuple[str, ...]:
    """The base forms that a word may be a form of; none where the dictionary does not know it.

    >>> base_forms("czworga")
    ('cztery',)
    """
    return tuple(dict.fromkeys(reading.lemma for reading in look_up(word).readings))


@lru_cache(maxsize=200_000)
def look_up(word: str) -> Entry:
    """The entry of a word form; letter case matters only to tell names from common words."""
    form = unicodedata.normalize("NFC", word).translate(_DROPPED)
    if len(form) > _LONGEST_WORD:
        return _EMPTY
    if "\ufffd" in form:  # a letter lost in decoding: Morfeusz complains aloud and finds nothing
        return _EMPTY
    interpretations = _morfeusz().analyse(form)
    end = max((row[1] for row in interpretations), default=0)
    whole = [row[2] for row in interpretations if row[0] == 0 and row[1] == end]
    if not whole:
        whole = _main_parts(form, interpretations)
    whole = [row for row in whole if row[2] != "ign"]
    if form.isupper() and len(form) > 1 and not whole:
        small = form.lower()  # of letters made for mathematics there is no small form
        return look_up(small) if small != form else _EMPTY
    readings: dict[Reading, None] = {}
    names: dict[str, None] = {}
    named: set[str] = set()
    marked: set[Reading] = set()
    common: set[Reading] = set()
    for _form, lemma, tag, kinds, labels in whole:
        reading = Reading(_plain(lemma), tag)
        readings[reading] = None
        for kind in kinds:
            if kind != _COMMON:
                names[kind] = None
                named.add(reading.lemma)
        if _is_rare(labels):
            marked.add(reading)
        else:
            common.add(reading)
    return Entry(tuple(readings), tuple(names), frozenset(named), frozenset(marked - common))


# Classes whose words may begin a name: "Rada Bezpieczeństwa", "Wysoki Komisarz".
_NAMING = frozenset({"subst", "adj", "depr", "ger", "brev", "ppas"})
_EMPTY = Entry((), (), frozenset(), frozenset())
_RARE = frozenset(PACK.table("preferences")["rare_labels"])


def _is_rare(labels: list[str]) -> bool:
    """Whether a label such as ``daw._dziś_gwar.`` or ``niepopr.,pot.`` marks a rare reading."""
    return any(part.partition("_")[0] in _RARE for label in labels for part in label.split(","))


def _main_parts(
    form: str, interpretations: list[tuple[int, int, tuple[str, str, str, list[str], list[str]]]]
) -> list[tuple[str, str, str, list[str], list[str]]]:
    """The readings of the first part of a word written together with an ending or particle."""
    if not form[:1].isalpha() or not form.replace("-", "").isalpha():
        return []
    if "-" in form:
        return []
    parts = [row[2] for row in interpretations if row[0] == 0]
    others = [row[2] for row in interpretations if row[0] > 0]
    if not all(row[2].partition(":")[0] in {"aglt", "part", "ppron3"} for row in others):
        return []
    return parts


def _plain(lemma: str) -> str:
    if len(lemma) > 1:
        lemma = lemma.partition(":")[0] or lemma
        lemma = lemma.replace("_", " ")
    return lemma


@cache
def expand(reading: Reading) -> tuple[Reading, ...]:
    """The concrete readings that a dotted tag stands for, in the tag's own order.

    >>> [tag for _, tag in expand(Reading("dom", "subst:sg:nom.acc:m3"))]
    ['subst:sg:nom:m3', 'subst:sg:acc:m3']
    """
    parts = [part.split(".") for part in reading.tag.split(":")]
    return tuple(Reading(reading.lemma, ":".join(choice)) for choice in product(*parts))


def expand_cases(reading: Reading) -> tuple[Reading, ...]:
    """The readings of a dotted tag with number and case told apart, genders left together.

    >>> [tag for _, tag in expand_cases(Reading("dobry", "adj:sg:nom.voc:m1.m2.m3:pos"))]
    ['adj:sg:nom:m1.m2.m3:pos', 'adj:sg:voc:m1.m2.m3:pos']
    """
    return tuple(Reading(reading.lemma, tag) for tag in _expand_cases(reading.tag))


@lru_cache(maxsize=8192)
def _expand_cases(tag: str) -> tuple[str, ...]:
    parts = [
        values if _SPLIT.issuperset(values := part.split(".")) else [part]
        for part in tag.split(":")
    ]
    return tuple(":".join(choice) for choice in product(*parts))


@lru_cache(maxsize=50_000)
def is_finite(word: str) -> bool:
    """Whether a word form, wherever it stands, is taken for a finite verb: a past tense
    (``dostała``, not the adjective) or what has no other reading, and ``się``."""
    entry = look_up(word)
    readings = [reading for reading in entry.readings if reading not in entry.marked]
    return (
        word.lower() == "się"
        or any(tag.startswith(("praet", "cond")) for _lemma, tag in readings)
        or (bool(readings) and all(read_tag(tag).is_finite for _lemma, tag in readings))
    )


def opens_sentence(word: str) -> bool:
    """Whether a capitalised word is one that has no capital inside a sentence and cannot begin
    a name: a function word, an adverb, a verb (``Obecnie``, ``Według``, ``Zapewnił``)."""
    if len(word) > 1 and not word[1:].islower():
        return False
    entry = look_up(word)
    meant = PACK.table("preferences")["forms"].get(word.lower(), "").split(" ")
    if len(meant) > 1 and meant[1] not in _NAMING:
        return True  # "Potem" is no form of "pot"
    return (
        bool(entry.readings)
        and not entry.names
        and all(
            reading.tag.partition(":")[0] not in _NAMING or _is_pronoun(reading)
            for reading in entry.readings
            if reading not in entry.marked
        )
    )


def is_counted(abbreviation: str, word: str) -> bool:
    """Whether a word behind an abbreviation of counting is a people in the genitive: ``40 proc.
    Polaków``."""
    if (
        not word[:1].isupper()
        or abbreviation.lower() not in PACK.table("abbreviations")["counting"]
    ):
        return False
    return any(
        reading.lemma[:1].isupper()
        and reading.tag.startswith("subst:pl:gen")
        and "m1" in reading.tag
        for reading in look_up(word).readings
    )


def _is_pronoun(reading: Reading) -> bool:
    """Whether a noun or adjective is a pronoun ("Co", "Ten") in a form that may begin a
    sentence; "Kim Dzong" is rather a name than the instrumental of "kto"."""
    is_pronoun = reading.lemma in PACK.table("upos")["lemmas"]["adj"] or (
        reading.lemma in PACK.table("upos")["lemmas"]["subst"]
    )
    return is_pronoun and bool({"nom", "acc", "gen"} & read_tag(reading.tag).cases)


@lru_cache(maxsize=1)
def _morfeusz() -> morfeusz2.Morfeusz:
    return morfeusz2.Morfeusz(generate=False, praet="composite")
