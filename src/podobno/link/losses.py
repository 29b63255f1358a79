"""A source, its copy and the sentences they share in; what the copy lost and added out.

A lost attribution, hedge or bound changes what the reader is told, so each is named apart from
sentences that were merely cut.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import lru_cache

from podobno.inside import passage_at
from podobno.language import find_pack
from podobno.model import Findings, Loss, Place, StatementMention, Word

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
        dropped += _told(source, there, copy, here)
        added += _told(copy, here, source, there)
        lost_words, new_words = _changed_words(source, there, copy, here)
        dropped += lost_words
        added += new_words
    if len(spans) >= MIN_SHARE_TO_LIST * _count_sentences(copy):
        dropped += _whole_sentences(source, {a for a, _ in spans})
        added += _whole_sentences(copy, {b for _, b in spans})
    return _ordered(dropped), _ordered(added)


def _told(a: Findings, there: Place, b: Findings, here: Place) -> list[Loss]:
    """Attributions, hedges and bounds of a's sentence that b's lacks."""
    losses: list[Loss] = []
    theirs = [s for s in b.statements if _touches(s, here)]
    for statement in a.statements:
        if not _touches(statement, there):
            continue
        if not theirs and statement.speaker_name and statement.cue:
            named = [statement.cue, *([statement.speaker] if statement.speaker else [])]
            start, end = min(s.start for s in named), max(s.end for s in named)
            losses.append(_loss(a, "attribution", start, end))
    kept = {word.lemma for word in _words(b, here)}
    losses += [
        _loss(a, "hedge", word.start, word.end)
        for word in _words(a, there)
        if word.lemma in _hedges(a.document.language) and word.lemma not in kept
    ]
    for figure in a.figures:
        if not there.start <= figure.start < there.end:
            continue
        same = [
            f for f in b.figures if here.start <= f.start < here.end and f.value == figure.value
        ]
        if figure.bound not in {"exact", "order"} and any(f.bound == "exact" for f in same):
            losses.append(_loss(a, "bound", figure.start, figure.end))
        elif not same:
            losses.append(_loss(a, "figure", figure.start, figure.end))
    return losses


def _changed_words(
    a: Findings, there: Place, b: Findings, here: Place
) -> tuple[list[Loss], list[Loss]]:
    """Runs of words that only one of two shared sentences has."""
    mine, theirs = _words(a, there), _words(b, here)
    forms = [a.document.text[word.start : word.end].casefold() for word in mine]
    other = [b.document.text[word.start : word.end].casefold() for word in theirs]
    if forms == other:
        return [], []
    matcher = SequenceMatcher(None, forms, other, autojunk=False)
    lost, new = [], []
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        if kind == "equal":
            continue
        if i2 - i1 >= _MIN_WORDS:
            lost.append(_loss(a, "words", mine[i1].start, mine[i2 - 1].end))
        if j2 - j1 >= _MIN_WORDS:
            new.append(_loss(b, "words", theirs[j1].start, theirs[j2 - 1].end))
    return lost, new


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


def _words(findings: Findings, place: Place) -> list[Word]:
    passage = passage_at(findings, place.start)
    return list(passage.words) if passage is not None and passage.start == place.start else []


def _touches(item: StatementMention, place: Place) -> bool:
    return any(s.start < place.end and place.start < s.end for s in item.content)


def _loss(findings: Findings, kind: str, start: int, end: int) -> Loss:
    text = findings.document.text[start:end]
    return Loss(kind=kind, text=text, place=Place(findings.document.id, start, end))


def _ordered(losses: list[Loss]) -> tuple[Loss, ...]:
    return tuple(sorted(set(losses), key=lambda loss: (loss.place, loss.kind)))
