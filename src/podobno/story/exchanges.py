"""Two quotations in, the words that stand in each other's place in them out.

Two quotations that are alike as a whole are compared as a whole. Two reports that quote one speech
at different length, or in two translations, are compared where they are most alike: a run of words
that both have in one order, with few others between them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import timedelta
from difflib import Match, SequenceMatcher
from itertools import combinations_with_replacement, pairwise
from typing import NamedTuple

from podobno.model import Place, Word
from podobno.story.quotes import Quote, are_one_kind, is_one_occasion, is_same_word, sides

_MIN_RATIO = 0.6
_MAX_EXCHANGED = 2
# A run: each word that both have counts one, each that stands between them takes away a half.
# Two speeches of one person on one topic share less. Read on dossiers of six running stories.
_BETWEEN = 0.5
_MIN_RUN = 3.5
_ONE_SPEECH = timedelta(days=3)
# Shorter verbs mean something else with a prefix: "dać", "oddać".
_MIN_VERB = 6


class Exchange(NamedTuple):
    """Where two quotations differ: the words of each, and where the wordings stand."""

    words: tuple[str, ...]
    a: Place
    b: Place


def exchanged_words(a: Quote, b: Quote) -> Exchange | None:
    """Words exchanged between two quotations of the same; None where they are not alike enough,
    or where nothing but forms and omissions differ."""
    matcher = SequenceMatcher(
        None, [w.lemma for w in a.words], [w.lemma for w in b.words], autojunk=False
    )
    if matcher.ratio() >= _MIN_RATIO:
        changed = _in_whole(a, b, matcher)
        if changed:
            return Exchange(tuple(changed), a.place, b.place)
    # One report quotes two sentences of a speech; two of different days may be of two speeches.
    if a.place.doc == b.place.doc or not is_one_occasion(a.said, b.said, _ONE_SPEECH):
        return None
    run = _best_run([block for block in matcher.get_matching_blocks() if block.size])
    changed = list(_in_run(a, b, run))
    if not changed:
        return None
    first, last = run[0], run[-1]
    return Exchange(
        tuple(changed),
        _place(a, first.a, last.a + last.size),
        _place(b, first.b, last.b + last.size),
    )


def shown_words(quote: Quote, words: Sequence[Word]) -> str:
    """Base forms; an adverb as it stands, its base form being another word (``wcześniej``)."""
    text = quote.findings.document.text
    forms = (text[w.start : w.end].lower() if w.pos == "ADV" else w.lemma for w in words)
    return " ".join(forms)


def _in_whole(a: Quote, b: Quote, matcher: SequenceMatcher[str]) -> list[str]:
    changed = []
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        if kind == "replace":
            mine, theirs = a.words[i1:i2], b.words[j1:j2]
            if not _is_in_place(mine, theirs):
                return []  # another turn of the sentence, no word in the place of another
            if _differ(a, mine, b, theirs):
                changed.append(sides(shown_words(a, mine), shown_words(b, theirs)))
    return changed


def _in_run(a: Quote, b: Quote, run: Sequence[Match]) -> Iterator[str]:
    for before, after in pairwise(run):
        mine = a.words[before.a + before.size : after.a]
        theirs = b.words[before.b + before.size : after.b]
        if mine and theirs and _is_in_place(mine, theirs) and _differ(a, mine, b, theirs):
            yield sides(shown_words(a, mine), shown_words(b, theirs))


def _is_in_place(mine: Sequence[Word], theirs: Sequence[Word]) -> bool:
    """Whether some words may stand in the place of some others: few, and of the same kinds."""
    return len(mine) <= _MAX_EXCHANGED and [w.pos for w in mine] == [w.pos for w in theirs]


def _best_run(blocks: Sequence[Match]) -> Sequence[Match]:
    """The blocks next to each other that share most words with fewest others between them; empty
    where none share enough."""
    best: tuple[float, Sequence[Match]] = (0.0, ())
    for i, j in combinations_with_replacement(range(len(blocks)), 2):
        run = blocks[i : j + 1]
        between = (max(y.a - x.a - x.size, y.b - x.b - x.size) for x, y in pairwise(run))
        score = sum(block.size for block in run) - _BETWEEN * sum(between)
        if score > best[0]:
            best = score, run
    return best[1] if best[0] >= _MIN_RUN else ()


def _place(quote: Quote, first: int, last: int) -> Place:
    words = quote.words[first:last]
    return Place(quote.findings.document.id, words[0].start, words[-1].end)


def _differ(a: Quote, mine: Sequence[Word], b: Quote, theirs: Sequence[Word]) -> bool:
    """Whether words in each other's place are neither forms of one, nor two words for one kind of
    thing (``firma``, ``spółka``), nor two ways to tell a day (``dzisiaj``, ``w poniedziałek``),
    nor words that only stand in another place."""
    if any(is_same_word(x, y) or _is_prefixed(x, y) for x in mine for y in theirs):
        return False
    if len(mine) == len(theirs) == 1 and are_one_kind(a.findings, mine[0].lemma, theirs[0].lemma):
        return False
    if _are_moved(mine, a, b) or _are_moved(theirs, b, a):
        return False
    return not (_is_in_time(a, mine) and _is_in_time(b, theirs))


def _is_prefixed(x: Word, y: Word) -> bool:
    """Whether two verbs are one but for a prefix: ``zostawić``, ``pozostawić``."""
    few, many = sorted((x.lemma, y.lemma), key=len)
    return x.pos == y.pos == "VERB" and len(few) >= _MIN_VERB and many.endswith(few)


def _are_moved(words: Sequence[Word], mine: Quote, theirs: Quote) -> bool:
    """Whether the other quotation has as many of some words, or they are said twice in a row: they
    stand elsewhere then, and nothing stands in their place."""
    here, there = (Counter(w.lemma for w in quote.words) for quote in (mine, theirs))
    twice = {x.lemma for x, y in pairwise(mine.words) if x.lemma == y.lemma}
    return all(there[w.lemma] >= here[w.lemma] or w.lemma in twice for w in words)


def _is_in_time(quote: Quote, words: Sequence[Word]) -> bool:
    return any(t.start <= words[0].start < t.end for t in quote.findings.times)
