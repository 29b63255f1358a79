"""The tokens of a sentence come in, its clauses go out: which words stand around one verb.

Nothing is claimed about the rest of the tree.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from podobno.extract.event_nouns import QUOTES, is_tight
from podobno.extract.event_phrases import STOPS, Phrase, is_pair_joiner, read_phrase
from podobno.extract.event_words import Words, grammar_words, read_words
from podobno.language.tags import Morph
from podobno.model import NameMention, Token

# Before who tells what was said.
DASHES = frozenset("–—-")
VERBS = frozenset({"fin", "praet", "bedzie", "impt", "imps", "winien", "cond"})


@dataclass(slots=True)
class Clause:
    """Words that stand around one verb: where they stand, its verbs, and how it hangs on
    another. ``link``: ``main``, ``sub``, ``relative``, ``same`` (a further verb of one subject).
    """

    index: int
    link: str
    parent: int | None
    opener: int | None = None
    spans: list[tuple[int, int]] = field(default_factory=list)
    verbs: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A sentence's clauses and noun phrases; ``phrases_of`` has those of each clause."""

    words: Words
    clauses: Sequence[Clause]
    clause_of: Mapping[int, int]
    phrases: Sequence[Phrase]
    phrases_of: Mapping[int, Sequence[Phrase]]

    @property
    def tokens(self) -> Sequence[Token]:
        return self.words.tokens

    @property
    def morphs(self) -> Sequence[Morph]:
        return self.words.morphs

    def clause(self, index: int) -> Clause:
        """The clause that a token stands in."""
        return self.clauses[self.clause_of.get(index, 0)]

    def tokens_of(self, clause: Clause) -> list[int]:
        """The indices of a clause's tokens, in reading order."""
        return [i for start, end in clause.spans for i in range(start, end)]

    def in_clause(self, clause: Clause) -> list[Phrase]:
        """The noun phrases of a clause, in reading order."""
        return list(self.phrases_of.get(clause.index, ()))


def read_reading(tokens: Sequence[Token], names: Sequence[NameMention] = ()) -> Reading:
    """The clauses and noun phrases of a sentence; ``names`` are those that stand in it."""
    words = read_words(tokens, names)
    clauses = _read_clauses(words)
    clause_of = {i: c.index for c in clauses for s, e in c.spans for i in range(s, e)}
    phrases: list[Phrase] = []
    i = 0
    while i < len(tokens):
        phrase = read_phrase(words, i)
        if phrase is None:
            i += 1
        else:
            phrases.append(phrase)
            i = phrase.end
    phrases_of: dict[int, list[Phrase]] = {}
    for phrase in phrases:
        phrases_of.setdefault(clause_of.get(phrase.head, -1), []).append(phrase)
    return Reading(
        words=words, clauses=clauses, clause_of=clause_of, phrases=phrases, phrases_of=phrases_of
    )


def is_included(reading: Reading, phrase: Phrase) -> bool:
    """``w tym [Włochy i Francja]``: some of those told before."""
    before = [t.text.casefold() for t in reading.tokens[max(0, phrase.start - 2) : phrase.start]]
    return " ".join(before) in grammar_words("of_these") and phrase.preposition is None


def _read_clauses(words: Words) -> list[Clause]:
    clauses = [Clause(index=0, link="main", parent=None)]
    stack = [0]
    for start, end, breaker in _segments(words):
        verbs = [i for i in range(start, end) if _is_verb(words, i)]
        opener = _opener(words, start, end)
        top = clauses[stack[-1]]
        if verbs and opener is None and _is_told(words, top, start):
            del stack[1:]
            top = _add(clauses, "same", stack[-1], None)
        elif opener is not None and (top.verbs or top.spans or len(clauses) > 1 or not verbs):
            link = "relative" if words.tokens[opener].lemma in grammar_words("relatives") else "sub"
            top = _add(clauses, link, stack[-1], opener)
            stack.append(top.index)
        elif opener is not None:
            top.opener = opener
        elif verbs and (top.verbs or _is_adverbial(words, top)):
            if breaker is None:
                top = _resume(words, clauses, stack) or _add(clauses, "same", stack[-1], None)
            else:
                top = _add(clauses, "same", stack[-1], None)
            if top.index not in stack:
                stack[-1] = top.index
        top.spans.append((start, end))
        top.verbs.extend(verbs)
    return clauses


