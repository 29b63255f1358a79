"""A paragraph in, statements whose content stands before the cue's sentence out.

``P. Informuje o tym X.``, ``P. Tak twierdzi X.``, ``P – takie wnioski płyną z badania.``"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from podobno.extract.clause_edges import trimmed
from podobno.extract.cues import Cue, Draft, Range, cue_at, is_finite
from podobno.extract.governors import noun_saying
from podobno.extract.paragraphs import Paragraph
from podobno.extract.sayings import Sayings


def anaphoric(paragraph: Paragraph, sayings: Sayings) -> Iterator[Draft]:
    """``P. Informuje o tym X.``: the content is the sentence before."""
    for place in range(1, len(paragraph.tokens)):
        words: Sequence[str] = [t.text.lower() for t in paragraph.tokens[place : place + 2]]
        if tuple(words) != paragraph.grammar.about_this or paragraph.inside[place] >= 0:
            continue
        start = paragraph.sentence_start(place)
        if start == 0 or place - start > 3:
            continue
        cue = next(
            (c for c in (cue_at(paragraph, i, sayings) for i in range(start, place)) if c), None
        )
        after = paragraph.tokens[place + 2] if place + 2 < len(paragraph.tokens) else None
        if cue is None or not cue.saying.nominal or (after is not None and after.text == ","):
            continue
        before = Range(paragraph.sentence_start(start - 1), start)
        yield Draft(
            paragraph=paragraph.number,
            content=(trimmed(paragraph, before),),
            cue=cue,
            window=Range(start, paragraph.sentence_end(place)),
            rule="anaphoric",
            scope=Range(before.first, paragraph.sentence_end(place)),
        )
    yield from _thus(paragraph, sayings)


def _thus(paragraph: Paragraph, sayings: Sayings) -> Iterator[Draft]:
    """``P. Tak twierdzi X.``, ``P – takie wnioski płyną z badania.``: what stands before is the
    content."""
    for place, token in enumerate(paragraph.tokens):
        if paragraph.inside[place] >= 0 or token.lemma not in (
            paragraph.grammar.thus | paragraph.grammar.such
        ):
            continue
        start = paragraph.sentence_start(place)
        if place == start and start > 0:
            before = Range(paragraph.sentence_start(start - 1), start)
        elif place - 1 in paragraph.dashes and place - 1 > start:
            before = Range(start, place - 1)
        else:
            continue
        end = paragraph.sentence_end(place)
        cue = _thus_cue(paragraph, place, end, sayings)
        if cue is None or any(t.text.lower() in sayings.that for t in paragraph.tokens[place:end]):
            continue
        content = trimmed(paragraph, before)
        if not any(is_finite(t) for t in paragraph.tokens[content.first : content.last]):
            continue
        yield Draft(
            paragraph=paragraph.number,
            content=(content,),
            cue=cue,
            window=Range(place, end),
            rule="anaphoric",
            scope=Range(before.first, end),
        )


def _thus_cue(paragraph: Paragraph, place: int, end: int, sayings: Sayings) -> Cue | None:
    """``tak`` with a verb of saying next to it, ``taki`` with a noun of saying and its verb."""
    if paragraph.tokens[place].lemma in paragraph.grammar.thus:
        cue = cue_at(paragraph, place + 1, sayings) if place + 1 < end else None
        return cue if cue is not None and "that" in cue.saying.takes else None
    noun = next(
        (p for p in range(place + 1, min(place + 4, end))
         if noun_saying(paragraph.tokens[p], sayings)), None
    )  # fmt: skip
    if noun is None:
        return None
    verb = next((p for p in range(place + 1, end) if is_finite(paragraph.tokens[p])), None)
    if verb is None or verb - noun > 4:
        return None
    saying = noun_saying(paragraph.tokens[noun], sayings)
    if saying is None:
        return None
    if paragraph.tokens[verb].lemma in sayings.arising:
        saying = replace(saying, lemmas=(paragraph.grammar.following, *saying.lemmas))
    words = Range(min(noun, verb), max(noun, verb) + 1)
    return Cue(words=words, verb=verb, saying=saying, form="finite")
