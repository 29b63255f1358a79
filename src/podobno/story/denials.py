"""Findings in, assertions that somebody denies out.

A denial (``zaprzeczył, że P``) is set against statements that assert P in much the same words, and
somebody's denial of an own word (``nigdy nie obiecałem, że P``) against what that speaker is
reported to have promised. A denial that no article sets against an assertion is not a conflict.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from podobno.inside import words_in
from podobno.language import find_pack
from podobno.language.event_lexicon import read_lexicon
from podobno.model import Conflict, Findings, Place, StatementMention, Word

# Two content words, and half of the denial's: fewer is a shared topic.
# Chosen on the development stories; run `make quality` after a change.
MIN_SHARED = 2
MIN_SHARE = 0.5
_MIN_LETTERS = 4
# Words of one stem are one word here: "Kamor", "kamorski".
_STEM = 5
# A word in more of the statements than this is the story's topic and says nothing.
_MAX_STATEMENTS = 6
# Deeds done by words: what one may later say one never did.
_SPOKEN = frozenset({"AGREE", "REQUEST", "THREATEN", "ACCUSE", "SUPPORT", "REJECT"})
# How far before its verb a negation stands.
_REACH = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A statement with its content words, the verb it is reported by, and the verbs of which its
    content says ``nie``; verbs of deeds done by words only."""

    doc: str
    published: str
    statement: StatementMention
    words: frozenset[str]
    cue: frozenset[str]
    verbs: frozenset[str]
    negated: frozenset[str]

    @property
    def place(self) -> Place:
        span = self.statement.content[0]
        return Place(self.doc, span.start, span.end)

    @property
    def stems(self) -> frozenset[str]:
        return frozenset([word[:_STEM] for word in self.words])

    @property
    def disowned(self) -> frozenset[str]:
        """The verbs that this says were not so."""
        return self.verbs if self.statement.denied else self.negated

    @property
    def length(self) -> int:
        return sum(span.end - span.start for span in self.statement.content)


def denial_conflicts(findings: Iterable[Findings]) -> Iterator[Conflict]:
    """Each denial with the assertion nearest to it in words."""
    said = [item for f in findings for item in _read(f)]
    frequency = Counter(word for item in said for word in item.words)
    by_word: dict[str, list[int]] = defaultdict(list)
    by_verb: dict[tuple[str | None, str], list[int]] = defaultdict(list)
    for number, item in enumerate(said):
        for verb in item.cue:
            by_verb[item.statement.speaker_name, verb].append(number)
        for word in item.words:
            if frequency[word] <= _MAX_STATEMENTS:
                by_word[word].append(number)
    for number, denial in enumerate(said):
        speaker = denial.statement.speaker_name
        own = {n for verb in denial.disowned for n in by_verb[speaker, verb]} - {number}
        rival = _own_word(denial, (said[n] for n in sorted(own)))
        if rival is None and denial.statement.denied:
            shared = Counter(n for word in denial.words for n in by_word[word] if n != number)
            rival = _nearest(
                (said[n], count)
                for n, count in shared.items()
                if count >= max(MIN_SHARED, MIN_SHARE * len(denial.words))
                and not said[n].statement.denied
            )
        if rival is not None:
            yield Conflict(
                kind="fact",
                a=denial.place,
                b=rival.place,
                why=f"{denial.statement.speaker_name} ↔ {rival.statement.speaker_name}",
            )


def _own_word(denial: Said, own: Iterable[Said]) -> Said | None:
    """What the speaker is reported to have promised or said, and now denies: told by the same verb,
    in other words that the denial shares."""
    rivals = []
    for other in own:
        verbs = {verb[:_STEM] for verb in other.cue & denial.disowned}
        shared = denial.stems & other.stems
        if verbs and not other.negated & other.cue and len(shared - verbs) >= MIN_SHARED:
            rivals.append((other, len(shared)))
    return _nearest(rivals)


def _nearest(rivals: Iterable[tuple[Said, int]]) -> Said | None:
    """The assertion that shares most words; of several the one that says least besides."""
    found = [(-count, item.length, item.published, item.place, item) for item, count in rivals]
    return min(found, key=lambda row: row[:4])[4] if found else None


def _read(findings: Findings) -> Iterator[Said]:
    deeds = _deeds(findings.document.language)
    for statement in findings.statements:
        if statement.speaker_name is not None:
            inside = words_in(findings, statement.content)
            lemmas = {w.lemma for w in inside}
            yield Said(
                doc=findings.document.id,
                published=findings.document.published or "9999",
                statement=statement,
                words=frozenset([lemma for lemma in lemmas if len(lemma) >= _MIN_LETTERS]),
                cue=_cue(findings, statement) & deeds,
                verbs=deeds & lemmas,
                negated=deeds.intersection(_negated(inside)) if "nie" in lemmas else frozenset(),
            )


@cache
def _deeds(language: str | None) -> frozenset[str]:
    """The verbs of deeds done by words: ``obiecać``, ``oskarżyć``."""
    pack = find_pack(language or "")
    if pack is None:
        return frozenset()
    return frozenset(
        lemma
        for lemma, entries in read_lexicon(pack).verbs.items()
        if any(entry.type in _SPOKEN and not entry.beside for entry in entries)
    )


def _cue(findings: Findings, statement: StatementMention) -> frozenset[str]:
    if statement.cue is None:
        return frozenset()
    return frozenset(word.lemma for word in words_in(findings, (statement.cue,)))


def _negated(words: Sequence[Word]) -> Iterator[str]:
    for at, word in enumerate(words):
        if word.pos == "VERB" and any(w.lemma == "nie" for w in words[max(0, at - _REACH) : at]):
            yield word.lemma
