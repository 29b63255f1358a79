"""Passages of many documents in, which documents share sentences out: who repeats whom.

Two sentences are the same where both have at least six words and at least 80 % of the words of
the shorter stand in the other in the same order; page furniture does not count. Candidates come
from an index of each sentence's rarest words, so cost grows with the text, not with the pairs of
documents, and none is missed.
"""

from __future__ import annotations

import math
import sys
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import chain

from rapidfuzz.distance import LCSseq

from podobno.link.losses import find_losses
from podobno.model import Document, Findings, Passage, Place, Reuse

MIN_WORDS = 6
MIN_SHARE = 0.8
# So many of a line's rarest words must stand in the other: with one, every name two lines share
# has them aligned; with three, the words looked up are no longer rare.
_MIN_RARE = 2
# Characters from here on stand for words: the surrogates before them are no characters.
_FIRST_CODE = 0xE000
# A document most of whose sentences stand in the other is a copy of it as a whole.
WHOLLY = 0.8


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence worth comparing: its place and its words, letters folded to lower case."""

    place: Place
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """Documents that were compared with each other before, and what came of it."""

    docs: frozenset[str] = frozenset()
    reuse: tuple[Reuse, ...] = ()


NOT_COMPARED = Compared()


def find_reuse(
    findings: tuple[Findings, ...], before: Compared = NOT_COMPARED
) -> tuple[Reuse, ...]:
    """Each pair of documents that share at least one sentence, ordered by their ids.

    What ``before`` tells of documents that have not changed is taken over, not found again.
    """
    lines = [line for f in findings for line in comparable_lines(f)]
    by_document = {f.document.id: f for f in findings}
    known = before.docs & by_document.keys()
    total = Counter(line.place.doc for line in lines)
    pairs: dict[tuple[str, str], list[tuple[float, Place, Place]]] = defaultdict(list)
    for a, b, share in _same_lines(_near_new(lines, known) if known else lines, known):
        a, b = sorted((a, b), key=lambda line: line.place)
        pairs[a.place.doc, b.place.doc].append((share, a.place, b.place))
    reuse = [_again(r, by_document) for r in before.reuse if {r.a, r.b} <= known]
    for (first, second), found in pairs.items():
        spans = _one_to_one(found)
        source, copy, direction, why = _direct(by_document[first], by_document[second])
        if source.document.id != first:
            spans = tuple((b, a) for a, b in spans)
        share = len(spans) / max(1, total[copy.document.id])
        dropped, added = find_losses(source, copy, spans)
        reuse.append(
            Reuse(
                a=source.document.id,
                b=copy.document.id,
                sentences=len(spans),
                degree="wholly" if share >= WHOLLY else "partly",
                direction=direction,
                spans=tuple(sorted(spans)),
                dropped=dropped,
                added=added,
                reasons=(f"{len(spans)} of {total[copy.document.id]} sentences shared", why),
            )
        )
    return _with_common_sources(sorted(reuse, key=lambda r: (r.a, r.b)))


def _again(reuse: Reuse, by_document: dict[str, Findings]) -> Reuse:
    """What two documents share, as it was before a third document was looked at."""
    first, second = sorted((reuse.a, reuse.b))
    *_, direction, why = _direct(by_document[first], by_document[second])
    return replace(reuse, direction=direction, reasons=(reuse.reasons[0], why))


def comparable_lines(findings: Findings) -> Iterable[Line]:
    """The sentences of a document that are long enough and are not page furniture."""
    for passage in findings.passages:
        if not passage.is_noise and len(passage.words) >= MIN_WORDS:
            yield Line(
                Place(findings.document.id, passage.start, passage.end),
                _surface(findings.document, passage),
            )


def shared_words(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    """The share of the shorter line's words that stand in the other in the same order."""
    return LCSseq.similarity(a, b) / max(1, min(len(a), len(b)))


