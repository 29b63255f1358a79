"""Findings and claims in, one assertion told about two different names out.

What somebody said is retold in other words every day; that alone is no conflict. Where all but a
few words are the same and a name stands on one side only (*celem Lagoty jest koniec tranzytu*,
*celem budowy jest koniec tranzytu*), the reports differ in whom or what the words were about.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import combinations
from typing import NamedTuple

from podobno.inside import words_in
from podobno.model import Claim, Conflict, Findings, NameMention, Place, Word, Wording
from podobno.story.quotes import (
    OCCASION,
    Said,
    content_words,
    describing_nouns,
    is_one_occasion,
    sides,
)

_MIN_RATIO = 0.6
# More words than these in the place of a name are another turn of the sentence.
_MAX_EXCHANGED = 2


class _Told(NamedTuple):
    """One wording: its content words, and the names among them by the word they begin with."""

    findings: Findings
    wording: Wording
    words: tuple[Word, ...]
    names: dict[int, NameMention]

    @property
    def said(self) -> Said:
        return Said(self.findings, self.findings.statements[self.wording.statement])

    @property
    def place(self) -> Place:
        spans = self.wording.spans
        return Place(self.wording.doc, spans[0].start, spans[-1].end)


def retold_conflicts(findings: Iterable[Findings], claims: Iterable[Claim]) -> Iterator[Conflict]:
    """Two wordings of a claim, at least one without quotation marks, in one of which a name stands
    in the place of another name or of a noun that does not describe it."""
    by_id = {f.document.id: f for f in findings}
    for claim in claims:
        told = [_read(by_id[w.doc], w) for w in claim.wordings] if len(claim.wordings) > 1 else []
        for a, b in combinations(told, 2):
            kinds = {a.said.statement.kind, b.said.statement.kind}
            if a.wording.doc == b.wording.doc or kinds == {"direct"}:
                continue
            if is_one_occasion(a.said, b.said, OCCASION):
                for pair in _exchanged(a, b):
                    first, second = sorted((a.place, b.place))
                    why = f"{claim.speaker}: {sides(*pair)}"
                    yield Conflict(kind="wording", a=first, b=second, why=why)


def _read(findings: Findings, wording: Wording) -> _Told:
    words = content_words(words_in(findings, wording.spans))
    first, last = wording.spans[0].start, wording.spans[-1].end
    names = [n for n in findings.names if first <= n.start < last]
    return _Told(
        findings,
        wording,
        words,
        {w.start: n for w in words for n in names if n.start <= w.start < n.end},
    )


def _exchanged(a: _Told, b: _Told) -> Iterator[tuple[str, str]]:
    """The names and nouns that stand in each other's place in two sentences otherwise alike."""
    matcher = SequenceMatcher(
        None, [w.lemma for w in a.words], [w.lemma for w in b.words], autojunk=False
    )
    if matcher.ratio() < _MIN_RATIO:
        return
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        mine, theirs = a.words[i1:i2], b.words[j1:j2]
        if kind != "replace" or max(len(mine), len(theirs)) > _MAX_EXCHANGED:
            continue
        first, second = _name_in(mine, a, b), _name_in(theirs, b, a)
        if first and second and _are_two(first, second, (a, b)):
            yield first.entity_name, second.entity_name
        elif first and not second and (noun := _noun_in(theirs, b)):
            yield first.entity_name, noun
        elif second and not first and (noun := _noun_in(mine, a)):
            yield noun, second.entity_name


def _name_in(words: Sequence[Word], told: _Told, other: _Told) -> NameMention | None:
    """The one name among some words, where the other wording does not have it anywhere."""
    names = {told.names[w.start].entity_name: told.names[w.start] for w in words
             if w.start in told.names}  # fmt: skip
    there = {name.entity_name for name in other.names.values()}
    return next(iter(names.values())) if len(names) == 1 and not names.keys() & there else None


def _are_two(a: NameMention, b: NameMention, told: tuple[_Told, _Told]) -> bool:
    """Whether two names are of one kind and neither stands for the other (``Kreml``, ``Rosja``)."""
    stands = {(e.name, e.stands_for) for t in told for e in t.findings.entities}
    pair = (a.entity_name, b.entity_name)
    return a.type == b.type and pair not in stands and pair[::-1] not in stands


def _noun_in(words: Sequence[Word], told: _Told) -> str | None:
    """The only noun among words that are no names, where it does not say what a name is."""
    nouns = [w.lemma for w in words if w.pos == "NOUN"]
    known = describing_nouns(told.findings.document.language)
    is_plain = len(nouns) == 1 and not any(w.start in told.names for w in words)
    return nouns[0] if is_plain and nouns[0] not in known else None
