"""The names of a document come in; a person's name that was cut at a small foreign word (``Ursula
von der Leyen``) goes out whole, an acronym before a person (``LOT Jana Kowalskiego``) by itself,
the towns of a route (``Praga-Brno``) as two."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from podobno.extract.name_types import NameKnowledge, NameSpan, is_town
from podobno.extract.name_words import PLACE, is_capital, is_given, is_roman, marks_of
from podobno.model import Analysis, Token

# "von der", "van den": so many small words at most.
LONGEST = 2
# The dictionary's mark of a company's name.
COMPANY = "nazwa_firmy"


def join_names(
    spans: Iterable[NameSpan], analysis: Analysis, knowledge: NameKnowledge
) -> tuple[NameSpan, ...]:
    """The names with those that belong together joined, and those that do not cut apart."""
    cut = [
        part
        for span in spans
        for person in _without_acronym(span, analysis, knowledge)
        for part in _towns(person, analysis)
    ]
    return tuple(_joined(cut, analysis, knowledge))


def _without_acronym(
    span: NameSpan, analysis: Analysis, knowledge: NameKnowledge
) -> Iterator[NameSpan]:
    """``dyrektora biura LOT Jana Kowalskiego``: a body in capitals, then one of its people; by
    itself it is no person either (``piloci LOT``)."""
    tokens = analysis.sentences[span.sentence].tokens
    first, rest = tokens[span.first], tokens[span.first + 1 : span.last]
    if span.type == "PER" and not rest and first.text.isupper() and COMPANY in marks_of(first):
        yield replace(span, type="ORG", rule="company in capitals")
        return
    is_acronym = len(first.text) > 1 and first.text.isupper() and first.text.isalpha()
    is_person = span.type == "PER" and len(rest) > 1 and is_given(rest[0], knowledge)
    is_body = COMPANY in marks_of(first) or not is_given(first, knowledge)
    is_shouted = any(token.text.isupper() for token in rest)
    if not (is_acronym and is_person and is_body) or is_roman(first) or is_shouted:
        yield span
        return
    yield replace(
        span, last=span.first + 1, end=first.end, type="ORG", rule="acronym before a person"
    )
    yield replace(span, first=span.first + 1, start=rest[0].start)


def _towns(span: NameSpan, analysis: Analysis) -> Iterator[NameSpan]:
    """``loty Praga-Brno`` name two towns, and nobody."""
    tokens = analysis.sentences[span.sentence].tokens
    words = tokens[span.first : span.last]
    texts = [word.text for word in words]
    halves = (words[:1], words[2:])
    is_route = len(words) == 3 and texts[1] in {"-", "–"} and all(map(_is_place, halves))
    if span.type != "PER" or not is_route:
        yield span
        return
    for at in (span.first, span.first + 2):
        yield replace(
            span, first=at, last=at + 1, start=tokens[at].start, end=tokens[at].end,
            type="LOC", rule="towns of a route",
        )  # fmt: skip


def _is_place(words: Sequence[Token]) -> bool:
    return PLACE in marks_of(words[0]) or is_town(words)


def _joined(
    spans: Sequence[NameSpan], analysis: Analysis, knowledge: NameKnowledge
) -> Iterator[NameSpan]:
    """``Ursula`` and ``von der Leyen``, ``Charles`` before ``de Gaulle``: one person."""
    at = 0
    while at < len(spans):
        span = spans[at]
        tokens = analysis.sentences[span.sentence].tokens
        end = _end_behind_particles(tokens, span, knowledge) if span.type == "PER" else span.last
        at += 1
        while at < len(spans) and spans[at].sentence == span.sentence and spans[at].first < end:
            end = max(end, spans[at].last)
            at += 1
        yield _grown(span, tokens, end) if end > span.last else span


def _grown(span: NameSpan, tokens: Sequence[Token], end: int) -> NameSpan:
    return replace(span, last=end, end=tokens[end - 1].end, rule="joined at a particle", base=None)


def _end_behind_particles(tokens: Sequence[Token], span: NameSpan, knowledge: NameKnowledge) -> int:
    """Where a person's name ends whose next word is a particle before a capital."""
    at = span.last
    while at < len(tokens) and at - span.last < LONGEST and _is_particle(tokens, at, knowledge):
        at += 1
    is_open = span.last < at < len(tokens) and tokens[at].text.isalpha()
    return at + 1 if is_open and is_capital(tokens[at]) else span.last


def _is_particle(tokens: Sequence[Token], at: int, knowledge: NameKnowledge) -> bool:
    """A small foreign word; one that is Polish too only before a word it is known to join
    (``Lula [da] Silva``, not ``Putin [da] Kimowi``)."""
    word = tokens[at].text
    behind = tokens[at + 1].text.casefold() if at + 1 < len(tokens) else ""
    return word in knowledge.person_particles or any(
        behind.startswith(stem) for particle, stem in knowledge.particle_pairs if particle == word
    )
