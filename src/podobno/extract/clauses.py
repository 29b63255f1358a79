"""A sentence comes in, its clauses with their verbs go out, from marks, conjunctions and forms."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from podobno.language.pl import PACK
from podobno.language.tags import read_tag
from podobno.model import Sentence, Token

_BOUNDARIES = frozenset({",", ";", ":", "(", ")", "-", "–", "—", "--", "…", "...", "?", "!", "."})
_OUTER = frozenset({";", ":", "-", "–", "—", "--", "(", ")", "…", "...", "?", "!", "."})
_NONFINITE = frozenset({"pcon", "pant"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """The tokens ``[start, end)`` of a clause; what lies in a clause inside it is not its own.

    ``verb`` is the index of its finite verb or impersonal form, of the infinitive or adverbial
    participle where it has none of these, else None. ``conjunction`` is the base form of the word
    that opens it (``że``, ``który``, ``bo``, ``i``), ``parent`` the index of the clause it depends
    on among the sentence's clauses. ``parts`` are its own stretches of tokens.
    """

    start: int
    end: int
    verb: int | None
    conjunction: str | None = None
    parent: int | None = None
    parts: tuple[tuple[int, int], ...] = ()

    def holds(self, index: int) -> bool:
        """Whether a token is the clause's own, not that of a clause inside it."""
        return any(start <= index < end for start, end in self.parts)


@dataclass(frozen=True, slots=True)
class _Segment:
    """Tokens between boundaries, the mark or conjunction before them, and their verb."""

    start: int
    end: int
    mark: str
    opener: str | None
    is_dependent: bool
    verb: int | None


@lru_cache(maxsize=4096)
def clauses(sentence: Sentence) -> tuple[Clause, ...]:
    """The clauses of a sentence in the order in which they begin."""
    found: list[Clause] = []
    current: int | None = None
    for segment in _segments(sentence.tokens):
        current = _place(found, current, segment)
    return tuple(found)


def clause_of(sentence: Sentence, index: int) -> Clause | None:
    """The innermost clause that a token belongs to, or None."""
    return next((clause for clause in clauses(sentence) if clause.holds(index)), None)


def is_verb(token: Token) -> bool:
    """Whether a token is a finite verb, an impersonal form or a predicative (``można``)."""
    return read_tag(token.tag).is_finite or token.tag.startswith("pred")


def _place(found: list[Clause], current: int | None, segment: _Segment) -> int:
    """Add a segment to the clause it belongs to, or begin one; the clause's index."""
    if current is None:
        return _begin(found, segment, None)
    if segment.is_dependent:
        return _begin(found, segment, current)
    clause = found[current]
    if segment.mark == ":":
        return _begin(found, segment, None)
    if segment.mark in _OUTER:
        outer = _outermost(found, current)
        if segment.verb is not None and found[outer].verb is None:
            return _extend(found, outer, segment)
        return _begin(found, segment, None)
    if segment.verb is None:
        if clause.verb is not None and segment.opener in _list("contrasts"):
            return _begin(found, segment, clause.parent)  # "…, a on, pisząc list, milczał"
        return _extend(found, current, segment)
    if clause.verb is None:
        return _extend(found, current, segment)
    waiting = _ancestor_without_verb(found, current)
    if waiting is not None and segment.opener is None:
        return _extend(found, waiting, segment)
    if segment.opener is not None:
        return _begin(found, segment, clause.parent)
    return _begin(found, segment, None)


def _begin(found: list[Clause], segment: _Segment, parent: int | None) -> int:
    found.append(
        Clause(
            start=segment.start,
            end=segment.end,
            verb=segment.verb,
            conjunction=segment.opener,
            parent=parent,
            parts=((segment.start, segment.end),),
        )
    )
    return len(found) - 1


def _extend(found: list[Clause], index: int, segment: _Segment) -> int:
    clause = found[index]
    found[index] = replace(
        clause,
        end=segment.end,
        verb=clause.verb if clause.verb is not None else segment.verb,
        parts=(*clause.parts, (segment.start, segment.end)),
    )
    return index


def _outermost(found: Sequence[Clause], index: int) -> int:
    while (parent := found[index].parent) is not None:
        index = parent
    return index


def _ancestor_without_verb(found: Sequence[Clause], index: int) -> int | None:
    parent = found[index].parent
    while parent is not None:
        if found[parent].verb is None:
            return parent
        parent = found[parent].parent
    return None


def _segments(tokens: Sequence[Token]) -> list[_Segment]:
    """The stretches between marks, subordinating words and conjunctions between two verbs."""
    cuts = [0]
    closed = _verbless_brackets(tokens) | _verbless_dashes(tokens)
    verb: int | None = None
    joiner: int | None = None
    for index, token in enumerate(tokens):
        if token.text in _BOUNDARIES and index not in closed and not _is_inside_word(tokens, index):
            cuts.append(index + 1)
            verb = joiner = None
        elif (
            _opens_clause(tokens, index)
            and cuts[-1] != index
            and not _follows_opening(tokens, cuts[-1], index)
        ):
            cuts.append(index)
            verb = joiner = None
        elif token.lemma in _list("clause_joiners") and token.upos in {"CCONJ", "PART", "SCONJ"}:
            joiner = index
        elif is_verb(token) and not _is_auxiliary_pair(tokens, verb, index):
            if verb is not None and joiner is not None and joiner > verb:
                cuts.append(joiner)
            verb, joiner = index, None
    cuts.append(len(tokens))
    return [
        _segment(tokens, start, end)
        for start, end in itertools.pairwise(cuts)
        if any(token.text not in _BOUNDARIES for token in tokens[start:end])
    ]


