"""A source, its copy and the sentences they share in; what the copy lost and added out.

A lost attribution, hedge or bound changes what the reader is told, so each is named apart from
sentences that were merely cut.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from podobno.inside import passage_at
from podobno.language import find_pack
from podobno.model import FigureMention, Findings, Loss, Place, StatementMention, Word

_MIN_WORDS = 3
# Where a report takes less than this from another, the rest of both is not "cut" or "added".
MIN_SHARE_TO_LIST = 0.4


def find_losses(
    source: Findings, copy: Findings, spans: tuple[tuple[Place, Place], ...]
) -> tuple[tuple[Loss, ...], tuple[Loss, ...]]:
    """What the copy dropped from its source, and what it added, in reading order.

    ``spans`` pairs the shared sentences: the source's place, then the copy's.
    """
    dropped: list[Loss] = []
    added: list[Loss] = []
    for there, here in spans:
        first, second = _read(source, there), _read(copy, here)
        dropped += _told(first, second)
        added += _told(second, first)
        lost_words, new_words = _changed_words(first, second)
        dropped += lost_words
        added += new_words
    if len(spans) >= MIN_SHARE_TO_LIST * _count_sentences(copy):
        dropped += _whole_sentences(source, {a for a, _ in spans})
        added += _whole_sentences(copy, {b for _, b in spans})
    return _ordered(dropped), _ordered(added)


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence with the statements it is a part of, its figures and its words."""

    findings: Findings
    statements: tuple[StatementMention, ...]
    figures: tuple[FigureMention, ...]
    words: tuple[Word, ...]


def _read(findings: Findings, place: Place) -> _Sentence:
    start, end = place.start, place.end
    passage = passage_at(findings, start)
    return _Sentence(
        findings,
        tuple([s for s in findings.statements if _touches(s, start, end)]),
        tuple([f for f in findings.figures if start <= f.start < end]),
        passage.words if passage is not None and passage.start == start else (),
    )


def _touches(statement: StatementMention, start: int, end: int) -> bool:
    return any(s.start < end and start < s.end for s in statement.content)


def _told(a: _Sentence, b: _Sentence) -> list[Loss]:
    """Attributions, hedges and bounds of a's sentence that b's lacks."""
    losses: list[Loss] = []
    for statement in a.statements if not b.statements else ():
        if statement.speaker_name and statement.cue:
            named = [statement.cue, *([statement.speaker] if statement.speaker else [])]
            start, end = min(s.start for s in named), max(s.end for s in named)
            losses.append(_loss(a.findings, "attribution", start, end))
    known = _hedges(a.findings.document.language)
    hedges = [word for word in a.words if word.lemma in known]
    kept = {word.lemma for word in b.words} if hedges else set()
    losses += [
        _loss(a.findings, "hedge", word.start, word.end)
        for word in hedges
        if word.lemma not in kept
    ]
    for figure in a.figures:
        same = [f for f in b.figures if f.value == figure.value]
        if figure.bound not in {"exact", "order"} and any(f.bound == "exact" for f in same):
            losses.append(_loss(a.findings, "bound", figure.start, figure.end))
        elif not same:
            losses.append(_loss(a.findings, "figure", figure.start, figure.end))
    return losses


def _changed_words(a: _Sentence, b: _Sentence) -> tuple[list[Loss], list[Loss]]:
    """Runs of words that only one of two shared sentences has."""
    forms, other = _forms(a), _forms(b)
    if forms == other:
        return [], []
    matcher = SequenceMatcher(None, forms, other, autojunk=False)
    lost, new = [], []
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        if kind == "equal":
            continue
        if i2 - i1 >= _MIN_WORDS:
            lost.append(_loss(a.findings, "words", a.words[i1].start, a.words[i2 - 1].end))
        if j2 - j1 >= _MIN_WORDS:
            new.append(_loss(b.findings, "words", b.words[j1].start, b.words[j2 - 1].end))
    return lost, new


def _forms(sentence: _Sentence) -> list[str]:
    text = sentence.findings.document.text
    return [text[start:end].casefold() for start, end, _, _ in sentence.words]


def _count_sentences(findings: Findings) -> int:
    return sum(not p.is_noise and len(p.words) >= _MIN_WORDS for p in findings.passages)


def _whole_sentences(findings: Findings, shared: set[Place]) -> list[Loss]:
    doc = findings.document.id
    return [
        _loss(findings, "sentence", p.start, p.end)
        for p in findings.passages
        if not p.is_noise
        and len(p.words) >= _MIN_WORDS
        and Place(doc, p.start, p.end) not in shared
    ]


@lru_cache(maxsize=8)
def _hedges(language: str | None) -> frozenset[str]:
    """The adverbs by which a text of this language marks what is not confirmed."""
    pack = find_pack(language or "")
    return frozenset(pack.table("hedges")["adverbs"]) if pack else frozenset()


def _loss(findings: Findings, kind: str, start: int, end: int) -> Loss:
    text = findings.document.text[start:end]
    return Loss(kind=kind, text=text, place=Place(findings.document.id, start, end))


def _ordered(losses: list[Loss]) -> tuple[Loss, ...]:
    return tuple(sorted(set(losses), key=lambda loss: (loss.place, loss.kind)))
