"""A sentence with a tree comes in, its noun phrases go out, from Universal Dependencies."""

from __future__ import annotations

from collections.abc import Sequence

from podobno.extract.phrase_reader import NounPhrase
from podobno.language.tags import CASES, GENDERS, NUMBERS, read_tag
from podobno.model import Sentence, Token

_HEADS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "X"})
# Relations by which a nominal stands in a clause or under another word, not inside its phrase.
_OWN = (
    "nsubj", "obj", "iobj", "obl", "root", "parataxis", "dislocated", "vocative", "orphan", "conj",
    "nmod", "appos", "ccomp", "advcl", "acl", "list", "dep", "xcomp", "discourse",
)  # fmt: skip
_INSIDE = ("amod", "det", "nummod", "flat", "appos", "nmod", "fixed", "compound", "advmod", "clf")
_NOT_INSIDE = ("acl", "case", "punct", "cc", "mark", "cop", "aux", "nsubj", "obl", "advcl")


def read_tree_phrases(sentence: Sentence) -> tuple[NounPhrase, ...]:
    """The widest noun phrases of a sentence in reading order."""
    tokens = sentence.tokens
    children = _children(tokens)
    found: list[NounPhrase] = []
    for index in range(len(tokens)):
        if _stands_alone(tokens, children, index):
            found.append(_joined(tokens, children, index))
    found.sort(key=lambda phrase: (phrase.start, -phrase.end))
    widest: list[NounPhrase] = []
    for phrase in found:
        if not widest or phrase.end > widest[-1].end:
            widest.append(phrase)
    return tuple(widest)


def _children(tokens: Sequence[Token]) -> dict[int, list[int]]:
    children: dict[int, list[int]] = {}
    for index, token in enumerate(tokens):
        if token.head is not None:
            children.setdefault(token.head, []).append(index)
    return children


def _stands_alone(tokens: Sequence[Token], children: dict[int, list[int]], index: int) -> bool:
    """Whether a nominal opens a phrase of its own: not one that is inside another's."""
    token = tokens[index]
    relation = _plain(token)
    if token.upos not in _HEADS or relation not in _OWN:
        return False
    if token.tag.startswith(("ppas", "pact")) and relation in {"acl", "advcl", "root", "conj"}:
        return False
    if relation in {"nmod", "appos"}:
        return _preposition(tokens, children, index) is not None and relation == "nmod"
    if relation == "conj":
        return token.head is None or tokens[token.head].upos not in _HEADS
    return not (token.upos == "ADJ" and relation in {"acl", "advcl", "xcomp"})


def _joined(tokens: Sequence[Token], children: dict[int, list[int]], head: int) -> NounPhrase:
    first = _single(tokens, children, head)
    others = [
        _single(tokens, children, index)
        for index in children.get(head, ())
        if _plain(tokens[index]) == "conj" and tokens[index].upos in _HEADS
    ]
    if not others:
        return first
    members = (first, *others)
    return NounPhrase(
        start=min(member.start for member in members),
        end=max(member.end for member in members),
        head=head,
        cases=first.cases,
        numbers=frozenset({"pl"}),
        genders=frozenset({"m1"}) if any("m1" in m.genders for m in members) else first.genders,
        preposition=first.preposition,
        attributes=first.attributes,
        conjuncts=members,
    )


def _single(tokens: Sequence[Token], children: dict[int, list[int]], head: int) -> NounPhrase:
    attributes: list[NounPhrase] = []
    indices = [head]
    for child in children.get(head, ()):
        relation = _plain(tokens[child])
        if relation not in _INSIDE or relation in _NOT_INSIDE:
            continue
        if relation == "nmod":
            if _preposition(tokens, children, child) is not None:
                continue
            attribute = _joined(tokens, children, child)
            attributes.append(attribute)
            indices += [attribute.start, attribute.end - 1]
        elif relation == "advmod" and tokens[head].upos != "NUM":
            continue
        else:
            inner = _joined(tokens, children, child)
            indices += [inner.start, inner.end - 1]
    morph = read_tag(tokens[head].tag)
    preposition = _preposition(tokens, children, head)
    start = min(indices)
    if preposition is not None and start <= preposition < head:
        start = preposition + 1
    return NounPhrase(
        start=start,
        end=max(indices) + 1,
        head=head,
        cases=_cases(tokens, children, head),
        numbers=morph.numbers or NUMBERS,
        genders=morph.genders or GENDERS,
        preposition=tokens[preposition].lemma if preposition is not None else None,
        attributes=tuple(attributes),
        is_counted=_governor(tokens, children, head) is not None,
    )


def _cases(tokens: Sequence[Token], children: dict[int, list[int]], head: int) -> frozenset[str]:
    """The phrase's case: that of a governing numeral, else the head's, else open."""
    governor = _governor(tokens, children, head)
    if governor is not None:
        return read_tag(tokens[governor].tag).cases or frozenset({"nom", "acc"})
    return read_tag(tokens[head].tag).cases or CASES - {"voc"}


def _governor(tokens: Sequence[Token], children: dict[int, list[int]], head: int) -> int | None:
    for child in children.get(head, ()):
        if (tokens[child].relation or "").endswith((":gov", ":numgov")):
            return child
    return None


def _preposition(tokens: Sequence[Token], children: dict[int, list[int]], head: int) -> int | None:
    for child in children.get(head, ()):
        if _plain(tokens[child]) == "case" and tokens[child].upos == "ADP":
            return child
    return None


def _plain(token: Token) -> str:
    return (token.relation or "").partition(":")[0]
