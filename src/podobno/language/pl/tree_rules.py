"""Heads and relations of a sentence come in, the same by the rules of the treebank go out.

The treebanks that the network learned from differ in what is a matter of rule, not of meaning:
where a mark hangs, and what a participle or a noun with a preposition is called. The rules are
those of the Polish Dependency Bank and of Universal Dependencies.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from podobno.model import Reading

_CLOSING = {"(": ")", "[": "]", "„": "”", "«": "»", "‚": "’"}
_STRAIGHT = frozenset({'"', "''", "”", "“"})
_ANNOUNCERS = frozenset({":", ";"})
_PARTICIPLES = ("pact", "ppas")
_NOUNS = ("subst", "depr", "ger")
_VERBS = ("fin", "praet", "cond", "inf", "impt", "imps", "winien", "bedzie", "pcon", "pant")


@dataclass(frozen=True, slots=True)
class Arcs:
    """The head of each word, -1 for the root, and the relation to it."""

    heads: tuple[int, ...]
    relations: tuple[str, ...]


def settle_tree(words: Sequence[str], readings: Sequence[Reading], arcs: Arcs) -> Arcs:
    """The tree with marks hung and relations named as the rules ask; never a cycle."""
    classes = [reading.tag.partition(":")[0] for reading in readings]
    heads = _hang_marks(words, classes, arcs)
    return Arcs(heads=tuple(heads), relations=_name_relations(classes, heads, arcs.relations))


# --- relations ----------------------------------------------------------------------------------


def _name_relations(
    classes: Sequence[str], heads: Sequence[int], relations: Sequence[str]
) -> tuple[str, ...]:
    with_case = {
        head for head, relation in zip(heads, relations, strict=True) if relation == "case"
    }
    with_copula = {
        head for head, relation in zip(heads, relations, strict=True) if relation == "cop"
    }
    named = list(relations)
    for index, (head, relation) in enumerate(zip(heads, relations, strict=True)):
        if head < 0:
            continue
        if relation == "acl" and classes[index] in _PARTICIPLES and classes[head] in _NOUNS:
            named[index] = "amod"  # "sankcje nałożone wczoraj"
        elif relation == "mark" and classes[index] in {"adv", "part"}:
            named[index] = "advmod"
        elif index in with_case and relation == "nmod" and classes[head] in _VERBS:
            named[index] = "obl"
        elif (
            index in with_case
            and relation == "obl"
            and classes[head] in _NOUNS
            and head not in with_copula
            and heads[head] >= 0
        ):
            named[index] = "nmod"  # "rozmowy o pokoju"
    return tuple(named)


# --- marks --------------------------------------------------------------------------------------


def _hang_marks(words: Sequence[str], classes: Sequence[str], arcs: Arcs) -> list[int]:
    """The heads with closing marks on the root, pairs on what they enclose, a colon on what
    announces, and a stop on its abbreviation; commas and dashes as the network has them."""
    is_mark = [not any(map(str.isalnum, word)) for word in words]
    heads = list(arcs.heads)
    root = next((index for index, head in enumerate(heads) if head < 0), -1)
    if root < 0 or is_mark[root]:
        return heads
    for index, head in enumerate(heads):  # no word hangs on a mark
        while head >= 0 and is_mark[head]:
            head = heads[head]
        heads[index] = head
    depths = _depths(heads)
    pairs = _find_pairs(words)
    last = max(index for index, mark in enumerate(is_mark) if not mark)
    for index, word in enumerate(words):
        if not is_mark[index]:
            continue
        if index in pairs:
            first, end = sorted((index, pairs[index]))
            inside = [at for at in range(first + 1, end) if not is_mark[at]]
            if inside:
                heads[index] = min(inside, key=lambda at: (depths[at], at))
        elif word == "." and index and words[index - 1] == ".":
            heads[index] = index - 1
        elif index > last:
            heads[index] = _closed_clause(heads, arcs.relations, root, last)
        elif word == "." and index and classes[index - 1] == "brev":
            heads[index] = index - 1
        elif word in _ANNOUNCERS:
            heads[index] = _announcer(heads, is_mark, index)
    return heads


def _closed_clause(heads: Sequence[int], relations: Sequence[str], root: int, last: int) -> int:
    """The clause behind the root, quoted or put beside it, that ends with the sentence and so has
    its last mark; else the root."""
    clause = next((at for at in _path(heads, last) if heads[at] == root), root)
    is_own = clause > root and relations[clause] == "parataxis"
    if is_own and not any(clause in _path(heads, at) for at in range(root)):
        return clause
    return root


def _path(heads: Sequence[int], at: int) -> list[int]:
    """A word, its head, the head of that, up to the root."""
    path = [at]
    while heads[path[-1]] >= 0:
        path.append(heads[path[-1]])
    return path


def _announcer(heads: Sequence[int], is_mark: Sequence[bool], colon: int) -> int:
    """The word before a colon on which what stands behind it hangs, else as it was."""
    after = next((at for at in range(colon + 1, len(heads)) if not is_mark[at]), -1)
    while after > colon:
        after = heads[after]
    return after if after >= 0 else heads[colon]


def _depths(heads: Sequence[int]) -> list[int]:
    depths = [-1] * len(heads)
    for start in range(len(heads)):
        path = []
        at = start
        while at >= 0 and depths[at] < 0:
            path.append(at)
            at = heads[at]
        depth = depths[at] if at >= 0 else -1
        for word in reversed(path):
            depth += 1
            depths[word] = depth
    return depths


def _find_pairs(words: Sequence[str]) -> dict[int, int]:
    """Opening and closing marks, each with its partner."""
    pairs: dict[int, int] = {}
    open_marks: list[int] = []
    straight = -1
    for index, word in enumerate(words):
        if open_marks and word == _CLOSING[words[open_marks[-1]]]:
            first = open_marks.pop()
            pairs[first], pairs[index] = index, first
        elif word in _CLOSING:
            open_marks.append(index)
        elif word in _STRAIGHT:
            if straight < 0:
                straight = index
            else:
                pairs[straight], pairs[index] = index, straight
                straight = -1
    return pairs
