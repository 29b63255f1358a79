"""Statements in, their quoted words and what tells two of these apart out."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from functools import cache, lru_cache
from typing import NamedTuple

from rapidfuzz.distance import Prefix

from podobno.inside import words_in
from podobno.language import find_pack
from podobno.model import Findings, Place, Span, StatementMention, Word
from podobno.timex import to_interval

# Forms of one stem are no exchange: "przyszły" and "przyszłość" share five letters, "wesprzeć" and
# "wspierać" are of another part of speech or not look-alikes.
_STEM = 5
# So are shorter ones that only their endings tell apart: "Niemiec", "Niemcy".
_SHORT_STEM, _LONGEST_ENDING = 4, 3
# A speech is reported for about this long; later the speaker may say it anew in other words.
OCCASION = timedelta(days=31)
SAME_DAY = timedelta(days=1)
_MIN_LETTERS = 4
_CONTENT = frozenset({"NOUN", "VERB", "ADJ", "ADV", "PROPN", "NUM", "X", ""})
OPEN, CLOSE = '„"«»“”', '”"»«“'


class Said(NamedTuple):
    """A statement in its report."""

    findings: Findings
    statement: StatementMention


class Quote(NamedTuple):
    """Quoted words of one statement: content words only, in order."""

    findings: Findings
    statement: StatementMention
    words: tuple[Word, ...]

    @property
    def said(self) -> Said:
        return Said(self.findings, self.statement)

    @property
    def place(self) -> Place:
        return Place(self.findings.document.id, self.words[0].start, self.words[-1].end)


def quotes_of(findings: Findings, statement: StatementMention) -> Iterator[Quote]:
    """The quoted parts of a statement that hold at least two content words."""
    for span in quoted_spans(findings.document.text, statement):
        words = content_words(w for w in words_in(findings, (span,)) if w.end <= span.end)
        if len(words) > 1:
            yield Quote(findings, statement, words)


def quoted_spans(text: str, statement: StatementMention) -> Iterator[Span]:
    """The whole content of a direct quotation; of a mixed one the parts in quotation marks."""
    for span in statement.content:
        if statement.kind == "direct":
            yield span
            continue
        start = None
        for at in range(max(0, span.start - 1), min(len(text), span.end + 1)):
            if start is None and text[at] in OPEN:
                start = at + 1
            elif start is not None and text[at] in CLOSE:
                yield Span(start, at)
                start = None


def content_words(words: Iterable[Word]) -> tuple[Word, ...]:
    """The words that carry what is said."""
    return tuple(
        [
            w
            for w in words
            if w.pos in _CONTENT and len(w.lemma) >= _MIN_LETTERS and " " not in w.lemma
        ]
    )


def sides(first: str, second: str) -> str:
    """Two words in one order, whichever report is first: the same pair of words is one reason."""
    return " ↔ ".join(sorted((first, second)))


def is_same_word(a: Word, b: Word) -> bool:
    """Whether two words are forms or derivations of one, or one is the other misspelled."""
    first, second = (plain(word.lemma) for word in (a, b))
    return first == second or _is_one_stem(a.lemma, b.lemma)


@lru_cache(maxsize=65536)
def plain(lemma: str) -> str:
    """A base form without accents and without a number before a hyphen.

    >>> plain("część"), plain("100-procentowy")
    ('czesc', 'procentowy')
    """
    bare = unicodedata.normalize("NFKD", lemma.replace("ł", "l"))
    return "".join(c for c in bare if not unicodedata.combining(c)).lstrip("0123456789-")


def _is_one_stem(a: str, b: str) -> bool:
    """Whether two words begin alike for most of the shorter."""
    shorter = min(len(a), len(b))
    common = Prefix.similarity(a, b)
    endings = len(a) - common, len(b) - common
    if max(endings) <= 1 and common > 1:  # "wola", "wole"
        return True
    return common >= min(_STEM, shorter) or (
        common >= _SHORT_STEM and max(endings) <= _LONGEST_ENDING
    )


def are_one_kind(findings: Findings, first: str, second: str) -> bool:
    """Whether two nouns are two words for one kind of thing: ``firma``, ``przewoźnik``."""
    pack = find_pack(findings.document.language or "")
    kinds = pack.table("organisations")["kind_nouns"].values() if pack is not None else ()
    return any(first in nouns and second in nouns for nouns in kinds)


@cache
def describing_nouns(language: str | None) -> frozenset[str]:
    """Nouns that may stand for a name: ``kraj``, ``spółka``, ``prezydent``, ``rząd``."""
    pack = find_pack(language or "")
    if pack is None:
        return frozenset()
    organisations = pack.table("organisations")
    tables = (organisations["kind_nouns"], organisations["heads"], pack.table("titles"))
    listed = (words for table in (*tables, pack.table("event_actors")) for words in _lists(table))
    return frozenset(part for words in listed for word in words for part in word.split())


def _lists(table: object) -> Iterator[Sequence[str]]:
    """The lists of words in a table, however deep."""
    if isinstance(table, Mapping):
        for value in table.values():
            yield from _lists(value)
    elif isinstance(table, list | tuple | frozenset) and all(isinstance(w, str) for w in table):
        yield tuple(table)


def is_one_occasion(a: Said, b: Said, limit: timedelta) -> bool:
    """Whether two statements may be of one time: their days are near, or one is not known."""
    first, second = (to_interval(s.said_on or f.document.published) for f, s in (a, b))
    if first is None or second is None:
        return limit > SAME_DAY
    return first.first - second.last <= limit and second.first - first.last <= limit
