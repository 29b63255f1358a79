"""Findings and claims in, quotations of the same words that differ in a word that matters out.

Three signs are reported here, all between quoted words of one speaker, said at about the same time:

- a look-alike: the same head word with a word before or after it that is nearly the other's
  (``bohaterski obowiązek``, ``braterski obowiązek``);
- an exchanged word: two quotations that are aligned word by word, but for a few words that are no
  forms of each other (``trudny, ale uczciwy kompromis``, ``trudny, ale konieczny kompromis``);
- a shared rare phrase: two quotations of one day, told as different sentences, that share two
  neighbouring words which nobody else in the story uses.

Names exchanged in what is told without quotation marks, and headlines that quote what their report
does not, stand in ``story/retold.py`` and ``story/headlines.py``.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import combinations, pairwise

from rapidfuzz.distance import Indel

from podobno.model import Claim, Conflict, Findings, Place, Word, Wording
from podobno.story.exchanges import exchanged_words, shown_words
from podobno.story.headlines import headline_conflicts
from podobno.story.quotes import (
    OCCASION,
    SAME_DAY,
    Quote,
    content_words,
    is_one_occasion,
    is_same_word,
    quotes_of,
    sides,
)
from podobno.story.retold import retold_conflicts

# bohaterski/braterski: .84, stosowny/stanowczy: .71; polski/rosyjski: .57.
# Below .7 two words are two ideas, not one heard wrongly. One report that has both is likelier to
# mean both (``broń ekonomiczna``, ``broń chemiczna``: .78).
_LOOK_ALIKE = 0.7
_LOOK_ALIKE_IN_ONE_REPORT = 0.8
# Shorter words look alike by chance: "mieć", "musieć".
_MIN_LOOK_ALIKE = 5
_MIN_ALIGNED = 3
_PART = 0.75


def wording_conflicts(findings: Iterable[Findings], claims: Iterable[Claim]) -> Iterator[Conflict]:
    """Wording conflicts; the same pair of places may come with two signs.

    Words that a speaker quotes are the inner speaker's: told once, where they stand for themselves.
    """
    findings = tuple(findings)
    quotes: dict[str, list[Quote]] = defaultdict(list)
    for f in findings:
        for statement in f.statements:
            if statement.speaker_name is not None:
                quotes[statement.speaker_name] += quotes_of(f, statement)
    told = [
        conflict
        for speaker, said in sorted(quotes.items())
        for conflict in (*_look_alikes(speaker, said), *_exchanged(speaker, said))
    ]
    told = [outer for outer in told if not any(_is_within(inner, outer) for inner in told)]
    yield from told
    claims = tuple(claims)
    for conflict in _rare_phrases(findings, claims):
        # Where a word was exchanged, the two sentences are told already.
        if not any(conflict.a.meets(c.a) and conflict.b.meets(c.b) for c in told):
            yield conflict
    yield from retold_conflicts(findings, claims)
    yield from headline_conflicts(findings)


def _is_within(inner: Conflict, outer: Conflict) -> bool:
    """Whether one conflict is of the same words as another, in parts of its places."""
    sides = ((inner.a, outer.a), (inner.b, outer.b))
    return (
        inner.why.partition(": ")[2] == outer.why.partition(": ")[2]
        and all(i.doc == o.doc and o.start <= i.start and i.end <= o.end for i, o in sides)
        and (inner.a, inner.b) != (outer.a, outer.b)
    )


def _look_alikes(speaker: str, said: list[Quote]) -> Iterator[Conflict]:
    phrases: dict[tuple[str, int], list[tuple[Quote, Word, Word]]] = defaultdict(list)
    for quote in said:
        for first, second in _neighbours(quote):
            phrases[second.lemma, 0].append((quote, first, second))
            phrases[first.lemma, 1].append((quote, first, second))
    for (shared, side), same in sorted(phrases.items()):
        for a, b in combinations(same, 2):
            mine, theirs = (a[1], b[1]) if side == 0 else (a[2], b[2])
            is_one_report = a[0].place.doc == b[0].place.doc
            least = _LOOK_ALIKE_IN_ONE_REPORT if is_one_report else _LOOK_ALIKE
            is_one_time = is_one_occasion(a[0].said, b[0].said, OCCASION)
            if is_one_time and _is_look_alike(mine, theirs, least):
                yield _conflict(
                    Place(a[0].place.doc, a[1].start, a[2].end),
                    Place(b[0].place.doc, b[1].start, b[2].end),
                    f"{speaker}: {sides(mine.lemma, theirs.lemma)} ({shared})",
                )


def _exchanged(speaker: str, said: list[Quote]) -> Iterator[Conflict]:
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
        if not is_one_occasion(a.said, b.said, OCCASION):
            continue
        found = exchanged_words(a, b)
        if found is not None:
            yield _conflict(found.a, found.b, f"{speaker}: {'; '.join(found.words)}")


def _rare_phrases(findings: tuple[Findings, ...], claims: Iterable[Claim]) -> Iterator[Conflict]:
    """Direct quotations that were put together as one claim and share a phrase of their own."""
    by_id = {f.document.id: f for f in findings}
    alike = [
        (claim, a, b, shared)
        for claim in claims
        for a, b in combinations(_quoted(claim, by_id), 2)
        # One report that says it twice, in headline and text, contradicts nobody.
        if a[0].place.doc != b[0].place.doc
        and is_one_occasion(a[0].said, b[0].said, SAME_DAY)
        and (shared := set(_pairs(_words_of(a))) & set(_pairs(_words_of(b))))
    ]
    told = _count_told(findings, {pair for _, _, _, shared in alike for pair in shared})
    for claim, a, b, shared in alike:
        mine, theirs = _words_of(a), _words_of(b)
        rare = sorted(pair for pair in shared if told[pair] <= 2)
        first = Place(a[0].place.doc, mine[0].start, mine[-1].end)
        second = Place(b[0].place.doc, theirs[0].start, theirs[-1].end)
        if rare and not _is_part(mine, theirs):
            at = next(n for n, pair in enumerate(pairwise(mine)) if _lemmas(pair) == rare[0])
            phrase = shown_words(a[0], mine[at : at + 2])
            why = f"{claim.speaker}: „{phrase}” in two different sentences"
            yield _conflict(first, second, why)


def _lemmas(pair: tuple[Word, Word]) -> tuple[str, str]:
    return pair[0].lemma, pair[1].lemma


def _is_part(a: Sequence[Word], b: Sequence[Word]) -> bool:
    """Whether most words of the shorter stand in the longer, in their order: one is the other cut
    short."""
    matcher = SequenceMatcher(None, [w.lemma for w in a], [w.lemma for w in b], autojunk=False)
    same = sum(block.size for block in matcher.get_matching_blocks())
    return same >= _PART * min(len(a), len(b))


def _quoted(claim: Claim, by_id: dict[str, Findings]) -> list[list[Quote]]:
    """The quoted words of each direct quotation of a claim."""
    direct = (
        _direct(by_id[w.doc], w)
        for w in claim.wordings
        if by_id[w.doc].statements[w.statement].kind == "direct"
    )
    return [quotes for quotes in direct if quotes]


def _words_of(quotes: Iterable[Quote]) -> tuple[Word, ...]:
    return tuple(word for quote in quotes for word in quote.words)


def _count_told(
    findings: Iterable[Findings], wanted: set[tuple[str, str]]
) -> Counter[tuple[str, str]]:
    """In how many sentences of the story each of some pairs of words stands."""
    told: Counter[tuple[str, str]] = Counter()
    firsts = {first for first, _ in wanted}
    seconds = {second for _, second in wanted}
    for f in findings if wanted else ():
        for passage in f.passages:
            lemmas = {lemma for _, _, lemma, _ in passage.words}
            if not (firsts.isdisjoint(lemmas) or seconds.isdisjoint(lemmas)):
                told.update(wanted.intersection(_pairs(content_words(passage.words))))
    return told


def _direct(findings: Findings, wording: Wording) -> list[Quote]:
    return list(quotes_of(findings, findings.statements[wording.statement]))


def _conflict(a: Place, b: Place, why: str) -> Conflict:
    return Conflict(kind="wording", a=min(a, b), b=max(a, b), why=why)


def _pairs(words: Iterable[Word]) -> Iterator[tuple[str, str]]:
    for a, b in pairwise(words):
        if b.start - a.end <= 1:
            yield a.lemma, b.lemma


def _neighbours(quote: Quote) -> Iterator[tuple[Word, Word]]:
    for a, b in pairwise(quote.words):
        if b.start - a.end <= 1:
            yield a, b


def _is_look_alike(a: Word, b: Word, least: float) -> bool:
    return (
        a.lemma != b.lemma
        and a.pos == b.pos
        # A name spelled in two ways is a slip of the pen, no contradiction.
        and a.pos not in {"NUM", "PROPN"}
        and not is_same_word(a, b)
        and min(len(a.lemma), len(b.lemma)) >= _MIN_LOOK_ALIKE
        # "członkowski", "nieczłonkowski": a contrast, not a slip.
        and not a.lemma.endswith(b.lemma)
        and not b.lemma.endswith(a.lemma)
        and Indel.normalized_similarity(a.lemma, b.lemma) >= least
    )
