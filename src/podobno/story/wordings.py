"""Findings and claims in, quotations of the same words that differ in a word that matters out.

Three signs are reported, all between quoted words of one speaker, said at about the same time:

- a look-alike: the same head word with a word before or after it that is nearly the other's
  (``bohaterski obowiązek``, ``braterski obowiązek``);
- an exchanged word: two quotations that are aligned word by word, but for a few words that are no
  forms of each other (``trudny, ale uczciwy kompromis``, ``trudny, ale konieczny kompromis``);
- a shared rare phrase: two quotations of one day, told as different sentences, that share two
  neighbouring words which nobody else in the story uses.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from difflib import SequenceMatcher
from itertools import combinations, pairwise
from typing import NamedTuple

from rapidfuzz.distance import Indel, Prefix

from podobno.inside import words_in
from podobno.model import Claim, Conflict, Findings, Place, Span, StatementMention, Word, Wording
from podobno.timex import to_interval

# bohaterski/braterski: .84, stosowny/stanowczy: .71; polski/rosyjski: .57.
# Below .7 two words are two ideas, not one heard wrongly. One report that has both is likelier to
# mean both (``broń ekonomiczna``, ``broń chemiczna``: .78).
_LOOK_ALIKE = 0.7
_LOOK_ALIKE_IN_ONE_REPORT = 0.8
# Forms of one stem are no exchange: "przyszły" and "przyszłość" share five letters, "wesprzeć" and
# "wspierać" are of another part of speech or not look-alikes.
_STEM = 5
# So are shorter ones that only their endings tell apart: "Niemiec", "Niemcy".
_SHORT_STEM, _LONGEST_ENDING = 4, 3
# A speech is reported for about this long; later the speaker may say it anew in other words.
_OCCASION = timedelta(days=31)
_SAME_DAY = timedelta(days=1)
_MIN_ALIGNED = 3
_MIN_RATIO = 0.6
_MAX_EXCHANGED = 2
_PART = 0.75
_MIN_LETTERS = 4
_CONTENT = frozenset({"NOUN", "VERB", "ADJ", "ADV", "PROPN", "NUM", "X", ""})
_OPEN, _CLOSE = '„"«»“”', '”"»«“'


class _Quote(NamedTuple):
    """Quoted words of one statement: content words only, in order."""

    findings: Findings
    statement: StatementMention
    words: tuple[Word, ...]

    @property
    def place(self) -> Place:
        return Place(self.findings.document.id, self.words[0].start, self.words[-1].end)


def wording_conflicts(findings: Iterable[Findings], claims: Iterable[Claim]) -> Iterator[Conflict]:
    """Wording conflicts; the same pair of places may come with two signs."""
    findings = tuple(findings)
    quotes: dict[str, list[_Quote]] = defaultdict(list)
    for f in findings:
        for statement in f.statements:
            if statement.speaker_name is not None:
                quotes[statement.speaker_name] += _quotes(f, statement)
    for speaker, said in sorted(quotes.items()):
        yield from _look_alikes(speaker, said)
        yield from _exchanged(speaker, said)
    yield from _rare_phrases(findings, claims)


def _look_alikes(speaker: str, said: list[_Quote]) -> Iterator[Conflict]:
    phrases: dict[tuple[str, int], list[tuple[_Quote, Word, Word]]] = defaultdict(list)
    for quote in said:
        for first, second in _neighbours(quote):
            phrases[second.lemma, 0].append((quote, first, second))
            phrases[first.lemma, 1].append((quote, first, second))
    for (shared, side), same in sorted(phrases.items()):
        for a, b in combinations(same, 2):
            mine, theirs = (a[1], b[1]) if side == 0 else (a[2], b[2])
            is_one_report = a[0].place.doc == b[0].place.doc
            least = _LOOK_ALIKE_IN_ONE_REPORT if is_one_report else _LOOK_ALIKE
            if _is_look_alike(mine, theirs, least) and _is_one_occasion(a[0], b[0], _OCCASION):
                yield _conflict(
                    Place(a[0].place.doc, a[1].start, a[2].end),
                    Place(b[0].place.doc, b[1].start, b[2].end),
                    f"{speaker}: {_sides(mine.lemma, theirs.lemma)} ({shared})",
                )


def _exchanged(speaker: str, said: list[_Quote]) -> Iterator[Conflict]:
    by_word: dict[str, list[int]] = defaultdict(list)
    for number, quote in enumerate(said):
        for lemma in {word.lemma for word in quote.words}:
            by_word[lemma].append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for where in by_word.values():
        shared.update(combinations(where, 2))
    for (i, j), count in sorted(shared.items()):
        a, b = said[i], said[j]
        # One word shared of two is a compromise, not a quotation: "uczciwy kompromis".
        if count < min(_MIN_ALIGNED, len(a.words) - 1, len(b.words) - 1) or count < 2:
            continue
        if not _is_one_occasion(a, b, _OCCASION):
            continue
        changed = _exchanges(a.words, b.words)
        if changed:
            yield _conflict(a.place, b.place, f"{speaker}: {'; '.join(changed)}")


def _exchanges(a: tuple[Word, ...], b: tuple[Word, ...]) -> list[str]:
    """Words exchanged between two quotations that are otherwise the same; empty where they are
    not alike enough, or where nothing but forms and omissions differ."""
    matcher = SequenceMatcher(None, [w.lemma for w in a], [w.lemma for w in b], autojunk=False)
    if matcher.ratio() < _MIN_RATIO:
        return []
    changed = []
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        if kind == "replace":
            mine, theirs = a[i1:i2], b[j1:j2]
            if len(mine) > _MAX_EXCHANGED or len(theirs) > _MAX_EXCHANGED:
                return []
            if [w.pos for w in mine] != [w.pos for w in theirs]:
                return []  # another turn of the sentence, no word in the place of another
            if not any(_is_one_stem(x, y) for x in mine for y in theirs):
                told = (" ".join(word.lemma for word in side) for side in (mine, theirs))
                changed.append(_sides(*told))
    return changed


def _rare_phrases(findings: tuple[Findings, ...], claims: Iterable[Claim]) -> Iterator[Conflict]:
    """Direct quotations that were put together as one claim and share a phrase of their own."""
    by_id = {f.document.id: f for f in findings}
    alike = [
        (claim, a, b, shared)
        for claim in claims
        for a, b in combinations(_quoted(claim, by_id), 2)
        if _is_one_occasion(a[0], b[0], _SAME_DAY)
        and (shared := set(_pairs(_words_of(a))) & set(_pairs(_words_of(b))))
    ]
    told = _count_told(findings, {pair for _, _, _, shared in alike for pair in shared})
    for claim, a, b, shared in alike:
        mine, theirs = _words_of(a), _words_of(b)
        rare = sorted(pair for pair in shared if told[pair] <= 2)
        first = Place(a[0].place.doc, mine[0].start, mine[-1].end)
        second = Place(b[0].place.doc, theirs[0].start, theirs[-1].end)
        if rare and not _overlap(first, second) and not _is_part(mine, theirs):
            why = f"{claim.speaker}: „{' '.join(rare[0])}” in two different sentences"
            yield _conflict(first, second, why)


def _is_part(a: Sequence[Word], b: Sequence[Word]) -> bool:
    """Whether most words of the shorter stand in the longer, in their order: one is the other cut
    short."""
    matcher = SequenceMatcher(None, [w.lemma for w in a], [w.lemma for w in b], autojunk=False)
    same = sum(block.size for block in matcher.get_matching_blocks())
    return same >= _PART * min(len(a), len(b))


def _overlap(a: Place, b: Place) -> bool:
    return a.doc == b.doc and a.start < b.end and b.start < a.end


def _quoted(claim: Claim, by_id: dict[str, Findings]) -> list[list[_Quote]]:
    """The quoted words of each direct quotation of a claim."""
    direct = (
        _direct(by_id[w.doc], w)
        for w in claim.wordings
        if by_id[w.doc].statements[w.statement].kind == "direct"
    )
    return [quotes for quotes in direct if quotes]


def _words_of(quotes: Iterable[_Quote]) -> tuple[Word, ...]:
    return tuple(word for quote in quotes for word in quote.words)


def _count_told(
    findings: Iterable[Findings], wanted: set[tuple[str, str]]
) -> Counter[tuple[str, str]]:
    """In how many sentences of the story each of some pairs of words stands."""
    told: Counter[tuple[str, str]] = Counter()
    firsts = {first for first, _ in wanted}
    for f in findings if wanted else ():
        for passage in f.passages:
            if any(word.lemma in firsts for word in passage.words):
                told.update(wanted.intersection(_pairs(_content(passage.words))))
    return told


def _direct(findings: Findings, wording: Wording) -> list[_Quote]:
    return list(_quotes(findings, findings.statements[wording.statement]))


def _conflict(a: Place, b: Place, why: str) -> Conflict:
    return Conflict(kind="wording", a=min(a, b), b=max(a, b), why=why)


def _quotes(findings: Findings, statement: StatementMention) -> Iterator[_Quote]:
    """The quoted parts of a statement that hold at least two content words."""
    for span in _quoted_spans(findings.document.text, statement):
        words = _content(w for w in words_in(findings, (span,)) if w.end <= span.end)
        if len(words) > 1:
            yield _Quote(findings, statement, words)


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


def _content(words: Iterable[Word]) -> tuple[Word, ...]:
    return tuple(
        w
        for w in words
        if len(w.lemma) >= _MIN_LETTERS and w.pos in _CONTENT and " " not in w.lemma
    )


def _pairs(words: Iterable[Word]) -> Iterator[tuple[str, str]]:
    for a, b in pairwise(words):
        if b.start - a.end <= 1:
            yield a.lemma, b.lemma


def _neighbours(quote: _Quote) -> Iterator[tuple[Word, Word]]:
    for a, b in pairwise(quote.words):
        if b.start - a.end <= 1:
            yield a, b


def _sides(first: str, second: str) -> str:
    """Two words in one order, whichever report is first: the same pair of words is one reason."""
    return " ↔ ".join(sorted((first, second)))


def _is_look_alike(a: Word, b: Word, least: float) -> bool:
    return (
        a.lemma != b.lemma
        and a.pos == b.pos
        # A name spelled in two ways is a slip of the pen, no contradiction.
        and a.pos not in {"NUM", "PROPN"}
        and not _is_one_stem(a, b)
        # "członkowski", "nieczłonkowski": a contrast, not a slip.
        and not a.lemma.endswith(b.lemma)
        and not b.lemma.endswith(a.lemma)
        and Indel.normalized_similarity(a.lemma, b.lemma) >= least
    )


def _is_one_stem(a: Word, b: Word) -> bool:
    """Whether two words begin alike for most of the shorter: forms and derivations of one."""
    shorter = min(len(a.lemma), len(b.lemma))
    common = Prefix.similarity(a.lemma, b.lemma)
    endings = len(a.lemma) - common, len(b.lemma) - common
    if max(endings) <= 1 and common > 1:  # "wola", "wole"
        return True
    return common >= min(_STEM, shorter) or (
        common >= _SHORT_STEM and max(endings) <= _LONGEST_ENDING
    )


def _is_one_occasion(a: _Quote, b: _Quote, limit: timedelta) -> bool:
    """Whether two statements may be of one time: their days are near, or one is not known."""
    first, second = (
        to_interval(q.statement.said_on or q.findings.document.published) for q in (a, b)
    )
    if first is None or second is None:
        return limit > _SAME_DAY
    return first.first - second.last <= limit and second.first - first.last <= limit
