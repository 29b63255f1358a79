"""Statements of many documents in, claims out: the same assertion by one speaker, reworded or not.

Candidates share a speaker and a rare content word; two statements are one claim where enough of
the shorter one's content words stand in the other in the same order.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from podobno.inside import words_in
from podobno.link.decisions import Decision, regroup
from podobno.link.origins import Attribution, Roots
from podobno.link.unions import Unions
from podobno.model import Claim, Findings, Place, StatementMention, Wording

# Half of the content words in order: enough to see one quotation behind two wordings, too much
# for two sentences that share their topic. Chosen on the development articles; run
# `make quality` after a change.
MIN_SHARE = 0.5
MIN_SHARED_WORDS = 3
SAME_SENTENCE = 0.85
# Words that carry grammar or stand in most sentences; shorter ones are left out anyway.
_MIN_LETTERS = 4
_MAX_STATEMENTS_A_WORD = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A statement with the content words (base forms) and the numbers that comparison needs."""

    doc: str
    number: int
    statement: StatementMention
    words: tuple[str, ...]
    numbers: frozenset[str] = frozenset()


def link_claims(
    findings: tuple[Findings, ...], roots: Roots, decisions: tuple[Decision, ...] = ()
) -> tuple[Claim, ...]:
    """Every statement in exactly one claim, ordered by where it is first said."""
    said = [item for f in findings for item in read_said(f)]
    unions = Unions(range(len(said)))
    for i, j in _candidates(said):
        if is_same_claim(said[i], said[j]):
            unions.join(i, j)
    by_id = {f.document.id: f for f in findings}
    groups = ([said[i] for i in group] for group in unions.groups())
    decided = regroup(groups, place_of, decisions, about="claim")
    claims = [_claim(group, by_id, roots) for group in decided]
    return tuple(sorted(claims, key=lambda c: (c.wordings[0].doc, c.wordings[0].spans)))


def read_said(findings: Findings) -> list[Said]:
    """The statements of one document with their content words."""
    said = []
    for number, statement in enumerate(findings.statements):
        lemmas = [word.lemma for word in words_in(findings, statement.content)]
        said.append(
            Said(
                doc=findings.document.id,
                number=number,
                statement=statement,
                words=tuple(lemma for lemma in lemmas if len(lemma) >= _MIN_LETTERS),
                numbers=frozenset(lemma for lemma in lemmas if lemma[:1].isdigit()),
            )
        )
    return said


def place_of(item: Said) -> Place:
    """Where a statement's content begins and ends."""
    content = item.statement.content
    return Place(item.doc, content[0].start, content[-1].end)


def is_same_claim(a: Said, b: Said) -> bool:
    """Whether two statements of one speaker assert the same in much the same words.

    Other numbers are another assertion (``ok. 4 tys. żołnierzy`` in May, ``ok. 6 tys.`` in July),
    unless the sentence is otherwise the same: then one report changed it.
    """
    shared = LCSseq.similarity(a.words, b.words)
    shorter = min(len(a.words), len(b.words))
    if a.numbers and b.numbers and not a.numbers & b.numbers:
        return shared >= MIN_SHARED_WORDS and shared >= SAME_SENTENCE * max(
            len(a.words), len(b.words)
        )
    return shared >= MIN_SHARED_WORDS and shared >= MIN_SHARE * shorter


def _candidates(said: list[Said]) -> set[tuple[int, int]]:
    """Pairs of statements by one speaker that share a word few statements have."""
    by_word: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, item in enumerate(said):
        speaker = item.statement.speaker_name
        if speaker is not None:
            for word in set(item.words):
                by_word[speaker, word].append(number)
    return {
        (i, j)
        for where in by_word.values()
        if len(where) <= _MAX_STATEMENTS_A_WORD
        for position, i in enumerate(where)
        for j in where[position + 1 :]
    }


def _claim(group: list[Said], by_id: dict[str, Findings], roots: Roots) -> Claim:
    wordings = tuple(
        Wording(
            doc=item.doc,
            spans=item.statement.content,
            text=" […] ".join(
                by_id[item.doc].document.text[s.start : s.end] for s in item.statement.content
            ),
            statement=item.number,
        )
        for item in sorted(group, key=lambda item: (item.doc, item.statement.content))
    )
    first = wordings[0]
    speaker = group[0].statement.speaker_name
    return Claim(
        id="c-" + digest("claim", first.doc, first.spans[0].start),
        speaker=speaker,
        wordings=wordings,
        origins=roots.origins(
            Attribution(
                place=place_of(item),
                source=item.statement.speaker_name,
                via=item.statement.via,
                hedged=item.statement.hedged,
            )
            for item in group
        ),
        reasons=()
        if len(group) == 1
        else (f"{len(group)} wordings by {speaker} share most of their content words in order",),
    )


def digest(kind: str, doc: str, start: int) -> str:
    """Eight hexadecimal digits of a kind and the earliest mention: an id that two runs agree on."""
    return hashlib.sha256(f"{kind}\0{doc}\0{start}".encode()).hexdigest()[:8]