def _near_new(lines: list[Line], known: AbstractSet[str]) -> list[Line]:
    """The lines that are new, and of the known those that one of them may be the same as.

    Of a known line that is the shorter, at most a fifth of the words may stand in no new line; one
    that is the longer has two of the words of a new line, of any ``fifth + 2`` (here the longest).
    """
    words: set[str] = set()
    telling: set[str] = set()
    for line in lines:
        if line.place.doc not in known:
            own = set(line.words)
            count = len(line.words) - _cutoff(len(line.words)) + _MIN_RARE
            if len(own) < count:
                return lines  # the same few words again and again
            words |= own
            telling.update(sorted(own, key=len, reverse=True)[:count])
    near = []
    for line in lines:
        own = set(line.words)
        may_be_missing = len(line.words) - _cutoff(len(line.words))
        if (
            line.place.doc not in known
            or len(own - words) <= may_be_missing
            or len(own & telling) >= _MIN_RARE
        ):
            near.append(line)
    return near


def _cutoff(size: int) -> int:
    """How many words of a line of this size must stand in the other."""
    return math.ceil(MIN_SHARE * size - 1e-9)


def _same_lines(
    lines: list[Line], compared: AbstractSet[str] = frozenset()
) -> Iterable[tuple[Line, Line, float]]:
    """Every pair of lines of two documents that are the same by the definition; none of two that
    were compared before.

    Of a line's words at most a fifth may be missing from the other, so the other has at least
    two of any ``fifth + 2`` of them: the rarest are looked up (prefix filtering, Chaudhuri et al.
    2006), and no pair is lost.
    """
    coded = _code(lines)
    sizes = [len(line.words) for line in lines]
    cutoffs = [_cutoff(size) for size in sizes]
    rarest = [
        sorted(words)[: len(words) - cutoff + _MIN_RARE]  # type: ignore[type-var]
        for words, cutoff in zip(coded, cutoffs, strict=True)
    ]
    new = [number for number, line in enumerate(lines) if line.place.doc not in compared]
    in_all = _index(coded, range(len(lines)), {w for number in new for w in rarest[number]})
    in_new = _index(coded, new, set(chain.from_iterable(rarest))) if compared else in_all
    for number, line in enumerate(lines):
        size, cutoff, doc = sizes[number], cutoffs[number], line.place.doc
        index = in_new if doc in compared else in_all
        found = Counter(chain.from_iterable([index[w] for w in rarest[number] if w in index]))
        for other in [other for other, count in found.items() if count >= _MIN_RARE]:
            longer = sizes[other]
            if longer < size or (longer == size and other < number):
                continue
            there = lines[other]
            if there.place.doc == doc:
                continue
            shared = LCSseq.similarity(coded[number], coded[other], score_cutoff=cutoff)
            if shared >= cutoff:
                yield line, there, shared / size


def _index(
    coded: Sequence[Sequence[Hashable]], numbers: Iterable[int], looked_up: set[Hashable]
) -> dict[Hashable, list[int]]:
    """Which of some lines hold each word that is looked up."""
    index: dict[Hashable, list[int]] = defaultdict(list)
    for number in numbers:
        for word in looked_up.intersection(coded[number]):
            index[word].append(number)
    return index


def _code(lines: list[Line]) -> list[Sequence[Hashable]]:
    """Each line as a string of one character a word, which aligns fastest, as numbers where there
    are more words than characters; a word that fewer lines hold comes before one of more."""
    count = Counter(chain.from_iterable([set(line.words) for line in lines]))
    ranked = sorted(count, key=lambda word: (count[word], word))
    if _FIRST_CODE + len(ranked) > sys.maxunicode:
        numbers = {word: number for number, word in enumerate(ranked)}
        return [[numbers[word] for word in line.words] for line in lines]
    codes = {word: chr(_FIRST_CODE + number) for number, word in enumerate(ranked)}
    return ["".join([codes[word] for word in line.words]) for line in lines]


