"""The figures of a sentence come in; those that count its dead or injured go out, each with the
word that says so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from podobno.estimates import estimate_of
from podobno.extract.event_clauses import Clause, Reading
from podobno.extract.event_marks import base_of, read_status_words
from podobno.extract.event_status import of_verb
from podobno.language.pack import LanguagePack
from podobno.language.tags import read_tag
from podobno.model import FigureMention

KINDS = ("dead", "injured")
FINITE = frozenset({"praet", "fin"})

Words = Mapping[str, Mapping[str, frozenset[str]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A figure that counts the dead or injured; ``at`` is the token of the word that says so,
    ``word`` its base form, ``words`` all words of death and wounds, ``clause`` where it stands."""

    kind: str
    figure: FigureMention
    at: int
    word: str
    words: frozenset[str]
    clause: Clause


def find_counts(
    reading: Reading, figures: Sequence[FigureMention], pack: LanguagePack
) -> Iterator[Count]:
    """The counts of a sentence, in reading order. What may happen or is denied is not counted,
    and one number of both (``zginęło i zostało rannych 50 osób``) is neither."""
    words = _words(pack)
    verbs = frozenset().union(*(words[kind][n] for kind in KINDS for n in ("dying", "killing")))
    lemmas = {token.lemma for token in reading.tokens} | {
        base_of(reading, i) for i in range(len(reading.tokens))
    }
    kinds = [kind for kind in KINDS if lemmas & frozenset().union(*words[kind].values())
             or any(set(phrase.split()) <= lemmas for phrase in words[kind]["phrases"])
             or (kind == "dead" and lemmas & words["people"]["deadly"])]  # fmt: skip
    if not kinds:
        return
    for figure in figures:
        tokens = _tokens_of(reading, figure)
        if not tokens or not any(estimate_of(figure.value, figure.high, figure.bound)):
            continue
        clause = reading.clause(tokens[-1])
        if not _is_real(reading, clause, pack):
            continue
        found = {
            kind: at
            for kind in kinds
            if (at := _word_of(reading, figure, tokens, clause, words, kind)) is not None
        }
        if len(found) == 1:
            ((kind, at),) = found.items()
            if _is_joined(reading, at, words, kind):
                continue
            word = reading.tokens[at].lemma
            yield Count(kind=kind, figure=figure, at=at, word=word, words=verbs, clause=clause)


@cache
def _words(pack: LanguagePack) -> Words:
    return {
        section: {name: frozenset(words) for name, words in lists.items()}
        for section, lists in pack.table("casualties").items()
    }


def _is_joined(reading: Reading, at: int, words: Words, kind: str) -> bool:
    """``zginęło i zostało rannych``, ``zabitych i rannych``: right beside a word of the other."""
    (other,) = set(KINDS) - {kind}
    joining = words["people"]["joining"]
    for step in (-1, 1):
        i = at + step
        is_through = False
        while 0 <= i < len(reading.tokens) and reading.tokens[i].lemma in joining:
            is_through, i = True, i + step
        if is_through and 0 <= i < len(reading.tokens):
            bases = {reading.tokens[i].lemma, base_of(reading, i)}
            if bases & frozenset().union(*words[other].values()):
                return True
    return False


def _tokens_of(reading: Reading, figure: FigureMention) -> range:
    inside = [
        i for i, t in enumerate(reading.tokens) if figure.start < t.end and t.start < figure.end
    ]
    return range(inside[0], inside[-1] + 1) if inside else range(0)


def _is_real(reading: Reading, clause: Clause, pack: LanguagePack) -> bool:
    """Whether all that the clause's verbs tell has happened."""
    status = read_status_words(pack)
    return all(of_verb(reading, verb, status) == "occurred" for verb in clause.verbs)


def _word_of(
    reading: Reading,
    figure: FigureMention,
    tokens: range,
    clause: Clause,
    words: Words,
    kind: str,
) -> int | None:
    """The word by which a figure counts the dead (or the injured): its own noun or adjective,
    else the verb whose subject dies or whose object is killed."""
    own = words[kind]
    for i in tokens:
        if base_of(reading, i) in own["heads"] | own["adjectives"]:
            return i
    inside = reading.tokens_of(clause)
    if kind == "dead" and figure.unit in words["people"]["victim"]:
        return next(
            (i for i in inside if reading.tokens[i].lemma in words["people"]["deadly"]), None
        )
    if not _is_of_people(reading, figure, words) or _is_governed(reading, tokens, words):
        return None
    for i in inside:
        lemma = reading.tokens[i].lemma
        if lemma in own["dying"] and reading.morphs[i].pos in {*FINITE, "inf"}:
            return i
        if _is_of_phrase(reading, i, inside, own["phrases"]):
            return i
        if base_of(reading, i) in own["adjectives"] and i not in tokens and _is_told_of(reading, i):
            return i
        if lemma in own["killing"] and _is_killed(reading, i, tokens):
            return i
    return None


def _is_of_people(reading: Reading, figure: FigureMention, words: Words) -> bool:
    """``12 żołnierzy``, ``5 osób``; not ``5 mln euro``."""
    if figure.unit in words["people"]["people"]:
        return True
    return any(
        token.lemma == figure.unit and "m1" in read_tag(token.tag).genders
        for token in reading.tokens
    )


def _is_governed(reading: Reading, tokens: range, words: Words) -> bool:
    """``zginął w tłumie 300 osób``, ``atak na 12 osób``: what stands behind another noun or
    preposition is neither subject nor object."""
    last = tokens[-1]
    phrase = next((p for p in reading.phrases if p.start <= last < p.end), None)
    if phrase is not None and phrase.start < tokens[0]:
        return True
    before = tokens[0] - 1
    is_of_crowd = before >= 0 and reading.tokens[before].lemma in words["people"]["crowds"]
    return before >= 0 and (reading.morphs[before].pos == "prep" or is_of_crowd)


def _is_of_phrase(reading: Reading, i: int, inside: Sequence[int], phrases: frozenset[str]) -> bool:
    """``obrażenia odniosło``: a verb with its noun in one clause."""
    lemmas = {reading.tokens[j].lemma for j in inside}
    return any(
        reading.tokens[i].lemma == verb and noun in lemmas
        for verb, noun in (phrase.split() for phrase in phrases)
    )


def _is_told_of(reading: Reading, i: int) -> bool:
    """``20 osób zostało rannych``: said of its subject."""
    verbs = reading.clause(i).verbs
    return any(reading.tokens[verb].lemma in {"zostać", "być"} for verb in verbs)


def _is_killed(reading: Reading, verb: int, tokens: range) -> bool:
    """``zabito 12 osób``, ``zabił 12 osób``, ``zabijając 12 osób``; not ``12 napastników zabiło``:
    an active verb kills what stands behind it."""
    morph = reading.morphs[verb]
    if morph.pos == "imps":
        return True
    if morph.pos == "ppas":
        return _is_told_of(reading, verb)
    if morph.pos in {"pcon", "pant"}:
        return verb < tokens[0]
    return morph.pos == "praet" and verb < tokens[0]
