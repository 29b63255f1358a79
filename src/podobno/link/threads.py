"""Findings of a mixed archive in, its stories out: groups of documents about the same things.

Each document is its names and content words, weighted by how rare they are in any text: a story's
own words are frequent in an archive that holds much of it, and would tell nothing there. Where a
language has no list of common words, what is frequent in the archive is taken to be common. Groups
are joined while their documents are alike on average (UPGMA); documents published years apart count
as less alike.
"""

from __future__ import annotations

import heapq
import math
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from datetime import date

from podobno.language import find_pack
from podobno.language.common_words import CommonWords, read_common_words
from podobno.model import Findings
from podobno.timex import to_interval

# Average cosine of two groups of one story. The weights do not depend on the archive, so neither
# does it. Chosen on six stories mixed: run `python quality/threads.py --mixtures` after a change.
MIN_SIMILARITY = 0.11
# How much more a rare word tells than a common one.
_POWER = 1.5
# Two documents this many days apart are half as alike.
_HALF_LIFE = 1500
_MIN_LETTERS = 5
_CONTENT = frozenset({"NOUN", "PROPN", "ADJ", "VERB", "X", ""})
_NAME, _MIN_NAME_LETTERS = "name:", 3


@dataclass(frozen=True, slots=True)
class _Vector:
    """A document's terms, of length one, and the day it was published."""

    doc: str
    terms: dict[str, float]
    day: int | None


def group_threads(findings: tuple[Findings, ...]) -> tuple[tuple[str, ...], ...]:
    """Every document in exactly one thread; threads ordered by size, then by first id."""
    vectors = _vectors(sorted(findings, key=lambda f: f.document.id))
    groups = (tuple(sorted(vectors[n].doc for n in group)) for group in _average_link(vectors))
    return tuple(sorted(groups, key=lambda group: (-len(group), group)))


def name_thread(findings: tuple[Findings, ...], group: tuple[str, ...]) -> str:
    """What a thread is called: the names that most of its documents hold."""
    members = set(group)
    counts: Counter[str] = Counter()
    for f in findings:
        if f.document.id in members:
            counts.update({name.entity_name for name in f.names})
    ranked = sorted(counts.items(), key=lambda row: (-row[1], row[0]))
    return " · ".join(name for name, _ in ranked[:3]) or group[0]


def _vectors(findings: list[Findings]) -> list[_Vector]:
    counts = [_terms(f) for f in findings]
    frequency = Counter(term for terms in counts for term in terms)
    here = CommonWords({}, len(findings), 0.0)
    vectors = []
    for f, terms in zip(findings, counts, strict=True):
        pack = find_pack(f.document.language or "")
        common = read_common_words(pack) if pack is not None else None
        common = common or replace(here, counts=frequency)
        weights = {
            term: (1 + math.log(count)) * _rarity(term, common) ** _POWER
            for term, count in sorted(terms.items())
            if frequency[term] > 1
        }
        length = math.sqrt(sum(w * w for w in weights.values())) or 1.0
        interval = to_interval(f.document.published)
        vectors.append(
            _Vector(
                f.document.id,
                {term: weight / length for term, weight in weights.items()},
                None if interval is None else _middle(interval.first, interval.last),
            )
        )
    return vectors


def _rarity(term: str, common: CommonWords) -> float:
    """How much a word tells; a name as much as the rarest of its words, numbers apart."""
    if term in common.counts or not term.startswith(_NAME):
        return common.rarity(term)
    name = term.removeprefix(_NAME)
    words = [word for word in name.split() if len(word) >= _MIN_NAME_LETTERS] or [name]
    return max(common.rarity(word) for word in words)


def _terms(findings: Findings) -> Counter[str]:
    terms = Counter(f"{_NAME}{name.entity_name.casefold()}" for name in findings.names)
    for passage in findings.passages:
        for word in passage.words:
            if len(word.lemma) >= _MIN_LETTERS and word.pos in _CONTENT and not passage.is_noise:
                terms[word.lemma] += 1
    title = (findings.document.title or "").casefold()
    terms.update(word for word in title.split() if len(word) >= _MIN_LETTERS)
    return terms


def _average_link(vectors: list[_Vector]) -> list[list[int]]:
    """Groups joined, the most alike first, while the average of all their pairs is high enough."""
    sums = [dict(row) for row in _similarities(vectors)]
    groups: dict[int, list[int]] = {n: [n] for n in range(len(vectors))}
    totals: dict[int, dict[int, float]] = dict(enumerate(sums))
    heap = [(-s, a, b) for a, row in totals.items() for b, s in row.items() if a < b]
    heapq.heapify(heap)
    new = len(vectors)
    while heap and -heap[0][0] >= MIN_SIMILARITY:
        _, a, b = heapq.heappop(heap)
        if a not in groups or b not in groups:
            continue
        joined = groups.pop(a) + groups.pop(b)
        row: dict[int, float] = defaultdict(float)
        for old in (a, b):
            for other, s in totals.pop(old).items():
                if other in groups:
                    row[other] += s
        for other, s in row.items():
            totals[other][new] = s
            heapq.heappush(heap, (-s / (len(joined) * len(groups[other])), other, new))
        groups[new], totals[new] = joined, dict(row)
        new += 1
    return list(groups.values())


def _similarities(vectors: list[_Vector]) -> list[dict[int, float]]:
    """For each document the cosine to every document it shares a term with."""
    index: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, vector in enumerate(vectors):
        for term, weight in vector.terms.items():
            index[term].append((number, weight))
    rows: list[dict[int, float]] = []
    for number, vector in enumerate(vectors):
        row: dict[int, float] = defaultdict(float)
        for term, weight in vector.terms.items():
            for other, there in index[term]:
                if other != number:
                    row[other] += weight * there
        rows.append({n: s * _nearness(vector, vectors[n]) for n, s in row.items()})
    return rows


def _nearness(a: _Vector, b: _Vector) -> float:
    if a.day is None or b.day is None:
        return 1.0
    return 1 / (1 + abs(a.day - b.day) / _HALF_LIFE)


def _middle(first: date, last: date) -> int:
    return (first.toordinal() + last.toordinal()) // 2
