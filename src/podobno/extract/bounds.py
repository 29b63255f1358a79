"""The words around an amount come in; how it is meant (about, more than, at most) goes out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from podobno.language.pack import LanguagePack
from podobno.language.tags import read_tag
from podobno.model import Token

# "nie więcej niż" is the longest bound of all.
_LONGEST = 4
_CLAUSE_ENDS = frozenset({",", ";", ":", "–", "—", "(", ")", "."})
_VERBS = frozenset({"fin", "praet", "bedzie", "impt", "imps", "winien", "cond", "inf", "pred"})


@dataclass(frozen=True, slots=True)
class Bound:
    """A bound at tokens ``[first, last)``."""

    first: int
    last: int
    kind: str


@dataclass(frozen=True, slots=True)
class _BoundWords:
    before: dict[str, str]
    after: dict[str, str]
    degrees: frozenset[str]
    graded: frozenset[str]


def bound_before(
    tokens: Sequence[Token], first: int, pack: LanguagePack, *, counts_people: bool = False
) -> Bound | None:
    """The bound whose words end before token ``first``, the amount's own first token."""
    words = _bound_words(pack)
    found = _match_before(tokens, first, words)
    if found is None:
        return _limit_before(tokens, first, pack, counts_people=counts_people)
    kind = _negated(tokens, found, pack) or found.kind
    return Bound(_with_degree(tokens, found, words), first, kind)


def bound_after(tokens: Sequence[Token], last: int, pack: LanguagePack) -> Bound | None:
    """The bound whose words begin at token ``last``: "lub więcej", "z okładem"."""
    words = _bound_words(pack)
    joined = ""
    for end in range(last, min(len(tokens), last + 2)):
        joined += tokens[end].text.lower()
        if joined in words.after:
            return Bound(last, end + 1, words.after[joined])
    return None


def passing_limit(tokens: Sequence[Token], first: int, pack: LanguagePack) -> str | None:
    """The bound that a negated verb gives: "nie może przekroczyć 750", or None."""
    negated = pack.table("bounds")["negated"]
    clause = _clause_before(tokens, first)
    lemmas = [token.lemma.lower() for token in clause]
    if lemmas and lemmas[-1] in negated["passing"] and negated["negation"] in lemmas:
        return str(negated["passing_bound"])
    return None


def named_limit(tokens: Sequence[Token], first: int, pack: LanguagePack) -> str | None:
    """The bound that the measured noun names: "minimalny próg to 6 członków", or None."""
    named = pack.table("bounds")["named"]
    clause = tokens[max(0, first - 6) : first]
    if not clause or not _words_of(clause[-1]) & set(named["links"]):
        return None
    for kind in ("at_least", "at_most"):
        if any(_words_of(token) & set(named[kind]) for token in clause):
            return kind
    return None


def _words_of(token: Token) -> set[str]:
    return {token.text.lower(), token.lemma.lower(), *(lemma for lemma, _ in token.readings)}


def _match_before(tokens: Sequence[Token], first: int, words: _BoundWords) -> Bound | None:
    best: Bound | None = None
    joined = ""
    for start in range(first - 1, max(-1, first - 1 - _LONGEST), -1):
        joined = tokens[start].text.lower() + joined
        if joined in words.before:
            best = Bound(start, first, words.before[joined])
    return best


def _with_degree(tokens: Sequence[Token], bound: Bound, words: _BoundWords) -> int:
    """The first token of a bound with its degree word: "nieco ponad"."""
    text = "".join(token.text.lower() for token in tokens[bound.first : bound.last])
    if text not in words.graded:
        return bound.first
    for length in (2, 1):
        start = bound.first - length
        joined = "".join(token.text.lower() for token in tokens[max(0, start) : bound.first])
        if start >= 0 and joined in words.degrees:
            return start
    return bound.first


def _negated(tokens: Sequence[Token], bound: Bound, pack: LanguagePack) -> str | None:
    """As in "nie można przyznać więcej niż 96": the negation at the verb turns the bound."""
    negated = pack.table("bounds")["negated"]
    if bound.kind not in negated:
        return None
    lemmas = [token.lemma.lower() for token in _clause_before(tokens, bound.first)]
    if negated["negation"] not in lemmas:
        return None
    after = lemmas[lemmas.index(negated["negation"]) + 1 :]
    return str(negated[bound.kind]) if set(after) & set(negated["modals"]) else None


def _limit_before(
    tokens: Sequence[Token], first: int, pack: LanguagePack, *, counts_people: bool
) -> Bound | None:
    """As in "do" and "od" where they set a limit, not a direction: "kara do 10 tys. zł"."""
    if first == 0:
        return None
    limits: dict[str, Any] = pack.table("bounds")["limits"]
    limit = limits.get(tokens[first - 1].text.lower())
    if limit is None:
        return None
    if first > 1 and tokens[first - 2].text[:1].isdigit():
        # "324 do 295 głosów": two sides, no limit.
        return None
    is_side = first > 2 and tokens[first - 2].lemma.lower() in limit.get("sides", ())
    if is_side and tokens[first - 3].text[:1].isdigit():
        return None
    clause = _clause_before(tokens, first - 1)
    bound = Bound(first - 1, first, str(limit["bound"]))
    for token in reversed(clause[-3:]):
        if read_tag(token.tag).pos in _VERBS:
            break
        if token.lemma.lower() in limit["nouns"]:
            return bound
    verbs = [token.lemma.lower() for token in clause if read_tag(token.tag).pos in _VERBS]
    if not verbs:
        return None
    if verbs[-1] in limit["verbs"]:
        return bound
    modal = bool(set(verbs[:-1]) & set(limit.get("modals", ())))
    if modal and counts_people and verbs[-1] not in limit["directions"]:
        return bound
    return None


def _clause_before(tokens: Sequence[Token], first: int) -> Sequence[Token]:
    """The tokens between the last clause mark and a token."""
    start = first
    while start > 0 and tokens[start - 1].text not in _CLAUSE_ENDS:
        start -= 1
    return tokens[start:first]


@cache
def _bound_words(pack: LanguagePack) -> _BoundWords:
    table = pack.table("bounds")
    before = {
        _squeeze(words): entry["bound"] for entry in table["before"] for words in entry["words"]
    }
    after = {
        _squeeze(words): entry["bound"] for entry in table["after"] for words in entry["words"]
    }
    degrees = table["degrees"]
    return _BoundWords(
        before,
        after,
        frozenset(_squeeze(words) for words in degrees["words"]),
        frozenset(_squeeze(words) for words in degrees["only_before"]),
    )


def _squeeze(words: str) -> str:
    return words.replace(" ", "")