def _is_told(words: Words, clause: Clause, start: int) -> bool:
    """``nie wie, czy nakładać sankcje – [powiedział]``: behind a dash, and an infinitive that has
    its clause for itself, somebody tells."""
    if clause.link != "sub" or clause.verbs or clause.opener is None:
        return False
    if words.tokens[clause.opener].lemma != "czy" or words.tokens[start - 1].text not in DASHES:
        return False
    inside = (i for first, last in clause.spans for i in range(first, last))
    return any(words.morphs[i].pos == "inf" for i in inside)


def _resume(words: Words, clauses: Sequence[Clause], stack: list[int]) -> Clause | None:
    """The clause interrupted by a relative one: it has no verb yet."""
    for depth in range(len(stack) - 1, -1, -1):
        clause = clauses[stack[depth]]
        if not clause.verbs and clause.spans and not _is_adverbial(words, clause):
            del stack[depth + 1 :]
            return clause
    return None


def _is_adverbial(words: Words, clause: Clause) -> bool:
    """``dostarczając broń``: it has no verb of its own, and the next one is not in it."""
    return clause.opener is not None and words.morphs[clause.opener].pos in {"pcon", "pant"}


def _add(clauses: list[Clause], link: str, parent: int, opener: int | None) -> Clause:
    clause = Clause(index=len(clauses), link=link, parent=parent, opener=opener)
    clauses.append(clause)
    return clause


def _is_verb(words: Words, i: int) -> bool:
    return words.morphs[i].pos in VERBS or (
        words.morphs[i].pos == "pred" and words.tokens[i].lemma not in grammar_words("pointing")
    )


def _segments(words: Words) -> list[tuple[int, int, str | None]]:
    """Stretches between marks, and between joining words that have a verb on either side."""
    size = len(words.tokens)
    marks = [i for i, t in enumerate(words.tokens) if t.text in STOPS and not is_tight(words, i)]
    verbs = [i for i in range(size) if _is_verb(words, i)]
    found: list[tuple[int, int, str | None]] = []
    for first, last in pairwise((-1, *marks, size)):
        start, breaker = first + 1, None
        for i in range(start, last):
            word = words.tokens[i].text.casefold()
            if word not in grammar_words("breakers"):
                continue
            if _has_any(verbs, start, i) and _has_any(verbs, i + 1, last):
                found.append((start, i, breaker))
                start, breaker = i, word
        found.append((start, last, breaker))
    return [(s, e, b) for s, e, b in found if e > s]


def _has_any(places: Sequence[int], start: int, end: int) -> bool:
    """Whether one of the places, in order, is in ``[start, end)``."""
    at = bisect_left(places, start)
    return at < len(places) and places[at] < end


def _opener(words: Words, start: int, end: int) -> int | None:
    """The subordinating word at the head of a stretch: ``że``, ``z którym``, ``podkreślając``."""
    i = start
    while i < end and (
        words.tokens[i].text in QUOTES
        or (
            words.morphs[i].pos in {"prep", "part", "conj"}
            and words.tokens[i].lemma not in grammar_words("subordinators")
        )
        or words.tokens[i].lemma in grammar_words("leading_in")
    ):
        i += 1
    if i >= end:
        return None
    word = words.tokens[i].lemma.casefold()
    if is_pair_joiner(words, i):
        return None  # "zarówno Francja, jak i Polska"
    if word in grammar_words("relatives") or words.morphs[i].pos in {"pcon", "pant"}:
        return i
    if word in grammar_words("subordinators") and words.morphs[i].pos != "prep":
        return i
    # "z wnioskiem którego", "przywódca którego": a noun may stand before the relative word.
    if i + 1 < end and words.tokens[i + 1].lemma == "który":
        return i + 1
    is_moment = word in grammar_words("moments") and i + 1 < end
    if is_moment and words.tokens[i + 1].lemma in grammar_words("subordinators"):
        return i + 1  # "w czasie gdy"
    return None
