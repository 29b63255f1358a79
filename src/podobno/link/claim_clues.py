"""Two statements in, whether they assert the same in much the same words, and why, out.

What counts is the words in their order, each as much as it tells: a word that many of the story's
speakers use (``gazociąg``, in a story about one) is its topic and says little.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from rapidfuzz.distance import LCSseq

from podobno.inside import words_in
from podobno.model import Findings, Place, StatementMention
from podobno.timex import to_interval

# Half of what the shorter one tells: enough to see one quotation behind two wordings, too much
# for two sentences that share their topic. Chosen on the development articles; run
# `make quality` after a change.
MIN_SHARE = 0.5
MIN_SHARED_WORDS = 3
MIN_WORDS_SAME = 2
SAME_SENTENCE = 0.85
# Said again this much later, it is the same where more of it is the same.
_OCCASION = timedelta(days=31)
MIN_SHARE_LATER = 0.7
# One report describes the speaker whom another names: both of these days, and this many words.
_NEWS = timedelta(days=3)
MIN_WORDS_DESCRIBED = 5
# One sentence, word for word, needs fewer.
MIN_WORDS_TWICE = 4
# Words that carry grammar or stand in most sentences; shorter ones are left out anyway.
_MIN_LETTERS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A statement with the content words (base forms) and the numbers that comparison needs.

    ``is_described`` where the speaker is described (``przedstawicielka resortu``), not named.
    """

    doc: str
    number: int
    statement: StatementMention
    words: tuple[str, ...]
    speaker: str | None
    is_described: bool
    numbers: frozenset[str] = frozenset()
    published: str | None = None

    @property
    def place(self) -> Place:
        """Where its content begins and ends."""
        content = self.statement.content
        return Place(self.doc, content[0].start, content[-1].end)


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
                speaker=statement.speaker_name,
                is_described=(statement.speaker_name or "")[:1].islower(),
                words=tuple(lemma for lemma in lemmas if len(lemma) >= _MIN_LETTERS),
                numbers=frozenset(lemma for lemma in lemmas if lemma[:1].isdigit()),
                published=findings.document.published,
            )
        )
    return said


def read_weights(said: Iterable[Said]) -> dict[str, float]:
    """How much each word tells: the fewer of the speakers use it, the more. Copies of one
    statement make one speaker, so what is often reprinted weighs no less."""
    speakers: dict[str, set[str]] = defaultdict(set)
    for item in said:
        for word in item.words:
            speakers[word].add(item.speaker or item.doc)
    total = len(set().union(*speakers.values()))
    return {word: math.log(1 + total / len(users)) for word, users in speakers.items()}


def compare_claims(a: Said, b: Said, weights: Mapping[str, float]) -> float:
    """The part of the shorter statement that the other has too, by what its words tell (of both
    on average, where only one names its speaker); 0 where the two are not one claim.

    Other numbers are another assertion (``ok. 4 tys. żołnierzy`` in May, ``ok. 6 tys.`` in July),
    unless the sentence is otherwise the same: then one report changed it.
    """
    if _is_short_and_same(a, b) or _is_one_of_two_described(a, b):
        return 1.0
    count = LCSseq.similarity(a.words, b.words)
    if count < MIN_SHARED_WORDS:
        return 0.0
    longest = max(len(a.words), len(b.words))
    differ = a.numbers and b.numbers and not a.numbers & b.numbers
    if differ and count < SAME_SENTENCE * longest:
        return 0.0
    least = MIN_SHARE if _lie_within(a, b, _OCCASION) else MIN_SHARE_LATER
    shared, shorter, longer = _told(a.words, b.words, weights)
    told = shorter
    if a.speaker != b.speaker:
        is_one_named = a.is_described != b.is_described and a.doc != b.doc
        if not is_one_named or count < MIN_WORDS_DESCRIBED or not _lie_within(a, b, _NEWS):
            return 0.0
        told = (shorter + longer) / 2
    return shared / told if shared >= least * told else 0.0


def _is_short_and_same(a: Said, b: Said) -> bool:
    """``Rozmowy były trudne`` twice: too short to be alike, long enough to be the same."""
    is_short = MIN_WORDS_SAME <= len(a.words) < MIN_SHARED_WORDS
    is_same = a.speaker == b.speaker and a.words == b.words and a.numbers == b.numbers
    return is_short and is_same and _lie_within(a, b, _OCCASION)


def _is_one_of_two_described(a: Said, b: Said) -> bool:
    """Whether two reports of the same days have one sentence word for word, and one says no more
    of its speaker than a description: ``mecenas``, whom the other names, or ``prawnik``."""
    return (
        a.words == b.words
        and len(a.words) >= MIN_WORDS_TWICE
        and a.numbers == b.numbers
        and a.doc != b.doc
        and (a.is_described or b.is_described)
        and _lie_within(a, b, _NEWS)
    )


def _told(
    a: Sequence[str], b: Sequence[str], weights: Mapping[str, float]
) -> tuple[float, float, float]:
    """How much the words shared in order tell, and how much the shorter and the longer one do."""
    blocks = LCSseq.editops(a, b).as_matching_blocks()
    shared = (word for block in blocks for word in a[block.a : block.a + block.size])
    told = sorted(sum(weights[word] for word in words) for words in (a, b))
    return sum(weights[word] for word in shared), told[0], told[1]


def _lie_within(a: Said, b: Said, limit: timedelta) -> bool:
    """Whether two statements were made, as far as is known, within some time of each other."""
    first, second = (to_interval(item.statement.said_on or item.published) for item in (a, b))
    if first is None or second is None:
        return True
    return first.first - second.last <= limit and second.first - first.last <= limit