def _segment(tokens: Sequence[Token], start: int, end: int) -> _Segment:
    mark = tokens[start - 1].text if start and tokens[start - 1].text in _BOUNDARIES else ""
    opener: str | None = None
    is_dependent = False
    for index in range(start, min(start + 4, end)):
        token = tokens[index]
        if _opens_clause(tokens, index):
            opener, is_dependent = token.lemma, True
            break
        if token.lemma in _list("clause_joiners") and token.upos in {"CCONJ", "PART", "SCONJ"}:
            opener = opener or token.lemma
        elif token.upos not in {"ADP", "PART", "PUNCT", "ADV"}:
            break
    verb = _verb(tokens, start, end)
    if verb is not None and tokens[verb].tag.partition(":")[0] in _NONFINITE:
        is_dependent = True
    if opener is None and verb is not None and tokens[verb].tag.startswith("inf"):
        is_dependent = tokens[start].tag.startswith(("pact", "ppas"))  # "mającym upamiętnić"
    return _Segment(start, end, mark, opener, is_dependent, verb)


def _verb(tokens: Sequence[Token], start: int, end: int) -> int | None:
    """The verb of a stretch: finite before participle before infinitive."""
    participle: int | None = None
    infinitive: int | None = None
    for index in range(start, end):
        if is_verb(tokens[index]):
            return index
        pos = tokens[index].tag.partition(":")[0]
        if pos in _NONFINITE and participle is None:
            participle = index
        elif pos == "inf" and infinitive is None:
            infinitive = index
    return participle if participle is not None else infinitive


def _opens_clause(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word opens a dependent clause: a subordinating conjunction, or a relative or
    interrogative word behind a comma ("w którym", "dla kogo")."""
    token = tokens[index]
    if token.upos == "SCONJ":
        if token.lemma in _list("likenings"):
            return False
        if token.lemma in _list("wishes"):
            return not token.tag.startswith("part")
        return token.lemma not in _list("open_likenings") or _has_verb_ahead(tokens, index)
    if token.lemma not in _list("relatives"):
        return False
    if token.lemma in _list("always_open"):
        return True
    before = index - 1
    while before >= 0 and tokens[before].upos in {"ADP", "ADV", "PART", "CCONJ"}:
        before -= 1
    return before < 0 or tokens[before].text in _BOUNDARIES


def _has_verb_ahead(tokens: Sequence[Token], index: int) -> bool:
    for token in tokens[index + 1 :]:
        if token.text in _BOUNDARIES:
            return False
        if is_verb(token):
            return True
    return False


def _follows_opening(tokens: Sequence[Token], start: int, index: int) -> bool:
    """Whether only a preposition, particle or joiner stands between a cut and the opening word."""
    return all(
        token.upos in {"ADP", "PART", "CCONJ", "ADV", "PUNCT"} for token in tokens[start:index]
    )


def _is_auxiliary_pair(tokens: Sequence[Token], verb: int | None, index: int) -> bool:
    """Whether two finite forms are one verb: "będzie rozmawiał", "trzeba było"."""
    if verb is None:
        return False
    first, second = tokens[verb], tokens[index]
    return (first.tag.startswith("bedzie") and second.tag.startswith("praet")) or (
        first.tag.startswith("pred") and second.lemma in _list("be")
    )


def _verbless_brackets(tokens: Sequence[Token]) -> frozenset[int]:
    """The brackets around what has no verb: "(NIS)" does not break a clause."""
    found: set[int] = set()
    opening: int | None = None
    for index, token in enumerate(tokens):
        if token.text == "(":
            opening = index
        elif token.text == ")" and opening is not None:
            if not any(is_verb(inner) for inner in tokens[opening:index]):
                found.update((opening, index))
            opening = None
    return frozenset(found)


def _verbless_dashes(tokens: Sequence[Token]) -> frozenset[int]:
    """A pair of dashes around what has no verb: "gdzie – według Moskwy – doszło"."""
    dashes = [
        index
        for index, token in enumerate(tokens)
        if index and token.text in {"-", "–", "—"} and not _is_inside_word(tokens, index)
    ]
    if len(dashes) != 2 or any(is_verb(token) for token in tokens[dashes[0] : dashes[1]]):
        return frozenset()
    return frozenset(dashes)


def _is_inside_word(tokens: Sequence[Token], index: int) -> bool:
    """Whether a mark joins what stands around it without a space ("Rosja-Chiny", "80. rocznica")
    or is the stop of an ordinal."""
    if index == 0 or index + 1 >= len(tokens):
        return False
    before, token, after = tokens[index - 1 : index + 2]
    if token.text in {"-", "–", "—"}:
        return before.end == token.start and token.end == after.start
    return token.text == "." and before.tag.startswith("dig") and before.end == token.start


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(PACK.table("phrases")[name])
