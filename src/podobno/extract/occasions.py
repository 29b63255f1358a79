"""A statement in, where and when it was said out, as far as its own sentence tells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from podobno.extract.chains import region_of
from podobno.extract.cues import Draft, is_preposition, morph_of
from podobno.extract.scene import Scene
from podobno.model import Analysis, Sentence, StatementMention, TimeMention

# The place of saying stands this near to the cue: "powiedział w środę po rozmowach w Berlinie".
PLACE_REACH = 12


def place_of_saying(scene: Scene, draft: Draft) -> str | None:
    """The place after ``w`` or ``na`` beside the cue, outside the content: ``powiedział w
    Berlinie``; None where none is named."""
    if draft.cue is None or draft.cue.form == "formula":
        return None
    tokens, verb = scene.paragraph.tokens, draft.cue.verb
    for place in sorted(region_of(draft), key=lambda place: abs(place - verb)):
        name = scene.name_at(place)
        if name is None or name.type != "LOC" or abs(place - verb) > PLACE_REACH:
            continue
        first = scene.name_words(place).first
        before = tokens[first - 1] if first else None
        if before is None or not is_preposition(before) or "loc" not in morph_of(before).cases:
            continue
        if before.text.lower() in scene.paragraph.grammar.place:
            return name.entity_name
    return None


def date_statements(
    analysis: Analysis, statements: Sequence[StatementMention], times: Sequence[TimeMention]
) -> tuple[StatementMention, ...]:
    """The statements with the time at which each was said, where its cue's sentence gives one
    outside what is said: ``powiedział w środę, że``."""
    return tuple(_dated(analysis, statement, statements, times) for statement in statements)


def _dated(
    analysis: Analysis,
    statement: StatementMention,
    statements: Sequence[StatementMention],
    times: Sequence[TimeMention],
) -> StatementMention:
    cue = statement.cue
    if cue is None or statement.said_on is not None:
        return statement
    sentence = next((s for s in analysis.sentences if s.start <= cue.start < s.end), None)
    if sentence is None:
        return statement
    near = [time for time in times if _is_of_saying(time, sentence, statements)]
    if not near:
        return statement
    time = min(near, key=lambda time: abs(time.start - cue.start))
    return replace(statement, said_on=time.value)


def _is_of_saying(
    time: TimeMention, sentence: Sentence, statements: Sequence[StatementMention]
) -> bool:
    """Whether a date stands in the sentence and in nobody's content."""
    if time.value is None or time.type not in {"DATE", "TIME"} or time.precision == "vague":
        return False
    if not sentence.start <= time.start < sentence.end:
        return False
    return not any(
        span.start <= time.start < span.end
        for statement in statements
        for span in statement.content
    )
