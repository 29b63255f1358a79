"""Statements of many documents in, claims out: the same assertion by one speaker, reworded or not.

Candidates share a speaker and a rare content word, or the rare word where one report describes the
speaker and another names one. The pairs most alike are joined first, and groups where they are
alike on average, so that no chain of half-alike statements makes one claim.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from podobno.link.claim_clues import MIN_SHARE, Said, compare_claims, read_said, read_weights
from podobno.link.decisions import Decision, regroup
from podobno.link.origins import Attribution, Roots
from podobno.model import Claim, Findings, Wording

# A word in more statements than this says nothing: of one speaker's, of all.
_MAX_OF_ONE, _MAX_OF_ALL = 40, 12


def link_claims(
    findings: tuple[Findings, ...], roots: Roots, decisions: tuple[Decision, ...] = ()
) -> tuple[Claim, ...]:
    """Every statement in exactly one claim, ordered by where it is first said."""
    said = [item for f in findings for item in read_said(f)]
    weights = read_weights(said)
    alike = {
        (i, j): share
        for i, j in _candidates(said)
        if (share := compare_claims(said[i], said[j], weights))
    }
    by_id = {f.document.id: f for f in findings}
    groups = ([said[i] for i in group] for group in _group(said, alike))
    decided = regroup(groups, lambda item: item.place, decisions, about="claim")
    claims = [_claim(group, by_id, roots) for group in decided]
    return tuple(sorted(claims, key=lambda c: (c.wordings[0].doc, c.wordings[0].spans)))


def _candidates(said: Sequence[Said]) -> Iterator[tuple[int, int]]:
    """Pairs of statements that share a word few statements have, by one speaker or by a speaker
    whom one of them describes."""
    spoken: dict[tuple[str, str], list[int]] = defaultdict(list)
    told: dict[str, list[int]] = defaultdict(list)
    for number, item in enumerate(said):
        if item.speaker is not None:
            for word in set(item.words):
                spoken[item.speaker, word].append(number)
                told[word].append(number)
    yield from sorted(_pairs(spoken.values(), _MAX_OF_ONE))
    described = {number for number, item in enumerate(said) if item.is_described}
    with_described = (where for where in told.values() if not described.isdisjoint(where))
    for i, j in sorted(_pairs(with_described, _MAX_OF_ALL)):
        if i in described or j in described:
            yield i, j


def _pairs(listed: Iterable[Sequence[int]], most: int) -> set[tuple[int, int]]:
    return {pair for where in listed if len(where) <= most for pair in combinations(where, 2)}


def _group(said: Sequence[Said], alike: Mapping[tuple[int, int], float]) -> list[list[int]]:
    """The statements in groups, those most alike joined first, each two groups where
    they are alike on average and their speakers may be one."""
    leader = list(range(len(said)))
    members = {number: [number] for number in leader}
    for i, j in sorted(alike, key=lambda pair: (-alike[pair], pair)):
        a, b = sorted((leader[i], leader[j]))
        if a == b:
            continue
        pairs = [(min(x, y), max(x, y)) for x in members[a] for y in members[b]]
        mean = sum(alike.get(pair, 0.0) for pair in pairs) / len(pairs)
        if mean >= MIN_SHARE and _is_one_speaker([said[n] for n in members[a] + members[b]]):
            for number in members[b]:
                leader[number] = a
            members[a] += members.pop(b)
    return [sorted(group) for group in members.values()]


def _is_one_speaker(group: Sequence[Said]) -> bool:
    """Whether one name at most is given, and no report tells two speakers apart: ``X powiedział,
    że według sąsiadów P``."""
    named = {item.speaker for item in group if not item.is_described}
    told = {(item.doc, item.speaker) for item in group}
    return len(named) <= 1 and len(told) == len({item.doc for item in group})


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
    speaker = _speaker(group)
    return Claim(
        id="c-" + digest("claim", first.doc, first.spans[0].start),
        speaker=speaker,
        wordings=wordings,
        origins=roots.origins(
            Attribution(
                place=item.place,
                source=speaker,
                via=item.statement.via,
                hedged=item.statement.hedged,
            )
            for item in group
        ),
        reasons=tuple(_reasons(group, speaker)),
    )


def _speaker(group: Iterable[Said]) -> str | None:
    """The name that most reports give; a description where none names the speaker."""
    told = Counter(item.speaker for item in group if item.speaker is not None)
    return min(told, key=lambda name: (name[:1].islower(), -told[name], name), default=None)


def _reasons(group: Sequence[Said], speaker: str | None) -> Iterator[str]:
    if len(group) > 1:
        yield f"{len(group)} wordings by {speaker} share most of their content words in order"
    for described in sorted({item.speaker or "" for item in group} - {speaker or ""}):
        yield f"{described} and {speaker} say one sentence, in reports of the same days"


def digest(kind: str, doc: str, start: int) -> str:
    """Eight hexadecimal digits of a kind and the earliest mention: an id that two runs agree on."""
    return hashlib.sha256(f"{kind}\0{doc}\0{start}".encode()).hexdigest()[:8]
