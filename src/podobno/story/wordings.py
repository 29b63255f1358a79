"""Claims in, quotations of the same words that differ in a word that matters out.

Two signs are reported. One speaker's quoted phrase stands with the same head word and a
look-alike word before or after it (``bohaterski obowiązek``, ``braterski obowiązek``). Or two
quotations that are one claim differ, once aligned, in a word that is not a form of the other's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import Indel

from podobno.model import Claim, Conflict, Findings, Passage, Place, Span, StatementMention, Word

# bohaterski/braterski: .84; polski/rosyjski: .57; ważny/poważny: .83.
# Below .7 two words are two ideas, not one heard wrongly.
_LOOK_ALIKE = 0.7
_MIN_LETTERS = 5
_OPEN, _CLOSE = '„"«»“”', '”"»«“'


class _Phrase(NamedTuple):
    """Two neighbouring content words inside quoted words: which is shared is decided later."""

    place: Place
    first: str
    second: str


def wording_conflicts(findings: Iterable[Findings], claims: Iterable[Claim]) -> Iterator[Conflict]:
    """Wording conflicts, each pair of places once."""
    findings = tuple(findings)
    yield from _look_alikes(findings)
    yield from _reworded(findings, claims)


def _look_alikes(findings: tuple[Findings, ...]) -> Iterator[Conflict]:
    phrases: dict[tuple[str, str, int], list[_Phrase]] = defaultdict(list)
    for f in findings:
        for statement in f.statements:
            if statement.speaker_name is None:
                continue
            for phrase in _quoted_phrases(f, statement):
                phrases[statement.speaker_name, phrase.second, 0].append(phrase)
                phrases[statement.speaker_name, phrase.first, 1].append(phrase)
    for (speaker, shared, side), same in sorted(phrases.items()):
        for number, a in enumerate(same):
            for b in same[number + 1 :]:
                mine, theirs = (a.first, b.first) if side == 0 else (a.second, b.second)
                if mine != theirs and _look_alike(mine, theirs):
                    yield Conflict(
                        kind="wording",
                        a=min(a.place, b.place),
                        b=max(a.place, b.place),
                        why=f"{speaker}: {mine} ↔ {theirs} ({shared})",
                    )


def _look_alike(a: str, b: str) -> bool:
    return Indel.normalized_similarity(a, b) >= _LOOK_ALIKE


def _quoted_phrases(findings: Findings, statement: StatementMention) -> Iterator[_Phrase]:
    """Neighbouring content words of what the statement quotes."""
    doc = findings.document.id
    for span in _quoted_spans(findings.document.text, statement):
        for passage in findings.passages:
            words = [
                w
                for w in passage.words
                if span.start <= w.start and w.end <= span.end and len(w.lemma) >= _MIN_LETTERS
            ]
            for a, b in pairwise(words):
                if b.start - a.end <= 1:
                    yield _Phrase(Place(doc, a.start, b.end), a.lemma, b.lemma)


def _quoted_spans(text: str, statement: StatementMention) -> Iterator[Span]:
    """The whole content of a direct quotation; of a mixed one the parts in quotation marks."""
    for span in statement.content:
        if statement.kind == "direct":
            yield span
            continue
        start = None
        for at in range(max(0, span.start - 1), min(len(text), span.end + 1)):
            if start is None and text[at] in _OPEN:
                start = at + 1
            elif start is not None and text[at] in _CLOSE:
                yield Span(start, at)
                start = None


def _reworded(findings: tuple[Findings, ...], claims: Iterable[Claim]) -> Iterator[Conflict]:
    by_id = {f.document.id: f for f in findings}
    for claim in claims:
        quoted = [
            w for w in claim.wordings if by_id[w.doc].statements[w.statement].kind == "direct"
        ]
        for number, first in enumerate(quoted):
            for second in quoted[number + 1 :]:
                a, b = (
                    _words(by_id[first.doc], first.spans),
                    _words(by_id[second.doc], second.spans),
                )
                changed = _substitutions(a, b)
                if changed:
                    yield Conflict(
                        kind="wording",
                        a=Place(first.doc, first.spans[0].start, first.spans[-1].end),
                        b=Place(second.doc, second.spans[0].start, second.spans[-1].end),
                        why=f"{claim.speaker}: " + "; ".join(changed),
                        about=(claim.id,),
                    )


def _substitutions(a: list[Word], b: list[Word]) -> list[str]:
    """Content words replaced by others where two quotations are aligned by base forms."""
    matcher = SequenceMatcher(None, [w.lemma for w in a], [w.lemma for w in b], autojunk=False)
    changed = []
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        if kind == "replace":
            mine = [w.lemma for w in a[i1:i2] if len(w.lemma) >= _MIN_LETTERS]
            theirs = [w.lemma for w in b[j1:j2] if len(w.lemma) >= _MIN_LETTERS]
            if mine and theirs:
                changed.append(f"{' '.join(mine)} ↔ {' '.join(theirs)}")
    return changed


def _words(findings: Findings, spans: tuple[Span, ...]) -> list[Word]:
    passages: tuple[Passage, ...] = findings.passages
    return [
        word
        for passage in passages
        for word in passage.words
        if any(s.start <= word.start < s.end for s in spans)
    ]
