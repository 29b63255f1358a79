"""A paragraph in, its reported clauses out: ``X powiedział, że P``.

What verb governs a clause is told in ``governors``, where it ends in ``reported_ends``."""

from __future__ import annotations

from collections.abc import Iterator

from podobno.extract.clause_edges import opens_clause, trimmed, window_start
from podobno.extract.cues import Cue, Draft, Range, cue_at, is_finite, morph_of
from podobno.extract.governors import find_governor
from podobno.extract.paragraphs import Paragraph
from podobno.extract.reported_ends import clause_end
from podobno.extract.reported_phrases import find_phrases
from podobno.extract.sayings import Sayings


def find_reported(paragraph: Paragraph, sayings: Sayings) -> tuple[Draft, ...]:
    """Reported clauses first; then what a verb without a clause reports by a phrase."""
    clauses = tuple(_clauses(paragraph, sayings))
    taken = {draft.cue.verb for draft in clauses if draft.cue}
    phrases = tuple(find_phrases(paragraph, sayings, taken))
    return clauses + phrases


def _clauses(paragraph: Paragraph, sayings: Sayings) -> Iterator[Draft]:
    for place, _token in enumerate(paragraph.tokens):
        kind = _conjunction(paragraph, place, sayings)
        if kind is None:
            continue
        if kind == "that" and place == paragraph.sentence_start(place):
            draft = _fronted(paragraph, place, sayings)
            if draft is not None:
                yield draft
            continue
        cue = find_governor(paragraph, place, kind, sayings)
        if cue is None and kind == "that" and _is_correlated(paragraph, place, sayings):
            draft = _fronted(paragraph, place, sayings)
            if draft is not None:
                yield draft
        if cue is None or _is_nobody_saying(paragraph, cue, place, kind, sayings):
            continue
        first = place if kind == "whether" else place + 1
        end = clause_end(paragraph, first, cue, sayings)
        content = trimmed(paragraph, Range(first, end))
        if content.first >= content.last:
            continue
        start = window_start(paragraph, cue)
        rest = _after_parenthesis(paragraph, end, cue, sayings)
        yield Draft(
            paragraph=paragraph.number,
            content=(content, rest) if rest else (content,),
            cue=cue,
            window=Range(start, place),
            rule=f"clause-{kind}",
            scope=Range(start, rest.last if rest else end),
        )


def _after_parenthesis(paragraph: Paragraph, end: int, cue: Cue, sayings: Sayings) -> Range | None:
    """``że wojsko – jak zaznaczył – [jest gotowe]``: the clause goes on after what was put in."""
    limit = paragraph.sentence_end(end - 1)
    if end + 1 >= limit or paragraph.tokens[end + 1].text.lower() != paragraph.grammar.as_:
        return None
    is_dashed = end in paragraph.dashes
    close = next(
        (p for p in range(end + 2, limit) if paragraph.inside[p] == paragraph.inside[end]
         and (p in paragraph.dashes if is_dashed else paragraph.tokens[p].text == ",")), None
    )  # fmt: skip
    if close is None or close + 1 >= limit:
        return None
    words = Range(close + 1, clause_end(paragraph, close + 1, cue, sayings))
    rest = trimmed(paragraph, words)
    has_verb = any(is_finite(paragraph.tokens[p]) for p in range(*rest))
    return rest if has_verb and not opens_clause(paragraph, rest.first) else None


def _conjunction(paragraph: Paragraph, place: int, sayings: Sayings) -> str | None:
    """What kind of reported clause this word may open."""
    word = paragraph.tokens[place].text.lower()
    before = paragraph.tokens[place - 1] if place else None
    if word in sayings.that:
        if before is not None and before.lemma in sayings.not_after and before.text != ",":
            return None
        return (
            "that" if before is None or before.lemma not in paragraph.grammar.coordinate else None
        )
    if before is None or before.text not in {","}:
        return None
    if word in sayings.that_bare and not _governs(paragraph, place):
        return "that"
    if word in sayings.so_that:
        return "so_that"
    if word in sayings.as_if:
        return "as_if"
    return "whether" if word in sayings.whether else None


def _governs(paragraph: Paragraph, place: int) -> bool:
    """``, ze [względu] na`` is a preposition, ``zapowiada, ze [w] roku`` a conjunction without its
    mark."""
    if place + 1 >= len(paragraph.tokens):
        return True
    morph = morph_of(paragraph.tokens[place + 1])
    return bool(morph.cases & {"gen", "inst", "acc"}) and morph.pos != "prep"


def _is_nobody_saying(
    paragraph: Paragraph, cue: Cue, place: int, kind: str, sayings: Sayings
) -> bool:
    """``groził [tak] stanowczo, że``: a consequence; ``[co] sugeruje, że``, ``[To] dowodzi, że``:
    the text's own conclusion, unless somebody stands behind the verb (``co ogłosił minister``)."""
    if kind != "that":
        return False
    between = paragraph.tokens[cue.words.last : place]
    if any(token.lemma in sayings.degrees for token in between):
        return True
    before = paragraph.tokens[cue.words.first - 1] if cue.words.first else None
    is_resumed = (
        before is not None
        and before.text.lower() in sayings.resuming
        and is_finite(paragraph.tokens[cue.verb])
        and not _is_inside_clause(paragraph, cue.words.first - 1)
        and not _is_correlative(paragraph, cue.words.first - 1)
    )
    return is_resumed and not any("nom" in morph_of(token).cases for token in between)


def _is_correlative(paragraph: Paragraph, place: int) -> bool:
    """``Chociaż grozi, [to] przyznaje, że``: the word that answers a conjunction before it."""
    is_this = paragraph.tokens[place].text.lower() in paragraph.grammar.this
    return is_this and place > 0 and paragraph.tokens[place - 1].text == ","


def _is_inside_clause(paragraph: Paragraph, place: int) -> bool:
    """Whether a word stands behind others of its clause: ``on to mówi``."""
    starts = place == paragraph.sentence_start(place)
    return not starts and paragraph.tokens[place - 1].text not in {",", "-", "–", "—"}


def _fronted(paragraph: Paragraph, place: int, sayings: Sayings) -> Draft | None:
    """``Że P, powiedział X.``"""
    end = paragraph.sentence_end(place)
    for comma in range(end - 1, place, -1):
        if paragraph.tokens[comma].text != "," or comma + 1 >= end:
            continue
        cue = _next_cue(paragraph, comma + 1, end, sayings)
        if cue is not None and "that" in cue.saying.takes:
            return Draft(
                paragraph=paragraph.number,
                content=(trimmed(paragraph, Range(place + 1, comma)),),
                cue=cue,
                window=Range(comma + 1, end),
                rule="clause-fronted",
                scope=Range(place, end),
            )
    return None


def _is_correlated(paragraph: Paragraph, place: int, sayings: Sayings) -> bool:
    """``To, że``, ``O tym, że``, ``Fakt, że`` at the head of a sentence."""
    start = paragraph.sentence_start(place)
    words = [token for token in paragraph.tokens[start:place] if token.text != ","]
    if not 0 < len(words) <= 2 or words[0].text.lower() in sayings.circumstances:
        return False
    return words[-1].lemma in sayings.correlates


def _next_cue(paragraph: Paragraph, start: int, end: int, sayings: Sayings) -> Cue | None:
    """The verb of saying here, adverbs and a time before it: ``w środę mówił``."""
    for place in range(start, min(start + 4, end)):
        cue = cue_at(paragraph, place, sayings)
        if cue is not None or is_finite(paragraph.tokens[place]):
            return cue
        if paragraph.tokens[place].text == ",":
            return None
    return None
