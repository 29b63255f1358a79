"""Findings in, assertions that somebody denies out.

A denial (``zaprzeczył, że P``; ``nigdy nie obiecałem, że P``) is set against statements that
assert P, by others or by the same speaker at another time. What both are about must be told in
much the same words; a denial that no article sets against an assertion is not a conflict.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from podobno.model import Conflict, Findings, Passage, Place, StatementMention

# Two rare content words, and half of the denial's: fewer is a shared topic.
# Chosen on the development stories; run `make quality` after a change.
MIN_SHARED = 2
MIN_SHARE = 0.5
_MIN_LETTERS = 4
# A word in more of the statements than this is the story's topic and says nothing.
_MAX_STATEMENTS = 6


def denial_conflicts(findings: Iterable[Findings]) -> Iterator[Conflict]:
    """Each denial with the assertion nearest to it in words."""
    findings = tuple(findings)
    said = [
        (f, s, _content_words(f, s))
        for f in findings
        for s in f.statements
        if s.speaker_name is not None
    ]
    frequency = Counter(word for _, _, words in said for word in words)
    by_word: dict[str, list[int]] = defaultdict(list)
    for number, (_, _, words) in enumerate(said):
        for word in words:
            if frequency[word] <= _MAX_STATEMENTS:
                by_word[word].append(number)
    for number, (f, denial, words) in enumerate(said):
        if not denial.denied:
            continue
        shared = Counter(n for word in words for n in by_word[word] if n != number)
        rivals = [
            (count, n)
            for n, count in shared.items()
            if count >= max(MIN_SHARED, MIN_SHARE * len(words)) and not said[n][1].denied
        ]
        if rivals:
            _, best = min(rivals, key=lambda row: (-row[0], row[1]))
            other, assertion, _ = said[best]
            yield Conflict(
                kind="fact",
                a=_place(f, denial),
                b=_place(other, assertion),
                why=f"{denial.speaker_name} ↔ {assertion.speaker_name}",
            )


def _content_words(findings: Findings, statement: StatementMention) -> frozenset[str]:
    passages: tuple[Passage, ...] = findings.passages
    return frozenset(
        word.lemma
        for passage in passages
        for word in passage.words
        if len(word.lemma) >= _MIN_LETTERS
        and any(s.start <= word.start < s.end for s in statement.content)
    )


def _place(findings: Findings, statement: StatementMention) -> Place:
    span = statement.content[0]
    return Place(findings.document.id, span.start, span.end)
