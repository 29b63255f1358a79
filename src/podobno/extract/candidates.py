"""A paragraph in, all drafts of statements in it out, each cue and each content once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from podobno.extract.anaphora import anaphoric
from podobno.extract.clause_edges import trimmed
from podobno.extract.cues import Draft, Range
from podobno.extract.formulas import find_formulas
from podobno.extract.paragraphs import Paragraph
from podobno.extract.quoted_words import is_sentence_like, quote_starting
from podobno.extract.reported import find_reported
from podobno.extract.sayings import Sayings
from podobno.extract.spoken import find_spoken
from podobno.extract.unmarked import goes_on, runs_on

# Two drafts with this share of joint words are the same content found twice.
SAME_CONTENT = 0.7


def find_drafts(paragraph: Paragraph, sayings: Sayings) -> list[Draft]:
    """All drafts of a paragraph, each cue and each content once, in reading order of the cue."""
    spoken = find_spoken(paragraph, sayings)
    reported = find_reported(paragraph, sayings)
    formulas = find_formulas(paragraph, sayings)
    ranked = [*spoken, *reported, *formulas, *anaphoric(paragraph, sayings)]
    ranked.sort(key=_rank)
    kept: list[Draft] = []
    for draft in ranked:
        if any(_same_cue(draft, other) for other in kept):
            continue
        if any(
            joint_share(draft, other) > SAME_CONTENT and not _may_frame(draft, other)
            for other in kept
        ):
            continue
        kept.append(draft)
    kept = [_carried_on(paragraph, draft, kept) for draft in kept]
    kept = [_gone_on(paragraph, draft, kept, sayings) for draft in kept]
    return sorted(kept, key=lambda draft: draft.cue.verb if draft.cue else draft.scope.first)


def _carried_on(paragraph: Paragraph, draft: Draft, others: Sequence[Draft]) -> Draft:
    """A reported clause with the quotation that follows as a sentence of its own and has no cue:
    the marks say that the speaker goes on."""
    if not draft.rule.startswith(("clause", "parenthesis", "nominal")) or not draft.content:
        return draft
    place = paragraph.sentence_end(draft.content[-1].last - 1)
    quote = quote_starting(paragraph, place) if place < len(paragraph.tokens) else None
    if quote is None or not is_sentence_like(paragraph, quote):
        return draft
    ends = paragraph.sentence_end(quote.last - 1)
    rest = [t for t in paragraph.tokens[quote.last : ends] if t.text[:1].isalnum()]
    if rest or any(_overlap(quote, other) for other in others):
        return draft
    if any(
        place in paragraph.dashes
        for place in range(quote.last, min(ends + 1, len(paragraph.tokens)))
    ):
        return draft
    return replace(
        draft,
        content=(*draft.content, quote),
        scope=Range(draft.scope.first, max(draft.scope.last, quote.last)),
    )


def _gone_on(
    paragraph: Paragraph, draft: Draft, others: Sequence[Draft], sayings: Sayings
) -> Draft:
    """A statement with the sentences after it in which its speaker goes on in the first person:
    ``– P – powiedział X. Nie boimy się.``"""
    if draft.cue is None or not draft.content or draft.rule.startswith("anaphoric"):
        return draft
    if paragraph.inside[draft.cue.words.first] >= 0:
        return draft
    start = paragraph.sentence_end(draft.scope.last - 1)
    if any(other.scope.last > start for other in others if other.scope.first <= draft.scope.first
           and other is not draft):  # fmt: skip
        return draft
    limit = min(
        (other.scope.first for other in others if other.scope.first >= start),
        default=len(paragraph.tokens),
    )
    line = draft.content[-1]
    if draft.rule == "colon" and paragraph.inside[line.first] < 0:
        more = runs_on(paragraph, line, limit, sayings)
    else:
        more = goes_on(paragraph, start, limit, sayings)
    if more is None:
        return draft
    return replace(
        draft,
        content=(*draft.content, trimmed(paragraph, more)),
        scope=Range(draft.scope.first, more.last),
    )


def _overlap(words: Range, draft: Draft) -> bool:
    return any(words.first < part.last and part.first < words.last for part in draft.content)


RANKS = ("colon", "quote", "dialogue", "clause", "parenthesis", "nominal", "anaphoric", "dash",
         "comma", "phrase")  # fmt: skip


def _rank(draft: Draft) -> int:
    for rank, prefix in enumerate(RANKS):
        if draft.rule.startswith(prefix):
            return rank
    return len(RANKS)


def _same_cue(one: Draft, other: Draft) -> bool:
    if one.cue is None or other.cue is None:
        return False
    return one.cue.words.first < other.cue.words.last and other.cue.words.first < one.cue.words.last


def _may_frame(one: Draft, other: Draft) -> bool:
    """Whether one draft may be a frame around the other: it holds the other's cue."""
    return holds(one, other) or holds(other, one)


def holds(outer: Draft, inner: Draft) -> bool:
    if inner.cue is None:
        return False
    return any(part.first <= inner.cue.words.first < part.last for part in outer.content)


def _places(draft: Draft) -> set[int]:
    return {place for part in draft.content for place in range(*part)}


def joint_share(one: Draft, other: Draft) -> float:
    """The share of joint words of two contents."""
    first, second = _places(one), _places(other)
    return len(first & second) / max(1, len(first | second))


def home_of(paragraph: Paragraph, draft: Draft) -> int:
    place = draft.cue.verb if draft.cue else draft.scope.first
    return paragraph.homes[place]
