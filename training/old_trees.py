"""Trees of the Polish Dependency Bank's first release come in, the same by the rules of its later
ones go out.

``pdb-old-splits`` was made before the treebank changed what several relations are called and which
prepositions count as one of several words; a network that learns from both, or is measured on the
later one, should meet one set of rules.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path

from training.treebanks import Tree, Word

_NOUNS = {"subst", "depr", "ger", "brev", "num", "ppron12", "ppron3", "siebie"}
_ADVERBIAL = {"part", "adv", "prep"}
_COMPARED = {"tak", "taki"}


def renew(tree: Tree) -> Tree:
    """The tree with compound prepositions put together and relations named as they are now."""
    words = list(tree.words)
    for first, second in _compounds(words):
        _join(words, first, second)
    return replace(tree, words=tuple(_rename(words, index) for index in range(len(words))))


@cache
def _prepositions() -> frozenset[tuple[str, str]]:
    path = Path(__file__).parent / "compound_prepositions.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return frozenset((first, noun) for first, nouns in table.items() for noun in nouns)


def _compounds(words: list[Word]) -> Iterator[tuple[int, int]]:
    """Where two words are one preposition, though one of them is the head of what follows."""
    for first, (word, after) in enumerate(pairwise(words)):
        pair = word.lemma, after.lemma
        is_adverb = pair == ("zgodnie", "z") and words[after.head].head == first
        if is_adverb or (pair in _prepositions() and word.head == first + 1):
            yield first, first + 1


def _join(words: list[Word], first: int, second: int) -> None:
    """Make two words one preposition of the noun that depends on them, in place."""
    if words[second].tag.startswith("prep"):  # "zgodnie z prawem"
        noun, top = words[second].head, first
    else:  # "na podstawie prawa"
        governed = [
            index
            for index in range(second + 1, len(words))
            if words[index].head == second
            and words[index].relation.startswith("nmod")
            and ":gen:" in f"{words[index].tag}:"
        ]
        if not governed:
            return
        noun, top = governed[0], second
    relation = words[top].relation
    if relation.startswith("advmod"):
        relation = "obl"
    moved = replace(words[noun], head=words[top].head, relation=relation)
    for index, word in enumerate(words):
        if word.head == top and index not in {first, second, noun}:
            words[index] = replace(word, head=noun)
    words[noun] = moved
    words[first] = replace(words[first], head=noun, relation="case")
    words[second] = replace(words[second], head=first, relation="fixed")


def _rename(words: list[Word], index: int) -> Word:
    word = words[index]
    if word.head < 0:
        return word
    if word.lemma == "jednak" and word.relation == "cc" and not _opens_clause(words, index):
        return replace(word, relation="advmod", tag="part", upos="PART")
    return replace(word, relation=_relation(words, index))


def _relation(words: list[Word], index: int) -> str:
    word = words[index]
    governor = words[word.head]
    pos, of = _class(word), _class(governor)
    if word.relation == "obl:cmpr":
        return _compared(governor)
    kind = word.relation.partition(":")[0]
    if kind == "parataxis" and pos in _ADVERBIAL:
        return "advmod"
    if kind == "flat" and of == "subst" and _is_attribute(word, governor):
        return "amod" if pos == "adj" else "nmod"
    if kind == "nmod" and pos == "dig" and of in {"subst", "brev"}:
        return "amod"
    if kind == "obl" and of in {"subst", "ger"} and _is_attached(words, index):
        return "nmod"
    if kind == "conj" and _stands_beside(words, index):
        return "parataxis"
    return word.relation


def _compared(governor: Word) -> str:
    """What a comparison is to the word it is made with: "taki jak on", "więcej niż dwa"."""
    if governor.lemma in _COMPARED:
        return "ccomp"
    return "acl" if _class(governor) in _NOUNS else "advcl"


def _class(word: Word) -> str:
    return word.tag.partition(":")[0]


def _opens_clause(words: list[Word], index: int) -> bool:
    return index == 0 or words[index - 1].form == ","


def _is_attribute(word: Word, governor: Word) -> bool:
    """Whether a part of a name is the adjective of a noun, or a genitive behind it."""
    _, *own = word.tag.split(":")
    _, *other = governor.tag.split(":")
    if _class(word) == "adj":
        return own[:3] == other[:3]
    return _class(word) == "subst" and own[1:2] == ["gen"] and own[:3] != other[:3]


def _is_attached(words: list[Word], index: int) -> bool:
    """Whether a noun with a preposition belongs to a noun that is no predicate."""
    at = words[index].head
    has_case = any(w.head == index and w.relation.startswith("case") for w in words)
    is_predicate = words[at].head < 0 or any(w.head == at and w.relation == "cop" for w in words)
    return has_case and not is_predicate


def _stands_beside(words: list[Word], index: int) -> bool:
    """Whether a clause is set apart by a semicolon alone."""
    between = words[words[index].head : index]
    has_conjunction = any(w.head == index and w.relation.startswith("cc") for w in words)
    return not has_conjunction and any(w.form == ";" for w in between)
