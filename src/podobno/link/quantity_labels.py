"""A figure in its sentence comes in; the words that label its series, the number left out, go out.

The clause up to what is counted labels it: "Pekin wysłał … żołnierzy". A clause that says nothing
by itself ("matkę … dzieci", "gdzie … osób") is read in its sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from podobno.model import FigureMention, Passage, Span

_MOST_BEFORE, _MOST_AFTER = 10, 8
# With fewer words than these before it, a label has those behind it too.
_FEW_WORDS = 2
# The rule for "pięciopunktowy": number and unit are one adjective.
_IN_ONE_WORD = "adjective with a number"
_QUOTES = str.maketrans("", "", '"„”“«»')
_BRACKETS = (("(", ")"), ("[", "]"))
_VERBS = frozenset({"VERB", "AUX"})
# What cannot end a label: "dawek preparatu dla".
_NEVER_LAST = frozenset({"ADP", "CCONJ", "SCONJ", "DET"})


@dataclass(frozen=True, slots=True)
class LabelWords:
    """What a language's tables say of labels: words and phrases that open a clause, words that
    multiply a number."""

    openers: frozenset[str]
    multipliers: frozenset[str]


def label_of(
    text: str,
    figure: FigureMention,
    passage: Passage,
    clause: Span,
    *,
    is_whole: bool,
    words: LabelWords,
) -> str:
    """The words around a figure, "…" in place of the number; "…słowo" and "słowo…" where cut.

    ``is_whole`` where the clause can be read by itself; else the sentence is taken.
    """
    around = clause if is_whole else Span(passage.start, passage.end)
    number, counted, end = _counted(text, figure, passage, around, words)
    before = _without_openers(text[around.start : figure.start].split(), words)
    kept = before[-_MOST_BEFORE:]
    cut = len(kept) < len(before)
    start = text.find(kept[0], around.start) if kept else figure.start
    after: list[str] = []
    is_cut_behind = False
    says_little = len(kept) < _FEW_WORDS or not has_verb(passage, Span(start, figure.start))
    # "stanowią … proc. ludności", "pięciopunktowy tekst": nothing without what it is of.
    if says_little or figure.unit == "%" or number != "…":
        after, is_cut_behind = _behind(text, Span(end, around.end), passage)
    opened = ["…" + kept[0], *kept[1:]] if cut and kept else kept
    return _tidy(" ".join((*opened, number, *counted, *after)) + ("…" if is_cut_behind else ""))


def has_verb(passage: Passage, span: Span) -> bool:
    """Whether a verb stands there; so it is taken to be where parts of speech are not known."""
    words = [w for w in passage.words if span.start <= w.start < span.end]
    return any(w.pos in _VERBS for w in words) or not any(w.pos for w in passage.words)


def _without_openers(before: list[str], words: LabelWords) -> list[str]:
    """The words behind what opens a clause: "że". A pair is left out only right before the number
    ("w tym … kobiet"): "w tym tygodniu" opens nothing."""
    while before and before[0].lower() in words.openers:
        before = before[1:]
    return [] if " ".join(before).lower() in words.openers else before


def _counted(
    text: str, figure: FigureMention, passage: Passage, around: Span, words: LabelWords
) -> tuple[str, list[str], int]:
    """What stands for the number, what is counted, in the words of the text, and where it ends.

    A number that is one word with its unit is kept: "pięciopunktowy", "połowę".
    """
    written = text[figure.start : figure.end]
    is_one_word = len(written.split()) == 1 and not written[:1].isdigit()
    if is_one_word and (figure.rule == _IN_ONE_WORD or figure.value < 1):
        return written, [], figure.end
    if is_one_word and not figure.counted:
        return "…", [], figure.end
    found = text.find(figure.counted, figure.start, around.end) if figure.counted else -1
    end = max(figure.end, found + len(figure.counted or ""))
    # "40 ton paliwa" counts fuel in tons: both are told.
    start = _after_number(written, figure.start, passage, words)
    if start is None:
        start = found - figure.start if found >= 0 else written.rindex(" ") + 1
    return "…", text[figure.start + start : end].split(), end


def _after_number(written: str, at: int, passage: Passage, words: LabelWords) -> int | None:
    """Where the words behind the last digits start ("55 mld m sześc." at "m"); None where there
    are none."""
    lemmas = {word.start: word.lemma for word in passage.words}
    parts = list(re.finditer(r"\S+", written))
    numbers = [
        n
        for n, part in enumerate(parts)
        if part.group()[:1].isdigit()
        or part.group().lower().rstrip(".") in words.multipliers
        or lemmas.get(at + part.start()) in words.multipliers
    ]
    return None if not numbers else parts[numbers[-1]].end()


def _behind(text: str, span: Span, passage: Passage) -> tuple[list[str], bool]:
    """The first words behind what is counted, and whether more would follow."""
    parts = [
        (m.group(), span.start + m.start())
        for m in re.finditer(r"\S+", text[span.start : span.end].rstrip(" .,;:!?"))
    ]
    kept = parts[:_MOST_AFTER]
    if len(kept) == len(parts):
        return [part for part, _at in kept], False
    pos = {word.start: word.pos for word in passage.words}
    while kept and pos.get(kept[-1][1]) in _NEVER_LAST:
        kept.pop()
    return [part for part, _at in kept], bool(kept)


def _tidy(label: str) -> str:
    """The label without quotation marks, odd brackets and what a cut left at its ends."""
    label = label.translate(_QUOTES)
    for opening, closing in _BRACKETS:
        if label.count(opening) != label.count(closing):
            label = label.replace(opening, "").replace(closing, "")
    label = re.sub(r"\s+([,.;:!?])", r"\1", " ".join(label.split()))
    label = re.sub(r"[,;:]…$", "…", label)
    return label.strip(" ,;:–—-")
