"""Two wordings in, the words of each with those that differ marked out."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from podobno.inside import words_in
from podobno.model import Findings, Span

_WORD = re.compile(r"\w+|\W+")


def mark_differences(
    text: str, lemmas: list[str], other_lemmas: list[str]
) -> list[tuple[str, bool]]:
    """The pieces of a text, each with whether its word stands in the other wording at the same
    place in another word; forms of one word do not count as different."""
    matcher = SequenceMatcher(None, lemmas, other_lemmas, autojunk=False)
    changed = {
        index
        for kind, i1, i2, _, _ in matcher.get_opcodes()
        if kind != "equal"
        for index in range(i1, i2)
    }
    pieces: list[tuple[str, bool]] = []
    word = -1
    for match in _WORD.finditer(text):
        is_word = match[0][0].isalnum() or match[0][0] == "_"
        word += is_word
        differs = is_word and word in changed
        if pieces and pieces[-1][1] == differs:
            pieces[-1] = (pieces[-1][0] + match[0], differs)
        else:
            pieces.append((match[0], differs))
    return pieces


def lemmas_of(findings: Findings, spans: tuple[Span, ...]) -> list[str]:
    """The base form of each word of some spans, as ``mark_differences`` counts words."""
    starts = {w.start: w.lemma for w in words_in(findings, spans)}
    text = findings.document.text
    found: list[str] = []
    for span in spans:
        # Spans are joined by " […] ", which holds no word.
        for match in _WORD.finditer(text[span.start : span.end]):
            if match[0][0].isalnum() or match[0][0] == "_":
                found.append(starts.get(span.start + match.start(), match[0].casefold()))
    return found