def _one_to_one(found: list[tuple[float, Place, Place]]) -> tuple[tuple[Place, Place], ...]:
    """Each sentence with its best partner, each used once."""
    used: set[Place] = set()
    pairs = []
    for _, a, b in sorted(found, key=lambda row: (-row[0], row[1], row[2])):
        if a not in used and b not in used:
            used |= {a, b}
            pairs.append((a, b))
    return tuple(sorted(pairs))


def _direct(a: Findings, b: Findings) -> tuple[Findings, Findings, str, str]:
    """Which of two documents is the source, the copy, and why.

    Two texts of one address are versions of one report. An agency's own report comes before one
    that credits the agency; two reports that credit one
    agency, and are not its own, both repeat it; else the earlier comes first where both are dated
    to the day and the days differ. Else the order is that of the ids and the direction is unknown.
    """
    if _are_versions(a.document, b.document):
        dates = [f.document.published or "9999" for f in (a, b)]
        older, newer = (b, a) if dates[1] < dates[0] else (a, b)
        return older, newer, "version", "two texts of one address"
    for source, copy in ((a, b), (b, a)):
        own = agency_names(source.document.publisher) & set(copy.agencies)
        if own and source.document.publisher != copy.document.publisher:
            return source, copy, "a→b", f"{copy.document.id} credits {min(own)}"
    first, second = a.document.published, b.document.published
    shared = [name for name in a.agencies if name in b.agencies]
    if shared:
        source, copy = (b, a) if first and second and second < first else (a, b)
        return source, copy, "common", f"both credit {shared[0]}"
    if first and second and len(first) >= 10 and len(second) >= 10 and first != second:
        source, copy = (a, b) if first < second else (b, a)
        # Times of day are compared only where both have one.
        if len(first) == len(second) or first[:10] != second[:10]:
            why = f"{source.document.published} is before {copy.document.published}"
            return source, copy, "a→b", why
    return a, b, "unknown", "neither dates nor agency tags settle who was first"


def _are_versions(a: Document, b: Document) -> bool:
    """Whether two texts were published under one address, or given under one id (``a#2``)."""
    if a.url is not None and a.url == b.url:
        return True
    return any(x.id.startswith(f"{y.id}#") for x, y in ((a, b), (b, a)))


def agency_names(publisher: str | None) -> frozenset[str]:
    """The tags under which others credit a publisher: its name and its initials."""
    if publisher is None:
        return frozenset()
    initials = "".join(word[0] for word in publisher.split() if word[0].isupper())
    return frozenset({publisher, initials} if len(initials) > 1 else {publisher})


def _with_common_sources(reuse: list[Reuse]) -> tuple[Reuse, ...]:
    """Two copies of one text in the set are not copied from each other: where all that they share
    stands in a third document that both repeat, their direction is ``common``."""
    copied = {(r.a, r.b): r for r in reuse if r.direction == "a→b"}
    sources = defaultdict(set)
    for source, copy in copied:
        sources[copy].add(source)
    settled = []
    for r in reuse:
        own = _sentences_of(r)
        third = next(
            (
                s
                for s in sorted(sources[r.a] & sources[r.b])
                if own[r.a] <= _sentences_of(copied[s, r.a])[r.a]
                and own[r.b] <= _sentences_of(copied[s, r.b])[r.b]
            ),
            None,
        )
        if third is not None:
            r = replace(r, direction="common", reasons=(r.reasons[0], f"both repeat {third}"))
        settled.append(r)
    return tuple(settled)


def _sentences_of(reuse: Reuse) -> dict[str, set[Place]]:
    return {
        reuse.a: {there for there, _ in reuse.spans},
        reuse.b: {here for _, here in reuse.spans},
    }


def _surface(document: Document, passage: Passage) -> tuple[str, ...]:
    text = document.text
    return tuple([text[start:end].casefold() for start, end, _, _ in passage.words])
