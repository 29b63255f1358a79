"""Findings of a mixed archive in, its stories out: groups of documents about the same actors.

Each document is its names and content words, weighted by how few documents have them (TF-IDF);
documents are joined to the nearest thread by average similarity, candidates coming from shared
rare names, so that no two unrelated documents are ever compared.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from podobno.link.unions import Unions
from podobno.model import Findings

# Names tell a story more than words do.
_NAME_WEIGHT = 3.0
_MIN_LETTERS = 5
_MAX_TERMS = 40
# Cosine of two documents of one story; chosen on mixed stories, run `make quality` after a change.
MIN_SIMILARITY = 0.12
_NEIGHBOURS = 12


@dataclass(slots=True)
class _Vector:
    """A document's strongest terms, of length one."""

    doc: str
    terms: dict[str, float] = field(default_factory=dict)


def group_threads(findings: tuple[Findings, ...]) -> tuple[tuple[str, ...], ...]:
    """Every document in exactly one thread; threads ordered by size, then by first id."""
    ordered = sorted(findings, key=lambda f: f.document.id)
    vectors = _vectors(ordered)
    unions: Unions[str] = Unions(v.doc for v in vectors)
    for a, b in _mutual_neighbours(vectors):
        unions.join(a, b)
    return tuple(sorted(unions.groups(), key=lambda group: (-len(group), group)))


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
    total = len(findings)
    vectors = []
    for f, terms in zip(findings, counts, strict=True):
        weights = {
            term: (1 + math.log(count)) * math.log((1 + total) / frequency[term])
            for term, count in terms.items()
            if frequency[term] > 1
        }
        strongest = sorted(weights.items(), key=lambda row: (-row[1], row[0]))[:_MAX_TERMS]
        length = math.sqrt(sum(w * w for _, w in strongest)) or 1.0
        vectors.append(_Vector(f.document.id, {term: w / length for term, w in strongest}))
    return vectors


def _terms(findings: Findings) -> Counter[str]:
    terms: Counter[str] = Counter()
    for name in findings.names:
        terms[f"name:{name.entity_name.casefold()}"] += int(_NAME_WEIGHT)
    for passage in findings.passages:
        for word in passage.words:
            if len(word.lemma) >= _MIN_LETTERS and not passage.is_noise:
                terms[word.lemma] += 1
    return terms


def _mutual_neighbours(vectors: list[_Vector]) -> list[tuple[str, str]]:
    """Pairs of documents each of which is among the other's nearest."""
    index: dict[str, list[int]] = defaultdict(list)
    for number, vector in enumerate(vectors):
        for term in vector.terms:
            index[term].append(number)
    nearest: list[set[int]] = []
    for number, vector in enumerate(vectors):
        scores: dict[int, float] = defaultdict(float)
        for term, weight in sorted(vector.terms.items()):
            for other in index[term]:
                if other != number:
                    scores[other] += weight * vectors[other].terms[term]
        ranked = sorted(scores.items(), key=lambda row: (-row[1], row[0]))
        nearest.append({n for n, s in ranked[:_NEIGHBOURS] if s >= MIN_SIMILARITY})
    return [
        (vectors[a].doc, vectors[b].doc)
        for a, others in enumerate(nearest)
        for b in sorted(others)
        if a < b and a in nearest[b]
    ]
